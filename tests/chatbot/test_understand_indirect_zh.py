"""Chinese as strangers say it: round about, online, in questions that ask for nothing, in complaints."""

from __future__ import annotations

import pytest

from chatbot.turn import Turn
from chatbot.understand import Context, VersionFacts, understand
from composer.key import Key
from composer.piece import Meter

_BAND = ("piano", "bass", "drums")
PIECE = Context(Key("C", "major"), 100.0, Meter(4, 4), 16, _BAND, 2, "zh")
MANY = Context(
    Key("C", "major"), 100.0, Meter(4, 4), 16, _BAND, 3, "zh", current=3,
    facts=tuple(VersionFacts(n, None, Key("C", "major"), 100.0, Meter(4, 4), 16, _BAND) for n in (1, 2, 3)),
)  # fmt: skip


def edited(turn: Turn) -> list[tuple[str, tuple[str, ...]]]:
    """What is done by edits, and to whom."""
    return [(edit.operation, edit.parts) for edit in turn.edits]


@pytest.mark.parametrize(
    ("said", "act"),
    [
        ("保守一点别改太多", "vary"),
        ("变化大一点，别老是那一套", "vary"),
        ("没那么压抑就好了", "vary"),
        ("情绪再往上走一点", "vary"),
        ("像下雨一样的感觉", "vary"),
        ("随机换个种子", "regenerate"),
        ("每四小节换一次和弦", "regenerate"),
        ("高潮部分不够炸", "regenerate"),
        ("贝斯再给力点", "regenerate"),
        ("再来两个", "regenerate"),
        ("刚才那步不作数", "undo"),
        ("撤了撤了", "undo"),
        ("收得漂亮点", "add"),
        ("加个钢琴引子，两小节", "add"),
        ("给它披上一层弦乐", "add"),
        ("好像缺点什么，加点打击乐？", "add"),
        ("整成华尔兹的感觉", "arrange"),
        ("前八小节和后八小节对调一下", "edit"),
        ("我一般喜欢慢的", "rate"),
        ("今儿天儿不错哈", "offtopic"),
        ("咋保存到手机上", "help"),
    ],
)
def test_what_is_said_round_about_is_done(said: str, act: str) -> None:
    assert understand(said, PIECE).act == act


@pytest.mark.parametrize(
    ("said", "operation", "parts"),
    [
        ("钢琴这块音量往下拉一拉", "softer", ("piano",)),
        ("把钢琴的旋律让小提琴来拉", "swap", ("piano",)),
        ("钢琴左右手拆开", "split", ("piano",)),
        ("用长笛把旋律高八度叠一遍", "double", ("melody",)),
        ("我就想听听贝斯在干嘛", "solo", ("bass",)),
        ("鼓退下", "remove", ("drums",)),
        ("中间那四小节不要了", "cut", ()),
        ("从第9小节往后都不要了", "cut", ()),
        ("原速的一半", "tempo", ()),
        ("90拍就行", "tempo", ()),
    ],
)
def test_changes_are_read_in_everyday_words(said: str, operation: str, parts: tuple[str, ...]) -> None:
    assert edited(understand(said, PIECE)) == [(operation, parts)]


@pytest.mark.parametrize(
    ("said", "topic"),
    [
        ("新手弹得了不", "difficulty"),
        ("曲式给我捋一捋", "form"),
        ("凭啥这里用这个和弦", "explain"),
        ("哪里用了转调没有", "modulations"),
    ],
)
def test_a_question_needs_no_mark(said: str, topic: str) -> None:
    turn = understand(said, PIECE)
    assert (turn.act, turn.topic) == ("ask", topic)


@pytest.mark.parametrize("said", ["就这？", "一股子山寨味", "感觉整首歌缺个记忆点", "不够高级", "太平了，没什么起伏"])
def test_blame_is_no_wish(said: str) -> None:
    turn = understand(said, PIECE)
    assert (turn.act, turn.task) == ("rate", "dislike")


def test_versions_are_joined_mixed_chosen_and_named() -> None:
    assert understand("给我串成一首", MANY).task == "join"
    assert understand("一和三取个中间", MANY).task == "mix"
    chosen = understand("比起第二版我更喜欢第一版", MANY)
    assert (chosen.task, chosen.targets.version) == ("choose", 1)
    assert understand("这版叫它“夏夜”", MANY).name == "夏夜"


@pytest.mark.parametrize(
    ("said", "family"), [("竖琴加长笛", "flute"), ("加重金属吉他", "guitar"), ("曲子，小号的", "trumpet")]
)
def test_a_word_is_cut_where_its_characters_belong(said: str, family: str) -> None:
    turn = understand(said)
    assert turn.act in ("compose", "add") and family in [part.instrument for part in turn.controls.parts]


def test_a_piece_is_described_in_any_words() -> None:
    turn = understand("五声音阶羽调，A为主音，二胡")
    assert turn.controls.key == Key("A", "yu")
    steps = understand("第一段只要吉他，第二段加鼓和贝斯").controls.arc
    assert [set(step.parts) for step in steps] == [{"guitar"}, {"guitar", "drums", "bass"}]
    assert understand("由弱到强，最后四小节收住").controls.bars is None
    assert understand("有没有像久石让那种的").controls.style_of == "Joe Hisaishi"
    assert understand("像素风8bit小曲").controls.genre == "game"
    assert understand("除了鼓，什么乐器都成").controls.exclude == ("drums",)
    sad = understand("有点emo").controls.mood
    assert sad is not None and sad.valence < 0
