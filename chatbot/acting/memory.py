"""The acts on what is remembered: the tree of versions, ratings and choices."""

from __future__ import annotations

import re

from chatbot.events import Failed, Said
from chatbot.memory_words import (
    memory_sentence,
    standing_text,
    taste_text,
    version_list,
    version_names,
    version_title,
)
from chatbot.names import part_names
from chatbot.preferences import CHOSEN, NAMED, PASSED_OVER, RATED, Judgement, features_of, taste_of
from chatbot.reply import sentence
from chatbot.stage import Events, Reply, Stage
from chatbot.standing import with_standing, without
from chatbot.turn import Language, Turn
from chatbot.versions import Version
from composer.controls import Controls

# "Play the second one" is no choice yet.
_LISTENS = re.compile(r"\b(?:go|back|return|play|hear|listen)\b|回|听|播|放|弹|看")


class MemoryActs:
    """Walks the tree of versions, and learns what is liked."""

    def __init__(self, stage: Stage) -> None:
        self._stage, self._state, self._journal = stage, stage.state, stage.journal

    def step(self, reply: Reply) -> Events:
        """Undo or redo."""
        language, history = reply.now.language, self._state.history
        undoing = reply.now.act == "undo"
        version = history.undo() if undoing else history.redo()
        if version is None:
            yield Failed(sentence("nothing_to_undo" if undoing else "nothing_to_redo", language))
            return
        self._journal.change(self._state, ())
        yield Said(sentence("undone" if undoing else "redone", language, version=version.number))
        yield from self._play_again(reply, version)

    def recall(self, reply: Reply) -> Events:
        """Go to a version, name one, list them all, put one away, choose, or come back to where we were."""
        turn, language, history = reply.now, reply.now.language, self._state.history
        number = turn.targets.version
        if turn.task == "list":
            yield Said(version_list(history, language))
            return
        if turn.task == "clear":
            self._state.excluded, self._state.candidates = (), ()
            self._journal.change(self._state, ())
            yield Said(memory_sentence("clear", language, last=len(history)))
            return
        if turn.task == "resume":
            yield from self._resume(reply)
            return
        if history.current is None:
            yield Failed(sentence("no_piece", language))
            return
        if number is not None and history.version(number) is None:
            yield Failed(sentence("no_version", language, version=number, last=len(history)))
            return
        match turn.task:
            case "name" if turn.name is not None:
                yield from self._name(turn, number or history.current.number, turn.name)
            case "hide":
                yield from self._hide(turn, number or history.current.number)
            case "choose":
                yield from self._choose(reply, number or history.current.number)
            case _ if number in self._state.candidates and not _LISTENS.search(turn.said.lower()):
                yield from self._choose(reply, number or history.current.number)
            case _ if number is None and turn.name is not None:
                names = version_names(history, language)
                yield Failed(memory_sentence("no_name", language, name=turn.name, names=names).strip())
            case _:
                yield from self._go(reply, number)

    def _go(self, reply: Reply, number: int | None) -> Events:
        history = self._state.history
        version = history.current if number is None else history.go(number)
        assert version is not None, "the number was looked up before"
        self._journal.change(self._state, (version,))
        if reply.now.said.strip():
            yield Said(sentence("recalled", reply.now.language, version=version.number))
        yield from self._play_again(reply, version)

    def _play_again(self, reply: Reply, version: Version) -> Events:
        """A version that is only the beginning of something else in this turn is not played."""
        if not reply.more:
            yield from self._stage.play_version(reply, version)

    def _name(self, turn: Turn, number: int, name: str) -> Events:
        before = self._state.history.all
        version = self._state.history.rename(number, name)
        changed = [now for old, now in zip(before, self._state.history.all, strict=True) if old is not now]
        self._journal.change(self._state, changed)
        yield Said(memory_sentence("named", turn.language, version=number, name=version.name))

    def _hide(self, turn: Turn, number: int) -> Events:
        version = self._state.history.hide(number)
        current = self._state.history.current
        if version is None or current is None:
            yield Failed(memory_sentence("not_hidden", turn.language))
            return
        self._journal.change(self._state, (version,))
        yield Said(memory_sentence("hidden", turn.language, version=number, current=current.number))

    def _choose(self, reply: Reply, number: int) -> Events:
        """Make a candidate the current version; it was preferred to the others."""
        state, language = self._state, reply.now.language
        version = state.history.go(number)
        assert version is not None, "the number was looked up before"
        others = [n for n in state.candidates if n != number] if number in state.candidates else []
        if others:
            self._judge(version, True, CHOSEN)
            for other in others:
                self._judge(state.history.all[other - 1], False, PASSED_OVER)
            titles = [version_title(state.history.all[n - 1], language) for n in others]
            values = {"version": number, "others": _listed(titles, language)}
            said = memory_sentence("preferred", language, **values)
            self._journal.judge(state)
        else:
            said = memory_sentence("chosen", language, version=number)
        self._journal.change(state, (version,))
        yield Said(said)
        yield from self._play_again(reply, version)

    def _resume(self, reply: Reply) -> Events:
        language, version = reply.now.language, self._state.history.current
        if version is None:
            yield Failed(memory_sentence("nothing_to_resume", language))
            return
        yield Said(self.where_we_were(language) or "")
        yield from self._play_again(reply, version)

    def where_we_were(self, language: Language) -> str | None:
        """Where the conversation stopped, in one or two sentences; None when there was no music yet."""
        version = self._state.history.current
        if version is None:
            return None
        said = [memory_sentence("resumed", language, version=version.number)]
        if version.planned is not None:
            values = {"bars": len(version.piece.bars), "total": version.planned}
            said.append(memory_sentence("unfinished", language, **values))
        return (" " if language == "en" else "").join(said)

    # --- what is liked -------------------------------------------------------------------------

    def rate(self, reply: Reply, version: Version) -> Events:
        """Remember that a version, or some of its players, was liked or not."""
        turn, language, history = reply.now, reply.now.language, self._state.history
        if turn.task == "forget":
            yield from self.forget(turn)
            return
        number = turn.targets.version
        if number is not None:
            named = history.version(number)
            if named is None:
                yield Failed(sentence("no_version", language, version=number, last=len(history)))
                return
            version = named
        reply.details["rated_version"] = version.number
        liked = turn.task != "dislike"
        heard = {player.family for player in version.facts.players}
        parts = tuple(family for family in turn.targets.parts if family in heard)
        self._judge(version, liked, NAMED if parts else RATED, parts)
        self._journal.judge(self._state)
        what = memory_sentence("the_version", language, version=version.number)
        if parts:
            names = part_names(parts, language)
            what = memory_sentence("the_parts", language, parts=names, version=version.number)
        said = memory_sentence("liked" if liked else "disliked", language, what=what)
        taste = taste_of(self._state.judgements)
        if taste.says_something:
            said += memory_sentence("leans", language, taste=taste_text(taste, language))
        yield Said(said)

    def forget(self, turn: Turn) -> Events:
        """Forget every rating and choice, and what was wished once and for all."""
        count, standing = len(self._state.judgements), self._state.standing
        self._state.judgements.clear()
        self._state.standing, self._state.excluded = Controls(), ()
        self._journal.judge(self._state)
        if standing.record():
            wishes = standing_text(standing, turn.language)
            yield Said(memory_sentence("lifted", turn.language, wishes=wishes))
        if count or not standing.record():
            which = "forgotten" if count else "nothing_to_forget"
            yield Said(memory_sentence(which, turn.language, count=count))

    def wish_for_good(self, reply: Reply) -> Events:
        """Keep in mind what is wished of all that follows, or that it no longer is."""
        turn, language, state = reply.now, reply.now.language, self._state
        if turn.task == "lift":
            yield from self._lift(turn)
            return
        state.standing = with_standing(state.standing, turn.controls)
        self._journal.judge(state)
        said = memory_sentence("always", language, wishes=standing_text(turn.controls, language))
        if state.history.current is not None and not turn.edits and not turn.then:
            said += memory_sentence("not_this_one", language)
        yield Said(said)

    def _lift(self, turn: Turn) -> Events:
        state, language = self._state, turn.language
        before, excluded = state.standing, state.excluded
        state.standing = without(before, turn.controls)
        state.excluded = tuple(family for family in excluded if family not in turn.controls.exclude)
        self._journal.judge(state)
        if state.standing == before and state.excluded == excluded:
            yield Said(memory_sentence("not_lifted", language))
            return
        wishes = standing_text(turn.controls, language)
        yield Said(memory_sentence("lifted", language, wishes=wishes))

    def tell_taste(self, turn: Turn) -> Events:
        """What is known of the visitor's taste, and on what it rests."""
        taste, language = taste_of(self._state.judgements), turn.language
        counts = {"likes": taste.likes, "dislikes": taste.dislikes}
        wishes = standing_text(self._state.standing, language)
        if wishes:
            yield Said(memory_sentence("standing", language, wishes=wishes))
        if not self._state.judgements and wishes:
            return
        if not self._state.judgements:
            yield Said(memory_sentence("no_taste", language))
        elif not taste.says_something:
            yield Said(memory_sentence("taste_open", language, **counts))
        else:
            yield Said(memory_sentence("taste", language, taste=taste_text(taste, language), **counts))

    def _judge(self, version: Version, liked: bool, weight: float, parts: tuple[str, ...] = ()) -> None:
        features = features_of(version.facts, version.wish)
        self._state.judgements.append(Judgement(version.number, liked, weight, features, parts))


def _listed(names: list[str], language: Language) -> str:
    if len(names) < 2:
        return "".join(names)
    joints = (", ", " and ") if language == "en" else ("、", "和")
    return joints[0].join(names[:-1]) + joints[1] + names[-1]
