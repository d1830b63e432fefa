"""Which of several versions to take: the one that keeps most of what was asked, and how they differ."""

from __future__ import annotations

from collections.abc import Sequence

from chatbot.answers.phrasing import joined, say, sentences
from chatbot.names import field_name, key_name, player_names
from chatbot.receipt import unmet
from chatbot.turn import Language
from chatbot.versions import Version

_KEEPS_MOST = (
    "By what was asked, version {best} keeps most: {counts}.",
    "按要求来看，第{best}版做到的最多：{counts}。",
)
_ALL_ALIKE = (
    "By what was asked they are equal: {counts}.",
    "按要求来看，它们一样：{counts}。",
)
_COUNT = ("version {number} {kept} of {asked}{missed}", "第{number}版 {asked} 项中的 {kept} 项{missed}")
_MISSED = (" (not {fields})", "（未做到：{fields}）")
_NOTHING_ASKED = ("Nothing was asked that could be counted.", "没有提出可以核对的要求。")
_ONE = (
    "Version {number}: {key}, {tempo:g} BPM, {parts}, {mood}.",
    "第{number}版：{key}，{tempo:g} BPM，{parts}，{mood}。",
)
_NO_KEY = ("no key", "无调")
_MOODS = {
    (True, True): ("bright and lively", "明快有力"), (True, False): ("bright and calm", "明快平静"),
    (False, True): ("dark and lively", "阴郁有力"), (False, False): ("dark and calm", "阴郁平静"),
}  # fmt: skip
_YOURS = (
    "Which sounds best is for you to say: play them, then “take version {best}”.",
    "哪一版更好听由您来定：听过之后可以说“选第{best}版”。",
)
_ONLY_ONE = ("There is only this one version so far.", "目前只有这一个版本。")


def recommended(versions: Sequence[Version], language: Language) -> str:
    """Every one of ``versions`` in a line, the one that keeps most of what was asked named first; nothing
    here claims to hear which is more beautiful."""
    if len(versions) < 2:
        return say(_ONLY_ONE, language)
    ranked = sorted(versions, key=lambda version: (-_share(version), version.number))
    best, worst = ranked[0], ranked[-1]
    counted = [version for version in versions if _asked(version)]
    counts = joined((_counted(version, language) for version in counted), language)
    which = _NOTHING_ASKED if not counted else _KEEPS_MOST if _share(best) > _share(worst) else _ALL_ALIKE
    described = (_described(version, language) for version in versions)
    yours = say(_YOURS, language, best=best.number)
    return sentences([say(which, language, best=best.number, counts=counts), *described, yours], language)


def _asked(version: Version) -> int:
    return sum(line.ok is not None and line.source is None for line in version.receipt)


def _share(version: Version) -> float:
    """Of what was asked of a version, the share 0..1 that came out; 1 where nothing was."""
    asked = _asked(version)
    return 1.0 - len(unmet(version.receipt)) / asked if asked else 1.0


def _counted(version: Version, language: Language) -> str:
    missed = unmet(version.receipt)
    fields = joined((field_name(line.field, language) for line in missed), language)
    told = say(_MISSED, language, fields=fields) if missed else ""
    asked = _asked(version)
    return say(_COUNT, language, number=version.number, kept=asked - len(missed), asked=asked, missed=told)


def _described(version: Version, language: Language) -> str:
    facts = version.facts
    key = say(_NO_KEY, language) if facts.named_key is None else key_name(facts.named_key, language)
    mood = say(_MOODS[facts.mood.valence >= 0, facts.mood.energy >= 0], language)
    parts = player_names((player.named for player in facts.players), language)
    return say(_ONE, language, number=version.number, key=key, tempo=facts.tempo_bpm, parts=parts, mood=mood)
