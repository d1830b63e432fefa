"""The engraver's own process: MusicXML on standard input, SVG pages as JSON or a PDF on standard output."""

from __future__ import annotations

import json
import sys

from composer.score.engraving import Paper
from composer.score.pages import pdf_of, svg_pages

if __name__ == "__main__":
    kind, paper = sys.argv[1], Paper(**json.loads(sys.argv[2]))
    text = sys.stdin.buffer.read().decode("utf-8")
    if kind == "svg":
        sys.stdout.write(json.dumps(svg_pages(text, paper)))
    else:
        sys.stdout.buffer.write(pdf_of(text, paper))
