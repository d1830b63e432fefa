"""What is to be told apart, and the examples of each: of what a sentence means, or a word in its place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from chatbot.turn import Language
from chatbot.understand.asides import tagging as asides
from chatbot.understand.asides.examples import read_examples as read_asides
from chatbot.understand.attuned.features import boxes_of, plainly, share_of_a_box, words_in
from chatbot.understand.attuned.rows import in_english, middle_of
from chatbot.understand.meanings.changes import CHANGES
from chatbot.understand.meanings.classes import MEANINGS
from chatbot.understand.meanings.classifier import weights_file
from chatbot.understand.meanings.examples import read_examples as read_meanings
from chatbot.understand.open_words.encoder import SentenceEncoder, Span
from chatbot.understand.told import classifier as told
from chatbot.understand.told.examples import read_examples as read_told
from chatbot.understand.told.examples import read_names
from chatbot.understand.told.passages import passages_of, words_near

_LANGUAGES: tuple[Language, ...] = ("en", "zh")


@dataclass(frozen=True)
class Task:
    """Classes to be told apart. Their weights are kept in ``file`` under ``name``."""

    file: Path
    name: str
    classes: tuple[str, ...]


@dataclass(frozen=True)
class Example:
    """One sentence of a task: its ``tokens``; for each place that is judged which tokens lie in it (``places``), the
    boxes that its words fall into and the share of each, and the class (``labels``)."""

    task: Task
    tokens: Sequence[int]
    places: Sequence[Sequence[int]]
    boxes: Sequence[Sequence[int]]
    shares: Sequence[float]
    labels: Sequence[int]


def all_examples(encoder: SentenceEncoder) -> Iterator[Example]:
    """The examples of all tasks."""
    for table in (MEANINGS, CHANGES):
        for language in _LANGUAGES:
            task = Task(weights_file(table), language, table.classes)
            for name, sentence in read_meanings(table, language):
                yield _sentence(encoder, task, plainly(sentence), language, name)
    for head in told.HEADS:
        task = Task(told.WEIGHTS_FILE, head, told.CLASSES[head])
        for name, sentence in read_told(head):
            yield _sentence(encoder, task, plainly(sentence), "en", name)
    task = Task(told.WEIGHTS_FILE, "players", told.CLASSES["players"])
    for text, names, kinds in read_names():
        for passage, kind in zip(passages_of(text, names), kinds, strict=True):
            near = list(words_near(passage))
            yield _example(encoder, task, "".join(passage), [middle_of(passage)], [near], "en", [kind])
    for language in _LANGUAGES:
        task = Task(asides.WEIGHTS_FILE, language, asides.CLASSES)
        for units, inside in read_asides(language):
            words = [list(units.words(index)) for index in range(len(units.spans))]
            labels = [asides.CLASSES[aside] for aside in inside]
            yield _example(encoder, task, units.english, units.english_spans, words, language, labels)


def _sentence(encoder: SentenceEncoder, task: Task, sentence: str, language: Language, name: str) -> Example:
    return _example(encoder, task, in_english(sentence), [None], [list(words_in(sentence))], language, [name])


def _example(
    encoder: SentenceEncoder, task: Task, text: str, spans: Sequence[Span | None], words: Sequence[Sequence[str]],
    language: Language, labels: Sequence[str],
) -> Example:  # fmt: skip
    tokens, places = encoder.tokens_of(text, spans)
    boxes = [boxes_of(own) for own in words]
    shares = [share_of_a_box(own, language) for own in boxes]
    return Example(task, tokens, places, boxes, shares, [task.classes.index(label) for label in labels])
