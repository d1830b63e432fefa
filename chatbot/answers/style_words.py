"""The style that is heard, with how sure that is and what it rests on, in words."""

from __future__ import annotations

from chatbot.answers.heard import Heard
from chatbot.answers.mood_words import danceable_text
from chatbot.answers.phrasing import Both, joined, say, sentences
from chatbot.names import genre_name, part_name
from chatbot.turn import Language
from composer.analysis import intensity_level
from composer.analysis.genre import HELD_OUT_IN_THREE, HELD_OUT_LIKELIEST, GenreReason, estimate_genre, genre_reasons

# Below this, in logits, a feature is no reason; more than these nobody wants to hear. A genre less
# probable than this is not worth naming beside the likeliest.
_PULL, _TOLD, _NAMED = 0.3, 4, 0.05
# What is measured, when there is more of it than usual and when there is less.
_MEASURED: dict[str, tuple[Both, Both]] = {
    "triple": (("three beats in a bar", "三拍子"), ("no three beats in a bar", "不是三拍子")),
    "compound": (("a compound meter", "复拍子"), ("a simple meter", "单拍子")),
    "duple": (("two beats in a bar", "二拍子"), ("no two beats in a bar", "不是二拍子")),
    "tempo": (("a quick tempo", "速度快"), ("a slow tempo", "速度慢")),
    "density": (("many notes a second", "音符密"), ("few notes a second", "音符疏")),
    "pace": (("a lively rhythm", "节奏活跃"), ("a quiet rhythm", "节奏平缓")),
    "polyphony": (("many notes at once", "同时发声的音多"), ("few notes at once", "同时发声的音少")),
    "parts": (("many players", "声部多"), ("few players", "声部少")),
    "drums": (("drums", "有鼓"), ("no drums", "没有鼓")),
    "pattern": (("a pattern that keeps returning", "有反复出现的音型"), ("no fixed pattern", "没有固定的音型")),
    "triplets": (("triplets or swung eighths", "三连音或摇摆的八分音符"), ("no triplets", "没有三连音")),
    "eighths": (("straight eighths", "平直的八分音符"), ("few eighths", "八分音符少")),
    "sixteenths": (("sixteenths", "十六分音符"), ("no sixteenths", "没有十六分音符")),
    "minor": (("a minor mode", "偏小调"), ("a major mode", "偏大调")),
    "chromatic": (("notes beside the scale", "有音阶外的音"), ("notes that keep to the scale", "音都在音阶之内")),
    "changes": (("chords that change often", "和弦变换频繁"), ("chords that change seldom", "和弦变换少")),
    "low": (("a deep bass", "低音深"), ("no deep notes", "没有很低的音")),
    "high": (("high notes", "有高音"), ("no high notes", "没有很高的音")),
    "length": (("long notes", "音符长"), ("short notes", "音符短")),
    "maj": (("plain major chords", "大三和弦多"), ("few plain major chords", "大三和弦少")),
    "min": (("plain minor chords", "小三和弦多"), ("few plain minor chords", "小三和弦少")),
    "7": (("dominant sevenths", "属七和弦"), ("few dominant sevenths", "属七和弦少")),
    "min7": (("minor sevenths", "小七和弦"), ("few minor sevenths", "小七和弦少")),
    "maj7": (("major sevenths", "大七和弦"), ("few major sevenths", "大七和弦少")),
    "dim7": (("diminished sevenths", "减七和弦"), ("no diminished sevenths", "没有减七和弦")),
    "sus4": (("suspended chords", "挂留和弦"), ("no suspended chords", "没有挂留和弦")),
    "maj6": (("sixth chords", "六和弦"), ("no sixth chords", "没有六和弦")),
    "kick": (("where the bass drum strikes", "底鼓的位置"), ("where the bass drum strikes", "底鼓的位置")),
    "snare": (("where the snare strikes", "军鼓的位置"), ("where the snare strikes", "军鼓的位置")),
    "hat": (("how the hi-hat goes", "踩镲的打法"), ("how the hi-hat goes", "踩镲的打法")),
    "ride": (("how the ride cymbal goes", "叮叮镲的打法"), ("how the ride cymbal goes", "叮叮镲的打法")),
    "hand": (("hand percussion", "手鼓类打击乐"), ("no hand percussion", "没有手鼓类打击乐")),
    "bass": (("how the bass walks", "贝斯的走法"), ("how the bass walks", "贝斯的走法")),
    "chords": (("how the chords are struck", "和弦的弹法"), ("how the chords are struck", "和弦的弹法")),
}


def style_text(heard: Heard, language: Language) -> str:
    """The genre that the notes and players suggest, beside the one that was wished for, and what of
    style is counted."""
    wish, said = heard.version.wish, []
    chords = heard.chords if len(heard.chords) == len(heard.piece.bars) else None
    found = estimate_genre(heard.piece, chords)
    if found is not None:
        likely = [name for name in found.ranking[:3] if name[1] >= _NAMED or name[0] == found.genre]
        names = [f"{genre_name(name, language)} ({probability:.0%})" for name, probability in likely]
        said.append(say(("By its notes and players it sounds most like {first}", "从音符和乐器听，最像{first}"),
                        language, first=names[0]))  # fmt: skip
        if names[1:]:
            said[-1] += say((", then {rest}", "，其次是{rest}"), language, rest=joined(names[1:], language))
        said[-1] += say((".", "。"), language)
        reasons = [r for r in genre_reasons(heard.piece, found.genre, chords) if r.pull >= _PULL][:_TOLD]
        if reasons:
            why = joined((_reason(reason, language) for reason in reasons), language)
            said.append(say(("What speaks for {genre}: {why}.", "像{genre}的原因：{why}。"), language,
                            genre=genre_name(found.genre, language), why=why))  # fmt: skip
        said.append(say(
            ("This is an estimate: it names the right genre for {one:.0%} of works it has never seen, and has it among "
             "its first three for {three:.0%}.",
             "这只是估计：对没见过的作品，{one:.0%} 第一个就说对，{three:.0%} 在前三个之内。"),
            language, one=HELD_OUT_LIKELIEST, three=HELD_OUT_IN_THREE,
        ))  # fmt: skip
    if wish.genre is not None:
        words = ("It was composed as {genre}.", "它是按{genre}写的。")
        said.append(say(words, language, genre=genre_name(wish.genre, language)))
    if wish.style_of is not None:
        words = ("The manner asked for was that of {name}.", "要求的是{name}的手法。")
        said.append(say(words, language, name=wish.style_of))
    drive = {"low": ("calm", "舒缓"), "moderate": ("moderate", "适中"), "high": ("driven", "紧凑")}[
        intensity_level(heard.piece)
    ]
    said.append(say(("Its rhythm is {drive}.", "节奏{drive}。"), language, drive=say(drive, language)))
    said.append(danceable_text(heard, language))
    return sentences(said, language)


def _reason(reason: GenreReason, language: Language) -> str:
    if reason.feature.startswith("with "):
        player = part_name(reason.feature.removeprefix("with "), language)
        return say(("{player}", "有{player}") if reason.above else ("no {player}", "没有{player}"), language,
                   player=player)  # fmt: skip
    return say(_MEASURED[reason.feature][0 if reason.above else 1], language)
