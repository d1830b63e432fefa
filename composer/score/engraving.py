"""MusicXML to pages: SVG for the screen, PDF for paper, engraved by verovio (https://www.verovio.org).

Verovio is a library in C++ and works in a process of its own, with a limit of time: what it cannot
read costs that process its life, and nobody else anything. Its music font lies in its wheel.
"""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import asdict, dataclass
from pathlib import Path

# The largest pieces (256 bars of twelve players) take verovio about ten seconds.
TIME_LIMIT_SECONDS = 60.0
# The engraver's process finds this package from here, wherever the one that calls it runs.
_ROOT = Path(__file__).resolve().parent.parent.parent


class EngravingError(RuntimeError):
    """A score that was not engraved; the message is one sentence."""


@dataclass(frozen=True)
class Paper:
    """A page in tenths of a millimetre, and the ``scale`` of what is on it, in percent of a staff 7 mm high.
    ``fits`` makes a page only as high as its music."""

    width: int
    height: int
    scale: int
    fits: bool


# On a desk and on a phone, as wide as the panel of the page; and A4.
WIDE, NARROW, A4 = Paper(1500, 1020, 50, True), Paper(760, 1100, 50, True), Paper(2100, 2970, 65, False)


def engrave(musicxml: bytes, paper: Paper = WIDE) -> list[str]:
    """The pages of a score as SVG documents, which need nothing from anywhere. The bars of a page are
    its ``g`` elements of class ``measure``, in order.

    Raises EngravingError when that is not possible."""
    pages = json.loads(_engraver("svg", musicxml, paper))
    return [str(page) for page in pages]


def score_pdf(musicxml: bytes, paper: Paper = A4) -> bytes:
    """The score as a PDF document. Raises EngravingError when that is not possible."""
    return _engraver("pdf", musicxml, paper)


def _engraver(kind: str, musicxml: bytes, paper: Paper) -> bytes:
    command = [sys.executable, "-m", "composer.score", kind, json.dumps(asdict(paper))]
    try:
        done = subprocess.run(
            command, input=musicxml, capture_output=True, timeout=TIME_LIMIT_SECONDS, check=False, cwd=_ROOT
        )
    except subprocess.TimeoutExpired as error:
        raise EngravingError(f"the score takes longer than {TIME_LIMIT_SECONDS:g} seconds to engrave") from error
    if done.returncode != 0:
        last = done.stderr.decode("utf-8", "replace").strip().splitlines()[-1:]
        raise EngravingError("the score cannot be engraved: " + (last[0][:200] if last else "the engraver stopped"))
    return done.stdout
