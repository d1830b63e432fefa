"""Chinese that leans on the turn before, in words that stand alone: after "加个长笛" is 它太响了 "长笛太响了",
after "快一点" is 过头了 "慢一点".
"""

from __future__ import annotations

from chatbot.turn import Edit, Turn
from chatbot.understand.corrections import went
from chatbot.understand.matcher import compiled
from chatbot.understand.names import part_name
from chatbot.understand.numerals import NUMBER

_MARK = r"[吧呗了。!！]*$"
# It went too far; a little back.
_TOO_FAR = compiled(
    r"^(?:有点|稍微|好像|感觉|又|这|哎|哦|呃|[,，])*(?:过头了?|过了|过火了?|太过了?|多了点?|过分了?|"
    r"矫枉过正了?)(?:点|些)?(?:[,，](?:请|再|稍微|给我)*(?:往)?(?:回|收|退)(?:来|一收|一退)?(?:一?[点些]))?"
    + _MARK
    + r"|^(?:请|再|稍微|给我)*(?:往回|收|退)(?:来|回来|回去|一收|一退|一?[点些])+"
    + _MARK
)
# The same step again: 再升, 继续降.
_ON = compiled(
    r"^(?:再|继续|接着|还要|还得)(?:往[上下])?(?P<way>升|提|抬|高|降|低|压)(?:一?[次下点些个]|上去|下去|高|低)*" + _MARK
)
_BACK = compiled(
    r"^(?:算了|还是|不|唉|哎|啊|那|[,，])*(?:给我)?(?:还是)?(?:留着|留下|保留|别[删去改动换]掉?|不[删去改动换]了?|"
    r"放回来|加回来|要回来|恢复吧|算了)" + _MARK
)
# Another number: 还是九十吧.
_RATHER = compiled(
    rf"^(?:还是|不如|要不|改|算了|那就?|不|[,，])+(?P<n>{NUMBER})(?:拍|bpm)?(?:更好|好了|就行|左右)?" + _MARK
)
# Still so: 还是太大声, after 贝斯小声一点.
_STILL = compiled(
    r"^(?:但是?|可是?|好像|感觉|它|听着|[,，])*(?:还是|还|仍然?|依然|依旧)(?:有点|有些|显得)?(?:太|过|过于|那么|这么)?"
    r"(?P<how>大声|响|吵|闹|轻|小声|快|慢|高|低)" + _MARK
)
_CURES = {
    "大声": "softer", "响": "softer", "吵": "softer", "闹": "softer", "轻": "louder", "小声": "louder", "快": "slower",
    "慢": "faster", "高": "down", "低": "up",
}  # fmt: skip
# Only so many bars, after bars were added: 多了多了，四小节就行.
_SO_MANY = compiled(
    rf"^(?:(?:太|有点)?(?:多|长|少|短)了?[,，]*|不用(?:这么|那么)(?:多|长)[,，]*|只要|要)*(?P<n>{NUMBER})个?小节"
    r"(?:就(?:行|好|够|可以)了?|足够了?|够了)" + _MARK
)
_SO_MANY_SAID = compiled(rf"{NUMBER}(?=个?小节)")
# Who came last: 刚加的那个小点声.
_WHO_CAME = compiled(
    r"^(?:把|让|给)?(?:刚|刚才|刚刚|新)(?:加|来|进来|添)(?:进来)?的(?:那?(?:个|把|支|位|件)?(?:乐器|声部)?)?的?"
)
_REMOVES = ("remove", "mute", "cut")
# 它 is the one part that was spoken of, where it is to be changed.
_IT = compiled(
    r"^(?:但是?|不过|那|可是|然后|把|让|给|请)*(?P<it>它|这个乐器|这件乐器|这个声部|那个声部|这声部)(?:的(?:声音|"
    r"音量|声部))?"
    r"(?=(?:再|更|太|有点|稍微|给我|要|得|先|单独|只|弹得|吹得|拉得|也|能不能|可以|都|声音|音量)*(?:大声|小声|轻|"
    r"响|弱|强|吵|抢|换|改|高|低|升|降|静音|去掉|删|跳|连|断|独奏|简单|复杂|密|花|快|慢|柔|突出|闷|听不))"
)
_TO_ANOTHER = compiled(
    r"^(?:还是|不如|要不|算了|那|不|不好听?|不合适|试试|[,，])*(?P<verb>换成|改成|换用|改用|换|"
    r"用)(?P<new>(?:一?[把支架台个])?[\u4e00-\u9fff]{1,5}?)(?:试试|看看|更好|好了)?" + _MARK
)
# Who plays too is no swap: 换个调, 换一首.
_NO_PLAYER = compiled(r"^(?:一?[个首段种版套点次遍]|回|别|大调|小调|成|新|风格|调|速度|拍)")


def on_its_own(text: str, previous: Turn | None) -> str:
    """The cleaned Chinese ``text`` with what it leaves to the turn before said in it."""
    if previous is None:
        return text
    last = previous.then[-1] if previous.then else previous
    edits = last.edits
    if edits and _TOO_FAR.match(text):
        return _a_little_back(edits[0]) or text
    if edits and edits[0].operation == "transpose" and edits[0].value and (on := _ON.match(text)):
        up = on["way"] in "升提抬高"
        if up == (edits[0].value > 0):
            return "再来一点"
    if edits and edits[0].operation in _REMOVES and _BACK.match(text):
        return "撤销"
    still = _STILL.match(text)
    if still and any(went(edit, _CURES[still["how"]]) for edit in edits):
        return "再来一点"
    so_many = _SO_MANY.match(text) if last.act in ("continue", "add") and _SO_MANY_SAID.search(last.said) else None
    if so_many:
        return f"说错了，{_SO_MANY_SAID.sub(so_many['n'], last.said, count=1)}"
    speed = _RATHER.match(text)
    if speed and any(edit.operation == "tempo" for edit in edits):
        return f"速度{speed['n']}"
    part = _only_part(last)
    if part is None:
        return text
    came = _WHO_CAME.match(text) if last.act == "add" and len(text) > len("刚加的") else None
    if came:
        return part + text[came.end() :]
    it = _IT.match(text)
    if it:
        return text[: it.start("it")] + part + text[it.end("it") :]
    other = _TO_ANOTHER.match(text) if last.act == "add" else None
    if other and not _NO_PLAYER.match(other["new"]):
        return f"把{part}换成{other['new']}"
    return text


def _only_part(turn: Turn) -> str | None:
    """The Chinese name of the one part that a turn added or changed; None where there were several or none."""
    if turn.act == "add" and turn.task == "part":
        families = {part.instrument for part in turn.controls.parts}
    else:
        families = {family for edit in turn.edits for family in edit.parts}
        if any(edit.operation in _REMOVES or not edit.parts for edit in turn.edits):
            return None
    return part_name(next(iter(families)), "zh") if len(families) == 1 else None


def _a_little_back(edit: Edit) -> str | None:
    """What takes back a little of an edit, in words; None where it has no other way."""
    who = "、".join(part_name(part, "zh") for part in edit.parts)
    if edit.operation in ("louder", "softer"):
        return f"{who}稍微{'小声' if edit.operation == 'louder' else '大声'}一点"
    if edit.operation == "tempo" and edit.factor:
        return f"稍微{'慢' if edit.factor > 1 else '快'}一点"
    if edit.operation == "transpose" and edit.value:
        return f"{who}{'降' if edit.value > 0 else '升'}一个半音"
    return None
