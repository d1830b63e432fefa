"""Listening from a bar on: "play it from bar 9", 从第9小节开始放."""

from __future__ import annotations

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


def bar_to_play_from(text: str) -> int | None:
    """The bar, from 1, from which the listener wants to hear what is there; None where the cleaned ``text`` asks
    for anything else."""
    match = _FROM_A_BAR.match(text.lower())
    return int(number(match["a"] or match["b"]) or 1) if match else None
