"""SoundFonts: which there are, and which one plays."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent.parent / "soundfonts"
DEFAULT = "FluidR3_GM"
# The environment variable that names another SoundFont, by path or by the name of a bundled one.
VARIABLE = "CADENZA_SOUNDFONT"
SUFFIXES = (".sf3", ".sf2")


class SoundFontError(FileNotFoundError):
    """A SoundFont that is not there or cannot be read; the message says where it was looked for."""


@dataclass(frozen=True)
class SoundFont:
    """A SoundFont file, ``.sf2`` (plain samples) or ``.sf3`` (Ogg Vorbis samples)."""

    name: str
    path: Path

    @property
    def levels_path(self) -> Path:
        """Where the measured loudness of its programs is kept: beside it, see :mod:`synth.measure`."""
        return self.path.with_name(f"{self.path.stem}.levels.json")


def bundled() -> dict[str, SoundFont]:
    """The SoundFonts in ``soundfonts/`` by name."""
    paths = sorted(path for path in FOLDER.iterdir() if path.suffix in SUFFIXES) if FOLDER.is_dir() else []
    return {path.stem: SoundFont(path.stem, path) for path in paths}


def find(choice: SoundFont | Path | str | None = None) -> SoundFont:
    """The SoundFont meant by ``choice``: a path, or the name of a bundled one; without a choice
    what ``CADENZA_SOUNDFONT`` says, and failing that the default.

    Raises SoundFontError when there is no such file or it is no SoundFont."""
    if isinstance(choice, SoundFont):
        return choice
    wanted = str(choice or os.environ.get(VARIABLE) or DEFAULT)
    known = bundled()
    if wanted in known:
        return _checked(known[wanted])
    path = Path(wanted).expanduser()
    if path.is_file():
        return _checked(SoundFont(path.stem, path.resolve()))
    names = ", ".join(known) or "none"
    raise SoundFontError(f"There is no SoundFont {wanted!r}: give a path to a .sf2 or .sf3 file, or one of {names}.")


def _checked(soundfont: SoundFont) -> SoundFont:
    """The same SoundFont, if its file begins as one: a RIFF file of form "sfbk" (SoundFont 2.04, section 4.1)."""
    with soundfont.path.open("rb") as file:
        head = file.read(12)
    if head[:4] != b"RIFF" or head[8:12] != b"sfbk":
        raise SoundFontError(f"{soundfont.path} is not a SoundFont: it does not begin with RIFF and sfbk.")
    return soundfont
