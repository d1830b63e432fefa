"""From what arrives to what is read: markup stripped, widths and scripts folded, language told."""

from __future__ import annotations

import html
import re
import unicodedata

from chatbot.turn import Language
from chatbot.understand.lexicon.traditional import SIMPLIFIED

_TAG = re.compile(r"</?[A-Za-z][^<>]{0,200}>")
_LINK = re.compile(r"\[([^\]\[]{0,200})\]\([^()\s]{0,400}\)")
_URL = re.compile(r"https?://\S+")
_MARKDOWN = re.compile(r"\*+|~~|`+|_+|^\s{0,3}#{1,6}\s+|^\s{0,3}>\s?", re.MULTILINE)
# "把 piano 换成 harp": a space between scripts says nothing.
_BETWEEN_SCRIPTS = re.compile(r"(?<=[\u3400-\u9fff])\s+(?=[A-Za-z0-9])|(?<=[A-Za-z0-9])\s+(?=[\u3400-\u9fff])")
_SPACE = re.compile(r"\s+")
# Zero-width characters, variation selectors and skin tones, which only colour what they follow.
_INVISIBLE = re.compile("[\u200b-\u200f\u2060\ufe00-\ufe0f\ufeff\U0001f3fb-\U0001f3ff]")
_QUOTES = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-", "−": "-", "‐": "-", "‑": "-"})

_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")
_KANA_HANGUL = re.compile(r"[\u3040-\u30ff\u1100-\u11ff\uac00-\ud7af]")
_ENGLISH_WORD = re.compile(r"[A-Za-z]{3,}")


def clean(text: str) -> str:
    """The words of ``text``: markup, links, invisible characters and wide forms gone,
    traditional characters simplified, one space between words."""
    text = text.encode("utf-8", "replace").decode("utf-8")
    text = html.unescape(_TAG.sub(" ", text))
    text = _URL.sub(" ", _LINK.sub(r"\1", text))
    text = unicodedata.normalize("NFKC", _INVISIBLE.sub("", text)).translate(_QUOTES)
    text = _MARKDOWN.sub(" ", text)
    text = "".join(" " if unicodedata.category(c)[0] == "C" else c for c in text)
    text = _SPACE.sub(" ", text.translate(SIMPLIFIED)).strip()
    return _BETWEEN_SCRIPTS.sub("", text)


def as_typed(words: str, text: str) -> str:
    """The passage of ``text`` that became the cleaned ``words``, in the script it was typed in: 晚自習 for 晚自习;
    ``words`` themselves where it cannot be found."""
    typed = unicodedata.normalize("NFKC", text)
    at = typed.translate(SIMPLIFIED).find(words)
    return typed[at : at + len(words)] if at >= 0 else words


def lowered(text: str) -> str:
    """``text`` in lower case, character for character, so that positions stay the same."""
    return "".join(low if len(low := c.lower()) == 1 else c for c in text)


def language_of(text: str, last: Language | None = None) -> Language:
    """Chinese where any Chinese character is; English where any English word is; otherwise
    ("120", "🎻") the language spoken ``last``."""
    if _HAN.search(text) and not _KANA_HANGUL.search(text):
        return "zh"
    if _ENGLISH_WORD.search(text) or _KANA_HANGUL.search(text) or last is None:
        return "en"
    return last
