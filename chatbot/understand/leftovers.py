"""What is left of a sentence once everything musical was read: other business, another language."""

from __future__ import annotations

import re

from chatbot.understand.lexicon import cues
from chatbot.understand.matcher import compiled
from chatbot.understand.normalise import clean, language_of, lowered
from chatbot.understand.sentence import Sentence

_ENGLISH_WORD = compiled(r"[a-z][a-z']*")
_HAN = compiled(r"[\u3400-\u9fff]")
# A sentence with this much beside a feeling is about something else than music.
_MOST_LEFT_WORDS, _MOST_LEFT_HAN = 2, 6


def is_other_business(said: str) -> bool:
    """Whether what was ``said``, as it was typed, is about something else than music."""
    return bool(cues.OFFTOPIC.search(lowered(clean(said))))


def is_foreign(sentence: Sentence) -> bool:
    """Whether the sentence is in a language that is neither English nor Chinese."""
    words = len(_ENGLISH_WORD.findall(sentence.text))
    hits = len(cues.FOREIGN.findall(sentence.text))
    if language_of(sentence.text) == "zh":
        return False
    return hits >= 2 or (hits == 1 and words <= 3) or not re.search(r"[a-z]", sentence.text)


def much_is_left(sentence: Sentence) -> bool:
    """Whether the sentence says more than its feelings and speeds: it may not be about music."""
    if cues.MUSIC_NOUN.search(sentence.text):
        return False
    words = [w for w in _ENGLISH_WORD.findall(sentence.scan.live) if w not in cues.STOPWORDS]
    return len(words) > _MOST_LEFT_WORDS or len(_HAN.findall(sentence.scan.live)) > _MOST_LEFT_HAN
