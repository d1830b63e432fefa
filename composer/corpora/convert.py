"""Scores (MusicXML, kern, ABC) to MIDI files with the bar lines of the page, by music21."""

from __future__ import annotations

import io
import tempfile
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path

import mido

# Marks a file whose bar lines are those of the page, pickup included.
BARS_AS_WRITTEN = "bars as written"
# A pickup shorter than a sixteenth is a grace note.
_SHORTEST = 16


@dataclass(frozen=True)
class ConvertedScore:
    """A score as a MIDI file, its ``title``, and its chord symbols as (quarter notes from the
    beginning, what is written)."""

    title: str
    midi: bytes
    chords: tuple[tuple[float, str], ...]


def score_to_midi(data: bytes, suffix: str) -> tuple[str, bytes]:
    """Title and MIDI file of a score, as :func:`convert_score` makes them."""
    score = convert_score(data, suffix)
    return score.title, score.midi


def convert_score(data: bytes, suffix: str) -> ConvertedScore:
    """A score of the kind that ``suffix`` (".musicxml", ".mxl", ".krn", ".abc") tells; the first
    tune of several. Repeats are played where the page makes sense of them, and a pickup bar has a
    meter of its own.

    Raises what music21 raises on music that it cannot read.
    """
    # Slow to load, and needed only here.
    from music21 import converter, harmony, repeat, stream
    from music21.midi.translate import streamToMidiFile

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"score{suffix}"
        path.write_bytes(data)
        parsed = converter.parse(path, forceSource=True)
    tune = parsed.scores.first() if isinstance(parsed, stream.Opus) else parsed
    if tune is None:
        raise ValueError("the file holds no tune")
    title = tune.metadata.title if tune.metadata is not None else None
    if tune.recurse().getElementsByClass(stream.Measure):
        try:
            tune = tune.expandRepeats()
        except repeat.ExpanderException:
            # Where the page contradicts itself it is played through once.
            _drop_repeats(tune)
    _set_apart(tune)
    _write_pickup(tune)
    written = list(tune.recurse().getElementsByClass(harmony.ChordSymbol))
    symbols = sorted((float(symbol.getOffsetInHierarchy(tune)), symbol.figure) for symbol in written)
    # They would be played as chords otherwise.
    tune.remove(written, recurse=True)
    return ConvertedScore(title or "", _marked(streamToMidiFile(tune).writestr()), tuple(symbols))


def _drop_repeats(score: object) -> None:
    """Take every repeat sign, ending and jump off the page, in place."""
    from music21 import bar, repeat, spanner, stream

    assert isinstance(score, stream.Stream)
    for measure in score.recurse().getElementsByClass(stream.Measure):
        if isinstance(measure.leftBarline, bar.Repeat):
            measure.leftBarline = None
        if isinstance(measure.rightBarline, bar.Repeat):
            measure.rightBarline = None
        for mark in list(measure.getElementsByClass(repeat.RepeatExpression)):
            measure.remove(mark)
    for bracket in list(score.recurse().getElementsByClass(spanner.RepeatBracket)):
        score.remove(bracket, recurse=True)


def _set_apart(score: object) -> None:
    """Make what repeats wrote twice two objects, in place: music21 takes each only once."""
    from music21 import key, meter, stream, tempo

    assert isinstance(score, stream.Stream)
    for measure in list(score.recurse().getElementsByClass(stream.Measure)):
        for kind in (meter.TimeSignature, key.KeySignature, tempo.TempoIndication):
            for element in list(measure.getElementsByClass(kind)):
                measure.replace(element, deepcopy(element))


def _write_pickup(score: object) -> None:
    """Give an incomplete first measure its own time signature, in place."""
    from music21 import meter, stream

    assert isinstance(score, stream.Stream)
    parts = list(score.parts) if isinstance(score, stream.Score) else [score]
    for part in parts:
        measures = list(part.getElementsByClass(stream.Measure))
        if len(measures) < 2:
            continue
        first, second = measures[0], measures[1]
        written = first.timeSignature
        length = first.duration.quarterLength
        if written is None or not 0 < length < written.barDuration.quarterLength:
            continue
        numerator, denominator = (length / 4).as_integer_ratio()
        if denominator > _SHORTEST:
            continue
        first.timeSignature = meter.TimeSignature(f"{numerator}/{denominator}")
        if second.timeSignature is None:
            second.timeSignature = meter.TimeSignature(written.ratioString)


def _marked(data: bytes) -> bytes:
    file = mido.MidiFile(file=io.BytesIO(data))
    file.tracks[0].insert(0, mido.MetaMessage("marker", text=BARS_AS_WRITTEN))
    buffer = io.BytesIO()
    file.save(file=buffer)
    return buffer.getvalue()
