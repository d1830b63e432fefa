"""What is wished of the instruments in a sentence: play them, leave them out, or change them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from chatbot.understand.lexicon import absence, cues
from chatbot.understand.lexicon import wishes as words
from chatbot.understand.mentions import Group, Mention, grouped
from chatbot.understand.scan import Scan
from composer.controls import ControlError
from composer.instruments import FAMILIES

# "A sad cello piece" is no cello on top.
_MUSIC_AFTER = re.compile(
    r"^ (?:\w+ )?(?:piece|song|tune|music|solo|duet|trio|quartet|version|concerto|sonata|waltz|ballad)\b"
)
# What somebody does after the comma of another clause.
_DOES_SOMETHING = re.compile(r"^ (?!and\b|or\b|nor\b|in\b|from\b|to\b|at\b|of\b|for\b|alike\b)[a-z]+")


@dataclass
class Claims:
    """The instruments of a sentence by what is wished of them.

    ``parts`` are to play; ``excluded`` are not to ("no drums"), ``removed`` are to go ("remove
    the drums"); ``swaps`` are (old, new) pairs; ``goal`` is what "change it to a harp" names;
    ``added`` come on top; ``roles`` are groups that name a role alone ("the melody"). ``hushed`` says
    that a word of loudness was one of silence ("the saxophone keeping quiet").
    """

    parts: list[Mention] = field(default_factory=list)
    excluded: list[Group] = field(default_factory=list)
    removed: list[Group] = field(default_factory=list)
    muted: list[Group] = field(default_factory=list)
    unmuted: list[Group] = field(default_factory=list)
    soloed: list[Group] = field(default_factory=list)
    kept: list[Group] = field(default_factory=list)
    swaps: list[tuple[Group, Mention]] = field(default_factory=list)
    goal: Mention | None = None
    added: list[Mention] = field(default_factory=list)
    hushed: bool = False
    groups: list[Group] = field(default_factory=list)
    roles: list[Group] = field(default_factory=list)

    def claim_target(self, group: Group) -> None:
        """``group`` turned out to be what an edit changes, no player asked for."""
        self.parts = [mention for mention in self.parts if mention not in group.mentions]
        self.roles = [other for other in self.roles if other is not group]

    def point_at(self, group: Group) -> None:
        """``group`` is spoken of in other words than those that stand around it: nothing else is wished of it."""
        self.claim_target(group)
        for kind in ("excluded", "removed", "muted", "unmuted", "soloed", "kept"):
            setattr(self, kind, [other for other in getattr(self, kind) if other.start != group.start])
        self.added = [mention for mention in self.added if mention not in group.mentions]

    def is_free(self, group: Group) -> bool:
        """Whether ``group`` so far counts as players asked for, or names a role and nothing else."""
        return group in self.roles or any(mention in self.parts for mention in group.mentions)


def read_claims(scan: Scan, mentions: list[Mention], drumless: list[Mention], playing: bool) -> Claims:
    """Sort the mentions by the words around them; ``playing`` says whether a piece is there.

    Raises:
        ControlError: ("instrument") when a part is to be replaced by something unknown.
    """
    groups = grouped(scan, mentions)
    claims = Claims(groups=groups)
    claims.excluded += [Group([mention], "", "") for mention in drumless]
    used: set[int] = set()
    for index, group in enumerate(groups):
        following = groups[index + 1] if index + 1 < len(groups) else None
        if index not in used and following and _swap(scan, claims, group, following):
            used |= {index, index + 1}
    given_up = [old.families for old, _ in claims.swaps]
    for index, group in enumerate(groups):
        if index not in used and group.families not in given_up:  # "贝斯别用贝斯了，用大号": said twice
            _sort(scan, claims, group, playing)
    if playing and words.OTHERS_OFF.search(scan.text):
        for group in [group for group in groups if claims.is_free(group)]:
            claims.claim_target(group)
            claims.soloed.append(group)
    return claims


def _swap(scan: Scan, claims: Claims, old: Group, new: Group) -> bool:
    between = scan.text[old.end : new.start]
    if words.INSTEAD_BETWEEN.match(between) or words.REVERSED_BETWEEN.match(between):
        claims.swaps.append((new, old.mentions[0]))
        return True
    if words.PREFER.search(old.before) and words.PREFERRED_TO.match(between):
        claims.swaps.append((new, old.mentions[0]))
        return True
    if scan.playing and words.NOT_THIS.search(old.before) and words.BUT_THAT.match(between):
        claims.swaps.append((old, new.mentions[0]))
        return True
    turned = words.INSTEAD_THEN.match(between)
    if turned and (words.INSTEAD_BEFORE.search(old.before) or _given_up(between) or words.GIVEN_UP.search(old.before)):
        claims.swaps.append((old, new.mentions[0]))
        return True
    becomes = words.BECOMES.match(between)
    if becomes and scan.playing and new.mentions[0].what:
        claims.swaps.append((old, new.mentions[0]))
        return True
    if scan.playing and words.MAY_BE_BEFORE.search(old.before) and words.MAY_BE.match(between):
        claims.swaps.append((old, new.mentions[0]))
        return True
    if scan.playing and _handed_on(scan, old, new, between):
        claims.swaps.append((old, new.mentions[0]))
        return True
    takes = words.TAKER_BEFORE.search(old.before) and words.TAKES_OVER.match(between)
    if takes and words.TAKEN_PART.match(scan.text[new.end :]) and any(mention.what for mention in new.mentions):
        claims.swaps.append((new, old.mentions[0]))
        return True
    if scan.playing and words.HANDED_BETWEEN.match(between) and old.mentions[0].what and new.mentions[0].what:
        claims.swaps.append((old, new.mentions[0]))
        return True
    plays = scan.playing or any(mention.what for mention in old.mentions)
    if plays and words.SWAP_LATER.match(between):
        claims.swaps.append((old, new.mentions[0]))
        return True
    if not words.SWAP_VERB.search(old.before):
        return False
    imperative = bool(words.SWAP_VERB.search(old.before).group().strip())  # type: ignore[union-attr]
    chinese = bool(re.search(r"[\u4e00-\u9fff]", between))
    if words.SWAP_BETWEEN.match(between) and (imperative or chinese):
        if words.SUBSTITUTE.search(old.before):
            old, new = new, old
        claims.swaps.append((old, new.mentions[0]))
        claims.parts += [] if not new.mentions[1:] else new.mentions[1:]
        return True
    if words.SWAP_BARE.match(between) and re.search(r"\bmake\s+(?:the |my )?$", old.before):
        claims.swaps.append((old, new.mentions[0]))
        return True
    return False


def _given_up(between: str) -> bool:
    """Whether the Chinese words after a part say that it goes, and not only that another comes."""
    return not between.isascii() and not re.match(r"(?:了|这个|那个)?[,，]", between)


def _handed_on(scan: Scan, old: Group, new: Group, between: str) -> bool:
    """Whether somebody goes and another takes over: "ditch the piano and give its line to a celesta"."""
    match = words.HANDED_ON.match(between)
    goes = words.REMOVE_BEFORE.search(old.before) or words.EXCLUDE_BEFORE.search(old.before)
    if not (match and goes and new.mentions[0].what):
        return False
    said = match.group()
    surely = " to " in said or not said.lstrip(" ,").startswith(("and", "then"))
    return surely or bool(words.IN_ITS_PLACE.match(scan.text[new.end :]))


def _sort(scan: Scan, claims: Claims, group: Group, playing: bool) -> None:
    before, after = group.before, group.after
    rest = scan.text[group.end :]
    unknown = words.SWAP_UNKNOWN.match(scan.live[group.end :])
    hushed = words.EXCLUDE_AFTER.match(rest)
    if hushed and words.QUIET.search(hushed.group()):
        claims.hushed = True
        scan.take(group.end, group.end + hushed.end())
    rests = words.MUTE_AFTER.match(after) if playing else None
    if rests and scan.text[group.end :].startswith(rests.group()):
        scan.take(group.end, group.end + rests.end())  # to rest in some bars is no mood
    last = claims.excluded[-1] if claims.excluded and not playing else None
    same = playing and (words.SAME_BEFORE.search(before) or scan.text.startswith("same ", group.start))
    if same and not words.KEEP_AFTER.match(after) and words.NOTHING_MORE.match(after):
        claims.kept.append(group)
    elif last is not None and words.BUT_NOT.match(scan.text[last.end : group.start]):
        claims.parts += [mention for mention in group.mentions if mention.what]
    elif before.rstrip().endswith(("除了", "除")) and words.ALL_BUT_AFTER.match(rest):
        claims.soloed.append(group)
    elif not playing and words.NONE_OF_IT.match(rest):
        claims.excluded.append(group)
    elif not playing and before.isascii() and _absent(scan, claims, group):
        pass
    elif not playing and words.EXCLUDE_AFTER.match(after) and _only_the_last(group):
        claims.parts += [mention for mention in group.mentions[:-1] if mention.what]
        claims.excluded.append(Group(group.mentions[-1:], before, after))
    elif (words.EXCLUDE_AFTER.match(after) and not playing) or (last is not None and words.SO_TOO.match(before)):
        claims.excluded.append(group)
    elif playing and words.LEFT_ALONE[0].search(before) and words.LEFT_ALONE[1].match(after):
        claims.soloed.append(group)
    elif (words.KEEP_BEFORE.search(before) and not words.TAKE_OUT[1].match(after)) or words.KEEP_AFTER.match(after):
        if playing or words.KEEP_BEFORE.search(before):
            claims.kept.append(group)
        else:  # "the tuba remains": who is left plays
            claims.parts += [mention for mention in group.mentions if mention.what]
    elif words.UNMUTE_BEFORE.search(before) or words.UNMUTE_AFTER.match(after):
        claims.unmuted.append(group)
    elif (
        (words.MUTE_BEFORE.search(before) and not words.A_LITTLE_AFTER.match(after))
        or words.MUTE_AFTER.match(after)
        or (words.SHUT[0].search(before) and words.SHUT[1].match(after))
        or (playing and words.MUTE_LATER.match(rest))
    ):
        claims.muted.append(group)
    elif (
        (words.REMOVE_BEFORE.search(before) and not (words.DROP.search(before) and words.MOVED_AFTER.match(after)))
        or (playing and words.REMOVE_LATER.match(rest))
        or words.REMOVE_AFTER.match(after)
        or (words.TAKE_OUT[0].search(before) and words.TAKE_OUT[1].match(after))
    ):
        claims.removed.append(group)
    elif words.EVERYTHING_BUT.search(before):
        claims.soloed.append(group)
    elif (re.search(r"除了?\s*$", before) and words.BESIDES.match(scan.text[group.end :])) or (
        playing and words.UNHEARD.search(before)
    ):
        claims.parts += [mention for mention in group.mentions if mention.what]
    elif words.EXCLUDE_BEFORE.search(before) or words.EXCLUDE_LOOSE.search(before) or words.EXCLUDE_AFTER.match(after):
        whole = bool(words.EXCLUDE_AFTER.match(after))
        claims.excluded.append(group if whole else _list_of_exclusion(claims, group))
    elif words.SOLO_BEFORE.search(before) or (playing and _alone(scan, group)):
        claims.soloed.append(group)
    elif len(group.mentions) == 2 and (words.EXCHANGE_BEFORE.search(before) or words.EXCHANGE_AFTER.match(after)):
        one, other = (Group([mention], before, after) for mention in group.mentions)
        claims.swaps += [(one, other.mentions[0]), (other, one.mentions[0])]
    elif re.search(r"\b(?:replace|swap|substitute)\s+(?:out )?(?:the )?$|[把将]$", before) and unknown:
        name = (unknown["en"] or unknown["zh"]).strip()
        raise ControlError("instrument", name, "one of " + ", ".join(FAMILIES))
    elif words.GOAL_BEFORE.search(before) and len(group.mentions) == 1:
        claims.goal = group.mentions[0]
    elif (
        (
            words.ADD_BEFORE.search(before)
            and not words.PIECE_AFTER.match(after)
            and (playing or before.isascii() or cues.ADD.search(scan.text))
        )
        or (
            playing
            and (words.ADD_AFTER.match(after) or words.ADDED_AFTER.match(after) or words.ADD_LATER.match(rest))
            and any(mention.what for mention in group.mentions)
        )
        or (
            playing
            and words.ADD_LOOSE.search(before)
            and any(mention.what for mention in group.mentions)
            and not (words.PIECE_AFTER.match(after) or cues.NEW_PIECE.search(scan.text) or _MUSIC_AFTER.match(after))
        )
    ):
        claims.added += group.mentions
    elif any(mention.what for mention in group.mentions):
        claims.parts += [mention for mention in group.mentions if mention.what]
    else:
        claims.roles.append(group)


def _absent(scan: Scan, claims: Claims, group: Group) -> bool:
    """Whether a description says in a picture that these are not there: then they are noted as left out."""
    named = [mention for mention in group.mentions if mention.what]
    if named and absence.ALONE_BEFORE.search(group.before):
        claims.parts += named
        return True
    if named and absence.TRIED_AND_LEFT_OUT.match(scan.text[group.end :]):
        claims.excluded.append(group)
        return True
    if not named or words.EXCLUDE_BEFORE.search(group.before):
        return False
    aside = absence.ASIDE.match(scan.text[group.end :])
    if absence.ABSENT_AFTER.match(scan.text[group.end + aside.end() :] if aside else group.after):
        alone = _only_the_last(group) or _in_two_clauses(scan, group)
        claims.parts += named[:-1] if alone else []
        claims.excluded.append(Group(group.mentions[-1:], group.before, group.after) if alone else group)
        return True
    if absence.ABSENT_BEFORE.search(group.before):
        # "The door is shut to the brass, and the strings play": of the second something else is said.
        last = group.mentions[-1]
        apart = _in_two_clauses(scan, group) and bool(_DOES_SOMETHING.match(group.after)) and last.what is not None
        claims.parts += [last] if apart else []
        claims.excluded.append(Group(group.mentions[:1], group.before, "") if apart else group)
        return True
    return False


def _in_two_clauses(scan: Scan, group: Group) -> bool:
    """Whether of two names the second begins a clause of its own: "a jury of bassoons, and the violins ..."."""
    return len(group.mentions) == 2 and "," in scan.text[group.mentions[0].end : group.mentions[1].start]


def _only_the_last(group: Group) -> bool:
    """Whether of a list the last alone is spoken of: "a harp, and the piano is left out"."""
    listed = len(group.mentions) > 1 and group.joints[-1] not in ("or", "nor") and "neither" not in group.before
    return listed and not group.mentions[-1].phrase.endswith("s") and bool(words.ONE_IS.match(group.after))


def _alone(scan: Scan, group: Group) -> bool:
    """Whether what is playing shall be heard without the others."""
    if words.ONLY_BEFORE.search(group.before) or words.SOLO_AFTER.match(group.after):
        return True
    return bool(words.SOLO_START.match(group.before) and words.ONLY_A_PLACE.match(scan.text[group.end :]))


def _list_of_exclusion(claims: Claims, group: Group) -> Group:
    """How far "no" reaches: over "drums or bass" and "drums and bass"; but in "no drums, piano
    and violin" a comma ends it, unless the list closes with "or"."""
    if "or" in group.joints or "nor" in group.joints or "或" in group.joints or "或者" in group.joints:
        return group
    reach = next((i for i, joint in enumerate(group.joints) if joint == "" or joint == ","), len(group.joints))
    if re.search(r"\b(?:without|except(?: for)?)\s+\S*\s*$", group.before):
        reach = len(group.joints)
    claims.parts += group.mentions[reach + 1 :]
    return Group(group.mentions[: reach + 1], group.before, group.after, group.joints[:reach])


def complement(claims: Claims, parts: tuple[str, ...]) -> tuple[str, ...]:
    """Of the ``parts`` of a piece those that "everything but the drums" means; none where the
    sentence says nothing like it. What was named is no exclusion then."""
    for group in [*claims.excluded, *(g for g in claims.groups if claims.is_free(g))]:
        if words.ALL_BUT.search(group.before):
            claims.excluded = [other for other in claims.excluded if other is not group]
            claims.groups = [other for other in claims.groups if other.start != group.start]
            claims.claim_target(group)
            return tuple(dict.fromkeys(part for part in parts if part not in group.families))
    return ()
