"""Sentences that lean on what was said or made before: corrections, versions, several requests, questions
asked back, and what is named as out of reach."""

from dataclasses import replace

import pytest

from chatbot.turn import Edit
from chatbot.understand import Context, VersionFacts, turn_json, understand
from composer.key import Key
from composer.piece import Meter

PIECE = Context(
    Key("C", "major"), 100.0, Meter(4, 4), 16, ("piano", "bass", "drums"), 3, "en", current=3,
    facts=(
        VersionFacts(1, None, Key("A", "minor"), 96.0, Meter(4, 4), 8, ("piano", "cello")),
        VersionFacts(2, "Sunrise", Key("D", "major"), 132.0, Meter(4, 4), 24, ("flute", "drums")),
        VersionFacts(3, None, Key("C", "major"), 100.0, Meter(4, 4), 16, ("piano", "bass", "drums")),
    ),
)  # fmt: skip


def after(sentence: str, context: Context = PIECE) -> Context:
    return replace(context, previous=understand(sentence, context))


@pytest.mark.parametrize(
    ("first", "second", "wanted"),
    [
        ("mute the piano", "no, I meant the drums", Edit("mute", parts=("drums",))),
        ("把钢琴静音", "不对，我是说鼓", Edit("mute", parts=("drums",))),
        ("replace the piano with a harp", "no, the bass I mean",
         Edit("swap", value=46.0, instrument="harp", parts=("bass",))),
        ("make it louder", "sorry, I meant softer", Edit("softer", value=1.0)),
    ],
)  # fmt: skip
def test_a_correction_takes_back_what_was_not_meant_and_does_what_was(first: str, second: str, wanted: Edit) -> None:
    turn = understand(second, after(first))
    assert turn.act == "undo"
    assert [later.edits for later in turn.then] == [(wanted,)]


def test_what_sets_a_value_is_corrected_in_place() -> None:
    turn = understand("no, I meant 84", after("set the tempo to 90"))
    assert turn.act == "edit" and turn.then == () and turn.edits == (Edit("tempo", value=84.0),)


def test_a_corrected_wish_keeps_all_else_that_was_wished() -> None:
    wish = understand("a calm waltz for flute in D minor")
    turn = understand("no, I meant G minor", replace(PIECE, previous=wish))
    assert turn.act == "compose" and turn.controls.key == Key("G", "minor")
    assert turn.controls.genre == "waltz" and [p.instrument for p in turn.controls.parts] == ["flute"]


def test_the_same_change_goes_to_others_and_once_more() -> None:
    before = after("make the piano louder")
    assert understand("do the same with the bass", before).edits == (Edit("louder", value=1.0, parts=("bass",)),)
    assert understand("贝斯也一样", before).edits == (Edit("louder", value=1.0, parts=("bass",)),)
    assert understand("a bit more", before).edits == (Edit("louder", value=1.0, parts=("piano",)),)


def test_that_passage_is_the_one_spoken_of_before() -> None:
    assert understand("刚才那段快一点", after("重写第5到8小节")).targets.bars == (5, 8)
    assert understand("make that passage louder", after("rewrite bars 5 to 8")).targets.bars == (5, 8)


def test_several_requests_stand_in_order_and_know_what_the_ones_before_make() -> None:
    turn = understand("write a waltz for piano, then transpose it up a third and call it Anna")
    assert [t.act for t in (turn, *turn.then)] == ["compose", "edit", "recall"]
    assert turn.then[0].edits == (Edit("transpose", value=4.0),) and turn.then[1].name == "Anna"
    chinese = understand("慢一点，然后加一支长笛，再续写八小节", PIECE)
    assert [t.act for t in (chinese, *chinese.then)] == ["edit", "add", "continue"]
    assert chinese.then[1].controls.bars == 8


def test_the_second_of_three_candidates_is_counted_among_them() -> None:
    several = replace(PIECE, versions=6, candidates=(4, 5, 6))
    assert understand("I'll take the second one", several).targets.version == 5
    assert understand("go back to version 2", several).targets.version == 2
    assert understand("就要第一个", several).targets.version == 4


def test_versions_are_compared_with_by_number_and_by_name() -> None:
    assert understand("as fast as Sunrise", PIECE).edits == (Edit("tempo", value=132.0),)
    assert understand("in the same key as version 1", PIECE).controls.key == Key("A", "minor")
    assert understand("slower than the first one", PIECE).edits == (Edit("tempo", value=80.0),)


def test_who_comes_from_which_version() -> None:
    for text in ("the first one's melody with the drums of the second", "第一版的旋律配第二版的鼓"):
        turn = understand(text, PIECE)
        assert turn.act == "arrange" and turn.task == "mix"
        assert turn.targets.mix == ((1, ("melody",)), (2, ("drums",)))
        assert turn.targets.version == 1 and turn.targets.others == (2,)


@pytest.mark.parametrize(
    ("request_", "answer", "wanted"),
    [
        ("replace the piano", "a harp", Edit("swap", value=46.0, instrument="harp", parts=("piano",))),
        ("把钢琴换掉", "竖琴", Edit("swap", value=46.0, instrument="harp", parts=("piano",))),
        ("change the key", "E flat major", Edit("key")),
        ("change the tempo", "90", Edit("tempo", value=90.0)),
    ],
)
def test_one_question_is_asked_and_its_answer_completes_the_request(request_: str, answer: str, wanted: Edit) -> None:
    asked = understand(request_, PIECE)
    assert asked.question is not None and asked.edits == ()
    assert turn_json(asked)["reply"] == asked.question
    done = understand(answer, replace(PIECE, previous=asked))
    assert done.question is None and done.edits == (wanted,)


@pytest.mark.parametrize("text", ["can you sing it?", "master it for Spotify", "你能唱出来吗", "加点混响"])
def test_what_is_out_of_reach_is_named_with_the_nearest_thing(text: str) -> None:
    turn = understand(text, PIECE)
    assert turn.act == "invalid" and turn.problem is not None and len(turn.problem) > 20


def test_a_song_that_exists_is_not_copied_but_its_manner_is_taken() -> None:
    for text in ("play Shape of You by Ed Sheeran", "翻唱黄老板的歌"):
        turn = understand(text)
        assert turn.act == "compose" and turn.controls.style_of == "Ed Sheeran"
    assert "existing songs" in understand("play Shape of You by Ed Sheeran").assumptions[0]


def test_slips_of_spelling_are_put_right_and_words_that_are_right_stay() -> None:
    turn = understand("a melancoly tune for saxaphone and violen")
    assert [p.instrument for p in turn.controls.parts] == ["sax", "violin"]
    assert turn.controls.mood is not None and turn.controls.mood.valence < 0
    assert understand("来段刚琴").controls.parts[0].instrument == "piano"
    assert understand("a violet sky at night, slow piano").controls.mood is None


def test_a_name_of_everyday_use_is_an_artist_only_where_a_manner_is_spoken_of() -> None:
    assert understand("in the style of Queen").controls.style_of == "Queen"
    assert understand("a march for the queen").controls.style_of is None
    assert understand("a form of ABBA, pop").controls.style_of is None


def test_a_genre_taken_from_a_composer_is_not_stated() -> None:
    turn = understand("a piece in the style of Chopin")
    assert turn.controls.genre == "romantic"
    controls = turn_json(turn)["controls"]
    assert isinstance(controls, dict) and controls["genre"] is None and controls["style_of"] == "Chopin"


@pytest.mark.parametrize(
    "sentence",
    ["put it in D minor", "bring it up to 120 bpm", "use a faster tempo in bars 5 to 8", "加到120", "换到G大调"],
)
def test_words_that_bring_something_mix_versions_only_where_versions_are_named(sentence: str) -> None:
    turn = understand(sentence, PIECE)
    assert turn.act == "edit" and turn.question is None and turn.edits
    brought = understand("put the drums of version 2 onto this one", PIECE)
    assert (brought.task, brought.targets.mix) == ("mix", ((2, ("drums",)),)), "the one that is playing is understood"
