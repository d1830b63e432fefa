"""A turn as plain JSON values: the fields that scripts, logs and the command line show."""

from __future__ import annotations

from chatbot.turn import Edit, Turn
from composer.controls import Controls

# Rounds away the tails of binary fractions, not musical differences.
_DIGITS = 3


def controls_json(controls: Controls) -> dict[str, object]:
    """Every control; null where the request states nothing. A key whose tonic was assumed, for
    only a mode was named, has a null tonic."""
    c = controls
    tonic_assumed = c.sources.get("tonic") == "model"
    return {
        "key": None if c.key is None else {"tonic": None if tonic_assumed else c.key.tonic, "mode": c.key.mode},
        "tempo_bpm": _plain(c.tempo_bpm),
        "meter": None if c.meter is None else str(c.meter),
        "bars": c.bars,
        "seconds": _plain(c.seconds),
        "parts": [{"role": p.role, "instrument": p.instrument, "program": p.program} for p in c.parts] or None,
        "exclude": list(c.exclude) or None,
        "genre": c.genre,
        "mood": None
        if c.mood is None
        else {"valence": c.mood.valence, "energy": c.mood.energy, "words": list(c.mood.words)},
        "chords": list(c.chords) or None,
        "form": c.form,
        "density": c.density,
        "range": None if c.range is None else {"low": c.range.low, "high": c.range.high},
        "dynamics": c.dynamics,
        "count": c.count,
        "creativity": c.creativity,
        "seed": c.seed,
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
            "version": turn.targets.version,
            "keep": list(turn.targets.keep) or None,
        },
        "edits": [_edit_json(edit) for edit in turn.edits] or None,
        "assumptions": list(turn.assumptions) or None,
        "reply": turn.problem or " ".join(turn.assumptions) or None,
    }


def _edit_json(edit: Edit) -> dict[str, object]:
    return {
        "operation": edit.operation,
        "value": _plain(edit.value),
        "factor": _plain(edit.factor),
        "instrument": edit.instrument,
        "parts": list(edit.parts) or None,
    }


def _plain(value: float | None) -> float | int | None:
    """A whole number without its point."""
    if value is None:
        return None
    return int(value) if float(value).is_integer() else round(float(value), _DIGITS)
