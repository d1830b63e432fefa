"""Fit: the bits that a model needs for a note of music that it has not seen."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch.nn import functional
from tqdm import tqdm
from transformers import LlamaForCausalLM

from composer.corpora import Work
from composer.dataset import Lost, Sample, Store, Stored, sample_of, write_store
from composer.evaluate.ngram import Events, NGram
from composer.midi import MidiError, read_midi
from composer.text.alphabet import used_characters
from composer.text.words import Words
from composer.windows import Assembler, Window, whole_piece


@dataclass(frozen=True)
class Fit:
    """What some pieces cost: ``bits`` in all, for ``notes`` notes and ``seconds`` seconds."""

    bits: float
    notes: int
    seconds: float

    @property
    def bits_per_note(self) -> float:
        """Bits a note; plan and bar lines are paid for too."""
        return self.bits / max(self.notes, 1)

    @property
    def bits_per_second(self) -> float:
        """Bits a second of music."""
        return self.bits / max(self.seconds, 1e-9)

    def __add__(self, other: Fit) -> Fit:
        return Fit(self.bits + other.bits, self.notes + other.notes, self.seconds + other.seconds)


class ModelFit:
    """A checkpoint as a judge: every piece in windows that share its context, each begun with
    the piece's header; header words are not counted."""

    def __init__(self, checkpoint: Path, batch: int = 4) -> None:
        self.device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
        self.model = LlamaForCausalLM.from_pretrained(checkpoint, dtype=torch.float32).eval()
        self.model.to(self.device)
        self.context = int(self.model.config.max_position_embeddings)
        self.batch = batch

    @torch.no_grad()
    def bits(self, windows: list[Window]) -> float:
        """Bits of the music in some windows."""
        length = max(len(w.words) for w in windows)
        inputs = torch.zeros(len(windows), length, dtype=torch.long)
        targets = torch.full((len(windows), length), -100)
        for row, window in enumerate(windows):
            ids = torch.tensor(window.words)
            inputs[row, : len(ids)] = ids
            targets[row, window.music_from : len(ids)] = ids[window.music_from :]
        with torch.autocast(self.device.type, torch.bfloat16):
            logits = self.model(input_ids=inputs.to(self.device), use_cache=False).logits
        nats = functional.cross_entropy(
            logits[:, :-1].float().flatten(0, 1), targets[:, 1:].to(self.device).flatten(), reduction="sum"
        )
        return float(nats) / float(np.log(2))

    def fit(self, store: Store, pieces: Iterable[Stored]) -> dict[str, Fit]:
        """The fit of some pieces of a store, by corpus."""
        assembler = Assembler(store.words)
        found: dict[str, Fit] = defaultdict(lambda: Fit(0.0, 0, 0.0))
        for piece in pieces:
            windows = list(whole_piece(store, assembler, piece, self.context))
            bits = sum(self.bits(windows[i : i + self.batch]) for i in range(0, len(windows), self.batch))
            found[piece.corpus] += Fit(bits, piece.notes, piece.seconds)
        return dict(found)


def held_out(store: Store, split: str, most_notes: int, without: Sequence[str] = (), seed: int = 0) -> list[Stored]:
    """Pieces of a split in random order until each corpus has ``most_notes`` notes; none of the
    corpora ``without``."""
    pieces = [p for p in store.pieces if p.split == split and p.corpus not in without]
    heard: dict[str, int] = defaultdict(int)
    chosen = []
    for index in np.random.default_rng(seed).permutation(len(pieces)):
        piece = pieces[index]
        if heard[piece.corpus] < most_notes:
            heard[piece.corpus] += piece.notes
            chosen.append(piece)
    return chosen


def event_sequences(store: Store, pieces: Iterable[Stored]) -> Iterator[Events]:
    """The bars of pieces as event indices 0.. of the alphabet: what an n-gram reads."""
    index = {char: i for i, char in enumerate(used_characters())}
    assembler = Assembler(store.words)
    spelled = [np.array([index[c] for c in s], dtype=np.int64) for s in store.words.spellings]
    for piece in pieces:
        events = []
        for window in whole_piece(store, assembler, piece, 1 << 30):
            events += [spelled[w] for w in window.words[window.music_from :]]
        yield np.concatenate(events)


def ngram_fit(store: Store, pieces: list[Stored], order: int = 5) -> dict[str, Fit]:
    """The same pieces under an n-gram of the training split."""
    training = [p for p in store.pieces if p.split == "train"]
    model = NGram(
        list(tqdm(event_sequences(store, training), "n-gram", total=len(training), unit="piece")),
        order,
        len(used_characters()),
    )
    found: dict[str, Fit] = defaultdict(lambda: Fit(0.0, 0, 0.0))
    for piece, events in zip(pieces, event_sequences(store, pieces), strict=True):
        found[piece.corpus] += Fit(model.bits(events), piece.notes, piece.seconds)
    return dict(found)


def folder_store(folder: Path, checkpoint: Path, out: Path) -> tuple[Store, list[Lost]]:
    """A store of any folder of MIDI files in the words of a checkpoint, and what was lost."""
    samples: list[Sample] = []
    lost: list[Lost] = []
    for path in sorted([*folder.rglob("*.mid"), *folder.rglob("*.midi")]):
        name = str(path.relative_to(folder))
        try:
            piece = read_midi(path.read_bytes())
        except MidiError as error:
            lost.append(Lost(folder.name, name, str(error)))
            continue
        result, _ = sample_of(Work(folder.name, "open", name, name, piece))
        (samples if isinstance(result, Sample) else lost).append(result)  # type: ignore[arg-type]
    write_store(samples, ["test"] * len(samples), Words.load(checkpoint), out)
    return Store(out), lost
