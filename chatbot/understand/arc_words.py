"""How a piece begins, goes on and ends, said in English in ways that the reader of arcs does not know: "serene to start
with" is "starts serene", "flute alone at the outset" is "flute alone at the beginning"."""

from __future__ import annotations

from chatbot.understand.context import Context
from chatbot.understand.numerals import NUMBER
from chatbot.understand.rule import Rule, rule

_BPM = r"(?: ?bpm| beats(?: per minute| a minute)?)?"
_RULES: tuple[Rule, ...] = (
    rule(r"\b(?:at|from|right at|in) the (?:outset|very (?:start|beginning)|get-?go|word go|off)\b",
         "at the beginning"),
    rule(
        r"(?P<before>^|[,;:] ?)(?P<how>(?!it\b|this\b|that\b)[a-z]+(?:,? (?:and |yet )?[a-z]+)?) to (?:start|"
        r"begin|open)(?: off)?(?: "
        r"with)?(?=\s*(?:[,;.]|and\b|then\b|$))",
        r"\g<before>starts \g<how>",
    ),
    rule(r"\b(?:when|as|once) it (?:is over|closes|ends|stops|finishes|is done|comes to an end)\b|\bby the "
        r"(?:close|finish)\b", "at the end"),
    rule(r"\b(?:kicks?|sets?|starts?|moves?) (?:off|out) (?=(?:in|at|with|as)\b)", "starts "),
    rule(r"\b(?:winds?|ends?|finishes) up (?=(?:as )?[a-z]+ ?(?:$|[,.;]|and\b))", "ends "),
    rule(r"\bturns? (?P<how>[a-z]+) in the middle\b", r"in the middle \g<how>"),
    rule(rf"\bfrom (?P<at>(?:bar|measure) {NUMBER})(?: on(?:wards?)?)?,? there(?:'s| is| are) (?P<who>(?:an? |the "
        rf"|some )?[a-z]+(?: [a-z]+)?) "
         r"(?:too|as well|also)\b", r"\g<who> joins at \g<at>"),
    rule(
        rf"\b(?P<verb>starts?|begins?) at (?P<a>{NUMBER}) ?bpm and (?:winds?|slows?|goes|drops?|sinks?|speeds?|"
        rf"rises?|climbs?)(?: down| up)? to "
        rf"(?P<b>\d{{2,3}})\b(?! ?bpm)",
        r"\g<verb> at \g<a> bpm and ends at \g<b> bpm",
    ),
    rule(r"\bopening (?=(?:two|three|four|five|six|eight|\d+) (?:bars|measures))", "first "),
    rule(r"\ball hell (?:breaks|broke|lets) loose\b", "furious"),
    rule(
        rf"\b(?:accelerat(?:es|ing|e)|speed(?:s|ing)? up|get(?:s|ting)? (?:faster|quicker)|slow(?:s|ing)? down|"
        rf"rising|winding down|"
        rf"going|moving|ramping) from (?P<a>{NUMBER}){_BPM}(?: (?:at the (?:start|beginning|outset)|at first))? "
        rf"(?:up |down )?to "
        rf"(?P<b>{NUMBER}){_BPM}(?: (?:(?:at|by|towards) the (?:end|finish|close)|at last|in the end))?",
        r"starting at \g<a> bpm and ending at \g<b> bpm",
    ),
    rule(
        r"^(?P<who>[a-z]+(?: [a-z]+)?) (?:all )?(?:by (?:it|him|her)self|by themselves|on (?:its|his|her|their) "
        r"own|alone|solo) (?:for "
        r"(?:a while|a bit|a few bars|some time)|to (?:start|begin|open)(?: with)?)(?=[,;]? (?:and )?then\b)",
        r"\g<who> alone at the beginning",
    ),
    rule(
        r"\b(?:the |one )?(?:first )?half (?P<a>[a-z]+),? (?:and )?(?:the )?(?:other|second|next) half "
        r"(?P<b>[a-z]+)(?:,? in that order)?",
        r"first half \g<a>, second half \g<b>",
    ),
    rule(r"\b(?P<where>[a-z]+ (?:texture|sound|chords|harmony)) to (?:open|start|begin),? (?P<end>[a-z]+ "
        r"(?:texture|sound|chords|harmony)) to "
         r"(?:close|end|finish)\b", r"starts with \g<where>, ends with \g<end>"),
)  # fmt: skip


def arc_in_known_words(text: str, _context: Context) -> str:
    """The cleaned English ``text`` with its beginning and end in words that the reader of arcs knows."""
    if not text.isascii():
        return text
    for pattern, words in _RULES:
        text = pattern.sub(words, text)
    return text
