"""What a sentence states: music that could be composed, or changes of notes that are there."""

from __future__ import annotations

from chatbot.understand.lexicon import cues
from chatbot.understand.relative import leans_on_version
from chatbot.understand.sentence import Sentence


def edits_are_meant(sentence: Sentence) -> bool:
    """Whether the sentence changes notes in words that only an edit uses."""
    claims = sentence.claims
    return bool(
        claims.kept
        or claims.removed
        or claims.muted
        or claims.unmuted
        or claims.soloed
        or claims.swaps
        or sentence.transpositions
        or sentence.loudness
        or sentence.touches
        or sentence.shapes
        or (sentence.versions and leans_on_version(sentence.text))
        or (sentence.tempo and sentence.tempo.is_change)
    )


def editable(sentence: Sentence) -> bool:
    """Whether something is stated that an edit can bring about in a piece that is there."""
    return edits_are_meant(sentence) or bool(
        sentence.key or sentence.tempo or sentence.claims.excluded or sentence.dynamics
    )


def says_by_edit(sentence: Sentence) -> bool:
    """Whether key and tempo are given as the goal of a change ("change the tempo to 90")."""
    return bool(cues.MAKE_IT.search(sentence.text))


def needs_new_notes(sentence: Sentence) -> bool:
    """Whether something is stated that no edit of notes brings about."""
    claims = sentence.claims
    size = (sentence.length.bars, sentence.length.seconds, sentence.count)
    shape = (sentence.meter, sentence.chords, sentence.form, sentence.density, sentence.range, sentence.arc)
    rhythm = (sentence.intensity, sentence.danceable, sentence.study, sentence.notation)
    character = (sentence.genre, sentence.style, sentence.mood, sentence.creativity, sentence.seed, *rhythm)
    return bool(claims.parts) or any_stated(claims.goal, *size, *shape, *character)


def states_music(sentence: Sentence) -> bool:
    """Whether music is described that could be composed with nothing there yet."""
    described = needs_new_notes(sentence) and not sentence.length.more
    goal = says_by_edit(sentence)
    tempo = sentence.tempo is not None and not sentence.tempo.is_change and not goal
    return described or tempo or bool(sentence.dynamics and not goal) or bool(sentence.key and not goal)


def strong(sentence: Sentence) -> bool:
    """Whether anything musical is named beyond feelings and speeds."""
    exact_tempo = sentence.tempo is not None and not sentence.tempo.word and not sentence.tempo.is_change
    instruments = bool(sentence.claims.groups or sentence.claims.excluded)
    return (
        exact_tempo
        or instruments
        or any_stated(
            sentence.key,
            sentence.genre,
            sentence.style,
            sentence.notation,
            sentence.study,
            sentence.arc,
            sentence.intensity,
            sentence.danceable,
            sentence.meter,
            sentence.chords,
            sentence.form,
            sentence.range,
            sentence.length.bars,
            sentence.length.seconds,
            sentence.seed,
            sentence.count,
        )
    )


def any_stated(*values: object) -> bool:
    """Whether anything of these was said."""
    return any(value is not None and value != () for value in values)
