"""Wishes for all that follows: "never use drums again", "from now on always in minor", 以后都不要鼓."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from chatbot.turn import Edit, Language, Turn
from chatbot.understand.assumptions import phrase
from chatbot.understand.composing import compose, families_named
from chatbot.understand.context import Context
from chatbot.understand.matcher import compiled
from chatbot.understand.requests import split_requests
from chatbot.understand.sentence import read_sentence

# What says that a wish holds from here on, wherever it stands in the sentence.
_CUE = compiled(
    r",? ?\b(?:(?:from (?:now|today) on(?:wards?)?|henceforth|in future)\b|"
    r"for (?:everything|anything|all (?:that|the (?:music|pieces|songs))) (?:(?:that )?(?:follows|comes)|"
    r"(?:that )?(?:you|we) (?:\w+ )?(?:write|compose|make|play)(?: (?:for me|from now on))?))\b[,:]? ?|"
    r"^(?:going forward|in the future),\s*|"
    r"[,，]?(?:从(?:现在|今天?)(?:起|开始|以?后|往后)|今后|往后(?=都|就|请|每|的|别|不)|"
    r"(?<![节段拍音个完了首版])以后(?=都|就|默认|统一|固定|尽量|优先|千万|记得|给我|请|也|我|你|每|的|别|不|永|只|"
    r"一律|全|所有|写|用|[,，]|$))[,，]?"
)
_ALWAYS = compiled(
    r"^(?:please |and |but |i want you to |you should |you must |could you |can you )*always\b ?|"
    r"^i (?:always|only ever) (?=(?:want|prefer|need)\b)|"
    r"^(?:请|你|我|要|给我|帮我)*(?:永远|一律|每一?次都)(?=都|用|只|不|别|要|写|给|以)(?:都)?"
)
_NEVER = compiled(
    r"^(?:please |and |but |i |you should |you must )*(?:never(?: ever)?(?: again)?|(?:do not|don't|no longer) ever) "
    r"(?:(?:want|like|wish) (?:to (?:hear|have) )?|use|play|put|include|add|give me|write|compose|have|bring in|"
    r"let me hear)(?: me)?(?: (?:for|with|in|any|the|an?))* ?|"
    r"^(?:请|我|你)*(?:再也|永远)(?:都)?(?:不要|别|不想(?:要|听)?|不用)(?:再)?(?:给我|听到?|出现|加|用|有|写)*"
)
# The same where the cue was said before: 以后都别给我加鼓了.
_NOT = compiled(r"^(?:不要|别|不想(?:要|听)?|不用)(?:再)?(?:给我|听到?|出现|加|用|有|写)*")
# "Remember that I hate saxophones".
_TASTE = compiled(
    r"^(?:please )?(?:remember|note|bear in mind|keep in mind|don't forget|for the record|just so you know|make a "
    r"note)(?: that|,|:)? "
    r"i (?:really |just |absolutely )?(?:(?P<no>hate|can't stand|dislike|don't like|do not like|detest|loathe|never "
    r"want|don't want)|(?:like|love|prefer|want|always want|enjoy)) (?P<what>[^\W\d](?:[^\W\d]|[ ,-])*?)[.! ]*$"
)
_EVER = compiled(
    r"^(?:please )?(?:no more|no) (?P<what>[\w ,-]+?),? (?:ever(?: again| more)?|(?:at all )?any ?more|never again)"
    r"[.! ]*$"
)
# What is over and done with: "drums are fine again", 又可以用鼓了.
_LIFTED = compiled(
    r"^(?:ok(?:ay)?,? |well,? |now )*(?:the )?(?P<a>[\w ]+?) (?:is|are) (?:fine|ok(?:ay)?|allowed|welcome|all right|"
    r"back) again[.! ]*$|"
    r"^(?:ok(?:ay)?,? |well,? |now )*you (?:may|can) (?:use|play|have|include) (?:the )?(?P<b>[\w ]+?) again[.! ]*$|"
    r"^(?:it )?(?:does not|doesn't|need not|needn't|no longer (?:has|have)) (?:have |has |need )?(?:to (?:be|have) )"
    r"(?:always )?(?P<c>[\w ]+?) (?:any ?(?:more|longer)|all the time)[.! ]*$|"
    r"^(?:现在|以后)?(?:又|还是)?可以(?:再|重新)?(?:用|有|加|写|要)(?P<d>[^,，。]+?)了[。!！]*$|"
    r"^(?:以后)?(?:不用|不必|不需要)(?:再|总是?|一直|都|每[次首]都)+(?:用|写|是|要|在|加)?(?P<e>[^,，。]+?)了[。!！]*$"
)
_AGAIN = compiled(r"(?: ever)? (?:again|any ?more|ever)(?=[.! ]*$)| always$")
# Where a piece is asked for beside the wish: "no drums from now on, and write a waltz".
_PIECE = compiled(
    r"[,;.]? ?(?:\b(?:and|then|but) )?(?:now )?(?=\b(?:write|play|compose|make|give|create)(?: me)? (?:an?|some)\b)|"
    r"[,，。;；]?(?:现在|先|然后)?(?=(?:来|写|作|弹)(?:一|个|首|段|点))"
)
# Words between the cue and the wish that say nothing more.
_FILLER = compiled(
    r"^(?:,|:|please |i (?:always )?(?:want|would like|prefer|need|'d like) |i'd like |always |you (?:always )?"
    r"(?:use|write|compose) |(?:use|do|write|compose|make) (?=(?:only|everything|all|always)\b)|all (?:the )?(?:music|"
    r"pieces|songs) |everything |every (?:piece|song|time) |only (?=in )|to be |should (?:always )?be |shall be |"
    r"must be |(?:is|are) (?:always )?to be |那?就|都|请|也|我|你|要(?=用|写)|给我|一律|永远|默认|统一|固定|尽量|"
    r"优先|千万|记得|全部?|每[首段次]|所有的?|的?(?:音乐|曲子|作品|歌)|写的?(?=[^一首段]))+"
)
_JOINT = compiled(r"(?:[,;，；。.\s]|\b(?:and|but|then)\b|然后|另外)+$")


@dataclass(frozen=True)
class Standing:
    """What was read: the ``wish`` in words of its own, what stands ``before`` it as a request of its
    own, and whether an earlier wish is ``lifted``."""

    wish: str
    before: str = ""
    lifted: bool = False


def read_standing(text: str) -> Standing | None:
    """The wish for all that follows in a cleaned sentence; None where there is none."""
    low = text.lower()
    lifted = _LIFTED.match(low)
    if lifted:
        wish = next(value for value in lifted.groupdict().values() if value)
        # Alone, the word of a mode may mean an interval.
        return Standing(f"in {wish}" if wish in ("minor", "major") else wish, lifted=True)
    cue = _CUE.search(low)
    if cue:
        before, after = text[: cue.start()], text[cue.end() :]
        if not after.strip(" .!。！了"):
            # "No drums from now on": the wish is the last thing said before.
            pieces = split_requests(before, playing=True)
            return Standing(_plain(pieces[-1]), _JOINT.sub("", before[: before.rfind(pieces[-1])]).strip())
        return Standing(_plain(after), _JOINT.sub("", before).strip())
    ever = _EVER.match(low)
    if ever:
        return Standing(f"no {text[slice(*ever.span('what'))]}")
    taste = _TASTE.match(low)
    if taste:
        what = text[slice(*taste.span("what"))]
        return Standing(f"no {what}" if taste["no"] else what)
    if _NEVER.match(low) or _ALWAYS.match(low):
        return Standing(_plain(text))
    return None


def _plain(text: str) -> str:
    """The wish as one would say it of one piece."""
    text = _FILLER.sub("", text.strip(), count=1)
    low = text.lower()
    never = _NEVER.match(low) or _NOT.match(low)
    if never:
        negation = "no " if never.group().isascii() else "不要"
        text = negation + text[never.end() :]
    else:
        always = _ALWAYS.match(low)
        text = text[always.end() :] if always else text
    text = _FILLER.sub("", text.strip(), count=1)
    return _AGAIN.sub("", text).strip()


def standing_turn(
    text: str, standing: Standing, language: Language, context: Context, turn_of: Callable[[str, Context], Turn]
) -> Turn | None:
    """The turn that keeps the wish in mind, with the edits by which the piece that plays follows it, and
    what else was said after it; ``turn_of`` reads any request. None when nothing lasting is wished."""
    piece = _PIECE.search(standing.wish.lower())
    wish, later = standing.wish, ""
    if piece and piece.start() > 0:
        wish, later = standing.wish[: piece.start()], standing.wish[piece.end() :]
    # "Slower" means slower than what plays.
    nothing_there = Context(language=language, tempo_bpm=context.tempo_bpm)
    sentence = read_sentence(wish, nothing_there, wish)
    composed = compose(Turn(wish, language, "compose"), sentence, nothing_there)
    # What is of one piece alone does not last.
    stated = composed.controls.changed(seed=None, arc=())
    if standing.lifted:
        stated = replace(stated, parts=(), exclude=families_named(sentence, roles=False))
    if not stated.record():
        return None
    if standing.lifted:
        return Turn(text, language, "rate", task="lift", controls=stated)
    then = tuple(turn_of(request, context) for request in (standing.before, later) if request)
    edits: tuple[Edit, ...] = ()
    if context.has_piece and not then:
        here = turn_of(wish, context)
        edits = tuple(edit for edit in here.edits if here.act == "edit" and _changes(edit, here, context))
        if any(edit.operation == "key" for edit in edits):
            stated = stated.changed(key=here.controls.key)  # its own keynote, as far as none was named
    # Which keynote it is, every piece decides anew.
    noted = tuple(phrase(name, said, language) for name, said in sentence.scan.assumptions if name != "tonic")
    turn = Turn(text, language, "rate", task="always", controls=stated, edits=edits, then=then, assumptions=noted)
    parts = tuple(dict.fromkeys(family for edit in edits for family in edit.parts))
    return replace(turn, targets=replace(turn.targets, parts=parts))


def _changes(edit: Edit, turn: Turn, context: Context) -> bool:
    """Whether an edit finds anything to change in the piece that is there."""
    if edit.operation in ("remove", "mute"):
        return bool(set(edit.parts) & set(context.parts))
    if edit.operation == "key":
        return turn.controls.key is not None and turn.controls.key != context.key
    if edit.operation == "meter":
        return turn.controls.meter is not None and turn.controls.meter != context.meter
    if edit.operation == "tempo" and edit.factor is None:
        return edit.value != context.tempo_bpm
    return True
