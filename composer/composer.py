"""The composer: controls in, bars out, while they are being composed."""

from __future__ import annotations

import secrets
import tempfile
from collections.abc import Collection
from dataclasses import asdict
from pathlib import Path

from composer.arranging import Style, accompanied, arranged, harmonised, joining
from composer.checkpoint import checkpoint_hash, default_checkpoint, reads_ahead
from composer.controls import BARS_RANGE, PARTS_RANGE, ControlError, Controls, PartRequest
from composer.critic import Critic
from composer.decode.pace import level_of
from composer.decode.word_table import WordTable
from composer.edit.selection import Bars, bar_runs
from composer.engine import LanguageModel, load_engine
from composer.engine.adapter import adapter_hash, default_adapter
from composer.insertion import USUAL_BARS, Where, inserted, place_of
from composer.label import header_of
from composer.material import Material, Preserve, material_of, opened, with_parts
from composer.originality.index import TrainingIndex
from composer.piece import Piece
from composer.request import Request, decide
from composer.rewrite import Rewriting
from composer.take import Take
from composer.text.words import Words
from composer.variation import attacks_for, in_mood, varied, with_bars_of

__all__ = ["Composer", "Rewriting", "Take"]


class Composer:
    """A language model with its vocabulary, ready to compose for anybody; holds no state of a
    conversation and may be used from several threads at once."""

    def __init__(
        self,
        model: LanguageModel,
        words: Words,
        checkpoint: str,
        learnt_from: TrainingIndex | None = None,
        reads_ahead: bool = False,
        critic: Critic | None = None,
    ) -> None:
        """``learnt_from`` is the music that must not be copied; without it nothing is rejected.
        ``reads_ahead`` says that the model has learnt to fill gaps knowing what follows. Where there is
        a ``critic``, bars of new pieces are written several times, and its favourite goes on."""
        self.model, self.words, self.checkpoint, self.learnt_from = model, words, checkpoint, learnt_from
        self.reads_ahead, self.critic = reads_ahead, critic
        self._loaded_from: tuple[Path, str] | None = None
        # What every word contains: a tenth of a second that no request should wait for.
        self.table = WordTable.of(words)

    @classmethod
    def load(cls, checkpoint: Path | None = None, engine: str = "auto", adapter: Path | None = None) -> Composer:
        """The composer of a checkpoint folder, by default the one that comes with the code.
        ``engine`` as in :func:`composer.engine.load_engine`. ``adapter`` is a folder that
        :mod:`composer.finetune` wrote; beside the default checkpoint it is by default what the
        environment variable ``CADENZA_ADAPTER`` names.

        Raises :class:`composer.engine.adapter.AdapterError` for an adapter of other weights."""
        folder = checkpoint or default_checkpoint()
        adapter = adapter or (default_adapter() if checkpoint is None else None)
        name = checkpoint_hash(folder) + (f"+{adapter_hash(adapter)}" if adapter is not None else "")
        model = load_engine(folder, engine, adapter)
        # The critic knows the music that the checkpoint learnt from; a person's own is another.
        critic = Critic.load(folder) if adapter is None else None
        composer = cls(model, Words.load(folder), name, TrainingIndex.load(folder), reads_ahead(folder), critic)
        composer._loaded_from = folder, engine
        return composer

    def with_adapter(self, adapter: Path | None) -> Composer:
        """A composer of the same checkpoint with an adapter in its weights, or with None without any;
        this one stays as it is.

        Raises AdapterError as :meth:`load` does, ValueError for a model that was not loaded from a folder."""
        if self._loaded_from is None:
            raise ValueError("only a composer that was loaded from a checkpoint folder takes an adapter")
        return Composer.load(*self._loaded_from, adapter)

    @classmethod
    def debug(cls, seed: int = 0) -> Composer:
        """A tiny untrained model, built in code, for tests: every guarantee, ugly music."""
        from composer.engine.debug import debug_checkpoint
        from composer.text.debug import debug_words

        words = debug_words()
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder)
            debug_checkpoint(path, len(words), seed=seed)
            return cls(load_engine(path, "onnx"), words, f"debug-{seed}", reads_ahead=True)

    def compose(self, controls: Controls) -> Take:
        """A new piece. Composing happens while the take is iterated; raises
        :class:`ControlError` at once where the wishes contradict each other."""
        seed = _seed(controls)
        return Take(self, controls, decide(controls, seed), None)

    def continue_piece(self, piece: Piece, bars: int, controls: Controls | None = None) -> Take:
        """``bars`` more bars in the manner of ``piece``, with its players, key and tempo; of
        ``controls`` the chords, range, dynamics, creativity and seed count.

        Raises :class:`ControlError` when the whole would be too long."""
        total = len(piece.bars) + bars
        if bars < 1 or total > BARS_RANGE[1]:
            raise ControlError("bars", bars, f"1 to {max(BARS_RANGE[1] - len(piece.bars), 1)} more bars")
        controls = controls or Controls()
        seed = _seed(controls)
        piece = _sounding(piece)
        request = Request(
            header_of(piece).parts, total, piece.bars[-1].meter, piece.key, piece.bars[-1].tempo_bpm, (0, 0), None, seed
        )
        return Take(self, controls, request, piece)

    # --- writing into music that is there: what is not named stays note for note ----------------

    def rewrite(
        self,
        piece: Piece,
        bars: Bars = None,
        parts: Collection[int] | None = None,
        preserve: Preserve | None = None,
        controls: Controls | None = None,
        candidates: int | None = None,
    ) -> Rewriting:
        """These bars (counted from 1; None: all) of these parts (indices; None: all) anew.

        Chords stay where a pitched part stays beside them, or where ``controls`` give none. With
        ``preserve`` the "rhythm" stays (attacks, durations, velocities) and the pitches are new, or
        the "pitches" of every bar stay in their order and come in a new rhythm. A part that is
        silent in all of the bars stays silent unless it is named. ``candidates`` is how many
        versions of the bars before a kept one are compared; see :mod:`composer.rewrite`.

        Raises:
            EditError: for bars that the piece does not have.
            ControlError: when nothing is there to be rewritten.
        """
        piece = _sounding(piece)
        indices = {i for first, last in bar_runs(piece, bars) for i in range(first, last + 1)}
        material = material_of(piece)
        chosen = set(range(len(piece.parts)) if parts is None else parts)
        if parts is None or preserve is not None:
            chosen &= {p for p in chosen if any(material.bars[i].slots[p].notes for i in indices)}
        if not chosen:
            raise ControlError("bars", "silent bars", "bars in which something sounds")
        told = {"name": "rewrite", "bars": _told(bars), "parts": _told(parts), "preserve": preserve}
        return self._rewriting(opened(material, indices, chosen, preserve), controls, told, candidates)

    def add_part(
        self,
        piece: Piece,
        part: PartRequest | tuple[PartRequest, ...],
        bars: Bars = None,
        controls: Controls | None = None,
    ) -> Rewriting:
        """A new player, or several, in these bars (None: all), who hear all others; they stay note
        for note. Without a role a part does what its instrument usually does, a second melody being
        a counter-melody.

        Raises:
            EditError: for bars that the piece does not have.
            ControlError: when there would be more parts than a piece can have.
        """
        piece = _sounding(piece)
        requests = part if isinstance(part, tuple) else (part,)
        if len(piece.parts) + len(requests) > PARTS_RANGE[1]:
            allowed = f"{PARTS_RANGE[0]} to {PARTS_RANGE[1]} players"
            raise ControlError("parts", len(piece.parts) + len(requests), allowed)
        indices = {i for first, last in bar_runs(piece, bars) for i in range(first, last + 1)}
        told = {"name": "add_part", "parts": [asdict(request) for request in requests], "bars": _told(bars)}
        return self._rewriting(with_parts(material_of(piece), joining(piece, requests), indices), controls, told)

    def insert(
        self,
        piece: Piece,
        where: Where,
        at: int | None = None,
        bars: int | None = None,
        controls: Controls | None = None,
    ) -> Rewriting:
        """New bars: an "intro" that leads in, an "ending" with a cadence, another "section" with
        wishes of its own, or a "fill" from one section to the next. They come before bar ``at``,
        counted from 1 (None: where such bars usually stand, :func:`composer.insertion.place_of`).

        Raises:
            EditError: for a bar that the piece does not have.
            ControlError: when the whole would be too long.
        """
        controls = controls or Controls()
        piece = _sounding(piece)
        place = place_of(piece, where, at)
        material = inserted(piece, where, place, bars or controls.bars or USUAL_BARS[where], controls)
        if controls.mood is not None and controls.density is None:
            controls = controls.changed(density=level_of(controls.mood))
        told: dict[str, object] = {"name": "insert", "where": where, "at": place, "bars": bars}
        return self._rewriting(material, controls, told)

    def vary(
        self,
        piece: Piece,
        distance: float = 0.5,
        controls: Controls | None = None,
        parts: Collection[int] | None = None,
        busier: float = 1.0,
        bars: Bars = None,
    ) -> Rewriting:
        """A variation: about ``distance`` in (0, 1] of the notes of ``parts`` (None: all) in ``bars``
        (None: all) are new, the chords and the others stay. ``busier`` is the ratio of attacks in
        what is new: below 1 it is simpler, above 1 fuller. A mood in ``controls`` first changes what
        the notes themselves can tell (mode, tempo, loudness; :func:`composer.variation.in_mood`), in
        all parts of these bars.
        :func:`composer.variation.note_distance` measures what came of it.

        Raises:
            ControlError: for a distance outside (0, 1], or an empty piece.
        """
        if not 0 < distance <= 1:
            raise ControlError("distance", distance, "more than 0 and up to 1")
        controls = controls or Controls()
        seed = _seed(controls)
        told = {"name": "vary", "distance": distance, "parts": _told(parts), "busier": busier, "bars": _told(bars)}
        piece = _sounding(piece)
        indices = {i for first, last in bar_runs(piece, bars) for i in range(first, last + 1)}
        if controls.mood is not None:
            if busier == 1.0:
                busier = attacks_for(piece, controls.mood)
            moved = in_mood(piece, controls.mood, keep_tempo=controls.tempo_bpm is not None)
            piece = moved if bars is None else with_bars_of(piece, moved, indices)
            # The loudness was moved with the notes; new ones fit in with the old.
            controls = controls.changed(mood=None)
        material = varied(piece, distance, seed, parts, busier, indices)
        return self._rewriting(material, controls.changed(seed=seed), told)

    def harmonise(self, piece: Piece, style: Style = "chorale", controls: Controls | None = None) -> Rewriting:
        """The melody of the piece for four voices ("chorale") or over chords ("lead sheet"). The
        voices keep to the ranges of a choir and do not cross;
        :func:`composer.analysis.voice_leading.parallels` reports fifths and octaves."""
        controls = controls or Controls()
        if style == "chorale" and controls.genre is None:
            controls = controls.changed(genre="chorale")
        told: dict[str, object] = {"name": "harmonise", "style": style}
        return self._rewriting(harmonised(_sounding(piece), style), controls, told)

    def accompany(self, piece: Piece, genre: str | None = None, controls: Controls | None = None) -> Rewriting:
        """The piece with a band around it: the players that a genre (or ``controls.parts``) has and
        the piece has not."""
        controls = controls or Controls()
        if genre is not None:
            controls = controls.changed(genre=genre)
        players = decide(controls, _seed(controls)).players
        told: dict[str, object] = {"name": "accompany", "genre": genre}
        return self._rewriting(accompanied(_sounding(piece), players), controls, told)

    def arrange(self, piece: Piece, parts: tuple[PartRequest, ...] = (), controls: Controls | None = None) -> Rewriting:
        """The piece for other players, each within its compass: the melody stays (in the octave of
        who plays it), as do drums and a bass line for who plays the same; the rest is written.
        Without ``parts`` the players are those of ``controls`` or of its genre."""
        controls = controls or Controls()
        chosen = controls.changed(parts=parts) if parts else controls
        players = decide(chosen, _seed(controls)).players
        told: dict[str, object] = {"name": "arrange", "parts": [asdict(part) for part in parts]}
        return self._rewriting(arranged(_sounding(piece), players), controls, told)

    def _rewriting(
        self, material: Material, controls: Controls | None, told: dict[str, object], candidates: int | None = None
    ) -> Rewriting:
        controls = controls or Controls()
        return Rewriting(self, controls, material, _seed(controls), told, candidates)


def _seed(controls: Controls) -> int:
    return controls.seed if controls.seed is not None else secrets.randbelow(2**32)


def _told(values: object) -> object:
    """Bars or parts as plain JSON."""
    if isinstance(values, Collection) and not isinstance(values, str):
        return [_told(value) for value in values]
    return values


def _sounding(piece: Piece) -> Piece:
    """The piece with at least one part that has notes, as continuing needs."""
    if not any(part.notes for part in piece.parts):
        raise ControlError("piece", "an empty piece", "continued only when it has notes")
    return piece
