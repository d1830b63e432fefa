"""How driven the rhythm is, and whether one can dance to it."""

from __future__ import annotations

from chatbot.understand.matcher import compiled
from chatbot.understand.scan import Scan

_HIGH = (
    r"intense|strong|vigorous|powerful|heavy|hard[- ]hitting|forceful|driving|energetic|pronounced|pounding|fierce|"
    r"punchy|aggressive|relentless|vehement|steady and strong|thumping|pulsating|fiery|robust|high|furious|frenzied|"
    r"frenetic|frantic|violent|hectic|wild|stomping|hammering|restless|insistent|urgent|feverish|throbbing|breathless|"
    r"propulsive|explosive|tight and strong|dense|busy|bustling|galloping|charging|unrelenting|muscular|bold"
)
_MODERATE = (
    r"balanced|measured|middle-of-the-road|ordinary|not too (?:intense|gentle)|moderate(?:ly (?:intense|strong))?|"
    r"medium|average|steady|mid-level|middling|neither intense nor gentle"
)
_LOW = (
    r"gentle|soft|mild|serene|light|easy|soothing|calm|weak|subtle|restrained|relaxed|delicate|understated|low|"
    r"tranquil|unhurried|laid-back|peaceful|quiet|subdued|muted|hushed|whispering|sleepy|lazy|languid|leisurely|"
    r"flowing|"
    r"calmer|gentler|softer|sparse|feather-light|tender|barely there|placid|loose|dreamy|floating|mellow|meek|faint|"
    r"undemanding|slack"
)
_ADJECTIVE = rf"(?:(?P<moderate>{_MODERATE})|(?P<low>{_LOW})|(?P<high>{_HIGH}))"
_NOUN = r"(?:rhythms?|beats?(?!\s*(?:per|a minute|/))|rhythmic (?:intensity|drive|pulse|feel)|rhythm intensity|groove)"
_ENGLISH = (
    compiled(rf"\b{_ADJECTIVE}(?:,?\s+(?:and |yet |but )?[a-z-]+){{0,2}}?\s+(?:intensity|strength|level) of (?:the |"
             rf"its )?rhythm"),
    compiled(rf"\b{_ADJECTIVE}\s+(?:level of )?(?:intensity|strength)\s+(?:of|in) (?:the |its )?rhythm"),
    compiled(rf"\b{_ADJECTIVE}(?:,?\s+(?:and |yet |but )?[a-z-]+){{0,2}}?[\s-]+{_NOUN}\b"),
    compiled(
        rf"\b{_NOUN}\s*(?:(?:could|can) (?:hardly|scarcely|not) be (?:any )?)?(?:intensity)?\s*(?:(?:of|in|"
        rf"throughout) (?:the|this|its) \w+)?\s*(?:is|are|was|being|has|have|feels?|"
        rf"stays?|remains?|carries|keeps?|should be|of|:|=)?\s*(?:of |to be |all |always |also )?(?:an? )?(?:very |"
        rf"really |"
        rf"quite |too |rather |so |pretty |fairly |extremely |somewhat )*{_ADJECTIVE}\b"
    ),
    compiled(r"\brhythms?\b[^.,;]{0,24}?\bwith (?:\w+ )?(?P<high>vigou?r|force|power|energy|drive|intensity|"
             r"fury)(?P<moderate>)?(?P<low>)?"),
    compiled(rf"\brhythmically,?\s*(?:(?:the|this) \w+ (?:is|remains|stays) )?(?:very |quite )?{_ADJECTIVE}\b"),
)  # fmt: skip
_ZH_WORDS = (
    r"(?P<moderate>中等|适中|适度|一般|中度)|(?P<low>舒缓|平缓|柔和|轻柔|缓和|平稳|温和|微弱|轻缓|低|弱)|"
    r"(?P<high>强烈|激烈|强劲|有力|猛烈|强烈有力|火爆|炸裂|铿锵|高|很强|够强|强)"
)
_CHINESE = (
    compiled(
        rf"节奏(?:感|型)?(?:的)?(?:强度|烈度|力度)?(?:要|很|非常|比较|特别|十分|是|为|:|应该|得|更|别|不要|太|"
        rf"那么)*(?:{_ZH_WORDS})"
        r"(?:一点|一些|些)?"
    ),
    compiled(rf"(?:{_ZH_WORDS})(?:的)?节奏(?:感|型)?"),
)
_NOT_TOO = compiled(r"(?:\bnot\b|n't\b|别|不要|不)\s*(?:be )?(?:too|so|very|that|overly|太|那么)\s*(?:an? )?$")
_LESS = compiled(r"\bless\s+$")
_NOT = compiled(r"(?:\bnot\b|n't\b|别|不要|不)\s*(?:be )?(?:an? )?$")
_DANCE = compiled(
    r"(?:(?<=far from )|(?<=not )|(?<=no ))dance music\b|\bdance(?:able|ability)\b|\bundanceable\b|\b(?:can|could|"
    r"may|would|you|to|might|one|please|everyone|hardly|"
    r"really|"
    r"simply|want to|and)\s+(?:(?:get up|still|also|really|simply|hardly|just|even|always) (?:and )?)*"
    r"dance\b(?! music| pop| floor)|\bdanced to\b|\bdancing\b|\bdance[- ]?floor\b|\b(?:for|of) dancers\b|"
    r"(?:适合|可以|能|能够|想|用来|好|跟着)(?:跟着)?(?:跳舞|起舞|舞蹈|跳起来)|跳舞(?:用|听)?|广场舞|舞池|劲舞|蹦迪|"
    r"\b(?:makes?|gets?|sets?|keeps?|has|have) (?:\w+ ){0,3}?(?:hips|feet|legs|bod(?:y|ies)) (?:\w+ )?(?:mov(?:e|ing)|"
    r"sway(?:ing)?|tapping|tap|go(?:ing)?|shak(?:e|ing))\b"
)
_NO_DANCE = compiled(
    r"(?:\b(?:not|never|cannot|no(?: one| body|body)?|hardly|nothing|without|neither|impossible|"
    r"unsuited|unsuitable|inappropriate|unfit|"
    r"absence|"
    r"far from|lacks?|lacking|un)\b|n't\b|不|别|没|无法|难以|并非|非)[^,.;:!?，。；：]*$"
)
# Nobody keeps still, or can resist: that it makes dance is said by what is impossible.
_CANNOT_RESIST = compiled(
    r"(?:\b(?:not|never|nobody|no one|none|hard|impossible|unable|difficult)\b|n't\b)[^,.;:!?]{0,30}?"
    r"\b(?:(?:sit|stand|stay|keep|remain)(?:s|ing)?(?: \w+)? still|(?:resist|help|not(?: to)?|keep from|refrain from|"
    r"avoid|stop)"
    r" (?:dancing|dance|to dance)|not to dance|resist the urge to dance)\b|(?:忍不住|不由自主|"
    r"情不自禁)[^,，。]{0,6}(?:跳|舞)"
)
_NO_DANCE_AFTER = compiled(r"^[^,.;:!?]{0,20}\b(?:out of the question|impossible|not possible|is not|isn't)\b")


def read_intensity(scan: Scan) -> str | None:
    """Take how driven the rhythm is: "low", "moderate" or "high". "Not too intense a rhythm" is
    moderate."""
    for pattern in (*_ENGLISH, *_CHINESE):
        match = pattern.search(scan.live)
        if match is None:
            continue
        level = next(level for level in ("moderate", "low", "high") if match[level])
        before = scan.text[max(0, match.start() - 12) : match.start(level)]
        scan.take(*match.span())
        if level == "high" and _LESS.search(before):
            return "low"
        if level == "high" and _NOT_TOO.search(before):
            return "moderate"
        if level == "high" and _NOT.search(before):
            return "low"
        return level
    return None


def read_danceable(scan: Scan) -> bool | None:
    """Take whether one can, or shall not, dance to it."""
    if scan.pull(_CANNOT_RESIST):
        return True
    match = _DANCE.search(scan.live)
    if match is None:
        return None
    undone = (
        match.group().startswith("un")
        or _NO_DANCE.search(scan.text[: match.start()])
        or _NO_DANCE.search(match.group())
        or _NO_DANCE_AFTER.match(scan.text[match.end() :])
    )
    scan.take(*match.span())
    return not undone
