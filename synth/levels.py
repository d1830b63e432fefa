"""How loud each program of a SoundFont sounds: measured once by :mod:`synth.measure`, kept beside it."""

from __future__ import annotations

import json
from collections.abc import Mapping

from synth.renderer import RendererName
from synth.soundfont import SoundFont


def read_levels(soundfont: SoundFont, renderer: RendererName) -> dict[str, float]:
    """LUFS by program as text, and "drums"; empty when this SoundFont was never measured so."""
    if not soundfont.levels_path.is_file():
        return {}
    table = json.loads(soundfont.levels_path.read_text(encoding="utf-8"))
    return dict(table.get(renderer, {}))


def write_levels(soundfont: SoundFont, table: Mapping[RendererName, Mapping[str, float]]) -> None:
    """Keep what was measured, by renderer."""
    soundfont.levels_path.write_text(json.dumps(table, indent=0) + "\n", encoding="utf-8")
