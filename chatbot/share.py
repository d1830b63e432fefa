"""A piece in a link: its notes and plan, compressed into the part of an address that no server is sent.

The link holds everything itself, so it works after a restart, on another server, and where nothing is
kept on disk.
"""

from __future__ import annotations

import base64
import binascii
import zlib
from dataclasses import replace

from composer.midi import MidiError, read_midi, read_provenance, write_midi
from composer.piece import Piece

_NAME = "piece="
# Chat programs and mail cut longer links.
LONGEST_LINK = 32_000
_LONGEST_FILE = 4 * 2**20


class LinkError(ValueError):
    """A link that holds no piece of ours, or a piece that no link can hold."""


def fragment_of(piece: Piece, name: str | None = None) -> str:
    """What stands behind the "#" of a link to a piece. What was said is left out: a link is given to others.

    Raises LinkError for a piece that is too long for a link."""
    source = piece.provenance and replace(piece.provenance, dialogue=())
    midi = write_midi(replace(piece, title=name or piece.title, provenance=source))
    packed = base64.urlsafe_b64encode(zlib.compress(midi, 9)).decode("ascii").rstrip("=")
    if len(packed) > LONGEST_LINK:
        raise LinkError(f"the piece takes {len(packed)} characters, and a link holds {LONGEST_LINK}")
    return _NAME + packed


def midi_of(fragment: str) -> bytes:
    """The MIDI file in the fragment of a link, with or without its "#".

    Raises LinkError when there is none, or not one of ours."""
    text = fragment.removeprefix("#")
    if not text.startswith(_NAME) or len(text) > LONGEST_LINK + len(_NAME):
        raise LinkError("this is no link to a piece")
    packed = text.removeprefix(_NAME)
    try:
        unpacker = zlib.decompressobj()
        midi = unpacker.decompress(base64.urlsafe_b64decode(packed + "=" * (-len(packed) % 4)), _LONGEST_FILE)
        read_midi(midi)
        if not unpacker.eof or (read_provenance(midi) is None and b'{"cadenza":' not in midi):
            raise LinkError("the link is damaged")
    except (binascii.Error, zlib.error, MidiError, ValueError) as error:
        raise LinkError("the link is damaged") from error
    return midi
