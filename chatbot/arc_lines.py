"""Asked and got of an arc: whether the music moves, from stretch to stretch, as it was asked to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from statistics import fmean

from chatbot.events import ReceiptLine
from chatbot.names import level_name
from chatbot.turn import Language
from composer.analysis import density_level, estimate_mood
from composer.arc import Stretch, stretches
from composer.controls import LEVELS, Controls
from composer.dynamics import MARKS
from composer.edit.form import take_bars
from composer.piece import Piece

# Steps whose moods lie nearer than this in valence or in energy ask for no movement in it. The plane
# reaches from -1 to 1.
_SAME_MOOD = 0.2
# Of the movement in mood that was asked so much must be heard: less nobody hears.
_ENOUGH = 0.25
# Measures in the order in which they are told, with their names in both languages.
_MEASURES = {
    "valence": ("valence", "效价"),
    "energy": ("energy", "能量"),
    "velocity": ("velocity", "力度"),
    "density": ("texture", "织体"),
    "tempo_bpm": ("BPM", "BPM"),
}
Values = dict[str, object]


def arc_lines(asked: Controls, piece: Piece) -> tuple[ReceiptLine, ...]:
    """The line of ``asked.arc``, measured from the notes of each stretch; none without an arc.

    It is kept when every measure that two neighbouring steps ask to rise or fall does so: valence and
    energy of moods, mean velocity of dynamic marks, density, tempo. A stretch that leads gradually to
    the next is measured at its beginning."""
    if not asked.arc:
        return ()
    found = stretches(asked, len(piece.bars))
    wanted = [_wanted(one) for one in found]
    got = [_measured(piece, one, wish) for one, wish in zip(found, wanted, strict=True)]
    kept = [
        _agree(wish[name], then[name], heard[name], after[name])
        for wish, then, heard, after in zip(wanted, wanted[1:], got, got[1:], strict=False)
        for name in _MEASURES
        if name in wish and name in then
    ]
    return (ReceiptLine("arc", wanted, got, all(kept) if kept else None),)


def arc_text(steps: Sequence[Mapping[str, object]], language: Language) -> str:
    """The value of an arc's line in words: the steps that were asked for, or what was measured."""
    zh = language == "zh"
    if any("words" in step or "mark" in step for step in steps):
        return " → ".join(_step_text(step, language) for step in steps)
    said = []
    for name, words in _MEASURES.items():
        values = [_number(step[name], language) for step in steps if name in step]
        if len(values) > 1:
            said.append(f"{words[zh]} {' → '.join(values)}")
    return ("，" if zh else ", ").join(said)


def _wanted(one: Stretch) -> Values:
    """What a step asks, and the measures in which it asks it."""
    step = one.step
    values: Values = {"bars": [one.first + 1, one.last]}
    if step.mood is not None:
        values |= {"words": list(step.mood.words), "valence": step.mood.valence, "energy": step.mood.energy}
    if step.dynamics is not None:
        values |= {"mark": step.dynamics, "velocity": MARKS[step.dynamics]}
    if step.density is not None:
        values["density"] = step.density
    if step.tempo_bpm is not None:
        values["tempo_bpm"] = step.tempo_bpm
    return values


def _measured(piece: Piece, one: Stretch, wish: Values) -> Values:
    last = one.first + max(1, (one.last - one.first) // 3) if one.leads_on else one.last
    part = take_bars(piece, range(one.first, last))
    mood = estimate_mood(part)
    velocities = [note.velocity for player in part.parts if player.sounds for note in player.notes]
    measured: Values = {
        "valence": mood.valence,
        "energy": mood.energy,
        "velocity": round(fmean(velocities)) if velocities else 0,
        "density": density_level(part),
        "tempo_bpm": round(fmean(bar.tempo_bpm for bar in part.bars), 1),
    }
    return {"bars": [one.first + 1, last], **{name: value for name, value in measured.items() if name in wish}}


def _agree(wish: object, then: object, heard: object, after: object) -> bool:
    """Whether two measures differ in the direction in which two wishes do."""
    asked, got = _height(then) - _height(wish), _height(after) - _height(heard)
    if isinstance(wish, float) and abs(asked) < _SAME_MOOD:
        return True
    if isinstance(wish, float):
        return got * asked >= _ENOUGH * asked * asked
    return asked == 0 or asked * got > 0


def _height(value: object) -> float:
    return float(LEVELS.index(value)) if isinstance(value, str) else float(str(value))


def _step_text(step: Mapping[str, object], language: Language) -> str:
    words = step.get("words")
    said = [str(word) for word in words] if isinstance(words, (list, tuple)) else []
    if "mark" in step:
        said.append(str(step["mark"]))
    if "density" in step:
        said.append(level_name(str(step["density"]), language))
    if "tempo_bpm" in step:
        said.append(f"{float(str(step['tempo_bpm'])):g} BPM")
    return " ".join(said) or ("as before" if language == "en" else "不变")


def _number(value: object, language: Language) -> str:
    if isinstance(value, str):
        return level_name(value, language)
    return f"{value:+.1f}" if isinstance(value, float) and abs(value) <= 1 else f"{value:g}"
