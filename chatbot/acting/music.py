"""The acts that make music: composing, continuing, reworking, editing."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from chatbot.arc_lines import arc_lines
from chatbot.composing import Composing, is_anew
from chatbot.composing_words import composing_sentence
from chatbot.edit_lines import edit_lines
from chatbot.edits import Step, absent, asked_by_edits, beside_new_bars, carry_out, wish_after
from chatbot.events import Failed, ReceiptLine, Said
from chatbot.memory_words import memory_sentence, standing_text, taste_text
from chatbot.names import part_names
from chatbot.preferences import steer, taste_of
from chatbot.receipt import Facts, receipt
from chatbot.reply import sentence
from chatbot.stage import Events, Reply, Stage, making_of
from chatbot.standing import stand_by
from chatbot.turn import Turn
from chatbot.understand.jsonable import edit_json
from chatbot.versions import Version
from chatbot.wishes import carry_exclusions, merge, plays
from composer.controls import BARS_RANGE, Controls
from composer.edit_report import compare
from composer.piece import Piece

if TYPE_CHECKING:
    from composer.composer import Composer
    from composer.take import Take

# "Continue" without a length means a period: two phrases of four bars.
_CONTINUE_BARS = 8


class MusicActs:
    """Makes music of requests with a composer, and has it played on a stage."""

    def __init__(self, composer: Composer, stage: Stage) -> None:
        self._composer, self._stage, self._state = composer, stage, stage.state

    def compose_new(self, reply: Reply) -> Events:
        """A new piece, or several to choose from; what is left open follows the visitor's taste."""
        stated, language, state = reply.now.controls, reply.now.language, self._state
        for_good = state.standing.exclude
        controls, carried = carry_exclusions(stated, tuple(f for f in state.excluded if f not in for_good))
        if carried:
            yield Said(sentence("still_without", language, parts=part_names(carried, language)))
        controls, stood = stand_by(controls, state.standing, state.chance.draw)
        if stood:
            wishes = standing_text(controls, language, stood)
            yield Said(memory_sentence("stood_by", language, wishes=wishes))
        taste = taste_of(state.judgements)
        controls, steered = steer(controls, taste, state.chance.draw)
        if steered:
            yield Said(memory_sentence("steered", language, taste=taste_text(taste, language, steered)))
        steered = (*stood, *steered)
        if steered:
            reply.details["steered"] = list(steered)
        yield from self._compose(reply, controls, steered)
        still = (f for f in state.excluded if not any(plays(part, f) for part in stated.parts))
        state.excluded = tuple(dict.fromkeys((*still, *stated.exclude)))

    def _compose(
        self, reply: Reply, wish: Controls, steered: tuple[str, ...] = (), parent: int | None = None
    ) -> Events:
        """Compose as often as wished for; every take is a version."""
        count = wish.count or 1
        lasting = wish.changed(count=None, seed=None)
        self._state.candidates = ()
        first = len(self._state.history) + 1

        def receipts(facts: Facts, take: Take) -> tuple[ReceiptLine, ...]:
            lines = (*receipt(wish, facts), *arc_lines(wish, take.piece()))
            return tuple(replace(one, source="conversation") if one.field in steered else one for one in lines)

        for index in range(count):
            seed = wish.seed if index == 0 else None
            controls = wish.changed(count=None) if seed is not None else self._state.chance.seeded(lasting)
            take = self._composer.compose(controls)
            last = index == count - 1
            measured = partial(receipts, take=take)
            yield from self._stage.play_take(reply, take, lasting, measured, last=last, parent=parent)
            self._offer(first)
            if self._stage.cancelled.is_set():
                return

    def rework(self, reply: Reply, version: Version) -> Events:
        """Compose into what is there, or once more with the same wishes."""
        turn, language, versions = reply.now, reply.now.language, self._state.history.all
        base = version if turn.task == "mix" else self._base(turn, version)
        if base is None:
            yield self._no_version(turn)
            return
        version = base
        if is_anew(turn):
            stated = any(getattr(turn.controls, name) not in (None, ()) for name in ("meter", "form", "key", "parts"))
            yield Said(composing_sentence("anew" if stated else "again", language, version=version.number))
            yield from self._compose(reply, merge(_wish(turn, version), turn.controls), parent=version.number)
            return
        if turn.act == "arrange":  # nobody comes in who was sent away for good
            controls, _ = carry_exclusions(turn.controls, self._state.standing.exclude)
            turn = replace(turn, controls=controls)
        composing = Composing(self._composer, self._seeded_once)
        self._state.candidates = ()
        first, count = len(versions) + 1, turn.controls.count or 1
        for index in range(count):
            work = composing.work(turn, version, versions)
            yield Said(work.said)
            if work.take is not None:
                yield from self._stage.play_take(
                    reply, work.take, work.wish, work.receipts, last=index == count - 1, parent=version.number
                )
            elif work.piece is not None:
                making = making_of(turn)
                made = self._stage.keep(making, work.piece, work.wish, work.receipts, parent=version.number)
                yield from self._stage.play_version(reply, made)
            self._offer(first)
            if self._stage.cancelled.is_set():
                return

    def go_on(self, reply: Reply, version: Version) -> Events:
        """More bars; of a piece that was cut off, those that were planned."""
        turn = reply.now
        base = self._base(turn, version)
        if base is None:
            yield self._no_version(turn)
            return
        version, piece = base, base.piece
        for step in carry_out(piece, beside_new_bars(turn)):  # "continue, but faster": what is there changes too
            piece = step.after
        bars = turn.controls.bars
        if bars is None and turn.controls.seconds is not None:
            wanted = turn.controls.seconds - (piece.seconds if turn.total else 0.0)
            if turn.total and wanted < piece.bars[-1].seconds / 2:
                yield Failed(sentence("long_enough", turn.language, seconds=round(piece.seconds)))
                return
            bars = max(1, round(wanted / piece.bars[-1].seconds))
        if bars is None and version.planned is not None and version.planned > len(piece.bars):
            bars = version.planned - len(piece.bars)
            yield Said(memory_sentence("rest_composed", turn.language, version=version.number))
        bars = bars or _CONTINUE_BARS
        room = BARS_RANGE[1] - len(piece.bars)
        if room < bars:
            values = {"limit": BARS_RANGE[1], "bars": len(piece.bars), "room": room}
            yield Failed(sentence("too_long" if room else "full", turn.language, **values))
            return
        stated = self._seeded_once(turn.controls.changed(bars=None, seconds=None))
        take = self._composer.continue_piece(piece, bars, stated)
        total = len(piece.bars) + bars
        asked = turn.controls.changed(bars=total, seconds=None, count=None)

        def receipts(facts: Facts) -> tuple[ReceiptLine, ...]:
            whole = take.piece()
            same = all(part.unchanged for part in compare(piece, _beginning(whole, piece)).parts)
            added, kept = len(whole.bars) - len(piece.bars), len(piece.bars) if same else 0
            return (
                *receipt(asked, facts),
                ReceiptLine("added_bars", bars, added, added == bars),
                ReceiptLine("kept_bars", len(piece.bars), kept, same),
            )

        wish = merge(_wish(turn, version), Controls(bars=total))
        self._state.candidates = ()
        yield from self._stage.play_take(reply, take, wish, receipts, before=piece, parent=version.number)

    def edit(self, reply: Reply, version: Version) -> Events:
        """Change notes, all else staying identical."""
        turn, language = reply.now, reply.now.language
        if not turn.edits:
            yield Failed(sentence("what_edit", language))
            return
        base = self._base(turn, version)
        if base is None:
            yield self._no_version(turn)
            return
        version = base
        steps = carry_out(version.piece, turn)
        missing = absent(version.piece, turn)
        if missing:
            yield Said(sentence("not_there", language, parts=part_names(missing, language)))
        piece = steps[-1].after if steps else version.piece
        if piece == version.piece:
            yield Said(sentence("nothing_changed", language))
            return
        asked = asked_by_edits(steps)

        def receipts(facts: Facts) -> tuple[ReceiptLine, ...]:
            return (*receipt(asked, facts), *edit_lines(steps, turn, facts))

        self._state.candidates = ()
        wish = wish_after(version.wish, steps)
        edited = self._stage.keep(
            making_of(turn), _told(piece, steps), wish, receipts, version.complete, version.number, version.planned
        )
        outside = compare(version.piece, piece).out_of_compass
        if outside:
            yield Said(sentence("out_of_compass", language, parts=part_names(outside, language)))
        yield from self._stage.play_version(reply, edited)

    def _base(self, turn: Turn, current: Version) -> Version | None:
        """The version that the turn changes: the one that it names, else the current one; None for one
        that there is not."""
        number = turn.targets.version
        return current if number is None else self._state.history.version(number)

    def _no_version(self, turn: Turn) -> Failed:
        values = {"version": turn.targets.version, "last": len(self._state.history)}
        return Failed(sentence("no_version", turn.language, **values))

    def _offer(self, first: int) -> None:
        """Let the versions from ``first`` on be chosen from, when they are several."""
        made = range(first, len(self._state.history) + 1)
        self._state.candidates = tuple(made) if len(made) > 1 else ()

    def _seeded_once(self, controls: Controls) -> Controls:
        """With a seed: the one that was asked for, else one of this conversation's own chance."""
        controls = controls.changed(count=None)
        return controls if controls.seed is not None else self._state.chance.seeded(controls)


def _wish(turn: Turn, version: Version) -> Controls:
    """What was wished of the version, with the edits that come along with a new wish."""
    return wish_after(version.wish, carry_out(version.piece, beside_new_bars(turn)))


def _told(piece: Piece, steps: tuple[Step, ...]) -> Piece:
    """The piece with the edits in its provenance, after the operation that made what they changed."""
    if piece.provenance is None:
        return piece
    operation: dict[str, object] = {"name": "edit", "edits": [edit_json(step.edit) for step in steps]}
    if piece.provenance.operation:
        operation["before"] = piece.provenance.operation
    return replace(piece, provenance=replace(piece.provenance, operation=operation))


def _beginning(piece: Piece, old: Piece) -> Piece:
    """As much of a continued piece as the old one has: its bars, and the notes that start there."""
    parts = tuple(replace(p, notes=tuple(n for n in p.notes if n.start < old.ticks)) for p in piece.parts)
    return replace(piece, bars=piece.bars[: len(old.bars)], parts=parts)
