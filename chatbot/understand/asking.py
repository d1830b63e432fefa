"""Questions that do not begin like one: "can you tell me the tempo", "chords in the last four bars?", "bpm?"."""

from __future__ import annotations

from chatbot.understand.matcher import compiled

_SMALL = r"(?:so|and|but|ok|okay|well|now|hey|hi|um|uh|please|just|quick question[:,]?|question[:,]?|also|oh|then|er)"
_NOUN = (
    r"(?:chords?|chord (?:progressions?|chart|symbols?|names?|sequence)|progression|harmony|harmonies|keys?|scale|mode|"
    r"tempos?|tempi|bpm|speed|pace|met(?:er|re)|time signature|structure|form|instruments?|instrumentation|line-?up|"
    r"sections?|length|duration|running time|details|overview|summary|info|information|stats|facts|breakdown|analysis|"
    r"roman numerals|range|compass|highest note|lowest note|difficulty|difficulty level|level|grade|settings|mood|"
    r"genre|style|modulations?|cadences?|rhythm|bar count|number of (?:bars|measures|sections|parts|versions)|"
    r"differences?|mode)"
)
# "I wonder if you could add a flute" asks for a flute.
_NO_WISH = r"(?! (?:if|whether) (?:you|we|i|it|the \w+|there|that|this) (?:can|could|would|might|will|should)\b)"
_INDIRECT = compiled(
    rf"^(?:{_SMALL}[\s,]+)*(?:(?:(?:can|could|would|will) you (?:please |kindly |just |maybe |possibly )*)?"
    rf"(?:tell|remind|inform|enlighten) (?:me|us)\b(?! (?:an?|the) (?:joke|story))|"
    rf"(?:(?:can|could|would|will) you (?:please |kindly |just )*)?let (?:me|us) know\b|"
    rf"(?:can|could|would) you (?:please |kindly |just )*(?:say|explain|describe|analy[sz]e|name|identify)\b|"
    rf"(?:do you (?:happen to )?know|any idea|do you have any idea|got any idea)\b|"
    rf"(?:i|we)(?:'d| would)? (?:really |just |also )*(?:like|love|want|wanna|need|wish) (?:to )?(?:know|learn|"
    rf"understand|find out|be told)\b(?! how (?:it|this|that) (?:would )?sounds? (?:with|in|as|on|without))|"
    rf"i(?:'m| am) (?:just |also )?(?:curious|wondering|interested)\b|i (?:was (?:just )?wondering|wonder)\b|"
    rf"(?:walk|talk|run|take|guide|lead) (?:me|us) through\b(?! (?:it|this|that) (?:again|slowly) )|"
    rf"(?:can you )?give (?:me|us) (?:an?|the|some) (?:\w+ )?(?:run-?down|breakdown|low-?down|overview|summary|gist|"
    rf"outline|analysis|tour|description)\b|"
    rf"pray tell\b|out of (?:pure |sheer )?curiosity\b|(?:may|can|could|might) i (?:please )?(?:ask|know|find out)\b)"
    rf"{_NO_WISH}"
)
_NAMED = compiled(
    rf"^(?:{_SMALL}[\s,]+)*(?:(?:can|could|would|will) (?:you|i|we) (?:please |kindly |just )*)?(?:give|show|list|name|"
    rf"print|write out|write down|jot down|type out|type|list out|spell out|display|read out|see|get|have)(?: me| "
    rf"us)?(?: out)? (?:(?:the|that|this|its|all|of|an?|list|"
    rf"current|exact|whole|full|basic|quick|short|brief|some|used|harmonic)\s+)*(?P<noun>{_NOUN})\b"
    rf"(?:(?: of| in| for| from| used in| behind| so far)?(?: (?:it|this|that|here|(?:the|this) (?:piece|song|tune|"
    rf"music|"
    rf"chorus|verse|bridge|intro|ending|melody|bass|piano|drums)|(?:the )?(?:last|first)? ?(?:bars?|measures?|version) "
    rf"?[\w -]{{0,20}}|you (?:used|use|played|have|chose|picked)))?)?(?: (?:as|in) (?:plain )?(?:text|words|letters|"
    rf"writing|symbols|roman numerals|numbers|a list))?(?: please)?[.?! ]*$"
)
_FRAGMENT = compiled(
    rf"^(?:{_SMALL}[\s,]+)*(?:(?:the|its|current|this|exact|what about the|how about the|your|any|which|what|total|"
    rf"overall)\s+)*{_NOUN}\b(?: (?:of|in|at|for|is|used|here|now|again|so far|please)\b[^?]{{0,40}})?(?:\s*\?+|,? "
    rf"please[.?! ]*)$"
)
# "Count the bars", "bars?".
_COUNTED = compiled(
    rf"^(?:{_SMALL}[\s,]+)*(?:(?:can|could|would) you )?(?:please )?(?:count|number) (?:up |out )?(?:the|its|all the) "
    r"(?:bars|measures|sections|parts|voices|instruments|notes)(?: (?:for me|here|in it|please|you used))*[.?! ]*$|"
    r"^(?:bars|measures|notes|parts|voices|sections) ?\?+$"
)
# What one has or gets: "have the chords" is a wish of its own unless it is asked for plainly.
_WISHED = compiled(r"^(?:see|get|have)\b")


_NOUN_ZH = (
    r"(?:调性?|调式|调号|主音|速度|拍速|bpm|拍号|拍子|节拍|时长|长度|小节数|和弦(?:进行|走向)?|和声(?:进行)?|级数|"
    r"曲式|结构|"
    r"段落(?:结构)?|分段|乐器|配器|编制|声部|难度|音域|音区|最[高低]的?音|终止式|节奏(?:型|特点)|情绪|风格|设置|"
    r"参数|概述|简介|偏好|口味|喜好)"
)
_NAMED_ZH = compiled(
    r"^(?:请问|请|麻烦|你|能不能|可以|帮我|再|那|现在的?|当前的?|目前的?|这首(?:歌|曲子?)?的?|这个的?|它的|整首的?|"
    r"我的|我想|想|"
    r"告诉我|说一?下|说说|讲一?下|讲讲|报一?下|列一?下|列出|写出|标出|看看|看一下|查一?下|知道|了解|给个|给我看看?)*"
    + _NOUN_ZH
    + r"(?:都|的)?(?:是|叫|有)?(?:什么|啥|多少|几|哪些|哪个|怎样|怎么样|如何)?"
    r"(?:说一?下|报一?下|讲一?下|讲讲|说说|列一?下|列出来|写出来|告诉我|给我|看看|呢|啊|吧|吗)*[?？。!！]*$"
)


def asks_indirectly(text: str) -> bool:
    """Whether a sentence in lower case is a question though it does not begin with a word of asking."""
    return bool(_INDIRECT.match(text) or _FRAGMENT.match(text) or _COUNTED.match(text))


def asks_for_facts(text: str) -> bool:
    """Whether facts are asked for by their name ("give me the chord progression"); a sentence that states
    such facts is none ("give me the chords C G Am F")."""
    if not text.isascii():
        return bool(_NAMED_ZH.match(text))
    return bool(_NAMED.match(text)) and not _WISHED.match(text)
