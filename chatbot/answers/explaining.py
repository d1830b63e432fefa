"""Why: what the sound of a passage rests on, and who chose what."""

from __future__ import annotations

import re

from chatbot.answers.harmony_words import beside_the_key, cadences_text, chords_text
from chatbot.answers.heard import Heard, Runs, inside
from chatbot.answers.mood_words import doubt_text, feeling_in, mood_text, reasons
from chatbot.answers.phrasing import joined, runs_text, say, sentences
from chatbot.names import field_name
from chatbot.reply import value_text
from chatbot.turn import Language

# Asked of a choice rather than of a sound.
_CHOICE = re.compile(
    r"\b(?:you|did) (?:choose|chose|pick|picked|use|used|select|go for|decide|write|put)\b|\bchosen\b|"
    r"\bwhy (?:is it|is this) (?:in|at|for)\b|"
    r"\bwhy (?:a |an |the |this |these |that )?(?:key|tempo|meter|instruments?|piano)\b|"
    r"(?:选|挑|决定|采用)|为什么用|为什么是|为何用"
)
# Each field of the wishes that can be asked about, and the words that ask.
_FIELDS = (
    ("key", re.compile(r"\bkey\b|\bmajor\b|\bminor\b|\bmode\b|调")),
    ("tempo_bpm", re.compile(r"\btempo\b|\bspeed\b|\bbpm\b|\bfast\b|\bslow\b|速度|快|慢")),
    ("meter", re.compile(r"\bmet(?:er|re)\b|time signature|\bwaltz\b|\d/\d|拍号|拍子")),
    ("bars", re.compile(r"\blength\b|\blong\b|\bshort\b|\bbars\b|长度|多长|小节")),
    ("genre", re.compile(r"\bgenre\b|\bstyle\b|风格|体裁")),
    ("mood", re.compile(r"\bmood\b|\bhappy\b|\bsad\b|\bcalm\b|情绪|气氛")),
    ("chords", re.compile(r"\bchords?\b|\bprogression\b|\bharmony\b|和弦|和声")),
    ("form", re.compile(r"\bform\b|\bstructure\b|\bsections?\b|曲式|结构")),
)
_INSTRUMENTS = re.compile(r"\binstruments?\b|\bplayers?\b|乐器|编制")
_MOODS = re.compile(
    r"\b(?:sad|happy|happier|sadder|dark|bright|gloomy|cheerful|melanchol\w*|calm|tense|exciting|excited|energetic|"
    r"relax\w*|mood|feel\w*|emotion\w*)\b|悲|伤|快乐|高兴|欢快|忧|明亮|阴暗|平静|紧张|激动|情绪|感觉"
)
# The most events that are told of a whole piece; of named bars all are.
_MOST_EVENTS = 6


def explained(heard: Heard, said: str, parts: tuple[str, ...], runs: Runs, language: Language) -> str:
    """The answer to a why: to a choice its provenance, to a sound what it rests on, with bars."""
    low = said.lower()
    if _CHOICE.search(low):
        fields = [name for name, pattern in _FIELDS if pattern.search(low)]
        if parts or _INSTRUMENTS.search(low):
            fields = ["parts"]
        return sentences([_choice(heard, name, language) for name in fields or ["key", "tempo_bpm", "parts"]], language)
    if _MOODS.search(low):
        where = beside_the_key(heard, runs, language)
        doubt = doubt_text(feeling_in(heard, runs), low, language)
        return sentences([doubt, mood_text(heard, runs, language), *where[:_MOST_EVENTS]], language)
    return passage_text(heard, runs, language)


def passage_text(heard: Heard, runs: Runs, language: Language) -> str:
    """What happens in bars, or in the whole."""
    found = beside_the_key(heard, runs, language)
    said = []
    if runs:
        said.append(chords_text(heard, runs, language))
        if any(inside(one.bar, runs) for one in heard.cadences):
            said.append(cadences_text(heard, runs, language))
        climax = heard.form.climax
        if climax is not None and inside(climax, runs):
            said.append(say(("The melody is at its highest here.", "旋律在这里达到最高。"), language))
        said += found
        if not found:
            words = ("Nothing in {bars} leaves the scale.", "{bars}没有离开音阶。")
            said.append(say(words, language, bars=runs_text(runs, language)))
        return sentences([*said, *reasons(feeling_in(heard, runs), language)], language)
    said = [cadences_text(heard, (), language), *found[:_MOST_EVENTS]]
    return sentences([*said, *reasons(feeling_in(heard, ()), language)], language)


def _choice(heard: Heard, field: str, language: Language) -> str:
    """Who chose a field: the visitor in what was asked so far, the conversation, or the composer."""
    version = heard.version
    wish = version.wish
    line = next((one for one in version.receipt if one.field == field), None)
    got = "" if line is None or line.got is None else value_text(field, line.got, language)
    name = field_name(field, language)
    asked = getattr(wish, field)
    source = wish.sources.get(field) or (None if line is None else line.source)
    values = {"field": name, "got": got, "version": version.number}
    if asked not in (None, ()) and version.making is not None and version.making.act == "upload":
        return say(("The {field}: {got}, as in your file.", "{field}：{got}，与您的文件一致。"), language, **values)
    if asked not in (None, ()) and source == "conversation":
        words = ("The {field}: {got}, after what you liked, or said, before in this conversation.",
                 "{field}：{got}，依据您在对话中的喜好或先前的要求。")  # fmt: skip
        return say(words, language, **values)
    if asked not in (None, ()):
        return say(
            ("The {field}: {got}, because you asked for it.", "{field}：{got}，因为这是您要求的。"), language, **values
        )
    seed = None if version.piece.provenance is None else version.piece.provenance.seed
    leads = _what_led(heard, field, language)
    if leads:
        words = ("You left the {field} open; {got} was chosen to go with {leads}.",
                 "您没有指定{field}；选择{got}是为了配合{leads}。")  # fmt: skip
        return say(words, language, leads=leads, **values)
    if seed is not None:
        words = ("You left the {field} open; the model wrote {got} by chance, with seed {seed}.",
                 "您没有指定{field}；模型随机写成{got}，种子是 {seed}。")  # fmt: skip
        return say(words, language, seed=seed, **values)
    return say(("The {field}: {got}, as it was in your music.", "{field}：{got}，与您的音乐一致。"), language, **values)


def _what_led(heard: Heard, field: str, language: Language) -> str:
    """The wishes that the composer follows when it decides a field that was left open."""
    wish = heard.version.wish
    follows = {
        "key": ("chords",), "tempo_bpm": ("mood", "genre", "intensity"), "meter": ("genre",), "parts": ("genre",),
        "mood": ("genre",), "chords": ("genre", "mood"),
    }.get(field, ())  # fmt: skip
    stated = [name for name in follows if getattr(wish, name) not in (None, ())]
    led = []
    for name in stated:
        value = getattr(wish, name)
        if name == "genre":
            led.append(f"{field_name(name, language)} {value_text('genre', value, language)}")
        else:
            led.append(field_name(name, language))
    return joined(led, language)
