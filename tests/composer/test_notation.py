"""A person's own music: typed melodies and files of scores become pieces."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from composer.key import Key
from composer.midi import write_midi
from composer.notation import NotationError, read_file, read_melody
from composer.notation.players import with_named_players
from composer.piece import Bar, Meter, Note, Part, Piece

TWINKLE = [60, 60, 67, 67, 69, 69, 67]

MUSICXML = """<?xml version="1.0" encoding="UTF-8"?>
<score-partwise version="4.0"><work><work-title>Small Song</work-title></work>
<part-list><score-part id="P1"><part-name>Flute</part-name></score-part></part-list>
<part id="P1"><measure number="1"><attributes><divisions>2</divisions><key><fifths>1</fifths></key>
<time><beats>3</beats><beat-type>4</beat-type></time></attributes>
<harmony><root><root-step>G</root-step></root><kind>major</kind></harmony>
<note><pitch><step>G</step><octave>4</octave></pitch><duration>4</duration></note>
<note><pitch><step>B</step><octave>4</octave></pitch><duration>2</duration></note></measure>
<measure number="2"><harmony><root><root-step>D</root-step></root><kind>dominant</kind></harmony>
<note><pitch><step>A</step><octave>4</octave></pitch><duration>4</duration></note>
<note><pitch><step>F</step><alter>1</alter><octave>4</octave></pitch><duration>2</duration></note></measure>
<measure number="3"><harmony><root><root-step>G</root-step></root><kind>major</kind></harmony>
<note><pitch><step>G</step><octave>4</octave></pitch><duration>6</duration></note></measure></part></score-partwise>"""


@pytest.mark.parametrize(
    ("names", "programs"),
    [
        (("Soprano", "Alto", "Tenor", "Bass"), [52, 52, 52, 52]),
        (("Violin I", "Violin II", "Viola", "Violoncello"), [40, 40, 41, 42]),
        (("Alto Saxophone", "Bass", "Klavier", ""), [65, 33, 0, 0]),
        (("Flauto", "Bass Clarinet", "Cor anglais", "Double Bass"), [73, 71, 68, 43]),
    ],
)
def test_players_are_known_by_their_names(names: tuple[str, ...], programs: list[int]) -> None:
    parts = tuple(Part(0, "melody", (Note(0, 60, 12),), name=name) for name in names)
    piece = Piece((Bar(Meter(4, 4), 100.0),), parts, Key("C", "major"))
    assert [part.program for part in with_named_players(piece).parts] == programs
    stated = replace(piece, parts=(replace(parts[0], program=19), *parts[1:]))
    assert with_named_players(stated) == stated


@pytest.mark.parametrize(
    ("text", "pitches", "ticks"),
    [
        ("C4 C4 G4 G4 A4 A4 G4:2", TWINKLE, [12] * 6 + [24]),
        ("c c g g a a g -", TWINKLE, [12] * 6 + [24]),
        ("do do sol sol la la sol--", TWINKLE, [12] * 6 + [36]),
        ("1 1 5 5 6 6 5", TWINKLE, [12] * 7),
        ("1155665-", TWINKLE, [12] * 6 + [24]),
        ("1=D  1 1 5 5 | 6 6 5 -", [p + 2 for p in TWINKLE], [12] * 6 + [24]),
        ("6, 1 3 (65) 3_2_ 1' 7.", [57, 60, 64, 69, 67, 64, 62, 72, 71], [12, 12, 12, 6, 6, 6, 6, 12, 18]),
        ("F#5/8 Bb3/4. r/8 E/16", [78, 58, 64], [6, 18, 3]),
        ("M:4/4 L:1/4 K:C CCGG AAG2", TWINKLE, [12] * 6 + [24]),
    ],
)
def test_a_typed_melody_sounds_as_written(text: str, pitches: list[int], ticks: list[int]) -> None:
    piece = read_melody(text)
    assert [note.pitch for note in piece.parts[0].notes] == pitches
    assert [note.duration for note in piece.parts[0].notes] == ticks
    assert all(bar.chords for bar in piece.bars)


def test_what_is_written_about_key_and_meter_counts() -> None:
    piece = read_melody("1=F 3/4 5, | 1 - 2 | 3 - 1")
    assert (piece.key, piece.meter) == (Key("F", "major"), Meter(3, 4))
    abc = read_melody("X:1\nT:Air\nM:6/8\nK:G\nGAB d2e|g6|")
    assert (abc.key, abc.meter, len(abc.bars)) == (Key("G", "major"), Meter(6, 8), 2)


@pytest.mark.parametrize(
    ("text", "kind", "given"),
    [
        ("C4 H4", "note", "H4"),
        ("1 2 ^", "number", "^"),
        ("- 1", "dash", ""),
        ("C4:99", "length", "99"),
        ("1___", "length", "1___"),
        ("C9 B9", "range", "B9"),
        ("| | |", "empty", ""),
        ("C4:16 " * 17, "bars", "68"),
    ],
)
def test_what_cannot_be_read_is_named(text: str, kind: str, given: str) -> None:
    with pytest.raises(NotationError) as caught:
        read_melody(text)
    assert (caught.value.kind, caught.value.given) == (kind, given)


def test_a_page_of_musicxml_keeps_its_notes_and_symbols() -> None:
    piece = read_file(MUSICXML.encode(), "song.musicxml")
    assert [part.program for part in piece.parts] == [73]  # who plays is told by the name alone
    assert piece.title == "Small Song"
    assert (piece.key, piece.meter) == (Key("G", "major"), Meter(3, 4))
    assert [(n.pitch, n.duration) for n in piece.parts[0].notes] == [(67, 24), (71, 12), (69, 24), (66, 12), (67, 36)]
    assert [[chord.symbol(piece.key) for chord in bar.chords] for bar in piece.bars] == [["G"], ["D7"], ["G"]]


def test_a_midi_file_comes_in_with_key_and_chords_estimated() -> None:
    written = write_midi(read_melody("G4 B4 D5 G5 F#5 D5 A4 F#4 G4:4"))
    piece = read_file(written, "song.MID")
    assert [n.pitch for n in piece.parts[0].notes][:4] == [67, 71, 74, 79]
    assert all(bar.chords for bar in piece.bars)


@pytest.mark.parametrize("cut", [0, 40, 900])
def test_damaged_and_foreign_files_are_refused_with_a_sentence(cut: int, tmp_path: Path) -> None:
    with pytest.raises(NotationError) as caught:
        read_file(MUSICXML.encode()[:cut], "song.xml")
    assert caught.value.kind == "file"
    with pytest.raises(NotationError) as caught:
        read_file(b"hello", "song.docx")
    assert caught.value.kind == "suffix" and ".musicxml" in str(caught.value)
