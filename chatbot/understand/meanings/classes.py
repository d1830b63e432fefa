"""The meanings that are told apart, each with words for it that the readers know."""

from __future__ import annotations

from dataclasses import dataclass

from chatbot.turn import Language

#: In English and in Chinese.
PLAIN_WORDS: dict[str, tuple[str, str]] = {
    "help": ("what can you do", "你会做什么"),
    "files": ("how do I get the midi file", "怎么导出midi文件"),
    "rights": ("is it copyrighted", "有版权吗"),
    "undo": ("undo that", "撤销"),
    "redo": ("redo", "恢复刚才撤销的"),
    "list": ("list the versions", "列出所有版本"),
    "like": ("I like it", "好听"),
    "dislike": ("I don't like it", "不好听"),
    "ask_key": ("what key is it in", "是什么调"),
    "ask_chords": ("what are the chords", "用了什么和弦"),
    "ask_tempo": ("how fast is it", "速度多少"),
    "ask_meter": ("what meter is it in", "几拍子"),
    "ask_form": ("what is the form", "什么曲式"),
    "ask_mood": ("what is the mood of it", "是什么情绪"),
    "ask_parts": ("who plays in it", "有哪些乐器"),
    "ask_explain": ("why does it sound like that", "为什么这样写"),
    "ask_length": ("how long is it", "有多长"),
    "ask_difficulty": ("how hard is it to play", "难不难"),
    "ask_style": ("what genre is it", "什么风格"),
    "ask_range": ("what is its range", "音域多大"),
    "ask_controls": ("what did I ask for", "我要求了什么"),
    "ask_next": ("what would you change", "下一步可以怎么改"),
    "ask_preferences": ("what do you know about me", "你记住了我什么喜好"),
    "ask_changes": ("what did you change", "你改了什么"),
    "forget": ("forget my preferences", "清除我的喜好"),
    "another": ("give me another take", "再来一版"),
    "continue": ("continue", "继续"),
    "ending": ("add an ending", "加个结尾"),
    "intro": ("add an intro", "加个前奏"),
    "simpler": ("make it simpler", "简单一点"),
    "busier": ("make it busier", "复杂一点"),
    "happier": ("make it happier", "开心一点"),
    "sadder": ("make it sadder", "悲伤一点"),
    "calmer": ("make it calmer", "平静一点"),
    "tenser": ("make it more tense", "紧张一点"),
    "energetic": ("make it more energetic", "有活力一点"),
    "faster": ("make it faster", "快一点"),
    "slower": ("make it slower", "慢一点"),
    "shorter": ("make it shorter", "短一点"),
    "longer": ("make it longer", "长一点"),
    "louder": ("make it louder", "大声一点"),
    "softer": ("make it softer", "轻一点"),
    "vary": ("vary it a little", "变奏一下"),
    "less_repetitive": ("make it less repetitive", "换点花样"),
    "start_over": ("start over", "重新开始"),
    "surprise": ("surprise me", "随便来一首"),
    "compose": ("write something", "写一首曲子"),
    "play": ("play it again", "再放一遍"),
    "loop": ("loop it", "循环播放两遍"),
}
#: What is learnt beside them, so that it is not taken for one of them: pictures to be set to music, talk about
#: anything else, and requests with details, which are for the other readers.
PICTURE, OFFTOPIC, OTHER = "picture", "offtopic", "other"
CLASSES: tuple[str, ...] = (*PLAIN_WORDS, PICTURE, OFFTOPIC, OTHER)


@dataclass(frozen=True)
class Table:
    """What is told apart by one set of weights. The ``name`` is that of its files; ``masked`` says whether the
    players and places that a sentence names are put out of sight first."""

    name: str
    classes: tuple[str, ...]
    masked: bool = False


MEANINGS = Table("meanings", CLASSES)


def plain_words(name: str, language: Language) -> str | None:
    """Words for a meaning that the rules know; None for what is no request of this kind."""
    words = PLAIN_WORDS.get(name)
    return None if words is None else words[1 if language == "zh" else 0]
