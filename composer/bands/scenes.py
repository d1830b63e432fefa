"""Who plays a chart: styles that suit its rhythm, meter and tempo, and drummers that suit those."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from composer.bands.chart import Chart
from composer.bands.drummers import Groove
from composer.bands.styles import Style, fitting
from composer.piece import Meter

# The rhythm that a jazz chart states: the scenes that play it, and its tempo in quarter notes a
# minute, as such pieces are commonly played.
_RHYTHMS: dict[str, tuple[tuple[str, ...], tuple[float, float]]] = {
    "Medium Swing": (("swing",), (110, 170)), "Medium Up Swing": (("swing", "fast"), (150, 200)),
    "Up Tempo Swing": (("fast",), (180, 260)), "Slow Swing": (("slow",), (76, 112)),
    "Medium Slow": (("slow",), (76, 112)), "Ballad": (("ballad",), (56, 82)), "Waltz": (("waltz",), (100, 190)),
    "Bossa Nova": (("bossa",), (110, 150)), "Samba": (("bossa", "latin"), (150, 210)),
    "Latin": (("latin",), (100, 200)), "Latin-Swing": (("latin", "swing"), (110, 180)),
    "Calypso": (("latin",), (110, 180)), "Afro": (("latin",), (100, 180)), "Even 8ths": (("even",), (100, 150)),
    "Even 16ths": (("even", "funk"), (90, 120)), "Funk": (("funk",), (86, 116)), "Rock Pop": (("pop",), (100, 140)),
    "Slow Rock": (("pop",), (62, 96)),
}  # fmt: skip
_BY_METER = {
    Meter(3, 4): "waltz", Meter(6, 4): "waltz", Meter(6, 8): "six", Meter(12, 8): "twelve", Meter(5, 4): "five",
    Meter(2, 4): "two",
}  # fmt: skip
# A bar of the chart that these meters' styles fill as well.
_SAME_BARS = {Meter(2, 2): Meter(4, 4), Meter(6, 4): Meter(3, 4)}
# A style is played a sixth faster or slower than usual before another is chosen.
_SLACK = 1.17
# How often a real drummer plays where one fits, and how far his tempo may be, in octaves.
_DRUMMER_SHARE, _DRUMMER_SPREAD = 0.6, 0.25
# The words of Groove's styles that go with a genre; of a word with a stroke any continuation.
DRUMMERS: dict[str, tuple[str, ...]] = {
    "pop": ("pop", "rock", "dance/disco"), "rock": ("rock", "punk"), "metal": ("rock", "punk"),
    "ballad": ("pop/soft", "rock/folk", "rock/indie", "rock/halftime"), "folk": ("rock/folk", "pop/soft", "country"),
    "funk": ("funk", "jazz/funk", "neworleans/funk"), "soul": ("soul",), "rnb": ("soul", "hiphop", "funk"),
    "hip-hop": ("hiphop",), "disco": ("dance/disco",), "electronic": ("dance",),
    "jazz": ("jazz/swing", "jazz", "jazz/mediumfast"), "swing": ("jazz/swing", "jazz", "jazz/mediumfast"),
    "dixieland": ("neworleans/secondline",), "blues": ("blues/shuffle", "rock/shuffle"),
    "bossa nova": ("latin/brazilian-bossa", "latin/brazilian"), "samba": ("latin/brazilian-samba", "latin/samba"),
    "latin": ("latin", "afrocuban/calypso", "highlife"), "salsa": ("latin/brazilian-songo", "afrocuban"),
    "rumba": ("afrocuban/rhumba", "latin"), "cha-cha": ("neworleans/chacha", "latin"), "reggae": ("reggae",),
    "ska": ("reggae",), "gospel": ("gospel", "soul"), "country": ("country", "rock/folk"), "bluegrass": ("country",),
    "rock and roll": ("rock/rockabilly", "rock/shuffle"), "march": ("jazz/march",),
}  # fmt: skip


@dataclass(frozen=True)
class Cast:
    """Who plays and how fast: the style, the tempo in quarter notes a minute, the seed of everything
    else that is left to chance, and a real drummer's bars or None."""

    style: Style
    tempo_bpm: float
    seed: int
    drummer: Groove | None


def casting(chart: Chart, takes: int, drummers: Sequence[Groove], rng: np.random.Generator) -> list[Cast]:
    """Up to ``takes`` different styles for a chart, each with a tempo and maybe a drummer."""
    styles = _candidates(chart)
    chosen: list[Cast] = []
    while styles and len(chosen) < takes:
        weights = np.array([style.weight for style in styles])
        if len(chosen) == takes - 1:
            # The last take is for variety: every genre that could play is as likely as another.
            genres = Counter(style.genre for style in styles)
            weights = np.array([1.0 / genres[style.genre] for style in styles])
        style = styles.pop(int(rng.choice(len(styles), p=weights / weights.sum())))
        tempo = chart.tempo_bpm or _tempo(chart, style, rng)
        drummer = _drummer(style, tempo, drummers, rng)
        chosen.append(Cast(style, round(float(tempo), 1), int(rng.integers(2**31)), drummer))
    return chosen


def _candidates(chart: Chart) -> list[Style]:
    meter = _SAME_BARS.get(chart.meter, chart.meter)
    scenes, tempo = _scenes(chart)
    for slack in (1.0, _SLACK):
        found = fitting(meter, scenes, chart.tempo_bpm, slack)
        if tempo:
            found = [s for s in found if s.slow < tempo[1] and s.fast > tempo[0]]
        if len(found) >= 3:
            return found
    # Slow songs in double time, quick ones in half time: any style of the meter, nearest first.
    return found or fitting(meter, scenes) or fitting(meter, ())


def _scenes(chart: Chart) -> tuple[tuple[str, ...], tuple[float, float] | None]:
    if chart.meter in _BY_METER:
        return (_BY_METER[chart.meter],), None
    if chart.rhythm in _RHYTHMS:
        return _RHYTHMS[chart.rhythm]
    return (chart.rhythm,) if chart.rhythm in ("pop", "song", "old") else ("swing",), None


def _tempo(chart: Chart, style: Style, rng: np.random.Generator) -> float:
    """A tempo that the style and the stated rhythm have in common."""
    _, tempo = _scenes(chart)
    low, high = style.slow, style.fast
    if tempo and tempo[0] < high and tempo[1] > low:
        low, high = max(low, tempo[0]), min(high, tempo[1])
    return float(rng.uniform(low, high))


def _drummer(style: Style, tempo: float, drummers: Sequence[Groove], rng: np.random.Generator) -> Groove | None:
    if style.meter != Meter(4, 4) or rng.random() > _DRUMMER_SHARE:
        return None
    words = DRUMMERS.get(style.genre, ())
    near = [
        d
        for d in drummers
        if abs(np.log2(d.tempo_bpm / tempo)) < _DRUMMER_SPREAD
        and any(d.style == word or d.style.startswith((word + "/", word + "-")) for word in words)
    ]
    return near[int(rng.integers(len(near)))].loop(rng) if near else None
