"""The stage: where music is played to the listener, kept as a version, and written to files."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from chatbot import downloads
from chatbot.events import Event, PieceDone, Planned, ReceiptLine, Said, Timing
from chatbot.levels import level_of, level_of_take
from chatbot.names import field_name
from chatbot.playing import Playing
from chatbot.receipt import Facts, measure, unmet
from chatbot.record import turn_record, write_files, write_json
from chatbot.reply import receipt_text, sentence, summary
from chatbot.state import State
from chatbot.store.journal import Journal
from chatbot.store.saved import Outline
from chatbot.turn import Language, Turn
from chatbot.versions import Before, Making, Version
from composer.controls import Controls
from composer.midi import write_midi
from composer.piece import ComposedBar, Piece
from synth import SAMPLE_RATE, Level, SynthPool, notice, render
from synth.stream import Pcm

if TYPE_CHECKING:
    from composer.writing import Writing

Events = Generator[Event, None, None]
# From what was measured to what is said about it.
Receipts = Callable[[Facts], tuple[ReceiptLine, ...]]


@dataclass
class Reply:
    """One turn while it is being answered: its ``number`` from 1, when it ``started`` (of
    :func:`time.perf_counter`), the request of it that is being carried out ``now`` and whether
    ``more`` music is to come of it after that one, what was said, which versions are done, further
    fields for its record."""

    number: int
    turn: Turn
    started: float
    now: Turn
    more: bool = False
    texts: list[str] = field(default_factory=list)
    done: list[PieceDone] = field(default_factory=list)
    details: dict[str, object] = field(default_factory=dict)


class Stage:
    """Where the versions of one conversation are heard, kept and written to files. Nothing of it is
    shared but the pool, which any thread may use."""

    def __init__(self, folder: Path, pool: SynthPool | None, state: State, journal: Journal) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.folder = folder
        self.state = state
        self.journal = journal
        self.cancelled = threading.Event()
        # What the turn that is being answered found; None outside of turns.
        self.before: Before | None = None
        self._pool = pool
        self._noticed = False

    def keep(
        self,
        making: Making | None,
        piece: Piece,
        wish: Controls,
        receipts: Receipts,
        complete: bool = True,
        parent: int | None = None,
        planned: int | None = None,
    ) -> Version:
        """Make ``piece`` the next version and the current one, measured, and write it down. ``parent``
        is the version that it was made from, ``planned`` its length when it is not complete."""
        if piece.provenance is not None:
            piece = replace(piece, provenance=replace(piece.provenance, dialogue=tuple(self.state.dialogue)))
        making = self._with_before(making)
        facts = measure(write_midi(piece), piece)
        number, planned = len(self.state.history) + 1, None if complete else planned
        version = Version(number, piece, facts, receipts(facts), wish, complete, planned, parent, making=making)
        self.state.history.add(version)
        self.journal.keep(self.state, version)
        return version

    def play_take(
        self,
        reply: Reply,
        take: Writing,
        wish: Controls,
        receipts: Receipts,
        before: Piece | None = None,
        last: bool = True,
        parent: int | None = None,
    ) -> Events:
        """Play a take while it is being composed and keep it, as far as it goes: all of it, or up
        to where it was cancelled or nobody read on.

        Args:
            before: the piece that the take continues.
            last: whether no other take follows in this turn.
            parent: the number of the version that it is made from.
        """
        language = reply.turn.language
        yield from self._notice(language)
        yield Planned(reply.now, take.controls)
        making = self._with_before(making_of(reply.now))
        playing = Playing(
            self._written_down(take, wish, making, parent, before),
            self._pool,
            self.cancelled,
            reply.started,
            level_of_take(take, self.state.history.all, parent),
        )

        def kept() -> Version:
            return self.keep(making, take.piece(), wish, receipts, playing.complete, parent, take.total)

        try:
            yield from playing.events()
        except GeneratorExit:
            if playing.bars and _sounds(take):
                self._publish(reply, kept(), playing, take, last, streamed=False)
            raise
        if not playing.bars or not _sounds(take):
            yield Said(sentence("no_notes" if playing.complete else "cancelled_early", language))
            return
        version = kept()
        done = self._publish(reply, version, playing, take, last, streamed=before is None)
        total = len(version.piece.bars)
        if not playing.complete:
            values = {"bars": total, "total": playing.bars[0].total, "version": version.number}
            yield Said(sentence("cancelled", language, **values))
        elif before is not None:
            yield Said(sentence("continued", language, bars=total - len(before.bars), total=total))
        yield from self._conclude(reply, version, done)

    def _with_before(self, making: Making | None) -> Making | None:
        """A making with what its turn found; one that was kept has it already."""
        if making is None or making.before is not None:
            return making
        return replace(making, before=self.before)

    def _written_down(
        self, take: Writing, wish: Controls, making: Making | None, parent: int | None, before: Piece | None
    ) -> Iterator[ComposedBar]:
        """The bars of a take, each in the journal before anybody hears it."""
        for number, composed in enumerate(take):
            if number == 0:
                begun = 0 if before is None else len(before.bars)
                provenance = take.piece().provenance
                self.journal.begin_take(
                    Outline(take.key, composed.parts, provenance, wish, making, parent, take.total, begun), before
                )
            self.journal.add_bar(composed)
            yield composed

    def play_version(self, reply: Reply, version: Version) -> Events:
        """Play a version whose notes are all there; it stays whole when the playing is stopped. Where
        more music is to come in the same turn, it is shown without being played."""
        if reply.more:
            yield from self._conclude(reply, version, self._show(reply, version))
            return
        yield from self._notice(reply.turn.language)
        level = self._level(version)
        playing = Playing(version.piece.stream(), self._pool, self.cancelled, reply.started, level)
        try:
            yield from playing.events()
        except GeneratorExit:
            self._publish(reply, version, playing, None, True, streamed=False)
            raise
        done = self._publish(reply, version, playing, None, True, streamed=playing.complete)
        yield from self._conclude(reply, version, done)

    def file(self, number: int, kind: str) -> Path:
        """A version as a file; see :func:`chatbot.downloads.write`."""
        return downloads.write(self.state.history.all, number, kind, self.folder, self._pool)

    def write(self, reply: Reply) -> Path:
        """Write the turn's record and return its path."""
        language = reply.turn.language
        proofs = []
        for done in reply.done:
            if len(reply.done) > 1:
                proofs.append(sentence("of_version", language, version=done.version))
            proofs.append(receipt_text(done.receipt, language))
        text = "\n".join(filter(None, [*reply.texts, *proofs]))
        record = turn_record(reply.turn, text, reply.done, reply.details)
        return write_json(record, self.folder / f"turn{reply.number}.json")

    def _publish(
        self, reply: Reply, version: Version, playing: Playing, take: Writing | None, last: bool, streamed: bool
    ) -> PieceDone:
        """Write the version's files. ``streamed`` says that what was played is the whole version;
        else its sound is rendered once more for the file."""
        pcm = playing.pcm if streamed and playing.finished else self._sound(version)
        # The version that is current after the turn has the turn's plain name.
        last = last and not reply.more
        stem = f"turn{reply.number}" if last else f"turn{reply.number}_version{version.number}"
        files = write_files(self.folder, stem, write_midi(version.piece), pcm)
        files["json"] = self.folder / f"turn{reply.number}.json"
        tokens = take.tokens if take is not None else 0
        seconds = take.decode_seconds if take is not None else 0.0
        timing = Timing(
            first_audio_s=None if playing.first_audio_s is None else round(playing.first_audio_s, 3),
            total_s=round(time.perf_counter() - reply.started, 3),
            audio_s=round(len(pcm) / SAMPLE_RATE, 3),
            tokens=tokens,
            tokens_per_s=round(tokens / seconds, 1) if seconds else 0.0,
        )
        done = PieceDone(version.number, version.piece, version.receipt, files, timing, version.complete)
        reply.done.append(done)
        return done

    def _level(self, version: Version) -> Level:
        return level_of(self.state.history.all, version.number)

    def _sound(self, version: Version) -> Pcm:
        return render(version.piece, self._pool, level=self._level(version))

    def _show(self, reply: Reply, version: Version) -> PieceDone:
        """A version that is only a step on the way to another: its notes as a file, without sound."""
        path = self.folder / f"turn{reply.number}_version{version.number}.mid"
        path.write_bytes(write_midi(version.piece))
        files = {"midi": path, "json": self.folder / f"turn{reply.number}.json"}
        timing = Timing(total_s=round(time.perf_counter() - reply.started, 3))
        done = PieceDone(version.number, version.piece, version.receipt, files, timing, version.complete)
        reply.done.append(done)
        return done

    def _conclude(self, reply: Reply, version: Version, done: PieceDone) -> Events:
        language = reply.turn.language
        said = [summary(version.number, version.facts, language)]
        missed = [field_name(line.field, language) for line in unmet(version.receipt)]
        if missed and reply.now.act not in ("undo", "redo", "recall"):
            said.append(sentence("missed", language, fields=", ".join(missed)))
        yield Said(" ".join(said))
        self.write(reply)
        yield done

    def _notice(self, language: Language) -> Events:
        """That a simpler synthesizer plays, once a conversation."""
        if not self._noticed:
            self._noticed = True
            text = notice(language)
            if text is not None:
                yield Said(text)


def _sounds(take: Writing) -> bool:
    """Whether anything composed so far has a note: bars of rest alone are no version."""
    return any(part.notes for part in take.piece().parts)


def making_of(turn: Turn) -> Making:
    """What a version that a request makes is made by."""
    return Making(turn.act, turn.said, turn.task)
