"""How long a sentence takes to be understood, and that no text is too odd:
``python -m chatbot.understand time PHRASES`` and ``python -m chatbot.understand sweep``."""

from __future__ import annotations

import argparse
import random
import statistics
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import yaml

from chatbot.understand import Context, turn_json, understand
from chatbot.understand.lexicon import genres, instruments, moods
from chatbot.understand.problems import LONGEST_TEXT
from composer.key import Key
from composer.piece import Meter

_PIECE = Context(Key("C", "major"), 100.0, Meter(4, 4), 16, ("piano", "bass", "drums"), 3, "en")
# What a sentence of a request may take at most, however odd, in seconds.
_LONGEST_CALL = 5.0


def _split(text: str) -> tuple[str, ...]:
    return tuple(text.split())


_GLUE = ("", " ", ", ", " and ", "，", "、", " / ", "\n", "-", "...", " then ", "然后")
_WORDS = _split(
    """
    play a the in A minor D Eb # b flat major 3/4 13/17 120 bpm 0 -5 1e9 bars seconds half no without very
    not too faster slower louder up an octave transpose replace with remove mute solo keep make it undo redo
    5 to 8 version 2 seed 7 between C3 and C9 chords Am F C G I V vi AABA start sad end happy crescendo
    swing double split repeat twice the second one no i meant same with call it by like lyrics C4 D4 E4 1 1
    5 5 6 6 5 grade 3 scale exercise 来一首 不要 鼓 把 钢琴 换成 竖琴 升 F小调 降E 大调 四三拍 每分钟
    一百二十 拍 十六 小节 再 快一点 轻声 和弦 非常 悲伤 第二个 不对 我是说 贝斯 也一样 渐强 淡出 五声音阶
    宫调式 由 到 开头 结尾 周杰伦 风格 三级 视奏 练习 刚才那段
    """
)
_ODD = "🎹🎻🥁👨‍👩‍👧‍👦\u200b\u200f\ufeff\x00\x07\x1b\u0301\u202e𝔸ﬁ①½Ⅷ٣०߷\ud800ﷺ�ß"


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m chatbot.understand", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    timed = commands.add_parser("time", help="time each request of a folder of phrase collections")
    timed.add_argument("phrases", type=Path, help="a folder of .yaml files, each a list of requests with `say`")
    swept = commands.add_parser("sweep", help="understand generated odd texts")
    swept.add_argument("--count", type=int, default=10_000)
    swept.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    if options.command == "time":
        _time(options.phrases)
    else:
        sys.exit(_sweep(options.count, random.Random(options.seed)))


def _time(folder: Path) -> None:
    said = [
        (entry["say"], _PIECE if entry.get("piece") else None)
        for path in sorted(folder.glob("*.yaml"))
        for entry in yaml.safe_load(path.read_text(encoding="utf-8"))
        if isinstance(entry, dict)
    ]
    understand("a warm-up: a sloww waltz in D minor")
    times = []
    for text, context in said:
        started = time.perf_counter()
        understand(text, context)
        times.append(1000 * (time.perf_counter() - started))
    times.sort()
    print(
        f"{len(times)} requests: median {statistics.median(times):.1f} ms, 95 % under "
        f"{times[int(0.95 * len(times))]:.1f} ms, longest {times[-1]:.0f} ms (goal: median 30 ms)"
    )


def _sweep(count: int, chance: random.Random) -> int:
    raised, longest, slowest = 0, 0.0, ""
    for text in _odd_texts(count, chance):
        started = time.process_time()  # of this process: others may keep the machine busy
        try:
            turn_json(understand(text, chance.choice((None, _PIECE))))
        except Exception as error:  # noqa: BLE001 - what is looked for is any exception at all
            raised += 1
            print(f"{type(error).__name__}: {error}: {text!r}"[:400])
        taken = time.process_time() - started
        if taken > longest:
            longest, slowest = taken, text
    print(
        f"{count} texts: {raised} raised, the longest took {longest:.2f} s of the processor "
        f"(goal: none, {_LONGEST_CALL:g} s)"
    )
    print(f"slowest: {slowest[:80]!r}")
    return 1 if raised or longest > _LONGEST_CALL else 0


def _odd_texts(count: int, chance: random.Random) -> Iterator[str]:
    """Musical words in any order, characters of every script, huge numbers, endless repetitions."""
    known = [*_WORDS, *instruments.INSTRUMENTS.phrases, *genres.GENRES.phrases, *moods.MOODS.phrases]
    for index in range(count):
        kind = index % 5
        if kind == 0:
            yield chance.choice(_GLUE).join(chance.choices(known, k=chance.randint(1, 40)))
        elif kind == 1:
            yield "".join(chr(chance.choice((chance.randint(0, 0x2FF), chance.randint(0x3000, 0xFFFF)))) for _ in range(
                chance.randint(1, 300)))  # fmt: skip
        elif kind == 2:
            mixed = chance.choices([*known, *_ODD, str(10 ** chance.randint(0, 60)), "9" * 40], k=chance.randint(1, 30))
            yield chance.choice(_GLUE).join(mixed)
        elif kind == 3:
            yield chance.choice([*known, *_ODD, "((", "[[", "a ", "1 ", "C4 ", "|", "一"]) * chance.randint(1, 400)
        else:
            long = chance.choice(_GLUE).join(chance.choices(known, k=600))
            yield long[: chance.randint(LONGEST_TEXT - 5, LONGEST_TEXT + 5)]


if __name__ == "__main__":
    main()
