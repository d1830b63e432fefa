"""Who plays in a telling, where the words around a name say it in ways that no rule knows: "the organ, flooded to the
ankles, was given up for lost", "a voice with the edge of a trumpet"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from chatbot.understand.cast.reader import shares_of_names
from chatbot.understand.claims import Claims
from chatbot.understand.mentions import Group, Mention
from chatbot.understand.scan import Scan

# How sure one must be that a name is something else than what the rules took it for: that a player is absent; that who
# is absent plays; that the name is none of a player. Chosen on the tellings of fourteen writers, each left out of the
# learning; between 0.4 and 0.8 they hardly matter.
_ABSENT, _PLAYS, _NO_PLAYER = 0.6, 0.8, 0.8


def as_cast(claims: Claims, mentions: Sequence[Mention], scan: Scan) -> Claims:
    """The claims of a telling, with each name in it taken for what is told of it."""
    if not scan.tells:
        return claims
    named = sorted((mention for mention in mentions if mention.what), key=lambda mention: mention.start)
    shares = shares_of_names(scan.text, [(mention.start, mention.end) for mention in named])
    if shares is None:
        return claims
    by_rules = ["absent" if _is_out(claims, mention) else "plays" for mention in named]
    kinds = [_kind(known, own) for known, own in zip(by_rules, shares, strict=True)]
    if "plays" in by_rules and "plays" not in kinds:
        # Somebody plays in every piece: "violas out, cellos out; the violin converses with the moon".
        players = [index for index, known in enumerate(by_rules) if known == "plays"]
        kinds[max(players, key=lambda index: shares[index]["plays"])] = "plays"
    claims = claims if kinds == by_rules else _sorted_anew(claims, named, kinds)
    # "The piano in that house was for photographs; a piano sings": who tells of both means no contradiction.
    playing = {family for mention in claims.parts for family in mention.families}
    return replace(claims, excluded=[group for group in claims.excluded if not playing.issuperset(group.families)])


def _is_out(claims: Claims, mention: Mention) -> bool:
    """Whether the rules know that who is mentioned does not play."""
    out = [*claims.excluded, *claims.removed, *claims.muted, *(old for old, _ in claims.swaps)]
    return any(mention in group.mentions for group in out)


def _kind(known: str, shares: dict[str, float]) -> str:
    """What a name is that the rules take for what is ``known``."""
    if shares["no player"] >= _NO_PLAYER:
        return "no player"
    other, least = ("absent", _ABSENT) if known == "plays" else ("plays", _PLAYS)
    return other if shares[other] >= least else known


def _sorted_anew(claims: Claims, named: Sequence[Mention], kinds: Sequence[str]) -> Claims:
    """The claims with the names put where they belong, and what the rules had done with these forgotten."""
    parts, absent, nobody = (
        [mention for mention, own in zip(named, kinds, strict=True) if own == kind]
        for kind in ("plays", "absent", "no player")
    )
    by_their_name = [group for group in claims.excluded if not any(mention in named for mention in group.mentions)]
    return replace(
        claims,
        parts=parts,
        excluded=[*by_their_name, *(Group([mention], "", "") for mention in absent)],
        groups=[group for group in claims.groups if not all(mention in nobody for mention in group.mentions)],
        removed=_roles(claims.removed),
        muted=_roles(claims.muted),
        unmuted=_roles(claims.unmuted),
        soloed=_roles(claims.soloed),
        kept=_roles(claims.kept),
        swaps=[],
        goal=None,
        added=[],
    )


def _roles(groups: Sequence[Group]) -> list[Group]:
    """Those in which no player is named: "the melody"."""
    return [group for group in groups if not any(mention.what for mention in group.mentions)]
