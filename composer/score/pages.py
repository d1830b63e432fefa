"""What runs in the engraver's process: verovio lays a score out, cairosvg draws its pages into a PDF."""

from __future__ import annotations

import html
import io
import re

import cairocffi
import verovio
from cairosvg.parser import Tree
from cairosvg.surface import PDFSurface

from composer.score.engraving import EngravingError, Paper

_MARGIN = 50
_HEADED_MARGIN = 150
_POINTS_OF_A4, _PIXELS_OF_A4 = (595.276, 841.89), (793.701, 1122.52)
# SMuFL's signs within text (https://w3c.github.io/smufl/latest/), and what a text font has for them.
_SIGNS = {
    "\ue260": "♭", "\ue261": "♮", "\ue262": "♯", "\ue263": "♯♯", "\ue264": "♭♭",
    "\ued60": "♭", "\ued61": "♮", "\ued62": "♯", "\ued63": "♯♯", "\ued64": "♭♭",
    "\ueca3": "𝅗𝅥", "\ueca5": "♩", "\ueca7": "♪", "\uecb7": ".", "\ue1e7": ".",
}  # fmt: skip
_SIGN = re.compile(r'<tspan font-family="Leipzig" font-size="(?P<size>[0-9.]+)px">(?P<signs>[^<]+)</tspan>')
_TEXT_FONT, _TEXT_SIZE = "DejaVu Serif", 0.6


def svg_pages(musicxml: str, paper: Paper) -> list[str]:
    """The pages as SVG."""
    return _laid_out(musicxml, paper, header="none", margin=_MARGIN)


def pdf_of(musicxml: str, paper: Paper) -> bytes:
    """The pages, with the title above them, as one PDF."""
    pages = _laid_out(musicxml, paper, header="auto", margin=_HEADED_MARGIN)
    file = io.BytesIO()
    document = cairocffi.PDFSurface(file, *_POINTS_OF_A4)
    for page in pages:
        tree = Tree(bytestring=_SIGN.sub(_in_text_font, page).encode("utf-8"))
        _OnePage(tree, document, 96, output_width=_PIXELS_OF_A4[0], output_height=_PIXELS_OF_A4[1])
    document.finish()
    return file.getvalue()


class _OnePage(PDFSurface):
    """Draws into a document that is there already, and turns the page."""

    def __init__(self, tree: Tree, output: cairocffi.PDFSurface, dpi: float, **size: float) -> None:
        super().__init__(tree, output, dpi, **size)
        self.context.show_page()

    def _create_surface(self, width: float, height: float) -> tuple[cairocffi.PDFSurface, float, float]:
        return self.output, width, height


def _in_text_font(sign: re.Match[str]) -> str:
    """A sign of the music font that stands in a line of text: cairo knows only installed fonts."""
    size = round(float(sign["size"]) * _TEXT_SIZE)
    text = "".join(_SIGNS.get(one, "") for one in html.unescape(sign["signs"]))
    return f'<tspan font-family="{_TEXT_FONT}" font-size="{size}px">{text}</tspan>'


def _laid_out(musicxml: str, paper: Paper, header: str, margin: int) -> list[str]:
    toolkit = verovio.toolkit()
    scale = 100 / paper.scale
    toolkit.setOptions(
        {
            "pageWidth": round(paper.width * scale),
            "pageHeight": round(paper.height * scale),
            "scale": paper.scale,
            "adjustPageHeight": paper.fits,
            "header": header,
            "footer": "none",
            "breaks": "auto",
            "svgViewBox": True,
            "svgRemoveXlink": True,
            "pageMarginTop": margin, "pageMarginBottom": margin, "pageMarginLeft": margin, "pageMarginRight": margin,
            "mnumInterval": 0,
            # So that the same score gives the same pages.
            "xmlIdSeed": 1,
        }
    )  # fmt: skip
    if not toolkit.loadData(musicxml):
        raise EngravingError("verovio cannot read the score")
    return [toolkit.renderToSVG(number) for number in range(1, toolkit.getPageCount() + 1)]
