"""Questions about the current piece, answered from what was measured."""

from __future__ import annotations

import re

from chatbot.names import key_name, level_name, part_names, pitch_name
from chatbot.reply import sentence
from chatbot.turn import Language
from chatbot.versions import Version

# What a question may be about, and the words that say so. The first group of a sentence's words
# that matches is answered first; one sentence can ask for several things.
_TOPICS: tuple[tuple[str, str], ...] = (
    ("meter", r"\bmeter|\bmetre|time signature|拍号|几拍|什么拍"),
    ("key", r"\bkeys?\b|\bmode\b|\btonic|major or minor|调"),
    ("tempo", r"\btempo|\bbpm\b|how (?:fast|slow)|\bspeed|速度|多快|多慢"),
    (
        "length",
        r"how (?:long|many (?:bars|seconds))|\blength|\bbars\b|\bmeasures\b|\bduration|小节|多长|多久|时长|几秒|多少秒",
    ),
    ("parts", r"\binstruments?\b|\bparts?\b|who (?:plays|is playing)|what (?:plays|is playing)|乐器|声部|谁在"),
    ("chords", r"\bchords?\b|\bharmon|progression|和弦|和声"),
    ("range", r"\brange\b|\bregister\b|highest|lowest|音域|最高|最低"),
    ("density", r"\bdens|\bbusy|\bsparse|疏密|密度"),
    ("dynamics", r"\bdynamics?\b|how loud|how soft|力度|多响|音量"),
    ("mood", r"\bmood|\bfeel|\bhappy|\bsad\b|\bemotion|情绪|心情|感觉|气氛"),
    ("seed", r"\bseed|种子"),
    ("form", r"\bform\b|\bsections?\b|\bstructure|曲式|结构|段落"),
    ("versions", r"\bversions?\b|版本|几版|第几版"),
)
_ANSWERS: dict[str, tuple[str, str]] = {
    "key": ("By its notes it is in {key}.", "从音符来看是{key}。"),
    "meter": ("The meter is {meter}.", "拍号是 {meter}。"),
    "tempo": ("The tempo is {tempo} BPM.", "速度是 {tempo} BPM。"),
    "length": ("It has {bars} bars and lasts {seconds} seconds.", "共 {bars} 小节，{seconds} 秒。"),
    "parts": ("You hear {parts}.", "您听到的是{parts}。"),
    "chords": ("The chords one hears: {chords}.", "听到的和弦：{chords}。"),
    "range": ("It reaches from {low} to {high}.", "音域从 {low} 到 {high}。"),
    "density": ("Its texture is {density}.", "织体{density}。"),
    "dynamics": ("On the whole it is played {dynamics}.", "总体力度是 {dynamics}。"),
    "mood": (
        "Its mood, estimated from the notes: valence {valence:+.1f} (sad to happy), energy {energy:+.1f} (calm to "
        "excited), from -1 to 1.",
        "从音符估计的情绪：效价 {valence:+.1f}（悲到喜），能量 {energy:+.1f}（静到动），范围 -1 到 1。",
    ),
    "seed": ("Its seed is {seed}.", "它的种子是 {seed}。"),
    "form": ("Its sections, one letter a bar: {form}.", "段落（每小节一个字母）：{form}。"),
    "versions": ("This is version {version} of {versions}.", "这是第 {version} 版，共 {versions} 版。"),
}


def answer(said: str, version: Version, versions: int, language: Language) -> str:
    """Answer every question that ``said`` asks; when none is known, say what can be asked."""
    said = said.lower()
    topics = [topic for topic, words in _TOPICS if re.search(words, said)]
    facts, provenance = version.facts, version.piece.provenance
    values: dict[str, object] = {
        "key": sentence("no_key", language) if facts.key is None else key_name(facts.key, language),
        "meter": facts.meter,
        "tempo": f"{facts.tempo_bpm:g}",
        "bars": facts.bars,
        "seconds": f"{facts.seconds:.0f}",
        "parts": part_names((p.family for p in facts.players), language) or sentence("nothing", language),
        "chords": _chords_text(version),
        "low": "–" if facts.low is None else pitch_name(facts.low),
        "high": "–" if facts.high is None else pitch_name(facts.high),
        "density": level_name(facts.density, language),
        "dynamics": facts.dynamics,
        "valence": facts.mood.valence,
        "energy": facts.mood.energy,
        "seed": "–" if provenance is None else provenance.seed,
        "form": facts.sections,
        "version": version.number,
        "versions": versions,
    }
    index = 0 if language == "en" else 1
    said_back = [_ANSWERS[topic][index].format(**values) for topic in topics]
    if not said_back:
        return sentence("ask_what", language)
    return " ".join(said_back) if language == "en" else "".join(said_back)


def _chords_text(version: Version) -> str:
    key = version.facts.key or version.piece.key
    return " | ".join(" ".join(chord.symbol(key) for chord in bar) for bar in version.facts.chords)
