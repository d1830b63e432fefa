"""How well fingerprints find what is the same, on pairs of files of which that is known.

True pairs: POP909's corrected files against the files as played, on another grid and in separate
parts; its songs against their other arrangements; Lieder that two corpora have engraved. False pairs:
different songs of POP909, Lieder of different composers, and any song against any Lied.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path, PurePosixPath

import numpy as np
import numpy.typing as npt
from tqdm import tqdm

from composer.corpora import Work, read_corpora
from composer.corpora.archive import Archive
from composer.dataset.fingerprint import Kinship, Print, fingerprint, kinship, voices_of
from composer.dataset.repeats import RELATED_SHARE, are_related
from composer.midi import MidiError, read_sheet
from composer.text import on_grid

_SHARES = (0.02, 0.05, 0.1, 0.15, 0.2, 0.3, 0.5)


@dataclass(frozen=True, eq=False)
class Known:
    """A file of which it is known what it is: its ``kind`` (corpus and manner), the ``song`` it is a
    setting of, and its ``maker``; pieces of equal maker may be related in ways nobody wrote down."""

    kind: str
    song: str
    maker: str
    fingerprint: Print


def known_files(data: Path) -> Iterator[Known]:
    """The files of the known pairs."""
    for work in read_corpora(data, ["pop909-cl"]):
        if isinstance(work, Work) and not work.path.startswith("pop909:"):
            yield Known("corrected", work.work, work.work, _print_of(work))
    yield from _as_played(data)
    for name in ("openscore-lieder", "when-in-rome"):
        for work in read_corpora(data, [name]):
            if isinstance(work, Work) and work.work.startswith("lieder/"):
                yield Known(name, work.work, work.work.split("/")[1], _print_of(work))


def _print_of(work: Work) -> Print:
    return fingerprint(voices_of(on_grid(work.piece)[0]), work.corpus)


def _as_played(data: Path) -> Iterator[Known]:
    """The files of pop909 as they are, which are not learnt from."""
    with Archive(data, "pop909") as archive:
        for path in archive.midi():
            number = PurePosixPath(path).parts[1]
            try:
                piece = read_sheet(archive.bytes(path)).piece()
            except MidiError:
                continue
            kind = "arranged" if "versions" in path else "played"
            print_ = fingerprint(voices_of(on_grid(piece)[0]))
            yield Known(kind, f"pop909/{number}", f"pop909/{number}", print_)


# Pairs of kinds whose files of one song are true pairs.
_TRUE = (("corrected", "played"), ("corrected", "arranged"), ("openscore-lieder", "when-in-rome"))


def measure(data: Path) -> int:
    """Print recall on the true pairs and the false pairs found, for several thresholds."""
    files = list(tqdm(known_files(data), "known files", unit="file"))
    kin = kinship([file.fingerprint for file in files])
    members_of: dict[str, list[int]] = {}
    for index, file in enumerate(files):
        members_of.setdefault(file.song, []).append(index)
    true = {
        kinds: {
            (a, b)
            for members in members_of.values()
            for a, b in combinations(members, 2)
            if {files[a].kind, files[b].kind} == set(kinds)
        }
        for kinds in _TRUE
    }
    false = _false_pairs(files, kin)
    pairs = list(zip(kin.one.tolist(), kin.other.tolist(), strict=True))
    number = _number_of_false_pairs(files)
    heads = [" = ".join(kinds) for kinds in _TRUE]
    print(f"{'share':>6}" + "".join(f"{head:>36}" for head in [*heads, f"false pairs of {number:,}"]))
    for share in _SHARES:
        found = are_related(kin, share)
        related = {pairs[i] for i in np.flatnonzero(found)}
        shares = [(len(true[kinds] & related), len(true[kinds])) for kinds in _TRUE]
        cells = [f"{hits / max(total, 1):.4f} of {total}" for hits, total in shares]
        print(f"{share:6}" + "".join(f"{cell:>36}" for cell in [*cells, str(int((found & false).sum()))]))
    print(f"a store takes {RELATED_SHARE}; the false pairs that it would find:")
    alike: dict[tuple[str, str], float] = {}
    for i in np.flatnonzero(are_related(kin) & false).tolist():
        songs = sorted((files[pairs[i][0]].song, files[pairs[i][1]].song))
        alike[songs[0], songs[1]] = max(alike.get((songs[0], songs[1]), 0.0), float(kin.containment[i]))
    for (one, other), share in sorted(alike.items(), key=lambda item: -item[1]):
        print(f"  {share:.2f} {one} and {other}")
    return 0


def _false_pairs(files: list[Known], kin: Kinship) -> npt.NDArray[np.bool_]:
    makers = np.array([file.maker for file in files])
    return makers[kin.one] != makers[kin.other]


def _number_of_false_pairs(files: list[Known]) -> int:
    _, counts = np.unique([file.maker for file in files], return_counts=True)
    total = len(files)
    return int(total * (total - 1) // 2 - (counts * (counts - 1) // 2).sum())
