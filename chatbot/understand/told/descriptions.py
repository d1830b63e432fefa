"""Whole descriptions of music in the manner of MuseCoco's, by twenty writers: with what each says of the feeling, of
the rhythm and of dancing, and its names of instruments marked as :mod:`chatbot.understand.cast.examples` reads them."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

FILE = Path(__file__).parent / "examples" / "descriptions.tsv"
#: Stands where nothing is said.
NOTHING_SAID = "-"


class Description(NamedTuple):
    """The quarter of Russell's circle, how driven the rhythm is, whether one dances, each "-" where nothing is said of
    it, and the words."""

    mood: str
    rhythm: str
    dance: str
    marked: str


def read_descriptions() -> list[Description]:
    """All of them."""
    lines = FILE.read_text(encoding="utf-8").splitlines()
    return [Description(*line.split("\t")) for line in lines if not line.startswith("#")]
