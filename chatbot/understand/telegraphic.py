"""English in signs and key words, as one types to a machine: "bass -> tuba", "+5 bpm", "bars 1-4 x2"."""

from __future__ import annotations

import re

from chatbot.understand.context import Context
from chatbot.understand.lexicon.courtesy import PLEASE
from chatbot.understand.lexicon.instruments import INSTRUMENTS
from chatbot.understand.numerals import NUMBER
from chatbot.understand.rule import Rule, rule

_START = r"(?:^|(?<=[,;] ))"
_END = r"(?: please)?[.! ]*(?=$|[,;] )"
_STEP = r"(?P<u>semi-?tones?|half[ -]?steps?|steps?|tones?|octaves?|st\b|oct\b)"
_UNITS = {"st": "semitones", "oct": "octaves"}


def _moved(match: re.Match[str]) -> str:
    unit = _UNITS.get(match["u"].lower(), match["u"])
    return f"transpose {'up' if match['sign'] == '+' else 'down'} {match['n']} {unit}"


def _state(match: re.Match[str]) -> str:
    how = match["how"].lower()
    if how in ("mute", "solo", "unmute", "remove"):
        return f"{how} the {match['who']}"
    return f"make the {match['who']} {how}"


_RULES: tuple[Rule, ...] = (
    rule(rf"{_START}(?P<who>[a-z]+(?: [a-z]+)?) ?(?:-+>|=+>|→|⇒|>>) ?(?P<new>[a-z]+(?: [a-z]+)?){_END}",
        r"replace the \g<who> with \g<new>"),
    rule(rf"{_START}(?P<who>[a-z]+(?: [a-z]+)?) ?(?::| - | = |=) ?(?P<how>(?:a bit |much |a little )?(?:louder|"
          rf"softer|quieter|busier|simpler|staccato|legato|higher|lower)|mute|solo|unmute|remove){_END}", _state),
    rule(rf"{_START}(?P<who>[a-z]+(?: [a-z]+)?) ?(?::| - ) ?(?P<way>up|down) (?P<far>(?:an?|one|two|three|\d+) "
          rf"[a-z]+){_END}", r"transpose the \g<who> \g<way> \g<far>"),
    rule(rf"{_START}(?:tempo |bpm )?(?P<sign>[+-]) ?(?P<n>\d{{1,3}}) ?bpm{_END}", lambda m:
        f"{m['n']} bpm {'faster' if m['sign'] == '+' else 'slower'}"),
    rule(rf"{_START}(?:tempo|speed) (?P<sign>[+-]) ?(?P<n>\d{{1,3}}) ?%{_END}", lambda m:
        f"{m['n']} percent {'faster' if m['sign'] == '+' else 'slower'}"),
    rule(rf"{_START}(?:transpose |key |pitch )?(?P<sign>[+-]) ?(?P<n>\d{{1,2}}) ?{_STEP}{_END}", _moved),
    rule(rf"{_START}(?:go |move |take it |shift )?(?P<way>up|down) (?P<n>one|two|three|four|five|six|seven|"
          rf"\d{{1,2}}){_END}", lambda m: f"transpose {m['way']} {m['n']} semitones"),
    rule(rf"\b(?P<bars>bars? {NUMBER}(?: ?(?:-|to) ?{NUMBER})?),? ?[x×*] ?(?P<n>\d){_END}",
        r"play \g<bars> \g<n> times"),
    rule(rf"{_START}(?P<what>intro|outro|ending|coda|bridge) ?[:=] ?(?P<n>{NUMBER}) bars?{_END}",
        r"add an \g<what> of \g<n> bars"),
    rule(rf"{_START}(?:longer|extended?) (?P<what>intro|verse|chorus|bridge){_END}", r"make the \g<what> longer"),
    rule(r"(?P<a>\b(?:louder|softer|quieter|faster|slower|happier|sadder|calmer|darker|brighter|higher|lower)) "
          r"?[+&/] ?(?=(?:louder|softer|quieter|faster|slower|happier|sadder|calmer|darker|brighter|higher|lower)\b)",
              r"\g<a> and "),
    rule(rf"^\+ ?(?:an? |some )?(?P<new>[a-z]+(?: [a-z]+)?){_END}", r"add \g<new>"),
    rule(rf"^- ?(?:the )?(?P<who>[a-z]+){_END}", r"remove the \g<who>"),
    # Short orders on the whole.
    rule(rf"^(?:{PLEASE})(?:(?:let me|let's|i want to|can i|i'd like to|may i) )?(?:play|hear|listen to|run) (?:it|"
          rf"this|that|the (?:whole |full )?(?:thing|piece|song|track))(?: (?:again|once more|now|in full|all the "
          rf"way through|from the top|from the beginning|from the start))?(?: please)?[.!? ]*$", "play it again"),
    rule(rf"^(?:{PLEASE})do something (?:about|with) (?P<what>(?:the |that )?(?:ending|intro|bridge|chorus|verse|"
          rf"outro|drums|bass|melody|chords|piano|middle|beginning|bars? {NUMBER}(?: ?(?:-|to) ?{NUMBER})?)){_END}",
              r"rewrite \g<what>"),
    rule(rf"\b(?:halve|reduce|cut(?: down)?|lower|decrease) (?:the )?(?:number|amount|count) of notes(?: (?:in|of) "
          rf"(?:the )?(?P<x>[a-z]+))?(?: (?:in|by) half)?{_END}", lambda m: f"simplify the {m['x']}" if m["x"] else
              "simplify it"),
    rule(rf"\b(?:double|increase|raise) (?:the )?(?:number|amount|count) of notes(?: (?:in|of) (?:the "
          rf")?(?P<x>[a-z]+))?{_END}", lambda m: f"make the {m['x']} busier" if m["x"] else "make it busier"),
    rule(r"\b(?:a second|another|an additional|an extra) (?:melody|tune|melodic line|melody line)\b"
          r"(?! (?:over|under|with|to|for|on|above) (?:the |those |these )?(?:same|chords|harmony))",
        "a countermelody"),
    rule(rf"^(?:{PLEASE})(?:spice|liven|shake|jazz|mix|pep|freshen) (?:things|it all|everything) up{_END}",
        "make it livelier"),
    rule(rf"^(?:{PLEASE})(?:it |this |that |the (?:piece|song|music) )?(?:needs?|lacks?|wants|could use|could do "
          rf"with|is missing|is lacking|give it|put) (?:some |more |a bit (?:of|more) |a little (?:more )?)*(?:life|"
          rf"punch|oomph|spark|sparkle|drive|zip|zing|pep|energy|bounce|kick|fire|excitement|movement)(?: (?:in|"
          rf"into) it)?{_END}", "make it livelier"),
)  # fmt: skip


def spelled_out(text: str, context: Context) -> str:
    """The cleaned English ``text`` on a piece that is playing with its signs in words."""
    if not text.isascii() or not context.has_piece:
        return text
    for pattern, words in _RULES:
        match = pattern.search(text)
        if match and all(_names_a_player(match[name]) for name in ("who", "new") if name in pattern.groupindex):
            text = pattern.sub(words, text)
    return text


def _names_a_player(words: str) -> bool:
    low = words.lower()
    return any(hit.value is not None for hit in INSTRUMENTS.find(low)) or low in ("melody", "chords", "harmony", "lead")
