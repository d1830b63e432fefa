"""Wishes that lean on another version: "slower than the first one", "same key as version 2"."""

from __future__ import annotations

from chatbot.understand.context import Context
from chatbot.understand.matcher import compiled
from chatbot.understand.references import VersionMention
from chatbot.understand.scan import Scan
from chatbot.understand.tempo_change import TempoReading
from composer.key import Key

_THAN = compiled(r"\bthan\b|比")
_SAME_TEMPO = compiled(
    r"(?<='s )(?:tempo|speed|pace|bpm)\b|\b(?:pace|bpm) (?:of|from|like)\b|(?:tempo|speed|pace|bpm) as\b|"
    r"\b(?:as (?:fast|slow|quick) as|same (?:tempo|speed|pace) as|at the (?:tempo|speed|pace) of|(?:tempo|speed) (?:of|"
    r"like|from))\b|"
    r"(?:速度|快慢|节拍)(?:要|得)?(?:跟|和|与|同|像|按|用)?[^,，。]{0,6}(?:一样|相同|一致)|(?:跟|和|与)[^,，。]{0,"
    r"6}(?:一样|同样)(?:快|慢|的速度)|用[^,，。]{0,8}的速度"
)
_SAME_KEY = compiled(
    r"(?<='s )key\b|\b(?:same key as|in the key of|key (?:of|like|from))\b|用[^,，。]{0,8}的调(?!式)|(?:调性?|"
    r"调子)(?:要|得|就)?(?:跟|和|与|同|像|按|用)[^,"
    r"，。]{0,6}(?:一样|相同|一致)|(?:跟|和|与)[^,，。]{0,6}(?:同调|一个调|同样的调)"
)


# What stands right before the version whose tempo or key is taken.
_SOURCE_BEFORE = compiled(
    r"\b(?:tempo|speed|pace|bpm|key|tonality)\s+(?:of|from|in|that|like)\s+(?:the )?$|\b(?:than|as|like)\s+(?:in |the |"
    r"that of )*$|(?:比|跟|和|与|同|像|按|用)$"
)
_SOURCE_AFTER = compiled(r"^(?:'s|s')?\s*(?:own )?(?:tempo|speed|pace|bpm|key|tonality)\b|^的?(?:速度|快慢|调)")


def source_of(text: str, versions: list[VersionMention]) -> VersionMention | None:
    """The version that lends its tempo or key: that which "than", "as" or "the tempo of" lead to, else the first."""
    lending = (
        one for one in versions if _SOURCE_BEFORE.search(text[: one.start]) or _SOURCE_AFTER.match(text[one.end :])
    )
    return next(lending, versions[0] if versions else None)


def borrower_of(text: str, versions: list[VersionMention]) -> VersionMention | None:
    """The version that is to have the tempo or key of another; None where only the other is named."""
    source = source_of(text, versions)
    return next((one for one in versions if source is not None and one.number != source.number), None)


def leans_on_version(text: str) -> bool:
    """Whether tempo or key are to be those of another version."""
    return bool(_SAME_TEMPO.search(text) or _SAME_KEY.search(text))


def goal_tempo(
    scan: Scan, reading: TempoReading | None, versions: list[VersionMention], context: Context
) -> float | None:
    """The tempo in BPM that a comparison with another version leads to; None where the sentence
    makes none, or nothing is known of that version."""
    source = source_of(scan.text, versions)
    facts = context.version(source.number) if source else None
    if facts is None or facts.tempo_bpm is None:
        return None
    if reading is not None and reading.factor is not None and _THAN.search(scan.text):
        bpm = float(round(facts.tempo_bpm * reading.factor))
        scan.assume("tempo_slower" if reading.factor < 1 else "tempo_faster", bpm=bpm)
        return bpm
    return facts.tempo_bpm if _SAME_TEMPO.search(scan.text) else None


def same_key(text: str, versions: list[VersionMention], context: Context) -> Key | None:
    """The key of the version that the sentence wants to be in the same key as."""
    source = source_of(text, versions)
    facts = context.version(source.number) if source else None
    return facts.key if facts is not None and _SAME_KEY.search(text) else None
