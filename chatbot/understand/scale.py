"""Scales beyond the seven modes: "A harmonic minor", "the blues scale in C", D羽调式, 五声音阶.

:mod:`chatbot.understand.key` reads major, minor and the church modes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from chatbot.understand.matcher import compiled
from chatbot.understand.scan import Scan

_ACCIDENTAL_EN = r"[#♯♭]|b(?![a-z])|[\s-]+(?:sharp|flat)\b"
_NOTE_EN = rf"(?<![A-Za-z0-9'#])(?P<note>[A-Ga-g])(?P<accidental>{_ACCIDENTAL_EN})?"
_NOTE_ZH = r"(?P<before>[升降#♯♭]|(?<![A-Za-z])b(?=[A-G]))?(?<![A-Za-z])(?P<note>[A-Ga-g])(?P<accidental>[#♯♭b])?"
# Names that stand for one scale; those that are common words otherwise need "scale" or "mode" after them.
_SCALES_EN = (
    ("harmonic_minor", r"harmonic[\s-]minor|minor[\s-]harmonic"),
    ("melodic_minor", r"melodic[\s-]minor|minor[\s-]melodic|jazz[\s-]minor"),
    ("minor_pentatonic", r"minor[\s-]pentatonic|pentatonic[\s-]minor"),
    ("major_pentatonic", r"major[\s-]pentatonic|pentatonic[\s-]major|pentatonic"),
    ("blues", r"blues?[\s-]+(?:scale|hexatonic)"),
    ("whole_tone", r"whole[\s-]*tone(?=\s*(?:scale|mode|music|piece|harmony|melody|[,.;!?]|$))"),
    ("octatonic", r"octatonic|diminished[\s-]+scale|half[\s-]whole(?:[\s-]+scale)?"),
    *(
        (name, rf"{name}(?=[\s-]*(?:mode|diao|scale))|(?<=\b[a-g] ){name}\b|(?<=\b[a-g][#b] ){name}\b")
        for name in ("gong", "shang", "jue", "zhi", "yu")
    ),
)
_SCALES_ZH = (
    ("harmonic_minor", r"和声(?:的)?小调(?:音阶)?|小调(?:的)?和声(?:音阶|调式)"),
    ("melodic_minor", r"旋律小调(?:音阶)?|小调(?:的)?旋律(?:音阶|调式)"),
    ("minor_pentatonic", r"小调?(?:的)?五声(?:音阶|调式)|小调(?:的)?五声|五声小调(?:音阶)?"),
    (
        "major_pentatonic",
        r"大调?(?:的)?五声(?:音阶|调式)|五声大调(?:音阶)?|(?:中国)?五声(?:音阶|调式)(?!(?:的)?[宫商角徵羽])|五声性",
    ),
    ("blues", r"(?:蓝调|布鲁斯)音阶"),
    ("whole_tone", r"全音音?阶"),
    ("octatonic", r"八声音阶|八音音阶|减音阶|半全音阶"),
    ("gong", r"宫(?:调式?|音)|(?<=[A-Ga-g])宫"),
    ("shang", r"商(?:调式?|音)|(?<=[A-Ga-g])商"),
    ("jue", r"角(?:调式?|音)|(?<=[A-Ga-g])角"),
    ("zhi", r"[徵征](?:调式?|音)|(?<=[A-Ga-g])徵"),
    ("yu", r"羽(?:调式?|音)|(?<=[A-Ga-g])羽"),
)


def _groups(rows: tuple[tuple[str, str], ...]) -> str:
    return "(?:" + "|".join(f"(?P<{name}>{pattern})" for name, pattern in rows) + ")"


_EN, _ZH = _groups(_SCALES_EN), _groups(_SCALES_ZH)
# "In D gong": a tonic before it makes a mode of the word; "in a gong" is no tonic.
_CHINESE_MODES = _groups(tuple((name, rf"{name}\b") for name in ("gong", "shang", "jue", "zhi", "yu")))
_PATTERNS = (
    compiled(rf"\b(?:in|to|into|of)\s+(?P<note>(?-i:[A-Gb-g]))(?P<accidental>{_ACCIDENTAL_EN})?[\s-]+{_CHINESE_MODES}",
             re.IGNORECASE),
    compiled(rf"{_NOTE_EN}[\s-]+{_EN}(?:[\s-]+(?:scale|mode|diao))?", re.IGNORECASE),
    compiled(rf"\b{_EN}(?:[\s-]+(?:scale|mode|diao))?\s+(?:on|in|of|from|starting (?:on|from))\s+"
             rf"(?P<note>[A-Ga-g])(?P<accidental>{_ACCIDENTAL_EN})?(?![A-Za-z0-9'])", re.IGNORECASE),
    compiled(rf"{_ZH}[,，]?(?:以)?{_NOTE_ZH}(?:为|作|做|是)(?:主音|宫|根音|主)", re.IGNORECASE),
    compiled(rf"{_NOTE_ZH}\s*(?:的|调的?|[大小]调的?|上的?|起的?|开始的?|为[主根]音的?)?\s*{_ZH}", re.IGNORECASE),
    compiled(rf"\b{_EN}(?:[\s-]+(?:scale|mode|diao))?\b", re.IGNORECASE),
    compiled(rf"{_ZH}", re.IGNORECASE),
)  # fmt: skip


@dataclass(frozen=True)
class ScaleReading:
    """The scale that was named, its tonic or None, and where it stood."""

    tonic: str | None
    mode: str
    at: int


def read_scale(scan: Scan) -> ScaleReading | None:
    """Take the first scale beyond the seven modes, with its tonic where one stands beside it."""
    for pattern in _PATTERNS:
        match = pattern.search(scan.live_cased)
        if match is None:
            continue
        groups = match.groupdict()
        mode = next(name for name, _ in _SCALES_EN if groups.get(name))
        tonic = None
        if groups.get("note") and not (groups["note"] == "a" and not groups.get("accidental")):
            tonic = groups["note"].upper() + sign((groups.get("accidental") or "") + (groups.get("before") or ""))
            # 小调五声 after a note: the quality stands between them.
            if mode == "major_pentatonic" and "小调" in match.group():
                mode = "minor_pentatonic"
        elif groups.get("note"):
            # "a pentatonic tune": the article stays unread.
            scan.take(match.start() + 1, match.end())
            return ScaleReading(None, mode, match.start() + 1)
        scan.take(*match.span())
        return ScaleReading(tonic, mode, match.start())
    return None


def sign(accidental: str) -> str:
    """ "#" or "b" for any writing of an accidental, "" for none."""
    text = accidental.strip(" -").lower()
    if not text:
        return ""
    return "#" if text in ("#", "♯", "sharp", "升") else "b"
