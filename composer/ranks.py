"""Several processes that train one model together, one for each GPU, as torchrun starts them.

    torchrun --nproc-per-node 4 -m composer.train --store runs/data --out runs/large --size large

Every process (rank) reads its own rows of each step, and the gradients are averaged before the
step: as one process with so many times the batch would have computed them.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass

import torch
from torch import distributed


@dataclass(frozen=True)
class Ranks:
    """This process is number ``rank``, counted from 0, of ``count``; ``device`` is where it computes."""

    device: torch.device
    rank: int = 0
    count: int = 1

    @classmethod
    def join(cls) -> Ranks:
        """Join the processes that torchrun started, over NCCL with GPUs and over Gloo without; alone
        where it started none. To be called once a process, before anything else uses the GPU."""
        local = int(os.environ.get("LOCAL_RANK", "0"))
        device = torch.device("cuda", local) if torch.cuda.is_available() else torch.device("cpu")
        if int(os.environ.get("WORLD_SIZE", "1")) == 1:
            return cls(device)
        if device.type == "cuda":
            torch.cuda.set_device(device)
        if not distributed.is_initialized():
            distributed.init_process_group("nccl" if device.type == "cuda" else "gloo")
        return cls(device, distributed.get_rank(), distributed.get_world_size())

    @property
    def leads(self) -> bool:
        """Whether this process writes the files and talks."""
        return self.rank == 0

    def sum(self, value: float) -> float:
        """The sum of the values of all processes, the same in each."""
        if self.count == 1:
            return value
        total = torch.tensor(value, dtype=torch.float64, device=self.device)
        distributed.all_reduce(total)
        return float(total)

    def of_leader(self, value: float) -> float:
        """What the leading process says: clocks differ, and all must stop together."""
        return self.sum(value if self.leads else 0.0)

    def sum_gradients(self, parameters: Iterable[torch.nn.Parameter]) -> None:
        """Add the gradients of all processes in each, in one message."""
        if self.count == 1:
            return
        gradients = [parameter.grad for parameter in parameters if parameter.grad is not None]
        flat = torch.cat([gradient.reshape(-1) for gradient in gradients])
        distributed.all_reduce(flat)
        for gradient, summed in zip(gradients, flat.split([g.numel() for g in gradients]), strict=True):
            gradient.copy_(summed.view_as(gradient))

    def wait(self) -> None:
        """Until every process is here."""
        if self.count > 1:
            distributed.barrier()

    def leave(self) -> None:
        """Part from the others, at the end of the process."""
        if self.count > 1:
            distributed.destroy_process_group()
