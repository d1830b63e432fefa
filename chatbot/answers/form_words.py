"""Form and comparison in words."""

from __future__ import annotations

from bisect import bisect_right

from chatbot.answers.heard import Heard, Runs, inside
from chatbot.answers.phrasing import bars_text, joined, say, sentences
from chatbot.names import key_name, level_name, part_names, pitch_name
from chatbot.turn import Language
from composer.edit_report import compare
from composer.instruments import family_of
from composer.piece import Piece
from composer.theory.comparison import compare_pieces

_KINDS = {
    "one section": ("one section", "单一段落"),
    "binary": ("binary (AB)", "二段式"),
    "ternary": ("ternary (ABA)", "三段式"),
    "AABA": ("AABA song form", "AABA 歌曲形式"),
    "rondo": ("a rondo", "回旋曲式"),
    "through-composed": ("through-composed", "贯穿式，各段都不同"),
    "other": ("a form of its own", "自由的段落安排"),
}
_LENGTH = ("{bars} bars ({seconds:.0f} s)", "{bars} 小节（{seconds:.0f} 秒）")
# From these shares on two melodies, or successions of chords, are said to be alike, or related.
_ALIKE, _RELATED = 0.8, 0.4


def form_text(heard: Heard, runs: Runs, language: Language) -> str:
    """Sections with their bars, periods, the highest point."""
    form = heard.form
    listed = [f"{one.letter} {one.first}–{one.last}" for one in form.sections]
    values = {"kind": say(_KINDS[form.kind], language), "list": joined(listed, language)}
    words = (
        ("It is {kind}: by bars {list}.", "结构是{kind}：小节 {list}。")
        if form.planned
        else ("By what returns it is {kind}: by bars {list}.", "从重复来看是{kind}：小节 {list}。")
    )
    said = [say(words, language, **values)]
    for period in form.periods:
        if not inside(period.first, runs):
            continue
        words = (
            ("Bars {first}–{last} are a period, an open phrase to bar {middle} answered by a closed one{alike}.",
             "第{first}–{last}小节是乐段：到第{middle}小节的开放乐句，由收束的乐句应答{alike}。")
        )  # fmt: skip
        alike = say((" that begins alike", "，开头相同"), language) if period.parallel else ""
        said.append(say(words, language, first=period.first, middle=period.middle, last=period.last, alike=alike))
    said.append(climax_text(heard, language))
    return sentences(said, language)


def climax_text(heard: Heard, language: Language) -> str:
    """Where the melody is highest; empty without a melody."""
    form = heard.form
    if form.climax is None or form.climax_pitch is None:
        return ""
    words = ("The melody reaches its highest note, {note}, in bar {bar}.", "旋律的最高音 {note} 在第{bar}小节。")
    return say(words, language, note=pitch_name(form.climax_pitch), bar=form.climax)


_NOTE_FOR_NOTE = ("Versions {one} and {other} are the same note for note.", "第{one}版和第{other}版逐音相同。")
_OTHERWISE = (
    "Versions {one} and {other} have the same notes; how loud or how long they are differs in {where}.",
    "第{one}版和第{other}版的音相同；力度或时值在{where}不同。",
)


def _played_otherwise(one: Piece, other: Piece) -> list[int]:
    """The bars, counted from 1, whose notes differ in loudness or length where they begin alike."""

    def by_bar(piece: Piece) -> list[list[tuple[int, ...]]]:
        found: list[list[tuple[int, ...]]] = [[] for _ in piece.bars]
        for index, part in enumerate(piece.parts):
            for note in part.notes:
                bar = bisect_right(piece.bar_starts, note.start) - 1
                found[min(bar, len(found) - 1)].append((index, note.start, note.pitch, note.duration, note.velocity))
        return found

    pairs = zip(by_bar(one), by_bar(other), strict=False)
    return [bar for bar, (first, second) in enumerate(pairs, start=1) if sorted(first) != sorted(second)]


def comparison_text(one: Heard, other: Heard, language: Language) -> str:
    """What two versions share and where they differ."""
    a, b = one.version.facts, other.version.facts
    numbers = {"one": one.version.number, "other": other.version.number}
    same: list[str] = []
    differs: list[str] = []
    named = [facts.named_key for facts in (a, b)]
    keys = [say(("no key", "无调"), language) if key is None else key_name(key, language) for key in named]
    lengths = [say(_LENGTH, language, bars=f.bars, seconds=f.seconds) for f in (a, b)]
    forms = ["".join(section.letter for section in h.form.sections) for h in (one, other)]
    measured: list[tuple[tuple[str, str], str, str]] = [
        (("key", "调"), keys[0], keys[1]),
        (("tempo", "速度"), f"{a.tempo_bpm:g} BPM", f"{b.tempo_bpm:g} BPM"),
        (("meter", "拍号"), a.meter, b.meter),
        (("length", "长度"), lengths[0], lengths[1]),
        (("form", "曲式"), forms[0], forms[1]),
        (("texture", "织体"), level_name(a.density, language), level_name(b.density, language)),
    ]  # fmt: skip
    for name, first, second in measured:
        if first == second:
            same.append(f"{say(name, language)} {first}")
        else:
            differs.append(say(("{name} {first} against {second}", "{name}是 {first} 与 {second}"), language,
                               name=say(name, language), first=first, second=second))  # fmt: skip
    facts = compare_pieces(one.piece, other.piece, (one.harmony, other.harmony))
    said = []
    if facts.notes == 1.0 and not differs:
        bars = _played_otherwise(one.piece, other.piece)
        words = _OTHERWISE if bars else _NOTE_FOR_NOTE
        said.append(say(words, language, where=bars_text(bars, language), **numbers))
    else:
        if same:
            said.append(
                say(
                    ("Versions {one} and {other} share: {list}.", "第{one}版和第{other}版相同的：{list}。"),
                    language,
                    list="; ".join(same) if language == "en" else "；".join(same),
                    **numbers,
                )
            )
        if differs:
            said.append(
                say(
                    (
                        "They differ (version {one} against {other}): {list}.",
                        "不同的（第{one}版与第{other}版）：{list}。",
                    ),
                    language,
                    list="; ".join(differs) if language == "en" else "；".join(differs),
                    **numbers,
                )
            )
    silent = (_silent(one), _silent(other))
    if any(facts.only):
        for number, only, resting in zip(numbers.values(), facts.only, reversed(silent), strict=True):
            only = tuple(family for family in only if family not in resting)
            if only:
                said.append(
                    say(
                        ("Only version {n} has {parts}.", "只有第{n}版有{parts}。"),
                        language,
                        n=number,
                        parts=part_names(only, language),
                    )
                )
    said.append(_where_they_differ(one, other, language))
    for number, resting in zip(numbers.values(), silent, strict=True):
        if resting:
            words = ("Muted in version {n}: {parts}.", "第{n}版里静音的：{parts}。")
            said.append(say(words, language, n=number, parts=part_names(resting, language)))
    if facts.melody_moved is not None:
        words = (
            ("The melody is the same.", "旋律相同。")
            if facts.melody_moved == 0
            else ("The melody is the same, {n:+d} semitones away.", "旋律相同，相差 {n:+d} 个半音。")
        )
        said.append(say(words, language, n=facts.melody_moved))
    else:
        said.append(_likeness(("melodies", "旋律"), facts.melody, language))
    said.append(_likeness(("chord successions", "和弦进行"), facts.harmony, language))
    mood = (b.mood.valence - a.mood.valence, b.mood.energy - a.mood.energy)
    said.append(_mood(mood, numbers["other"], language))
    return sentences(said, language)


def _where_they_differ(one: Heard, other: Heard, language: Language) -> str:
    """The parts and bars whose notes differ, of versions of one length where some are the same; else
    empty."""
    report = compare(one.version.piece, other.version.piece)
    changed = [
        part for part in report.parts if part.before is not None and part.after is not None and not part.same_notes
    ]
    kept = [part.family for part in report.parts if part.same_notes]
    if report.bars[0] != report.bars[1] or not changed or not (kept or report.kept_bars):
        return ""
    bars = [bar for bar in range(1, report.bars[0] + 1) if bar not in report.kept_bars]
    where = bars_text(bars, language) if len(bars) < report.bars[0] else say(("all bars", "所有小节"), language)
    names = part_names((part.family for part in changed), language)
    told = say(("Other notes: {names} in {where}.", "音不同的：{names}，{where}。"), language, names=names, where=where)
    same = say(
        ("Note for note the same: {names}.", "逐音相同的：{names}。"), language, names=part_names(kept, language)
    )
    return sentences([told, same if kept else ""], language)


def _silent(heard: Heard) -> tuple[str, ...]:
    """Families of the parts that have notes and do not sound."""
    parts = heard.version.piece.parts
    return tuple(family_of(part.program, part.is_drums) for part in parts if part.notes and not part.sounds)


def _likeness(name: tuple[str, str], share: float, language: Language) -> str:
    words = (
        ("The {name} are nearly the same ({share:.0%} shared).", "{name}几乎相同（{share:.0%}）。")
        if share >= _ALIKE
        else ("The {name} are related ({share:.0%} shared).", "{name}有关联（{share:.0%} 相同）。")
        if share >= _RELATED
        else ("The {name} have little in common ({share:.0%} shared).", "{name}很少相同（{share:.0%}）。")
    )
    return say(words, language, name=say(name, language), share=share)


def _mood(change: tuple[float, float], number: int, language: Language) -> str:
    """How the second differs in mood; by less than a tenth of the scale nobody hears it."""
    valence, energy = change
    said = []
    if abs(valence) >= 0.2:
        said.append(say(("happier", "更明快") if valence > 0 else ("sadder", "更忧伤"), language))
    if abs(energy) >= 0.2:
        said.append(say(("more energetic", "更有力") if energy > 0 else ("calmer", "更平静"), language))
    if not said:
        return say(("Their moods are estimated about alike.", "估计的情绪大致相同。"), language)
    return say(
        ("Version {n} is estimated {list}.", "估计第{n}版{list}。"), language, n=number, list=joined(said, language)
    )
