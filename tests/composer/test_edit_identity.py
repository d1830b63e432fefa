"""An edit changes its target, and everything else is identical: notes, players, plan, key."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from statistics import fmean

import pytest

from composer import Composer, Controls
from composer.controls import PartRequest
from composer.edit import (
    articulate,
    change_key,
    change_loudness,
    change_meter,
    change_mode,
    double_parts,
    fade,
    mute_parts,
    ramp_tempo,
    remove_parts,
    rest_parts,
    scale_tempo,
    set_dynamics,
    set_swing,
    set_tempo,
    settle_unisons,
    solo_parts,
    split_parts,
    swap_instrument,
    swell,
    transpose,
)
from composer.edit_report import compare
from composer.key import Key
from composer.piece import Meter, Piece
from tests.composer.edited_pieces import (
    BASS,
    CELLO,
    FLUTE,
    assert_all_else_identical,
    assert_keeps_in_a_file,
    band,
    in_bar,
    jig,
    outside,
    waltz,
    within,
)

Edited = Callable[[Piece], Piece]
Check = Callable[[Piece, Piece], bool]


@pytest.fixture(scope="module")
def pieces() -> dict[str, Piece]:
    """Pieces made by hand, and three composed by the masks with an untrained model."""
    composer = Composer.debug(seed=1)

    def compose(seed: int, meter: str, key: Key, *families: str) -> Piece:
        parts = tuple(PartRequest(family) for family in families)
        take = composer.compose(Controls(bars=8, seed=seed, meter=Meter.parse(meter), key=key, parts=parts))
        list(take)
        return take.piece()

    return {
        "band": band(),
        "waltz": waltz(),
        "jig": jig(),
        "quartet": compose(31, "4/4", Key("D", "minor"), "violin", "piano", "bass", "drums"),
        "trio": compose(12, "3/4", Key("F", "major"), "flute", "harp", "cello"),
        "lilt": compose(33, "6/8", Key("E", "dorian"), "guitar", "bass", "drums"),
    }


@dataclass(frozen=True)
class Case:
    """``edit`` of a piece changes ``parts`` in ``bars`` (all when empty) such that ``check`` holds;
    of the plan it may change ``plan`` there, and nothing else."""

    piece: str
    what: str
    edit: Edited
    check: Check
    parts: tuple[int, ...] = ()
    bars: range = field(default_factory=lambda: range(0))
    plan: tuple[str, ...] = ()
    players: bool = False
    key: bool = False


def bars(first: int, last: int) -> range:
    return range(first, last + 1)


def pitches(piece: Piece, part: int, where: range) -> list[int]:
    return [n.pitch for n in within(piece, part, where)]


def moved(part: int, where: range, by: int) -> Check:
    return lambda old, new: pitches(new, part, where) == [p + by for p in pitches(old, part, where)]


def tempos(*wanted: float) -> Check:
    return lambda _old, new: [bar.tempo_bpm for bar in new.bars] == list(wanted)


def velocities(piece: Piece, part: int, where: range) -> list[int]:
    return [n.velocity for n in within(piece, part, where)]


def louder(part: int, where: range, by: int) -> Check:
    return lambda old, new: velocities(new, part, where) == [v + by for v in velocities(old, part, where)]


def mean(part: int, where: range, wanted: float) -> Check:
    return lambda _old, new: abs(fmean(velocities(new, part, where)) - wanted) < 1.0


def rising(part: int, where: range) -> Check:
    def check(old: Piece, new: Piece) -> bool:
        growth = [b - a for a, b in zip(velocities(old, part, where), velocities(new, part, where), strict=True)]
        return growth == sorted(growth) and growth[-1] - growth[0] >= 24

    return check


def falling(part: int, where: range) -> Check:
    def check(old: Piece, new: Piece) -> bool:
        growth = [b - a for a, b in zip(velocities(old, part, where), velocities(new, part, where), strict=True)]
        return growth == sorted(growth, reverse=True) and growth[0] - growth[-1] >= 24

    return check


def sinks(part: int, where: range) -> Check:
    """Near silence at the end, and nothing louder than before."""

    def check(old: Piece, new: Piece) -> bool:
        pairs = list(zip(velocities(old, part, where), velocities(new, part, where), strict=True))
        return pairs[-1][1] <= 12 and all(now <= was for was, now in pairs)

    return check


def silent(part: int, where: range) -> Check:
    return lambda _old, new: not within(new, part, where)


def all_checks(*checks: Check) -> Check:
    return lambda old, new: all(check(old, new) for check in checks)


def only_starts_move(part: int) -> Check:
    """Same pitches and velocities in the same order, other starts."""

    def check(old: Piece, new: Piece) -> bool:
        a, b = old.parts[part].notes, new.parts[part].notes
        return [(n.pitch, n.velocity) for n in a] == [(n.pitch, n.velocity) for n in b] and a != b

    return check


def lengths(part: int, where: range, rule: Callable[[int, int], bool]) -> Check:
    def check(old: Piece, new: Piece) -> bool:
        pairs = list(zip(within(old, part, where), within(new, part, where), strict=True))
        same = all((a.start, a.pitch, a.velocity) == (b.start, b.pitch, b.velocity) for a, b in pairs)
        return same and all(rule(a.duration, b.duration) for a, b in pairs) and pairs != []

    return check


def in_scale(part: int, where: range, key: Key) -> Check:
    return lambda _old, new: {p % 12 for p in pitches(new, part, where)} <= key.scale


def program(part: int, wanted: int) -> Check:
    return lambda old, new: (
        new.parts[part].program == wanted and len(new.parts[part].notes) == len(old.parts[part].notes)
    )


def muted(*wanted: bool) -> Check:
    return lambda _old, new: [part.muted for part in new.parts] == list(wanted)


def swung(part: int, where: range, place: int) -> Check:
    """Every eighth between two beats is struck ``place`` ticks after the beat."""

    def check(old: Piece, new: Piece) -> bool:
        was = [n.start for n in within(old, part, where)]
        now = [n.start for n in within(new, part, where)]
        return now == [start - start % 12 + place if start % 12 == 6 else start for start in was] and was != now

    return check


PITCHED, EVERYBODY = (0, 1, 2, 3), (0, 1, 2, 3, 4)
TEMPO, CHORDS = ("tempo_bpm",), ("chords",)
STRAIGHT = [96.0] * 8 + [108.0] * 8
CASES = (
    # --- tempo
    Case("band", "tempo", lambda p: set_tempo(p, 120), tempos(*[120.0] * 8, *[135.0] * 8), plan=TEMPO),
    Case("band", "tempo of bars 5 to 8", lambda p: set_tempo(p, 60, (5, 8)),
         tempos(*STRAIGHT[:4], *[60.0] * 4, *STRAIGHT[8:]), bars=bars(5, 8), plan=TEMPO),
    Case("band", "half as fast in both A", lambda p: scale_tempo(p, 0.5, ((1, 8), (13, 16))),
         tempos(*[48.0] * 8, *[108.0] * 4, *[54.0] * 4), bars=range(1, 17), plan=TEMPO),
    Case("band", "ritardando over four bars", lambda p: ramp_tempo(p, 60, (13, 16)),
         tempos(*STRAIGHT[:12], 108, 92, 76, 60), bars=bars(13, 16), plan=TEMPO),
    Case("waltz", "accelerando of the whole", lambda p: ramp_tempo(p, 220, None),
         tempos(150, 160, 170, 180, 190, 200, 210, 220), plan=TEMPO),
    Case("quartet", "tempo of a composed piece", lambda p: set_tempo(p, 133), tempos(*[133.0] * 8), plan=TEMPO),
    Case("lilt", "slower last bar", lambda p: set_tempo(p, 40, (8, 8)), lambda o, n: n.bars[7].tempo_bpm == 40,
         bars=bars(8, 8), plan=TEMPO),
    # --- transposition
    Case("band", "up a third", lambda p: transpose(p, 4), all_checks(*(moved(i, range(1, 17), 4) for i in PITCHED)),
         parts=PITCHED, plan=CHORDS, key=True),
    Case("band", "bass down an octave", lambda p: transpose(p, -12, (3,)), moved(3, range(1, 17), -12), parts=(3,)),
    Case("band", "bars 3 to 4 up a tone", lambda p: transpose(p, 2, None, (3, 4)),
         all_checks(*(moved(i, bars(3, 4), 2) for i in PITCHED)), parts=PITCHED, bars=bars(3, 4), plan=CHORDS),
    Case("band", "flute in bars 9 to 12 down a fourth", lambda p: transpose(p, -5, (1,), (9, 12)),
         moved(1, bars(9, 12), -5), parts=(1,), bars=bars(9, 12)),
    Case("band", "piano in both A up an octave", lambda p: transpose(p, 12, (2,), ((1, 8), (13, 16))),
         all_checks(moved(2, bars(1, 8), 12), moved(2, bars(13, 16), 12)), parts=(2,), bars=range(1, 17)),
    Case("quartet", "composed, violin up an octave", lambda p: transpose(p, 12, (0,)), moved(0, range(1, 9), 12),
         parts=(0,)),
    Case("trio", "composed, whole down a tone", lambda p: transpose(p, -2), moved(2, range(1, 9), -2),
         parts=(0, 1, 2), plan=CHORDS, key=True),
    Case("lilt", "composed, guitar in bar 2", lambda p: transpose(p, 3, (0,), (2, 2)), moved(0, bars(2, 2), 3),
         parts=(0,), bars=bars(2, 2)),
    # --- key and mode
    Case("band", "into E minor", lambda p: change_key(p, Key("E", "minor")), lambda o, n: n.key == Key("E", "minor"),
         parts=PITCHED, plan=CHORDS, key=True),
    Case("band", "B section in G major", lambda p: change_key(p, Key("G", "major"), None, (9, 12)),
         moved(0, bars(9, 12), -5), parts=PITCHED, bars=bars(9, 12), plan=CHORDS),
    Case("band", "violin alone in C dorian", lambda p: change_mode(p, "dorian", (0,)),
         in_scale(0, range(1, 17), Key("C", "dorian")), parts=(0,)),
    Case("band", "violin pentatonic in bars 1 to 4", lambda p: change_mode(p, "major_pentatonic", (0,), (1, 4)),
         in_scale(0, bars(1, 4), Key("C", "major_pentatonic")), parts=(0,), bars=bars(1, 4)),
    Case("band", "whole tone", lambda p: change_mode(p, "whole_tone"),
         all_checks(*(in_scale(i, range(1, 17), Key("C", "whole_tone")) for i in PITCHED)), parts=PITCHED, plan=CHORDS,
         key=True),
    Case("trio", "composed, F major to the yu mode", lambda p: change_key(p, Key("F", "yu")),
         all_checks(*(in_scale(i, range(1, 9), Key("F", "yu")) for i in range(3))), parts=(0, 1, 2), plan=CHORDS,
         key=True),
    Case("quartet", "composed, bars 5 to 8 in A minor", lambda p: change_key(p, Key("A", "minor"), None, (5, 8)),
         moved(1, bars(5, 8), -5), parts=(0, 1, 2), bars=bars(5, 8), plan=CHORDS),
    # --- meter with the notes as they are
    Case("band", "4/4 counted in halves", lambda p: change_meter(p, Meter(2, 2)), lambda o, n: n.meter == Meter(2, 2),
         plan=("meter",)),
    Case("waltz", "3/4 counted as 6/8", lambda p: change_meter(p, Meter(6, 8)), lambda o, n: n.meter == Meter(6, 8),
         plan=("meter",)),
    Case("waltz", "bars 3 to 4 as 6/8", lambda p: change_meter(p, Meter(6, 8), (3, 4)),
         lambda o, n: [str(b.meter) for b in n.bars[1:5]] == ["3/4", "6/8", "6/8", "3/4"], bars=bars(3, 4),
         plan=("meter",)),
    # --- instruments
    Case("band", "cello instead of the violin", lambda p: swap_instrument(p, CELLO, (0,)), program(0, CELLO),
         parts=(0,), players=True),
    Case("band", "flute instead of the piano", lambda p: swap_instrument(p, FLUTE, (2,)),
         all_checks(program(2, FLUTE), moved(2, range(1, 17), 24)), parts=(2,), players=True),
    Case("lilt", "composed, contrabass instead of the guitar", lambda p: swap_instrument(p, 43, (0,)),
         program(0, 43), parts=(0,), players=True),
    # --- who plays
    Case("band", "drums muted", lambda p: mute_parts(p, (4,)), muted(False, False, False, False, True), parts=(4,),
         players=True),
    Case("band", "piano alone", lambda p: solo_parts(p, (2,)), muted(True, True, False, True, True), parts=EVERYBODY,
         players=True),
    Case("band", "drums rest in bars 5 to 8", lambda p: mute_parts(p, (4,), True, (5, 8)), silent(4, bars(5, 8)),
         parts=(4,), bars=bars(5, 8)),
    Case("band", "piano and bass leave bars 1 to 2", lambda p: remove_parts(p, (2, 3), (1, 2)),
         all_checks(silent(2, bars(1, 2)), silent(3, bars(1, 2))), parts=(2, 3), bars=bars(1, 2)),
    Case("band", "violin alone in bar 16", lambda p: solo_parts(p, (0,), (16, 16)),
         all_checks(silent(2, bars(16, 16)), silent(3, bars(16, 16)), silent(4, bars(16, 16))), parts=(1, 2, 3, 4),
         bars=bars(15, 16)),
    Case("quartet", "composed, bass rests at the end", lambda p: rest_parts(p, (2,), (7, 8)), silent(2, bars(7, 8)),
         parts=(2,), bars=bars(6, 8)),
    Case("waltz", "muted harp sounds in bars 5 to 8 only",
         lambda p: mute_parts(mute_parts(p, (1,)), (1,), False, (5, 8)),
         all_checks(silent(1, bars(1, 4)), muted(False, False, False)), parts=(1,), bars=bars(1, 4)),
    # --- dynamics
    Case("band", "louder piano", lambda p: change_loudness(p, 16, (2,)), louder(2, range(1, 17), 16), parts=(2,)),
    Case("band", "softer drums in bars 1 to 8", lambda p: change_loudness(p, -16, (4,), (1, 8)),
         louder(4, bars(1, 8), -16), parts=(4,), bars=bars(1, 8)),
    Case("band", "bass pianissimo", lambda p: set_dynamics(p, "pp", (3,)), mean(3, range(1, 17), 33), parts=(3,)),
    Case("band", "bridge forte", lambda p: set_dynamics(p, "f", None, (9, 12)),
         lambda o, n: abs(fmean(v for i in EVERYBODY for v in velocities(n, i, bars(9, 12))) - 96) < 1,
         parts=EVERYBODY, bars=bars(9, 12)),
    Case("quartet", "composed, fortissimo", lambda p: set_dynamics(p, "ff"), lambda o, n: o != n, parts=(0, 1, 2, 3)),
    Case("band", "crescendo in bars 5 to 8", lambda p: swell(p, True, None, (5, 8)), rising(2, bars(5, 8)),
         parts=EVERYBODY, bars=bars(5, 8)),
    Case("band", "violin diminuendo to pp at the end", lambda p: swell(p, False, (0,), (13, 16), goal="pp"),
         falling(0, bars(13, 16)), parts=(0,), bars=bars(13, 16)),
    Case("waltz", "crescendo of the whole", lambda p: swell(p, True), rising(1, range(1, 9)), parts=(0, 1, 2)),
    Case("band", "fade out over four bars", lambda p: fade(p, 4, True),
         all_checks(*(sinks(i, bars(13, 16)) for i in (0, 2, 3, 4))),
         parts=EVERYBODY, bars=bars(13, 16)),
    Case("band", "fade in over two bars", lambda p: fade(p, 2, False),
         lambda o, n: velocities(n, 2, bars(1, 2))[0] == 1 and velocities(n, 4, bars(1, 1))[-1] > 30,
         parts=EVERYBODY, bars=bars(1, 2)),
    Case("lilt", "composed, drums fade out", lambda p: fade(p, 3, True, (2,)),
         lambda o, n: velocities(n, 2, bars(8, 8))[-1] < 20, parts=(2,), bars=bars(6, 8)),
    # --- swing
    Case("band", "triplet swing", lambda p: set_swing(p, 2 / 3),
         all_checks(*(swung(i, range(1, 17), 8) for i in (0, 4))), parts=(0, 4)),
    Case("band", "light swing of the drums", lambda p: set_swing(p, 0.583, (4,)), swung(4, range(1, 17), 7),
         parts=(4,)),
    Case("band", "hard swing of the bridge", lambda p: set_swing(p, 0.75, None, (9, 12)),
         swung(4, bars(9, 12), 9), parts=(0, 4), bars=bars(9, 12)),
    Case("quartet", "composed, swing", lambda p: set_swing(p, 2 / 3), lambda o, n: _starts_differ(o, n),
         parts=(0, 1, 2, 3)),
    # --- articulation
    Case("band", "piano staccato", lambda p: articulate(p, "staccato", (2,)),
         lengths(2, range(1, 17), lambda a, b: b == a // 2), parts=(2,)),
    Case("band", "piano legato", lambda p: articulate(p, "legato", (2,), (1, 8)),
         lengths(2, bars(1, 8), lambda a, b: b == 24), parts=(2,), bars=bars(1, 8)),
    Case("band", "bass tenuto", lambda p: articulate(p, "tenuto", (3,), (2, 3)),
         lengths(3, bars(2, 3), lambda a, b: b == 12), parts=(3,), bars=bars(2, 3)),
    Case("band", "drums accented", lambda p: articulate(p, "accent", (4,)),
         lambda o, n: [b.velocity - a.velocity for a, b in zip(o.parts[4].notes, n.parts[4].notes, strict=True)]
         == [0 if a.start % 12 else 16 for a in o.parts[4].notes], parts=(4,)),
    Case("band", "staccato bridge, drums as they are", lambda p: articulate(p, "staccato", None, (9, 12)),
         lengths(0, bars(9, 12), lambda a, b: b == a // 2), parts=PITCHED, bars=bars(9, 12)),
    Case("trio", "composed, cello staccato in bars 2 to 3", lambda p: articulate(p, "staccato", (2,), (2, 3)),
         lengths(2, bars(2, 3), lambda a, b: b == max(1, a // 2)), parts=(2,), bars=bars(2, 3)),
    Case("jig", "accents on the dotted beats", lambda p: articulate(p, "accent", (0,)),
         lambda o, n: [b.velocity - a.velocity for a, b in zip(o.parts[0].notes, n.parts[0].notes, strict=True)]
         == [16 if a.start % 18 == 0 else 0 for a in o.parts[0].notes], parts=(0,)),
)  # fmt: skip


def _starts_differ(old: Piece, new: Piece) -> bool:
    return [n.start for part in old.parts for n in part.notes] != [n.start for part in new.parts for n in part.notes]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.piece}: {case.what}")
def test_the_target_changes_and_all_else_is_identical(case: Case, pieces: dict[str, Piece]) -> None:
    before = pieces[case.piece]
    after = case.edit(before)
    assert after != before
    assert case.check(before, after)
    assert_all_else_identical(before, after, case.parts, case.bars, case.plan, case.players, case.key)
    # What was moved may meet a note that rings: whoever carries edits out settles that.
    assert_keeps_in_a_file(settle_unisons(before, after)[0])
    report = compare(before, after)
    assert report.changed
    same = [p for p in range(len(before.parts)) if before.parts[p] == after.parts[p]]
    assert [c.before for c in report.parts if c.unchanged] == same
    if case.bars:
        assert set(range(1, len(before.bars) + 1)) - set(case.bars) <= set(report.kept_bars)


# --- edits that change how many parts there are --------------------------------------------------


@pytest.mark.parametrize("gone", [(0,), (4,), (1, 3), (0, 1, 2, 3)], ids=str)
def test_removed_parts_take_nothing_with_them(gone: tuple[int, ...]) -> None:
    after = remove_parts(band(), gone)
    assert after.parts == tuple(part for i, part in enumerate(band().parts) if i not in gone)
    assert after.bars == band().bars and after.key == band().key
    assert len(compare(band(), after).removed) == len(gone)
    assert_keeps_in_a_file(after)


@pytest.mark.parametrize(
    ("part", "semitones", "program_", "where", "away"),
    [
        (0, None, None, None, 12),
        (0, -12, None, (5, 8), -12),
        (3, None, CELLO, None, 12),
        (0, 7, FLUTE, None, 7),
        (1, None, CELLO, None, -24),  # no cello plays an octave above a flute
    ],
)
def test_a_doubled_part_gets_a_shadow_and_nobody_else_changes(
    part: int, semitones: int | None, program_: int | None, where: tuple[int, int] | None, away: int
) -> None:
    before = band()
    after = double_parts(before, (part,), semitones, program_, where)
    shadow = after.parts[part + 1]
    assert after.parts[: part + 1] + after.parts[part + 2 :] == before.parts
    meant = within(before, part, range(where[0], where[1] + 1) if where else range(1, 17))
    assert [(n.start, n.pitch - away, n.duration, n.velocity) for n in shadow.notes] == [
        (n.start, n.pitch, n.duration, n.velocity) for n in meant
    ]
    assert shadow.program == (before.parts[part].program if program_ is None else program_)
    assert after.bars == before.bars
    report = compare(before, after)
    assert len(report.unchanged) == 5 and len(report.new) == 1 and not report.removed
    assert_keeps_in_a_file(after)


@pytest.mark.parametrize("where", [None, (3, 6)])
def test_a_pianist_is_split_into_two_hands(where: tuple[int, int] | None) -> None:
    before = band()
    after = split_parts(before, (2,), where)
    right, left = after.parts[2], after.parts[3]
    assert after.parts[:2] + after.parts[4:] == before.parts[:2] + before.parts[3:]
    assert tuple(sorted(right.notes + left.notes)) == before.parts[2].notes
    meant = range(where[0], where[1] + 1) if where else range(1, 17)
    assert {n.pitch for n in left.notes} <= set(range(40, 55))
    assert {n.pitch for n in within(after, 2, meant)} == {60, 64, 67}
    assert not outside(after, 3, meant) and outside(after, 2, meant) == outside(before, 2, meant)
    assert_keeps_in_a_file(after)


def test_another_instrument_for_some_bars_is_another_player() -> None:
    before = band()
    after = swap_instrument(before, BASS, (1,), (5, 8))
    assert after.parts[0] == before.parts[0] and after.parts[3:] == before.parts[2:]
    assert after.parts[2].program == BASS
    assert list(after.parts[1].notes) == outside(before, 1, range(5, 9))
    taken = within(before, 1, range(5, 9))
    assert {b.pitch - a.pitch for a, b in zip(taken, after.parts[2].notes, strict=True)} == {-36}
    assert set(range(1, 17)) - set(compare(before, after).kept_bars) == {5, 6, 7, 8}
    assert_keeps_in_a_file(after)


def test_a_bar_holds_what_the_report_says_it_holds() -> None:
    before = band()
    after = transpose(before, 1, (1,), (4, 4))
    report = compare(before, after)
    for bar in range(1, 17):
        same = all(in_bar(before, p, bar) == in_bar(after, p, bar) for p in range(5))
        assert same == (bar in report.kept_bars) == (bar != 4)
    total = sum(len(part.notes) for part in before.parts)
    assert report.notes == (total - len(within(before, 1, range(4, 5))), total)
