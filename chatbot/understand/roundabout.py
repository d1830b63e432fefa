"""More of what is said in English of a piece that is playing, in words that the readers know: "I can hardly make out
the piano" is "make the piano louder", "switch the piano out for a Rhodes" is "replace the piano with a Rhodes".

Like :mod:`chatbot.understand.indirect`, by families: who is heard and who is not, who takes whose place, how full
the music is, what may be cut, which versions follow each other.
"""

from __future__ import annotations

import re

from chatbot.understand.context import Context
from chatbot.understand.lexicon.courtesy import PLEASE
from chatbot.understand.lexicon.instruments import INSTRUMENTS, Instrument
from chatbot.understand.matcher import compiled
from chatbot.understand.numerals import NUMBER, number
from chatbot.understand.rule import Rule, rule

_END = r"(?: please| now| instead| then| though| thanks| for me| maybe| perhaps)*[.!? ]*$"
_THE = r"(?:the |my |our |that |this |its |an? |some |those )?"
_WHO = (
    rf"(?P<who>{_THE}(?!it\b|this\b|that\b|them\b|everything\b|to\b)[a-z]+(?: (?!is\b|are\b|out\b|more\b|please\b|"
    rf"now\b|up\b|down\b|back\b|a\b|over\b|in\b|on\b|to\b|for\b|with\b)[a-z]+)?)"
)
_NEW = r"(?:(?:an?|the|some|my|one) )?(?P<new>[a-z]+(?:[ -][a-z]+){0,2}?)"
_WHERE = r"(?: (?:starting |beginning )?(?:from|in|at|during|after|for|over) (?:the |bars? |measures? )[^,.;]{1,30})"
_SUBJECT = (
    r"(?:it|this|that|the (?:whole )?(?:thing|piece|song|music|tune|track|mix|arrangement|sound|texture)|everything)"
)
_BIT = (
    r"(?:a (?:little |wee |tiny )?bit |a little |a touch |a tad |rather |quite |so |too |very |really |kind of |"
    r"kinda |somewhat |slightly |all (?:a bit )?|just |still |way |far )*"
)
_HARDLY = (
    r"(?:can|could) (?:hardly|barely|scarcely|only just)|(?:can't|cannot|can not|couldn't|could not)(?: really| even|"
    r" quite)?"
)

# --- Who is heard and who is not.
_HEARD = (
    rule(rf"^(?:sorry,? |but |hmm,? |honestly,? )*(?:i|we|you) (?:{_HARDLY}) (?:make out|hear|pick out|discern|"
          rf"notice|find|catch) {_WHO}(?: at all| any ?more| over .+| under .+| in there| anywhere| properly| "
          rf"clearly| much)*{_END}",
          r"make \g<who> louder"),
    rule(rf"\b{_WHO} (?:(?:should|could|can|must|needs? to|has to|have to|to) )?(?:get|keep|stay|step|move|back|"
          rf"keeps?|stays?|gets?|moves?) out of the (?:way|spotlight)(?: a (?:little )?(?:bit|more)| more| please)*",
              r"make \g<who> quieter"),
    rule(rf"\b{_WHO} (?:is|are|'s|'re) (?:{_BIT})?(?:hogging the (?:limelight|spotlight)|taking over|everywhere|"
          rf"dominating(?: everything)?|stealing the show|drowning (?:out )?(?:everything|everybody|everyone|the "
          rf"\w+)|burying (?:everything|the \w+)|swamping (?:everything|the \w+)|fighting with the \w+|in the way|in "
          rf"your face|all over the place|masking (?:everything|the \w+))", r"make \g<who> quieter"),
    rule(rf"\b{_WHO} (?:needs? (?:more|a bit more|some|a bit of) (?:presence|volume|level|weight in the mix)|"
          rf"(?:should|needs? to|could|must) (?:cut through|come through|shine|speak up|be heard|come forward|step "
          rf"forward|stand out|come out)(?: more| a bit(?: more)?)?)", r"make \g<who> louder"),
    rule(rf"\b(?:feature|showcase|highlight|spotlight|foreground) {_WHO}(?: a (?:little )?(?:bit )?more| "
          rf"more)?{_END}", r"make \g<who> louder"),
    rule(rf"\bput {_WHO} (?:further |more )?(?:in|into|to) the (?:fore(?:front|ground)|front)(?: of the mix)?",
        r"make \g<who> louder"),
    rule(rf"\bput {_WHO} (?:further |more )?(?:in|into|to) the (?:back(?:ground)?|distance|rear)(?: of the mix)?",
        r"make \g<who> quieter"),
    rule(r"\b(?:everyone|everybody|all of (?:you|them)|the whole band) (?:should |could |can )?(?:play |be "
          r")?(?=(?:a bit |a little )?(?:quieter|softer|louder|more softly|more quietly))", "everything "),
    rule(rf"\b(?:a bit |a little |much )?(?:gentler|softer|lighter|kinder) (?:touch )?(?:on|with) {_WHO}(?: "
          rf"please)?{_END}", r"make \g<who> quieter"),
    rule(rf"\b(?:easy|go easy|ease off|ease up|lay off|take it easy|hold back|not so heavy|a lighter touch) (?:on|"
          rf"with) {_WHO}(?: a (?:little )?bit| a little)?{_END}", r"make \g<who> quieter"),
)  # fmt: skip

# --- Who takes whose place.
_ABSENT = (
    r"(?:is|are|'s|was|will be) (?:ill|sick|away|off sick|not here|unavailable|on holiday|gone|busy|missing|injured|"
    r"not coming|late)|"
    r"(?:can't|cannot|won't|couldn't|isn't able to|is not able to|is unable to) (?:make it|come|play(?: it| this| "
    r"that)?|do it|be there)|"
    r"(?:has|have) (?:left|quit|gone|broken \w+ \w+|called in sick)|(?:left|quit|called in sick|broke \w+ \w+)"
)
_TAKEN = (
    rule(rf"\b(?P<verb>switch|swap|change|trade|exchange|replace|sub|substitute) {_WHO} (?:out|over|around|up) "
          rf"(?P<for>for|with|to|by) ", r"replace \g<who> with "),
    rule(rf"\b(?:sub|substitute) (?:in )?{_NEW} (?:for|in place of) {_WHO}(?: part| line)?{_END}",
        r"replace \g<who> with \g<new>"),
    rule(rf"^(?:i(?:'d| would)|we(?:'d| would)|i|we) (?:(?:much |really )?(?:like|prefer|rather have|sooner have|"
          rf"want|love|go for)) {_NEW} (?:rather than|instead of|over|in place of|more than|and not|not) (?:a |an "
          rf")?{_WHO}{_END}", r"replace \g<who> with \g<new>"),
    rule(rf"\b(?:we|i) (?:don't have|haven't got|have no|lack|are missing|are without|can't get|lost|couldn't find|"
          rf"have lost) (?:an? |our |my |any |the )?(?P<who>[a-z]+(?: [a-z]+)??)(?: players?)?(?: any ?more| this "
          rf"(?:week|time)| tonight)?[,.;:]* (?:so |and |but |can you |could you |please |let's |just |we have |"
          rf"there is |we do have |only )*(?:use|have|take|try|make it|put in|put|give (?:it|the part) to|let|get|"
          rf"write it for|swap in|but) {_NEW}(?: (?:play(?: it| that| the part)?|take over|instead|for it|do it|"
          rf"cover(?: it)?|there|in its place|do that))*{_END}",
          r"replace the \g<who> with \g<new>"),
    rule(rf"^(?:sorry,? |so |well,? )*(?:my|our|the) (?P<who>[a-z]+(?: [a-z]+)?) (?:{_ABSENT})(?: (?:today|tonight|"
          rf"tomorrow|this week))?[,.;:]* (?:so |and |then |but )*(?:please |maybe |perhaps )*(?:(?:can|could|would|"
          rf"will|let|have|get|how about|what about) )?(?:you )?(?:use |have |give (?:it|the part|that) to |try |put "
          rf"in |take )?{_NEW} ?(?:(?:should|could|can|will|to|please) )*(?:do|play|take|cover|fill in|stand in|step "
          rf"in|sub|substitute|handle|take over|instead|have|do it|play it)?(?: (?:it|that|this|over|in|instead|the "
          rf"(?:part|line|job)|for (?:it|him|her|them)|their part|(?:his|her) part))*{_END}",
          r"replace the \g<who> with \g<new>"),
    rule(rf"\blet {_NEW} (?:take over|handle|cover|have|do|carry|play) (?:what )?(?P<who>the [a-z]+)(?:'s)?(?: part|"
          rf" line| role| job| plays| is playing)?(?: instead)?(?={_WHERE}?{_END})", r"replace \g<who> with \g<new>"),
    rule(rf"\btrade (?:in )?{_WHO} (?:for|in for) ", r"replace \g<who> with "),
)  # fmt: skip

# --- How full it is.
_FULL = (
    rule(rf"^(?:but |hmm,? |honestly,? |i think |to me |for me )*{_SUBJECT}(?:'s| is| sounds| feels| seems| comes "
          rf"across as)(?: still)? {_BIT}(?:thin|empty|bare|hollow|sparse|skeletal|naked|scanty|skinny|weedy|flimsy|"
          rf"puny|underwritten|anaemic|anemic|skimpy|meagre|meager){_END}", "make it busier"),
    rule(rf"^(?:but |hmm,? |honestly,? |i think |to me |for me )*{_SUBJECT}(?:'s| is| sounds| feels| seems| comes "
          rf"across as)(?: still)? {_BIT}(?:cluttered|crowded|congested|overloaded|overcrowded|overwritten|muddy|"
          rf"muddled|messy|overcooked|frantic and full|crammed|dense|thick|cramped|fussy|full on){_END}",
              "make it simpler"),
    rule(rf"^(?:there(?:'s| is| are)|it has|it's got|i hear) (?:simply |just |far |way |much )*too (?:much (?:going "
          rf"on|happening)|many (?:notes|things(?: going on| happening)?|ideas|layers)){_END}", "make it simpler"),
    rule(rf"^(?:there(?:'s| is| are)|it has|it's got) (?:simply |just )*(?:not enough|too little|nothing|not much) "
          rf"(?:going on|happening){_END}", "make it busier"),
    rule(rf"\b(?:give|leave) (?:it|the music|the melody|this|things) (?:some |more |a bit (?:of|more) |a little "
          rf"(?:more )?)(?:space|room|air)(?: to breathe)?{_END}|\blet (?:it|the music|this|things) breathe(?: more| "
          rf"a (?:little|bit)(?: more)?)?{_END}", "make it simpler"),
    rule(rf"^(?:{PLEASE})(?:flesh|fill|pad|beef|bulk|plump) {_SUBJECT} (?:out|up)(?: a (?:little|bit)| some)*{_END}",
        "make it busier"),
    rule(rf"^(?:{PLEASE})(?:declutter|clean up|clear up|tidy up|prune|pare down|thin out|pare back|strip back|strip "
          rf"down|slim down) (?:it|this|that|things|everything|the (?:arrangement|texture|music|piece|whole "
          rf"thing)){_END}", "make it simpler"),
)  # fmt: skip

# --- What may be cut, and what only is wanted; the halves of a piece.
_PLACE = (
    rf"(?P<place>(?:the )?(?:first|last|second|opening|final) (?:half|(?:{NUMBER} )?bars?|section|part)|bars? "
    rf"{NUMBER}(?: ?(?:-|to|through|and) ?{NUMBER})?)"
)
_CUT = (
    rule(rf"^(?:actually |hmm |so |well )*(?:i|we)(?:'ll| will|'d)? (?:really |actually )?(?:only|just) (?:need|"
          rf"want|require|use|like|have time for|keep) {_PLACE}{_END}", r"keep only \g<place>"),
    rule(r"\b(?:ring out and fade|fade(?: it| everything| away| to (?:nothing|silence|black))?)(?=(?: please| at "
          r"the end| slowly| gently| gradually| towards the end)*[.!? ]*$)(?<!not )", "fade out"),
    rule(rf"^(?:{PLEASE})(?:swap|switch|exchange|flip|reverse|turn) (?:the |its )?(?:two )?halves(?: round| around| "
          rf"over)?{_END}", "swap the halves"),
)  # fmt: skip

# --- Versions: one after the other, the one before another, all of them.
_N = r"(?:[1-9]|one|two|three|four|five)"
_ALL_OF = (
    r"(?:them all|all of them|(?:all )?(?:the |these |those |my |our )?(?:two|three|four|five|[2-9]|versions|takes|"
    r"pieces|songs|tunes)(?: of them| versions| takes| pieces)?|both(?: of them| versions| takes)?|everything(?: "
    r"we(?: have|'ve got| made))?)"
)
_VERSIONS = (
    rule(rf"^(?:{PLEASE})(?:i want |let me )?(?:to )?(?:play|hear|give me|do|put|run|perform)?(?: me)? ?(?:numbers? "
          rf"|versions? |takes? )?(?P<a>{_N})(?: (?:first|straight|directly))?(?:,? (?:and )?(?:then|after that|"
          rf"followed (?:directly |immediately )?by|into|straight into|right into|directly into)|,? and after (?:it|"
          rf"that))(?: (?:number|version|take))? (?P<b>{_N}){_END}",
          r"put version \g<a> before version \g<b> as one piece"),
    rule(rf"\b(?:string|chain|stick|stitch|sew|glue|run|tie|tack|hook|lump|line|place|put|weld|bolt|join|link|"
          rf"connect|combine)(?: up)? {_ALL_OF} (?:together|up|in a row|in one go|back to back|end to end|one after "
          rf"(?:the other|another)|in (?:sequence|order|succession|a chain|a line)|into (?:one|a single) \w+)",
          "join all the versions as a medley"),
    rule(rf"^(?:{PLEASE})(?:can (?:i|we) |let me |i want to |i'd like to )*(?:play|hear|listen to|have|perform)(?: "
          rf"me)? {_ALL_OF} (?:in a row|in one go|back to back|end to end|one after (?:the other|another)|in "
          rf"(?:sequence|order|succession|turn)|together|as one(?: piece)?|consecutively|through){_END}",
          "join all the versions as a medley"),
    rule(r"^(?:so |ok |okay |well |hey )*(?:what|which ones?)(?: versions| pieces| things| songs)? (?:have "
          r"(?:i|we)|did (?:i|we)|do (?:i|we)|i've|we've)(?: got| have| made| make| done| written| saved| produced| "
          r"composed)*(?: so far| up to now| until now| to choose from| by now| already| here)*[?. ]*$",
          "list the versions"),
)  # fmt: skip
# "Back to before the second version".
_BEFORE = compiled(
    r"\b(?:to|as it was|how it was) (?:how (?:it|things) (?:was|were) )?(?:just )?before (?:we made |i made |you "
    r"made )?(?:the )?"
    r"(?:(?P<nth>second|third|fourth|fifth|2nd|3rd|4th|5th) (?:version|one|take|try|attempt|draft)|(?:version|take|"
    r"number) (?P<n>[2-9]|two|three|four|five))\b",
    re.IGNORECASE,
)
_ORDER = {"second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "fifth": 5, "5th": 5}


def _one_before(match: re.Match[str]) -> str:
    wanted = _ORDER[match["nth"].lower()] if match["nth"] else int(number(match["n"].lower()) or 2)
    return f"to version {wanted - 1}"


_FAMILIES: tuple[Rule, ...] = (*_HEARD, *_FULL, *_CUT)


def plainly(text: str, context: Context) -> str:
    """The cleaned English ``text`` on a piece that is playing, in plainer words."""
    if not text.isascii() or not context.has_piece:
        return text
    for pattern, words in _TAKEN:
        match = pattern.search(text)
        if match and _known(match, context):
            text = pattern.sub(words, text)
    if context.versions > 1:
        text = _BEFORE.sub(_one_before, text)
        for pattern, words in _VERSIONS:
            text = pattern.sub(words, text)
    for pattern, words in _FAMILIES:
        match = pattern.search(text)
        if match and ("who" not in pattern.groupindex or _named(match["who"])):
            text = pattern.sub(words, text)
    return text


def _named(words: str) -> bool:
    """Whether the words name a player or a role."""
    low = words.lower()
    return any(hit.value is not None for hit in INSTRUMENTS.find(low)) or any(
        role in low for role in ("melody", "tune", "beat", "groove", "rhythm", "chords", "harmony", "lead", "solo")
    )


def _known(match: re.Match[str], context: Context) -> bool:
    """Whether who is to go plays, and who is to come has a sound."""
    leaving = [hit.value.family for hit in INSTRUMENTS.find(match["who"].lower()) if isinstance(hit.value, Instrument)]
    coming = "new" not in match.re.groupindex or _named(match["new"])
    return coming and bool(leaving) and all(family in context.parts for family in leaving)
