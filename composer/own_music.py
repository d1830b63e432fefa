"""A person's own music: a folder of files as training samples, every bad file named."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from tqdm import tqdm

from composer.corpora import Work
from composer.dataset.repeats import kinship_of, repeats_of
from composer.dataset.sample import Lost, Sample, sample_of
from composer.notation import SUFFIXES, NotationError, read_file
from composer.originality.lines import Line, lines_of
from composer.piece import Piece

# The name under which a person's files are a corpus; no corpus of the training has it.
CORPUS = "own music"
# Files from which on one of every ten, at least one, is kept to judge by.
HELD_OUT_FROM, _HELD_OUT_SHARE = 3, 10


class NoMusicError(ValueError):
    """A folder without anything to learn from; the message is one sentence."""


@dataclass(frozen=True)
class OwnFile:
    """A file that is learnt from or judged by: its ``name`` in the folder, its text, and the lines by
    which copies of it are recognised."""

    name: str
    sample: Sample
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class OwnMusic:
    """What a folder holds: ``training`` files, ``held_out`` ones that only judge, and the files
    ``left_out`` with the reason for each."""

    training: tuple[OwnFile, ...]
    held_out: tuple[OwnFile, ...]
    left_out: tuple[tuple[str, str], ...]


def read_own_music(folder: Path, genre: str | None = None, seed: int = 0) -> OwnMusic:
    """All files of music in a folder and in those inside it, in the order of their names. What
    cannot be read, and what repeats another file, is left out and named. With three works or more
    one in ten, at least one, is held out; the ``seed`` decides which. ``genre`` is one of
    :data:`composer.controls.GENRES` and is told of every piece.

    Raises NoMusicError when nothing is left to learn from."""
    kinds = ", ".join(SUFFIXES)
    if not folder.is_dir():
        raise NoMusicError(f"{folder} is no folder; give one with files of music ({kinds})")
    paths = sorted(path for path in folder.rglob("*") if path.suffix.lower() in SUFFIXES and path.is_file())
    files: list[OwnFile] = []
    left_out: list[tuple[str, str]] = []
    for path in tqdm(paths, "reading", unit="file"):
        name = str(path.relative_to(folder))
        try:
            piece = read_file(path.read_bytes(), path.name)
        except (NotationError, OSError) as error:
            left_out.append((name, str(error)))
            continue
        result, _ = sample_of(_work(name, piece, genre))
        if isinstance(result, Lost):
            left_out.append((name, result.reason))
        else:
            files.append(OwnFile(name, result, tuple(lines_of(piece.parts))))
    samples = [file.sample for file in files]
    repeats = {repeat.index: repeat.of for repeat in repeats_of(samples, kinship_of(samples))}
    left_out += [(files[index].name, f"repeats {files[of].name}") for index, of in sorted(repeats.items())]
    kept = [file for index, file in enumerate(files) if index not in repeats]
    if not kept:
        why = f": {left_out[0][0]}: {left_out[0][1]}" if left_out else f" ({kinds})"
        raise NoMusicError(f"{folder} holds no music to learn from{why}")
    held_out = _held_out(kept, seed)
    return OwnMusic(
        tuple(file for index, file in enumerate(kept) if index not in held_out),
        tuple(file for index, file in enumerate(kept) if index in held_out),
        tuple(left_out),
    )


def _work(name: str, piece: Piece, genre: str | None) -> Work:
    """A piece whose key, chords and sections the reader has told already."""
    return Work(
        CORPUS,
        "own",
        name,
        name,
        piece,
        piece.title,
        piece.key,
        genre=genre,
        chords=tuple((bar.chords[0], bar.chords[-1]) if bar.chords else (None, None) for bar in piece.bars),
        sections=tuple(bar.section for bar in piece.bars),
    )


def _held_out(files: Sequence[OwnFile], seed: int) -> set[int]:
    """Which files only judge. That pieces of one hand have figures in common is no reason to judge
    by none of them; those that repeat each other are gone already."""
    if len(files) < HELD_OUT_FROM:
        return set()
    wanted = max(len(files) // _HELD_OUT_SHARE, 1)
    return set(np.random.default_rng(seed).permutation(len(files))[:wanted].tolist())
