"""How bars, lists and sentences are put in both languages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from chatbot.turn import Language

Both = tuple[str, str]


def say(words: Both, language: Language, /, **values: object) -> str:
    """One of two sentences, filled in."""
    return words[0 if language == "en" else 1].format(**values)


def joined(items: Iterable[str], language: Language) -> str:
    """A list: "a, b and c"."""
    listed = list(items)
    if len(listed) < 2:
        return "".join(listed)
    comma, last = (", ", " and ") if language == "en" else ("、", "和")
    return comma.join(listed[:-1]) + last + listed[-1]


def sentences(said: Iterable[str], language: Language) -> str:
    """Sentences one after the other, empty ones left out."""
    return (" " if language == "en" else "").join(one for one in said if one)


def bars_text(bars: Iterable[int], language: Language) -> str:
    """Bars counted from 1: "bars 3, 5–7", 第3、5–7小节."""
    numbers = sorted(set(bars))
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][1] + 1 == number:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return runs_text([(first, last) for first, last in runs], language)


def runs_text(runs: Sequence[tuple[int, int]], language: Language) -> str:
    """Stretches of bars, first and last counted from 1."""
    spans = [str(first) if first == last else f"{first}–{last}" for first, last in runs]
    if language == "zh":
        return f"第{'、'.join(spans)}小节"
    one = len(runs) == 1 and runs[0][0] == runs[0][1]
    return ("bar " if one else "bars ") + joined(spans, "en")
