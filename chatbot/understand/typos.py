"""Misspelt words of the lexicons: "melancoly", "saxaphone", 刚琴."""

from __future__ import annotations

import importlib.resources
import re
from functools import lru_cache

from symspellpy import SymSpell, Verbosity

from chatbot.understand.homophones import heard
from chatbot.understand.lexicon import expression, genres, instruments, moods, rhythm, tempos
from chatbot.understand.lexicon.artists import ARTISTS
from chatbot.understand.lexicon.slips import SLIPS, SLIPS_ZH
from chatbot.understand.lexicon.table import words

# Shorter words have too many neighbours; longer ones may have two letters wrong.
_SHORTEST, _TWO_WRONG_FROM = 5, 8
# A letter typed twice: "sloww", "guitarr".
_SAID_TWICE = re.compile(r"([a-z])\1+$")
# Words of the grammar that are in no lexicon.
_GRAMMAR = words(
    """
    major minor sharp flat dorian phrygian lydian mixolydian locrian aeolian ionian pentatonic harmonic melodic
    octave octaves chords chord progression melody rhythm tempo tempos measures measure minutes seconds
    without version versions please continue transpose harmonise harmonize arrange accompany accompaniment
    compose something anything louder softer slower faster quieter remove replace change double crescendo
    diminuendo staccato legato section chorus verse bridge ending introduction variation variations
    undo regenerate rewrite simplify beats minute little medium metronome quarter
    """
)
# A slip that is also a word stands only beside what it must mean.
_AFTER_NOTE = {"miner": re.compile(r"(?<![A-Za-z])[A-Ga-g](?:[#b]| sharp| flat)? miner\b", re.IGNORECASE)}
_CHINESE_SLIP = re.compile("|".join(map(re.escape, sorted(SLIPS_ZH, key=len, reverse=True))))
_WORD = re.compile(r"(?<![A-Za-zÀ-ɏ0-9'#/:.-])[A-Za-z]{2,24}(?![A-Za-zÀ-ɏ0-9'#/:-]|\.\w)")
# English words that the word list lacks and that must not be changed.
_ALSO_WORDS = words(
    """
    decrescendo spiccato reharmonize reharmonise stringendo senza parte heptatonic
    arpeggiate arpeggiated arpeggios arpeggio capo tabs wack whack loopable
    techno synth synths synthwave lofi pedal riff riffs vibe vibes chill beatbox bandcamp spotify youtube podcast
    outro intro intros coda rubato tutti fugato arpeggio arpeggios legato staccato satb midi abc jianpu bpm
    cavaquinho berimbau charango surdo pandeiro boom bap emo anime manga gamelan raga braam braams
    """
)


@lru_cache(maxsize=1)
def _english() -> frozenset[str]:
    """Words that are spelt right whatever they mean."""
    path = importlib.resources.files("symspellpy") / "frequency_dictionary_en_82_765.txt"
    return (
        frozenset(line.split()[0] for line in path.read_text(encoding="utf-8-sig").splitlines() if line) | _ALSO_WORDS
    )


@lru_cache(maxsize=1)
def _speller() -> tuple[SymSpell, frozenset[str]]:
    """The words that a request may be made of, findable with two letters wrong."""
    known: set[str] = set(_GRAMMAR)
    for lexicon in (
        instruments.INSTRUMENTS, genres.GENRES, moods.MOODS, tempos.TEMPOS, tempos.MOTIONS,
        rhythm.INTENSITY, expression.DYNAMICS, expression.DENSITY,
        expression.REGISTERS, expression.DARING, ARTISTS,
    ):  # fmt: skip
        for entry in lexicon.phrases:
            known |= {word for word in re.findall(r"[^\W\d_]+", entry) if word.isascii()}
    speller = SymSpell(max_dictionary_edit_distance=2, prefix_length=7)
    for word in known:
        if len(word) >= _SHORTEST:
            speller.create_dictionary_entry(word, 1)
    return speller, frozenset(known)


def corrected(text: str, names: tuple[str, ...] = ()) -> str:
    """``text`` with slips of spelling put right. A word that is known, in the lexicons, in
    English or as one of the ``names`` of versions, stays; so does one that begins with a capital
    inside the sentence (a name), and one with nothing near it."""
    kept = {word.lower() for name in names for word in name.split()}
    text = heard(_CHINESE_SLIP.sub(lambda match: SLIPS_ZH[match.group()], text))

    def put_right(match: re.Match[str]) -> str:
        word = match.group()
        low = word.lower()
        if low in kept:
            return word
        if low in SLIPS:
            needs = _AFTER_NOTE.get(low)
            return word if needs and not needs.search(text) else SLIPS[low]
        if len(low) < _SHORTEST - 1 or (word[0].isupper() and match.start() > 0 and not text.isupper()):
            return word
        speller, known = _speller()
        if low in known or low in _english() or _inflected(low):
            return word
        single = _SAID_TWICE.sub(r"\1", low)
        if single != low and single in known:
            return single
        allowed = 2 if len(low) >= _TWO_WRONG_FROM else 1
        if len(low) < _SHORTEST:
            return word
        near = speller.lookup(low, Verbosity.TOP, max_edit_distance=allowed)
        return near[0].term if near else word

    return _WORD.sub(put_right, text)


def is_english(word: str) -> bool:
    """Whether a word in lower case is an English one, or one that the lexicons know."""
    return word in _english() or word in _speller()[1] or _inflected(word)


def _inflected(word: str) -> bool:
    """Whether a known word lies under a common ending."""
    known = _english()
    return any(
        word.endswith(ending)
        and (
            word[: -len(ending)] in known
            or word[: -len(ending)] in _speller()[1]
            or word[: -len(ending)] + "e" in known
        )
        for ending in ("s", "es", "ed", "ing", "ly", "er", "est", "ish", "like", "less", "free", "ness")
    )
