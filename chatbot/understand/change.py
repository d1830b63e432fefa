"""Changes of pitch and loudness as they are said: "up a fifth", 升高八度, "louder", 小声一点."""

from __future__ import annotations

from dataclasses import dataclass

from chatbot.understand.claims import Claims
from chatbot.understand.matcher import compiled
from chatbot.understand.numerals import NUMBER, number
from chatbot.understand.scan import Scan
from composer.controls import ControlError

# Two octaves either way: beyond it most instruments have left their compass.
TRANSPOSE_RANGE = (-24, 24)
# "Higher" without an interval.
_VAGUE_STEP = 2
# Semitones of the interval names, as (major or perfect, minor).
_INTERVALS = {
    "second": (2, 1),
    "third": (4, 3),
    "fourth": (5, 5),
    "fifth": (7, 7),
    "sixth": (9, 8),
    "seventh": (11, 10),
}
_INTERVALS_ZH = dict(zip("二三四五六七", _INTERVALS.values(), strict=True)) | dict(
    zip("234567", _INTERVALS.values(), strict=True)
)
_UNIT = (
    r"(?P<unit>octaves?|semi[- ]?tones?|half[- ](?:steps?|tones?)|whole[- ](?:steps?|tones?)|tones?|steps?|"
    r"(?:perfect |major |minor |aug(?:mented)? |dim(?:inished)? )?(?:seconds?|thirds?|fourths?|fifths?|sixths?|"
    r"sevenths?))\b"
)
_AMOUNT = rf"(?P<n>{NUMBER}|an?|another|one|half an?|half)\s*[- ]?"
_OBJECT = r"(?:[^,.;!?\x00]{0,25}?\s)?"
_ENGLISH = (
    compiled(
        rf"\b(?P<way>up|down|higher|lower|raise|drop|lower it|raise it)\s+(?:by\s+)?{_AMOUNT}{_UNIT}(?:\s+(?:up|"
        rf"higher))?"
    ),
    compiled(rf"(?:\bby\s+)?\b{_AMOUNT}{_UNIT}\s+(?P<way>up|down|higher|lower)\b"),
    compiled(rf"\b(?P<way>raise|lower|transpose|shift|move|drop)\s+{_OBJECT}(?:by\s+)?{_AMOUNT}{_UNIT}"),
    compiled(rf"\b(?:transpose|shift)\s+{_OBJECT}(?P<way>up|down)?\s*(?:by\s+)?(?P<n>[+-]?\d+)(?P<unit>)(?![\d/])"),
)
_WAY_ZH = (
    r"(?P<way>升高|提高|上移|移高|移上|往上移|向上移|调高|抬高|升上|升|高|降低|降下|下移|移低|移下|往下移|"
    r"向下移|调低|降|低)"
)
_CHINESE = compiled(
    rf"{_WAY_ZH}(?:了)?\s*(?P<n>{NUMBER}|半)?\s*个?\s*(?P<unit>八度|半音|全音|(?<=个)音(?!区|域|部|符|量|色|乐)|"
    rf"(?P<quality>纯|大|小|增|减)?(?P<degree>[二三四五六七2-7])度)"
)
_VAGUE = compiled(
    r"\b(?:transpose|shift|move|pitch)\s+(?:it |this |that |everything |the (?:piece|song|melody|key) )?(?P<way>up|"
    r"down|higher|lower)\b|"
    r"(?<!no )\b(?P<way2>higher|lower)\b(?!\s+(?:register|range|notes?|tempo|volume|energy|than|the|octave))|"
    r"(?P<way3>升|降)(?:一下)?(?:调|key)|(?:音|调|整体|再)?(?:调|移|升|降)?(?P<way4>高|低)(?:一点|一些|点|些)"
)

_MUCH = r"much|a lot|way|far|lots|very|明显|大幅"
_BIT = r"a (?:little )?bit|a little|slightly|somewhat|a touch|a tad|bit|稍微?|略微?"
_LOUDER = compiled(
    rf"(?:(?P<much>{_MUCH})|(?P<bit>{_BIT}))?\s*(?:\b(?:louder|more loudly|turn(?:ing|ed)? (?:it |this |that |"
    rf"everything )?up|crank (?:it )?up|boost|more volume(?: (?:on|for|of|to))?|"
    r"too (?:quiet|soft)|amplify|(?:raise|increase|turn up) the volume(?: (?:of|on|for))?|volume up|bring up)\b|"
    r"(?:的?(?:声音|音量))?(?:再|更|调|开|弄)*(?:大声|响亮?)(?:一点点?|一些|点儿?|些|很多)|的?(?:声音|音量)(?:再|更|"
    r"要|调|开|弄)*(?:大|强|高)(?:一点点?|一些|点儿?|些|很多)?|"
    r"更(?:大声|响)|太(?:小声|轻了)|(?:声音|音量)太小|(?:再|更)?(?:强|重)(?:一点点?|一些|点儿?|些)|调大(?:声音|"
    r"音量)?|加大音量|提高音量)"
)
_SOFTER = compiled(
    rf"(?:(?P<much>{_MUCH})|(?P<bit>{_BIT}))?\s*(?:\b(?:softer|quieter|more quietly|more softly|less loud|turn(?:ing|"
    rf"ed)? (?:it |this |that |everything )?down|"
    r"too loud|tone(?: it)? down|(?:lower|reduce|decrease|turn down) the volume(?: (?:of|on|for))?|volume down|"
    r"less volume(?: (?:on|for))?)\b|"
    r"(?:的?(?:声音|音量))?(?:再|更|调|弄)*(?:小声|轻声?|弱|安静)(?:一点点?|一些|点儿?|些|很多)|的?(?:声音|"
    r"音量)(?:再|更|要|调|弄)*(?:小|弱|低|轻)(?:一点点?|一些|点儿?|些|很多)?|"
    r"更(?:小声|轻声)|太(?:响|吵|大声)了?|(?:声音|音量)太大|调小(?:声音|音量)?|减小音量|降低音量)"
)
_SPLIT_TURN = compiled(r"\b(?:turn|bring|crank)\s+(?:the |my )?(?P<what>[a-z][a-z ]{1,30}?)\s+(?P<way>up|down)\b")
_BETWEEN_BEFORE = compiled(
    r"^\s*(?:parts?|tracks?|line|section)?\s*(?:should be|to be|needs? to be|is|are|be|a bit|a little|slightly|much|"
    r"的|声部|部分|都|再|更|要|给我|稍微|也|,)*\s*$"
)
_BETWEEN_AFTER = compiled(r"^\s*(?:on|for|in|of)?\s*(?:the |all |my |its )*$")
# Steps of one dynamic mark: "a bit", plain, "much".
_SMALL, _PLAIN, _BIG = 0.5, 1.0, 2.0
_CLAUSE_MARKS = ",.;，。；"


@dataclass(frozen=True)
class Transposition:
    """``semitones`` up, or down when negative; ``at`` where it stood."""

    semitones: int
    at: int


@dataclass(frozen=True)
class Loudness:
    """``operation`` "louder" or "softer" by ``steps``; the words stood at ``start``..``end``."""

    operation: str
    steps: float
    start: int
    end: int


def read_transposition(scan: Scan) -> Transposition | None:
    """Take an interval and its direction; "higher" alone is a whole tone.

    Raises:
        ControlError: ("transpose") beyond two octaves.
    """
    match = next((m for pattern in _ENGLISH if (m := scan.pull(pattern))), None)
    if match:
        unit, text = match["unit"].strip(), match["n"]
        semitones = _half_steps(unit) if not text.lstrip("+-").isdigit() else 1.0
        if text.lstrip("+-").isdigit():
            semitones = int(text) * (_half_steps(unit) if unit else 1.0)
        elif text not in ("a", "an", "another"):
            semitones *= 0.5 if text.startswith("half") else number(text) or 0.0
        down = (match["way"] or "up") in ("down", "lower", "drop", "lower it")
        return _checked(-semitones if down else semitones, match.start())
    match = scan.pull(_CHINESE)
    if match:
        count = 0.5 if match["n"] == "半" else (number(match["n"]) if match["n"] else None)
        semitones = _half_steps_zh(match["unit"], match["quality"], match["degree"]) * (1.0 if count is None else count)
        down = match["way"].startswith(("降", "下", "移低", "移下", "往下", "向下", "调低", "低"))
        return _checked(-semitones if down else semitones, match.start())
    match = scan.pull(_VAGUE)
    if match:
        way = match["way"] or match["way2"] or match["way3"] or match["way4"]
        down = way in ("down", "lower", "降", "低")
        scan.assume("transpose_vague", semitones=_VAGUE_STEP, down=down)
        return Transposition(-_VAGUE_STEP if down else _VAGUE_STEP, match.start())
    return None


def _checked(semitones: float, at: int) -> Transposition:
    if not (TRANSPOSE_RANGE[0] <= semitones <= TRANSPOSE_RANGE[1] and float(semitones).is_integer()):
        raise ControlError("transpose", f"{semitones:+g}", f"{TRANSPOSE_RANGE[0]} to {TRANSPOSE_RANGE[1]:+d} semitones")
    return Transposition(int(semitones), at)


def _half_steps(unit: str) -> float:
    unit = unit.rstrip("s").replace("-", " ")
    if unit == "octave":
        return 12
    if unit.startswith(("semi", "half")):
        return 1
    if unit.startswith(("whole", "tone", "step")):
        return 2
    *quality, name = unit.split()
    major, minor = _INTERVALS[name]
    kind = quality[0] if quality else "major"
    return minor if kind == "minor" else major + {"aug": 1, "dim": -1}.get(kind[:3], 0)


def _half_steps_zh(unit: str, quality: str | None, degree: str | None) -> float:
    if degree:
        major, minor = _INTERVALS_ZH[degree]
        return minor if quality == "小" else major + {"增": 1, "减": -1}.get(quality or "", 0)
    return {"八度": 12, "半音": 1, "全音": 2, "音": 2}[unit]


def read_loudness(scan: Scan) -> list[Loudness]:
    """Take every "louder" and "softer", with how much."""
    found = []
    for match in _SPLIT_TURN.finditer(scan.live):
        what = match["what"]
        if what.split()[0] not in ("it", "this", "that", "everything", "volume", "tempo", "speed", "heat", "energy"):
            found.append(Loudness("louder" if match["way"] == "up" else "softer", _PLAIN, *match.span()))
            scan.take(match.start(), match.start() + 4)
            scan.take(*match.span("way"))
    for operation, pattern in (("softer", _SOFTER), ("louder", _LOUDER)):
        for match in pattern.finditer(scan.live):
            scan.take(*match.span())
            very = match["much"] or "很多" in match.group() or "much" in match.group()
            steps = _BIG if very else _SMALL if match["bit"] else _PLAIN
            found.append(Loudness(operation, steps, *match.span()))
    return sorted(found, key=lambda change: change.start)


def loudness_targets(text: str, changes: list[Loudness], claims: Claims) -> tuple[tuple[str, ...], ...]:
    """For each change the families it speaks of, none for everything: the nearest list of
    instruments before it in its clause, else the one right after it; no list serves two changes.
    The instruments are claimed, so that nobody takes them for players asked for."""
    taken: set[int] = set()
    targets: list[tuple[str, ...]] = []
    for change in changes:
        chosen: tuple[str, ...] = ()
        for index, group in enumerate(claims.groups):
            inside = change.start <= group.start and group.end <= change.end
            before = group.end <= change.start and _BETWEEN_BEFORE.match(text[group.end : change.start])
            after = change.end <= group.start and _BETWEEN_AFTER.match(text[change.end : group.start])
            if index not in taken and (inside or before or after):
                chosen = group.families
                taken.add(index)
                claims.claim_target(group)
                break
        targets.append(chosen)
    return tuple(targets)


def transposition_targets(text: str, change: Transposition | None, claims: Claims) -> tuple[str, ...]:
    """The families named in the clause of ``change`` that nothing else has claimed; claimed too."""
    if change is None:
        return ()
    start = max((text.rfind(mark, 0, change.at) for mark in _CLAUSE_MARKS), default=-1) + 1
    ends = [end for mark in _CLAUSE_MARKS if (end := text.find(mark, change.at)) >= 0]
    chosen = [
        group
        for group in claims.groups
        if start <= group.start and group.end <= min(ends, default=len(text)) and claims.is_free(group)
    ]
    for group in chosen:
        claims.claim_target(group)
    return tuple(dict.fromkeys(family for group in chosen for family in group.families))
