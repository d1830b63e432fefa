"""MuseCoco's twelve attributes: the collection of sentences, and which of them a turn has right."""

from __future__ import annotations

from typing import Any

import yaml

from chatbot.understand import turn_json, understand
from chatbot.understand.lexicon.artists import ARTISTS
from chatbot.understand.lexicon.genres import GENRES
from composer.controls import METERS
from composer.piece import Meter
from tests.chatbot.phrase_notation import FOLDER, sign_fits

# As the collection writes them: instruments yes and no count as one attribute.
ATTRIBUTES = (
    "instruments", "bars", "seconds", "meter", "key", "tempo", "octaves", "rhythm", "dance", "genre", "artist",
    "emotion",
)  # fmt: skip
# Signs of valence and energy: Russell's four quadrants.
_QUADRANTS = {"Q1": "+?", "Q2": "-+", "Q3": "-?", "Q4": "?-"}


def musecoco() -> list[dict[str, Any]]:
    """Every sentence with what it states, and its ``use``. Every third is "held out"; of those of the first stranger,
    which were measured before they were tuned on, none; those of the last are "unseen": nothing was tuned on them."""
    entries: list[dict[str, Any]] = []
    for name in (
        "musecoco", "musecoco_strangers", "musecoco_flowery", "musecoco_third", "musecoco_fourth", "musecoco_unseen",
    ):  # fmt: skip
        found = yaml.safe_load((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"))
        for index, entry in enumerate(found):
            held_out = name != "musecoco_strangers" and index % 3 == 2
            use = "unseen" if name == "musecoco_unseen" else "held out" if held_out else "tuned"
            entries.append({**entry, "use": use})
    return entries


def right_attributes(entry: dict[str, Any]) -> dict[str, bool]:
    """For each attribute that the sentence states: whether it was read so. Instruments are right
    when the families that are to play, and those that are not, are exactly the ones stated. What is ``disputed`` (two
    reviewers, who saw neither parser nor each other, found another value as sensible) is left out."""
    shown: dict[str, Any] = turn_json(understand(entry["say"]))
    controls: dict[str, Any] = shown["controls"]
    right: dict[str, bool] = {}
    if "with" in entry or "without" in entry:
        playing = {part["instrument"] for part in controls["parts"] or ()}
        right["instruments"] = playing == set(entry.get("with", ())) and set(controls["exclude"] or ()) == set(
            entry.get("without", ())
        )
    for name in ("bars", "seconds"):
        if name in entry:
            right[name] = controls[name] == entry[name]
    if "meter" in entry:
        # A meter that the composer cannot write is understood where the reply names it beside the nearest.
        unwritable = Meter.parse(entry["meter"]) not in METERS
        said = any(entry["meter"] in sentence for sentence in shown["assumptions"] or ())
        right["meter"] = controls["meter"] == entry["meter"] or (unwritable and said)
    if "genre" in entry:
        genre = GENRES.get(entry["genre"])  # "hip hop" or "hip-hop", "techno" or the electronic music it is
        right["genre"] = controls["genre"] == (genre.name if genre else entry["genre"])
    key = controls["key"]
    if "key" in entry:
        right["key"] = key is not None and f"{key['tonic'] or '?'} {key['mode']}" == entry["key"]
    if "tempo" in entry:
        field = "tempo_class" if isinstance(entry["tempo"], str) else "tempo_bpm"
        right["tempo"] = controls[field] == entry["tempo"]
    if "octaves" in entry:
        right["octaves"] = (controls["range"] or {}).get("octaves") == entry["octaves"]
    if "artist" in entry:
        artist = ARTISTS.get(entry["artist"].lower())  # Dvořák or Dvorak
        right["artist"] = controls["style_of"] == (artist.name if artist else entry["artist"])
    for name, field in (("rhythm", "intensity"), ("dance", "danceable")):
        if name in entry:
            right[name] = controls[field] == entry[name]
    if "emotion" in entry:
        mood, signs = controls["mood"], _QUADRANTS[entry["emotion"]]
        right["emotion"] = (
            mood is not None and sign_fits(mood["valence"], signs[0]) and sign_fits(mood["energy"], signs[1])
        )
    for name in entry.get("disputed", ()):
        right.pop(name, None)
    return right
