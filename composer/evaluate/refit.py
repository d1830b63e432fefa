"""Fit the estimators' weights anew and write the files that they read.

python -m composer.evaluate.refit chords --data DIR      composer/analysis/chords.json
python -m composer.evaluate.refit mood --data DIR        composer/analysis/mood.json
python -m composer.evaluate.refit sections --data DIR    prints the weights of composer/analysis/sections.py

Each takes some minutes on one core. Everything is fitted on works of the training split, moods on
one half of the labelled songs; ``python -m composer.evaluate`` judges by the others.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from composer.evaluate.refit_chords import write_chord_weights
from composer.evaluate.refit_mood import write_mood_weights
from composer.evaluate.refit_sections import print_boundary_weights

_REFITS = {
    "chords": write_chord_weights,
    "mood": write_mood_weights,
    "sections": print_boundary_weights,
}


def main() -> None:
    """Parse the command line and refit what it names."""
    parser = argparse.ArgumentParser(
        prog="python -m composer.evaluate.refit",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("what", choices=sorted(_REFITS))
    parser.add_argument("--data", type=Path, required=True, help="folder with the corpora's zips")
    arguments = parser.parse_args()
    _REFITS[arguments.what](arguments.data)


if __name__ == "__main__":
    main()
