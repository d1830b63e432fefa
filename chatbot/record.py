"""What is kept of a turn: turnN.json, turnN.mid and turnN.wav in the conversation's folder."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path

import numpy as np
import numpy.typing as npt

from chatbot.events import PieceDone, ReceiptLine
from chatbot.turn import Turn
from chatbot.understand import turn_json
from synth import export


def turn_record(turn: Turn, reply: str, done: Sequence[PieceDone], details: Mapping[str, object]) -> dict[str, object]:
    """A turn as plain JSON: what was said and understood, the reply and, for each version that it
    made or brought back, receipt, files (names within the folder) and timing. The fields
    ``receipt``, ``files``, ``timing`` and ``version`` are those of the last one; ``details`` are
    further fields."""
    record = dict(turn_json(turn))
    record["reply"] = reply
    record.update(details)
    if done:
        last = done[-1]
        record["version"] = last.version
        record["complete"] = last.complete
        record["receipt"] = receipt_json(last.receipt)
        record["files"] = {kind: path.name for kind, path in last.files.items()}
        record["timing"] = asdict(last.timing)
        provenance = last.piece.provenance
        if provenance is not None:
            record["seed"] = provenance.seed
            record["checkpoint"] = provenance.checkpoint
            record["wish"] = provenance.controls
    if len(done) > 1:
        record["versions"] = [
            {
                "version": one.version,
                "receipt": receipt_json(one.receipt),
                "files": {kind: path.name for kind, path in one.files.items()},
            }
            for one in done
        ]
    return record


def receipt_json(lines: Sequence[ReceiptLine]) -> list[dict[str, object]]:
    """A receipt as plain JSON: ``{field, asked, got, ok}`` a line, and ``source`` where it is not the user."""
    return [{k: v for k, v in asdict(line).items() if k != "source" or v is not None} for line in lines]


def write_json(record: Mapping[str, object], path: Path) -> Path:
    """Write a record, readable by people, and return its path."""
    path.write_text(json.dumps(record, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return path


def write_files(folder: Path, stem: str, midi: bytes, pcm: npt.NDArray[np.int16]) -> dict[str, Path]:
    """Write ``stem.mid`` and ``stem.wav`` and return their paths by kind."""
    midi_path = folder / f"{stem}.mid"
    midi_path.write_bytes(midi)
    return {"midi": midi_path, "wav": export(pcm, folder / f"{stem}.wav")}
