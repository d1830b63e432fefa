"""The phrase collections, field by field. Run as a program (``python tests/chatbot/test_understand_phrases.py``)
it prints how many requests are understood in every field (those that the parser was tuned on, those held
out, and those of strangers that nothing was ever tuned on), which fields fail, the pairs of both
languages, and MuseCoco's attributes. With ``--files`` it prints the shares of each file, with ``--tuned``
what is wrong with each request that the parser was tuned on."""

from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

if __name__ == "__main__":  # as a program it starts outside the repository's import path
    sys.path.insert(0, str(Path(__file__).parents[2]))

from chatbot.turn import Language
from chatbot.understand import turn_json, understand
from tests.chatbot.phrase_musecoco import ATTRIBUTES, musecoco, right_attributes
from tests.chatbot.phrase_notation import FILES, FOLDER, PIECE, collection, differences
from tests.chatbot.restated import means_the_same, restated

PHRASES = collection()
PAIRS: list[list[str]] = yaml.safe_load((FOLDER / "pairs.yaml").read_text(encoding="utf-8"))
MUSECOCO = musecoco()
# What the project asks for, and of the tuned requests a little more.
HELD_OUT_GOAL, PAIRS_GOAL, ATTRIBUTE_GOAL, TUNED_GOAL = 0.90, 0.97, 0.97, 0.98


@cache
def wrong_in(index: int) -> tuple[str, ...]:
    """What is wrong with the request of this index."""
    return tuple(differences(PHRASES[index]))


@cache
def attributes_of(index: int) -> dict[str, bool]:
    """Which attributes of this sentence of MuseCoco's kind are right."""
    return right_attributes(MUSECOCO[index])


def accuracy(use: str) -> dict[str, float]:
    """Share of requests with every field right, by language."""
    right = defaultdict(list)
    for index, entry in enumerate(PHRASES):
        if entry["use"] == use:
            right[entry["language"]].append(not wrong_in(index))
    return {language: sum(values) / len(values) for language, values in right.items()}


def field_errors(use: str) -> dict[str, Counter[str]]:
    """How often each field is wrong, by language."""
    wrong: dict[str, Counter[str]] = defaultdict(Counter)
    for index, entry in enumerate(PHRASES):
        if entry["use"] == use:
            wrong[entry["language"]].update({difference.split(":")[0] for difference in wrong_in(index)})
    return wrong


def comparable(text: str, piece: bool) -> dict[str, Any]:
    """What a request asks for, without the words that said it."""
    shown = turn_json(understand(text, PIECE if piece else None))
    for name in ("said", "language", "assumptions", "reply", "question"):
        shown.pop(name)
    controls = shown["controls"]
    assert isinstance(controls, dict)
    controls["mood"] = controls["mood"] and {k: v for k, v in controls["mood"].items() if k != "words"}
    for step in controls["arc"] or ():
        if "mood" in step:
            step["mood"].pop("words")
    later = shown["then"] or []
    assert isinstance(later, list)
    shown["then"] = [{"act": turn["act"], "controls": {**turn["controls"], "mood": None}} for turn in later]
    return shown


def pair_differs(pair: list[str]) -> str:
    """The fields that differ between the two sentences of a pair; "" when they mean the same."""
    english, chinese = (comparable(text, len(pair) > 2) for text in pair[:2])
    fields = [name for name in english if name != "controls" and english[name] != chinese[name]]
    ours, theirs = english["controls"], chinese["controls"]
    return ", ".join(fields + [f"{n} {ours[n]!r} / {theirs[n]!r}" for n in ours if ours[n] != theirs[n]])


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_collection_is_large_enough_and_a_third_of_it_is_held_out(language: str) -> None:
    own = [entry for entry in PHRASES if entry["language"] == language and entry["file"] in FILES]
    assert len(own) >= 400
    # Each of the files loses up to two thirds of an entry.
    assert sum(entry["use"] == "held out" for entry in own) >= len(own) // 3 - 4


@pytest.mark.parametrize("language", ["en", "zh"])
def test_tuned_phrases_are_understood_in_every_field(language: str) -> None:
    own = [i for i, e in enumerate(PHRASES) if e["language"] == language and e["use"] == "tuned"]
    wrong = {PHRASES[i]["say"]: wrong_in(i) for i in own if wrong_in(i)}
    total = len(own)
    assert len(wrong) <= (1 - TUNED_GOAL) * total, wrong


def test_held_out_phrases_are_understood_nearly_as_well() -> None:
    assert all(share >= HELD_OUT_GOAL for share in accuracy("held out").values())


def test_both_languages_mean_the_same() -> None:
    wrong = {pair[0]: found for pair in PAIRS if (found := pair_differs(pair))}
    assert len(PAIRS) >= 100 and len(wrong) <= (1 - PAIRS_GOAL) * len(PAIRS), wrong


@pytest.mark.parametrize(("language", "least"), [("en", 0.5), ("zh", 0.5)])
def test_what_strangers_say_comes_to_what_its_plainest_words_come_to(language: Language, least: float) -> None:
    said = [one for one in restated(language) if one.plain != one.said][::3]
    assert sum(map(means_the_same, said)) >= least * len(said)


@pytest.mark.parametrize("attribute", ATTRIBUTES)
def test_an_attribute_of_musecoco_is_read_from_flowery_sentences(attribute: str) -> None:
    seen = [index for index, entry in enumerate(MUSECOCO) if entry["use"] != "unseen"]
    stated = [index for index in seen if attribute in attributes_of(index)]
    tuned = [index for index in stated if MUSECOCO[index]["use"] == "tuned"]
    wrong = [MUSECOCO[index]["say"] for index in tuned if not attributes_of(index)[attribute]]
    assert len(stated) >= 20 and len(wrong) <= (1 - ATTRIBUTE_GOAL) * len(stated), wrong


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tuned", action="store_true", help="also print what is wrong with each tuned request")
    parser.add_argument("--files", action="store_true", help="also print the share of each file")
    options = parser.parse_args()
    for use in ("tuned", "held out", "unseen"):
        errors = field_errors(use)
        for language, share in accuracy(use).items():
            own = [e for e in PHRASES if e["language"] == language and e["use"] == use]
            fields = ", ".join(f"{field} {count}" for field, count in errors[language].most_common())
            print(f"{use:9} {language} {share:6.1%} of {len(own)}   wrong: {fields or '-'}")
            for file in dict.fromkeys(e["file"] for e in own) if options.files else ():
                right = [not wrong_in(i) for i, e in enumerate(PHRASES) if e in own and e["file"] == file]
                print(f"    {file:12} {sum(right) / len(right):6.1%} of {len(right)}")
    same = sum(not pair_differs(pair) for pair in PAIRS)
    print(f"pairs        {same / len(PAIRS):6.1%} of {len(PAIRS)}")
    for use in ("tuned", "held out", "unseen"):
        rates = []
        for attribute in ATTRIBUTES:
            own = [attributes_of(i) for i, e in enumerate(MUSECOCO) if e["use"] == use]
            found = [right[attribute] for right in own if attribute in right]
            rates.append(f"{attribute} {sum(found) / len(found):.1%} of {len(found)}")
        print(f"MuseCoco {use}: " + ", ".join(rates))
    languages: tuple[Language, ...] = ("en", "zh")
    for language in languages:
        said = list(restated(language))
        print(f"restated  {language} {sum(map(means_the_same, said)) / len(said):6.1%} of {len(said)}")
    if options.tuned:
        for index, entry in enumerate(PHRASES):
            for difference in wrong_in(index) if entry["use"] == "tuned" else ():
                print(f"{entry['file']}: {entry['say']}\n    {difference}")
        for pair in PAIRS:
            if pair_differs(pair):
                print(f"pair: {pair[0]} | {pair[1]}\n    {pair_differs(pair)}")
        for index, entry in enumerate(MUSECOCO):
            wrong = [a for a, fits in attributes_of(index).items() if not fits]
            if wrong and entry["use"] == "tuned":
                print(f"MuseCoco: {entry['say']}\n    {wrong}")


if __name__ == "__main__":
    main()
