"""The engraved score: every attack where it was, spelled by its key, in bars that are full."""

from __future__ import annotations

from collections import defaultdict
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from composer.harmony import Chord
from composer.key import Key
from composer.notation import read_score
from composer.piece import Bar, Meter, Note, Part, Piece
from composer.score import EngravingError, engrave, score_pdf, write_musicxml

CLARINET, HORN, PIANO = 71, 60, 0


def piece(parts: tuple[Part, ...], key: Key, bars: int = 2, meter: str = "4/4") -> Piece:
    bar = Bar(Meter.parse(meter), 100.0, (Chord(key.pitch_class, "min"),))
    return Piece((bar,) * bars, parts, key)


def score(of: Piece) -> Element:
    return ElementTree.fromstring(write_musicxml(of))


def written(measure: Element) -> list[str]:
    return [
        f"{p.findtext('step')}{ {'1': '#', '-1': 'b'}.get(p.findtext('alter') or '', '') }{p.findtext('octave')}"
        for p in measure.iter("pitch")
    ]


@pytest.mark.parametrize(
    ("tonic", "mode", "pitches", "names", "fifths"),
    [
        ("D", "major", (66, 61), ["F#4", "C#4"], "2"),
        ("Db", "major", (66, 61), ["Gb4", "Db4"], "-5"),
        ("D", "minor", (61, 70), ["C#4", "Bb4"], "-1"),
        ("F#", "minor", (65, 66), ["E#4", "F#4"], "3"),
        ("C", "major", (66, 70), ["F#4", "Bb4"], "0"),
        ("Eb", "minor", (59, 62), ["Cb4", "D4"], "-6"),
    ],
)
def test_notes_are_spelled_by_the_key(
    tonic: str, mode: str, pitches: tuple[int, int], names: list[str], fifths: str
) -> None:
    notes = tuple(Note(24 * i, pitch, 24) for i, pitch in enumerate(pitches))
    found = score(piece((Part(PIANO, "melody", notes),), Key(tonic, mode), bars=1))
    assert written(found) == names
    assert found.findtext(".//fifths") == fifths


def test_transposing_players_read_their_own_pitch() -> None:
    notes = (Note(0, 60, 48),)
    found = score(piece((Part(CLARINET, "melody", notes), Part(HORN, "counter", notes)), Key("C", "major"), bars=1))
    clarinet, horn = found.findall("part")
    assert (written(clarinet), clarinet.findtext(".//fifths"), clarinet.findtext(".//chromatic")) == (["D4"], "2", "-2")
    assert (written(horn), horn.findtext(".//fifths"), horn.findtext(".//chromatic")) == (["G4"], "1", "-7")
    # The chord symbol of the leading part is in its pitch as well.
    assert found.findtext(".//root-step") == "D"


def test_a_score_read_back_has_the_same_attacks() -> None:
    right = tuple(Note(12 * i + shift, 72 + i, 5) for i in range(8) for shift in (0, 6))
    triplets = tuple(Note(4 * i, 64 + i % 3, 4) for i in range(12))
    left = (Note(0, 40, 48), Note(0, 52, 12), Note(12, 55, 36), Note(48, 41, 46))
    of = piece((Part(PIANO, "melody", right + left), Part(40, "counter", triplets)), Key("G", "minor"))
    again = read_score(write_musicxml(of), ".musicxml")
    attacks = [{(n.start, n.pitch) for n in part.notes} for part in of.parts]
    # The reader makes a part of each staff.
    heard = sorted({(n.start, n.pitch) for part in again.parts for n in part.notes})
    assert heard == sorted(attacks[0] | attacks[1])
    assert len(again.bars) == 2
    assert again.bars[0].chords[0] == Chord(7, "min")


@st.composite
def pieces(draw: st.DrawFn) -> Piece:
    meter = Meter.parse(draw(st.sampled_from(["4/4", "3/4", "6/8", "5/4", "7/8", "2/2", "12/8", "5/8", "3/8"])))
    length = 2 * meter.ticks
    note = st.builds(
        lambda start, pitch, duration: Note(start, pitch, min(duration, length - start)),
        st.integers(0, length - 1), st.integers(36, 84), st.integers(1, 60),
    )  # fmt: skip
    notes = tuple(sorted(set(draw(st.lists(note, min_size=1, max_size=14)))))
    drums = tuple(Note(n.start, 35 + n.pitch % 20, n.duration) for n in notes)
    program = draw(st.sampled_from([PIANO, CLARINET, 33]))
    return piece(
        (Part(program, "melody", notes), Part(0, "drums", drums, is_drums=True)), Key("E", "major"), 2, str(meter)
    )


@settings(max_examples=60)
@given(pieces())
def test_every_voice_fills_its_bar_and_no_attack_is_lost(of: Piece) -> None:
    ticks = of.bars[0].ticks
    found = score(of)
    for part in found.findall("part"):
        struck = 0
        for measure in part.findall("measure"):
            filled: dict[str, int] = defaultdict(int)
            now = 0
            for item in measure:
                if item.tag == "backup":
                    assert now == ticks
                    now = 0
                elif item.tag == "forward" or (item.tag == "note" and item.find("chord") is None):
                    now += int(item.findtext("duration") or 0)
                    filled[item.findtext("voice") or "forward"] += 1
                if item.tag == "note" and item.find("rest") is None and not any(
                    tie.get("type") == "stop" for tie in item.findall("tie")
                ):  # fmt: skip
                    struck += 1
            assert now == ticks
        assert struck > 0


def test_pages_hold_every_bar_and_need_nothing_from_elsewhere() -> None:
    notes = tuple(Note(6 * i, 60 + i % 12, 6) for i in range(8 * 48))
    drums = tuple(Note(12 * i, 36 + 2 * (i % 2), 6) for i in range(4 * 48))
    text = write_musicxml(
        piece((Part(PIANO, "melody", notes), Part(0, "drums", drums, is_drums=True)), Key("D", "minor"), 48), "A & B"
    )
    pages = engrave(text)
    assert len(pages) > 1
    assert sum(page.count('class="measure"') for page in pages) == 48
    assert 'class="harm"' in pages[0] and "Drums" in pages[0]
    assert not [link for page in pages for link in ('href="http', "url(http", "@import") if link in page]
    pdf = score_pdf(text)
    assert pdf.startswith(b"%PDF") and len(pdf) > 10_000
    with pytest.raises(EngravingError):
        engrave(b"<nonsense/>")
