"""One performance: players with roles, the real melody on top, drums real or not, and dynamics."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from composer.bands.chart import Chart, ChartBar
from composer.bands.drummers import Groove
from composer.bands.dynamics import section_levels, shaped
from composer.bands.form import arranged, performed, swung
from composer.bands.playing import Player, perform
from composer.bands.scenes import Cast
from composer.bands.styles import Style
from composer.corpora.work import Unreadable, Work
from composer.instruments import FAMILIES, family_of
from composer.piece import Bar, Note, Part, Piece
from composer.quantise import Integers, clean_notes
from composer.roles import line_share

_MIN_BARS = 8
# A player with fewer notes than this share of the busiest one's only passes by.
_PASSING, _FEWEST = 0.02, 6
_MOST_PLAYERS = 9
# Groove's drummers are counted in bars of 4/4.
_METER_TICKS = 48
# String ensembles, choirs and pads: what they hold is a pad.
_HELD = frozenset((16, 18, 19, 44, 48, 49, 50, 51, 52, 53, 54, *range(88, 96)))
_PAD_TICKS = 30
_BASS_PROGRAMS = frozenset((*range(32, 40), 43, 58))
_GUITARS, _UPRIGHT_BASS = range(24, 29), 32
# Second words of the library's tracks that name a player; the others name what he does.
_TELLING = frozenset(("guitar", "piano", "organ", "harp", "fiddle", "banjo", "flute", "keys", "brass", "strings"))
# Share of notes that begin when nothing else of the part sounds, above which it is one line.
_LINE = 0.7
# C4: what lies higher is no bass, whatever its track is called.
_BASS_CEILING = 60
_KICK, _CRASH = 36, 49
# Who leads a band of some genre; the others may be led by anybody.
_LEADS: dict[str, tuple[int, ...]] = {
    "jazz": (65, 66, 56, 11, 0, 71, 26), "swing": (65, 66, 56, 57, 71, 11, 0), "bossa nova": (73, 24, 65, 11, 52),
    "dixieland": (71, 56, 57), "ragtime": (0, 3), "blues": (27, 22, 65, 66, 0), "rock": (29, 30, 27, 80, 52),
    "metal": (30, 29), "country": (40, 25, 110, 22, 52), "bluegrass": (40, 105, 110, 25), "folk": (73, 40, 24, 22, 52),
    "tango": (23, 40, 21, 0), "polka": (21, 71, 22), "march": (56, 72, 73, 60), "hymn": (52, 19, 53),
    "gospel": (52, 53, 65, 16), "electronic": (80, 81, 87, 88), "hip-hop": (80, 4, 11, 52), "funk": (65, 56, 27, 80),
    "salsa": (56, 57, 73, 0), "samba": (73, 24, 65), "reggae": (52, 65, 22, 56), "ska": (56, 57, 65),
}  # fmt: skip
_ANY_LEAD = (0, 4, 11, 22, 24, 25, 26, 27, 40, 52, 53, 56, 65, 66, 68, 71, 73, 75, 80, 81)


def band(corpus: str, path: str, chart: Chart, cast: Cast) -> Work | Unreadable:
    """The chart played by a cast. Raises what :func:`composer.bands.playing.perform` raises."""
    rng = np.random.default_rng(cast.seed)
    style, tempo_bpm, drummer = cast.style, cast.tempo_bpm, cast.drummer
    path = f"{path}:{style.name}"
    bars = performed(chart, rng)
    if len(bars) < _MIN_BARS:
        return Unreadable(corpus, path, f"fewer than {_MIN_BARS} bars")
    intro = chart.intro if chart.melody or chart.intro else _intro(bars)
    players = perform(arranged(bars, style, intro, rng), style, tempo_bpm, int(rng.integers(2**31)))
    levels = section_levels(bars, intro, rng)
    parts = _parts(players, bars, levels, rng)
    if not any(not part.is_drums for part in parts):
        return Unreadable(corpus, path, "nobody but the drummer plays")
    if drummer is not None and any(part.is_drums for part in parts):
        begin = int(rng.choice((0, 0, intro, min(4, len(bars) // 4))))
        parts = [p for p in parts if not p.is_drums]
        parts.append(Part(0, "drums", drumming(bars, drummer, begin), True, f"Drums, {drummer.style}"))
    if chart.melody:
        parts.insert(0, _lead(chart, style, bars, levels, rng))
    silent = [part.name for part in parts if not part.notes]
    if silent:
        return Unreadable(corpus, path, f"{silent[0]} plays nothing")
    piece = Piece(
        tuple(Bar(bar.meter, tempo_bpm, (), bar.section) for bar in bars), tuple(parts), chart.key, chart.title
    )
    return Work(
        corpus, "share-alike", path, chart.work, piece, chart.title, chart.key, None, style.genre,
        tuple(bar.chords for bar in bars), tuple(bar.section for bar in bars), chart.tune,
    )  # fmt: skip


def _intro(bars: Sequence[ChartBar]) -> int:
    """The bars of the first section, where a second one follows within eight bars."""
    return next((i for i, bar in enumerate(bars[:9]) if bar.section != bars[0].section), 0)


def _parts(
    players: Sequence[Player], bars: Sequence[ChartBar], levels: dict[str, float], rng: np.random.Generator
) -> list[Part]:
    """One part for every role and instrument; one bass, one kit; who only passes by is left out."""
    joined: dict[tuple[str, int], Integers] = {}
    names: dict[tuple[str, int], str] = {}
    for player in players:
        key = (_role(player), player.program)
        joined[key] = clean_notes(np.concatenate((joined.get(key, player.notes[:0]), player.notes)))
        names.setdefault(key, _name(player, key[0]))
    _seat(joined, names)
    busiest = max((len(notes) for (role, _), notes in joined.items() if role != "drums"), default=0)
    kept = [key for key, notes in joined.items() if len(notes) >= max(_FEWEST, _PASSING * busiest)]
    kept = sorted(kept, key=lambda key: (key[0] not in ("drums", "bass"), -len(joined[key])))[:_MOST_PLAYERS]
    parts = []
    for role, program in kept:
        notes = shaped(joined[role, program], bars, levels, rng)
        played = tuple(Note(*row) for row in notes.tolist())
        parts.append(Part(program, role, played, role == "drums", names[role, program]))
    return parts


def _role(player: Player) -> str:
    """What a track does, from its kind and its notes. The library names tracks "Bass", "Walk",
    "Chord-Guitar", "Bass-Sax": only a bass instrument or a bass without a second name is one."""
    if player.is_drums:
        return "drums"
    kind, _, rest = player.name.upper().partition("-")
    notes = player.notes
    low = float(np.median(notes[:, 1])) < _BASS_CEILING
    if kind in ("BASS", "WALK") and low and (not rest or player.program in _BASS_PROGRAMS):
        return "bass"
    if kind not in ("CHORD", "PLECTRUM") and line_share(notes) > _LINE:
        return "counter"
    return "pad" if player.program in _HELD and float(np.mean(notes[:, 2])) >= _PAD_TICKS else "chords"


def _seat(joined: dict[tuple[str, int], Integers], names: dict[tuple[str, int], str]) -> None:
    """Tracks that one player plays become one: the hands of a pianist, two lines of one guitar that
    make chords, and a bass that the library gives to several instruments."""
    has_drums = any(role == "drums" for role, _ in joined)
    for role, program in list(joined):
        if role == "counter" and line_share(joined[role, program]) <= _LINE:
            _move(joined, names, (role, program), ("chords", program))
    for role, program in list(joined):
        keyboard = program < 24 or not has_drums
        if role == "pad" or (role == "bass" and program < 32 and keyboard):
            if ("chords", program) in joined:
                _move(joined, names, (role, program), ("chords", program))
        elif role == "bass" and program in _GUITARS and has_drums:
            # A guitarist's thumb in the library; with a drummer there is a bass player.
            _move(joined, names, (role, program), ("bass", _UPRIGHT_BASS))
    basses = sorted((key for key in joined if key[0] == "bass"), key=lambda key: -len(joined[key]))
    for other in basses[1:]:
        _move(joined, names, other, basses[0])
    for key in basses[:1]:
        notes = joined[key]
        # Of strokes at one time the lowest is the bass; each ends where the next begins.
        line = notes[np.concatenate(([True], np.diff(notes[:, 0]) > 0))]
        line[:-1, 2] = np.minimum(line[:-1, 2], np.diff(line[:, 0]))
        joined[key] = line


def _move(
    joined: dict[tuple[str, int], Integers],
    names: dict[tuple[str, int], str],
    old: tuple[str, int],
    new: tuple[str, int],
) -> None:
    notes = joined.pop(old)
    joined[new] = clean_notes(np.concatenate((joined.get(new, notes[:0]), notes)))
    names.setdefault(new, "Bass" if new[0] == "bass" else names[old])


def _name(player: Player, role: str) -> str:
    """What a player is called: the library's second word where it says something, else the
    instrument."""
    if role in ("drums", "bass"):
        return role.capitalize()
    words = re.sub(r"[\d-]+", " ", player.name.partition("-")[2]).strip().lower()
    return words.capitalize() if words in _TELLING else family_of(player.program).capitalize()


def _lead(
    chart: Chart, style: Style, bars: Sequence[ChartBar], levels: dict[str, float], rng: np.random.Generator
) -> Part:
    """The real melody, on an instrument that the style's bands are led by and that reaches it. One
    that was not played by hand (its loudness never changes) gets dynamics."""
    notes = swung(chart.melody) if style.is_swung and chart.meter.beat_ticks == 12 else chart.melody
    low, high = min(n.pitch for n in notes), max(n.pitch for n in notes)
    able = [p for p in _LEADS.get(style.genre, _ANY_LEAD) if _reaches(p, low, high)] or [0]
    program = int(rng.choice(able))
    if len({n.velocity for n in notes}) <= 2:
        rows = np.array([(n.start, n.pitch, n.duration, 92) for n in notes], dtype=np.int64)
        notes = tuple(Note(*row) for row in shaped(rows, bars, levels, rng).tolist())
    return Part(program, "voice" if program in (52, 53, 54) else "melody", notes, False, "Melody")


def _reaches(program: int, low: int, high: int) -> bool:
    family = FAMILIES[family_of(program)]
    return family.low <= low and high <= family.high


def drumming(bars: Sequence[ChartBar], groove: Groove, begin: int) -> tuple[Note, ...]:
    """A drummer's bars over and over from bar ``begin`` on, and a stroke to end on."""
    strokes: list[Note] = []
    start = 0
    for index, bar in enumerate(bars):
        if index == len(bars) - 1:
            strokes += [Note(start, _KICK, 1, 90), Note(start, _CRASH, 1, 90)]
        elif index >= begin and bar.ticks <= _METER_TICKS:
            played = groove.bars[(index - begin) % len(groove.bars)]
            strokes += [replace(n, start=start + n.start) for n in played if n.start < bar.ticks]
        start += bar.ticks
    return tuple(sorted(set(strokes)))
