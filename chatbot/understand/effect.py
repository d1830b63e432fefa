"""What turns come to, so that two can be compared: whether they do the same, to the same players, in the same place."""

from __future__ import annotations

from chatbot.turn import Turn


def effect(turn: Turn) -> tuple[object, ...]:
    """What a turn does, to whom and where. How far a change goes and which of several questions is asked is left out;
    to be removed and to be silent is taken for the same."""
    mood = turn.controls.mood
    edits = frozenset(
        (
            "mute" if edit.operation == "remove" else edit.operation,
            edit.factor is not None and edit.factor > 1,
            edit.value if edit.operation == "transpose" else None,
            edit.instrument,
            frozenset(edit.parts),
            edit.word if edit.operation == "articulation" else None,
        )
        for edit in turn.edits
    )
    return (
        turn.act,
        turn.task if turn.act in ("regenerate", "rate", "add") else None,
        turn.topic if turn.act == "help" else None,
        edits,
        frozenset(turn.targets.parts),
        turn.targets.bars,
        turn.targets.section if turn.act != "rate" else None,
        tuple(part.instrument for part in turn.controls.parts) if turn.act == "add" else (),
        mood and turn.act == "vary" and (mood.valence > 0, mood.energy > 0),
        len(turn.then),
    )
