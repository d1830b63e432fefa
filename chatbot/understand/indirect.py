"""What is said in English round about, in words that the readers know: "we can't reach that, take it down a third"
is "take it down a third", "exchange bass for bassoon, piano for harp" are two exchanges.

Each rule puts plainer words in place of those of one way of speaking; what it does not know stays as it was said.
"""

from __future__ import annotations

import re

from chatbot.understand.context import Context
from chatbot.understand.indirect_zh import direct_in_chinese
from chatbot.understand.lexicon.courtesy import PLEASE
from chatbot.understand.lexicon.genres import GENRES
from chatbot.understand.lexicon.instruments import INSTRUMENTS
from chatbot.understand.lexicon.moods import MOODS
from chatbot.understand.matcher import compiled
from chatbot.understand.numerals import NUMBER, number
from chatbot.understand.rule import Rule
from composer.instruments import FAMILIES

# --- Who takes a word back in the same breath keeps the last: "120, no wait, 130 bpm", "a third... a minor third".
_TAKEN_BACK = (
    r"(?:\s*(?:,|\.{2,}|-+|;)\s*|\s+)(?:(?:no|nope|wait|oh|er+m?|uh+m?|um+|hmm|sorry|oops|actually|ah)[\s,.]+)*"
    r"(?:no|wait|sorry|oops|i mean(?:t)?|or rather|make (?:that|it)|rather|scratch that|actually)(?:\s*,|\s*\.{2,})?\s+"
    r"(?:(?:make (?:that|it)|i mean(?:t)?|no)\s+)?"
)

# Where "no" alone would say who does not play: "piano, no drums".
_SURELY_BACK = (
    r"(?:\s*(?:,|\.{2,}|-+|;)\s*|\s+)(?:(?:no|oh|er+m?|uh+m?|um+|hmm|ah)[\s,.]+)*(?:no wait|wait,? no|wait|sorry|i "
    r"mean(?:t)?|or rather|make (?:that|it)|scratch that|oops)(?:\s*,|\s*\.{2,})?\s+(?:an? |the )?"
)


def _of_one_kind(match: re.Match[str]) -> str:
    """ "Piano, no wait, organ": the second, where both name players or both name styles."""
    for lexicon in (INSTRUMENTS, GENRES):
        first = [hit for hit in lexicon.find(match["a"].lower()) if hit.value is not None]
        second = [hit for hit in lexicon.find(match["b"].lower()) if hit.value is not None and hit.start == 0]
        if first and second and first[-1].end == len(match["a"]):
            return match["a"][: first[-1].start] + match["b"]
    return match[0]


_CORRECTED: tuple[Rule, ...] = (
    (compiled(rf"\b\d+(?P<unit> (?:bpm|bars|measures|seconds))?{_TAKEN_BACK}(?P<n>\d+)\b(?P<own> (?:bpm|bars|measures|"
              r"seconds|minutes))?", re.IGNORECASE), lambda m: m["n"] + (m["own"] or m["unit"] or "")),
    (compiled(rf"\b(?P<a>[a-z]+(?: [a-z]+)?){_SURELY_BACK}(?P<b>[a-z]+(?: [a-z]+)?)\b", re.IGNORECASE), _of_one_kind),
    (compiled(r"\bin (?:the key of )?[A-G](?: ?(?:flat|sharp|#|b))?(?: (?:major|minor))?[,.;-]+ ?(?:[Oo]r )?(?:[Nn]o|"
              r"[Bb]etter|rather|actually|or|maybe|perhaps|"
              r"even)(?: better| rather)?,? (?=in (?:the key of )?[A-G]\b)"), ""),
    (compiled(rf"\b(?:an?|the|some|two|three) [a-z]+(?: [a-z]+)?{_TAKEN_BACK}(?=(?:an?|the|some|two|three) [a-z])",
              re.IGNORECASE), ""),
    (compiled(r"\ban? ([a-z]+)\s*(?:\.{2,}|,|-+)\s*(?=an? [a-z]+ \1\b)", re.IGNORECASE), ""),
)  # fmt: skip

# --- Ways through a piece.
_SOFT_OR_LOUD = (
    r"(?:very |really )?(?:quiet(?:ly)?|soft(?:ly)?|loud(?:ly)?|gentl[ey]|calm(?:ly)?|sparse(?:ly)?|dense(?:ly)?|sad|"
    r"happy|dark|bright|tense|pianissimo|fortissimo|piano|forte|pp|ff|mf|mp|p|f)"
)
_WAY = r"[a-z]+(?: and [a-z]+)?"


def _one_after_other(match: re.Match[str]) -> str:
    """ "8 bars calm, 8 bars wild": bars 1 to 8, and those from bar 9 on."""
    if not all(list(MOODS.find(match[name].lower())) for name in ("a", "b")):
        return match[0]
    first, more = (int(number(match[name].lower()) or 0) for name in ("n", "m"))
    return f"bars 1 to {first} {match['a']}, from bar {first + 1} on {match['b']}, {first + more} bars"


_ON_THE_WAY: tuple[Rule, ...] = (
    (
        compiled(
            rf"\b(?:start(?:s|ing)?|begin(?:s|ning)?) (?:at|with|on|from) (?P<a>{NUMBER})(?: ?bpm)?,? (?:and |then )*"
            rf"(?:gradually |slowly |steadily )?(?:speed(?:s|ing)?|slow(?:s|ing)?|accelerat\w+|go(?:es|ing)?|"
            rf"work(?:s|ing)?|climb(?:s|ing)?|ris(?:e|es|ing)|drop(?:s|ping)?|get(?:s|ting)?)(?: \w+){{0,2}}? "
            rf"(?:un)?(?:til|till|to)(?: (?:you|it|we|i))?(?: (?:hit|hits|reach|reaches|get to|gets to|is at|are at|"
            rf"arrives? at))? (?P<b>{NUMBER})(?: ?bpm)?(?: (?:at|by|in|towards) the (?:very )?end)?",
            re.IGNORECASE,
        ),
        r"starts at \g<a> bpm, ends at \g<b> bpm",
    ),
    (
        compiled(
            rf"\bfrom (?P<a>{NUMBER})(?: ?bpm)? (?:at|in) the (?:very )?(?:start|beginning|opening)(?: \w+)? to "
            rf"(?P<b>{NUMBER})(?: ?bpm)? (?:at|by|in|towards) the (?:very )?end",
            re.IGNORECASE,
        ),
        r"starts at \g<a> bpm, ends at \g<b> bpm",
    ),
    (
        compiled(
            rf"(?P<how>\b{_SOFT_OR_LOUD}) (?:un)?(?:til|till|to) bar (?P<bar>{NUMBER})(?=[, ]),?(?: (?:and|then|but))*"
            rf"(?: from (?:bar (?P<from>{NUMBER})(?: on(?:wards)?)?|there on(?:wards)?|then on(?:wards)?)|"
            rf" after (?:that|bar {NUMBER}))?,? (?:it (?:is|gets|turns) )?(?={_SOFT_OR_LOUD}\b)",
            re.IGNORECASE,
        ),
        lambda m: f"starts {m['how']}, from bar {m['from'] or int(number(m['bar']) or 0) + 1} ",
    ),
    (
        compiled(
            rf"\b(?P<n>{NUMBER}) bars (?:of )?(?P<a>{_WAY}),? (?:(?:and|then|followed by|"
            rf"after that) )*(?P<m>{NUMBER}) (?:more )?bars (?:of )?(?P<b>{_WAY})\b",
            re.IGNORECASE,
        ),
        _one_after_other,
    ),
    (compiled(r"(?P<a>\bfirst half\b(?! (?:and|with|for|to|before|after) (?:the )?second)[^,;.]{1,40}?)"
              r"(?:\s+(?:and|then|but))*\s+(?=(?:the )?second half\b)",
              re.IGNORECASE), r"\g<a>, "),
)  # fmt: skip

# --- Lists of exchanges, of which the verb is said once.
_EXCHANGE = r"(?:exchange|replace|swap|switch|change|trade|substitute)"
_NO_NAME = (
    r"(?:and|for|with|by|to|into|exchange|replace|swap|switch|change|trade|turn|move|transpose|put|make|bring|set|it|"
    r"that|this|everything)\b"
)
_NAME = rf"(?!{_NO_NAME})[a-z]+(?: (?!{_NO_NAME})[a-z]+)?"
_FOR = r"(?:for|with|by|to|into)"
_EXCHANGES = compiled(
    rf"\b{_EXCHANGE} (?:out )?(?:the )?(?P<a>{_NAME}) {_FOR} (?:an? |the )?(?P<b>{_NAME})(?:,? and |, )(?:the )?"
    rf"(?P<c>{_NAME}) {_FOR} (?:an? |the )?(?P<d>{_NAME})(?=[.!?, ]|$)",
    re.IGNORECASE,
)
_IN_THE_ORDER = re.compile(
    r"^.*\b[Oo]rder\b(?: of [a-z ]+)?(?: should be| (?:sh|w)ould go| is(?: to be)?| goes)?[:,\s]*"
    r"(?P<letters>[A-H](?:[ ,>-]+[A-H]){1,15}|[A-H]{2,16})[.! ]*$"
)

# --- The reason that is given for a wish, before it.
_PEOPLE = (
    r"(?:choir|chorus|singers?|sopranos?|altos?|tenors?|basses|students?|pupils?|kids|children|daughter|son|teacher|"
    r"band|orchestra|audience|client|director|boss|dancers?|wife|husband|mum|mom|dad|friends?|violinist|"
    r"pianist|guitarist|drummer|flautist|flutist|cellist|clarinet(?:t)?ist|trumpeter|saxophonist|(?:[a-z]+ ){1,2}"
    r"players?|guy|actors?|narrator|voice-?over|dialogue)"
)
_ORDERS = (
    r"(?:bring|take|make|put|move|transpose|lower|raise|slow|speed|drop|turn|simplify|shift|cut|remove|add|mute|swap|"
    r"replace|double|shorten|extend|repeat|change|give|thin|keep|play|end|finish|start|begin|close|fade|let|loop|swing|"
    r"arrange|rearrange|split|stretch|trim|silence|solo|unmute|continue|rewrite|use|get|have|hear)"
)
_REASON = compiled(
    rf"^(?:sorry,? |well,? |but )*(?:my|our|the|his|her|their) {_PEOPLE}\b[^,;:.]{{0,60}}?\b(?:can't|cannot|can not|"
    rf"could not|couldn't|won't|will not|needs?|wants?|struggles?|complain\w*|says?|thinks?|finds?|asked|isn't|aren't|"
    rf"is|are|has|have|hates?|loves?|likes?|doesn't|don't)\b[^,;:.]{{0,60}}\s*[,;:.]+\s*(?:so |and |then )*"
    rf"(?=(?:{PLEASE})?{_ORDERS}\b)",
    re.IGNORECASE,
)
# "Is it possible that ...", "do you think you could ...", before a wish.
_POSSIBLE = compiled(
    r"^(?:(?:hi|hello|hey|so|ok|okay|and)[, ]+)*(?:(?:is|would|might) it be possible|is it possible|is there (?:any|a) "
    r"(?:way|chance|possibility)|do you think|any chance|i was wondering if|i wonder if|would you mind if|"
    r"can it be|could it be|how hard would it be)(?: (?:that|if|to|of|for))*(?: (?:you|we|i))?(?: (?:could|can|might|"
    r"would))?(?: please)? (?P<rest>(?:the )?(?P<who>[a-z]+) .+|to .+)$",
    re.IGNORECASE,
)
_VERB_OF_A_PART = compiled(r"\b(?:plays?|playing|sounds?|be|were|was|is|gets?|becomes?|comes?|starts?|stops?)\b")

# --- What a piece that is there lacks.
_LACKS = (
    r"^(?:(?:i think|i feel like|maybe|but|and|so|hmm+|well|honestly|please)[, ]+)*(?:(?:it|this|that|"
    r"the (?:piece|song|"
    r"track|music|mix|arrangement|whole thing)|we|i) )?(?:(?:just |really |still |kind of |definitely |could )*)"
)
_MISSES = (
    r"(?:needs?|wants?|lacks?|use|using|do with|(?:is |are |am |'s |'re |'m )?(?:missing|lacking)|would like|'d like|"
    r"would benefit from)"
)
_LOW = r"(?:low end|low-end|bottom(?: end)?|bass end|lows|low frequencies|foundation|low notes|low register)"


def _low_end(match: re.Match[str]) -> str:
    return "add a bass" if match["what"] != "more" else "more bass"


_FAMILY = "|".join(family.replace("_", " ") for family in FAMILIES)
_COMPARATIVE = r"(?:(?:more|less) [a-z]+|[a-z]+er)"
_FLAT = (
    r"(?:falls? (?:a bit |rather |kind of )?flat|fizzles?(?: out)?|(?:does not|doesn't|isn't|is not) land(?:ing)?|"
    r"goes nowhere|lets? (?:it|everything) down|is (?:a bit of )?a (?:let-?down|mess|dud)|sounds? (?:a bit )?(?:off|"
    r"unfinished|half-baked|wrong|clumsy|awkward|muddled)|(?:does not|doesn't) (?:quite )?(?:work|fit|convince me|"
    r"sit right|feel right|sound right)|(?:is|feels) (?:a bit |too |rather )?(?:awkward|clumsy|off|wrong))"
)
_PLACE = (
    rf"(?:the )?(?:intro|opening|beginning|ending|end|bridge|chorus|verse|middle|"
    rf"bars? {NUMBER}(?: ?(?:-|to|and) ?{NUMBER})?)"
)
_PLAYING: tuple[Rule, ...] = (
    (compiled(r"^(?:i think |maybe |perhaps )?(?:the |my )(?P<who>[a-z]+(?: [a-z]+)?) (?:could|would) "
              r"(?:do with|benefit from|stand) (?:being|sounding|getting|to be) (?P<how>(?:a (?:bit|touch|little|tad|"
              r"lot) |slightly |much |far )?(?:more |less )?[a-z]+)[.! ]*$", re.IGNORECASE),
     r"make the \g<who> \g<how>"),
    (compiled(r"^less (?P<a>[a-z]+),? (?:and )?more (?P<b>[a-z]+)[.! ]*$", re.IGNORECASE),
     r"make the \g<a> softer and make the \g<b> louder"),
    (compiled(r"^more (?P<a>[a-z]+),? (?:and )?less (?P<b>[a-z]+)[.! ]*$", re.IGNORECASE),
     r"make the \g<a> louder and make the \g<b> softer"),
    (
        compiled(r"\bbring (?P<what>the [a-z]+) out(?: more| a (?:little )?(?:bit|more))*(?=[.!?, ]*$)", re.IGNORECASE),
        r"make \g<what> louder",
    ),
    (compiled(rf"{_LACKS}{_MISSES} (?:(?P<what>something|some|a bit of|more|a(?: \w+)?|an?)\s+)?(?:(?:going on |"
              rf"happening )?(?:in|at|on) )?(?:the |its )?{_LOW}[.! ]*$", re.IGNORECASE), _low_end),
    (compiled(rf"^(?:there(?:'s| is) (?:no|not (?:enough|any|much))|no) {_LOW}(?: in (?:it|this|the mix))?[.! ]*$",
              re.IGNORECASE), "add a bass"),
    (compiled(rf"^(?P<place>{_PLACE}) {_FLAT}[.! ]*$", re.IGNORECASE), r"rewrite \g<place>"),
    (compiled(r"\b(?:to|into|in) an? (?:(?:bit|slightly|little|somewhat|much) )?(?:brighter|higher) key\b",
              re.IGNORECASE), "up a whole step"),
    (compiled(r"\b(?:to|into|in) an? (?:(?:bit|slightly|little|somewhat|much) )?(?:darker|lower|deeper|warmer) key\b",
              re.IGNORECASE), "down a whole step"),
    (compiled(r"\b(?:duck|tuck|sit|pull|nestle) (?P<what>(?:the |my )?[a-z]+(?: [a-z]+)?) (?:in|under|underneath|back|"
              r"down)(?= (?:a |the |under|behind|from|in|at|so|for|where|some)|[.!?]|$)", re.IGNORECASE),
     r"make \g<what> quieter"),
    (compiled(r"\bduck (?P<what>the [a-z]+|it|everything)\b", re.IGNORECASE), r"make \g<what> quieter"),
    (compiled(r"^(?P<ask>(?:(?:can|could|would|will) you|please|i(?:'d like| want| need) you to)[, ]+)?(?:write|make|"
              r"create|produce|generate|print)(?: me| us| out)? (?:the |some |a |an )?(?P<what>sheet ?music|(?:full |"
              r"lead )?score|notation|midi(?: file)?|pdf|mp3|wav(?: file)?)(?: (?:for|of|from|out of) (?:it|this|that|"
              r"the (?:piece|song|music)))?[.?! ]*$", re.IGNORECASE), r"give me the \g<what>"),
    (compiled(rf"^(?:the )?(?P<what>[a-z]+) notes (?=(?:should be |must be )?(?:short|staccato|choppy|legato|long|"
              rf"smooth|detached))|(?<=make )the (?P<same>{_FAMILY}|melody) notes (?=(?:more |"
              rf"a bit )?(?:short|staccato|choppy|legato|long|smooth|detached))", re.IGNORECASE),
     lambda m: f"the {m['what'] or m['same']} "),
    (compiled(r"\bshort and (?:choppy|snappy|crisp|punchy|sharp|spiky|detached)\b", re.IGNORECASE), "staccato"),
    (compiled(r"^(?:another|an? (?:new|different|other)|one more) (?:take|version|spin|reading) (?:on|of) (?:this|it|"
              r"that)\b(?: one)?,? *(?:but |and |that(?:'s| is) )*(?=(?:\w+ ){0,3}?(?:close|near|similar|"
              r"subtle|slightly|"
              r"far|wild|wilder|radical|very different|bold)\b)", re.IGNORECASE), "a variation of it, "),
    (compiled(r"^(?:sorry|no offen[cs]e|ugh|honestly|hmm+|eh|i'm afraid)[, ]+(?:but )?(?:it|this|that) (?:just |kind "
              r"of )?sounds? (?:a bit )?like an? (?!dream|masterpiece|hit|angel)[a-z ]{3,40}[.! ]*$", re.IGNORECASE),
     "it sounds bad"),
)  # fmt: skip
# "How about a faster piano": one who plays already shall be otherwise.
_OTHERWISE = compiled(
    r"^(?:(?:hmm+|ok|okay|and|now|please|so|maybe|perhaps)[, ]+)*(?:how about|what about|(?:can|could) (?:we|you|i) "
    r"(?:have|get|do|try|give me|give it)|let's (?:have|try|hear)|give (?:me|it|us)|i(?:'d)? (?:want|"
    r"like|need)|i would "
    rf"like|it (?:needs|wants)|(?:maybe|perhaps|try))? ?(?:with )?(?:an? )?(?:much |slightly |"
    rf"bit )?(?P<how>{_COMPARATIVE}) (?P<who>{_FAMILY}|bass ?line|melody|beat)(?: part| line| track)?[.?! ]*$",
    re.IGNORECASE,
)
# "v2" is version 2 where there are so many.
_SHORT_VERSION = compiled(r"\bv(?P<n>[1-9])\b")


def direct(text: str, context: Context) -> str:
    """The cleaned ``text`` in more direct words; ``context`` says what is playing."""
    if not text.isascii():
        return direct_in_chinese(text, context)
    for rule, words in (*_CORRECTED, *_ON_THE_WAY):
        text = rule.sub(words, text)
    if not context.has_piece:
        return text
    text = _REASON.sub("", text)
    text = _possible(text)
    text = _EXCHANGES.sub(r"replace the \g<a> with \g<b> and replace the \g<c> with \g<d>", text)
    order = _IN_THE_ORDER.match(text)
    if order:
        return "put the sections in the order " + " ".join(c for c in order["letters"] if c.isalpha())
    text = _SHORT_VERSION.sub(lambda m: f"version {m['n']}" if int(m["n"]) <= context.versions else m[0], text)
    for rule, words in _PLAYING:
        text = rule.sub(words, text)
    other = _OTHERWISE.match(text)
    if other and _plays(other["who"].lower(), context):
        return f"make the {other['who']} {other['how']}"
    return text


def _possible(text: str) -> str:
    """A wish said as a question of what is possible, without the question."""
    match = _POSSIBLE.match(text)
    if match is None:
        return text
    rest = match["rest"].rstrip(" ?")
    wish = rest.startswith("to ") or compiled(rf"^{_ORDERS}\b").match(rest) or _VERB_OF_A_PART.search(rest)
    return f"please {rest.removeprefix('to ')}" if wish else text


def _plays(who: str, context: Context) -> bool:
    role = {"bassline": "bass", "bass line": "bass", "beat": "drums"}.get(who, who)
    return role == "melody" or role in context.parts
