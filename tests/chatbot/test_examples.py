"""What is learnt from holds nothing of what the learning is measured by."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import chatbot.understand
from chatbot.understand.learning.weights import is_up_to_date
from tests.chatbot.phrase_musecoco import musecoco
from tests.chatbot.phrase_notation import collection

UNDERSTAND = Path(chatbot.understand.__file__).parent
EXAMPLES = sorted([*UNDERSTAND.glob("*/examples/*.txt"), *UNDERSTAND.glob("*/examples/*.tsv")])
UNSEEN = sorted(Path(__file__).parent.glob("meanings/*.tsv")) + sorted(Path(__file__).parent.glob("restated/*.tsv"))
# In the examples of players a name stands in brackets with a sign; asides stand in double ones.
BRACKETS = re.compile(r"\{[+0-]([^}]*)\}")
WEIGHTS = sorted(path for path in UNDERSTAND.glob("*/*.safetensors") if path.stem != "anchors")


def words(sentence: str) -> str:
    """A sentence without capitals, signs and brackets; as it is where that leaves nothing of it."""
    plain = BRACKETS.sub(r"\1", sentence).lower()
    return " ".join(re.findall(r"\w+", plain)) or plain.strip()


@pytest.fixture(scope="module")
def measured_by() -> set[str]:
    said = [entry["say"] for entry in collection() if entry["use"] != "tuned"]
    said += [entry["say"] for entry in musecoco() if entry["use"] != "tuned"]
    lines = [line for path in UNSEEN for line in path.read_text(encoding="utf-8").splitlines()]
    said += [line.split("\t")[-1] for line in lines if not line.startswith("#")]
    return {words(sentence) for sentence in said}


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_nothing_held_out_is_learnt_from(path: Path, measured_by: set[str]) -> None:
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    learnt = [words(line.split("\t")[-1]) for line in lines if not line.startswith(("#", "= "))]
    assert len(learnt) > 100 and not measured_by.intersection(learnt)


@pytest.mark.parametrize("path", WEIGHTS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_the_weights_were_learnt_from_the_examples_that_are_there(path: Path) -> None:
    assert len(WEIGHTS) == 8 and is_up_to_date(path), "run: python -m chatbot.understand.learning"
