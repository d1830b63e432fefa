"""The act of making a practice piece."""

from __future__ import annotations

from chatbot.events import ReceiptLine, Said
from chatbot.receipt import Facts, key_value, receipt
from chatbot.stage import Events, Reply, Stage, making_of
from chatbot.study_words import study_text
from chatbot.wishes import wish_like
from composer.controls import Controls
from composer.piece import Piece
from composer.studies import Study, make_study
from composer.theory.difficulty import playing_of

# How far the grade that is counted from the notes may lie from the level that was asked for.
_NEAR = 1
# Share of the notes that the scale of the key must hold, its minor forms included; sevenths of
# arpeggios and blue notes are beside it.
_IN_KEY = 0.7


def practise(stage: Stage, reply: Reply) -> Events:
    """Make the study that the turn asks for a version, with a receipt, and play it.

    Raises ControlError for a wish that the study cannot have."""
    turn = reply.now
    assert turn.study is not None, "a study is asked for"
    controls = turn.controls if turn.controls.seed is not None else stage.state.chance.seeded(turn.controls)
    assert controls.seed is not None, "chance gives seeds"
    wished = turn.study
    study = make_study(wished.kind, wished.instrument, wished.level, controls, controls.seed)
    yield Said(study_text(study.plan, wished.level is None, turn.language))
    reply.details["study"] = {
        "kind": study.plan.kind, "instrument": study.plan.instrument, "level": study.plan.level,
        "trains": list(study.plan.trains),
    }  # fmt: skip
    version = stage.keep(
        making_of(turn), study.piece, wish_like(study.piece), lambda facts: study_receipt(turn.controls, study, facts)
    )
    stage.state.candidates = ()
    yield from stage.play_version(reply, version)


def study_receipt(asked: Controls, study: Study, facts: Facts) -> tuple[ReceiptLine, ...]:
    """What was asked and what came: key (by the scale and the last note, for a scale has no
    harmony to estimate), compass and level counted from the notes."""
    plan, piece = study.plan, study.piece
    # A drill sounds like no style; comping is jazz as it is.
    plain = asked.changed(seed=None, genre=None)
    lines = [line for line in receipt(plain, facts) if line.field != "key"]
    same = _is_in_key(piece, study)
    key = None if asked.key is None else key_value(asked.key)
    if plan.low is not None:
        lines.insert(0, ReceiptLine("key", key, key_value(plan.key) if same else None, same if key else None))
    notes = piece.parts[0].notes
    if plan.low is not None and plan.high is not None:
        low, high = min(n.pitch for n in notes), max(n.pitch for n in notes)
        inside = plan.low <= low and high <= plan.high
        lines.append(ReceiptLine("compass", {"low": plan.low, "high": plan.high}, {"low": low, "high": high}, inside))
    playing = playing_of(piece, 0, plan.key)
    if playing is not None:
        lines.append(ReceiptLine("level", plan.level, playing.grade, abs(playing.grade - plan.level) <= _NEAR))
    return tuple(lines)


def _is_in_key(piece: Piece, study: Study) -> bool:
    key = study.plan.key
    scale = set(key.scale) | ({(key.pitch_class + step) % 12 for step in (9, 11)} if key.is_minor_like else set())
    notes = piece.parts[0].notes
    inside = sum(note.pitch % 12 in scale for note in notes) / len(notes)
    last = min(note.pitch for note in notes if note.start == max(n.start for n in notes))
    ends = study.plan.kind == "comping" or last % 12 == key.pitch_class
    return inside >= _IN_KEY and ends
