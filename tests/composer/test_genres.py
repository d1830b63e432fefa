"""Genres: every one has players, and a checkpoint that is older than a genre composes in it all the same."""

from collections import deque
from pathlib import Path

import numpy as np
import pytest
from sentencepiece import sentencepiece_model_pb2

from chatbot.understand import understand
from chatbot.understand.names import genre_name
from composer import Composer
from composer.analysis.genre_features import STROKES, stroke_places
from composer.controls import GENRES, Controls, PartRequest
from composer.decode.groove import groove_leans
from composer.piece import Meter
from composer.request import decide
from composer.text.alphabet import PLAYED, UNKNOWN_GENRE, Kind, character, genre_character, kind_of, used_characters
from composer.text.genres import NEAREST
from composer.text.words import Words, train_words

OLD = 20  # the genres of the first checkpoint's vocabulary


@pytest.fixture(scope="module")
def old_words() -> Words:
    """A vocabulary learnt before the genres after the first twenty were there."""
    later = {genre_character(genre) for genre in GENRES[OLD:]}
    played = "".join(char for char in used_characters() if kind_of(char)[0] in PLAYED)
    proto = sentencepiece_model_pb2.ModelProto.FromString(train_words([played[-60:]] * 4, 900))
    kept = [piece for piece in proto.pieces if piece.piece not in later]
    del proto.pieces[:]
    proto.pieces.extend(kept)
    return Words(proto.SerializeToString())


def test_the_alphabet_holds_every_genre_and_the_unknown_one() -> None:
    assert len(GENRES) == len(set(GENRES)) <= UNKNOWN_GENRE


@pytest.mark.parametrize("genre", GENRES)
def test_a_genre_that_the_words_lack_is_said_as_the_nearest_one_they_know(genre: str, old_words: Words) -> None:
    said = old_words.spellings[old_words.id(genre_character(genre))]
    assert said == genre_character(NEAREST.get(genre, genre))
    assert (genre in NEAREST) == (genre in GENRES[OLD:])


def test_other_characters_that_the_words_lack_are_an_error(old_words: Words) -> None:
    with pytest.raises(KeyError):
        old_words.id(character(Kind.MARK, 15))


@pytest.mark.parametrize("genre", GENRES)
def test_every_genre_has_players_of_its_own_and_a_name_in_both_languages(genre: str) -> None:
    players = decide(Controls(genre=genre), 1).players
    assert players and any(not player.is_drums for player in players)
    assert genre_name(genre, "zh") != genre


@pytest.mark.parametrize("genre", ["bossa nova", "metal", "ragtime"])
def test_a_piece_in_a_new_genre_can_be_composed(genre: str) -> None:
    assert len(list(Composer.debug().compose(Controls(genre=genre, bars=2, seed=1)))) == 2


@pytest.mark.parametrize(("genre", "other"), [("bossa nova", "disco"), ("reggae", "polka"), ("swing", "rock")])
def test_drums_bass_and_chords_strike_where_they_do_in_the_genre(genre: str, other: str) -> None:
    def strokes(asked: str, seed: int) -> np.ndarray:
        players = (PartRequest("guitar", role="chords"), PartRequest("bass"), PartRequest("drums"))
        take = Composer.debug().compose(Controls(genre=asked, bars=12, meter=Meter(4, 4), parts=players, seed=seed))
        deque(take, maxlen=0)
        return stroke_places(take.piece())

    difference = np.array([groove_leans()[genre][s] - groove_leans()[other][s] for s in STROKES])
    for seed in (1, 2):
        assert ((strokes(genre, seed) - strokes(other, seed)) * difference).sum() > 0


@pytest.mark.parametrize(
    ("english", "chinese", "genre"),
    [
        ("a bossa nova for guitar", "一首吉他波萨诺瓦", "bossa nova"),
        ("heavy metal at 160 bpm", "重金属，160拍", "metal"),
        ("some reggae", "来点雷鬼", "reggae"),
        ("a ragtime for piano", "钢琴拉格泰姆", "ragtime"),
        ("hip hop in A minor", "A小调嘻哈", "hip-hop"),
        ("a show tune", "一首音乐剧歌曲", "musical"),
        ("a jazz piece that is swing", "爵士的摇摆乐", "swing"),
        ("a latin piece, salsa", "拉丁音乐，萨尔萨", "salsa"),
        ("rock and roll for a party", "五十年代摇滚", "rock and roll"),
        ("a latin waltz", "拉丁圆舞曲", "latin"),
    ],
)
def test_new_genres_are_understood_in_both_languages(english: str, chinese: str, genre: str) -> None:
    assert [understand(text).controls.genre for text in (english, chinese)] == [genre, genre]


def test_a_colour_gives_way_to_what_it_colours() -> None:
    assert understand("a reggae-tinged waltz with some folk").controls.genre == "folk"


def test_a_ballad_is_slow_and_a_ballad() -> None:
    controls = understand("a ballad for saxophone").controls
    assert controls.genre == "ballad" and controls.tempo_bpm is not None and controls.tempo_bpm < 90


def test_the_small_checkpoint_says_every_genre() -> None:
    words = Words.load(Path(__file__).parents[2] / "composer" / "checkpoints" / "small")
    assert all(words.id(genre_character(genre)) > 2 for genre in GENRES)
