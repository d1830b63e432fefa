"""What somebody asked for once and for all ("never use drums again"), and how it steers later music.

Other than a taste, which is counted from ratings, it was said in so many words: it holds wherever a
request does not say otherwise, until it is withdrawn.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, replace

from chatbot.preferences import TONICS
from chatbot.wishes import merge, plays
from composer.controls import Controls, Source
from composer.key import Key
from composer.line_ups import GENRE_METER
from composer.request import decide, requested

# Fields that are looked at one by one, and those that no wish is about.
_APART = ("tempo_class", "sources", "seed", "arc", "exclude", "parts", "key", "tempo_bpm")


def stand_by(stated: Controls, standing: Controls, draw: Callable[[], int]) -> tuple[Controls, tuple[str, ...]]:
    """The controls with what was asked for once and for all in the fields that the request leaves
    open, and the names of those fields. ``draw`` gives a random number where something must be
    chosen: the tonic where only a mode was wished, the players of a genre whom others join."""
    new: dict[str, object] = {}
    if standing.key is not None and stated.key is None and not stated.chords:
        new["key"] = standing.key if "tonic" not in standing.sources else _any_key(standing.key.mode, draw)
    if standing.tempo_bpm is not None and stated.tempo_bpm is None and stated.tempo_class is None:
        new |= {"tempo_bpm": standing.tempo_bpm, "tempo_class": standing.tempo_class}
    excluded = tuple(
        family for family in standing.exclude
        if family not in stated.exclude and not any(plays(part, family) for part in stated.parts)
    )  # fmt: skip
    if excluded:
        new["exclude"] = (*stated.exclude, *excluded)
    players = _players(stated.changed(exclude=(*stated.exclude, *excluded)), standing, draw)
    if players:
        new["parts"] = players
    for name in (field.name for field in fields(Controls)):
        wished = getattr(standing, name)
        if name not in _APART and wished not in (None, ()) and getattr(stated, name) in (None, ()):
            new[name] = wished
    new = {name: value for name, value in new.items() if not _clashes(name, stated, standing)}
    sources: dict[str, Source] = {**stated.sources, **dict.fromkeys(new, "conversation")}
    told = tuple(name for name in new if name != "tempo_class")
    return (stated.changed(**new, sources=sources) if new else stated), told


def _any_key(mode: str, draw: Callable[[], int]) -> Key:
    tonics = TONICS.get(mode, TONICS["major"])
    return Key(tonics[draw() % len(tonics)], mode)


def _players(stated: Controls, standing: Controls, draw: Callable[[], int]) -> tuple[object, ...]:
    """The players with those who shall always play; empty where the request names its own."""
    wished = tuple(p for p in standing.parts if not any(plays(p, family) for family in stated.exclude))
    if stated.parts or not wished:
        return ()
    if stated.genre is None and stated.style_of is None and stated.danceable is None:
        return wished
    # A genre brings its own players, who are joined.
    usual = requested(decide(stated.changed(bars=None, seconds=None), draw()).players)
    return (*usual, *(p for p in wished if not any(plays(other, p.instrument) for other in usual)))


def _clashes(name: str, stated: Controls, standing: Controls) -> bool:
    """Whether something else that the request says leaves no room for a wish."""
    if name in ("bars", "seconds"):
        return stated.bars is not None or stated.seconds is not None
    if name == "meter":
        return stated.genre in GENRE_METER
    if name == "genre":
        meter = GENRE_METER.get(standing.genre or "")
        return stated.style_of is not None or (stated.meter is not None and meter not in (None, stated.meter))
    return False


def with_standing(standing: Controls, wish: Controls) -> Controls:
    """The wishes that stand once ``wish`` was said too: what is said later wins."""
    sources = {name: source for name, source in standing.sources.items() if name != "tonic" or wish.key is None}
    merged = merge(standing, wish)
    speed = wish.tempo_class if wish.tempo_bpm is not None else merged.tempo_class
    sources |= {name: source for name, source in wish.sources.items() if name == "tonic"}
    return replace(merged, tempo_class=speed, sources=sources)


def without(standing: Controls, lifted: Controls) -> Controls:
    """The wishes that stand once some were withdrawn: every field that ``lifted`` states is open again;
    who is in its ``exclude`` may play, and need not."""
    stated = {name for name in lifted.record() if name not in ("exclude", "parts")}
    open_again = {name: () if name == "chords" else None for name in stated}
    parts = tuple(part for part in standing.parts if part.instrument not in lifted.exclude)
    exclude = tuple(family for family in standing.exclude if family not in lifted.exclude)
    return standing.changed(**open_again, parts=parts, exclude=exclude)
