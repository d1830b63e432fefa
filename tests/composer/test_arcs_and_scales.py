"""Scales, octaves, intensity, dances, manners and arcs: what is asked is in the notes."""

from __future__ import annotations

from statistics import fmean

import pytest

from composer import Composer, Controls
from composer.arc import characters
from composer.controls import ArcStep, ControlError, Mood, PartRequest, PitchRange
from composer.key import MODES, SCALES, Key
from composer.manner import known_manners, manner_of
from composer.piece import Piece
from composer.request import decide

DUO = (PartRequest("flute"), PartRequest("piano", role="chords"))
BAND = (*DUO, PartRequest("bass"), PartRequest("drums"))


@pytest.fixture(scope="module")
def composer() -> Composer:
    return Composer.debug(seed=1)


@pytest.fixture(scope="module")
def trained() -> Composer:
    return Composer.load()


def whole(composer: Composer, **controls: object) -> Piece:
    take = composer.compose(Controls(**controls))  # type: ignore[arg-type]
    list(take)
    return take.piece()


def velocity(piece: Piece, first: int, last: int) -> float:
    """The mean velocity in bars ``first`` to ``last``, counted from 1."""
    begin, end = piece.bar_starts[first - 1], piece.bar_starts[last]
    return fmean(n.velocity for part in piece.parts for n in part.notes if begin <= n.start < end)


def rate(piece: Piece) -> float:
    """Attacks a second, summed over the parts."""
    return attacks(piece, 1, len(piece.bars)) / piece.seconds


def attacks(piece: Piece, first: int, last: int) -> int:
    begin, end = piece.bar_starts[first - 1], piece.bar_starts[last]
    return sum(len({n.start for n in part.notes if begin <= n.start < end}) for part in piece.parts)


@pytest.mark.parametrize("mode", [mode for mode in SCALES if mode not in MODES])
def test_no_note_is_outside_a_scale_beyond_the_modes(composer: Composer, mode: str) -> None:
    for seed, tonic in ((1, "D"), (2, "F#")):
        key = Key(tonic, mode)
        piece = whole(composer, key=key, bars=6, seed=seed, parts=BAND)
        assert piece.key == key
        pitched = [n for part in piece.parts if not part.is_drums for n in part.notes]
        assert pitched and {n.pitch % 12 for n in pitched} <= key.scale
        assert {chord.root for chord in piece.bars[-1].chords} == {key.pitch_class}
        # Where the scale has no chord on its tonic (jue), the nearest stands for home.
        others = [c for bar in piece.bars[:-1] for c in bar.chords if c.root != key.pitch_class]
        assert all(chord.pitch_classes <= key.scale for chord in others)


def test_a_piece_in_a_scale_is_continued_and_rewritten_in_it(composer: Composer) -> None:
    key = Key("G", "zhi")
    piece = whole(composer, key=key, bars=4, seed=3, parts=DUO)
    for take in (composer.continue_piece(piece, 4, Controls(seed=1)), composer.rewrite(piece, (2, 3))):
        list(take)
        assert {n.pitch % 12 for part in take.piece().parts for n in part.notes} <= key.scale


@pytest.mark.parametrize("octaves", [1, 2, 3])
def test_all_notes_lie_within_so_many_octaves(composer: Composer, octaves: int) -> None:
    wished = PitchRange(octaves=octaves)
    pitches = [
        n.pitch
        for part in whole(composer, key=Key("C", "major"), bars=6, seed=2, range=wished, parts=BAND).parts
        if not part.is_drums
        for n in part.notes
    ]
    assert max(pitches) - min(pitches) <= 12 * octaves
    low = whole(composer, bars=4, seed=2, range=PitchRange(low=60, octaves=1), parts=DUO)
    assert {60 <= n.pitch <= 72 for part in low.parts for n in part.notes} == {True}


def test_intensity_and_density_are_heard(trained: Composer) -> None:
    rates = {}
    for level in ("low", "high"):
        pieces = [whole(trained, key=Key("C", "major"), bars=6, seed=s, intensity=level, parts=DUO) for s in (1, 2)]
        rates[level] = fmean(attacks(piece, 1, 6) for piece in pieces)
    assert 1.5 * rates["low"] < rates["high"]
    thin, thick = (
        fmean(rate(whole(trained, tempo_bpm=100, bars=6, seed=s, density=d, parts=DUO)) for s in (1, 2, 3, 4))
        for d in ("low", "high")
    )
    assert thin < 4 < 6 <= thick


def test_what_is_danced_to_has_drums_a_steady_groove_and_a_beat(composer: Composer) -> None:
    piece = whole(composer, danceable=True, bars=9, seed=4)
    drums = next(part for part in piece.parts if part.is_drums)
    assert 104 <= piece.tempo_bpm <= 136
    bars = [
        sorted((n.start - start, n.pitch) for n in drums.notes if start <= n.start < start + piece.meter.ticks)
        for start in piece.bar_starts[:-1]
    ]
    assert bars[0] == bars[1] == bars[2] and bars[4] == bars[5] == bars[6]
    bass = next(part for part in piece.parts if part.role == "bass")
    starts = [{n.start - b for n in bass.notes if b <= n.start < b + piece.meter.ticks} for b in piece.bar_starts[:-1]]
    assert starts[0] == starts[1] == starts[2]


def test_a_word_for_the_tempo_is_kept(composer: Composer) -> None:
    for word, low, high in (("slow", 40, 76), ("moderate", 76, 120), ("fast", 120, 200)):
        tempi = [whole(composer, tempo_class=word, bars=1, seed=s, parts=DUO[:1]).tempo_bpm for s in range(4)]
        assert all(low <= tempo <= high for tempo in tempi)


def test_the_manner_of_a_composer_is_a_genre_and_players() -> None:
    chopin = decide(Controls(style_of="Frédéric Chopin"), 1)
    assert [player.program for player in chopin.players] == [0]
    vivaldi = manner_of("维瓦尔第")
    assert vivaldi is not None and vivaldi == manner_of("Vivaldi") and vivaldi.genre == "baroque"
    assert manner_of("nobody in particular") is None and manner_of(None) is None
    assert len(known_manners()) > 25
    asked = decide(Controls(style_of="Bach", parts=(PartRequest("guitar"),)), 1)
    assert [player.program for player in asked.players] == [25]


def test_a_crescendo_rises_bar_by_bar(composer: Composer) -> None:
    arc = (ArcStep(share=0.0, dynamics="pp"), ArcStep(first_bar=9, dynamics="ff", gradual=True))
    piece = whole(composer, bars=10, seed=5, arc=arc, parts=BAND)
    stretches = [velocity(piece, first, first + 1) for first in (1, 3, 5, 7, 9)]
    assert stretches == sorted(stretches) and stretches[-1] - stretches[0] > 50


def test_from_sad_to_happy_is_faster_louder_and_in_the_relative_major(trained: Composer) -> None:
    arc = (
        ArcStep(share=0.0, mood=Mood(-0.8, -0.7, ("sad",))),
        ArcStep(share=0.5, mood=Mood(0.8, 0.7, ("happy",))),
    )
    for seed in (1, 2):
        piece = whole(trained, bars=12, seed=seed, arc=arc, parts=DUO)
        assert piece.key.mode == "minor"
        assert velocity(piece, 7, 12) > velocity(piece, 1, 6) + 20
        assert piece.bars[-1].tempo_bpm > 1.2 * piece.bars[0].tempo_bpm
        home = piece.bars[-1].chords[0]
        assert (home.root, home.quality) == ((piece.key.pitch_class + 3) % 12, "maj")
        assert attacks(piece, 7, 12) > attacks(piece, 1, 6)


def test_steps_may_change_tempo_density_players_and_section(trained: Composer) -> None:
    arc = (
        ArcStep(first_bar=1, density="low", section="verse", parts=("flute",)),
        ArcStep(first_bar=5, density="high", tempo_bpm=140, section="chorus"),
    )
    piece = whole(trained, tempo_bpm=90, bars=8, seed=6, arc=arc, parts=BAND, key=Key("C", "major"))
    assert [bar.tempo_bpm for bar in piece.bars] == [90.0] * 4 + [140.0] * 4
    assert "".join(bar.section for bar in piece.bars) == "AAAABBBB"
    half = piece.bar_starts[4]
    assert [any(n.start < half for n in part.notes) for part in piece.parts] == [True, False, False, False]
    assert all(any(n.start >= half for n in part.notes) for part in piece.parts)


def test_an_arc_comes_again_from_its_seed(composer: Composer) -> None:
    arc = (ArcStep(share=0.5, mood=Mood(0.9, 0.9), gradual=True),)
    wish = Controls(mood=Mood(-0.5, -0.5), bars=6, seed=7, arc=arc)
    first, again = composer.compose(wish), composer.compose(Controls.from_record(wish.record()))
    assert [bar.notes for bar in first] == [bar.notes for bar in again]


def test_what_each_bar_is_asked_to_be() -> None:
    assert characters(Controls(), 8, 100.0) == ()
    arc = (ArcStep(first_bar=5, tempo_bpm=120, gradual=True), ArcStep(first_bar=7, dynamics="f"))
    bars = characters(Controls(tempo_bpm=100, arc=arc), 8, 100.0)
    tempi = [bar.tempo_bpm for bar in bars]
    assert tempi == sorted(tempi) and tempi[0] > 100 and tempi[4:] == [120.0] * 4
    assert [bar.loudness is None for bar in bars] == [True] * 6 + [False] * 2
    with pytest.raises(ControlError):
        ArcStep(dynamics="f")
