"""Reader of the McGill Billboard annotations: pop songs of 1958 to 1991, chords bar by bar.

Format (J. A. Burgoyne, J. Wild and I. Fujinaga, ISMIR 2011): a line is a time in seconds, maybe a
section ("A, verse,"), and bars between strokes; in a bar one chord, or several in equal shares, a
dot for a chord that goes on; "(2/4)" before a bar's chords is a bar of another meter; "x3" after
the last stroke plays the line again; N is silence, "&pause" and "*" say nothing about the chords.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from statistics import median

from composer.bands.chart import Chart, ChartBar, Symbol, plain_title, root_name
from composer.corpora.archive import Archive
from composer.corpora.work import Unreadable
from composer.harmony import NO_CHORD, Chord
from composer.key import Key, pitch_class
from composer.piece import TICKS_PER_QUARTER, Meter

NAME = "billboard-charts"
_HEAD = re.compile(r"^# (title|artist|metre|tonic): *(.*)$")
_LINE = re.compile(r"^([\d.e+-]+)\t(.*)$")
_SECTION = re.compile(r"^([A-Z])('*)\s*,\s*([^|,]*)")
_CHORD = re.compile(r"^([A-G][b#]*):([^/]*)(?:/(.+))?$")
_METER = re.compile(r"^\((\d+/\d+)\)\s*")
# Semitones of the degrees that stand after a stroke, for the bass.
_DEGREES = {
    "1": 0, "b9": 1, "2": 2, "9": 2, "#9": 3, "b3": 3, "3": 4, "b11": 4, "4": 5, "11": 5, "#11": 6, "b5": 6, "5": 7,
    "#5": 8, "b13": 8, "b6": 8, "6": 9, "13": 9, "bb13": 8, "bb7": 9, "b7": 10, "7": 11, "b1": 11,
}  # fmt: skip
# The chord shorthands: MMA's spelling and the quality they fold into. A power chord and a bare
# root have no third; the plainest chord stands for them.
_SHORTHANDS: dict[str, tuple[str, str]] = {
    "maj": ("", "maj"), "min": ("m", "min"), "dim": ("dim", "dim"), "aug": ("aug", "aug"), "maj7": ("M7", "maj7"),
    "min7": ("m7", "min7"), "7": ("7", "7"), "dim7": ("dim7", "dim7"), "hdim7": ("m7b5", "hdim7"),
    "minmaj7": ("mM7", "min"), "maj6": ("6", "maj6"), "min6": ("m6", "min6"), "9": ("9", "7"), "maj9": ("M9", "maj7"),
    "min9": ("m9", "min7"), "11": ("sus9", "sus4"), "min11": ("m11", "min7"), "maj11": ("M9", "maj7"),
    "13": ("13", "7"), "min13": ("m9", "min7"), "maj13": ("M13", "maj7"), "sus4": ("sus4", "sus4"),
    "sus2": ("sus2", "sus2"), "5": ("5", "maj"), "1": ("5", "maj"),
}  # fmt: skip
# With what stands in brackets after them, where that changes the chord; other brackets colour it.
_WITH_BRACKETS: dict[str, tuple[str, str]] = {
    "sus4(b7)": ("7sus", "sus4"), "sus4(b7,9)": ("sus9", "sus4"), "sus4(b7,9,13)": ("13sus", "sus4"),
    "7(#9)": ("7#9", "7"), "7(b9)": ("7b9", "7"), "7(#11)": ("7#11", "7"), "7(b13)": ("7b13", "7"),
    "maj(9)": ("add9", "maj"), "maj6(9)": ("6(add9)", "maj6"), "aug(b7)": ("aug7", "7"), "5(b7)": ("7", "7"),
    "1(b7)": ("7", "7"), "maj6(b7)": ("13", "7"), "maj7(#11)": ("M7#11", "maj7"), "1(b3,b7)": ("m7", "min7"),
}  # fmt: skip
# The annotations time every line; a bar is between these many seconds, or the line has a pause.
_BAR_SECONDS = (0.8, 8.0)


def charts(archive: Archive) -> Iterator[Chart | Unreadable]:
    """Every annotated song, sorted by number."""
    for path in sorted(n for n in archive.names if n.endswith("salami_chords.txt")):
        try:
            yield _chart(archive.text(path), path)
        except ValueError as error:
            yield Unreadable(NAME, path, str(error))


def _chart(text: str, path: str) -> Chart:
    head: dict[str, str] = {}
    bars: list[ChartBar] = []
    lengths: list[float] = []
    section, function, intro, timed = "Z", "", 0, (0.0, 0)
    before = NO_CHORD
    for line in text.splitlines():
        found = _HEAD.match(line)
        if found:
            # A later tonic is a modulation and a later metre another one: the first is the song's.
            head.setdefault(found[1], found[2].strip())
            continue
        entry = _LINE.match(line)
        if entry is None:
            continue
        seconds, body = float(entry[1]), entry[2]
        if len(bars) > timed[1]:
            lengths.append((seconds - timed[0]) / (len(bars) - timed[1]))
        timed = (seconds, len(bars))
        label = _SECTION.match(body)
        if label:
            section, function = label[1] + label[2], label[3].strip()
        written = _line(body, Meter.parse(head.get("metre", "4/4")), section, before)
        if written:
            before = written[-1].symbols[-1].chord
        bars += written
        if function == "intro" and len(bars) - len(written) == intro:
            intro = len(bars)
    if len(bars) < 8:
        raise ValueError("the chart has fewer than 8 bars")
    meter = Meter.parse(head["metre"])
    clear = [length for length in lengths if _BAR_SECONDS[0] <= length <= _BAR_SECONDS[1]]
    tempo = meter.ticks / TICKS_PER_QUARTER * 60 / median(clear) if clear else None
    title = f"{head['title']} ({head['artist']})"
    work = f"song/{plain_title(head['title'])}"
    key = _key(head["tonic"], bars)
    return Chart(NAME, "open", path, work, title, key, meter, tuple(bars), "pop", tempo, intro=intro)


def _line(body: str, meter: Meter, section: str, before: Chord) -> list[ChartBar]:
    pieces = body.split("|")
    bars: list[ChartBar] = []
    for cell in pieces[1:-1]:
        own = _METER.match(cell.strip())
        held = bars[-1].symbols[-1].chord if bars else before
        bars.append(_bar(cell.strip()[own.end() if own else 0 :], Meter.parse(own[1]) if own else meter, section, held))
    again = re.search(r"\bx(\d+)", pieces[-1]) if len(pieces) > 1 else None
    return bars * (int(again[1]) if again else 1)


def _bar(text: str, meter: Meter, section: str, before: Chord) -> ChartBar:
    words = [word for word in text.split() if word == "." or word == "N" or ":" in word]
    symbols: list[Symbol] = []
    for index, word in enumerate(words):
        tick = round(index * meter.ticks / len(words))
        if word != ".":
            symbols.append(Symbol(tick, "z", NO_CHORD) if word == "N" else symbol(word, tick))
    if not symbols or symbols[0].tick > 0:
        symbols.insert(0, Symbol(0, "/" if before.root is not None else "z", before))
    return ChartBar(meter, tuple(symbols), section)


def symbol(text: str, tick: int = 0) -> Symbol:
    """A chord as the annotations write it ("A:min7/b7"; C. Harte et al., ISMIR 2005). Raises
    ValueError for others."""
    found = _CHORD.match(text)
    if found is None:
        raise ValueError(f"unknown chord {text!r}")
    name, shorthand, bass = found.groups()
    spelling = _WITH_BRACKETS.get(shorthand) or _SHORTHANDS.get(shorthand.split("(")[0])
    if spelling is None or (bass and bass not in _DEGREES):
        raise ValueError(f"unknown chord {text!r}")
    root = pitch_class(name)
    below = f"/{root_name(root + _DEGREES[bass])}" if bass and _DEGREES[bass] else ""
    return Symbol(tick, root_name(root) + spelling[0] + below, Chord(root, spelling[1]))


def _key(tonic: str, bars: list[ChartBar]) -> Key:
    """The annotated tonic, minor where its chord is minor more often than not."""
    home = pitch_class(tonic)
    on_tonic = [s.chord.quality.startswith("min") for b in bars for s in b.symbols if s.chord.root == home]
    return Key.of(home, "minor" if on_tonic and sum(on_tonic) * 2 > len(on_tonic) else "major")
