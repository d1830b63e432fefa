"""The text of music: what is on the grid comes back exactly."""

from __future__ import annotations

import numpy as np
import pytest

from composer.controls import METERS
from composer.harmony import NO_CHORD, QUALITIES, Chord
from composer.key import MODES, Key
from composer.label import header_of, labelled
from composer.piece import Bar, Meter, Note, Part, Piece
from composer.text import Header, TextError, Unrepresentable, on_grid, read_bars, write_bars
from composer.text.alphabet import DURATIONS, PLAYED, kind_of, used_characters
from composer.text.readable import readable
from composer.text.reader import read_notes
from composer.text.words import Words, train_words


def random_piece(seed: int, meters: tuple[Meter, ...] = METERS, bars: int = 6) -> Piece:
    """Any piece that MIDI could hold: odd lengths, chords, drums, several parts."""
    rng = np.random.default_rng(seed)
    key = Key.of(int(rng.integers(12)), MODES[int(rng.integers(len(MODES)))])
    qualities = tuple(QUALITIES)
    plan = []
    for index in range(bars):
        chords = tuple(
            NO_CHORD
            if rng.random() < 0.1
            else Chord(int(rng.integers(12)), qualities[int(rng.integers(len(qualities)))])
            for _ in range(int(rng.integers(1, 3)))
        )
        plan.append(Bar(meters[int(rng.integers(len(meters)))], 96.0, chords, "AABBCA"[index % 6]))
    end = sum(bar.ticks for bar in plan)
    parts = []
    for role, program, drums in (("melody", 73, False), ("chords", 0, False), ("bass", 33, False), ("drums", 0, True)):
        low, high = (27, 88) if drums else (30, 100)
        notes = {
            (int(rng.integers(end)), int(rng.integers(low, high))): (
                int(rng.integers(1, 400)),
                int(rng.integers(1, 128)),
            )
            for _ in range(60)
        }
        parts.append(
            Part(program, role, tuple(sorted(Note(s, p, d, v) for (s, p), (d, v) in notes.items())), is_drums=drums)
        )
    return Piece(tuple(plan), tuple(parts), key)


@pytest.mark.parametrize("meter", METERS, ids=str)
def test_round_trip_is_exact_in_every_meter(meter: Meter) -> None:
    for seed in range(20):
        piece, _ = on_grid(random_piece(seed, (meter,)))
        back = read_bars(write_bars(piece), header_of(piece).parts, piece.key, 96.0)
        assert back.bars == piece.bars
        assert [part.notes for part in back.parts] == [part.notes for part in piece.parts]


def test_round_trip_with_changing_meters_and_labels() -> None:
    for seed in range(40):
        piece, _ = on_grid(random_piece(seed))
        piece = labelled(piece)
        back = read_bars(write_bars(piece), header_of(piece).parts, piece.key, 96.0)
        assert back.bars == piece.bars
        assert [part.notes for part in back.parts] == [part.notes for part in piece.parts]


def test_the_grid_is_idempotent_and_counts_what_it_changes() -> None:
    piece = random_piece(3)
    once, losses = on_grid(piece)
    twice, none = on_grid(once)
    assert twice == once
    assert not none
    changed = sum(
        a.duration != b.duration
        for p, q in zip(piece.parts, once.parts, strict=True)
        if not p.is_drums
        for a, b in zip(p.notes, q.notes, strict=False)
    )
    assert losses["duration snapped"] > 0
    assert changed > 0


def test_transposing_a_piece_leaves_its_text_unchanged() -> None:
    piece, _ = on_grid(random_piece(5, (Meter(4, 4),)))
    texts = set()
    for tonic in range(12):
        key = Key.of(tonic, piece.key.mode)
        by = key.transposition - piece.key.transposition
        moved = Piece(
            tuple(Bar(b.meter, b.tempo_bpm, tuple(c.transposed(by) for c in b.chords), b.section) for b in piece.bars),
            tuple(
                p
                if p.is_drums
                else Part(
                    p.program, p.role, tuple(Note(n.start, n.pitch + by, n.duration, n.velocity) for n in p.notes)
                )
                for p in piece.parts
            ),
            key,
        )
        texts.add("".join(write_bars(moved)))
    assert len(texts) == 1


def test_header_reads_back() -> None:
    piece, _ = on_grid(random_piece(8))
    header = header_of(labelled(piece), "jazz")
    for asked in ({"mode"}, {"parts", "tempo_bpm"}, set()):
        back = Header.read(header.text(asked))
        assert (back.genre, back.mode, back.meter, back.parts) == (
            header.genre,
            header.mode,
            header.meter,
            header.parts,
        )
        assert back.tempo_bpm == pytest.approx(header.tempo_bpm, rel=0.035)


def test_what_cannot_be_said_is_named() -> None:
    piece, _ = on_grid(random_piece(1, (Meter(4, 4),)))
    odd = Piece((Bar(Meter(17, 16), 96.0, (NO_CHORD,)), *piece.bars[1:]), piece.parts, piece.key)
    with pytest.raises(Unrepresentable, match="17/16"):
        write_bars(odd)
    long = Piece(piece.bars, (Part(0, "chords", (Note(0, 60, 193, 72),)),), piece.key)
    with pytest.raises(Unrepresentable, match="193"):
        write_bars(long)


def test_broken_texts_are_refused() -> None:
    piece, _ = on_grid(random_piece(2, (Meter(4, 4),)))
    text = "".join(write_bars(piece)[0])
    with pytest.raises(TextError):
        read_bars([text[1:]], header_of(piece).parts, piece.key, 96.0)
    with pytest.raises(TextError):
        read_bars([text], header_of(piece).parts[:1], piece.key, 96.0)
    note = next(i for i, c in enumerate(text) if kind_of(c)[0].name == "DURATION")
    with pytest.raises(TextError):
        read_notes(text[text.index(text[note]) :], 0)


def test_alphabet_has_no_twins_and_a_readable_form() -> None:
    characters = used_characters()
    assert len(set(characters)) == len(characters)
    piece, _ = on_grid(random_piece(4))
    dump = readable(header_of(piece).text() + "".join(write_bars(piece)))
    assert f"for{DURATIONS[0]}" in dump
    assert "drums:" in dump
    with pytest.raises(ValueError, match="U\\+0041"):
        readable("A")


def test_words_spell_every_text_and_stay_inside_a_part() -> None:
    texts = []
    for seed in range(120):
        piece, _ = on_grid(random_piece(seed))
        texts += write_bars(piece)
    played = []
    for text in texts:
        part = ""
        for char in text:
            if kind_of(char)[0] in PLAYED:
                part += char
            elif part:
                played.append(part)
                part = ""
    words = Words(train_words(played, 1024))
    assert len(words) == 1024
    for text in texts[:100]:
        ids = words.encode(text)
        assert words.decode(ids) == text
        assert 0 not in ids
        for spelling in (words.spellings[i] for i in ids):
            kinds = {kind_of(c)[0] for c in spelling}
            assert len(spelling) == 1 or kinds <= PLAYED
