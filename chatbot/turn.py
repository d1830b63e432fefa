"""What one sentence means: an act, the controls it states, and what it points at."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from composer.controls import Controls

Act = Literal[
    "compose", "edit", "add", "regenerate", "continue", "vary", "arrange", "ask", "rate",
    "undo", "redo", "recall", "help", "offtopic", "invalid",
]  # fmt: skip
Language = Literal["en", "zh"]
# What an act is about in detail, where one act does several things.
Task = Literal[
    # add: a player's part (the default), or bars before, after or between what is there
    "part", "intro", "ending", "section", "fill",
    # add: more of a section that is there
    "longer",
    # regenerate and vary: the same wish again (the default), plainer, fuller
    "simpler", "busier",
    # arrange: for other players (the default), chords to a melody, a band around it, voices, versions mixed, or
    # one after the other
    "harmonise", "accompany", "chorale", "mix", "join",
    # compose: a practice piece, or music made of a melody that was typed
    "study", "melody",
    # recall, rate, undo, help: the version tree and what is remembered
    "name", "list", "choose", "hide", "clear", "like", "dislike", "forget", "resume",
    # rate: a wish for all that follows, and its end
    "always", "lift",
]  # fmt: skip
# What a question asks for.
Topic = Literal[
    "key", "tempo", "meter", "bars", "parts", "chords", "cadences", "form", "range", "difficulty", "rhythm",
    "mood", "style", "modulations", "compare", "explain", "controls", "versions", "preferences", "summary",
    # what one could ask for next
    "next",
    # help: how to take the music along, whose music it is, how to hear it from a bar on
    "files", "rights", "seek",
]  # fmt: skip
# What a new writing of bars leaves as it was.
Preserve = Literal["rhythm", "pitches"]


@dataclass(frozen=True)
class Targets:
    """What an edit or question points at: families of parts ("piano", "drums") or a part's role
    where that was named ("melody", "chords"; empty: all), an inclusive range of bars counted
    from 1 (None: the whole piece), a ``section`` (its letter as in the plan, or "intro", "verse",
    "chorus", "bridge", "ending"), a version number, further version numbers where several are
    compared or mixed, and the families to leave as they are. ``mix`` says who comes from where:
    pairs of a version number and the families or roles taken from it; it is empty where whole
    versions are to be mixed."""

    parts: tuple[str, ...] = ()
    bars: tuple[int, int] | None = None
    section: str | None = None
    version: int | None = None
    others: tuple[int, ...] = ()
    keep: tuple[str, ...] = ()
    mix: tuple[tuple[int, tuple[str, ...]], ...] = ()


@dataclass(frozen=True)
class Edit:
    """One change of notes, all else staying identical. ``operation`` is one of

    ``tempo`` (``value`` the new BPM, or ``factor`` a ratio; ``word`` "gradual" to get there bar by
    bar, as a ritardando does), ``transpose`` (``value`` semitones, 12
    for an octave), ``key`` (``controls.key`` is the goal), ``meter`` (``controls.meter`` is the
    goal), ``swap`` (``value`` a General MIDI program, ``instrument`` its family), ``remove``,
    ``mute``, ``unmute``, ``solo``, ``double`` (``value`` semitones away, 12 when left open;
    ``instrument`` and ``program`` of who doubles), ``split`` (upper and lower voice into two parts),
    ``louder``, ``softer`` (``value`` in steps of one dynamic mark, as from mf to f; always
    positive), ``dynamics`` (``word`` a mark pp to ff), ``crescendo``, ``diminuendo`` (``word`` the
    mark they lead to, or ``value`` how many marks they grow by; two when left open), ``swing``
    (``value`` the first eighth's share of the beat, 0.5 straight to 0.75), ``articulation``
    (``word`` staccato, legato, tenuto or accent), ``cut`` (bars or a section leave the piece, or of
    each stretch the last ``factor``),
    ``extract`` (only they stay), ``repeat`` (they are played ``value`` times in all), ``reorder``
    (``word`` the new order of section letters; or of names of sections: "verse <> chorus" where they change places,
    "chorus < verse" for one before the other, "chorus <" to the front, "chorus >" to the end; or the same of bars,
    as :func:`composer.edit.form.bar_order` reads it: "1-4 <> 5-8"), ``fade_in``,
    ``fade_out`` (``value`` bars).

    ``parts`` are the families (or roles) that this one edit changes, empty for all, ``bars`` its
    own bars where they differ from the turn's; ``targets.parts`` is the union over its edits.
    """

    operation: str
    value: float | None = None
    factor: float | None = None
    instrument: str | None = None
    parts: tuple[str, ...] = ()
    bars: tuple[int, int] | None = None
    word: str | None = None
    program: int | None = None


@dataclass(frozen=True)
class StudyWish:
    """A practice piece: ``kind`` scales, arpeggios, sight_reading, hands_together, rhythm or
    comping; ``instrument`` a family; ``level`` the grade 1 (beginner) to 8."""

    kind: str
    instrument: str = "piano"
    level: int | None = None


@dataclass(frozen=True)
class Turn:
    """One request, understood. ``controls`` holds only what was stated. ``problem`` is set when
    ``act`` is "invalid": one sentence in ``language`` saying what is possible instead.
    ``assumptions`` are sentences, in ``language``, on how an open or odd wish was read.

    ``task`` says which of an act's several things is meant, ``topic`` what a question asks for,
    ``preserve`` what new bars keep of the old, ``distance`` in (0, 1] how far a variation goes,
    ``notation`` a melody typed in the sentence (letters, ABC or jianpu), ``total`` whether the
    length in ``controls`` is that of the whole rather than of what is added, ``name`` what a version
    shall be called or is called, ``study`` the practice piece asked for. ``then`` are further
    requests of the same sentence, to be carried out in order after this one; ``question`` the one
    thing that must be known first, where the answer changes the music. With the task "always"
    ``controls`` is what is wished once and for all, ``edits`` how the piece that is there follows it."""

    said: str
    language: Language
    act: Act
    controls: Controls = field(default_factory=Controls)
    targets: Targets = field(default_factory=Targets)
    edits: tuple[Edit, ...] = ()
    problem: str | None = None
    assumptions: tuple[str, ...] = ()
    task: Task | None = None
    topic: Topic | None = None
    preserve: Preserve | None = None
    distance: float | None = None
    notation: str | None = None
    name: str | None = None
    study: StudyWish | None = None
    total: bool = False
    then: tuple[Turn, ...] = ()
    question: str | None = None
