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
     "民谣, 民歌, 民间, 民间音乐, 民乐, 儿歌, 童谣, 凯尔特, 爱尔兰, 民间小曲, 江南小曲, 山歌, 江南小调, 民间小调"),
    ("jazz", "jazz, jazzy, jazzier, bebop, be-bop, cool jazz, jazz music, smooth jazz, fusion, gypsy jazz",
     "爵士, 爵士乐, 爵士风, 比波普"),
    ("rock", "rock, rockier, rock music, rocky, hard rock, indie rock, alternative rock, soft rock, prog rock, "
             "classic rock",
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
    ("baroque", "baroque, fugue, invention, gigue, sarabande, allemande, courante, gavotte, toccata",
     "巴洛克, 赋格, 创意曲, 吉格, 萨拉班德, 托卡塔"),
    ("latin", "latin, latin music, merengue, cumbia, flamenco, reggaeton, afro-cuban",
     "拉丁, 拉丁音乐, 弗拉门戈, 弗拉明戈"),
    ("blues", "blues, bluesy, bluesier, delta blues, 12-bar blues", "蓝调, 布鲁斯, 布鲁斯音乐"),
    ("funk", "funk, funky, funkier", "放克"),
    ("electronic", "electronic, electronica, edm, techno, house, house music, trance, dubstep, drum and bass, drum & "
                   "bass, drum'n'bass, drum n bass, dnb, synthwave, cyberpunk, synth-wave, electro, synthpop, "
                   "synth-pop, eurodance, future bass, idm, dance music, electronic music, deep house, "
                   "electronic dance music",
     "电子, 电子乐, 电子音乐, 电音, 赛博朋克, 浩室, 铁克诺, 合成器浪潮, 舞曲, 电子舞曲, 鼓打贝斯"),
    ("country", "country, country music, western, honky tonk style, cowboy, nashville style, americana",
     "乡村, 乡村音乐, 乡村乐, 西部, 牛仔"),
    ("march", "march, marching, marching band, military music, fanfare march", "进行曲, 军乐, 行进曲, 军乐队"),
    ("waltz", "waltz, waltzes, viennese waltz, vals, valse", "圆舞曲, 华尔兹, 华尔滋"),
    ("ambient", "ambient, ambience, new age, drone, soundscape, meditation, background music, spa music, yoga music, "
                "yoga, yoga class, spa, massage, chillout music, easy listening, elevator music, lounge music, muzak",
     "氛围, 氛围音乐, 环境音乐, 新世纪, 冥想音乐, 瑜伽, 瑜伽音乐, 水疗, 背景音乐, 轻音乐, 新世纪音乐"),
    ("film", "film, film music, film score, movie, movie score, movie soundtrack, soundtrack, cinematic, score for a "
             "film, trailer, hollywood, film soundtrack",
     "电影, 电影配乐, 电影音乐, 配乐, 影视, 影视配乐, 原声带, 预告片, 好莱坞"),
    ("lullaby", "lullaby, lullabies, cradle song, berceuse, bedtime song", "摇篮曲, 催眠曲, 安眠曲"),
    ("swing", "swing, swing music, big band, swing era", "摇摆, 摇摆乐, 大乐队, 大乐队爵士"),
    ("bossa nova", "bossa nova, bossa, bossanova", "波萨诺瓦, 巴萨诺瓦, 波萨诺伐, 波萨"),
    # "ballad" alone is a tempo as well, which comes first (composing.py).
    ("ballad", "torch song", "抒情曲, 抒情歌, 抒情歌曲, 抒情慢歌, 苦情歌, 失恋歌"),
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
    ("pop", "bubblegum pop, teen pop, dance-pop, power pop, indie pop, dream pop, bedroom pop, mandopop, cantopop, "
     "europop, pop tune, pop number, pop hit, chart pop, hit parade, radio pop",
     "华语流行, 粤语流行, 粤语歌, 国语歌, 日韩流行, 流行抒情, 芭乐歌, 口水歌, 抖音神曲, 神曲, kpop, jpop, cpop, "
     "韩流, 日系, 日系流行, 华语, 港乐, 港台, 港台老歌, 国语老歌, 粤语老歌, 粤语, 二次元, acg, 偶像团体, 校园歌曲, "
     " 流行金曲, 热门金曲"),
    ("classical", "chamber music, serenade, divertimento, bagatelle, scherzo, overture, classical era, "
     "classical period, sinfonietta, concertino, neoclassical",
     "交响, 交响乐, 交响诗, 室内乐, 小夜曲, 谐谑曲, 序曲, 嬉游曲, 古典时期, 古典主义, 维也纳古典"),
    ("folk", "singer-songwriter, acoustic folk, neofolk, shanty, shanties, campfire song, celtic music, irish folk, "
     "gaelic, nordic folk, folk dance, strathspey, folkish, folky, tarantella, ceilidh, country dance",
     "民族音乐, 民族风, 校园民谣, 城市民谣, 陕北民歌, 信天游, 民歌风, 民谣风, 采茶调, 渔歌, 牧歌, 小调民歌, 民族乐"),
    ("jazz", "hard bop, modal jazz, free jazz, vocal jazz, jazz standard, lounge jazz, jazz fusion, nu jazz, "
     "west coast jazz, post-bop, jazz club, jazz number, third stream, jazzrock",
     "冷爵士, 硬波普, 酒馆爵士, 小酒馆爵士,  自由爵士, 融合爵士, 爵士标准曲, 酷派爵士, 沙发爵士"),
    ("rock", "psychedelic rock, garage rock, surf rock, folk rock, blues rock, glam rock, arena rock, stadium rock, "
     "southern rock, alt-rock, math rock, post-rock, progressive rock, art rock, pop rock, acid rock, rock anthem, "
     "rock tune, rock number, power rock",
     "后摇, 后摇滚, 车库摇滚, 迷幻摇滚, 英伦摇滚, 英式摇滚, 英伦, 英伦风, 硬摇, 软摇, 视觉系, 日式摇滚, 民谣摇滚, "
     "另类摇滚, 华丽摇滚, 流行摇滚, 布鲁斯摇滚"),
    ("game", "jrpg, arcade game, arcade, pixel music, dungeon theme, level music, platform game, gameboy, console game",
     "游戏风, 像素, 芯片音乐风, galgame, 视觉小说, 魂斗罗, 马里奥, 街机, 复古游戏, 像素音乐, 闯关音乐, 关卡音乐"),
    ("hymn", "plainchant, gregorian chant, psalm, christmas song, christmas music, noel, sacred music, sacred song, "
     "praise song, church hymn, gregorian",
     "教堂, 圣诞歌曲, 诗篇, 格里高利圣咏, 宗教音乐, 赞歌, 圣乐"),
    ("romantic", "impromptu, barcarolle, romanticism, romantic music of the nineteenth century, song without words",
     "即兴曲, 船歌, 无词歌, 浪漫乐派"),
    ("baroque", "partita, passacaglia, chaconne, cantata, oratorio, baroque era, baroque period, ricercar, fughetta, "
     "bourree, bourrée, concerto grosso, trio sonata",
     "恰空, 帕萨卡利亚, 卡农, 大协奏曲, 巴洛克时期, 康塔塔, 清唱剧, 帕蒂塔"),
    ("latin", "bachata, latin pop, latin rock, latin jazz, tejano, ranchera, norteno, corrido, forro, forró, choro, "
     "vallenato, afro-latin, boogaloo, paso doble, danzon, afro-caribbean, latin american, latino",
     "梅伦格, 巴恰塔, 巴恰达, 拉美, 拉美音乐, 雷击顿, 斗牛舞曲, 拉丁爵士, 拉丁流行"),
    ("blues", "chicago blues, electric blues, country blues, texas blues, jump blues, boogie-woogie, "
     "blues shuffle, twelve-bar blues, blues number",
     "布基伍基, 十二小节蓝调, 芝加哥蓝调, 三角洲蓝调"),
    ("funk", "p-funk, jazz-funk, funk rock, funk groove, slap funk, funkadelic",
     "疯克, 放客, 放克音乐"),
    ("electronic", "big beat, chillwave, chillstep, hardstyle, psytrance, goa trance, progressive house, "
     "tropical house, tech house, acid house, uk garage, minimal techno, ebm, darkwave, retrowave, electro house, "
     "electropop, phonk, glitch music, glitch, eurobeat, hi-nrg, dance track, club music, club track, rave, "
     "rave music, edm track, electronic pop, ambient techno, chillhop, electronica music",
     "科技舞曲, 出神音乐, 迷幻舞曲, 鼓与贝斯, 未来贝斯, 回响贝斯, 硬核舞曲, 电子流行, 电子舞, 电子风, "
     "热带浩室, 俱乐部音乐, 夜店, 夜店风, 迪吧, 土嗨, 电摇, 洛菲, 赛博, 赛博风, 鬼畜, 重低音舞曲, remix, "),
    ("country", "honky-tonk, honky tonk, outlaw country, country pop, country rock, alt-country, "
        "country and western, hillbilly, "
     "western swing, nashville, country song, country tune",
     "乡村民谣, 乡村歌曲, 乡村摇滚乐, 美式乡村"),
    ("march", "military march, military band, military style, parade music, processional march, marching music",
     "踢正步, 正步, 阅兵, 阅兵式, 升旗, 升旗仪式, 仪仗, 仪仗队, 军队进行曲, 军歌, 阅兵曲, 队列进行曲"),
    ("waltz", "ländler, landler, valse musette, walzer",
     "兰德勒, 华尔兹舞曲, 慢三, 快三, 三步舞"),
    ("ambient", "drone music, space music, healing music, meditative music, ambient music, "
     "atmospheric music, chill-out, relaxation music",
     "疗愈音乐, 疗愈, 白噪音, newage, 颂钵, 班得瑞, 背景乐, 新纪元音乐, 氛围乐, 太空音乐, 冥想乐"),
    ("film", "horror score, horror soundtrack, horror film, horror movie, cinematic music, epic trailer, "
        "trailer music, film theme, movie theme, hollywood score, "
     "blockbuster score, screen music, title music",
     "电影感, 史诗配乐, 史诗音乐, 主题配乐, 片头曲, 片尾曲, 电影原声, 影视原声"),
    ("lullaby", "wiegenlied, ninna nanna, bedtime lullaby",
     "摇篮小曲, 哄睡曲"),
    ("swing", "lindy hop, jitterbug, swing dance, swing jazz, electro swing, big-band music, big band jazz",
     "摇摆爵士, 摇摆舞曲, 摇摆舞"),
    ("bossa nova", "bossanova jazz",
     "巴莎诺瓦, 芭莎诺娃, 波萨诺瓦舞曲, 巴萨诺瓦舞曲"),
    ("samba", "pagode, samba-reggae, samba enredo",
     "森巴, 桑巴舞曲"),
    ("salsa", "salsa dura, salsa romantica",
     "萨尔萨舞曲, 莎莎, 莎莎舞曲"),
    ("tango", "tango nuevo, argentine tango",
     "探戈舞曲, 阿根廷探戈"),
    ("cha-cha", "chachacha, chacha, cha-cha-chá",
     "恰恰舞曲"),
    ("reggae", "dub, dancehall, rocksteady, lovers rock, ragga",
     "雷盖, 雷鬼音乐, 牙买加音乐"),
    ("ska", "two-tone, 2-tone, ska punk",
     "斯卡乐"),
    ("soul", "northern soul, philly soul, blue-eyed soul, southern soul, soulful music",
     "灵歌, 新灵魂乐"),
    ("disco", "nu-disco, italo disco, disco-funk, disco pop",
     "迪士高, 迪斯可, 迪斯科舞曲, 迪厅"),
    ("rnb", "contemporary r&b, new jack swing, r'n'b",
     "节奏蓝调, 节奏与蓝调, 当代节奏布鲁斯"),
    ("hip-hop", "gangsta rap, old-school hip hop, old school rap, trap music, cloud rap, crunk, g-funk, grime, "
     "boom-bap beat, rap beat, hip-hop beat",
     "饶舌, 嘻哈音乐, 喊麦, 街舞, boombap, drill, 旋律说唱, 说唱音乐, 陷阱音乐, 老派嘻哈"),
    ("gospel", "gospel choir music, negro spiritual, black gospel, gospel song",
     "福音歌, 福音歌曲, 黑人灵歌"),
    ("bluegrass", "newgrass, bluegrass music",
     "蓝草乐"),
    ("ragtime", "cakewalk",
     "拉格泰姆音乐, 繁拍爵士"),
    ("dixieland", "trad jazz, traditional jazz, hot jazz, new orleans",
     "传统爵士, 新奥尔良"),
    ("polka", "oompah, oom-pah, polka music, schottische",
     "波尔卡舞曲, 波卡"),
    ("rock and roll", "doo-wop, fifties rock, rock & roll, jive, the twist",
     "摇滚乐老歌, 早期摇滚, 嘟喔普"),
    ("metal", "black metal, doom metal, nu metal, symphonic metal, progressive metal, djent, speed metal, hair metal, "
     "glam metal, folk metal, gothic metal, industrial metal, headbanging",
     "黑金属, 死亡金属, 死金, 黑金, 旋死, 激流金属, 力量金属, 新金属, 厄运金属, 金属核, 金属风"),
    ("musical", "cabaret, vaudeville, west end, stage musical, showstopper, musical comedy, music theatre",
     "歌舞剧, 音乐喜剧, 舞台剧"),
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
    ("rock", "new wave, shoegaze, gothic rock, goth, post-punk, screamo, stoner rock, krautrock, pop punk, britpop, "
     "grunge rock, indie",
     "垃圾摇滚, 后朋克, 新浪潮, 情绪摇滚, 硬核朋克, 流行朋克, 哥特"),
    ("latin", "zouk, kizomba, fado, mpb, caribbean, hawaiian",
     "法朵, 夏威夷音乐, 加勒比"),
    ("electronic", "trip-hop, downtempo electronica, jungle music, industrial music, breakbeat music, hyperpop",
     "神游舞曲, 工业音乐, 低传真"),
    ("folk", "arabic, arabian, middle eastern, oriental, indian classical, raga, bollywood, bhangra, african music, "
     "gagaku, japanese traditional, korean traditional, russian folk, slavic, eastern european, gypsy, romani, "
     "japanese music, japanese style, japanese folk, korean music, korean style, indian music, indian style, african "
     "style, "
        "african drumming, gamelan, balinese, polynesian, hora, andean, nordic, viking, tibetan, mongolian, turkish, "
        "persian, hebrew, jewish, greek, hungarian dance, csardas, "
     "flamenco-like, silk and bamboo, chinese opera, peking opera, kunqu, cantonese music",
     "阿拉伯, 中东, 印度, 宝莱坞, 雅乐, 日本传统, 和风, 日式, 韩国传统, 俄罗斯民歌, 斯拉夫, 吉普赛, 安第斯, 藏族, "
     "藏式, 蒙古, 蒙古长调, 新疆, 苗族, 昆曲, 粤剧, 越剧, 黄梅戏, 评弹, 秦腔, 广东音乐, 丝竹, 异域风情, 维京, "
     "北欧民谣, 二人转, 川剧, 豫剧, 曲艺, 秧歌, 花鼓戏, 花鼓, 藏歌, 乡谣, 仙侠, 仙侠风, 武侠, 武侠风, 武侠片, "
     "江湖风, 国潮, "
     "古装剧, 宫廷乐, 民族歌曲, 草原歌曲, 侗族大歌, 苗歌, 客家歌, 闽南语歌, 原住民音乐, 渔舟唱晚"),
    ("classical", "tone poem, symphonic poem, operetta, lied, art song, minimalism, minimal music, "
        "contemporary classical, serial music, "
     "twelve-tone, expressionist, avant-garde classical, neo-classical piano",
     "轻歌剧, 艺术歌曲, 极简主义, 现代派, 十二音, 表现主义, 新古典"),
    ("pop", "vocaloid, anisong, anime opening, schlager, chanson, disney, trot music, enka, eurovision, idol pop",
     "动漫歌曲, 番剧, 香颂, 法式香颂, 迪士尼, 演歌, 偶像歌曲"),
    ("march", "national anthem",
     "国歌"),
    ("swing", "foxtrot, quickstep, lounge jazz crooner, crooner",
     "狐步舞, 快步舞, 狐步"),
    ("film", "orchestral epic, space opera",
     "太空歌剧"),
    ("waltz", "barn dance waltz",
     ""),
    ("hymn", "requiem mass, motet, sutra, buddhist, temple music, mantra",
     "佛乐, 梵音, 禅乐, 佛教音乐, 经文歌"),
    ("hip-hop", "lo-fi rap, beat tape",
     ""),
)  # fmt: skip
# Genre words inside words of something else: "bach" in a name, "in march", "house key".
_PROTECTED = phrases(
    "swing your, swing set, swing by, game plan, game changer, my house, the house, rock bottom, country of, "
    "countryside, country side, our country, house key, folks, last march, early march, next march, film me, "
    "in the country, which country, country is, rocks, chinese restaurant, chinese new year",
    "电影院, 游戏规则, 国家电影, 像素级, 交响乐团, 交响乐队, 交响管弦乐团, 粤语版, 花鼓灯",
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
