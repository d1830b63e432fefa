"""Whether a store keeps its promises, found out from its words alone."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from tqdm import tqdm

from composer.dataset.fingerprint import fingerprint, kinship
from composer.dataset.repeats import related_pairs
from composer.dataset.store import Store


@dataclass(frozen=True)
class Crossing:
    """Two pieces of the store on different sides of the split, and why they are the same music."""

    one: str
    other: str
    reason: str


def crossings(store: Store) -> list[Crossing]:
    """Pairs of pieces that are on different sides and are of one work by name, or one music by
    their fingerprints, which are made again from the words."""
    pieces = store.pieces
    found = []
    sides: dict[str, tuple[str, str]] = {}
    for piece in pieces:
        split, first = sides.setdefault(piece.work, (piece.split, piece.path)) if piece.work else (piece.split, "")
        if split != piece.split:
            found.append(Crossing(first, piece.path, f"the same work {piece.work}"))
    prints = [fingerprint(store.voices(p), p.corpus) for p in tqdm(pieces, "fingerprints", unit="piece")]
    for one, other in related_pairs(kinship(prints)):
        if pieces[one].split != pieces[other].split:
            found.append(Crossing(pieces[one].path, pieces[other].path, "the same music"))
    return found


def check_store(folder: Path) -> int:
    """Print what is found; the exit status is 1 when music is on two sides."""
    store = Store(folder)
    found = crossings(store)
    for split, number in sorted(Counter(piece.split for piece in store.pieces).items()):
        print(f"{split}: {number:,} pieces")
    for crossing in found[:20]:
        print(f"{crossing.one} and {crossing.other}: {crossing.reason}")
    print(f"works on two sides of the split, by name or by fingerprint: {len(found)}")
    return 1 if found else 0
