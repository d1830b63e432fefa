"""A take gives the same bytes again, whatever made it; versions come as files of every kind."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
import soundfile

from chatbot.__main__ import main
from chatbot.conversation import Conversation
from chatbot.events import BarReady
from chatbot.store import Store
from chatbot.takes import TakeError, replay
from composer import Composer
from composer.key import Key
from composer.midi import read_provenance, write_midi
from composer.piece import Bar, Meter, Note, Part, Piece
from synth import SynthPool


def take_of(conversation: Conversation, number: int) -> dict[str, object]:
    """The take as somebody else reads it."""
    take: dict[str, object] = json.loads(conversation.file(number, "take").read_text(encoding="utf-8"))
    return take


def test_every_kind_of_version_comes_again_byte_for_byte(composer: Composer, pool: SynthPool, tmp_path: Path) -> None:
    conversation = Conversation(composer, tmp_path / "made", pool=pool, seed=3)
    file = tmp_path / "mine.mid"
    bar, tune = Bar(Meter(3, 4), 90.0), tuple(Note(12 * beat, 60 + beat, 12) for beat in range(9))
    file.write_bytes(write_midi(Piece((bar,) * 3, (Part(0, "melody", tune),), Key("C", "major"))))
    requests: list[tuple[str, list[Path]]] = [
        ("2 versions of 3 bars in D minor for piano and bass", []),
        ("I love it", []),
        ("mute the bass and then make it faster", []),
        ("continue with 2 more bars", []),
        ("rewrite bars 2 to 3", []),
        ("undo, then add a flute", []),
        ("mix the piano of version 1 with the flute of version 6", []),
        ("a grade 2 sight-reading piece for violin", []),
        ("C4 D4 E4 F4", []),
        ("continue with 2 bars", [file]),
        ("两小节，不要鼓", []),
    ]
    for text, files in requests:
        list(conversation.say(text, files))
    acts = [version.making.act for version in conversation.versions if version.making is not None]
    assert {"compose", "edit", "continue", "regenerate", "add", "arrange", "melody", "upload"} <= set(acts), acts
    assert len(acts) == len(conversation.versions)
    for version in conversation.versions:
        made = replay(take_of(conversation, version.number), composer, tmp_path / f"again{version.number}", pool)
        assert made.midi == write_midi(version.piece), (version.number, version.making)
        assert made.same


def test_what_was_stopped_and_what_was_resumed_come_again(composer: Composer, pool: SynthPool, tmp_path: Path) -> None:
    store = Store.at(tmp_path / "home")

    def opened(folder: str) -> Conversation:
        return Conversation(composer, tmp_path / folder, pool, seed=5, journal=store.journal("b" * 32))

    conversation = opened("one")
    for event in conversation.say("20 bars for piano"):
        if isinstance(event, BarReady) and event.bar.index == 2:
            conversation.cancel()
    assert not conversation.versions[0].complete
    again = opened("two")
    list(again.say("continue with 1 more bar"))
    for number in (1, 2):
        made = replay(take_of(again, number), composer, tmp_path / f"again{number}", pool)
        assert made.midi == write_midi(again.versions[number - 1].piece)


def test_a_take_of_another_model_or_none_is_refused(composer: Composer, pool: SynthPool, tmp_path: Path) -> None:
    conversation = Conversation(composer, tmp_path, pool=pool, seed=3)
    list(conversation.say("2 bars for piano"))
    take = take_of(conversation, 1)
    with pytest.raises(TakeError, match="other-model"):
        replay({**take, "checkpoint": "other-model"}, composer, tmp_path / "again", pool)
    for broken in ({}, {"cadenza_take": 2}, {**take, "before": 3}, {**take, "versions": [{}]}):
        with pytest.raises(TakeError):
            replay(broken, composer, tmp_path / "again", pool)
    # Other notes than the take was made of are noticed.
    assert not replay({**take, "midi_sha256": "0"}, composer, tmp_path / "again", pool).same


def test_versions_come_as_files(composer: Composer, pool: SynthPool, tmp_path: Path) -> None:
    conversation = Conversation(composer, tmp_path, pool=pool, seed=3)
    list(conversation.say("2 bars for piano at 120 bpm"))
    provenance = read_provenance(conversation.file(1, "midi").read_bytes())
    assert provenance is not None and provenance.dialogue == ("2 bars for piano at 120 bpm",)
    wav, rate = soundfile.read(conversation.file(1, "wav"))
    flac, _ = soundfile.read(conversation.file(1, "flac"))
    mp3, _ = soundfile.read(conversation.file(1, "mp3"))
    assert np.array_equal(wav, flac)
    assert len(mp3) / rate == pytest.approx(len(wav) / rate, abs=0.1)
    assert np.abs(mp3).max() == pytest.approx(np.abs(wav).max(), rel=0.2)
    with pytest.raises(ValueError):
        conversation.file(1, "../secret")
    with pytest.raises(IndexError):
        conversation.file(2, "midi")


def test_the_command_line_exports_and_replays(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "out"
    common = ["--debug-model", "--out", str(out)]
    assert main([*common, "--seed", "4", "--say", "2 bars for piano", "--export", "take,flac"]) == 0
    take = out / "version1.take.json"
    assert (out / "version1.flac").is_file()
    assert main(["--debug-model", "--out", str(tmp_path / "again"), "--replay", str(take)]) == 0
    assert (tmp_path / "again" / "version1.mid").read_bytes() == (out / "turn1.mid").read_bytes()
    take.write_text("[]", encoding="utf-8")
    assert main(["--debug-model", "--out", str(tmp_path / "again"), "--replay", str(take)]) == 2
    assert "take" in capsys.readouterr().err
    with pytest.raises(SystemExit):
        main([*common, "--say", "2 bars", "--export", "gif"])
