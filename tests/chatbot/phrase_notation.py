"""How the phrase collections are written, and what of a turn differs from what they expect.

The notation stands at the head of ``phrases/en.yaml`` and ``phrases/en_music.yaml``.
"""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import yaml

from chatbot.understand import Context, VersionFacts, turn_json, understand
from composer.key import Key
from composer.piece import Meter

FOLDER = Path(__file__).parent / "phrases"
FILES = tuple(
    language + kind for language in ("en", "zh") for kind in ("", "_music", "_changes", "_talk", "_fresh", "_late")
)
# Requests of strangers, which the parser was tuned on from the first to the last: nothing of them is held out.
STRANGERS = ("en_strangers", "zh_strangers", "en_neighbours", "zh_neighbours", "en_alike", "zh_alike")
# Requests of strangers which nothing was tuned on.
UNSEEN = ("en_unseen", "zh_unseen")
_BAND = ("piano", "bass", "drums")
PIECE = Context(Key("C", "major"), 100.0, Meter(4, 4), 16, _BAND, 2, "en")
MANY = Context(
    Key("C", "major"), 100.0, Meter(4, 4), 16, _BAND, 3, "en", current=3,
    facts=(
        VersionFacts(1, None, Key("A", "minor"), 96.0, Meter(4, 4), 8, ("piano", "cello")),
        VersionFacts(2, "Sunrise", Key("D", "major"), 132.0, Meter(4, 4), 24, ("flute", "guitar", "drums")),
        VersionFacts(3, None, Key("C", "major"), 100.0, Meter(4, 4), 16, _BAND),
    ),
)  # fmt: skip
# Plain values, compared as they are: the key in the collection and the way to it in the JSON.
_PLAIN: dict[str, tuple[str, ...]] = {
    **{
        name: ("controls", name)
        for name in ("meter", "bars", "seconds", "exclude", "genre", "chords", "form", "intensity", "danceable",
                     "style_of", "dynamics", "count", "seed")
    },
    "task": ("task",), "topic": ("topic",), "preserve": ("preserve",), "name": ("name",), "notation": ("notation",),
    "target_bars": ("targets", "bars"), "section": ("targets", "section"), "version": ("targets", "version"),
    "others": ("targets", "others"), "keep": ("targets", "keep"),
}  # fmt: skip


def collection() -> list[dict[str, Any]]:
    """Every request, each with its ``use``: "tuned", "held out" or "unseen". In the files en and zh those
    held out are marked; elsewhere every third is, but of the strangers' all are tuned on or none. One marked
    ``learnt`` is no longer held out: a writer of examples came to the same words. What is ``disputed`` counts neither
    way: two reviewers, who saw neither parser nor each other, found another value of that field as sensible."""
    entries: list[dict[str, Any]] = []
    for name in (*FILES, *STRANGERS, *UNSEEN):
        found = yaml.safe_load((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"))
        for index, entry in enumerate(found):
            held_out = bool(entry.get("held_out")) if "_" not in name else index % 3 == 2 and name in FILES
            held_out = held_out and not entry.get("learnt")
            use = "unseen" if name in UNSEEN else "held out" if held_out else "tuned"
            entries.append({**entry, "file": name, "language": name[:2], "use": use})
    return entries


def context_of(entry: dict[str, Any]) -> Context | None:
    """What is there when the request is said."""
    context = {True: PIECE, "many": MANY, None: None}[entry.get("piece")]
    if "after" not in entry:
        return context
    before = understand(entry["after"], None if entry["after"].startswith(("play some", "来一首")) else context)
    return replace(context or PIECE, previous=before)


def sign_fits(value: float, sign: str) -> bool:
    """Whether a value has the sign "+", "-" or "?" (either)."""
    return sign == "?" or (value > 0.05 if sign == "+" else value < -0.05)


def mood_fits(mood: dict[str, Any] | None, signs: str | None) -> bool:
    """Whether a mood is there if it should be, with the right signs."""
    if mood is None or signs is None:
        return mood is None and signs is None
    return sign_fits(mood["valence"], signs[0]) and sign_fits(mood["energy"], signs[1])


def part(shown: dict[str, Any]) -> str:
    """A player as the collection writes it: family, program, role."""
    program = "" if shown["program"] is None else f":{shown['program']}"
    return shown["instrument"] + program + (f"/{shown['role']}" if shown["role"] else "")


def edit_fits(wanted: str, edit: dict[str, Any]) -> bool:
    """Whether an edit is the one written as ``operation [value] [=word] [@parts] [->instrument]``."""
    words = wanted.split()
    if words.pop(0) != edit["operation"]:
        return False
    parts = next((w[1:].split("+") for w in words if w.startswith("@")), None)
    goal = next((w[2:] for w in words if w.startswith("->")), None)
    mark = next((w[1:] for w in words if w.startswith("=")), None)
    amount = next((w for w in words if not w.startswith(("@", "->", "="))), None)
    got = f"{edit['instrument']}:{edit['value']}" if goal and ":" in goal else edit["instrument"]
    if edit["parts"] != parts or (goal and goal != got) or edit["word"] != mark:
        return False
    if amount is None:
        return True
    if amount in ("x+", "x-"):
        return edit["factor"] is not None and (edit["factor"] > 1) == (amount == "x+")
    if amount.startswith("x"):
        return edit["factor"] == float(amount[1:])
    return edit["value"] == float(amount)


def arc_fits(wanted: list[str], steps: list[dict[str, Any]]) -> bool:
    """Whether each step lies where it should and has the traits that are written."""
    return len(wanted) == len(steps) and all(map(_step_fits, wanted, steps))


def _step_fits(wanted: str, step: dict[str, Any]) -> bool:
    place, *traits = wanted.split()
    share = step.get("share")
    if place.startswith("bar"):
        there = step.get("first_bar") == int(place[3:])
    else:
        low, high = {"start": (0, 0), "mid": (0.2, 0.7), "end": (0.3, 0.95)}[place]
        there = share is not None and low <= share <= high
    for trait in traits:
        name, value = trait.split(":")
        got = step.get({"dyn": "dynamics", "tempo": "tempo_bpm"}.get(name, name))
        if name == "mood":
            there = there and mood_fits(got, value)
        elif name == "parts":
            there = there and set(value.split("+")) <= set(got or ())
        elif name == "tempo":
            there = there and got == float(value)
        else:
            there = there and str(got) == value
    return there


def range_fits(got: dict[str, Any] | None, wanted: Any) -> bool:
    """A range given as a mapping is meant exactly, one given as a list must hold it."""
    if got is None or wanted is None:
        return got is None and wanted is None
    if isinstance(wanted, dict):
        return {k: v for k, v in got.items() if v is not None} == wanted
    return got["low"] is not None and got["high"] is not None and wanted[0] <= got["low"] <= got["high"] <= wanted[1]


def problem_fits(problem: str | None, names: list[str] | None) -> bool:
    """Whether there is one sentence with all of these in it, or none where none is wanted."""
    if names is None or problem is None:
        return names is None and problem is None
    one_sentence = len(re.findall(r"[.!?。！？](?:\s|$)", problem)) == 1
    return one_sentence and all(name in problem for name in names)


def differences(entry: dict[str, Any]) -> list[str]:
    """Every field that is not as expected, as "field: wanted ..., got ..."; what is not named must
    be unstated."""
    shown = turn_json(understand(entry["say"], context_of(entry)))
    wanted = entry["expect"]
    if shown["act"] == "undo" and shown["then"] and "after" in entry and wanted.get("act") != "undo":
        shown = shown["then"][0]  # a correction, written as what it leads to
    return turn_differences(shown, wanted, entry)


def turn_differences(shown: dict[str, Any], wanted: dict[str, Any], entry: dict[str, Any]) -> list[str]:
    """The same for the JSON of one turn."""
    wrong: list[str] = []
    controls = shown["controls"]
    free = set(entry.get("open", ()))
    if free:  # what open words or a scene evoke beside what is stated
        free |= {field for field in _EVOKED if field not in wanted}
    free |= set(entry.get("disputed", ()))

    def check(field: str, fits: bool, got: object) -> None:
        if not fits and field not in free:
            wrong.append(f"{field}: wanted {wanted.get(field)!r}, got {got!r}")

    check("act", shown["act"] == wanted.get("act", "compose"), shown["act"])
    check("language", shown["language"] == wanted.get("language", shown["language"]), shown["language"])
    for field, path in _PLAIN.items():
        got = shown
        for step in path:
            got = got[step]
        # Mixing names its versions in `mix`; a study or its like may leave a task unsaid.
        if field in ("version", "others") and "mix" in wanted:
            continue
        if field == "task" and "task" not in wanted:
            got = None if got in _UNSAID_TASKS else got
        if field == "topic" and "topic" not in wanted and shown["act"] in ("ask", "help"):
            continue
        if field not in wanted and got == _implied(field, wanted):
            continue
        check(field, got == wanted.get(field), got)
    key = controls["key"]
    check("key", (f"{key['tonic'] or '?'} {key['mode']}" if key else None) == wanted.get("key"), key)
    tempo, goal = controls["tempo_bpm"], wanted.get("tempo")
    in_span = isinstance(goal, list) and tempo is not None and goal[0] <= tempo <= goal[1]
    check("tempo", in_span or tempo == goal, tempo)
    if "tempo_class" in wanted or not isinstance(goal, list):
        check("tempo_class", controls["tempo_class"] == wanted.get("tempo_class"), controls["tempo_class"])
    parts = [part(p) for p in controls["parts"] or ()]
    check("parts", parts == wanted.get("parts", []), parts)
    check("mood", mood_fits(controls["mood"], wanted.get("mood")), controls["mood"])
    density = wanted.get("density")
    check("density", controls["density"] in (density if isinstance(density, list) else [density]), controls["density"])
    check("range", range_fits(controls["range"], wanted.get("range")), controls["range"])
    daring = {"high": lambda c: c and c > 0.6, "low": lambda c: c is not None and c < 0.4, None: lambda c: c is None}
    check("creativity", bool(daring[wanted.get("creativity")](controls["creativity"])), controls["creativity"])
    check("arc", arc_fits(wanted.get("arc", []), controls["arc"] or []), controls["arc"])
    edits, goals = shown["edits"] or [], wanted.get("edits", [])
    check("edits", len(edits) == len(goals) and all(map(edit_fits, goals, edits)), edits)
    if "target_parts" in wanted:
        check("target_parts", shown["targets"]["parts"] == wanted["target_parts"], shown["targets"]["parts"])
    distance, far = shown["distance"], wanted.get("distance")
    fits = {"low": lambda d: d and d < 0.4, "high": lambda d: d and d > 0.6}.get(str(far), lambda d: d == far)
    check("distance", bool(fits(distance)), distance)
    mix = {m["version"]: m["parts"] for m in shown["targets"]["mix"] or ()} or None
    check("mix", mix == wanted.get("mix"), mix)
    study = shown["study"] and " ".join(str(v) for v in shown["study"].values() if v is not None)
    check("study", study == wanted.get("study"), study)
    check("question", bool(shown["question"]) == bool(wanted.get("question")), shown["question"])
    problem = shown["reply"] if shown["act"] == "invalid" else None
    check("problem", problem_fits(problem, wanted.get("problem")), problem)
    named = {"lyrics": r"words|歌词", "copy": r"existing|现成|已有"}.get(entry.get("unsupported", ""))
    said = " ".join(shown["assumptions"] or ())
    check("unsupported", named is None or bool(re.search(named, said)), said)
    later, goals = shown["then"] or [], wanted.get("then", [])
    check("then", len(later) == len(goals), [t["act"] for t in later])
    for one, goal in zip(later, goals, strict=False):
        wrong += [f"then.{d}" for d in turn_differences(one, goal, {})]
    return wrong


def _implied(field: str, wanted: dict[str, Any]) -> Any:
    """What an expectation need not say because something else in it says so: a study is the task of
    a study, a waltz is in 3/4, who is removed is excluded."""
    removed = [edit.split("@")[1].split("+") for edit in wanted.get("edits", ()) if edit.startswith("remove @")]
    implied = {
        "task": "study" if "study" in wanted else None,
        "meter": "3/4" if wanted.get("genre") == "waltz" else None,
        "exclude": [part for parts in removed for part in parts] or None,
    }
    return implied.get(field)


# What a scene or a picture may fill in.
_EVOKED = (
    "genre",
    "mood",
    "seconds",
    "tempo",
    "tempo_class",
    "parts",
    "density",
    "dynamics",
    "intensity",
    "danceable",
    "arc",
)
# Tasks that an act has by default and that an expectation need not name.
_UNSAID_TASKS = ("part", "like", "dislike")
