"""The edits of notes that a sentence asks for, in the order in which it names them."""

from __future__ import annotations

from dataclasses import replace

from chatbot.turn import Edit
from chatbot.understand.context import Context
from chatbot.understand.matcher import compiled
from chatbot.understand.mentions import Group, Mention
from chatbot.understand.relative import goal_tempo, same_key
from chatbot.understand.sentence import Sentence
from chatbot.understand.shape import Shape
from chatbot.understand.tempo_change import TempoReading
from composer.controls import TEMPO_RANGE, ControlError
from composer.instruments import ENSEMBLES, FAMILIES
from composer.key import Key

# What "10 BPM faster" is a share of while nothing is playing.
_COMMON_TEMPO = 120.0
# "Shorter" without a length keeps this share, cut at whole phrases of four bars.
_SHORTENED, _PHRASE = 0.75, 4
# A piece of so many bars has time to slow down over four.
_LONG = 12
_CLAUSE = compiled(r"[,;，；。]|\band\b|\bbut\b|然后|再")
_HAN = compiled(r"[\u4e00-\u9fff]")
# Words that make the group of instruments before or after them the one who doubles.
_DOUBLER_BEFORE = compiled(r"(?:\b(?:with|by|using|on|have|let|get|make)\s+(?:an? |the |some )?|[用让由叫请])$")


def goal_key(sentence: Sentence, context: Context) -> Key | None:
    """The key that an edit leads to: what is not named stays as it is, so "make it minor" keeps
    the tonic. None when the sentence names no key, or no tonic is known."""
    reading = sentence.key
    if reading is None:
        return same_key(sentence.text, sentence.versions, context)
    if reading.tonic is not None:
        mode = reading.mode or (context.key.mode if context.key else "major")
        return Key(reading.tonic, mode)
    if context.key is None or reading.mode is None:
        return None
    if reading.relation == "relative":
        return Key.of(context.key.parent + {"major": 0, "minor": 9}[reading.mode], reading.mode)
    return Key.of(context.key.pitch_class, reading.mode)


def edits_of(sentence: Sentence, context: Context) -> tuple[Edit, ...]:
    """Every edit.

    Raises:
        ControlError: ("tempo_bpm") when a change would lead out of the range of tempos.
    """
    found: list[tuple[int, Edit]] = []
    claims = sentence.claims
    gone = "mute" if rests_in_places(sentence, context) else "remove"
    for operation, groups in (
        (gone, claims.removed), (gone, claims.excluded), ("mute", claims.muted), ("unmute", claims.unmuted), (
         "solo", claims.soloed),
    ):  # fmt: skip
        found += [entry for group in groups for entry in _each_in_its_bars(operation, group, sentence)]
    found += [(old.start, swap(new, old.families)) for old, new in claims.swaps if new.instrument or new.what]
    wanted = goal_tempo(sentence.scan, sentence.tempo, sentence.versions, context)
    if wanted is not None:
        found.append((sentence.tempo.at if sentence.tempo else 0, Edit("tempo", value=_in_range(wanted))))
    elif sentence.tempo:
        found.append((sentence.tempo.at, tempo_edit(sentence.tempo, context)))
    if goal_key(sentence, context) is not None or sentence.key:
        found.append((sentence.key.at if sentence.key else 0, Edit("key")))
    if sentence.meter and not sentence.genre and context.has_piece:
        found.append((len(sentence.text) // 2, Edit("meter")))
    found += [(shape.at, _shape_edit(sentence, shape, context)) for shape in sentence.shapes]
    for touch, group in zip(sentence.touches, sentence.touched, strict=True):
        if touch.operation == "tempo":
            bars = _last_bars(context) if touch.word and not sentence.places else None
            found.append((touch.at, Edit("tempo", factor=touch.value, word="gradual", bars=bars)))
            continue
        found.append((touch.at, Edit(touch.operation, value=touch.value, word=touch.word, parts=group)))
    for move, group in zip(sentence.transpositions, sentence.transposed, strict=True):
        semitones = move.semitones if move.exact or not group else _by_an_octave(move.semitones, sentence)
        found.append((move.at, Edit("transpose", value=float(semitones), parts=group)))
    for change, group in zip(sentence.loudness, sentence.loudness_of, strict=True):
        found.append((change.start, Edit(change.operation, value=change.steps, parts=group)))
    if sentence.dynamics and not sentence.loudness:
        players = [g for g in claims.groups if claims.is_free(g)]
        for player in players:
            claims.claim_target(player)
        parts = tuple(dict.fromkeys(family for player in players for family in player.families))
        found.append((len(sentence.text), Edit("dynamics", word=sentence.dynamics, parts=parts)))
    ordered = sorted(found, key=lambda entry: entry[0])
    if len({place.bars for place in sentence.places}) > 1:
        return tuple(replace(edit, bars=edit.bars or _bars_of(at, sentence)) for at, edit in ordered)
    return tuple(edit for _, edit in ordered)


def rests_in_places(sentence: Sentence, context: Context) -> bool:
    """Whether who is left out is so in some bars or a section only, and plays on in the others."""
    if context.bars is None or not context.has_piece:
        return False
    if sentence.section and not sentence.places:
        return True
    return bool(sentence.places) and any(place.bars != (1, context.bars) for place in sentence.places)


def _by_an_octave(semitones: int, sentence: Sentence) -> int:
    """How far a player moves of whom only "higher" or "lower" was said: by an octave, for beside the others
    everything else would be another key. What was assumed is said anew."""
    noted = sentence.scan.assumptions
    sentence.scan.assumptions = [("octave_vague" if n == "transpose_vague" else n, values) for n, values in noted]
    return 12 if semitones > 0 else -12


def _each_in_its_bars(operation: str, group: Group, sentence: Sentence) -> list[tuple[int, Edit]]:
    """One edit for a list of parts; one for each where the list says bars for each of them."""
    inside = [place for place in sentence.places if group.start < place.at < group.end]
    if not inside or len(sentence.places) < 2:
        return [(group.start, Edit(operation, parts=group.families))]
    return [(mention.start, Edit(operation, parts=mention.families)) for mention in group.mentions]


def _bars_of(at: int, sentence: Sentence) -> tuple[int, int]:
    """Of several places the one that belongs to a change at ``at``: the last named before it since
    another clause began, else the next one."""
    begins = max((m.end() for m in _CLAUSE.finditer(sentence.text, 0, at)), default=0)
    before = [place for place in sentence.places if begins <= place.at < at]
    after = [place for place in sentence.places if place.at >= at]
    return (before[-1:] or after[:1] or sentence.places[-1:])[0].bars


def _last_bars(context: Context) -> tuple[int, int] | None:
    """The bars in which a piece slows down to its end: four, of a short piece two."""
    if context.bars is None:
        return None
    return max(1, context.bars - (3 if context.bars >= _LONG else 1)), context.bars


def _shape_edit(sentence: Sentence, shape: Shape, context: Context) -> Edit:
    if shape.operation == "double":
        return _doubling(sentence, shape)
    if shape.operation in ("split", "mute", "unmute"):
        groups = [g for g in sentence.claims.groups if sentence.claims.is_free(g) or g.families]
        for group in groups:
            sentence.claims.claim_target(group)
        return Edit(shape.operation, parts=groups[0].families if groups else ())
    if shape.word == "half":
        return Edit("cut", factor=0.5)
    if shape.word == "shorter":
        return _shorter(sentence, context)
    return Edit(shape.operation, value=shape.value, word=shape.word)


def _shorter(sentence: Sentence, context: Context) -> Edit:
    """Keep the beginning: as many bars or seconds as were said, else three quarters in whole phrases."""
    whole = context.bars or _PHRASE
    bars = sentence.length.bars
    if bars is None and sentence.length.seconds is not None and context.meter and context.tempo_bpm:
        quarters = sentence.length.seconds * context.tempo_bpm / 60
        bars = round(quarters * context.meter.denominator / (4 * context.meter.numerator))
    if bars is None:
        bars = max(_PHRASE, int(whole * _SHORTENED) // _PHRASE * _PHRASE)
        sentence.scan.assume("shorter", bars=bars)
    return Edit("extract", bars=(1, max(1, min(bars, whole))))


def _doubling(sentence: Sentence, shape: Shape) -> Edit:
    """Who is doubled, and by whom: "double the piano with a flute", 让弦乐重复贝斯."""
    doubled: Group | None = None
    doubler: Group | None = None
    for group in sentence.claims.groups:
        sentence.claims.claim_target(group)
        if _DOUBLER_BEFORE.search(group.before) and doubler is None:
            doubler = group
        elif doubled is None:
            doubled = group
    groups = sentence.claims.groups
    if (
        doubler is None
        and len(groups) > 1
        and groups[0].end <= shape.at <= groups[1].start
        and _HAN.search(sentence.text)
    ):
        doubler, doubled = groups[0], groups[1]  # 小提琴跟着旋律: the first does what the verb says
    if (
        doubler is None
        and doubled is not None
        and len(doubled.mentions) == 2
        and not doubled.mentions[0].phrase.isascii()
    ):
        one, other = doubled.mentions  # 长笛和钢琴齐奏
        doubler, doubled = Group([one], "", ""), Group([other], "", "")
    instrument = doubler.mentions[0].instrument if doubler else None
    value = shape.value if shape.octave else None
    return Edit(
        "double", value=value, instrument=instrument.family if instrument else None,
        parts=doubled.families if doubled else (),
    )  # fmt: skip


def swap(new: Mention, parts: tuple[str, ...]) -> Edit:
    """The edit that gives ``parts`` to the instrument of ``new``; of an ensemble its first.

    Raises:
        ControlError: ("to_drums") for drums, which play no pitches.
    """
    instrument = new.instrument
    family = instrument.family if instrument else ENSEMBLES[new.what.name][0][0]  # type: ignore[union-attr]
    if family == "drums":
        raise ControlError("to_drums", "drums", "an instrument that plays pitches")
    program = instrument.program if instrument and instrument.program is not None else FAMILIES[family].programs[0]
    return Edit("swap", value=float(program), instrument=family, parts=parts)


def tempo_edit(reading: TempoReading, context: Context) -> Edit:
    """A new tempo, or a ratio.

    Raises:
        ControlError: ("tempo_bpm") when it would lead out of the range of tempos.
    """
    if reading.bpm is not None and reading.against is None:
        return Edit("tempo", value=reading.bpm)
    now = context.tempo_bpm
    if reading.delta is not None:
        if now is None:
            return Edit("tempo", factor=round(1 + reading.delta / _COMMON_TEMPO, 3))
        return Edit("tempo", value=_in_range(now + reading.delta))
    factor = reading.against or reading.factor
    assert factor is not None
    if now is not None:
        _in_range(now * factor)
    return Edit("tempo", factor=factor)


def _in_range(bpm: float) -> float:
    if not TEMPO_RANGE[0] <= bpm <= TEMPO_RANGE[1]:
        raise ControlError("tempo_bpm", f"{bpm:g}", f"{TEMPO_RANGE[0]:g} to {TEMPO_RANGE[1]:g} BPM")
    return bpm
