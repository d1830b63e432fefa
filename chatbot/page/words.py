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
