"""What the files beside a score say: Roman-numeral analyses and MusicXML lead sheets."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass
from xml.etree import ElementTree

from composer.corpora.unfold import playing_order, signs_of
from composer.corpora.work import BarChords
from composer.harmony import NO_CHORD, QUALITIES, Chord
from composer.key import pitch_class
from composer.piece import TICKS_PER_QUARTER, Meter

_MEASURE = re.compile(r"^m(\d+)\S*\s+(.*)$", re.MULTILINE)
_SIGNATURE = re.compile(r"^Time Signature:\s*(C\||C|\d+/\d+)", re.MULTILINE)
_BEAT = re.compile(r"(?:[A-Ga-g][#b-]*:\s*)?b(\d+(?:\.\d+)?)")


def pickup_of_analysis(text: str, meter: Meter) -> int | None:
    """Pickup in ticks that an analysis in RomanText shows: its first line is measure 0, and the
    beat of its first label tells how much of it there is; 0 when it begins with another measure.
    None when the meter is not the score's, or measure 0 does not say.

    Format: D. Tymoczko et al., "The RomanText Format", ISMIR 2019.
    """
    signature = _SIGNATURE.search(text)
    first = _MEASURE.search(text)
    if signature is None or first is None:
        return None
    written = Meter.parse({"C": "4/4", "C|": "2/2"}.get(signature[1], signature[1]))
    if written.ticks != meter.ticks:
        return None
    if int(first[1]) > 0:
        return 0
    beat = _BEAT.match(first[2])
    if beat is None:
        return None
    pickup = round(meter.ticks - (float(beat[1]) - 1) * written.beat_ticks)
    return pickup if 0 < pickup < meter.ticks else None


# MusicXML's words for chord kinds that are not the start of one of ours.
_KINDS = {
    "major": "maj", "minor": "min", "diminished": "dim", "augmented": "aug", "dominant": "7",
    "major-seventh": "maj7", "minor-seventh": "min7", "diminished-seventh": "dim7",
    "half-diminished": "hdim7", "suspended-fourth": "sus4", "suspended-second": "sus2",
    "major-sixth": "maj6", "minor-sixth": "min6", "dominant-ninth": "7", "major-ninth": "maj7",
    "minor-ninth": "min7", "dominant-11th": "7", "dominant-13th": "7", "augmented-seventh": "7",
    "minor-11th": "min7", "minor-13th": "min7", "major-11th": "maj7", "major-13th": "maj7", "power": "maj",
    "major-minor": "min", "none": "",
}  # fmt: skip


@dataclass(frozen=True)
class LeadSheet:
    """A lead sheet's chords as (tick from the first note or rest, chord): ``ticks`` is the length of
    the page as written, ``pickup`` of its incomplete first bar. ``lines`` are the ticks of its bar
    lines, ``order`` the bars in the order in which they are played."""

    pickup: int
    ticks: int
    chords: tuple[tuple[int, Chord | None], ...]
    lines: tuple[int, ...] = ()
    order: tuple[int, ...] = ()

    def unfolded(self) -> LeadSheet:
        """The page as it is played, repeats and endings written out."""
        chords: list[tuple[int, Chord | None]] = []
        lines = [0]
        for bar in self.order:
            begin, end = self.lines[bar], self.lines[bar + 1]
            inside = [(tick - begin + lines[-1], chord) for tick, chord in self.chords if begin <= tick < end]
            # A bar without a symbol at its beginning goes on as on the page, not as it was played before.
            if not inside or inside[0][0] > lines[-1]:
                held = [chord for tick, chord in self.chords if tick < begin]
                inside = [(lines[-1], held[-1]), *inside] if held else inside
            chords += inside
            lines.append(lines[-1] + end - begin)
        return LeadSheet(self.pickup, lines[-1], tuple(chords), tuple(lines), tuple(range(len(self.order))))

    def by_bar(self, bars: int, meter: Meter) -> tuple[BarChords, ...]:
        """Chords per half bar where the page has ``bars`` bars of ``meter``; a half bar without
        a symbol keeps the chord before it."""
        shift = meter.ticks - self.pickup if self.pickup else 0
        symbols = [(tick + shift, chord) for tick, chord in self.chords]
        result = []
        for bar in range(bars):
            start = bar * meter.ticks
            halves = []
            for edge in (start, start + meter.second_half):
                # A symbol up to a sixteenth late still belongs to the edge.
                past = [chord for tick, chord in symbols if tick <= edge + TICKS_PER_QUARTER // 4]
                halves.append(past[-1] if past else NO_CHORD)
            result.append((halves[0], halves[1]))
        return tuple(result)


def read_lead_sheet(data: bytes) -> LeadSheet:
    """The first part of a compressed MusicXML file.

    Raises ValueError when it is none."""
    try:
        package = zipfile.ZipFile(io.BytesIO(data))
        names = [n for n in package.namelist() if n.endswith((".xml", ".musicxml")) and not n.startswith("META-INF")]
        part = ElementTree.fromstring(package.read(names[0])).find("part")
    except (zipfile.BadZipFile, IndexError, ElementTree.ParseError) as error:
        raise ValueError(f"no compressed MusicXML: {error}") from error
    if part is None:
        raise ValueError("MusicXML without a part")
    divisions, start, pickup, full = 1.0, 0.0, 0, 0.0
    chords: list[tuple[int, Chord | None]] = []
    measures = part.findall("measure")
    lines = [0]
    for number, measure in enumerate(measures):
        at, length = 0.0, 0.0
        for element in measure:
            if element.tag == "attributes":
                divisions = float(element.findtext("divisions") or divisions)
                beats, kind = element.findtext("time/beats"), element.findtext("time/beat-type")
                if beats and kind and beats.isdigit():
                    full = 4 * int(beats) / int(kind)
            elif element.tag == "harmony":
                chords.append((round((start + at) * TICKS_PER_QUARTER), _harmony(element)))
            elif element.tag in ("note", "forward", "backup") and not _takes_no_time(element):
                step = float(element.findtext("duration") or 0) / divisions
                at += -step if element.tag == "backup" else step
                length = max(length, at)
        if number == 0 and 0 < length < full:
            pickup = round(length * TICKS_PER_QUARTER)
        start += length
        lines.append(round(start * TICKS_PER_QUARTER))
    order = playing_order(signs_of(measures))
    return LeadSheet(pickup, lines[-1], tuple(chords), tuple(lines), tuple(order))


def _takes_no_time(element: ElementTree.Element) -> bool:
    """Grace notes, and notes that sound with the one before."""
    return element.find("grace") is not None or element.find("chord") is not None


def _harmony(element: ElementTree.Element) -> Chord | None:
    step, alter = element.findtext("root/root-step"), element.findtext("root/root-alter") or "0"
    kind = (element.findtext("kind") or "").strip()
    if kind == "none":
        return NO_CHORD
    quality = _KINDS.get(kind)
    if not step or quality not in QUALITIES:
        return None
    return Chord((pitch_class(step) + round(float(alter))) % 12, quality)
