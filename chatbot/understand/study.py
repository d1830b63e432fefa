"""Practice pieces: what is trained, on which instrument, at which level."""

from __future__ import annotations

from chatbot.turn import StudyWish
from chatbot.understand.matcher import compiled
from chatbot.understand.numerals import NUMBER, number
from chatbot.understand.ordinals import ORDINAL, ordinal
from chatbot.understand.scan import Scan
from composer.controls import ControlError

_KINDS = (
    (
        "hands_together",
        r"hands?[\s-]together|both hands|two[\s-]hand(?:ed)?|hand coordination|双手|左右手(?:配合|协调)",
    ),
    ("sight_reading", r"sight[\s-]?read(?:ing|able)?|prima vista|视奏|视谱|识谱"),
    ("arpeggios", r"arpeggios?|broken chords?|琶音|分解和弦"),
    ("comping", r"comping|(?:和弦|爵士)?伴奏(?=的?练习)"),
    ("rhythm", r"rhythm(?:ic)?s?|syncopation|节奏|切分"),
    ("scales", r"scales?|finger(?:ing)?s?|technique|音阶|手指|指法|哈农|hanon"),
)
_PRACTICE = (
    r"(?:practi[cs]e|practi[cs]ing|exercises?|stud(?:y|ies)|drills?|workouts?|warm[\s-]?ups?|training|etudes?|练习曲?|"
    r"训练|练一?练|热身|练练|基本功)"
)
_IS_PRACTICE = compiled(
    r"\b(?:practi[cs]e (?:piece|exercise|material|for|over)|exercises?|drills?|workout|warm[\s-]?up|(?:scales?|"
    r"chords?|arpeggios?|octaves?|legato|staccato|"
    r"sight[\s-]reading|rhythm|finger|technical) (?:stud(?:y|ies)|practi[cs]e|exercises?|training|drills?)|"
    r"(?:to|for) (?:practi[cs](?:e|ing)|sight[\s-]?read(?:ing)?)|sight[\s-]?reading|"
    r"(?:something|anything) to sight[\s-]?read|grade (?:\d+|one|two|three|four|five|six|seven|eight) (?:scales?|"
    r"arpeggios?|stud(?:y|ies))|"
    r"(?:comping|hands[\s-]together|sight[\s-]?reading) (?:practi[cs]e|piece|stud(?:y|ies)|for)|"
    r"(?:sight[\s-]?reading|comping|hands[\s-]together|scales?|arpeggios?|rhythm)\b[^.;]{0,30}\b(?:grade|level) "
    r"(?:\d|one|two|three|four|five|six|seven|eight)|"
    r"(?:i am|i'm) (?:practi[cs]ing|learning)|piece to practi[cs]e)\b|练习(?!室)|训练|热身|练练|视奏|练手|基本功|考级曲"
)
# "A drill beat", "a funk workout": names of music.
_DANCED = compiled(
    r"\b(?:uk )?drill (?=(?:beats?|tracks?|music|song|tune|rap|instrumental|type beat|loop|groove)\b)|\b(?:funk|soul|"
    r"jazz|rock|blues|disco|techno|house|groove|salsa|latin|afro|drum)[ -]workout\b|\bworkout (?=(?:music|track|tune|"
    r"song|playlist|beat|video|mix)\b)"
)
# With a grade beside them they are for practising.
_DRILLED = compiled(r"\b(?:scales|arpeggios?|broken chords)\b|音阶|琶音|分解和弦")
_STUDENT = compiled(r"\b(?:student|pupil|learner|lesson|my grade)\b|学生|考级")
_GRADE = compiled(
    rf"(?:\b(?:grade|level|abrsm(?: grade)?)\s*(?P<a>{NUMBER})|(?P<b>{NUMBER})(?:st|nd|rd|th)?[\s-]+grade\b|"
    rf"\b(?P<e>{ORDINAL})[\s-]+grade\b|"
    rf"(?P<c>{NUMBER})级|第(?P<d>{NUMBER})级)"
)
# Words for a level, and the grade of the usual eight that they come nearest to.
_LEVELS = (
    (1, compiled(r"\b(?:absolute )?beginners?\b|\bfirst[\s-]year\b|\bvery easy\b|初学者?|入门|零基础|新手")),
    (2, compiled(r"\b(?:easy|elementary|simple)\b|初级|简易|简单")),
    (4, compiled(r"\bintermediate\b|\bmedium level\b|中级|中等(?:水平|难度)")),
    (7, compiled(r"\badvanced\b|\bhard\b|\bdifficult\b|高级|高难度|进阶")),
    (8, compiled(r"\bvirtuos[oi]c?\b|\bprofessional\b|专业(?:水平|级)")),
)
_LOWEST, _HIGHEST = 1, 8


def read_study(scan: Scan) -> tuple[str, int | None] | None:
    """Take the kind of practice piece and its level, 1 to 8; None when none is asked for. The
    instrument is read later, with all instruments.

    Raises:
        ControlError: ("level") for a grade that there is not.
    """
    graded = _GRADE.search(scan.text) and _DRILLED.search(scan.text)
    if not (_IS_PRACTICE.search(_DANCED.sub("", scan.text)) or graded):
        return None
    kind = None
    for name, pattern in _KINDS:
        match = compiled(rf"(?:{pattern})").search(scan.live)
        if match and kind is None:
            kind = name
            scan.take(*match.span())
    level = _level(scan)
    if kind is None:
        kind = "sight_reading" if _STUDENT.search(scan.text) else "scales"
    for match in compiled(_PRACTICE).finditer(scan.live):
        scan.take(*match.span())
    if kind == "rhythm":
        for match in compiled(dict(_KINDS)["rhythm"]).finditer(scan.live):
            scan.take(*match.span())
    return kind, level


def _level(scan: Scan) -> int | None:
    grade = scan.pull(_GRADE)
    if grade:
        value = ordinal(grade["e"]) if grade["e"] else number(next(v for v in grade.groupdict().values() if v))
        value = value or 1
        if grade["a"] and not _LOWEST <= value <= _HIGHEST:
            raise ControlError("level", f"{value:g}", f"{_LOWEST} to {_HIGHEST}")
        return int(min(max(value, _LOWEST), _HIGHEST))
    for level, pattern in _LEVELS:
        if scan.pull(pattern):
            return level
    return None


def study_wish(kind: str, level: int | None, families: tuple[str, ...]) -> StudyWish:
    """The wish with the first instrument that was named; rhythm without one is for drums."""
    fallback = "drums" if kind == "rhythm" else "piano"
    return StudyWish(kind, families[0] if families else fallback, level)
