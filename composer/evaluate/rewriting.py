"""Writing into music that is there, measured: python -m composer.evaluate.rewriting [--pieces N]

How soon bars come, how far variations go, what choosing among versions of a gap is worth, how many
parallels four voices make. Pieces are composed with seeds 0, 1, ..., for a band, a flute with piano,
and a string quartet in turn.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Sequence
from statistics import fmean, median

from composer.analysis.voice_leading import parallels
from composer.composer import Composer
from composer.controls import Controls, PartRequest
from composer.material import kept_notes
from composer.piece import Piece
from composer.rewrite import Rewriting
from composer.variation import note_distance

_BARS, _GAP = 12, (5, 7)
_LINE_UPS = (
    (("piano", "melody"), ("piano", "chords"), ("bass", "bass"), ("drums", "drums")),
    (("flute", "melody"), ("piano", "chords")),
    (("violin", "melody"), ("violin", "counter"), ("viola", "counter"), ("cello", "bass")),
)
_DISTANCES = (0.2, 0.5, 0.8)


def main(words: Sequence[str] | None = None) -> None:
    """Parse the command line, measure and print."""
    parser = argparse.ArgumentParser(
        prog="python -m composer.evaluate.rewriting", description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--pieces", type=int, default=6)
    count = parser.parse_args(words).pieces
    composer = Composer.load()
    pieces = [_composed(composer, seed) for seed in range(count)]
    soon: dict[str, list[float]] = {"rewritten bar": [], "rewritten gap": [], "bar with a part added": []}
    gains: list[float] = []
    kept: list[tuple[int, int]] = []
    speed: list[tuple[int, float]] = []
    for seed, piece in enumerate(pieces):
        controls = Controls(seed=seed)
        soon["rewritten bar"].append(_first(composer.rewrite(piece, None, [0], controls=controls), 1))
        soon["bar with a part added"].append(
            _first(composer.add_part(piece, PartRequest("clarinet"), controls=controls), 1)
        )
        gap = composer.rewrite(piece, _GAP, controls=controls)
        soon["rewritten gap"].append(_first(gap, _GAP[0]))
        list(gap)
        speed.append((gap.tokens, gap.decode_seconds))
        kept.append(kept_notes(gap.material, gap.piece()))
        gains += [max(each) - fmean(each) for each in gap.likelihoods]
    for name, seconds in soon.items():
        print(f"first {name}: median {median(seconds):.2f} s, longest {max(seconds):.2f} s")
    rate = sum(piece_tokens for piece_tokens, _ in speed) / sum(seconds for _, seconds in speed)
    print(f"the model wrote {rate:.0f} words a second meanwhile")
    print(f"notes kept: {sum(k for _, k in kept)} of {sum(a for a, _ in kept)}")
    print(f"log likelihood of what follows a gap, best version against the mean: +{fmean(gains):.1f}")
    for distance in _DISTANCES:
        measured = [
            note_distance(piece, _all(composer.vary(piece, distance, Controls(seed=seed))))
            for seed, piece in enumerate(pieces)
        ]
        print(
            f"variation at {distance}: {fmean(measured):.2f} of the notes new ({min(measured):.2f}-{max(measured):.2f})"
        )
    chorales = [_all(composer.harmonise(piece, "chorale", Controls(seed=seed))) for seed, piece in enumerate(pieces)]
    found = [len(parallels(chorale, range(4))) for chorale in chorales]
    attacks = sum(len(chorale.parts[3].notes) for chorale in chorales)
    print(f"parallels in four voices: {sum(found)} in {attacks} chords")


def _composed(composer: Composer, seed: int) -> Piece:
    parts = tuple(PartRequest(family, role=role) for family, role in _LINE_UPS[seed % len(_LINE_UPS)])
    take = composer.compose(Controls(seed=seed, bars=_BARS, parts=parts))
    list(take)
    return take.piece()


def _first(take: Rewriting, bar: int) -> float:
    """Seconds until the ``bar``-th bar, counted from 1, has come; what it took to begin included."""
    began = time.perf_counter() - take.decode_seconds
    for _ in range(bar):
        next(take)
    return time.perf_counter() - began


def _all(take: Rewriting) -> Piece:
    list(take)
    return take.piece()


if __name__ == "__main__":
    main()
