"""The turn of a telling with what it says by its meaning, beside and before what its words say."""

from __future__ import annotations

from dataclasses import replace

from chatbot.turn import Turn
from chatbot.understand.lexicon.rhythm import INTENSITY
from chatbot.understand.lexicon.rhythm_words import PICTURED
from chatbot.understand.matcher import compiled
from chatbot.understand.open_words.words import feeling
from chatbot.understand.scan import Scan
from chatbot.understand.told.classifier import most_probable
from composer.controls import Controls, Mood

# Where each quarter of Russell's circle is taken to lie: valence and energy.
_PLACES = {"Q1": (0.7, 0.5), "Q2": (-0.6, 0.7), "Q3": (-0.7, -0.4), "Q4": (0.4, -0.6)}
# How sure one must be where no word says it, and where the words say something else. Chosen on the descriptions of
# fourteen writers, left out of the learning.
_SAID_BY_NOTHING = {"mood": 0.4, "rhythm": 0.3, "dance": 0.3}
_AGAINST_WORDS = {"mood": 0.7, "rhythm": 0.8, "dance": 0.85}
# Who asks for music tells why and for whom, and that is no feeling of the music.
_OF_A_REQUEST = 0.5
# Who tells in few letters rather lists what is wanted: "just clarinet plus strings is fine, largo".
_BRIEF, _OF_A_LIST = 120, 0.5
_REQUESTS = compiled(
    r"\b(?:i|we|i'd|i'm|we're|i've|we've|my|our|me|us|you|please|pls|need|needs|want|wants|write|compose|make|give|"
    r"show|find|do)\b"
)
# A list of what is wanted leaves no more words than these, once it is read: "swing for solo piano at 160, B flat".
_LIST_LEAVES = 5
_WORD = compiled(r"[a-z']+")
# "Neither a whisper nor a scream" names both ends.
_AGAINST_THE_MIDDLE = 0.93
# "The rhythm remains driving" says so plainly.
_AGAINST_PLAIN_WORDS = 0.93
_RHYTHM_IS = compiled(
    r"\b(?:rhythms?|beat|pulse|groove) (?:is|are|remains?|stays?|keeps?|feels?|sounds?|so) (?:very |quite |rather |"
    r"always |\w+ly )?$"
)
_IS_A_RHYTHM = compiled(r"^(?:,? (?:and |yet |but )?\w+)? (?:rhythm|beat|pulse|groove)s?\b")
# Words whose mean lies so near the middle say little.
_VAGUE = 0.2
# An energy within this of the middle is neither lively nor calm.
_NEITHER = 0.05


def as_told(turn: Turn, worded: Mood | None, scan: Scan) -> Turn:
    """The turn with the feeling, the rhythm and the dancing that a telling means. ``worded`` is the mood that its
    words say, before open words were read."""
    if not scan.tells or turn.act != "compose" or turn.question or turn.notation or turn.study:
        return turn
    if len(_WORD.findall(scan.live)) <= _LIST_LEAVES:
        return turn
    stated = turn.controls
    judged, requested = most_probable(scan.cased), bool(_REQUESTS.search(scan.text))
    values: dict[str, object] = {}
    quarter = _meant(judged, "mood", _quarter(worded), _OF_A_REQUEST if requested else 0.0)
    if quarter is not None and not stated.arc:  # "from sorrow to joy" is neither
        valence, energy = _PLACES[quarter]
        values["mood"] = Mood(valence, energy, (feeling(valence, energy, turn.language),))
    at_least = _OF_A_LIST if len(scan.text) < _BRIEF else 0.0
    plainly = _AGAINST_PLAIN_WORDS if _plainly(scan.text, stated.intensity) else 0.0
    rhythm = _meant(judged, "rhythm", stated.intensity, max(at_least, plainly))
    if rhythm is not None:
        values["intensity"] = rhythm
    danceable = None if stated.danceable is None else "dance" if stated.danceable else "no dance"
    dance = _meant(judged, "dance", danceable, at_least)
    if dance is not None and dance != "nothing":
        values["danceable"] = dance == "dance"
    if not values:
        return turn
    controls = stated.changed(**values)
    return replace(turn, controls=controls, assumptions=(*turn.assumptions, _said(values, controls)))


def _meant(judged: dict[str, tuple[str, float]], head: str, stated: str | None, at_least: float) -> str | None:
    """What the text means of ``head``, ``at_least`` so surely, where that is something else than what its words were
    taken to say."""
    if head not in judged:
        return None
    meant, share = judged[head]
    least = _SAID_BY_NOTHING[head] if stated is None else _AGAINST_WORDS[head]
    if stated == "moderate":
        least = _AGAINST_THE_MIDDLE
    return meant if meant != stated and share >= max(least, at_least) else None


def _plainly(text: str, intensity: str | None) -> bool:
    """Whether the text says of a rhythm, in so many words, how driven it is."""
    return any(
        hit.value == intensity and (_RHYTHM_IS.search(text[: hit.start]) or _IS_A_RHYTHM.match(text[hit.end :]))
        for hit in ([*INTENSITY.find(text), *PICTURED.find(text)] if intensity else ())
    )


def _quarter(mood: Mood | None) -> str | None:
    """Which quarter of Russell's circle the words of feeling point at; None where they point at none. "Contentment"
    alone may be lively or calm."""
    if mood is None:
        return None
    valence, energy = mood.valence, mood.energy
    if valence >= _VAGUE:
        return "Q1" if energy > _NEITHER else "Q4" if energy < -_NEITHER else None
    if energy >= _VAGUE and valence <= -_VAGUE / 2:
        return "Q2"
    return "Q3" if valence <= -_VAGUE * 3 / 2 else None


def _said(values: dict[str, object], controls: Controls) -> str:
    taken = []
    if "mood" in values and controls.mood:
        taken.append(f"a mood that is {controls.mood.words[0]}")
    if "intensity" in values:
        levels = {"low": "a gentle rhythm", "moderate": "a rhythm of medium strength", "high": "a driving rhythm"}
        taken.append(levels[str(values["intensity"])])
    if "danceable" in values:
        taken.append("music to dance to" if values["danceable"] else "nothing to dance to")
    return f"From the pictures in your words I took: {', '.join(taken)}."
