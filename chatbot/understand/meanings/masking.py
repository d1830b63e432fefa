"""A request with stand-ins for the players and places that it names.

"The tuba is far too loud in bars 9 to 12" wishes for what "the guitar is far too loud in bars 3 to 6" wishes for: what
is to be learnt are the words around the names.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from chatbot.turn import Language
from chatbot.understand.context import Context
from chatbot.understand.length import read_places
from chatbot.understand.meanings.bare_places import with_places
from chatbot.understand.mentions import Group, grouped, read_mentions
from chatbot.understand.normalise import clean, lowered
from chatbot.understand.references import read_section
from chatbot.understand.scan import TAKEN, Scan
from composer.controls import ControlError

# In English and in Chinese: who plays, who does not play yet, and bars.
_STANDS_FOR_PLAYING = ("guitar", "吉他")
_STANDS_FOR_NEW = ("accordion", "手风琴")
_STANDS_FOR_BARS = ("bars 3 to 6", "第3到6小节")
_SPAN = re.compile(f"{TAKEN}+")


@dataclass(frozen=True)
class Masked:
    """``text`` with stand-ins; the words for those who are named and ``playing`` and for those who are ``new``, a list
    of players counting as one; the ``bars`` pointed at, first and last, or the ``section``."""

    text: str
    playing: tuple[str, ...]
    new: tuple[str, ...]
    bars: tuple[int, int] | None
    section: str | None


def masked(text: str, language: Language, context: Context) -> Masked | None:
    """``text`` with stand-ins for the players and places that it names; None where it names something impossible."""
    chinese = language == "zh"
    column = int(chinese)
    scan = Scan(with_places(lowered(clean(text)), chinese, context.bars), playing=True)
    try:
        places = read_places(scan, context.bars)
        stands = [(match.start(), match.end(), _STANDS_FOR_BARS[column]) for match in _SPAN.finditer(scan.live)]
        mentions = read_mentions(scan)[0]
    except ControlError:
        return None
    playing: list[str] = []
    new: list[str] = []
    for start, end, plays in _joined([(g.start, g.end, _plays(g, context)) for g in grouped(scan, mentions)]):
        (playing if plays else new).append(scan.text[start:end].removeprefix("the "))
        stands.append((start, end, (_STANDS_FOR_PLAYING if plays else _STANDS_FOR_NEW)[column]))
    shown = scan.text
    for start, end, stand in sorted(stands, reverse=True):
        shown = shown[:start] + stand + shown[end:]
    return Masked(shown, tuple(playing), tuple(new), places[0].bars if places else None, read_section(scan))


def _joined(spans: list[tuple[int, int, bool]]) -> list[tuple[int, int, bool]]:
    """Spans of which one ends where the next begins made one: 钢琴弦乐."""
    joined: list[tuple[int, int, bool]] = []
    for start, end, plays in spans:
        if joined and joined[-1][1] == start and joined[-1][2] == plays:
            joined[-1] = (joined[-1][0], end, plays)
        else:
            joined.append((start, end, plays))
    return joined


def _plays(group: Group, context: Context) -> bool:
    """Whether all of them play already; a string quartet does not where only its violins do."""
    return all(mention.what is None or set(mention.families) <= set(context.parts) for mention in group.mentions)
