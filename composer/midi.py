"""Standard MIDI files: any file to a :class:`Piece`, and a piece to a file that gives it back."""

from __future__ import annotations

import io
import json
import struct
from dataclasses import dataclass, replace

import mido
import numpy as np
import symusic
from symusic.core import ScoreTick

from composer.harmony import QUALITIES, Chord
from composer.instruments import ROLES
from composer.key import Key
from composer.piece import TICKS_PER_QUARTER, Bar, Note, Part, Piece, Provenance
from composer.quantise import GridError, Integers, bar_line, bars_with_tempo, clean_notes, moved, to_grid
from composer.roles import Player, guess_roles

# 40 file ticks to a grid tick; what sequencers expect of a file.
RESOLUTION = 480
DRUM_CHANNEL = 9
_MELODIC_CHANNELS = tuple(c for c in range(16) if c != DRUM_CHANNEL)
_VOLUME_CONTROL = 7
# A meta event stores the tempo in three bytes, in microseconds a quarter note.
_SLOWEST_BPM = 60e6 / (2**24 - 1)
# Marks the text event that carries what MIDI has no words for.
_MARK = b'{"cadenza":'
_MAJOR_TONICS = ("Cb", "Gb", "Db", "Ab", "Eb", "Bb", "F", "C", "G", "D", "A", "E", "B", "F#", "C#")
_MINOR_TONICS = ("Ab", "Eb", "Bb", "F", "C", "G", "D", "A", "E", "B", "F#", "C#", "G#", "D#", "A#")
# Longer names are lyrics or advertisements that strayed into the track name.
_NAME_LENGTH = 80


class MidiError(ValueError):
    """A file that cannot be read as music, or a piece that has no place in a file; the message
    is one sentence that says why."""


# Compared by identity, as arrays have no single answer to "equal".
@dataclass(frozen=True, eq=False)
class Track:
    """One player of a file, on the grid. ``notes`` is (n, 4) int64, sorted: start tick, pitch,
    duration in ticks, velocity 1..127. ``volume`` is the channel volume 0..127."""

    name: str
    program: int
    is_drums: bool
    notes: Integers
    volume: int = 100


@dataclass(frozen=True, eq=False)
class Sheet:
    """A file on the grid, before roles are guessed and notes become objects: what readers of
    corpora rearrange. ``key_signature`` is (sharps -7..7, is minor) or None; ``shift`` says by
    how many ticks the music was moved to complete its pickup bar."""

    bars: tuple[Bar, ...]
    tracks: tuple[Track, ...]
    key_signature: tuple[int, bool] | None = None
    shift: int = 0

    def piece(self, key: Key | None = None, title: str = "") -> Piece:
        """The piece, its roles guessed. ``key`` as in :func:`read_midi`."""
        roles = guess_roles([Player(t.program, t.is_drums, t.name, t.notes) for t in self.tracks])
        parts = tuple(
            Part(t.program, role, tuple(Note(*row) for row in t.notes.tolist()), t.is_drums, t.name, t.volume)
            for t, role in zip(self.tracks, roles, strict=True)
        )
        return Piece(self.bars, parts, key or signature_key(self.key_signature), title)


def signature_key(signature: tuple[int, bool] | None) -> Key:
    """The key that a MIDI key signature names; C major when there is none."""
    sharps, is_minor = signature or (0, False)
    return Key((_MINOR_TONICS if is_minor else _MAJOR_TONICS)[sharps + 7], "minor" if is_minor else "major")


def key_signature(key: Key) -> tuple[int, bool]:
    """(sharps -7..7, is minor) of a key. Church modes take the signature of their parent major
    key and count as major, for MIDI knows no others."""
    sharps = key.parent * 7 % 12
    if sharps > 6 or (sharps == 6 and "b" in key.tonic):
        sharps -= 12
    if sharps == -5 and "#" in key.tonic:
        sharps = 7
    if sharps == 5 and "b" in key.tonic:
        sharps = -7
    return sharps, key.mode == "minor"


def read_midi(data: bytes, key: Key | None = None) -> Piece:
    """Any Standard MIDI file as a piece on the grid.

    One part per track, channel and program that has notes; roles guessed
    (:func:`composer.roles.guess_roles`); starts and ends rounded to the nearest tick; one tempo
    a bar, the mean by time. The key is ``key``, else the file's first key signature, else C
    major: a signature is often a sequencer's default, so a caller who wants to know estimates
    the key from the notes and passes it (:func:`read_sheet` tells whether there was one).
    A file that :func:`write_midi` wrote gives the whole piece back: roles, volumes, mutes,
    chords, sections, key and provenance.

    Raises MidiError for anything that is no playable MIDI file.
    """
    sheet = read_sheet(data)
    plan = _read_plan(data)
    piece = sheet.piece(key)
    return _restored(piece, plan, key) if plan else piece


def read_sheet(data: bytes) -> Sheet:
    """The bars and tracks of a Standard MIDI file on the grid; tracks without notes are left out.

    Raises MidiError as :func:`read_midi` does.
    """
    score = parse_score(data)
    resolution = score.ticks_per_quarter
    tracks = []
    for track in score.tracks:
        if not len(track.notes):
            continue
        columns = track.notes.numpy()
        start = columns["time"].astype(np.int64)
        begin = to_grid(start, resolution)
        end = to_grid(start + columns["duration"], resolution)
        pitch = columns["pitch"].astype(np.int64) & 127
        notes = np.stack((begin, pitch, end - begin, columns["velocity"].astype(np.int64)), axis=1)
        volume = next((c.value for c in track.controls if c.number == _VOLUME_CONTROL), 100)
        name = "".join(c for c in track.name.strip() if c.isprintable())[:_NAME_LENGTH]
        program = 0 if track.is_drum else track.program & 127
        tracks.append(Track(name, program, track.is_drum, clean_notes(notes), volume & 127))
    if not tracks:
        raise MidiError("the MIDI file holds no notes")
    plan = _read_plan(data)
    last = max(int((t.notes[:, 0] + t.notes[:, 2]).max()) for t in tracks)
    signatures = [
        (_tick(s.time, resolution), s.numerator, s.denominator)
        for s in sorted(score.time_signatures, key=lambda s: s.time)
    ]
    try:
        meters, moves = bar_line(signatures, max(last, plan.ticks if plan else 0), pickup=plan is None)
    except GridError as error:
        raise MidiError(f"the MIDI file has no place on the grid: {error}") from error
    times = to_grid(np.array([t.time for t in score.tempos], dtype=np.int64), resolution)
    # What precedes a completed pickup bar is played at the tempo of the pickup itself.
    ticks = np.where(times > 0, moved(times, moves), 0).tolist()
    tempos = sorted(zip(ticks, (t.mspq for t in score.tempos), strict=True), key=lambda change: change[0])
    if moves != [(0, 0)]:
        tracks = [replace(t, notes=_moved_notes(t.notes, moves)) for t in tracks]
    keys = sorted(score.key_signatures, key=lambda k: k.time)
    signature = (keys[0].key, bool(keys[0].tonality)) if keys and -7 <= keys[0].key <= 7 else None
    return Sheet(bars_with_tempo(meters, tempos), tuple(tracks), signature, moves[0][1])


def _moved_notes(notes: Integers, moves: list[tuple[int, int]]) -> Integers:
    result = notes.copy()
    result[:, 0] = moved(notes[:, 0], moves)
    result[:, 2] = moved(notes[:, 0] + notes[:, 2], moves) - result[:, 0]
    return clean_notes(result)


def _tick(time: int, resolution: int) -> int:
    return (time * 2 * TICKS_PER_QUARTER + resolution) // (2 * resolution)


def parse_score(data: bytes) -> ScoreTick:
    """The file as it is, on its own clock. Raises MidiError as :func:`read_midi` does.

    The outer structure is checked and rebuilt here first, because the parser trusts the chunk
    lengths that it reads and runs past the end of a damaged file."""
    if len(data) < 14 or data[:4] != b"MThd":
        raise MidiError("this is no MIDI file: it does not begin with a MIDI header")
    length, form, _, division = struct.unpack(">IHHH", data[4:14])
    if division == 0 or division & 0x8000:
        raise MidiError("the MIDI file counts time in film frames, not in beats")
    if form > 1:
        raise MidiError("the MIDI file is of format 2, a set of patterns and no single piece")
    chunks = []
    at = 8 + length
    # Trailing bytes too few for a chunk header are padding.
    while at + 8 <= len(data):
        kind, size = data[at : at + 4], int.from_bytes(data[at + 4 : at + 8])
        if at + 8 + size > len(data):
            raise MidiError("the MIDI file is damaged: a track is longer than the file")
        if kind == b"MTrk":
            chunks.append(data[at : at + 8 + size])
        at += 8 + size
    if not chunks:
        raise MidiError("the MIDI file holds no track")
    whole = struct.pack(">4sIHHH", b"MThd", 6, min(1, len(chunks) - 1), len(chunks), division) + b"".join(chunks)
    try:
        score = symusic.Score.from_midi(whole, sanitize_data=True)
    except (RuntimeError, ValueError, IndexError, OverflowError) as error:
        raise MidiError(f"the MIDI file is damaged: {str(error).splitlines()[0]}") from error
    assert isinstance(score, ScoreTick)  # what the parser makes unless asked for seconds
    return score


@dataclass(frozen=True)
class _Plan:
    """What the text event of :func:`write_midi` says, checked; see :func:`_plan_text`."""

    title: str
    key: Key
    ticks: int
    chords: tuple[tuple[Chord, ...], ...]
    sections: tuple[str, ...]
    parts: tuple[Part, ...]
    has_notes: tuple[bool, ...]
    provenance: Provenance | None


def _plan_text(piece: Piece) -> str:
    """The text event: everything of a piece that MIDI has no event for, as one line of ASCII."""
    provenance = piece.provenance
    return json.dumps(
        {
            "cadenza": 1,
            "title": piece.title,
            "key": [piece.key.tonic, piece.key.mode],
            "ticks": piece.ticks,
            "chords": [[[c.root, c.quality] for c in bar.chords] for bar in piece.bars],
            "sections": [bar.section for bar in piece.bars],
            "parts": [
                {
                    "program": p.program, "role": p.role, "drums": p.is_drums, "name": p.name,
                    "volume": p.volume, "muted": p.muted, "notes": bool(p.notes),
                }
                for p in piece.parts
            ],
            "provenance": provenance and {
                "seed": provenance.seed, "checkpoint": provenance.checkpoint,
                "controls": provenance.controls, "dialogue": list(provenance.dialogue),
                "operation": provenance.operation,
            },
        },
        separators=(",", ":"),
    )  # fmt: skip


def _read_plan(data: bytes) -> _Plan | None:
    """The text event of :func:`write_midi`, or None when the file has none or another program
    has damaged it: then the file is read like anybody else's."""
    at = data.find(_MARK)
    if at < 0:
        return None
    try:
        raw, _ = json.JSONDecoder().raw_decode(data[at:].decode("latin-1"))
        source = raw["provenance"]
        return _Plan(
            str(raw["title"]),
            Key(*raw["key"]),
            int(raw["ticks"]),
            tuple(tuple(_chord(root, quality) for root, quality in bar) for bar in raw["chords"]),
            tuple(str(letter) for letter in raw["sections"]),
            tuple(_player(entry) for entry in raw["parts"]),
            tuple(bool(entry["notes"]) for entry in raw["parts"]),
            source and Provenance(int(source["seed"]), str(source["checkpoint"]), dict(source["controls"]),
                                  tuple(str(line) for line in source["dialogue"]),
                                  dict(source.get("operation", {}))),
        )  # fmt: skip
    except (ValueError, KeyError, TypeError, AttributeError):
        return None


def _chord(root: int | None, quality: str) -> Chord:
    if quality not in QUALITIES or not (root is None or 0 <= int(root) < 12):
        raise ValueError(f"no chord: {root} {quality}")
    return Chord(root, quality)


def _player(entry: dict[str, object]) -> Part:
    program, volume, role = int(str(entry["program"])), int(str(entry["volume"])), str(entry["role"])
    if not (0 <= program <= 127 and 0 <= volume <= 127 and role in ROLES):
        raise ValueError("no part")
    return Part(program, role, (), bool(entry["drums"]), str(entry["name"]), volume, bool(entry["muted"]))


def _restored(piece: Piece, plan: _Plan, key: Key | None) -> Piece:
    """The piece with its plan put back, as far as the plan still agrees with the notes."""
    piece = replace(piece, key=key or plan.key, title=plan.title, provenance=plan.provenance)
    if len(piece.bars) == len(plan.chords) == len(plan.sections):
        bars = zip(piece.bars, plan.chords, plan.sections, strict=True)
        piece = replace(piece, bars=tuple(replace(b, chords=c, section=s) for b, c, s in bars))
    written = [player for player, has_notes in zip(plan.parts, plan.has_notes, strict=True) if has_notes]
    kinds = [(p.is_drums, p.is_drums or p.program) for p in written]
    if kinds == [(p.is_drums, p.is_drums or p.program) for p in piece.parts]:
        notes = iter(part.notes for part in piece.parts)
        parts = (
            replace(player, notes=next(notes) if has_notes else ())
            for player, has_notes in zip(plan.parts, plan.has_notes, strict=True)
        )
        piece = replace(piece, parts=tuple(parts))
    return piece


def read_provenance(data: bytes) -> Provenance | None:
    """Where the piece in a file came from, or None when the file does not say.

    Raises MidiError when the data is no MIDI file."""
    if data[:4] != b"MThd":
        raise MidiError("this is no MIDI file: it does not begin with a MIDI header")
    plan = _read_plan(data)
    return plan.provenance if plan else None


def write_midi(piece: Piece) -> bytes:
    """A format 1 file, 480 ticks a quarter note; the same piece gives the same bytes.

    One conductor track (meters, tempos, key signature, section markers, and a text event with
    the plan and the provenance), then one track a part on a channel of its own, drums on channel
    10. A muted part is written with channel volume 0, so it stays silent elsewhere and is still
    there when the file is read back. A note that is struck while it sounds is cut there.

    Raises MidiError for more than 15 pitched parts, or a tempo under 3.58 BPM.
    """
    pitched = [p for p, part in enumerate(piece.parts) if not part.is_drums]
    if len(pitched) > len(_MELODIC_CHANNELS):
        raise MidiError(f"a MIDI file has channels for 15 pitched parts, not {len(pitched)}")
    channels = dict(zip(pitched, _MELODIC_CHANNELS, strict=False))
    file = mido.MidiFile(type=1, ticks_per_beat=RESOLUTION)
    file.tracks.append(_track(_conductor(piece), piece.ticks))
    for p, part in enumerate(piece.parts):
        file.tracks.append(_track(_part_events(part, channels.get(p, DRUM_CHANNEL)), piece.ticks))
    buffer = io.BytesIO()
    file.save(file=buffer)
    return buffer.getvalue()


Event = tuple[int, int, mido.Message | mido.MetaMessage]


def _utf8(text: str) -> str:
    """Text whose Latin-1 bytes are UTF-8. mido keeps the charset of a file that it saves in a
    global, which two threads would change under each other; Latin-1 is what it always is."""
    return text.encode("utf-8").decode("latin-1")


def _conductor(piece: Piece) -> list[Event]:
    sharps, is_minor = key_signature(piece.key)
    name = _MINOR_TONICS[sharps + 7] + "m" if is_minor else _MAJOR_TONICS[sharps + 7]
    events: list[Event] = [
        (0, 0, mido.MetaMessage("track_name", name=_utf8(piece.title))),
        (0, 0, mido.MetaMessage("text", text=_plan_text(piece))),
        (0, 0, mido.MetaMessage("key_signature", key=name)),
    ]
    before: Bar | None = None
    for start, bar in zip(piece.bar_starts, piece.bars, strict=False):
        if before is None or bar.meter != before.meter:
            meter = mido.MetaMessage("time_signature", numerator=bar.meter.numerator, denominator=bar.meter.denominator)
            events.append((start, 0, meter))
        if before is None or bar.tempo_bpm != before.tempo_bpm:
            if bar.tempo_bpm < _SLOWEST_BPM:
                raise MidiError(f"a MIDI file holds tempos from {_SLOWEST_BPM:.2f} BPM, not {bar.tempo_bpm:g}")
            events.append((start, 0, mido.MetaMessage("set_tempo", tempo=max(1, round(60e6 / bar.tempo_bpm)))))
        if before is None or bar.section != before.section:
            events.append((start, 0, mido.MetaMessage("marker", text=_utf8(bar.section))))
        before = bar
    return events


def _part_events(part: Part, channel: int) -> list[Event]:
    volume = 0 if part.muted else part.volume
    events: list[Event] = [
        (0, 0, mido.MetaMessage("track_name", name=_utf8(part.name))),
        (0, 0, mido.Message("program_change", channel=channel, program=part.program)),
        (0, 0, mido.Message("control_change", channel=channel, control=_VOLUME_CONTROL, value=volume)),
    ]
    rows = np.array([(n.start, n.pitch, n.duration, n.velocity) for n in part.notes], dtype=np.int64)
    for start, pitch, duration, velocity in clean_notes(rows).tolist():
        # At one tick, what ends comes before what begins.
        on = mido.Message("note_on", channel=channel, note=pitch, velocity=velocity)
        events.append((start, 2, on))
        events.append((start + duration, 1, mido.Message("note_off", channel=channel, note=pitch, velocity=0)))
    return events


def _track(events: list[Event], end: int) -> mido.MidiTrack:
    """Events at grid ticks as a track of delta times, closed at the piece's last bar line."""
    track = mido.MidiTrack()
    now = 0
    scale = RESOLUTION // TICKS_PER_QUARTER
    for tick, _, message in sorted(events, key=lambda event: event[:2]):
        track.append(message.copy(time=(tick - now) * scale))
        now = tick
    track.append(mido.MetaMessage("end_of_track", time=max(0, end - now) * scale))
    return track
