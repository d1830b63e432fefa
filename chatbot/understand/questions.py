"""The one question that is asked back, only where the answer changes the music and nothing can be assumed."""

from __future__ import annotations

from dataclasses import dataclass

from chatbot.turn import Language, Turn
from chatbot.understand.context import Context
from chatbot.understand.lexicon import cues
from chatbot.understand.matcher import compiled
from chatbot.understand.sentence import Sentence

_CHANGE = r"(?:change|switch|alter|modify|adjust|swap|pick|use)"
_ASKED = (
    (
        "key",
        compiled(rf"\b(?:put|add|do|have|insert|throw in|give (?:it|me|us)|make) an? (?:key change|"
            rf"modulation)\b(?! to)|"
                 rf"\b{_CHANGE} (?:the |its )?key\b|\b(?:an?other|a different|a new) key\b|^(?:please )?(?:modulate|"
                 rf"transpose)(?: it| this)?[.!]*$|(?:换|改|转)一?[个下]?调(?!子|式|整)|改变调性"),
        ("Which key shall it be in, for instance G major?", "要换到什么调，例如G大调？"),
    ),
    (
        "tempo",
        compiled(rf"\b{_CHANGE} (?:the |its )?(?:tempo|speed)\b|(?:换|改)一?[个下]?(?:速度|节拍速度)|"
                 rf"调整(?:一下)?速度"),
        ("Faster or slower, or how many BPM?", "要快一点还是慢一点，或者每分钟多少拍？"),
    ),
    (
        "meter",
        compiled(rf"\b{_CHANGE} (?:the |its )?(?:meter|metre|time signature)\b|(?:换|改)一?[个下]?拍号|^(?:请|把|"
            rf"能不能|可以|帮我)*(?:拍号|拍子|节拍)(?:给我)?(?:换|改|调|变)(?:一?[下换改调变]|个|掉)?(?:吧|呗|试试|"
            rf"看看)*[。!！]*$"),
        ("Which meter shall it be in, for instance 3/4?", "要换成什么拍号，例如3/4？"),
    ),
)  # fmt: skip
_REPLACE = compiled(
    r"\b(?:replace|swap(?: out)?|exchange|substitute|change)\s+(?:the |my )?$|(?:把|将)$|(?:更换|替换|换掉|换下)$"
)
_REPLACED = compiled(
    r"^\s*(?:parts?|sound|声部)?\s*[.!。！]*$|^\s*(?:声部)?(?:换掉|换一下|换一换|换了|更换|替换掉?|换个(?:乐器|"
    r"音色)?)[吧。!！]*$"
)
_WITH_WHAT = ("Which instrument shall take over the part?", "要换成什么乐器？")
# "These bars", where nothing is marked and none were spoken of.
THESE_BARS = compiled(
    r"\b(?:these|those|the (?:selected|highlighted|marked)) (?:\w+ )?(?:bars|measures)\b|"
    r"(?:这|那)(?:几|些|[两三四五六七八])个?小节|选中的?小节"
)
_WHICH_BARS = (
    "Which bars? Mark them on the piano roll or name them, for instance bars 5 to 8.",
    "是哪些小节？请在钢琴卷帘上选中，或者说出来，例如第5到8小节。",
)
_MANY_VERSIONS = (
    "Which two versions shall be mixed, for instance 1 and 2?",
    "要把哪两个版本混在一起，例如第1版和第2版？",
)
# An answer is short.
_LONGEST_ANSWER = 60


@dataclass(frozen=True)
class Open:
    """A question that is asked back, and the kind of thing that would answer it."""

    kind: str
    text: str


def question_of(sentence: Sentence, context: Context, language: Language) -> Open | None:
    """What must be known before anything can be done; None when the request is complete."""
    claims = sentence.claims
    more = claims.added or claims.removed or claims.swaps or sentence.loudness or sentence.touches or sentence.shapes
    asks = cues.QUESTION.search(sentence.text) and not cues.REQUEST.search(sentence.text)
    if not context.has_piece or asks:
        return None
    index = int(language == "zh")
    if sentence.place is None and THESE_BARS.search(sentence.text) and not cues.NEW_PIECE.search(sentence.text):
        return Open("bars", _WHICH_BARS[index])
    if more:
        return None
    stated = {
        "key": sentence.key or any(t.exact for t in sentence.transpositions) or sentence.genre,
        "tempo": sentence.tempo,
        "meter": sentence.meter,
    }
    for kind, pattern, question in _ASKED:
        if not stated[kind] and not sentence.versions and pattern.search(sentence.text):
            return Open(kind, question[index])
    for group in sentence.claims.groups:
        if (
            any(mention.what and not mention.role for mention in group.mentions)
            and _REPLACE.search(group.before)
            and _REPLACED.match(group.after)
            and sentence.claims.is_free(group)
        ):
            return Open("swap", _WITH_WHAT[index])
    if sentence.tasks.mixes and not sentence.versions and context.versions > 2 and not sentence.claims.groups:
        return Open("mix", _MANY_VERSIONS[index])
    return None


def answered(text: str, previous: Turn | None) -> str | None:
    """The question's request and this answer as one sentence, where the turn before asked
    something and ``text`` is short enough to be the answer; None otherwise."""
    if previous is None or previous.question is None or len(text) > _LONGEST_ANSWER:
        return None
    asked = previous.said.rstrip(" .!?。！？，,")
    chinese = not asked.isascii()
    head = compiled(r"^(?:to|with|for|into|in|换成|改成|用|到|转到)\s*").sub("", text.strip())
    if previous.question in (_WITH_WHAT[0], _WITH_WHAT[1]):
        joined = asked.replace("换掉", "").replace("换一下", "").removesuffix("换")
        return f"{joined}换成{head}" if chinese else f"{asked} with {head}"
    if previous.question in _ASKED[0][2]:
        wish = f"转到{head}" if chinese else f"change the key to {head}"
        # Where it shall be stays as it was said.
        return _ASKED[0][1].sub(wish, asked.lower(), count=1)
    if previous.question in _ASKED[1][2]:
        return (
            f"速度{head}" if chinese and head.isdigit() else f"change the tempo to {head}" if head.isdigit() else text
        )
    if previous.question in _ASKED[2][2]:
        return f"拍号改成{head}" if chinese else f"change the meter to {head}"
    if previous.question in _WHICH_BARS:
        where = f"第{head}小节" if chinese and head[:1].isdigit() else f"bars {head}" if head[:1].isdigit() else text
        return THESE_BARS.sub(where, asked, count=1)
    return f"{asked} {text}"
