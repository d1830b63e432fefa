"""Works that a store holds out, although a checkpoint that training started from has learnt from them.

Their split becomes "aside": neither learnt from nor judged by. What is left of both held-out splits is
the test.
"""

from __future__ import annotations

import json
from pathlib import Path

ASIDE = "aside"


def set_aside(store: Path, works: Path) -> int:
    """Set aside the held-out pieces of ``store`` that the file ``works`` names, one a line: corpus, tab,
    path. Returns how many pieces are left to judge by."""
    named = {tuple(line.split("\t", 1)) for line in works.read_text(encoding="utf-8").splitlines() if line}
    file = store / "pieces.jsonl"
    left, lines = 0, []
    for line in file.read_text(encoding="utf-8").splitlines():
        piece = json.loads(line)
        if piece["split"] in ("validation", "test"):
            piece["split"] = ASIDE if (piece["corpus"], piece["path"]) in named else "test"
            left += piece["split"] == "test"
        lines.append(json.dumps(piece))
    new = file.with_suffix(".new")
    new.write_text("\n".join(lines) + "\n", encoding="utf-8")
    new.replace(file)
    return left
