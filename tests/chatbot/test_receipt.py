"""A receipt is measured from the file, whatever was asked."""

from __future__ import annotations

from dataclasses import replace

import pytest

from chatbot.events import ReceiptLine
from chatbot.receipt import measure, receipt, unmet
from chatbot.reply import receipt_text, summary
from chatbot.turn import Language
from composer.analysis.genre import known_genres
from composer.controls import GENRES, Controls, Mood, PartRequest, PitchRange
from composer.harmony import Chord
from composer.key import Key
from composer.midi import write_midi
from composer.piece import Bar, Meter, Note, Part, Piece

VIOLIN, BASS, HARP = 40, 33, 46


def waltz() -> Piece:
    """Four bars of 3/4 at 90 BPM in D minor: Dm Gm A7 Dm, violin, electric bass, drums."""
    chords = (Chord(2, "min"), Chord(7, "min"), Chord(9, "7"), Chord(2, "min"))
    bars = tuple(Bar(Meter(3, 4), 90.0, (chord,)) for chord in chords)
    tune = (74, 77, 81, 79, 82, 74, 76, 73, 79, 77, 69, 74)
    roots = (38, 45, 50, 43, 38, 46, 45, 49, 52, 38, 45, 38)

    def part(program: int, role: str, pitches: tuple[int, ...], drums: bool = False) -> Part:
        return Part(program, role, tuple(Note(12 * i, p, 12, 64) for i, p in enumerate(pitches)), drums)

    return Piece(
        bars,
        (part(VIOLIN, "melody", tune), part(BASS, "bass", roots), part(0, "drums", (36, 42, 42) * 4, True)),
        Key("D", "minor"),
    )


def lines_for(asked: Controls, piece: Piece | None = None) -> dict[str, ReceiptLine]:
    piece = piece or waltz()
    return {line.field: line for line in receipt(asked, measure(write_midi(piece), piece))}


def test_everything_kept() -> None:
    asked = Controls(
        key=Key("D", "minor"),
        tempo_bpm=90,
        meter=Meter(3, 4),
        bars=4,
        parts=(PartRequest("strings"), PartRequest("bass"), PartRequest("drums")),
        exclude=("piano",),
        range=PitchRange(38, 82),
        dynamics="mp",
        chords=("Dm", "Gm", "A7", "Dm"),
    )
    lines = lines_for(asked)
    assert {field: line.ok for field, line in lines.items() if line.asked is not None} == {
        "key": True,
        "tempo_bpm": True,
        "meter": True,
        "bars": True,
        "parts": True,
        "exclude": True,
        "range": True,
        "dynamics": True,
        "chords": True,
    }
    assert lines["key"].got == {"tonic": "D", "mode": "minor"}
    assert lines["range"].got == {"low": 38, "high": 82}
    assert not unmet(tuple(lines.values()))


@pytest.mark.parametrize(
    ("asked", "field", "got"),
    [
        (Controls(key=Key("G", "major")), "key", {"tonic": "D", "mode": "minor"}),
        (Controls(tempo_bpm=91), "tempo_bpm", 90.0),
        (Controls(meter=Meter(4, 4)), "meter", "3/4"),
        (Controls(bars=8), "bars", 4),
        (Controls(seconds=30), "seconds", 8.0),
        (Controls(exclude=("drums", "piano")), "exclude", ["drums"]),
        (Controls(exclude=("strings",)), "exclude", ["strings"]),
        (Controls(dynamics="ff"), "dynamics", "mp"),
        (Controls(range=PitchRange(40, 80)), "range", {"low": 38, "high": 82}),
        (Controls(density="high"), "density", "moderate"),
    ],
)
def test_what_was_not_kept_says_so(asked: Controls, field: str, got: object) -> None:
    line = lines_for(asked)[field]
    assert line.ok is False
    assert line.got == got


def test_what_was_left_open_is_measured_and_not_judged() -> None:
    lines = lines_for(Controls())
    assert all(line.asked is None and line.ok is None for line in lines.values())
    assert lines["tempo_bpm"].got == 90.0
    assert lines["parts"].got == [
        {"role": "melody", "instrument": "violin", "program": VIOLIN},
        {"role": "bass", "instrument": "bass", "program": BASS},
        {"role": "drums", "instrument": "drums", "program": 0},
    ]


@pytest.mark.parametrize("tempo", [24, 97, 133.33, 300])
def test_the_tempo_comes_back_from_the_file(tempo: float) -> None:
    piece = replace(waltz(), bars=tuple(replace(bar, tempo_bpm=tempo) for bar in waltz().bars))
    assert lines_for(Controls(tempo_bpm=tempo), piece)["tempo_bpm"].ok


def test_one_player_cannot_be_two() -> None:
    assert lines_for(Controls(parts=(PartRequest("violin"), PartRequest("strings"))))["parts"].ok is False
    assert lines_for(Controls(parts=(PartRequest("strings"), PartRequest("bass"))))["parts"].ok
    assert lines_for(Controls(parts=(PartRequest("violin", 110),)))["parts"].ok is False


def test_a_muted_part_is_not_heard() -> None:
    parts = (waltz().parts[0], waltz().parts[1], replace(waltz().parts[2], muted=True))
    piece = replace(waltz(), parts=parts)
    assert lines_for(Controls(exclude=("drums",)), piece)["exclude"].ok
    assert lines_for(Controls(parts=(PartRequest("drums"),)), piece)["parts"].ok is False


def test_bars_without_a_note_at_the_end_do_not_count() -> None:
    silent = replace(waltz(), bars=waltz().bars * 2)
    assert lines_for(Controls(bars=8), silent)["bars"].got == 4


def test_the_key_is_estimated_and_never_read_from_the_signature() -> None:
    lying = replace(waltz(), key=Key("E", "major"))
    assert lines_for(Controls(key=Key("E", "major")), lying)["key"].ok is False
    assert lines_for(Controls(key=Key("D", "minor")), lying)["key"].ok


def test_a_church_mode_is_heard_when_one_was_asked() -> None:
    raised = [Note(12 * i, p, 12, 64) for i, p in enumerate((74, 77, 81, 71, 72, 71, 69, 71, 79, 77, 71, 74))]
    piece = replace(waltz(), parts=(Part(VIOLIN, "melody", tuple(raised)),))
    assert lines_for(Controls(key=Key("D", "dorian")), piece)["key"].ok
    assert lines_for(Controls(key=Key("D", "phrygian")), piece)["key"].ok is False


def test_wrong_chords_are_heard() -> None:
    line = lines_for(Controls(key=Key("D", "minor"), chords=("i", "iv", "V7", "i")))["chords"]
    assert line.ok
    assert lines_for(Controls(chords=("C", "F", "G", "C")))["chords"].ok is False


def test_mood_is_judged_by_quadrant_or_distance() -> None:
    got = lines_for(Controls())["mood"].got
    assert isinstance(got, dict)
    near = Mood(max(-1, got["valence"] - 0.3), got["energy"])
    opposite = Mood(-1.0 if got["valence"] > 0 else 1.0, -1.0 if got["energy"] > 0 else 1.0)
    assert lines_for(Controls(mood=near))["mood"].ok
    assert lines_for(Controls(mood=opposite))["mood"].ok is False


def test_a_key_of_the_other_mode_settles_valence_and_leaves_energy() -> None:
    got = lines_for(Controls())["mood"].got
    assert isinstance(got, dict)
    for energy, kept in ((got["energy"], True), (-got["energy"], False)):
        brighter = Mood(-got["valence"], energy)
        other = Key("D", "minor" if brighter.valence > 0 else "major")
        assert lines_for(Controls(mood=brighter, key=other))["mood"].ok is kept
        same = Key("D", "major" if brighter.valence > 0 else "minor")
        assert lines_for(Controls(mood=brighter, key=same))["mood"].ok is False


def test_a_genre_is_heard_among_the_likeliest_three_and_one_that_nobody_knows_is_not_judged() -> None:
    got = lines_for(Controls(genre="pop"))["genre"].got
    assert isinstance(got, dict) and len(got["likeliest"]) == 3 and set(got["likeliest"]) <= set(known_genres())
    for genre in known_genres():
        assert lines_for(Controls(genre=genre))["genre"].ok is (genre in got["likeliest"])
    strange = next(genre for genre in GENRES if genre not in known_genres())
    assert lines_for(Controls(genre=strange))["genre"].ok is None


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        (
            "en",
            [
                "✗ tempo: asked 120 BPM, got 90 BPM",
                "✗ length: asked 1 bar, got 4 bars",
                "✓ without: asked piano, got none heard",
            ],
        ),
        (
            "zh",
            [
                "✗ 速度：要求 120 BPM，实得 90 BPM",
                "✗ 长度：要求 1 小节，实得 4 小节",
                "✓ 不要：要求 钢琴，实得 没有听到",
            ],
        ),
    ],
)
def test_a_receipt_reads_well_in_both_languages(language: Language, expected: list[str]) -> None:
    lines = lines_for(Controls(tempo_bpm=120, bars=1, exclude=("piano",)))
    assert receipt_text(tuple(lines.values()), language).splitlines() == expected


def test_the_summary_is_measured() -> None:
    facts = measure(write_midi(waltz()), waltz())
    assert summary(2, facts, "en") == "Version 2: D minor, 3/4, 90 BPM, 4 bars (8 s); violin, bass, drums."
    assert summary(2, facts, "zh") == "第 2 版：D小调，3/4 拍，90 BPM，4 小节（8 秒）；小提琴、贝斯、鼓。"
