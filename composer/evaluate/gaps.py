"""What it is worth to know what follows a gap: python -m composer.evaluate.gaps --store STORE

Held-out works, one gap in each. The bars of the gap are paid for twice, in bits a note: once after
the bars before them alone, and once with the bars that follow told ahead, as
:mod:`composer.rewrite` does. A checkpoint that has not learnt to read ahead gains nothing by it.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from composer.checkpoint import default_checkpoint, reads_ahead
from composer.dataset import Store, Stored
from composer.evaluate.fit import ModelFit, held_out
from composer.evaluate.stored import in_words
from composer.text.alphabet import REMAINING_BINS, Kind, kind_of, remaining_character
from composer.text.words import Words
from composer.windows import Assembler, Window, window_before

# A piece whose corpus has this many notes is enough of it.
_MOST_NOTES = 20_000
_FEWEST_BARS = 8


class _Gaps:
    """Gaps of ``bars`` bars in the pieces of a store."""

    def __init__(self, store: Store, bars: int, context: int) -> None:
        self._store, self._bars, self._context = store, bars, context
        self._assembler = Assembler(store.words)
        self._bar_lines = {store.words.id(remaining_character(bars)) for bars in REMAINING_BINS}
        kinds = [[kind_of(char)[0] for char in spelling] for spelling in store.words.spellings]
        self._notes = [sum(kind in (Kind.PITCH, Kind.DRUM) for kind in own) for own in kinds]

    def windows(self, piece: Stored, end: int) -> tuple[Window, Window, int] | None:
        """The gap before bar ``end`` without and with what follows, and its notes; None where there is
        no room for it, or nothing in it."""
        told = window_before(self._store, self._assembler, piece, end, self._context)
        if told is None or told.mark is None or told.bars <= self._bars:
            return None
        lines = [i for i in range(told.mark, len(told.words)) if told.words[i] in self._bar_lines]
        begin = lines[-1 - self._bars]
        notes = sum(self._notes[word] for word in told.words[begin:])
        if not notes:
            return None
        blind = [*told.words[: told.music_from - 1], *told.words[told.mark :]]
        shorter = len(told.words) - len(blind)
        return (
            Window(blind, begin - shorter, self._bars),
            Window(told.words, begin, self._bars),
            notes,
        )


def main(words: Sequence[str] | None = None) -> None:
    """Parse the command line, measure and print."""
    parser = argparse.ArgumentParser(
        prog="python -m composer.evaluate.gaps",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--store", type=Path, required=True, help="what composer.dataset wrote")
    parser.add_argument("--checkpoint", type=Path, default=default_checkpoint())
    parser.add_argument("--bars", type=int, default=2, help="bars of each gap")
    parser.add_argument("--pieces", type=int, default=300)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args(words)
    judge = ModelFit(options.checkpoint)
    store = in_words(Store(options.store), Words.load(options.checkpoint))
    gaps, rng = _Gaps(store, options.bars, judge.context), np.random.default_rng(options.seed)
    sums: dict[str, np.ndarray] = defaultdict(lambda: np.zeros(3))
    for piece in held_out(store, "test", _MOST_NOTES, seed=options.seed)[: options.pieces]:
        if piece.bars < _FEWEST_BARS:
            continue
        found = gaps.windows(piece, int(rng.integers(options.bars + 2, piece.bars)))
        if found is not None:
            blind, told, notes = found
            bits = [float(row.sum()) for window in (blind, told) for row in judge.word_bits([window])]
            sums[piece.corpus] += np.array([*bits, notes])
    print(f"{options.checkpoint}: {'reads' if reads_ahead(options.checkpoint) else 'has not learnt to read'} ahead")
    print(f"{'corpus':22} {'notes':>6} {'before alone':>13} {'and what follows':>17}   bits a note")
    total = np.zeros(3)
    for corpus, own in [*sorted(sums.items()), ("all", sum(sums.values(), total))]:
        print(f"{corpus:22} {own[2]:6.0f} {own[0] / own[2]:13.2f} {own[1] / own[2]:17.2f}")


if __name__ == "__main__":
    main()
