"""Short English orders on sections, bars, keys and loudness of what is there, in words that the readers know: "no
intro" is "leave out the intro", "too much bass" is "make the bass softer", "stop at bar 8" is "cut everything after
bar 8"."""

from __future__ import annotations

import re

from chatbot.understand.conditional import END, Conditional, a_genre, all_play, always, applied, when, who_plays
from chatbot.understand.context import Context
from chatbot.understand.lexicon.courtesy import PLEASE
from chatbot.understand.names import key_name
from chatbot.understand.numerals import NUMBER
from chatbot.understand.rule import rule
from composer.key import Key


def repeats(match: re.Match[str], _context: Context) -> bool:
    """Whether letters are an order of sections and no chords: one of them comes back, and A is among them."""
    letters = [c for c in match["letters"] if c.isalpha()]
    return len(set(letters)) < len(letters) and "A" in letters and letters.count("D") == letters.count("C") == 0


_BARS = rf"(?:bars?|measures?) {NUMBER}(?: ?(?:-|to|through|and) ?{NUMBER})?"
_SHARES = {"third": 33, "quarter": 25, "half": 50, "fifth": 20, "tenth": 10}


def _percent(share: str) -> str:
    """A share in words or figures as a number of per cent."""
    named = next((value for word, value in _SHARES.items() if word in share.lower()), None)
    return (
        str(named) if named is not None else share.rstrip("% ").removesuffix("percent").removesuffix("per cent").strip()
    )


_RULES: tuple[Conditional, ...] = (
    # Sections in few words.
    when(
        always,
        rf"^(?:{PLEASE})(?:(?:i )?(?:want|need) |with )?(?:no|without(?: an?| the| any)?|skip the|"
        rf"not any) (?P<what>intro(?:duction)?|"
        rf"bridge|outro|coda|second verse|chorus){END}",
        r"leave out the \g<what>",
    ),
    when(
        always,
        rf"^(?:{PLEASE})(?:(?:an? |the )?shorter (?P<what>intro(?:duction)?|bridge|outro|coda|verse|chorus|ending)|"
        rf"(?:make|have) (?:the )?(?P<what2>intro|bridge|outro|coda|verse|chorus|ending) shorter){END}",
        lambda m: f"make the {m['what'] or m['what2']} half as long",
    ),
    when(
        always,
        rf"\b(?:can|could|let|have|make|should|i want|i'd like) (?P<what>{_BARS}|the (?:intro|bridge|verse|chorus|"
        rf"refrain|"
        rf"outro)) (?:to )?(?:come|be played|be heard|sound|run|go|happen|appear) (?P<times>twice|{NUMBER} "
        rf"times)(?: in a "
        rf"row| over| running)?\??{END}",
        r"play \g<what> \g<times>",
    ),
    when(
        always,
        rf"^(?:{PLEASE})(?:the )?(?P<what>intro|bridge|verse|chorus|refrain|outro|bars {NUMBER} ?(?:-|to) ?{NUMBER}|"
        rf"(?:first|last) {NUMBER} bars) (?P<times>twice|(?:two|three|four|2|3|4) times){END}",
        r"play the \g<what> \g<times>",
    ),
    # "Everything staccato but the piano".
    when(
        who_plays,
        rf"\b(?:everything|everyone|everybody|all) (?P<how>[a-z]+(?: [a-z]+)?) (?:but|except(?: for)?|"
        rf"apart from) (?P<who>(?:the |my )[a-z]+){END}",
        r"everything but \g<who> \g<how>",
    ),
    # "Bass and drums tighter".
    when(
        all_play,
        rf"^(?:{PLEASE})(?P<who>(?:the )?[a-z]+(?:,? and (?:the )?[a-z]+)) (?P<how>(?:a (?:little )?bit |a little |"
        rf"much |slightly )?(?:[a-z]+er|more [a-z]+|less [a-z]+)){END}",
        r"make \g<who> \g<how>",
    ),
    when(
        always,
        rf"^(?:{PLEASE})(?:the )?chords (?:should|could|must|need to|to) be (?:arpeggiated|broken(?: up)?){END}|"
        rf"^(?:{PLEASE})(?:break up the chords|(?:broken|arpeggiated) chords){END}",
        "arpeggiate the chords",
    ),
    when(
        always,
        rf"^(?:{PLEASE})(?:(?:put|add|place|write|play|give me) )?(?P<n>{NUMBER}) (?:bars|measures) of "
        rf"(?P<what>intro(?:duction)?|ending|outro|coda|bridge)(?: in front| before it| after it| at the (?:start|"
        rf"beginning|front|end))?{END}",
        r"add an \g<what> of \g<n> bars",
    ),
    when(
        always,
        rf"^(?:{PLEASE})(?:let it |make it |have it |it should )?(?:end|stop|finish)(?: it| this| the (?:piece|song|"
        rf"music))? (?:right |already )?(?:after|at|with) (?P<bar>(?:bar|measure) {NUMBER}){END}",
        r"cut everything after \g<bar>",
    ),
    when(
        repeats,
        rf"^(?:{PLEASE})(?:play it |play |the order |in the order |"
        rf"order:? )?(?P<letters>[A-D](?:[ ,-]+[A-D]){{2,7}}){END}",
        r"put the sections in the order \g<letters>",
    ),
    when(
        always,
        rf"^(?:{PLEASE})(?P<way>up|down) (?:a (?:little )?(?:bit )?|slightly )?(?:in|with the) (?:tempo|speed|"
        rf"pace){END}",
        lambda m: f"a bit {'faster' if m['way'].lower() == 'up' else 'slower'}",
    ),
    # How loud, by volume and by amount.
    when(
        who_plays,
        rf"^(?:but |hmm,? |and )*(?:there(?:'s| is| are) |it has |it's got |i hear )?(?:way |far |a bit |just |"
        rf"still |"
        rf"simply |much )*(?P<how>too much|too many|too little|too few|not enough|not nearly enough|"
        rf"hardly any) (?:of )?(?P<who>(?:the "
        rf")?[a-z]+)(?: in (?:it|here|there|the mix))?{END}",
        lambda m: f"make {m['who']} {'softer' if m['how'].lower() in ('too much', 'too many') else 'louder'}",
    ),
    when(
        who_plays,
        r"\b(?:put|set|place|have|bring|move|mix|sit) (?P<who>(?:the |my )?[a-z]+) (?:a (?:little )?bit |a little |"
        r"much )?(?:(?P<low>lower|further (?:down|back)|back|down)|higher|up|further up|forward) in the mix",
        lambda m: f"make {m['who']} {'softer' if m['low'] else 'louder'}",
    ),
    when(
        who_plays,
        rf"\b(?P<way>lower|raise) (?P<who>(?:the |my )[a-z]+) (?P<bit>a (?:little )?bit|a little|slightly|a touch|"
        rf"a notch|a tad|some){END}",
        lambda m: f"make {m['who']} {'a bit'} {'softer' if m['way'].lower() == 'lower' else 'louder'}",
    ),
    when(
        always,
        r"\b(?:(?P<down>cut|drop|reduce|lower|decrease|bring down|turn down|take down|pull down)|raise|increase|"
        r"boost|"
        r"push up|crank up|bring up|turn up|lift) the (?:volume|level|loudness)(?: (?:of|on|for|in) (?P<who>(?:the |"
        r"my )[a-z]+))?(?: down| up)?",
        lambda m: f"make {m['who'] or 'it'} {'softer' if m['down'] else 'louder'}",
    ),
    when(
        a_genre,
        rf"^(?:{PLEASE})(?:change|switch|go|turn|convert|move)(?: it| this| that)? (?:over )?(?:in)?to (?:an? "
        rf")?(?P<genre>[a-z][a-z &-]{{2,20}}?){END}",
        r"turn it into \g<genre>",
    ),
    when(
        always,
        rf"\b(?:change|rewrite|redo|regenerate|recompose|replace) (?:everything|all(?: of it)?|it all) (?:but|"
        rf"except(?: for)?|apart from|besides) (?P<who>(?:the |my )[a-z]+(?: and (?:the )?[a-z]+)?){END}",
        r"rewrite everything, keep \g<who>",
    ),
    when(
        always,
        rf"^(?:{PLEASE})(?:open|start|begin)(?: it| this)? (?:off )?with (?P<what>{NUMBER} (?:bars|"
        rf"measures) of [a-z ]{{3,30}}?){END}",
        r"add an intro of \g<what>",
    ),
    when(
        always,
        rf"\b(?:squeeze|compress|fit|condense|cram|pack|boil) (?:it|this|that|everything) (?:in|into|down to|"
        rf"to) (?P<n>{NUMBER}) (?:bars|measures)",
        r"trim it to \g<n> bars",
    ),
    when(
        always,
        rf"\bfade (?P<p>(?:the |its )?(?:last|final) (?:{NUMBER} )?(?:bars?|measures?)|the (?:ending|end|"
        rf"outro))(?: out| away)?\b",
        r"fade out over \g<p>",
    ),
    # Bars in which nobody plays; bars between others; a note that is held.
    when(
        always,
        rf"^(?:{PLEASE})(?:(?:put|leave|i want|add) )?(?:silence|nothing|no notes|an? (?:rest|pause|silence)|"
        rf"everybody (?:silent|out)|"
        rf"everyone (?:silent|out)) (?:in|during|for|at) (?P<a>{_BARS}){END}|^(?:{PLEASE})(?:empty|clear|"
        rf"blank) (?P<b>{_BARS}){END}|^(?:{PLEASE})leave (?P<c>{_BARS}) (?:empty|blank|silent){END}",
        lambda m: f"mute {m['a'] or m['b'] or m['c']}",
    ),
    when(
        always,
        rf"^(?:{PLEASE})(?:(?:put|add|insert|write|place) )?(?P<n>{NUMBER}) (?:more |extra )?(?:bars|"
        rf"measures) (?:in front|at the (?:very "
        rf")?(?:beginning|start|front)|before (?:it|the (?:piece|song|music|start|beginning)|bar (?:1|"
        rf"one)))(?: of (?:it|the piece))?{END}",
        r"add an intro of \g<n> bars",
    ),
    when(
        always,
        rf"^(?:{PLEASE})(?:add|insert|put|write|squeeze)(?: in)? (?P<n>{NUMBER}) (?:more |extra |new )?(?:bars|"
        rf"measures) (?P<where>(?:after|between|before) (?:bars? |measures? )[^,.;]{{1,16}}?){END}",
        r"add a \g<n>-bar section \g<where>",
    ),
    when(
        always,
        rf"\b(?:hold|sustain|let ring|prolong|draw out) the (?P<which>last|final|first) (?:chord|note)(?: (?:for|"
        rf"over) [a-z0-9 ]+?)?(?: longer)?{END}",
        "make the last note longer",
    ),
    when(always, rf"\bback (?:in)?to (?P<n>three|four|five|six|2|3|4|5|6){END}", r"in \g<n>"),
    # Variations by their share.
    when(
        always,
        rf"^(?:{PLEASE})(?:change|alter|vary|rewrite) (?:about |around |roughly |some |only |"
        rf"just )?(?P<p>{NUMBER} ?(?:%|percent|per "
        rf"cent)|(?:an? )?(?:third|quarter|half|fifth|tenth)) (?:of )?(?:it|this|the (?:notes|piece|music|"
        rf"song)){END}|"
        rf"^(?:{PLEASE})(?:about |around |roughly |only |just )?(?P<p2>{NUMBER} ?(?:%|percent|per cent)|"
        rf"(?:an? )?(?:third|quarter|half|"
        rf"fifth|tenth)) (?:of (?:it|the notes) )?(?:should be )?(?:different|new|changed){END}",
        lambda m: f"a variation, {_percent(m['p'] or m['p2'])} percent different",
    ),
    when(
        always,
        rf"^(?:{PLEASE})make (?:it|this|that) (?P<how>quite|very|really|a (?:little )?bit|a little|slightly|"
        rf"completely|totally|rather|somewhat|radically|entirely) different{END}",
        r"a \g<how> different variation",
    ),
    # From a bar on, to the end.
    when(
        always,
        rf"\bfrom (?P<bar>(?:bar|measure) {NUMBER})(?= (?:in|it|the|with|let|make|have|transpose|play|an?|everything|"
        rf"louder|softer|faster|slower)\b)(?! it)",
        r"from \g<bar> on",
    ),
    # Hands, sections, fades.
    when(
        always,
        rf"\bseparate (?:the )?(?:two |left and right )?hands(?: (?:of|in|on) (?:the )?(?P<who>[a-z]+))?{END}|\bgive "
        rf"each hand (?:its|a|a separate) (?:own )?(?:part|staff|track|line){END}",
        lambda m: f"split the {m['who'] or 'piano'} into two hands"),
    when(
        always,
        rf"^(?:{PLEASE})(?:play |put |have |start with |begin with |move )?(?:section |"
        rf"part )?(?P<a>[B-H])(?: section)? "
        rf"(?:comes |goes |should come )?first{END}", r"put section \g<a> before section A"),
    when(always,
        r"\b(?P<fade>fad(?:e|es|ing)(?: it| this| everything| the \w+)?[- ](?:out|in)) (?:very )?(?:slowly|gradually|"
        r"gently|softly|bit by bit)\b|\b(?:slowly|gradually|gently|softly) (?P<fade2>fad(?:e|es|ing)(?: it| this| "
        r"everything)?[- ](?:out|in))\b", lambda m: m["fade"] or m["fade2"]),
    when(
        always,
        rf"^(?:{PLEASE})(?:let|have|make) (?:everyone|everybody|all of them|the others|the rest) (?:play|sound|come "
        rf"in|be heard)(?: again)?{END}", "unmute everything"),
)  # fmt: skip
# "Modulate to the dominant": a key by its place in the one that is there.
_DEGREE = rule(
    r"\b(?P<to>(?:modulate|transpose|go|move|change|switch|shift|turn)(?: it| this| everything|"
    r" over)? (?:in)?to) (?:the )?(?P<degree>sub-?dominant|dominant)(?: key| major)?(?! (?:seventh|7th|chord|minor))",
    "",
)[0]
_STEPS = {"dominant": 7, "subdominant": 5}


def short_orders(text: str, context: Context) -> str:
    """The cleaned English ``text`` on a piece that is playing, in plainer words."""
    if not text.isascii() or not context.has_piece:
        return text
    text = applied(_RULES, text, context)
    degree = _DEGREE.search(text)
    if degree and context.key:
        near = Key.of(context.key.pitch_class + _STEPS[degree["degree"].lower().replace("-", "")], context.key.mode)
        text = f"{text[: degree.start()]}{degree['to']} {key_name(near, 'en')}{text[degree.end() :]}"
    return text
