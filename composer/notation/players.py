"""Who plays the parts of a score that names its players and states no programs."""

from __future__ import annotations

import re
from dataclasses import replace

from composer.instruments import FAMILIES
from composer.piece import Piece

# What a part is called on the page, where that is not the name of a family. Earlier entries win.
_CALLED = (
    ("sax", "sax"), ("bass clarinet", "clarinet"), ("english horn|cor anglais", "oboe"), ("french horn|corno", "horn"),
    ("violoncello|violoncelle", "cello"), ("double ?bass|contrabass|string bass|kontrabass", "contrabass"),
    ("violino|violine", "violin"), ("fagott?o?|basson", "bassoon"), ("flauto|flöte|flute|piccolo|recorder", "flute"),
    ("tromba|trompete|cornet", "trumpet"), ("posaune", "trombone"), ("guitar", "guitar"), ("harp(?!si)", "harp"),
    ("soprano|sopran|mezzo|alto?|tenore?|baritone|bariton|voice|vocals?|choir|chorus|canto|cantus", "voice"),
)  # fmt: skip


def with_named_players(piece: Piece) -> Piece:
    """The piece with the instruments that its parts are called by; as it is where any part states its
    program, for then all of them were stated."""
    if any(part.program or part.is_drums for part in piece.parts):
        return piece
    choir = any(_family(part.name.lower(), choir=False) == "voice" for part in piece.parts)
    parts = []
    for part in piece.parts:
        family = _family(part.name.lower(), choir)
        if family is None:
            parts.append(part)
            continue
        role = "voice" if family == "voice" else part.role
        parts.append(replace(part, program=FAMILIES[family].programs[0], role=role))
    return replace(piece, parts=tuple(parts))


def _family(name: str, choir: bool) -> str | None:
    if choir and re.fullmatch(r"bass(?:o|us)?(?: .*)?", name):
        return "voice"
    called = next((family for pattern, family in _CALLED if re.search(rf"\b(?:{pattern})", name)), None)
    words = re.findall(r"[a-z]+", name)
    return called or next((word for word in words if word in FAMILIES and word not in ("drums", "piano")), None)
