"""FluidSynth as a renderer. Importing this module needs the shared library."""

from __future__ import annotations

from collections.abc import Sequence
from ctypes import c_int, c_void_p

import fluidsynth
import numpy as np
import numpy.typing as npt

from synth.mixing import Strip
from synth.renderer import RendererError
from synth.soundfont import SoundFont, SoundFontError
from synth.timeline import SAMPLE_RATE, Slice, Strike

# 64 MIDI channels: every sixteenth is for drums, so 60 melodic parts and 4 of drums.
_CHANNELS = 64
_DRUM_CHANNEL = 9
_MOST = {False: _CHANNELS - _CHANNELS // 16, True: _CHANNELS // 16}
_SETTINGS = {
    # Eight parts in full chords with long releases pass the default of 256 voices, and a stolen voice clicks.
    "synth.polyphony": 512,
    # Every sample is decoded once, when the first synthesizer loads the file; FluidSynth shares the decoded
    # samples between all synthesizers of the process. Loading on demand would stop the first note of each
    # program for 5 to 170 ms (`python -m synth.benchmark` prints what both cost).
    "synth.dynamic-sample-loading": 0,
    "synth.reverb.active": 1,
    "synth.chorus.active": 1,
}
# MIDI controllers (MIDI 1.0 detailed specification, table 3).
_VOLUME, _PAN, _EXPRESSION, _REVERB_SEND, _CHORUS_SEND = 7, 10, 11, 91, 93
# A trace of chorus widens pads and electric pianos; presets that live on it bring their own.
_CHORUS = 8

# pyfluidsynth wraps only the 16-bit writer, which dithers: floats leave level and rounding to the mixing desk.
_write_float = fluidsynth.cfunc(
    "fluid_synth_write_float",
    c_int,
    ("synth", c_void_p, 1),
    ("len", c_int, 1),
    ("left", c_void_p, 1),
    ("left_offset", c_int, 1),
    ("left_step", c_int, 1),
    ("right", c_void_p, 1),
    ("right_offset", c_int, 1),
    ("right_step", c_int, 1),
)


class FluidRenderer:
    """One FluidSynth with its SoundFont loaded, for one piece.

    FluidSynth renders in quanta of 64 frames: a note begins at most 1.5 ms after its frame.
    Resetting a used synthesizer leaves traces (voices in release, chorus phase), so none is used twice."""

    def __init__(self, soundfont: SoundFont) -> None:
        """Load ``soundfont``. Raises SoundFontError when FluidSynth cannot read it."""
        self._synth = fluidsynth.Synth(gain=1.0, samplerate=SAMPLE_RATE, channels=_CHANNELS, **_SETTINGS)
        self._channels: tuple[int, ...] = ()
        self._gain = np.float32(1.0)
        self._open = True
        if self._synth.sfload(str(soundfont.path)) < 0:
            self.close()
            raise SoundFontError(f"FluidSynth cannot read the SoundFont {soundfont.path}.")

    def start(self, strips: Sequence[Strip]) -> None:
        """Set program, volume, place and reverb of each part's channel.

        Raises RendererError for more parts than there are channels."""
        self._channels = _assign(strips)
        # Expression only attenuates: the strip with the highest trim has it open, the gain brings it up.
        highest = max((strip.trim_db for strip in strips), default=0.0)
        self._gain = np.float32(10.0 ** (highest / 20.0))
        for channel, strip in zip(self._channels, strips, strict=True):
            # On drum channels FluidSynth takes programs from bank 128; it falls back where one is missing.
            self._synth.program_change(channel, 0 if strip.is_drums else strip.program)
            controllers = {
                _VOLUME: strip.volume,
                _PAN: round(64 + 63 * strip.pan),
                _EXPRESSION: round(127 * 10.0 ** ((strip.trim_db - highest) / 40.0)),
                _REVERB_SEND: round(127 * strip.reverb),
                _CHORUS_SEND: 0 if strip.is_drums else _CHORUS,
            }
            for controller, value in controllers.items():
                self._synth.cc(channel, controller, value)

    def render(self, piece: Slice) -> npt.NDArray[np.float32]:
        """See :class:`synth.renderer.Renderer`: each event takes effect at its own frame."""
        sound = np.empty((piece.frames, 2), np.float32)
        done = 0
        for event in piece.events:
            self._write(sound, done, event.frame)
            done = event.frame
            channel = self._channels[event.part]
            if isinstance(event, Strike):
                self._synth.noteon(channel, event.pitch, event.velocity)
            else:
                self._synth.noteoff(channel, event.pitch)
        self._write(sound, done, piece.frames)
        return sound * self._gain

    def close(self) -> None:
        """Free the synthesizer; once is enough, twice does no harm."""
        if self._open:
            self._open = False
            self._synth.delete()

    def _write(self, sound: npt.NDArray[np.float32], begin: int, end: int) -> None:
        """Let FluidSynth fill frames ``begin`` to ``end``, left and right interleaved."""
        if end > begin:
            address = sound.ctypes.data
            _write_float(self._synth.synth, end - begin, address, 2 * begin, 2, address, 2 * begin + 1, 2)


def _assign(strips: Sequence[Strip]) -> tuple[int, ...]:
    """A channel of its own for every part, drums on the tenth of each sixteen."""
    drums = [channel for channel in range(_CHANNELS) if channel % 16 == _DRUM_CHANNEL]
    melodic = [channel for channel in range(_CHANNELS) if channel % 16 != _DRUM_CHANNEL]
    for is_drums, kind in ((False, "melodic"), (True, "drum")):
        if sum(strip.is_drums == is_drums for strip in strips) > _MOST[is_drums]:
            raise RendererError(f"At most {_MOST[is_drums]} {kind} parts can sound together.")
    free = {True: iter(drums), False: iter(melodic)}
    return tuple(next(free[strip.is_drums]) for strip in strips)
