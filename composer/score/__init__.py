"""Engraving: a piece as a score on paper, for the eye: MusicXML, SVG pages, PDF.

The way in::

    from composer.score import engrave, score_pdf, write_musicxml

    text = write_musicxml(piece)        # any notation program reads it
    pages = engrave(text)               # SVG, page by page
    pdf = score_pdf(text)
"""

from composer.score.engraving import EngravingError, engrave, score_pdf
from composer.score.musicxml import write_musicxml

__all__ = ["EngravingError", "engrave", "score_pdf", "write_musicxml"]
