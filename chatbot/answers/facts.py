"""All that is known of a version as plain JSON, for programs: bars count from 1, pitches are MIDI numbers."""

from __future__ import annotations

from chatbot.answers.heard import Heard
from chatbot.receipt import key_value
from chatbot.versions import Version
from composer.instruments import family_of
from composer.theory.difficulty import playing_of


def facts_json(version: Version) -> dict[str, object]:
    """What was measured and worked out of the notes of ``version``; None where there is nothing to measure."""
    facts, heard = version.facts, Heard(version)
    return {
        "key": facts.key and key_value(facts.key),
        "mode": facts.modal_key and key_value(facts.modal_key),
        "tempo_bpm": facts.tempo_bpm,
        "meter": facts.meter,
        "steady": facts.steady,
        "bars": facts.bars,
        "seconds": facts.seconds,
        "mood": {"valence": facts.mood.valence, "energy": facts.mood.energy},
        "density": facts.density,
        "dynamics": facts.dynamics,
        "range": None if facts.low is None else {"low": facts.low, "high": facts.high},
        "parts": [_part(heard, index) for index in range(len(heard.piece.parts))],
        "sections": [
            {"letter": one.letter, "first_bar": one.first, "last_bar": one.last} for one in heard.form.sections
        ],
        "form": heard.form.kind,
        "chords": [
            {"bar": one.bar, "half": one.half, "chord": one.chord.symbol(one.key), "numeral": one.numeral.text}
            for one in heard.harmony
        ],
        "cadences": [
            {"bar": one.bar, "kind": one.kind, "perfect": one.perfect, "key": key_value(one.key)}
            for one in heard.cadences
        ],
        "keys": [
            {
                "first_bar": one.first, "last_bar": one.last, "key": key_value(one.key), "relation": one.relation,
                "confidence": round(one.confidence, 3),
            }
            for one in heard.stretches
        ],
        "notable": [{"kind": one.kind, "first_bar": one.first, "last_bar": one.last} for one in heard.events],
    }  # fmt: skip


def _part(heard: Heard, index: int) -> dict[str, object]:
    part, playing = heard.piece.parts[index], playing_of(heard.piece, index, heard.key)
    return {
        "role": part.role,
        "instrument": family_of(part.program, part.is_drums),
        "program": part.program,
        "notes": len(part.notes),
        "low": playing and playing.low,
        "high": playing and playing.high,
        "grade": playing and playing.grade,
    }
