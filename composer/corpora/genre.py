"""Genre words of :data:`composer.controls.GENRES` from styles, titles and composers."""

from __future__ import annotations

import re
from collections.abc import Iterable

# What a title says outright; the first that matches.
_TITLES: tuple[tuple[str, str], ...] = (
    (r"\bwaltz|\bvalse|\bwal[cz]er|\bwalc\b|valz|\bwalce\b", "waltz"),
    (r"lullab|wiegenlied|berceuse|schlummerlied|ko[lł]ysank|cradle song", "lullaby"),
    (r"\bmarch\b|\bmarche\b|\bmarsch\b|\bmarsz\b|\bmarcia\b|\bmarches\b", "march"),
    (r"\bblues\b|boogie", "blues"),
    (r"\bragtime\b|\brag\b|entertainer", "jazz"),
    (r"\btango\b|habanera|bossa|samba|rumba", "latin"),
    (r"\bchorale?\b", "chorale"),
    (r"\bhymn", "hymn"),
)
_TITLE = tuple((re.compile(pattern, re.IGNORECASE), genre) for pattern, genre in _TITLES)
_COMPOSERS = {
    "baroque": (
        "bach,_johann|bachjs|js_bach|handel|händel|vivaldi|purcell|corelli|scarlatti|telemann|boismortier|monteverdi|"
        "couperin|rameau|buxtehude|pachelbel|albinoni|lully|praetorius|gorczycki|goudimel|visee|weiss|charpentier"
    ),
    "classical": (
        "haydn|mozart|beethoven|clementi|diabelli|sor[a-z]?/|giuliani|carulli|kuhlau|saint-georges|boccherini|"
        "paradis|reichardt|hummel|czerny|carcassi|aguado|coste|bachcpe|bachjc|elsner|bianchi"
    ),
    "romantic": (
        "schubert|schumann|chopin|liszt|brahms|mendelssohn|hensel|grieg|tchaikovsk|dvo[rř]|wolf|mahler|bruckner|franz|"
        "fauré|chaminade|gounod|chausson|medtner|debussy|beach|boulanger|moniuszk|szymanowsk|wieniawsk|noskowsk|"
        "kinkel|lang,|viardot|zumsteeg|satie|rachmanin|scriabin|franck|bizet|saint-sa|tárrega|tarrega|albeniz|burgm"
    ),
}
_COMPOSER = tuple((re.compile(names, re.IGNORECASE), genre) for genre, names in _COMPOSERS.items())
# Styles of groove and mutopia.
_STYLES = {
    "baroque": "baroque", "classical": "classical", "classique": "classical", "romantic": "romantic",
    "romantique": "romantic", "romanticism": "romantic", "folk": "folk", "hymn": "hymn", "renaissance": "classical",
    "jazz": "jazz", "avant-garde": "classical", "modern": "classical", "march": "march", "gospel": "blues",
    "popular / dance": "pop", "rock": "rock", "hiphop": "funk", "funk": "funk", "punk": "rock",
    "neworleans": "jazz", "latin": "latin", "soul": "funk", "afrocuban": "latin", "country": "country",
    "reggae": "latin", "afrobeat": "latin", "highlife": "latin", "pop": "pop", "dance": "electronic", "blues": "blues",
}  # fmt: skip


def genre_of_title(title: str) -> str | None:
    """The genre that a title names, like "waltz"; None for most titles."""
    return next((genre for pattern, genre in _TITLE if pattern.search(title.replace("_", " "))), None)


def genre_of_composer(path: str) -> str | None:
    """The era of the composer whose name is in a path or a label; None for the unknown."""
    return next((genre for pattern, genre in _COMPOSER if pattern.search(path)), None)


def genre_of_style(styles: Iterable[str]) -> str | None:
    """The genre of the first style word that has one."""
    return next((_STYLES[style.lower()] for style in styles if style.lower() in _STYLES), None)
