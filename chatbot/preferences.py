"""What somebody seems to like, counted from ratings and choices, and how it steers later music.

Nothing here is more than a count that can be shown: a value of a field is preferred when the pieces
that had it were liked, and disliked ones did not have it. Later takes follow it only where a request
leaves the field open.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from statistics import pstdev

from chatbot.receipt import Facts
from chatbot.wishes import plays
from composer.controls import TEMPO_RANGE, Controls, Mood, PartRequest, Source
from composer.instruments import FAMILIES
from composer.key import Key

# (likes - dislikes) / (likes + dislikes + 1): one like against nothing is one half.
_LEANS = 0.5
# Who plays is taken over, or left out, only after two ratings, or one that names the player.
_FIRM = 0.6
# What was turned down in favour of another is a weaker sign than a rating.
RATED, CHOSEN, PASSED_OVER, NAMED = 1.0, 1.0, 0.5, 2.0
# Liked tempos that lie further apart (standard deviation, in octaves of speed) say nothing; nor does
# a mean that disliked ones share this closely.
_TEMPO_SPREAD, _TEMPO_CONTRAST = 0.35, 0.15
# The same in the plane of moods from (-1, -1) to (1, 1).
_MOOD_SPREAD, _MOOD_CONTRAST = 0.4, 0.2
# Keys that every player has easily at hand.
TONICS = {"major": ("C", "G", "D", "F", "A", "Bb", "Eb"), "minor": ("A", "E", "D", "G", "C", "B")}
_MINOR_LIKE = frozenset({"minor", "dorian", "phrygian", "aeolian", "locrian", "harmonic minor", "melodic minor"})


@dataclass(frozen=True)
class Features:
    """What a version is remembered by: ``genre`` as it was wished, the rest as measured (tempo in
    BPM, mode "major" or "minor", families, density, valence and energy in [-1, 1])."""

    genre: str | None
    tempo_bpm: float
    mode: str | None
    instruments: tuple[str, ...]
    density: str
    valence: float
    energy: float


@dataclass(frozen=True)
class Judgement:
    """That version ``version`` was liked, or not, and how much that weighs. ``parts`` are the families
    that alone were spoken of; empty for the whole."""

    version: int
    liked: bool
    weight: float
    features: Features
    parts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Taste:
    """What seems to be liked, field by field; None or empty where nothing does. ``likes`` and
    ``dislikes`` count the judgements it rests on."""

    genre: str | None = None
    tempo_bpm: float | None = None
    mode: str | None = None
    instruments: tuple[str, ...] = ()
    unwanted: tuple[str, ...] = ()
    density: str | None = None
    mood: Mood | None = None
    likes: int = 0
    dislikes: int = 0

    @property
    def says_something(self) -> bool:
        """Whether any field leans to anything."""
        stated = (self.genre, self.tempo_bpm, self.mode, self.density, self.mood)
        return any(value is not None for value in stated) or bool(self.instruments or self.unwanted)


def features_of(facts: Facts, wish: Controls) -> Features:
    """What a version with these facts and wishes is remembered by."""
    mode = None if facts.key is None else "minor" if facts.key.mode in _MINOR_LIKE else "major"
    instruments = tuple(dict.fromkeys(player.family for player in facts.players))
    mood = facts.mood
    return Features(wish.genre, facts.tempo_bpm, mode, instruments, facts.density, mood.valence, mood.energy)


def taste_of(judgements: Sequence[Judgement]) -> Taste:
    """What the judgements have in common; of several on the same thing the latest counts."""
    latest = {(one.version, one.parts): one for one in judgements}
    whole = [one for one in latest.values() if not one.parts]
    wanted, unwanted = _instruments(list(latest.values()))
    return Taste(
        genre=_preferred(whole, lambda features: features.genre),
        tempo_bpm=_tempo(whole),
        mode=_preferred(whole, lambda features: features.mode),
        instruments=wanted,
        unwanted=unwanted,
        density=_preferred(whole, lambda features: features.density),
        mood=_mood(whole),
        likes=sum(one.liked for one in latest.values()),
        dislikes=sum(not one.liked for one in latest.values()),
    )


def steer(stated: Controls, taste: Taste, draw: Callable[[], int]) -> tuple[Controls, tuple[str, ...]]:
    """The controls with what is liked in the fields that the request leaves open, and the names of
    those fields. ``draw`` gives a random number where something must be chosen (the tonic of a
    liked mode). What is stated always wins, and what follows from it is left alone: a mood that was
    asked for decides tempo, mode and density by itself."""
    new: dict[str, object] = {}
    plain = stated.style_of is None and not stated.arc
    free_mood = plain and stated.mood is None and stated.dynamics is None and stated.intensity is None
    free_genre = plain and stated.genre is None and not stated.parts and stated.danceable is None
    if taste.genre is not None and free_genre and stated.meter is None:
        new["genre"] = taste.genre
    same_genre = stated.genre in (None, taste.genre)
    if taste.mode is not None and free_mood and stated.key is None and not stated.chords:
        tonics = TONICS[taste.mode]
        new["key"] = Key(tonics[draw() % len(tonics)], taste.mode)
    if taste.tempo_bpm is not None and free_mood and stated.tempo_bpm is None and same_genre and _free_speed(stated):
        new["tempo_bpm"] = taste.tempo_bpm
    if taste.density is not None and free_mood and stated.density is None and same_genre:
        new["density"] = taste.density
    # With the mode and the tempo given, the mood says how it is played.
    if taste.mood is not None and free_mood and stated.key is None and stated.tempo_bpm is None and same_genre:
        new["mood"] = taste.mood
    if free_genre and taste.instruments:
        asked = tuple(PartRequest(family) for family in taste.instruments)
        parts = tuple(p for p in asked if not any(plays(p, family) for family in stated.exclude))
        if parts:
            new["parts"] = parts
    unwanted = tuple(f for f in taste.unwanted if f not in stated.exclude)
    if unwanted and not stated.parts:
        new["exclude"] = (*stated.exclude, *unwanted)
    sources: dict[str, Source] = {**stated.sources, **dict.fromkeys(new, "conversation")}
    return (stated.changed(**new, sources=sources) if new else stated), tuple(new)


def _free_speed(stated: Controls) -> bool:
    """Whether the request leaves the speed open in other words as well."""
    return stated.tempo_class is None and stated.danceable is None


def _score(judgements: Iterable[Judgement], has: Callable[[Judgement], bool]) -> float:
    likes = dislikes = 0.0
    for one in judgements:
        if has(one):
            likes, dislikes = likes + one.weight * one.liked, dislikes + one.weight * (not one.liked)
    return (likes - dislikes) / (likes + dislikes + 1)


def _preferred(judgements: Sequence[Judgement], value: Callable[[Features], str | None]) -> str | None:
    """The value that is liked best, if it is liked enough."""
    values = dict.fromkeys(value(one.features) for one in judgements)
    scores = {v: _score(judgements, lambda one, v=v: value(one.features) == v) for v in values if v is not None}  # type: ignore[misc]
    best = max(scores, key=lambda v: scores[v], default=None)
    return best if best is not None and scores[best] >= _LEANS else None


def _instruments(judgements: Sequence[Judgement]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Families that are liked, and those that are not."""
    families = dict.fromkeys(f for one in judgements for f in (one.parts or one.features.instruments))
    # Who was spoken of alone is not meant when the whole is rated.
    alone = {(one.version, family) for one in judgements for family in one.parts}

    def score(family: str) -> float:
        def has(one: Judgement) -> bool:
            whole = family in one.features.instruments and (one.version, family) not in alone
            return family in one.parts or (whole and not one.parts)

        return _score(judgements, has)

    known = [family for family in families if family in FAMILIES]
    wanted = tuple(family for family in known if score(family) >= _FIRM)
    return wanted, tuple(family for family in known if score(family) <= -_FIRM)


def _tempo(judgements: Sequence[Judgement]) -> float | None:
    """The geometric mean of the liked tempos, where they are close to each other and not to the
    disliked ones."""
    liked = [math.log2(one.features.tempo_bpm) for one in judgements if one.liked]
    disliked = [math.log2(one.features.tempo_bpm) for one in judgements if not one.liked]
    if not liked or pstdev(liked) > _TEMPO_SPREAD:
        return None
    middle = sum(liked) / len(liked)
    if disliked and abs(middle - sum(disliked) / len(disliked)) < _TEMPO_CONTRAST:
        return None
    return float(min(max(round(2**middle), TEMPO_RANGE[0]), TEMPO_RANGE[1]))


def _mood(judgements: Sequence[Judgement]) -> Mood | None:
    """The middle of the liked moods, after two likes, where they agree and differ from the disliked."""
    liked = [(one.features.valence, one.features.energy) for one in judgements if one.liked]
    disliked = [(one.features.valence, one.features.energy) for one in judgements if not one.liked]
    if len(liked) < 2:
        return None
    middle = _middle(liked)
    spread = math.sqrt(sum(math.dist(point, middle) ** 2 for point in liked) / len(liked))
    if spread > _MOOD_SPREAD or (disliked and math.dist(middle, _middle(disliked)) < _MOOD_CONTRAST):
        return None
    return Mood(round(middle[0], 2), round(middle[1], 2))


def _middle(points: Sequence[tuple[float, float]]) -> tuple[float, float]:
    return sum(v for v, _ in points) / len(points), sum(e for _, e in points) / len(points)
