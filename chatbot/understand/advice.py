"""Asking what one could ask for next: "any ideas?", "what's missing?", 接下来怎么改, 有什么建议."""

from __future__ import annotations

from chatbot.understand.matcher import compiled

_BEFORE = (
    r"^(?:(?:ok(?:ay)?|and|so|thanks?(?: you)?(?: so much| very much)?|great|nice|cool|good|lovely|perfect|hm+|"
    r"well|then|now|hey|i don't know|i'm not sure|not sure)[,.! ]+)*(?:can you |could you |please |tell me |so )*"
)
_WITH_IT = (
    r"(?: (?:next|now|then|here|else|to it|about it|with it|with this|to this|for it|to make it better|to improve it|"
    r"from here(?: on)?|instead|to do(?: with it| next)?|i (?:do|try|change|add)(?: next| now)?))*"
)
_ASKS = compiled(
    rf"{_BEFORE}(?:"
    rf"what (?:else )?(?:would|do|should|could|might) (?:you|we|i) (?:suggest|recommend|propose|advise|do|try|"
    rf"change|add|improve|work on|ask for)(?: (?:we|i)(?: should)? (?:do|try|change|add))?{_WITH_IT}|"
    rf"what (?:else )?(?:can|could|should) (?:be )?(?:we |i )?(?:improved?|better|changed?|added?|try){_WITH_IT}|"
    r"what(?:'s| is|s)? (?:next|now)|(?:where|what) (?:do|can|should|could) (?:we|i) (?:go|do) (?:next|from here|now)|"
    r"(?:(?:do )?you have |have you (?:got )?|got |are there |is there |give me |i need |i'd like )?(?:any|some|"
    r"a few|more|other)? ?"
    r"(?:suggestions?|ideas?|tips|recommendations?|advice|thoughts)(?: (?:for|on|about|what|where|how|"
    r"to)\b[^.!?]{0,60})?|how (?:could|can|would|do|should) (?:i|we|you) (?:improve|better) (?:it|this|that)|"
    r"how (?:could|can|would|do|should) (?:(?:i|we|you) make )?(?:it|this|that) (?:be )?(?:better|improved|"
    r"more interesting)|"
    r"what(?:'s| is) (?:it )?(?:missing|lacking)(?: here| in it| from it)?|what does (?:it|this) (?:need|lack))[?.! ]*$"
)
_ASKS_ZH = compiled(
    r"^(?:那么?|好的?|嗯+|谢谢|不错|很好|可以|[,，。!！ ]|我不知道|不知道)*(?:你|您|我们?|帮我|请)?(?:"
    r"(?:接下来|下一步|然后|现在|后面|之后)(?:你|您|我们?|还|该|应该|可以|能|要)*(?:怎么(?:改|做|弄|走|写|办)|[做改加弄写]点?(?:什么|啥)|"
    r"干(?:什么|嘛|啥)|有(?:什么|啥)(?:建议|想法|主意))|"
    r"(?:还|能|可以|觉得|对它|对这首)*(?:有(?:没有)?|给(?:我)?|提|来)(?:一?[点些个几]条?)?(?:别的|其他|更好)?(?:什么|啥|哪些)?(?:好|改进|修改)?的?(?:建议|"
    r"意见|点子|主意|想法)|(?:还|觉得)*(?:能|可以|该|应该)(?:怎么|如何)(?:改进?|优化|完善|提升|变?得?更?好听?)|"
    r"(?:还|觉得)*(?:哪里|哪儿|哪些地方|什么地方)(?:还)?(?:可以|能|需要|该)(?:改进?|修改|提高|完善|优化)|"
    r"(?:会|有什么)?(?:建议|推荐)(?:我)?(?:下一步|接下来)?(?:怎么[改做弄]|[做改加]什么|什么)|"
    r"(?:觉得)?还(?:缺|差|少)(?:点|些|了)?(?:什么|啥)"
    r")(?:比较|更|会|才|一点|一些|[吗呢呀啊吧么好])*[?？。!！]*$"
)


def for_advice(text: str) -> str:
    """The cleaned ``text``, said while a piece is there; where it asks for advice, in the words that
    :mod:`chatbot.understand.topics` knows."""
    if text.isascii():
        return "what do you suggest next?" if _ASKS.match(text.lower()) else text
    return "接下来有什么建议？" if _ASKS_ZH.match(text) else text
