"""A vocabulary that grows keeps what was learnt."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch
from sentencepiece import sentencepiece_model_pb2

from composer.controls import GENRES
from composer.engine.debug import debug_checkpoint
from composer.grow import load_grown
from composer.text.alphabet import genre_character
from composer.text.debug import debug_words
from composer.text.words import MODEL_FILE, Words, with_whole_alphabet

LATEST = genre_character(GENRES[-1])


@pytest.fixture
def earlier(tmp_path: Path) -> Path:
    """A checkpoint from before the latest genre."""
    proto = sentencepiece_model_pb2.ModelProto.FromString(debug_words().model)
    kept = [piece for piece in proto.pieces if piece.piece != LATEST]
    del proto.pieces[:]
    proto.pieces.extend(kept)
    debug_checkpoint(tmp_path, len(kept), seed=3)
    (tmp_path / MODEL_FILE).write_bytes(proto.SerializeToString())
    return tmp_path


def test_the_latest_genre_gets_a_word_and_the_others_keep_theirs(earlier: Path) -> None:
    before = Words.load(earlier)
    after = Words(with_whole_alphabet(before.model))
    assert LATEST not in before.spellings
    assert after.id(LATEST) == len(before)
    assert after.spellings[: len(before)] == before.spellings
    text = "".join(spelling for spelling in before.spellings if spelling)
    assert after.encode(text) == before.encode(text)


def test_a_grown_model_says_the_same_of_the_old_words(earlier: Path) -> None:
    before = Words.load(earlier)
    after = Words(with_whole_alphabet(before.model))
    old, new = load_grown(earlier, before).eval(), load_grown(earlier, after).eval()
    ids = torch.arange(3, 40)[None]
    with torch.no_grad():
        assert torch.allclose(new(ids).logits[..., : len(before)], old(ids).logits, atol=1e-5)
    with pytest.raises(ValueError, match="do not begin with"):
        load_grown(earlier, Words(debug_words().model))
