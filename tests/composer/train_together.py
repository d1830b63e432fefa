"""Run by torchrun: trains the store of the first argument in several processes, straight through and with
a stop in the middle, and writes what came of it into the folder of the second."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import torch

from composer.dataset import Store
from composer.ranks import Ranks
from composer.train import Settings, Trainer

SETTINGS = Settings(size="debug", context=128, batch=2, accumulate=2, steps=6, warmup=3, validate_every=6, threads=1)


def main() -> None:
    store, out = Store(Path(sys.argv[1])), Path(sys.argv[2])
    ranks = Ranks.join()
    straight = Trainer(store, out / "straight", SETTINGS, ranks=ranks)
    losses = [straight.train_step() for _ in range(4)]
    first = Trainer(store, out / "stopped", SETTINGS, ranks=ranks)
    again = [first.train_step() for _ in range(2)]
    first.save()
    # What comes after the last save is lost with the process, and done again.
    first.train_step()
    second = Trainer(store, out / "stopped", SETTINGS, ranks=ranks)
    again += [second.train_step() for _ in range(2)]
    same = all(torch.equal(a, b) for a, b in zip(straight.model.parameters(), second.model.parameters(), strict=True))
    validation = straight.validate()
    if ranks.leads:
        straight_weights = {
            name: value.tolist() for name, value in straight.model.state_dict().items() if "norm" in name
        }
        found = {"processes": ranks.count, "losses": losses, "again": again, "same": same, "validation": validation}
        (out / "found.json").write_text(json.dumps({**found, "norms": straight_weights}))
    ranks.leave()


if __name__ == "__main__":
    main()
