"""Real drummers, and bands made of real playing alone: POP909's songs over Groove's drumming.

POP909 gives melody, chords and real left hands, Groove gives real drummers; a song's lowest line
becomes a bass, a drummer of a near tempo plays along, and the players change instruments. Nothing
is invented but the combination.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

import numpy as np

from composer.corpora import Work
from composer.piece import Meter, Note, Part, Piece

CORPUS = "pop909-band"
_METER = Meter(4, 4)
# A drummer plays along within this ratio of tempo, in octaves: a quarter faster or slower.
_TEMPO_SPREAD = 0.32
# E3: lower notes of the accompaniment are the left hand's and go to the bass.
_BASS_CEILING = 52
_BASS_FLOOR = 28  # the bass guitar's low E
_LEADS = (0, 4, 11, 22, 24, 26, 27, 40, 52, 56, 65, 66, 71, 73, 80, 81)
_CHORDS = (0, 0, 1, 4, 5, 16, 24, 25, 25, 26, 27, 48)
_BASSES = (33, 33, 34, 32, 35, 38)
_KICK, _CRASH = 36, 49


@dataclass(frozen=True)
class Groove:
    """Some bars of one drummer: strokes with starts counted from each bar line. ``style`` is
    Groove's own word ("latin/brazilian-samba")."""

    genre: str | None
    tempo_bpm: float
    bars: tuple[tuple[Note, ...], ...]
    style: str = ""

    def loop(self, rng: np.random.Generator, longest: int = 16) -> Groove:
        """At most ``longest`` bars in a row, a power of two of them."""
        lengths = [n for n in (longest, longest // 2, 4) if n <= len(self.bars)]
        length = lengths[0]
        first = int(rng.integers(len(self.bars) - length + 1))
        return replace(self, bars=self.bars[first : first + length])


def groove_of(work: Work) -> Groove | None:
    """The drumming of a Groove performance in 4/4, or None when it has fewer than four bars."""
    bars = [
        tuple(replace(n, start=n.start - c.start) for notes in c.notes for n in notes)
        for c in work.piece.stream()
        if c.bar.meter == _METER
    ]
    bars = [bar for bar in bars if bar]
    if len(bars) < 4 or work.is_fill:
        return None
    return Groove(work.genre, work.piece.tempo_bpm, tuple(bars), work.title.rpartition(" ")[0])


def band_of(song: Work, grooves: Sequence[Groove]) -> Work | None:
    """The song for lead, chords, bass and drums; None where it has no melody of its own or no
    drummer plays at its tempo. The choice depends on the song's identity alone."""
    piece = song.piece
    lead = next((p for p in piece.parts if p.role in ("melody", "voice")), None)
    others = [p for p in piece.parts if p is not lead and not p.is_drums]
    near = [g for g in grooves if abs(np.log2(g.tempo_bpm / piece.tempo_bpm)) < _TEMPO_SPREAD]
    if lead is None or not others or not near or sum(b.meter == _METER for b in piece.bars) < 0.9 * len(piece.bars):
        return None
    rng = np.random.default_rng(list(song.work.encode()))
    groove = near[int(rng.integers(len(near)))]
    chords, bass = _divided(others[-1].notes)
    parts = [Part(int(rng.choice(_LEADS)), "melody", lead.notes)]
    if len(others) > 1 and rng.random() < 0.4:
        parts.append(Part(int(rng.choice(_LEADS)), "counter", others[0].notes))
    parts += [Part(int(rng.choice(_CHORDS)), "chords", chords), Part(int(rng.choice(_BASSES)), "bass", bass)]
    parts.append(Part(0, "drums", _drumming(piece, groove, rng), is_drums=True))
    parts = [part for part in parts if part.notes]
    band = replace(piece, parts=tuple(parts))
    return replace(song, corpus=CORPUS, piece=band, genre=groove.genre if groove.genre != "jazz" else "pop")


def _divided(notes: Sequence[Note]) -> tuple[tuple[Note, ...], tuple[Note, ...]]:
    """The accompaniment above, and its lowest notes as one line within a bass guitar's reach."""
    lowest: dict[int, Note] = {}
    for note in notes:
        if note.pitch < _BASS_CEILING and note.pitch < lowest.get(note.start, note).pitch + 1:
            lowest[note.start] = note
    line = [lowest[start] for start in sorted(lowest)]
    taken = set(line)
    chords = tuple(n for n in notes if n not in taken)
    bass = []
    for note, after in zip_longest(line, line[1:]):
        room = after.start - note.start if after else note.duration
        pitch = note.pitch
        while pitch < _BASS_FLOOR:
            pitch += 12
        bass.append(replace(note, pitch=pitch, duration=min(note.duration, room)))
    return chords, tuple(bass)


def _drumming(piece: Piece, groove: Groove, rng: np.random.Generator) -> tuple[Note, ...]:
    loop = min(len(groove.bars), 8 if len(groove.bars) >= 8 else 4)
    first = int(rng.integers(len(groove.bars) - loop + 1))
    begin = next(i for i, c in enumerate(piece.stream()) if any(c.notes))
    # Half of the drummers wait for the song to get going.
    begin += int(rng.choice((0, 0, 4, 8)))
    strokes: list[Note] = []
    last = len(piece.bars) - 1
    for index, (start, bar) in enumerate(zip(piece.bar_starts, piece.bars, strict=False)):
        if index < begin or bar.meter != _METER:
            continue
        if index == last:
            strokes += [Note(start, _KICK, 1, 90), Note(start, _CRASH, 1, 90)]
            continue
        played = groove.bars[first + (index - begin) % loop]
        strokes += [replace(n, start=start + n.start) for n in played if n.start < bar.ticks]
    return tuple(sorted(set(strokes)))
