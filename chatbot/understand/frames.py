"""English courtesies around a wish: "I'd be happier if the bass were quieter" is "make the bass quieter", "would you
mind taking the drums out" is "take the drums out".

A frame is taken off where a wish is left; what follows it is put as an order, in words that the readers know.
"""

from __future__ import annotations

import re

from chatbot.understand.lexicon.table import words
from chatbot.understand.matcher import compiled

_FILLER = (
    r"(?:(?:so|well|um+|uh+|er+m?|hm+|look|listen|honestly|ok|okay|hey|hi|hello|oh|and|but|right|now|you know|i mean|"
    r"actually|basically|see|like|tbh|imo|imho|personally|also|sorry|yeah|yes|yep|please|then|just|alright|"
    r"quick one|one thing|another thing|one more thing|last thing|if (?:you|we) (?:could|can|may|don't mind|please)|"
    r"if (?:it's|it is|that's|that is) (?:ok(?:ay)?|alright|all right|possible|not too much trouble|no trouble)|"
    r"if possible|if i may|if at all possible|when you (?:get a chance|have a (?:moment|minute|second)))[\s,.:;!-]+)*"
)
_MUCH = r"(?:(?:so|really|much|a lot|a bit|a little|very|just|totally|quite|kind of|sort of|kinda|even|far|way) )*"
_GLAD = (
    r"(?:happy|happier|happiest|glad|grateful|delighted|thrilled|obliged|chuffed|over the moon|pleased|thankful|"
    r"more comfortable|forever grateful)"
)
_NICE = (
    r"(?:nice|nicer|great|good|better|best|lovely|cool|cooler|perfect|wonderful|ideal|helpful|awesome|amazing|"
    r"fantastic|"
    r"brilliant|fab|ace|neat|sweet|fun|super|fine|useful|handy|preferable|worth it|an idea|a good idea|wise|an option|"
    r"more (?:fun|interesting|useful|effective|fitting|appropriate))"
)
# What stands before a whole sentence in the past or the conditional: "... if the bass were quieter".
_IF = (
    rf"(?:i(?:'d| would|'ll| will) be {_MUCH}{_GLAD} (?:if|were)|(?:it|that)(?:'d| would|'ll| will| might| could) "
    rf"(?:just )?(?:be|sound|feel) {_MUCH}{_NICE}(?: for (?:me|us))? if|"
    rf"(?:i|we)(?:'d| would) {_MUCH}(?:like|love|appreciate|prefer|enjoy|want) it {_MUCH}(?:better |more )?if|"
    rf"would(?:n't)? it (?:be (?:possible|ok|okay|nice|better|cool|great|an option|too much) if|help if|hurt if)|"
    rf"(?:i|we) {_MUCH}wish(?: that)?|if only|is it (?:ok|okay|possible|an option|alright) if|"
    rf"would it be (?:too much )?(?:to ask )?if|"
    rf"how about if|what about if|what if(?! it was (?:a|an)\b)|how (?:would|do) you feel if|imagine if|suppose|"
    rf"would you (?:be able|consider)|can we (?:make|have|fix|set) it (?:up )?so(?: that)?|"
    rf"(?:please )?(?:make sure|see to it|ensure|arrange it so|see)(?: that)|make sure)"
)
# What stands before an order: "I was hoping you could ...".
_DO = (
    r"(?:(?:i|we) (?:was|were|am|are|'m|'re)?(?: just)?(?: kind of| sort of)? ?(?:hoping|wondering|thinking)"
    r"(?: maybe| perhaps)? (?:if |whether |that )?(?:you|we|i) (?:could|can|might|would|should)(?: maybe| perhaps|"
    r" please| just)?|"
    r"(?:do|don't) you think (?:that )?(?:you|we) (?:could|can|might|should)(?: maybe| perhaps| please)?|"
    r"(?:maybe|perhaps) (?:you|we) (?:could|can|should|might)(?: just| try and| try to)?|"
    r"(?:could|can|may|might) (?:i|we) (?:ask|get|trouble|bother|persuade|beg|convince) you to(?: please)?|"
    r"do me a favou?r(?:,| and)+|be (?:a dear|so kind|an angel|a love|a star)(?:,| and| as to)+|"
    r"(?:i|we)(?:'d| would)? (?:really |just |also )*(?:need|want|like|love|prefer|ask|urge) you to(?: please)?|"
    r"would you be (?:so kind as|so good as|able|willing) to|are you able to|"
    r"(?:you|we) (?:might|may) (?:want|like) to|you(?:'d| had)? better|we(?:'d| had) better|"
    r"(?:i|we) (?:think|feel|guess|reckon|believe|suppose|suggest|propose)(?: that)? (?:you|we) (?:should|could|"
    r"need to|ought to|might|must|can)(?: just)?|"
    r"(?:you|we) (?:should|ought to|must|need to|have to|gotta|have got to)(?: really| just| probably| definitely)*|"
    r"go ahead and|feel free to|try to|try and|how hard would it be to|would it be too much (?:trouble )?to|"
    r"(?:is there any|any) way (?:you|we) (?:can|could)|the next (?:step|thing) is to|what i want (?:now )?is to|"
    r"all i (?:want|need|ask) is (?:for you )?to|it wouldn't hurt to|it would be \w+ to|it'd be \w+ to|"
    r"time to|it's time to|your (?:job|task|mission) is to|i need to|don't forget to|remember to|please remember to|"
    r"(?:you )?mind if (?:i|we|you)|why (?:don't|not)(?: you| we)?)"
)
# What stands before the -ing of a verb: "would you mind taking ...".
_DOING = (
    r"(?:(?:would|do) you mind|mind|how about|what about|feel like|fancy|consider|try|have you (?:thought of|"
    r"thought about|tried|considered)|what do you (?:think about|think of|say to)|(?:i'm|i am|we're|we are|i was) "
    r"(?:thinking|dreaming)(?: of| about)|(?:i|we)(?:'d| would) (?:suggest|recommend|propose|appreciate you|go for|"
    r"like you|love you)|(?:it|that) needs|would you consider|can you try|could you try|let's try|start by|"
    r"is it possible|thoughts on|any objections? to|i don't mind you|i wouldn't mind(?: you)?)"
)
_ASKS = compiled(rf"^{_FILLER}(?:{_IF})[\s,]+(?P<rest>.+)$", re.IGNORECASE)
_ORDERS = compiled(rf"^{_FILLER}(?:{_DO})[\s,]+(?P<rest>[a-z]+\b.*)$", re.IGNORECASE)
_GERUND = compiled(rf"^{_FILLER}(?:{_DOING}) (?:(?:please|just|maybe|perhaps) )?(?P<verb>[a-z]+ing)\b(?P<rest>.*)$",
                   re.IGNORECASE)  # fmt: skip

_BASE_FORMS = words(
    """
    make take put play bring add remove drop turn change move give leave slow speed cut raise lower swap
    replace transpose keep write try let get use set shift double mute silence lose throw pull push bump switch
    start end finish extend shorten repeat loop delete solo simplify arrange rewrite redo have go do fade mix
    join split compose create lighten brighten darken soften ditch kick pick introduce include layer swing
    harmonise harmonize thin thicken quieten calm tone dial crank stretch trim chop insert kill strip sing hold
    """
)
_PAST = {
    "made": "make", "took": "take", "taken": "take", "put": "put", "brought": "bring", "gave": "give",
    "given": "give", "left": "leave", "sped": "speed", "cut": "cut", "kept": "keep", "wrote": "write",
    "written": "write", "let": "let", "got": "get", "set": "set", "lost": "lose", "threw": "throw", "had": "have",
    "went": "go", "did": "do", "swung": "swing", "rewrote": "rewrite", "redid": "redo", "began": "begin",
    "held": "hold", "sang": "sing", "chose": "choose",
}  # fmt: skip


def _forms(verb: str) -> tuple[str, str]:
    """The past and the -ing form of a regular verb."""
    if verb.endswith("e") and not verb.endswith("ee"):
        return verb + "d", verb[:-1] + "ing"
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return verb[:-1] + "ied", verb + "ing"
    short = len(verb) <= 4 and verb[-1] in "bdgmnpt" and verb[-2] in "aeiou" and verb[-3] not in "aeiou"
    doubled = verb + verb[-1] if short and verb not in ("add",) else verb
    return doubled + "ed", doubled + "ing"


_ORDER_OF = {form: verb for verb in _BASE_FORMS for form in (verb, *_forms(verb))} | _PAST
_YOU_DID = compiled(
    r"^(?:you|we|i|it|they|someone)(?:'d| would| could| might| can)? (?:(?:just|maybe|perhaps|please|also|only) )*"
    r"(?P<verb>[a-z]+)\b(?P<rest>.*)$",
    re.IGNORECASE,
)
# "The bass were quieter", "it was in a minor key", "everything is a bit slower".
_WHO_IS = compiled(
    r"^(?P<who>it|this|that|everything|things|(?:the|my|our|that|this|all the|those|these) [a-z' ]{2,40}?|bars? "
    r"[\d\w -]+?)"
    r"(?P<verb> (?:would|could|might|can|should|to) be| (?:was|were|is|are|got|gets|became|becomes|sounded|sounds|felt|"
    r"feels|came out|stays?|stayed)(?: to be)?)(?P<neg>n't| not)? (?P<how>(?!played|gone|removed|replaced|muted|"
    r"swapped|there\b|out\b|from\b)[^.;]+)$",
    re.IGNORECASE,
)
_THERE = compiled(
    r"^there (?:was|were|is|are|would be|could be|should be|ought to be|needs to be|must be|has to be)(?P<none>n't| "
    r"no| not| less| fewer)? (?P<what>.+)$",
    re.IGNORECASE,
)
_THERE_OUGHT = compiled(
    rf"^{_FILLER}(?:(?:i|we) (?:really )?(?:think|feel|guess|reckon|believe)(?: that)? )?(?=there (?:should|ought to|"
    rf"needs to|must|has to) be )",
    re.IGNORECASE,
)
# "The drums came in later", "the piano played an octave higher": what a part does instead.
_WHO_DID = compiled(
    r"^(?P<who>(?:the|my|our) [a-z]+(?: [a-z]+)?) (?:would |could |might |should )?(?P<verb>came|come|played|play|went|"
    r"go|dropped|drop|started|start|entered|enter|waited|wait|stopped|stop|ended|end|joined|join|moved|move|jumped|"
    r"jump|took|take|did|do|had|have|sang|sing|left|leave|rested|rest|swung|swing|faded|fade|doubled|double|"
    r"followed|follow|stayed|stay)\b(?P<rest>.*)$",
    re.IGNORECASE,
)
_THIRD = {
    "came": "come", "played": "play", "went": "go", "dropped": "drop", "started": "start", "entered": "enter",
    "waited": "wait", "stopped": "stop", "ended": "end", "joined": "join", "moved": "move", "jumped": "jump",
    "took": "take", "did": "do", "had": "have", "sang": "sing", "left": "leave", "rested": "rest", "swung": "swing",
    "faded": "fade", "doubled": "double", "followed": "follow", "stayed": "stay",
}  # fmt: skip


# "Does it have to be so fast", "isn't it a bit fast", "how would it sound an octave higher": wishes in questions.
_SO_MUCH = compiled(
    r"^(?:but |hm+,? |and |so )*(?:does|do|must|need) (?P<who>it|this|that|the [a-z]+(?: [a-z]+)?) (?:really |always )?"
    r"(?:(?:have|need) to )?be (?:so|that|this|quite so) (?P<how>[a-z]+)(?: all the time| though)?[?. ]*$",
    re.IGNORECASE,
)
_A_BIT_TOO = compiled(
    r"^(?:but |hm+,? |and |so )*(?:isn't|aren't|is|are|wasn't) (?P<who>it|this|that|the [a-z]+(?: [a-z]+)?) (?:not "
    r")?(?:a (?:little )?"
    r"bit|a little|a touch|rather|a tad|kind of)(?: too)? (?P<how>[a-z]+)(?: though| now| for .+)?\?+ *$",
    re.IGNORECASE,
)
_HOW_WOULD = compiled(
    r"^(?:and |so |hm+,? )*how (?:would|might|does|could) (?:it|this|that|the (?:piece|song|music)) (?:sound|be|feel|"
    r"work) "
    r"(?=(?:an? |one |two |a bit |a little |much |slightly )*(?:octaves?|semitones?|tones?|thirds?|fourths?|fifths?|"
    r"steps?|[a-z]+er|more|less)\b)",
    re.IGNORECASE,
)


# "I'm sad today, cheer me up": what is wished stands in the second clause.
_FEELS_SO = compiled(
    r"^(?:ugh,? |oh,? |hi,? |hey,? )*(?:i(?:'m| am|'ve been| feel)|i'm feeling|my day (?:is|was)|it's been a) (?:so |"
    r"very |a bit |feeling |really |such an? |an? )*[a-z]+(?: day| week)?(?: today| now| tonight| lately| right now|"
    r" this \w+)?[,.;!]+ "
    r"(?:so |please |can you |could you |and )*(?=(?:cheer|calm|wake|lift|soothe|comfort|pep|perk|relax|"
    r"energi[sz]e) me\b)",
    re.IGNORECASE,
)


def unframed(text: str) -> str:
    """The cleaned English ``text`` without the courtesy around its wish; any other as it is."""
    if not text.isascii():
        return text
    text = _HOW_WOULD.sub("make it ", _FEELS_SO.sub("", text))
    much = _SO_MUCH.match(text)
    if much:
        return f"make {much['who']} not so {much['how']}"
    too = _A_BIT_TOO.match(text)
    if too:
        are = "are" if too["who"].endswith("s") and too["who"] != "this" else "is"
        return f"{too['who']} {are} too {too['how']}"
    gerund = _GERUND.match(text)
    if gerund and gerund["verb"].lower() in _ORDER_OF:
        return (_ORDER_OF[gerund["verb"].lower()] + gerund["rest"]).rstrip(" ?")
    orders = _ORDERS.match(text)
    if orders and orders["rest"].split()[0].lower() in _ORDER_OF:
        return orders["rest"].rstrip(" ?")
    ought = _THERE_OUGHT.match(text)
    if ought:
        return _as_order(text.rstrip(" .!")[ought.end() :]) or text
    asks = _ASKS.match(text)
    if asks is None:
        return text
    return _as_order(asks["rest"].rstrip(" ?")) or text


def _as_order(clause: str) -> str | None:
    """A clause of what might be, as an order; None where it is none that a reader would know better so."""
    there = _THERE.match(clause)
    if there:
        return ("without " if there["none"] else "add ") + there["what"]
    done = _YOU_DID.match(clause)
    if done and done["verb"].lower() in _ORDER_OF and not _WHO_IS.match(clause):
        verb = _ORDER_OF[done["verb"].lower()]
        if verb == "have":
            return f"add{done['rest']}"
        return verb + done["rest"]
    state = _WHO_IS.match(clause)
    if state:
        return f"make {state['who']} {'not ' if state['neg'] else ''}{state['how']}"
    does = _WHO_DID.match(clause)
    if does:
        verb = does["verb"].lower()
        return f"{does['who']} should {_THIRD.get(verb, verb)}{does['rest']}"
    return None
