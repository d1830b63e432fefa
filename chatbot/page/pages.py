"""What the score on the page is told: the pages of a version, engraved when somebody looks at them."""

from __future__ import annotations

from itertools import accumulate
from pathlib import Path

from gradio import FileData

from chatbot.downloads import score_pages
from chatbot.versions import Version

# In an SVG page every bar is a group of this class.
_BAR = 'class="measure"'


def unopened(version: Version) -> dict[str, object]:
    """The value of the score's component before anybody has looked: which version it would show."""
    return {"version": version.number, "pages": None}


def opened(version: Version, folder: Path, narrow: bool) -> dict[str, object]:
    """The same with the pages; ``first`` are their first bars (from 0), ``at`` and ``ticks`` the second and
    the tick at which each bar of the piece begins, and at last where it ends."""
    pages = score_pages(version, folder, narrow)
    counts = [page.read_text(encoding="utf-8").count(_BAR) for page in pages]
    seconds = [0.0, *accumulate(bar.seconds for bar in version.piece.bars)]
    return {
        "version": version.number,
        "narrow": narrow,
        "pages": [FileData(path=str(page)).model_dump() for page in pages],
        "first": [0, *accumulate(counts)][:-1],
        "at": [round(second, 3) for second in seconds],
        "ticks": list(version.piece.bar_starts),
    }
