"""What a store holds and what it lacks, counted."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from composer.bands import BAND_CORPORA
from composer.dataset.repeats import Repeat
from composer.dataset.sample import Lost, Sample

REPORT_FILE = "report.json"
# What no program reads: damage, and files without a note.
_UNREADABLE = re.compile(r"no MIDI file|damaged|holds no (notes|track)|film frames|format 2|chord labels and no music")


@dataclass(frozen=True)
class Found:
    """Everything that preparation found: all ``pieces`` (their texts may be left out) with the
    ``groups`` and ``splits`` of each, the ``repeats`` among them, what was ``lost``, the notes that
    ``changed`` by corpus, and how many MIDI ``files`` each corpus has."""

    pieces: Sequence[Sample]
    groups: Sequence[str]
    splits: Sequence[str]
    repeats: Sequence[Repeat]
    lost: Sequence[Lost]
    changed: Mapping[str, Counter[str]]
    files: Mapping[str, int] = field(default_factory=dict)

    @property
    def kept(self) -> list[int]:
        """Indices of the pieces that go into the store."""
        left = {repeat.index for repeat in self.repeats}
        return [index for index in range(len(self.pieces)) if index not in left]


def report_of(found: Found) -> dict:
    """All counts, by corpus where that says more."""
    kept = found.kept
    pieces = [found.pieces[i] for i in kept]
    splits = [found.splits[i] for i in kept]
    repeats = Counter(found.pieces[repeat.index].corpus for repeat in found.repeats)
    of_which = Counter(f"{found.pieces[r.index].corpus}: repeats of {found.pieces[r.of].corpus}" for r in found.repeats)
    corpora = dict.fromkeys([*found.files, *(p.corpus for p in found.pieces)])
    unreadable = [item for item in found.lost if item.is_lost and _UNREADABLE.search(item.reason)]
    lost = [item for item in found.lost if item.is_lost and not _UNREADABLE.search(item.reason)]
    readable = sum(found.files.values()) - sum(item.corpus in found.files for item in unreadable)
    return {
        "pieces": dict(Counter(p.corpus for p in pieces)),
        "notes": _sums((p.corpus, p.notes) for p in pieces),
        "hours": {c: round(s / 3600, 1) for c, s in _sums((p.corpus, p.seconds) for p in pieces).items()},
        "splits": dict(Counter(splits)),
        "notes by split": _sums((split, p.notes) for p, split in zip(pieces, splits, strict=True)),
        "groups": len({found.groups[i] for i in kept}),
        "largest groups": Counter(found.groups[i] for i in kept).most_common(5),
        "files": dict(found.files),
        "lost share of readable files": round(sum(i.corpus in found.files for i in lost) / max(readable, 1), 5),
        "corpora": {
            name: {
                "files": found.files.get(name, 0),
                "unreadable": sum(item.corpus == name for item in unreadable),
                "lost": sum(item.corpus == name for item in lost),
                "left out": sum(item.corpus == name and not item.is_lost for item in found.lost),
                "repeats": repeats[name],
                **{
                    side: sum(p.corpus == name and s == side for p, s in zip(pieces, splits, strict=True))
                    for side in ("train", "validation", "test")
                },
                "labels": _labels([p for p in pieces if p.corpus == name]),
            }
            for name in corpora
        },
        "band styles": dict(
            Counter(p.path.rpartition(":")[2] for p in pieces if p.corpus in BAND_CORPORA).most_common()
        ),
        "repeats": dict(of_which.most_common()),
        "lost": _reasons([*unreadable, *lost]),
        "left out": _reasons([item for item in found.lost if not item.is_lost]),
        "changed": {corpus: dict(changes) for corpus, changes in found.changed.items() if changes},
    }


def write_report(found: Found, folder: Path) -> None:
    """``report.json`` of a store."""
    (folder / REPORT_FILE).write_text(json.dumps(report_of(found), indent=1, ensure_ascii=False, sort_keys=True))


def _sums(items: Iterable[tuple[str, float]]) -> dict[str, float]:
    sums: dict[str, float] = {}
    for name, value in items:
        sums[name] = sums.get(name, 0) + value
    return sums


def _reasons(items: Iterable[Lost]) -> dict[str, int]:
    # A number of ticks in a reason says where, not why.
    reasons = (f"{item.corpus}: {re.sub(r'[0-9]+ ticks', 'some ticks', item.reason)}" for item in items)
    return dict(Counter(reasons).most_common())


def _labels(pieces: Sequence[Sample]) -> dict[str, dict[str, int]]:
    """How often each label has each value."""
    counts: dict[str, Counter[str]] = {}
    for piece in pieces:
        drums = any(player.is_drums for player in piece.header.parts)
        values = {
            "genre": piece.header.genre or "unknown",
            "mode": piece.header.mode,
            "meter": str(piece.header.meter),
            "tempo": piece.labels.tempo,
            "intensity": piece.labels.intensity,
            "danceable": "yes" if piece.labels.danceable else "no",
            "density": str(piece.header.density),
            "valence": str(piece.header.valence),
            "energy": str(piece.header.energy),
            "parts": str(len(piece.header.parts)),
            "drums": "yes" if drums else "no",
            "dynamics": "flat" if piece.labels.contrast < 1 else "played",
            "key from": piece.labels.key_from,
            "chords from": piece.labels.chords_from,
            "sections from": piece.labels.sections_from,
        }
        for name, value in values.items():
            counts.setdefault(name, Counter())[value] += 1
    return {name: dict(count.most_common()) for name, count in counts.items()}
