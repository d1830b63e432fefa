"""Sentences that lean on the one before: "no, I meant the bass", "do the same with the drums", "a bit more"."""

from __future__ import annotations

from dataclasses import dataclass, replace

from chatbot.turn import Edit, Targets, Turn
from chatbot.understand.matcher import compiled
from chatbot.understand.numerals import NUMBER

_CORRECTION = compiled(
    r"^(?:(?:no|nope|nah|sorry|oops|wait|hold on|hang on|hmm|ah|oh|actually|my mistake|wrong|not (?:that|it|"
    r"quite))[\s,"
    r".!:;-]+)*"
    r"(?:(?:i|what i) (?:mean|meant|wanted|said|was talking about|was thinking of)(?: was| is| to say| to)?[\s,:]+|"
    r"(?:that|it|they|those) (?:should(?: have been| be)|was (?:meant|supposed) to be|were (?:meant|supposed) to "
    r"be) |"
    r"not (?:the |that )?(?P<wrong>[\w\s-]{1,30}?),\s*(?:but )?(?:i (?:was talking about|was thinking of|meant|"
    r"mean|said) )?"
    r"(?=the |that |its |bars? \d|measures? \d)|"
    r"(?:(?<=no, )|(?<=sorry, )|(?<=oops, )|(?<=wait, )|(?<=actually, ))(?:make (?:that|it) |rather |it's |it should "
    r"be |the other way |)(?=\S))"
)
# "Wrong one, I was talking about the bass", "not those, 5 to 8!"
_WRONG_ONE = compiled(
    r"^(?:(?:no|nope|nah|sorry|oops|whoops|wait|ah|oh|hmm|argh|damn|hey)[\s,.!]+)*(?:(?:that's |that was |it's |you "
    r"got |you took )?"
    r"(?:the )?wrong (?:one|part|instrument|bars?|track|version|section|place|player|measures?)|not (?:that|those|"
    r"this|these|them|"
    r"there|him|it)(?: one| part| bars?| instrument)?|you misunderstood(?: me)?|misunderstanding|that's not (?:it|"
    r"what i meant|what i "
    r"said|right))[\s,.!:;-]+(?:but |it's |it was |it should (?:be|have been) |(?:i|what i) (?:mean|meant|was "
    r"talking about|wanted|said|was thinking of|asked for)(?: was| is)? )?(?P<rest>.+)$"
)
# Bars of which only the numbers are said, where bars were spoken of: "5 to 8!".
_NUMBERS = compiled(rf"^(?:from )?(?P<a>{NUMBER})\s*(?:-|to|through|and|until)\s*(?P<b>{NUMBER})[.! ]*$")
# "120 rather", after a change of tempo.
_SPEED_RATHER = compiled(
    r"^(?:no,? |actually,? |hmm,? |or )*(?P<n>\d{2,3})(?: bpm)?,? (?:rather|instead|then|better|is better|would be "
    r"better|after all)[.! ]*$"
)
_SLIP = (
    r"(?:i (?:miscounted|misspoke|misread|mistyped|misheard|mixed (?:it|that|them) up|(?:got|said|typed|wrote|read) "
    r"(?:it|that|them) wrong)|(?:damn |bloody |stupid |silly )?(?:autocorrect|typo|slip of the (?:tongue|pen|"
    r"finger)))"
)
_MEANT_AFTER = compiled(
    r"^(?:(?:no|sorry|oops|wait|actually|ah)[\s,.!]+)?(?P<rest>.+?)(?<! what)[\s,]+(?:(?:i mean(?:t)?|my (?:mistake|"
    r"bad|"
    rf"fault|error)|sorry|oops|was what i meant|that is)(?:[,. ]+{_SLIP})?|{_SLIP})[.!]*$"
)
# "Oops, I miscounted. Bars 11 to 12" begins like "sorry".
_SLIPPED = compiled(rf"^(?:(?:no|oh|ah|oops|sorry|whoops|argh|wait)[\s,.!]+)*{_SLIP}[\s,.!;:-]+(?=\S)")
# "More, I can still hear it through the wall": why, behind a few words that lean.
_WITH_A_REASON = compiled(
    r"^(?P<head>[a-z' ]{2,40})[,;.!]+ (?:i|i'm|we|we're|they|they're|she|he|it|it's|you|my|our|the [a-z]+|that|"
    r"there)\b ?[^;!?]{3,80}$"
)
_SORRY_ZH = (
    r"(?:不对|不是这个|不是(?![^,，]{1,8}[,，]\s*(?:而)?是)|不(?=[,，。!！\s]|我|是)|(?:我|刚才|刚刚|刚|又)*(?:说|"
    r"打|写|弄|搞|讲|输|选|念|听|记|看)(?:岔|错)了?|"
    r"错了|啊不|哦不|哎不|诶不|呃不|不不|等等|等一?下|等一等|等会|且慢|慢着|抱歉|对不起|不好意思|sorry|口误|手误|"
    r"手滑|笔误|嘴瓢了?|看错谱了?|数错了?|舌头打结|说秃噜了?|"
    r"更正(?:一下)?|纠正(?:一下)?|哎呀|改口|搞混了|弄混了|弄反了|啊|哦|哎|诶|呃|嗯)"
)
_CORRECTION_ZH = compiled(
    rf"^(?:{_SORRY_ZH}[,，。!！.\s:：]*)+(?:(?:其实)?我(?:其实)?(?:是说|的意思是|是指|指的?是|说的是|要的是|"
    rf"想要的是|想说的?是?|本来(?:是)?(?:想|要)(?:说)?的?是?|"
    r"要说的?是)的?|(?:应该|应当|其实|本来|原本)?(?:说)?(?:要)?(?:是|改成|要|用|换)|而?是|改成|改为)?[,，:：]?|"
    r"^(?:其实)?我(?:其实)?(?:是说|的意思是|是指|指的?是|说的是|要的是|想要的是|想说的?是|要说的?是)[,，:：]?|"
    r"^(?:应该|应当|本来|原本)(?:说)?是(?=[^,，。?？]{1,12}$)"
)
# What is a correction by its first word alone: an "oh" may begin anything.
_SIGH_ZH = compiled(r"^(?:(?:啊|哦|哎|诶|呃|嗯|等等|等一?下|等一等|等会|且慢|慢着|不好意思)[,，。!！.\s]*)+$")
_NOT_BUT_ZH = compiled(
    r"^(?:哦|啊|诶|哎)?(?:我说的|要的|我要的|我指的|我想要的)?不是(?P<wrong>[^,，]{1,12})[,，]\s*(?:(?:而)?是|"
    r"我(?:要|说|指|想要)的?是|应该是|要的是|我要|要)(?P<rest>.+)$"
)
_SAME = compiled(
    r"^(?:now |and |please |then |also )*(?:do )?(?:the )?same (?:thing |again )?(?:with|for|to|on|(?:in|over|during|"
    r"at|from)(?= (?:the |bars? |measures? ))) (?P<a>.+)$|"
    r"^(?:and |now )?(?:also|and|likewise|ditto)(?: for| with)? (?P<f>(?:the |my )?[a-z]+(?: and (?:the "
    r")?[a-z]+)?)(?: please)?[.!]*$|^(?P<b>.+?)[\s,]+(?:as well|too|likewise)[.!]*$|"
    r"^(?P<c>[^,，。]{1,12}?)(?:(?:声部|部分)?(?:也|同样)(?:是|这样|这么|一样|同样|如此|照样|照做|照办|跟着|"
    r"来一?[下遍次]|要|得|请|给我|可以|都)*(?:处理|弄|改|做|搞|操作|调|办|来)?(?:一下|一遍)?|"
    r"同样处理|照(?:做|办|此办理|着来|旧)|同理|亦然|同上|一样(?:处理|弄|改|来|照办)?)[吧。!！]*$|"
    r"^对(?P<d>[^,，。]{1,12}?)(?:也)?(?:做|来|进行)?(?:同样|一样|相同)的?"
    r"(?:处理|修改|事|操作|改动)|^(?:把|给|让)?(?P<e>[^,，。]{1,12}?)也(?:做|来|进行|给)(?:一次|一下|个)?(?:同样|"
    r"一样|相同)的?(?:处理|修改|事|操作|改动|调整)"
)
_MORE = compiled(
    r"^(?:just )?(?:a tad |a touch |a notch |a smidge |a hair |slightly |a (?:little )?bit |a little |even |some |"
    r"still |much |a lot )?more(?: please| of that| of the same|"
    r" still)?[.!\s]*$|^(?:and |now )?(?:once |one more time|yet )?(?:again|more|one more time|another time|once "
    r"more)(?:,? please)?[.!\s]*$|"
    r"^(?:do )?(?:it|that|the same)(?: thing)? (?:again|once more|one more time)(?: please)?[.!\s]*$|^(?:repeat|"
    r"same) (?:that|again)[.! ]*$|"
    r"^(?:not|still not) (?:enough|there yet)[.! ]*$|^(?:keep going|go on|go further|and further|even further|more "
    r"more)[.! ]*$|^even more[.!]*$|^further[.!]*$|"
    r"^(?:再|还要|继续)?(?:来|多)?(?:一点点?|一些|点儿?|些)[吧。!！\s]*$|^(?:再来|还要|再多)(?:一?点儿?|一些|"
    r"一次)[吧。!！\s]*$|^(?:还|还是)(?:不够|差点|差一点|差些)[。!！]*$|"
    r"^(?:请)?(?:再|重复)(?:来|做|弄|执行|重复)?(?:一?[遍次下])?(?:刚才的?|上一步的?|同样的?|一样的?|"
    r"相同的?)+(?:操作|改动|修改|处理|一步|动作)(?:再?来?一?[遍次下])?[吧。!！]*$|"
    r"^(?:同样的?|刚才的?)(?:操作|改动|修改|处理|动作)再(?:来|做)一?[遍次下][吧。!！]*$"
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
    r"(?:the )?wrong (?:way|direction)(?: round)?|(?:i (?:meant|mean|wanted)|it should (?:be|have been|go)) "
    r"(?:up|down|higher|lower|faster|slower|louder|softer|quieter)|(?:i meant |make it |go )?(?P<en>up|down|higher|"
    r"lower|faster|slower|louder|softer|quieter)"
    r"(?:,? (?:not|instead of) (?:up|down|higher|lower|faster|slower|louder|softer|quieter)|"
    r" instead))(?:,? (?:please|sorry|my (?:mistake|bad|fault)|oops|of course|silly me))*[.! ]*$|"
    r"^(?:不对|不是|错了|啊不|哎呀?)?[,，]?(?:方向)?(?:(?:弄|搞|说|升|降)?反[了啦]?)+[,，。]?(?:[,，]?(?:我?要|应该|"
    r"是)*(?:往|"
    r"向)?[上下高低升降](?:移|升|降)?(?:不是[升降上下高低])?)?[吧。!！]*$|^(?:不对|不是|错了)?[,，]?(?:反过来|相反|"
    r"反方向|往反方向)[吧。!！]*$|"
    r"^(?:不对|不是|错了|说错了)[,，]?(?:是|应该是|要|往)?(?P<zh>升|降|高|低|快|慢|响|轻)[,，]?(?:不是(?:升|降|高|低|"
    r"快|慢|响|轻))?[吧。!！]*$|^(?:我(?:是说|说的是|要的是|指的是)|是|要)(?P<zh3>升|降|高|低|快|慢|响|轻|上|"
    r"下)[,，]?(?:而)?(?:不是|不要)(?:升|降|高|低|快|慢|响|轻|上|下)[吧。!！]*$|^(?:不是|不要|别)(?:往|要|"
    r"让你)?(?:升高?|降低?|变?高|变?低|加?快|放?慢|变?响|变?轻|上|下|大声|小声)[,，](?:而)?(?:是|要|应该|往)*"
    r"(?P<zh2>升高?|降低?|变?高|变?低|加?快|放?慢|变?响|变?轻|上|下|大声|小声)[吧。!！]*$"
)
# Changes of the same kind, and those that parts have of their own.
_KIND_OF = {"softer": "louder", "diminuendo": "crescendo"}
_OF_PARTS = {"transpose", "louder", "crescendo", "articulation", "dynamics"}
_OPPOSITE = {"louder": "softer", "softer": "louder", "crescendo": "diminuendo", "diminuendo": "crescendo"}
# A length, said after a wish for music, is the wish's: 改成24小节.
_MAKE_THAT_LONG = compiled(
    r"^(?:还是|那就?|要不|算了|不如|干脆)*[,，]?(?:把长度|长度)?(?:改成|改为|换成|改到|变成|改|要)?(?P<rest>(?:\d+|"
    r"[一二两三四五六七八九十]+)(?:个?小节|秒钟?|分钟))(?:就好|就行|就够了?)?[吧。!！]*$"
)
_MAKE_THAT = compiled(
    r"^(?:(?:no|actually|wait|hmm|sorry|oops|ok|okay)[\s,.!]+)*(?:make that|let's make that|"
    r"change that to)\s+(?P<rest>(?=\d|an? |in |[a-z]).+)$"
)
# "Five semitones": how far, where the way was said before.
_INTERVAL = compiled(
    r"^(?:by )?(?:[\w-]+ ){1,2}(?:semitones?|half[- ]?steps?|octaves?)[.!]*$|^[^,，。]{1,4}(?:半音|八度)[。!！]*$"
)
_KEY_ALONE = compiled(r"^[a-g](?:[#b]| ?sharp| ?flat)?(?: ?(?:major|minor))?[.! ]*$")
# 不是两个，是五个: so many of what was said before.
_STEPS_ZH = compiled(rf"^(?P<n>{NUMBER})个[吧。!！]*$")
_OCTAVE = compiled(
    r"^(?:at )?(?:an?|one|the)? ?octave (?:(?P<up>higher|above|up)|lower|below|down)[.!]*$|"
    r"^(?:是|要)?(?:(?P<zhup>高|上)|低|下)(?:一个?)?八度[吧。!！]*$"
)
# Edits that lead to the same music however often they are said: a correction needs no undoing.
_ABSOLUTE = ("tempo", "key", "dynamics", "meter", "swing")
_REPEATABLE = ("tempo", "transpose", "louder", "softer")


@dataclass(frozen=True)
class Leaning:
    """How a sentence leans on the one before: ``kind`` correction, same, more, less, everywhere or reversed;
    ``rest`` is what it says itself."""

    kind: str
    rest: str


# "Scratch that, forty bars": as if it were "no, forty bars".
_TAKEN_BACK = compiled(
    r"^(?:(?:scratch|strike|cancel|forget) that|(?:on|having) second thoughts?|(?:come to think of|thinking "
    r"about) it|"
    r"correction|better still|let me rephrase(?: that)?|i take that back)[,.;:! -]+(?=(?:[\w#']+[ "
    r",]*){1,5}[.!]*$)(?!undo|go back|"
    r"back to|take|remove|delete)"
)


def without_taking_back(text: str) -> str:
    """The cleaned ``text`` with what takes the sentence before back as a plain "no"."""
    taken = _TAKEN_BACK.match(text.lower())
    return f"no, {text[taken.end() :]}" if taken else text


def read_leaning(text: str, previous: Turn | None) -> Leaning | None:
    """Whether the cleaned ``text`` corrects or repeats the turn before."""
    if previous is None or previous.act in ("help", "offtopic", "invalid", "ask", "rate"):
        return None
    text = without_taking_back(text)
    slipped = _SLIPPED.match(text.lower())
    if slipped:
        text = f"sorry, {text[slipped.end() :]}"
    low = text.lower()
    reasoned = _WITH_A_REASON.match(low)
    if reasoned and _MORE.match(reasoned["head"]):
        low = reasoned["head"]
    if _REVERSED.match(low) and reversed_turn(last_of(previous)) is not None:
        return Leaning("reversed", "")
    made = (_MAKE_THAT.match(low) or _MAKE_THAT_LONG.match(low)) if previous.act == "compose" else None
    if made:
        return Leaning("correction", text[made.start("rest") :])
    speed = _SPEED_RATHER.match(low)
    if speed and any(edit.operation == "tempo" for edit in last_of(previous).edits):
        return Leaning("correction", f"tempo {speed['n']}")
    wrong = _WRONG_ONE.match(low)
    if wrong and wrong["rest"].strip(" .,!?"):
        return Leaning("correction", text[wrong.start("rest") :].strip())
    both = _NOT_BUT_ZH.match(low)
    if both:
        return Leaning("correction", text[both.start("rest") :])
    for pattern in (_CORRECTION, _CORRECTION_ZH):
        match = pattern.match(low)
        if match and _SIGH_ZH.match(match.group()):
            continue
        if match and match.end() > 0 and text[match.end() :].strip(" .,!?，。！"):
            rest = text[match.end() :].strip()
            meant = _NOT_TAIL.sub("", rest.lower())
            return Leaning("correction", rest[: len(meant)].strip() or rest)
    after = _MEANT_AFTER.match(low)
    if after:
        return Leaning("correction", text[after.start("rest") : after.end("rest")])
    same = _SAME.match(low)
    if same and (last_of(previous).edits or last_of(previous).act in ("regenerate", "vary")):
        group = next(name for name, value in same.groupdict().items() if value)
        return Leaning("same", text[same.start(group) : same.end(group)])
    if _MORE.match(low) and any(edit.operation in _REPEATABLE for edit in last_of(previous).edits):
        return Leaning("more", "")
    return None


def completed(rest: str, before: Turn) -> str:
    """The corrected words with what they leave out because the turn before said it."""
    bars = _NUMBERS.match(rest.lower().strip())
    if bars and before.targets.bars is not None:
        return f"bars {bars['a']} to {bars['b']}"
    if {edit.operation for edit in before.edits} == {"key"} and _KEY_ALONE.match(rest.lower().strip()):
        return f"change the key to {rest}"
    moved = next((edit.value for edit in before.edits if edit.operation == "transpose" and edit.value), None)
    steps = _STEPS_ZH.match(rest) if "半音" in before.said else None
    if moved is not None and steps:
        return f"{'升高' if moved > 0 else '降低'}{steps['n']}个半音"
    if moved is None or not _INTERVAL.match(rest.lower()):
        return rest
    if rest.isascii():
        return f"transpose {'up' if moved > 0 else 'down'} {rest}"
    return f"{'升高' if moved > 0 else '降低'}{rest}"


def inheriting(own: Turn, before: Turn) -> Turn:
    """The corrected turn with the parts of the turn before, where it makes the same kind of change and names
    none itself: "the bass an octave down", then "no, up an octave"."""
    kinds = [{_KIND_OF.get(edit.operation, edit.operation) for edit in turn.edits} for turn in (own, before)]
    parts = {edit.parts for edit in before.edits}
    unnamed = own.act == "edit" and own.edits and not any(edit.parts for edit in own.edits)
    if not unnamed or kinds[0] != kinds[1] or len(parts) != 1 or not kinds[0] <= _OF_PARTS or own.targets.bars:
        return own
    named = next(iter(parts))
    edits = tuple(replace(edit, parts=named) for edit in own.edits)
    return replace(own, edits=edits, targets=replace(own.targets, parts=named))


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


def went(edit: Edit, way: str) -> bool:
    """Whether an edit made it "louder", "softer", "faster", "slower", or moved it "up" or "down"; up is louder too."""
    if edit.operation == "transpose":
        return way == ("up" if (edit.value or 0) > 0 else "down")
    if edit.operation == "tempo" and edit.factor:
        return way == ("faster" if edit.factor > 1 else "slower")
    return way in {"louder": ("louder", "up"), "softer": ("softer", "down")}.get(edit.operation, ())


def repeated(previous: Turn, said: str) -> Turn:
    """The same change once more."""
    before = last_of(previous)
    edits = tuple(edit for edit in before.edits if edit.operation in _REPEATABLE)
    return replace(before, said=said, edits=edits, then=(), assumptions=())


def lessened(previous: Turn, said: str) -> Turn:
    """Half of the same change back."""
    turned = reversed_turn(last_of(previous))
    assert turned is not None
    edits = tuple(
        replace(edit, factor=round(edit.factor**0.5, 3)) if edit.operation == "tempo" and edit.factor
        else replace(edit, value=(edit.value or 1.0) / 2)
        for edit in turned.edits
    )  # fmt: skip
    return replace(turned, said=said, edits=edits)


def everywhere(previous: Turn, said: str) -> Turn:
    """The same change of the whole piece."""
    before = last_of(previous)
    edits = tuple(replace(edit, bars=None) for edit in before.edits)
    return replace(before, said=said, edits=edits, then=(), targets=replace(before.targets, bars=None, section=None))


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
