"""A mixture of versions: "the first one's melody with the drums of the third"."""

from __future__ import annotations

from chatbot.turn import Targets
from chatbot.understand.matcher import compiled
from chatbot.understand.sentence import Sentence

_ONTO = compiled(r"\b(?:onto|on(?: top of)?|into|in|over|under|to) (?:the )?$|(?:到|进|给)$")
_OF = (
    "用", "要", "取", "选", "拿", "取自", "用的是", "来自", "of", "from", "of the", "from the", "in", "in the",
    "out of", "part of", "part from", "track from",
)  # fmt: skip


def mixture(sentence: Sentence, numbers: tuple[int, ...], current: int | None) -> Targets:
    """Who comes from which of the versions of these ``numbers``: what is named right after it ("the first
    one's melody") or right before it ("the drums of the third"). What comes into the ``current`` version needs no
    naming of it."""
    wanted: list[tuple[int, tuple[str, ...]]] = []
    for group in sorted(sentence.claims.groups, key=lambda g: g.start):
        if not group.families:
            continue
        before = [m for m in sentence.versions if m.start < group.start]
        after = [m for m in sentence.versions if m.start >= group.end]
        between = sentence.text[group.end : after[0].start].strip() if after else None
        joined = between in _OF or (between == "" and sentence.text.startswith(("of ", "from "), after[0].start))
        if before and joined:
            # "The first one's melody with the bass of the third" is no melody that a bass plays.
            roles = tuple(one.role for one in group.mentions if one.role and one.what)
            wanted += [(before[-1].number, roles)] if roles else []
        mention = after[0] if joined else before[-1] if before else after[0] if after else None
        if mention is not None:
            wanted.append((mention.number, group.families))
    parts = tuple(dict.fromkeys(family for _, families in wanted for family in families))
    givers = {number for number, _ in wanted}
    base = [m for m in sentence.versions if m.number not in givers and _ONTO.search(sentence.text[: m.start])]
    if base and base[0].number != current:  # what is brought comes into this one, whose tempo and key stay
        wanted.insert(0, (base[0].number, ()))
    return Targets(parts, version=numbers[0], others=numbers[1:], mix=tuple(wanted))
