"""Odd inputs and broken files, through a conversation: ``python -m chatbot.stress --inputs 10000 --files 1000``.

What is looked for: an exception that reaches the visitor, versions that are lost or changed, and
calls that take too long. The composer is the tiny one with random weights; composing is stopped at
its first bar, for what is tested is the way there. Other seeds give other inputs, so that a long run
can be made in slices.
"""

from __future__ import annotations

import argparse
import logging
import os
import random
import sys
import tempfile
import traceback
from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from chatbot.conversation import Conversation
from chatbot.events import BarReady
from chatbot.stress_inputs import broken_files, odd_texts
from composer import Composer
from composer.controls import Controls
from composer.midi import write_midi
from synth import SynthPool

# No answer takes more of the processor than this, in seconds: of a process that shares its machine
# the time on the clock says nothing. Those that it starts, which read scores, count as well.
LONGEST_CALL = 5.0
# So many requests belong to one conversation: enough for versions, references and tastes to pile up.
_PER_CONVERSATION = 40
_SHOWN = 300


@dataclass
class Outcome:
    """What happened: calls and how they ended by kind of input, exceptions, lost versions, slow calls."""

    calls: Counter[str] = field(default_factory=Counter)
    ended: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    longest: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    raised: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    slow: list[str] = field(default_factory=list)

    @property
    def sound(self) -> bool:
        """Whether nothing that is looked for was found."""
        return not (self.raised or self.lost or self.slow)


def stress(
    composer: Composer, pool: SynthPool, texts: Iterable[tuple[str, str]], files: Iterable[tuple[str, str, bytes]]
) -> Outcome:
    """Say every text, and hand in every file, each in a conversation that already has a version.

    Args:
        composer: who composes.
        pool: who plays.
        texts: pairs of a kind and a text.
        files: a kind, a file name and its bytes.
    """
    outcome = Outcome()
    with tempfile.TemporaryDirectory() as folder:
        said = ((kind, text, ()) for kind, text in texts)
        handed = ((kind, "", (_written(Path(folder), name, data),)) for kind, name, data in files)
        for index, (kind, text, paths) in enumerate(_both(said, handed)):
            if index % _PER_CONVERSATION == 0:
                conversation = Conversation(composer, Path(folder, f"talk{index}"), pool, seed=1)
                _say(conversation, "4 bars for piano", ())
            _one(conversation, outcome, kind, text, paths)
    return outcome


def whole_file(composer: Composer, seed: int = 0) -> bytes:
    """A MIDI file that nothing is wrong with."""
    take = composer.compose(Controls(bars=4, seed=seed))
    deque(take, maxlen=0)
    return write_midi(take.piece())


def _both(*parts: Iterable[tuple[str, str, tuple[Path, ...]]]) -> Iterator[tuple[str, str, tuple[Path, ...]]]:
    for part in parts:
        yield from part


def _written(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def _one(conversation: Conversation, outcome: Outcome, kind: str, text: str, paths: tuple[Path, ...]) -> None:
    before = conversation.versions
    shown = repr(text or paths[0].name)[:_SHOWN]
    started = _processor_seconds()
    try:
        last = _say(conversation, text, paths)
    except Exception as error:  # noqa: BLE001 - what is looked for is any exception at all
        last = "raised"
        where = traceback.extract_tb(error.__traceback__)[-1]
        at = f"{Path(where.filename).name}:{where.lineno}"
        outcome.raised.append(f"{kind}: {type(error).__name__} at {at}: {error}: {shown}"[:_SHOWN])
    taken = _processor_seconds() - started
    outcome.calls[kind] += 1
    outcome.ended[kind][last] += 1
    outcome.longest[kind] = max(outcome.longest[kind], taken)
    after = conversation.versions
    if len(after) < len(before) or any(a.piece is not b.piece for a, b in zip(before, after, strict=False)):
        outcome.lost.append(f"{kind}: {shown}")
    if taken > LONGEST_CALL:
        outcome.slow.append(f"{kind}: {taken:.1f} s: {shown}")


def _processor_seconds() -> float:
    """Seconds of the processor that this process and those that it started have used."""
    return sum(os.times()[:4])


def _say(conversation: Conversation, text: str, paths: tuple[Path, ...]) -> str:
    """How the answer ended: the name of its last event."""
    last = "nothing"
    for event in conversation.say(text, paths):
        last = type(event).__name__
        if isinstance(event, BarReady) and conversation.versions:
            conversation.cancel()
    return last


def main(arguments: list[str] | None = None) -> int:
    """The command line. The status is 1 when anything was found."""
    parser = argparse.ArgumentParser(prog="python -m chatbot.stress", description=__doc__)
    parser.add_argument("--inputs", type=int, default=10_000, help="generated odd texts")
    parser.add_argument("--files", type=int, default=1_000, help="broken MIDI, MusicXML and ABC files")
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args(arguments)
    logging.disable(logging.WARNING)
    composer, chance = Composer.debug(), random.Random(options.seed)
    midi = whole_file(composer, options.seed)
    pool = SynthPool("sonivox")
    outcome = stress(composer, pool, odd_texts(options.inputs, chance), broken_files(options.files, midi, chance))
    for kind, count in outcome.calls.items():
        ends = ", ".join(f"{name} {n}" for name, n in outcome.ended[kind].most_common())
        print(f"{kind:14} {count:6} calls  longest {outcome.longest[kind]:5.2f} s of the processor  {ends}")
    for name, found in (("raised", outcome.raised), ("lost state", outcome.lost), ("slow", outcome.slow)):
        print(f"{name}: {len(found)}")
        print("".join(f"  {line}\n" for line in found[:20]), end="")
    return 0 if outcome.sound else 1


if __name__ == "__main__":
    sys.exit(main())
