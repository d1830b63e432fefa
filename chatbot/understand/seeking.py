"""Listening from a place on: "play it from bar 9", "start from the chorus", 从第9小节开始放, 听一下副歌."""

from __future__ import annotations

from chatbot.turn import Targets
from chatbot.understand.lexicon.courtesy import PLEASE
from chatbot.understand.matcher import compiled
from chatbot.understand.numerals import NUMBER, number

_FROM_A_BAR = compiled(
    rf"^{PLEASE}(?:let me |i want to |let's )*(?:play|start|listen|hear|jump|skip|go|seek|resume)"
    rf"(?: (?:it|this|that|again|playing|playback|the (?:piece|song|music|tune)))*(?: starting| back| ahead)? "
    rf"(?:from|at|to) (?:the )?(?:bar|measure) (?:number )?(?P<a>{NUMBER})"
    rf"(?: on(?:wards?)?| again| please| forward)*[.! ]*$|"
    rf"^(?:请|能不能|可以|帮我|就|再|我想|给我)*(?:从|跳到|播放到?|听)*第?(?P<b>{NUMBER})个?小节(?:开始|起|那里|处)*(?:播放|放|听|弹|播)?(?:一遍|一下)?"
    rf"(?:吧|吗)?(?<=[播放听弹遍下吧吗])[。!！]*$"
)
_SECTIONS = {
    "intro": r"intro(?:duction)?|opening|前奏|引子",
    "verse": r"verse|主歌",
    "chorus": r"chorus|refrain|副歌",
    "bridge": r"bridge|middle eight|桥段?|过渡段",
    "ending": r"ending|outro|coda|尾奏|尾声|结尾",
}
_LETTER = r"section (?P<letter>[a-h])\b|(?P<letter_before>[a-h])(?: section|段)"
_SECTION = "|".join((*(f"(?P<{name}>{pattern})" for name, pattern in _SECTIONS.items()), _LETTER))
_FROM_A_SECTION = compiled(
    rf"^{PLEASE}(?:let me |i want to |i'd like to |let's |can (?:i|we|you) |could (?:i|we|you) )*{PLEASE}"
    rf"(?:play|start|listen|hear|jump|skip(?= (?:to|ahead|forward|on|straight|right)\b)|go|seek|resume)(?: (?:it|"
    rf"this|that|again|playing|playback|me|the (?:piece|song|"
    rf"music|tune)))*(?: starting| back| ahead| right| straight)?(?: (?:from|at|to))? (?:the )?(?:start of the |"
    rf"beginning of the "
    rf")?(?:{_SECTION})(?: section| part)?(?: on(?:wards?)?| again| please| forward| once more| first)*[.!? ]*$"
)
_FROM_A_SECTION_ZH = compiled(
    rf"^(?:请|能不能|可以|帮我|就|再|我想|我要|给我|直接|让我)*(?:从|跳到|播放到?|听|放)+(?:一下|一遍|听|的)*(?:{_SECTION})(?:那段|那里|部分|"
    rf"那边)?(?:开始|起|处)*(?:再)?(?:播放|放|听|弹|播)?(?:一遍|一下|起)*(?:吧|吗|呗)*[。!！?？]*$"
)


def place_to_play_from(text: str) -> Targets | None:
    """The bar (from 1) or section from which the listener wants to hear what is there; None where the cleaned
    ``text`` asks for anything else."""
    low = text.lower()
    match = _FROM_A_BAR.match(low)
    if match:
        bar = int(number(match["a"] or match["b"]) or 1)
        return Targets(bars=(bar, bar))
    match = _FROM_A_SECTION.match(low) or _FROM_A_SECTION_ZH.match(low)
    if match is None:
        return None
    letter = match["letter"] or match["letter_before"]
    return Targets(section=letter.upper() if letter else next(name for name in _SECTIONS if match[name]))
