"""Genre: one of the composer's styles, by any of its names."""

from __future__ import annotations

from dataclasses import dataclass

from chatbot.understand.lexicon.genres import GENRES, OCCASIONS
from chatbot.understand.matcher import compiled
from chatbot.understand.scan import Scan
from composer.text.genres import NEAREST

_UNWANTED = compiled(
    r"(?:\b(?:no|not|without|except(?: for)?|(?:any|every)thing but|don't (?:want|like|play))|\b(?:is|are|does|"
    r"do)n't(?: sound like)?)\s+(?:an? |any |the )?$|"
    r"(?:不要|别(?:用|来|写)?|不是|除了|不想听|不喜欢|讨厌)$"
)
# What music is for, which a style that is named beside it goes before.
_PURPOSES = frozenset(
    {"background music", "背景音乐", "meditation", "yoga", "spa", "冥想音乐", "瑜伽", "瑜伽音乐", "水疗", "轻音乐"}
)
# What makes a genre's name the colour of another one's.
_COLOURS = compiled(
    r"[\s-]?(?:inspired|tinged|influenced|like|esque|leaning|flecked|laced|scented|coloured|tinted|derived|flavou?red|"
    r"infused|colou?red|ish)\b|(?:味|风味|色彩)的?"
)
# Beside one of the old masters "romantic" is a style; the soul of such a piece is no soul music.
_OF_THE_OLD = ("romantic", "classical", "baroque", "waltz", "march")
_ROMANTIC = compiled(r"\bromantic(?:ism)?\b(?: (?:soul|spirit|heart))?")


@dataclass(frozen=True)
class GenreReading:
    """The genre, whether a waltz was asked for (which fixes the meter), and where it stood."""

    genre: str
    waltz: bool
    at: int


def read_genre(scan: Scan, implied: str | None = None, manner: str | None = None) -> GenreReading | None:
    """Take every name of a genre. ``implied`` comes from an ensemble's name ("jazz trio"). One
    style is followed; where two are named, the occasion gives way to the style (a jazz waltz is
    jazz in 3/4), a mere colour to what it colours ("reggae-tinged latin"), the wider style to the
    narrower (jazz that swings is swing), and otherwise the first is taken, which an assumption
    says. ``manner`` is the genre of an artist who is named: beside Fauré "romantic" is a style and no feeling."""
    found: list[tuple[str, str, bool]] = []
    at = None
    colours: set[str] = set()
    romantic = _ROMANTIC.search(scan.live) if manner in _OF_THE_OLD else None
    if romantic:
        scan.take(*romantic.span())
        found.append(("romantic", "romantic", False))
        at = romantic.start()
    for hit in scan.hits(GENRES):
        scan.take(hit.start, hit.end)
        if hit.value is not None and _UNWANTED.search(scan.text[: hit.start]):
            scan.assume("genre_not", genre=hit.value.name)
        elif hit.value is not None:
            found.append((hit.value.name, hit.phrase, hit.value.nearest))
            if _COLOURS.match(scan.text[hit.end :]):
                colours.add(hit.phrase)
            at = hit.start if at is None else at
    if scan.tells and not found and (era := scan.pull(_ROMANTIC)):  # and no feeling: a telling has others for it
        found.append(("romantic", "romantic", False))
        at = era.start()
    if implied is not None:  # said by a player's name, and so less than a genre that is named
        found.append((implied, implied, False))
    if not found:
        return None
    styles = [entry for entry in found if entry[0] not in OCCASIONS and entry[1] not in _PURPOSES] or found
    styles = [entry for entry in styles if entry[1] not in colours] or styles
    named = {genre for genre, _, _ in styles}
    styles = [entry for entry in styles if not any(NEAREST.get(one) == entry[0] for one in named)] or styles
    chosen, phrase, nearest = styles[0]
    if nearest:
        scan.assume("genre_nearest", word=phrase, genre=chosen)
    others = [word for genre, word, _ in styles[1:] if genre != chosen]
    if others:
        scan.assume("genre_first", genre=chosen, other=others[0])
    return GenreReading(chosen, any(genre == "waltz" for genre, _, _ in found), at or 0)
