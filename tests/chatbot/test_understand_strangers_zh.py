"""Chinese sentences as different people say them, with everything that they mean. The expectations are written
like those of the phrase collections; what is not named must be unstated."""

from typing import Any

import pytest

from tests.chatbot.phrase_notation import differences


@pytest.mark.parametrize(
    "entry",
    [
        {"say": "pp的弦乐，很长很长的音", "expect": {"dynamics": "pp", "parts": ["strings"]}, "open": ["density"]},
        {
            "say": "后八小节慢慢快起来",
            "piece": True,
            "expect": {"act": "edit", "edits": ["tempo x+ =gradual"], "target_bars": [9, 16]},
        },
        {
            "say": "钢琴弹轻点，鼓打重点",
            "piece": True,
            "expect": {"act": "edit", "edits": ["softer @piano", "louder @drums"]},
        },
        {"say": "鼓别那么猛", "piece": True, "expect": {"act": "edit", "edits": ["softer @drums"]}},
        {"say": "旋律用连奏", "piece": True, "expect": {"act": "edit", "edits": ["articulation =legato @melody"]}},
        {
            "say": "贝斯弹短一点，断一点",
            "piece": True,
            "expect": {"act": "edit", "edits": ["articulation =staccato @bass"]},
        },
        {"say": "轻微摇摆就好", "piece": True, "expect": {"act": "edit", "edits": ["swing"]}},
        {
            "say": "和弦换套高级点的，旋律别碰",
            "piece": True,
            "expect": {"act": "regenerate", "target_parts": ["chords"], "keep": ["melody"]},
        },
        {
            "say": "主歌后面插一段桥",
            "piece": True,
            "expect": {"act": "add", "task": "section", "section": "bridge"},
            "open": ["section"],
        },
        {
            "say": "给副歌加上合唱",
            "piece": True,
            "expect": {"act": "add", "parts": ["voice", "voice", "voice", "voice"], "section": "chorus"},
            "open": ["parts", "section"],
        },
        {"say": "大刀阔斧改一改", "piece": True, "expect": {"act": "vary", "distance": "high"}, "open": ["act"]},
        {
            "say": "回到第一版，把速度提到110",
            "piece": "many",
            "expect": {"act": "recall", "version": 1, "then": [{"act": "edit", "edits": ["tempo 110"], "tempo": 110}]},
        },
        {
            "say": "加四小节前奏和两小节尾奏",
            "piece": True,
            "expect": {"act": "add", "task": "intro", "bars": 4, "then": [{"act": "add", "task": "ending", "bars": 2}]},
        },
        {
            "say": "主旋律给长笛，伴奏给竖琴",
            "piece": True,
            "expect": {"act": "edit", "edits": ["swap @melody ->flute", "swap @chords ->harp"]},
        },
        {
            "say": "我喜欢第二个的旋律",
            "piece": "many",
            "expect": {"act": "rate", "version": 2, "target_parts": ["melody"]},
        },
        {"say": "倒回最初那一版", "piece": "many", "expect": {"act": "recall", "version": 1}},
        {
            "say": "照第二版的速度来",
            "piece": "many",
            "expect": {"act": "edit", "edits": ["tempo 132"], "tempo": 132},
            "open": ["version", "tempo"],
        },
        {
            "say": "把这三个连起来放",
            "piece": "many",
            "expect": {"act": "arrange", "task": "join", "version": 1, "others": [2, 3]},
        },
        {
            "say": "不是不是，调高八度",
            "after": "把钢琴降八度",
            "piece": True,
            "expect": {"act": "edit", "edits": ["transpose 12 @piano"]},
            "open": ["act"],
        },
        {
            "say": "啊我说错了，是贝斯",
            "after": "鼓静音",
            "piece": True,
            "expect": {"act": "edit", "edits": ["mute @bass"]},
            "open": ["act"],
        },
        {
            "say": "还是九十吧",
            "after": "速度改成一百二",
            "piece": True,
            "expect": {"act": "edit", "edits": ["tempo 90"], "tempo": 90},
            "open": ["act"],
        },
        {
            "say": "应该是降B大调",
            "after": "来一首B大调的小号曲",
            "expect": {"key": "Bb major"},
            "open": ["parts", "act"],
        },
        {
            "say": "鼓真带劲",
            "piece": True,
            "expect": {"act": "rate", "task": "like", "target_parts": ["drums"]},
            "open": ["target_parts"],
        },
        {"say": "拿得出手", "piece": True, "expect": {"act": "rate", "task": "like"}},
        {"say": "放完要多久", "piece": True, "expect": {"act": "ask", "topic": "bars"}},
        {"say": "副歌从哪一小节开始", "piece": True, "expect": {"act": "ask", "topic": "form", "section": "chorus"}},
        {"say": "业余水平能拿下吗", "piece": True, "expect": {"act": "ask", "topic": "difficulty"}},
        {"say": "我都提过哪些要求", "piece": True, "expect": {"act": "ask", "topic": "controls"}},
        {"say": "谱子能打出来吗", "piece": True, "expect": {"act": "help", "topic": "files"}},
        {"say": "怎么操作", "expect": {"act": "help"}},
        {"say": "你都能听懂哪些话", "expect": {"act": "help"}},
        {"say": "给我讲个鬼故事", "expect": {"act": "offtopic"}},
        {"say": "拍子改改", "piece": True, "expect": {"act": "edit", "question": True}, "open": ["act"]},
    ],
    ids=lambda entry: entry["say"],
)
def test_what_a_stranger_says_is_read_whole(entry: dict[str, Any]) -> None:
    assert differences(entry) == []
