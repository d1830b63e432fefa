"""The encoder with thin matrices beside its own, and a softmax for each task: all are learnt together."""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import torch
from torch import Tensor, nn
from transformers import BertModel

from chatbot.understand.attuned.features import BOXES
from chatbot.understand.attuned.low_rank import MATRICES
from chatbot.understand.learning.tasks import Example, Task
from chatbot.understand.learning.weights import Softmax
from chatbot.understand.open_words.encoder import Vectors

# The rank of what is added, and its weight: E. Hu et al., "LoRA", 2021.
_RANK, _SCALE = 16, 2.0
_BATCH = 32
# Sentences of like length are put into one batch; so many batches are sorted at a time.
_SORTED = 20
# Steps of AdamW at their largest: for the thin matrices, for a softmax over meanings and for one over words.
_STEP, _STEP_OF_SOFTMAX, _STEP_OF_WORDS = 1e-3, 3e-3, 1e-2
_DECAY, _DROPOUT, _SMOOTHING = 0.01, 0.1, 0.05


class _Turned(nn.Module):
    """A matrix that is left as it is, and the product of two thin ones beside it."""

    def __init__(self, matrix: nn.Linear) -> None:
        super().__init__()
        self.matrix = matrix
        self.down = nn.Parameter(torch.randn(_RANK, matrix.in_features) / math.sqrt(matrix.in_features))
        self.up = nn.Parameter(torch.zeros(matrix.out_features, _RANK))

    def forward(self, x: Tensor) -> Tensor:
        """The matrix's product and the thin ones' beside it."""
        turned: Tensor = self.matrix(x) + (x @ self.down.T) @ self.up.T * _SCALE
        return turned


class Network(nn.Module):
    """The encoder and the softmaxes of the ``tasks``."""

    def __init__(self, folder: Path, tasks: Sequence[Task]) -> None:
        super().__init__()
        self.tasks = list(tasks)
        self.bert = BertModel.from_pretrained(str(folder), add_pooling_layer=False)
        for parameter in self.bert.parameters():
            parameter.requires_grad = False
        self.turned: dict[str, _Turned] = {}
        for number, layer in enumerate(self.bert.encoder.layer):
            for name in MATRICES:
                holder = layer.get_submodule(name.rpartition(".")[0]) if "." in name else layer
                turned = _Turned(layer.get_submodule(name))
                setattr(holder, name.rpartition(".")[2], turned)
                self.turned[f"encoder.layer.{number}.{name}"] = turned
        for module in self.modules():
            if isinstance(module, nn.Dropout):
                module.p = _DROPOUT
        width = self.bert.config.hidden_size
        meanings = [nn.Linear(width, len(task.classes)) for task in tasks]
        words = [nn.EmbeddingBag(BOXES if task.by_words else 0, len(task.classes), mode="sum") for task in tasks]
        for table in words:
            nn.init.zeros_(table.weight)
        self.meanings, self.words = nn.ModuleList(meanings), nn.ModuleList(words)

    def logits(self, batch: Sequence[Example]) -> Iterator[tuple[Task, list[Example], Tensor]]:
        """For each task in the batch its examples, and the logits of all their places, one behind the other."""
        longest = max(len(example.tokens) for example in batch)
        tokens, mask = torch.zeros(2, len(batch), longest, dtype=torch.long)
        for row, example in enumerate(batch):
            tokens[row, : len(example.tokens)] = torch.tensor(example.tokens)
            mask[row, : len(example.tokens)] = 1
        states = self.bert(input_ids=tokens, attention_mask=mask).last_hidden_state
        for index, task in enumerate(self.tasks):
            own = [(row, example) for row, example in enumerate(batch) if example.task == task]
            if not own:
                continue
            rows = [
                states[row, list(place)].mean(dim=0) if place else states.new_zeros(states.shape[-1])
                for row, example in own
                for place in example.places
            ]
            boxes = [torch.tensor(filled, dtype=torch.long) for _, example in own for filled in example.boxes]
            shares = [share for _, example in own for share in example.shares]
            weights = torch.cat([torch.full((len(b),), s) for b, s in zip(boxes, shares, strict=True)])
            starts = torch.tensor([0, *[len(filled) for filled in boxes[:-1]]]).cumsum(0)
            said = self.words[index](torch.cat(boxes), starts, per_sample_weights=weights)
            yield task, [example for _, example in own], self.meanings[index](torch.stack(rows)) + said

    def additions(self) -> dict[str, tuple[Vectors, Vectors]]:
        """The thin matrices, down and up, by the name of the matrix beside them."""
        return {
            name: (turned.down.detach().numpy(), (turned.up.detach() * _SCALE).numpy())
            for name, turned in self.turned.items()
        }

    def softmaxes(self) -> Iterator[tuple[Task, Softmax]]:
        """What was learnt of each task: weights (features x classes) and bias."""
        learnt = {name: tensor.detach() for name, tensor in self.named_parameters()}
        for index, task in enumerate(self.tasks):
            weights = torch.cat([learnt[f"meanings.{index}.weight"].T, learnt[f"words.{index}.weight"]])
            yield task, (weights.numpy(), learnt[f"meanings.{index}.bias"].numpy())


def learn(
    folder: Path, examples: Sequence[Example], epochs: int, seed: int, after: Callable[[int, float, Network], None]
) -> Network:
    """A network that has seen all ``examples`` in so many ``epochs``; ``after`` each one it is told its number, the
    mean loss and the network."""
    torch.manual_seed(seed)
    order = random.Random(seed)
    network = Network(folder, list(dict.fromkeys(example.task for example in examples)))
    thin = [parameter for turned in network.turned.values() for parameter in (turned.down, turned.up)]
    groups = [
        {"params": thin, "lr": _STEP},
        {"params": list(network.meanings.parameters()), "lr": _STEP_OF_SOFTMAX},
        {"params": list(network.words.parameters()), "lr": _STEP_OF_WORDS},
    ]
    optimiser = torch.optim.AdamW(groups, weight_decay=_DECAY)
    steps = epochs * math.ceil(len(examples) / _BATCH) + epochs
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimiser, [float(group["lr"]) for group in optimiser.param_groups], total_steps=steps, pct_start=0.1
    )
    for epoch in range(epochs):
        network.train()
        losses = []
        for batch in _batches(examples, order):
            with torch.autocast("cpu", torch.bfloat16):  # 1.6 times as fast where the processor knows it
                loss = _loss(network, batch)
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(thin, 1.0)
            optimiser.step()
            schedule.step()
            losses.append(float(loss.detach()))
        after(epoch, sum(losses) / len(losses), network)
    return network


def _loss(network: Network, batch: Sequence[Example]) -> Tensor:
    """The mean over the examples of the mean over their places."""
    total = torch.zeros(())
    for _, examples, logits in network.logits(batch):
        labels = torch.tensor([label for example in examples for label in example.labels])
        share = torch.tensor([1 / len(example.labels) for example in examples for _ in example.labels])
        loss = nn.functional.cross_entropy(logits, labels, reduction="none", label_smoothing=_SMOOTHING)
        total = total + (loss * share).sum()
    return total / len(batch)


def _batches(examples: Sequence[Example], order: random.Random) -> list[list[Example]]:
    """All examples once, those of like length together."""
    shuffled = order.sample(list(examples), len(examples))
    size = _BATCH * _SORTED
    batches = []
    for start in range(0, len(shuffled), size):
        alike = sorted(shuffled[start : start + size], key=lambda example: len(example.tokens))
        batches += [alike[at : at + _BATCH] for at in range(0, len(alike), _BATCH)]
    return order.sample(batches, len(batches))
