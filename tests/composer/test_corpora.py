"""The readers of corpora, on small corpora made here."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import pytest

from composer.corpora import CORPORA, Unreadable, Work, read_corpora
from composer.corpora.__main__ import main
from composer.corpora.names import program_of
from composer.harmony import NO_CHORD, Chord
from composer.key import Key
from tests.composer.midi_files import chord, conductor, deltas, midi_file, player, scale, song, write_corpus

MELODY = [(4 + i, 5 + i, 60 + (0, 2, 4, 7, 9, 7, 4, 2)[i % 8]) for i in range(24)]
BRIDGE = [(4 + i, 5 + i, 72 + (0, 4, 2, 5)[i % 4]) for i in range(24)]
PIANO = [n for bar in range(1, 7) for n in chord(4 * bar, 4 * bar + 4, 48, 52, 55)]
CHORDS = [
    n
    for bar in range(1, 7)
    for n in chord(4 * bar, 4 * bar + 2, 48, 52, 55) + chord(4 * bar + 2, 4 * bar + 4, 43, 47, 50, 53)
]


def moved(notes: list, by: float) -> list:
    return [(start + by, end + by, *rest) for start, end, *rest in notes]


def works(folder: Path, *names: str, **options: object) -> list[Work]:
    return [w for w in read_corpora(folder, names or None, **options) if isinstance(w, Work)]  # type: ignore[arg-type]


def refusals(folder: Path, *names: str) -> list[Unreadable]:
    return [w for w in read_corpora(folder, names or None) if isinstance(w, Unreadable)]


def starts(work: Work, part: int = 0) -> list[tuple[int, int]]:
    return [(n.start, n.pitch) for n in work.piece.parts[part].notes]


@pytest.fixture
def pop(tmp_path: Path) -> Path:
    """One song in the three collections, the played one half a quarter late, and one song more."""
    corrected = song(player(MELODY + BRIDGE + PIANO, name="piano"), player(CHORDS, 1, name="chords"), key="Am", bpm=100)
    late = (player(moved(MELODY, 0.5), 0, name="MELODY"), player(moved(BRIDGE, 0.5), 1, name="BRIDGE"))
    draft = [player(moved(PIANO[:-1], 0.5), 2, name="PIANO")]
    other = [n for bar in range(1, 7) for n in chord(4 * bar + 0.5, 4 * bar + 2.5, 50, 53, 57)]
    write_corpus(
        tmp_path,
        "pop909-cl",
        {"POP909_processed/001.mid": corrected, "POP909_chord_annotated_cleaned/001.mid": corrected},
    )
    write_corpus(
        tmp_path,
        "pop909",
        {
            "POP909/001/001.mid": song(*late, player(moved(PIANO, 0.5), 2, name="PIANO"), bpm=80),
            "POP909/001/versions/001-v1.mid": song(*late, *draft, bpm=80),
            "POP909/001/versions/001-v2.mid": song(late[0], player(other, 2, name="PIANO"), bpm=80),
            "POP909/777/777.mid": song(*late),
        },
    )
    lines, at = [], 0.0
    for start, end, pitch in moved(MELODY, -4):
        if start > at:
            lines.append(f"0 {int(4 * (start - at))}")
        lines.append(f"{pitch} {int(4 * (end - start))}")
        at = end
    labels = {"POP909/001/human_label1.txt": "A2b1A3", "POP909/001/melody.txt": "\n".join(lines)}
    write_corpus(tmp_path, "pop909-structure", labels)
    return tmp_path


def test_a_pop_song_is_put_together_from_three_collections(pop: Path) -> None:
    work = works(pop, "pop909-cl")[0]
    assert [p.name for p in work.piece.parts] == ["MELODY", "BRIDGE", "PIANO"]
    assert work.piece.parts[0].role == "melody"
    assert starts(work)[:3] == [(48, 60), (60, 62), (72, 64)]
    assert work.piece.tempo_bpm == pytest.approx(80, abs=0.01)
    assert work.key == Key("A", "minor")
    assert work.genre == "pop"
    assert work.chords is not None
    assert work.chords[:2] == ((NO_CHORD, NO_CHORD), (Chord(0, "maj"), Chord(7, "7")))
    # The labels begin where the melody does, in the second bar.
    assert work.sections == ("A", "A", "A", "B", "A", "A", "A")
    assert len(work.piece.bars) == len(work.chords) == len(work.sections)


def test_other_arrangements_are_works_of_the_same_song_and_drafts_are_not(pop: Path) -> None:
    found = works(pop, "pop909-cl")
    assert [w.path for w in found] == ["POP909_processed/001.mid", "pop909:POP909/001/versions/001-v2.mid"]
    assert len({w.work for w in found}) == 1
    assert starts(found[1], 1)[:2] == [(48, 50), (48, 53)]
    reasons = {r.path: (r.reason, r.is_lost) for r in refusals(pop, "pop909-cl", "pop909")}
    assert reasons["pop909:POP909/001/versions/001-v1.mid"] == ("a draft of an arrangement that is read", False)
    assert reasons["POP909_chord_annotated_cleaned/001.mid"][1] is False
    assert reasons["POP909/001/001.mid"][1] is False
    assert reasons["POP909/777/777.mid"] == ("pop909-cl has no corrected grid for this song", True)


def test_corrected_pop_alone_is_one_piano_without_its_chord_track(pop: Path) -> None:
    (pop / "pop909.zip").unlink()
    work = works(pop, "pop909-cl")[0]
    assert [p.name for p in work.piece.parts] == ["piano"]
    assert len(work.piece.parts[0].notes) == len(MELODY + BRIDGE + PIANO)
    assert work.chords is not None


def voice_and_piano(meter: str = "4/4") -> bytes:
    return song(
        player(scale(), 0, 68, "SingstimmeVoice"),
        player(scale(low=64), 1, 0, "Pianoforte"),
        player(scale(low=40), 2, 0, "Pianoforte"),
        meter=meter,
    )


def test_songs_are_sung_and_their_piano_is_one_part(tmp_path: Path) -> None:
    write_corpus(
        tmp_path, "openscore-lieder", {"_midi/scores/Lang,_Josephine/6_Lieder/1_Früh/lc1.mid": voice_and_piano()}
    )
    work = works(tmp_path)[0]
    assert [(p.program, p.role) for p in work.piece.parts] == [(52, "voice"), (0, "chords")]
    assert len(work.piece.parts[1].notes) == 32
    assert (work.title, work.genre) == ("1 Früh", "romantic")


def test_a_song_in_two_corpora_is_one_work(tmp_path: Path) -> None:
    lied = "_midi/scores/Hensel,_Fanny/5_Lieder/1_Süden/lc1.mid"
    analysed = "_midi/Corpus/OpenScore-LiederCorpus/Hensel,_Fanny_(Mendelssohn)/5_Lieder/1_Süden/score.mid"
    write_corpus(tmp_path, "openscore-lieder", {lied: voice_and_piano()})
    write_corpus(tmp_path, "when-in-rome", {analysed: voice_and_piano(), "_midi/Tests/a.mid": voice_and_piano()})
    found = works(tmp_path)
    assert {w.corpus for w in found} == {"openscore-lieder", "when-in-rome"}
    assert len({w.work for w in found}) == len({w.tune for w in found}) == 1
    assert [(r.path, r.is_lost) for r in refusals(tmp_path)] == [("_midi/Tests/a.mid", False)]


@pytest.mark.parametrize(
    ("first_measure", "first_note"),
    [("m0 b4 G: I", 36), ("m0 b3 G: I", 24), ("m1 G: I", 0)],
)
def test_an_analysis_says_how_long_the_pickup_is(tmp_path: Path, first_measure: str, first_note: int) -> None:
    folder = "scores/Anon/_/Song"
    analysis = f"Composer: Anon\nTime Signature: 4/4\n\n{first_measure}\nm1 V\n"
    files = {f"_midi/{folder}/lc1.mid": voice_and_piano(), f"{folder}/analysis_automatic.rntxt": analysis}
    write_corpus(tmp_path, "openscore-lieder", files)
    work = works(tmp_path)[0]
    assert starts(work)[0] == (first_note, 60)
    assert {str(bar.meter) for bar in work.piece.bars} == {"4/4"}


def chorale(pickup: int, turn: int = 0) -> bytes:
    """Four voices whose harmony changes and whose long notes begin on the downbeat, after
    ``pickup`` quarter notes; ``turn`` makes different ones."""
    roots = (0, 5, 7, 0, 9, 5, 7, 0)[turn % 8 :] + (0, 5, 7, 0, 9, 5, 7, 0)[: turn % 8]
    voices = []
    for name, low in (("Soprano", 72), ("Alto", 64), ("Tenor", 55), ("Bass", 43)):
        notes: list = [(q, q + 1, low + 7 + q % 2) for q in range(pickup)]
        for bar, root in enumerate(roots):
            at = pickup + 4 * bar
            notes += [
                (at, at + 2, low + root % 7),
                (at + 2, at + 3, low + root % 7 + 2),
                (at + 3, at + 4, low + root % 7),
            ]
        voices.append(player(notes, len(voices), 0, name))
    return song(*voices, key="C")


@pytest.mark.parametrize("pickup", [0, 1])
def test_the_pickup_of_a_chorale_is_heard(tmp_path: Path, pickup: int) -> None:
    write_corpus(tmp_path, "bach-chorales", {"_midi/bwv1.6.mid": chorale(pickup)})
    work = works(tmp_path)[0]
    assert starts(work)[0][0] == (36 if pickup else 0)
    assert [p.role for p in work.piece.parts] == ["voice"] * 4
    assert [p.program for p in work.piece.parts] == [52] * 4
    assert (work.genre, work.tier) == ("chorale", "permission")


def test_accents_of_tunes_are_bar_lines(tmp_path: Path) -> None:
    line = [(0, 0.5, 62, 105), (0.5, 1, 64, 80)]
    for bar in range(4):
        at = 1 + 4 * bar
        line += [(at + q, at + q + 1, 67 + q, 105 if q == 0 else 80) for q in range(4)]
    # The last bar of the first half is short, and the second half begins with its own pickup.
    line += [(17 + q, 18 + q, 67, 105 if q == 0 else 80) for q in range(3)]
    line += [(20, 21, 62, 105)]
    line += [(21 + q, 22 + q, 69, 105 if q == 0 else 80) for q in range(4)]
    write_corpus(tmp_path, "music21-folk", {"_midi/airds/book1_00000.mid": song(player(line, name="A Jig"), key="G")})
    work = works(tmp_path)[0]
    assert {str(bar.meter) for bar in work.piece.bars} == {"4/4"}
    loud = [n.start for n in work.piece.parts[0].notes if n.velocity == 105]
    assert loud[0] == 36
    assert all(start % 48 == 0 for start in loud[1:] if start != loud[6])
    assert (work.title, work.genre) == ("A Jig", "folk")


def test_nottingham_gives_melody_and_chords_once(tmp_path: Path) -> None:
    tune = scale(notes=8)
    harmony = chord(0, 4, 48, 52, 55) + chord(4, 6, 43, 47, 50, 53) + chord(6, 8, 45, 48, 52)
    whole = song(player(tune, 0), player(harmony, 1), key="C")
    write_corpus(
        tmp_path,
        "nottingham",
        {
            "MIDI/waltzes1.mid": whole,
            "MIDI/melody/waltzes1.mid": song(player(tune)),
            "MIDI/chords/waltzes1.mid": song(player(harmony)),
            "MIDI/melody/alone.mid": song(player(scale(notes=8))),
        },
    )
    found = {w.path: w for w in works(tmp_path)}
    assert set(found) == {"MIDI/waltzes1.mid", "MIDI/melody/alone.mid"}
    work = found["MIDI/waltzes1.mid"]
    assert work.chords == ((Chord(0, "maj"), Chord(0, "maj")), (Chord(7, "7"), Chord(9, "min")))
    assert work.genre == "waltz"
    assert [p.role for p in work.piece.parts] == ["melody", "chords"]
    assert all(not r.is_lost for r in refusals(tmp_path))


def test_names_tell_the_players_of_old_scores(tmp_path: Path) -> None:
    names = [
        ("Canto.", 52),
        ("Altvs", 74),
        ("[Tenore]", 52),
        ("Baſso.", 0),
        ("Violino Primo", 40),
        ("Corno 1mo in D", 0),
    ]
    files = {
        "_midi/pl-kk/kern/pl-kk--i-1--001_anon--missa.mid": song(
            *(player(scale(low=50 + i), i, program, name) for i, (name, program) in enumerate(names))
        ),
        "_midi/pl-kk/kern/pl-kk--i-1--002_anon--walc.mid": song(
            player(scale(), 0, 0, "Fortepian"), player(scale(low=40), 1, 2, "[Fortepian]")
        ),
        "_midi/pl-kk/kern/pl-kk--i-2--001_anon--sinfonia.mid": song(
            player(scale(), 0, 40, "Violino"), player(scale(low=40), 1, 0, "Baſso"), player(scale(), 2, 0, "Triangolo")
        ),
    }
    write_corpus(tmp_path, "polish-scores", files)
    missa, walc, sinfonia = works(tmp_path)
    assert [p.program for p in missa.piece.parts] == [52, 52, 52, 52, 40, 60]
    assert [p.role for p in missa.piece.parts][:4] == ["voice"] * 4
    assert [p.program for p in walc.piece.parts] == [0]
    assert walc.genre == "waltz"
    assert [p.program for p in sinfonia.piece.parts[:2]] == [40, 43]
    assert sinfonia.piece.parts[2].is_drums
    assert {n.pitch for n in sinfonia.piece.parts[2].notes} == {81}
    # Movements of one source stay together, sources do not.
    assert missa.work == walc.work != sinfonia.work


@pytest.mark.parametrize(
    ("name", "program"),
    [
        ("CANTVS", 52), ("Soprano vel Tenore I", 52), ("Śpiew", 52), ("Tenore", 52), ("Violino 2do", 40), ("Vla", 41),
        ("Alto Viola", 41), ("Violoncelli", 42), ("C: Baſsi", 43), ("Organo", 19), ("Basso pro Organo", 19),
        ("Fundamento", 19), ("Clarino Primo in D", 56), ("Clarinetto 2do in B", 71), ("Corni in F", 60), ("Oboe I", 68),
        ("Hoboe secondo", 68), ("Flauto 1mo", 73), ("Fagotti", 70), ("Trombone", 57), ("Tromba", 56), ("Timpani", 47),
        ("Fortepian", 0), ("KlavierPiano", 0), ("Guitarre", 24), ("CembaloHarpsichord", 6), ("Arpa", 46), ("", None),
        ("Staff 3", None), ("English Horn", 69), ("Contrabassoon", 70), ("Piccolo", 72),
    ],
)  # fmt: skip
def test_a_name_means_a_program(name: str, program: int | None) -> None:
    assert program_of(name) == program


def test_the_twelve_busiest_players_are_kept_and_the_rest_counted(tmp_path: Path) -> None:
    tracks = [player(scale(low=40 + i, notes=16 + i), i % 9, 40 + i, f"P{i}") for i in range(14)]
    write_corpus(tmp_path, "freedoom", {"musics/d_map01.mid": song(*tracks)})
    work = works(tmp_path)[0]
    assert [p.name for p in work.piece.parts] == [f"P{i}" for i in range(2, 14)]
    assert work.dropped_notes == 16 + 17


def test_game_music_keeps_its_programs_and_has_one_kit(tmp_path: Path) -> None:
    beat = [(q, q + 0.25, 36) for q in range(8)]
    tracks = (
        player(scale(notes=8), 0, 81, "Lead"),
        player(beat, 9, 0, "Kick"),
        player([(q, q + 0.2, 42) for q in range(8)], 9, 0, "Hat"),
        player(scale(notes=8, low=36), 2, 33, "Bass"),
    )
    write_corpus(tmp_path, "easyrpg-rtp", {"Music/Boss 1.mid": song(*tracks)})
    work = works(tmp_path)[0]
    assert [(p.program, p.role) for p in work.piece.parts] == [(81, "melody"), (0, "drums"), (33, "bass")]
    assert len(work.piece.parts[1].notes) == 16
    assert (work.genre, work.key) == ("game", None)


def test_drummers_have_style_tempo_and_fills(tmp_path: Path) -> None:
    header = "drummer,session,id,style,bpm,beat_type,time_signature,midi_filename,audio_filename,duration,split\n"
    rows = "drummer1,s,1,jazz/swing,93,beat,4-4,drummer1/a.mid,,1,train\n"
    rows += "drummer1,s,2,punk,170,fill,4-4,drummer1/b.mid,,1,train\n"
    drums = song(player([(q, q + 0.1, 38) for q in range(16)], 9), bpm=120)
    files = {f"groove/drummer1/{name}.mid": drums for name in "abc"} | {"groove/info.csv": header + rows}
    write_corpus(tmp_path, "groove", files)
    swing, fill = works(tmp_path)
    assert (swing.genre, swing.is_fill, swing.piece.tempo_bpm) == ("jazz", False, 93)
    assert (fill.genre, fill.is_fill, fill.piece.tempo_bpm) == ("rock", True, 170)
    assert [r.path for r in refusals(tmp_path) if r.is_lost] == ["groove/drummer1/c.mid"]


LEAD_SHEET = """<score-partwise><part-list/><part id="P1">
<measure number="0"><attributes><divisions>2</divisions>
<time><beats>4</beats><beat-type>4</beat-type></time></attributes>
<note><pitch><step>G</step><octave>4</octave></pitch><duration>2</duration></note></measure>
{measures}</part></score-partwise>"""


def lead_sheet() -> bytes:
    kinds = [("C", 0, "major"), ("D", 0, "minor-seventh"), ("G", 0, "dominant"), ("B", -1, "major-seventh")]
    measures = ""
    for number, (step, alter, kind) in enumerate(kinds, 1):
        root = f"<root><root-step>{step}</root-step><root-alter>{alter}</root-alter></root>"
        harmony = f"<harmony>{root}<kind>{kind}</kind></harmony>"
        note = "<note><pitch><step>E</step><octave>4</octave></pitch><duration>4</duration></note>"
        measures += f'<measure number="{number}">{harmony}{note}{note}</measure>'
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        package.writestr("META-INF/container.xml", "<container/>")
        package.writestr("song.xml", LEAD_SHEET.format(measures=measures))
    return buffer.getvalue()


def test_lead_sheets_have_pickup_and_chords(tmp_path: Path) -> None:
    tune = [(0, 1, 67)] + [(1 + 2 * i, 3 + 2 * i, 64) for i in range(8)]
    name = "dataset/Some_One/Song/Song"
    files = {f"_midi/{name}.mid": song(player(tune, 0, 127), key="C"), f"{name}.mxl": lead_sheet()}
    write_corpus(tmp_path, "openewld", files)
    work = works(tmp_path)[0]
    assert starts(work)[:2] == [(36, 67), (48, 64)]
    assert work.chords is not None
    assert [first for first, _ in work.chords] == [
        NO_CHORD,
        Chord(0),
        Chord(2, "min7"),
        Chord(7, "7"),
        Chord(10, "maj7"),
    ]
    assert [(p.program, p.role) for p in work.piece.parts] == [(0, "melody")]


def test_editions_are_arranged_by_their_label(tmp_path: Path) -> None:
    staves = song(player(scale(), 0, 19, "right:"), player(scale(low=36), 1, 43, "pedal:"), key="Dm")
    choir = song(player(scale(), 0, 0, "one:"), player(scale(low=48), 1, 73, "two:"))
    labels = [
        {
            "piece": "ftp/BachJS/a",
            "style": "Baroque",
            "instrument": "Organ",
            "title": "Toccata",
            "midi": ["mutopia/midi/a.midi"],
            "licence": "BY-SA",
        },
        {
            "piece": "ftp/Anon/b",
            "style": "Hymn",
            "instrument": "Voice (SATB)",
            "title": None,
            "midi": ["mutopia/midi/b.midi"],
            "licence": "PD",
        },
        {"piece": "ftp/Anon/c", "style": None, "instrument": "", "midi": ["mutopia/midi/c.midi"], "licence": "other"},
    ]
    files = {"midi/a.midi": staves, "midi/b.midi": choir, "midi/c.midi": choir, "labels.json": json.dumps(labels)}
    write_corpus(tmp_path, "mutopia", files)
    assert [(r.path, r.is_lost) for r in refusals(tmp_path)] == [("midi/c.midi", False)]
    organ, hymn = works(tmp_path)
    assert [p.program for p in organ.piece.parts] == [19]
    assert (organ.genre, organ.key, organ.title) == ("baroque", Key("D", "minor"), "Toccata")
    assert [p.role for p in hymn.piece.parts] == ["voice", "voice"]
    assert (hymn.genre, hymn.title) == ("hymn", "b")


@pytest.mark.parametrize(("final", "key"), [(67, Key("G", "major")), (64, Key("E", "minor")), (69, None)])
def test_the_last_note_tells_major_from_minor(tmp_path: Path, final: int, key: Key | None) -> None:
    tune = [*scale(notes=15, low=67), (15, 16, final)]
    write_corpus(tmp_path, "musetrainer", {"_midi/scores/Song.mid": song(player(tune), key="G")})
    work = works(tmp_path)[0]
    assert (work.key, work.signature) == (key, (1, False))


def test_folk_tunes_may_end_in_dorian(tmp_path: Path) -> None:
    tune = [*scale(notes=15, low=69), (15, 16, 69)]
    write_corpus(tmp_path, "cre-irish", {"cre_corpus/MIDI/Reel.mid": song(player(tune), key="G")})
    assert works(tmp_path)[0].key == Key("A", "dorian")


def test_the_tune_is_the_same_in_another_key_and_tempo_and_differs_for_another_tune(tmp_path: Path) -> None:
    plain = [(i * 0.5, i * 0.5 + 0.5, 60 + (i * 5) % 12) for i in range(32)]
    files = {
        "musics/a.mid": song(player(plain)),
        "musics/b.mid": song(player([(2 * a, 2 * b, p + 5) for a, b, p in plain])),
        "musics/c.mid": song(player([(a, b, p + int(a) % 3) for a, b, p in plain])),
        "musics/d.mid": song(player(plain[:12])),
    }
    write_corpus(tmp_path, "freedoom", files)
    a, b, c, short = (w.tune for w in works(tmp_path))
    assert a == b != c
    assert short == ""


def test_old_long_notes_get_a_tempo_that_can_be_asked_for(tmp_path: Path) -> None:
    slow = midi_file([conductor(bpm=10), player(scale())])
    write_corpus(tmp_path, "freedoom", {"musics/a.mid": song(player(scale()), bpm=400), "musics/b.mid": slow})
    fast, raised = works(tmp_path)
    assert fast.piece.tempo_bpm == pytest.approx(200, abs=0.01)
    assert raised.piece.tempo_bpm == pytest.approx(40, abs=0.01)


def test_damaged_and_empty_files_are_named_with_their_reason(tmp_path: Path) -> None:
    files = {"musics/a.mid": song(player(scale())), "musics/b.mid": b"MThd", "musics/c.mid": midi_file([deltas([])])}
    write_corpus(tmp_path, "freedoom", files)
    assert [w.path for w in works(tmp_path)] == ["musics/a.mid"]
    lost = refusals(tmp_path)
    assert [r.path for r in lost] == ["musics/b.mid", "musics/c.mid"]
    assert all(r.is_lost and r.reason for r in lost)


def test_only_the_tiers_asked_for_are_read(tmp_path: Path) -> None:
    tune = {"_midi/essen/a_00001.mid": song(player(scale()))}
    write_corpus(tmp_path, "essen", tune)
    write_corpus(tmp_path, "jazz-charts", {"JazzStandards.json": "[]"})
    assert works(tmp_path) == []
    assert [r.corpus for r in refusals(tmp_path)] == ["jazz-charts"]
    assert [r.corpus for r in refusals(tmp_path, "essen")] == ["essen"]
    assert [w.tier for w in works(tmp_path, tiers=("noncommercial",))] == ["noncommercial"]


def test_what_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="groove"):
        list(read_corpora(tmp_path, ["groove"]))
    with pytest.raises(ValueError, match="nosuch"):
        list(read_corpora(tmp_path, ["nosuch"]))
    with pytest.raises(ValueError, match="tier"):
        list(read_corpora(tmp_path, tiers=("free",)))
    assert list(read_corpora(tmp_path)) == []


def test_the_command_lists_and_counts(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_corpus(tmp_path, "freedoom", {"musics/a.mid": song(player(scale())), "musics/b.mid": b""})
    assert main(["list"]) == 0
    listed = capsys.readouterr().out
    assert all(name in listed for name in CORPORA)
    assert main(["count", "--data", str(tmp_path)]) == 0
    counted = capsys.readouterr().out.splitlines()
    assert counted[1].split() == ["freedoom", "1", "4", "16", "0", "0", "0", "0", "0", "1"]
    assert counted[-1].startswith("lost      1 freedoom:")


def test_how_well_pickups_are_heard_is_measured(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files: dict[str, bytes | str] = {}
    for number in range(20):
        folder = f"scores/Anon/_/Song_{number}"
        files[f"_midi/{folder}/lc1.mid"] = chorale(number % 2, number)
        first = "m0 b4 C: I\nm1 IV" if number % 2 else "m1 C: I"
        files[f"{folder}/analysis.txt"] = f"Time Signature: 4/4\n\n{first}\n"
    assert main(["pickups", "--data", str(tmp_path)]) == 1
    write_corpus(tmp_path, "openscore-lieder", files)
    assert main(["pickups", "--data", str(tmp_path)]) == 0
    name, number, right, if_none = capsys.readouterr().out.splitlines()[1].split()
    assert (name, number, if_none) == ("openscore-lieder", "20", "50.0%")
    assert float(right.rstrip("%")) >= 90
