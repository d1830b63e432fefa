"""What is taken over from another version: its chords, its players, its meter, its tempo, its key.

"Take the chords from Sunrise" changes what is playing; "a march with the chords of version 2" is new music.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from chatbot.turn import Edit, Turn
from chatbot.understand.context import Context, VersionFacts
from chatbot.understand.lexicon import cues
from chatbot.understand.matcher import compiled
from chatbot.understand.references import VersionMention, read_versions
from chatbot.understand.scan import Scan
from composer.controls import PARTS_RANGE, Controls
from composer.harmony import parse_chord
from composer.key import Key

_NAMES = {
    "chords": r"chord (?:progression|changes)|chords?|progression|harmon(?:y|ies)|和弦(?:进行|走向)?|和声(?:进行)?",
    "parts": r"instruments?|instrumentation|line-? ?up|orchestration|players|band|ensemble|乐器|配器|编制|乐队",
    "meter": r"meter|metre|time signature|拍号|拍子|节拍",
    "tempo_bpm": r"tempo|speed|pace|速度|快慢",
    "key": r"key|调性?|调子",
    "bars": r"length|长度",
}
_FIELD = "|".join(f"(?:{pattern})" for pattern in _NAMES.values())
_FIELDS = rf"(?:{_FIELD})(?:(?:,? and (?:the )?|, (?:the )?|和|与|跟|、)(?:{_FIELD}))*"
# "The same chords as", "with the tempo and the key of", right before a version.
_BEFORE = compiled(
    rf"(?P<lead>(?:\b(?:with|use|using|take|taking|over|on|in|at|for|have|keep|give (?:it|me|this)|put in|to|but|and|"
    rf"has|copy|borrow|get)\s+)*(?:(?:exactly )?the )?(?:same )?(?:exact )?)(?P<fields>\b{_FIELDS})"
    r"(?: as)?(?: (?:of|from|as|in|like|used in|that (?:we |you )?(?:had|used) in))? (?:the |in |of )*$|"
    rf"(?P<zh>{_FIELD})(?:都|要|也|就|请)?(?:(?P<turned>[换改变][成为用])|跟|和|与|同|像|按|用)$"
)
_AFTER = compiled(
    rf"^(?:'s|s')? ?(?:own |same )?(?P<fields>\b{_FIELDS})(?! (?:part|track)s?\b)|"
    rf"^的?(?:那个|同样的)?(?P<zh>{_FIELDS})(?:来|去)?|^(?:一样|相同|同样)的(?P<same>{_FIELDS})|"
    r"^(?P<alike>一样|相同|一致|那样|的那?个?)"
)
_ZH_LEAD = compiled(r"(?:[用拿取以按照跟和与]|采用|使用|借用|套用)(?=$)")
_INTO = compiled(r"(?:,? ?\b(?:in|into|to|for|on|give|let) (?:the )?|[在给把让到]|^\s*)$")
# What is left when nothing else was asked for.
_NOTHING = compiled(
    r"^(?:[\s,.!，。！]|\b(?:use|take|please|now|here|again|it|this|with|the|but|and|can you|could you|make|give|have|"
    r"should|piece|i want|let it|borrow|copy|get|apply|rewrite|redo|change|in|to|a|version|one)\b|"
    r"请|把|它|这首|这段|现在|改|换|成|为|要|就|都|里|中|上|给|用|让|重写|一下|吧|版)*$"
)
_LISTED = tuple((name, compiled(pattern)) for name, pattern in _NAMES.items())


def read_borrowing(text: str, context: Context, turn_of: Callable[[str], Turn], turn: Turn) -> Turn | None:
    """``turn`` with what another version lends it; None where nothing is lent. ``turn_of`` reads what else
    is said, as if nothing were borrowed."""
    low = text.lower()
    if cues.QUESTION.search(low) and not cues.REQUEST.search(low):
        return None
    mentions = read_versions(Scan(text, playing=True), context)
    lent: list[tuple[VersionFacts, tuple[str, ...]]] = []
    spans: list[tuple[int, int]] = []
    into: VersionMention | None = None
    for mention in mentions:
        start, end, names = _lent_by(low, mention)
        facts = context.version(mention.number)
        if names and facts is not None:
            lent.append((facts, names))
            spans.append((start, end))
            continue
        before = _INTO.search(low[: mention.start])
        if before is None or into is not None:
            return None  # something else comes from there: a mixture of versions
        into = mention
        spans.append((before.start(), mention.end))
    named = {name for _, names in lent for name in names}
    if not lent or (named <= {"tempo_bpm", "key"} and not cues.NEW.search(low)):
        return None  # tempo and key alone are changes like any other
    rest = _without(text, spans)
    other = None if _NOTHING.match(rest.lower()) else turn_of(rest)
    if other is not None and other.act == "compose":
        return replace(other, said=turn.said, controls=_composed(other.controls, lent))
    if other is not None and other.act not in ("edit", "arrange", "regenerate", "vary"):
        return None
    there = context.version(into.number) if into else None
    goal = there or context.version(context.current or context.versions)
    return _changed(replace(turn, task=None), lent, goal, into.number if into else None, other)


def _lent_by(low: str, mention: VersionMention) -> tuple[int, int, tuple[str, ...]]:
    """What the words around a version say it lends, and where they begin and end."""
    after = _AFTER.match(low[mention.end :])
    if after and not after["alike"]:
        lead = _ZH_LEAD.search(low[: mention.start])
        said = after["fields"] or after["zh"] or after["same"]
        return (lead.start() if lead else mention.start), mention.end + after.end(), _fields(said)
    before = _BEFORE.search(low[: mention.start])
    if before:
        if before["zh"] and not after:  # 和弦跟第一版 needs 一样
            return mention.start, mention.end, ()
        end = mention.end + (after.end() if after else 0)
        return before.start(), end, _fields(before["fields"] or before["zh"])
    return mention.start, mention.end, ()


def _fields(said: str) -> tuple[str, ...]:
    return tuple(name for name, pattern in _LISTED if pattern.search(said))


def _without(text: str, spans: Sequence[tuple[int, int]]) -> str:
    for start, end in sorted(spans, reverse=True):
        text = text[:start] + " " + text[end:]
    return text.strip(" ,，")


def _composed(stated: Controls, lent: Sequence[tuple[VersionFacts, tuple[str, ...]]]) -> Controls:
    """New music's wishes with what is lent; what is stated wins."""
    new: dict[str, object] = {}
    for facts, names in lent:
        for name in names:
            if name not in ("chords", "parts") and getattr(stated, name) is None:
                new[name] = getattr(facts, name)
        if "parts" in names and not stated.parts:
            new["parts"] = facts.players[: PARTS_RANGE[1]]
        if "chords" in names and not stated.chords:
            key = stated.key or new.get("key")
            assert key is None or isinstance(key, Key)
            new["chords"] = _in_key(facts, key)
            if key is None:
                new["key"] = facts.key
    return stated.changed(**new)


def _changed(
    turn: Turn,
    lent: Sequence[tuple[VersionFacts, tuple[str, ...]]],
    goal: VersionFacts | None,
    into: int | None,
    other: Turn | None,
) -> Turn:
    """A change of the piece that is there: edits for what an edit can do, players by arranging, chords by
    writing its parts anew."""
    controls, edits = Controls(), list(other.edits if other else ())
    stated = {} if other is None else {"key": other.controls.key, "meter": other.controls.meter}
    chords: tuple[str, ...] = ()
    for facts, names in lent:
        if "tempo_bpm" in names and facts.tempo_bpm is not None:
            edits.append(Edit("tempo", value=facts.tempo_bpm))
        if "key" in names and facts.key is not None:
            stated["key"] = facts.key
            edits.append(Edit("key"))
        if "meter" in names and facts.meter is not None:
            stated["meter"] = facts.meter
            edits.append(Edit("meter"))
        if "parts" in names:
            controls = controls.changed(parts=facts.players[: PARTS_RANGE[1]])
        if "chords" in names:
            key = stated.get("key") or (goal.key if goal else None)
            chords = _in_key(facts, key if isinstance(key, Key) else None)
        if "bars" in names and facts.bars is not None and goal is not None and goal.bars is not None:
            if facts.bars < goal.bars:
                edits.append(Edit("extract", bars=(1, facts.bars)))
            elif facts.bars > goal.bars:
                longer = replace(turn, act="continue", controls=Controls(bars=facts.bars - goal.bars), then=())
                turn = replace(turn, then=(*turn.then, longer))
    targets = replace(turn.targets, parts=(), version=into, others=(), mix=(), section=None)
    turn = replace(turn, targets=targets)
    works: list[Turn] = []
    if controls.parts:
        works.append(replace(turn, act="arrange", controls=controls, edits=(), then=()))
    if chords:
        works.append(replace(turn, act="regenerate", controls=Controls(chords=chords), edits=(), then=()))
    if edits or not works:
        change = Controls(**{name: value for name, value in stated.items() if value is not None})  # type: ignore[arg-type]
        works.insert(0, replace(turn, act="edit", controls=change, edits=tuple(edits), then=()))
    # Only the first goes to another version; the others go on from what came of it.
    plain = replace(targets, version=None)
    later = tuple(replace(one, targets=plain) for one in (*works[1:], *turn.then))
    if works[0].act == "edit" and not edits:
        return replace(later[0], then=later[1:]) if later else works[0]
    return replace(works[0], then=later)


def _in_key(facts: VersionFacts, key: Key | None) -> tuple[str, ...]:
    """The chords of a version, moved to the keynote of ``key`` where that has the same mode."""
    if key is None or facts.key is None or key.mode != facts.key.mode or key == facts.key:
        return facts.chords
    move = key.pitch_class - facts.key.pitch_class
    return tuple(
        " ".join(parse_chord(symbol).transposed(move).symbol(key) for symbol in entry.split()) for entry in facts.chords
    )
