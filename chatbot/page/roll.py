"""What the piano roll on the page is told: a growing list of bars, in plain JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

from gradio import FileData

from chatbot.names import named_player, part_name, player_name
from chatbot.turn import Language
from composer.key import Key
from composer.piece import ComposedBar, Part, Piece

# Chords are named with the sharps of C major until the key of the piece is known.
_NO_KEY = Key("C", "major")
LANGUAGES: tuple[Language, ...] = ("en", "zh")


@dataclass(frozen=True)
class Roll:
    """The roll's state. ``take`` is new for every answer, so that the page knows when to start
    over; ``bars`` holds one JSON text per bar, so that a growing list costs the wire one text a
    bar; ``ear`` is the secret of the session's sounds, ``live`` the broadcast that this piece sounds
    in, ``coming`` one that may begin at any moment; ``offset`` says how many seconds of the
    broadcast come before this piece (less than none when it begins in the middle of the piece);
    ``version`` is the piece's number once it is finished; ``autoplay`` asks the page to play it
    though nothing of it was broadcast."""

    take: str
    key: Key = _NO_KEY
    total: int = 0
    parts: tuple[dict[str, object], ...] = ()
    bars: tuple[str, ...] = field(default=())
    state: str = "composing"
    ear: str = ""
    live: str | None = None
    coming: str | None = None
    offset: float = 0.0
    version: int | None = None
    wav: Path | None = None
    autoplay: bool = False

    def with_bar(self, bar: ComposedBar) -> Roll:
        """The roll with one more bar; the first bar of a piece starts an empty one."""
        known = self.bars[: bar.index]
        parts = self.parts or _players(bar.parts)
        return replace(self, total=bar.total, parts=parts, bars=(*known, _bar(bar, self.key)))

    def after(self, before: Iterable[ComposedBar]) -> Roll:
        """The roll of a piece that goes on after the bars ``before``: they are shown, and the sound to
        come begins after them."""
        roll = self
        for bar in before:
            roll = roll.with_bar(bar)
            roll = replace(roll, offset=roll.offset - bar.bar.seconds)
        return roll

    def expecting(self, ear: str, broadcast: str) -> Roll:
        """The same roll while the next answer is on its way, which may sound in ``broadcast``."""
        return replace(self, ear=ear, coming=broadcast, autoplay=False)

    def finished(self, piece: Piece, version: int, wav: Path | None, *, complete: bool, autoplay: bool) -> Roll:
        """The roll of a whole piece, whatever of it was shown before."""
        return replace(
            self,
            key=piece.key,
            total=len(piece.bars),
            parts=_players(piece.parts),
            bars=tuple(_bar(bar, piece.key) for bar in piece.stream()),
            state="done" if complete else "stopped",
            version=version,
            wav=wav,
            autoplay=autoplay,
        )

    def value(self) -> dict[str, object]:
        """Plain JSON for the page's script; the file becomes a URL on the way there."""
        return {
            "take": self.take,
            "state": self.state,
            "ear": self.ear,
            "live": self.live,
            "coming": self.coming,
            "version": self.version,
            "offset": round(self.offset, 6),
            "total": self.total,
            "parts": list(self.parts),
            "bars": list(self.bars),
            "wav": FileData(path=str(self.wav)).model_dump() if self.wav else None,
            "autoplay": self.autoplay,
        }


def _players(parts: Iterable[Part]) -> tuple[dict[str, object], ...]:
    return tuple(
        {
            "name": {
                language: player_name(*named_player(part.program, part.is_drums), language) for language in LANGUAGES
            },
            "role": {language: part_name(part.role, language) for language in LANGUAGES},
            "drums": part.is_drums,
            "silent": part.muted or part.volume == 0,
        }
        for part in parts
    )


def _bar(composed: ComposedBar, key: Key) -> str:
    """One bar as JSON: tick of its bar line, ticks and seconds it lasts, ticks of a felt beat,
    section letter, chord symbols, and notes as [part, pitch, tick, ticks, velocity]."""
    bar = composed.bar
    return json.dumps(
        {
            "start": composed.start,
            "ticks": bar.ticks,
            "seconds": round(bar.seconds, 6),
            "beat": bar.meter.beat_ticks,
            "section": bar.section,
            "chords": [chord.symbol(key) for chord in bar.chords],
            "notes": [
                [part, note.pitch, note.start, note.duration, note.velocity]
                for part, notes in enumerate(composed.notes)
                for note in notes
            ],
        },
        separators=(",", ":"),
    )
