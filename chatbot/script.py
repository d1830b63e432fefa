"""Scripted dialogues: a YAML list of what is said and what is expected of the answer.

::

    - say: a calm waltz for flute and harp, 4 bars
      expect:
        act: compose
        controls: {meter: 3/4, bars: 4}          # of the understood request; what is left out is free
        receipt: {meter: true, bars: {got: 4}}   # ok, or asked, got and ok
        notes: {bars: 4, parts: [flute, harp], absent: [drums]}
        reply: 3/4                               # or a list: each must be in it
    - say: 再快一点
      expect: {act: edit, notes: {unchanged: [flute, harp]}}
    - say: make these bars louder
      select: bars 3-4, harp                     # as if marked on the roll: bars, a part, or both
      expect: {act: edit}
    - say: call this one Rain
      expect: {task: name, names: {3: Rain}, current: 3, parents: {2: 1}}

What can be expected stands in :mod:`chatbot.expectations`. ``files`` beside ``say`` names files: of
the conversation's folder, or beside the script.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from chatbot.conversation import Conversation
from chatbot.events import Asked, Event, Failed
from chatbot.expectations import CHECKS, Answer
from chatbot.understand import Selection
from chatbot.understand.selecting import selection_of

_STEP_KEYS = {"say", "files", "select", "expect"}


class ScriptError(ValueError):
    """A script that is not written as it should be; the message says where."""


@dataclass(frozen=True)
class Step:
    """One thing said, the files sent with it, what is selected meanwhile, and what is expected, as plain
    YAML values."""

    say: str
    files: tuple[str, ...] = ()
    select: Selection | None = None
    expect: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Outcome:
    """What became of a step: the turn's record, and one sentence for every broken expectation."""

    step: Step
    record: Mapping[str, Any]
    mismatches: tuple[str, ...]


def load_script(path: Path) -> tuple[Step, ...]:
    """The steps of a script.

    Raises ScriptError when the file is no list of say and expect."""
    try:
        raw = yaml.safe_load(path.read_text(encoding="utf-8"))
    except yaml.YAMLError as error:
        raise ScriptError(f"{path.name} is no YAML: {error}") from error
    if not isinstance(raw, list) or not raw:
        raise ScriptError(f"{path.name} is no list of steps")
    steps = []
    for number, entry in enumerate(raw, 1):
        if not isinstance(entry, dict) or "say" not in entry or set(entry) - _STEP_KEYS:
            raise ScriptError(f"{path.name}, step {number}: a step has say, and may have files, select and expect")
        expect = entry.get("expect") or {}
        unknown = set(expect) - set(CHECKS)
        if unknown:
            raise ScriptError(f"{path.name}, step {number}: nothing is known to expect of {', '.join(sorted(unknown))}")
        try:
            select = selection_of(str(entry["select"])) if "select" in entry else None
        except ValueError as error:
            raise ScriptError(f"{path.name}, step {number}: {error}") from error
        steps.append(Step(str(entry["say"]), tuple(map(str, entry.get("files") or ())), select, expect))
    return tuple(steps)


def run_script(
    steps: Sequence[Step],
    conversation: Conversation,
    beside: Path,
    listen: Callable[[Event], None] | None = None,
) -> Iterator[Outcome]:
    """Say every step and check the answer. ``beside`` is the script's folder, ``listen`` is called
    with every event."""
    for number, step in enumerate(steps, 1):
        before = conversation.current
        files = [p if (p := conversation.folder / name).exists() else beside / name for name in step.files]
        failed = asked = False
        for event in conversation.say(step.say, files, step.select):
            failed = failed or isinstance(event, Failed)
            asked = asked or isinstance(event, Asked)
            if listen is not None:
                listen(event)
        record = json.loads((conversation.folder / f"turn{number}.json").read_text(encoding="utf-8"))
        answer = Answer({**record, "failed": failed, "asked": asked}, before, conversation)
        mismatches = [m for name, wanted in step.expect.items() for m in CHECKS[name](answer, name, wanted)]
        yield Outcome(step, record, tuple(mismatches))
