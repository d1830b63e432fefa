"""A version of what is there, said in English, in words that the readers know: "a sadder version of this" is "make it
sadder", "one without drums" is "make it without drums".

What is asked for is the piece as it stands, otherwise; another piece is never called a version. Who plays it and in
what genre is left to what reads arrangements, and how many there shall be to what reads candidates.
"""

from __future__ import annotations

import re

from chatbot.understand.lexicon.courtesy import PLEASE
from chatbot.understand.matcher import compiled

_ASK = (
    r"(?:(?:ok(?:ay)?|now|and|so|well|then|but|maybe|perhaps|great|nice|good|cool|hm+|lovely|thanks?(?: "
    r"you)?)[,. !]+){0,6}"
    rf"{PLEASE}(?:(?:can|could|would|will|may) (?:you|we|i) (?:please |maybe |perhaps )?)?{PLEASE}"
    r"(?:(?:now |just )?(?:make|give|do|write|create|produce|compose|have|get|show|play|try|hear|prepare|let me "
    r"(?:have|hear|get)|let us (?:have|hear|try)|let's (?:have|hear|try|do|make)|i(?:'d| would)? (?:just |really |also "
    r")?(?:want|like|"
    r"need|love|prefer)(?: to (?:hear|have|try))?|how about|what about|is there|there should be|we (?:need|want))"
    r"(?: (?:me|us|for me))? )?(?:now |just |also |maybe |perhaps ){0,4}"
)
_NOUN = r"(?:version|take|rendition|variant|cut|rendering|edition|draft|reading)"
_OF_IT = (
    r"(?: (?:of|on) (?:it|this|that|the (?:same )?(?:piece|song|music|tune|track|thing|one)|this (?:piece|song|one|"
    r"tune|track)|what (?:we|you|i) have(?: now)?|the same))?"
)
_DEGREE = (
    r"(?:(?:just|ever so|only|even)? ?(?:a (?:little|tiny|wee)? ?bit|a little|a touch|a tad|slightly|somewhat|much|a "
    r"lot|far|way|considerably|significantly) )?"
)
# Words in -er that tell which version is meant and not how it shall be.
_WHICH = r"(?!(?:earlier|older|former|newer|later|latter|other|another|better|either|proper|never|ever|over|under)\b)"
_HOW = rf"{_DEGREE}(?:(?:more|less) [a-z]+(?:ly)?|{_WHICH}[a-z]{{2,}}(?:[^aeiou\W]er|ier))"
_HOWS = rf"{_HOW}(?:(?:,? and |, |,? but )(?:also )?{_HOW})*"
_END = r"(?:,? (?:please|now|then|instead|too|as well|thanks|if (?:you can|possible)))*[.?! ]*"

_BEFORE = compiled(
    rf"^{_ASK}(?:an?|another|one more|some|the same but|this but)(?: new)? (?P<how>{_HOWS}) (?:{_NOUN}{_OF_IT}|"
    rf"one(?: of (?:it|this|that))?)(?P<rest>(?: (?:with|without|in|at|for the|from|by|and)\b[^.!?]*)?){_END}$",
    re.IGNORECASE,
)
_AFTER = compiled(
    rf"^{_ASK}(?:an?|another|one|one more)(?: (?:new|other|different|alternative|slightly different|(?:second|"
    rf"third)(?! [a-z]+er\b)))?"
    rf" ?{_NOUN}?{_OF_IT}(?:,? (?:but|just|only|except|and)\b,?)*(?: (?:that|which|where it|in which it))?(?: "
    rf"?(?:is|'s|sounds|feels|"
    rf"goes|gets|should be|plays|would be|could be))? (?P<how>{_HOWS})(?P<rest>(?: (?:in|at|towards?|from|for "
    rf"the|by|with|and|near|around|throughout|until|after)\b[^.!?]*)?){_END}$",
    re.IGNORECASE,
)
_WITH = compiled(
    rf"^{_ASK}(?:an?|another|one more)(?: (?:new|other|alternative))? {_NOUN}{_OF_IT}(?:,? (?:but|just|only|and)\b,?)*"
    rf" (?P<how>without|with (?:more|less|fewer|no|a (?:bit|little) (?:more|less))|(?:in|at)(?= (?:(?:[a-g](?: "
    rf"?(?:flat|sharp)|[b#])? (?:major|minor))|\d+ ?(?:bpm)?)))(?P<rest> [^.!?]+?){_END}$",
    re.IGNORECASE,
)
_ENDS = compiled(
    rf"^{_ASK}(?:an?|another|one|one more) {_NOUN}{_OF_IT}(?:,? (?:that|which|where it|with|but))*(?: an?)? "
    rf"(?:(?P<verb>ends|starts|begins|opens|closes|finishes)(?: (?:off|out|up))? (?P<how>{_HOWS})|(?P<how2>{_HOWS}) "
    rf"(?P<noun>ending|beginning|opening|intro|end|start)){_END}$",
    re.IGNORECASE,
)
# "Make it end happier", said of what is there.
_MADE_TO_END = compiled(
    rf"\b(?:make|let|have) (?:it|this|the (?:piece|song|music|tune)) (?P<verb>end|start|begin|open|close|"
    rf"finish)(?: (?:off|out|up))? (?P<how>{_HOWS}){_END}$",
    re.IGNORECASE,
)
_BETTER = compiled(
    rf"^{_ASK}(?:an?|another) (?:better|nicer|improved|good|fresh|different|cooler|prettier) {_NOUN}{_OF_IT}{_END}$",
    re.IGNORECASE,
)
_OLDER = compiled(rf"^{_ASK}(?:an?|the) (?:older|earlier) {_NOUN}{_OF_IT}{_END}$", re.IGNORECASE)
_ENDING = frozenset({"ends", "closes", "finishes", "ending", "end", "close", "finish"})


def otherwise(text: str) -> str:
    """The cleaned ``text``, said while a piece is there, as what shall become of it."""
    if _BETTER.match(text):
        return "another take"
    if _OLDER.match(text):
        return "go back to the previous version"
    match = _ENDS.match(text)
    if match:
        return f"make the {_place(match['verb'] or match['noun'])} {match['how'] or match['how2']}"
    match = _BEFORE.match(text) or _AFTER.match(text)
    if match:
        return f"make it {match['how']}{match['rest']}"
    match = _WITH.match(text)
    if match:
        lead = "put" if match["how"].lower() == "in" else "make"
        how = "" if match["how"].lower() == "at" else f" {match['how']}"
        return f"{lead} it{how}{match['rest']}"
    return _MADE_TO_END.sub(lambda m: f"make the {_place(m['verb'])} {m['how']}", text)


def _place(word: str) -> str:
    return "ending" if word.lower() in _ENDING else "beginning"
