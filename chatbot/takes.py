"""Takes: all that a version was made from, so that the same bytes can be made again.

A take holds the request, the state of the conversation before it, and the notes of the versions that
there were. To replay one is to carry the request out once more, whatever it was: composing, continuing,
rewriting, editing, mixing. Music that was brought as a file is in the take as it is.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import TypeAdapter, ValidationError

from chatbot.receipt import measure
from chatbot.state import Chance, State
from chatbot.store.journal import Journal
from chatbot.store.saved import Saved, piece_of, version_row
from chatbot.versions import Before, History, Version
from composer.controls import Controls
from composer.midi import MidiError, write_midi
from composer.piece import Piece, assemble
from synth import SynthPool

if TYPE_CHECKING:
    from composer.composer import Composer

_FORMAT = 1
_BEFORE = TypeAdapter(Before)
_CONTROLS = TypeAdapter(Controls)


class TakeError(ValueError):
    """A take that cannot be replayed here; the message is one sentence."""


@dataclass(frozen=True)
class Replayed:
    """What a replay gave: the piece, its MIDI file, and whether that is byte for byte the one that the
    take was made of."""

    piece: Piece
    midi: bytes
    same: bool


def take_record(versions: Sequence[Version], number: int) -> dict[str, Any]:
    """The take of version ``number`` of a conversation, as plain JSON values."""
    version = versions[number - 1]
    making, midi = version.making, write_midi(version.piece)
    source = version.piece.provenance
    record: dict[str, Any] = {
        "cadenza_take": _FORMAT,
        "version": number,
        "name": version.name,
        "made_by": making and {"act": making.act, "task": making.task, "said": making.said, "from": version.parent},
        "checkpoint": source and source.checkpoint,
        "seed": source and source.seed,
        "bars": len(version.piece.bars),
        "complete": version.complete,
        "midi_sha256": hashlib.sha256(midi).hexdigest(),
    }
    if making is None or making.before is None or making.act == "upload":
        return record | {"given": _note_record(version)}
    before = making.before
    return record | {
        "before": _BEFORE.dump_python(before, mode="json"),
        "versions": [_note_record(one) for one in versions[: before.versions]],
    }


def replay(take: Mapping[str, Any], composer: Composer, folder: Path, pool: SynthPool | None = None) -> Replayed:
    """Make the version of a take again, its other files going to ``folder``.

    Raises TakeError for a take that is none, or was made with another model."""
    try:
        if take["cadenza_take"] != _FORMAT:
            raise TakeError(f"this take is of format {take['cadenza_take']}, and only {_FORMAT} is known here")
        given = take.get("given")
        piece = _version(given).piece if given is not None else _carried_out(take, composer, folder, pool)
        wanted = str(take["midi_sha256"])
    except (KeyError, TypeError, AttributeError, IndexError, ValidationError, MidiError, ValueError) as error:
        if isinstance(error, TakeError):
            raise
        raise TakeError(f"this is no take, or a damaged one: {str(error).splitlines()[0][:200]}") from error
    midi = write_midi(piece)
    return Replayed(piece, midi, hashlib.sha256(midi).hexdigest() == wanted)


def _carried_out(take: Mapping[str, Any], composer: Composer, folder: Path, pool: SynthPool | None) -> Piece:
    from chatbot.conversation import Conversation

    # A study is written by rule, with no model at all.
    if take["checkpoint"] and take["checkpoint"] != composer.checkpoint:
        raise TakeError(f"this take was made with the model {take['checkpoint']}, and here is {composer.checkpoint}")
    before = _BEFORE.validate_json(json.dumps(take["before"]))
    versions = [_version(one) for one in take["versions"]]
    state = State(
        Chance(before.seed, before.draws),
        History(versions, before.path, before.at),
        list(before.judgements),
        before.excluded,
        before.language,
        before.previous,
        before.candidates,
        list(before.dialogue),
        before.turns,
        before.standing,
    )
    conversation = Conversation(composer, folder, pool, journal=_Remembered(Saved(state, (), None)))
    for _ in conversation.say(before.request):
        pass
    number, bars = int(take["version"]), int(take["bars"])
    if len(conversation.versions) < number:
        raise TakeError("the request of this take makes no such version any more")
    piece = conversation.versions[number - 1].piece
    if take["complete"] or len(piece.bars) <= bars:
        return piece
    # It was stopped on the way.
    return assemble(list(piece.stream())[:bars], piece.key, piece.provenance)


class _Remembered(Journal):
    """A journal that gives back one state and writes nothing down."""

    def __init__(self, saved: Saved) -> None:
        self._saved = saved

    def load(self) -> Saved:
        """The state."""
        return self._saved


def _note_record(version: Version) -> dict[str, Any]:
    """A version as far as later requests look at it: what the database keeps of it, as plain JSON."""
    row = version_row(version)
    names = ("number", "parent", "name", "hidden", "complete", "planned", "tempos", "wish")
    return {name: row[name] for name in names} | {"midi": base64.b64encode(row["midi"]).decode("ascii")}


def _version(record: Mapping[str, Any]) -> Version:
    midi = base64.b64decode(record["midi"], validate=True)
    piece = piece_of(midi, record["tempos"])
    wish = _CONTROLS.validate_json(json.dumps(record["wish"]))
    return Version(
        int(record["number"]), piece, measure(midi, piece), (), wish, bool(record["complete"]), record["planned"],
        record["parent"], record["name"], None, bool(record["hidden"]),
    )  # fmt: skip
