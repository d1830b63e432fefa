"""The rules of the house: style, types, who may import whom, and that every package used is listed."""

import ast
import importlib.metadata
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
# Data flows chatbot -> composer -> synth; synth knows the piece it plays and nothing else of composer.
MAY_IMPORT = {
    "composer": {"composer"},
    "synth": {"synth", "composer.piece"},
    "chatbot": {"chatbot", "composer", "synth"},
}
ROOMS = tuple(MAY_IMPORT)
SOURCES = sorted([ROOT / "app.py", *(path for room in ROOMS for path in (ROOT / room).rglob("*.py"))])


def imports(path: Path) -> Iterator[str]:
    """Every module that a file imports by name, wherever in it; ``from a import b`` counts as a or a.b."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path.relative_to(ROOT)}: relative import"
            module = node.module or ""
            inner = [f"{module}.{alias.name}" for alias in node.names]
            yield from (name if (ROOT / (name.replace(".", "/") + ".py")).exists() else module for name in inner)


def run(*arguments: str) -> None:
    done = subprocess.run([sys.executable, "-m", *arguments], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_ruff_finds_nothing() -> None:
    run("ruff", "check", ".")


def test_ruff_would_reformat_nothing() -> None:
    run("ruff", "format", "--check", ".")


def test_types_hold() -> None:
    run("mypy")


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_room_imports_only_what_it_may(path: Path) -> None:
    room = path.relative_to(ROOT).parts[0]
    allowed = MAY_IMPORT.get(room, set(ROOMS))
    ours = {name for name in imports(path) if name.split(".")[0] in {*ROOMS, "app"}}
    strangers = {name for name in ours if not any(name == a or name.startswith(a + ".") for a in allowed)}
    assert not strangers


def test_every_package_used_is_listed() -> None:
    listed = {
        re.split(r"[^A-Za-z0-9_.-]", line, maxsplit=1)[0].lower().replace("_", "-")
        for name in ("", "-voice", "-finetune", "-scale", "-dev")
        for line in (ROOT / f"requirements{name}.txt").read_text(encoding="utf-8").splitlines()
        if line and line[0] not in "#-"
    }
    owners = importlib.metadata.packages_distributions()
    unlisted = {}
    for path in [*SOURCES, *(ROOT / "tests").rglob("*.py")]:
        for name in imports(path):
            top = name.split(".")[0]
            if top in sys.stdlib_module_names or top in {*ROOMS, "app", "tests"}:
                continue
            if not listed & {owner.lower().replace("_", "-") for owner in owners.get(top, (top,))}:
                unlisted[str(path.relative_to(ROOT))] = top
    assert not unlisted


def test_one_file_holds_one_idea() -> None:
    """A file past 400 lines is asking to be two."""
    long = {str(p.relative_to(ROOT)): n for p in SOURCES if (n := len(p.read_text("utf-8").splitlines())) > 400}
    assert not long
