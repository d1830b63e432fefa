"""Fit the estimators' weights anew and write the files that they read.

python -m composer.evaluate.refit chords --data DIR      composer/analysis/chords.json
python -m composer.evaluate.refit mood --data DIR        composer/analysis/mood.json
python -m composer.evaluate.refit sections --data DIR    prints the weights of composer/analysis/sections.py
python -m composer.evaluate.refit genre --store STORE    composer/analysis/genre.json
python -m composer.evaluate.refit grooves --store STORE  composer/decode/grooves.json

The critic of a checkpoint, which composes for it, has a command of its own: composer.evaluate.refit_critic.

Each takes some minutes on one core. Everything is fitted on works of the training split, moods on
one half of the labelled songs; ``python -m composer.evaluate`` judges by the others.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from composer.evaluate.genres import write_genre_weights
from composer.evaluate.grooves import write_grooves
from composer.evaluate.refit_chords import write_chord_weights
from composer.evaluate.refit_mood import write_mood_weights
from composer.evaluate.refit_sections import print_boundary_weights

_REFITS: dict[str, Callable[[Path], None]] = {
    "chords": write_chord_weights,
    "genre": write_genre_weights,
    "grooves": write_grooves,
    "mood": write_mood_weights,
    "sections": print_boundary_weights,
}
_FROM_A_STORE = ("genre", "grooves")


def main() -> None:
    """Parse the command line and refit what it names."""
    parser = argparse.ArgumentParser(
        prog="python -m composer.evaluate.refit",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("what", choices=sorted(_REFITS))
    where = parser.add_mutually_exclusive_group(required=True)
    where.add_argument("--data", type=Path, help="folder with the corpora's zips")
    where.add_argument("--store", type=Path, help="what composer.dataset wrote, for genre and grooves")
    arguments = parser.parse_args()
    if (arguments.what in _FROM_A_STORE) != (arguments.store is not None):
        parser.error("genre and grooves are fitted on a --store, everything else on --data")
    _REFITS[arguments.what](arguments.store or arguments.data)


if __name__ == "__main__":
    main()
