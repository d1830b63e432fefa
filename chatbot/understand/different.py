"""A piece that is wished to be unlike the one that is playing: another mode, tempo and meter."""

from __future__ import annotations

from dataclasses import replace

from chatbot.turn import Turn
from chatbot.understand.assumptions import phrase
from chatbot.understand.context import Context
from chatbot.understand.matcher import compiled
from chatbot.understand.names import key_name
from composer.controls import Controls, Source
from composer.key import Key
from composer.piece import Meter

_UNLIKE = compiled(
    r"\b(?:completely|totally|entirely|altogether|wholly|very|quite|radically) (?:different|new|other)\b|"
    r"\bsomething (?:\w+ )?(?:different|else)\b|\bnothing like (?:this|that|it|these|those|the)\b|\bunlike (?:this|"
    r"that|it)\b|(?:完全|彻底|截然|很|非常)(?:不一样|不同|两样|不像)|全新的|不一样的"
)
# A tempo on the other side of a walking pace, in BPM.
_WALKING, _SLOW, _FAST = 100.0, 72.0, 132.0
# From a major key to the minor one two fifths away, and back: no scale of the same notes.
_AWAY = 2


def unlike(turn: Turn, text: str, context: Context) -> Turn | None:
    """The turn with what makes the new piece different from the current one, and a sentence that says
    so; None where the sentence wants nothing of the kind, or says itself what it wants."""
    stated = turn.controls
    plain = stated.changed(count=None, seed=None, sources={}) == Controls()
    if turn.act != "compose" or not context.has_piece or not plain or not _UNLIKE.search(text):
        return None
    key, bpm = _other_key(context.key), _other_tempo(context.tempo_bpm)
    meter = Meter(4, 4) if context.meter is not None and context.meter.numerator % 3 == 0 else Meter(3, 4)
    chosen: dict[str, Source] = dict.fromkeys(("key", "tempo_bpm", "meter"), "model")
    controls = stated.changed(key=key, tempo_bpm=bpm, meter=meter, sources={**stated.sources, **chosen})
    said = phrase("unlike", {"key": key_name(key, turn.language), "bpm": bpm, "meter": meter}, turn.language)
    return replace(turn, controls=controls, assumptions=(*turn.assumptions, said))


def _other_key(now: Key | None) -> Key:
    if now is None:
        return Key("A", "minor")
    mode = "major" if now.is_minor_like else "minor"
    return Key.of(now.pitch_class + _AWAY, mode)


def _other_tempo(now: float | None) -> float:
    return _SLOW if now is not None and now >= _WALKING else _FAST
