"""Words for dynamics, density, register, daring and length without a number."""

from __future__ import annotations

from chatbot.understand.lexicon.table import phrases, spread
from chatbot.understand.matcher import Lexicon

_DYNAMICS: tuple[tuple[str, str, str], ...] = (
    ("pp", "pp, ppp, pianissimo, very quiet, very quietly, very soft, very softly, extremely quiet, barely audible, "
           "whisper-quiet, whispering",
     "很轻, 很弱, 极弱, 非常轻, 非常弱, 很小声, 最弱, 特别轻, 极轻, 弱到几乎听不见"),
    ("p", "p dynamic, dynamics p, dynamic p, quiet, quietly, soft, softly, soft-spoken",
     "轻声, 轻轻, 小声, 弱奏, 力度弱, 轻奏, 力度轻, 音量小, 弱音"),
    ("mp", "mp, mezzo piano, mezzopiano, moderately soft, moderately quiet, fairly quiet",
     "中弱, 稍弱, 有点轻, 有点弱"),
    ("mf", "mf, mezzo forte, mezzoforte, moderately loud, fairly loud, a bit loud", "中强, 稍强, 有点强"),
    ("f", "f dynamic, dynamics f, dynamic f, forte, loud, loudly, strong dynamics",
     "大声, 响亮, 强奏, 力度强, 洪亮, 音量大"),
    ("ff", "ff, fff, fortissimo, very loud, very loudly, extremely loud, as loud as possible, thunderous",
     "很强, 非常强, 极强, 很响, 很大声, 非常响, 最强, 震耳欲聋, 特别响"),
)  # fmt: skip
DYNAMICS: Lexicon[str | None] = Lexicon(
    {**spread(_DYNAMICS), **dict.fromkeys(phrases("soft synth brass", "大声点, 小声点, 弱音小号, 弱音器, 乐队强奏"))}
)

_DENSITY: tuple[tuple[str, str, str], ...] = (
    ("low",
     "sparse, sparsely, space between the notes, room between the notes, space between notes, minimal, minimalist, "
     "few notes, handful of notes, hardly any notes, next to no notes, sprinkling of notes, scattering of notes, "
     "only the odd note, the odd note, occasional note, lots of silence, plenty of silence, lots of rests, "
     "lots of space, plenty of space, "
     "minimalistic, airy, low density, uncluttered, thin "
     "texture, thin, thinly, bare, stripped down, stripped-back, simple texture, simple, easy piece, easy "
     "piano, easy song, easy tune, easy music, easy melody, easy little, easy short, easy to play, easy enough, "
     "for beginners, for a beginner, beginner level, not too difficult, not too hard to play, children can "
     "play, kids can play, year old can play, year-old can play, students can play, pupils can play, age 7, age "
     "8, age 6, grade 1 level, grade one level",
     "织体薄, 织体稀, 稀疏, 疏朗, 音符少, 极简, 简约, 留白, 低密度, 音少, 简单, 稀稀拉拉, 稀稀疏疏, 稀一点, "
     "稀一些, 稀些, 稀点, 简易, 初学者弹, 初学者的, 给初学者, 适合初学者, 容易弹, 好弹, 小朋友能弹, 小孩能弹, "
     "孩子能弹, 小孩弹, 小朋友弹, 孩子弹, 疏一点, 疏一些, 零星, 音符稀, 音不多, 音符不多, 别太密, 不要太密, "
     "别那么密"),
    ("moderate", "moderate density, medium density", "中等密度, 密度适中, 密度中等, 不疏不密, 疏密适中, 疏密得当"),
    ("high", "dense, densely, thick, thickly, busy, lots of notes, many notes, high density, thick texture, "
             "full texture, torrent of notes, flood of notes, cascade of notes, avalanche of notes, flurry of notes, "
             "hail of notes, wall of notes, blizzard of notes, swarm of notes, stream of notes, rush of notes, "
             "notes all over the place, notes everywhere, crammed with notes, packed with notes, full of notes, "
             "teeming with notes, notey, "
             "complicated, complex, intricate, "
             "virtuosic, virtuoso",
     "音很多, 音符很多, 织体厚, 织体浓, 织体丰满, 密集, 稠密, 音符多, 繁复, 高密度, 华丽炫技, 炫技, 音多, "
     "密密麻麻, 密一点, 密一些, 密些, 音符密, 满满当当"),
)  # fmt: skip
DENSITY: Lexicon[str | None] = Lexicon(
    {
        **spread(_DENSITY),
        **dict.fromkeys(phrases("i'm busy, busy day, minimal music, minimalist music, minimal techno", "极简主义")),
    }
)

# MIDI note numbers, both included: C5..C7, G3..E5, C2..B3.
_REGISTERS: tuple[tuple[tuple[int, int], str, str], ...] = (
    ((72, 96), "high register, high-pitched, high pitched, upper register, high notes, high range, high up",
     "高音区, 高音域"),
    ((55, 76), "middle register, mid register, medium register, mid range, middle range", "中音区, 中音域, 中声区"),
    ((36, 59), "low register, low-pitched, low pitched, lower register, low notes, low range, deep register",
     "低音区, 低音域, 低声区"),
)  # fmt: skip
REGISTERS: Lexicon[tuple[int, int] | None] = Lexicon(spread(_REGISTERS))

_DARING: tuple[tuple[float, str, str], ...] = (
    (0.85, "surprise, surprising, surprise me, surprisingly, adventurous harmony, be adventurous, "
           "most adventurous, break every rule, break all the rules, break the rules, "
           "as adventurous as you, as adventurous as possible, adventurous as you, experimental, wild, wildly, "
           "daring, unusual, unexpected, creative, crazy, weird, avant-garde, unpredictable, unconventional, "
           "inventive, bizarre, strange, random",
     "惊喜, 胆子大, 胆大, 规矩全扔, 规矩都扔, 不守规矩, 出人意料, 意想不到, 大胆, 实验, 有创意, 创意一点, 创意十足, "
     "另类, 古怪, 怪异, 搞怪, 怪点, 怪一点, "
     "点怪的, 怪一些, 怪诞, 荒诞, 无调性, 离经叛道, 标新立异, 特立独行, 先锋派, 创意拉满, 创意满格, 创意最高, "
     "创意开到最大, 创意爆棚, 创意大, 大开脑洞, 古灵精怪, 前卫, 天马行空, 别出心裁, "
     "疯狂一点, 放飞自我, 怎么疯怎么来, 创意高, 创意足, 更有创意, 创意多, 创新, 越怪越好, 离谱, 脑洞大开, 奇葩, 新奇, "
     "剑走偏锋, 不按常理, 不走寻常路, "
     "出乎意料, 不寻常"),
    (0.2, "conservative, cautious, predictable, conventional, play it safe, by the book, unadventurous, ordinary",
     "保守, 中规中矩, 稳妥, 循规蹈矩, 常规, 规矩, 传统一点, 创意低, 创意少, 创意调低, 别太有创意, 老老实实, "
     "越普通越好, 别耍花样, 不要花样, 别玩花的, 规规矩矩, 本本分分, 四平八稳, 按部就班, 别乱来, 别整花活, 别整幺蛾子"),
)  # fmt: skip
DARING: Lexicon[float | None] = Lexicon(
    {
        **spread(_DARING),
        **dict.fromkeys(
            phrases(
                "random seed, random number, surprising the, surprising my, "
                "surprising our, surprising him, "
                "surprising her, surprise my, surprise our, surprise him, "
                "surprise her, "
                "surprise party, surprise birthday",
                "前卫摇滚",
            )
        ),
    }
)

# Bars assumed for a length without a number: one phrase group; a short song.
_LENGTHS: tuple[tuple[int, str, str], ...] = (
    (8, "short, brief, very short, little ditty", "短小, 简短, 短的, 小段, 短一点, 短短"),
    (48, "long, lengthy, full-length, full length, extended", "很长, 长的, 完整的, 长一点, 长篇"),
)  # fmt: skip
LENGTHS: Lexicon[int | None] = Lexicon(
    {
        **spread(_LENGTHS),
        **dict.fromkeys(
            phrases(
                "a short about, a short film, scoring a short, my short about, how long, long notes, short notes, "
                "long tones, as long, so long, long live, long time, long ago, "
                "long as, long wash, long synth, long drone, long held, long line, long lines, long phrase, "
                "long phrases, long fade, long sustained, long chords, long shadow, long shadows, long night, "
                "long walk, long road, long day",
                "很长的音, 很长很长的音, 长的音, 长音, 长的音符, 长线条, 长的线条, 长的旋律, 长的气息, 长句, "
                "长的乐句, 长短, 长笛, 长号, 长的尾音, 长尾音, 长城, 长江",
            )
        ),
    }
)
