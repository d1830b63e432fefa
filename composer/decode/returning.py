"""Music that comes back: which earlier bar a bar answers to, and the lean towards saying it again.

A form of letters shares out the bars; a letter that returns brings its bars back, and inside a long
section the second phrase begins as the first did. What comes back is drawn, not copied: the words
of the earlier bar gain weight, all other rules go on holding, and the ends of phrases are free to go
elsewhere.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from composer.decode.part_mask import PartState
from composer.text.header import Player

# Bars of a phrase, and of a section long enough to be of two.
_PHRASE, _PERIOD = 4, 8
# Forms by their number of phrases, a letter for each, with weights: after the forms of works of 8 to 40
# bars of eleven corpora of scores, whose sections were estimated; rare ones are smoothed by hand, and
# forms nothing of which comes back are left out.
_FORMS: dict[int, dict[str, int]] = {
    2: {"AA": 3, "AB": 1},
    3: {"AAB": 3, "ABA": 3, "ABB": 4},
    4: {"AABB": 22, "AABA": 10, "ABAB": 6, "AABC": 6, "ABAC": 3},
    5: {"AABBA": 2, "AABAB": 2, "ABABA": 1},
    6: {"AABBAA": 3, "AABABA": 2, "ABABCB": 2, "AABAAC": 1},
    7: {"AABBAAB": 2, "AABACBA": 1},
    8: {"AABBAABB": 3, "AABAAABA": 3, "ABABCCAB": 2, "AABBCCAB": 1},
}
# Logits that the next word of the earlier bar gains at creativity 0, 0.5 and 1: where a letter
# returns, and where a second phrase begins as the first.
_BONUS = {"return": (7.0, 3.0, 1.5), "phrase": (5.0, 2.1, 0.9), "groove": (3.0, 1.2, 0.5)}
# The same at the end of a phrase, and once the bar has gone its own way.
_AT_THE_END, _AFTER_A_CHANGE = 0.4, 0.5
# How often a part does not come back at all, though the others may.
_STAYS_AWAY = 0.15


@dataclass(frozen=True)
class Return:
    """The ``words`` of an earlier bar of a part, and the logits that each of them gains in its
    place."""

    words: tuple[int, ...]
    bonus: float

    def lean(self, written: Sequence[int], state: PartState, end_word: int) -> tuple[int, float]:
        """The word that would go on with the earlier bar and what it gains, 0 where there is none.
        A bar that has gone its own way may come back at the next position."""
        told = len(written)
        if tuple(written) == self.words[:told]:
            return (self.words[told], self.bonus) if told < len(self.words) else (end_word, self.bonus)
        if not state.is_closed:
            return end_word, 0.0
        first = state.rules.table.first_position
        ahead = next((word for word in self.words if first[word] > state.position), None)
        return (end_word if ahead is None else ahead), self.bonus * _AFTER_A_CHANGE


@dataclass(frozen=True)
class Answer:
    """The earlier bar that a bar answers to, why ("return", "phrase") and whether it ends a phrase."""

    bar: int
    why: str
    ends: bool


def default_form(bars: int, rng: np.random.Generator) -> str | None:
    """A form for so many bars, a letter for about four of them; None below eight, where nothing has
    time to come back."""
    phrases = min(round(bars / _PHRASE), max(_FORMS))
    if bars < _PERIOD or phrases not in _FORMS:
        return None
    forms = _FORMS[phrases]
    weights = np.array(list(forms.values()), dtype=np.float64)
    return list(forms)[int(rng.choice(len(forms), p=weights / weights.sum()))]


def answers(form: str, bars: int) -> tuple[Answer | None, ...]:
    """For every bar the earlier one that it answers to, the form's letters sharing the bars evenly."""
    places = [index * len(form) // bars for index in range(bars)]
    starts = [places.index(place) if place in places else bars for place in range(len(form))] + [bars]
    found: list[Answer | None] = []
    for index, place in enumerate(places):
        offset, length = index - starts[place], starts[place + 1] - starts[place]
        ends = offset % _PHRASE == _PHRASE - 1 or offset == length - 1
        earlier = next((p for p in range(place) if form[p] == form[place] and starts[p + 1] - starts[p] > offset), None)
        if earlier is not None:
            found.append(Answer(starts[earlier] + offset, "return", ends))
        elif length >= _PERIOD and offset >= _PHRASE and offset % _PHRASE < _PHRASE // 2:
            found.append(Answer(index - _PHRASE, "phrase", ends))
        else:
            found.append(None)
    return tuple(found)


class FormMemory:
    """What comes back in a piece of some ``players`` whose bars have these ``answers``."""

    def __init__(
        self, found: Sequence[Answer | None], players: Sequence[Player], creativity: float, rng: np.random.Generator
    ) -> None:
        self._answers, self._players, self._creativity = found, players, creativity
        # By phrase and part, whether what was said there stays away.
        self._stays_away = rng.random((len(found) // _PHRASE + 1, len(players))) < _STAYS_AWAY

    def answer(self, index: int) -> Answer | None:
        """The earlier bar that a bar answers to."""
        return self._answers[index] if index < len(self._answers) else None

    def returns(self, index: int, bars: Sequence[Sequence[tuple[int, ...]]]) -> tuple[Return | None, ...]:
        """What each part leans to in a bar; ``bars`` holds the words of all parts in each bar so far.
        Where nothing returns, drums go on as in the bar before, but for the end of a phrase."""
        answer = self.answer(index)
        found: list[Return | None] = []
        for part, player in enumerate(self._players):
            if answer is not None and not self._stays_away[index // _PHRASE, part]:
                bonus = self._bonus(answer.why) * (_AT_THE_END if answer.ends else 1.0)
                found.append(Return(bars[answer.bar][part], bonus))
            elif player.is_drums and index % _PHRASE in (1, 2) and bars:
                found.append(Return(bars[-1][part], self._bonus("groove")))
            else:
                found.append(None)
        return tuple(found)

    def _bonus(self, why: str) -> float:
        return float(np.interp(self._creativity, (0.0, 0.5, 1.0), _BONUS[why]))
