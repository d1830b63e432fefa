"""A conversation through its only way in: what is said, and the events that come back."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
import soundfile

from chatbot.conversation import Conversation
from chatbot.events import AudioReady, BarReady, Event, Failed, PieceDone, Planned, Said
from composer import Composer
from composer.edit_report import compare
from composer.midi import read_midi
from composer.piece import Piece
from synth import SAMPLE_RATE, SynthPool

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture
def conversation(composer: Composer, pool: SynthPool, tmp_path: Path) -> Conversation:
    return Conversation(composer, tmp_path / "visitor", pool, seed=5)


def done(events: list[Event] | Iterator[Event]) -> PieceDone:
    (result,) = [event for event in events if isinstance(event, PieceDone)]
    return result


def failure(events: list[Event] | Iterator[Event]) -> str:
    (result,) = [event for event in events if isinstance(event, Failed)]
    return result.message


def record(conversation: Conversation, turn: int) -> dict:
    return json.loads((conversation.folder / f"turn{turn}.json").read_text(encoding="utf-8"))


def notes(piece: Piece) -> list:
    return [part.notes for part in piece.parts]


# --- composing ---------------------------------------------------------------------------------


def test_sound_comes_while_the_rest_is_still_to_be_composed(conversation: Conversation) -> None:
    kinds = []
    for event in conversation.say("piano and bass, 6 bars at 120 bpm"):
        if isinstance(event, BarReady):
            kinds.append(event.bar.index)
        elif isinstance(event, AudioReady):
            kinds.append("sound")
    bars = [kinds.index(bar) for bar in range(6)]
    # The opening is heard when all of it is there: it says how loud the piece is to be.
    assert "sound" not in kinds[: bars[3]]
    assert all("sound" in kinds[first:second] for first, second in pairwise(bars[3:]))
    assert kinds[-1] == "sound"


def test_a_composed_turn_announces_plays_proves_and_ends(conversation: Conversation) -> None:
    events = list(conversation.say("play something upbeat in D minor, 4 bars, 120 bpm, no drums"))
    kinds = [type(event) for event in events]
    assert kinds.index(Planned) < kinds.index(BarReady) < kinds.index(AudioReady) < kinds.index(PieceDone)
    assert kinds[-1] is PieceDone
    result = done(events)
    assert result.complete and result.version == 1
    lines = {line.field: line for line in result.receipt}
    assert all(lines[field].ok for field in ("bars", "tempo_bpm", "exclude"))
    assert lines["key"].asked == {"tonic": "D", "mode": "minor"}
    assert any(isinstance(event, Said) and "Version 1" in event.text for event in events)


def test_the_files_hold_what_was_heard(conversation: Conversation) -> None:
    events = list(conversation.say("flute and piano in G major, 4 bars"))
    result = done(events)
    heard = np.concatenate([event.pcm for event in events if isinstance(event, AudioReady)])
    written, rate = soundfile.read(result.files["wav"], dtype="int16")
    assert rate == SAMPLE_RATE and np.array_equal(written, heard)
    assert heard.dtype == np.int16 and np.abs(heard).max() > 100
    assert result.timing.audio_s == pytest.approx(len(heard) / SAMPLE_RATE, abs=1e-3)
    assert result.timing.audio_s >= result.piece.seconds
    assert notes(read_midi(result.files["midi"].read_bytes())) == notes(result.piece)
    assert {path.name for path in result.files.values()} == {"turn1.mid", "turn1.wav", "turn1.json"}


def test_the_record_states_only_what_was_stated(conversation: Conversation) -> None:
    list(conversation.say("flute and piano in G major, 4 bars"))
    turn = record(conversation, 1)
    assert (turn["said"], turn["language"], turn["act"]) == ("flute and piano in G major, 4 bars", "en", "compose")
    assert turn["controls"]["key"] == {"tonic": "G", "mode": "major"}
    assert turn["controls"]["bars"] == 4
    for field in ("tempo_bpm", "meter", "seconds", "genre", "mood", "density", "range", "dynamics", "form", "count"):
        assert turn["controls"][field] is None
    assert set(turn["receipt"][0]) == {"field", "asked", "got", "ok"}
    assert set(turn["timing"]) == {"first_audio_s", "total_s", "audio_s", "tokens", "tokens_per_s"}
    assert turn["timing"]["tokens"] > 0 and turn["timing"]["first_audio_s"] <= turn["timing"]["total_s"]
    assert turn["reply"].startswith("Version 1") and "✓ length: asked 4 bars, got 4 bars" in turn["reply"]


def test_the_same_seed_gives_the_same_file(composer: Composer, pool: SynthPool, tmp_path: Path) -> None:
    def compose(name: str, seed: int) -> bytes:
        talk = Conversation(composer, tmp_path / name, pool, seed=seed)
        return done(talk.say("strings, 4 bars")).files["midi"].read_bytes()

    assert compose("one", 7) == compose("two", 7) != compose("three", 8)


def test_the_language_of_the_answer_is_that_of_the_question(conversation: Conversation) -> None:
    events = list(conversation.say("钢琴，4小节"))
    assert any(isinstance(event, Said) and "第 1 版" in event.text for event in events)
    assert "实得 4 小节" in record(conversation, 1)["reply"]
    assert "24" in failure(conversation.say("10000拍每分钟"))


# --- changing ----------------------------------------------------------------------------------


def test_an_edit_changes_what_was_named_and_nothing_else(conversation: Conversation) -> None:
    before = done(conversation.say("piano, bass and drums in C major, 4 bars, 100 bpm")).piece
    after = done(conversation.say("now in E minor")).piece
    assert str(after.key) == "E minor" and after.parts[2] == before.parts[2]
    faster = done(conversation.say("make it 130 bpm"))
    assert notes(faster.piece) == notes(after)
    assert {line.field: line.ok for line in faster.receipt}["tempo_bpm"]
    result = done(conversation.say("mute the bass"))
    assert compare(faster.piece, result.piece).silent == ("bass",)
    assert [line.got for line in result.receipt if line.field == "unchanged"] == [["piano", "drums"]]


def test_undo_and_redo_walk_back_and_forth_and_play_again(conversation: Conversation) -> None:
    first = done(conversation.say("guitar, 4 bars"))
    second = done(conversation.say("transpose it up 2 semitones"))
    back = list(conversation.say("undo"))
    assert notes(done(back).piece) == notes(first.piece) and done(back).version == 1
    assert any(isinstance(event, AudioReady) for event in back)
    assert done(back).files["midi"].name == "turn3.mid"
    assert notes(done(conversation.say("redo")).piece) == notes(second.piece)
    assert failure(conversation.say("redo")) == "There is nothing to redo."
    done(conversation.say("undo"))
    third = done(conversation.say("louder"))
    assert third.version == 3
    assert failure(conversation.say("redo"))
    assert done(conversation.say("go back to version 2")).version == 2
    assert done(conversation.say("undo")).version == 3


def test_continuing_adds_bars_and_keeps_every_old_note(conversation: Conversation) -> None:
    old = done(conversation.say("piano and bass, 4 bars")).piece
    events = list(conversation.say("4 more bars"))
    new = done(events).piece
    assert len(new.bars) == 8
    for before, after in zip(old.parts, new.parts, strict=True):
        assert before.notes == tuple(note for note in after.notes if note.start < old.ticks)
    assert [event.bar.index for event in events if isinstance(event, BarReady)] == [4, 5, 6, 7]
    lines = {line.field: line for line in done(events).receipt}
    assert lines["bars"].ok and lines["kept_bars"].ok and lines["added_bars"].got == 4
    seconds = len(soundfile.read(done(events).files["wav"])[0]) / SAMPLE_RATE
    assert seconds >= new.seconds


def test_an_exclusion_is_remembered_until_the_instrument_is_wanted(conversation: Conversation) -> None:
    done(conversation.say("rock, 4 bars, no drums"))
    events = list(conversation.say("a new piece in G major, 4 bars"))
    assert any(isinstance(event, Said) and "Still without drums" in event.text for event in events)
    assert not any(part.is_drums for part in done(events).piece.parts)
    assert record(conversation, 2)["controls"]["exclude"] in (None, [])
    wanted = done(conversation.say("a new piece with drums and bass, 4 bars")).piece
    assert any(part.is_drums for part in wanted.parts)


def test_some_bars_can_change_alone_where_that_makes_sense(conversation: Conversation) -> None:
    before = done(conversation.say("piano and bass in C major, 4 bars")).piece
    result = done(conversation.say("transpose bars 2 to 3 up 2 semitones"))
    begin, end = before.bar_starts[1], before.bar_starts[3]
    for old, new in zip(before.parts, result.piece.parts, strict=True):
        moved = [b.pitch - a.pitch for a, b in zip(old.notes, new.notes, strict=True)]
        assert moved == [2 if begin <= note.start < end else 0 for note in old.notes]
    assert {line.field: line.ok for line in result.receipt}["transpose"]
    quiet = done(conversation.say("mute the bass in bars 2 to 3")).piece
    assert quiet.parts[0] == result.piece.parts[0]
    assert not any(begin <= note.start < end for note in quiet.parts[1].notes)


def test_a_new_take_keeps_the_wishes_and_takes_up_new_ones(conversation: Conversation) -> None:
    first = done(conversation.say("piano and bass, 4 bars, 100 bpm"))
    again = done(conversation.say("try again, but in 3/4"))
    assert str(again.piece.meter) == "3/4" and again.piece.tempo_bpm == 100 and len(again.piece.bars) == 4
    assert notes(again.piece) != notes(first.piece)


def test_questions_are_answered_from_the_notes(conversation: Conversation) -> None:
    done(conversation.say("violin, 3/4, 4 bars, 96 bpm"))
    list(conversation.say("what tempo and meter is it?"))
    assert record(conversation, 2)["reply"] == "The tempo is 96 BPM. The meter is 3/4."
    list(conversation.say("有几小节？用了什么乐器？"))
    assert "4 小节" in record(conversation, 3)["reply"] and "小提琴" in record(conversation, 3)["reply"]
    list(conversation.say("why did you write that?"))
    assert record(conversation, 4)["reply"]
    assert len(conversation.versions) == 1


def test_several_versions_at_once_have_files_of_their_own(conversation: Conversation) -> None:
    events = [event for event in conversation.say("two versions, harp, 2 bars") if isinstance(event, PieceDone)]
    assert [event.version for event in events] == [1, 2]
    assert [event.files["midi"].name for event in events] == ["turn1_version1.mid", "turn1.mid"]
    assert notes(events[0].piece) != notes(events[1].piece)
    assert [version["version"] for version in record(conversation, 1)["versions"]] == [1, 2]


# --- stopping ----------------------------------------------------------------------------------


def test_a_cancelled_piece_keeps_what_was_composed_as_a_playable_version(conversation: Conversation) -> None:
    events = []
    for event in conversation.say("piano, 40 bars"):
        events.append(event)
        if isinstance(event, BarReady) and event.bar.index == 2:
            conversation.cancel()
    result = done(events)
    assert not result.complete and len(result.piece.bars) == 3
    assert conversation.current is not None and conversation.current.number == result.version
    assert any(isinstance(event, Said) and "3 of 40 bars" in event.text for event in events)
    seconds = len(soundfile.read(result.files["wav"])[0]) / SAMPLE_RATE
    assert seconds >= result.piece.seconds
    louder = done(conversation.say("transpose it up 1 semitone"))
    assert len(louder.piece.bars) == 3


def test_a_listener_who_leaves_loses_nothing(conversation: Conversation) -> None:
    answer = conversation.say("piano, 40 bars")
    for event in answer:
        if isinstance(event, BarReady) and event.bar.index == 3:
            break
    answer.close()
    assert len(conversation.versions) == 1
    version = conversation.versions[0]
    assert not version.complete and len(version.piece.bars) >= 4
    assert notes(read_midi((conversation.folder / "turn1.mid").read_bytes())) == notes(version.piece)
    seconds = len(soundfile.read(conversation.folder / "turn1.wav")[0]) / SAMPLE_RATE
    assert seconds >= version.piece.seconds
    assert record(conversation, 1)["complete"] is False
    assert done(conversation.say("slower")).version == 2


def test_cancelling_from_another_thread(conversation: Conversation) -> None:
    heard = threading.Event()

    def stop() -> None:
        assert heard.wait(timeout=60)
        conversation.cancel()

    stopper = threading.Thread(target=stop)
    stopper.start()
    events = []
    for event in conversation.say("piano, 256 bars"):
        events.append(event)
        if isinstance(event, AudioReady) and not heard.is_set():
            heard.set()
            stopper.join()
    assert not done(events).complete and len(done(events).piece.bars) < 256


def test_one_request_at_a_time(conversation: Conversation) -> None:
    answer = conversation.say("piano, 4 bars")
    next(answer)
    assert "last request" in failure(conversation.say("faster"))
    assert done(answer).complete


# --- what cannot be done -----------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "", "   ", "x" * 200_000, "\U0001f9bf\U0001f9bf", "<script>alert(1)</script>", "\x00\x01",
        "10000 bpm", "5000 bars", "a 5/4 waltz", "五千小节", "je voudrais quelque chose de joli",
        "transpose it up 200 semitones", "remove the trombone", "undo", "redo", "go back to version 7",
        "continue for 999 bars",
    ],
)  # fmt: skip
def test_what_cannot_be_done_is_one_sentence_and_changes_nothing(conversation: Conversation, text: str) -> None:
    first = done(conversation.say("piano and violin, 4 bars")).piece
    events = list(conversation.say(text))
    words = [event for event in events if isinstance(event, (Said, Failed))]
    assert len(events) == len(words) == 1
    message = words[0].text if isinstance(words[0], Said) else words[0].message
    assert 0 < len(message) < 700 and "\n" not in message
    assert len(conversation.versions) == 1 and conversation.current is not None
    assert notes(conversation.current.piece) == notes(first)
    assert done(conversation.say("slower")).version == 2


@pytest.mark.parametrize("text", ["undo", "faster", "4 more bars", "what key is this in?", "try again"])
def test_before_the_first_piece_there_is_nothing_to_work_on(conversation: Conversation, text: str) -> None:
    assert failure(conversation.say(text))
    assert conversation.current is None


def test_nobody_can_silence_the_last_part(conversation: Conversation) -> None:
    done(conversation.say("solo piano, 4 bars"))
    assert "piano" in failure(conversation.say("mute the piano"))


# --- files -------------------------------------------------------------------------------------


def test_a_midi_file_becomes_a_version_that_can_be_edited(conversation: Conversation, tmp_path: Path) -> None:
    original = done(conversation.say("trumpet and organ in F major, 4 bars, 110 bpm"))
    copy = tmp_path / "my song.mid"
    copy.write_bytes(original.files["midi"].read_bytes())
    result = done(conversation.say("", files=[copy]))
    assert result.version == 2 and notes(result.piece) == notes(original.piece)
    assert "my song.mid" in record(conversation, 2)["reply"]
    moved = done(conversation.say("transpose it up 3 semitones", files=[copy]))
    assert moved.version == 4 and compare(original.piece, moved.piece).semitones == 3


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("song.mp3", b"MThd"),
        ("empty.mid", b""),
        ("torn.mid", b"MThd\x00\x00\x00\x06\x00\x01"),
        ("big.mid", b"M" * (5 * 2**20)),
        ("x.mid", None),
    ],
)
def test_a_file_that_is_no_music_is_named(
    conversation: Conversation, tmp_path: Path, name: str, content: bytes | None
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    assert name in failure(conversation.say("faster", files=[tmp_path / name]))
    assert conversation.versions == ()


# --- two visitors ------------------------------------------------------------------------------


def test_two_visitors_at_once_share_nothing(composer: Composer, pool: SynthPool, tmp_path: Path) -> None:
    talks = {
        "one": ["piano in D minor, 4 bars, no drums", "faster", "transpose it up 2 semitones"],
        "two": ["小提琴和大提琴，6小节，3/4拍", "慢一点", "撤销"],
    }

    def hold(folder: Path, name: str, into: dict[str, list[Event]]) -> None:
        talk = Conversation(composer, folder / name, pool, seed=3)
        into[name] = [event for text in talks[name] for event in talk.say(text)]

    alone: dict[str, list[Event]] = {}
    for name in talks:
        hold(tmp_path / "alone", name, alone)
    together: dict[str, list[Event]] = {}
    threads = [threading.Thread(target=hold, args=(tmp_path / "together", name, together)) for name in talks]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for name in talks:
        for mine, theirs in zip(_pieces(alone[name]), _pieces(together[name]), strict=True):
            assert notes(mine.piece) == notes(theirs.piece) and mine.version == theirs.version
            assert theirs.files["wav"].parent == tmp_path / "together" / name
        sound = [
            np.concatenate([e.pcm for e in events if isinstance(e, AudioReady)])
            for events in (alone[name], together[name])
        ]
        assert np.array_equal(*sound)


def _pieces(events: list[Event]) -> list[PieceDone]:
    return [event for event in events if isinstance(event, PieceDone)]


# --- the command line --------------------------------------------------------------------------


def test_the_command_line_writes_one_set_of_files_a_turn(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CADENZA_SOUNDFONT", "sonivox")
    arguments = ["--debug-model", "--seed", "3", "--say", "harp, 2 bars", "--say", "快一点", "--out", str(tmp_path)]
    told = subprocess.run(
        [sys.executable, "-m", "chatbot", *arguments], cwd=ROOT, capture_output=True, text=True, check=True
    )
    names = {path.name for path in tmp_path.iterdir()}
    turns = {f"turn{n}.{kind}" for n in (1, 2) for kind in ("json", "mid", "wav")}
    assert names == {*turns, "conversations.db"}
    assert "Version 1" in told.stdout and "第 2 版" in told.stdout


def test_understanding_alone_loads_no_model(tmp_path: Path) -> None:
    requests = tmp_path / "requests.txt"
    requests.write_text("play something upbeat in D minor\n\n来一段欢快的音乐\n", encoding="utf-8")
    code = (
        "import sys; from chatbot.__main__ import main; "
        f"main(['--parse-file', {str(requests)!r}]); "
        "heavy = {'torch', 'transformers', 'onnxruntime', 'gradio', 'synth.stream'} & set(sys.modules); "
        "sys.exit(', '.join(heavy) or 0)"
    )
    told = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert told.returncode == 0, told.stderr
    lines = [json.loads(line) for line in told.stdout.splitlines()]
    assert [line["act"] for line in lines] == ["compose", "invalid", "compose"]
    assert lines[0]["controls"]["key"] == {"tonic": "D", "mode": "minor"}
    assert lines[2]["language"] == "zh"


def test_only_somebody_who_is_not_there_means_a_new_piece(conversation: Conversation) -> None:
    done(conversation.say("a string quartet in C major, 2 bars"))
    result = done(conversation.say("D小调，四三拍，只要钢琴和大提琴，两小节"))
    assert [part.program for part in result.piece.parts] == [0, 42]
    assert str(result.piece.meter) == "3/4"
    alone = done(conversation.say("only the cello"))
    assert [part.program for part in alone.piece.parts if part.sounds] == [42]
