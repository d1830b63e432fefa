"""Fit: the bits that a model needs for a note of music that it has not seen.

All words of the music are paid for: bar lines, meters, players, plan and notes. The header, which
says who plays, is given. "Without plan" is the same model on the same music when the plan is
withheld from it: every bar says the same section and one chord, "no chord". Plan words (sections
and chords) then are not counted, so the figure is to be read beside "notes given the plan", the
bits of the same words when the true plan stands before them; the plan's own bits are the rest of
the model's sum. The model never learnt without a plan, so what it does without one is a little
worse than what a model trained so would do.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch
from torch.nn import functional
from tqdm import tqdm
from transformers import LlamaForCausalLM

from composer.corpora import Work
from composer.dataset import Lost, Sample, Store, Stored, sample_of, write_store
from composer.evaluate.ngram import Events, NGram
from composer.harmony import NO_CHORD
from composer.midi import MidiError, read_midi
from composer.text.alphabet import Kind, character, chord_character, kind_of, used_characters
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


@dataclass(frozen=True)
class PlanBits:
    """Bits of the plan's own words, of all others when the plan is told, and of the same others when
    it is withheld."""

    plan: float
    given: float
    withheld: float

    def __add__(self, other: PlanBits) -> PlanBits:
        return PlanBits(self.plan + other.plan, self.given + other.given, self.withheld + other.withheld)


class PlanWords:
    """Which words of a vocabulary tell the plan: sections and chords, one character each."""

    def __init__(self, words: Words) -> None:
        kinds = [kind_of(spelling)[0] if len(spelling) == 1 else None for spelling in words.spellings]
        self._is_section = np.array([kind is Kind.SECTION for kind in kinds])
        self._is_chord = np.array([kind is Kind.CHORD for kind in kinds])
        self._no_chord = words.id(chord_character(NO_CHORD))
        self._one_section = words.id(character(Kind.SECTION, 0))

    def told(self, window: Window) -> npt.NDArray[np.bool_]:
        """For every word of the music in a window, whether it tells the plan."""
        music = np.array(window.words[window.music_from :])
        return self._is_section[music] | self._is_chord[music]

    def withheld(self, window: Window) -> Window:
        """The window as a piece of one section without chords would be told: the first section is
        A and no other follows, every bar has the one chord "no chord"."""
        told = list(window.words[: window.music_from])
        sections = 0
        for word in window.words[window.music_from :]:
            if self._is_section[word]:
                sections += 1
                if sections == 1:
                    told.append(self._one_section)
            elif self._is_chord[word]:
                if told[-1] != self._no_chord:
                    told.append(self._no_chord)
            else:
                told.append(word)
        return Window(told, window.music_from, window.bars)


class ModelFit:
    """A checkpoint, or a model in memory, as a judge: every piece in windows that share its context,
    each begun with the piece's header; header words are not counted."""

    def __init__(self, checkpoint: Path | LlamaForCausalLM, batch: int = 4) -> None:
        self.device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
        if isinstance(checkpoint, Path):
            checkpoint = LlamaForCausalLM.from_pretrained(checkpoint, dtype=torch.float32)
        self.model = checkpoint.eval()
        self.model.to(self.device)
        self.context = int(self.model.config.max_position_embeddings)
        self.batch = batch

    @torch.no_grad()
    def word_bits(self, windows: list[Window]) -> list[npt.NDArray[np.float64]]:
        """Bits of every word of the music in some windows, a row a window."""
        length = max(len(w.words) for w in windows)
        inputs = torch.zeros(len(windows), length, dtype=torch.long)
        for row, window in enumerate(windows):
            inputs[row, : len(window.words)] = torch.tensor(window.words)
        inputs = inputs.to(self.device)
        with torch.autocast(self.device.type, torch.bfloat16):
            logits = self.model(input_ids=inputs, use_cache=False).logits
        nats = functional.cross_entropy(logits[:, :-1].float().flatten(0, 1), inputs[:, 1:].flatten(), reduction="none")
        bits = nats.view(len(windows), length - 1).double().cpu().numpy() / np.log(2)
        # The word at index i is foretold at index i - 1.
        return [bits[row, w.music_from - 1 : len(w.words) - 1] for row, w in enumerate(windows)]

    def _all_bits(self, windows: list[Window]) -> list[npt.NDArray[np.float64]]:
        batches = (windows[i : i + self.batch] for i in range(0, len(windows), self.batch))
        return [bits for batch in batches for bits in self.word_bits(batch)]

    def fit(self, store: Store, pieces: Iterable[Stored]) -> dict[str, Fit]:
        """The fit of some pieces of a store, by corpus."""
        assembler = Assembler(store.words)
        found: dict[str, Fit] = defaultdict(lambda: Fit(0.0, 0, 0.0))
        for piece in pieces:
            windows = list(whole_piece(store, assembler, piece, self.context))
            bits = sum(float(row.sum()) for row in self._all_bits(windows))
            found[piece.corpus] += Fit(bits, piece.notes, piece.seconds)
        return dict(found)

    def parts(self, store: Store, piece: Stored) -> PlanBits:
        """What the plan costs and what it is worth in one piece."""
        plan = PlanWords(store.words)
        given = list(whole_piece(store, Assembler(store.words), piece, self.context))
        withheld = [plan.withheld(window) for window in given]
        sums = [0.0, 0.0, 0.0]
        for window, bits in zip(given, self._all_bits(given), strict=True):
            planned = plan.told(window)
            sums[0] += float(bits[planned].sum())
            sums[1] += float(bits[~planned].sum())
        for window, bits in zip(withheld, self._all_bits(withheld), strict=True):
            sums[2] += float(bits[~plan.told(window)].sum())
        return PlanBits(*sums)


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


def ngram_of(store: Store, judged: Iterable[Stored], order: int = 5) -> NGram:
    """An n-gram of the store's training split that can judge some pieces: half a minute for 50
    million events."""
    training = [p for p in store.pieces if p.split == "train"]
    sequences = tqdm(event_sequences(store, training), "n-gram", total=len(training), unit="piece")
    return NGram(sequences, order, len(used_characters()), event_sequences(store, judged))


def ngram_fit(store: Store, pieces: list[Stored], order: int = 5) -> dict[str, Fit]:
    """The same pieces under an n-gram of the training split."""
    model = ngram_of(store, pieces, order)
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
