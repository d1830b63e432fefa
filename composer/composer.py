"""The composer: controls in, bars out, while they are being composed."""

from __future__ import annotations

import secrets
import tempfile
from pathlib import Path

from composer.checkpoint import checkpoint_hash, default_checkpoint
from composer.controls import BARS_RANGE, ControlError, Controls
from composer.decode.word_table import WordTable
from composer.engine import LanguageModel, load_engine
from composer.label import header_of
from composer.originality.index import TrainingIndex
from composer.piece import Piece
from composer.request import Request, decide
from composer.take import Take
from composer.text.words import Words

__all__ = ["Composer", "Take"]


class Composer:
    """A language model with its vocabulary, ready to compose for anybody; holds no state of a
    conversation and may be used from several threads at once."""

    def __init__(
        self, model: LanguageModel, words: Words, checkpoint: str, learnt_from: TrainingIndex | None = None
    ) -> None:
        """``learnt_from`` is the music that must not be copied; without it nothing is rejected."""
        self.model, self.words, self.checkpoint, self.learnt_from = model, words, checkpoint, learnt_from
        # What every word contains: a tenth of a second that no request should wait for.
        self.table = WordTable.of(words)

    @classmethod
    def load(cls, checkpoint: Path | None = None, engine: str = "auto") -> Composer:
        """The composer of a checkpoint folder, by default the one that comes with the code.
        ``engine`` as in :func:`composer.engine.load_engine`."""
        folder = checkpoint or default_checkpoint()
        return cls(load_engine(folder, engine), Words.load(folder), checkpoint_hash(folder), TrainingIndex.load(folder))

    @classmethod
    def debug(cls, seed: int = 0) -> Composer:
        """A tiny untrained model, built in code, for tests: every guarantee, ugly music."""
        from composer.engine.debug import debug_checkpoint
        from composer.text.debug import debug_words

        words = debug_words()
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder)
            debug_checkpoint(path, len(words), seed=seed)
            return cls(load_engine(path, "onnx"), words, f"debug-{seed}")

    def compose(self, controls: Controls) -> Take:
        """A new piece. Composing happens while the take is iterated; raises
        :class:`ControlError` at once where the wishes contradict each other."""
        seed = controls.seed if controls.seed is not None else secrets.randbelow(2**32)
        return Take(self, controls, decide(controls, seed), None)

    def continue_piece(self, piece: Piece, bars: int, controls: Controls | None = None) -> Take:
        """``bars`` more bars in the manner of ``piece``, with its players, key and tempo; of
        ``controls`` the chords, range, dynamics, creativity and seed count.

        Raises :class:`ControlError` when the whole would be too long."""
        total = len(piece.bars) + bars
        if bars < 1 or total > BARS_RANGE[1]:
            raise ControlError("bars", bars, f"1 to {max(BARS_RANGE[1] - len(piece.bars), 1)} more bars")
        controls = controls or Controls()
        seed = controls.seed if controls.seed is not None else secrets.randbelow(2**32)
        piece = _sounding(piece)
        request = Request(
            header_of(piece).parts, total, piece.bars[-1].meter, piece.key, piece.bars[-1].tempo_bpm, (0, 0), None, seed
        )
        return Take(self, controls, request, piece)


def _sounding(piece: Piece) -> Piece:
    """The piece with at least one part that has notes, as continuing needs."""
    if not any(part.notes for part in piece.parts):
        raise ControlError("piece", "an empty piece", "continued only when it has notes")
    return piece
