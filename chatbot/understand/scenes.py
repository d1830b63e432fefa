"""Scenes: what the music is for ("for my yoga class", 婚礼用的), where that says more than its words."""

from __future__ import annotations

import re
from dataclasses import replace

from chatbot.understand.lexicon.scenes import SCENES, ArcKind, Scene
from chatbot.understand.matcher import compiled
from composer.controls import TEMPO_RANGE, ArcStep, Controls, Mood, PartRequest

# A scene is meant where it is a purpose, not where its word is said.
_BEFORE = (
    r"\b(?:for|during|at|to|in|accompan(?:y|ies|ying)|while|when|before|as)\s+(?:i'm |i am |we're |someone's )?"
    r"(?:(?:my|our|a|an|the|some|your|his|her|this|their|tonight's|doing|an? \d+[- ]second|\d+[- ]second)\s+)*"
    r"(?:\w+'s\s+)?"
)
_TIMED = r"\b(?:\d+|[a-z]+)[- ]?(?:s|secs?|seconds?|minutes?)[- ](?:long )?"
_AFTER = (
    r"\s+(?:music|songs?|background|tracks?|soundtracks?|playlist|jingles?|score|theme|mix|tunes?|entrance music)\b"
)
_BEFORE_ZH = r"(?:给|为|适合|用于|用在|用来|做|当|配|在|帮我|来一?[首段个支])[^,，。]{0,8}?"
_AFTER_ZH = r"(?:的时候|时|用|上|里|现场|场景)?[^,，。]{0,4}?(?:的|用|听|放|配乐|背景|音乐|曲|歌)"
# "Film music" is a genre, and no more is said; "music for a film" is for one.
_GENRES_TOO = ("film", "game", "hymn")
_GENRE_ZH = r"(?:配乐|音乐|颂?歌)"
_PATTERNS: tuple[tuple[re.Pattern[str], Scene], ...] = tuple(
    (
        compiled(
            rf"(?:{_BEFORE}|{_TIMED})(?:{scene.words})\b(?![-'])|"
            rf"{_BEFORE_ZH}(?:{scene.words_zh})(?!{_GENRE_ZH if scene.genre in _GENRES_TOO else '(?!)'})"
            + ("" if scene.genre in _GENRES_TOO else rf"|\b(?:{scene.words}){_AFTER}|(?:{scene.words_zh}){_AFTER_ZH}")
        ),
        scene,
    )
    for scene in SCENES
)
# Parts of the way at which arcs turn.
_PEAK, _MIDDLE, _COOLING = 0.75, 0.5, 0.85
# Who states so much of the character says what the music is.
_ENOUGH = 2
# How much slower one falls asleep than one lies down, and half way there.
_SLOWEST, _SLOWER = 0.85, 0.93


def read_scene(text: str) -> Scene | None:
    """The scene that a request in lower case is for; the first of the table that fits."""
    return next((scene for pattern, scene in _PATTERNS if pattern.search(text)), None)


def says_enough(controls: Controls, scene: Scene) -> bool:
    """Whether so much is stated that it is a wish of its own, which a scene's custom would only bend:
    two of mood, genre, tempo, players, key and meter."""
    own_genre = controls.genre if controls.genre != scene.genre else None
    stated = (controls.mood, own_genre, controls.style_of, controls.tempo_bpm, controls.key, controls.meter)
    return sum(map(bool, (*stated, controls.parts or controls.exclude))) >= _ENOUGH


def with_scene(controls: Controls, scene: Scene, feeling: str) -> Controls:
    """The controls with what is usual for the scene in everything that they leave open.

    What is stated wins, and takes along what hangs on it: another genre has players of its own,
    another energy its own tempo, and an arc that was described is the arc. ``feeling`` is the mood
    in words, as it will be shown."""
    values: dict[str, object] = {}
    valence, energy = scene.mood
    same_energy = controls.mood is None or controls.mood.energy * energy > 0
    if controls.mood is None:
        values["mood"] = Mood(valence, energy, (feeling,))
    if controls.tempo_bpm is None and same_energy:
        values["tempo_bpm"] = float(scene.tempo_bpm)
    if controls.genre is None and controls.style_of is None:
        values["genre"] = scene.genre
    own_genre = controls.style_of is None and controls.genre in (None, scene.genre)
    players = tuple(name for name in scene.players if name not in controls.exclude)
    if not controls.parts and own_genre and players:
        values["parts"] = tuple(map(PartRequest, players))
    if controls.bars is None and controls.seconds is None and not controls.chords and not controls.form:
        values["seconds"] = None if scene.seconds is None else float(scene.seconds)
    filled = controls.changed(**values)
    if not controls.arc and scene.arc is not None and same_energy and controls.dynamics is None:
        filled = filled.changed(arc=_arc(scene.arc, filled, steady="tempo_bpm" not in values))
    return filled


def _arc(kind: ArcKind, controls: Controls, steady: bool) -> tuple[ArcStep, ...]:
    """The steps of an arc; ``steady`` leaves a tempo that was stated as it is."""
    if kind == "build":
        return (
            ArcStep(share=0.0, dynamics="mp", density="low"),
            ArcStep(share=_PEAK, dynamics="f", density="high", gradual=True),
        )
    if kind == "slow build":
        return (
            ArcStep(share=0.0, dynamics="p", density="low"),
            ArcStep(share=_MIDDLE, dynamics="mp", density="moderate", gradual=True),
            ArcStep(share=_PEAK, dynamics="f", density="high", gradual=True),
        )
    if kind == "workout":
        return (
            ArcStep(share=0.0, dynamics="mf", density="moderate"),
            ArcStep(share=0.2, dynamics="f", density="high", gradual=True),
            ArcStep(share=_COOLING, dynamics="mp", density="moderate", gradual=True),
        )
    tempo = None if steady else controls.tempo_bpm
    begins = ArcStep(share=0.0, dynamics="mp")
    middle = ArcStep(share=_MIDDLE, dynamics="p", density="low", gradual=True)
    ends = ArcStep(share=_PEAK, dynamics="pp", density="low", gradual=True)
    if tempo is None:
        return (begins, middle, ends)
    return (
        replace(begins, tempo_bpm=tempo),
        replace(middle, tempo_bpm=_slowed(tempo, _SLOWER)),
        replace(ends, tempo_bpm=_slowed(tempo, _SLOWEST)),
    )


def _slowed(tempo_bpm: float, ratio: float) -> float:
    return max(float(round(tempo_bpm * ratio)), TEMPO_RANGE[0])
