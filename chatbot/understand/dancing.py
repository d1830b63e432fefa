"""Whether one can, or shall not, dance to it."""

from __future__ import annotations

from chatbot.understand.lexicon.dance_words import IRRESISTIBLE, LIVELY, NOT_SO, STILL
from chatbot.understand.lexicon.genres import GENRES
from chatbot.understand.matcher import compiled
from chatbot.understand.scan import Scan

_LIMBS = (
    r"(?:hips?|feet|foot|legs?|bod(?:y|ies)|toes?|heels?|knees?|head|shoulders?|listeners?|crowd|room|people|"
    r"everyone|"
    r"everybody|you|one|us|anyone|anybody)"
)
_MOVES = (
    r"(?:mov(?:e|es|ing)|sway(?:s|ing)?|tap(?:s|ping)?|go(?:es|ing)?|shak(?:e|es|ing)|danc(?:e|es|ing)|boogie|"
    r"groov(?:e|"
    r"es|ing)|bounc(?:e|es|ing)|bop(?:s|ping)?|jump(?:s|ing)?|on (?:its|their|your|his|her|our) feet|itch(?:es|ing)?|"
    r"twitch(?:es|ing)?|get up and move)"
)
_DANCE = compiled(
    r"(?:(?<=far from )|(?<=not )|(?<=no )|(?<=than )|(?<=isn't ))dance music\b|"
    r"\b(?:un)?dance(?:able|ability)\b|"
    r"\b(?:can|could|may|would|will|shall|should|must|you|to|might|one|please|everyone|hardly|really|simply|want to|"
    r"and|people|feet|cannot|can't|couldn't|wouldn't|anyone|nobody|somebody|they|we|i|your)\s+"
    r"(?:(?:get up|conceivably|possibly|still|also|really|simply|hardly|just|even|always|readily|easily|happily|"
    r"barely|never|ever|scarcely)"
    r" (?:and )?)*dance\b(?! music| pop| floor|s\b)|"
    r"\b(?:a|the|this|social|slow|wild) dances? (?:to|with|out of)\b|"
    r"\b(?:danced?|dances|dancing) (?:to|along|the night|all night|until|till)\b|\bdancing\b|\bdance[- ]?floors?\b|"
    r"\bdance[- ]halls?\b|\bballrooms?\b|\bnight[- ]?clubs?\b|\b(?:for|in|of|fills?|rocks?|lights? up|into) (?:the |"
    r"a |any )clubs?\b|\bclub(?:bers|bing|[- ]ready)\b|\bdiscotheques?\b|\b(?:for|of|invites?|calls?|tempts?|"
    r"delights?|"
    r"summons?|"
    r"draws?|drags?|sweeps?|gets?|leaves?|leaving|makes?|no|any|keeps?|even|the|most|every|all(?: the)?) "
    r"dancers?\b|^dancers\b|\bdancers (?:need|will|"
    r"would|can|should|may|might|must|are|love|delight)\b|\bdancing shoes\b|\bdance[- ]friendly\b|"
    r"\b(?:shake|shaking|shakes) (?:a|your|their|one's) (?:leg|body|hips|booty|tail feather)\b|"
    r"\bboogie\b(?![- ]woogie)|\b(?:toe|foot|feet|hip|body)[- ](?:tapping|stomping|shaking|swaying|moving|"
    r"swinging)\b|"
    r"\b(?:feet|foot|toes|hips)(?: \w+)? (?:tapping|moving|swaying|stomping)\b|\b(?:feet|toes|"
    r"hips)(?: \w+){1,3} (?:tapping|moving|"
    r"swaying|stomping|dancing)\b|\b(?:village|crowd|world|everyone|everybody|people|couples?|hall|guests?|town|"
    r"house|"
    r"whole room|audience|company|family) (?:\w+ )?danc(?:es?|ing)\b|\b(?:tap|stomp|move) (?:your|one's|their) "
    r"(?:feet|foot|toes|hips|body)\b|\b(?:get|gets|getting) (?:down|moving)(?: to it)?(?=[,.!]|$)|"
    rf"\b(?:makes?|making|made|gets?|getting|sets?|setting|keeps?|keeping|has|have|puts?|lets?|inspires?|moves?) "
    rf"(?:\w+ ){{0,3}}?{_LIMBS} (?:(?:want(?:s|ing)? to|wanting to|get up and|itch to|long to|beg to|start|begin to|"
    rf"all|\w+ly) )*{_MOVES}\b|\b(?:moves?|sways?|swings?) (?:the|your|one's) (?:hips|feet|legs|body)\b|"
    r"\bmade (?:for|to) (?:swaying|sway|groove|groov(?:e|ing))\b|\bon your feet\b|"
    r"(?:适合|可以|能|能够|想|用来|好|跟着|宜|让人|忍不住|邀人|供人|引人|令人想)(?:跟着|随之|随着(?:节拍|"
    r"音乐)?)?(?:跳舞|起舞|舞蹈|"
    r"跳起来|扭动|舞动|摇摆起来|摇摆身体|动起来|跳一曲|翩翩起舞|跳支舞)|跳舞(?:用|听|的)?|(?<=没法)跳|(?<=无法)跳|"
    r"(?<=不能)跳|跳不(?:了|起来|动)|广场舞|舞池|劲舞|蹦迪|舞厅|夜店|夜总会|"
    r"(?:随之|闻之|闻声)起舞|可舞性|舞蹈性|律动身体|抖腿|起舞"
)
_NO = compiled(
    r"(?:\b(?:not|never|cannot|no(?: one| body|body)?|hardly|scarcely|barely|nothing|without|neither|nor|impossible|"
    r"unsuited|unsuitable|ill-suited|inappropriate|unfit|unlikely|absence|far from|lacks?|lacking|un|little|few|hard|"
    r"difficult|tricky|awkward|clumsy|foolish|refuses?|resists?|defies|defying|discourages?|forbids?|prevents?|"
    r"rather "
    r"than|instead of|than (?:for|to)|anything but|keeps? (?:you|one|people|dancers) (?:off|from|away)|away from|"
    r"off the|"
    r"sooner (?:[a-z]+ than|listen|sit)|miracle|rather (?:listen|sit)|no good|useless|leaves?|puzzles?|baffles?|"
    r"fails to|unable|trips? up|"
    r"rul(?:es?|ed|ing) out|exclud(?:es?|ing)|preclud(?:es?|ing)|prohibits?|bans?|unthinkable|at odds with|"
    r"tries to|try to|struggles? to|frustrates?|attempts? to|no one to)\b|"
    r"n't\b|不|别|没|无法|难以|并非|非|无从|无意|少有)"
    r"(?:(?!\b(?:but|yet|only)\b|但|却|而是)[^.;:!?。；：])*$"
)
# "Too slow for dancing", "less for dancing than for listening".
_TOO = compiled(
    r"\b(?:too (?:[\w-]+[ ,]+(?:and |or )?){1,6}(?:for|to)|less (?:for|about|suited (?:to|for)|"
    r"a matter of))\s+(?:any )?$|太.{1,8}$"
)
_CLAUSE_OF_NO = compiled(
    r",\s*(?:and|but|so|which|while|whose|it|this|the|with)\b|\band (?!(?:dance|dancing)\b)(?:it|is|its|a|an|the|"
    r"this|"
    r"makes?|gets?|invites?|begs|beckons|can|made)\b|,\s*[\w ]{12,}$|[，,]"
)
# Nobody keeps still, or can resist: that it makes dance is said by what is impossible.
_CANNOT_RESIST = compiled(
    r"(?:\b(?:not|never|nobody|no one|none|no|hard|impossible|unable|difficult|cannot|hardly|few|tough|"
    r"refuses to (?:let|allow|leave)|won't|leaves)\b|n't\b)[^,.;:!?]{0,80}?"
    r"\b(?:(?:sit|stand|stay|keep|remain|hold|be)(?:s|ing)?(?: \w+){0,3}? (?:still|seated)|(?:sit|remain|"
    r"stay)(?:ting|"
    r"ing)? (?:down|out)|(?:resist|help|not(?: to)?|keep (?:\w+ )?from|refrain from|avoid|stop)"
    r" (?:the (?:urge|temptation|desire|call) (?:to|of) )?(?:dancing|dance|to dance|moving|tapping|swaying|"
    r"the dance floor)|"
    r"not to (?:dance|move|tap|sway)|(?:foot|hip|toe|leg|chair|seat) (?:\w+ )?(?:still|unmoved|unshaken|occupied)|"
    r"wallflowers?)\b|"
    r"\bdancers? (?:\w+ )?needs? no\b|(?:忍不住|不由自主|情不自禁|不得不|按捺不住|坐不住)[^,，。]{0,8}(?:跳|舞|摇|扭|"
    r"动)"
)
_NO_AFTER = compiled(
    r"^,? (?:beware|be warned|stay (?:away|home|at home|seated)|look elsewhere)\b|"
    r"^[^,.;:!?]{0,30}\b(?:out of the question|impossible|not possible|is not|isn't|will not|won't|would be (?:hard|"
    r"difficult|foolish|awkward|wrong|out of place|impossible|a mistake|folly|unthinkable|absurd)|need not|"
    r"should (?:look|go) elsewhere|"
    r"(?:stays?|remains?|is|will be|lies?) (?:empty|deserted|bare|at home)|empty|little encouragement|no "
    r"encouragement|"
    r"in vain|find(?:s)? (?:little|nothing|no)|at a loss|elsewhere|disappointed|frustrated|stumbles?|trip(?:s)? over|"
    r"nobody|no one|hardly|unlikely|difficult|is the last thing|never (?:comes|crosses|enters)|not the (?:point|aim|"
    r"idea)|"
    r"is not intended|was never)\b|^[?？][,，]?\s*不|^[^,.。，]{0,8}(?:不合适|不可能|不适合|很难|困难|免谈|就算了)"
)


def read_danceable(scan: Scan) -> bool | None:
    """Take whether one can, or shall not, dance to it."""
    if scan.pull(_CANNOT_RESIST) or scan.pull(IRRESISTIBLE):
        return True
    if scan.pull(STILL):
        return False
    picture = LIVELY.search(scan.live)
    if picture:
        if GENRES.get(picture.group().strip()) is None:  # "a folk dance" names a style as well
            scan.take(*picture.span())
        return not NOT_SO.search(scan.text[: picture.start()])
    match = _DANCE.search(scan.live)
    if match is None:
        return None
    before = scan.text[: match.start()]
    undone = (
        match.group().startswith("un")
        or _denied(before)
        or _TOO.search(before)
        or _NO.search(match.group())
        or _NO_AFTER.match(scan.text[match.end() :])
    )
    scan.take(*match.span())
    return not undone


def _denied(before: str) -> bool:
    """Whether the last denial in these words reaches their end."""
    at = 0
    while denial := _NO.search(before, at):
        if not _CLAUSE_OF_NO.search(denial.group()):
            return True
        at = denial.start() + 1
    return False
