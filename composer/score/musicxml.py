"""A piece as MusicXML 4.0 (https://www.w3.org/2021/06/musicxml40/), for any notation program."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from statistics import fmean
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from composer.dynamics import MARKS
from composer.harmony import Chord
from composer.piece import TICKS_PER_QUARTER, Bar, Note, Piece
from composer.score.beams import beams
from composer.score.rhythm import Symbol, Voice, on_paper, symbols, voices
from composer.score.spelling import Spelled, Speller
from composer.score.staves import DRUM_CLEF, ScorePart, Staff, drum_place, is_foot, score_parts

_DOCTYPE = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE score-partwise PUBLIC '
    '"-//Recordare//DTD MusicXML 4.0 Partwise//EN" "http://www.musicxml.org/dtds/partwise.dtd">\n'
)
# MusicXML's word for a quality, and how it is written after the root.
_KINDS = {
    "maj": ("major", ""), "min": ("minor", "m"), "dim": ("diminished", "dim"), "aug": ("augmented", "aug"),
    "maj7": ("major-seventh", "maj7"), "min7": ("minor-seventh", "m7"), "7": ("dominant", "7"),
    "hdim7": ("half-diminished", "m7b5"), "dim7": ("diminished-seventh", "dim7"), "sus4": ("suspended-fourth", "sus4"),
    "sus2": ("suspended-second", "sus2"), "maj6": ("major-sixth", "6"), "min6": ("minor-sixth", "m6"),
}  # fmt: skip
_ACCIDENTALS = {-2: "flat-flat", -1: "flat", 0: "natural", 1: "sharp", 2: "double-sharp"}
# A drum is written until the next stroke, and no longer than a quarter.
_LONGEST_STROKE = 12


@dataclass(frozen=True)
class _StaffVoices:
    """A staff with its voices over the whole piece."""

    staff: Staff
    voices: tuple[Voice, ...]


def write_musicxml(piece: Piece, title: str = "") -> bytes:
    """The score of a piece: parts on their staves, transposing instruments in their own pitch, chord
    symbols, section letters, tempo and dynamics. Attacks are where they are, to the nearest sixteenth or
    triplet; short gaps between notes are closed. The id of a note tells its ticks: P1-1-48-60-0 is in part
    P1, voice 1, written from tick 48 to tick 60 of the piece, the first head there."""
    score = Element("score-partwise", version="4.0")
    if title or piece.title:
        SubElement(SubElement(score, "work"), "work-title").text = title or piece.title
    identification = SubElement(score, "identification")
    encoding = SubElement(identification, "encoding")
    SubElement(encoding, "software").text = "Cadenza"
    SubElement(encoding, "supports", element="accidental", type="yes")
    SubElement(encoding, "supports", element="beam", type="yes")
    _provenance(identification, piece)
    parts = score_parts(piece)
    listed = SubElement(score, "part-list")
    for number, part in enumerate(parts, 1):
        entry = SubElement(listed, "score-part", id=f"P{number}")
        SubElement(entry, "part-name").text = part.name
    for number, part in enumerate(parts, 1):
        _write_part(SubElement(score, "part", id=f"P{number}"), part, piece, leads=number == 1)
    return (_DOCTYPE + ElementTree.tostring(score, encoding="unicode")).encode("utf-8")


def _provenance(identification: Element, piece: Piece) -> None:
    source = piece.provenance
    if source is None:
        return
    fields = SubElement(identification, "miscellaneous")
    values = {"seed": str(source.seed), "checkpoint": source.checkpoint, "dialogue": "\n".join(source.dialogue)}
    for name, value in values.items():
        SubElement(fields, "miscellaneous-field", name=f"cadenza-{name}").text = _printable(value)


def _printable(text: str) -> str:
    """Text that XML can hold."""
    return "".join(c for c in text if c.isprintable() or c == "\n")


def _write_part(element: Element, part: ScorePart, piece: Piece, leads: bool) -> None:
    speller = Speller(piece.key, part.above)
    staves = [_StaffVoices(staff, _voices(staff, part, piece)) for staff in part.staves]
    marks = _dynamics(part, piece)
    before: Bar | None = None
    for index, (start, bar) in enumerate(zip(piece.bar_starts, piece.bars, strict=False)):
        measure = SubElement(element, "measure", number=str(index + 1))
        _attributes(measure, part, speller, bar, before)
        if leads:
            _plan(measure, piece, index, speller)
        if index in marks:
            _direction(measure, "dynamics", marks[index], placement="below")
        written = [[symbols(voice, start, bar.meter) for voice in staff.voices] for staff in staves]
        _notes(measure, part, written, speller, bar, element.attrib["id"])
        if index == len(piece.bars) - 1:
            SubElement(SubElement(measure, "barline", location="right"), "bar-style").text = "light-heavy"
        before = bar


def _voices(staff: Staff, part: ScorePart, piece: Piece) -> tuple[Voice, ...]:
    notes = on_paper(piece, staff.notes)
    if not part.is_drums:
        return tuple(voices(notes, part.lines)) or ((),)
    hands = [note for note in notes if not is_foot(note.pitch)]
    feet = [note for note in notes if is_foot(note.pitch)]
    return tuple(voices(_strokes(one))[0] for one in (hands, feet) if one)


def _strokes(notes: Sequence[Note]) -> list[Note]:
    """Drum notes, each until the next stroke of its voice or the end of its beat."""
    starts = sorted({note.start for note in notes})
    ends = {}
    for at, following in zip(starts, [*starts[1:], starts[-1] + _LONGEST_STROKE], strict=True):
        beat = at // TICKS_PER_QUARTER * TICKS_PER_QUARTER + TICKS_PER_QUARTER
        ends[at] = min(following, beat)
    return [Note(n.start, n.pitch, ends[n.start] - n.start, n.velocity) for n in notes]


# --- what stands above the notes -----------------------------------------------------------------


def _attributes(measure: Element, part: ScorePart, speller: Speller, bar: Bar, before: Bar | None) -> None:
    if before is not None and before.meter == bar.meter:
        return
    attributes = SubElement(measure, "attributes")
    SubElement(attributes, "divisions").text = str(TICKS_PER_QUARTER)
    if before is None and not part.is_drums:
        SubElement(SubElement(attributes, "key"), "fifths").text = str(speller.fifths)
    time = SubElement(attributes, "time")
    SubElement(time, "beats").text = str(bar.meter.numerator)
    SubElement(time, "beat-type").text = str(bar.meter.denominator)
    if before is not None:
        return
    if len(part.staves) > 1:
        SubElement(attributes, "staves").text = str(len(part.staves))
    for number, staff in enumerate(part.staves, 1):
        clef = SubElement(attributes, "clef", {"number": str(number)} if len(part.staves) > 1 else {})
        SubElement(clef, "sign").text = staff.clef.sign
        if staff.clef != DRUM_CLEF:
            SubElement(clef, "line").text = str(staff.clef.line)
    if part.above:
        transpose = SubElement(attributes, "transpose")
        octaves, rest = divmod(abs(part.above), 12)
        sign = -1 if part.above > 0 else 1
        SubElement(transpose, "diatonic").text = str(sign * {0: 0, 2: 1, 7: 4, 9: 5}[rest])
        SubElement(transpose, "chromatic").text = str(sign * rest)
        if octaves:
            SubElement(transpose, "octave-change").text = str(sign * octaves)


def _plan(measure: Element, piece: Piece, index: int, speller: Speller) -> None:
    """Section letter, tempo and chords, where they change."""
    bar, before = piece.bars[index], piece.bars[index - 1] if index else None
    if before is None or before.section != bar.section:
        _direction(measure, "rehearsal", bar.section, placement="above")
    if before is None or round(before.tempo_bpm) != round(bar.tempo_bpm):
        _tempo(measure, bar)
    last = before.chords[-1] if before is not None and before.chords else None
    for slot, chord in enumerate(bar.chords[:2]):
        if chord != last:
            _harmony(measure, chord, speller, bar.meter.second_half if slot else 0)
        last = chord


def _direction(measure: Element, kind: str, text: str, placement: str) -> None:
    direction = SubElement(measure, "direction", placement=placement)
    inside = SubElement(SubElement(direction, "direction-type"), kind)
    if kind == "dynamics":
        SubElement(inside, text)
    else:
        inside.text = text


def _tempo(measure: Element, bar: Bar) -> None:
    direction = SubElement(measure, "direction", placement="above")
    metronome = SubElement(SubElement(direction, "direction-type"), "metronome")
    dotted = bar.meter.denominator == 8 and bar.meter.beat_ticks == 18
    SubElement(metronome, "beat-unit").text = "quarter"
    if dotted:
        SubElement(metronome, "beat-unit-dot")
    SubElement(metronome, "per-minute").text = f"{round(bar.tempo_bpm / (1.5 if dotted else 1))}"
    SubElement(direction, "sound", tempo=f"{bar.tempo_bpm:g}")


def _harmony(measure: Element, chord: Chord, speller: Speller, offset: int) -> None:
    harmony = SubElement(measure, "harmony")
    if chord.root is None:
        root, kind = SubElement(harmony, "root"), SubElement(harmony, "kind", text="N.C.")
        SubElement(root, "root-step", text="").text = "C"
        kind.text = "none"
    else:
        step, alter = speller.root(chord.root)
        root = SubElement(harmony, "root")
        SubElement(root, "root-step").text = step
        if alter:
            SubElement(root, "root-alter").text = str(alter)
        word, text = _KINDS[chord.quality]
        SubElement(harmony, "kind", text=text).text = word
    if offset:
        SubElement(harmony, "offset").text = str(offset)


def _dynamics(part: ScorePart, piece: Piece) -> dict[int, str]:
    """The mark of each section's mean velocity, by the index of its first bar, where it changes."""
    notes = [note for staff in part.staves for note in staff.notes]
    found: dict[int, str] = {}
    before = ""
    for _, group in groupby(range(len(piece.bars)), key=lambda i: piece.bars[i].section):
        bars = list(group)
        begin, end = piece.bar_starts[bars[0]], piece.bar_starts[bars[-1] + 1]
        velocities = [note.velocity for note in notes if begin <= note.start < end]
        if not velocities:
            continue
        mark = min(MARKS, key=lambda name: abs(MARKS[name] - fmean(velocities)))
        if mark != before:
            found[bars[0]] = before = mark
    return found


# --- the notes -----------------------------------------------------------------------------------


def _notes(
    measure: Element,
    part: ScorePart,
    written: Sequence[Sequence[Sequence[Symbol]]],
    speller: Speller,
    bar: Bar,
    name: str,
) -> None:
    number = 0
    for index, staff in enumerate(written, 1):
        shown = _Accidentals(speller, staff) if not part.is_drums else None
        sounding = [voice for voice in staff if any(symbol.pitches for symbol in voice)] or staff[:1]
        for place, voice in enumerate(sounding):
            if number:
                back = SubElement(measure, "backup")
                SubElement(back, "duration").text = str(bar.meter.ticks)
            number += 1
            joined = beams(voice, bar)
            for at, symbol in enumerate(voice):
                if place and not symbol.pitches:
                    # The rests of an inner voice are clear from the other one.
                    forward = SubElement(measure, "forward")
                    SubElement(forward, "duration").text = str(symbol.ticks)
                    continue
                for head, note in enumerate(_note(symbol, speller, shown, drums=part.is_drums)):
                    # Whoever shows the score finds by it which heads sound at a tick.
                    note.set("id", f"{name}-{number}-{symbol.start}-{symbol.start + symbol.ticks}-{head}")
                    measure.append(note)
                    SubElement(note, "voice").text = str(number)
                    _value(note, symbol)
                    if len(written) > 1:
                        SubElement(note, "staff").text = str(index)
                    if note.find("chord") is None:
                        for level, word in joined[at]:
                            SubElement(note, "beam", number=str(level)).text = word
                    _notations(note, symbol)
                    _in_order(note)


class _Accidentals:
    """Which notes of a staff show an accidental in one bar: those that neither the signature nor an
    earlier note of the bar explains."""

    def __init__(self, speller: Speller, staff: Sequence[Sequence[Symbol]]) -> None:
        self._shown: set[tuple[int, int]] = set()
        state: dict[tuple[str, int], int] = {}
        for symbol in sorted((s for voice in staff for s in voice), key=lambda s: s.start):
            for pitch in symbol.pitches:
                spelled = speller.spell(pitch)
                place = (spelled.step, spelled.octave)
                if symbol.tied_from:
                    continue
                if state.get(place, speller.in_signature(spelled.step)) != spelled.alter:
                    self._shown.add((symbol.start, pitch))
                state[place] = spelled.alter

    def of(self, symbol: Symbol, pitch: int, spelled: Spelled) -> str | None:
        """The accidental to show; None for none."""
        shown = (symbol.start, pitch) in self._shown and not symbol.tied_from
        return _ACCIDENTALS[spelled.alter] if shown else None


def _note(symbol: Symbol, speller: Speller, shown: _Accidentals | None, drums: bool) -> Iterator[Element]:
    """The note elements of a symbol: its pitch and duration, and what depends on the pitch."""
    if not symbol.pitches:
        note = Element("note")
        SubElement(note, "rest", {"measure": "yes"} if symbol.whole_bar else {})
        SubElement(note, "duration").text = str(symbol.ticks)
        yield note
        return
    # Several drums may share a place on the staff.
    one_a_place = {drum_place(pitch): pitch for pitch in symbol.pitches}
    for index, sounding in enumerate(one_a_place.values() if drums else symbol.pitches):
        note = Element("note")
        if index:
            SubElement(note, "chord")
        if shown is None:
            _unpitched(note, sounding)
        else:
            spelled = speller.spell(sounding)
            pitch = SubElement(note, "pitch")
            SubElement(pitch, "step").text = spelled.step
            if spelled.alter:
                SubElement(pitch, "alter").text = str(spelled.alter)
            SubElement(pitch, "octave").text = str(spelled.octave)
            accidental = shown.of(symbol, sounding, spelled)
            if accidental is not None:
                SubElement(note, "accidental").text = accidental
        SubElement(note, "duration").text = str(symbol.ticks)
        if not drums:
            for tied, kind in ((symbol.tied_from, "stop"), (symbol.tied_to, "start")):
                if tied:
                    SubElement(note, "tie", type=kind)
        yield note


def _unpitched(note: Element, drum: int) -> None:
    step, octave, head = drum_place(drum)
    unpitched = SubElement(note, "unpitched")
    SubElement(unpitched, "display-step").text = step
    SubElement(unpitched, "display-octave").text = str(octave)
    if head != "normal":
        SubElement(note, "notehead").text = head


def _value(note: Element, symbol: Symbol) -> None:
    if symbol.whole_bar:
        return
    SubElement(note, "type").text = symbol.kind
    for _ in range(symbol.dots):
        SubElement(note, "dot")
    if symbol.tuplet:
        change = SubElement(note, "time-modification")
        SubElement(change, "actual-notes").text = "3"
        SubElement(change, "normal-notes").text = "2"


def _notations(note: Element, symbol: Symbol) -> None:
    ties = [kind for tied, kind in ((symbol.tied_from, "stop"), (symbol.tied_to, "start")) if tied]
    if note.find("unpitched") is not None or note.find("rest") is not None:
        ties = []
    tuplet = symbol.tuplet if symbol.tuplet in ("start", "stop") and note.find("chord") is None else ""
    if not ties and not tuplet:
        return
    notations = SubElement(note, "notations")
    for kind in ties:
        SubElement(notations, "tied", type=kind)
    if tuplet:
        SubElement(notations, "tuplet", type=tuplet)


_ORDER = (
    "chord", "pitch", "unpitched", "rest", "duration", "tie", "voice", "type", "dot", "accidental",
    "time-modification", "notehead", "staff", "beam", "notations",
)  # fmt: skip


def _in_order(note: Element) -> None:
    """The children of a note in the order that the schema demands."""
    note[:] = sorted(note, key=lambda child: _ORDER.index(child.tag))
