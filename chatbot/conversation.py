"""A conversation: the only way in for the page, the endpoints, the command line and the scripts."""

from __future__ import annotations

import threading
import time
from collections.abc import Generator, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from chatbot.acting.memory import MemoryActs
from chatbot.acting.music import MusicActs
from chatbot.acting.own_music import made_of_melody, take_up_files, take_up_melody
from chatbot.acting.speech import listen
from chatbot.acting.study import practise
from chatbot.answers import answer
from chatbot.composing import NotSaid
from chatbot.events import Asked, Event, Failed, Said
from chatbot.helper import Helper
from chatbot.memory_words import memory_sentence, version_list
from chatbot.preferences import RATED
from chatbot.receipt import receipt
from chatbot.reply import problem, sentence
from chatbot.stage import Events, Reply, Stage
from chatbot.state import Chance, State
from chatbot.stopping import asks_to_stop
from chatbot.store import Journal, Saved
from chatbot.targets import resolve
from chatbot.turn import Language, Turn
from chatbot.understand import Context, Selection, VersionFacts, understand
from chatbot.understand.leftovers import is_other_business
from chatbot.uploads import UploadError
from chatbot.versions import Version
from chatbot.wishes import chords_of, wish_like
from composer.controls import ControlError
from composer.edit import part_families
from synth import SynthPool

if TYPE_CHECKING:
    from composer.composer import Composer

_MAKES_MUSIC = frozenset({"compose", "edit", "add", "regenerate", "continue", "vary", "arrange"})


class Conversation:
    """One visitor's conversation: its versions, its preferences, its files in ``folder``.

    The composer and the pool may be shared by many conversations; everything else belongs to this
    one alone. One thread at a time reads the events of :meth:`say`; :meth:`cancel` may be called
    from any thread. With a ``seed`` the same sentences give the same music.

    A ``journal`` (of :meth:`chatbot.store.Store.journal`) writes everything down as it happens; with
    one that has been written in before, the conversation goes on where it stopped, and a piece whose
    composing was cut off is its last version, as far as it went.

    A ``helper`` reads what is not understood without it, and says answers in other words.
    """

    def __init__(
        self,
        composer: Composer,
        folder: Path,
        pool: SynthPool | None = None,
        seed: int | None = None,
        journal: Journal | None = None,
        helper: Helper | None = None,
    ) -> None:
        journal = journal or Journal()
        saved = journal.load()
        self._state = saved.state if saved is not None else State(Chance(seed))
        self._past = list(saved.past) if saved is not None else []
        self._stage = Stage(folder, pool, self._state, journal)
        self._music = MusicActs(composer, self._stage)
        self._memory = MemoryActs(self._stage)
        self._journal = journal
        self._helper = helper
        self._warned = False
        self._busy = threading.Lock()
        if saved is not None:
            self._recover(saved)

    @property
    def folder(self) -> Path:
        """Where the files of this conversation are."""
        return self._stage.folder

    @property
    def language(self) -> Language | None:
        """The language of the latest request; None before the first."""
        return self._state.language

    @property
    def versions(self) -> tuple[Version, ...]:
        """Every version made so far, by number, those that were put away included."""
        return self._state.history.all

    @property
    def current(self) -> Version | None:
        """The version that is current now; None before the first."""
        return self._state.history.current

    @property
    def tree(self) -> tuple[tuple[int, Version], ...]:
        """The versions that were not put away, each with its depth, parents before their children."""
        return tuple(self._state.history.tree())

    @property
    def candidates(self) -> tuple[int, ...]:
        """The numbers of the versions that were made last to be chosen from."""
        return self._state.candidates

    @property
    def ratings(self) -> dict[int, bool]:
        """By version, whether it was liked or not, where that was said of it as a whole."""
        return {one.version: one.liked for one in self._state.judgements if one.weight == RATED and not one.parts}

    @property
    def turns(self) -> int:
        """How many requests there were."""
        return self._state.turns

    @property
    def past(self) -> tuple[tuple[str, str], ...]:
        """What was said and answered so far, in order; an answer that was cut off is empty."""
        return tuple(self._past)

    def file(self, number: int, kind: str) -> Path:
        """A version as a file of one of :data:`chatbot.downloads.KINDS`, made when it is first asked for.

        Raises IndexError for no version, ValueError for no kind."""
        if not 1 <= number <= len(self.versions):
            raise IndexError(f"there are versions 1 to {len(self.versions)}, not {number}")
        return self._stage.file(number, kind)

    @property
    def latest(self) -> Turn | None:
        """The request that was answered last, as it was understood; None before the first."""
        return self._state.previous

    def where_we_were(self) -> str | None:
        """One or two sentences on where the conversation stopped, in its language; None without music."""
        return self._memory.where_we_were(self._state.language or "en")

    def cancel(self) -> None:
        """Stop composing, or playing, at the next bar line. What was composed so far becomes a
        version."""
        self._stage.cancelled.set()

    def say(
        self, text: str, files: Sequence[Path | str] = (), selection: Selection | None = None
    ) -> Generator[Event, None, None]:
        """Answer one request, step by step; music is composed while the events are read.

        Several requests in one sentence are carried out in order, each with its own reply and
        version; the first that cannot be done ends them. Closing the generator early does the same
        as :meth:`cancel`, and so does the word "stop". A request that cannot be carried out ends in one
        :class:`Failed`, and everything is as before.

        Args:
            text: what the visitor says; may be empty when there are files.
            files: MIDI, MusicXML or ABC files to take up as new versions before the text is looked at,
                and recordings, in which the request, or more of it, is spoken.
            selection: the bars and the part of the current piece that the visitor points at: "make
                these bars louder", or just "louder".
        """
        if asks_to_stop(text) and not files:
            self.cancel()
            yield Said(sentence("stop", understand(text, Context(language=self._state.language)).language))
            return
        if not self._busy.acquire(blocking=False):
            yield Failed(sentence("busy", self._state.language or "en"))
            return
        try:
            self._stage.cancelled.clear()
            yield from self._turn(text, [Path(file) for file in files], time.perf_counter(), selection)
        finally:
            self._busy.release()

    def _turn(self, text: str, files: list[Path], started: float, selection: Selection | None) -> Events:
        state = self._state
        # Half a character that some programs send can be neither stored nor shown.
        text = text.encode("utf-8", "replace").decode("utf-8")
        heard = listen(text, files, state.language or "en")
        text, files = heard.text, heard.files
        only_files = bool(files) and not text.strip()
        turn = Turn("", state.language or "en", "recall") if only_files else understand(text, self._context(selection))
        if turn.act == "offtopic" and self._helper is not None:
            turn = self._helper.understood(turn)
        if heard.problem:
            turn = Turn(text, turn.language, "invalid", problem=heard.problem)
        elif heard.question:
            turn = Turn(text, turn.language, "compose", question=heard.question)
        if heard.said:
            turn = replace(turn, assumptions=(heard.said, *turn.assumptions))
        self._stage.before = state.before(text)
        state.turns += 1
        reply = Reply(state.turns, turn, started, turn)
        state.language = turn.language
        state.dialogue.append(turn.said)
        self._journal.begin(state, text)
        try:
            with closing(self._answer(reply, files)) as events:
                for event in events:
                    words = _words(event)
                    if words:
                        reply.texts.append(words)
                    yield event
            if self._journal.trouble == "broken" and not self._warned:
                self._warned = True
                reply.texts.append(memory_sentence("broken", turn.language))
                yield Said(reply.texts[-1])
        finally:
            self._stage.before = None
            state.previous = reply.turn
            self._past.append((text, "\n".join(reply.texts)))
            self._journal.finish(state, self._past[-1][1])
            self._stage.write(reply)

    def _answer(self, reply: Reply, files: list[Path]) -> Events:
        language = reply.turn.language
        try:
            if self._journal.trouble == "elsewhere":
                yield Failed(memory_sentence("elsewhere", language))
                return
            if files:
                yield from take_up_files(self._stage, reply, files)
                self._taken_up()
                if reply.turn.said.strip():
                    reply.turn = understand(reply.turn.said, self._context())
                if reply.turn.act in ("offtopic", "recall"):
                    reply.now = Turn("", language, "recall")
                    yield from self._memory.recall(reply)
                    return
            yield from self._requests(reply)
        except ControlError as error:
            yield Failed(problem(error, reply.now))
        except (UploadError, NotSaid) as error:
            yield Failed(str(error))

    def _taken_up(self) -> None:
        """What the rest of the turn finds: the files as versions."""
        before, history = self._stage.before, self._state.history
        assert before is not None, "a turn is being answered"
        self._stage.before = replace(before, versions=len(history), path=history.path, at=history.at)

    def _requests(self, reply: Reply) -> Events:
        """Every request of the turn, in order, up to the first that fails or must be asked about."""
        first = reply.turn
        # An answer looks for all that its sentence asks.
        later = (one for one in first.then if (one.act, one.said) != ("ask", first.said))
        requests = (first, *later)
        for index, request in enumerate(requests):
            rest = requests[index + 1 :]
            reply.now, reply.more = request, any(later.act in _MAKES_MUSIC for later in rest)
            for assumption in request.assumptions:
                yield Said(assumption)
            ended = False
            try:
                for event in self._act(reply):
                    ended = ended or isinstance(event, (Failed, Asked))
                    yield event
            except (ControlError, UploadError, NotSaid) as error:
                ended = True
                yield Failed(problem(error, request) if isinstance(error, ControlError) else str(error))
            if rest and (ended or self._stage.cancelled.is_set()):
                left = "; ".join(f"“{later.said}”" for later in rest)
                yield Said(memory_sentence("not_done", request.language, rest=left))
                return

    def _act(self, reply: Reply) -> Events:
        turn, language = reply.now, reply.now.language
        if turn.question:
            yield Asked(turn.question)
            return
        if turn.notation is not None and turn.act != "invalid":
            yield from take_up_melody(self._stage, turn)
            assert self.current is not None, "the melody is the current version"
            made = made_of_melody(turn, len(self.current.piece.bars))
            reply.now = turn = made or Turn("", language, "recall")
        version = self.current
        match turn.act:
            case "invalid":
                yield Failed(turn.problem or sentence("offtopic", language))
            case "help" if turn.topic == "files" and version is not None:
                yield Said(sentence("files", language, version=version.number))
            case "help" if turn.topic == "rights":
                yield Said(sentence("rights", language))
            case "help" if turn.topic == "seek" and version is not None:
                (bar, _), *_ = resolve(version.piece, turn.targets).runs
                yield Said(sentence("play_from", language, bar=bar))
            case "offtopic" if version is not None and not is_other_business(turn.said):
                yield Said(sentence("not_understood", language))
            case "help" | "offtopic":
                yield Said(sentence(turn.act, language))
            case "compose" if turn.study is not None:
                yield from practise(self._stage, reply)
            case "compose":
                yield from self._music.compose_new(reply)
            case "recall":
                yield from self._memory.recall(reply)
            case "ask" if turn.topic == "preferences":
                yield from self._memory.tell_taste(turn)
            case "rate" if turn.task == "forget":
                yield from self._memory.forget(turn)
            case "rate" if turn.task in ("always", "lift"):
                yield from self._memory.wish_for_good(reply)
                if version is not None and turn.edits:
                    reply.now = replace(turn, act="edit", task=None)
                    yield from self._music.edit(reply, version)
            case _ if version is None:
                yield Failed(sentence("no_piece", language))
            case "edit":
                yield from self._music.edit(reply, version)
            case "continue":
                yield from self._music.go_on(reply, version)
            case "undo" | "redo":
                yield from self._memory.step(reply)
            case "regenerate" | "vary" | "add" | "arrange":
                yield from self._music.rework(reply, version)
            case "ask":
                yield from self._ask(turn, version)
            case "rate":
                yield from self._memory.rate(reply, version)

    def _ask(self, turn: Turn, version: Version) -> Events:
        number = turn.targets.version or version.number
        if number > len(self.versions):
            yield Failed(sentence("no_version", turn.language, version=number, last=len(self.versions)))
            return
        if turn.topic == "versions":
            yield Said(version_list(self._state.history, turn.language))
            return
        plain = answer(turn, self.versions[number - 1], self.versions, self._state.candidates)
        yield Said(plain if self._helper is None else self._helper.phrased(plain, turn.language))

    def _recover(self, saved: Saved) -> None:
        """Keep what was being composed when the process ended."""
        unfinished = saved.unfinished
        if unfinished is None:
            return
        outline, piece = unfinished.outline, unfinished.piece
        complete = len(piece.bars) == outline.planned
        asked = outline.wish.changed(bars=None, seconds=None) if not complete else outline.wish
        self._stage.keep(
            outline.making, piece, outline.wish, lambda facts: receipt(asked, facts), complete, outline.parent,
            outline.planned,
        )  # fmt: skip

    def _context(self, selection: Selection | None = None) -> Context:
        version, state = self.current, self._state
        if version is None:
            return Context(language=state.language, previous=state.previous)
        piece = version.piece
        return Context(
            key=piece.key,
            tempo_bpm=piece.tempo_bpm,
            meter=piece.meter,
            bars=len(piece.bars),
            parts=part_families(piece),
            versions=len(self.versions),
            language=state.language,
            current=version.number,
            facts=tuple(map(_facts, self.versions)),
            candidates=state.candidates,
            previous=state.previous,
            selection=selection,
        )


def _words(event: Event) -> str | None:
    match event:
        case Said(text):
            return text
        case Failed(message):
            return message
        case Asked(question):
            return question
    return None


def _facts(version: Version) -> VersionFacts:
    """What a sentence may compare a version with, or call it by."""
    piece = version.piece
    return VersionFacts(
        version.number, version.name, piece.key, piece.tempo_bpm, piece.meter, len(piece.bars), part_families(piece),
        wish_like(piece).parts, chords_of(piece, version.facts.chords),
    )  # fmt: skip
