"""Where and when something was measured."""

from __future__ import annotations

import os
import platform
import subprocess
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

_ROOT = Path(__file__).resolve().parent.parent.parent
# Packages whose versions change speed or figures.
_PACKAGES = ("torch", "transformers", "onnxruntime", "numpy")


def machine() -> str:
    """Processor, cores, memory and the packages that compute, in one line."""
    packages = ", ".join(f"{name} {version(name)}" for name in _PACKAGES)
    return (
        f"{_processor()}, {os.cpu_count()} cores, {_memory():.0f} GB of memory, "
        f"Python {platform.python_version()}, {packages}"
    )


def load() -> float:
    """Processes that were running or waiting, the mean of the last minute; what a machine of two
    cores does besides a single-threaded measurement is what exceeds one."""
    return os.getloadavg()[0]


def processor_seconds() -> float:
    """What this process and those that it started and that have ended used of all cores so far; on a
    busy machine this says more of the work than a clock does."""
    spent = os.times()
    return spent.user + spent.system + spent.children_user + spent.children_system


def now() -> str:
    """Date and time in UTC, to the minute."""
    return datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC")


def commit() -> str:
    """The commit that runs, with a plus where files differ from it; "unknown" outside a checkout."""
    try:
        name = _git("rev-parse", "--short=10", "HEAD")
        return name + ("+" if _git("status", "--porcelain", "--", "*.py") else "")
    except (OSError, subprocess.CalledProcessError):
        return "unknown"


def _git(*arguments: str) -> str:
    done = subprocess.run(["git", *arguments], cwd=_ROOT, capture_output=True, text=True, check=True)
    return done.stdout.strip()


def _processor() -> str:
    listing = Path("/proc/cpuinfo")
    if listing.is_file():
        for line in listing.read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()


def _memory() -> float:
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
