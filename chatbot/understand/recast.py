"""What is there in other hands, in another style, or with somebody more, said in English, in words that the readers
know: "write a violin part" is "add a violin", "a piano version" is "arrange it for piano", "in the style of a tango"
is "turn it into a tango", "the intro is boring, write a new one" is "rewrite the intro"."""

from __future__ import annotations

import re
from collections.abc import Callable

from chatbot.understand.context import Context
from chatbot.understand.lexicon.courtesy import PLEASE
from chatbot.understand.lexicon.genres import GENRES
from chatbot.understand.lexicon.instruments import INSTRUMENTS, Ensemble, Instrument
from chatbot.understand.names import key_name
from chatbot.understand.numerals import NUMBER
from chatbot.understand.rule import Rule, rule
from composer.key import Key

_END = r"(?:,? (?:please|now|instead|then|too|as well|thanks|for me|maybe|perhaps|for a change|this time))*[.!? ]*$"
_ASK = (
    rf"^(?:{PLEASE})(?:(?:make|do|write|compose|create|give|have|try|play|let me (?:have|hear)|let's (?:have|hear|try)|"
    r"can (?:i|we) (?:have|get|hear)|could (?:i|we) (?:have|get|hear)|i(?:'d| would)? (?:like|want|need|love)(?: to "
    r"(?:have|hear))?|how about|what about|come up with|put in|add|show) (?:me |us |it |this )?)?"
)
_NAME = r"(?!the\b)[a-z]+(?:[ -](?!the\b)[a-z]+){0,2}?"
_OF_IT = (
    r"(?: (?:of|for|to|on top of|to go with|under|over) (?:it|this|that|the (?:piece|song|tune|music|same|melody)))?"
)
_TUNE = r"(?:bass ?line|bass part|melody|tune|theme|lead|top line|chords|harmony)"
_SPOT = (
    rf"(?:intro(?:duction)?|ending|outro|coda|bridge|chorus|verse|refrain|melody|tune|theme|bass ?line|bass|chords|"
    rf"harmony|accompaniment|drums?|beat|piano(?: part)?|bars? {NUMBER}(?: ?(?:-|to|through|and) ?{NUMBER})?|(?:first|"
    rf"second|last|middle) (?:half|section|part|(?:{NUMBER} )?bars?))"
)


def _named(words: str) -> list[Instrument | Ensemble]:
    return [hit.value for hit in INSTRUMENTS.find(words.lower()) if hit.value is not None]


def _plays(words: str, context: Context) -> bool:
    named = [one for one in _named(words) if isinstance(one, Instrument)]
    return bool(named) and all(one.family in context.parts for one in named)


#: Whether what a rule has caught is what it is made for, where its words alone do not say.
_Fits = Callable[[re.Match[str], Context], bool]


def _a_guest(match: re.Match[str], context: Context) -> bool:
    """Whether somebody is named who does not play yet."""
    return bool(_named(match["new"])) and not _plays(match["new"], context)


def _a_player(match: re.Match[str], _context: Context) -> bool:
    return bool(_named(match["new"]))


def _a_genre(match: re.Match[str], _context: Context) -> bool:
    hits = [hit for hit in GENRES.find(match["genre"].lower()) if hit.value is not None]
    return len(hits) == 1 and len(hits[0].phrase) >= len(match["genre"].strip()) - len("ish ")


def _who_plays(match: re.Match[str], context: Context) -> bool:
    return _plays(match["who"], context)


def _all_play(match: re.Match[str], context: Context) -> bool:
    """Whether nobody and nothing else is named than those who play."""
    names = re.split(r",? and |, ", match["who"])
    return all(_plays(name, context) for name in names)


def _has_drums(_match: re.Match[str], context: Context) -> bool:
    return "drums" in context.parts


def _always(_match: re.Match[str], _context: Context) -> bool:
    return True


def _when(fits: _Fits, pattern: str, words: str | Callable[[re.Match[str]], str]) -> tuple[_Fits, Rule]:
    """A rule, and what must hold of what it has caught."""
    return fits, rule(pattern, words)


_RULES: tuple[tuple[_Fits, Rule], ...] = (
    # Somebody more.
    _when(_a_guest,
        rf"{_ASK}(?:an?|the|some|another) (?:new |second |extra |separate |nice |simple |solo )*(?:harmony|counter|"
        rf"second|backing) (?:part|line|voice) (?:for|on|by|in) (?:the |"
        rf"an? )?(?P<new>{_NAME}){_OF_IT}{_END}",
        r"add a countermelody on \g<new>"),
    _when(_a_guest,
        rf"{_ASK}(?:an?|the|some|another) (?:new |extra |separate |nice |simple |solo )*(?:part|line|voice) (?:for|on|"
        rf"by) (?:the |an? )?(?P<new>{_NAME}){_OF_IT}{_END}", r"add a \g<new>"),
    _when(_a_guest,
        rf"{_ASK}(?:an?|the|another) (?:new |extra |separate |nice |simple )*(?P<new>{_NAME}) (?:part|line|"
        rf"voice){_OF_IT}{_END}", r"add a \g<new>"),
    # The same in other hands.
    _when(_a_player,
        rf"{_ASK}(?:an?|the|another) (?P<alone>solo )?(?P<new>{_NAME})[ -](?:version|arrangement|cover|rendition|"
        rf"reduction|transcription|setting){_OF_IT}{_END}",
        lambda m: f"arrange it for {m['alone'] or ''}{m['new']}"),
    _when(_a_player,
        rf"\b(?:have|let|get|make) (?:the |an? |some )?(?P<new>{_NAME}) (?:to )?(?:take|do|handle|cover|carry|take "
        rf"over|take on|have) (?:over )?(?:the |its )(?P<whose>{_TUNE})(?= (?:from|in|at|during)\b|"
        rf"{_END})",
        r"replace the \g<whose> with \g<new>"),
    _when(_a_player,
        rf"\bgive (?:the |an? )?(?P<new>{_NAME}) the (?P<whose>{_TUNE})(?= (?:from|in|at|during)\b|{_END})",
        r"replace the \g<whose> with \g<new>"),
    _when(
        _a_player,
        rf"^(?P<where>(?:from|in|at|during|for|after) (?:the |bars? |measures? )[^,.;]{{1,24}}?,? )?(?:the |an? )"
        rf"(?P<new>{_NAME}) (?:(?:should|could|can|must|to|will|shall|ought to) )?(?:plays?|takes?(?: over)?|has|have|"
        rf"carry|carries|gets?|does|do) (?:the |its )(?P<whose>{_TUNE}){_END}",
        lambda m: f"{m['where'] or ''}let the {m['new']} take over the {m['whose']}",
    ),
    # The same in another style.
    _when(_a_genre,
        rf"^(?:{PLEASE})(?:(?:make|play|do|have|try|put) (?:it|this|that) )?(?:in|with|after) the (?:style|manner|"
        rf"spirit|fashion|way) of (?:an? )?(?P<genre>[a-z][a-z &-]{{2,20}}?)(?: music| song| piece)?{_END}",
        r"turn it into \g<genre>"),
    _when(_a_genre,
        rf"^(?:{PLEASE})(?:(?:make|play|do|have|try|put) (?:it|this|that) )?(?:in )?(?:an? |the )?(?P<genre>[a-z]"
        rf"[a-z &-]{{2,20}}?)[ -](?:style|fashion){_END}", r"turn it into \g<genre>"),
    # What is disliked, anew.
    _when(
        _always,
        rf"^(?:but |sorry,? |honestly,? |hmm,? |i think )*(?:the |its |this |that |my )?(?P<what>{_SPOT}) (?!stays?|"
        rf"should|could|can|must)[^,.;!?]{{2,45}}[,.;!]+ (?:so |and |please |can you |could you |just |"
        rf"let's |i want "
        rf"(?:you to )?|i need |i'd like )*(?:(?:write|make|do|compose|give|try|find|have|get|want|"
        rf"need)(?: me)? )?"
        rf"(?:an? )?(?:(?:completely |totally )?(?:new|different|better|fresh|other)|another)(?: one| ones|"
        rf" version| try| go)?{_END}", r"rewrite the \g<what>"),
    _when(
        _always,
        rf"\b(?:i(?:'d| would)? (?:like|want|prefer|need)|make|have|let) (?:the |its )(?P<what>{_SPOT}) (?:to )?(?:be "
        rf"|sound "
        rf"|go )?(?:something |completely |totally |a bit |a little )*(?:different(?:ly)?|otherwise|changed|new|"
        rf"another){_END}|"
        rf"^(?:the |its )(?P<what2>{_SPOT}) (?:should|could|must|needs to|ought to|has to) (?:be |sound |"
        rf"go )?(?:different(?:ly)?|"
        rf"otherwise|changed|another|new){_END}",
        lambda m: f"rewrite the {m['what'] or m['what2']}",
    ),
    _when(
        _always,
        rf"\b(?:swap|replace|exchange|change|trade) (?:the |its )(?P<what>{_SPOT}) (?:for|with|to|into|by) (?:some |"
        rf"an? )?"
        rf"(?P<how>[a-z]+(?: [a-z]+)?) ones?{_END}",
        r"rewrite the \g<what>, \g<how>",
    ),
    _when(
        _always,
        rf"^(?:{PLEASE})(?:do|write|make|try|compose) (?:the |its )(?P<what>{_SPOT}) (?:again|over|anew|afresh|"
        rf"once more|over "
        rf"again|differently){_END}",
        r"rewrite the \g<what>",
    ),
    _when(
        _has_drums,
        rf"{_ASK}(?:an?|some)? ?(?:completely |totally |slightly )?(?:new|different|other|another|better|"
        rf"fresh) (?:groove|beat|"
        rf"rhythm|drum pattern){_END}",
        "rewrite the drums",
    ),
    # "A choir in the chorus".
    _when(
        _a_guest,
        rf"^(?:{PLEASE})(?P<new>(?:an? |some )(?:[a-z]+ )?[a-z]+) (?P<where>(?:in|at|during|for|from|over) (?:the |"
        rf"bars? |"
        rf"measures? )[^,.;]{{1,24}}?){_END}",
        r"add \g<new> \g<where>",
    ),
    _when(
        _always,
        rf"^(?:{PLEASE})(?:(?:write|play|put|have|add|i want|i'd like) )?(?P<what>{NUMBER} (?:bars|"
        rf"measures) of [^,.;]{{3,40}}?) "
        rf"before (?:it|the (?:piece|music|song|rest|others)|everything|everybody|everyone(?: else)?) (?:starts|"
        rf"begins|comes in|"
        rf"enters|joins){_END}",
        r"add an intro of \g<what>",
    ),
    # Sections in few words.
    _when(
        _always,
        rf"^(?:{PLEASE})(?:(?:i )?(?:want|need) |with )?(?:no|without(?: an?| the| any)?|skip the|"
        rf"not any) (?P<what>intro(?:duction)?|"
        rf"bridge|outro|coda|second verse|chorus){_END}",
        r"leave out the \g<what>",
    ),
    _when(
        _always,
        rf"^(?:{PLEASE})(?:(?:an? |the )?shorter (?P<what>intro(?:duction)?|bridge|outro|coda|verse|chorus|ending)|"
        rf"(?:make|"
        rf"have) (?:the )?(?P<what2>intro|bridge|outro|coda|verse|chorus|ending) shorter){_END}",
        lambda m: f"make the {m['what'] or m['what2']} half as long",
    ),
    _when(
        _always,
        rf"^(?:{PLEASE})(?:the )?(?P<what>intro|bridge|verse|chorus|refrain|outro|bars {NUMBER} ?(?:-|to) ?{NUMBER}|"
        rf"(?:first|last) "
        rf"{NUMBER} bars) (?P<times>twice|(?:two|three|four|2|3|4) times){_END}",
        r"play the \g<what> \g<times>",
    ),
    # "Everything staccato but the piano".
    _when(
        _who_plays,
        rf"\b(?:everything|everyone|everybody|all) (?P<how>[a-z]+(?: [a-z]+)?) (?:but|except(?: for)?|"
        rf"apart from) (?P<who>(?:the |"
        rf"my )[a-z]+){_END}",
        r"everything but \g<who> \g<how>",
    ),
    # "Bass and drums tighter".
    _when(
        _all_play,
        rf"^(?:{PLEASE})(?P<who>(?:the )?[a-z]+(?:,? and (?:the )?[a-z]+)) (?P<how>(?:a (?:little )?bit |a little |"
        rf"much |slightly "
        rf")?(?:[a-z]+er|more [a-z]+|less [a-z]+)){_END}",
        r"make \g<who> \g<how>",
    ),
    _when(
        _always,
        rf"^(?:{PLEASE})(?:the )?chords (?:should|could|must|need to|to) be (?:arpeggiated|broken(?: up)?){_END}|"
        rf"^(?:{PLEASE})(?:break up the chords|(?:broken|arpeggiated) chords){_END}",
        "arpeggiate the chords",
    ),
    # From a bar on, to the end.
    _when(
        _always,
        rf"\bfrom (?P<bar>(?:bar|measure) {NUMBER})(?= (?:in|it|the|with|let|make|have|transpose|play|an?|everything|"
        rf"louder|"
        rf"softer|faster|slower)\b)(?! it)",
        r"from \g<bar> on",
    ),
    # Who stays, and the others.
    _when(
        _all_play,
        rf"^(?:{PLEASE})(?:(?:only|just) (?:keep|leave|retain)|(?:keep|leave|retain) (?:only|just|"
        rf"nothing but)) (?P<who>(?:the )?"
        rf"[a-z]+(?:(?:, | and |,? and )(?:the )?[a-z]+){{0,3}}){_END}",
        r"solo \g<who>",
    ),
    _when(
        _always,
        r"\b(?:the whole (?:thing|piece|song|tune)|it all|all of it|the (?:piece|song|music)|"
        r"it)\b(?=[^.;,]{1,50}\b(?:except|"
        r"apart from|but not|other than|excluding)\b (?:for )?(?:the |my )[a-z]+[.! ]*$)",
        "everything",
    ),
    _when(_who_plays,
        rf"^(?:{PLEASE})(?:leave|keep) (?P<who>(?:the |my )?[a-z]+(?: [a-z]+)?)(?: (?:as (?:it|they) (?:is|are|"
        r"was|were)|alone|like that|the same|unchanged))?,? (?:and |but )*(?:make |turn |play |"
        r"have )?(?:the rest|"
        r"everything else|the others?|all the (?:others|rest)|everyone else|everybody else) (?:to be |"
        r"should be "
        r"|is |are )?(?P<how>.+)$", r"everything but \g<who> \g<how>"),
    _when(_who_plays,
        rf"\bdoubl(?:e|ing) (?P<what>(?:the |my )?[a-z]+(?: [a-z]+)?) (?P<by>(?:with|by|on) (?:an? |the )?"
        rf"(?P<who>[a-z]+(?: [a-z]+)?)),? (?P<far>(?:an?|one|two) octaves? (?:up|down|higher|lower|above|"
        rf"below)){_END}", r"double \g<what> \g<far> \g<by>"),
    _when(_a_guest,
        rf"\bdoubl(?:e|ing) (?P<what>(?:the |my )?[a-z]+(?: [a-z]+)?) (?P<by>(?:with|by|on) (?:an? |the )?"
        rf"(?P<new>[a-z]+(?: [a-z]+)?)),? (?P<far>(?:an?|one|two) octaves? (?:up|down|higher|lower|above|"
        rf"below)){_END}", r"double \g<what> \g<far> \g<by>"),
    # Hands, sections, fades.
    _when(
        _always,
        rf"\bseparate (?:the )?(?:two |left and right )?hands(?: (?:of|in|on) (?:the )?(?P<who>[a-z]+))?{_END}|\bgive "
        rf"each hand (?:its|a|a separate) (?:own )?(?:part|staff|track|line){_END}",
        lambda m: f"split the {m['who'] or 'piano'} into two hands"),
    _when(
        _always,
        rf"^(?:{PLEASE})(?:play |put |have |start with |begin with |move )?(?:section |"
        rf"part )?(?P<a>[B-H])(?: section)? "
        rf"(?:comes |goes |should come )?first{_END}", r"put section \g<a> before section A"),
    _when(_always,
        r"\b(?P<fade>fad(?:e|es|ing)(?: it| this| everything| the \w+)?[- ](?:out|in)) (?:very )?(?:slowly|gradually|"
        r"gently|softly|bit by bit)\b|\b(?:slowly|gradually|gently|softly) (?P<fade2>fad(?:e|es|ing)(?: it|"
        r" this| "
        r"everything)?[- ](?:out|in))\b", lambda m: m["fade"] or m["fade2"]),
    _when(
        _always,
        rf"^(?:{PLEASE})(?:let|have|make) (?:everyone|everybody|all of them|the others|the rest) (?:play|sound|come "
        rf"in|be heard)(?: again)?{_END}", "unmute everything"),
)  # fmt: skip
# "Modulate to the dominant": a key by its place in the one that is there.
_DEGREE = rule(
    r"\b(?P<to>(?:modulate|transpose|go|move|change|switch|shift|turn)(?: it| this| everything|"
    r" over)? (?:in)?to) (?:the "
    r")?(?P<degree>sub-?dominant|dominant)(?: key| major)?(?! (?:seventh|7th|chord|minor))",
    "",
)[0]
_STEPS = {"dominant": 7, "subdominant": 5}


def recast(text: str, context: Context) -> str:
    """The cleaned English ``text`` on a piece that is playing, in plainer words."""
    if not text.isascii() or not context.has_piece:
        return text
    for fits, (pattern, words) in _RULES:
        match = pattern.search(text)
        if match and fits(match, context):
            text = pattern.sub(words, text)
    degree = _DEGREE.search(text)
    if degree and context.key:
        near = Key.of(context.key.pitch_class + _STEPS[degree["degree"].lower().replace("-", "")], context.key.mode)
        text = f"{text[: degree.start()]}{degree['to']} {key_name(near, 'en')}{text[degree.end() :]}"
    return text
