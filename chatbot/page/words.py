"""The page's own words, in the two languages it speaks."""

from __future__ import annotations

from chatbot.turn import Language

WORDS: dict[Language, dict[str, str]] = {
    "en": {
        "ask": "Say what you would like to hear …",
        "chat": "Conversation",
        "upload": "Open MIDI",
        "undo": "Undo",
        "redo": "Redo",
        "asked": "asked",
        "got": "played",
        "open": "free",
        "kept": "kept",
        "missed": "not kept",
        "not_measured": "cannot be measured",
        "without": "no {}",
        "views": "Views of the music",
        "roll": "Notes",
        "score": "Score",
        "why": "Why",
        "why_empty": "When there is music, this tells how it is planned and who chose what.",
        "why_title": "Why {} is as it is",
        "quoted": "“{}”",
        "plan": "Plan",
        "bars_to": "bars {}–{}",
        "choices": "Choices",
        "value": "heard",
        "chosen_by": "chosen by",
        "by_user": "you",
        "by_conversation": "this conversation",
        "by_file": "your music",
        "by_model": "the composer",
        "seed_and_model": "Seed {} · model {}",
        "composing": "Composing: {}",
        "unexpected": "Something failed on this side. All that was composed before is still here: please try again.",
    },
    "zh": {
        "ask": "说说想听什么……",
        "chat": "对话",
        "upload": "打开 MIDI",
        "undo": "撤销",
        "redo": "重做",
        "asked": "要求",
        "got": "实际",
        "open": "自由",
        "kept": "做到了",
        "missed": "没做到",
        "not_measured": "无法测量",
        "without": "没有{}",
        "views": "音乐的视图",
        "roll": "音符",
        "score": "乐谱",
        "why": "缘由",
        "why_empty": "有了音乐，这里会说明它的结构，以及每一项是谁选的。",
        "why_title": "{}为什么是这样",
        "quoted": "“{}”",
        "plan": "结构",
        "bars_to": "第 {}–{} 小节",
        "choices": "选择",
        "value": "实际",
        "chosen_by": "由谁选择",
        "by_user": "您",
        "by_conversation": "这次对话",
        "by_file": "您的音乐",
        "by_model": "作曲模型",
        "seed_and_model": "种子 {} · 模型 {}",
        "composing": "正在作曲：{}",
        "unexpected": "这边出错了。之前写好的都还在，请再试一次。",
    },
}

# What a first visitor can click; both languages, from plain to precise.
EXAMPLES = (
    "Play something upbeat in D minor",
    "来一段欢快的音乐",
    "A slow jazz trio in B flat, 16 bars, no drums",
    "D小调，3/4拍，只要弦乐",
    "A lullaby for harp and flute, 70 bpm",
    "钢琴和大提琴，忧伤一点，八小节",
)
PLACEHOLDER = """
# What shall we play?
Say it in your own words: a mood, a key, the players, how long.
用自己的话说就行：心情、调、乐器、长短。
"""
