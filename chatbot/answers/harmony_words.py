"""Chords, cadences, keys on the way, in words."""

from __future__ import annotations

from collections import Counter

from chatbot.answers.heard import Heard, Runs, inside
from chatbot.answers.phrasing import bars_text, joined, runs_text, say, sentences
from chatbot.names import key_name
from chatbot.turn import Language
from composer.key import Key
from composer.theory.cadences import Cadence
from composer.theory.modulation import Relation

# A chart of more changes than this is asked for by bars.
_MOST_BARS = 24
_SURE, _LIKELY = 0.8, 0.5
_FUNCTIONS = {
    "tonic": ("tonic", "主功能"), "predominant": ("predominant", "下属功能"), "dominant": ("dominant", "属功能"),
    "subtonic": ("subtonic", "降VII级"), "applied": ("applied dominant", "副属"), "borrowed": ("borrowed", "借用"),
    "chromatic": ("chromatic", "变化"),
}  # fmt: skip
_RELATIONS: dict[Relation, tuple[str, str]] = {
    "same": ("the home key", "主调"),
    "parallel": ("the parallel key", "同主音调"),
    "relative": ("the relative key", "关系大小调"),
    "dominant": ("the dominant key", "属调"),
    "subdominant": ("the subdominant key", "下属调"),
    "dominant minor": ("the minor dominant", "小属调"),
    "subdominant minor": ("the minor subdominant", "小下属调"),
    "relative of dominant": ("the relative of the dominant", "属调的关系调"),
    "relative of subdominant": ("the relative of the subdominant", "下属调的关系调"),
    "remote": ("a remote key", "远关系调"),
}
_CADENCES = {
    "perfect": ("perfect authentic", "完满终止"), "authentic": ("imperfect authentic", "不完满正格终止"),
    "half": ("half", "半终止"), "plagal": ("plagal", "变格终止"), "deceptive": ("deceptive", "阻碍终止"),
}  # fmt: skip
_CONFIDENCE = (("surely", "确定"), ("probably", "很可能"), ("perhaps", "不太确定"))


def key_text(heard: Heard, language: Language) -> str:
    """The key of the whole, how sure that is, and whether it stays."""
    if heard.version.facts.key is None:
        return say(("Nothing in it is pitched, so it has no key.", "里面没有音高，所以没有调。"), language)
    facts = heard.version.facts
    said = [say(("By its notes it is in {key}.", "从音符来看是{key}。"), language, key=key_name(heard.key, language))]
    scale = facts.written_key or facts.modal_key
    if scale is not None and scale.mode != heard.key.mode:
        mode = key_name(scale, language)
        said.append(say(("Its scale is that of {mode}.", "音阶是{mode}。"), language, mode=mode))
    if len(heard.stretches) > 1:
        said.append(modulations_text(heard, (), language))
    return sentences(said, language)


def modulations_text(heard: Heard, runs: Runs, language: Language) -> str:
    """Where the key changes and where to."""
    stretches = heard.stretches
    if len(stretches) == 1:
        values = {"key": key_name(heard.key, language), "sure": _sure(stretches[0].confidence, language)}
        return say(
            ("It does not modulate: it stays in {key} ({sure}).", "没有转调：一直在{key}（{sure}）。"),
            language,
            **values,
        )
    said = []
    for index, one in enumerate(stretches):
        if not any(inside(bar, runs) for bar in range(one.first, one.last + 1)):
            continue
        values = {
            "bars": runs_text([(one.first, one.last)], language), "key": key_name(one.key, language),
            "relation": say(_RELATIONS[one.relation], language), "sure": _sure(one.confidence, language),
            "first": str(one.first),
        }  # fmt: skip
        if index == 0:
            said.append(
                say(("It begins in {key} ({bars}; {sure}).", "开始是{key}（{bars}；{sure}）。"), language, **values)
            )
            continue
        text = say(
            (
                "In bar {first} it moves to {key}, {relation} ({bars}; {sure})",
                "第{first}小节转到{key}，{relation}（{bars}；{sure}）",
            ),
            language,
            **values,
        )
        if one.pivot is not None:
            pivot = one.pivot.symbol(stretches[index - 1].key)
            text += say(
                (", by way of {pivot}, which both keys have", "，通过两调共有的 {pivot} 和弦"), language, pivot=pivot
            )
        said.append(text + ("." if language == "en" else "。"))
    return sentences(said, language)


def _sure(confidence: float, language: Language) -> str:
    level = 0 if confidence >= _SURE else 1 if confidence >= _LIKELY else 2
    return (
        f"{say(_CONFIDENCE[level], language)}, {confidence:.0%}"
        if language == "en"
        else (f"{say(_CONFIDENCE[level], language)}，{confidence:.0%}")
    )


def chords_text(heard: Heard, runs: Runs, language: Language) -> str:
    """The chords with their numerals, bar by bar, and what they do."""
    harmony = heard.harmony
    if not harmony:
        return say(("No chords are heard in it.", "听不到和弦。"), language)
    first, last = (runs[0][0], runs[-1][1]) if runs else (1, len(heard.piece.bars))
    shown = min(last, first + _MOST_BARS - 1)
    cells: list[str] = []
    key = None
    for bar in range(first, shown + 1):
        if not inside(bar, runs):
            continue
        here = [one for one in harmony if one.bar == bar]
        # What began earlier still sounds at the beginning of the stretch.
        if not here or here[0].half:
            before = [one for one in harmony if one.bar < bar][-1:]
            if not cells or (here and here[0].half):
                here = [*before, *here]
        if not here:
            cells.append(f"{bar} %")
            continue
        if here[-1].key != key and len(heard.regions) > 1:
            cells.append(f"[{key_name(here[-1].key, language)}]")
        key = here[-1].key
        cells.append(f"{bar} " + " ".join(f"{one.chord.symbol(one.key)} ({one.numeral.text})" for one in here))
    said = [
        say(
            ("The chords bar by bar: {chart}.", "逐小节的和弦：{chart}。"),
            language,
            chart=" | ".join(cells),
        )
    ]
    if shown < last:
        said.append(
            say(
                ("Ask for bars {first} to {last} to see the rest.", "其余的请问第{first}到{last}小节的和弦。"),
                language,
                first=shown + 1,
                last=last,
            )
        )
    meant = [one for one in harmony if inside(one.bar, runs)]
    if len(meant) > 1:
        counts = Counter(one.numeral.function for one in meant)
        parts = [f"{say(_FUNCTIONS[name], language)} {count}" for name, count in counts.most_common()]
        said.append(say(("By function: {parts}.", "按功能：{parts}。"), language, parts=joined(parts, language)))
    return sentences(said, language)


def cadences_text(heard: Heard, runs: Runs, language: Language) -> str:
    """The cadences with their bars."""
    found = [one for one in heard.cadences if inside(one.bar, runs)]
    if not found:
        where = runs_text(runs, language) if runs else say(("it", "其中"), language)
        return say(
            ("No phrase in {where} ends with a textbook cadence.", "{where}没有乐句以典型的终止式结束。"),
            language,
            where=where,
        )
    listed = [
        say(("bar {bar} {kind} ({one}–{two})", "第{bar}小节{kind}（{one}–{two}）"), language,
            bar=one.bar, kind=cadence_name(one, language), one=one.numerals[0], two=one.numerals[1])
        for one in found
    ]  # fmt: skip
    words = ("Cadence: {list}.", "终止式：{list}。") if len(found) == 1 else ("Cadences: {list}.", "终止式：{list}。")
    return say(words, language, list=joined(listed, language))


def cadence_name(cadence: Cadence, language: Language) -> str:
    """What the cadence is called."""
    return say(_CADENCES["perfect" if cadence.perfect else cadence.kind], language)


def beside_the_key(heard: Heard, runs: Runs, language: Language) -> list[str]:
    """A sentence for each kind of event, with its bars."""
    said = []
    here = [one for one in heard.events if any(inside(bar, runs) for bar in range(one.first, one.last + 1))]
    for kind, words in _EVENTS.items():
        of_kind = [one for one in here if one.kind == kind]
        by_what: dict[tuple[str, str, Key], list[int]] = {}
        for one in of_kind:
            note = "" if one.pitch_class is None else one.key.name_of(one.pitch_class)
            if kind == "leading note":
                note = _raised(one.key.tonic)
            chord = "" if one.chord is None else f"{one.chord.symbol(one.key)} ({one.numeral})"
            by_what.setdefault((note, chord, one.key), []).extend(range(one.first, one.last + 1))
        for (note, chord, key), bars in by_what.items():
            meant = [bar for bar in bars if inside(bar, runs)]
            values = {"note": note, "chord": chord, "key": key_name(key, language)}
            text = say(words, language, bars=bars_text(meant, language), **values)
            said.append(text[0].upper() + text[1:])
    return said


def _raised(tonic: str) -> str:
    """The note a semitone below a tonic, on the letter below it: G# under A, F# under G, B under C."""
    letters = "CDEFGAB"
    semitones = {"C": 1, "F": 1}
    letter = letters[letters.index(tonic[0]) - 1]
    # A semitone below the plain letter is natural under C and F, else sharp; the tonic's own sign moves it.
    sharps = (0 if tonic[0] in semitones else 1) + tonic.count("#") - tonic.count("b")
    return letter + ("#" * sharps if sharps >= 0 else "b" * -sharps)


_EVENTS: dict[str, tuple[str, str]] = {
    "leading note": (
        "The raised leading note {note} in {bars} pulls towards the tonic of {key}.",
        "{bars}的升高导音 {note} 倾向于{key}的主音。",
    ),
    "lowered degree": ("The lowered seventh {note} colours {bars}.", "{bars}用了降低的七级音 {note}。"),
    "applied chord": (
        "{chord} in {bars} is a dominant of another degree than the tonic.",
        "{bars}的 {chord} 是副属和弦。",
    ),
    "borrowed chord": (
        "{chord} in {bars} is borrowed from the parallel key.",
        "{bars}的 {chord} 借自同主音调。",
    ),
    "sequence": (
        "{bars} are a sequence: the same figure on another step.",
        "{bars}是模进：同一音型移到别的音级上。",
    ),
    "pedal point": ("Under {bars} lies a pedal point on {note}.", "{bars}下方是 {note} 持续音。"),
}
