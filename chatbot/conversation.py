"""A conversation: the only way in for the page, the endpoints, the command line and the scripts."""

from __future__ import annotations

import random
import threading
import time
from collections.abc import Generator, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from chatbot.answers import answer
from chatbot.composing import Composing, NotSaid, is_anew
from chatbot.composing_words import composing_sentence
from chatbot.edit_lines import edit_lines
from chatbot.edits import absent, asked_by_edits, beside_new_bars, carry_out, wish_after
from chatbot.events import Asked, Event, Failed, ReceiptLine, Said
from chatbot.names import part_names
from chatbot.receipt import Facts, receipt
from chatbot.reply import problem, sentence
from chatbot.stage import Events, Reply, Stage
from chatbot.turn import Language, Turn
from chatbot.understand import Context, VersionFacts, understand
from chatbot.uploads import UploadError, read_upload
from chatbot.versions import Version
from chatbot.wishes import carry_exclusions, merge, plays, wish_like
from composer.controls import BARS_RANGE, ControlError, Controls
from composer.edit import part_families
from composer.edit_report import compare
from composer.piece import Piece
from synth import SynthPool

if TYPE_CHECKING:
    from composer.composer import Composer

# "Continue" without a length means a period: two phrases of four bars.
_CONTINUE_BARS = 8


class Conversation:
    """One visitor's conversation: its versions, its preferences, its files in ``folder``.

    The composer and the pool may be shared by many conversations; everything else belongs to this
    one alone. One thread at a time reads the events of :meth:`say`; :meth:`cancel` may be called
    from any thread. With a ``seed`` the same sentences give the same music.
    """

    def __init__(
        self, composer: Composer, folder: Path, pool: SynthPool | None = None, seed: int | None = None
    ) -> None:
        self._composer = composer
        self._stage = Stage(folder, pool)
        self._chance = random.Random(seed)
        self._excluded: tuple[str, ...] = ()
        self._language: Language | None = None
        self._previous: Turn | None = None
        # How many versions there were before the previous turn: those after it are its candidates.
        self._made_before = 0
        self._turns = 0
        self._busy = threading.Lock()

    @property
    def folder(self) -> Path:
        """Where the files of this conversation are."""
        return self._stage.folder

    @property
    def language(self) -> Language | None:
        """The language of the latest request; None before the first."""
        return self._language

    @property
    def versions(self) -> tuple[Version, ...]:
        """Every version made so far, by number."""
        return self._stage.history.all

    @property
    def current(self) -> Version | None:
        """The version that is current now; None before the first."""
        return self._stage.history.current

    def cancel(self) -> None:
        """Stop composing, or playing, at the next bar line. What was composed so far becomes a
        version."""
        self._stage.cancelled.set()

    def say(self, text: str, files: Sequence[Path | str] = ()) -> Generator[Event, None, None]:
        """Answer one request, step by step; music is composed while the events are read.

        Closing the generator early does the same as :meth:`cancel`. A request that cannot be
        carried out ends in one :class:`Failed`, and everything is as before.

        Args:
            text: what the visitor says; may be empty when there are files.
            files: MIDI files to take up as new versions before the text is looked at.
        """
        if not self._busy.acquire(blocking=False):
            yield Failed(sentence("busy", self._language or "en"))
            return
        try:
            self._stage.cancelled.clear()
            self._turns += 1
            yield from self._turn(text, [Path(file) for file in files], time.perf_counter())
        finally:
            self._busy.release()

    def _turn(self, text: str, files: list[Path], started: float) -> Events:
        only_files = bool(files) and not text.strip()
        turn = Turn("", self._language or "en", "recall") if only_files else understand(text, self._context())
        reply = Reply(self._turns, turn, started)
        made_before = len(self.versions)
        self._language = turn.language
        self._stage.dialogue.append(turn.said)
        try:
            with closing(self._answer(reply, files)) as events:
                for event in events:
                    if isinstance(event, Said):
                        reply.texts.append(event.text)
                    elif isinstance(event, Failed):
                        reply.texts.append(event.message)
                    elif isinstance(event, Asked):
                        reply.texts.append(event.question)
                    yield event
        finally:
            self._previous, self._made_before = reply.turn, made_before
            self._stage.write(reply)

    def _answer(self, reply: Reply, files: list[Path]) -> Events:
        language = reply.turn.language
        try:
            if files:
                yield from self._take_up(files, language)
                if reply.turn.said.strip():
                    reply.turn = understand(reply.turn.said, self._context())
                if reply.turn.act in ("offtopic", "recall"):
                    yield from self._replay(reply)
                    return
            for assumption in reply.turn.assumptions:
                yield Said(assumption)
            yield from self._act(reply)
        except ControlError as error:
            yield Failed(problem(error, reply.turn))
        except (UploadError, NotSaid) as error:
            yield Failed(str(error))

    def _act(self, reply: Reply) -> Events:
        turn, version, language = reply.turn, self.current, reply.turn.language
        match turn.act:
            case "invalid":
                yield Failed(turn.problem or sentence("offtopic", language))
            case "help" | "offtopic":
                yield Said(sentence(turn.act, language))
            case "compose":
                yield from self._compose_new(reply)
            case _ if version is None:
                yield Failed(sentence("no_piece", language))
            case "edit":
                yield from self._edit(reply, version)
            case "continue":
                yield from self._continue(reply, version)
            case "undo" | "redo":
                yield from self._step(reply)
            case "recall":
                yield from self._recall(reply)
            case "regenerate" | "vary" | "add" | "arrange":
                yield from self._rework(reply, version)
            case "ask":
                yield from self._ask(turn, version)
            case "rate":
                reply.details["rated_version"] = version.number
                yield Said(sentence("rated", language))

    # --- composing ---------------------------------------------------------------------------

    def _compose_new(self, reply: Reply) -> Events:
        stated = reply.turn.controls
        controls, carried = carry_exclusions(stated, self._excluded)
        if carried:
            language = reply.turn.language
            yield Said(sentence("still_without", language, parts=part_names(carried, language)))
        yield from self._compose(reply, controls)
        still = (f for f in self._excluded if not any(plays(part, f) for part in stated.parts))
        self._excluded = tuple(dict.fromkeys((*still, *stated.exclude)))

    def _compose(self, reply: Reply, wish: Controls) -> Events:
        """Compose as often as wished for; every take is a version."""
        count = wish.count or 1
        lasting = wish.changed(count=None, seed=None)
        for index in range(count):
            seed = wish.seed if index == 0 else None
            controls = wish.changed(count=None) if seed is not None else self._seeded(lasting)
            take = self._composer.compose(controls)
            last = index == count - 1
            yield from self._stage.play_take(reply, take, lasting, lambda facts: receipt(wish, facts), last=last)
            if self._stage.cancelled.is_set():
                return

    def _seeded(self, controls: Controls) -> Controls:
        """The same with a seed drawn from this conversation's own chance."""
        return controls.changed(seed=self._chance.getrandbits(32), sources={**controls.sources, "seed": "model"})

    @staticmethod
    def _wish(turn: Turn, version: Version) -> Controls:
        """What was wished of the version, with the edits that come along with a new wish."""
        return wish_after(version.wish, carry_out(version.piece, beside_new_bars(turn)))

    def _rework(self, reply: Reply, version: Version) -> Events:
        """Compose into what is there, or once more with the same wishes."""
        turn, language = reply.turn, reply.turn.language
        number = turn.targets.version
        if number is not None and turn.task != "mix":
            if number > len(self.versions):
                yield Failed(sentence("no_version", language, version=number, last=len(self.versions)))
                return
            version = self.versions[number - 1]
        if is_anew(turn):
            stated = any(getattr(turn.controls, name) not in (None, ()) for name in ("meter", "form", "key", "parts"))
            yield Said(composing_sentence("anew" if stated else "again", language, version=version.number))
            yield from self._compose(reply, merge(self._wish(turn, version), turn.controls))
            return
        composing = Composing(self._composer, self._seeded_once)
        for _ in range(turn.controls.count or 1):
            work = composing.work(turn, version, self.versions)
            yield Said(work.said)
            if work.take is not None:
                yield from self._stage.play_take(reply, work.take, work.wish, work.receipts)
            elif work.piece is not None:
                made = self._stage.keep(work.piece, work.wish, work.receipts)
                yield from self._stage.play_version(reply, made)
            if self._stage.cancelled.is_set():
                return

    def _seeded_once(self, controls: Controls) -> Controls:
        """With a seed: the one that was asked for, else one of this conversation's own chance."""
        controls = controls.changed(count=None)
        return controls if controls.seed is not None else self._seeded(controls)

    def _continue(self, reply: Reply, version: Version) -> Events:
        turn, piece = reply.turn, version.piece
        for step in carry_out(piece, beside_new_bars(turn)):  # "continue, but faster": what is there changes too
            piece = step.after
        bars = turn.controls.bars or _CONTINUE_BARS
        if turn.controls.bars is None and turn.controls.seconds is not None:
            bars = max(1, round(turn.controls.seconds / piece.bars[-1].seconds))
        room = BARS_RANGE[1] - len(piece.bars)
        if room < bars:
            values = {"limit": BARS_RANGE[1], "bars": len(piece.bars), "room": room}
            yield Failed(sentence("too_long" if room else "full", turn.language, **values))
            return
        stated = turn.controls.changed(bars=None, seconds=None, count=None)
        take = self._composer.continue_piece(piece, bars, stated if stated.seed is not None else self._seeded(stated))
        total = len(piece.bars) + bars

        def receipts(facts: Facts) -> tuple[ReceiptLine, ...]:
            whole = take.piece()
            same = all(part.unchanged for part in compare(piece, _beginning(whole, piece)).parts)
            added, kept = len(whole.bars) - len(piece.bars), len(piece.bars) if same else 0
            return (
                *receipt(stated.changed(bars=total), facts),
                ReceiptLine("added_bars", bars, added, added == bars),
                ReceiptLine("kept_bars", len(piece.bars), kept, same),
            )

        wish = merge(self._wish(turn, version), Controls(bars=total))
        yield from self._stage.play_take(reply, take, wish, receipts, before=piece)

    def _ask(self, turn: Turn, version: Version) -> Events:
        number = turn.targets.version or version.number
        if number > len(self.versions):
            yield Failed(sentence("no_version", turn.language, version=number, last=len(self.versions)))
            return
        yield Said(answer(turn.said, self.versions[number - 1], len(self.versions), turn.language))

    # --- versions that need no composing -----------------------------------------------------

    def _edit(self, reply: Reply, version: Version) -> Events:
        turn, language = reply.turn, reply.turn.language
        if not turn.edits:
            yield Failed(sentence("what_edit", language))
            return
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

        edited = self._stage.keep(piece, wish_after(version.wish, steps), receipts, version.complete)
        outside = compare(version.piece, piece).out_of_compass
        if outside:
            yield Said(sentence("out_of_compass", language, parts=part_names(outside, language)))
        yield from self._stage.play_version(reply, edited)

    def _step(self, reply: Reply) -> Events:
        language, history = reply.turn.language, self._stage.history
        undoing = reply.turn.act == "undo"
        version = history.undo() if undoing else history.redo()
        if version is None:
            yield Failed(sentence("nothing_to_undo" if undoing else "nothing_to_redo", language))
            return
        yield Said(sentence("undone" if undoing else "redone", language, version=version.number))
        yield from self._stage.play_version(reply, version)

    def _recall(self, reply: Reply) -> Events:
        turn, number = reply.turn, reply.turn.targets.version
        if number is not None and self._stage.history.go(number) is None:
            yield Failed(sentence("no_version", turn.language, version=number, last=len(self.versions)))
            return
        yield from self._replay(reply)

    def _replay(self, reply: Reply) -> Events:
        version = self.current
        assert version is not None, "there is something to play again"
        if reply.turn.said.strip() and reply.turn.act == "recall":
            yield Said(sentence("recalled", reply.turn.language, version=version.number))
        yield from self._stage.play_version(reply, version)

    def _take_up(self, files: Sequence[Path], language: Language) -> Events:
        """Make the files versions: all of them, or none when one cannot be read."""
        pieces = [read_upload(path, language) for path in files]
        for path, piece in zip(files, pieces, strict=True):
            version = self._stage.keep(piece, wish_like(piece), lambda facts: receipt(Controls(), facts))
            yield Said(sentence("uploaded", language, name=path.name, version=version.number))

    def _context(self) -> Context:
        version = self.current
        if version is None:
            return Context(language=self._language, previous=self._previous)
        piece = version.piece
        made = range(self._made_before + 1, len(self.versions) + 1)
        return Context(
            key=piece.key,
            tempo_bpm=piece.tempo_bpm,
            meter=piece.meter,
            bars=len(piece.bars),
            parts=part_families(piece),
            versions=len(self.versions),
            language=self._language,
            current=version.number,
            facts=tuple(_facts(each) for each in self.versions),
            candidates=tuple(made) if len(made) > 1 else (),
            previous=self._previous,
        )


def _facts(version: Version) -> VersionFacts:
    """What a sentence may compare a version with, or call it by."""
    piece = version.piece
    return VersionFacts(
        version.number, None, piece.key, piece.tempo_bpm, piece.meter, len(piece.bars), part_families(piece)
    )


def _beginning(piece: Piece, old: Piece) -> Piece:
    """As much of a continued piece as the old one has: its bars, and the notes that start there."""
    parts = tuple(replace(p, notes=tuple(n for n in p.notes if n.start < old.ticks)) for p in piece.parts)
    return replace(piece, bars=piece.bars[: len(old.bars)], parts=parts)
