"""The program ``mma``: a chart file in, a MIDI file out, each in a folder of its own."""

from __future__ import annotations

import os
import subprocess
import tempfile
from pathlib import Path

PROGRAM = "mma"
# A chart takes 0.1 to 0.3 s; one that takes this long never ends.
_TIMEOUT_SECONDS = 60.0


class ProgramError(RuntimeError):
    """The program refused a chart or is not there; the message is one sentence that says why."""


def play(chart: str) -> bytes:
    """The MIDI file that the program makes of a chart file's text.

    The same text gives the same bytes when it seeds the program's chance (``RndSeed``). Raises
    :class:`ProgramError`."""
    with tempfile.TemporaryDirectory(prefix="band-") as folder:
        source, target = Path(folder) / "chart.mma", Path(folder) / "chart.mid"
        source.write_text(chart, encoding="utf-8")
        # Its home is the folder, so that nobody's settings change what is played; and sets are
        # walked in one order, for chance is drawn on the way.
        environment = {"PATH": os.environ.get("PATH", ""), "HOME": folder, "PYTHONHASHSEED": "0", "LANG": "C.UTF-8"}
        try:
            done = subprocess.run(
                [PROGRAM, "-w", "-m", "4000", str(source), "-f", str(target)],
                cwd=folder,
                env=environment,
                capture_output=True,
                text=True,
                errors="replace",
                timeout=_TIMEOUT_SECONDS,
                check=False,
            )
        except FileNotFoundError as error:
            raise ProgramError(
                f"the program {PROGRAM} is not installed (Debian and Ubuntu: the package mma)"
            ) from error
        except subprocess.TimeoutExpired as error:
            raise ProgramError(f"mma took longer than {_TIMEOUT_SECONDS:g} s") from error
        if done.returncode or not target.is_file():
            said = " ".join((done.stdout + done.stderr).split())
            reason = said[said.find("Error") :] if "Error" in said else said
            raise ProgramError(f"mma refused the chart: {reason.replace(str(source), 'chart')[:200]}")
        return target.read_bytes()
