"""The stage: where music is played to the listener, kept as a version, and written to files."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Generator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from chatbot.events import Event, PieceDone, Planned, ReceiptLine, Said, Timing
from chatbot.names import field_name
from chatbot.playing import Playing
from chatbot.receipt import Facts, measure, unmet
from chatbot.record import turn_record, write_files, write_json
from chatbot.reply import receipt_text, sentence, summary
from chatbot.turn import Language, Turn
from chatbot.versions import History, Version
from composer.controls import Controls
from composer.midi import write_midi
from composer.piece import Piece
from synth import SAMPLE_RATE, SynthPool, notice, render

if TYPE_CHECKING:
    from composer.writing import Writing

Events = Generator[Event, None, None]
# From what was measured to what is said about it.
Receipts = Callable[[Facts], tuple[ReceiptLine, ...]]


@dataclass
class Reply:
    """One turn while it is being answered: its ``number`` from 1, when it ``started`` (of
    :func:`time.perf_counter`), what was said, which versions are done, further fields for its
    record."""

    number: int
    turn: Turn
    started: float
    texts: list[str] = field(default_factory=list)
    done: list[PieceDone] = field(default_factory=list)
    details: dict[str, object] = field(default_factory=dict)


class Stage:
    """The versions of one conversation and their files. Nothing of it is shared but the pool,
    which any thread may use."""

    def __init__(self, folder: Path, pool: SynthPool | None) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.folder = folder
        self.history = History()
        self.cancelled = threading.Event()
        self.dialogue: list[str] = []
        self._pool = pool
        self._noticed = False

    def keep(self, piece: Piece, wish: Controls, receipts: Receipts, complete: bool = True) -> Version:
        """Make ``piece`` the next version and the current one, measured."""
        if piece.provenance is not None:
            piece = replace(piece, provenance=replace(piece.provenance, dialogue=tuple(self.dialogue)))
        facts = measure(write_midi(piece), piece)
        version = Version(len(self.history) + 1, piece, facts, receipts(facts), wish, complete)
        self.history.add(version)
        return version

    def play_take(
        self,
        reply: Reply,
        take: Writing,
        wish: Controls,
        receipts: Receipts,
        before: Piece | None = None,
        last: bool = True,
    ) -> Events:
        """Play a take while it is being composed and keep it, as far as it goes: all of it, or up
        to where it was cancelled or nobody read on.

        Args:
            before: the piece that the take continues.
            last: whether no other take follows in this turn.
        """
        language = reply.turn.language
        yield from self._notice(language)
        yield Planned(reply.turn, take.controls)
        playing = Playing(take, self._pool, self.cancelled, reply.started)
        try:
            yield from playing.events()
        except GeneratorExit:
            if playing.bars:
                version = self.keep(take.piece(), wish, receipts, playing.complete)
                self._publish(reply, version, playing, take, last, streamed=False)
            raise
        if not playing.bars:
            yield Said(sentence("cancelled_early", language))
            return
        version = self.keep(take.piece(), wish, receipts, playing.complete)
        done = self._publish(reply, version, playing, take, last, streamed=before is None)
        total = len(version.piece.bars)
        if not playing.complete:
            values = {"bars": total, "total": playing.bars[0].total, "version": version.number}
            yield Said(sentence("cancelled", language, **values))
        elif before is not None:
            yield Said(sentence("continued", language, bars=total - len(before.bars), total=total))
        yield from self._conclude(reply, version, done)

    def play_version(self, reply: Reply, version: Version) -> Events:
        """Play a version whose notes are all there; it stays whole when the playing is stopped."""
        yield from self._notice(reply.turn.language)
        playing = Playing(version.piece.stream(), self._pool, self.cancelled, reply.started)
        try:
            yield from playing.events()
        except GeneratorExit:
            self._publish(reply, version, playing, None, True, streamed=False)
            raise
        done = self._publish(reply, version, playing, None, True, streamed=playing.complete)
        yield from self._conclude(reply, version, done)

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
        pcm = playing.pcm if streamed and playing.finished else render(version.piece, self._pool)
        # The version that is current after the turn has the turn's plain name.
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

    def _conclude(self, reply: Reply, version: Version, done: PieceDone) -> Events:
        language = reply.turn.language
        said = [summary(version.number, version.facts, language)]
        missed = [field_name(line.field, language) for line in unmet(version.receipt)]
        if missed and reply.turn.act not in ("undo", "redo", "recall"):
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
