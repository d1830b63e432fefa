"""What music is wanted for, and what such music usually is: mood, tempo, genre, players, length, arc.

The tempi of movement are those that studies of music for exercise name (C. Karageorghis and D.-L.
Priest, "Music in the exercise domain", 2012: 120 to 140 BPM); those of sleep and rest lie at a
resting heart's 60 to 80 and below. The rest is custom.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

# How the character moves: builds up to the end, builds slowly in three steps, grows quieter and
# slower, or warms up, drives and cools down.
ArcKind = Literal["build", "slow build", "fade", "workout"]


@dataclass(frozen=True)
class Scene:
    """Valence and energy (-1 to 1), tempo in BPM, genre, players, seconds and arc; None or empty
    where custom says nothing. ``english`` and ``chinese`` name it; ``words`` and ``words_zh`` are
    patterns of what people call it."""

    english: str
    chinese: str
    mood: tuple[float, float]
    tempo_bpm: float
    genre: str | None
    players: tuple[str, ...]
    seconds: float | None
    arc: ArcKind | None
    words: str
    words_zh: str


SCENES: tuple[Scene, ...] = (
    Scene("a trailer", "预告片", (0.1, 0.8), 100, "film", ("strings", "brass", "timpani", "drums"), 60, "slow build",
          r"(?:film |movie |game )?trailers?|teasers?", r"预告片|宣传片"),
    Scene("an advertisement", "广告", (0.6, 0.5), 116, "pop", ("piano", "guitar", "bass", "drums"), 30, "build",
          r"(?:\w+ )?(?:ads?|adverts?|advertisements?|commercials?)|promo(?:tional)?(?: video)?|product launch|"
          r"corporate video", r"广告片?|促销视频|产品发布会?|企业宣传"),
    Scene("a chase", "追逐", (-0.4, 0.9), 148, "film", ("strings", "brass", "drums"), 60, "build",
          r"(?:car )?chase(?: scene| sequence)?|action scene|fight scene|battle scene",
          r"追逐|追车|打斗|动作戏|战斗场面"),
    Scene("a horror scene", "恐怖片", (-0.6, 0.3), 72, "film", ("strings", "synth"), 60, "slow build",
          r"(?:horror|scary) (?:film|movie|scene)", r"恐怖片|惊悚片"),
    Scene("a love scene", "爱情戏", (0.5, -0.3), 72, "film", ("piano", "strings"), 60, "slow build",
          r"love scene|romantic (?:film|movie|scene)", r"爱情片|爱情戏|表白"),
    Scene("a film", "电影", (0.0, 0.2), 84, "film", ("strings", "piano", "horn"), 60, "slow build",
          r"(?:short |my |indie |feature )?(?:films?|movies?)(?: scene)?|film scenes?|opening credits|"
          r"documentar(?:y|ies)",
          r"电影|短片|影片|纪录片|片头"),
    Scene("a video game", "游戏", (0.3, 0.5), 124, "game", ("synth", "drums"), 60, None,
          r"(?:(?:video |computer |mobile |indie )?games?)(?: level| menu)?|boss (?:fight|battle)s?",
          r"(?:手机)?游戏|关卡|打怪|(?<![a-z])boss(?:战|关|登场)?"),
    Scene("a vlog", "视频", (0.5, 0.3), 104, "pop", ("guitar", "piano", "bass", "drums"), 60, None,
          r"(?:travel )?vlogs?|(?:youtube|travel|tiktok|short) videos?|podcasts?(?: intro)?",
          r"视频博客|短视频|旅行视频|播客"),
    Scene("yoga", "瑜伽", (0.4, -0.7), 62, "ambient", ("synth", "flute", "harp"), 90, None,
          r"(?:\w+ )?yoga(?: class| session| practice)?|pilates|stretching", r"瑜伽课?|普拉提|拉伸"),
    Scene("meditation", "冥想", (0.2, -0.8), 56, "ambient", ("synth", "flute"), 90, "fade",
          r"meditat(?:ion|ing)|mindfulness|breathing exercises?", r"冥想|打坐|静坐|正念"),
    Scene("a massage", "按摩", (0.4, -0.7), 60, "ambient", ("piano", "harp", "synth"), 90, None,
          r"(?:a )?massage|(?:a )?spa(?: day)?|a bath", r"按摩|水疗|泡澡"),
    Scene("falling asleep", "入睡", (0.3, -0.9), 60, "lullaby", ("piano", "strings"), 90, "fade",
          r"sleep(?:ing)?|falling asleep|fall(?:ing)? asleep|bedtime|insomnia|(?:my |the )?(?:baby|kid|child)(?:'s)? "
          r"(?:nap|sleep|bedtime)|naps?", r"睡觉|睡前|助眠|入睡|睡眠|失眠|哄睡|午睡"),
    Scene("studying", "学习", (0.3, -0.3), 80, "ambient", ("piano", "synth"), 90, None,
          r"study(?:ing)?|focus(?:ing)?|concentrat(?:ion|ing)|homework|(?:deep )?work|working|reading|coding|"
          r"programming", r"学习|专注|看书|读书|工作|写作业|写代码|办公"),
    Scene("a workout", "健身", (0.4, 0.9), 132, "electronic", ("synth", "bass", "drums"), 90, "workout",
          r"workouts?|working out|(?:the )?gym|running|jogging|exercis(?:e|ing)|aerobics|spinning|training|cardio|hiit",
          r"健身|运动|跑步|锻炼|训练|有氧|动感单车|健身房"),
    Scene("a party", "派对", (0.7, 0.8), 124, "disco", ("synth", "guitar", "bass", "drums"), 60, "build",
          r"(?!birthday)(?:\w+ )?part(?:y|ies)|night out|dance floor", r"派对|聚会|蹦迪|舞会"),
    Scene("a first dance", "第一支舞", (0.6, -0.2), 84, "waltz", ("piano", "strings"), 90, None,
          r"(?:first|wedding) dance", r"第一支舞"),
    Scene("a wedding", "婚礼", (0.7, 0.0), 76, "classical", ("piano", "strings"), 90, "slow build",
          r"(?:\w+ )?weddings?(?: ceremony| reception| march| entrance)?|(?:the |a )?brid(?:e|al)(?:'s)?(?: entrance)?|"
          r"marriage", r"婚礼|结婚|新娘(?:入场|进场)|婚宴"),
    Scene("a birthday", "生日", (0.8, 0.6), 120, "pop", ("piano", "guitar", "bass", "drums"), 30, None,
          r"(?:\w+ )?birthdays?(?: part(?:y|ies))?", r"生日(?:派对|聚会)?|庆生"),
    Scene("Chinese New Year", "春节", (0.8, 0.8), 126, "folk", ("plucked", "flute", "brass", "drums"), 60, "build",
          r"(?:chinese |lunar )new year(?:'s)?|spring festival", r"春节|过年|新春|大年(?:三十|初一)|除夕|拜年"),
    Scene("Christmas", "圣诞", (0.6, 0.2), 104, "hymn", ("piano", "mallets", "strings"), 60, None,
          r"christmas|xmas", r"圣诞节?"),
    Scene("a funeral", "葬礼", (-0.7, -0.6), 56, "classical", ("strings", "organ"), 90, None,
          r"(?:\w+ )?funerals?|memorial service", r"葬礼|追悼会?|告别仪式"),
    Scene("a graduation", "毕业典礼", (0.6, 0.4), 92, "march", ("strings", "brass", "timpani"), 60, "slow build",
          r"graduation(?: ceremony)?|award(?:s)? ceremony", r"毕业典?礼?|颁奖(?:典礼)?"),
    Scene("a restaurant", "餐厅", (0.5, -0.2), 92, "bossa nova", ("guitar", "piano", "bass", "drums"), 60, None,
          r"(?:\w+ )?(?:restaurants?|caf[eé]s?|coffee shops?|hotel lobby)|(?:a |romantic |our )?dinner(?: party)?|"
          r"brunch",
          r"餐厅|咖啡馆|咖啡厅|酒店大堂|晚餐|下午茶"),
    Scene("a road trip", "公路旅行", (0.5, 0.5), 116, "rock", ("guitar", "bass", "drums"), 60, None,
          r"road trips?|long drives?|driving", r"公路旅行|自驾|开车"),
    Scene("children", "孩子", (0.7, 0.4), 112, "folk", ("mallets", "piano", "flute"), 30, None,
          r"(?:\w+ )?(?:kindergarten|toddlers|kids|children)(?:'s)?(?: show)?", r"幼儿园|小朋友|孩子们|儿童节"),
)  # fmt: skip
