"""Jianpu, the numbered notation of China: ``1=D 4/4  1 1 5 5 | 6 6 5 - | 4 4 3 3 | 2 2 1 -``.

1 to 7 are the degrees of the major scale on the stated tonic (C where none is), 0 is a rest; the
octave is that nearest to the tonic above middle C, ``'`` or a dot above raises it, ``,`` or a dot
below lowers it. A number lasts a quarter note, ``-`` another one, ``_`` halves it, ``.`` adds half; round
brackets mark eighth notes, as beams do. Plain "1 1 5 5 6 6 5" is read as it is sung.
"""

from __future__ import annotations

import re

from composer.key import SCALES, Key, pitch_class
from composer.notation.tones import Melody, NotationError, Tone
from composer.piece import TICKS_PER_QUARTER, Meter

_MIDDLE_C = 60
# The combining dots above and below that engraved jianpu uses.
_ABOVE, _BELOW = "\u0307", "\u0323"
_TONIC = re.compile(r"([1-7])\s*=\s*([#b♯♭]?)\s*([A-Ga-g])\s*([#b♯♭]?)")
_METER = re.compile(r"(?<![\d'])(\d{1,2})\s*/\s*(2|4|8)(?![\d'])")
_TOKEN = re.compile(
    rf"(?P<accidental>[#♯b♭]?)(?P<digit>[0-7])(?P<octave>[',’{_ABOVE}{_BELOW}]*)(?P<shorter>_*)(?P<dots>\.{{0,2}})"
    r"|(?P<longer>[-—–])|(?P<open>\()|(?P<close>\))|(?P<bar>[|‖:\s]+)|(?P<other>.)"
)


def read_jianpu(text: str) -> Melody:
    """The melody that a row of numbers writes.

    Raises NotationError, naming the first sign that has no meaning."""
    key, text = _tonic(text)
    meter, text = _meter(text)
    tones: list[Tone] = []
    beamed = 0
    for match in _TOKEN.finditer(text.strip()):
        if match["other"] is not None:
            raise NotationError(
                "number", f"numbered notation has 1 to 7, 0, - _ . ' and ',', not {match['other']!r}", match["other"]
            )
        if match["longer"]:
            if not tones:
                raise NotationError("dash", "a dash makes the note before it longer, and there is none")
            tones[-1] = Tone(tones[-1].pitch, tones[-1].ticks + TICKS_PER_QUARTER)
        beamed += (match["open"] is not None) - (match["close"] is not None)
        if match["digit"] is not None:
            tones.append(Tone(_pitch(match, key), _ticks(match, max(beamed, 0))))
    return Melody(tuple(tones), key, meter, home=Key("C", "major"))


def _pitch(match: re.Match[str], key: Key | None) -> int | None:
    degree = int(match["digit"])
    if degree == 0:
        return None
    tonic = key.pitch_class if key is not None else 0
    # The tonic from F sharp below to F above middle C, where a voice reads it.
    home = _MIDDLE_C + (tonic if tonic <= 5 else tonic - 12)
    step = SCALES["major"][degree - 1] + {"": 0, "#": 1, "♯": 1, "b": -1, "♭": -1}[match["accidental"]]
    marks = match["octave"]
    octaves = sum(marks.count(m) for m in ("'", "’", _ABOVE)) - sum(marks.count(m) for m in (",", _BELOW))
    pitch = home + step + 12 * octaves
    if not 0 <= pitch <= 127:
        raise NotationError("range", f"notes go from C-1 to G9, and {match[0]!r} is outside", match[0])
    return pitch


def _ticks(match: re.Match[str], beamed: int) -> int:
    halvings = len(match["shorter"]) + beamed
    dots = len(match["dots"])
    ticks = TICKS_PER_QUARTER * (2 ** (dots + 1) - 1)
    value, rest = divmod(ticks, 2 ** (halvings + dots))
    if rest or value < 1:
        raise NotationError(
            "length", f"{match[0]!r} is shorter than a sixteenth note, the shortest that can be played", match[0]
        )
    return value


def _tonic(text: str) -> tuple[Key | None, str]:
    match = _TONIC.search(text)
    if match is None:
        return None, text
    accidental = (match[2] or match[4]).replace("♯", "#").replace("♭", "b")
    named = pitch_class(match[3].upper() + accidental)
    degree = int(match[1])
    rest = text[: match.start()] + " " + text[match.end() :]
    if degree == 1:
        return Key(match[3].upper() + accidental, "major"), rest
    # 6=A names the minor tonic; the numbers stay those of the major scale.
    tonic = (named - SCALES["major"][degree - 1]) % 12
    return Key.of(tonic, "major"), rest


def _meter(text: str) -> tuple[Meter | None, str]:
    match = _METER.search(text)
    if match is None:
        return None, text
    return Meter(int(match[1]), int(match[2])), text[: match.start()] + " " + text[match.end() :]
