"""Your own music: the model taught a folder of MIDI, MusicXML or ABC files, as an adapter beside it.

    python -m composer.finetune FOLDER --out my-music
    CADENZA_ADAPTER=my-music ./run.sh

LoRA (E. Hu et al., "LoRA: low-rank adaptation of large language models", ICLR 2022) by PEFT: the
weights stay, small matrices beside them are learnt, for ten files within minutes on two cores. One
file in ten, where there are three works or more, is not learnt from but judged by: learning stops
when its bits a note fall no more, and the best state is kept. Keys are normalised as ever, so every
file teaches all keys. What is composed with an adapter may echo your own music, and is meant to; how
long the longest echo is, is measured and written down. Music that the model itself was trained on stays
guarded against as before.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import resource
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from importlib.metadata import version
from pathlib import Path
from typing import Any, cast

import torch
from peft import LoraConfig, PeftModel, get_peft_model
from tqdm import tqdm
from transformers import LlamaForCausalLM

from composer.checkpoint import checkpoint_hash, default_checkpoint, reads_ahead, weights_hash
from composer.composer import Composer
from composer.controls import GENRES, Controls
from composer.dataset import Store, write_store
from composer.engine.adapter import RECORD_FILE
from composer.evaluate.borrowing import borrowed
from composer.evaluate.fit import Fit, ModelFit
from composer.evaluate.machine import commit, machine, now, processor_seconds
from composer.originality.lines import Passages
from composer.own_music import HELD_OUT_FROM, NoMusicError, OwnFile, OwnMusic, read_own_music
from composer.request import requested
from composer.text.words import Words
from composer.train import batch_of, learnt_words, summed_loss
from composer.windows import DEFAULT_INFILL_SHARE, TrainingRows

# Every matrix of a layer; the embeddings, which are the words, stay.
_MATRICES = ["q_proj", "k_proj", "v_proj", "o_proj", "gate_proj", "up_proj", "down_proj"]
_LEAST_STEPS_BETWEEN = 4
_ECHO_PIECES, _ECHO_BARS = 4, 16
LICENCE_REMINDER = (
    "You must have the right to use this music. What you publish, the adapter as well as pieces composed "
    "with it, may be a derived work of it, and the terms of its licence may then hold for it too."
)
LICENCE_REMINDER_ZH = (
    "您必须有权使用这些音乐。您发布的内容（适配器以及用它创作的乐曲）可能是其演绎作品，原作品的许可条款可能同样适用。"
)
# In the place of the card that PEFT writes, which says nothing yet.
_CARD = """---
library_name: peft
tags: [music, midi, symbolic-music, lora]
---

# An adapter of Cadenza

A LoRA adapter for the checkpoint `{checkpoint}`; `{record}` says which files it was made of.

{told}
"""


@dataclass(frozen=True)
class Settings:
    """How to learn. ``rank`` of the matrices; ``batch`` rows of the checkpoint's context make a step; an
    epoch has about the words of the folder. The end comes after ``epochs`` or ``minutes``, or after
    ``patience`` looks at the held-out files without fewer bits a note; without held-out files
    after ``blind_epochs``, before much is known by heart."""

    rank: int = 16
    alpha: int = 32
    dropout: float = 0.05
    learning_rate: float = 1e-3
    batch: int = 1
    epochs: int = 30
    blind_epochs: int = 4
    minutes: float = 15.0
    patience: int = 4
    seed: int = 0
    threads: int = 0


@dataclass(frozen=True)
class Learnt:
    """What learning did: bits a note on the held-out files ``before`` and ``after`` (None without any),
    and what it took. ``history`` has (step, bits a note) of every look."""

    before: float | None
    after: float | None
    steps: int
    words: int
    seconds: float
    history: tuple[tuple[int, float], ...]


class Learner:
    """A checkpoint on its way to an adapter, in memory."""

    def __init__(self, checkpoint: Path, music: OwnMusic, scratch: Path, settings: Settings) -> None:
        if settings.threads:
            torch.set_num_threads(settings.threads)
        torch.manual_seed(settings.seed)
        self.settings = settings
        self.device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
        base = LlamaForCausalLM.from_pretrained(checkpoint, dtype=torch.float32)
        config = LoraConfig(
            task_type="CAUSAL_LM",
            r=settings.rank,
            lora_alpha=settings.alpha,
            lora_dropout=settings.dropout,
            target_modules=_MATRICES,
        )
        self.model: PeftModel = get_peft_model(base, config)
        self.model.to(self.device)
        self.context = int(base.config.max_position_embeddings)
        samples = [file.sample for file in (*music.training, *music.held_out)]
        splits = ["train"] * len(music.training) + ["test"] * len(music.held_out)
        write_store(samples, splits, Words.load(checkpoint), scratch)
        self.store = Store(scratch)
        # What the model can do besides is practised on, so that it is not unlearnt.
        infill = DEFAULT_INFILL_SHARE if reads_ahead(checkpoint) else 0.0
        self.rows = TrainingRows(self.store, "train", self.context, settings.seed, 0.0, infill)
        self._judged = [piece for piece in self.store.pieces if piece.split == "test"]

    def learn(self) -> Learnt:
        """Learn to the end; the model is then in its best state."""
        settings = self.settings
        words_a_step = settings.batch * self.context
        epoch = max(math.ceil(self._words() / words_a_step), 1)
        every = max(epoch, _LEAST_STEPS_BETWEEN)
        steps = epoch * (settings.epochs if self._judged else settings.blind_epochs)
        steps = max(steps, _LEAST_STEPS_BETWEEN)
        learnt = [parameter for parameter in self.model.parameters() if parameter.requires_grad]
        optimizer = torch.optim.AdamW(learnt, lr=settings.learning_rate, weight_decay=0.01)
        before = best = self.bits_per_note()
        kept = self._state()
        history = [(0, before)] if before is not None else []
        since_best = step = 0
        began = time.perf_counter()
        bar = tqdm(total=steps, desc="learning", unit="step")
        while step < steps and time.perf_counter() - began < 60 * settings.minutes and since_best < settings.patience:
            for group in optimizer.param_groups:
                group["lr"] = settings.learning_rate * self._rate(step, steps)
            inputs, targets = batch_of(self.rows, step * settings.batch, settings.batch, self.device)
            loss = summed_loss(self.model, inputs, targets) / learnt_words(targets)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(learnt, 1.0)
            optimizer.step()
            optimizer.zero_grad(set_to_none=True)
            step += 1
            bar.set_postfix_str(f"loss {float(loss.detach()):.3f}" + (f", best {best:.3f} bits a note" if best else ""))
            bar.update()
            if best is not None and (step % every == 0 or step == steps):
                bits = self.bits_per_note()
                assert bits is not None, "what was judged once can be judged again"
                history.append((step, bits))
                since_best += 1
                if bits < best:
                    best, since_best, kept = bits, 0, self._state()
        bar.close()
        if best is not None:
            self.model.load_state_dict(kept, strict=False)
        return Learnt(before, best, step, step * words_a_step, time.perf_counter() - began, tuple(history))

    def bits_per_note(self) -> float | None:
        """Of the held-out files, everything but their headers paid for; None where there are none."""
        if not self._judged:
            return None
        fits = ModelFit(cast(LlamaForCausalLM, self.model.get_base_model()), batch=1).fit(self.store, self._judged)
        self.model.train()
        return sum(fits.values(), Fit(0.0, 0, 0.0)).bits_per_note

    def save(self, out: Path, checkpoint: str) -> None:
        """Write the adapter as PEFT does, with the name of what it was made for, not its place here."""
        self.model.peft_config["default"].base_model_name_or_path = checkpoint
        self.model.save_pretrained(str(out))

    def _words(self) -> int:
        return sum(self.store.word_count(piece) for piece in self.store.pieces if piece.split == "train")

    def _rate(self, step: int, steps: int) -> float:
        """Linear warm-up over a tenth of the steps, then a cosine to a tenth of the rate."""
        return min(1.0, (step + 1) / max(steps // 10, 1)) * (0.55 + 0.45 * math.cos(math.pi * step / steps))

    def _state(self) -> dict[str, torch.Tensor]:
        trained = {name for name, parameter in self.model.named_parameters() if parameter.requires_grad}
        return {name: value.clone() for name, value in self.model.state_dict().items() if name in trained}


def echoes(composer: Composer, music: OwnMusic, seed: int) -> list[int]:
    """The longest match of each of some composed pieces with the music that was learnt from, in notes
    that count (:meth:`composer.originality.lines.Passages.counted`), in any key, at any tempo.
    The pieces ask for the players, meter and mode of the files, one after another."""
    own = Passages([line for file in music.training for line in file.lines])
    pieces = []
    for number in range(_ECHO_PIECES):
        header = music.training[number % len(music.training)].sample.header
        asked = Controls(parts=requested(header.parts[:4]), bars=_ECHO_BARS, genre=header.genre, seed=seed + number)
        take = composer.compose(asked)
        for _ in take:
            pass
        pieces.append(take.piece())
    return [found.counted for found in borrowed(own, pieces)]


def finetune(checkpoint: Path, folder: Path, out: Path, settings: Settings, genre: str | None = None) -> dict[str, Any]:
    """Teach a checkpoint the music of a folder and write the adapter and its record, which is returned.

    Raises NoMusicError when there is nothing to learn from."""
    began = time.perf_counter()
    music = read_own_music(folder, genre, settings.seed)
    for name, reason in music.left_out:
        print(f"left out: {name}: {reason}")
    with tempfile.TemporaryDirectory() as scratch:
        learner = Learner(checkpoint, music, Path(scratch), settings)
        learnt = learner.learn()
        learner.save(out, checkpoint.name)
    record = {
        "made of": [_told(folder, file, "learnt") for file in music.training]
        + [_told(folder, file, "held out") for file in music.held_out],
        "left out": [{"name": name, "reason": reason} for name, reason in music.left_out],
        "checkpoint": {
            "name": checkpoint.name,
            "hash": checkpoint_hash(checkpoint),
            "weights": weights_hash(checkpoint),
        },
        "settings": asdict(settings) | {"genre": genre},
        "learnt": asdict(learnt),
        "licence": LICENCE_REMINDER,
        "command": " ".join(["python -m composer.finetune", *sys.argv[1:]]),
        "commit": commit(),
        "machine": machine(),
        "peft": version("peft"),
        "date": now(),
    }
    # Merging looks into the record for the checkpoint, so it is written before the echo is known.
    _write(record, out)
    record["longest echo of your music, in notes"] = {
        "with the adapter": echoes(Composer.load(checkpoint, adapter=out), music, settings.seed),
        "without it": echoes(Composer.load(checkpoint), music, settings.seed),
    }
    record["seconds"] = round(time.perf_counter() - began, 1)
    record["seconds of the processor"] = round(processor_seconds(), 1)
    record["peak memory, MB"] = round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
    _write(record, out)
    told = "\n".join(f"* {line}" for line in summary(record, out.name))
    (out / "README.md").write_text(
        _CARD.format(checkpoint=checkpoint.name, record=RECORD_FILE, told=told), encoding="utf-8"
    )
    return record


def _told(folder: Path, file: OwnFile, use: str) -> dict[str, object]:
    digest = hashlib.sha256((folder / file.name).read_bytes()).hexdigest()
    return {"name": file.name, "sha256": digest, "notes": file.sample.notes, "bars": len(file.sample.plan), "use": use}


def _write(record: dict[str, Any], out: Path) -> None:
    (out / RECORD_FILE).write_text(json.dumps(record, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def summary(record: dict[str, Any], out: str) -> Iterator[str]:
    """What a person is told at the end, line by line."""
    learnt = record["learnt"]
    held_out = [file["name"] for file in record["made of"] if file["use"] == "held out"]
    files = len(record["made of"]) - len(held_out)
    yield f"{files} files learnt from, {learnt['words']:,} words in {learnt['steps']} steps"
    if held_out:
        before, after = learnt["before"], learnt["after"]
        yield f"held out: {', '.join(held_out)}: {before:.3f} bits a note before, {after:.3f} after"
        if after >= before:
            yield "It did not learn anything that helps with the held-out files: the adapter changes nothing."
    else:
        yield f"nothing held out (that takes {HELD_OUT_FROM} works): how well it learnt is not known"
    echo = record["longest echo of your music, in notes"]
    for how, longest in echo.items():
        yield f"longest echo of your music in pieces of {_ECHO_BARS} bars {how}: {', '.join(map(str, longest))} notes"
    spent, memory = record["seconds of the processor"], record["peak memory, MB"]
    yield f"{record['seconds']:.0f} s, {spent:.0f} s of the processor, {memory} MB of memory at most"
    yield LICENCE_REMINDER
    yield LICENCE_REMINDER_ZH
    yield f"To compose with it: CADENZA_ADAPTER={out} ./run.sh, or Composer.load(adapter=Path({out!r}))"


def main(arguments: Sequence[str] | None = None) -> int:
    """Command line of this module; returns the exit status."""
    parser = argparse.ArgumentParser(
        prog="python -m composer.finetune", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path, help="MIDI, MusicXML, ABC or kern files, also in folders inside it")
    parser.add_argument("--out", type=Path, default=Path("runs/adapter"), help="the adapter folder to write")
    parser.add_argument("--checkpoint", type=Path, default=default_checkpoint())
    parser.add_argument("--genre", choices=GENRES, metavar="GENRE", help=f"of all files: {', '.join(GENRES)}")
    defaults = Settings()
    for name in ("rank", "batch", "epochs", "patience", "seed", "threads"):
        parser.add_argument(f"--{name}", type=int, default=getattr(defaults, name))
    for name in ("minutes", "learning_rate"):
        parser.add_argument(f"--{name.replace('_', '-')}", type=float, default=getattr(defaults, name))
    options = vars(parser.parse_args(arguments))
    checkpoint, folder, out, genre = (options.pop(name) for name in ("checkpoint", "folder", "out", "genre"))
    try:
        record = finetune(checkpoint, folder, out, replace(defaults, **options), genre)
    except NoMusicError as error:
        print(error, file=sys.stderr)
        return 1
    for line in summary(record, str(out)):
        print(line)
    return 0


if __name__ == "__main__":
    sys.exit(main())
