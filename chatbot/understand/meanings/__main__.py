"""How sentences that nothing was learnt from are read: ``python -m chatbot.understand.meanings FOLDER``.

In the folder (tests/chatbot/meanings) lie short requests, and wishes of named players and places, said while a piece is
playing. It tells how many are read rightly by the rules alone, and with what ``python -m chatbot.understand.learning``
learnt beside them.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from chatbot.turn import Language
from chatbot.understand.meanings.changes import CHANGES
from chatbot.understand.meanings.classes import MEANINGS
from chatbot.understand.meanings.measure import read_unseen

_LANGUAGES: tuple[Language, ...] = ("en", "zh")


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m chatbot.understand.meanings", description=__doc__)
    parser.add_argument("folder", type=Path, help="where the sentences of both tables lie")
    folder = parser.parse_args().folder
    for table in (MEANINGS, CHANGES):
        for language in _LANGUAGES:
            read = list(read_unseen(folder, table, language))
            by_rules, right = (
                sum(values) / len(read) for values in zip(*((r.by_rules, r.right) for r in read), strict=True)
            )
            print(
                f"{table.name} {language}: {len(read)} sentences, by the rules alone {by_rules:.1%}, "
                f"as they are read {right:.1%}"
            )


if __name__ == "__main__":
    main()
