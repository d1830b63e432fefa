"""What is there in other hands, in another style, or with somebody more, said in English, in words that the readers
know: "write a violin part" is "add a violin", "a piano version" is "arrange it for piano", "in the style of a tango"
is "turn it into a tango", "the intro is boring, write a new one" is "rewrite the intro"."""

from __future__ import annotations

from chatbot.understand.conditional import (
    END,
    SPOT,
    Conditional,
    a_genre,
    a_guest,
    a_player,
    all_play,
    always,
    applied,
    hands_over,
    has_drums,
    when,
    who_plays,
)
from chatbot.understand.context import Context
from chatbot.understand.lexicon.courtesy import PLEASE
from chatbot.understand.numerals import NUMBER

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
_RULES: tuple[Conditional, ...] = (
    # Somebody more.
    when(a_guest,
        rf"{_ASK}(?:an?|the|some|another) (?:new |second |extra |separate |nice |simple |solo )*(?:harmony|counter|"
        rf"second|backing) (?:part|line|voice) (?:for|on|by|in) (?:the |"
        rf"an? )?(?P<new>{_NAME}){_OF_IT}{END}",
        r"add a countermelody on \g<new>"),
    when(a_guest,
        rf"{_ASK}(?:an?|the|some|another) (?:new |extra |separate |nice |simple |solo )*(?:part|line|voice) (?:for|on|"
        rf"by) (?:the |an? )?(?P<new>{_NAME}){_OF_IT}{END}", r"add a \g<new>"),
    when(a_guest,
        rf"{_ASK}(?:an?|the|another) (?:new |extra |separate |nice |simple )*(?P<new>{_NAME}) (?:part|line|"
        rf"voice){_OF_IT}{END}", r"add a \g<new>"),
    # The same in other hands.
    when(a_player,
        rf"{_ASK}(?:an?|the|another) (?P<alone>solo )?(?P<new>{_NAME})[ -](?:version|arrangement|cover|rendition|"
        rf"reduction|transcription|setting){_OF_IT}{END}",
        lambda m: f"arrange it for {m['alone'] or ''}{m['new']}"),
    when(a_player,
        rf"\b(?:have|let|get|make) (?:the |an? |some )?(?P<new>{_NAME}) (?:to )?(?:take|do|handle|cover|carry|take "
        rf"over|take on|have) (?:over )?(?:the |its )(?P<whose>{_TUNE})(?= (?:from|in|at|during)\b|"
        rf"{END})",
        r"replace the \g<whose> with \g<new>"),
    when(a_player,
        rf"\bgive (?:the |an? )?(?P<new>{_NAME}) the (?P<whose>{_TUNE})(?= (?:from|in|at|during)\b|{END})",
        r"replace the \g<whose> with \g<new>"),
    when(
        a_player,
        rf"^(?P<where>(?:from|in|at|during|for|after) (?:the |bars? |measures? )[^,.;]{{1,24}}?,? )?(?:the |an? )"
        rf"(?P<new>{_NAME}) (?:(?:should|could|can|must|to|will|shall|ought to) )?(?:plays?|takes?(?: over)?|has|have|"
        rf"carry|carries|gets?|does|do) (?:the |its )(?P<whose>{_TUNE}){END}",
        lambda m: f"{m['where'] or ''}let the {m['new']} take over the {m['whose']}",
    ),
    when(
        hands_over,
        rf"^(?:{PLEASE})(?:(?:play|put|have|try|i want|i'd like) )?(?P<who>the [a-z]+)(?: part| line)? (?:on|"
        rf"played by|for) (?:an? "
        rf"|the )?(?P<new>{_NAME}){END}",
        r"replace \g<who> with \g<new>",
    ),
    # The same in another style.
    when(
        a_genre,
        rf"{_ASK}(?:an?|one|another) (?:new )?(?:version|take|rendition) (?:in|"
        rf"as)(?: an?)? (?P<genre>[a-z][a-z &-]{{2,20}}?)(?: "
        rf"style)?{END}",
        r"turn it into \g<genre>",
    ),
    when(a_genre,
        rf"^(?:{PLEASE})(?:(?:make|play|do|have|try|put) (?:it|this|that) )?(?:in|with|after) the (?:style|manner|"
        rf"spirit|fashion|way) of (?:an? )?(?P<genre>[a-z][a-z &-]{{2,20}}?)(?: music| song| piece)?{END}",
        r"turn it into \g<genre>"),
    when(a_genre,
        rf"^(?:{PLEASE})(?:(?:make|play|do|have|try|put) (?:it|this|that) )?(?:in )?(?:an? |the )?(?P<genre>[a-z]"
        rf"[a-z &-]{{2,20}}?)[ -](?:style|fashion){END}", r"turn it into \g<genre>"),
    # What is disliked, anew.
    when(
        always,
        rf"^(?:but |sorry,? |honestly,? |hmm,? |i think )*(?:the |its |this |that |my )?(?P<what>{SPOT}) (?!stays?|"
        rf"should|could|can|must)[^,.;!?]{{2,45}}[,.;!]+ (?:so |and |please |can you |could you |just |"
        rf"let's |i want "
        rf"(?:you to )?|i need |i'd like )*(?:(?:write|make|do|compose|give|try|find|have|get|want|"
        rf"need)(?: me)? )?"
        rf"(?:an? )?(?:(?:completely |totally )?(?:new|different|better|fresh|other)|another)(?: one| ones|"
        rf" version| try| go)?{END}", r"rewrite the \g<what>"),
    when(
        always,
        rf"\b(?:i(?:'d| would)? (?:like|want|prefer|need)|make|have|let) (?:the |its )(?P<what>{SPOT}) (?:to )?(?:be "
        rf"|sound "
        rf"|go )?(?:something |completely |totally |a bit |a little )*(?:different(?:ly)?|otherwise|changed|new|"
        rf"another){END}|"
        rf"^(?:the |its )(?P<what2>{SPOT}) (?:should|could|must|needs to|ought to|has to) (?:be |sound |"
        rf"go )?(?:different(?:ly)?|"
        rf"otherwise|changed|another|new){END}",
        lambda m: f"rewrite the {m['what'] or m['what2']}",
    ),
    when(
        always,
        rf"\b(?:swap|replace|exchange|change|trade) (?:the |its )(?P<what>{SPOT}) (?:for|with|to|into|by) (?:some |"
        rf"an? )?"
        rf"(?P<how>[a-z]+(?: [a-z]+)?) ones?{END}",
        r"rewrite the \g<what>, \g<how>",
    ),
    when(
        always,
        rf"^(?:{PLEASE})(?:do|write|make|try|compose) (?:the |its )(?P<what>{SPOT}) (?:again|over|anew|afresh|"
        rf"once more|over "
        rf"again|differently){END}",
        r"rewrite the \g<what>",
    ),
    when(
        has_drums,
        rf"{_ASK}(?:an?|some)? ?(?:completely |totally |slightly )?(?:new|different|other|another|better|"
        rf"fresh) (?:groove|beat|"
        rf"rhythm|drum pattern){END}",
        "rewrite the drums",
    ),
    # "A choir in the chorus".
    when(
        a_guest,
        rf"^(?:{PLEASE})(?P<new>(?:an? |some )(?:[a-z]+ )?[a-z]+) (?P<where>(?:in|at|during|for|from|over) (?:the |"
        rf"bars? |"
        rf"measures? )[^,.;]{{1,24}}?){END}",
        r"add \g<new> \g<where>",
    ),
    when(
        always,
        rf"^(?:{PLEASE})(?:(?:write|play|put|have|add|i want|i'd like) )?(?P<what>{NUMBER} (?:bars|"
        rf"measures) of [^,.;]{{3,40}}?) "
        rf"before (?:it|the (?:piece|music|song|rest|others)|everything|everybody|everyone(?: else)?) (?:starts|"
        rf"begins|comes in|"
        rf"enters|joins){END}",
        r"add an intro of \g<what>",
    ),
    # Who stays, and the others.
    when(
        all_play,
        rf"^(?:{PLEASE})(?:(?:only|just) (?:keep|leave|retain)|(?:keep|leave|retain) (?:only|just|"
        rf"nothing but)) (?P<who>(?:the )?"
        rf"[a-z]+(?:(?:, | and |,? and )(?:the )?[a-z]+){{0,3}}){END}",
        r"solo \g<who>",
    ),
    when(
        always,
        r"\b(?:the whole (?:thing|piece|song|tune)|it all|all of it|the (?:piece|song|music)|"
        r"it)\b(?=[^.;,]{1,50}\b(?:except|"
        r"apart from|but not|other than|excluding)\b (?:for )?(?:the |my )[a-z]+[.! ]*$)",
        "everything",
    ),
    when(who_plays,
        rf"^(?:{PLEASE})(?:leave|keep) (?P<who>(?:the |my )?[a-z]+(?: [a-z]+)?)(?: (?:as (?:it|they) (?:is|are|"
        r"was|were)|alone|like that|the same|unchanged))?,? (?:and |but )*(?:make |turn |play |"
        r"have )?(?:the rest|"
        r"everything else|the others?|all the (?:others|rest)|everyone else|everybody else) (?:to be |"
        r"should be "
        r"|is |are )?(?P<how>.+)$", r"everything but \g<who> \g<how>"),
    when(who_plays,
        rf"\bdoubl(?:e|ing) (?P<what>(?:the |my )?[a-z]+(?: [a-z]+)?) (?P<by>(?:with|by|on) (?:an? |the )?"
        rf"(?P<who>[a-z]+(?: [a-z]+)?)),? (?P<far>(?:an?|one|two) octaves? (?:up|down|higher|lower|above|"
        rf"below)){END}", r"double \g<what> \g<far> \g<by>"),
    when(a_guest,
        rf"\bdoubl(?:e|ing) (?P<what>(?:the |my )?[a-z]+(?: [a-z]+)?) (?P<by>(?:with|by|on) (?:an? |the )?"
        rf"(?P<new>[a-z]+(?: [a-z]+)?)),? (?P<far>(?:an?|one|two) octaves? (?:up|down|higher|lower|above|"
        rf"below)){END}", r"double \g<what> \g<far> \g<by>"),
)  # fmt: skip


def recast(text: str, context: Context) -> str:
    """The cleaned English ``text`` on a piece that is playing, in plainer words."""
    return applied(_RULES, text, context) if text.isascii() and context.has_piece else text
