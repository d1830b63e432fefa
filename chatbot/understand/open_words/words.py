"""A place on the circumplex, a tempo and a genre in words, for the reply."""

from __future__ import annotations

from collections.abc import Iterable

from chatbot.turn import Language
from chatbot.understand.names import genre_name, listed, part_name
from chatbot.understand.tempo import tempo_class

# Words for places: the least valence and energy, then English and Chinese. The first that fits is taken.
_FEELINGS: tuple[tuple[float, float, str, str], ...] = (
    (0.5, 0.45, "joyful and lively", "欢快热烈"),
    (0.1, 0.6, "grand and driven", "激昂豪迈"),
    (0.2, 0.1, "cheerful and light", "轻快明朗"),
    (0.3, -0.35, "warm and gentle", "温暖柔和"),
    (0.15, -2.0, "calm and peaceful", "宁静安详"),
    (-0.2, 0.45, "driven and tense", "激烈紧张"),
    (-0.15, -0.35, "thoughtful", "若有所思"),
    (-0.4, -2.0, "calm and a little sad", "安静而略带忧伤"),
    (-2.0, 0.7, "fierce and dark", "猛烈阴暗"),
    (-2.0, 0.2, "tense and restless", "紧张不安"),
    (-2.0, -0.3, "dark and uneasy", "阴暗不安"),
    (-2.0, -2.0, "sad and quiet", "悲伤低回"),
)
_SPEEDS = {"slow": ("slow", "慢速"), "moderate": ("moderate", "中速"), "fast": ("fast", "快速")}


def feeling(valence: float, energy: float, language: Language) -> str:
    """A place on the circumplex in words; valence and energy from -1 to 1."""
    return next(
        (english, chinese)[language == "zh"]
        for least_valence, least_energy, english, chinese in _FEELINGS
        if valence >= least_valence and energy >= least_energy
    )


def described(
    language: Language,
    mood: str | None,
    tempo_bpm: float | None,
    genre: str | None,
    players: Iterable[str],
    more: Iterable[str] = (),
) -> str:
    """What was taken, as a list in words: "calm and a little sad, slow (68 BPM), ambient, piano and
    strings"."""
    zh = language == "zh"
    said = [] if mood is None else [mood]
    if tempo_bpm is not None:
        speed = _SPEEDS[tempo_class(tempo_bpm) or "moderate"][zh]
        said.append(f"{speed}（每分钟{tempo_bpm:g}拍）" if zh else f"{speed} ({tempo_bpm:g} BPM)")
    if genre is not None:
        said.append(f"{genre_name(genre, language)}风格" if zh else f"{genre_name(genre, language)} style")
    names = [part_name(name, language) for name in players]
    if names:
        said.append(listed(names, language))
    return ("，" if zh else ", ").join([*said, *more])
