"""Words of the musical text: SentencePiece over one part of one bar at a time.

Marks, controls, bar lines, chords and part names stay words of one character, so a bar or a
part can be forced, replaced or cut off without touching its neighbours; only what is played
inside a part is joined (byte pair merges, R. Sennrich et al., ACL 2016).
"""

from __future__ import annotations

import io
from collections.abc import Iterable
from functools import cached_property
from itertools import chain
from pathlib import Path

import sentencepiece

from composer.text.alphabet import PLAYED, kind_of, used_characters
from composer.text.genres import nearest_first

MODEL_FILE = "tokenizer.model"
# About 800 single characters and 2,200 figures. More words make texts a little shorter, but each
# must be learnt from music that holds it: a middle way for models of some ten million weights.
DEFAULT_WORDS = 3072
BOS, EOS = 1, 2  # SentencePiece ids of <s> and </s>; 0 is <unk>


def train_words(texts: Iterable[str], words: int = DEFAULT_WORDS) -> bytes:
    """Learn ``words`` words from the played texts of single parts (no marks inside) and return
    the SentencePiece model file. Characters of the alphabet that the texts lack are in too."""
    single: list[str] = []
    joined: list[str] = []
    for char in used_characters():
        (joined if kind_of(char)[0] in PLAYED else single).append(char)
    buffer = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        # Each character once on its own: every one is in, and no merge comes of it.
        sentence_iterator=chain(joined, texts),
        model_writer=buffer,
        model_type="bpe",
        vocab_size=words,
        character_coverage=1.0,
        user_defined_symbols=single,
        normalization_rule_name="identity",
        add_dummy_prefix=False,
        remove_extra_whitespaces=False,
        split_by_unicode_script=False,
        split_by_number=False,
        split_by_whitespace=False,
        # Four notes with their positions; longer figures are seldom repeated exactly.
        max_sentencepiece_length=16,
        max_sentence_length=16384,
        num_threads=1,
        minloglevel=2,
    )
    return buffer.getvalue()


def with_whole_alphabet(model: bytes) -> bytes:
    """The same SentencePiece model with a word at its end for every character of the alphabet that
    it lacks, such as a genre that came later; the words it had keep their numbers."""
    from sentencepiece import sentencepiece_model_pb2  # needs protobuf, which onnx brings

    proto = sentencepiece_model_pb2.ModelProto.FromString(model)  # type: ignore[attr-defined]
    known = {piece.piece for piece in proto.pieces}
    for char in used_characters():
        if char not in known:
            proto.pieces.add(piece=char, score=0.0, type=proto.SentencePiece.USER_DEFINED)
    proto.trainer_spec.vocab_size = len(proto.pieces)
    return bytes(proto.SerializeToString())


class Words:
    """A SentencePiece model of musical text."""

    def __init__(self, model: bytes) -> None:
        self.model = model
        self._processor = sentencepiece.SentencePieceProcessor(model_proto=model)

    @classmethod
    def load(cls, folder: Path) -> Words:
        """Read the tokenizer of a checkpoint folder."""
        return cls((folder / MODEL_FILE).read_bytes())

    def __len__(self) -> int:
        return int(self._processor.get_piece_size())

    def encode(self, text: str) -> list[int]:
        """Words of a text; characters outside the alphabet become ``<unk>`` (0)."""
        return list(self._processor.encode(text))

    def encode_all(self, texts: list[str]) -> list[list[int]]:
        """The same for many texts at once."""
        return list(self._processor.encode(texts))

    def decode(self, ids: list[int]) -> str:
        """The characters of some words; ``<s>`` and ``</s>`` have none."""
        return "".join(self.spellings[i] for i in ids)

    def id(self, char: str) -> int:
        """The word that is this single character; for a genre that was added after the words were
        learnt, that of the nearest genre they know. Raises KeyError when there is none."""
        known = self._id_by_spelling
        if char not in known:
            char = next((c for c in nearest_first(char) if c in known), char)
        return known[char]

    @cached_property
    def spellings(self) -> tuple[str, ...]:
        """The characters of every word, empty for control words."""
        p = self._processor
        return tuple("" if p.is_control(i) or p.is_unknown(i) else p.id_to_piece(i) for i in range(len(self)))

    @cached_property
    def _id_by_spelling(self) -> dict[str, int]:
        return {s: i for i, s in enumerate(self.spellings) if s}
