"""An arc over the piece that is there: "quiet in the middle, loud at the end" changes its bars, stretch by stretch."""

from __future__ import annotations

from dataclasses import replace
from math import floor

from chatbot.turn import Edit, Targets, Turn
from chatbot.understand.context import Context
from chatbot.understand.lexicon import cues
from chatbot.understand.matcher import compiled
from chatbot.understand.numerals import NUMBER, number
from chatbot.understand.sentence import Sentence
from composer.controls import DYNAMICS, ArcStep, Controls

_MAY_BE_A_CHANGE = ("compose", "vary", "regenerate", "add", "edit")
# What an arc may bring along, and what its steps may ask of bars that are there.
_BESIDE = ("arc", "dynamics", "mood")
_OTHER_WISHES = ("density", "tempo_bpm", "section")
_SPAN = compiled(
    rf"\b(?:bars?|measures?) ({NUMBER}) ?(?:-|to|through|till?|until) ?({NUMBER})\b|"
    rf"第?({NUMBER})(?:小节)?(?:到|至|-)第?({NUMBER})小节"
)
# "Play bars 5 to 8 softly" asks for nothing new.
_PLAY_THERE = compiled(
    r"\bplay(?:ing)? (?=(?:bars?|measures?) \d|"
    r"the (?:first|last|second|middle|start|end|beginning)\b)"
)


def arc_there(turn: Turn, sentence: Sentence, context: Context) -> Turn:
    """The turn itself, or where it is an arc and nothing else and a piece is there: marks of loudness for its
    stretches, and moods, one after the other."""
    steps = turn.controls.arc
    if not steps or not context.has_piece or context.bars is None or turn.act not in _MAY_BE_A_CHANGE:
        return turn
    if _is_of_a_new_piece(turn, sentence) or any(_asks_more(step) for step in steps):
        return turn
    stretches = _stretches(steps, _named_spans(sentence.text), context.bars)
    if all(step.mood is None for step in steps):
        before = [None, *(step.dynamics for step, _ in stretches)]
        edits = tuple(_mark(step, mark, bars) for (step, bars), mark in zip(stretches, before, strict=False))
        return replace(turn, act="edit", task=None, controls=Controls(), targets=Targets(), edits=edits)
    changes = [_change(turn, step, bars) for step, bars in stretches]
    return replace(changes[0], assumptions=turn.assumptions, then=(*changes[1:], *turn.then))


def _is_of_a_new_piece(turn: Turn, sentence: Sentence) -> bool:
    stated = {name for name in turn.controls.record() if name not in _BESIDE}
    composes = turn.act == "compose" and cues.COMPOSE_VERB.search(_PLAY_THERE.sub("", sentence.text))
    return bool(stated or composes or cues.NEW.search(sentence.text) or cues.WISHES_A_SONG.search(sentence.text))


def _asks_more(step: ArcStep) -> bool:
    """Whether a step asks for what no mark and no mood of its bars can give."""
    other = any(getattr(step, name) is not None for name in _OTHER_WISHES) or bool(step.parts)
    return other or (step.mood is None and step.dynamics is None)


def _named_spans(text: str) -> dict[int, int]:
    """The last bar of every stretch that is named with its end, by its first: {5: 8} of "soft in bars 5-8"."""
    spans = [[int(number(bar) or 0) for bar in match.groups() if bar] for match in _SPAN.finditer(text)]
    return {first: last for first, last in spans if 1 <= first <= last}


def _stretches(steps: tuple[ArcStep, ...], spans: dict[int, int], bars: int) -> list[tuple[ArcStep, tuple[int, int]]]:
    """Every step with its first and last bar; those without any bar are left out. A step lasts to the next one, or
    to the end that is named."""
    firsts = [step.first_bar or floor((step.share or 0.0) * bars) + 1 for step in steps]
    nexts = [first - 1 for first in firsts[1:]] + [bars]
    lasts = [
        min(last, spans[first]) if step.first_bar and first in spans else last
        for step, first, last in zip(steps, firsts, nexts, strict=True)
    ]
    return [(s, (a, b)) for s, a, b in zip(steps, firsts, lasts, strict=True) if a <= b]


def _mark(step: ArcStep, before: str | None, bars: tuple[int, int]) -> Edit:
    """A mark for the bars of a step, or the way there from the mark before it."""
    operation, mark = "dynamics", step.dynamics or "mf"
    if step.gradual and before is not None and before != mark and bars[0] < bars[1]:
        operation = "crescendo" if DYNAMICS.index(mark) > DYNAMICS.index(before) else "diminuendo"
    return Edit(operation, word=mark, bars=bars)


def _change(turn: Turn, step: ArcStep, bars: tuple[int, int]) -> Turn:
    plain = replace(turn, task=None, controls=Controls(), targets=Targets(bars=bars), then=(), assumptions=())
    if step.mood is None:
        return replace(plain, act="edit", edits=(Edit("dynamics", word=step.dynamics),))
    return replace(plain, act="vary", edits=(), controls=Controls(mood=step.mood))
