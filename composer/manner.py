"""The manner of a composer of the past: what it means for genre, players and key when one is named.

Only composers whose period and usual forces a textbook names; the music is in their period's
manner, as far as the model has learnt it, and quotes nobody. Whom to refuse is for those who read
the words to say.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

LineUp = tuple[tuple[str, str], ...]

_PIANO: LineUp = (("piano", "chords"),)
_QUARTET: LineUp = (("violin", "melody"), ("violin", "counter"), ("viola", "counter"), ("cello", "bass"))
_SONG: LineUp = (("voice", "voice"), ("piano", "chords"))
_ORCHESTRA: LineUp = (
    ("flute", "melody"), ("clarinet", "counter"), ("horn", "counter"), ("violin", "counter"), ("cello", "bass"),
)  # fmt: skip
_CONCERTO: LineUp = (("violin", "melody"), ("strings", "pad"), ("cello", "bass"))
_CONTINUO: LineUp = (("violin", "melody"), ("cello", "bass"), ("piano", "chords"))
_JAZZ: LineUp = (("piano", "melody"), ("bass", "bass"), ("drums", "drums"))


@dataclass(frozen=True)
class Manner:
    """A genre of :data:`composer.controls.GENRES`, and players as (family, role) to choose from."""

    genre: str
    line_ups: tuple[LineUp, ...]


# Names as people write them, lower case, without accents; Chinese names beside them.
_MANNERS: dict[str, tuple[tuple[str, ...], Manner]] = {
    "bach": (("巴赫",), Manner("baroque", ((("organ", "chords"),), _CONTINUO, _PIANO))),
    "vivaldi": (("维瓦尔第",), Manner("baroque", (_CONCERTO,))),
    "handel": (("haendel", "亨德尔"), Manner("baroque", (_CONTINUO,))),
    "telemann": (("泰勒曼",), Manner("baroque", (_CONTINUO,))),
    "purcell": (("普赛尔",), Manner("baroque", (_CONTINUO,))),
    "scarlatti": (("斯卡拉蒂",), Manner("baroque", (_PIANO,))),
    "haydn": (("海顿",), Manner("classical", (_QUARTET,))),
    "mozart": (("莫扎特",), Manner("classical", (_QUARTET, _PIANO))),
    "beethoven": (("贝多芬",), Manner("classical", (_PIANO, _QUARTET))),
    "clementi": (("克莱门蒂",), Manner("classical", (_PIANO,))),
    "schubert": (("舒伯特",), Manner("romantic", (_SONG, _PIANO))),
    "schumann": (("舒曼",), Manner("romantic", (_PIANO, _SONG))),
    "mendelssohn": (("门德尔松",), Manner("romantic", (_PIANO, _QUARTET))),
    "chopin": (("肖邦", "萧邦"), Manner("romantic", (_PIANO,))),
    "liszt": (("李斯特",), Manner("romantic", (_PIANO,))),
    "brahms": (("勃拉姆斯",), Manner("romantic", (_PIANO, _QUARTET))),
    "tchaikovsky": (("chaikovsky", "柴可夫斯基"), Manner("romantic", (_ORCHESTRA,))),
    "dvorak": (("德沃夏克",), Manner("romantic", (_QUARTET, _ORCHESTRA))),
    "grieg": (("格里格",), Manner("romantic", (_PIANO,))),
    "wagner": (("瓦格纳",), Manner("romantic", (_ORCHESTRA,))),
    "rachmaninoff": (("rachmaninov", "拉赫玛尼诺夫"), Manner("romantic", (_PIANO,))),
    "debussy": (("德彪西",), Manner("romantic", (_PIANO,))),
    "ravel": (("拉威尔",), Manner("romantic", (_PIANO,))),
    "faure": (("福雷",), Manner("romantic", (_PIANO, _SONG))),
    "satie": (("萨蒂",), Manner("ambient", (_PIANO,))),
    "strauss": (("施特劳斯",), Manner("waltz", ((("violin", "melody"), ("strings", "chords"), ("cello", "bass")),))),
    "sousa": (("苏萨",), Manner("march", ((("trumpet", "melody"), ("brass", "chords"), ("tuba", "bass")),))),
    "joplin": (("乔普林",), Manner("jazz", (_PIANO,))),
    "gershwin": (("格什温",), Manner("jazz", (_PIANO, _JAZZ))),
    "ellington": (("艾灵顿",), Manner("jazz", (_JAZZ,))),
    "palestrina": (("帕莱斯特里纳",), Manner("hymn", ((("voice", "voice"),) * 4,))),
    "byrd": (("伯德",), Manner("hymn", ((("voice", "voice"),) * 4,))),
}  # fmt: skip


def manner_of(name: str | None) -> Manner | None:
    """The manner of the composer whom ``name`` names, by last name, in Latin or Chinese letters;
    None for a name that is not known here."""
    if name is None:
        return None
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    words = set(re.findall(r"[a-z]+", plain))
    for last_name, (others, manner) in _MANNERS.items():
        if last_name in words or any(other in words or other in name for other in others):
            return manner
    return None


def known_manners() -> tuple[str, ...]:
    """The last names that :func:`manner_of` knows, lower case."""
    return tuple(_MANNERS)
