"""Requests that are nothing but a new beginning: the same wishes once more, something quite different, or a
clean sheet. A request that says anything besides is read like any other."""

from __future__ import annotations

from chatbot.turn import Language, Turn
from chatbot.understand.context import Context
from chatbot.understand.different import unlike
from chatbot.understand.matcher import compiled

_ASK_EN = (
    r"(?:(?:please|now|okay|ok|and|then|just|can you|could you|can i (?:have|get|hear)|i(?:'d like| want| need)|"
    r"give me|let'?s (?:have|hear|try|do)|how about|try|do|make|play|write|compose|generate|show me|to|we|let'?s)"
    r"[, ]+)*"
)
_ASK_ZH = r"(?:请|那就?|就|我想|我要|要|给我|帮我|麻烦|能不能|可以|咱们|我们|让我们|都|也|先)*"
_END = r"(?:[, ]*(?:please|then|now|instead))*[.!?。！？~]*$"
_END_ZH = r"(?:吧|了|呗|好吗|行吗|可以吗|看看|试试|听听)*[.!?。！？~]*$"
_AGAIN = compiled(
    rf"^{_ASK_EN}(?:(?:yet )?another|one more|an? (?:new|different|fresh|alternative|second|third)|a new)"
    rf"(?: (?:one|version|take|try|go|attempt|variant|candidate|idea|draft))?(?: of (?:it|this|that|the same))?{_END}|"
    rf"^{_ASK_ZH}(?:再|重新?|另|另外)?(?:来|写|做|弹|要|给|生成|试|换)(?:过|上)?(?:一?(?:个|版|遍|次|下|种|个版本|种版本|稿))"
    rf"(?:(?:别|新|不同)的)?{_END_ZH}|^{_ASK_ZH}(?:另|别的|下)一(?:个|版)(?:版本)?{_END_ZH}|^{_ASK_ZH}重(?:[来写](?:一遍|一次)?|做(?:一遍|一次)){_END_ZH}"
)
_DIFFERENT = compiled(
    rf"^{_ASK_ZH}(?:再|另|换)?(?:来|写|换|要|听)?(?:一?[个首段点些种])?(?:完全|彻底|截然|很|非常)?(?:不一样|不同|两样|全新)的"
    rf"(?:东西|音乐|曲子|风格|感觉)?{_END_ZH}"
)
_CLEAN = compiled(
    rf"^{_ASK_EN}(?:(?:start|begin)(?: (?:it|this|everything))?(?: all)? (?:over(?: again)?|fresh|anew|afresh|from "
    rf"(?:scratch|zero|the (?:very )?beginning))|from scratch|(?:a )?clean (?:slate|sheet)|(?:clear|reset|wipe|erase|"
    rf"forget|drop|scrap) (?:everything|it all|all of (?:it|this)|the (?:table|slate|board|whole thing)|all)"
    rf"(?:,? (?:and )?(?:start|begin) (?:over|fresh|anew|again|from scratch))?|(?:a )?new (?:project|session|start))"
    rf"(?: from scratch)?{_END}|"
    rf"^(?:(?:这个|这首|这些|都|全部?)?不要(?:这个|这首|这些|它)?了[,，])?{_ASK_ZH}(?:全部|一切|全|把(?:一切|所有|全部)的?(?:东西|要求)?)?(?:都)?(?:重新开始|从头(?:再来|开始|来过?)|推倒重来|重置|"
    rf"清空(?:一切|全部|所有|桌面)?|忘掉(?:一切|全部|所有)|归零)(?:[,，]?(?:然后)?(?:重新开始|从头再?来))?{_END_ZH}"
)
_FORGETS = compiled(r"\bforget\b|忘掉")
# What a clean sheet leaves as it is: the way back, questions, and what is remembered.
_LOOKS_BACK = ("recall", "undo", "redo", "ask", "rate", "help", "offtopic", "invalid")


def read_beginning(text: str, said: str, language: Language, context: Context) -> Turn | None:
    """The turn of a cleaned ``text`` that asks for a new beginning and for nothing else; None for any other."""
    low = text.lower()
    if not context.has_piece:
        return None
    if _CLEAN.match(low):
        forget = (Turn(said, language, "rate", task="forget"),) if _FORGETS.search(low) else ()
        return Turn(said, language, "recall", task="clear", then=forget)
    if _AGAIN.match(low):
        return Turn(said, language, "regenerate")
    return unlike(Turn(said, language, "compose"), low, context) if _DIFFERENT.match(low) else None


def on_a_clean_sheet(turn: Turn, context: Context) -> Context | None:
    """What a request leans on that follows a clean sheet: nothing that was there, unless it looks back; None
    where that changes nothing."""
    previous = context.previous
    if previous is None or previous.task != "clear" or turn.act in _LOOKS_BACK:
        return None
    return Context(language=context.language)
