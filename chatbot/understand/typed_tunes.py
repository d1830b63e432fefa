"""What is wished in English for a tune that is typed with the wish, in words that the readers know: "a brass quartet
version of Frere Jacques: C4 D4 E4 C4" is "arrange this for brass quartet: C4 D4 E4 C4"."""

from __future__ import annotations

from chatbot.understand.conditional import END, Conditional, always, applied, when
from chatbot.understand.context import Context
from chatbot.understand.lexicon.courtesy import PLEASE
from chatbot.understand.matcher import compiled
from chatbot.understand.numerals import NUMBER

_NOTE = r"(?:[A-G][#b]?\d)"
_NOTES = rf"(?P<notes>(?:{_NOTE}[ ,]+){{2,}}{_NOTE}|(?:[1-7][ ,]+){{3,}}[1-7])"
_TYPED = compiled(_NOTES)
_THIS = r"\b(?:this|it|these|that|the following|my (?:melody|tune|theme|notes))\b(?: (?:melody|tune|notes|line)\b)?"
_POINTS = compiled(_THIS)
_COLON = r"(?:,? (?:please|for me|now))*\s*[:,]? ?"
_RULES: tuple[Conditional, ...] = (
    # "Arrange Mary had a little lamb: E4 D4 C4 D4 for string quartet".
    when(
        always,
        rf"^(?P<verb>{PLEASE}(?:arrange|harmoni[sz]e|accompany|continue) )[A-Za-z' ]{{3,40}}?: ?{_NOTES}",
        lambda m: m.group() if _POINTS.search(m.group().lower()) else f"{m['verb']}{m['notes']}",
    ),
    when(
        always,
        rf"^{PLEASE}(?:(?:make|do|write|give me|create|play) )?(?:an? |the )?(?P<who>[a-z]+(?: [a-z]+){{0,2}}?) "
        rf"(?:version|arrangement|"
        rf"setting|cover|rendition) (?:of|for) [^:]{{2,40}}?{_COLON}{_NOTES}",
        r"arrange this for \g<who>: \g<notes>",
    ),
    when(
        always,
        rf"^{PLEASE}(?:make|do|write|create|build) an? (?P<how>quartet|trio|quintet|duet) for (?P<who>strings|"
        rf"brass|woodwinds?|saxophones|"
        rf"saxes) (?:out of|from|of|with) {_THIS}{_COLON}{_NOTES}",
        lambda m: f"arrange this for {m['who'].removesuffix('s')} {m['how']}: {m['notes']}",
    ),
    when(
        always,
        rf"^{PLEASE}(?:make|do|write|create|build) an? (?P<who>(?:string|brass|woodwind|saxophone|piano|guitar|"
        rf"flute|choir) ?[a-z]*|piece "
        rf"for [a-z ]+?) (?:out of|from|of|with) {_THIS}{_COLON}{_NOTES}",
        r"arrange this for \g<who>: \g<notes>",
    ),
    when(
        always,
        rf"^{PLEASE}(?:(?:put|add|write|give me|i want|i'd like) )?(?:an? |some )?(?:satb|four[- ]part|choral|"
        rf"choir|hymn)[- ]?(?:harmon(?:y|ies)|"
        rf"setting|voices|chorale)? (?:under|to|for|below|beneath|behind|around|on) {_THIS}{_COLON}{_NOTES}",
        r"harmonise this for SATB: \g<notes>",
    ),
    when(
        always,
        rf"^{PLEASE}(?:take|carry|spin|keep|play|bring|go on with) {_THIS} ?(?:on|further|out|going|onwards?)?,? "
        rf"(?:for )?(?:another |a "
        rf"further )?(?P<n>{NUMBER}) (?:more )?(?P<unit>bars|measures|seconds){_COLON}{_NOTES}",
        r"continue this for \g<n> \g<unit>: \g<notes>",
    ),
    when(
        always,
        rf"^(?P<lead>.{{0,40}}?){_NOTES}[,;.] (?:please |now |can you )*(?:finish|complete|continue|go on with) "
        rf"(?:it|this|that|the "
        rf"(?:tune|melody|phrase)){END}",
        r"continue this: \g<notes>",
    ),
    when(
        always,
        rf"^{PLEASE}(?P<order>transpose|move|shift|take|put) {_THIS} (?P<how>(?:up|down) "
        rf"[^:]{{3,30}}?){_COLON}{_NOTES}{END}",
        r"play \g<notes>, then transpose it \g<how>",
    ),
)


def typed_tunes(text: str, context: Context) -> str:
    """The cleaned English ``text`` with its wish for a typed tune in words that the readers know."""
    return applied(_RULES, text, context) if text.isascii() and _TYPED.search(text) else text
