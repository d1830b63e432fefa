"""Genres that a vocabulary may not know yet, and what to say instead."""

from __future__ import annotations

from collections.abc import Iterator

from composer.controls import GENRES
from composer.text.alphabet import Kind, genre_character, kind_of

# A genre that was appended to the alphabet, and the older one whose music is closest.
NEAREST: dict[str, str] = {
    "swing": "jazz", "bossa nova": "latin", "ballad": "pop", "samba": "latin", "salsa": "latin", "tango": "latin",
    "cha-cha": "latin", "rumba": "latin", "reggae": "latin", "ska": "latin", "soul": "funk", "disco": "funk",
    "rnb": "funk", "hip-hop": "funk", "gospel": "blues", "bluegrass": "country", "ragtime": "jazz",
    "dixieland": "jazz", "polka": "folk", "rock and roll": "rock", "metal": "rock", "musical": "pop",
}  # fmt: skip


def nearest_first(char: str) -> Iterator[str]:
    """For the character of a genre: those that can stand for it, the nearest first and at last the
    unknown genre; nothing for any other character."""
    kind, value = kind_of(char)
    if kind is not Kind.GENRE:
        return
    name = GENRES[value] if value < len(GENRES) else None
    while name in NEAREST:
        name = NEAREST[name]
        yield genre_character(name)
    yield genre_character(None)
