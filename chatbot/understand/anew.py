"""What is to be written anew, said in English by what it shall be or what shall stay: "new music in bars 3 and 4, the
piano stays as it is" is "rewrite bars 3 and 4, keep the piano"; "a version that is hardly different" is a small
variation."""

from __future__ import annotations

from chatbot.understand.conditional import END, Conditional, all_play, always, applied, when
from chatbot.understand.context import Context
from chatbot.understand.lexicon.courtesy import PLEASE
from chatbot.understand.numerals import NUMBER

_ASK = (
    rf"^(?:{PLEASE})(?:(?:now|ok(?:ay)?|so|and|then|well),? )?(?:(?:i(?:'d| would)? (?:like|want|need|love)(?: to (?:"
    r"have|hear))?|give me|let me (?:hear|have)|let's (?:hear|have|try)|write|compose|make|do|have|put|try|get|"
    r"come up with|think up|dream up|devise|invent|create|can (?:i|we) (?:have|get|hear)|could (?:i|we) (?:have|"
    r"get|hear)) )?(?:me |us )?"
)
_OTHER = (
    r"(?:(?:some|an?) )?(?:(?:completely|totally|entirely|wholly|whole|brand|something) )?(?:new|fresh|different|"
    r"other|another|alternative|something else)"
)
_STUFF = r"(?: (?:music|material|notes|content|stuff|ideas?))?"
_WHERE = (
    rf"(?:in|for|at|over|during|across|throughout) (?P<where>(?:bars?|measures?) {NUMBER}(?: ?(?:-|to|through|and) "
    rf"?{NUMBER})?|the (?:first|last|final|opening|closing|middle) (?:{NUMBER} )?(?:bars?|measures?|half|section)|"
    rf"the "
    r"(?:intro|ending|outro|coda|bridge|chorus|verse))"
)
_WHO = r"(?P<who>(?:the |my )?[a-z]+(?:(?:, | and |,? and )(?:the |my )?[a-z]+){0,2})"
_AND = r"(?:[,;:]|,? (?:but|and|while|with|where|though))+ (?:please )?"
_AS_IT_IS = (
    r"(?: (?:exactly|just|all|as (?:it|they) (?:is|are|was|were)|the same|put|be|unchanged|untouched|intact|alone|in "
    r"place|there|going|on|playing|out of it))*"
)
_STAYS = (
    r"(?: parts?| lines?)? (?:(?:should|must|can|has to|have to|is to|are to|shall) )?(?:stays?|remains?|staying|"
    r"remaining|(?:does not|doesn't|do not|don't) (?:change|move)|keeps?|kept|left|unchanged|untouched|intact|the "
    r"same|as (?:it|they) (?:is|are|was|were))" + _AS_IT_IS
)
_PLAYED = r"(?P<what>[a-z]+)(?: part| line|line)"
# "Something completely different" alone is another piece.
_VERSION = r"(?:an?|one|another|some)?(?: ?other)? ?(?:versions?|takes?|variations?|variants?)"
_TAKE = r"(?:an?|one|another|some)?(?: ?other)? ?(?:versions?|takes?|variations?|variants?|something|one|thing)"
_THAN_IT = (
    r"(?:(?: from| to| than| of)? (?:this|it|that|what (?:we|i|you) have|the (?:present|current|original))(?: one)?)?"
)
_HARDLY = r"(?:hardly|barely|scarcely|only (?:just|slightly)|ever so slightly|slightly|minimally|not very|not much)"
_A_LITTLE = (
    r"(?:only |just |by )*(?:a (?:tiny |little |wee |small )*(?:bit|hair|touch|tad|shade|little)|slightly|in "
    r"details?)"
)
_A_LOT = r"(?:a (?:whole |great )?(?:lot|long way|good deal)|widely|wildly|strongly|completely|totally|very much|far)"

_RULES: tuple[Conditional, ...] = (
    when(all_play, rf"{_ASK}{_OTHER}{_STUFF} {_WHERE}{_AND}{_WHO}{_STAYS}{END}", r"rewrite \g<where>, keep \g<who>"),
    when(
        all_play,
        rf"{_ASK}{_OTHER}{_STUFF} {_WHERE}{_AND}(?:leave|keep) {_WHO}{_AS_IT_IS}{END}",
        r"rewrite \g<where>, keep \g<who>",
    ),
    when(
        all_play,
        rf"[,;]? (?:but |and )*(?:hands off|don't touch|do not touch|don't lay a finger on|stay off) {_WHO}{END}",
        r", keep \g<who>",
    ),
    # "A new bass part with the rhythm left exactly as it is".
    when(
        always,
        rf"{_ASK}{_OTHER} {_PLAYED}(?P<where> {_WHERE.replace('<where>', '<at>')})?{_AND}(?:the |its )?(?:same "
        rf")?(?P<kept>rhythm|"
        rf"notes|pitches)(?:{_STAYS})?{END}",
        lambda m: f"rewrite the {m['what']}{m['where'] or ''}, keep the {m['kept']}",
    ),
    when(
        always,
        rf"{_ASK}(?:another|a new|a different|a fresh) (?P<what>melody|tune|theme|bass ?line|drum (?:part|"
        rf"beat)) {_WHERE}{END}",
        r"rewrite the \g<what> in \g<where>",
    ),
    # How near it shall be to what is there.
    when(
        always,
        rf"{_ASK}{_TAKE} (?:that(?:'s| is)? |which (?:is )?)?(?:differs?|differing|deviates?|deviating|"
        rf"departs?|strays?|"
        rf"changed|varied){_THAN_IT} {_A_LITTLE}{_THAN_IT}{END}|{_ASK}{_TAKE} (?:that(?:'s| is) |which is "
        rf")?(?:{_HARDLY}|"
        rf"{_A_LITTLE}) (?:any )?(?:different|changed|altered|varied){_THAN_IT}{END}|"
        rf"{_ASK}{_TAKE} (?:that |which )?(?:stays?|keeps?|sticks?|remains?|is)? ?(?:very |quite |really "
        rf")?(?:close|near){_THAN_IT}{END}",
        "give me a slight variation",
    ),
    when(
        always,
        rf"{_ASK}{_TAKE} (?:that(?:'s| is)? |which (?:is )?)?(?:differs?|differing|deviates?|deviating|"
        rf"departs?|strays?|"
        rf"goes|wanders?|moves?){_THAN_IT} {_A_LOT}(?: away)?{_THAN_IT}{END}|{_ASK}{_VERSION} (?:that(?:'s| is) |"
        rf"which is )?(?:"
        rf"very|quite|completely|totally|wildly|radically|utterly) (?:different|far|far away|remote|"
        rf"distant){_THAN_IT}{END}",
        "give me a bold variation",
    ),
)


def anew(text: str, context: Context) -> str:
    """The cleaned English ``text`` on a piece that is playing, in plainer words."""
    return applied(_RULES, text, context) if text.isascii() and context.has_piece else text
