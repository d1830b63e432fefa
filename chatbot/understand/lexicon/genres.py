"""Names of genres and the genre of :data:`composer.controls.GENRES` that each one means, or,
marked ``nearest``, comes closest to."""

from __future__ import annotations

from dataclasses import dataclass

from chatbot.understand.lexicon.table import phrases, spread
from chatbot.understand.matcher import Lexicon


@dataclass(frozen=True)
class Genre:
    """A genre's name in :data:`composer.controls.GENRES`, and whether it only comes near."""

    name: str
    nearest: bool = False


_EXACT: tuple[tuple[str, str, str], ...] = (
    ("pop", "pop, poppy, poppier, pop music, j-pop, k-pop, c-pop, pop song, top 40, pop-style",
     "流行, 流行乐, 流行音乐, 流行歌, 流行歌曲"),
    ("classical", "classical, classic music, viennese classic, sonata, sonatina, symphony, symphonic, concerto, "
                  "minuet, menuet, polonaise, mazurka, ecossaise",
     "古典, 古典乐, 古典音乐, 奏鸣曲, 小奏鸣曲, 交响曲, 协奏曲, 小步舞曲, 波兰舞曲, 玛祖卡"),
    ("folk", "folk, folk music, folk song, folksy, folk tune, irish, celtic, scottish, jig, reel, hornpipe, "
             "sea shanty, nursery rhyme, traditional folk",
     "民谣, 民歌, 民间, 民间音乐, 民乐, 儿歌, 童谣, 凯尔特, 爱尔兰, 小曲, 山歌, 江南小调, 民间小调"),
    ("jazz", "jazz, jazzy, jazzier, bebop, be-bop, cool jazz, jazz music, "
             "smooth jazz, fusion, gypsy jazz",
     "爵士, 爵士乐, 爵士风, 比波普"),
    ("rock", "rock, rockier, rock music, rocky, hard rock, indie rock, "
             "alternative rock, soft rock, prog rock, classic rock",
     "摇滚, 摇滚乐, 硬摇滚, 软摇滚, 前卫摇滚, 独立摇滚"),
    ("game", "video game, videogame, game music, game soundtrack, chiptune, 8-bit music, 8-bit, 8bit, 16-bit, boss "
             "battle, boss fight, rpg, platformer, retro game, game, nintendo",
     "游戏, 游戏音乐, 电子游戏, 游戏配乐, 芯片音乐, 像素风, 红白机"),
    ("hymn", "hymn, church music, worship, christmas carol, carol, spiritual song, anthem of praise",
     "赞美诗, 圣歌, 圣诗, 颂歌, 圣诞歌, 圣诞颂歌, 教堂音乐, 敬拜"),
    ("chorale", "chorale, four-part chorale, four-part harmony", "众赞歌, 圣咏, 四部和声"),
    ("romantic", "romantic era, romantic period, romantic style, romantic-style, romantic school, late romantic, "
                 "nocturne, rhapsody",
     "浪漫派, 浪漫主义, 浪漫时期, 夜曲, 狂想曲"),
    ("baroque", "baroque, fugue, invention, gigue, sarabande, allemande, courante, gavotte, "
                "toccata",
     "巴洛克, 赋格, 创意曲, 吉格, 萨拉班德, 托卡塔"),
    ("latin", "latin, latin music, merengue, cumbia, flamenco, reggaeton, afro-cuban",
     "拉丁, 拉丁音乐, 弗拉门戈, 弗拉明戈"),
    ("blues", "blues, bluesy, bluesier, delta blues, 12-bar blues", "蓝调, 布鲁斯, 布鲁斯音乐"),
    ("funk", "funk, funky, funkier", "放克"),
    ("electronic", "electronic, electronica, edm, techno, house, house music, trance, dubstep, drum and bass, drum & "
                   "bass, drum'n'bass, drum n bass, dnb, synthwave, cyberpunk, synth-wave, electro, synthpop, "
                   "synth-pop, "
                   "eurodance, future bass, idm, dance music, electronic music, deep house, electronic dance music",
     "电子, 电子乐, 电子音乐, 电音, 赛博朋克, 浩室, 铁克诺, 合成器浪潮, 舞曲, 电子舞曲, 鼓打贝斯"),
    ("country", "country, country music, western, honky tonk style, cowboy, nashville style, americana",
     "乡村, 乡村音乐, 乡村乐, 西部, 牛仔"),
    ("march", "march, marching, marching band, military music, fanfare march", "进行曲, 军乐, 行进曲, 军乐队"),
    ("waltz", "waltz, waltzes, viennese waltz, vals, valse", "圆舞曲, 华尔兹, 华尔滋"),
    ("ambient", "ambient, ambience, new age, drone, soundscape, meditation, background music, spa music, yoga music, "
                "yoga, yoga class, spa, massage, "
                "chillout music, easy listening, elevator music, lounge music, muzak",
     "氛围, 氛围音乐, 环境音乐, 新世纪, 冥想音乐, 瑜伽, 瑜伽音乐, 水疗, 背景音乐, 轻音乐, 新世纪音乐"),
    ("film", "film, film music, film score, movie, movie score, movie soundtrack, soundtrack, cinematic, score for a "
             "film, trailer, hollywood, film soundtrack",
     "电影, 电影配乐, 电影音乐, 配乐, 影视, 影视配乐, 原声带, 预告片, 好莱坞"),
    ("lullaby", "lullaby, lullabies, cradle song, berceuse, bedtime song", "摇篮曲, 催眠曲, 安眠曲"),
    ("swing", "swing, swing music, big band, swing era", "摇摆, 摇摆乐, 大乐队, 大乐队爵士"),
    ("bossa nova", "bossa nova, bossa, bossanova", "波萨诺瓦, 巴萨诺瓦, 波萨诺伐, 波萨"),
    # "ballad" alone is a tempo as well, which comes first (composing.py).
    ("ballad", "torch song", "抒情曲, 抒情歌, 抒情歌曲"),
    ("samba", "samba, batucada", "桑巴"),
    ("salsa", "salsa, mambo, son cubano", "萨尔萨, 曼波"),
    ("tango", "tango, milonga", "探戈"),
    ("cha-cha", "cha-cha, cha-cha-cha", "恰恰, 恰恰恰, 恰恰舞"),
    ("rumba", "rumba, rhumba, bolero, beguine", "伦巴, 波莱罗"),
    ("reggae", "reggae, dub reggae, roots reggae", "雷鬼, 雷鬼乐"),
    ("ska", "ska, ska music", "斯卡"),
    ("soul", "soul, soul music, neo-soul, motown", "灵魂乐, 灵魂音乐"),
    ("disco", "disco, disco music", "迪斯科, 的士高"),
    ("rnb", "r&b, rnb, r and b, rhythm and blues, rnb ballad", "节奏布鲁斯"),
    ("hip-hop", "hip hop, hip-hop, hiphop, rap, trap, boom bap, trap beat, drill beat", "嘻哈, 说唱, 陷阱, 陷阱说唱, "
    "嘻哈说唱"),
    ("gospel", "gospel, gospel music, spirituals", "福音, 福音音乐"),
    ("bluegrass", "bluegrass, blue grass, hoedown", "蓝草, 蓝草音乐"),
    ("ragtime", "ragtime, rag, rag time", "拉格泰姆, 散拍"),
    ("dixieland", "dixieland, new orleans jazz, charleston", "迪克西兰, 新奥尔良爵士, 查尔斯顿"),
    ("polka", "polka", "波尔卡"),
    ("rock and roll", "rock and roll, rock'n'roll, rock 'n' roll, rock n roll, rockabilly, twist and jive",
     "摇滚老歌, 五十年代摇滚, 乡村摇滚"),
    ("metal", "metal, heavy metal, death metal, thrash, thrash metal, power metal, metalcore",
     "金属, 重金属, 金属乐"),
    ("musical", "musical theatre, musical theater, broadway, broadway musical, show tune, showtune", "音乐剧, 百老汇"),
)  # fmt: skip
_NEAREST: tuple[tuple[str, str, str], ...] = (
    ("rock", "punk, punk rock, grunge, hardcore, emo", "朋克"),
    ("funk", "afrobeat, highlife", "非洲节拍"),
    ("latin", "calypso, soca", "卡利普索"),
    ("electronic", "lo-fi, lofi, lo fi, lo-fi hip hop, lofi hip hop, vaporwave", "低保真, 蒸汽波"),
    ("folk", "chinese traditional, traditional chinese, chinese folk, world music, chinese style, chinese music, "
             "chinese, guofeng, klezmer, balkan, medieval",
     "中国风, 古风, 国风, 国乐, 戏曲, 京剧, 江南丝竹, 中式, 世界音乐, 中世纪"),
    ("classical", "opera, operatic, renaissance, madrigal, ballet, impressionist, impressionistic, impressionism, "
                  "minimalist music",
     "歌剧, 文艺复兴, 芭蕾, 印象派"),
    ("pop", "jingle, advertising, commercial, anime, city pop", "广告, 动漫, 动画, 城市流行, 国语流行"),
)  # fmt: skip
# Genre words inside words of something else: "bach" in a name, "in march", "house key".
_PROTECTED = phrases(
    "swing your, swing set, swing by, game plan, game changer, my house, the house, rock bottom, country of, "
    "countryside, country side, our country, "
    "house key, "
    "folks, last march, early march, next march, film me, in the country, which country, country is, rocks, chinese "
    "restaurant, chinese new year",
    "电影院, 游戏规则, 国家电影",
)
# A genre that is a dance or an occasion gives way to one that says the style: a jazz waltz is jazz.
OCCASIONS = frozenset({"waltz", "march", "lullaby", "film", "game", "hymn"})
GENRES: Lexicon[Genre | None] = Lexicon(
    {
        **spread([(Genre(g), en, zh) for g, en, zh in _EXACT] + [(Genre(g, True), en, zh) for g, en, zh in _NEAREST]),
        **dict.fromkeys(_PROTECTED),
    },
    plurals=True,
)
