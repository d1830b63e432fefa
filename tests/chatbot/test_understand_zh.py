"""Chinese as people type it: traditional characters, slips of the same sound, speech, and both word orders."""

from __future__ import annotations

import pytest

from chatbot.turn import Edit
from chatbot.understand import Context, understand
from composer.key import Key
from composer.piece import Meter

PIECE = Context(Key("C", "major"), 100.0, Meter(4, 4), 16, ("piano", "bass", "drums"), 2, "zh")


def edits(text: str) -> tuple[Edit, ...]:
    """The edits that a sentence asks for while a piece is playing."""
    turn = understand(text, PIECE)
    assert turn.act == "edit", turn
    return turn.edits


@pytest.mark.parametrize(
    "said",
    [
        "去掉鼓",
        "把鼓去掉",
        "鼓给我去了",
        "鼓那一轨可以撤了",
        "把鼓组拿走吧",
        "爵士鼓太吵了，删",
        "鼓：去掉",
        "麻煩把鼓組移除",
    ],
)
def test_a_part_goes_in_either_word_order(said: str) -> None:
    assert [(edit.operation, edit.parts) for edit in edits(said)] == [("remove", ("drums",))]


@pytest.mark.parametrize(
    "said",
    [
        "只听钢琴",
        "让我单独听听钢琴",
        "钢琴solo一下",
        "鋼琴獨奏一下，其他都關掉",
        "除了钢琴别的都闭嘴",
        "其他樂器都停，只留鋼琴",
    ],
)
def test_one_part_is_heard_alone(said: str) -> None:
    assert [(edit.operation, edit.parts) for edit in edits(said)] == [("solo", ("piano",))]


@pytest.mark.parametrize(
    "said", ["鼓太抢戏了", "鼓点儿跟打雷似的，压一压", "鼓往后退一点", "爵士鼓小聲一丟丟", "鼓，收一收"]
)
def test_softer_is_said_in_many_ways(said: str) -> None:
    assert [(edit.operation, edit.parts) for edit in edits(said)] == [("softer", ("drums",))]


@pytest.mark.parametrize(
    ("said", "semitones"),
    [
        ("往上提一个八度", 12),
        ("把调降下来两个半音", -2),
        ("整体降半个音", -1),
        ("三度上移", 4),
        ("太高了，降小三度", -3),
    ],
)
def test_pitch_moves_by_what_was_said(said: str, semitones: int) -> None:
    assert [(edit.operation, edit.value) for edit in edits(said)] == [("transpose", semitones)]


@pytest.mark.parametrize(
    ("said", "bpm"), [("每分钟再减8拍", 92), ("速度拉到一百三", 130), ("快10个bpm", 110), ("速度定在八十八", 88)]
)
def test_tempo_goes_to_what_was_said(said: str, bpm: float) -> None:
    assert [(edit.operation, edit.value) for edit in edits(said)] == [("tempo", bpm)]


@pytest.mark.parametrize(("said", "factor"), [("提速百分之十五", 1.15), ("速度降两成", 0.8), ("慢个10%", 0.9)])
def test_tempo_changes_by_a_share(said: str, factor: float) -> None:
    assert [(edit.operation, edit.factor) for edit in edits(said)] == [("tempo", factor)]


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("大体琴独揍，广版", "大提琴独奏，广板"), ("蓝掉口琴加吉塔", "蓝调口琴加吉他"), ("弦月四重奏", "弦乐四重奏"),
        ("圆午曲，长迪", "圆舞曲，长笛"), ("薩克斯風，藍調，憂鬱", "萨克斯风，蓝调，忧郁"),
    ],
)  # fmt: skip
def test_slips_of_the_same_sound_and_traditional_characters_are_read(typed: str, right: str) -> None:
    stated = understand(right).controls
    assert stated.parts and understand(typed).controls == stated


@pytest.mark.parametrize("said", ["古典吉他独奏", "贝斯先闭嘴", "声音小好听", "来个快版", "速度一百三十二"])
def test_words_that_there_are_stay(said: str) -> None:
    from chatbot.understand.homophones import heard

    assert heard(said) == said


def test_a_word_taken_back_in_the_same_breath_does_not_count() -> None:
    assert understand("来首四三拍，啊不，九八拍的柔板").controls.meter == Meter(9, 8)


def test_what_no_reader_knows_changes_what_plays_and_composes_nothing() -> None:
    assert understand("旋律再灵动些", PIECE).act == "regenerate"
    assert understand("再仙一点", PIECE).act == "vary"
    assert understand("把副歌放到前面", PIECE).act == "edit"  # what is to be done is asked back


@pytest.mark.parametrize(
    ("said", "act"),
    [
        ("这结尾有点塌", "regenerate"),
        ("匯出成MIDI", "help"),
        ("儲存這個版本", "help"),
        ("可以匯出樂譜嗎", "help"),
        ("你都会啥呀", "help"),
        ("给个满分", "rate"),
        ("好听！再来一首", "compose"),
        ("钢琴能不能歇会儿", "edit"),
        ("开头砍掉", "edit"),
    ],
)
def test_colloquial_words_find_their_act(said: str, act: str) -> None:
    assert understand(said, PIECE).act == act


def test_bars_are_counted_from_the_end() -> None:
    assert understand("倒数第四小节重写一下", PIECE).targets.bars == (13, 13)


@pytest.mark.parametrize("said", ["萨克斯三重奏：高音、中音、次中音", "来首高音、中音和次中音萨克斯的曲子"])
def test_each_register_is_a_player(said: str) -> None:
    assert [part.program for part in understand(said).controls.parts] == [64, 65, 66]


def test_who_plays_along_leaves_the_own_instrument_out() -> None:
    controls = understand("我要弹钢琴跟着练的，爵士，贝斯和鼓").controls
    assert controls.exclude == ("piano",) and [part.instrument for part in controls.parts] == ["bass", "drums"]


@pytest.mark.parametrize(
    ("said", "plainly"),
    [
        ("啲鼓太嘈，細聲啲", "鼓太吵，小声一点"),
        ("唔该快少少", "快一点"),
        ("我要返之前嗰个版本", "回到之前那个版本"),
        ("唔好鼓", "不要鼓"),
        ("+弦乐", "加弦乐"),
        ("-鼓", "去掉鼓"),
        ("C→D", "转到D调"),
        ("小節數改成二十四", "改成24小节"),
        ("拍號換成六八", "拍号换成6/8"),
        ("把四五三六换成1645", "和弦换成1645"),
        ("bassline有点boring，换一个", "贝斯有点无聊，换一个"),
        ("能把tempo调到110吗，顺便transpose到F", "把速度调到110，转到F调"),
    ],
)
def test_dialect_signs_and_half_english_mean_what_plain_words_mean(said: str, plainly: str) -> None:
    one, other = understand(said, PIECE), understand(plainly, PIECE)
    assert (one.act, one.edits, one.controls, one.targets) == (other.act, other.edits, other.controls, other.targets)


@pytest.mark.parametrize(("said", "parts"), [("这段鼓太满了，拿掉一些", ("drums",)), ("钢琴伴奏少一点", ("piano",))])
def test_less_of_a_part_is_a_plainer_part(said: str, parts: tuple[str, ...]) -> None:
    turn = understand(said, PIECE)
    assert (turn.act, turn.task, turn.targets.parts) == ("regenerate", "simpler", parts)


@pytest.mark.parametrize("said", ["把旋律移给长笛", "旋律让长笛来吹", "把旋律交给长笛"])
def test_a_part_is_handed_on(said: str) -> None:
    assert [(edit.operation, edit.instrument, edit.parts) for edit in edits(said)] == [("swap", "flute", ("melody",))]


@pytest.mark.parametrize(
    "said", ["慢板的大提琴独奏，d小调，像巴赫", "睡前听的那种，钢琴，60拍，舒缓", "中国风的，古筝加笛子，宫调，72拍"]
)
def test_a_list_of_properties_is_a_new_piece(said: str) -> None:
    assert understand(said, PIECE).act == "compose"


def test_the_first_version_is_given_a_name() -> None:
    turn = understand("把第一版叫做晨光", PIECE)
    assert (turn.task, turn.name, turn.targets.version) == ("name", "晨光", 1)


@pytest.mark.parametrize(
    ("said", "verdict"),
    [
        ("我奶奶听了都说好", "like"),
        ("哇塞，有那味儿了", "like"),
        ("谢谢，辛苦了", "like"),
        ("可以了，就这样", "like"),
        ("挑不出毛病", "like"),
        ("这也太土了吧", "dislike"),
        ("不太行，没什么记忆点", "dislike"),
        ("听着像电梯音乐", "dislike"),
        ("感觉还差一口气", "dislike"),
        ("笑死，这啥玩意儿", "dislike"),
    ],
)
def test_a_verdict_is_told_by_all_its_clauses(said: str, verdict: str) -> None:
    turn = understand(said, PIECE)
    assert (turn.act, turn.task) == ("rate", verdict)


@pytest.mark.parametrize("said", ["旋律好听一点", "太快了", "挺好的，再快一点", "鼓太吵了", "有点单薄"])
def test_a_wish_is_no_verdict(said: str) -> None:
    assert understand(said, PIECE).act != "rate"


@pytest.mark.parametrize(
    ("said", "act"),
    [
        ("恢复到加鼓之前", "undo"),
        ("刚才改的不要了", "undo"),
        ("把之前的都列出来", "recall"),
        ("现在是第几版", "ask"),
        ("用了几件乐器", "ask"),
        ("哪一段最激烈", "ask"),
        ("有简谱吗", "help"),
        ("发我一份mp3", "help"),
        ("不要这个了，重新开始", "recall"),
    ],
)
def test_versions_questions_and_files_in_everyday_words(said: str, act: str) -> None:
    assert understand(said, PIECE).act == act


def test_a_version_that_is_no_longer_wanted_is_put_away() -> None:
    turn = understand("第二版不要了", PIECE)
    assert (turn.act, turn.task, turn.targets.version) == ("recall", "hide", 2)


def test_sections_change_places_and_bars_are_copied() -> None:
    for said in ("把第一段和第二段对调", "把A段和B段换一下位置"):
        (edit,) = understand(said, PIECE).edits
        assert (edit.operation, edit.word) == ("reorder", "BA")
    copied = understand("把前八小节复制到后面", PIECE)
    assert copied.edits[0].operation == "repeat" and copied.targets.bars == (1, 8)


def test_what_stays_may_be_said_first() -> None:
    turn = understand("旋律保留，和弦全换", PIECE)
    assert (turn.act, turn.targets.parts, turn.targets.keep) == ("regenerate", ("chords",), ("melody",))
