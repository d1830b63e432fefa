"""Digests of the code that makes works and samples: what other code has made is stale."""

from __future__ import annotations

import ast
import hashlib
from functools import cache
from pathlib import Path

_ROOT = Path(__file__).parent.parent
# What a band's performance depends on: the charts, the songs, the players, and shared types.
_TYPES = ("controls", "harmony", "instruments", "key", "midi", "piece", "quantise", "roles")
PLAYING = ("bands", "corpora", *_TYPES)
# What a sample depends on beside its work: the analysis, the text, and the same types.
LABELLING = (
    "analysis", "corpora", "text", *_TYPES, "label", "dataset/fingerprint", "dataset/labels", "dataset/sample",
)  # fmt: skip


@cache
def code_digest(*names: str) -> str:
    """Hexadecimal digest of folders and modules of this package: of their syntax, comments and
    docstrings left out, and of the files that lie beside them."""
    files: list[Path] = []
    for name in names:
        folder = _ROOT / name
        files += [path for path in folder.rglob("*") if path.is_file()] if folder.is_dir() else [_ROOT / f"{name}.py"]
    digest = hashlib.sha256()
    for path in sorted(files):
        if path.suffix == ".pyc":
            continue
        digest.update(str(path.relative_to(_ROOT)).encode())
        if path.suffix == ".py":
            digest.update(ast.dump(_without_docstrings(ast.parse(path.read_text(encoding="utf-8")))).encode())
        else:
            digest.update(path.read_bytes())
    return digest.hexdigest()


def _without_docstrings(tree: ast.Module) -> ast.Module:
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef) and ast.get_docstring(node) is not None:
            node.body = node.body[1:]
    return tree
