"""A digest of the code that turns files into samples: kept samples of other code are stale."""

from __future__ import annotations

import ast
import hashlib
from functools import cache
from pathlib import Path

_ROOT = Path(__file__).parent.parent
# What a sample depends on: the readers, the analysis, the text, and the types that they share.
_FOLDERS = ("analysis", "corpora", "text")
_MODULES = (
    "controls", "harmony", "instruments", "key", "label", "midi", "piece", "quantise", "roles",
    "dataset/fingerprint", "dataset/labels", "dataset/sample",
)  # fmt: skip


@cache
def code_digest(*folders: str) -> str:
    """Hexadecimal digest of that code, or of the ``folders`` of this package when some are named: of
    its syntax, comments and docstrings left out, and of the files that lie beside it."""
    files = [path for name in folders or _FOLDERS for path in (_ROOT / name).rglob("*") if path.is_file()]
    files += [] if folders else [_ROOT / f"{name}.py" for name in _MODULES]
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
