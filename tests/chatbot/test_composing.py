"""Turns that are carried out by composing into music that is there: what they say and prove."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from chatbot.composing import Composing, NotSaid, Work, is_anew
from chatbot.events import ReceiptLine
from chatbot.receipt import measure, receipt
from chatbot.reply import receipt_text
from chatbot.turn import Language, Targets, Turn
from chatbot.versions import Version
from chatbot.wishes import wish_like
from composer import Composer, Controls
from composer.controls import ControlError, Mood, PartRequest
from composer.edit import EditError
from composer.instruments import FAMILIES
from composer.key import Key
from composer.midi import write_midi
from composer.piece import Meter, Piece

BAND = tuple(PartRequest(name) for name in ("flute", "piano", "bass", "drums"))


def version(piece: Piece, number: int = 1) -> Version:
    facts = measure(write_midi(piece), piece)
    return Version(number, piece, facts, receipt(Controls(), facts), wish_like(piece))


def whole(take: object) -> Piece:
    list(take)  # type: ignore[call-overload]
    return take.piece()  # type: ignore[attr-defined, no-any-return]


@pytest.fixture(scope="module")
def first(composer: Composer) -> Version:
    return version(whole(composer.compose(Controls(key=Key("D", "minor"), bars=8, form="AB", seed=3, parts=BAND))))


@pytest.fixture(scope="module")
def second(composer: Composer) -> Version:
    controls = Controls(key=Key("A", "major"), bars=6, seed=4, parts=(PartRequest("violin"), PartRequest("drums")))
    return version(whole(composer.compose(controls)), 2)


@pytest.fixture(scope="module")
def composing(composer: Composer) -> Composing:
    chance = random.Random(1)
    return Composing(composer, lambda c: c if c.seed is not None else c.changed(seed=chance.getrandbits(32)))


def carried_out(work: Work) -> tuple[Piece, dict[str, ReceiptLine]]:
    piece = whole(work.take) if work.take is not None else work.piece
    assert piece is not None
    lines = work.receipts(measure(write_midi(piece), piece))
    for language in ("en", "zh"):
        assert receipt_text(lines, language)
    by_field = {line.field: line for line in lines}
    if "kept_notes" in by_field:
        assert by_field["kept_notes"].ok
    return piece, by_field


def turn(act: str, language: Language = "en", **values: object) -> Turn:
    return Turn("", language, act, **values)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("wanted", "english", "chinese"),
    [
        (turn("regenerate", targets=Targets(("bass",), (3, 4))), "bass in bars 3 to 4", "第 3 到 4 小节的贝斯"),
        (turn("regenerate", targets=Targets(section="B")), "bars 5 to 8", "第 5 到 8 小节"),
        (turn("regenerate", targets=Targets(("melody",)), preserve="rhythm"), "The rhythm stays", "节奏不变"),
        (turn("regenerate", targets=Targets(keep=("drums",), bars=(2, 2))), "in bar 2", "第 2 小节"),
        (turn("regenerate", targets=Targets(("piano",)), task="simpler"), "less often", "奏得更疏"),
        (turn("vary", distance=0.25), "25 %", "25%"),
        (turn("vary", task="busier", targets=Targets(bars=(1, 4))), "more often", "奏得更密"),
        (turn("vary", controls=Controls(mood=Mood(1.0, 1.0, ("happy",)))), "in D major", "改为D大调"),
        (turn("add", controls=Controls(parts=(PartRequest("cello"),))), "Added: cello", "加上了大提琴"),
        (turn("add", task="intro"), "An intro of 4 bars", "4 小节前奏"),
        (turn("add", task="ending", controls=Controls(bars=2)), "An ending of 2 bars", "2 小节结尾"),
        (turn("add", task="section", targets=Targets(section="A")), "bars 5 to 12", "第 5 到 12 小节"),
        (turn("add", task="section", targets=Targets(section="bridge")), "bars 5 to 12", "第 5 到 12 小节"),
        (turn("add", controls=Controls(parts=(PartRequest("drums"),)), targets=Targets(bars=(2, 3))), "drums", "鼓"),
        (turn("arrange", controls=Controls(parts=(PartRequest("voice"),) * 4)), "do not cross", "不交叉"),
        (turn("add", task="fill"), "bars 5 to 6", "第 5 到 6 小节"),
        (turn("arrange", task="harmonise"), "over chords", "配了钢琴和弦"),
        (turn("arrange", task="chorale"), "soprano, alto, tenor and bass", "四部合唱"),
        (turn("arrange", controls=Controls(genre="waltz")), "the melody stays", "旋律不变"),
    ],
    ids=lambda value: None,
)
def test_a_turn_is_carried_out_and_proven_and_told_in_both_languages(
    composing: Composing, first: Version, wanted: Turn, english: str, chinese: str
) -> None:
    work = composing.work(wanted, first, [first])
    assert english in work.said
    in_chinese = composing.work(replace(wanted, language="zh"), first, [first])
    assert chinese in in_chinese.said
    piece, lines = carried_out(work)
    assert piece.parts != first.piece.parts
    assert all(line.ok is not False for line in lines.values() if line.field in ("kept_notes", "bars", "added_bars"))
    assert "unchanged" not in lines or len(lines["unchanged"].got or ()) < len(piece.parts)  # type: ignore[arg-type]


def test_only_what_was_pointed_at_changes(composing: Composing, first: Version) -> None:
    _, lines = carried_out(composing.work(turn("regenerate", targets=Targets(("bass",))), first, [first]))
    assert lines["unchanged"].got == ["flute", "piano", "drums"]
    kept, lines = carried_out(
        composing.work(turn("vary", distance=1.0, targets=Targets(keep=("melody",))), first, [first])
    )
    assert kept.parts[0] == first.piece.parts[0] and kept.parts[1] != first.piece.parts[1]


def test_simpler_and_busier_are_measured(composing: Composing, first: Version) -> None:
    for task in ("simpler", "busier"):
        _, lines = carried_out(composing.work(turn("vary", task=task), first, [first]))
        assert lines["attacks"].ok and lines["attacks"].asked == task


def test_the_players_of_an_accompaniment_join_a_melody(composing: Composing, first: Version) -> None:
    melody = version(Piece(first.piece.bars, first.piece.parts[:1], first.piece.key))
    work = composing.work(turn("arrange", task="accompany", controls=Controls(genre="rock")), melody, [melody])
    piece, _ = carried_out(work)
    assert piece.parts[0].notes == melody.piece.parts[0].notes
    assert [part.role for part in piece.parts] == ["melody", "chords", "bass", "drums"]
    with pytest.raises(ControlError, match="somebody new"):
        composing.work(turn("arrange", task="accompany", controls=Controls(genre="rock")), first, [first])


def test_an_arrangement_keeps_to_the_compass_of_its_players(composing: Composing, first: Version) -> None:
    players = tuple(PartRequest(name) for name in ("trumpet", "horn", "tuba"))
    piece, lines = carried_out(composing.work(turn("arrange", controls=Controls(parts=players)), first, [first]))
    for request, part in zip(players, piece.parts, strict=True):
        family = FAMILIES[request.instrument]
        assert all(family.low <= note.pitch <= family.high for note in part.notes)
    assert lines["parts"].ok


def test_two_versions_are_mixed_by_parts(composing: Composing, first: Version, second: Version) -> None:
    versions = [first, second]
    named = turn("arrange", task="mix", targets=Targets(mix=((1, ("melody",)), (2, ("drums",)))))
    piece, _ = carried_out(composing.work(named, second, versions))
    assert piece.parts[0] == first.piece.parts[0] and piece.parts[1].is_drums
    assert (piece.key, piece.tempo_bpm, len(piece.bars)) == (first.piece.key, first.piece.tempo_bpm, 8)
    # The shorter version begins again, and what goes beyond the end is left out.
    drums, ticks = second.piece.parts[1].notes, second.piece.ticks
    again = [n for n in piece.parts[1].notes if n.start >= ticks]
    assert [n.start for n in again] == [n.start + ticks for n in drums if n.start + ticks < piece.ticks]
    either = composing.work(turn("arrange", task="mix", targets=Targets(version=2)), first, versions)
    moved, _ = carried_out(either)
    assert moved.key == second.piece.key and len(moved.bars) == 6
    with pytest.raises(NotSaid):
        composing.work(turn("arrange", task="mix"), first, [first])
    with pytest.raises(EditError, match="1 to 2"):
        composing.work(turn("arrange", task="mix", targets=Targets(mix=((1, ()), (5, ())))), first, versions)


def test_versions_follow_each_other_note_for_note(composing: Composing, first: Version, second: Version) -> None:
    work = composing.work(turn("arrange", task="join", targets=Targets(version=2, others=(1,))), first, [first, second])
    piece, lines = carried_out(work)
    one, two = second.piece, first.piece
    assert piece.bars[: len(one.bars)] == one.bars and len(piece.bars) == len(one.bars) + len(two.bars)
    assert [bar.tempo_bpm for bar in piece.bars[len(one.bars) :]] == [bar.tempo_bpm for bar in two.bars]
    assert not {bar.section for bar in one.bars} & {bar.section for bar in piece.bars[len(one.bars) :]}
    sounding = sorted(note for part in piece.parts for note in part.notes)
    before = sorted(note for part in one.parts for note in part.notes)
    after = sorted(replace(n, start=n.start + one.ticks) for part in two.parts for n in part.notes)
    assert sounding == before + after
    assert lines["kept_notes"].ok and lines["kept_notes"].asked == len(sounding)


def test_versions_of_other_meters_do_not_mix(composing: Composing, composer: Composer, first: Version) -> None:
    waltz = version(whole(composer.compose(Controls(meter=Meter(3, 4), bars=4, seed=1, parts=BAND))), 2)
    with pytest.raises(ControlError, match="meter"):
        composing.work(turn("arrange", task="mix"), waltz, [first, waltz])


@pytest.mark.parametrize(
    ("wanted", "anew"),
    [
        (turn("regenerate"), True),
        (turn("regenerate", targets=Targets(bars=(1, 2))), False),
        (turn("regenerate", preserve="rhythm"), False),
        (turn("vary"), False),
        (turn("vary", controls=Controls(meter=Meter(3, 4))), True),
        (turn("arrange", controls=Controls(parts=BAND)), False),
        (turn("arrange", controls=Controls(meter=Meter(3, 4))), True),
        (turn("add", controls=Controls(parts=BAND[:1])), False),
    ],
    ids=lambda value: None,
)
def test_what_every_note_hangs_on_is_composed_anew(wanted: Turn, anew: bool) -> None:
    assert is_anew(wanted) is anew


@pytest.mark.parametrize(
    "wanted",
    [
        turn("regenerate", targets=Targets(bars=(7, 20))),
        turn("regenerate", targets=Targets(("trombone",))),
        turn("add", task="section", targets=Targets(section="H")),
        turn("add"),
        turn("arrange"),
    ],
    ids=lambda value: None,
)
def test_what_is_not_there_or_not_said_is_refused(composing: Composing, first: Version, wanted: Turn) -> None:
    with pytest.raises((ControlError, NotSaid)) as refused:
        composing.work(wanted, first, [first])
    assert str(refused.value)


def test_a_version_says_how_it_was_made(composing: Composing, first: Version) -> None:
    work = composing.work(turn("add", task="intro", controls=Controls(seed=5)), first, [first])
    piece, _ = carried_out(work)
    assert piece.provenance is not None and piece.provenance.seed == 5
    assert piece.provenance.operation == {"name": "insert", "where": "intro", "at": 1, "bars": 4}
