"""Loudness as it is heard: ITU-R BS.1770-4, "Algorithms to measure audio programme loudness"."""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt

# Momentary loudness: blocks of 400 ms that overlap by three quarters (BS.1770-4, annex 1).
_BLOCK_S, _HOP_S = 0.4, 0.1
_SILENCE_LUFS = -70.0
_RELATIVE_GATE = -10.0
# Samples looked at for each one there is, to find the true peak.
_FINER = 4

_Biquad = tuple[tuple[float, float, float], tuple[float, float, float]]


def momentary(sound: npt.NDArray[np.float32], sample_rate: int) -> npt.NDArray[np.float64]:
    """LUFS of each 400 ms block, ten a second. ``sound`` is of shape (frames, channels), full
    scale 1.0; what is shorter than a block is padded with silence."""
    block, hop = round(_BLOCK_S * sample_rate), round(_HOP_S * sample_rate)
    if len(sound) < block:
        sound = np.pad(sound, ((0, block - len(sound)), (0, 0)))
    power = np.square(_weighted(sound.astype(np.float64), sample_rate)).sum(axis=1)
    total = np.concatenate(([0.0], np.cumsum(power)))
    starts = np.arange(0, len(sound) - block + 1, hop)
    mean = np.maximum((total[starts + block] - total[starts]) / block, 1e-12)
    return np.asarray(-0.691 + 10.0 * np.log10(mean))


def integrated(sound: npt.NDArray[np.float32], sample_rate: int) -> float:
    """LUFS of the whole, silence gated away; minus infinity where there is nothing else."""
    blocks = momentary(sound, sample_rate)
    blocks = blocks[blocks > _SILENCE_LUFS]
    if not len(blocks):
        return -math.inf
    loud = blocks[blocks > _mean(blocks) + _RELATIVE_GATE]
    return _mean(loud)


def true_peak(sound: npt.NDArray[np.float32]) -> float:
    """The highest level between the samples as well, in dB of full scale (dBTP), as four times the
    sample rate shows it (BS.1770-4, annex 2); minus infinity for silence."""
    spectrum = np.fft.rfft(sound.astype(np.float64), axis=0)
    finer = np.fft.irfft(spectrum, _FINER * len(sound), axis=0) * _FINER if len(sound) else sound
    peak = float(np.abs(finer).max(initial=0.0))
    return 20.0 * math.log10(peak) if peak > 0 else -math.inf


def _mean(lufs: npt.NDArray[np.float64]) -> float:
    return float(10.0 * np.log10(np.mean(10.0 ** (lufs / 10.0))))


def _weighted(sound: npt.NDArray[np.float64], sample_rate: int) -> npt.NDArray[np.float64]:
    """The K-weighted signal, filtered in the frequency domain, with room for the filters to ring."""
    size = 1 << (len(sound) + sample_rate // 2 - 1).bit_length()
    z = np.exp(-2j * np.pi * np.arange(size // 2 + 1) / size)
    response = np.ones_like(z)
    for above, below in (_shelf(sample_rate), _highpass(sample_rate)):
        response *= np.polyval(above[::-1], z) / np.polyval(below[::-1], z)
    spectrum = np.fft.rfft(sound, size, axis=0) * response[:, None]
    return np.asarray(np.fft.irfft(spectrum, size, axis=0)[: len(sound)])


def _shelf(sample_rate: int) -> _Biquad:
    """Stage 1, the effect of the head. The standard tabulates the coefficients at 48 kHz; these are
    the analogue filter's constants behind them, so that any rate can be had by the bilinear transform."""
    k = math.tan(math.pi * 1681.974450955533 / sample_rate)
    q, high = 0.7071752369554196, 10.0 ** (3.999843853973347 / 20.0)
    middle = high**0.4996667741545416
    norm = 1.0 + k / q + k * k
    above = (high + middle * k / q + k * k, 2.0 * (k * k - high), high - middle * k / q + k * k)
    below = (norm, 2.0 * (k * k - 1.0), 1.0 - k / q + k * k)
    return above, below


def _highpass(sample_rate: int) -> _Biquad:
    """Stage 2, the ear's weakness for low notes (the revised low-frequency B curve)."""
    k = math.tan(math.pi * 38.13547087602444 / sample_rate)
    q = 0.5003270373238773
    norm = 1.0 + k / q + k * k
    # The standard leaves the numerator at (1, -2, 1), unscaled by the norm.
    return (norm, -2.0 * norm, norm), (norm, 2.0 * (k * k - 1.0), 1.0 - k / q + k * k)
