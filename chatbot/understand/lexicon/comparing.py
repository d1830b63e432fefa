"""Comparatives of English adjectives of mood, which no table lists."""

from __future__ import annotations

from chatbot.understand.lexicon.table import words

# Nouns, verbs and adjectives that are not compared so, or that would become other words.
_NOT_COMPARED = words(
    """
    joy fun glee cheer pep cry sob sigh ache woe rage scare threat fright fear dread gloom grief party fury
    strife doom pain hurt rest ease balm relax soothe lull calms peace hush caress beam grin laugh smile revel
    exult mirth bliss zest thrill delight noir frenzy vim pomp brio gusto guilt grudge oomph sparkle royal fizz
    wail scorn outcry savage chuckle blue fraught cool energy triumph victory majesty glory warmth fiery chill
    zen tragedy dirge worry wrath giggle verve ire bile spite weep wept mope grieve angst
    """
)
_OF_A_NOUN = ("ity", "ety", "ncy", "lty", "tery", "vity")
_VOWELS = "aeiou"
_LONGEST_COMPARED = 8


def compared(word: str) -> str | None:
    """The comparative of a short adjective: tense, tenser; moody, moodier; grim, grimmer. None of any other."""
    if not word.isalpha() or not word.isascii() or word in _NOT_COMPARED or len(word) > _LONGEST_COMPARED:
        return None
    if word.endswith(_OF_A_NOUN):
        return None
    syllables = sum(
        c in _VOWELS + "y" and (i == 0 or word[i - 1] not in _VOWELS + "y") for i, c in enumerate(word.rstrip("e"))
    )
    if word.endswith("y") and len(word) > 3 and word[-2] not in _VOWELS and not word.endswith("ly"):
        return word[:-1] + "ier"
    if syllables > 1 or word.endswith(("ing", "ed", "s")):
        return None
    if word.endswith("e"):
        return word + "r"
    doubled = len(word) > 2 and word[-1] not in _VOWELS + "wxy" and word[-2] in _VOWELS and word[-3] not in _VOWELS
    return word + (word[-1] if doubled else "") + "er"


def superlative(word: str) -> str | None:
    """The superlative of a short adjective: saddest, moodiest; None of any other."""
    more = compared(word)
    return None if more is None else more[:-1] + "st"
