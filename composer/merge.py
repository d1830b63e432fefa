"""An adapter in the weights of its checkpoint, as a model folder of its own for other programs.

python -m composer.merge ADAPTER OUT
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from composer.checkpoint import default_checkpoint
from composer.engine.adapter import AdapterError, merge


def main(arguments: Sequence[str] | None = None) -> None:
    """Command line of this module."""
    parser = argparse.ArgumentParser(
        prog="python -m composer.merge", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("adapter", type=Path, help="what composer.finetune wrote")
    parser.add_argument("out", type=Path, help="the model folder to write")
    parser.add_argument("--checkpoint", type=Path, default=default_checkpoint(), help="what the adapter was made for")
    options = parser.parse_args(arguments)
    try:
        merge(options.checkpoint, options.adapter, options.out)
    except AdapterError as error:
        parser.error(str(error))
    print(f"{options.out}: {options.checkpoint.name} with {options.adapter.name} in its weights")


if __name__ == "__main__":
    main()
