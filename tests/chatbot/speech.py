"""Recordings of speech, made by a synthetic voice."""

from __future__ import annotations

import subprocess
from pathlib import Path


def spoken(path: Path, text: str, voice: str = "en-us") -> Path:
    """A recording of ``text``, spoken by a synthetic voice."""
    subprocess.run(["espeak-ng", "-v", voice, "-s", "140", "-w", str(path), text], check=True)
    return path
