"""How well pickups are heard, and the fit of what hears them, on scores that say theirs.

    python -m composer.corpora pickups --data DIR

Known are the songs and scores with an analysis in RomanText (OpenScore Lieder, When in Rome),
the lead sheets of OpenEWLD, and the chorales, whose MusicXML lies in the music21 package.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch

from composer.corpora.annotations import pickup_of_analysis, read_lead_sheet
from composer.corpora.archive import Archive
from composer.corpora.build import open_sheet
from composer.corpora.pickup import Floats, candidate_features
from composer.corpora.scores import analysis_beside
from composer.corpora.work import Unreadable
from composer.midi import Sheet

_KNOWN = ("openscore-lieder", "when-in-rome", "openewld", "bach-chorales")
_FOLDS = 5
# Penalty on the squared weights of standardised features; the fit is the same from 1e-4 to 1e-2.
_PENALTY = 1e-3


@dataclass(frozen=True, eq=False)
class Case:
    """A score whose pickup is known: the features of all candidates, (candidates, features),
    the index of the right one, and whether that is "no pickup"."""

    corpus: str
    features: Floats
    right: int
    is_none: bool


def known_cases(data: Path) -> Iterator[Case]:
    """All scores below ``data`` that say their pickup and begin with a note."""
    for name in _KNOWN:
        if not (data / f"{name}.zip").is_file():
            continue
        with Archive(data, name) as archive:
            for path in archive.midi():
                sheet = open_sheet(archive, path)
                if isinstance(sheet, Unreadable) or min(int(t.notes[0, 0]) for t in sheet.tracks) > 0:
                    continue
                pickup = _stated(archive, path, sheet)
                candidates, features = candidate_features(sheet)
                if pickup in candidates:
                    yield Case(name, features, candidates.index(pickup), pickup == 0)


def _stated(archive: Archive, path: str, sheet: Sheet) -> int | None:
    if archive.name in ("openewld", "bach-chorales"):
        page = _page(archive, path)
        try:
            return read_lead_sheet(page).pickup if page else None
        except ValueError:
            return None
    analysis = analysis_beside(archive, path)
    return pickup_of_analysis(analysis, sheet.bars[0].meter) if analysis else None


def _page(archive: Archive, path: str) -> bytes | None:
    """The compressed MusicXML that a MIDI file was made from, where it is at hand."""
    if archive.name == "openewld":
        name = path.removeprefix("_midi/").removesuffix(".mid") + ".mxl"
        return archive.bytes(name) if name in archive.names else None
    package = importlib.util.find_spec("music21")
    if package is None or package.origin is None:
        return None
    score = Path(package.origin).parent / "corpus" / "bach" / f"{Path(path).stem}.mxl"
    return score.read_bytes() if score.is_file() else None


def fit(cases: Sequence[Case]) -> Floats:
    """Weights of a conditional logit over the candidates, by maximum likelihood with a small
    penalty on their squares."""
    scale = np.concatenate([case.features for case in cases]).std(axis=0) + 1e-6
    most = max(len(case.features) for case in cases)
    features = torch.zeros(len(cases), most, len(scale))
    absent = torch.full((len(cases), most), -1e9)
    for index, case in enumerate(cases):
        features[index, : len(case.features)] = torch.tensor(case.features / scale, dtype=torch.float32)
        absent[index, : len(case.features)] = 0.0
    right = torch.tensor([case.right for case in cases])
    weights = torch.zeros(len(scale), requires_grad=True)
    optimizer = torch.optim.LBFGS([weights], max_iter=200)

    def loss() -> torch.Tensor:
        optimizer.zero_grad()
        scores = features @ weights + absent
        value = torch.nn.functional.cross_entropy(scores, right) + _PENALTY * (weights**2).sum()
        value.backward()
        return value

    optimizer.step(loss)
    return np.asarray(weights.detach().numpy() / scale, dtype=np.float64)


def held_out(cases: Sequence[Case]) -> dict[str, tuple[int, int, int]]:
    """By corpus: how many cases, how many right when fitted on the other folds, and how many
    would be right if no piece had a pickup."""
    folds = np.random.default_rng(0).permutation(len(cases)) % _FOLDS
    result: dict[str, tuple[int, int, int]] = {}
    for fold in range(_FOLDS):
        weights = fit([case for case, at in zip(cases, folds, strict=True) if at != fold])
        for case, at in zip(cases, folds, strict=True):
            if at == fold:
                number, right, none = result.get(case.corpus, (0, 0, 0))
                is_right = int(np.argmax(case.features @ weights)) == case.right
                result[case.corpus] = (number + 1, right + is_right, none + case.is_none)
    return result
