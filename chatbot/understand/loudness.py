"""Changes of loudness: "louder", "turn down the bass", 小声一点, and of whom they speak."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from chatbot.understand.claims import Claims
from chatbot.understand.lexicon import verbs_zh as verbs
from chatbot.understand.lexicon.table import words
from chatbot.understand.matcher import compiled
from chatbot.understand.mentions import Group
from chatbot.understand.numerals import NUMBER
from chatbot.understand.scan import Scan

_MUCH = r"much|a lot|way|far|lots|very|明显|大幅"
_BIT = r"a (?:little )?bit|a little|slightly|somewhat|a touch|a tad|bit|稍微?|略微?"
# "Bring it up an octave" is no louder.
_NO_INTERVAL = (
    rf"(?!\s+(?:by )?(?:{NUMBER}|an?|half|another|some)[\s-]+(?:\w+ )?(?:octaves?|steps?|tones?|semi-?tones?|"
    rf"seconds?|thirds?|fourths?|fifths?|sixths?|sevenths?)\b)"
)
_LOUDER = compiled(
    rf"(?:(?P<much>{_MUCH})|(?P<bit>{_BIT}))?\s*(?:\b(?:louder|more loudly|turn(?:ing|ed)? (?:it |this |that |"
    rf"everything )?up|crank (?:it )?up|boost|more volume(?: (?:on|for|of|to))?|"
    r"too (?:quiet|soft)|(?:can't|can not|cannot|can barely|can hardly|barely|hardly) hear|amplify|beef up|pump up|"
    r"more (?:prominent|present|audible|forward)|(?:to|at|in) the (?:fore(?:front)?|front)(?: of the mix)?|"
    rf"closer|(?:bring|push) (?:it|them|that|this) (?:up|forward|out){_NO_INTERVAL}|too (?:faint|weak|timid)|"
    r"more presence|(?:raise|increase|turn up) the volume(?: (?:of|on|for))?|volume up|bring up)\b|"
    rf"{verbs.LOUDER})"
)
_SOFTER = compiled(
    rf"(?:(?P<much>{_MUCH})|(?P<bit>{_BIT}))?\s*(?:\b(?:softer|quieter|more quietly|more softly|less loud|less "
    rf"(?:prominent|present|forward|dominant|in your face)|(?:should |must |could |needs to |to )?(?:be|sit|stay|"
    rf"go|move|play) (?:more |further |farther )?(?:in|into|to) the back(?:ground)?|take a back ?seat|(?:further|"
    rf"farther) back|turn(?:ing|ed)? (?:it |this |that |everything )?down|"
    r"too loud|too prominent|too present|"
    r"tone(?: it)? down|(?:lower|reduce|decrease|turn down) the volume(?: (?:of|on|for))?|volume down|"
    r"less volume(?: (?:on|for))?|tame|dial (?:it )?(?:back|down)|back off|too (?:noisy|strong|heavy|forward|upfront|"
    r"in your face|dominant|harsh)|take (?:it |that )?down a notch|a (?:little )?less of)\b|"
    rf"{verbs.SOFTER})"
)
_NOT_SO_LOUD = compiled(
    r"\bnot (?:so|that|too|as|quite so) loud(?:ly)?\b|(?:别|不要|不用)(?:[弹打吹拉敲]得?)?(?:太|那么|这么)(?:响|大声|"
    r"吵|强|猛|重|轰|凶|冲|抢|霸道|突出|暴|狠)"
)
_NOT_SO_SOFT = compiled(
    r"\bnot (?:so|that|too|as|quite so) (?:soft|quiet)(?:ly)?\b|(?:别|不要|不用)(?:太|那么|这么)(?:轻|小声|弱)"
)
# "More drums", "less piano" of what is playing.
_MORE_OF = compiled(
    r"(?:^|[,.;] |\b(?:and|with|need|want|some) )(?:a (?:little|bit) )?(?P<way>more|"
    r"less)\s+(?:of )?(?:the )?$|(?:鼓)?(?P<zh>多|少)(?:来|加|放|给|要)?(?:一?点儿?|一?些|来点)$"
)
_SPLIT_TURN = compiled(
    r"\b(?:turn|bring|crank|(?P<moved>pull|push|dial|tone|mix|pump))\s+(?:the |my )?(?P<what>[a-z][a-z ]{1,30}?)\s+"
    r"(?P<way>up|down|forward|(?(moved)back(?= (?:a |in the mix|some|slightly|please)|[.! ]*$)|(?!)))\b"
    rf"{_NO_INTERVAL}(?!\s+(?:the|to) )"
)
# "Hush the drums a little" does not silence them.
_A_LITTLE = compiled(
    r"\b(?P<verb>hush|quieten|soften|mute|dampen|tame|mellow)\s+(?:down )?(?=(?:the |my |that )?[a-z][a-z "
    r"]{1,30}?(?: down)?\s+(?:a (?:little |wee |tiny )?bit|a little|slightly|somewhat|a touch|a tad|some)\b)"
)
# Said of what is heard: too much of it.
# Who cannot be heard for the others.
_LOST = compiled(
    r"\b(?:(?:is|are|gets?|getting|being|feels?|sounds?) (?:a bit |too |quite |really |somewhat )?(?:lost|buried|"
    r"drowned(?: "
    r"out)?|inaudible|faint|hard to hear|covered up|swallowed)|needs? to (?:stand|come) out(?: more)?|(?:should|"
    r"could) stand "
    r"out more|stick out more)\b(?: in the mix)?|被盖(?:住|过)了?|被淹没了?|不够(?:突出|明显|响|大声)|太(?:弱|闷|"
    r"小声)了?|(?:更|再)?突出(?:一点|一些|些|点)"
)
_DROWNS = compiled(
    r"\b(?:overpowering|overwhelming|drown(?:s|ing)? (?:out )?(?:everything|everyone|everybody|"
    r"all(?: of)? (?:the )?\w+|the \w+))\b"
)
# "Bass up a bit": a part and a direction.
_NO_PART = words(
    """
    it speed slow key tempo octave octaves second third fourth fifth sixth seventh step steps tone tones semitone
    semitones thumbs pace shut bpm notch half bit
    """
)
_PART_UP = compiled(
    r"(?:^|, |; |\. | and )(?:the |and |, )*(?P<what>[a-z][a-z ]{2,24}?) (?P<way>up|down)(?: (?:a (?:little )?bit|a "
    r"little|a notch|slightly|a touch))?(?=\s*(?:$|[,.;!]|and\b))"
)
_BETWEEN_BEFORE = compiled(
    r"^\s*(?:parts?|tracks?|line|section)?\s*(?:(?:in|of|on|during|throughout|at) [\w '-]{1,30}?\s*)?(?:should be|to "
    r"be|needs? to be|is|are|be|a bit|a little|slightly|much|"
    rf"{verbs.SOUNDING})\s*$"
)
_BETWEEN_AFTER = compiled(r"^\s*(?:on|for|in|of)?\s*(?:the |all |my |its )*$")
_ALL = compiled(r"整体|全部|整首|全曲|大家|所有|总体|一起|都")
# Steps of one dynamic mark: "a bit", plain, "much".
_SMALL, _PLAIN, _BIG = 0.5, 1.0, 2.0


@dataclass(frozen=True)
class Loudness:
    """``operation`` "louder" or "softer" by ``steps``; the words stood at ``start``..``end``."""

    operation: str
    steps: float
    start: int
    end: int


def read_loudness(scan: Scan, playing: bool) -> list[Loudness]:
    """Take every "louder" and "softer", with how much. While something is ``playing``, "not so
    loud" asks for less than that; otherwise it is a dynamic mark, and not read here."""
    found = []
    for operation, pattern in (("softer", _NOT_SO_LOUD), ("louder", _NOT_SO_SOFT)):
        match = scan.pull(pattern) if playing else None
        if match:
            found.append(Loudness(operation, _PLAIN, *match.span()))
    for match in _SPLIT_TURN.finditer(scan.live):
        what = match["what"]
        if what.split()[0] not in ("it", "this", "that", "everything", "volume", "tempo", "speed", "heat", "energy"):
            up = match["way"] in ("up", "forward")
            found.append(Loudness("louder" if up else "softer", _PLAIN, *match.span()))
            scan.take(match.start(), match.start("what"))
            scan.take(*match.span("way"))
    little = scan.pull(_A_LITTLE) if playing else None
    if little:
        found.append(Loudness("softer", _SMALL, *little.span()))
    drowns = scan.pull(_DROWNS) if playing else None
    if drowns:
        found.append(Loudness("softer", _PLAIN, *drowns.span()))
    lost = scan.pull(_LOST) if playing else None
    if lost:
        found.append(Loudness("louder", _PLAIN, *lost.span()))
    for one in list(_PART_UP.finditer(scan.live)) if playing else ():
        if one["what"].split()[-1] not in _NO_PART:
            found.append(Loudness("louder" if one["way"] == "up" else "softer", _SMALL, *one.span()))
            scan.take(*one.span("way"))
    for operation, pattern in (("softer", _SOFTER), ("louder", _LOUDER)):
        for match in pattern.finditer(scan.live):
            scan.take(*match.span())
            very = match["much"] or "很多" in match.group() or "much" in match.group()
            steps = _BIG if very else _SMALL if match["bit"] else _PLAIN
            found.append(Loudness(operation, steps, *match.span()))
    return sorted(found, key=lambda change: change.start)


# "With bass and drums to the fore": players, before anything plays.
_ASKED_FOR = compiled(r"\b(?:with|for|featuring)\s+(?:an? |the |some |two )?(?:\w+ )?$")


def loudness_targets(
    text: str, changes: list[Loudness], claims: Claims, alone: bool = False, playing: bool = True
) -> tuple[tuple[str, ...], ...]:
    """For each change the families it speaks of, none for everything: the nearest list of
    instruments before it in its clause, else the one right after it; no list serves two changes.
    The instruments are claimed, so that nobody takes them for players asked for. ``alone`` says that
    nothing else is changed: then who was named in another clause is meant, 鼓像打雷一样，压一压."""
    taken: set[int] = set()
    targets: list[tuple[str, ...]] = []
    for change in changes:
        chosen: tuple[str, ...] = ()
        for index, group in _nearest_first(claims.groups, change):
            inside = change.start <= group.start and group.end <= change.end
            before = group.end <= change.start and _BETWEEN_BEFORE.match(text[group.end : change.start])
            if before and not playing and "," in before.group():
                before = None  # "the vibraphone, softly": a player asked for
            after = change.end <= group.start and _BETWEEN_AFTER.match(text[change.end : group.start])
            if index not in taken and (inside or before or after):
                chosen = group.families
                taken.add(index)
                asked_for = not text.isascii() or _ASKED_FOR.search(group.before)
                if playing or not asked_for:  # 一分钟钢琴的安静一点的: he is asked for
                    claims.claim_target(group)
                break
        targets.append(chosen)
    free = [group for index, group in enumerate(claims.groups) if index not in taken and claims.is_free(group)]
    if alone and len(changes) == len(free) == 1 and not targets[0] and not text.isascii() and not _ALL.search(text):
        claims.claim_target(free[0])
        return (free[0].families,)
    return tuple(targets)


def _nearest_first(groups: Sequence[Group], change: Loudness) -> list[tuple[int, Group]]:
    """The groups with their numbers: those before the change from the last to the first, then the others."""
    numbered = list(enumerate(groups))
    before = [pair for pair in numbered if pair[1].end <= change.start]
    return before[::-1] + numbered[len(before) :]


def told_once(
    changes: list[Loudness], targets: tuple[tuple[str, ...], ...], claims: Claims
) -> tuple[list[Loudness], tuple[tuple[str, ...], ...]]:
    """Without what only says why: who is taken out or muted because of the noise needs no turning
    down, and "the drums are too loud, turn them down" is one change, of the drums."""
    silent = {family for group in (*claims.removed, *claims.muted) for family in group.families}
    kept: list[tuple[Loudness, tuple[str, ...]]] = []
    for change, parts in zip(changes, targets, strict=True):
        before = kept[-1] if kept else None
        again = before is not None and before[1] and not parts and before[0].operation == change.operation
        if not (again or (parts and set(parts) <= silent)):
            kept.append((change, parts))
    return [change for change, _ in kept], tuple(parts for _, parts in kept)


def more_or_less(claims: Claims) -> tuple[list[Loudness], tuple[tuple[str, ...], ...]]:
    """ "More drums" and "less piano" said of a piece: louder or softer parts, claimed."""
    changes, targets = [], []
    for group in claims.groups:
        match = _MORE_OF.search(group.before)
        if match and claims.is_free(group):
            louder = (match["way"] or match["zh"]) in ("more", "多")
            changes.append(Loudness("louder" if louder else "softer", _PLAIN, group.start, group.end))
            targets.append(group.families)
            claims.claim_target(group)
    return changes, tuple(targets)
