"""Asked and heard: how far a file holds what was asked for, measure by measure.

Tempo and key as K. Bhandari et al. report them for Text2midi (AAAI 2025, arXiv:2412.16526), with the
names of J. Melechovsky et al., Mustango (NAACL 2024, arXiv:2311.08355): TB, the tempo lies in the
bin of the tempo asked; TBT, in that bin or a neighbour; CK, the key estimated from the notes is the
key asked; CKD, it is that key or its equivalent, the relative major or minor. Their figures here are
those of the Text2midi repository's table for the whole test set of MidiCaps. The bins are those of
the tempo words in the MidiCaps labels (github.com/AMAAI-Lab/MidiCaps, pipeline.py).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from composer.analysis.genre import known_genres
from composer.controls import DYNAMICS, Controls, PartRequest
from composer.evaluate.hearing import Heard
from composer.harmony import QUALITIES, Chord, parse_chord
from composer.instruments import FAMILIES, belongs
from composer.key import Key
from composer.piece import Part
from composer.request import key_of_chords

# Upper ends of grave, largo, adagio, andante, moderato, allegro, vivace and presto; prestissimo above.
TEMPO_EDGES = (40, 60, 70, 90, 110, 140, 160, 210)
# A file stores microseconds a quarter note: at 300 BPM that is exact to 0.001 BPM.
_TEMPO_TOLERANCE = 0.01
# Per cent, of Text2midi.
PUBLISHED = {"TB": 39.7, "TBT": 65.8, "CK": 33.6, "CKD": 35.6}


def tempo_bin(bpm: float) -> int:
    """0 (grave) to 8 (prestissimo): how many of :data:`TEMPO_EDGES` a tempo exceeds. Rounded to a
    whole number first, as the labels of MidiCaps are."""
    return sum(round(bpm) > edge for edge in TEMPO_EDGES)


def same_key(asked: Key, heard: Key | None) -> bool:
    """Whether tonic and mode agree, spelling apart."""
    return heard is not None and (heard.pitch_class, heard.mode) == (asked.pitch_class, asked.mode)


def same_or_relative(asked: Key, heard: Key | None) -> bool:
    """Whether a key is the one asked or its relative: C major and A minor."""
    related = heard is not None and heard.parent == asked.parent
    return (related and asked.mode in ("major", "minor")) or same_key(asked, heard)


def matched_players(asked: Sequence[PartRequest], parts: Sequence[Part]) -> int:
    """How many requests find a player of their own among the parts that sound. The pickiest choose
    first: a program before a family, a narrow family before a wide one."""
    free = list(parts)
    for request in sorted(asked, key=lambda r: (r.program is None, len(FAMILIES[r.instrument].programs))):
        found = next((part for part in free if _plays(part, request)), None)
        if found is not None:
            free.remove(found)
    return len(parts) - len(free)


def _plays(part: Part, request: PartRequest) -> bool:
    if request.program is not None and request.instrument != "drums":
        return not part.is_drums and part.program == request.program
    return belongs(part.program, part.is_drums, request.instrument)


def asked_chords(asked: Controls, bars: int) -> list[tuple[Chord, Chord]]:
    """The chord asked for each half of the first bars; a progression that goes round leaves the last
    bar to the cadence, so it has one entry less than the piece."""
    key = asked.key or key_of_chords(asked.chords) or Key("C", "major")
    length = bars - 1 if bars > len(asked.chords) else bars
    wanted = []
    for index in range(length):
        symbols = [parse_chord(s, key) for s in asked.chords[index % len(asked.chords)].split()]
        wanted.append((symbols[0], symbols[-1]))
    return wanted


def triad(chord: Chord) -> tuple[int | None, int | None, int | None]:
    """Root, third and fifth above it, in semitones; sevenths and sixths come and go in playing."""
    steps = QUALITIES[chord.quality]
    third = next((step for step in steps if step in (3, 4)), None)
    fifth = next((step for step in steps if step in (6, 7, 8)), None)
    return (chord.root, third, fifth) if chord.root is not None else (None, None, None)


def chord_f1(wanted: Sequence[tuple[Chord, Chord]], heard: Sequence[tuple[Chord, Chord]]) -> float:
    """F1 over half bars, 0 to 1: a half bar is right where the root and triad heard are those asked.
    Precision is counted over the half bars in which any chord is heard, recall over those in which
    one is asked."""
    asked = {(bar, half): triad(c) for bar, halves in enumerate(wanted) for half, c in enumerate(halves)}
    asked = {slot: chord for slot, chord in asked.items() if chord[0] is not None}
    found = {(bar, half): triad(c) for bar, halves in enumerate(heard[: len(wanted)]) for half, c in enumerate(halves)}
    found = {slot: chord for slot, chord in found.items() if chord[0] is not None}
    right = sum(found.get(slot) == chord for slot, chord in asked.items())
    return 2 * right / (len(asked) + len(found)) if asked or found else 1.0


def scores(asked: Controls, heard: Heard | None) -> dict[str, float]:
    """Score 0 to 1 of every measure whose field was asked for; all 0 where nothing is heard, for a
    request that failed. Every request states its bars."""
    found = _all_scores(asked, heard) if heard is not None else {}
    return {name: found.get(name, 0.0) for name, was_asked in MEASURES.items() if was_asked(asked)}


# Every measure, and what of a request it is about.
MEASURES: dict[str, Callable[[Controls], object]] = {
    "TB": lambda c: c.tempo_bpm,
    "TBT": lambda c: c.tempo_bpm,
    "tempo exact": lambda c: c.tempo_bpm,
    "CK": lambda c: c.key,
    "CKD": lambda c: c.key,
    "CK, heard by music21": lambda c: c.key,
    "CKD, heard by music21": lambda c: c.key,
    "meter": lambda c: c.meter,
    "bars": lambda c: c.bars,
    "instruments, precision": lambda c: c.parts,
    "instruments, recall": lambda c: c.parts,
    "exclusions": lambda c: c.exclude,
    "chords, F1 by half bar": lambda c: c.chords,
    "density": lambda c: c.density,
    "range": lambda c: c.range,
    "dynamics": lambda c: c.dynamics,
    "dynamics within a step": lambda c: c.dynamics,
    "mood quadrant": lambda c: c.mood,
    "valence": lambda c: c.mood,
    "energy": lambda c: c.mood,
    "genre, the likeliest": lambda c: c.genre in known_genres(),
    "genre, among three": lambda c: c.genre in known_genres(),
}


def _all_scores(asked: Controls, heard: Heard) -> dict[str, float]:
    """Every measure that can be taken."""
    found: dict[str, float] = {}
    if asked.tempo_bpm is not None:
        bins = {tempo_bin(bpm) - tempo_bin(asked.tempo_bpm) for bpm in heard.tempi}
        found["TB"] = float(bins == {0})
        found["TBT"] = float(bool(bins) and bins <= {-1, 0, 1})
        exact = heard.tempi and all(abs(bpm - asked.tempo_bpm) <= _TEMPO_TOLERANCE for bpm in heard.tempi)
        found["tempo exact"] = float(bool(exact))
    if asked.key is not None:
        found["CK"] = float(same_key(asked.key, heard.key))
        found["CKD"] = float(same_or_relative(asked.key, heard.key))
        found["CK, heard by music21"] = float(same_key(asked.key, heard.published_key))
        found["CKD, heard by music21"] = float(same_or_relative(asked.key, heard.published_key))
    found["meter"] = float(bool(heard.meters) and set(heard.meters) == {asked.meter})
    found["bars"] = float(heard.bars == asked.bars)
    if asked.parts:
        matched = matched_players(asked.parts, heard.parts)
        found["instruments, precision"] = matched / max(len(heard.parts), 1)
        found["instruments, recall"] = matched / len(asked.parts)
    found["exclusions"] = float(not any(belongs(p.program, p.is_drums, f) for p in heard.parts for f in asked.exclude))
    if asked.chords:
        found["chords, F1 by half bar"] = chord_f1(asked_chords(asked, asked.bars or heard.bars), heard.chords)
    found["density"] = float(heard.density == asked.density)
    if asked.range is not None and heard.low is not None and heard.high is not None:
        low, high, octaves = asked.range.low, asked.range.high, asked.range.octaves
        inside = (low is None or low <= heard.low) and (high is None or heard.high <= high)
        found["range"] = float(inside and (octaves is None or heard.high - heard.low <= 12 * octaves))
    if asked.dynamics is not None:
        apart = abs(DYNAMICS.index(asked.dynamics) - DYNAMICS.index(heard.dynamics))
        found["dynamics"], found["dynamics within a step"] = float(apart == 0), float(apart <= 1)
    if asked.mood is not None:
        found["valence"] = float(asked.mood.valence * heard.mood.valence > 0)
        found["energy"] = float(asked.mood.energy * heard.mood.energy > 0)
        found["mood quadrant"] = found["valence"] * found["energy"]
    found["genre, the likeliest"] = float(heard.genres[:1] == (asked.genre,))
    found["genre, among three"] = float(asked.genre in heard.genres)
    return found
