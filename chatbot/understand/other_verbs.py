"""English orders on the tempo, the loudness and the players of what is there, by verbs that the readers do not know, in
those that they do: "slow it by a fifth" is "slow it down by a fifth", "hush the others" is a solo."""

from __future__ import annotations

from chatbot.understand.conditional import (
    END,
    Conditional,
    a_genre,
    a_guest,
    all_play,
    always,
    applied,
    when,
    who_plays,
)
from chatbot.understand.context import Context
from chatbot.understand.lexicon.courtesy import PLEASE
from chatbot.understand.numerals import NUMBER

_IT = r"(?:it|this|that|things|everything|the (?:whole )?(?:thing|piece|song|music|tune|track|lot))"
_WHO = r"(?P<who>(?:the |my )?[a-z]+(?: and (?:the |my )?[a-z]+)?)"
_SLOWING = ("slow", "calm", "ease")
_BIT = (
    r"(?P<bit> (?:a (?:little |wee |tiny )?(?:bit|notch|touch|tad|shade|smidge|fraction)|slightly|somewhat|"
    r"just a little))?"
)
_MARKS = r"(?P<mark>pianissimo|piano|mezzo[- ]?piano|mezzo[- ]?forte|forte|fortissimo|pp|mp|mf|ff)"

_RULES: tuple[Conditional, ...] = (
    # How fast.
    when(
        always,
        rf"\b(?P<way>speed|hurry|push|crank|slow|calm|ease) {_IT} (?:up|along|down|back){_BIT}{END}",
        lambda m: f"make it {'a bit ' if m['bit'] else ''}{'slower' if m['way'].lower() in _SLOWING else 'faster'}",
    ),
    when(
        always,
        rf"\b(?:ease|pull|rein|dial|bring|draw) (?:back (?:on )?)?the (?:tempo|speed|pace)(?: back| in| "
        rf"down| off)*{_BIT}{END}",
        lambda m: f"make it {'a bit ' if m['bit'] else ''}slower",
    ),
    when(
        always,
        rf"\b(?:(?P<up>speed)|slow) {_IT} by (?P<n>[^,.;]{{2,24}}?(?:%|percent|per cent|half|third|"
        rf"quarter|fifth|bpm)){END}",
        lambda m: f"{'speed it up' if m['up'] else 'slow it down'} by {m['n']}",
    ),
    when(
        always,
        rf"^(?:{PLEASE})(?:take|knock|shave|strip|chop) (?:off )?(?P<n>\d{{1,3}}) ?bpm(?: off| away)?(?: "
        rf"{_IT}| the tempo)?{END}",
        r"\g<n> bpm slower",
    ),
    when(
        always,
        rf"^(?:{PLEASE})(?:put|stick|whack|pile) (?:on )?(?:another |an extra )?(?P<n>\d{{1,3}}) ?bpm(?: "
        rf"on| more| on top)?{END}",
        r"\g<n> bpm faster",
    ),
    when(
        always,
        rf"^(?P<order>(?:twice|half|double) (?:as )?(?:fast|slow|long|loud|the (?:speed|tempo|"
        rf"length))),? (?:go on|come on|do it|"
        rf"go ahead|go for it|now){END}",
        r"\g<order>",
    ),
    # How high.
    when(
        always,
        r"\b(?:lift|hoist|raise|bump|nudge|shift|move|put|bring|take) (?:all of (?:it|this)|the lot|the "
        r"whole (?:lot|piece|thing|"
        r"song|tune)|every(?:thing|body|one)) (?P<way>up|down)? ?by (?=(?:an?|one|two|three|four|five|six|seven|"
        r"\d+)\b)",
        lambda m: f"transpose it {m['way'] or 'up'} by ",
    ),
    # How loud.
    when(
        all_play,
        rf"^(?:{PLEASE})(?P<who>(?:the )?[a-z]+) (?P<a>up|down),? (?:and |but )?(?:the )?(?P<b>[a-z]+) "
        rf"(?P<c>up|down) in the "
        rf"mix{END}",
        lambda m: f"{m['who']} {m['a']}, {m['b']} {m['c']}",
    ),
    when(
        always,
        rf"^(?:{PLEASE})(?:i(?:'d like| want| need)|give me|let's have|have|let me hear) (?:the "
        rf")?(?P<what>chorus|verse|"
        rf"intro|bridge|ending|outro|coda|refrain|whole thing|bars {NUMBER}(?: ?(?:-|to) ?{NUMBER})?) (?:in |at |"
        rf"to be |played )?{_MARKS}{END}",
        r"make the \g<what> \g<mark>",
    ),
    when(
        always,
        r"\bbring (?P<what>the [a-z]+|it) (?:up |back |down )(?P<way>louder|softer|quieter)\b",
        r"make \g<what> \g<way>",
    ),
    when(
        who_plays,
        rf"^(?:{PLEASE})(?:nothing but|none but|no one but|nobody but) {_WHO}(?: for (?:a (?:moment|"
        rf"minute|bit|second|"
        rf"while)|now))?(?:[,;] (?:hush|silence|mute|quiet|shut up|turn off|kill) (?:the )?(?:others?|rest|"
        rf"everyone else|"
        rf"everybody else|all the rest|everything else))?{END}",
        r"solo \g<who>",
    ),
    # Who plays, and what.
    when(
        who_plays,
        rf"\b(?:separate|divide|break|pull|tease|take) {_WHO} (?:apart )?(?:into|in) (?:(?:the |its "
        rf")?(?:left|right) and "
        rf"(?:the )?(?:right|left)(?: hands?)?|(?:its |the )?two hands|hands|a (?:left|right) and a (?:right|"
        rf"left) hand){END}",
        r"split \g<who> into two hands",
    ),
    when(
        a_guest,
        rf"^(?:{PLEASE})(?:give|add)(?: it| to it)? a second (?:voice|line|melody|part) (?:on|for|in|"
        rf"by) (?:the |an? )?(?P<new>[a-z]+)"
        rf"(?:,? (?:as )?a counter-?melody)?{END}",
        r"add a countermelody on \g<new>",
    ),
    when(
        a_guest,
        rf"^(?:{PLEASE})(?:an? |the )(?P<new>[a-z]+(?: [a-z]+)?) (?:should|could|must|ought to|shall|"
        rf"to) (?:have|take|get|play|carry) "
        rf"(?:over )?(?:the )(?P<whose>tune|melody|theme|lead|bass ?line) (?P<where>(?:from|starting (?:at|from|"
        rf"with|in)) (?:bar|measure) "
        rf"{NUMBER}(?: on(?:wards?)?)?|(?:in|for|"
        rf"during) [^,.;]{{3,24}}?){END}",
        r"let \g<new> take over the \g<whose> \g<where>",
    ),
    when(
        a_genre,
        rf"^(?:{PLEASE})(?:put|place|set|lay|get|have) (?:an? )?(?P<genre>[a-z-]+(?: [a-z-]+)?) (?:band|"
        rf"group|combo|outfit) "
        rf"(?:behind|under|beneath|around|with) (?:it|this|that|the (?:tune|melody))(?: as (?:an? "
        rf")?(?:accompaniment|backing))?{END}",
        r"accompany it in \g<genre> style",
    ),
    when(
        always,
        rf"^(?:{PLEASE})(?:set|voice|write|make|turn|arrange|do) (?:it|this|that)(?: out)? (?:as|into|"
        rf"like) (?:an? )?(?:four[- ]part|"
        rf"four[- ]voice|satb|4-part) (?:chorale|harmony|hymn|choral setting|setting){END}",
        "harmonise it for satb",
    ),
    when(
        always,
        rf"^(?:{PLEASE})(?:take|iron|get|squeeze|wring) (?:all )?(?:the |that )?swing (?:out(?: of (?:it|"
        rf"this|that))?|away){END}",
        "no swing",
    ),
    when(
        all_play,
        rf"^(?:{PLEASE})(?:pull|push|turn|bring|put) the (?P<who>[a-z]+) (?:volume|level|fader) "
        rf"(?P<a>up|down),? (?:and |but )?the (?P<b>[a-z]+) (?:volume|"
        rf"level|fader) (?P<c>up|down){END}",
        lambda m: f"{m['who']} {m['a']}, {m['b']} {m['c']}",
    ),
    when(
        always,
        rf"^(?:{PLEASE})(?:shadow|follow|trail) the (?P<what>tune|melody|bass|theme|lead) (?:at |by "
        rf")?(?P<far>(?:an|one|two) octaves? (?:below|above|lower|"
        rf"higher|down|up)){END}",
        r"double the \g<what> \g<far>",
    ),
    when(
        a_guest,
        rf"^(?:{PLEASE})(?:have|let|get) (?:an? |the )?(?P<new>[a-z]+) (?:to )?(?:play|follow|copy) "
        rf"(?:the )?(?P<who>[a-z]+)(?:'s)? (?:notes|part|line) (?:along "
        rf"(?:with (?:it|him|her|them))?|with (?:it|him|her|them)|in unison)(?: too)?{END}",
        r"double the \g<who> with \g<new>",
    ),
    when(
        who_plays,
        rf"^(?:{PLEASE})(?:put|place|set|write) (?P<who>the [a-z]+)'s (?:two )?hands (?:on|in|into) "
        rf"(?:separate|two|their own|different) (?:tracks|parts|"
        rf"staves|lines){END}",
        r"split \g<who> into two hands",
    ),
    when(
        always,
        rf"\b(?:give it|put|it needs|add) (?:some |a bit )?more (?:zip|pep|speed|go|life|zing)(?: (?:in|"
        rf"into) it)?,? (?:tempo-?wise|speed-?wise|in the "
        rf"tempo){END}",
        "make it faster",
    ),
    when(
        a_guest,
        rf"^(?:{PLEASE})(?:lay|put|spread|slide|place|set) (?:an? |some |the )?(?P<new>[a-z]+) (?P<as>chords|"
        rf"pads?|harmony) (?:behind|beneath|under|below|"
        rf"underneath|on top of|over) (?:the |all )?(?:this|it|tune|melody|that|everything)(?: all)?{END}",
        r"add \g<new> \g<as>",
    ),
    when(
        a_guest,
        rf"^(?:{PLEASE})(?:lay|put|spread|slide|place|set) (?:an? |some |the )?(?P<new>[a-z]+) (?:behind|beneath|"
        rf"under|below|underneath) (?:the |all )?(?:"
        rf"this|it|tune|melody|that|everything)(?: all)? as an? pad{END}",
        r"add a \g<new> pad",
    ),
    when(
        a_guest,
        rf"^(?:{PLEASE})(?:let|have) (?:an? |the |some )?(?P<new>[a-z]+) (?:answer|reply to|converse with|shadow|"
        rf"comment on|play against) (?:the )?(?:tune|"
        rf"melody|theme)(?: with (?:an? )?(?:counter-?melody|countertune|second tune|tune)(?: of (?:its|his|her) "
        rf"own)?)?{END}",
        r"add a countermelody on \g<new>",
    ),
    # A transposition of one, where the bars come first: "lift bars 11 and 12 an octave, but just the bass".
    when(
        who_plays,
        rf"^(?:{PLEASE})(?P<order>(?:lift|raise|lower|drop|transpose|move|shift) )(?P<where>bars? {NUMBER}(?: "
        rf"?(?:-|to|and|through) ?{NUMBER})?) (?P<far>[^,;]"
        rf"{{3,30}})[,;]? (?:but )?(?:just|only) (?P<who>the [a-z]+){END}",
        r"\g<order>\g<who> \g<far> in \g<where>",
    ),
    when(
        always,
        rf"\b(?:shave|knock|trim|cut|take) (?P<n>{NUMBER} ?(?:%|percent|per cent)) off (?:the )?(?:tempo|"
        rf"speed|pace){END}",
        r"slow it down by \g<n>",
    ),
    when(
        always,
        rf"\b(?P<way>slow|speed) {_IT}(?: down| up)? by (?P<n>{NUMBER}) (?:beats(?: per| a)? minute|"
        rf"bpm){END}",
        lambda m: f"{m['n']} bpm {'slower' if m['way'].lower() == 'slow' else 'faster'}",
    ),
)


def other_verbs(text: str, context: Context) -> str:
    """The cleaned English ``text`` on a piece that is playing, in verbs that the readers know."""
    return applied(_RULES, text, context) if text.isascii() and context.has_piece else text
