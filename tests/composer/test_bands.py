"""Bands: a chart in, a work out, with the chords, meter and form that the chart says."""

import json
import pickle
import re
import zipfile
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from composer.bands import BAND_CORPORA, Recipe, recipes, render
from composer.bands.band import band, drumming
from composer.bands.billboard import symbol as billboard_symbol
from composer.bands.chart import Chart, ChartBar, plain_title, symbol_of
from composer.bands.drummers import Groove
from composer.bands.dynamics import shaped
from composer.bands.form import Bars, swung
from composer.bands.jazz import symbol as jazz_symbol
from composer.bands.playing import perform
from composer.bands.program import ProgramError, play
from composer.bands.scenes import casting
from composer.bands.styles import styles
from composer.controls import GENRES
from composer.corpora import Unreadable, Work
from composer.harmony import NO_CHORD, Chord
from composer.key import Key
from composer.piece import Meter, Note

# Where Debian's package puts the library.
LIBRARY = Path("/usr/share/mma/lib")
BLUES = "F7|Bb7|F7|Cm7,F7|Bb7|B07|F7|Am7b5,D7b9|Gm7|C7|F7,D7|Gm7,C7"
STANDARDS = [
    {"Title": "Made Up Blues", "Composer": "Nobody", "Key": "F", "Rhythm": "Medium Swing", "TimeSignature": "4/4",
     "Sections": [{"Label": "A", "MainSegment": {"Chords": BLUES}}]},
    {"Title": "A Made Up Waltz (1930)", "Composer": "Nobody", "Key": "Dmin", "Rhythm": "Waltz", "TimeSignature": "3/4",
     "Sections": [
         {"Label": "A", "MainSegment": {"Chords": "Dm6|Em7b5,A7b9|Dm6||Gm7|C7|Fmaj7"},
          "Endings": [{"Chords": "A7(Em7b5)"}, {"Chords": "Dm6"}]},
         {"Label": "B", "MainSegment": {"Chords": "Gm7|C7/Bb|Fmaj7|Fm/maj7|Em7b5|A7alt|Dm6|A7sus"}},
     ]},
    {"Title": "Made Up Bossa", "Composer": "Nobody", "Rhythm": "Bossa Nova", "TimeSignature": "4/4",
     "Sections": [{"Label": "A", "MainSegment": {"Chords": "Cmaj7|Cmaj7|Dm7,G7|Cmaj7|Cmaj7|Fmaj7|Dm7,G7|C6"}}]},
    {"Title": "In Seven", "Composer": "Nobody", "Key": "C", "Rhythm": "Latin", "TimeSignature": "7/4",
     "Sections": [{"Label": "A", "MainSegment": {"Chords": "C|F|G|C|C|F|G|C"}}]},
]  # fmt: skip
SONG = """# title: Made Up Song
# artist: The Nobodies
# metre: 4/4
# tonic: A

0.0\tsilence
0.5\tA, intro, | A:min | A:min . F:maj . | C:maj | G:maj |
8.5\tB, verse, | A:min | F:maj/5 | C:maj G:sus4(b7) | (2/4) G:maj |, (voice
16.0\t| A:min7 | N | D:min . . E:7 | A:min | x2
32.0\tZ, fadeout
33.0\tend
"""


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of corpora with four standards, one song and its copy."""
    folder = tmp_path_factory.mktemp("data")
    with zipfile.ZipFile(folder / "jazz-charts.zip", "w") as archive:
        archive.writestr("JazzStandards.json", json.dumps(STANDARDS))
    with zipfile.ZipFile(folder / "billboard-charts.zip", "w") as archive:
        archive.writestr("McGill-Billboard/0001/salami_chords.txt", SONG)
        archive.writestr("McGill-Billboard/0002/salami_chords.txt", SONG)
    with zipfile.ZipFile(folder / "openewld.zip", "w") as archive:
        archive.writestr("_midi/dataset/Nobody/Made_Up_Waltz/Made_Up_Waltz.mid", b"")
    return folder


@pytest.fixture(scope="module")
def bands(data: Path) -> dict[str, Work]:
    """The first performance of every chart, by title."""
    works = [render(r) for r in recipes(data) if isinstance(r, Recipe) and r.take == 0 and r.chart is not None]
    return {work.title.split(" (")[0]: work for work in works if isinstance(work, Work)}


def test_every_chart_is_played_or_named_with_a_reason(data: Path, bands: dict[str, Work]) -> None:
    assert set(bands) == {"Made Up Blues", "A Made Up Waltz", "Made Up Bossa", "Made Up Song"}
    listed = list(recipes(data))
    again = [item for item in listed if isinstance(item, Unreadable)]
    assert [(item.corpus, item.reason, item.is_lost) for item in again] == [
        ("billboard-bands", "the same chart again", False)
    ]
    seven = next(r for r in listed if isinstance(r, Recipe) and "In Seven" in r.path)
    lost = render(seven)
    assert isinstance(lost, Unreadable) and lost.reason == "no style is played in 7/4"
    assert render(again[0]) == again[0]


def test_recipes_travel_and_the_same_one_gives_the_same_band(data: Path) -> None:
    recipe = next(r for r in recipes(data) if isinstance(r, Recipe))
    assert recipe.corpus in BAND_CORPORA
    copy = pickle.loads(pickle.dumps(recipe))
    assert render(copy) == render(recipe)


def test_takes_of_a_chart_differ_in_style(data: Path) -> None:
    some = [r for r in recipes(data) if isinstance(r, Recipe) and "Blues" in r.path]
    played = [render(r) for r in some]
    assert len({work.path.rpartition(":")[2] for work in played}) == len(some) == 3


def test_chords_are_those_of_the_chart_on_every_half_bar(bands: dict[str, Work]) -> None:
    blues = bands["Made Up Blues"]
    written = [tuple(cell.split(",")) for cell in BLUES.split("|")]
    expected = tuple((jazz_symbol(cells[0]).chord, jazz_symbol(cells[-1]).chord) for cells in written)
    assert blues.chords is not None
    # Two choruses, maybe four bars of introduction before them, and a bar at home after.
    assert blues.chords[-13:-1] == blues.chords[-25:-13] == expected
    assert blues.chords[-1] == (Chord(5, "maj6"), Chord(5, "maj6"))
    waltz = bands["A Made Up Waltz"]
    assert waltz.chords is not None
    assert (Chord(9, "7"), Chord(9, "7")) in waltz.chords  # what stands in brackets is left out
    assert waltz.chords.count((Chord(4, "hdim7"), Chord(9, "7"))) >= 2  # the endings repeat the section


def test_a_chart_of_billboard_keeps_its_form_meters_and_tempo(bands: dict[str, Work]) -> None:
    song = bands["Made Up Song"]
    assert song.sections is not None and song.chords is not None
    assert "".join(song.sections)[:16] == "AAAABBBBBBBBBBBB"
    assert [str(bar.meter) for bar in song.piece.bars][4:8] == ["4/4", "4/4", "4/4", "2/4"]
    assert song.chords[1] == (Chord(9, "min"), Chord(5, "maj"))
    assert song.chords[9] == (NO_CHORD, NO_CHORD)
    assert song.piece.tempo_bpm == pytest.approx(120, abs=1)
    assert song.key == Key("A", "minor")


def test_meter_and_end_are_kept_and_a_rhythm_section_plays(bands: dict[str, Work]) -> None:
    for title, meter in (("Made Up Blues", "4/4"), ("A Made Up Waltz", "3/4"), ("Made Up Bossa", "4/4")):
        piece = bands[title].piece
        assert str(piece.meter) == meter
        roles = [part.role for part in piece.parts]
        assert roles.count("bass") <= 1 and "chords" in roles
        last = max(note.end for part in piece.parts for note in part.notes)
        assert last <= piece.ticks
        # Somebody still plays in the last bar.
        assert any(note.start >= piece.bar_starts[-2] for part in piece.parts for note in part.notes)
    assert any(part.is_drums for part in bands["Made Up Bossa"].piece.parts)


def test_players_play_the_chords_and_lie_on_the_grid(bands: dict[str, Work]) -> None:
    for work in bands.values():
        assert work.chords is not None
        inside = total = 0
        for part in work.piece.parts:
            if part.is_drums:
                continue
            for note in part.notes:
                bar = max(i for i, start in enumerate(work.piece.bar_starts[:-1]) if start <= note.start)
                meter, place = work.piece.bars[bar].meter, note.start - work.piece.bar_starts[bar]
                chord = work.chords[bar][place >= meter.second_half]
                assert place % 3 == 0 or place % 4 == 0
                if chord is not None and chord.root is not None:
                    total += 1
                    inside += note.pitch % 12 in chord.pitch_classes
        assert inside / total > 0.75, work.title


def test_loudness_is_shaped(bands: dict[str, Work]) -> None:
    for work in bands.values():
        for part in work.piece.parts:
            if len(part.notes) > 40:
                assert len({note.velocity for note in part.notes}) > 6, (work.title, part.name)


def test_a_standard_has_the_identity_of_the_song_in_openewld(bands: dict[str, Work]) -> None:
    assert bands["A Made Up Waltz"].work == "openewld/made up waltz"
    assert bands["Made Up Blues"].work == "song/made up blues"
    assert plain_title("The Café Song (Live)") == plain_title("cafe song")


def test_a_real_melody_leads_and_swings_where_the_band_does() -> None:
    bar = Meter(4, 4)
    chords = [Chord(0, "maj7"), Chord(9, "min7"), Chord(2, "min7"), Chord(7, "7")] * 3
    tune = tuple(Note(at * 6, 67 + at % 5, 6, 80) for at in range(0, 96, 1))
    chart = Chart(
        "openewld", "open", "x.mid", "openewld/x", "X", Key("C", "major"), bar,
        tuple(ChartBar(bar, (symbol_of(c),), "A") for c in chords), "old", 150.0, tune,
    )  # fmt: skip
    cast = casting(chart, 1, (), np.random.default_rng(0))[0]
    swing = next(style for style in styles() if style.name == "Swing")
    for style in (cast.style, swing):
        work = band("openewld-bands", "x", chart, replace(cast, style=style))
        assert isinstance(work, Work)
        lead = work.piece.parts[0]
        assert lead.role in ("melody", "voice")
        assert [note.pitch for note in lead.notes] == [note.pitch for note in tune]
        late = {note.start % 12 for note in lead.notes}
        assert late == ({0, 8} if style.is_swung else {0, 6})


def test_swing_leaves_sixteenths_and_long_notes_alone() -> None:
    notes = (Note(0, 60, 3), Note(3, 62, 3), Note(6, 64, 6), Note(12, 65, 6), Note(18, 67, 30))
    assert [n.start for n in swung(notes)] == [0, 3, 6, 12, 20]
    assert swung(notes)[-1].end == 48


def test_a_real_drummer_plays_bar_after_bar_and_ends_with_the_piece() -> None:
    bar = ChartBar(Meter(4, 4), (symbol_of(Chord(0)),), "A")
    groove = Groove("rock", 120, ((Note(0, 36, 1, 101),), (Note(13, 38, 1, 55),)), "rock")
    strokes = drumming([bar] * 5, groove, 1)
    assert [(n.start, n.pitch, n.velocity) for n in strokes] == [
        (48, 36, 101), (96 + 13, 38, 55), (144, 36, 101), (192, 36, 90), (192, 49, 90),
    ]  # fmt: skip


def test_dynamics_have_phrases_and_accents() -> None:
    bars = [ChartBar(Meter(4, 4), (symbol_of(Chord(0)),), "AB"[i // 8]) for i in range(16)]
    rows = np.array([(t, 60, 12, 80) for t in range(0, 768, 12)], dtype=np.int64)
    result = shaped(rows, bars, {"A": -0.5, "B": 0.8}, np.random.default_rng(0))[:, 3].reshape(16, 4)
    assert result[8:].mean() > result[:8].mean() + 8
    assert result[3:5].mean() > result[[0, 7]].mean() + 8
    assert result[:, 0].mean() > result[:, 1:].mean() + 2


@pytest.mark.parametrize(
    ("text", "name", "chord"),
    [
        ("A:min7/b7", "Am7/G", Chord(9, "min7")),
        ("Gb:sus4(b7,9)", "F#sus9", Chord(6, "sus4")),
        ("E:7(#9)", "E7#9", Chord(4, "7")),
        ("D:5", "D5", Chord(2, "maj")),
    ],
)
def test_symbols_of_billboard_are_read(text: str, name: str, chord: Chord) -> None:
    found = billboard_symbol(text)
    assert (found.name, found.chord) == (name, chord)


def test_an_unknown_symbol_is_an_error_with_its_name() -> None:
    with pytest.raises(ValueError, match="H7"):
        jazz_symbol("H7")
    with pytest.raises(ValueError, match="C:what"):
        billboard_symbol("C:what")


def test_every_style_has_a_genre_that_can_be_asked_for() -> None:
    table = styles()
    assert len({style.name for style in table}) == len(table) >= 100
    assert {style.genre for style in table} <= set(GENRES)
    assert len({style.genre for style in table}) >= 30
    assert all(style.slow < style.fast for style in table)


@pytest.mark.parametrize("meter", ["4/4", "3/4", "6/8", "12/8", "5/4", "2/4"])
def test_styles_of_every_meter_sound_and_keep_it(meter: str) -> None:
    style = next(s for s in styles() if str(s.meter) == meter)
    bar = ChartBar(style.meter, (symbol_of(Chord(0, "maj")),), "A")
    arranged = Bars((bar,) * 4, (style.plain[0], None, None, None))
    players = perform(arranged, style, style.slow, 1)
    pitched = [player for player in players if not player.is_drums]
    last = max(int(player.notes[-1, 0]) for player in pitched)
    assert 3 * style.meter.ticks <= last < 4 * style.meter.ticks


def test_every_groove_of_the_table_is_in_the_parts_of_the_library_that_are_its_authors_own() -> None:
    # What was converted from keyboards (casio, yamaha, kara, zoom) is left alone.
    files = [path for folder in ("stdlib", "alexis") for path in (LIBRARY / folder).glob("*.mma")]
    text = "\n".join(path.read_text(encoding="latin-1") for path in files)
    known = {name.lower() for name in re.findall(r"^\s*DefGroove\s+(\S+)", text, re.MULTILINE | re.IGNORECASE)}
    for style in styles():
        patterns = [pattern.name for pattern in (*style.fills, *style.intros, *style.endings)]
        own = style.source.read_text(encoding="utf-8") if style.source else ""
        names = {name.lower() for name in (*style.plain, *style.full, *patterns)}
        assert names <= known or all(f"defgroove {name}" in own.lower() for name in names), style.name


def test_a_groove_that_does_not_exist_is_an_error_that_says_so() -> None:
    with pytest.raises(ProgramError, match="NOSUCHGROOVE"):
        play("Groove NoSuchGroove\n1 C\n")
