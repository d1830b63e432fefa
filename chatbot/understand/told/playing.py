"""Who plays in a telling, where the words around a name say it in ways that no rule knows: "the organ, flooded to the
ankles, was given up for lost", "a voice with the edge of a trumpet"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from chatbot.understand.claims import Claims
from chatbot.understand.mentions import Group, Mention
from chatbot.understand.scan import Scan
from chatbot.understand.told.classifier import shares_of_names

# How sure one must be that a name is not what the rules took it for, a player: that he is absent; that he is where they
# know of others who are; that the name is none of a player. The first and the last were chosen on sentences that were
# left out of the learning; the second is higher because the rules know their words, and hardly matters from 0.5 on.
_ABSENT, _ABSENT_TOO, _NO_PLAYER = 0.65, 0.8, 0.6


def as_played(claims: Claims, mentions: Sequence[Mention], scan: Scan) -> Claims:
    """The claims of a telling without the players who are absent, or none, by what is told of them."""
    if not scan.tells:
        return claims
    named = sorted((mention for mention in mentions if mention.what), key=lambda mention: mention.start)
    shares = shares_of_names(scan.text, [(mention.start, mention.end) for mention in named])
    players = [] if shares is None else [pair for pair in zip(named, shares, strict=True) if pair[0] in claims.parts]
    # Where the rules know somebody to be absent they know the words for it: "nothing without its accordion, though it
    # happily does without drums". They lose the thread, though: "for the clarinet will not come and neither will ...".
    least = _ABSENT_TOO if claims.excluded else _ABSENT
    absent = [mention for mention, share in players if share["absent"] >= least]
    nobody = [mention for mention, share in players if share["no player"] >= _NO_PLAYER]
    if absent and len(absent) == len(players):
        # Somebody plays in every piece: "violas out, cellos out; the violin converses with the moon".
        absent.remove(max(players, key=lambda pair: pair[1]["plays"])[0])
    parts = [mention for mention in claims.parts if mention not in absent and mention not in nobody]
    # "The piano in that house was for photographs; a piano sings": who tells of both means no contradiction.
    playing = {family for mention in parts for family in mention.families}
    excluded = [*claims.excluded, *(Group([mention], "", "") for mention in absent)]
    return replace(
        claims,
        parts=parts,
        excluded=[group for group in excluded if not playing.issuperset(group.families)],
        groups=[group for group in claims.groups if not all(mention in nobody for mention in group.mentions)],
    )
