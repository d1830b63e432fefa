"""Sentences that lean on the one before: "no, I meant the bass", "do the same with the drums", "a bit more"."""

from __future__ import annotations

from dataclasses import dataclass, replace

from chatbot.turn import Edit, Targets, Turn
from chatbot.understand.matcher import compiled

_CORRECTION = compiled(
    r"^(?:(?:no|nope|nah|sorry|oops|wait|hold on|hmm|ah|oh|actually|my mistake|wrong|not (?:that|it|quite))[\s,"
    r".!:;-]+)*"
    r"(?:(?:i|what i) (?:mean|meant|wanted|said|was talking about|was thinking of)(?: was| is| to say| to)?[\s,:]+|"
    r"not (?:the |that )?(?P<wrong>[\w\s-]{1,30}?),\s*(?:but )?(?=the |that |its )|"
    r"(?:(?<=no, )|(?<=sorry, )|(?<=oops, )|(?<=wait, )|(?<=actually, ))(?:make (?:that|it) |rather |it's |it should "
    r"be |the other way |)(?=\S))"
)
_MEANT_AFTER = compiled(
    r"^(?:(?:no|sorry|oops|wait|actually|ah)[\s,.!]+)?(?P<rest>.+?)[\s,]+(?:i mean(?:t)?|was what i meant|that "
    r"is)[.!]*$"
)
_CORRECTION_ZH = compiled(
    r"^(?:(?:不对|不是|不(?=[,，。!！\s]|我|是)|错了|说错了|啊不|哦不|等等|等一下|抱歉|对不起|我错了|"
    r"搞错了)[,，。!！\s]*)+(?:我(?:是说|"
    r"的意思是|指的?是|说的是|要的是|想要的是|想说的?是)的?|(?:应该)?是|而?是|改成)?[,，:：]?|"
    r"^我(?:是说|的意思是|指的?是|说的是|要的是|想说的?是)[,，:：]?"
)
_NOT_BUT_ZH = compiled(r"^不是(?P<wrong>[^,，]{1,12})[,，]\s*(?:而)?是(?P<rest>.+)$")
_SAME = compiled(
    r"^(?:now |and |please |then |also )*(?:do )?(?:the )?same (?:thing |again )?(?:with|for|to|on) (?P<a>.+)$|"
    r"^(?P<b>.+?)[\s,]+(?:as well|too|likewise)[.!]*$|"
    r"^(?P<c>[^,，。]{1,12}?)(?:也(?:是|这样|一样|同样|如此)(?:处理|弄|吧)?|同样处理)[吧。!！]*$|^对(?P<d>[^,，。]{1,"
    r"12}?)(?:也)?做?(?:同样|一样)的?(?:处理|修改|事)"
)
_MORE = compiled(
    r"^(?:just )?(?:a (?:little )?bit |a little |even |some |still |much |a lot )?more(?: please| of that| "
    r"still)?[.!\s]*$|^(?:and )?(?:once )?again(?: please)?[.!\s]*$|^even more[.!]*$|^further[.!]*$|"
    r"^(?:再|还要|继续)?(?:来|多)?(?:一点点?|一些|点儿?|些)[吧。!！\s]*$|^(?:再来|还要|再多)(?:一?点儿?|一些|"
    r"一次)[吧。!！\s]*$|^还不够[。!！]*$"
)
# What was not meant, behind what was: "viola, not violin", "down, not up".
_NOT_TAIL = compiled(
    r"[,，]?\s*(?:and |but )?(?:not|instead of|rather than|而不是|不是|而非)\s*(?:the |an? |"
    r"that )?[^,，.。!！]{1,20}[.。!！]*$"
)
# The same change, the other way round.
_REVERSED = compiled(
    r"^(?:(?:no|nope|oops|sorry|wait|hmm|actually)[\s,.!]+)*(?:(?:the |in the )?(?:other|opposite|reverse) (?:way|"
    r"direction)(?: round| around)?|"
    r"(?:the )?wrong (?:way|direction)(?: round)?|(?:i meant |make it |go )?(?P<en>up|down|higher|lower|faster|"
    r"slower|louder|softer|quieter)"
    r"(?:,? (?:not|instead of) (?:up|down|higher|lower|faster|slower|louder|softer|quieter)|"
    r" instead))(?: please)?[.! ]*$|"
    r"^(?:不对|不是|错了|啊不)?[,，]?(?:方向)?(?:弄|搞|说)?反了[吧。!！]*$|^(?:不对|不是|错了)?[,，]?(?:反过来|相反|"
    r"反方向|往反方向)[吧。!！]*$|"
    r"^(?:不对|不是|错了|说错了)[,，]?(?:是|应该是|要|往)?(?P<zh>升|降|高|低|快|慢|响|轻)[,，]?(?:不是(?:升|降|高|低|"
    r"快|慢|响|轻))?[吧。!！]*$"
)
_OPPOSITE = {"louder": "softer", "softer": "louder", "crescendo": "diminuendo", "diminuendo": "crescendo"}
_MAKE_THAT = compiled(
    r"^(?:(?:no|actually|wait|hmm|sorry|oops|ok|okay)[\s,.!]+)*(?:make that|let's make that|"
    r"change that to)\s+(?P<rest>(?=\d|an? |in |[a-z]).+)$"
)
# "Five semitones": how far, where the way was said before.
_INTERVAL = compiled(
    r"^(?:by )?(?:[\w-]+ ){1,2}(?:semitones?|half[- ]?steps?|octaves?)[.!]*$|^[^,，。]{1,4}(?:半音|八度)[。!！]*$"
)
_OCTAVE = compiled(
    r"^(?:at )?(?:an?|one|the)? ?octave (?:(?P<up>higher|above|up)|lower|below|down)[.!]*$|"
    r"^(?:是|要)?(?:(?P<zhup>高|上)|低|下)(?:一个?)?八度[吧。!！]*$"
)
# Edits that lead to the same music however often they are said: a correction needs no undoing.
_ABSOLUTE = ("tempo", "key", "dynamics", "meter", "swing")
_REPEATABLE = ("tempo", "transpose", "louder", "softer")


@dataclass(frozen=True)
class Leaning:
    """How a sentence leans on the one before: ``kind`` correction, same or more; ``rest`` is what
    it says itself."""

    kind: str
    rest: str


def read_leaning(text: str, previous: Turn | None) -> Leaning | None:
    """Whether the cleaned ``text`` corrects or repeats the turn before."""
    if previous is None or previous.act in ("help", "offtopic", "invalid", "ask", "rate"):
        return None
    low = text.lower()
    if _REVERSED.match(low) and reversed_turn(last_of(previous)) is not None:
        return Leaning("reversed", "")
    made = _MAKE_THAT.match(low) if previous.act == "compose" else None
    if made:
        return Leaning("correction", text[made.start("rest") :])
    both = _NOT_BUT_ZH.match(low)
    if both:
        return Leaning("correction", text[both.start("rest") :])
    for pattern in (_CORRECTION, _CORRECTION_ZH):
        match = pattern.match(low)
        if match and match.end() > 0 and text[match.end() :].strip(" .,!?，。！"):
            rest = text[match.end() :].strip()
            meant = _NOT_TAIL.sub("", rest.lower())
            return Leaning("correction", rest[: len(meant)].strip() or rest)
    after = _MEANT_AFTER.match(low)
    if after:
        return Leaning("correction", text[after.start("rest") : after.end("rest")])
    same = _SAME.match(low)
    if same and last_of(previous).edits:
        group = next(name for name, value in same.groupdict().items() if value)
        return Leaning("same", text[same.start(group) : same.end(group)])
    if _MORE.match(low) and any(edit.operation in _REPEATABLE for edit in last_of(previous).edits):
        return Leaning("more", "")
    return None


def completed(rest: str, before: Turn) -> str:
    """The corrected words with what they leave out because the turn before said it."""
    moved = next((edit.value for edit in before.edits if edit.operation == "transpose" and edit.value), None)
    if moved is None or not _INTERVAL.match(rest.lower()):
        return rest
    if rest.isascii():
        return f"transpose {'up' if moved > 0 else 'down'} {rest}"
    return f"{'升高' if moved > 0 else '降低'}{rest}"


def redoubled(rest: str, before: Turn) -> Turn | None:
    """The doubling of the turn before at the octave that the correction names; None where it names
    none, or nothing was doubled."""
    octave = _OCTAVE.match(rest.lower().strip())
    if octave is None or not any(edit.operation == "double" for edit in before.edits):
        return None
    up = bool(octave["up"] or octave["zhup"])
    edits = tuple(
        replace(edit, value=12.0 if up else -12.0) if edit.operation == "double" else edit for edit in before.edits
    )
    return replace(before, edits=edits, then=(), assumptions=())


def reversed_turn(before: Turn) -> Turn | None:
    """The turn before with its changes of pitch, tempo and loudness the other way round; None where it made none."""
    edits: list[Edit] = []
    for edit in before.edits:
        if edit.operation == "transpose" and edit.value:
            edits.append(replace(edit, value=-edit.value))
        elif edit.operation == "tempo" and edit.factor:
            edits.append(replace(edit, factor=round(1 / edit.factor, 3)))
        elif edit.operation in _OPPOSITE:
            edits.append(replace(edit, operation=_OPPOSITE[edit.operation]))
    return replace(before, edits=tuple(edits), then=(), assumptions=()) if edits else None


def last_of(turn: Turn) -> Turn:
    """The last request of a turn that held several."""
    return turn.then[-1] if turn.then else turn


def repeated(previous: Turn, said: str) -> Turn:
    """The same change once more."""
    before = last_of(previous)
    edits = tuple(edit for edit in before.edits if edit.operation in _REPEATABLE)
    return replace(before, said=said, edits=edits, then=(), assumptions=())


def pointed_at(turn: Turn, parts: tuple[str, ...], bars: tuple[int, int] | None, section: str | None) -> Turn:
    """A turn with its edits, or its targets, moved to other parts, bars or a section; what is None
    or empty stays."""
    edits = tuple(replace(edit, parts=parts or edit.parts) for edit in turn.edits)
    own = turn.targets
    named = parts or own.parts
    targets = Targets(
        tuple(dict.fromkeys(f for e in edits for f in e.parts)) or named if turn.edits else named,
        bars or (None if section else own.bars), section or (None if bars else own.section), own.version, own.others,
        own.keep,
    )  # fmt: skip
    excluded = parts if parts and any(edit.operation == "remove" for edit in edits) else turn.controls.exclude
    return replace(turn, edits=edits, targets=targets, controls=turn.controls.changed(exclude=excluded), then=())


def replaces_in_place(new: tuple[Edit, ...], old: tuple[Edit, ...]) -> bool:
    """Whether the new edits say absolutely what the old ones set, so that nothing needs undoing."""
    if not new or {edit.operation for edit in new} != {edit.operation for edit in old}:
        return False
    return all(edit.operation in _ABSOLUTE and edit.factor is None for edit in new)
