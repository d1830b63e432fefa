"""The generated set: composed once as users get it, kept on disk, shared by every section."""

from __future__ import annotations

import hashlib
import json
import time
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

from composer.composer import Composer
from composer.controls import Controls
from composer.evaluate.requests import Asked
from composer.evaluate.section import GeneratedPiece
from composer.midi import MidiError, read_midi, write_midi

_ROOT = Path(__file__).resolve().parent.parent
# What cannot change a composed piece.
_OTHER_ROOMS = ("evaluate", "corpora", "checkpoints")


def code_version() -> str:
    """Twelve hexadecimal digits over the sources that composing depends on."""
    digest = hashlib.sha256()
    for path in sorted(_ROOT.rglob("*.py")):
        relative = path.relative_to(_ROOT)
        if relative.parts[0] not in _OTHER_ROOMS:
            digest.update(str(relative).encode() + path.read_bytes())
    return digest.hexdigest()[:12]


def generate(
    composer: Composer, asked: Iterable[Asked], cache: Path, seconds: float, tell: Callable[[str], None]
) -> list[GeneratedPiece]:
    """Compose what is asked, in order, until ``seconds`` are over; at least one piece.

    A piece that an earlier run composed with the same checkpoint, code and request is read from
    ``cache`` and costs no time. ``tell`` is given a line now and then.
    """
    folder = cache / f"{composer.checkpoint}-{code_version()}"
    folder.mkdir(parents=True, exist_ok=True)
    deadline = time.monotonic() + seconds
    found: list[GeneratedPiece] = []
    composed = 0
    for request in asked:
        kept = _read(folder, request)
        if kept is None:
            if found and time.monotonic() > deadline:
                tell(f"the time for composing is over after {len(found)} pieces")
                break
            kept = compose(composer, request)
            _keep(folder, request, kept)
            composed += 1
            if composed % 20 == 0:
                tell(f"{composed} pieces composed, {len(found) + 1} at hand")
        found.append(kept)
    tell(f"{len(found)} pieces, {composed} of them composed now and {len(found) - composed} by an earlier run")
    return found


def compose(composer: Composer, request: Asked) -> GeneratedPiece:
    """One request through :meth:`Composer.compose`, written as MIDI and read back. A request that is
    refused or cannot be finished is a failure with its reason."""
    seed = request.controls.seed or 0
    blank = GeneratedPiece(request.number, request.purpose, request.controls, seed, corpus=request.corpus)
    began = time.perf_counter()
    try:
        take = composer.compose(request.controls)
        for _ in take:
            pass
        midi = write_midi(take.piece())
        piece = read_midi(midi)
    except (ValueError, RuntimeError, MidiError) as error:
        # Wishes that contradict each other, a context that is full, a file that cannot be written.
        return replace(blank, failure=f"{type(error).__name__}: {error}", seconds=time.perf_counter() - began)
    return replace(
        blank,
        midi=midi,
        piece=piece,
        tokens=take.tokens,
        rejected=take.rejected,
        seconds=time.perf_counter() - began,
    )


def _name(request: Asked) -> str:
    text = json.dumps([request.number, request.purpose, request.corpus, request.controls.record()], sort_keys=True)
    return f"{request.number:04d}-{hashlib.sha256(text.encode()).hexdigest()[:12]}"


def _read(folder: Path, request: Asked) -> GeneratedPiece | None:
    record = folder / f"{_name(request)}.json"
    if not record.is_file():
        return None
    entry = json.loads(record.read_text(encoding="utf-8"))
    midi = b"" if entry["failure"] else record.with_suffix(".mid").read_bytes()
    return GeneratedPiece(
        midi=midi,
        piece=read_midi(midi) if midi else None,
        **{**entry, "asked": Controls.from_record(entry["asked"])},
    )


def _keep(folder: Path, request: Asked, made: GeneratedPiece) -> None:
    record = folder / f"{_name(request)}.json"
    if not made.failure:
        record.with_suffix(".mid").write_bytes(made.midi)
    entry = {
        "number": made.number,
        "purpose": made.purpose,
        "corpus": made.corpus,
        "asked": made.asked.record(),
        "seed": made.seed,
        "failure": made.failure,
        "rejected": made.rejected,
        "tokens": made.tokens,
        "seconds": made.seconds,
    }
    # The record comes last and at once, so that a run that is stopped leaves no half piece behind.
    draft = record.with_suffix(".part")
    draft.write_text(json.dumps(entry, indent=1), encoding="utf-8")
    draft.replace(record)
