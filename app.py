"""Builds and launches the page. The entry of the Hugging Face Space."""

from __future__ import annotations

import argparse
import logging
import os
import tempfile
import threading
from pathlib import Path
from typing import TYPE_CHECKING

from chatbot.page.layout import build, launch_options
from chatbot.page.studio import Studio

if TYPE_CHECKING:
    from composer import Composer


def load_composer() -> Composer:
    """The composer of this repository's checkpoint, or of the one CADENZA_CHECKPOINT names, with the
    adapter that CADENZA_ADAPTER names."""
    from composer import Composer

    return Composer.load()


def conversations_home() -> Path:
    """Where conversations keep their files: under CADENZA_HOME, or in a temporary folder."""
    home = os.environ.get("CADENZA_HOME")
    return Path(home, "conversations") if home else Path(tempfile.mkdtemp(prefix="cadenza-"))


def main() -> None:
    """Serve the page."""
    parser = argparse.ArgumentParser(description="Serve the chat.")
    parser.add_argument("--port", type=int, default=int(os.environ.get("GRADIO_SERVER_PORT", "7860")))
    parser.add_argument("--host", default=os.environ.get("GRADIO_SERVER_NAME", "127.0.0.1"))
    parser.add_argument("--share", choices=("yes", "no"), default="no", help="ask Gradio for a public link")
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(name)s: %(message)s")
    logging.getLogger("httpx").setLevel(logging.WARNING)
    # The page opens while the model loads; a request that comes sooner waits for it.
    threading.Thread(target=studio.warm_up, name="warm-up", daemon=True).start()
    demo.launch(
        server_name=options.host,
        server_port=options.port,
        share=options.share == "yes",
        allowed_paths=[str(home)],
        **launch_options(demo),
    )


studio = Studio(load_composer)
home = conversations_home()
demo = build(studio, home, studio.pools)

if __name__ == "__main__":
    main()
