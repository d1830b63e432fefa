"""Reader of the jazz charts: 1,382 standards as JSON, each with key, rhythm and sections.

A bar of the file is a list of symbols divided by commas, spread evenly over the bar ("Em7b5,A7b9");
what stands in brackets is an alternative and is left out; an empty bar goes on as before.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from composer.bands.chart import Chart, ChartBar, Symbol, plain_title, root_name
from composer.corpora.archive import Archive
from composer.corpora.work import Unreadable
from composer.harmony import NO_CHORD, Chord
from composer.key import Key, pitch_class
from composer.piece import Meter

NAME = "jazz-charts"
_FILE = "JazzStandards.json"
_SYMBOL = re.compile(r"^([A-G][b#]?)([^/]*)(?:/([A-G][b#]?))?$")
# What follows the root: MMA's spelling of it, and the quality it folds into.
_QUALITIES: dict[str, tuple[str, str]] = {
    "": ("", "maj"), "6": ("6", "maj6"), "69": ("6(add9)", "maj6"), "maj7": ("M7", "maj7"), "maj9": ("M9", "maj7"),
    "maj13": ("M13", "maj7"), "maj7#11": ("M7#11", "maj7"), "maj9#11": ("M9#11", "maj7"), "maj7#5": ("M7#5", "maj7"),
    "add9": ("add9", "maj"), "aug": ("aug", "aug"), "sus": ("sus4", "sus4"), "7sus": ("7sus", "sus4"),
    "9sus": ("sus9", "sus4"), "13sus": ("13sus", "sus4"), "7b9sus": ("7susb9", "sus4"), "7b13sus": ("7sus", "sus4"),
    "7": ("7", "7"), "9": ("9", "7"), "13": ("13", "7"), "7b9": ("7b9", "7"), "7#9": ("7#9", "7"), "7b5": ("7b5", "7"),
    "7#5": ("aug7", "7"), "7#11": ("7#11", "7"), "7b13": ("7b13", "7"), "7alt": ("7#5#9", "7"),
    "7#5#9": ("7#5#9", "7"), "7b9#5": ("aug7b9", "7"), "7b9b13": ("aug7b9", "7"), "7b9#11": ("7b9#11", "7"),
    "7b5b9": ("7b5b9", "7"), "7b5#9": ("7b5#9", "7"), "7#9#11": ("7#9#11", "7"), "7b9#9": ("7b9", "7"),
    "9#11": ("9#11", "7"), "9#5": ("9#5", "7"), "9b5": ("9b5", "7"), "13b9": ("13b9", "7"), "13#9": ("13#9", "7"),
    "13#11": ("13#11", "7"), "m": ("m", "min"), "m6": ("m6", "min6"), "m69": ("m6(add9)", "min6"),
    "m7": ("m7", "min7"), "m9": ("m9", "min7"), "m11": ("m11", "min7"), "m7b9": ("m7b9", "min7"),
    "m7b5": ("m7b5", "hdim7"), "mb6": ("m#5", "min"), "maug": ("m#5", "min"), "mmaj7": ("mM7", "min"),
    "07": ("dim7", "dim7"), "0": ("dim", "dim"),
}  # fmt: skip


def charts(archive: Archive) -> Iterator[Chart | Unreadable]:
    """Every standard of the file, in its order; the form once through, endings in their places."""
    for entry in json.loads(archive.text(_FILE)):
        path = f"{_FILE}#{entry['Title']}"
        try:
            yield _chart(entry, path)
        except ValueError as error:
            yield Unreadable(NAME, path, str(error))


def _chart(entry: dict[str, Any], path: str) -> Chart:
    meter = Meter.parse(entry.get("TimeSignature") or "4/4")
    bars: list[ChartBar] = []
    before = NO_CHORD
    for section, written in _form(entry["Sections"]):
        for text in written:
            symbols = _bar(text, meter, before)
            before = symbols[-1].chord
            bars.append(ChartBar(meter, symbols, section))
    if not bars:
        raise ValueError("the chart has no bars")
    title = entry["Title"]
    return Chart(
        NAME, "open", path, f"song/{plain_title(title)}", title, _key(entry, bars), meter, tuple(bars), entry["Rhythm"]
    )


def _form(sections: list[dict[str, Any]]) -> Iterator[tuple[str, list[str]]]:
    """The sections as played, as (letter, bars): a section with endings is played once with each.
    A section without a letter goes on with the one before."""
    letter = "A"
    for section in sections:
        label = section.get("Label") or letter
        letter = label if label.isupper() else {"i": "I", "v": "V"}.get(label, letter)
        main = _bars(section["MainSegment"])
        endings = section.get("Endings") or []
        if endings:
            for ending in endings:
                yield letter, main + _bars(ending)
        else:
            for _ in range(int(section.get("Repeats") or 0) + 1):
                yield letter, main


def _bars(segment: dict[str, Any]) -> list[str]:
    return list(segment["Chords"].split("|"))


def _bar(text: str, meter: Meter, before: Chord) -> tuple[Symbol, ...]:
    plain = re.sub(r"\([^)]*\)?", "", text)
    cells = plain.split(",")
    unit = meter.ticks / len(cells)
    symbols: list[Symbol] = []
    for index, cell in enumerate(cells):
        if cell.strip():
            symbols.append(symbol(cell.strip(), round(index * unit)))
    if not symbols or symbols[0].tick > 0:
        held = Symbol(0, "/", before) if before.root is not None else Symbol(0, "z", NO_CHORD)
        symbols.insert(0, held)
    return tuple(symbols)


def symbol(text: str, tick: int = 0) -> Symbol:
    """A symbol as iReal Pro's charts write it ("F#m7b5", "C7/Bb"). Raises ValueError for others."""
    found = _SYMBOL.match(text.replace("m/maj7", "mmaj7"))
    if found is None or found[2] not in _QUALITIES:
        raise ValueError(f"unknown chord symbol {text!r}")
    spelling, quality = _QUALITIES[found[2]]
    root = pitch_class(found[1])
    bass = f"/{root_name(pitch_class(found[3]))}" if found[3] else ""
    return Symbol(tick, root_name(root) + spelling + bass, Chord(root, quality))


def _key(entry: dict[str, Any], bars: list[ChartBar]) -> Key:
    """The key that the chart states; where it states none, that of its last chord on a first beat."""
    stated = entry.get("Key")
    if stated:
        return Key.of(pitch_class(stated.removesuffix("min")), "minor" if stated.endswith("min") else "major")
    for bar in reversed(bars):
        chord = bar.symbols[0].chord
        # A dominant at the end leads back to the beginning and is no home.
        if chord.root is not None and chord.quality in ("maj", "maj6", "maj7", "min", "min6", "min7"):
            return Key.of(chord.root, "minor" if chord.quality.startswith("min") else "major")
    raise ValueError("the chart names no key and ends on no home chord")
