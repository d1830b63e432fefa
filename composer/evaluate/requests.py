"""What is asked of the composer in an evaluation: a seeded grid, works to be alike, and nothing much."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass

from composer.controls import DYNAMICS, GENRES, LEVELS, METERS, Controls, Mood, PartRequest, PitchRange
from composer.dataset import Store, Stored
from composer.evaluate.section import Purpose
from composer.evaluate.stored import chosen
from composer.instruments import FAMILIES
from composer.key import Key
from composer.mixture import GENERATED
from composer.piece import Meter
from composer.request import requested

# Eleven requests go round: eight of the grid, two like a held-out work, one free. A run that is cut
# short so keeps the proportions.
_ROUND: tuple[Purpose, ...] = ("grid", "grid", "grid", "grid", "like", "grid", "grid", "grid", "grid", "like", "free")
GRID_SHARE = _ROUND.count("grid") / len(_ROUND)
_SLOWEST, _FASTEST = 40, 220
_SHORTEST, _LONGEST = 8, 12
_PLAYERS = ("piano", "guitar", "bass", "violin", "cello", "strings", "flute", "clarinet", "trumpet", "organ", "drums")
# A violin counts as strings: excluding one of them while another plays makes no sense.
_STRINGS = frozenset({"violin", "cello", "strings"})
# Players whose compass holds every range below.
_WIDE = ("piano", "organ", "harp", "strings")
# Somebody who can play a chord, where chords are asked for.
_CHORDAL = frozenset({"piano", "guitar", "strings", "organ", "harp"})
_RANGES = ((36, 60), (43, 72), (48, 84), (55, 79), (60, 84))
_PROGRESSIONS = {
    "major": (
        ("I", "V", "vi", "IV"),
        ("ii7", "V7", "Imaj7", "Imaj7"),
        ("I", "vi", "IV", "V"),
        ("vi", "IV", "I", "V"),
        ("I IV", "ii V", "iii vi", "ii V7"),
    ),
    "minor": (
        ("i", "VI", "III", "VII"),
        ("i", "iv", "V7", "i"),
        ("i", "VII", "VI", "V7"),
        ("i iv", "VII III", "VI iv", "V7"),
    ),
}
# The middles of the four quadrants of the circumplex, and the word a listener would use.
_MOODS = (
    Mood(0.6, 0.6, ("cheerful",)),
    Mood(-0.6, 0.6, ("tense",)),
    Mood(-0.6, -0.6, ("sad",)),
    Mood(0.6, -0.6, ("peaceful",)),
)
# Wishes of which a technical request states two, in turn.
_EXTRAS = ("chords", "exclude", "density", "range", "dynamics")
# Of five grid requests three are technical, one is about a mood and one about a genre. What a mood
# or a genre decides by itself (tempo, loudness; players, meter) is then left open: asking for a fast
# lament would measure the request.
_KINDS = ("technical", "mood", "technical", "genre", "technical")
# Bars of a piece that shall be like a held-out work: enough for a form, few enough to compose many.
_LIKE_BARS = (8, 24)
_LIKE_PLAYERS = 6
_FREE_BARS = 16
# Enough works of each corpus that no two requests are alike soon.
_LIKE_WORKS = 50


@dataclass(frozen=True)
class Asked:
    """One request: its place in the run, why it is made, what it asks, and for "like" the corpus of
    the work that it imitates."""

    number: int
    purpose: Purpose
    controls: Controls
    corpus: str = ""


def requests(
    seed: int, count: int, store: Store | None, split: str = "test", per_corpus: int = _LIKE_WORKS
) -> Iterator[Asked]:
    """``count`` requests; request ``n`` depends on the seed, ``n``, the store and the rest alone. Without a
    store those like a work are free; with one they go through :func:`works_to_be_like`."""
    chance = random.Random(seed)
    keys = [Key.of(tonic, mode) for mode in ("major", "minor") for tonic in range(12)]
    chance.shuffle(keys)
    meters = list(METERS)
    chance.shuffle(meters)
    works = works_to_be_like(store, seed, split, per_corpus) if store is not None else []
    asked = {"grid": 0, "like": 0, "free": 0}
    for number in range(count):
        purpose = _ROUND[number % len(_ROUND)]
        if purpose == "like" and not works:
            purpose = "free"
        own = random.Random(f"{seed}-{number}")
        index = asked[purpose]
        asked[purpose] += 1
        corpus = ""
        if purpose == "grid":
            controls = _grid(index, own, keys, meters)
        elif purpose == "like":
            corpus, controls = works[index % len(works)].corpus, _like(works[index % len(works)], own)
        else:
            controls = Controls(bars=_FREE_BARS)
        yield Asked(number, purpose, controls.changed(seed=own.getrandbits(32)), corpus)


def _grid(index: int, chance: random.Random, keys: list[Key], meters: list[Meter]) -> Controls:
    bars = chance.randint(_SHORTEST, _LONGEST)
    kind = _KINDS[index % len(_KINDS)]
    turn = index // len(_KINDS)
    if kind == "mood":
        return Controls(bars=bars, mood=_MOODS[turn % len(_MOODS)])
    if kind == "genre":
        return Controls(bars=bars, genre=GENRES[turn % len(GENRES)], key=chance.choice(keys))
    technical = 3 * turn + _KINDS[: index % len(_KINDS)].count("technical")
    key = keys[technical % len(keys)]
    # Tempi rise through the whole range in steps that no cycle of keys or meters shares.
    tempo = _SLOWEST + (technical * 67) % (_FASTEST - _SLOWEST + 1)
    extras = {_EXTRAS[technical % len(_EXTRAS)], _EXTRAS[(technical // len(_EXTRAS) + 2) % len(_EXTRAS)]}
    players = chance.sample(_WIDE if "range" in extras else _PLAYERS, chance.randint(1, 4))
    if "chords" in extras and not _CHORDAL & set(players):
        players[0] = "piano"
    if players == ["drums"]:
        players = ["drums", "bass"]
    taken = _STRINGS if _STRINGS & set(players) else frozenset()
    others = [p for p in _PLAYERS if p not in players and p not in taken]
    low, high = chance.choice(_RANGES)
    return Controls(
        key=key,
        tempo_bpm=float(tempo),
        meter=meters[technical % len(meters)],
        bars=bars,
        parts=tuple(PartRequest(p) for p in players),
        exclude=tuple(chance.sample(others, min(2, len(others)))) if "exclude" in extras else (),
        chords=chance.choice(_PROGRESSIONS[key.mode]) if "chords" in extras else (),
        density=chance.choice(LEVELS) if "density" in extras else None,  # type: ignore[arg-type]
        range=PitchRange(low, high) if "range" in extras else None,
        dynamics=chance.choice(DYNAMICS) if "dynamics" in extras else None,
    )


def works_to_be_like(store: Store, seed: int, split: str = "test", per_corpus: int = _LIKE_WORKS) -> list[Stored]:
    """Works of a split that can be asked for, up to so many of each corpus, the corpora in turn."""
    by_corpus = [
        [p for p in pieces if p.header.meter in METERS and any(not player.is_drums for player in p.header.parts)]
        for corpus, pieces in chosen(store, split, per_corpus, seed).items()
        if corpus not in GENERATED
    ]
    turns = max(map(len, by_corpus), default=0)
    return [pieces[turn] for turn in range(turns) for pieces in by_corpus if turn < len(pieces)]


def _like(work: Stored, chance: random.Random) -> Controls:
    header = work.header
    players = header.parts[:_LIKE_PLAYERS]
    return Controls(
        key=Key.of(chance.randrange(12), header.mode),
        tempo_bpm=min(max(round(header.tempo_bpm), _SLOWEST), _FASTEST),
        meter=header.meter,
        bars=min(max(work.bars, _LIKE_BARS[0]), _LIKE_BARS[1]),
        parts=tuple(p for p in requested(players) if p.instrument in FAMILIES),
        genre=header.genre,
    )
