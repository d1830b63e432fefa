"""What the cards of the versions are told: the tree of a conversation, in plain JSON."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING, Any

from chatbot.choices import GIVEN
from chatbot.downloads import KINDS
from chatbot.names import key_name, player_names
from chatbot.page.words import WORDS
from chatbot.reply import value_text
from chatbot.turn import Language
from chatbot.versions import Version

if TYPE_CHECKING:
    from chatbot.page.session import Session

_LONGEST_REQUEST = 80


def cards(session: Session, busy: bool = False) -> dict[str, Any]:
    """The value of the cards: every version that was not put away, the one that is seen and heard, and
    the id by which a page that is loaded anew finds the conversation; while ``busy`` nothing can be said."""
    conversation, language = session.conversation, session.language
    current = conversation.current
    candidates = conversation.candidates
    return {
        "language": language,
        "busy": busy,
        "conversation": session.id,
        "shown": session.shown,
        "candidates": list(candidates),
        "kinds": list(KINDS),
        "cards": [
            {
                "number": version.number,
                "name": version.name or WORDS[language]["version"].format(version.number),
                "named": version.name is not None,
                "depth": depth,
                "current": current is not None and version.number == current.number,
                "liked": conversation.ratings.get(version.number),
                "what": _what(version, language),
                "players": player_names((player.named for player in version.facts.players), language),
                "made": _made(version, language),
                "at": [round(at, 3) for at in accumulate((bar.seconds for bar in version.piece.bars), initial=0.0)],
            }
            for depth, version in conversation.tree
        ],
    }


def _what(version: Version, language: Language) -> str:
    facts = version.facts
    key = key_name(facts.named_key, language) if facts.named_key is not None else ""
    tempo, bars = value_text("tempo_bpm", facts.tempo_bpm, language), value_text("bars", facts.bars, language)
    return " · ".join(filter(None, (key, tempo, bars)))


def _made(version: Version, language: Language) -> str:
    """What it was made from, and by which words."""
    words, making = WORDS[language], version.making
    said = "" if making is None else making.said.strip()
    if len(said) > _LONGEST_REQUEST:
        said = said[: _LONGEST_REQUEST - 1] + "…"
    if version.parent is not None:
        return words["made_from"].format(version.parent, said)
    return said if making is None or making.act not in GIVEN else words["brought"].format(said)
