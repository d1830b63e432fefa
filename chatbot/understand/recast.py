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
    several,
    when,
    who_plays,
)
from chatbot.understand.context import Context
from chatbot.understand.lexicon.courtesy import PLEASE
from chatbot.understand.numerals import NUMBER

_ASK = (
    rf"^(?:{PLEASE})(?:(?:make|do|write|compose|create|give|have|try|play|let me (?:have|hear)|let's (?:have|hear|"
    rf"try)|"
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
        rf"{_ASK}(?:an?|the|some|another) (?:new |extra |separate |nice |simple |solo )*(?:part|line|voice) "
        rf"(?:for|on|"
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
        rf"over|take on|have) (?:over )?(?:the |its )(?P<whose>{_TUNE})(?= (?:from|in|at|during)\b|{END})",
        r"replace the \g<whose> with \g<new>"),
    when(a_player,
        rf"\bgive (?:the |an? )?(?P<new>{_NAME}) the (?P<whose>{_TUNE})(?= (?:from|in|at|during)\b|{END})",
        r"replace the \g<whose> with \g<new>"),
    when(
        a_player,
        rf"^(?P<where>(?:from|in|at|during|for|after) (?:the |bars? |measures? )[^,.;]{{1,24}}?,? )?(?:the |an? )"
        rf"(?P<new>{_NAME}) (?:(?:should|could|can|must|to|will|shall|ought to) )?(?:plays?|takes?(?: over)?|has|"
        rf"have|"
        rf"carry|carries|gets?|does|do) (?:the |its )(?P<whose>{_TUNE}){END}",
        lambda m: f"{m['where'] or ''}let the {m['new']} take over the {m['whose']}",
    ),
    when(
        hands_over,
        rf"^(?:{PLEASE})(?:(?:play|put|have|try|i want|i'd like) )?(?P<who>the [a-z]+)(?: part| line)? (?:on|"
        rf"played by|for) (?:an? |the )?(?P<new>{_NAME}){END}",
        r"replace \g<who> with \g<new>",
    ),
    # The same in another style.
    when(
        a_genre,
        rf"{_ASK}(?:an?|one|another) (?:new )?(?:version|take|rendition) (?:in|"
        rf"as)(?: an?)? (?P<genre>[a-z][a-z &-]{{2,20}}?)(?: style)?{END}",
        r"turn it into \g<genre>",
    ),
    when(a_genre,
        rf"^(?:{PLEASE})(?:(?:make|play|do|have|try|put) (?:it|this|that) )?(?:in|with|after) the (?:style|manner|"
        rf"spirit|fashion|way) of (?:an? )?(?P<genre>[a-z][a-z &-]{{2,20}}?)(?: music| song| piece)?{END}",
        r"turn it into \g<genre>"),
    when(a_genre,
        rf"^(?:{PLEASE})(?:(?:make|play|do|have|try|put) (?:it|this|that) )?(?:in )?(?:an? |the )?(?P<genre>[a-z]"
        rf"[a-z &-]{{2,20}}?)[ -](?:style|fashion){END}", r"turn it into \g<genre>"),
    when(a_genre,
        rf"^(?:{PLEASE})(?:the )?same (?:thing|piece|tune|song|music|one)?(?: again)?,? (?:but )?as (?:an? )?"
        rf"(?P<genre>[a-z][a-z &-]{{2,20}}?)(?:,? por favor)?{END}", r"turn it into \g<genre>"),
    # What is disliked, anew.
    when(
        always,
        rf"^(?:but |sorry,? |honestly,? |hmm,? |i think )*(?:the |its |this |that |my )?(?P<what>{SPOT}) (?!stays?|"
        rf"should|could|can|must)[^,.;!?]{{2,45}}[,.;!]+ (?:so |and |please |can you |could you |just |let's |i want "
        rf"(?:you to )?|i need |i'd like )*(?:(?:write|make|do|compose|give|try|find|have|get|want|need)(?: me)? )?"
        rf"(?:an? )?(?:(?:completely |totally )?(?:new|different|better|fresh|other)|another)(?: one| ones|"
        rf" version| try| go)?{END}", r"rewrite the \g<what>"),
    when(
        always,
        rf"\b(?:i(?:'d| would)? (?:like|want|prefer|need)|make|have|let) (?:the |its )(?P<what>{SPOT}) (?:to )?(?:be "
        rf"|sound |go )?(?:something |completely |totally |a bit |a little )*(?:different(?:ly)?|otherwise|"
        rf"changed|new|"
        rf"another){END}|^(?:the |its )(?P<what2>{SPOT}) (?:should|could|must|needs to|ought to|has to) (?:be |"
        rf"sound |"
        rf"go )?(?:different(?:ly)?|otherwise|changed|another|new){END}",
        lambda m: f"rewrite the {m['what'] or m['what2']}",
    ),
    when(
        always,
        rf"\b(?:swap|replace|exchange|change|trade) (?:the |its )(?P<what>{SPOT}) (?:for|with|to|into|by) (?:some |"
        rf"an? )?(?P<how>[a-z]+(?: [a-z]+)?) ones?{END}",
        r"rewrite the \g<what>, \g<how>",
    ),
    when(
        always,
        rf"^(?:{PLEASE})(?:do|write|make|try|compose) (?:the |its )(?P<what>{SPOT}) (?:again|over|anew|afresh|"
        rf"once more|over again|differently){END}",
        r"rewrite the \g<what>",
    ),
    when(
        always,
        rf"{_ASK}(?:an?|another) (?:completely |totally )?(?:fresh|new|different|other|better|second)? ?(?:take|go|"
        rf"spin|stab|attempt|shot|try|crack|approach) (?:on|at|for|to|with) the (?P<what>{SPOT}){END}",
        r"rewrite the \g<what>",
    ),
    when(
        always,
        rf"\b(?:keep|leave|like|love|take)s? (?:everything|all(?: of it)?|the rest) (?:except|but|apart from|"
        rf"other than) "
        rf"(?:for )?the (?P<what>{SPOT})[,;.]* (?:(?:that|it|which|this|they)(?: one)? )?(?:needs?|wants?|has to|"
        rf"have to|must|"
        rf"should|could do with) (?:be )?(?:re\w+|chang\w+|(?:some )?(?:more )?work|another go|to be \w+|a "
        rf"(?:rewrite|"
        rf"redo)){END}",
        r"rewrite the \g<what>",
    ),
    # Off the end, in a hurry.
    when(
        always,
        rf"\b(?:take|knock|shave|lop|chop|trim|cut|clip|crop|snip|slice|strip|get|drop) (?:the last |"
        rf"the first )?(?P<n>an?|{NUMBER}) "
        rf"(?:bars?|measures?) (?:off|from|away from) (?:the |its )?(?:very )?(?P<where>end(?:ing)?|back|tail|"
        rf"beginning|start|front|opening){END}",
        lambda m: (
            f"cut the {'last' if m['where'] in ('end', 'ending', 'back', 'tail') else 'first'} "
            f"{'bar' if m['n'] in ('a', 'one', '1') else m['n'] + ' bars'}"
        ),
    ),
    when(
        always,
        rf"^(?:{PLEASE})(?:rush|hurry|push|hasten|urge|drive) (?:it|this|that|things|the (?:piece|music|song|tempo|"
        rf"pace))(?: on|"
        rf" up| along| forward| ahead)?(?P<bit>,? (?:just )?(?:a (?:little |tiny )?bit|a (?:little|touch|tad)|"
        rf"slightly|"
        rf"somewhat))?(?P<where> (?:in|at|from|towards?|over|during|through) [^,.;]{{3,30}}?)?{END}",
        lambda m: f"make it {'a bit ' if m['bit'] else ''}faster{m['where'] or ''}",
    ),
    # Asked in two words.
    when(always, r"^(?:so |and |is (?:it|this) (?:in )?)?(?:(?:major|minor) or (?:major|minor))(?: key| mode)? ?\?+$",
         "is it in a major or a minor key?"),
    when(always, r"^(?:so |and |is (?:it|this) (?:in )?)?\d{1,2}/\d{1,2} or \d{1,2}/\d{1,2} ?\?+$",
         "what is the meter?"),
    when(
        several,
        rf"^(?:{PLEASE})(?:(?:show|tell|give|remind) me |list |name |what(?:'s| is| are| was| were) |"
        rf"how about )?(?:the )?version "
        rf"(?P<n>{NUMBER})(?:'s|s') (?P<what>chords|chord progression|key|tempo|met(?:er|re)|form|structure|"
        rf"instruments|mood|genre|style|range|length|progression)[.!? ]*$",
        r"tell me the \g<what> of version \g<n>",
    ),
    # What is like it.
    when(
        always,
        rf"{_ASK}(?:something|one|a piece) (?:very |quite |pretty )?(?:close|similar|akin|related) to (?:it|this|"
        rf"that)(?: one)?(?:,? (?:but|yet|though) not (?:quite |exactly )?(?:the same|identical|it))?{END}|"
        rf"{_ASK}an? (?:close |distant |near )?(?:cousin|sibling|sister|brother|twin|relative|offshoot|"
        rf"spin-?off) (?:of|to|for) (?:it|this|that|(?:the|this) (?:tune|piece|song|one)){END}",
        "give me a variation",
    ),
    when(
        always,
        rf"{_ASK}(?P<n>{NUMBER}) more (?:ones? |pieces |tunes |versions )?(?:like|similar to|in the vein of) (?:it|"
        rf"this|that)(?: one)?{END}",
        r"give me \g<n> variations",
    ),
    # "Keep version 3, but with the cello out of version 1".
    when(
        several,
        rf"^(?:{PLEASE})(?:keep|take|use|leave|stay with|i like) version (?P<to>{NUMBER})(?: as it is)?[,;]? "
        rf"(?:but |and |"
        rf"only )*(?:(?:i'd like|i want|give me|with|put|add|have|use|let me have|take) )?(?P<who>the [a-z]+(?: "
        rf"and (?:the "
        rf")?[a-z]+)?) (?:out of|from|of|in) version (?P<from>{NUMBER})(?: in (?:it|there)|(?: added)? to it|"
        rf" too| instead)?{END}",
        r"put \g<who> from version \g<from> into version \g<to>",
    ),
    # Places handed over.
    when(
        a_player,
        rf"^(?:{PLEASE})(?:i think )?(?:the |its )(?P<whose>{_TUNE}) (?:would|might|could|should|will) (?:probably |"
        rf"really )?(?:sound|be|work|do|come across|fit) (?:much |far |so much )?(?:better|best|nicer|nice|good|"
        rf"great|lovely|"
        rf"well|prettier) (?:on|with|played (?:by|on)|in) (?:an? |the )?(?P<new>{_NAME})(?:[,;.] (?:so )?(?:give "
        rf"it to "
        rf"(?:that|it|him|her|them)|(?:please )?(?:do|make|change) (?:that|it)|let's do that|go for it))?{END}",
        r"replace the \g<whose> with \g<new>",
    ),
    when(
        hands_over,
        rf"^(?:{PLEASE})(?:swap|switch|bring|put|sub|slot|change) (?:in )?(?:the |an? )?(?P<new>{_NAME}) (?:in "
        rf")?(?:for|instead of|in place of) (?P<who>the [a-z]+){END}",
        r"replace \g<who> with \g<new>",
    ),
    # Where one has been.
    when(
        always,
        r"^(?P<lead>(?:ok(?:ay)?|no|hmm*|actually|sorry|right)?,? ?)(?:go|step|take it) back,? (?:and|"
        r"then) (?:then )?(?=(?:make|put|"
        r"add|try|do|play|mute|remove|change|transpose)\b)",
        "undo, then ",
    ),
    when(
        always,
        rf"^(?:{PLEASE})(?:bring|put|set|take|change|turn) the (?:tempo|speed|key|volume|loudness|met(?:er|"
        rf"re)) back (?:to )?(?:what|where|how|the way) it (?:was|had been)(?: before)?{END}",
        "undo that",
    ),
    when(
        several,
        rf"^(?:{PLEASE})(?:(?:let me|let us|let's|can (?:i|we)) (?:hear|have|get|see)|go back to|back to|play|"
        rf"take me back to|return to)"
        rf"(?: again)? (?:where (?:we|you|i|it all|it|this) (?:all )?(?:started|began)|the (?:starting point|"
        rf"very first(?: one)?)){END}",
        "go back to version 1",
    ),
    when(
        several,
        rf"^(?:{PLEASE})(?:the )?(?P<a>version {NUMBER}|{NUMBER}|first|second|third|fourth)(?: one)? (?:and|with|"
        rf"plus) (?:the )?"
        rf"(?P<b>version {NUMBER}|{NUMBER}|first|second|third|fourth)(?: one)?,? (?:blended|mixed|merged|combined|"
        rf"mashed|fused|crossed|put together|together)(?: together| up)?{END}",
        lambda m: f"combine {_of_version(m['a'])} and {_of_version(m['b'])}",
    ),
    when(
        has_drums,
        rf"{_ASK}(?:an?|some)? ?(?:completely |totally |slightly )?(?:new|different|other|another|better|"
        rf"fresh) (?:groove|beat|rhythm|drum pattern){END}",
        "rewrite the drums",
    ),
    # "A choir in the chorus".
    when(
        a_guest,
        rf"^(?:{PLEASE})(?P<new>(?:an? |some )(?:[a-z]+ )?[a-z]+) (?P<where>(?:in|at|during|for|from|over) (?:the |"
        rf"bars? |measures? )[^,.;]{{1,24}}?){END}",
        r"add \g<new> \g<where>",
    ),
    when(
        always,
        rf"^(?:{PLEASE})(?:(?:write|play|put|have|add|i want|i'd like) )?(?P<what>{NUMBER} (?:bars|"
        rf"measures) of [^,.;]{{3,40}}?) "
        rf"before (?:it|the (?:piece|music|song|rest|others)|everything|everybody|everyone(?: else)?) (?:starts|"
        rf"begins|comes in|enters|joins){END}",
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
        r"was|were)|alone|like that|the same|unchanged))?,? (?:and |but )*(?:make |turn |play |have )?(?:the rest|"
        r"everything else|the others?|all the (?:others|rest)|everyone else|everybody else) (?:to be |should be "
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


def _of_version(words: str) -> str:
    return words if "version" in words else f"version {words}"


def recast(text: str, context: Context) -> str:
    """The cleaned English ``text`` on a piece that is playing, in plainer words."""
    return applied(_RULES, text, context) if text.isascii() and context.has_piece else text
