"""Digests of the code that makes works and samples: what other code has made is stale.

A digest covers a module and all that it imports of this package, directly or through others, and the
files that lie beside these modules (weights, styles). Comments and docstrings do not count.
"""

from __future__ import annotations

import ast
import hashlib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

_ROOT = Path(__file__).parent.parent
_PACKAGE = _ROOT.name
# Doors to everything, which are not gone through: whoever depends on a reader or on the bands names
# the module. Their own lists are no music.
_DOORS = frozenset({f"{_PACKAGE}.bands", f"{_PACKAGE}.corpora.catalogue"})


@cache
def code_digest(*modules: str) -> str:
    """Hexadecimal digest of some modules of this package (``composer.corpora.pop``) and of what they
    depend on. Raises FileNotFoundError for a module that does not exist."""
    digest = hashlib.sha256()
    files = {_path(module) for module in _closure(modules)}
    beside = {file for folder in {path.parent for path in files} - {_ROOT} for file in _data_files(folder)}
    for path in sorted(files | beside):
        digest.update(str(path.relative_to(_ROOT)).encode())
        digest.update(ast.dump(_without_docstrings(_tree(path))).encode() if path in files else path.read_bytes())
    return digest.hexdigest()


def _closure(modules: tuple[str, ...]) -> set[str]:
    """The modules and everything that they import, doors apart."""
    found: set[str] = set()
    waiting = list(modules)
    while waiting:
        module = waiting.pop()
        if module not in found:
            found.add(module)
            waiting += [other for other in _imports(_path(module)) if other not in _DOORS]
    return found


def _imports(path: Path) -> Iterator[str]:
    """The modules of this package that a file imports, wherever in it."""
    for node in ast.walk(_tree(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name.split(".")[0] == _PACKAGE)
        elif isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == _PACKAGE:
            for alias in node.names:
                yield _home(node.module, alias.name)


def _home(module: str, name: str) -> str:
    """The module that ``from module import name`` reads: a submodule, the one that a package has the
    name from, or the module itself."""
    if _is_module(f"{module}.{name}"):
        return f"{module}.{name}"
    path = _path(module)
    if module not in _DOORS and path.name == "__init__.py":
        for node in _tree(path).body:
            if isinstance(node, ast.ImportFrom) and node.module and any(a.name == name for a in node.names):
                return _home(node.module, name)
    return module


def _is_module(module: str) -> bool:
    place = _ROOT.parent.joinpath(*module.split("."))
    return place.with_suffix(".py").is_file() or (place / "__init__.py").is_file()


def _path(module: str) -> Path:
    place = _ROOT.parent.joinpath(*module.split("."))
    return place.with_suffix(".py") if place.with_suffix(".py").is_file() else place / "__init__.py"


def _data_files(folder: Path) -> list[Path]:
    return [p for p in folder.rglob("*") if p.is_file() and p.suffix not in (".py", ".pyc")]


@cache
def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def _without_docstrings(tree: ast.Module) -> ast.Module:
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef) and ast.get_docstring(node) is not None:
            node.body = node.body[1:] or [ast.Pass()]
    return tree
