"""What the model reads of a :class:`composer.material.Material`: which parts, in which order, and
the words of what stands there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from composer.analysis import density_step, estimate_mood, mood_step
from composer.controls import METERS, Controls
from composer.decode.bar_writer import BarWords
from composer.decode.word_table import DRUM, DURATION
from composer.harmony import Chord
from composer.material import Material
from composer.piece import Note, Part, Piece
from composer.text import on_grid
from composer.text.alphabet import DRUM_KIT, METER_TABLE, SECTIONS
from composer.text.header import Header, Player
from composer.text.writer import Unrepresentable, write_notes

if TYPE_CHECKING:
    from composer.composer import Composer

# Training never shows more parts than this at once; the most telling ones are shown.
_MOST_PARTS = 6
_TELLING = ("melody", "voice", "bass", "chords", "drums", "pad", "counter")
_TEXT_ORDER = ("voice", "melody", "counter", "chords", "pad", "bass", "drums")
# The header's density for the three words; see composer.decode.header_writer.
_DENSITY_LEVEL = {"low": 1, "moderate": 2, "high": 4}


class Reading:
    """``order`` are the parts shown, in the order of the text; ``players`` the same as the header
    names them; ``words[bar][i]`` all the words of what stands in a slot."""

    def __init__(self, composer: Composer, material: Material) -> None:
        self._composer, self._material = composer, material
        self.order = prompt_order(material)
        self.players = tuple(player_of(material.parts[part]) for part in self.order)
        self.words = self._words()
        # What a part may take of the context in one bar, so that some bars are seen at once.
        self._share = max(composer.model.context // (2 * max(len(self.order), 1)), 8)

    def header(self, asked: Controls) -> tuple[Header, set[str]]:
        """The header: measured from what stands there where nothing else is asked for; and the
        fields that are asked for."""
        piece, first = standing(self._material), self._material.bars[0].bar
        mood, density = asked.mood or estimate_mood(piece), asked.density or asked.intensity
        header = Header(
            asked.genre,
            self._material.mode or self._material.key.written_mode,
            first.meter if first.meter in METER_TABLE else METERS[2],
            first.tempo_bpm,
            density_step(piece) if density is None else _DENSITY_LEVEL[density],
            mood_step(mood.valence),
            mood_step(mood.energy),
            self.players,
        )
        stated = {name for name in ("genre", "density") if getattr(asked, name) is not None}
        return header, stated | ({"valence", "energy"} if asked.mood is not None else set())

    def shown(self, index: int, i: int) -> tuple[int, ...]:
        """What is shown of a slot: its first words up to its share of the context, cut where the
        part could end."""
        ids = self.words[index][i]
        if len(ids) <= self._share:
            return ids
        last = self._composer.table.last_kind
        ends = [place + 1 for place in range(self._share) if last[ids[place]] in (DURATION, DRUM)]
        return ids[: ends[-1]] if ends else ()

    def told(self, index: int) -> BarWords | None:
        """A bar as it stands; None where the text cannot say it."""
        bar, shift = self._material.bars[index].bar, self._material.key.transposition
        if bar.meter not in METER_TABLE:
            return None
        chords = tuple(c.transposed(-shift) for c in bar.chords[:2]) or (Chord(None),)
        shown = tuple(self.shown(index, i) for i in range(len(self.order)))
        return BarWords(bar.meter, section_letter(bar.section), chords, shown)

    def _words(self) -> list[tuple[tuple[int, ...], ...]]:
        words, shift = self._composer.words, self._material.key.transposition
        grid, _ = on_grid(standing(self._material))
        table: list[tuple[tuple[int, ...], ...]] = []
        for composed in grid.stream():
            told: list[tuple[int, ...]] = []
            for part in self.order:
                try:
                    text = write_notes(composed.notes[part], composed.start, grid.parts[part].is_drums, shift)
                except (Unrepresentable, IndexError):
                    text = ""  # what the text cannot say is not shown; it is kept all the same
                told.append(tuple(words.encode(text)))
            table.append(tuple(told))
        return table


def prompt_order(material: Material) -> list[int]:
    """The parts that the model reads, in order: given ones first where some are written beside
    them, each group in the order of texts; at most six while a given one can be left out."""
    written = set(material.written_parts)
    heard = [sum(len(bar.slots[p].notes) for bar in material.bars) for p in range(len(material.parts))]
    given = [p for p in range(len(material.parts)) if p not in written and heard[p] and not material.parts[p].muted]
    given.sort(key=lambda p: (_TELLING.index(material.parts[p].role), -heard[p]))
    given = given[: max(_MOST_PARTS - len(written), 1)]

    def place(part: int) -> tuple[int, int]:
        # The voices of a ladder stand from high to low; every other part by its role.
        ladder = material.ladder.index(part) if part in material.ladder else part
        return _TEXT_ORDER.index(material.parts[part].role), ladder

    return [*sorted(given, key=place), *sorted(written, key=place)]


def player_of(part: Part) -> Player:
    """A part as a header names it."""
    return Player(DRUM_KIT if part.is_drums else part.program, part.role)


def section_letter(section: str) -> str:
    """A section letter that the text has."""
    return chr(ord("A") + (ord(section[0].upper()) - ord("A")) % SECTIONS) if section[:1].isalpha() else "A"


def moved(notes: Sequence[Note], by: int) -> tuple[Note, ...]:
    """The notes ``by`` ticks later."""
    return tuple(replace(note, start=note.start + by) for note in notes)


def standing(material: Material) -> Piece:
    """All notes that stand in the table, to be measured or shown."""
    start = 0
    notes: list[list[Note]] = [[] for _ in material.parts]
    for bar in material.bars:
        for part, slot in enumerate(bar.slots):
            notes[part] += moved(slot.notes, start)
        start += bar.bar.ticks
    parts = tuple(replace(part, notes=tuple(sorted(own))) for part, own in zip(material.parts, notes, strict=True))
    return Piece(tuple(bar.bar for bar in material.bars), parts, material.key)
