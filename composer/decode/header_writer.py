"""The header of a text under control: what was asked is forced, the rest the model chooses."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from composer.analysis import mood_step
from composer.controls import GENRES, Controls, Mood
from composer.engine import Session, sample
from composer.key import MODES
from composer.request import Request
from composer.text.alphabet import LEVELS, PLAN, TEMPO_BINS, Kind, character, genre_character, kind_of
from composer.text.header import FIELDS, Header
from composer.text.words import BOS, Words

# The header chooses the frame, not the tune: close to the model's own distribution.
_TEMPERATURE, _TOP_P = 1.0, 0.92
# Genres with drums in six of ten pieces of training, or in many: drummers know these.
_DRUMMED = (
    "pop", "rock", "funk", "latin", "jazz", "blues", "country", "swing", "ballad", "rock and roll", "rnb", "soul",
    "disco", "reggae", "bossa nova", "samba", "electronic", "hip-hop", "game",
)  # fmt: skip
_DENSITY_LEVEL = {"low": 1, "moderate": 2, "high": 4}
_INTENSITY_ENERGY = {"low": 1, "moderate": 2, "high": 4}
_PLAYABLE_MODES = ("major", "minor")
# Valence and energy this far from neutral decide mode and density (A. Gabrielsson and E.
# Lindström, 2010: major and minor carry valence, density carries energy).
_MOOD_DECIDES = 0.3
# Stand-ins for fields still to be sampled; each is replaced before it is used.
_ANY_LEVEL, _ANY_TEMPO = 2, 100.0


@dataclass(frozen=True)
class WrittenHeader:
    """The header decided, the words that say it (without the mark) and how many were sampled."""

    header: Header
    words: list[int]
    sampled: int


def write_header(
    session: Session, words: Words, controls: Controls, request: Request, rng: np.random.Generator
) -> WrittenHeader:
    """Feed a header into an empty session, field by field."""
    asked: set[str] = {"meter", "parts"}
    header = Header(
        controls.genre, "major", request.meter, _ANY_TEMPO, _ANY_LEVEL, _ANY_LEVEL, _ANY_LEVEL, request.players
    )
    if controls.genre is not None:
        asked.add("genre")
    if request.key is not None:
        header, asked = replace(header, mode=request.key.written_mode), asked | {"mode"}
    if request.tempo_bpm is not None:
        header, asked = replace(header, tempo_bpm=request.tempo_bpm), asked | {"tempo_bpm"}
    density = controls.density or controls.intensity
    if density is not None:
        header, asked = replace(header, density=_DENSITY_LEVEL[density]), asked | {"density"}
    if controls.mood is not None:
        header = replace(header, valence=mood_step(controls.mood.valence), energy=mood_step(controls.mood.energy))
        asked |= {"valence", "energy"}
    elif controls.intensity is not None:
        header, asked = replace(header, energy=_INTENSITY_ENERGY[controls.intensity]), asked | {"energy"}
    # Up to PLAN the text depends on the asked fields alone.
    text = header.text(asked)
    ids = [BOS, *(words.id(c) for c in text[: text.index(PLAN) + 1])]
    logits = session.feed(ids)
    sampled = 0
    for name in FIELDS:
        if name == "parts" or name in asked:
            new = [words.id(c) for c in header.field_text(name)]
        else:
            mask = np.zeros(len(words), dtype=bool)
            mask[[words.id(c) for c in _choices(name, request, controls.mood)]] = True
            new = [sample(logits, mask, _TEMPERATURE, _TOP_P, rng)]
            header = _with_field(header, name, words.spellings[new[0]])
            sampled += 1
        logits = session.feed(new)
        ids += new
    return WrittenHeader(header, ids, sampled)


def _choices(name: str, request: Request, mood: Mood | None) -> list[str]:
    """The characters a field may have when nobody asked for it. A mood that was asked for leaves
    out what would contradict it."""
    match name:
        case "genre":
            # Elsewhere they would be at a loss.
            with_drums = any(player.is_drums for player in request.players)
            return [genre_character(genre) for genre in (_DRUMMED if with_drums else (*GENRES, None))]
        case "mode":
            return [character(Kind.MODE, MODES.index(mode)) for mode in _modes(mood)]
        case "tempo_bpm":
            low, high = request.tempo_range
            return [character(Kind.TEMPO, i) for i, bpm in enumerate(TEMPO_BINS) if low <= bpm <= high]
        case "density":
            return [character(Kind.DENSITY, level) for level in _densities(mood)]
        case _:
            kind = {"valence": Kind.VALENCE, "energy": Kind.ENERGY}[name]
            return [character(kind, level) for level in range(LEVELS)]


def _modes(mood: Mood | None) -> tuple[str, ...]:
    if mood is None or abs(mood.valence) < _MOOD_DECIDES:
        return _PLAYABLE_MODES
    return ("major",) if mood.valence > 0 else ("minor",)


def _densities(mood: Mood | None) -> range:
    if mood is None or abs(mood.energy) < _MOOD_DECIDES:
        return range(LEVELS)
    return range(3, LEVELS) if mood.energy > 0 else range(2)


def _with_field(header: Header, name: str, char: str) -> Header:
    value = kind_of(char)[1]
    if name == "genre":
        return replace(header, genre=GENRES[value] if value < len(GENRES) else None)
    if name == "mode":
        return replace(header, mode=MODES[value])
    if name == "tempo_bpm":
        return replace(header, tempo_bpm=TEMPO_BINS[value])
    if name == "density":
        return replace(header, density=value)
    return replace(header, valence=value) if name == "valence" else replace(header, energy=value)
