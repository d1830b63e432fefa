"""Questions about music, and practice pieces, through the only way in."""

from __future__ import annotations

from pathlib import Path

import pytest

from chatbot.conversation import Conversation
from chatbot.events import Failed, PieceDone, Said
from composer import Composer
from composer.midi import write_midi
from composer.piece import Piece
from synth import SynthPool
from tests.composer.theory_pieces import minor_phrase, period, to_the_dominant


@pytest.fixture
def conversation(composer: Composer, pool: SynthPool, tmp_path: Path) -> Conversation:
    return Conversation(composer, tmp_path / "visitor", pool, seed=5)


def with_piece(conversation: Conversation, piece: Piece, name: str = "piece") -> Conversation:
    conversation.folder.mkdir(parents=True, exist_ok=True)
    path = conversation.folder / f"{name}.mid"
    path.write_bytes(write_midi(piece))
    list(conversation.say("", [path]))
    return conversation


def reply(conversation: Conversation, said: str) -> str:
    events = list(conversation.say(said))
    assert not any(isinstance(event, Failed) for event in events), events
    return " ".join(event.text for event in events if isinstance(event, Said))


def test_chords_come_with_numerals_and_bars(conversation: Conversation) -> None:
    with_piece(conversation, minor_phrase())
    text = reply(conversation, "what chords are these?")
    assert "1 Am (i)" in text and "2 Dm (iv)" in text and "8 Am (i)" in text and "V7" in text
    part = reply(conversation, "what chords are in bars 5 to 6?")
    assert "5 Am (i) | 6 Dm (iv)" in part and "8 Am" not in part
    assert "1 Am (i)" in reply(conversation, "这里用了什么和弦？")


def test_cadences_are_named_with_their_bars(conversation: Conversation) -> None:
    with_piece(conversation, period())
    text = reply(conversation, "where are the cadences?")
    assert "bar 4 half" in text and "bar 8 perfect authentic" in text
    assert "第4小节半终止" in reply(conversation, "终止式在哪里？")


def test_modulations_are_found_in_both_languages(conversation: Conversation) -> None:
    with_piece(conversation, to_the_dominant())
    english, chinese = reply(conversation, "where does it modulate?"), reply(conversation, "在哪里转调？")
    assert "C major (bars 1–8" in english and "In bar 9 it moves to G major, the dominant key" in english
    assert "第9小节转到G大调，属调" in chinese
    stays = with_piece(conversation, period(), "stays")
    assert "does not modulate" in reply(stays, "does it change key anywhere?")


def test_form_says_its_period_and_its_highest_note(conversation: Conversation) -> None:
    text = reply(with_piece(conversation, period()), "what is its form?")
    assert "Bars 1–8 are a period" in text and "bar 4" in text and "G5" in text


def test_difficulty_and_range_are_of_the_part_that_was_named(conversation: Conversation) -> None:
    with_piece(conversation, period())
    hard = reply(conversation, "how hard is the piano part?")
    assert "The piano: about grade" in hard and "violin" not in hard
    assert "C5" not in reply(conversation, "what is the range of the piano?")
    assert "from B4 to G5" in reply(conversation, "what is the range of the violin?")
    events = list(conversation.say("how hard is the flute part?"))
    assert any(isinstance(event, Failed) and "violin" in event.message for event in events)


def test_why_it_sounds_sad_is_answered_by_what_was_measured(conversation: Conversation) -> None:
    with_piece(conversation, minor_phrase())
    english, chinese = reply(conversation, "why does it sound sad?"), reply(conversation, "为什么这里听起来悲伤")
    assert "minor better than major" in english and "The raised leading note G# in bars 3–4 and 7" in english
    assert "更合小调" in chinese and "第3–4、7小节的升高导音 G#" in chinese


def test_a_mood_that_is_not_there_is_not_explained_away(conversation: Conversation) -> None:
    with_piece(conversation, minor_phrase())
    assert "does not find it happy" in reply(conversation, "why does it sound happy?")


def test_what_happens_in_a_bar_names_that_bar(conversation: Conversation) -> None:
    text = reply(with_piece(conversation, minor_phrase()), "what happens in bar 7?")
    assert "7 E7 (V7)" in text and "leading note G# in bar 7 " in text and "bar 3" not in text


def test_who_chose_what(conversation: Conversation) -> None:
    list(conversation.say("piano and cello in D minor, 4 bars"))
    assert "because you asked for it" in reply(conversation, "why did you choose D minor?")
    open_ = reply(conversation, "why did you choose this tempo?")
    assert "left the tempo open" in open_ and "seed" in open_
    assert "因为这是您要求的" in reply(conversation, "为什么选这个调？")


def test_two_versions_are_compared(conversation: Conversation) -> None:
    with_piece(conversation, period())
    list(conversation.say("transpose it up two semitones"))
    text = reply(conversation, "compare version 1 and 2")
    assert "C major against D major" in text and "The melody is the same, +2 semitones away" in text
    assert "tempo 96 BPM" in text
    assert "C大调 与 D大调" in reply(conversation, "比较第一版和第二版")


def test_several_questions_in_one_sentence_are_all_answered(conversation: Conversation) -> None:
    text = reply(with_piece(conversation, period()), "what key and what tempo is it?")
    assert "C major" in text and "96 BPM" in text


def test_an_overview_holds_key_form_and_cadences(conversation: Conversation) -> None:
    text = reply(with_piece(conversation, period()), "analyse it")
    assert "C major" in text and "bar 8 perfect authentic" in text and "about grade" in text


def test_silent_pieces_are_answered_too(conversation: Conversation) -> None:
    list(conversation.say("drums only, 2 bars"))
    for said in ("what key is it in?", "what chords are these?", "where are the cadences?", "analyse it", "为什么悲伤"):
        assert reply(conversation, said)


@pytest.mark.parametrize(
    ("said", "kind", "family", "level", "words"),
    [
        ("a grade 3 sight-reading piece for violin", "sight_reading", "violin", 3, "level 3 of 8"),
        ("三级小提琴视奏练习", "sight_reading", "violin", 3, "3 级"),
        ("a scale study for clarinet, grade 5, in D major", "scales", "clarinet", 5, "in D major"),
        ("e小调吉他琶音练习，五级", "arpeggios", "guitar", 5, "E小调"),
        ("hands together practice piece, piano level 2, C major, 8 bars", "hands_together", "piano", 2, "both hands"),
        ("rhythm drill with syncopation, intermediate, snare drum", "rhythm", "drums", 4, "steady pulse"),
        ("jazz comping practice for piano, level 4", "comping", "piano", 4, "voicings"),
    ],
)
def test_a_study_is_a_version_with_a_receipt_that_holds(
    conversation: Conversation, said: str, kind: str, family: str, level: int, words: str
) -> None:
    events = list(conversation.say(said))
    (done,) = [event for event in events if isinstance(event, PieceDone)]
    text = " ".join(event.text for event in events if isinstance(event, Said))
    assert words in text
    assert done.piece.provenance is not None
    operation = done.piece.provenance.operation
    assert (operation["kind"], operation["instrument"], operation["level"]) == (kind, family, level)
    assert [line.field for line in done.receipt if line.ok is False] == []
    assert (family == "drums") == ("compass" not in {line.field for line in done.receipt})


def test_a_study_can_be_edited_and_asked_about(conversation: Conversation) -> None:
    list(conversation.say("a grade 2 scale study for violin in D major"))
    list(conversation.say("make it 100 bpm"))
    assert conversation.current is not None and conversation.current.piece.tempo_bpm == 100
    assert "The violin: about grade" in reply(conversation, "how hard is it?")
