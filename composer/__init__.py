"""Notes: controls, pieces, the musical text, the language model, decoding, editing, analysis.

Nothing here knows of chat or of sound, so the room can be used alone::

    from composer import Composer, Controls

    for bar in Composer.load().compose(Controls(bars=8)):
        print(bar.bar.chords, bar.notes)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from composer.controls import Controls

if TYPE_CHECKING:
    from composer.composer import Composer, Take

__all__ = ["Composer", "Controls", "Take"]


def __getattr__(name: str) -> object:
    # Loading engines takes a second that understanding a sentence does not need.
    if name in ("Composer", "Take"):
        from composer import composer

        return getattr(composer, name)
    raise AttributeError(f"module 'composer' has no attribute {name!r}")
