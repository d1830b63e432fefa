"""The limiter: what would pass the ceiling is turned down just before it, and let up again afterwards."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

# 1 dB below full scale: what EBU R 128 allows of a true peak.
CEILING_DB = -1.0
# A little below it, for a finer look than four times the rate finds up to 0.4 dB more.
_AIM = 10.0 ** ((CEILING_DB - 0.4) / 20.0)
# Frames (2.9 ms) in which it turns down, before the peak, and in which the sound is late for that.
_AHEAD = 128
# Decibels a second in which it lets up again, steady, so that nothing is heard to breathe.
_RELEASE_DB = 40.0
# How many samples a finer look reaches to either side, and how many it finds between two (BS.1770-4, annex 2).
_REACH, _FINER = 10, 4
# Frames that the sound is late.
DELAY = _AHEAD + _REACH

Sound = npt.NDArray[np.float32]


def _between() -> tuple[npt.NDArray[np.float64], ...]:
    """Filters that give the samples between two: a sinc under a Hann window, for each place."""
    found = []
    for place in range(1, _FINER):
        at = np.arange(_REACH - 1, -_REACH - 1, -1) + place / _FINER
        found.append(np.sinc(at) * np.cos(np.pi * at / (2 * _REACH)) ** 2)
    return tuple(found)


_FILTERS = _between()
# However the samples lie, nothing between them is higher than this multiple of the highest.
_HIGHEST = max(float(np.abs(one).sum()) for one in _FILTERS)


class Limiter:
    """Takes a sound block by block and gives it back :data:`DELAY` frames late, no true peak above
    :data:`CEILING_DB`. Both channels are turned down alike. How the sound is cut into blocks makes no
    difference; what stays below the ceiling comes out as it went in."""

    def __init__(self, sample_rate: int) -> None:
        self._slope = _RELEASE_DB / sample_rate
        self._frame = 0
        self._sound = np.zeros((DELAY + _REACH, 2), np.float32)
        self._over = np.zeros(_AHEAD)
        # Releases are straight lines: the highest one so far, by its height at frame 0.
        self._line = 0.0
        self._held = np.zeros(_AHEAD - 1)

    def limit(self, block: Sound) -> Sound:
        """The next block, as long as it went in."""
        count = len(block)
        sound = np.concatenate([self._sound, block])
        over = np.concatenate([self._over, _over(sound[-(count + 2 * _REACH) :])[:count]])
        self._sound, self._over = sound[count:], over[count:]
        frames = self._frame + np.arange(count)
        self._frame += count
        lines = np.maximum.accumulate(np.maximum(_highest_ahead(over)[:count] + self._slope * frames, self._line))
        if count:
            self._line = float(lines[-1])
        held = np.concatenate([self._held, lines - self._slope * frames])
        self._held = held[count:]
        if not held.any():
            return sound[_REACH : _REACH + count]
        down = np.convolve(held, np.full(_AHEAD, 1.0 / _AHEAD), "valid") if count else held[:0]
        return (sound[_REACH : _REACH + count] * 10.0 ** (-down[:, None] / 20.0)).astype(np.float32)


def _over(sound: Sound) -> npt.NDArray[np.float64]:
    """By how many dB each frame, or what follows before the next one, passes what is aimed at; the
    first and last :data:`_REACH` frames are only looked at for the others."""
    inner = slice(_REACH, len(sound) - _REACH)
    if float(np.abs(sound).max(initial=0.0)) * _HIGHEST <= _AIM:
        return np.zeros(len(sound[inner]))
    peaks = np.abs(sound[inner]).max(axis=1).astype(np.float64)
    for channel in sound.T.astype(np.float64):
        for between in _FILTERS:
            finer = np.convolve(channel, between, "valid")
            peaks = np.maximum(peaks, np.abs(finer[1 : 1 + len(peaks)]))
    return 20.0 * np.log10(np.maximum(peaks / _AIM, 1.0))


def _highest_ahead(over: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """The highest of each value and the :data:`_AHEAD` after it, by doubling the stretch looked at."""
    seen, highest = 1, over
    while seen < _AHEAD:
        highest = np.maximum(highest[: len(highest) - seen], highest[seen:])
        seen *= 2
    return np.maximum(highest[:-1], over[_AHEAD:]) if len(over) > _AHEAD else highest[:0]
