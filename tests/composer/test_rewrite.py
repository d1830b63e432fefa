"""Writing into music that is there: what is named is new, everything else stays note for note."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import pairwise

import pytest

from composer import Composer, Controls
from composer.controls import ControlError, Mood, PartRequest
from composer.edit import EditError
from composer.instruments import FAMILIES
from composer.key import Key
from composer.material import kept_notes
from composer.midi import read_provenance, write_midi
from composer.piece import Meter, Note, Part, Piece
from composer.rewrite import Rewriting
from composer.variation import note_distance

BAND = tuple(PartRequest(name) for name in ("flute", "piano", "bass", "drums"))
FLUTE, PIANO, BASS, DRUMS = range(4)


@pytest.fixture(scope="module")
def composer() -> Composer:
    return Composer.debug(seed=1)


@pytest.fixture(scope="module")
def band(composer: Composer) -> Piece:
    return whole(composer.compose(Controls(key=Key("F", "major"), bars=12, seed=6, parts=BAND)))


def whole(take: object) -> Piece:
    assert len(list(take)) == take.total  # type: ignore[attr-defined, call-overload]
    return take.piece()  # type: ignore[attr-defined, no-any-return]


def notes(piece: Piece, part: int, first: int, last: int) -> list[Note]:
    """The notes of a part that start in bars ``first`` to ``last``, counted from 1."""
    begin, end = piece.bar_starts[first - 1], piece.bar_starts[last]
    return [note for note in piece.parts[part].notes if begin <= note.start < end]


def proven(take: Rewriting) -> Piece:
    piece = whole(take)
    asked, kept = kept_notes(take.material, piece)
    assert asked == kept
    assert all(note.end <= piece.ticks for part in piece.parts for note in part.notes)
    return piece


def test_bars_are_new_and_the_others_identical(composer: Composer, band: Piece) -> None:
    new = proven(composer.rewrite(band, (5, 8), controls=Controls(seed=1)))
    for part in range(4):
        for stretch in ((1, 4), (9, 12)):
            assert notes(new, part, *stretch) == notes(band, part, *stretch)
    assert any(notes(new, part, 5, 8) != notes(band, part, 5, 8) for part in range(4))
    # Nothing of a new bar rings into a note that was there.
    for part in (FLUTE, BASS):
        following = notes(band, part, 9, 12)
        if following:
            assert all(note.end <= following[0].start for note in notes(new, part, 5, 8))


def test_one_part_in_some_bars_is_new_and_nothing_else(composer: Composer, band: Piece) -> None:
    new = proven(composer.rewrite(band, ((2, 3), (7, 9)), [BASS], controls=Controls(seed=1)))
    for part in (FLUTE, PIANO, DRUMS):
        assert new.parts[part] == band.parts[part]
    for stretch in ((1, 1), (4, 6), (10, 12)):
        assert notes(new, BASS, *stretch) == notes(band, BASS, *stretch)
    assert notes(new, BASS, 2, 3) != notes(band, BASS, 2, 3)
    assert new.bars == band.bars
    assert all(FAMILIES["bass"].low <= note.pitch <= FAMILIES["bass"].high for note in new.parts[BASS].notes)


def test_a_gap_is_written_knowing_what_follows(composer: Composer, band: Piece) -> None:
    """A model that has learnt to read ahead writes another bar where other bars follow it; one that has
    not writes the same."""
    # The same later bars in another octave: what the header says of the piece does not change.
    second, flute = band.bar_starts[6], band.parts[FLUTE]
    moved = tuple(replace(n, pitch=n.pitch + (12 if n.pitch < 84 else -12) * (n.start >= second)) for n in flute.notes)
    other_later = replace(band, parts=(replace(flute, notes=tuple(sorted(moved))), *band.parts[1:]))
    blind = Composer(composer.model, composer.words, composer.checkpoint)
    for reader, same in ((composer, False), (blind, True)):
        bass = [
            notes(proven(reader.rewrite(piece, (6, 6), [BASS], controls=Controls(seed=2), candidates=1)), BASS, 6, 6)
            for piece in (band, other_later)
        ]
        assert (bass[0] == bass[1]) == same


@pytest.mark.parametrize("part", [FLUTE, PIANO, DRUMS])
def test_a_rhythm_that_is_kept_is_the_same_to_the_tick(composer: Composer, band: Piece, part: int) -> None:
    new = proven(composer.rewrite(band, None, [part], "rhythm", Controls(seed=1)))

    def rhythm(piece: Piece) -> list[tuple[int, int, int]]:
        return sorted((note.start, note.duration, note.velocity) for note in piece.parts[part].notes)

    assert rhythm(new) == rhythm(band)
    assert [note.pitch for note in new.parts[part].notes] != [note.pitch for note in band.parts[part].notes]


def test_pitches_that_are_kept_come_in_their_order_in_another_rhythm(composer: Composer, band: Piece) -> None:
    new = proven(composer.rewrite(band, None, [FLUTE], "pitches", Controls(seed=1)))
    for bar in range(1, 13):
        assert [n.pitch for n in notes(new, FLUTE, bar, bar)] == [n.pitch for n in notes(band, FLUTE, bar, bar)]
    assert [n.start for n in new.parts[FLUTE].notes] != [n.start for n in band.parts[FLUTE].notes]


def test_the_same_seed_gives_the_same_notes_and_the_file_says_how(composer: Composer, band: Piece) -> None:
    first, again = (whole(composer.rewrite(band, (3, 4), controls=Controls(seed=8))) for _ in range(2))
    other = whole(composer.rewrite(band, (3, 4), controls=Controls(seed=9)))
    assert first.parts == again.parts != other.parts
    told = read_provenance(write_midi(first))
    assert told is not None and told.seed == 8
    assert told.operation == {"name": "rewrite", "bars": [3, 4], "parts": None, "preserve": None}


def test_bars_leave_while_later_ones_are_still_to_be_written(composer: Composer, band: Piece) -> None:
    take = composer.rewrite(band, None, [PIANO], controls=Controls(seed=2))
    before = take.tokens
    first = next(take)
    after_one = take.tokens
    list(take)
    assert first.index == 0 and before <= after_one < take.tokens
    given = composer.rewrite(band, (9, 10), controls=Controls(seed=2))
    for index in range(8):
        assert next(given).index == index
    assert given.tokens == 0


def test_the_version_is_kept_after_which_what_follows_is_likeliest(composer: Composer, band: Piece) -> None:
    takes = {k: composer.rewrite(band, (5, 6), controls=Controls(seed=4), candidates=k) for k in (2, 3, 4)}
    pieces = {k: whole(take) for k, take in takes.items()}
    (likelihoods,) = takes[4].likelihoods
    assert len(set(likelihoods)) == 4
    for fewer, more in ((2, 3), (3, 4)):
        best = max(range(more), key=lambda version: likelihoods[version])
        assert takes[more].likelihoods == [likelihoods[:more]]
        assert (pieces[fewer].parts == pieces[more].parts) == (best < fewer)


@pytest.mark.parametrize(
    ("where", "at", "first", "count"),
    [("intro", None, 1, 4), ("ending", None, 13, 4), ("section", 5, 5, 8), ("fill", 9, 9, 2)],
)
def test_new_bars_come_where_they_belong_and_move_the_rest_unchanged(
    composer: Composer, band: Piece, where: str, at: int | None, first: int, count: int
) -> None:
    new = proven(composer.insert(band, where, at, controls=Controls(seed=1)))  # type: ignore[arg-type]
    assert len(new.bars) == 12 + count
    moved = band.bars[0].ticks * count
    for part in range(4):
        before = [n for n in band.parts[part].notes if n.start < band.bar_starts[first - 1]]
        after = [replace(n, start=n.start + moved) for n in band.parts[part].notes[len(before) :]]
        inside = notes(new, part, first, first + count - 1)
        assert not Counter([*before, *after, *inside]) - Counter(new.parts[part].notes)
        assert inside
    if where == "ending":
        assert new.bars[-1].chords[-1].root == new.key.pitch_class
    if where in ("intro", "section", "ending"):
        assert new.bars[first - 1].section not in {bar.section for bar in band.bars}


def test_a_section_may_have_wishes_of_its_own(composer: Composer, band: Piece) -> None:
    sad = whole(composer.insert(band, "section", 5, 4, Controls(seed=1, mood=Mood(-0.8, -0.9), dynamics="pp")))
    assert sad.bars[4].tempo_bpm < band.tempo_bpm == sad.bars[0].tempo_bpm == sad.bars[8].tempo_bpm
    inside = [n.velocity for part in range(4) for n in notes(sad, part, 5, 8)]
    assert max(inside) < 64


def test_a_new_part_hears_all_others_and_changes_none(composer: Composer, band: Piece) -> None:
    new = proven(composer.add_part(band, PartRequest("cello", role="counter"), controls=Controls(seed=1)))
    assert new.parts[:4] == band.parts
    cello = new.parts[4]
    assert (cello.program, cello.role) == (42, "counter") and cello.notes
    assert all(FAMILIES["cello"].low <= note.pitch <= FAMILIES["cello"].high for note in cello.notes)
    two = proven(composer.add_part(band, (PartRequest("harp"), PartRequest("violin")), (5, 8), Controls(seed=1)))
    assert [part.role for part in two.parts[4:]] == ["chords", "counter"]
    for part in two.parts[4:]:
        assert part.notes and all(band.bar_starts[4] <= n.start < band.bar_starts[8] for n in part.notes)


def test_a_variation_goes_as_far_as_asked(composer: Composer, band: Piece) -> None:
    takes = [composer.vary(band, distance, Controls(seed=5)) for distance in (0.2, 0.5, 0.8)]
    measured = [note_distance(band, proven(take)) for take in takes]
    assert 0 < measured[0] < measured[1] < measured[2]
    assert all(abs(got - asked) < 0.2 for got, asked in zip(measured, (0.2, 0.5, 0.8), strict=True))
    assert [bar.chords for bar in takes[0].piece().bars] == [bar.chords for bar in band.bars]
    assert note_distance(band, band) == 0


def test_simpler_has_fewer_attacks_and_busier_more(composer: Composer, band: Piece) -> None:
    def attacks(piece: Piece) -> int:
        return sum(len({note.start for note in part.notes}) for part in piece.parts)

    def at_once(part: Part) -> int:
        starts = [note.start for note in part.notes]
        return max(sum(note.start <= start < note.end for note in part.notes) for start in starts)

    simpler = proven(composer.vary(band, 1.0, Controls(seed=1), busier=0.5))
    busier = proven(composer.vary(band, 1.0, Controls(seed=1), busier=1.8))
    assert attacks(simpler) < 0.7 * attacks(band) < 1.2 * attacks(band) < attacks(busier)
    for before, after in zip(band.parts, simpler.parts, strict=True):
        assert at_once(after) <= at_once(before) and len(after.notes) <= len(before.notes)
    melody_stays = proven(composer.vary(band, 1.0, Controls(seed=1), [PIANO, BASS, DRUMS], busier=0.5))
    assert melody_stays.parts[FLUTE] == band.parts[FLUTE]


def test_a_sadder_variation_is_minor_slower_and_softer_and_may_keep_the_melody(composer: Composer, band: Piece) -> None:
    sad = whole(composer.vary(band, 0.3, Controls(seed=1, mood=Mood(-1.0, -1.0))))
    assert sad.key == Key("F", "minor") and sad.tempo_bpm < band.tempo_bpm

    def loudness(piece: Piece) -> float:
        velocities = [n.velocity for part in piece.parts for n in part.notes]
        return sum(velocities) / len(velocities)

    assert loudness(sad) < loudness(band)


def test_what_is_not_on_the_grid_of_the_text_stays_as_it_is(composer: Composer, band: Piece) -> None:
    odd = tuple(replace(note, velocity=61, duration=max(note.duration - 1, 1)) for note in band.parts[PIANO].notes)
    piece = replace(band, parts=(*band.parts[:1], replace(band.parts[PIANO], notes=odd), *band.parts[2:]))
    new = proven(composer.rewrite(piece, None, [FLUTE], controls=Controls(seed=1)))
    assert new.parts[PIANO] == piece.parts[PIANO]


def test_many_parts_and_little_context_are_no_obstacle(composer: Composer) -> None:
    names = ("flute", "oboe", "clarinet", "horn", "trumpet", "violin", "viola", "cello", "piano", "drums")
    piece = whole(composer.compose(Controls(bars=4, seed=2, parts=tuple(PartRequest(name) for name in names))))
    new = proven(composer.rewrite(piece, (2, 3), [0, 7], controls=Controls(seed=1)))
    assert [new.parts[i] for i in (1, 2, 3, 4, 5, 6, 8, 9)] == [piece.parts[i] for i in (1, 2, 3, 4, 5, 6, 8, 9)]


def test_music_in_any_meter_of_the_text_can_be_written_into(composer: Composer) -> None:
    piece = whole(composer.compose(Controls(meter=Meter(7, 8), bars=4, seed=2, parts=BAND[:2])))
    new = proven(composer.rewrite(piece, (2, 2), controls=Controls(seed=1)))
    assert [bar.meter for bar in new.bars] == [Meter(7, 8)] * 4
    assert new.bar_starts == piece.bar_starts and notes(new, 0, 2, 2) + notes(new, 1, 2, 2)


def test_what_cannot_be_done_is_said(composer: Composer, band: Piece) -> None:
    with pytest.raises(EditError, match="1 to 12"):
        composer.rewrite(band, (5, 40))
    with pytest.raises(ControlError, match="distance"):
        composer.vary(band, 1.5)
    with pytest.raises(ControlError, match="more bars"):
        composer.insert(band, "intro", bars=250)
    with pytest.raises(ControlError, match="notes"):
        composer.rewrite(replace(band, parts=(Part(0, "melody"),)))
    with pytest.raises(ControlError, match="meter"):
        long = Piece((replace(band.bars[0], meter=Meter(17, 8)),), (Part(0, "melody", (Note(0, 60, 12),)),), band.key)
        composer.rewrite(long)


def test_lines_of_one_player_never_overlap_where_new_meets_old(composer: Composer, band: Piece) -> None:
    new = proven(composer.rewrite(band, ((2, 2), (4, 4), (6, 6)), [FLUTE], controls=Controls(seed=6)))
    for earlier, later in pairwise(new.parts[FLUTE].notes):
        assert earlier.end <= later.start or (earlier in band.parts[FLUTE].notes)
