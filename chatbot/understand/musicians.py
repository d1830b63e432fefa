"""What players, arrangers and theorists say of a piece that plays, in words that the readers know: "arpeggiate the
chords" is busier chords, "finish with a plagal cadence" is the chords IV and I at the end, "bar 12 should be the
loudest" is a rise and a fall, "the piano can come back" ends its rest.
"""

from __future__ import annotations

import re

from chatbot.understand.context import Context
from chatbot.understand.lexicon.courtesy import PLEASE
from chatbot.understand.matcher import compiled
from chatbot.understand.numerals import NUMBER, number
from chatbot.understand.rule import Rule, rule

_SO = rf"(?:(?:ok(?:ay)?|now|and|so|then|but|please|maybe|just|next|hm+|alright)[, ]+)*{PLEASE}"
_END = r"(?:,? (?:please|now|then|instead|again|though|for me|thanks|here))*[.!? ]*$"
# "What if we combine the first two" is a wish.
_WHAT_IF = compiled(
    r"^what if (?:we|you|i) (?:could |just )?(?=(?:combine|mix|add|put|try|use|take|make|swap|remove|change|move|"
    r"repeat|cut|double|drop|raise|lower|transpose|slow|speed|merge|join|split|mute)\b)",
    re.IGNORECASE,
)
_CHORDS = r"(?:the |those |these |its |all (?:the )?)?(?:chords?|harmony|accompaniment|comping|chord part|left hand)"
_FULLER = "make the chords busier"
_PLAINER = "make the chords simpler"
_PLAY_AS = (
    rf"(?:use|play|try|have|with|make (?:it|them)|turn (?:it|them|{_CHORDS}) into|(?:play |make )?{_CHORDS} "
    r"(?:as|into|in)) (?:some |an? )?"
)
_CHORDS_ARE = rf"(?:make )?{_CHORDS} (?:could be |should be |can be |is to be )?(?:a (?:bit|little) |much |slightly )?"
_PLAYED: tuple[Rule, ...] = (
    rule(rf"^{_SO}(?:arpeggiate|break up|roll|spread(?: out)?) {_CHORDS}{_END}", _FULLER),
    rule(rf"^{_SO}{_PLAY_AS}(?:arpeggios?|arpeggiated chords|broken chords|alberti bass|rolled chords){_END}",
          _FULLER),
    rule(rf"^{_SO}{_PLAY_AS}(?:block(?:ed)? chords?|whole notes?|held chords|long chords|sustained chords|"
          rf"pads?){_END}", _PLAINER),
    rule(rf"^{_SO}{_CHORDS_ARE}(?:sparser|thinner|plainer|lighter|less (?:busy|dense|full|thick)){_END}", _PLAINER),
    rule(rf"^{_SO}{_CHORDS_ARE}(?:fuller|denser|thicker|richer|more (?:busy|active|dense|varied)){_END}", _FULLER),
    # Who rested plays again.
    rule(rf"^{_SO}(?:un-?mute|bring back) (?:it|them|all(?: of (?:it|them))?|every(?:one|body)){_END}",
          "unmute everything"),
    # Up to a bar, from the first on.
    rule(rf"^{_SO}(?:let it |have it |make it )?(?:build(?: it)?(?: up)?|grow|get louder|crescendo|swell|rise) "
          rf"(?:until|up to|till|towards?|to) (?:bar|measure) (?P<n>{NUMBER}){_END}", r"crescendo in bars 1 to \g<n>"),
    rule(rf"^{_SO}(?:let it |have it |make it )?(?:get (?:softer|quieter)|diminuendo|decrescendo|die (?:down|away)) "
          rf"(?:until|up to|till|towards?|to) (?:bar|measure) (?P<n>{NUMBER}){_END}", r"diminuendo in bars 1 to \g<n>"),
    rule(rf"^{_SO}(?:the |my )(?P<who>[a-z]+) (?:can|may|should|could) (?:come back|play again|return|join again|"
          rf"join in again)(?: in)?{_END}", r"unmute the \g<who>"),
)  # fmt: skip
_SHRILL = r"(?:shrill|high|low|piercing|screechy|squeaky|thin|harsh|muddy|deep|boomy|dull|dark|bright|sharp)"


def _register(match: re.Match[str]) -> str:
    """A lower register is an octave lower."""
    who = f"the {match['named']}" if match["named"] else match["who"]
    return f"move {who} {'down' if match['way'].lower() == 'lower' else 'up'} an octave"


# "The violin is too shrill, put it in a lower register".
_REGISTER = rule(
    rf"^{_SO}(?:the (?P<named>[a-z]+(?: [a-z]+)?) (?:is|sounds|are|feels|gets) (?:a bit |a little |way |far |just |so |"
    rf"rather |quite |too )*{_SHRILL}[,;:.]* (?:so |and |please |can you |could you )*)?(?:put|move|take|bring|shift|"
    r"set|place|play|have|transpose) (?P<who>it|them|everything|it all|the [a-z]+(?: [a-z]+)?) (?:down |up |play )*"
    r"(?:in|into|to|on) (?:a |its |the |their )?(?:(?:bit |slightly |little |somewhat )*)(?P<way>lower|higher) "
    rf"(?:register|range|octave|tessitura)s?{_END}",
    _register,
)
# Two versions by their place in the row.
_FIRST_TWO = compiled(r"\b(?:the )?(?P<way>first|last) two(?: (?:versions|ones|takes))?(?=[.!?, ]*$|,? (?:together|"
                      r"into|as)\b)", re.IGNORECASE)  # fmt: skip
_TOGETHER = compiled(r"\b(?:combin|mix|merg|blend|join|put|medley|compar)\w*\b", re.IGNORECASE)
_WALKS = compiled(
    rf"^{_SO}(?:(?:change|make|turn|switch|convert) )?(?:the )?bass ?(?:line |part )?(?:(?:in)?to |"
    rf"be )?(?:an? )?walk(?:ing)?(?: bass)?"
    rf"(?: ?line)?{_END}|^{_SO}(?:have|let|make) the bass walk{_END}|^{_SO}(?:(?:give me|i want|use|add|with|"
    rf"try|an?) )*walking bass(?: ?line)?{_END}",
    re.IGNORECASE,
)  # fmt: skip
_CADENCES = {
    "plagal": "IV I", "amen": "IV I", "authentic": "V I", "perfect": "V I", "full": "V I", "half": "I V",
    "imperfect": "I V", "deceptive": "V vi", "interrupted": "V vi",
}  # fmt: skip
_CADENCE = compiled(
    rf"^{_SO}(?:end|finish|close|conclude)(?: (?:it|this|the (?:piece|song|tune)|off))* (?:with|on|"
    rf"in) an? (?:nice |proper |strong )?"
    rf"(?P<kind>{'|'.join(_CADENCES)})(?: authentic)? cadence{_END}|"
    rf"^{_SO}(?:put|add|write|use|give (?:it|me)|i want|make (?:it|the ending)) an? (?:nice |proper |strong )?"
    rf"(?P<kind2>{'|'.join(_CADENCES)})(?: authentic)? cadence(?: (?:at|for|in) the (?:very )?(?:end|ending))?{_END}",
    re.IGNORECASE,
)
_SOFT = r"(?:(?:very|really|super|quite|nice and|all) )?(?:quiet(?:ly)?|soft(?:ly)?|gentl[ey]|piano|pp|p)"
_LOUD = r"(?:(?:very|really|super|quite|big and) )?(?:loud(?:ly)?|big|strong(?:ly)?|forte|fortissimo|ff|f)"
_TO = (
    r"(?:,? (?:and|then|but|to))* (?:(?:it )?(?:ends?|finish(?:es)?|gets?|becomes?|grows?|builds?)"
    r"(?: (?:up|out))?(?: to)? )?"
)
_RISES = compiled(
    rf"^{_SO}(?:(?:make|let|have) (?:it|this) )?(?:starts?|begins?|goes?|go|from)(?: (?:it|off|out|"
    rf"from))* {_SOFT}{_TO}{_LOUD}{_END}",
    re.IGNORECASE,
)
_FALLS = compiled(
    rf"^{_SO}(?:(?:make|let|have) (?:it|this) )?(?:starts?|begins?|goes?|go|from)(?: (?:it|off|out|"
    rf"from))* {_LOUD}{_TO}{_SOFT}{_END}",
    re.IGNORECASE,
)
_PEAK = compiled(
    rf"^{_SO}(?:(?:it|this|the (?:piece|music)) (?:needs?|wants|should have|could use|lacks)|i(?:'d like| want|"
    rf" need)|put|give (?:it|me)|"
    rf"add|make|have|build(?: up)? to|with)? ?(?:an? |the )?(?:big )?(?:climax|peak|high point|culmination|"
    rf"loudest (?:point|bar|moment)) "
    rf"(?:should |must |to )?(?:be |come )?(?:at|around|in|on|near|by|about) (?:the )?(?:bar|"
    rf"measure) (?P<a>{NUMBER}){_END}|"
    rf"^{_SO}(?:make )?(?:bar|measure) (?P<b>{NUMBER}) (?:(?:should|must|could|"
    rf"needs to) be )?(?:the )?(?:loudest|climax|peak|high "
    rf"point)(?: (?:point|bar|of (?:it|all|the (?:piece|song)|everything)))*{_END}|"
    rf"^{_SO}build(?: (?:it|up))* (?:un)?(?:til|to|towards?) (?:bar|"
    rf"measure) (?P<c>{NUMBER})(?:,? (?:and )?then (?:calm|come|go|die|"
    rf"fade|wind)(?: (?:it|back|away))* ?(?:down|off|away)?)?{_END}",
    re.IGNORECASE,
)


def musicianly(text: str, context: Context) -> str:
    """The cleaned ``text``, said while a piece is there, in plainer words."""
    if not text.isascii():
        return text
    text = _WHAT_IF.sub("", text)
    for pattern, words in (*_PLAYED, _REGISTER):
        text = pattern.sub(words, text)
    if _WALKS.match(text):
        return "rewrite the bass as a walking bass" if "bass" in context.parts else "add a walking bass"
    cadence = _CADENCE.match(text)
    if cadence:
        return f"put the chords {_CADENCES[(cadence['kind'] or cadence['kind2']).lower()]} at the end"
    two = _FIRST_TWO.search(text)
    if two and context.versions > 1 and _TOGETHER.search(text):
        first = 1 if two["way"].lower() == "first" else context.versions - 1
        text = f"{text[: two.start()]}version {first} and version {first + 1}{text[two.end() :]}"
    return _loudness(text, context.bars or 0)


def _loudness(text: str, bars: int) -> str:
    """How loud the bars are that are there, as a rise or a fall."""
    if bars < 2:
        return text
    if _RISES.match(text):
        return f"crescendo in bars 1 to {bars}"
    if _FALLS.match(text):
        return f"diminuendo in bars 1 to {bars}"
    peak = _PEAK.match(text)
    bar = int(number(peak["a"] or peak["b"] or peak["c"]) or 0) if peak else 0
    if not 1 < bar <= bars:
        return text
    rise = f"crescendo in bars 1 to {bar}"
    return rise if bar == bars else f"{rise} and diminuendo in bars {bar + 1} to {bars}"
