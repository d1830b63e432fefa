"""Measure how loud each program of a SoundFont sounds, so that the mixing desk can even them out.

``python -m synth.measure SOUNDFONT`` measures with every renderer installed and writes
``SOUNDFONT.levels.json`` beside it: LUFS by program, 0 to 127 and "drums".
"""

from __future__ import annotations

import argparse

from synth.levels import write_levels
from synth.loudness import momentary
from synth.mixing import Strip
from synth.pool import SynthPool
from synth.renderer import RENDERERS, RendererError, RendererName, available_renderer
from synth.soundfont import find
from synth.timeline import SAMPLE_RATE, Release, Slice, Strike

# Programs measured an octave and a half lower, where they play: basses, low strings, brass and reeds.
_LOW_PROGRAMS = frozenset((*range(32, 40), 42, 43, 47, 57, 58, 60, 66, 67, 70))
_PITCHES, _LOW_PITCHES = (55, 62, 69, 76), (36, 43, 50, 57)
# Bass drum, hi-hat, snare, hi-hat, the hi-hat with both: the plainest beat, a step every quarter second.
_BEAT = ((36, 42), (42,), (38, 42), (42,)) * 2
_BEAT_S = 0.25
_VELOCITY = 100
_NOTE_S = 0.5


def measure(pool: SynthPool, program: int, is_drums: bool = False) -> float | None:
    """Loudness in LUFS of a program at velocity 100 and full volume; None where it stays silent.

    Of an instrument: the loudest 400 ms of a half-second note, averaged over four pitches of its
    usual register. Of the drums: the loudest 400 ms of a plain beat."""
    phrases = [_beat()] if is_drums else [_note(p) for p in (_LOW_PITCHES if program in _LOW_PROGRAMS else _PITCHES)]
    loudest = []
    with pool.renderer() as renderer:
        renderer.start([Strip(program, is_drums, reverb=0.0)])
        for phrase in phrases:
            loudest.append(float(momentary(renderer.render(phrase), SAMPLE_RATE).max()))
    heard = [value for value in loudest if value > -70.0]
    return round(sum(heard) / len(heard), 1) if heard else None


def _note(pitch: int) -> Slice:
    length = round(_NOTE_S * SAMPLE_RATE)
    return Slice(2 * length, (Strike(0, 0, pitch, _VELOCITY, length), Release(length, 0, pitch)))


def _beat() -> Slice:
    length = round(_BEAT_S * SAMPLE_RATE)
    hits = [Strike(step * length, 0, drum, _VELOCITY, length) for step, drums in enumerate(_BEAT) for drum in drums]
    return Slice(len(_BEAT) * length, tuple(hits))


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m synth.measure", description=__doc__)
    parser.add_argument("soundfont", help="a path, or the name of a bundled one")
    soundfont = find(parser.parse_args().soundfont)
    table: dict[RendererName, dict[str, float]] = {}
    for name in RENDERERS:
        try:
            available_renderer(name)
        except RendererError as missing:
            print(f"left out: {missing}")
            continue
        pool = SynthPool(soundfont, name)
        found = {str(program): measure(pool, program) for program in range(128)}
        found["drums"] = measure(pool, 0, is_drums=True)
        table[name] = {program: level for program, level in found.items() if level is not None}
        pool.close()
    write_levels(soundfont, table)
    print(f"wrote {soundfont.levels_path}")


if __name__ == "__main__":
    main()
