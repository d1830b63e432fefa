"""What is to be told apart, and the examples of each: of what a sentence means, or a word in its place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from chatbot.turn import Language
from chatbot.understand.asides import tagging as asides
from chatbot.understand.asides.examples import read_examples as read_asides
from chatbot.understand.attuned.features import boxes_of, plainly, share_of_a_box, words_in
from chatbot.understand.attuned.rows import in_english
from chatbot.understand.cast import reader as cast
from chatbot.understand.cast.examples import EXAMPLES, read_tellings, with_other_names
from chatbot.understand.learning.passages import passages_of, words_near
from chatbot.understand.meanings.changes import CHANGES
from chatbot.understand.meanings.classes import MEANINGS
from chatbot.understand.meanings.classifier import weights_file
from chatbot.understand.meanings.examples import read_examples as read_meanings
from chatbot.understand.open_words.encoder import SentenceEncoder, Span
from chatbot.understand.told import classifier as told
from chatbot.understand.told.examples import read_descriptions_of, read_sentences

_LANGUAGES: tuple[Language, ...] = ("en", "zh")
#: How often a telling is seen, with other names each time.
TIMES = 3
# Of a single sentence it is not said that it has no feeling.
_CLASSES_OF_SENTENCES = {**told.CLASSES, "mood": tuple(name for name in told.CLASSES["mood"] if name != told.NOTHING)}


@dataclass(frozen=True)
class Task:
    """Classes to be told apart, by what the encoder makes of a place and, where ``by_words``, by the words beside it.
    Their weights are kept in ``file`` under ``name``; where that is None the task is only learnt beside the others."""

    file: Path | None
    name: str
    classes: tuple[str, ...]
    by_words: bool = True


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


def examples_of_requests(encoder: SentenceEncoder) -> Iterator[Example]:
    """The examples of what is told apart by whole requests, or by words in them; beside them sentences of tellings, and
    names in these, so that the encoder has seen how people talk of music at length too."""
    for table in (MEANINGS, CHANGES):
        for language in _LANGUAGES:
            task = Task(weights_file(table), language, table.classes)
            for name, sentence in read_meanings(table, language):
                yield _sentence(encoder, task, plainly(sentence), language, name)
    for head in told.HEADS:
        task = Task(None, head, _CLASSES_OF_SENTENCES[head])
        for name, sentence in read_sentences(head):
            yield _sentence(encoder, task, plainly(sentence), "en", name)
    task = Task(None, "players", cast.KINDS)
    for telling in read_tellings()[: _lines_of(EXAMPLES / "players.txt")]:  # of all files it comes first
        for passage, kind in zip(passages_of(telling.text, telling.names), telling.kinds, strict=True):
            near, start = list(words_near(passage)), len(passage.before)
            middle = (start, start + len(passage.middle))
            yield _example(encoder, task, "".join(passage), [middle], [near], "en", [kind])
    for language in _LANGUAGES:
        task = Task(asides.WEIGHTS_FILE, language, asides.CLASSES)
        for units, inside in read_asides(language):
            words = [list(units.words(index)) for index in range(len(units.spans))]
            labels = [asides.CLASSES[aside] for aside in inside]
            yield _example(encoder, task, units.english, units.english_spans, words, language, labels)


def _lines_of(file: Path) -> int:
    lines = file.read_text(encoding="utf-8").splitlines()
    return sum(1 for line in lines if line.strip() and not line.startswith("#"))


def examples_of_tellings(encoder: SentenceEncoder, file: Path) -> Iterator[Example]:
    """The examples of what whole tellings say."""
    for head in told.HEADS:
        task = Task(file, head, told.CLASSES[head], by_words=False)
        for name, text in (*read_sentences(head), *read_descriptions_of(head)):
            yield _example(encoder, task, plainly(text), [None], [[]], "en", [name])


def examples_of_casts(encoder: SentenceEncoder, file: Path, seed: int) -> Iterator[Example]:
    """The examples of names in tellings: all of them, then all once more, with other names each time."""
    task = Task(file, cast.TASK, cast.KINDS, by_words=False)
    for time in range(TIMES):
        for telling in with_other_names(seed * TIMES + time):
            nothing: list[list[str]] = [[] for _ in telling.names]
            yield _example(encoder, task, telling.text, telling.names, nothing, "en", telling.kinds)


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
