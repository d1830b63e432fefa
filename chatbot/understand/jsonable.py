"""A turn as plain JSON values: the fields that scripts, logs and the command line show."""

from __future__ import annotations

from dataclasses import asdict

from chatbot.turn import Edit, Turn
from composer.controls import Controls

# Rounds away the tails of binary fractions, not musical differences.
_DIGITS = 3


def controls_json(controls: Controls) -> dict[str, object]:
    """Every control; null where the request states nothing. A key whose tonic was assumed, for
    only a mode was named, has a null tonic; a genre that was only taken from a composer's name is null."""
    tonic_assumed = controls.sources.get("tonic") == "model"
    return {
        "key": None
        if controls.key is None
        else {"tonic": None if tonic_assumed else controls.key.tonic, "mode": controls.key.mode},
        "tempo_bpm": _plain(controls.tempo_bpm),
        "meter": None if controls.meter is None else str(controls.meter),
        "bars": controls.bars,
        "seconds": _plain(controls.seconds),
        "parts": [{"role": p.role, "instrument": p.instrument, "program": p.program} for p in controls.parts] or None,
        "with_band": controls.with_band,
        "exclude": list(controls.exclude) or None,
        "genre": None if controls.sources.get("genre") == "model" else controls.genre,
        "mood": None
        if controls.mood is None
        else {"valence": controls.mood.valence, "energy": controls.mood.energy, "words": list(controls.mood.words)},
        "chords": list(controls.chords) or None,
        "form": controls.form,
        "density": controls.density,
        "intensity": controls.intensity,
        "danceable": controls.danceable,
        "style_of": controls.style_of,
        "tempo_class": controls.tempo_class,
        "arc": [{k: v for k, v in asdict(step).items() if v not in (None, ())} for step in controls.arc] or None,
        "range": None if controls.range is None else asdict(controls.range),
        "dynamics": controls.dynamics,
        "count": controls.count,
        "creativity": controls.creativity,
        "seed": controls.seed,
    }


def turn_json(turn: Turn) -> dict[str, object]:
    """The fields of one understood request. ``reply`` is the problem, or the assumptions, or
    null: whoever answers the turn puts the answer there."""
    bars = turn.targets.bars
    return {
        "said": turn.said,
        "language": turn.language,
        "act": turn.act,
        "controls": controls_json(turn.controls),
        "targets": {
            "parts": list(turn.targets.parts) or None,
            "bars": None if bars is None else list(bars),
            "section": turn.targets.section,
            "version": turn.targets.version,
            "others": list(turn.targets.others) or None,
            "keep": list(turn.targets.keep) or None,
            "mix": [{"version": number, "parts": list(parts)} for number, parts in turn.targets.mix] or None,
        },
        "task": turn.task,
        "topic": turn.topic,
        "preserve": turn.preserve,
        "distance": _plain(turn.distance),
        "notation": turn.notation,
        "name": turn.name,
        "study": None if turn.study is None else asdict(turn.study),
        "then": [turn_json(later) for later in turn.then] or None,
        "question": turn.question,
        "edits": [edit_json(edit) for edit in turn.edits] or None,
        "assumptions": list(turn.assumptions) or None,
        "reply": turn.problem or turn.question or " ".join(turn.assumptions) or None,
    }


def edit_json(edit: Edit) -> dict[str, object]:
    """One edit as plain JSON."""
    return {
        "operation": edit.operation,
        "value": _plain(edit.value),
        "factor": _plain(edit.factor),
        "instrument": edit.instrument,
        "parts": list(edit.parts) or None,
        "bars": None if edit.bars is None else list(edit.bars),
        "word": edit.word,
        "program": edit.program,
    }


def _plain(value: float | None) -> float | int | None:
    """A whole number without its point."""
    if value is None:
        return None
    return int(value) if float(value).is_integer() else round(float(value), _DIGITS)
