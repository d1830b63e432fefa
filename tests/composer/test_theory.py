"""Theory: numerals, cadences, keys on the way, form and events of pieces on which textbooks agree."""

import music21
import pytest

from composer.analysis import estimate_chords
from composer.harmony import parse_chord
from composer.key import Key
from composer.piece import Bar, Meter, Note, Part, Piece
from composer.theory.cadences import cadences
from composer.theory.comparison import compare_pieces
from composer.theory.difficulty import playing_of
from composer.theory.events import events
from composer.theory.form import form_of
from composer.theory.harmony import borne_out, harmonies
from composer.theory.modulation import key_stretches
from composer.theory.numeral import numeral_of
from composer.theory.rhythm import rhythm_of
from composer.theory.transposing import written_key
from tests.composer.theory_pieces import minor_phrase, period, to_the_dominant, written


def harmony_of(piece: Piece) -> tuple:
    return harmonies(piece, borne_out(piece, estimate_chords(piece)))


@pytest.mark.parametrize(
    ("key", "symbols", "expected"),
    [
        ("C major", "C Dm Em F G7 Am Bdim", "I ii iii IV V7 vi vii°"),
        ("Eb major", "Eb Fm7 Bb7 Cm Ddim", "I ii7 V7 vi vii°"),
        ("A minor", "Am Bdim C Dm E7 F G G#dim7", "i ii° III iv V7 VI VII vii°7"),
        ("C major", "Fm Bb Db", "iv bVII bII"),
    ],
)
def test_numerals_are_those_of_the_textbook(key: str, symbols: str, expected: str) -> None:
    home = Key(*key.split())
    found = [numeral_of(parse_chord(symbol), home) for symbol in symbols.split()]
    assert [one.text for one in found if one] == expected.split()


@pytest.mark.parametrize("key", ["C major", "D major", "Ab major", "A minor", "C minor", "F# minor"])
def test_degrees_agree_with_music21(key: str) -> None:
    home = Key(*key.split())
    theirs = music21.key.Key(home.tonic.replace("b", "-"), home.mode)
    for name in ("I", "ii", "IV", "V", "vi") if home.mode == "major" else ("i", "III", "iv", "V", "VI"):
        tones = [pitch.midi for pitch in music21.roman.RomanNumeral(name, theirs).pitches]
        quality = "maj" if (tones[1] - tones[0]) % 12 == 4 else "min"
        symbol = Key.of(tones[0] % 12, "major").tonic + ("m" if quality == "min" else "")
        found = numeral_of(parse_chord(symbol), home)
        assert found is not None and found.text == name


def test_a_chord_beside_the_scale_is_applied_where_it_leads_and_borrowed_where_it_comes_from() -> None:
    home = Key("C", "major")
    applied = numeral_of(parse_chord("D7"), home, parse_chord("G"))
    assert applied is not None and (applied.text, applied.function, applied.target) == ("V7/V", "applied", "V")
    third = numeral_of(parse_chord("C#dim7"), home, parse_chord("Dm"))
    assert third is not None and third.text == "vii°7/ii"
    borrowed = numeral_of(parse_chord("Fm"), home, parse_chord("C"))
    assert borrowed is not None and borrowed.function == "borrowed"


def test_a_period_has_a_half_cadence_and_then_a_perfect_one() -> None:
    piece = period()
    found = cadences(piece, harmony_of(piece))
    assert [(one.bar, one.kind, one.perfect) for one in found] == [(4, "half", False), (8, "authentic", True)]
    (one,) = form_of(piece, found).periods
    assert (one.first, one.middle, one.last, one.parallel) == (1, 4, 8, True)


def test_plagal_and_deceptive_cadences_are_told_apart() -> None:
    deceptive = written(
        "C F G7 Am C F F C", "72 76 79 76 77 76 74 72 74 71 67 71 72:48 72 76 79 76 77 76 74 72 77 72 69 65 67:48"
    )
    found = cadences(deceptive, harmony_of(deceptive))
    assert [(one.bar, one.kind) for one in found] == [(4, "deceptive"), (8, "plagal")]


def test_an_authentic_cadence_on_an_inversion_is_imperfect() -> None:
    piece = written("C F G7 C", "72 76 79 76 77 76 74 72 71 74 77 71 72:48", bass="36 41 47 36")
    assert [(one.kind, one.perfect) for one in cadences(piece, harmony_of(piece))] == [("authentic", False)]


def test_a_modulation_has_its_bars_and_its_pivot() -> None:
    piece = to_the_dominant()
    first, second = key_stretches(piece, estimate_chords(piece))
    assert (str(first.key), str(second.key), second.relation) == ("C major", "G major", "dominant")
    assert abs(second.first - 9) <= 1 and second.last == 16
    assert first.confidence > 0.5 and second.confidence > 0.5
    assert second.pivot is not None and second.pivot.pitch_classes <= Key("G", "major").scale


def test_a_piece_that_stays_in_its_key_does_not_modulate() -> None:
    (only,) = key_stretches(period(), estimate_chords(period()))
    assert (only.first, only.last, only.relation) == (1, 8, "same")


def test_the_raised_leading_note_is_found_in_its_bars() -> None:
    piece = minor_phrase()
    raised = [one.first for one in events(piece, harmony_of(piece)) if one.kind == "leading note"]
    assert raised == [3, 4, 7]


def test_sequences_and_pedal_points_are_found() -> None:
    sequence = written("C Dm Em F", "72 74 76 72 74 76 77 74 76 77 79 76 77:48")
    (found,) = [one for one in events(sequence, harmony_of(sequence)) if one.kind == "sequence"]
    assert (found.first, found.last, found.interval) == (1, 3, 2)
    pedal = written("C F G C", "72:48 77:48 74:48 72:48", bass="36 36 36 36")
    (held,) = [one for one in events(pedal, harmony_of(pedal)) if one.kind == "pedal point"]
    assert (held.first, held.last, held.pitch_class) == (1, 4, 0)


def test_syncopation_is_that_of_longuet_higgins_and_lee() -> None:
    def of(starts: list[int]) -> float:
        notes = tuple(Note(a, 60, b - a) for a, b in zip(starts, [*starts[1:], 48], strict=True))
        rhythm = rhythm_of(Piece((Bar(Meter(4, 4), 100.0),), (Part(0, "melody", notes),), Key("C", "major")), [0])
        assert rhythm is not None
        return rhythm.syncopation

    assert of([0, 12, 24, 36]) == 0
    # An eighth before the middle of the bar (weight -3) held over it (weight -1).
    assert of([0, 18, 36]) == 2
    assert of([0, 6, 18, 30, 42]) > of([0, 18, 36])


def test_faster_wider_music_is_harder() -> None:
    easy = written("C C C C", "72 74 76 77 79:48 77 76 74 72 72:48", tempo=80.0)
    hard = written("C C C C", " ".join(f"{60 + (7 * i) % 37}:3" for i in range(64)), tempo=132.0)
    first, second = playing_of(easy, 0), playing_of(hard, 0)
    assert first is not None and second is not None
    assert first.grade <= 2 and second.grade >= 7
    assert second.demands[0].grade == 8 and first.outside == ()


def test_players_of_transposing_instruments_read_other_keys() -> None:
    concert = Key("Bb", "major")
    assert [str(written_key(concert, program)) for program in (71, 65, 60, 73)] == [
        "C major", "G major", "F major", "Bb major",
    ]  # fmt: skip


def test_a_transposed_melody_is_the_same_and_another_is_not() -> None:
    one = period()
    up = written(
        "D G D A D G A7 D",
        "74 78 81 78 79 78 76 74 78 76 74 73 76:48 74 78 81 78 79 78 76 74 73 76 79 73 74:48",
        "D major",
    )
    facts = compare_pieces(one, up, (harmony_of(one), harmony_of(up)))
    assert (facts.melody, facts.melody_moved, facts.harmony) == (1.0, 2, 1.0)
    other = compare_pieces(one, minor_phrase(), (harmony_of(one), harmony_of(minor_phrase())))
    assert other.melody < 0.5 and other.melody_moved is None and other.harmony < 0.5
