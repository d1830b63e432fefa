"""A turn's edits on a piece: every operation, in bars, sections and parts, with its receipt and its refusals."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chatbot.edit_lines import edit_lines, ranges
from chatbot.edits import Step, absent, asked_by_edits, carry_out, total_sources, wish_after
from chatbot.events import ReceiptLine
from chatbot.receipt import measure, receipt, unmet
from chatbot.reply import problem, receipt_text
from chatbot.turn import Edit, Language, Targets, Turn
from chatbot.wishes import wish_like
from composer.controls import ControlError, Controls
from composer.key import Key
from composer.midi import write_midi
from composer.piece import Meter, Piece
from tests.composer.edited_pieces import BASS, CELLO, FLUTE, VIOLIN, band, in_bar, jig, outside, waltz, within


def turn(*edits: Edit, language: Language = "en", controls: Controls | None = None, **targets: object) -> Turn:
    return Turn("", language, "edit", controls or Controls(), Targets(**targets), edits)  # type: ignore[arg-type]


def lines(steps: tuple[Step, ...], said: Turn) -> dict[str, ReceiptLine]:
    after = steps[-1].after
    facts = measure(write_midi(after), after)
    found = (*receipt(asked_by_edits(steps), facts), *edit_lines(steps, said, facts))
    return {line.field: line for line in found}


@dataclass(frozen=True)
class Wish:
    """A turn on the band; the field of the receipt that proves it, and what is as it was: families
    of parts, and bars by their numbers before (None: no bar is, or all are)."""

    what: str
    turn: Turn
    field: str
    unchanged: tuple[str, ...]
    bars: str | None = None


EVERYBODY = ("violin", "flute", "piano", "bass", "drums")
E, G, DORIAN = Controls(key=Key("E", "minor")), Controls(key=Key("G", "major")), Controls(key=Key("C", "dorian"))
WISHES = (
    Wish("tempo", turn(Edit("tempo", 120.0)), "tempo_bpm", EVERYBODY),
    Wish("tempo of bars", turn(Edit("tempo", 60.0), bars=(5, 8)), "tempo_of_bars", EVERYBODY, "1-4, 9-16"),
    Wish("faster bridge", turn(Edit("tempo", factor=1.25), section="B"), "tempo_of_bars", EVERYBODY, "1-8, 13-16"),
    Wish("ritardando", turn(Edit("tempo", 60.0, word="gradual", bars=(13, 16))), "tempo_of_bars", EVERYBODY, "1-13"),
    Wish("up a tone", turn(Edit("transpose", 2.0)), "transpose", ("drums",)),
    Wish("violin down an octave in A", turn(Edit("transpose", -12.0, parts=("violin",)), section="A"), "transpose",
         ("flute", "piano", "bass", "drums"), "9-12"),
    Wish("piano kept", turn(Edit("transpose", 1.0), bars=(1, 4), keep=("piano",)), "transpose", ("piano", "drums"),
         "5-16"),
    Wish("key", turn(Edit("key"), controls=E), "key", ("drums",)),
    Wish("bridge in G", turn(Edit("key"), controls=G, section="bridge"), "key_of_bars", ("drums",), "1-8, 13-16"),
    Wish("melody in dorian", turn(Edit("key", parts=("melody",)), controls=DORIAN), "key_of_bars",
         ("flute", "piano", "bass", "drums"), "3, 16"),  # where the violin has no third and no seventh
    Wish("meter", turn(Edit("meter"), controls=Controls(meter=Meter(2, 4))), "meter", EVERYBODY),
    Wish("meter of bars", turn(Edit("meter"), controls=Controls(meter=Meter(2, 2)), bars=(1, 2)), "meter_of_bars",
         EVERYBODY, "3-16"),
    Wish("swap", turn(Edit("swap", float(CELLO), instrument="cello", parts=("violin",))), "parts",
         ("flute", "piano", "bass", "drums")),
    Wish("swap in bars", turn(Edit("swap", instrument="trumpet", parts=("flute",)), bars=(9, 12)), "parts",
         ("violin", "piano", "bass", "drums"), "1-8, 13-16"),
    Wish("remove", turn(Edit("remove", parts=("drums",))), "exclude", EVERYBODY[:4]),
    Wish("remove in bars", turn(Edit("remove", parts=("drums",)), bars=(1, 2)), "remove", EVERYBODY[:4], "3-16"),
    Wish("mute", turn(Edit("mute", parts=("bass",))), "exclude", ("violin", "flute", "piano", "drums")),
    Wish("mute in bars", turn(Edit("mute", parts=("piano",), bars=(9, 12))), "mute",
         ("violin", "flute", "bass", "drums"), "1-8, 13-16"),
    Wish("solo", turn(Edit("solo", parts=("piano",))), "solo", ("piano",)),
    Wish("solo in bars", turn(Edit("solo", parts=("violin", "drums"), bars=(16, 16))), "solo", ("violin", "drums"),
         "1-15"),
    Wish("double", turn(Edit("double", parts=("melody",))), "double", EVERYBODY),
    Wish("double with", turn(Edit("double", -12.0, instrument="strings", program=49, parts=("bass",))), "double",
         EVERYBODY),
    Wish("double nobody named", turn(Edit("double", 12.0, bars=(1, 4))), "double", EVERYBODY, "5-16"),
    Wish("split", turn(Edit("split", parts=("piano",))), "split", ("violin", "flute", "bass", "drums")),
    Wish("split nobody named", turn(Edit("split")), "split", ("violin", "flute", "bass", "drums")),
    Wish("louder", turn(Edit("louder", 2.0, parts=("bass",))), "loudness", ("violin", "flute", "piano", "drums")),
    Wish("softer in bars", turn(Edit("softer", parts=("drums",)), bars=(5, 8)), "loudness", EVERYBODY[:4],
         "1-4, 9-16"),
    Wish("mark", turn(Edit("dynamics", word="pp"), section="B"), "mark", (), "1-8, 13-16"),
    Wish("crescendo", turn(Edit("crescendo", bars=(5, 8))), "crescendo", (), "1-4, 9-16"),
    Wish("diminuendo to", turn(Edit("diminuendo", word="p", parts=("bass",), bars=(13, 16))), "diminuendo",
         ("violin", "flute", "piano", "drums"), "1-12"),
    Wish("swing", turn(Edit("swing")), "swing", ("flute", "piano", "bass")),
    Wish("light swing", turn(Edit("swing", 0.6, parts=("drums",))), "swing", EVERYBODY[:4]),
    Wish("staccato", turn(Edit("articulation", word="staccato", parts=("violin",))), "articulation", EVERYBODY[1:]),
    Wish("legato", turn(Edit("articulation", word="legato", parts=("piano",)), bars=(1, 8)), "articulation",
         ("violin", "flute", "bass", "drums"), "9-16"),
    Wish("accents", turn(Edit("articulation", word="accent", parts=("drums",))), "articulation", EVERYBODY[:4]),
    Wish("cut", turn(Edit("cut"), bars=(5, 8)), "cut", (), "1-4, 9-16"),
    Wish("cut a section", turn(Edit("cut"), section="A"), "cut", (), "9-12"),
    Wish("cut a part", turn(Edit("cut", parts=("drums",)), bars=(1, 4)), "remove", EVERYBODY[:4], "5-16"),
    Wish("extract", turn(Edit("extract"), bars=(1, 8)), "extract", (), "1-8"),
    Wish("extract a part", turn(Edit("extract", parts=("piano",))), "extract", ("piano",)),
    Wish("repeat", turn(Edit("repeat", 2.0), section="bridge"), "repeat", (), "1-12, 9-16"),
    Wish("repeat all", turn(Edit("repeat")), "repeat", (), "1-16, 1-16"),
    Wish("reorder", turn(Edit("reorder", word="BA")), "reorder", ("piano", "bass"), "9-12, 1-8, 13-16"),
    Wish("fade out", turn(Edit("fade_out", 4.0)), "fade_out", (), "1-12"),
    Wish("fade in of the piano", turn(Edit("fade_in", parts=("piano",))), "fade_in",
         ("violin", "flute", "bass", "drums"), "5-16"),
)  # fmt: skip


@pytest.mark.parametrize("wish", WISHES, ids=lambda wish: wish.what)
@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_edit_is_done_measured_and_leaves_the_rest(wish: Wish, language: Language) -> None:
    said = wish.turn
    steps = carry_out(band(), said)
    assert steps[-1].after != band()
    proof = lines(steps, said)
    assert proof[wish.field].ok is True, proof[wish.field]
    assert not unmet(tuple(proof.values()))
    assert tuple(proof["unchanged"].got) == wish.unchanged  # type: ignore[arg-type]
    assert (proof["same_bars"].got if "same_bars" in proof else None) == wish.bars
    text = receipt_text(tuple(proof.values()), language)
    assert "✓" in text and "✗" not in text and "{" not in text
    assert wish_after(wish_like(band()), steps) is not None


def test_the_other_bars_of_a_part_are_identical() -> None:
    said = turn(Edit("transpose", 3.0, parts=("piano",), bars=(5, 6)), Edit("softer", parts=("drums",)), bars=(9, 12))
    steps = carry_out(band(), said)
    after = steps[-1].after
    assert outside(after, 2, range(5, 7)) == outside(band(), 2, range(5, 7))
    assert outside(after, 4, range(9, 13)) == outside(band(), 4, range(9, 13))
    assert within(after, 4, range(9, 13)) != within(band(), 4, range(9, 13))
    proof = lines(steps, said)
    assert proof["unchanged"].got == ["violin", "flute", "bass"]
    assert proof["same_bars"].got == "1-4, 7-8, 13-16"
    text = receipt_text(tuple(proof.values()), "en")
    assert "bars identical note for note: 1-4, 7-8, 13-16" in text and "violin, flute, bass" in text


def test_several_edits_happen_in_order_and_bars_are_those_that_were_named() -> None:
    said = turn(
        Edit("cut", bars=(1, 4)), Edit("transpose", 2.0, parts=("violin",), bars=(5, 6)), Edit("repeat", bars=(16, 16))
    )
    steps = carry_out(band(), said)
    after = steps[-1].after
    assert total_sources(steps) == (*range(4, 16), 15)
    assert in_bar(after, 3, 1) == in_bar(band(), 3, 5)
    assert [p - 2 for _, p, _, _ in in_bar(after, 0, 2)] == [p for _, p, _, _ in in_bar(band(), 0, 6)]
    assert in_bar(after, 0, 3) == in_bar(band(), 0, 7)
    assert lines(steps, said)["same_bars"].got == "7-16, 16"
    again = turn(Edit("remove", parts=("drums",)), Edit("tempo", factor=0.5), Edit("key"), controls=E)
    after = carry_out(band(), again)[-1].after
    assert len(after.parts) == 4 and after.tempo_bpm == 48 and after.key == Key("E", "minor")


def test_bars_that_the_same_sentence_cut_are_gone() -> None:
    with pytest.raises(ControlError) as refused:
        carry_out(band(), turn(Edit("cut", bars=(1, 4)), Edit("louder", bars=(2, 3))))
    assert problem(refused.value, turn()) == (
        "Bars 2 to 3 are cut already in the same request; name bars that are still there."
    )


def test_a_section_that_comes_twice_is_meant_both_times() -> None:
    steps = carry_out(band(), turn(Edit("transpose", 12.0, parts=("bass",)), section="A"))
    after = steps[-1].after
    assert steps[0].bars == ((1, 8), (13, 16))
    assert within(after, 3, range(9, 13)) == within(band(), 3, range(9, 13))
    assert [n.pitch - 12 for n in within(after, 3, range(13, 17))] == [
        n.pitch for n in within(band(), 3, range(13, 17))
    ]


def test_who_is_not_there_needs_no_silencing_among_others() -> None:
    said = turn(Edit("remove", parts=("trumpet",)), Edit("tempo", 100.0))
    assert absent(band(), said) == ("trumpet",)
    assert [step.edit.operation for step in carry_out(band(), said)] == ["tempo"]


def test_a_share_off_the_grid_says_what_is_played() -> None:
    said = turn(Edit("swing", 0.6, parts=("drums",)))
    line = lines(carry_out(band(), said), said)["swing"]
    assert (line.asked, line.got, line.ok) == (0.6, 0.583, True)


@pytest.mark.parametrize(
    ("meter", "english", "chinese"),
    [
        ("2/4", "how: new bar lines, every note as it was", "改法：只重画小节线，音符不变"),
        ("3/4", "how: the first of every two beats twice as long", "改法：每两拍中的第一拍加长一倍"),
        ("12/8", "how: the same beats, divided in another way", "改法：拍子不变，改变拍内的划分"),
        ("5/4", "how: the end of every bar held or struck on", "改法：每小节的结尾延长或继续敲击"),
    ],
)
def test_a_receipt_says_how_the_bars_were_rewritten(meter: str, english: str, chinese: str) -> None:
    said = turn(Edit("meter"), controls=Controls(meter=Meter.parse(meter)))
    proof = tuple(lines(carry_out(band(), said), said).values())
    assert english in receipt_text(proof, "en") and chinese in receipt_text(proof, "zh")


def test_what_an_edit_leads_to_is_wished_from_then_on() -> None:
    wish = wish_like(band())

    def after(*edits: Edit, controls: Controls | None = None, **targets: object) -> Controls:
        return wish_after(wish, carry_out(band(), turn(*edits, controls=controls, **targets)))

    assert after(Edit("cut"), bars=(1, 4)).bars == 12
    assert after(Edit("repeat", 3.0)).bars == 48
    waltzed = after(Edit("meter"), controls=Controls(meter=Meter(3, 4)))
    assert (waltzed.meter, waltzed.bars) == (Meter(3, 4), 32)
    assert after(Edit("dynamics", word="f")).dynamics == "f"
    assert [p.program for p in after(Edit("double", instrument="flute", parts=("violin",))).parts] == [
        VIOLIN, FLUTE, FLUTE, 0, BASS, None,
    ]  # fmt: skip
    assert [p.instrument for p in after(Edit("extract", parts=("bass",))).parts] == ["bass"]
    assert after(Edit("remove", parts=("drums",))).exclude == ("drums",)
    # What changed in some bars is no wish for the whole.
    for edit in (Edit("tempo", 60.0), Edit("remove", parts=("drums",)), Edit("dynamics", word="pp"), Edit("mute")):
        assert after(edit, bars=(1, 2)) == wish
    assert after(Edit("key"), controls=G, bars=(1, 2)) == wish


REFUSALS: tuple[tuple[Piece, Turn, str, str], ...] = (
    (band(), turn(Edit("tempo", 500.0)), "24 to 300", "24到300"),
    (band(), turn(Edit("tempo", 500.0, word="gradual")), "24 to 300", "24到300"),
    (band(), turn(Edit("tempo", 90.0, parts=("bass",))), "one tempo", "共用一个速度，贝斯"),
    (band(), turn(Edit("meter", parts=("piano",)), controls=Controls(meter=Meter(3, 4))), "one meter", "共用一个拍号"),
    (band(), turn(Edit("louder"), bars=(15, 20)), "1 to 16", "第1到第16小节"),
    (band(), turn(Edit("cut"), bars=(1, 16)), "1 to 16 must stay", "至少要留下一小节"),
    (band(), turn(Edit("cut")), "1 to 16 must stay", "第1到第16小节"),
    (band(), turn(Edit("cut"), section="D"), "A (1–8), B (9–12)", "B (9–12)"),
    (band(), turn(Edit("mute", parts=("trombone",))), "violin, flute, piano, bass and drums", "小提琴"),
    (band(), turn(Edit("remove")), "must stay", "至少要留下"),
    (band(), turn(Edit("transpose", 90.0)), "semitones", "半音"),
    (band(), turn(Edit("meter"), controls=Controls(meter=Meter(7, 4))), "it fits 2/4, 3/4", "可以改成2/4、3/4"),
    (band(), turn(Edit("swap", instrument="flute", parts=("drums",))), "violin, flute, piano and bass", "小提琴"),
    (band(), turn(Edit("double", parts=("drums",))), "no pitches", "没有音高"),
    (band(), turn(Edit("split", parts=("violin",))), "Violin sounds one note", "小提琴在那里"),
    (waltz(), turn(Edit("split", parts=("drums",))), "Drums sounds one note", "鼓在那里"),
    (band(), turn(Edit("swing", 0.9)), "0.5 (straight) to 0.75", "0.5（平直）到0.75"),
    (waltz(), turn(Edit("swing")), "no eighths between the beats", "没有可以摇摆的八分音符"),
    (jig(), turn(Edit("swing")), "this is 6/8", "这里是6/8"),
    (band(), turn(Edit("articulation", word="pizzicato")), "staccato, legato, tenuto and accent",
     "断奏、连奏、保持音和重音"),
    (band(), turn(Edit("dynamics", word="fff")), "pp, p, mp, mf, f and ff", "pp"),
    (band(), turn(Edit("crescendo", word="pp", bars=(1, 4))), "it can lead to", "可以到"),
    (band(), turn(Edit("fade_out", 30.0)), "1 to 16 bars", "1到16小节"),
    (band(), turn(Edit("repeat", 40.0)), "1 to 16 times", "1到16遍"),
    (band(), turn(Edit("reorder", word="ABC")), "sections A and B", "段落A和B"),
    (band(), turn(Edit("louder", parts=("bass",)), keep=("bass",)), "nothing is left", "没有可以改的"),
    (band(), turn(Edit("tempo")), "Say what it shall become", "请说明要改成什么"),
)  # fmt: skip


@pytest.mark.parametrize(
    ("piece", "said", "english", "chinese"), REFUSALS, ids=lambda value: getattr(value, "edits", None)
)
def test_what_is_impossible_is_one_sentence_with_what_is_possible(
    piece: Piece, said: Turn, english: str, chinese: str
) -> None:
    with pytest.raises(ControlError) as refused:
        carry_out(piece, said)
    sentences = [problem(refused.value, Turn("", language, "edit")) for language in ("en", "zh")]
    assert english in sentences[0] and chinese in sentences[1], sentences
    for sentence in sentences:
        assert "\n" not in sentence and "{" not in sentence and len(sentence) < 300


OPERATIONS = (
    "tempo", "transpose", "key", "meter", "swap", "remove", "mute", "unmute", "solo", "double", "split", "louder",
    "softer", "dynamics", "crescendo", "diminuendo", "swing", "articulation", "cut", "extract", "repeat", "reorder",
    "fade_in", "fade_out", "nonsense",
)  # fmt: skip
# Mostly bars and parts that are there.
first_bars = st.integers(1, 3).flatmap(lambda a: st.tuples(st.just(a), st.integers(a, a + 1)))
bar_pairs = st.none() | first_bars | first_bars | st.tuples(st.integers(-1, 20), st.integers(-1, 20))
names = st.sampled_from(("violin", "piano", "drums", "melody", "melody", "bass", "bass", "chords", "voice"))
any_edits = st.builds(
    Edit,
    st.sampled_from(OPERATIONS),
    st.none() | st.sampled_from((-40.0, -1.0, 0.0, 0.5, 0.6, 2.0, 4.0, 12.0, 90.0, 1e9)),
    st.none() | st.sampled_from((0.1, 0.8, 2.0)),
    st.none() | st.sampled_from(("flute", "strings", "bass")),
    st.lists(names, max_size=2).map(tuple),
    st.none() | bar_pairs,
    st.none() | st.sampled_from(("pp", "ff", "staccato", "accent", "gradual", "BA", "AABA", "", "x y")),
)
any_targets = st.builds(
    Targets,
    bars=bar_pairs,
    section=st.none() | st.none() | st.sampled_from(("A", "A", "B", "chorus", "intro", "Z")),
    keep=st.just(()) | st.just(()) | names.map(lambda name: (name,)),
)
any_controls = st.builds(
    Controls,
    key=st.none() | st.sampled_from((Key("E", "minor"), Key("F#", "blues"), Key("D", "yu"))),
    meter=st.none() | st.sampled_from((Meter(3, 4), Meter(7, 8), Meter(12, 8))),
)


@settings(max_examples=120, deadline=None)
@given(
    st.sampled_from((band(), waltz(), jig())),
    st.lists(any_edits, min_size=1, max_size=3).map(tuple),
    any_targets,
    any_controls,
    st.sampled_from(("en", "zh")),
)
def test_any_turn_is_done_with_a_receipt_or_refused_in_a_sentence(
    piece: Piece, edits: tuple[Edit, ...], targets: Targets, controls: Controls, language: Language
) -> None:
    said = Turn("", language, "edit", controls, targets, edits)
    try:
        steps = carry_out(piece, said)
    except ControlError as refused:
        sentence = problem(refused, said)
        assert sentence and "{" not in sentence and "\n" not in sentence
        return
    if steps:
        text = receipt_text(tuple(lines(steps, said).values()), language)
        assert "{" not in text and "None" not in text
        wish_after(wish_like(piece), steps)


def test_bars_are_listed_as_people_list_them() -> None:
    assert ranges([1, 2, 3, 7, 9, 10, 1]) == "1-3, 7, 9-10, 1"
    assert ranges([]) == ""
