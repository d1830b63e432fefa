"""Builds and launches the page. The entry of the Hugging Face Space."""

from __future__ import annotations

import argparse
import importlib
import importlib.util
import logging
import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from chatbot.page.layout import build, launch_options
from chatbot.page.studio import Studio
from chatbot.serving.serving import Serving
from chatbot.serving.settings import Settings

if TYPE_CHECKING:
    from composer import Composer


def load_composer() -> Composer:
    """The composer of this repository's checkpoint, or of the one CADENZA_CHECKPOINT names, with the
    adapter that CADENZA_ADAPTER names."""
    from composer import Composer

    return Composer.load()


def conversations_home(files: Path) -> Path:
    """Where conversations are kept: under CADENZA_HOME, else beside their ``files``, until the process ends."""
    home = os.environ.get("CADENZA_HOME")
    return Path(home, "conversations") if home else files


def announce_to_zero_gpu() -> None:
    """On Hugging Face's ZeroGPU hardware a Space is taken for broken that decorates no function for the GPU.
    Ours needs none: to be lent one takes longer than to compose on the CPU. Elsewhere nothing happens."""
    # Hugging Face puts the package there; it is of no use to anybody else, and so in no requirements.
    if importlib.util.find_spec("spaces") is not None:
        importlib.import_module("spaces").GPU(load_composer)


def options() -> dict[str, Any]:
    """What ``demo.launch`` and ``gr.mount_gradio_app(app, demo, path=..., **options())`` want to be given."""
    return launch_options(demo)


def main() -> None:
    """Serve the page."""
    parser = argparse.ArgumentParser(description="Serve the chat.")
    parser.add_argument("--port", type=int, default=int(os.environ.get("GRADIO_SERVER_PORT", "7860")))
    parser.add_argument("--host", default=os.environ.get("GRADIO_SERVER_NAME", "127.0.0.1"))
    parser.add_argument("--share", choices=("yes", "no"), default="no", help="ask Gradio for a public link")
    arguments = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(name)s: %(message)s")
    logging.getLogger("httpx").setLevel(logging.WARNING)
    demo.launch(
        server_name=arguments.host, server_port=arguments.port, share=arguments.share == "yes", **options()
    )  # fmt: skip


announce_to_zero_gpu()
# Files of a conversation are for this visit only: no visitor reads them but as a download of their own.
files = Path(tempfile.mkdtemp(prefix="cadenza-"))
studio = Studio(load_composer, conversations_home(files))
demo = build(studio, files, studio.pools, Serving(Settings.read(), studio))

if __name__ == "__main__":
    main()
