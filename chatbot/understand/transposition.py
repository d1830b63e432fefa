"""Changes of pitch: "up a fifth", "an octave higher", 升高八度, 低两个半音."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Protocol

from chatbot.understand.claims import Claims
from chatbot.understand.for_instrument import read_for_instrument
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
_OBJECT = r"(?P<object>[^,.;!?\x00]{0,25}?\s)?"
_ENGLISH = (
    compiled(
        rf"\b(?P<way>up|down|higher|lower|raise|drop|lower it|raise it)\s+(?:by\s+)?{_AMOUNT}{_UNIT}(?:\s+(?:up|"
        rf"higher))?"
    ),
    compiled(rf"(?:\bby\s+)?\b{_AMOUNT}{_UNIT}\s+(?P<way>up|down|higher|lower)\b"),
    compiled(rf"\b(?P<way>raise|lower|transpose|shift|move|drop)\s+{_OBJECT}(?:by\s+)?{_AMOUNT}{_UNIT}"),
    compiled(rf"\b(?:transpose|shift)\s+{_OBJECT}(?P<way>up|down)?\s*(?:by\s+)?(?P<n>[+-]?\d+)(?P<unit>)(?![\d/])"),
)
_UP_ZH = (
    r"(?:往|向|朝)上面?(?:升|提|抬|拉|移|调|挪|拔|推|走|转|加)?|(?<!提)升高?|提(?:高|升)?|抬(?:高|升)?|拔高?|拉高|"
    r"移高|调高|推高|转高|上(?:移|升|调|提|抬)|(?:移|拉|调|挪|推|升|提|抬)上|高出?|上(?=一?个?八度)"
)
_DOWN_ZH = (
    r"(?:往|向|朝)下面?(?:降|压|移|调|挪|放|拉|走|转|落)?|降低?|压低?|放低|拉低|移低|调低|转低|下(?:移|降|调|沉|压)|"
    r"(?:移|拉|调|挪|放|降|压|沉|落)下|沉|低|下(?=一?个?八度)"
)
_QUANTITY_ZH = (
    rf"(?P<n>{NUMBER}|半)?\s*个?\s*(?P<unit>八度|半音|全音|(?<=个)(?:音(?!区|域|部|符|量|色|乐|效|阶)|调(?!式|子|"
    rf"性)|key)|(?P<quality>纯|大|小|增|减)?(?P<degree>[二三四五六七2-7])度)"
)
_CHINESE = (
    compiled(
        rf"(?:(?P<down>{_DOWN_ZH})|(?P<up>{_UP_ZH}))(?:上去|上来|下去|下来|起来|去|来)?(?:了|它|上|"
        rf"下)?\s*{_QUANTITY_ZH}"
    ),
    compiled(
        rf"{_QUANTITY_ZH}(?:地|的)?(?:往|向|朝)?(?:(?P<up>上|升|高)|(?P<down>下|降|低))(?:移|升|降|提|调|走|"
        rf"挪)?(?![面方个一])"
    ),
)
_VAGUE = compiled(
    r"\b(?:transpose|shift|move|pitch)\s+(?:it |this |that |everything |the (?:piece|song|melody|key) )?(?P<way>up|"
    r"down|higher|lower)\b|"
    r"(?<!no )\b(?P<way2>higher|lower)\b(?!\s+(?:register|range|notes?|tempo|volume|energy|than|the|octave))|"
    r"(?<!volume )(?<!volume is )\btoo (?P<high>high|low)\b(?! (?:register|range|tempo|volume|energy|octave|quality|"
    r"key))|"
    r"(?P<way3>升|降)(?:一下|一个|个)?(?:调|key)|(?:音|调|整体|再)?(?:调|移|升|降)?(?P<way4>高|低)(?:一点|一些|点|些)|"
    r"(?P<way5>升|降)(?:一点|一些|点|些)"
)
# Of what is playing: who finds it too high wants it lower.
_TOO_HIGH_ZH = compiled(r"(?<![别要不])(?:太|有点|偏|过于)(?P<way>高|低)了?(?![音潮亢沉落调])")
# A sentence asks for no more changes than this.
_MOST = 12
_CLAUSE_MARKS = ",.;，。；"


@dataclass(frozen=True)
class Transposition:
    """``semitones`` up, or down when negative; ``at`` where it stood; ``exact`` unless only a
    direction was said."""

    semitones: int
    at: int
    exact: bool = True


def read_transpositions(scan: Scan) -> list[Transposition]:
    """Take every interval with its direction; "higher" alone is a whole tone.

    Raises:
        ControlError: ("transpose") beyond two octaves.
    """
    found: list[Transposition] = []
    player = read_for_instrument(scan)
    if player:
        found.append(Transposition(player[0].reads, player[1]))
    while len(found) < _MOST and (one := _interval(scan)):
        found.append(one)
    vague = None if found else scan.pull(_VAGUE)
    too = scan.pull(_TOO_HIGH_ZH) if scan.playing and not (found or vague) else None
    if too:
        down = too["way"] == "高"
        scan.assume("transpose_vague", semitones=_VAGUE_STEP, down=down)
        found.append(Transposition(-_VAGUE_STEP if down else _VAGUE_STEP, too.start(), exact=False))
    if vague:
        down = vague["high"] == "high" or (
            vague["way"] or vague["way2"] or vague["way3"] or vague["way4"] or vague["way5"]
        ) in (
            "down",
            "lower",
            "降",
            "低",
        )
        scan.assume("transpose_vague", semitones=_VAGUE_STEP, down=down)
        found.append(Transposition(-_VAGUE_STEP if down else _VAGUE_STEP, vague.start(), exact=False))
    return sorted(found, key=lambda change: change.at)


def _interval(scan: Scan) -> Transposition | None:
    match = next((m for pattern in _ENGLISH if (m := pattern.search(scan.live))), None)
    if match:
        _take_around(scan, match)
        unit, text = match["unit"].strip(), match["n"]
        semitones = _half_steps(unit) if unit else 1.0
        if text not in ("a", "an", "another"):
            semitones *= 0.5 if text.startswith("half") else number(text.lstrip("+")) or 0.0
        down = (match["way"] or "up") in ("down", "lower", "drop", "lower it")
        return _checked(-semitones if down else semitones, match.start())
    match = next((m for pattern in _CHINESE if (m := scan.pull(pattern))), None)
    if match:
        count = 0.5 if match["n"] == "半" else (number(match["n"]) if match["n"] else None)
        semitones = _half_steps_zh(match["unit"], match["quality"], match["degree"]) * (1.0 if count is None else count)
        return _checked(-semitones if match["down"] else semitones, match.start())
    return None


def _take_around(scan: Scan, match: re.Match[str]) -> None:
    """Take the match, all but what it says is moved: "lower the bass by an octave"."""
    start, end = match.span("object") if match.groupdict().get("object") else (match.end(), match.end())
    scan.take(match.start(), start)
    scan.take(end, match.end())


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
    return {"八度": 12, "半音": 1, "全音": 2, "音": 2, "调": 2, "key": 1}[unit]


class Placed(Protocol):
    """A change that stood somewhere in the text."""

    @property
    def at(self) -> int: ...


def targets_in_clause(
    text: str, changes: Sequence[Placed], claims: Claims, others: Sequence[Placed] = ()
) -> tuple[tuple[str, ...], ...]:
    """For each change the families named in its clause that nothing else has claimed, none for
    everything; they are claimed. An "and" ends a clause where one of ``others``, or another of the
    changes, stands on its far side."""
    places = sorted({change.at for change in (*changes, *others)})
    ands = [at for one, two in pairwise(places) if (at := text.rfind(" and ", one, two)) >= 0]
    return tuple(_targets(text, change.at, claims, ands) for change in changes)


def _targets(text: str, at: int, claims: Claims, ands: Sequence[int]) -> tuple[str, ...]:
    start = max(
        max((text.rfind(mark, 0, at) for mark in _CLAUSE_MARKS), default=-1) + 1,
        max((end for end in ands if end < at), default=0),
    )
    ends = [end for mark in _CLAUSE_MARKS if (end := text.find(mark, at)) >= 0]
    ends += [end for end in ands if end >= at]
    chosen = [
        group
        for group in claims.groups
        if start <= group.start and group.end <= min(ends, default=len(text)) and claims.is_free(group)
    ]
    for group in chosen:
        claims.claim_target(group)
    return tuple(dict.fromkeys(family for group in chosen for family in group.families))
