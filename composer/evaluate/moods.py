"""Moods that listeners heard, against the mood estimator."""

from __future__ import annotations

import csv
import hashlib
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from composer.analysis import estimate_mood
from composer.corpora.archive import Archive
from composer.harmony import parse_chord
from composer.key import Key
from composer.midi import MidiError, read_midi
from composer.piece import Bar, Meter, Note, Part, Piece

_EMOPIA_NAME = re.compile(r"^Q([1-4])_(.+)_\d+\.mid$")
# EMOPIA's quadrants as signs of valence and energy.
_QUADRANTS = {"1": (1, 1), "2": (-1, 1), "3": (-1, -1), "4": (1, -1)}


@dataclass(frozen=True, eq=False)
class HeardMood:
    """One piece or clip with the signs, +1 or -1, that listeners gave it. ``song`` is what it was
    taken from: clips of one song are never on two sides."""

    corpus: str
    song: str
    piece: Piece
    valence: int
    energy: int

    @property
    def to_fit_on(self) -> bool:
        """Whether the song lies in the half that the estimator may be fitted on."""
        return hashlib.sha256(self.song.encode()).digest()[0] % 2 == 0


def heard_moods(data: Path) -> Iterator[HeardMood]:
    """The labelled pieces of VGMIDI and EMOPIA that are in ``data`` and can be read. Pieces of
    VGMIDI whose phrases were labelled apart count once, with the label of their first."""
    for corpus, labelled in (("vgmidi-labels", _vgmidi), ("emopia-labels", _emopia)):
        if (data / f"{corpus}.zip").is_file():
            with Archive(data, corpus) as archive:
                for path, song, valence, energy in labelled(archive):
                    try:
                        piece = read_midi(archive.bytes(path))
                    except MidiError:
                        continue  # one of VGMIDI's 200: a bar of 1/32 has no place on the grid
                    yield HeardMood(corpus, song, piece, valence, energy)


def _vgmidi(archive: Archive) -> Iterator[tuple[str, str, int, int]]:
    seen: set[str] = set()
    for row in csv.DictReader(io.StringIO(archive.text("vgmidi_labelled.csv"))):
        path = "labelled/midi/" + re.sub(r"_\d+\.mid$", ".mid", row["midi"].rsplit("/", 1)[-1])
        if path not in seen and path in archive.names:
            seen.add(path)
            yield path, path, int(row["valence"]), int(row["arousal"])


def _emopia(archive: Archive) -> Iterator[tuple[str, str, int, int]]:
    for path in archive.midi():
        name = _EMOPIA_NAME.match(PurePosixPath(path).name)
        if name:
            valence, energy = _QUADRANTS[name[1]]
            yield path, name[2], valence, energy


def mood_agreement(data: Path, pieces: int) -> Iterator[dict[str, object]]:
    """Share of pieces, of songs that the estimator was not fitted on, whose estimated valence and
    energy have the sign that listeners gave them, and both at once: the quadrant.

    Published for EMOPIA, trained on it and tested on its own split (H.-T. Hung et al., ISMIR 2021,
    clips in symbolic form): logistic regression 58.1 % of quadrants (energy 84.9, valence 65.1),
    an LSTM with attention 68.4 % on MIDI-like words (88.2, 83.3), 61.5 % on REMI (89.0, 74.6)."""
    held_out = [heard for heard in heard_moods(data) if not heard.to_fit_on]
    for corpus in ("vgmidi-labels", "emopia-labels", "both"):
        of_corpus = [heard for heard in held_out if corpus in (heard.corpus, "both")][:pieces]
        valence = energy = quadrant = 0
        for heard in of_corpus:
            found = estimate_mood(heard.piece)
            happy, excited = found.valence * heard.valence > 0, found.energy * heard.energy > 0
            valence, energy, quadrant = valence + happy, energy + excited, quadrant + (happy and excited)
        if of_corpus:
            n = len(of_corpus)
            yield {
                "corpus": corpus,
                "pieces": n,
                "songs": len({heard.song for heard in of_corpus}),
                "valence": valence / n,
                "energy": energy / n,
                "quadrant": quadrant / n,
            }


# Mood words of the progressions that name one side of valence; the others (nostalgic, surprised,
# rebellious, spiritual) lie on neither.
_BRIGHT = frozenset(
    ["Joyful", "Hopeful", "Triumphant", "Playful", "Tender", "Romantic", "Relaxed", "Peaceful", "Excited", "Empowered"]
)
_DARK = frozenset(["Sad", "Dark", "Mysterious", "Lonely", "Fearful", "Anguished", "Dramatic"])
# What titles of game music promise: the signs of valence and of energy, 0 for neither.
_TITLES = {
    "Battle": (0, 1), "Boss": (-1, 1), "Church": (0, -1), "Sorrow": (-1, -1), "Fanfare": (1, 0),
    "End of Battle": (1, 0), "Town": (1, 0), "Inn": (0, -1), "Mystery": (-1, 0), "Dungeon": (-1, 0),
    "Doubt": (-1, 0), "Game Over": (-1, 0), "Joke": (1, 0), "Vehicle": (0, 1), "Field": (1, 0),
}  # fmt: skip
_TITLE = re.compile("|".join(sorted(_TITLES, key=len, reverse=True)))


def further_evidence(data: Path) -> Iterator[dict[str, object]]:
    """Two smaller trials, on neither of which anything was fitted. Of progressions with mood words,
    played as block chords at one tempo, the chance that one of a bright mood gets a higher valence
    than one of a dark mood (the area under the curve: 0.5 is guessing). Of EasyRPG's music, the
    share of titles whose promise (a battle is energetic, sorrow is neither) the estimate keeps."""
    table = data / "chord-progressions-moods.csv"
    if table.is_file():
        bright: list[float] = []
        dark: list[float] = []
        unread = 0
        for row in csv.DictReader(io.StringIO(table.read_text(encoding="utf-8"))):
            words = set(row["moods"].split())
            if bool(words & _BRIGHT) == bool(words & _DARK):
                continue
            try:
                piece = _played(row["numerals"], row["mode"])
            except ValueError:
                unread += 1
                continue
            (bright if words & _BRIGHT else dark).append(estimate_mood(piece).valence)
        wins = sum((b > d) + (b == d) / 2 for b in bright for d in dark)
        area = wins / max(len(bright) * len(dark), 1)
        yield {"corpus": "progressions", "bright": len(bright), "dark": len(dark), "unread": unread, "area": area}
    if (data / "easyrpg-rtp.zip").is_file():
        kept = count = 0
        with Archive(data, "easyrpg-rtp") as archive:
            for path in archive.midi():
                named = _TITLE.search(PurePosixPath(path).stem)
                if named is None:
                    continue
                found = estimate_mood(read_midi(archive.bytes(path)))
                for promised, estimated in zip(_TITLES[named[0]], (found.valence, found.energy), strict=True):
                    if promised:
                        count, kept = count + 1, kept + (promised * estimated > 0)
        yield {"corpus": "easyrpg-rtp titles", "promises": count, "kept": kept / max(count, 1)}


def _played(numerals: str, mode: str) -> Piece:
    """Each chord for a bar above its root, twice around. Raises ValueError for an unknown numeral."""
    key = Key("A", "minor") if mode == "minor" else Key("C", "major")
    chords = [parse_chord(numeral.replace("dom7", "7"), key) for numeral in numerals.split()] * 2
    notes = []
    for bar, chord in enumerate(chords):
        pitches = [60 + pc for pc in sorted(chord.pitch_classes)]
        notes += [Note(48 * bar, pitch, 48) for pitch in [48 + (chord.root or 0), *pitches]]
    bars = tuple(Bar(Meter(4, 4), 105.0) for _ in chords)
    return Piece(bars, (Part(0, "chords", tuple(notes)),), key)
