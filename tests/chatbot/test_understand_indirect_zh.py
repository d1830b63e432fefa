"""Chinese as strangers say it: round about, online, in questions that ask for nothing, in complaints."""

from __future__ import annotations

from dataclasses import replace

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


@pytest.mark.parametrize(
    ("said", "operation", "parts"),
    [
        ("感觉赶着去投胎似的", "tempo", ()),
        ("我奶奶都嫌慢", "tempo", ()),
        ("往回拉十拍", "tempo", ()),
        ("低频再多点", "louder", ("bass",)),
        ("除了贝斯其他都小声", "softer", ("piano", "drums")),
        ("不错不错，就是鼓吵", "softer", ("drums",)),
        ("旋律往前提一提", "louder", ("melody",)),
        ("贝斯线让大提琴拉", "swap", ("bass",)),
        ("从大调改成多利亚", "key", ()),
        ("转到下属调", "key", ()),
        ("最后一个音拉长", "articulation", ()),
        ("AABA的顺序排", "reorder", ()),
        ("保留5到12，其余丢掉", "extract", ()),
        ("砍到一半长度", "extract", ()),
        ("取消静音", "unmute", ("piano", "bass", "drums")),
        ("第3小节到第6小节鼓停", "mute", ("drums",)),
    ],
)
def test_complaints_and_slang_change_what_plays(said: str, operation: str, parts: tuple[str, ...]) -> None:
    assert edited(understand(said, PIECE)) == [(operation, parts)]


@pytest.mark.parametrize(
    ("said", "act", "task"),
    [
        ("鼓和贝斯打架了", "regenerate", None),
        ("除了结尾都挺好", "regenerate", None),
        ("鼓换成手鼓", "regenerate", None),
        ("去掉多余的音", "regenerate", "simpler"),
        ("给鼓加点花", "regenerate", "busier"),
        ("翻倍长度", "continue", None),
        ("续个尾巴", "add", "ending"),
        ("结尾加个终止式，稳稳落地", "add", "ending"),
        ("四部和声写一下", "arrange", "chorale"),
        ("副歌平淡，来点爆发力", "vary", None),
        ("嗯，可以可以", "rate", "like"),
        ("这不是我要的", "rate", "dislike"),
        ("记住我喜欢爵士", "rate", "always"),
        ("从头放", "recall", None),
        ("和弦进行给我写出来", "ask", None),
        ("midi发我一份", "help", None),
    ],
)
def test_what_strangers_say_of_a_piece(said: str, act: str, task: str | None) -> None:
    turn = understand(said, PIECE)
    assert (turn.act, turn.task) == (act, task)


@pytest.mark.parametrize(
    ("before", "said", "operation", "parts"),
    [
        ("加个长笛", "它太响了", "softer", ("flute",)),
        ("加个长笛", "换成单簧管吧", "swap", ("flute",)),
        ("钢琴轻一点", "过了，往回一点", "louder", ("piano",)),
        ("升高两个半音", "再升", "transpose", ()),
    ],
)
def test_a_sentence_leans_on_the_one_before(before: str, said: str, operation: str, parts: tuple[str, ...]) -> None:
    previous = understand(before, PIECE)
    assert edited(understand(said, replace(PIECE, previous=previous))) == [(operation, parts)]


@pytest.mark.parametrize(
    ("said", "task", "versions"),
    [
        ("混一下一二版", "mix", (1, 2)),
        ("把三版串烧一下", "join", (1, 2, 3)),
        ("第三版跟第一版接一块，第一版在前", "join", (1, 3)),
    ],
)
def test_versions_are_named_in_short(said: str, task: str, versions: tuple[int, ...]) -> None:
    turn = understand(said, MANY)
    assert (turn.task, (turn.targets.version, *turn.targets.others)) == (task, versions)


def test_a_change_that_no_reader_knows_composes_nothing() -> None:
    for said in ("把它拧一拧", "取消那个啥", "给它整利索了"):
        assert understand(said, PIECE).act != "compose", said


@pytest.mark.parametrize(
    ("said", "acts"),
    [
        ("先去掉鼓再加个长笛", ["edit", "add"]),
        ("续写八小节以后再取名叫夏天", ["continue", "recall"]),
        ("重写结尾，钢琴轻一点", ["regenerate", "edit"]),
        ("加个长笛，加个结尾", ["add", "add"]),
        ("先撤销再加个小提琴", ["undo", "add"]),
    ],
)
def test_one_wish_follows_the_other(said: str, acts: list[str]) -> None:
    turn = understand(said, PIECE)
    assert [turn.act, *(one.act for one in turn.then)] == acts


def test_bars_after_a_bar_are_one_place() -> None:
    assert understand("第5小节之后鼓轻一点", PIECE).then == ()
    assert edited(understand("5到8小节删掉", PIECE)) == [("cut", ())]
    assert understand("从第9小节到结尾慢一点", PIECE).targets.bars == (9, 16)


@pytest.mark.parametrize(
    "said",
    ["来首帮助睡眠的音乐", "情书一样的小提琴曲", "新闻片头音乐", "天气晴朗的下午，吉他", "密码破译的紧张感，合成器"],
)
def test_what_music_is_for_is_no_other_business(said: str) -> None:
    assert understand(said).act == "compose"


@pytest.mark.parametrize("said", ["帮我写一篇关于钢琴的作文", "给我讲个吉他的故事", "写封情书"])
def test_errands_are_other_business(said: str) -> None:
    assert understand(said).act == "offtopic"


def test_blame_before_a_wish_only_leads_to_it() -> None:
    assert understand("太闷了，加点鼓", PIECE).act == "add"
    assert [edit.operation for edit in understand("有点平，来点起伏", PIECE).edits] == ["crescendo", "diminuendo"]
    assert understand("鼓呢？没有鼓也行，节奏再利落一点", PIECE).act == "vary"


@pytest.mark.parametrize(
    ("said", "act", "edits_made"),
    [
        ("贝斯和旋律有冲突", "regenerate", []),
        ("让贝斯在第9小节进来", "edit", [("mute", ("bass",))]),
        ("不想要大调了", "edit", [("key", ())]),
        ("拍子从四拍改三拍", "edit", [("meter", ())]),
        ("音高统一往下挪挪", "edit", [("transpose", ())]),
        ("副歌音量拉上去", "edit", [("louder", ())]),
    ],
)
def test_who_comes_later_who_clashes_and_what_goes_elsewhere(
    said: str, act: str, edits_made: list[tuple[str, tuple[str, ...]]]
) -> None:
    turn = understand(said, PIECE)
    assert (turn.act, edited(turn)) == (act, edits_made)
