"""From the instruments that are named to the players that are asked for."""

from __future__ import annotations

from chatbot.understand.matcher import compiled
from chatbot.understand.mentions import Mention
from chatbot.understand.scan import Scan
from composer.controls import PARTS_RANGE, ControlError, PartRequest
from composer.instruments import ENSEMBLES

_MEMBERS = {
    "brass": frozenset({"trumpet", "trombone", "tuba", "horn"}),
    "strings": frozenset({"violin", "viola", "cello", "contrabass"}),
    "woodwind": frozenset({"oboe", "bassoon", "clarinet", "flute"}),
}
# Right after it stands what is played.
_A_KIND = compiled(
    r" (?:fanfare|piece|music|march|chorale|ensemble|affair|group|family|choir|hymn|tune|theme|quartet|trio)\b|"
    r"乐?(?:合奏|号角|重奏|曲)"
)


def players(scan: Scan, mentions: list[Mention], excluded: tuple[str, ...]) -> tuple[PartRequest, ...]:
    """Players in the order named. A name said twice is one player, unless a list repeats it, a
    count multiplies it or the roles differ. An ensemble plays without its ``excluded`` members.

    Raises:
        ControlError: ("parts") for more players than a piece can have.
    """
    requests: list[PartRequest] = []
    for mention in _without_kinds(scan, mentions):
        instrument = mention.instrument
        if instrument is None:
            if mention.what is not None:
                members = ENSEMBLES[mention.what.name]  # type: ignore[union-attr]
                requests += [PartRequest(family, None, role) for family, role in members if family not in excluded]
            continue
        if instrument.nearest:
            scan.assume("instrument_nearest", word=mention.phrase, family=instrument.family, program=instrument.program)
        request = PartRequest(instrument.family, instrument.program, mention.role)
        if mention.count == 1 and _is_known(request, requests) and not _repeated_in_list(mention, mentions):
            continue
        requests += [request] * mention.count
    if len(requests) > PARTS_RANGE[1]:
        raise ControlError("parts", len(requests), f"{PARTS_RANGE[0]} to {PARTS_RANGE[1]} players")
    return tuple(requests)


def _without_kinds(scan: Scan, mentions: list[Mention]) -> list[Mention]:
    """Without a choir of instruments that only says what kind of thing is played, where its members
    are named after it: "a brass fanfare, two trumpets and a horn"."""
    families = {family for mention in mentions for family in mention.families}
    return [
        mention
        for mention in mentions
        if not (
            set(mention.families) <= _MEMBERS.keys()
            and _A_KIND.match(scan.text, mention.end)
            and any(families & _MEMBERS[family] for family in mention.families)
        )
    ]


def _is_known(request: PartRequest, requests: list[PartRequest]) -> bool:
    return any(
        known.instrument == request.instrument
        and request.program in (None, known.program)
        and request.role in (None, known.role)
        for known in requests
    )


def _repeated_in_list(mention: Mention, mentions: list[Mention]) -> bool:
    """ "Violin, violin and cello": the same name within a few characters is a second player."""
    index = mentions.index(mention)
    previous = mentions[index - 1] if index else None
    return previous is not None and previous.phrase == mention.phrase and mention.start - previous.end <= 6
