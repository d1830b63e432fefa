"""Bars that are written several times, of which the critic's favourite goes on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from composer.critic.critic import Critic
from composer.decode.bar_writer import BarWish, BarWords, BarWriter, WriterMemory, bar_ids
from composer.key import Key
from composer.originality.writing import OriginalWriter
from composer.piece import ComposedBar

# How often a bar is written at most, and how much liking is enough: works have 2.4 on average, by the command that
# learns the critic. MODEL.md says what fewer tries were worth.
TRIES, ENOUGH = 6, 1.5
# What a bar loses of its liking for every unit of correlation by which the key that was asked for is behind another
# after it: works wander off for eight bars, and a piece in D minor shall be heard in D minor. Where a person wrote the
# chords, these say where to go.
_LOST_BY_LAG = 30.0
# While nothing sounds yet, a visitor waits for every word: so many may be drawn over again in the first bars of a
# piece, and no more, together.
_FIRST_BARS, _FIRST_WORDS = 4, 50


@dataclass(frozen=True)
class _Version:
    """One way a bar was written, what the critic makes of it, and where everything stood after it."""

    words: BarWords
    bar: ComposedBar
    liking: float
    memory: WriterMemory
    heard: object


class Chooser:
    """Writes bars through an :class:`OriginalWriter`, each up to :data:`TRIES` times until the ``critic`` likes it
    :data:`ENOUGH`, and goes on with the one that it likes best, the key considered. Without a critic it only writes.
    How often a bar is written depends on words, not on seconds, so that a seed gives the same piece on any machine."""

    def __init__(
        self, original: OriginalWriter, writer: BarWriter, critic: Critic | None, key: Key, chords_asked: bool
    ) -> None:
        self._original, self._writer, self._critic, self._key = original, writer, critic, key
        self._lost_by_lag = 0.0 if chords_asked else _LOST_BY_LAG
        self._first_bars, self._first_words = _FIRST_BARS, _FIRST_WORDS

    @property
    def rejected(self) -> int:
        """Bars thrown away because they copied the training music."""
        return self._original.rejected

    def write(
        self,
        wish: BarWish,
        before: BarWords | None,
        composed: Callable[[BarWords], ComposedBar],
        so_far: Sequence[ComposedBar],
    ) -> tuple[BarWords, ComposedBar]:
        """One more bar after those ``so_far``, as :meth:`OriginalWriter.write` gives it."""
        critic, writer, original = self._critic, self._writer, self._original
        if critic is None:
            return original.write(wish, before, composed)
        begin, heard = writer.remember(), original.remember()
        versions: list[_Version] = []
        for tried in range(TRIES):
            if tried:
                writer.go_back(begin)
                original.recall(heard)
            sampled = writer.sampled
            words, bar = original.write(wish, before, composed)
            cost = writer.sampled - sampled
            liking = critic.liking([*so_far, bar], self._key) - self._lost_by_lag * self._lag_after(bar)
            versions.append(_Version(words, bar, liking, writer.remember(), original.remember()))
            if not cost or liking >= ENOUGH or not self._affords(cost):
                break
        self._first_bars -= 1
        best = max(versions, key=lambda version: version.liking)
        if best is not versions[-1]:
            writer.go_back(begin)
            writer.pending += bar_ids(writer.words, writer.players, best.words, before, wish.remaining)
            writer.recall_music(best.memory)
            original.recall(best.heard)
        return best.words, best.bar

    def _lag_after(self, bar: ComposedBar) -> float:
        drums = tuple(part.is_drums for part in bar.parts)
        return self._writer.steering.lag_after(bar.notes, drums, self._key.transposition)

    def _affords(self, words: int) -> bool:
        """Whether a bar of so many words may be written once more."""
        if self._first_bars <= 0:
            return True
        self._first_words -= words
        return self._first_words >= 0
