"""What a turn makes of music that is there by composing: which operation, and what proves it.

Everything here decides and says; the :class:`chatbot.stage.Stage` plays.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import TYPE_CHECKING

from chatbot.composing_lines import (
    Lines,
    added_proof,
    joined_proof,
    mood_line,
    proof,
    variation_proof,
    voices_proof,
)
from chatbot.composing_words import composing_sentence, place_text
from chatbot.edits import carry_out, wish_after
from chatbot.events import ReceiptLine
from chatbot.mixed_versions import mix_pairs, mixed_parts
from chatbot.names import key_name, named_player, part_names, player_names
from chatbot.receipt import Facts, receipt
from chatbot.targets import Place, resolve, section_runs
from chatbot.turn import Language, Targets, Turn
from chatbot.understand.lexicon.cues import ANOTHER
from chatbot.versions import Version
from chatbot.wishes import merge, wish_like
from composer.arranging import CHOIR
from composer.controls import PARTS_RANGE, Controls, PartRequest
from composer.edit import bar_range, part_families
from composer.edit.error import EditError
from composer.harmony import parse_chord
from composer.insertion import USUAL_BARS, Where, place_of
from composer.mixing import join, mix
from composer.piece import Piece
from composer.request import in_key_of
from composer.rewrite import Rewriting
from composer.variation import in_mood

if TYPE_CHECKING:
    from composer.composer import Composer

# How far a variation goes when nobody says: half of the notes; a change of mood less, for mode,
# tempo and loudness change too; plainer and fuller most, for that is what is asked of the notes.
_USUAL_DISTANCE, _MOOD_DISTANCE, _DENSITY_DISTANCE = 0.5, 0.35, 0.9
# Fewer bars more are not heard as a longer section.
_LEAST_MORE = 2
# Attacks against those that were there.
_SIMPLER, _BUSIER = 0.6, 1.6
# Controls that every note of a piece hangs on: with one of them it is composed anew.
_NEEDS_ANEW = ("meter", "bars", "seconds", "parts", "form", "key")

Seeded = Callable[[Controls], Controls]


@dataclass(frozen=True)
class Work:
    """Music for a turn: a ``take`` to be played while it is written, or a finished ``piece``.
    ``said`` is what it is, in words; ``wish`` all that is now wished of it; ``asked`` what its
    receipt checks, ``lines`` what proves the rest."""

    said: str
    wish: Controls
    asked: Controls
    lines: Lines
    take: Rewriting | None = None
    piece: Piece | None = None

    def receipts(self, facts: Facts) -> tuple[ReceiptLine, ...]:
        """The receipt of what came of it."""
        piece = self.take.piece() if self.take is not None else self.piece
        assert piece is not None, "a work has a take or a piece"
        return (*receipt(self.asked, facts), *self.lines(piece, facts))


class NotSaid(ValueError):  # noqa: N818 - it names what is missing in the request
    """A request that lacks something; the message, in the user's language, says what."""


def _numbered(number: int, versions: Sequence[Version]) -> Version:
    """The version of that number. Raises EditError where there is none."""
    if not 1 <= number <= len(versions):
        raise EditError("version", number, f"1 to {len(versions)}", (1, len(versions)))
    return versions[number - 1]


def is_anew(turn: Turn) -> bool:
    """Whether the turn wants the same wishes composed once more rather than notes of the piece
    changed: "try again", or something that every note hangs on."""
    stated = [name for name in _NEEDS_ANEW if getattr(turn.controls, name) not in (None, ())]
    if turn.act == "vary":
        return bool(stated)
    if turn.act == "regenerate":
        targets = turn.targets
        pointed = targets.parts or targets.bars or targets.section or targets.keep or turn.preserve or turn.task
        return not (pointed or turn.controls.chords) or bool(stated)
    if turn.act == "arrange" and turn.task is None:
        return any(name != "parts" for name in stated)
    return False


class Composing:
    """Makes works of turns with a composer; ``seeded`` gives controls a seed where they have none."""

    def __init__(self, composer: Composer, seeded: Seeded) -> None:
        self._composer, self._seeded = composer, seeded

    def work(self, turn: Turn, version: Version, versions: Sequence[Version]) -> Work:
        """What the turn makes of ``version`` (of ``versions`` where it names another).

        Raises:
            ControlError: for what this piece does not have or allow.
            NotSaid: where something must be said first.
        """
        if turn.task == "mix":
            return self._mix(turn, version, versions)
        if turn.task == "join":
            return self._join(turn, versions)
        steps = carry_out(version.piece, turn)
        piece = steps[-1].after if steps else version.piece
        wish = wish_after(version.wish, steps)
        match turn.act:
            case "regenerate" if turn.task is None:
                return self._rewrite(turn, version, piece, wish)
            case "regenerate" | "vary":
                return self._vary(turn, version, piece, wish)
            case "add" if turn.task in ("intro", "ending", "section", "fill"):
                return self._insert(turn, version, piece, wish, turn.task)
            case "add" if turn.task == "longer":
                return self._lengthen(turn, version, piece, wish)
            case "add":
                return self._add(turn, version, piece, wish)
            case _:
                return self._arrange(turn, version, piece, wish)

    def _rewrite(self, turn: Turn, version: Version, piece: Piece, wish: Controls) -> Work:
        place = resolve(piece, turn.targets)
        parts = place.parts if turn.targets.parts or turn.targets.keep else None
        if turn.controls.chords and set(turn.targets.parts) <= {"chords"} and not turn.targets.keep:
            return self._on_chords(turn, version, piece, wish, place)
        controls = self._seeded(turn.controls)
        take = self._composer.rewrite(piece, place.runs or None, parts, turn.preserve, controls)
        said = self._say(turn, "rewritten", what=_where(piece, place, parts, turn.language), version=version.number)
        if turn.preserve is not None:
            said += self._space(turn) + self._say(turn, f"{turn.preserve}_kept")
        return Work(said, merge(wish, _lasting(turn.controls)), _checked(turn.controls), proof(take, piece), take)

    def _on_chords(self, turn: Turn, version: Version, piece: Piece, wish: Controls, place: Place) -> Work:
        """The piece, or bars of it, on other chords: who has pitches plays other ones in the same rhythm; the
        whole in the key of those chords where they do not fit that of the piece."""
        letters = tuple(
            " ".join(parse_chord(symbol, piece.key).symbol(piece.key) for symbol in entry.split())
            for entry in turn.controls.chords[: len(piece.bars)]
        )
        piece = piece if place.runs else in_key_of(piece, letters)
        pitched = tuple(i for i, part in enumerate(piece.parts) if not part.is_drums)
        controls = self._seeded(turn.controls.changed(chords=letters))
        take = self._composer.rewrite(piece, place.runs or None, pitched, turn.preserve or "rhythm", controls)
        said = self._say(turn, "on_chords", chords=" | ".join(letters), version=version.number)
        if place.runs:  # the receipt looks at the whole
            what = _where(piece, place, None, turn.language, all_parts=True)
            said = self._say(turn, "bars_on_chords", chords=" | ".join(letters), what=what)
            return Work(said, wish, Controls(), proof(take, piece), take)
        wish = merge(wish, Controls(chords=letters, key=piece.key))
        return Work(said, wish, Controls(chords=letters), proof(take, piece), take)

    def _vary(self, turn: Turn, version: Version, piece: Piece, wish: Controls) -> Work:
        targets = turn.targets
        place = resolve(piece, targets)
        parts = place.parts if targets.parts or targets.keep else None
        mood = turn.controls.mood
        busier = {"simpler": _SIMPLER, "busier": _BUSIER}.get(turn.task or "", 1.0)
        usual = _DENSITY_DISTANCE if busier != 1.0 else _MOOD_DISTANCE if mood is not None else _USUAL_DISTANCE
        distance = turn.distance or usual
        controls = self._seeded(turn.controls.changed(density=None) if busier != 1.0 else turn.controls)
        take = self._composer.vary(piece, distance, controls, parts, busier, place.runs or None)
        what = _where(piece, place, parts, turn.language, all_parts=True)
        values: dict[str, object] = {"what": what, "percent": round(100 * distance), "version": version.number}
        if mood is not None:
            changes = _mood_changes(piece, in_mood(piece, mood, turn.controls.tempo_bpm is not None), turn.language)
            which = "mood" if changes else "varied"
            if changes and place.runs and parts is None:
                which, values["what"] = "mood_there", _where(piece, place, None, turn.language)
            said = self._say(turn, which, changes=changes, **values)
        else:
            said = self._say(turn, turn.task if busier != 1.0 and turn.task else "varied", **values)
        whole = parts is None and not place.runs
        asked = distance if whole and busier == 1.0 and mood is None else None
        proven = variation_proof(take, version.piece, asked, turn.task if busier != 1.0 else None)

        def lines(result: Piece, facts: Facts) -> tuple[ReceiptLine, ...]:
            told = () if mood is None or not whole else (mood_line(version.piece, mood, facts),)
            return (*told, *proven(result, facts))

        wish = merge(wish, _lasting(turn.controls))
        return Work(said, wish, _checked(turn.controls), lines, take)

    def _insert(self, turn: Turn, version: Version, piece: Piece, wish: Controls, where: Where) -> Work:
        controls, at = turn.controls, _insertion_point(piece, where, turn.targets)
        bars = controls.bars
        if bars is None and controls.seconds is not None:
            bars = max(1, round(controls.seconds / piece.bars[-1].seconds))
        bars = bars or USUAL_BARS[where]
        first = place_of(piece, where, at)
        stated = self._seeded(controls.changed(bars=None, seconds=None))
        take = self._composer.insert(piece, where, first, bars, stated)
        last = first + bars - 1
        said = self._say(turn, where, bars=bars, first=first, last=last, version=version.number)
        asked = _checked(Controls(bars=len(piece.bars) + bars))
        return Work(said, merge(wish, asked), asked, added_proof(take, piece, bars), take)

    def _lengthen(self, turn: Turn, version: Version, piece: Piece, wish: Controls) -> Work:
        """More bars at the end of a section, half as many as it has unless that was said, in its letter."""
        name = turn.targets.section or "ending"
        first, last = section_runs(piece, name)[-1]
        bars = turn.controls.bars or min(max(round((last - first + 1) / 2), _LEAST_MORE), USUAL_BARS["section"])
        letter = turn.controls.changed(bars=None, seconds=None, form=piece.bars[last - 1].section)
        take = self._composer.insert(piece, "section", last + 1, bars, self._seeded(letter))
        place = {"was": f"{first}–{last}", "first": last + 1, "last": last + bars}
        said = self._say(turn, "longer", bars=bars, version=version.number, **place)
        asked = _checked(Controls(bars=len(piece.bars) + bars))
        return Work(said, merge(wish, asked), asked, added_proof(take, piece, bars), take)

    def _add(self, turn: Turn, version: Version, piece: Piece, wish: Controls) -> Work:
        if not turn.controls.parts:
            raise NotSaid(self._say(turn, "no_parts"))
        place = resolve(piece, Targets(bars=turn.targets.bars, section=turn.targets.section))
        requests = turn.controls.parts
        stated, there = self._seeded(_without_parts(turn.controls)), _one_is_enough(piece, turn)
        if there:
            # Nobody needs two drummers: the one who is there plays.
            take, requests = self._composer.rewrite(piece, place.runs or None, there, None, stated), ()
        else:
            take = self._composer.add_part(piece, requests, place.runs or None, stated)
        names = player_names(((request.instrument, request.program) for request in turn.controls.parts), turn.language)
        what = place_text(place.runs, names, turn.language)
        players = (*(wish.parts or wish_like(piece).parts), *requests)[: PARTS_RANGE[1]]
        # How loud the newcomer is says nothing of how loud all are together.
        asked = merge(_checked(_without_parts(turn.controls)).changed(dynamics=None), Controls(parts=players))
        said = self._say(turn, "there" if there else "part", what=what, version=version.number)
        wish = merge(wish, _lasting(turn.controls).changed(parts=players, dynamics=None))
        return Work(said, wish, asked, joined_proof(take, piece, turn.controls.dynamics), take)

    def _arrange(self, turn: Turn, version: Version, piece: Piece, wish: Controls) -> Work:
        controls, composer, language = turn.controls, self._composer, turn.language
        stated = self._seeded(controls)
        chorale = turn.task == "chorale" or (turn.task is None and _is_choir(controls.parts))
        if turn.task == "harmonise" or chorale:
            take = composer.harmonise(piece, "chorale" if chorale else "lead sheet", _without_parts(stated))
            said = self._say(turn, "chorale" if chorale else "harmonised", version=version.number)
        elif turn.task == "accompany":
            take = composer.accompany(piece, None, stated)
            new = take.material.parts[len(piece.parts) :]
            names = player_names((named_player(part.program, part.is_drums) for part in new), language)
            said = self._say(turn, "accompany", what=names, version=version.number)
        elif controls.parts or controls.genre is not None or controls.style_of is not None:
            take = composer.arrange(piece, (), stated)
            players = player_names(((one.instrument, one.program) for one in take.controls.parts), language)
            said = self._say(turn, "arranged", what=players, version=version.number)
        else:
            raise NotSaid(self._say(turn, "no_parts"))
        asked = _checked(controls.changed(parts=take.controls.parts, exclude=()))
        wish = merge(wish, _lasting(controls).changed(parts=take.controls.parts, exclude=()))
        lines = voices_proof(take, piece) if chorale else proof(take, piece)
        return Work(said, wish, asked, lines, take)

    def _mix(self, turn: Turn, version: Version, versions: Sequence[Version]) -> Work:
        pairs = mix_pairs(turn, version, versions)
        if len(pairs) != 2:
            raise NotSaid(self._say(turn, "two_versions"))
        (one, names), (two, other_names) = pairs
        first, second = (_numbered(number, versions).piece for number in (one, two))
        taken, brought = mixed_parts(first, names, second, other_names)
        result = mix(first, taken, second, brought)
        families, others = part_families(first), part_families(second)
        said = self._say(
            turn, "mixed", one=one, two=two,
            first=part_names((families[i] for i in taken), turn.language),
            second=part_names((others[i] for i in brought), turn.language),
        )  # fmt: skip

        def lines(piece: Piece, facts: Facts) -> tuple[ReceiptLine, ...]:
            asked = sum(len(first.parts[i].notes) for i in taken)
            kept = sum(
                len(first.parts[i].notes) for i, part in zip(taken, piece.parts, strict=False)
                if part.notes == first.parts[i].notes
            )  # fmt: skip
            return (ReceiptLine("kept_notes", asked, kept, asked == kept),)

        wish = merge(versions[one - 1].wish, Controls(parts=wish_like(result).parts))
        return Work(said, wish, Controls(), lines, None, result)

    def _join(self, turn: Turn, versions: Sequence[Version]) -> Work:
        """Versions one after the other."""
        numbers = [n for n in (turn.targets.version, *turn.targets.others) if n is not None]
        pieces = [_numbered(number, versions).piece for number in numbers]
        result = join(pieces)
        starts = accumulate((len(piece.bars) for piece in pieces), initial=1)
        each = [
            self._say(turn, "one_joined", version=number, first=start, last=start + len(piece.bars) - 1)
            for number, piece, start in zip(numbers, pieces, starts, strict=False)
        ]
        ticks = accumulate((piece.ticks for piece in pieces), initial=0)
        wanted = Counter(
            replace(note, start=note.start + start)
            for piece, start in zip(pieces, ticks, strict=False) for part in piece.parts for note in part.notes
        )  # fmt: skip

        def lines(piece: Piece, facts: Facts) -> tuple[ReceiptLine, ...]:
            kept = (wanted & Counter(note for part in piece.parts for note in part.notes)).total()
            return (ReceiptLine("kept_notes", wanted.total(), kept, kept == wanted.total()),)

        said = self._say(turn, "joined", each=self._say(turn, "and").join(each))
        return Work(said, wish_like(result), Controls(), lines, None, result)

    @staticmethod
    def _say(turn: Turn, which: str, /, **values: object) -> str:
        return composing_sentence(which, turn.language, **values)

    @staticmethod
    def _space(turn: Turn) -> str:
        return " " if turn.language == "en" else ""


def _insertion_point(piece: Piece, where: Where, targets: Targets) -> int | None:
    """The bar before which new bars come: the first of those named, or the one after the section
    named by its letter. A section called by a name ("a bridge") says what the new one shall be: a
    bridge comes before the last section. None where such bars come anyway."""
    if where in ("intro", "ending"):
        return None
    if targets.bars is not None:
        return bar_range(piece, targets.bars)[0] + 1
    if targets.section is None:
        return None
    if len(targets.section) == 1:
        return section_runs(piece, targets.section)[-1][1] + 1
    last = piece.bars[-1].section
    changes = [i for i in range(1, len(piece.bars)) if piece.bars[i - 1].section != last == piece.bars[i].section]
    return changes[-1] + 1 if targets.section == "bridge" and changes else None


def _one_is_enough(piece: Piece, turn: Turn) -> tuple[int, ...]:
    """The drummer and the bass player who are there, where a part for these alone is to be added and
    nobody says that it shall be another one."""
    wanted = [request.instrument for request in turn.controls.parts]
    if not set(wanted) <= {"drums", "bass"} or len(set(wanted)) < len(wanted) or ANOTHER.search(turn.said.lower()):
        return ()
    families = part_families(piece)
    return tuple(families.index(name) for name in wanted) if set(wanted) <= set(families) else ()


def _is_choir(requests: Sequence[PartRequest]) -> bool:
    return len(requests) == len(CHOIR) and all(request.instrument == "voice" for request in requests)


def _where(piece: Piece, place: Place, parts: Sequence[int] | None, language: Language, all_parts: bool = False) -> str:
    families = part_families(piece)
    names = None if parts is None else part_names((families[i] for i in parts), language)
    if names is None and all_parts:
        names = composing_sentence("all_parts", language)
    return place_text(place.runs, names, language)


def _mood_changes(before: Piece, after: Piece, language: Language) -> str:
    """What a mood changed in the notes that were there, in words; empty for nothing."""
    said = []
    if after.key != before.key:
        said.append(composing_sentence("to_mode", language, key=key_name(after.key, language)))
    if after.tempo_bpm != before.tempo_bpm:
        said.append(composing_sentence("to_tempo", language, tempo=f"{after.tempo_bpm:g}"))
    change = _loudness(after) - _loudness(before)
    if change:
        said.append(composing_sentence("louder" if change > 0 else "softer", language))
    return composing_sentence("and", language).join(said)


def _lasting(controls: Controls) -> Controls:
    """What stays wished for after this turn."""
    return controls.changed(seed=None, count=None, bars=None, seconds=None)


def _checked(controls: Controls) -> Controls:
    """What the receipt of the whole piece can check: not what only some notes were asked for."""
    return Controls(parts=controls.parts, bars=controls.bars, genre=controls.genre)


def _without_parts(controls: Controls) -> Controls:
    return controls.changed(parts=(), bars=None, seconds=None)


def _loudness(piece: Piece) -> int:
    return sum(note.velocity for part in piece.parts for note in part.notes)
