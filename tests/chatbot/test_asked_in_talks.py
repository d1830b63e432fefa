"""What people asked for in whole talks: sections that change places, the easier of two versions, a band that keeps
playing around the one who is named, a mood of some bars, a scarier piece. A sentence in, notes and words out."""

from __future__ import annotations

from pathlib import Path

import pytest

from chatbot.conversation import Conversation
from chatbot.edits import carry_out
from chatbot.events import Failed, Said
from chatbot.turn import Turn
from chatbot.understand import understand
from composer import Composer, Controls
from composer.analysis import estimate_mood
from composer.controls import Mood, PartRequest
from composer.edit import EditError
from composer.instruments import family_of
from composer.key import Key
from composer.piece import Piece
from composer.variation import in_mood
from synth import SynthPool
from tests.chatbot.phrase_notation import PIECE
from tests.composer.theory_pieces import minor_phrase, period


@pytest.fixture
def conversation(composer: Composer, pool: SynthPool, tmp_path: Path) -> Conversation:
    return Conversation(composer, tmp_path / "visitor", pool, seed=5)


def replies(conversation: Conversation, said: str) -> str:
    events = list(conversation.say(said))
    assert not any(isinstance(event, Failed) for event in events), events
    return " ".join(event.text for event in events if isinstance(event, Said))


def in_form(composer: Composer, form: str, bars: int) -> Piece:
    controls = Controls(key=Key("C", "major"), bars=bars, form=form, seed=4, parts=(PartRequest("piano"),))
    take = composer.compose(controls)
    list(take)
    return take.piece()


def letters(piece: Piece) -> str:
    found = ""
    for bar in piece.bars:
        found += bar.section if not found.endswith(bar.section) else ""
    return found


def edited(piece: Piece, said: str) -> Piece:
    turn: Turn = understand(said, PIECE)
    assert turn.act == "edit" and [edit.operation for edit in turn.edits] == ["reorder"], turn
    return carry_out(piece, turn)[-1].after


@pytest.mark.parametrize(
    ("said", "order"),
    [
        ("swap the verse and the chorus", "BABA"),
        ("主歌和副歌对调", "BABA"),
        ("put the chorus before the verse", "BABA"),
        ("put the verse before the chorus", "ABAB"),
        ("move the chorus to the front", "BAAB"),
        ("start with the chorus", "BAAB"),
        ("把副歌移到最前面", "BAAB"),
        ("move the verse to the end", "ABBA"),
    ],
)
def test_sections_change_places_by_their_names(composer: Composer, said: str, order: str) -> None:
    piece = in_form(composer, "ABAB", 16)
    after = edited(piece, said)
    merged = order.replace("AA", "A").replace("BB", "B")
    assert letters(after) == merged and len(after.bars) == len(piece.bars)
    verse, chorus = piece.bars[0].chords, piece.bars[4].chords
    assert after.bars[0].chords == (verse if order[0] == "A" else chorus)


def test_a_section_that_is_not_there_cannot_be_moved(composer: Composer) -> None:
    piece = in_form(composer, "A", 8)
    with pytest.raises(EditError, match=r"A \(1–8\)"):
        edited(piece, "swap the verse and the chorus")


def test_the_version_for_amateurs_is_the_one_of_the_lower_grade(conversation: Conversation) -> None:
    list(conversation.say("a grade 1 sight-reading piece for piano"))
    list(conversation.say("a grade 8 sight-reading piece for piano"))
    for said in ("which one is better for amateurs?", "which is easier?", "which of these could my students manage?"):
        assert "Version 1 is the easiest to play" in replies(conversation, said)
    assert "Version 2 is the hardest to play" in replies(conversation, "which version is the hardest?")
    assert "第1版最容易演奏" in replies(conversation, "哪一版更适合业余的人弹？")


@pytest.mark.parametrize("said", ["hip hop with a fat bass, 4 bars", "hip hop with a fat bass and no drums, 4 bars"])
def test_one_who_is_named_beside_a_genre_plays_in_its_band(composer: Composer, said: str) -> None:
    take = composer.compose(understand(said).controls.changed(seed=3))
    list(take)
    piece = take.piece()
    families = {family_of(part.program, part.is_drums) for part in piece.parts}
    assert "bass" in families and len(families) >= 3
    assert ("drums" in families) == ("no drums" not in said)
    assert understand("hip hop with only a fat bass").controls.with_band is None
    # What is kept of the request gives the same band again.
    assert piece.provenance is not None
    again = composer.compose(Controls.from_record(piece.provenance.controls).changed(seed=piece.provenance.seed))
    list(again)
    assert again.piece().parts == piece.parts


def test_the_reply_to_a_mood_of_some_bars_names_them(conversation: Conversation) -> None:
    list(conversation.say("piano in C major, 8 bars, 120 bpm"))
    english = replies(conversation, "make bars 5-8 sadder")
    assert "The mood of bars 5 to 8 changes: in C minor" in english
    chinese = replies(conversation, "第1到4小节悲伤一点")
    assert "第 1 到 4 小节的情绪变了" in chinese


@pytest.mark.parametrize("said", ["spookier", "make it creepier", "eerier please", "darker", "阴森一点"])
@pytest.mark.parametrize("piece", [minor_phrase(), period()], ids=["minor", "major"])
def test_what_is_to_be_scarier_sounds_no_happier(said: str, piece: Piece) -> None:
    turn = understand(said, PIECE)
    assert turn.act == "vary" and isinstance(turn.controls.mood, Mood)
    after = in_mood(piece, turn.controls.mood)
    assert after != piece and estimate_mood(after).valence <= estimate_mood(piece).valence
