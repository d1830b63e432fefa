"""How far the ears can be trusted: estimators against what people wrote down."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

from composer.analysis import estimate_chords, estimate_key, estimate_mood
from composer.corpora import Work, read_corpora
from composer.corpora.archive import Archive
from composer.midi import MidiError, read_midi

# Corpora whose keys people annotated, or whose signatures with the last notes are reliable.
_KEYED = ("pop909-cl", "bach-chorales", "openhymnal", "nottingham", "cre-irish", "openscore-lieder")


def _works(data: Path, corpora: Sequence[str], pieces: int) -> Iterator[tuple[str, list[Work]]]:
    for corpus in corpora:
        if (data / f"{corpus}.zip").is_file():
            works = (w for w in read_corpora(data, [corpus]) if isinstance(w, Work))
            yield corpus, list(islice(works, pieces))


def key_agreement(data: Path, pieces: int) -> Iterator[dict[str, object]]:
    """Share of pieces whose estimated key is the stated one, exactly and with its relative,
    parallel or dominant neighbours (the classes of the MIREX key-finding task)."""
    for corpus, works in _works(data, _KEYED, pieces):
        exact = near = count = 0
        for work in works:
            if work.key is None or work.key.mode not in ("major", "minor"):
                continue
            found = estimate_key(work.piece).key
            count += 1
            same = (found.pitch_class, found.mode) == (work.key.pitch_class, work.key.mode)
            exact += same
            related = found.parent == work.key.parent or found.pitch_class == work.key.pitch_class
            fifth = found.mode == work.key.mode and (found.pitch_class - work.key.pitch_class) % 12 in (5, 7)
            near += same or related or fifth
        if count:
            yield {"corpus": corpus, "pieces": count, "exact": exact / count, "with_relatives": near / count}


def chord_agreement(data: Path, pieces: int) -> Iterator[dict[str, object]]:
    """Share of half bars whose estimated chord is the annotated one: root and quality (sevenths
    and sixths folded into their triads), and root alone."""
    fold = {"maj7": "maj", "7": "maj", "min7": "min", "maj6": "maj", "min6": "min", "hdim7": "dim", "dim7": "dim"}
    for corpus, works in _works(data, ("pop909-cl", "nottingham"), pieces):
        both = root = exact = count = 0
        for work in works:
            for annotated, found in zip(work.chords or (), estimate_chords(work.piece), strict=False):
                for truth, guess in ((annotated[0], found[0]), (annotated[1], found[-1])):
                    if truth is None or truth.root is None:
                        continue
                    count += 1
                    root += truth.root == guess.root
                    exact += truth == guess
                    both += truth.root == guess.root and fold.get(truth.quality, truth.quality) == fold.get(
                        guess.quality, guess.quality
                    )
        if count:
            yield {
                "corpus": corpus,
                "half_bars": count,
                "root_and_triad": both / count,
                "root": root / count,
                "root_and_quality": exact / count,
            }


def mood_agreement(data: Path, pieces: int) -> Iterator[dict[str, object]]:
    """Share of VGMIDI's pieces whose estimated valence and energy have the sign that listeners
    gave them (its labels are +1 or -1), and both at once: the quadrant. Pieces whose phrases were
    labelled apart count once, with the label of their first."""
    valence = energy = quadrant = count = 0
    with Archive(data, "vgmidi-labels") as archive:
        seen: set[str] = set()
        for row in csv.DictReader(io.StringIO(archive.text("vgmidi_labelled.csv"))):
            path = "labelled/midi/" + re.sub(r"_\d+\.mid$", ".mid", row["midi"].rsplit("/", 1)[-1])
            if path in seen or path not in archive.names or count >= pieces:
                continue
            seen.add(path)
            try:
                found = estimate_mood(read_midi(archive.bytes(path)))
            except MidiError as error:
                yield {"corpus": "vgmidi-labels", "left_out": path, "because": str(error)}
                continue
            happy, excited = (
                (found.valence > 0) == (row["valence"] == "1"),
                (found.energy > 0) == (row["arousal"] == "1"),
            )
            count, valence, energy = count + 1, valence + happy, energy + excited
            quadrant += happy and excited
    if count:
        yield {
            "corpus": "vgmidi-labels",
            "pieces": count,
            "valence": valence / count,
            "energy": energy / count,
            "quadrant": quadrant / count,
        }
