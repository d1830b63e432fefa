"""Reading and writing MIDI files through composer.midi."""

from __future__ import annotations

import io
import random

import mido
import pytest

from composer.harmony import NO_CHORD, Chord
from composer.key import MODES, Key
from composer.midi import MidiError, key_signature, read_midi, read_provenance, read_sheet, signature_key, write_midi
from composer.piece import Bar, Meter, Note, Part, Piece, Provenance

METERS = (
    "2/4",
    "3/4",
    "4/4",
    "5/4",
    "6/4",
    "7/4",
    "2/2",
    "3/2",
    "4/2",
    "3/8",
    "5/8",
    "6/8",
    "7/8",
    "9/8",
    "12/8",
    "7/16",
)


def random_piece(seed: int) -> Piece:
    """A piece with anything that the grid allows, no pitch of a part sounding twice at once."""
    rng = random.Random(seed)
    bars, section, tempo, meter = [], "A", 120.0, Meter(4, 4)
    for _ in range(rng.randint(1, 12)):
        if rng.random() < 0.4:
            meter = Meter.parse(rng.choice(METERS))
        if rng.random() < 0.4:
            tempo = round(60e6 / rng.randint(200_000, 2_500_000), 9)
        if rng.random() < 0.3:
            section = rng.choice("ABC")
        chords = rng.choice([(), (Chord(7, "7"),), (NO_CHORD, Chord(3, "hdim7"))])
        bars.append(Bar(meter, tempo, chords, section))
    total = sum(bar.ticks for bar in bars)
    parts = []
    for _ in range(rng.randint(1, 15)):
        drums = rng.random() < 0.2
        notes = []
        for pitch in rng.sample(range(128), rng.randint(0, 6)):
            at = 0
            while (at := at + rng.randint(0, 30)) < total - 1:
                duration = rng.randint(1, min(60, total - at))
                notes.append(Note(at, pitch, duration, rng.randint(1, 127)))
                at += duration
        role = "drums" if drums else rng.choice(["melody", "bass", "pad", "voice"])
        parts.append(
            Part(
                0 if drums else rng.randrange(128),
                role,
                tuple(sorted(notes)),
                drums,
                rng.choice(["", "Lead", "二胡", "Flûte"]),
                rng.randrange(128),
                rng.random() < 0.2,
            )
        )
    parts.append(Part(3, "melody", (Note(0, 60, 1, 64),)))
    provenance = Provenance(seed, "ab12", {"tempo_bpm": 90, "words": ["欢快"]}, ('play "it"', "再快一点"))
    key = Key.of(rng.randrange(12), rng.choice(MODES))
    return Piece(tuple(bars), tuple(parts), key, rng.choice(["", "小曲", "Opus {1}"]), provenance if seed % 2 else None)


def midi_file(tracks: list[list[mido.Message]], resolution: int = 480) -> bytes:
    """A file of ready messages; times are deltas."""
    file = mido.MidiFile(type=1, ticks_per_beat=resolution)
    file.tracks.extend(mido.MidiTrack(track) for track in tracks)
    buffer = io.BytesIO()
    file.save(file=buffer)
    return buffer.getvalue()


def notes_track(notes: list[tuple[int, int, int]], channel: int = 0, program: int = 0, name: str = "") -> list:
    """A track of (start, end, pitch) in file ticks."""
    events = [(0, 0, mido.MetaMessage("track_name", name=name))]
    events.append((0, 1, mido.Message("program_change", channel=channel, program=program)))
    for start, end, pitch in notes:
        events.append((start, 3, mido.Message("note_on", channel=channel, note=pitch, velocity=70)))
        events.append((end, 2, mido.Message("note_off", channel=channel, note=pitch)))
    track, now = [], 0
    for time, _, message in sorted(events, key=lambda e: e[:2]):
        track.append(message.copy(time=time - now))
        now = time
    return track


def meters_track(*signatures: tuple[int, int, int]) -> list:
    """A conductor of (file tick, numerator, denominator)."""
    track, now = [], 0
    for time, numerator, denominator in signatures:
        track.append(mido.MetaMessage("time_signature", numerator=numerator, denominator=denominator, time=time - now))
        now = time
    return track


@pytest.mark.parametrize("seed", range(60))
def test_what_is_written_is_read_back(seed: int) -> None:
    piece = random_piece(seed)
    if sum(not part.is_drums for part in piece.parts) > 15:
        pytest.skip("more pitched parts than channels")
    data = write_midi(piece)
    again = read_midi(data)
    assert again.parts == piece.parts
    assert (again.key, again.title, again.provenance) == (piece.key, piece.title, piece.provenance)
    assert [(b.meter, b.chords, b.section) for b in again.bars] == [(b.meter, b.chords, b.section) for b in piece.bars]
    for bar, written in zip(again.bars, piece.bars, strict=True):
        assert round(60e6 / bar.tempo_bpm) == round(60e6 / written.tempo_bpm)
    assert read_provenance(data) == piece.provenance
    assert write_midi(piece) == data
    assert write_midi(again) == data


def test_another_program_reads_tempo_meter_programs_and_notes() -> None:
    bars = (Bar(Meter(6, 8), 93.7), Bar(Meter(3, 4), 140.0))
    parts = (
        Part(40, "melody", (Note(0, 76, 6), Note(36, 77, 12, 33)), name="Violin", volume=77),
        Part(0, "drums", (Note(3, 38, 3),), is_drums=True),
        Part(19, "pad", (Note(0, 48, 72),), muted=True),
    )
    file = mido.MidiFile(file=io.BytesIO(write_midi(Piece(bars, parts, Key("Eb", "major")))))
    assert [m.tempo for m in file.tracks[0] if m.type == "set_tempo"] == [round(60e6 / 93.7), round(60e6 / 140)]
    meters = [(m.numerator, m.denominator) for m in file.tracks[0] if m.type == "time_signature"]
    assert meters == [(6, 8), (3, 4)]
    assert [m.key for m in file.tracks[0] if m.type == "key_signature"] == ["Eb"]
    programs = [m.program for t in file.tracks for m in t if m.type == "program_change"]
    assert programs == [40, 0, 19]
    assert [m.value for t in file.tracks for m in t if m.type == "control_change"] == [77, 100, 0]
    assert {m.channel for m in file.tracks[2] if m.type == "note_on"} == {9}
    on = [m for m in file.tracks[1] if m.type == "note_on"]
    assert [(m.note, m.velocity) for m in on] == [(76, 80), (77, 33)]
    assert abs(file.length - (3 * 60 / 93.7 + 3 * 60 / 140)) < 0.001


def test_sixteen_pitched_parts_are_refused() -> None:
    part = Part(0, "melody", (Note(0, 60, 12),))
    with pytest.raises(MidiError, match="15 pitched parts, not 16"):
        write_midi(Piece((Bar(Meter(4, 4), 120),), (part,) * 16, Key("C", "major")))


def test_a_tempo_that_a_file_cannot_hold_is_refused() -> None:
    with pytest.raises(MidiError, match="BPM"):
        write_midi(Piece((Bar(Meter(4, 4), 3.0),), (), Key("C", "major")))


@pytest.mark.parametrize("sharps", range(-7, 8))
@pytest.mark.parametrize("is_minor", [False, True])
def test_key_signatures_name_keys_and_back(sharps: int, is_minor: bool) -> None:
    assert key_signature(signature_key((sharps, is_minor))) == (sharps, is_minor)


def test_church_modes_are_written_with_the_signature_of_their_parent() -> None:
    assert key_signature(Key("D", "dorian")) == (0, False)
    assert key_signature(Key("F", "lydian")) == (0, False)
    assert key_signature(Key("G", "dorian")) == (-1, False)


def test_key_is_the_callers_then_the_signature_then_c_major() -> None:
    plain = midi_file([notes_track([(0, 480, 60)])])
    signed = midi_file([[mido.MetaMessage("key_signature", key="F#m")], notes_track([(0, 480, 60)])])
    assert read_midi(plain).key == Key("C", "major")
    assert read_sheet(plain).key_signature is None
    assert read_midi(signed).key == Key("F#", "minor")
    assert read_sheet(signed).key_signature == (3, True)
    assert read_midi(signed, Key("A", "dorian")).key == Key("A", "dorian")


def test_played_times_go_to_the_nearest_tick_and_nothing_vanishes() -> None:
    played = [(0, 3, 60), (58, 121, 62), (481, 490, 64), (940, 1930, 65)]
    notes = read_midi(midi_file([notes_track(played)])).parts[0].notes
    assert [(n.start, n.duration, n.pitch) for n in notes] == [(0, 1, 60), (1, 2, 62), (12, 1, 64), (24, 24, 65)]


def test_a_pitch_struck_again_ends_what_sounded_and_duplicates_merge() -> None:
    tracks = [notes_track([(0, 480, 60), (240, 960, 60), (960, 1440, 67), (961, 1200, 67)])]
    starts = [(n.start, n.duration, n.pitch) for n in read_midi(midi_file(tracks)).parts[0].notes]
    assert [s[0] for s in starts] == [0, 6, 24]
    assert starts[0] == (0, 6, 60)
    assert starts[2][2] == 67


def test_a_pickup_bar_becomes_a_full_bar_with_rests_before_it() -> None:
    meters = meters_track((0, 1, 4), (480, 3, 4))
    piece = read_midi(midi_file([meters, notes_track([(0, 480, 67), (480, 1920, 60)])]))
    assert [str(b.meter) for b in piece.bars] == ["3/4", "3/4"]
    assert [(n.start, n.pitch) for n in piece.parts[0].notes] == [(24, 67), (36, 60)]


def test_a_meter_change_inside_a_bar_shortens_it() -> None:
    meters = meters_track((0, 4, 4), (1920 + 960, 3, 4))
    piece = read_midi(midi_file([meters, notes_track([(0, 1920 * 2, 60)])]))
    assert [str(b.meter) for b in piece.bars] == ["4/4", "2/4", "3/4"]


def test_signatures_repeated_at_every_bar_change_nothing() -> None:
    meters = meters_track(*((bar * 1440, 3, 4) for bar in range(4)))
    piece = read_midi(midi_file([meters, notes_track([(0, 1440 * 4, 60)])]))
    assert [str(b.meter) for b in piece.bars] == ["3/4"] * 4


@pytest.mark.parametrize(
    ("written", "bars"),
    [
        ((12, 4), ["6/4", "6/4"]), ((4, 1), ["4/2", "4/2"]), ((2, 1), ["4/2"]), ((4, 2), ["4/2"]),
        ((6, 32), ["3/16"]), ((9, 2), ["3/2", "3/2", "3/2"]), ((5, 2), ["5/4", "5/4"]), ((3, 8), ["3/8"]),
    ],
)  # fmt: skip
def test_unusual_meters_become_bars_of_the_same_length(written: tuple[int, int], bars: list[str]) -> None:
    ticks = 1920 * written[0] // written[1]
    piece = read_midi(midi_file([meters_track((0, *written)), notes_track([(0, ticks, 60)])]))
    assert [str(b.meter) for b in piece.bars] == bars


def test_a_bar_of_no_whole_number_of_ticks_is_an_error() -> None:
    with pytest.raises(MidiError, match="3/32"):
        read_midi(midi_file([meters_track((0, 3, 32)), notes_track([(0, 480, 60)])]))


def test_a_tempo_change_inside_a_bar_keeps_the_bars_length_in_seconds() -> None:
    conductor = [
        mido.MetaMessage("set_tempo", tempo=500_000),
        mido.MetaMessage("set_tempo", tempo=1_000_000, time=960),
    ]
    piece = read_midi(midi_file([conductor, notes_track([(0, 3840, 60)])]))
    assert [round(bar.seconds, 6) for bar in piece.bars] == [3.0, 4.0]
    assert piece.bars[0].tempo_bpm == pytest.approx(80.0)
    assert piece.bars[1].tempo_bpm == 60.0


def test_tracks_channels_and_programs_are_parts_with_roles() -> None:
    tracks = [
        notes_track([(i * 480, i * 480 + 480, 72 + i % 5) for i in range(8)], 0, 73, "Flute"),
        notes_track([(i * 480, i * 480 + 240, p) for i in range(8) for p in (55, 59, 62)], 1, 24, "Guitar"),
        notes_track([(i * 1920, i * 1920 + 1920, p) for i in range(2) for p in (48, 52, 55)], 2, 48, "Strings"),
        notes_track([(i * 960, i * 960 + 900, 36 + i) for i in range(4)], 3, 33, "Bass"),
        notes_track([(i * 480, i * 480 + 60, 38) for i in range(8)], 9, 0, "Kit"),
        notes_track([(0, 3840, 60)], 4, 52, "Choir"),
    ]
    parts = read_midi(midi_file(tracks)).parts
    assert [part.name for part in parts] == ["Flute", "Guitar", "Strings", "Bass", "Kit", "Choir"]
    assert [part.program for part in parts] == [73, 24, 48, 33, 0, 52]
    assert [part.role for part in parts] == ["counter", "chords", "pad", "bass", "drums", "voice"]
    assert [part.is_drums for part in parts] == [False] * 4 + [True, False]
    assert read_midi(midi_file(tracks[:5])).parts[0].role == "melody"


def test_names_say_the_melody() -> None:
    high = notes_track([(i * 480, i * 480 + 480, 90) for i in range(8)], 0, 73, "Descant")
    tune = notes_track([(i * 480, i * 480 + 480, 60) for i in range(8)], 1, 60, "MELODY")
    assert [part.role for part in read_midi(midi_file([high, tune])).parts] == ["counter", "melody"]


def test_the_plan_is_dropped_where_another_program_changed_the_notes() -> None:
    piece = random_piece(7)
    file = mido.MidiFile(file=io.BytesIO(write_midi(piece)), charset="utf-8")
    del file.tracks[-1]
    buffer = io.BytesIO()
    file.save(file=buffer)
    again = read_midi(buffer.getvalue())
    assert [p.notes for p in again.parts] == [p.notes for p in piece.parts[:-1] if p.notes]
    assert again.provenance == piece.provenance


@pytest.mark.parametrize(
    "data",
    [b"", b"MThd", b"RIFF" * 10, b"MThd\0\0\0\6\0\1\0\0\1\xe0", b"MThd\0\0\0\6\0\1\0\1\0\0MTrk\0\0\0\0", bytes(4000)],
)
def test_what_is_no_midi_file_is_one_kind_of_error(data: bytes) -> None:
    with pytest.raises(MidiError):
        read_midi(data)


def test_a_file_without_notes_is_an_error() -> None:
    with pytest.raises(MidiError, match="no notes"):
        read_midi(midi_file([meters_track((0, 4, 4))]))


def test_a_clock_gone_wrong_is_an_error_and_fills_no_memory() -> None:
    with pytest.raises(MidiError, match="longer than"):
        read_midi(midi_file([notes_track([(0, 2**27, 60)])], resolution=1))


def test_damaged_files_are_read_or_refused_and_never_crash() -> None:
    rng = random.Random(3)
    whole = [write_midi(random_piece(seed)) for seed in (0, 2, 4)]
    outcomes = {"read": 0, "refused": 0}
    for _ in range(1500):
        data = bytearray(rng.choice(whole))
        for _ in range(rng.randint(1, 8)):
            data[rng.randrange(len(data))] = rng.randrange(256)
        cut = rng.randrange(len(data)) if rng.random() < 0.3 else len(data)
        try:
            read_midi(bytes(data[:cut]))
            outcomes["read"] += 1
        except MidiError:
            outcomes["refused"] += 1
    assert outcomes["read"] > 50
    assert outcomes["refused"] > 50
