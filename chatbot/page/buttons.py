"""Buttons that say something: every button of a version does what a sentence does."""

from __future__ import annotations

from chatbot.turn import Language

# What each button says about version {n}, in English and in Chinese.
_SAYS: dict[str, tuple[str, str]] = {
    "branch": ("go back to version {n}", "回到第{n}版"),
    "choose": ("take version {n}", "就用第{n}版"),
    "rename": ('call version {n} "{name}"', "把第{n}版命名为“{name}”"),
    "like": ("thumbs up for version {n}", "给第{n}版点赞"),
    "dislike": ("thumbs down for version {n}", "给第{n}版点踩"),
    "undo": ("undo", "撤销"),
    "redo": ("redo", "重做"),
}
_LONGEST_NAME = 60
_QUOTES = str.maketrans("", "", "\"“”'‘’「」『』《》\n\r")


def words_of(action: str, language: Language, number: int = 0, name: str = "") -> str:
    """What the button ``action`` says about a version. Raises KeyError for no button."""
    name = name.translate(_QUOTES).strip()[:_LONGEST_NAME]
    return _SAYS[action][language == "zh"].format(n=number, name=name)
