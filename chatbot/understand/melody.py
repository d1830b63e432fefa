"""Melodies that are typed into a sentence: "C4 D4 E4", "the melody c d e f g", ABC, jianpu."""

from __future__ import annotations

import re

from chatbot.understand.matcher import compiled
from chatbot.understand.scan import Scan

_LENGTH = r"(?::\d+(?:\.\d+|/\d+)?|/\d{1,2}\.{0,2})?-*"
_WITH_OCTAVE = rf"(?:[A-Ga-g][#♯b♭]?-?\d{_LENGTH}|(?:r|rest)(?::\d+|/\d+)?)"
_GAP = r"(?:\s*[,|]\s*|\s+(?:-\s+)?)"
# Three notes with their octaves are a melody wherever they stand.
_NOTES = compiled(rf"(?<![A-Za-z0-9#]){_WITH_OCTAVE}(?:{_GAP}{_WITH_OCTAVE}){{2,}}(?![A-Za-z0-9#])")
_CUE = (
    r"(?:melody|melodies|tune|notes|motif|theme|line|riff|hook|旋律|曲调|音符|动机|主题|主旋律)"
    r"\s*(?:is|goes|like|of|:|=|为|是|：)*\s*"
)
_PLAIN_NOTE = r"(?:[A-Ga-g][#♯b♭]?\d?|-)"
# Letters without octaves need to be announced.
_ANNOUNCED = compiled(rf"(?P<cue>{_CUE})(?P<notes>{_PLAIN_NOTE}(?:{_GAP}{_PLAIN_NOTE}){{2,}})(?![A-Za-z0-9#'])")
_SYLLABLES = compiled(
    r"(?<![a-z])(?:do|re|mi|fa|sol|so|la|si|ti)(?:[\s,-]+(?:do|re|mi|fa|sol|so|la|si|ti)){2,}(?![a-z])"
)
_DIGIT = r"[#b]?[0-7][',’_.]*"
_JIANPU_GAP = r"(?:[\s|()-]+)"
_JIANPU = compiled(rf"(?<![\d/.=])(?<!\d:)[(]?{_DIGIT}(?:{_JIANPU_GAP}{_DIGIT}){{4,}}(?:[\s|)]*-)*(?![\d/:%])")
_JIANPU_CUE = r"(?:jianpu|numbered notation|简谱|数字谱|旋律)\s*(?:is|:|：|为|是|谱)?\s*"
_JIANPU_ANNOUNCED = compiled(
    rf"(?P<cue>{_JIANPU_CUE})(?P<head>1\s*=\s*[#b]?[A-Ga-g]\s*(?:\d/\d)?\s*)?(?P<notes>[(]?{_DIGIT}(?:(?:"
    rf"{_JIANPU_GAP})?{_DIGIT}){{2,}}(?:[\s|)]*-)*)"
)  # fmt: skip
_JIANPU_HEAD = compiled(r"1\s*=\s*[#b]?[A-Ga-g]\s*(?:\d/\d\s*)?$")
# ABC: a header field and a tune with bar lines.
_ABC = re.compile(r"(?:^|\s)(?P<tune>X:\s*\d+.*|(?:K|M|L):\s*[\w/#]+\s.*\|.*)$", re.DOTALL)
_ABC_ANNOUNCED = re.compile(r"\babc\s*(?:notation)?\s*:\s*(?P<tune>.+)$", re.DOTALL | re.IGNORECASE)
# What follows a row of digits when they are the degrees of chords, or counts.
_NO_MELODY_AFTER = compiled(r"\s*(?:和弦|进行|走向|chord|progression|changes|bars?|小节|bpm|拍)")


def read_melody(scan: Scan, original: str) -> str | None:
    """Take a typed melody, as :func:`composer.notation.read_melody` reads it. ABC keeps the line
    ends of the ``original`` text."""
    abc = _ABC_ANNOUNCED.search(original) or _ABC.search(original)
    if abc:
        tune = abc["tune"].strip()
        head = " ".join(tune.split())[:12]
        start = scan.cased.find(head)
        scan.take(max(start, 0), len(scan.cased))
        return tune
    notes = scan.pull(_NOTES, cased=True)
    if notes:
        return notes.group().strip(" ,|")
    for pattern in (_JIANPU_ANNOUNCED, _ANNOUNCED):
        match = pattern.search(scan.live_cased)
        if match and not _NO_MELODY_AFTER.match(scan.live, match.end()):
            scan.take(match.start("notes"), match.end("notes"))
            written_key = match.groupdict().get("head") or ""
            if written_key:
                scan.take(match.start("head"), match.end("head"))
            return (written_key + match["notes"]).strip(" ,|")
    digits = _JIANPU.search(scan.live_cased)
    if digits and not _NO_MELODY_AFTER.match(scan.live, digits.end()):
        start = digits.start()
        head_match = _JIANPU_HEAD.search(scan.live_cased[:start])
        start = head_match.start() if head_match else start
        text = scan.live_cased[start : digits.end()].strip(" ,|")
        scan.take(start, digits.end())
        return text
    syllables = scan.pull(_SYLLABLES)
    return syllables.group() if syllables else None
