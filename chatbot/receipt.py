"""Asked and got, field by field. What was got is measured from the written MIDI file alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from statistics import fmean

from chatbot.events import ReceiptLine
from composer.analysis import density_level, estimate_chords, estimate_key, estimate_mood
from composer.analysis.genre import HEARD, estimate_genre, known_genres
from composer.analysis.key import with_church_mode
from composer.controls import Controls, Mood, PartRequest
from composer.dynamics import nearest_mark
from composer.harmony import QUALITIES, Chord, parse_chord
from composer.instruments import FAMILIES, belongs, family_of
from composer.key import MODES, Key
from composer.midi import read_sheet
from composer.piece import Piece

# Estimated mood and asked mood agree in the same quadrant, or within this distance in the plane
# from (-1, -1) to (1, 1): a third of its side.
_MOOD_DISTANCE = 0.67
# Share of the half bars whose heard chord has the root and third that were asked. Passing and
# suspended notes make a listener, and the estimator, hear other chords here and there.
_CHORD_SHARE = 0.75
# A file stores microseconds a quarter note: at 300 BPM that is exact to 0.001 BPM.
_TEMPO_TOLERANCE = 0.01


@dataclass(frozen=True)
class Player:
    """One part that sounds: family, General MIDI program, role as guessed from the notes."""

    family: str
    program: int
    is_drums: bool
    role: str

    @property
    def named(self) -> tuple[str, int | None]:
        """Family and program, as players are named; a drum kit has no program."""
        return self.family, None if self.is_drums else self.program


@dataclass(frozen=True)
class Facts:
    """What a MIDI file holds, measured: never what anybody wanted of it.

    ``key`` is estimated from the notes, major or minor (None without pitched notes), ``modal_key``
    is the same refined to a church mode. ``tempo_bpm`` and ``meter`` are the first bar's; ``steady``
    says that they never change. ``bars`` counts to the bar in which the last note ends, ``low`` and
    ``high`` are the outermost pitches (None without), ``dynamics`` is the mark of the mean velocity,
    ``chords`` are heard, one or two a bar. ``genres`` are the likeliest with their probabilities by
    an estimate from notes and players, ``pitch_classes`` those that sound, 0 for C; both are empty where
    nothing sounds, and in what was kept before they were measured. ``written_key`` is the key of another
    scale (D gong, A dorian) that the piece was written in, where its notes bear it out; else None.
    """

    key: Key | None
    modal_key: Key | None
    tempo_bpm: float
    meter: str
    steady: bool
    bars: int
    seconds: float
    players: tuple[Player, ...]
    mood: Mood
    density: str
    low: int | None
    high: int | None
    dynamics: str
    chords: tuple[tuple[Chord, ...], ...]
    sections: str
    genres: tuple[tuple[str, float], ...] = ()
    pitch_classes: tuple[int, ...] = ()
    written_key: Key | None = None

    @property
    def named_key(self) -> Key | None:
        """The key as a musician would name it: that of the scale where it is neither major nor minor."""
        return self.written_key or self.key


# By this share a first bar may differ from a tempo that changes on the way.
_ON_ITS_WAY = 0.03


def _undecided(heard: Key, written: Key, classes: frozenset[int]) -> bool:
    """Whether nothing but what is written tells major from minor: the keynote is the same, and neither
    third sounds."""
    thirds = {(heard.pitch_class + third) % 12 for third in (3, 4)}
    return heard.pitch_class == written.pitch_class and written.mode in ("major", "minor") and not thirds & classes


def measure(midi: bytes, piece: Piece) -> Facts:
    """Measure a written file. Of ``piece`` only the section letters and roles are taken, and the name
    of a scale that is neither major nor minor, for a MIDI file has no notes of them."""
    sheet = read_sheet(midi)
    whole = sheet.piece()
    heard = tuple(part for part in whole.parts if part.sounds)
    roles = {(p.program, p.is_drums): p.role for p in reversed(piece.parts)}
    pitches = [n.pitch for part in heard if not part.is_drums for n in part.notes]
    velocities = [n.velocity for part in heard for n in part.notes]
    end = max((n.end for part in heard for n in part.notes), default=0)
    sounding = Piece(whole.bars, heard, whole.key)
    mark = nearest_mark(fmean(velocities)) if velocities else "mf"
    key = estimate_key(sounding).key if pitches else None
    classes = frozenset(pitch % 12 for pitch in pitches)
    if key is not None and _undecided(key, piece.key, classes):
        key = piece.key
    modal = key and with_church_mode(sounding, key)
    chords = tuple(estimate_chords(sounding))
    genre = estimate_genre(sounding, chords)
    return Facts(
        key=key,
        modal_key=modal,
        tempo_bpm=round(whole.tempo_bpm, 2),
        meter=str(whole.meter),
        steady=len({(b.meter, round(b.tempo_bpm, 2)) for b in whole.bars}) == 1,
        bars=sum(start < end for start in whole.bar_starts[:-1]),
        seconds=round(whole.seconds, 2),
        players=tuple(
            Player(family_of(p.program, p.is_drums), p.program, p.is_drums, roles.get((p.program, p.is_drums), p.role))
            for p in heard
        ),
        mood=estimate_mood(sounding),
        density=density_level(sounding),
        low=min(pitches, default=None),
        high=max(pitches, default=None),
        dynamics=mark,
        chords=chords,
        sections="".join(bar.section for bar in piece.bars),
        pitch_classes=tuple(sorted(classes)),
        written_key=piece.key if _bears_out(piece.key, modal, classes) else None,
        genres=() if genre is None else genre.ranking[:HEARD],
    )


def _bears_out(written: Key, modal: Key | None, classes: frozenset[int]) -> bool:
    """Whether the notes are in a scale, neither major nor minor, that a piece was written in."""
    if modal is None or written.mode in ("major", "minor"):
        return False
    if written.mode in MODES:
        return (modal.pitch_class, modal.mode) == (written.pitch_class, written.mode)
    return classes <= written.scale


def receipt(asked: Controls, facts: Facts) -> tuple[ReceiptLine, ...]:
    """One line for every field that was asked for, and for those that every piece has.

    ``ok`` is None where nothing was asked. A genre is estimated: it is heard where it is among the
    likeliest, which for works held out it was in 91 of 100; ``ok`` is None for one that the estimator
    does not know.
    """
    lines = [
        _key_line(asked.key, facts),
        _tempo_line(asked, facts),
        _line("meter", asked.meter and str(asked.meter), facts.meter),
        _line("bars", asked.bars, facts.bars),
        _seconds_line(None if asked.bars else asked.seconds, facts),
        _parts_line(asked.parts, facts),
        _mood_line(asked.mood, asked.key, facts),
        _line("density", asked.density, facts.density),
        _range_line(asked, facts),
        _line("dynamics", asked.dynamics, facts.dynamics),
    ]
    if asked.exclude:
        heard = [f for f in asked.exclude if any(belongs(p.program, p.is_drums, f) for p in facts.players)]
        lines.append(ReceiptLine("exclude", list(asked.exclude), heard, not heard))
    if asked.chords:
        lines.append(_chords_line(asked, facts))
    if asked.form:
        heard_form = "".join(a for a, b in zip(facts.sections, " " + facts.sections, strict=False) if a != b)
        plan = "".join(a for a, b in zip(asked.form, " " + asked.form, strict=False) if a != b)
        lines.append(ReceiptLine("form", asked.form, heard_form, heard_form == plan))
    if asked.genre:
        lines.append(_genre_line(asked.genre, facts))
    return tuple(lines)


def key_value(key: Key) -> dict[str, str]:
    """A key as plain JSON."""
    return {"tonic": key.tonic, "mode": key.mode}


def unmet(lines: Sequence[ReceiptLine]) -> tuple[ReceiptLine, ...]:
    """The lines in which the piece is not what the user asked."""
    return tuple(line for line in lines if line.ok is False and line.source is None)


def _line(field: str, asked: object, got: object) -> ReceiptLine:
    return ReceiptLine(field, asked, got, None if asked is None else asked == got)


def _key_line(asked: Key | None, facts: Facts) -> ReceiptLine:
    heard = facts.key if asked is None or asked.mode in ("major", "minor") else facts.modal_key
    if asked is not None and asked.mode not in MODES and facts.pitch_classes:
        # No estimator knows these scales: right is that no note leaves the one that was asked.
        inside = set(facts.pitch_classes) <= asked.scale
        return ReceiptLine("key", key_value(asked), key_value(asked if inside else heard or asked), inside)
    if asked is None or heard is None:
        return ReceiptLine(
            "key", asked and key_value(asked), heard and key_value(heard), None if asked is None else False
        )
    same = (heard.pitch_class, heard.mode) == (asked.pitch_class, asked.mode)
    # D sharp minor asked is not to read E flat minor got.
    return ReceiptLine("key", key_value(asked), key_value(asked if same else heard), same)


def _tempo_line(wish: Controls, facts: Facts) -> ReceiptLine:
    asked = wish.tempo_bpm
    # Where the tempo is to change on the way, the first bar is on its way already.
    changes = any(step.tempo_bpm is not None or step.mood is not None for step in wish.arc)
    tolerance = _ON_ITS_WAY * (asked or 0.0) if changes else _TEMPO_TOLERANCE
    close = asked is not None and abs(asked - facts.tempo_bpm) <= tolerance
    return ReceiptLine("tempo_bpm", asked, facts.tempo_bpm, None if asked is None else close)


def _seconds_line(asked: float | None, facts: Facts) -> ReceiptLine:
    """Music has whole bars: right is the nearest number of them, that is within half a bar."""
    close = (
        asked is not None and abs(asked - facts.seconds) <= max(0.5, 0.5 * facts.seconds / max(facts.bars, 1)) + 0.05
    )
    return ReceiptLine("seconds", asked, facts.seconds, None if asked is None else close)


def _parts_line(asked: Sequence[PartRequest], facts: Facts) -> ReceiptLine:
    got = [{"role": p.role, "instrument": p.family, "program": p.program} for p in facts.players]
    if not asked:
        return ReceiptLine("parts", None, got, None)
    wanted = [{"role": p.role, "instrument": p.instrument, "program": p.program} for p in asked]
    return ReceiptLine("parts", wanted, got, _all_play(asked, facts.players))


def _all_play(asked: Sequence[PartRequest], players: Sequence[Player]) -> bool:
    """Whether every request finds a player of its own. The pickiest choose first: a program
    before a family, a narrow family before a wide one."""
    free = list(players)
    for request in sorted(asked, key=lambda r: (r.program is None, len(FAMILIES[r.instrument].programs))):
        player = next((p for p in free if _plays(p, request)), None)
        if player is None:
            return False
        free.remove(player)
    return True


def _plays(player: Player, request: PartRequest) -> bool:
    if request.program is not None and request.instrument != "drums":
        return not player.is_drums and player.program == request.program
    return belongs(player.program, player.is_drums, request.instrument)


def _mood_line(asked: Mood | None, key: Key | None, facts: Facts) -> ReceiptLine:
    """The mood is kept in its quadrant, or near. Valence is heard by mode and chords more than by
    anything else; where the key that was asked for is of the other mode it has settled that, and
    the energy is what can be kept: upbeat in D minor is fast and full, and still minor."""
    got = {"valence": facts.mood.valence, "energy": facts.mood.energy}
    if asked is None:
        return ReceiptLine("mood", None, got, None)
    distance = ((asked.valence - facts.mood.valence) ** 2 + (asked.energy - facts.mood.energy) ** 2) ** 0.5
    settled = key is not None and asked.valence != 0 and key.is_minor_like == (asked.valence > 0)
    same_valence = settled or asked.valence * facts.mood.valence > 0
    quadrant = same_valence and asked.energy * facts.mood.energy > 0
    wanted = {"valence": asked.valence, "energy": asked.energy, "words": list(asked.words)}
    return ReceiptLine("mood", wanted, got, quadrant or distance <= _MOOD_DISTANCE)


def _range_line(asked: Controls, facts: Facts) -> ReceiptLine:
    low, high = facts.low, facts.high
    got = None if low is None else {"low": low, "high": high}
    wish = asked.range
    if wish is None:
        return ReceiptLine("range", None, got, None)
    inside = low is None or high is None
    if low is not None and high is not None:
        inside = (wish.low is None or wish.low <= low) and (wish.high is None or high <= wish.high)
        inside = inside and (wish.octaves is None or high - low <= 12 * wish.octaves)
    stated = {name: end for name, end in asdict(wish).items() if end is not None}
    return ReceiptLine("range", stated, got, inside)


def _genre_line(asked: str, facts: Facts) -> ReceiptLine:
    likeliest = [name for name, _ in facts.genres]
    if not likeliest:
        return ReceiptLine("genre", asked, None, None)
    known = asked in known_genres()
    return ReceiptLine("genre", asked, {"likeliest": likeliest}, asked in likeliest if known else None)


def _chords_line(asked: Controls, facts: Facts) -> ReceiptLine:
    key = asked.key or facts.key or Key("C", "major")
    agreeing = slots = 0
    for index, heard in enumerate(facts.chords):
        symbols = asked.chords[index % len(asked.chords)].split()
        for half in (0, 1):
            wanted = parse_chord(symbols[half % len(symbols)] if len(symbols) > 1 else symbols[0], key)
            slots += 1
            agreeing += _alike(wanted, heard[half] if len(heard) > 1 else heard[0])
    got = [" ".join(chord.symbol(key) for chord in bar) for bar in facts.chords]
    return ReceiptLine("chords", list(asked.chords), got, agreeing >= _CHORD_SHARE * slots)


def _alike(wanted: Chord, heard: Chord) -> bool:
    """Same root and same third (or its absence): sevenths and sixths come and go in playing."""
    return wanted.root == heard.root and _third(wanted) == _third(heard)


def _third(chord: Chord) -> int | None:
    return next((step for step in QUALITIES[chord.quality] if step in (3, 4)), None)
