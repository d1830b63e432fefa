"""Windows: what the model sees of a piece at one time, in training and in evaluation.

A window is the header, the mark of a beginning or of a midst, and as many bars as fit. In
training the header asks for a random subset of the controls and names the parts in any order,
some left out, so that any request, any given part and any missing part has been met.

A window that leads into bars which are there already tells those first, after a mark of their own:

    header, midst, the bars that follow, beginning or midst, the bars that lead there, bar line

So a gap is filled by a model that reads on and yet knows where it is going (after M. Bavarian et al.,
"Efficient training of language models to fill in the middle", 2022).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from composer.dataset import Store, Stored
from composer.mixture import DEFAULT_BANDS_SHARE, word_shares
from composer.text.alphabet import (
    BEGIN,
    MIDST,
    PLAN,
    Kind,
    character,
    remaining_character,
)
from composer.text.following import FOLLOWING_BARS, FOLLOWING_SHARE
from composer.text.header import FIELDS, Header, Player
from composer.text.words import BOS, EOS, Words

# Pieces start at their beginning about as often as a request does.
_FROM_THE_BEGINNING = 0.45
_ANY_ORDER, _FEWER_PARTS, _NOTHING_ASKED = 0.2, 0.2, 0.15
# More parts leave too few bars in a window.
_MOST_PARTS = 6
# A plan's bar line and chords; a header's marks, its fields and half of them asked.
_PLAN_WORDS, _HEADER_WORDS = 2.6, 14
# Corpora whose piano stands for any instrument: a melody sheet is played on what is at hand.
_ANY_INSTRUMENT = frozenset({"pop909-cl", "pop909-band", "nottingham", "music21-folk", "cre-irish", "openewld"})
_OTHER_INSTRUMENT = 0.4
_PLAYABLE_ON = {
    "melody": (0, 4, 11, 21, 22, 24, 25, 26, 27, 40, 46, 52, 56, 60, 65, 66, 68, 71, 72, 73, 75, 78, 80, 81, 104, 107),
    "counter": (0, 11, 24, 26, 40, 41, 42, 48, 60, 65, 68, 71, 73, 81),
    "chords": (0, 1, 4, 5, 6, 16, 19, 21, 24, 25, 26, 27, 46, 48, 49, 89),
    "bass": (32, 33, 34, 35, 38, 42, 43),
}
DEFAULT_INFILL_SHARE = 0.2
IGNORED = -100  # the target that torch's cross entropy leaves out


class Assembler:
    """Puts the words of headers, plans and segments together; one for each vocabulary."""

    def __init__(self, words: Words) -> None:
        self._words = words

    def header(self, header: Header, asked: frozenset[str] | set[str]) -> list[int]:
        """``<s>``, the asked controls, the full controls."""
        return [BOS, *(self._words.id(c) for c in header.text(asked))]

    def mark(self, begins: bool) -> int:
        """The word between header and bars."""
        return self._words.id(BEGIN if begins else MIDST)

    def plan(self, current: npt.NDArray[np.int16], before: npt.NDArray[np.int16] | None, remaining: int) -> list[int]:
        """Bar line, meter and section where they change, chords."""
        meter, section, first, second = (int(v) for v in current)
        text = remaining_character(remaining)
        if before is None or meter != before[0]:
            text += character(Kind.METER, meter)
        if before is None or section != before[1]:
            text += character(Kind.SECTION, section)
        text += character(Kind.CHORD, first)
        if second >= 0:
            text += character(Kind.CHORD, second)
        return [self._words.id(c) for c in text]

    def program(self, program: int) -> int:
        """The word that begins a part."""
        return self._words.id(character(Kind.PROGRAM, program))

    @property
    def plan_mark(self) -> int:
        """The word that begins the full controls."""
        return self._words.id(PLAN)


@dataclass(frozen=True)
class Window:
    """``words``; the music begins at index ``music_from``, after the header and its mark;
    ``bars`` is the number of bars inside. ``mark`` is the index of the mark between the bars that
    follow and those that lead there, where the window has both."""

    words: list[int]
    music_from: int
    bars: int
    mark: int | None = None


class _Telling:
    """A piece as windows tell it: the parts of ``order``, played by ``players``."""

    def __init__(
        self,
        store: Store,
        assembler: Assembler,
        piece: Stored,
        asked: frozenset[str] | set[str],
        order: list[int] | None,
        players: tuple[Player, ...] | None,
    ) -> None:
        self._store, self._assembler, self._piece = store, assembler, piece
        self._order = list(range(len(piece.header.parts))) if order is None else order
        header = replace(piece.header, parts=tuple((players or piece.header.parts)[i] for i in self._order))
        self.header = assembler.header(header, asked)
        self._programs = [assembler.program(player.program) for player in header.parts]

    def bar(self, bar: int, first: bool) -> list[int]:
        """The words of a bar; the ``first`` of a window tells its meter and section."""
        plan, at = self._store.plan, self._piece.first_bar + bar
        text = self._assembler.plan(plan[at], None if first else plan[at - 1], self._piece.bars - 1 - bar)
        for program, part in zip(self._programs, self._order, strict=True):
            text.append(program)
            text += self._store.segment(self._piece, bar, part)
        return text


def window(
    store: Store,
    assembler: Assembler,
    piece: Stored,
    first_bar: int,
    context: int,
    asked: frozenset[str] | set[str] = frozenset(),
    order: list[int] | None = None,
    players: tuple[Player, ...] | None = None,
) -> Window:
    """The bars of a piece from ``first_bar`` on, as many whole ones as fit into ``context``
    words (at least one, cut if it must be). ``order`` chooses and orders the parts, ``players``
    lets others play them."""
    telling = _Telling(store, assembler, piece, asked, order, players)
    ids = [*telling.header, assembler.mark(first_bar == 0)]
    music_from = len(ids)
    count = 0
    for bar in range(first_bar, piece.bars):
        text = telling.bar(bar, first=count == 0)
        if bar == piece.bars - 1:
            text.append(EOS)
        if count and len(ids) + len(text) > context:
            break
        ids += text
        count += 1
    return Window(ids[:context], music_from, count)


def window_before(
    store: Store,
    assembler: Assembler,
    piece: Stored,
    end: int,
    context: int,
    asked: frozenset[str] | set[str] = frozenset(),
    order: list[int] | None = None,
    players: tuple[Player, ...] | None = None,
    following: int = FOLLOWING_BARS,
) -> Window | None:
    """The bars that lead to bar ``end`` (more than 0, and one of the piece), as many whole ones as fit
    into ``context`` words, after ``following`` bars from ``end`` on; the bar line of ``end`` comes last.
    None when there is no room for one bar of each."""
    telling = _Telling(store, assembler, piece, asked, order, players)
    ids = [*telling.header, assembler.mark(False)]
    music_from = len(ids)
    most = music_from + int(context * FOLLOWING_SHARE)
    for bar in range(end, min(end + following, piece.bars)):
        text = telling.bar(bar, first=bar == end)
        if len(ids) + len(text) > most:
            break
        ids += text
    mark = len(ids)
    if mark == music_from:
        return None
    # The mark and the last bar line.
    room = context - mark - 2
    leading: list[int] = []
    later: list[int] = []
    first = end
    while first > 0:
        opening = telling.bar(first - 1, first=True)
        if len(opening) + len(later) > room:
            break
        leading, first = [*opening, *later], first - 1
        if first > 0:
            later = [*telling.bar(first, first=False), *later]
    if not leading:
        return None
    return Window(
        [*ids, assembler.mark(first == 0), *leading, telling.bar(end, False)[0]], music_from, end - first, mark
    )


def whole_piece(store: Store, assembler: Assembler, piece: Stored, context: int) -> Iterator[Window]:
    """Windows that cover every bar of a piece once, each with its header; nothing asked."""
    bar = 0
    while bar < piece.bars:
        part = window(store, assembler, piece, bar, context)
        yield part
        bar += part.bars


class TrainingRows:
    """An endless, exactly repeatable sequence of training rows: row ``i`` depends on the seed
    and ``i`` alone, so that a run resumes with the data it would have seen.

    Each corpus has its share of the words (:mod:`composer.mixture`), the made bands ``bands_share``
    of them; within a corpus long pieces are drawn a little more often than short ones. Of the windows
    ``infill_share`` lead into bars that are there (:func:`window_before`)."""

    def __init__(
        self,
        store: Store,
        split: str,
        context: int,
        seed: int,
        bands_share: float = DEFAULT_BANDS_SHARE,
        infill_share: float = 0.0,
    ) -> None:
        self._store = store
        self._assembler = Assembler(store.words)
        self._context = context
        self._seed = seed
        self._infill_share = infill_share
        self._pieces = [p for p in store.pieces if p.split == split]
        if not self._pieces:
            raise ValueError(f"no pieces in split {split!r}")
        weights = _draws(store, self._pieces, context, bands_share)
        self._cumulative = np.cumsum(weights / weights.sum())

    def _draw(self, rng: np.random.Generator) -> tuple[list[int], list[bool]]:
        last = len(self._pieces) - 1
        piece = self._pieces[min(int(np.searchsorted(self._cumulative, rng.random())), last)]
        parts = len(piece.header.parts)
        order = list(range(parts))
        if parts > 1 and (parts > _MOST_PARTS or rng.random() < _FEWER_PARTS):
            keep = int(rng.integers(1, min(parts, _MOST_PARTS) + 1))
            order = sorted(rng.choice(parts, keep, replace=False).tolist())
        if rng.random() < _ANY_ORDER:
            order = rng.permutation(order).tolist()
        players = self._players(piece, rng)
        share = 0.0 if rng.random() < _NOTHING_ASKED else rng.random()
        asked = {f for f in FIELDS if rng.random() < share}
        told = (self._context, asked, order, players)
        drawn = None
        if self._infill_share and piece.bars > 1 and rng.random() < self._infill_share:
            end, following = int(rng.integers(1, piece.bars)), int(rng.integers(1, FOLLOWING_BARS + 1))
            drawn = window_before(self._store, self._assembler, piece, end, *told, following)
        if drawn is None:
            first = 0 if rng.random() < _FROM_THE_BEGINNING else int(rng.integers(piece.bars))
            drawn = window(self._store, self._assembler, piece, first, *told)
        plan = drawn.words.index(self._assembler.plan_mark)
        # That a gap follows is given, like the request.
        return drawn.words, [i > plan and i != drawn.mark for i in range(len(drawn.words))]

    def _players(self, piece: Stored, rng: np.random.Generator) -> tuple[Player, ...]:
        players = piece.header.parts
        if piece.corpus not in _ANY_INSTRUMENT or rng.random() > _OTHER_INSTRUMENT:
            return players
        return tuple(
            Player(int(rng.choice(_PLAYABLE_ON[p.role])), p.role) if p.role in _PLAYABLE_ON else p for p in players
        )

    def row(self, index: int) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
        """Inputs and targets, both (context,); the asked subset is no target."""
        rng = np.random.default_rng((self._seed, index))
        words: list[int] = []
        learnt: list[bool] = []
        while len(words) <= self._context:
            more, mask = self._draw(rng)
            words += more
            learnt += mask
        inputs = np.array(words[: self._context + 1], dtype=np.int64)
        targets = np.where(np.array(learnt[: self._context + 1]), inputs, IGNORED)
        return inputs[:-1], targets[1:]


def _draws(store: Store, pieces: list[Stored], context: int, bands_share: float) -> npt.NDArray[np.float64]:
    """How often each piece is drawn, so that each corpus gets its share of the words."""
    corpora = np.array([piece.corpus for piece in pieces])
    liking = np.sqrt([float(piece.bars) for piece in pieces])
    words = np.array([_expected_words(store, piece, context) for piece in pieces])
    sizes = {name: float(words[corpora == name].sum()) for name in dict.fromkeys(corpora.tolist())}
    draws = np.zeros(len(pieces))
    for name, share in word_shares(sizes, bands_share).items():
        own = corpora == name
        within = liking[own] / liking[own].sum()
        # A draw from this corpus gives so many words on average.
        draws[own] = within * share / float(within @ words[own])
    return draws


def _expected_words(store: Store, piece: Stored, context: int) -> float:
    """Words that a window of this piece has on average, over the choices of parts and of the bar
    that :class:`TrainingRows` makes."""
    parts = len(piece.header.parts)
    fewer = (min(parts, _MOST_PARTS) + 1) / 2
    kept = parts if parts == 1 else fewer
    if 1 < parts <= _MOST_PARTS:
        kept = (1 - _FEWER_PARTS) * parts + _FEWER_PARTS * fewer
    # A bar's plan is a bar line and a chord or two, and each part has its name.
    music = store.word_count(piece) * kept / parts + piece.bars * (_PLAN_WORDS + kept)
    header = _HEADER_WORDS + 3 * kept
    room = max(context - header, 1.0)
    from_the_beginning = min(music, room)
    # From a bar anywhere: what is left of the piece is anything from all of it to nothing.
    from_anywhere = music / 2 if music <= room else room - room * room / (2 * music)
    return float(header + _FROM_THE_BEGINNING * from_the_beginning + (1 - _FROM_THE_BEGINNING) * from_anywhere)
