"""A person's own music: typed melodies, and files of notes."""

from __future__ import annotations

import re

from composer.notation.jianpu import read_jianpu
from composer.notation.letters import read_letters
from composer.notation.scores import MIDI_SUFFIXES, SCORE_SUFFIXES, SUFFIXES, read_file, read_score
from composer.notation.tones import MAX_BARS, Melody, NotationError, Tone
from composer.piece import Piece

__all__ = [
    "MAX_BARS",
    "MIDI_SUFFIXES",
    "SCORE_SUFFIXES",
    "SUFFIXES",
    "Melody",
    "NotationError",
    "Tone",
    "read_file",
    "read_jianpu",
    "read_letters",
    "read_melody",
    "read_score",
]

_ABC_FIELD = re.compile(r"^\s*[A-Za-z]:", re.M)


def read_melody(text: str) -> Piece:
    """The piece that a typed melody makes, its kind told by its signs: ABC by its header fields
    ("K:G"), jianpu by its digits, anything else as letters or syllables.

    Raises NotationError with one sentence for what cannot be read."""
    text = text.strip()
    if _ABC_FIELD.search(text):
        return read_score(_complete_abc(text).encode(), ".abc")
    letters = re.sub(r"1\s*=\s*[#b♯♭]?[A-G][#b♯♭]?", "", text)
    if re.search(r"[0-7]", letters) and not re.search(r"[A-Za-z]{1,3}", letters):
        return read_jianpu(text).piece()
    return read_letters(text).piece()


def _complete_abc(text: str) -> str:
    """A tune with the fields that ABC demands and people leave out, in the order it demands."""
    lines = [line for part in text.splitlines() for line in re.split(r"\s+(?=[A-Z]:)", part) if line.strip()]
    fields: dict[str, str] = {}
    music: list[str] = []
    for line in lines:
        match = re.match(r"\s*([A-Z]):\s*(\S+)\s*(.*)$", line)
        if match and match[1] in "XTMLQ" and match[1] not in fields:
            fields[match[1]] = line.split(":", 1)[1].strip()
        elif match and match[1] == "K" and "K" not in fields:
            fields["K"] = match[2]
            music += [match[3]] if match[3] else []
        else:
            music.append(line)
    header = {"X": "1", "T": "Melody", "M": "4/4", "L": "1/8", **fields}
    key = header.pop("K", "C")
    return "\n".join([f"{name}:{value}" for name, value in header.items()] + [f"K:{key}", *music]) + "\n"
