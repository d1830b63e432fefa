"""The phrase collections, field by field. Run as a program (``PYTHONPATH=. python
tests/chatbot/test_understand_phrases.py``) it prints how many requests are understood in every
field, those that the parser was tuned on and those held out."""

import re
from collections import defaultdict
from pathlib import Path

import pytest
import yaml

from chatbot.turn import Turn
from chatbot.understand import Context, turn_json, understand
from composer.key import Key
from composer.piece import Meter

FOLDER = Path(__file__).parent / "phrases"
PIECE = Context(Key("C", "major"), 100.0, Meter(4, 4), 16, ("piano", "bass", "drums"), 2, "en")
PHRASES = [
    {"file": name, **entry}
    for name in ("en", "zh")
    for entry in yaml.safe_load((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"))
]
# Plain controls, compared as they are.
PLAIN = ("meter", "bars", "seconds", "exclude", "genre", "chords", "form", "density", "dynamics", "count", "seed")


def sign_fits(value: float, sign: str) -> bool:
    return sign == "?" or (value > 0.05 if sign == "+" else value < -0.05)


def part(shown: dict) -> str:
    program = "" if shown["program"] is None else f":{shown['program']}"
    return shown["instrument"] + program + (f"/{shown['role']}" if shown["role"] else "")


def edit_fits(wanted: str, edit: dict) -> bool:
    words = wanted.split()
    if words.pop(0) != edit["operation"]:
        return False
    parts = next((w[1:].split("+") for w in words if w.startswith("@")), None)
    goal = next((w[2:] for w in words if w.startswith("->")), None)
    amount = next((w for w in words if not w.startswith(("@", "->"))), None)
    if edit["parts"] != parts or (goal and goal != f"{edit['instrument']}:{edit['value']}"):
        return False
    if amount is None:
        return True
    if amount in ("x+", "x-"):
        return edit["factor"] is not None and (edit["factor"] > 1) == (amount == "x+")
    if amount.startswith("x"):
        return edit["factor"] == float(amount[1:])
    return edit["value"] == float(amount)


def differences(entry: dict) -> list[str]:
    """Every field that is not as expected; controls that are not named must be unstated."""
    turn = understand(entry["say"], PIECE if entry.get("piece") else None)
    wanted, shown, wrong = entry["expect"], turn_json(turn), []
    controls = shown["controls"]

    def check(field: str, fits: bool, got: object) -> None:
        if not fits:
            wrong.append(f"{field}: wanted {wanted.get(field)!r}, got {got!r}")

    check("act", turn.act == wanted.get("act", "compose"), turn.act)
    check("language", turn.language == wanted.get("language", turn.language), turn.language)
    for field in PLAIN:
        check(field, controls[field] == wanted.get(field), controls[field])
    key = controls["key"]
    check("key", (f"{key['tonic'] or '?'} {key['mode']}" if key else None) == wanted.get("key"), key)
    tempo, goal = controls["tempo_bpm"], wanted.get("tempo")
    in_span = isinstance(goal, list) and tempo is not None and goal[0] <= tempo <= goal[1]
    check("tempo", in_span or tempo == goal, tempo)
    parts = [part(p) for p in controls["parts"] or ()]
    check("parts", parts == wanted.get("parts", []), parts)
    mood, signs = controls["mood"], wanted.get("mood")
    fits = (mood is None) == (signs is None) and (
        mood is None or (sign_fits(mood["valence"], signs[0]) and sign_fits(mood["energy"], signs[1]))
    )
    check("mood", fits, mood)
    span = controls["range"] and [controls["range"]["low"], controls["range"]["high"]]
    check("range", (span is None) == ("range" not in wanted), span)
    if span and "range" in wanted:
        low, high = wanted["range"]
        check("range", low <= span[0] and span[1] <= high, span)
    daring = {"high": lambda c: c and c > 0.6, "low": lambda c: c is not None and c < 0.4, None: lambda c: c is None}
    check("creativity", bool(daring[wanted.get("creativity")](controls["creativity"])), controls["creativity"])
    edits, goals = shown["edits"] or [], wanted.get("edits", [])
    check("edits", len(edits) == len(goals) and all(map(edit_fits, goals, edits)), edits)
    check("target_bars", shown["targets"]["bars"] == wanted.get("target_bars"), shown["targets"]["bars"])
    check("version", shown["targets"]["version"] == wanted.get("version"), shown["targets"]["version"])
    check("problem", problem_fits(turn, wanted.get("problem")), turn.problem)
    return wrong


def problem_fits(turn: Turn, names: list[str] | None) -> bool:
    if names is None or turn.problem is None:
        return names is None and turn.problem is None
    one_sentence = len(re.findall(r"[.!?。！？](?:\s|$)", turn.problem)) == 1
    return one_sentence and all(name in turn.problem for name in names)


def accuracy(held_out: bool) -> dict[str, float]:
    """Share of requests with every field right, by language."""
    right = defaultdict(list)
    for entry in PHRASES:
        if bool(entry.get("held_out")) == held_out:
            right[entry["file"]].append(not differences(entry))
    return {language: sum(values) / len(values) for language, values in right.items()}


TUNED = [entry for entry in PHRASES if not entry.get("held_out")]


@pytest.mark.parametrize("entry", TUNED, ids=lambda entry: f"{entry['file']}:{entry['say'][:40]}")
def test_a_phrase_is_understood_in_every_field(entry: dict) -> None:
    assert not differences(entry)


def test_held_out_phrases_are_understood_nearly_as_well() -> None:
    assert all(share >= 0.9 for share in accuracy(held_out=True).values())


if __name__ == "__main__":
    for held_out in (False, True):
        for language, share in accuracy(held_out).items():
            print(f"{'held out' if held_out else 'tuned':9} {language} {share:.1%}")
