"""Training a language model of the musical text, from scratch or further.

    python -m composer.train --store runs/data --out runs/small --size small --minutes 90

Runs on the CPU or on CUDA, in bf16 where the machine has it; on several GPUs as
:mod:`composer.ranks` says. A run can be stopped at any time and started again with the same command:
it goes on from where it last saved, with the data it would have seen, and comes to the same weights
(where ``minutes`` end it, the clock has a say as well). Metrics go to TensorBoard (``tensorboard
--logdir runs``), the best checkpoint by validation loss to ``OUT/best`` as a Hugging Face model
folder, with a manifest of all that it takes to train it again.
"""

from __future__ import annotations

import argparse
import json
import math
import time
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import torch
from torch.nn import functional
from torch.utils.tensorboard import SummaryWriter
from tqdm import tqdm
from transformers import LlamaForCausalLM

from composer.checkpoint import save_checkpoint
from composer.dataset import Store
from composer.grow import load_grown
from composer.manifest import write_manifest
from composer.mixture import DEFAULT_BANDS_SHARE
from composer.model import SIZES, llama_config
from composer.ranks import Ranks
from composer.speedups import ATTENTIONS, compiled, use_attention
from composer.windows import DEFAULT_INFILL_SHARE, IGNORED, TrainingRows

_STATE_FILE = "state.pt"
# The same rows at every validation, so that losses can be compared within a run.
_VALIDATION_ROWS = 48


@dataclass(frozen=True)
class Settings:
    """One run. ``batch`` rows of ``context`` words in each process, ``accumulate`` times, make one
    step; the schedule ends after ``steps`` steps or ``minutes`` of training, whichever comes first.
    ``patience`` validations without a better loss end the run early. ``bands_share`` is the share
    of the words, 0 to 1, that bands made by rule have; validation is on real music alone.
    ``infill_share`` is the share of windows that lead into bars which are there already."""

    size: str = "small"
    context: int = 1024
    batch: int = 8
    accumulate: int = 1
    steps: int = 20_000
    minutes: float = math.inf
    learning_rate: float = 2.5e-3
    warmup: int = 100
    weight_decay: float = 0.1
    validate_every: int = 100
    patience: int = 8
    seed: int = 0
    threads: int = 0
    bands_share: float = DEFAULT_BANDS_SHARE
    infill_share: float = DEFAULT_INFILL_SHARE
    attention: str = ATTENTIONS[0]
    compile: bool = False

    def rows_together(self, ranks: int) -> int:
        """Rows that all processes read at once."""
        return self.batch * ranks

    def data_order(self, ranks: int) -> list[float]:
        """What decides which words are seen when: a run goes on only with the same. Two processes of
        four rows see what one of eight sees."""
        rows = self.rows_together(ranks)
        return [self.context, rows, self.accumulate, self.seed, self.bands_share, self.infill_share]


def learning_rate(settings: Settings, step: int, elapsed_s: float) -> float:
    """Linear warm-up, then a cosine to a twentieth of the peak (I. Loshchilov and F. Hutter,
    ICLR 2017), over steps or minutes, whichever is further along."""
    warm = min(1.0, (step + 1) / settings.warmup)
    done = min(1.0, max(step / settings.steps, elapsed_s / 60 / settings.minutes))
    return settings.learning_rate * warm * (0.05 + 0.95 * 0.5 * (1 + math.cos(math.pi * done)))


def _optimizers(model: LlamaForCausalLM, settings: Settings) -> list[torch.optim.Optimizer]:
    """Muon (K. Jordan et al., 2024) for the matrices inside, AdamW for embeddings and norms."""
    inner = [p for name, p in model.named_parameters() if p.ndim == 2 and "embed" not in name]
    inside = {id(p) for p in inner}
    outer = [p for p in model.parameters() if id(p) not in inside]
    return [
        torch.optim.Muon(
            inner,
            lr=settings.learning_rate,
            weight_decay=settings.weight_decay,
            momentum=0.95,
            adjust_lr_fn="match_rms_adamw",
        ),
        torch.optim.AdamW(outer, lr=settings.learning_rate, betas=(0.9, 0.95), weight_decay=0.0, fused=True),
    ]


def batch_of(rows: TrainingRows, first: int, count: int, device: torch.device) -> tuple[torch.Tensor, torch.Tensor]:
    """Inputs and targets of ``count`` rows from row ``first`` on, each (count, context)."""
    pairs = [rows.row(first + i) for i in range(count)]
    inputs, targets = (torch.from_numpy(np.stack(side)).to(device) for side in zip(*pairs, strict=True))
    return inputs, targets


def summed_loss(model: torch.nn.Module, inputs: torch.Tensor, targets: torch.Tensor) -> torch.Tensor:
    """The loss in nats, summed over the words that are learnt; in bf16 where that is exact enough."""
    with torch.autocast(inputs.device.type, torch.bfloat16):
        logits = model(input_ids=inputs, use_cache=False).logits
    flat = logits.float().flatten(0, 1)
    return functional.cross_entropy(flat, targets.flatten(), ignore_index=IGNORED, reduction="sum")


def learnt_words(targets: torch.Tensor) -> int:
    """How many words of some targets count."""
    return int((targets != IGNORED).sum())


class Trainer:
    """A run: model, optimizers, data and the place where it stands; one of ``ranks``."""

    def __init__(
        self,
        store: Store,
        out: Path,
        settings: Settings,
        start_from: Path | None = None,
        ranks: Ranks | None = None,
    ) -> None:
        if settings.threads:
            torch.set_num_threads(settings.threads)
        torch.manual_seed(settings.seed)
        self.settings, self.out, self.store, self.start_from = settings, out, store, start_from
        self.ranks = ranks or Ranks(torch.device("cuda" if torch.cuda.is_available() else "cpu"))
        self.device = self.ranks.device
        if start_from is None:
            config = llama_config(settings.size, len(store.words), settings.context)
            self.model = LlamaForCausalLM(config)
        else:
            self.model = load_grown(start_from, store.words)
        self.model.to(self.device)  # type: ignore[arg-type]
        use_attention(self.model, settings.attention, self.device)
        words, context = len(store.words), settings.context
        self.forward = compiled(self.model, words, context, self.device) if settings.compile else self.model
        self.optimizers = _optimizers(self.model, settings)
        self.rows = TrainingRows(
            store, "train", settings.context, settings.seed, settings.bands_share, settings.infill_share
        )
        self.validation_rows = TrainingRows(store, "validation", settings.context, seed=1, bands_share=0.0)
        self.step = 0
        self.elapsed_s = 0.0
        self.best = math.inf
        self.since_best = 0
        out.mkdir(parents=True, exist_ok=True)
        if (out / _STATE_FILE).exists():
            self._resume()

    def _resume(self) -> None:
        state = torch.load(self.out / _STATE_FILE, map_location=self.device, weights_only=True)
        expected = self.settings.data_order(self.ranks.count)
        if state.get("data_order", expected) != expected:
            raise ValueError(
                f"the run in {self.out} has another context, batch, accumulation, seed, share of bands or of gaps: "
                f"{state['data_order']}; give the same to go on with it, or another folder"
            )
        self.model.load_state_dict(state["model"])
        for optimizer, saved in zip(self.optimizers, state["optimizers"], strict=True):
            optimizer.load_state_dict(saved)
        self.step, self.elapsed_s = state["step"], state["elapsed_s"]
        self.best, self.since_best = state["best"], state["since_best"]

    def save(self) -> None:
        """Write everything needed to go on from here; done when every process may read it."""
        if self.ranks.leads:
            self._save()
        self.ranks.wait()

    def _save(self) -> None:
        state = {
            "model": self.model.state_dict(),
            "optimizers": [o.state_dict() for o in self.optimizers],
            "step": self.step,
            "elapsed_s": self.elapsed_s,
            "best": self.best,
            "since_best": self.since_best,
            "data_order": self.settings.data_order(self.ranks.count),
        }
        temporary = self.out / (_STATE_FILE + ".new")
        torch.save(state, temporary)
        temporary.replace(self.out / _STATE_FILE)

    def train_step(self) -> float:
        """One step of all optimizers; returns the mean loss in nats a word."""
        settings = self.settings
        rate = learning_rate(settings, self.step, self.elapsed_s)
        for optimizer in self.optimizers:
            for group in optimizer.param_groups:
                group["lr"] = rate
        together = settings.rows_together(self.ranks.count)
        total = 0.0
        for part in range(settings.accumulate):
            first = (self.step * settings.accumulate + part) * together + self.ranks.rank * settings.batch
            inputs, targets = batch_of(self.rows, first, settings.batch, self.device)
            # Rows differ in how much of them is learnt: every word of a part weighs the same.
            loss = summed_loss(self.forward, inputs, targets) / self.ranks.sum(learnt_words(targets))
            (loss / settings.accumulate).backward()
            total += float(loss.detach()) / settings.accumulate
        self.ranks.sum_gradients(self.model.parameters())
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        for optimizer in self.optimizers:
            optimizer.step()
            optimizer.zero_grad(set_to_none=True)
        self.step += 1
        return self.ranks.sum(total)

    @torch.no_grad()
    def validate(self) -> float:
        """Mean loss over the same validation rows every time, in nats a word."""
        self.model.eval()
        batch, found = self.settings.batch, torch.zeros(2, dtype=torch.float64)
        mine = range(self.ranks.rank * batch, _VALIDATION_ROWS, self.settings.rows_together(self.ranks.count))
        for first in mine:
            inputs, targets = batch_of(self.validation_rows, first, min(batch, _VALIDATION_ROWS - first), self.device)
            found += torch.tensor([float(summed_loss(self.model, inputs, targets)), learnt_words(targets)])
        self.model.train()
        return self.ranks.sum(float(found[0])) / self.ranks.sum(float(found[1]))

    def run(self) -> float:
        """Train to the end of the schedule or to early stopping; returns the best validation loss."""
        settings = self.settings
        leads = self.ranks.leads
        writer = SummaryWriter(str(self.out / "tensorboard")) if leads else None
        bar = tqdm(total=settings.steps, initial=self.step, desc=settings.size, unit="step", disable=not leads)
        while self.step < settings.steps and self.elapsed_s < settings.minutes * 60:
            began = time.perf_counter()
            loss = self.train_step()
            seconds = time.perf_counter() - began
            self.elapsed_s = self.ranks.of_leader(self.elapsed_s + seconds)
            rate = self.words_a_step / seconds
            if writer is not None:
                writer.add_scalar("train/loss", loss, self.step)
                writer.add_scalar("train/tokens_per_s", rate, self.step)
                writer.add_scalar("train/learning_rate", learning_rate(settings, self.step, self.elapsed_s), self.step)
            left = settings.minutes - self.elapsed_s / 60
            bar.set_postfix_str(
                f"loss {loss:.3f}, best {self.best:.3f}, {rate:.0f} tokens/s"
                + (f", {left:.0f} min left" if math.isfinite(left) else "")
            )
            bar.update()
            last = self.step >= settings.steps or self.elapsed_s >= settings.minutes * 60
            if self.step % settings.validate_every == 0 or last:
                validation = self.validate()
                if writer is not None:
                    writer.add_scalar("validation/loss", validation, self.step)
                    tqdm.write(f"step {self.step}: validation loss {validation:.4f}")
                self.since_best += 1
                if validation < self.best:
                    self.best, self.since_best = validation, 0
                    if leads:
                        self._save_best(validation)
                self.save()
                if self.since_best >= settings.patience:
                    if leads:
                        tqdm.write(f"no better validation loss for {settings.patience} validations: stopping early")
                    break
        bar.close()
        if writer is not None:
            writer.close()
        return self.best

    @property
    def words_a_step(self) -> int:
        """Words that all processes read for one step."""
        return self.settings.rows_together(self.ranks.count) * self.settings.accumulate * self.settings.context

    def _save_best(self, validation: float) -> None:
        record = {
            "settings": {k: v for k, v in asdict(self.settings).items() if v != math.inf},
            "step": self.step,
            "words_seen": self.step * self.words_a_step,
            "minutes": round(self.elapsed_s / 60, 1),
            "validation_loss": round(validation, 4),
            "device": self.device.type,
            "processes": self.ranks.count,
            "pieces": sum(p.split == "train" for p in self.store.pieces),
        }
        save_checkpoint(self.model, self.store.words, record, self.out / "best")
        write_manifest(self.out / "best", self.store, record, self.start_from)


def main() -> None:
    """Command line of this module."""
    parser = argparse.ArgumentParser(
        prog="python -m composer.train", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--store", type=Path, required=True, help="what composer.dataset wrote")
    parser.add_argument("--out", type=Path, required=True, help="folder of this run; resumed when it holds one")
    parser.add_argument("--start-from", type=Path, help="a checkpoint folder to train further")
    parser.add_argument("--size", choices=list(SIZES), default="small")
    defaults = Settings()
    for name in ("context", "batch", "accumulate", "steps", "warmup", "validate_every", "patience", "seed", "threads"):
        parser.add_argument("--" + name.replace("_", "-"), type=int, default=getattr(defaults, name))
    for name in ("minutes", "learning_rate", "weight_decay", "bands_share", "infill_share"):
        parser.add_argument("--" + name.replace("_", "-"), type=float, default=getattr(defaults, name))
    parser.add_argument("--attention", choices=ATTENTIONS, default=defaults.attention, help="how a GPU computes it")
    parser.add_argument("--compile", action="store_true", help="by torch.compile, on a GPU")
    arguments = vars(parser.parse_args())
    store, out, start_from = arguments.pop("store"), arguments.pop("out"), arguments.pop("start_from")
    settings = Settings(**arguments)
    ranks = Ranks.join()
    trainer = Trainer(Store(store), out, settings, start_from, ranks)
    best = trainer.run()
    if ranks.leads:
        (out / "finished.json").write_text(json.dumps({"best_validation_loss": best, "steps": trainer.step}))
    ranks.leave()


if __name__ == "__main__":
    main()
