"""Settings of music that is there: voices under a melody, a band around it, other players for it.

The melody stays note for note, but for whole octaves where its player needs them: all of it, and
single notes that are still out of reach. Chords that are
known are the plan; under a melody alone the model chooses them, steered by the melody's notes.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import fmean
from typing import Literal

from composer.analysis import estimate_chords
from composer.controls import PARTS_RANGE, ControlError, Controls, PartRequest
from composer.edit.error import EditError
from composer.edit.selection import part_families
from composer.instruments import FAMILIES, family_of
from composer.material import Material, MaterialBar, Slot, material_of, reordered, with_parts
from composer.melody import chord_fit, is_a_line_alone, melody_part, top_line, within
from composer.piece import Note, Part, Piece
from composer.request import decide
from composer.text.header import Player

Style = Literal["chorale", "lead sheet"]
# Voices of a choir with the ranges that harmony books give for four-part writing: soprano C4 to A5,
# alto G3 to D5, tenor C3 to G4, bass E2 to D4.
CHOIR = (("Soprano", 60, 81), ("Alto", 55, 74), ("Tenor", 48, 67), ("Bass", 40, 62))
_CHOIR_PROGRAM, _PIANO = 52, 0
# Who accompanies, by role, where a genre's own players are there already.
_BAND = {"chords": "piano", "bass": "bass", "drums": "drums"}
# A voice breathes after a whole note.
_LONGEST_TICKS = 48
# Players of the accompaniment that hold several notes: they can play a melody and its chords.
_KEYBOARD_VOICES = 4


def harmonised(piece: Piece, style: Style) -> Material:
    """The melody of the piece with three voices below it ("chorale"), or with chords on a piano
    ("lead sheet"); nothing else of the piece stays."""
    line = top_line(piece.parts[melody_part(piece)].notes)
    if style == "lead sheet":
        lead = piece.parts[melody_part(piece)]
        alone = replace(piece, parts=(replace(lead, role="melody", notes=line),))
        return _with_plan(alone, piece, [Part(_PIANO, "chords", name="Chords")])
    _, low, high = CHOIR[0]
    sung = within(line, low, high)
    soprano = Part(_CHOIR_PROGRAM, "voice", sung, name=CHOIR[0][0])
    others = [Part(_CHOIR_PROGRAM, "voice", name=name) for name, _, _ in CHOIR[1:]]
    material = _with_plan(replace(piece, parts=(soprano,)), piece, others)
    bars = tuple(replace(bar, slots=_homophonic(bar)) for bar in material.bars)
    compasses = {i: (low, high) for i, (_, low, high) in enumerate(CHOIR) if i}
    return replace(material, bars=bars, ladder=(0, 1, 2, 3), compasses=compasses)


def _homophonic(bar: MaterialBar) -> tuple[Slot, ...]:
    """The lower voices move with the soprano wherever it moves on a beat, and hold in between."""
    soprano, beat = bar.slots[0], bar.bar.meter.beat_ticks
    attacks = sorted({note.start for note in soprano.notes if note.start % beat == 0})
    if not attacks:
        return tuple(replace(slot, writes=False) if i else slot for i, slot in enumerate(bar.slots))
    last = max(min(note.end, bar.bar.ticks) for note in soprano.notes)
    spans = [(start, min(end, _LONGEST_TICKS + start)) for start, end in pairwise([*attacks, last])]
    slots = [soprano]
    for _, low, high in CHOIR[1:]:
        # Any pitch of the voice's compass: only the rhythm stays.
        held = tuple(Note(start, (low + high) // 2, end - start, soprano.notes[0].velocity) for start, end in spans)
        slots.append(Slot(held, writes=True, preserve="rhythm"))
    return tuple(slots)


def joining(piece: Piece, requests: Sequence[PartRequest]) -> tuple[Part, ...]:
    """Who joins a piece, with a role each: the one asked for, else what the instrument usually does.
    Where somebody leads already, another melody is a counter-melody."""
    leads = any(part.role in ("melody", "voice") and part.notes for part in piece.parts)
    parts = []
    for request in requests:
        role = request.role or FAMILIES[request.instrument].role
        if request.role is None and role == "melody" and leads:
            role = "counter"
        (player,) = decide(Controls(parts=(replace(request, role=role),)), 0).players
        leads = leads or role in ("melody", "voice")
        parts.append(_part(player))
    return tuple(parts)


def accompanied(piece: Piece, players: Sequence[Player]) -> Material:
    """The piece, all of it, with those of ``players`` whose role nobody has yet; who leads, leads.
    Where each of them is there, the first of chords, bass and drums that is not comes in.

    Raises:
        EditError: when all of these are there already.
    """
    roles = {part.role for part in piece.parts if part.notes}
    new = [_part(p) for p in players if p.role not in roles and p.role not in ("melody", "voice")]
    if not new:
        usual = next((name for name in _BAND if name not in roles), None)
        if usual is None:
            named = zip(part_families(piece), piece.parts, strict=True)
            families = tuple(dict.fromkeys(family for family, part in named if part.role in _BAND))
            raise EditError("accompaniment", "more", "somebody new, whose role nobody has", choices=families)
        request = PartRequest(_BAND[usual], role=usual)
        new = [_part(decide(Controls(parts=(request,)), 0).players[0])]
    if len(piece.parts) + len(new) > PARTS_RANGE[1]:
        raise ControlError("parts", len(piece.parts) + len(new), f"{PARTS_RANGE[0]} to {PARTS_RANGE[1]} players")
    lead = melody_part(piece)
    # Whatever the leading part was, with a band around it is the melody.
    role = piece.parts[lead].role if piece.parts[lead].role == "voice" or len(roles) > 1 else "melody"
    parts = tuple(replace(part, role=role) if i == lead else part for i, part in enumerate(piece.parts))
    return _with_plan(replace(piece, parts=parts), piece, new)


def arranged(piece: Piece, players: Sequence[Player]) -> Material:
    """The piece for other players. Its melody goes to the one who leads, in that player's octave;
    drums and a bass line stay where the new players have the same; further single lines go, from high to
    low, to those who play one line; the others are written."""
    lead = melody_part(piece)
    line = piece.parts[lead].notes
    given: list[Part] = []
    written: list[Part] = []
    # Which of the two each of the new parts comes from, in the order asked for.
    order: list[tuple[list[Part], int]] = []
    place = next((i for i, p in enumerate(players) if p.role in ("melody", "voice")), None)
    if place is None:
        place = next((i for i, p in enumerate(players) if not p.is_drums), None)
    if place is None:
        raise ControlError("parts", "drums", "players of which at least one has pitches")
    kept = {part.role: part for part in piece.parts if part.role in ("bass", "drums") and part.notes}
    free = [
        i for i, player in enumerate(players)
        if i != place and player.role not in kept and _plays_a_line(player)
    ]  # fmt: skip
    stay = [part for role, part in kept.items() if any(p.role == role for i, p in enumerate(players) if i != place)]
    lines = dict(zip(_from_high_to_low(players, free), _lines(piece, lead, stay), strict=False))
    for i, player in enumerate(players):
        family = FAMILIES[family_of(player.program % 128, player.is_drums)]
        if i == place:
            order.append((given, len(given)))
            given.append(_played(_part(player), line, family.voices))
            if player.role not in ("melody", "voice") and family.voices >= _KEYBOARD_VOICES:
                # One player with two hands: the melody is told apart from its chords.
                given[-1] = replace(given[-1], role="melody")
                order.append((written, len(written)))
                written.append(_part(player))
        elif player.role in kept:
            order.append((given, len(given)))
            given.append(_played(_part(player), kept.pop(player.role).notes, family.voices))
        elif i in lines:
            order.append((given, len(given)))
            given.append(_played(_part(player), lines[i].notes, family.voices))
        else:
            order.append((written, len(written)))
            written.append(_part(player))
    material = _with_plan(replace(piece, parts=tuple(given)), piece, written)
    return reordered(material, [index + (len(given) if group is written else 0) for group, index in order])


def _plays_a_line(player: Player) -> bool:
    """Whether a player's part is one line, and not chords, a pad or drums."""
    return not player.is_drums and player.role in ("melody", "counter", "voice", "bass")


def _from_high_to_low(players: Sequence[Player], indices: Sequence[int]) -> list[int]:
    def middle(i: int) -> float:
        family = FAMILIES[family_of(players[i].program % 128)]
        return (family.low + family.high) / 2

    return sorted(indices, key=lambda i: -middle(i))


def _lines(piece: Piece, lead: int, kept: Sequence[Part]) -> list[Part]:
    """The single lines of a piece beside the one that leads and those that are ``kept``, the highest first."""
    others = [
        part for i, part in enumerate(piece.parts)
        if i != lead and part.notes and not part.is_drums and not part.muted and part not in kept
    ]  # fmt: skip
    single = [part for part in others if len(top_line(part.notes)) == len(part.notes)]
    return sorted(single, key=lambda part: -fmean(note.pitch for note in part.notes))


def _played(player: Part, notes: Sequence[Note], voices: int) -> Part:
    """Notes in the octave that suits a player, one line for one who plays one note at a time."""
    if player.is_drums:
        return replace(player, notes=tuple(notes))
    own = top_line(notes) if voices == 1 else tuple(notes)
    family = FAMILIES[family_of(player.program)]
    return replace(player, notes=within(own, family.low, family.high))


def _with_plan(given: Piece, source: Piece, new: Iterable[Part]) -> Material:
    """A table of ``given`` with new parts to be written in every bar, on the chords of ``source``."""
    material = material_of(source)
    chords_known = not (is_a_line_alone(source) and _heard_from_the_line(source))
    table = material_of(given)
    lead = melody_part(given)
    bars = tuple(
        replace(
            bar,
            bar=plan.bar if chords_known else replace(plan.bar, chords=()),
            chords=plan.chords if chords_known else None,
            chord_fit={} if chords_known else chord_fit(bar.slots[lead].notes),
        )
        for bar, plan in zip(table.bars, material.bars, strict=True)
    )
    return with_parts(replace(table, bars=bars), new, range(len(bars)))


def _heard_from_the_line(piece: Piece) -> bool:
    """Whether the chords were only estimated from the melody, or are not told at all."""
    told = [bar.chords for bar in piece.bars]
    return not any(told) or told == estimate_chords(piece)


def _part(player: Player) -> Part:
    return Part(0 if player.is_drums else player.program, player.role, (), player.is_drums)
