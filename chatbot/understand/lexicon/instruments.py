"""Names of instruments, sections and ensembles, and the General MIDI program each one means.

Programs are 0-based (General MIDI Level 1 sound set). A name without a program leaves the choice
within the family open. Where General MIDI has no such instrument, the nearest sound stands in
and the reply says so.
"""

from __future__ import annotations

from dataclasses import dataclass

from chatbot.understand.lexicon.table import phrases, spread
from chatbot.understand.matcher import Lexicon


@dataclass(frozen=True)
class Instrument:
    """What a name means: a family, a program or None, whether that program only comes near, a
    role that the name itself implies ("bass line"), and a genre that it says as well."""

    family: str
    program: int | None = None
    nearest: bool = False
    role: str | None = None


@dataclass(frozen=True)
class Ensemble:
    """A name of :data:`composer.instruments.ENSEMBLES`."""

    name: str


# family, program, English names, Chinese names
_EXACT: tuple[tuple[str, int | None, str, str], ...] = (
    ("piano", None, "piano, grand piano, pianoforte, keyboard, upright piano", "钢琴, 键盘, 三角钢琴, 立式钢琴"),
    ("piano", 3, "honky-tonk piano, honky tonk", "酒吧钢琴"),
    ("piano", 4, "electric piano, rhodes, rhodes piano, e-piano, wurlitzer", "电钢琴, 电钢"),
    ("piano", 6, "harpsichord, cembalo", "羽管键琴, 大键琴, 拨弦古钢琴"),
    ("piano", 7, "clavinet, clavi", "击弦古钢琴"),
    ("mallets", 8, "celesta, celeste", "钢片琴"),
    ("mallets", 9, "glockenspiel", "钟琴"),
    ("mallets", 10, "music box, musical box", "八音盒, 音乐盒"),
    ("mallets", 11, "vibraphone, vibe, vibraharp", "颤音琴"),
    ("mallets", 12, "marimba", "马林巴, 马林巴琴"),
    ("mallets", 13, "xylophone", "木琴"),
    ("mallets", 14, "tubular bell, bell, chime, church bell", "管钟, 钟声"),
    ("mallets", 15, "dulcimer, hammered dulcimer, santur", "扬琴"),
    ("mallets", 108, "kalimba, thumb piano, mbira", "卡林巴, 拇指琴, 卡林巴琴"),
    ("mallets", None, "mallet percussion, mallet", "音条乐器"),
    ("organ", None, "organ", "管风琴, 风琴"),
    ("organ", 19, "church organ, pipe organ", "教堂管风琴"),
    ("organ", 16, "hammond, hammond organ, electric organ, drawbar organ, b3", "电风琴, 电子风琴, 哈蒙德风琴"),
    ("organ", 18, "rock organ", "摇滚风琴"),
    ("organ", 20, "harmonium, reed organ", "簧风琴, 脚踏风琴"),
    ("accordion", None, "accordion, squeezebox, concertina", "手风琴"),
    ("accordion", 22, "harmonica, blues harp, mouth organ", "口琴"),
    ("accordion", 23, "bandoneon, tango accordion", "班多钮, 班多纽"),
    ("guitar", None, "guitar, gtr", "吉他, 结他"),
    ("guitar", 24, "nylon guitar, nylon-string guitar, classical guitar, spanish guitar, flamenco guitar, nylon "
                   "string guitar",
     "古典吉他, 尼龙吉他, 尼龙弦吉他, 西班牙吉他"),
    ("guitar", 25, "acoustic guitar, steel guitar, steel-string guitar, steel string guitar, folk guitar, 12-string "
                   "guitar",
     "木吉他, 原声吉他, 民谣吉他, 钢弦吉他"),
    ("guitar", 26, "jazz guitar", "爵士吉他"),
    ("guitar", 27, "electric guitar, clean guitar, clean electric guitar", "电吉他, 清音吉他"),
    ("guitar", 28, "muted guitar, palm-muted guitar", "闷音吉他"),
    ("guitar", 29, "overdriven guitar, overdrive guitar, rock guitar, crunch guitar", "过载吉他"),
    ("guitar", 30, "distorted guitar, distortion guitar, heavy guitar, metal guitar", "失真吉他, 重金属吉他"),
    ("bass", None, "bass, bass guitar, electric bass, bassist", "贝斯, 贝司, 低音吉他, 电贝斯, 电贝司"),
    ("bass", 32, "upright bass, acoustic bass, stand-up bass, jazz bass", "原声贝斯, 立式贝斯"),
    ("bass", 34, "picked bass", "拨片贝斯"),
    ("bass", 35, "fretless bass, fretless", "无品贝斯"),
    ("bass", 36, "slap bass", "击弦贝斯, 拍弦贝斯"),
    ("bass", 38, "synth bass, bass synth, synthesizer bass, 808 bass, 808", "合成贝斯, 合成器贝斯, 808贝斯"),
    ("violin", None, "violin, violinist", "小提琴"),
    ("violin", 110, "fiddle", "民间提琴"),
    ("viola", None, "viola", "中提琴"),
    ("cello", None, "cello, violoncello, celli", "大提琴"),
    ("contrabass", None, "contrabass, double bass, doublebass, string bass", "低音提琴, 倍大提琴, 低音大提琴"),
    ("strings", None, "string, string section, string ensemble, bowed string", "弦乐, 弦乐组, 弦乐合奏, 弦乐器"),
    ("strings", 44, "tremolo string", "震音弦乐, 颤音弦乐"),
    ("strings", 45, "pizzicato, pizzicato string, pizz", "拨弦, 弦乐拨奏, 拨奏"),
    ("strings", 50, "synth string, synthesizer string", "合成弦乐"),
    ("harp", None, "harp, harpist, concert harp", "竖琴"),
    ("timpani", None, "timpani, timpano, kettledrum, kettle drum", "定音鼓"),
    ("voice", None, "voice, vocal, vocalist, singer, singing voice, soprano, tenor, baritone",
     "人声, 歌声, 女声, 男声, 女高音, 男高音, 男低音, 女中音"),
    ("trumpet", None, "trumpet, cornet, flugelhorn", "小号, 短号"),
    ("trumpet", 59, "muted trumpet", "弱音小号, 加弱音器的小号"),
    ("trombone", None, "trombone, bass trombone", "长号"),
    ("tuba", None, "tuba, sousaphone", "大号"),
    ("horn", None, "horn, french horn", "圆号, 法国号"),
    ("brass", None, "brass, brass section, horn section, brass band", "铜管, 铜管乐, 铜管乐器, 铜管组"),
    ("brass", 62, "synth brass", "合成铜管"),
    ("sax", None, "sax, saxophone", "萨克斯, 萨克斯风, 萨克斯管"),
    ("sax", 64, "soprano sax, soprano saxophone", "高音萨克斯"),
    ("sax", 65, "alto sax, alto saxophone", "中音萨克斯"),
    ("sax", 66, "tenor sax, tenor saxophone", "次中音萨克斯"),
    ("sax", 67, "baritone sax, bari sax, baritone saxophone", "上低音萨克斯, 低音萨克斯"),
    ("oboe", None, "oboe", "双簧管"),
    ("oboe", 69, "english horn, cor anglais", "英国管"),
    ("bassoon", None, "bassoon", "大管, 巴松, 巴松管, 低音管"),
    ("clarinet", None, "clarinet, bass clarinet", "单簧管, 黑管"),
    ("flute", None, "flute", "长笛"),
    ("flute", 72, "piccolo", "短笛"),
    ("flute", 74, "recorder", "竖笛, 直笛"),
    ("flute", 75, "pan flute, panpipe, pan pipe", "排箫"),
    ("flute", 77, "shakuhachi, bamboo flute", "尺八"),
    ("flute", 78, "whistle, tin whistle, penny whistle", "口哨, 哨笛, 锡口笛"),
    ("flute", 79, "ocarina", "陶笛, 奥卡利那"),
    ("flute", 111, "shawm, shanai, shehnai", "山奈"),
    ("woodwind", None, "woodwind, woodwind section", "木管, 木管乐, 木管乐器, 木管组"),
    ("synth", None, "synth, synthesizer, synthesiser, analog synth", "合成器, 电子合成器"),
    ("synth", 80, "square lead, chiptune lead, square wave", "方波"),
    ("synth", 81, "saw lead, sawtooth, sawtooth lead, synth lead, lead synth", "锯齿波, 合成主音"),
    ("synth", 89, "warm pad", "暖音色铺底"),
    ("plucked", 107, "koto", "日本筝, 筝"),
    ("plucked", 106, "shamisen", "三味线"),
    ("plucked", 105, "banjo", "班卓琴, 班卓"),
    ("plucked", 104, "sitar", "西塔琴, 西塔尔琴, 锡塔琴"),
    ("drums", None,
     "drum, drum kit, electronic drum, drum set, drumkit, drumset, drum machine, percussion, drum beat, drumbeat, "
     "snare, snare drum, "
     "bass drum, "
     "kick drum, hi-hat, cymbal, drum loop, drummer, tom-tom",
     "鼓, 电子鼓, 电鼓, 架子鼓, 打击乐, 打击乐器, 鼓点, 鼓组, 爵士鼓, 鼓机, 军鼓, 小军鼓, 大鼓, 镲, 鼓声, 敲击乐, "
     "打击"),
)  # fmt: skip
# The same for instruments that General MIDI does not have.
_NEAREST: tuple[tuple[str, int | None, str, str], ...] = (
    ("violin", 110, "erhu, jinghu, gaohu, morin khuur, huqin", "二胡, 京胡, 高胡, 中胡, 板胡, 胡琴, 马头琴"),
    ("plucked", 107, "guzheng, zheng, guqin, qin, gayageum, konghou", "古筝, 古琴, 伽倻琴, 箜篌, 七弦琴"),
    ("plucked", 106, "pipa, sanxian, liuqin", "琵琶, 三弦, 柳琴"),
    ("plucked", 105, "ruan, zhongruan, balalaika, bouzouki", "阮, 中阮, 大阮, 月琴"),
    ("plucked", 104, "sarod, tanpura", "冬不拉"),
    ("flute", 73, "dizi", "笛子, 竹笛, 曲笛, 梆笛, 笛"),
    ("flute", 77, "xiao, bansuri", "箫, 洞箫, 埙"),
    ("flute", 75, "hulusi, bawu", "葫芦丝, 巴乌"),
    ("flute", 111, "suona, bagpipe, zurna, duduk", "唢呐, 风笛"),
    ("accordion", 22, "sheng, melodica", "笙, 口风琴"),
    ("guitar", 24, "lute, ukulele, uke, oud, theorbo, mandola", "鲁特琴, 尤克里里, 乌克丽丽, 乌德琴"),
    ("guitar", 25, "mandolin, zither, dobro, lap steel, pedal steel", "曼陀林"),
    ("violin", 40, "viol", "古提琴"),
    ("cello", 42, "viola da gamba, gamba, baryton", "维奥尔琴"),
    ("synth", 80, "theremin, kazoo", "特雷门琴, 卡祖笛"),
    ("mallets", 12, "steelpan, steel drum, steel pan, gamelan, balafon, hang drum, handpan", "钢鼓, 手碟"),
    ("mallets", 14, "bianzhong", "编钟, 编磬"),
    ("drums", None, "taiko, bodhran, bongo, conga, djembe, tabla, timbale, cajon, tambourine, shaker, maraca, gong, "
                    "castanet, "
                    "woodblock",
     "太鼓, 邦戈鼓, 康加鼓, 非洲鼓, 塔布拉鼓, 箱鼓, 铃鼓, 沙锤, 锣, 锣鼓, 腰鼓, 响板, 梆子"),
)  # fmt: skip
# Names that say a role too.
_ROLED: tuple[tuple[Instrument, str, str], ...] = (
    (
        Instrument("bass", None, role="bass"),
        "bass line, bassline, walking bass, bass part",
        "贝斯线, 低音线条, 行走低音, 走步贝斯, 行走贝斯",
    ),
    (Instrument("guitar", 27, role="melody"), "lead guitar", "主音吉他"),
    (Instrument("guitar", None, role="chords"), "rhythm guitar", "节奏吉他"),
    (Instrument("synth", None, role="pad"), "pad, synth pad", "铺底, 合成铺底, 合成器铺底"),
)
_EMOJI = {
    "🎹": Instrument("piano"), "🎸": Instrument("guitar"), "🎻": Instrument("violin"), "🥁": Instrument("drums"),
    "🎺": Instrument("trumpet"), "🎷": Instrument("sax"), "🪗": Instrument("accordion"), "🎤": Instrument("voice"),
    "🪕": Instrument("plucked", 105), "🪈": Instrument("flute"), "🪘": Instrument("drums"),
    "🔔": Instrument("mallets", 14),
}  # fmt: skip
_ENSEMBLES: tuple[tuple[str, str, str], ...] = (
    ("string quartet", "string quartet", "弦乐四重奏"),
    ("string trio", "string trio", "弦乐三重奏"),
    ("piano trio", "piano trio", "钢琴三重奏"),
    ("string orchestra", "string orchestra, chamber orchestra", "弦乐队, 弦乐团, 弦乐乐团, 室内乐团, 室内管弦乐团"),
    ("jazz trio", "jazz trio, jazz piano trio", "爵士三重奏, 爵士钢琴三重奏"),
    ("jazz quartet", "jazz quartet, jazz combo, jazz band", "爵士四重奏, 爵士乐队, 爵士小乐队"),
    ("rock band", "rock band, rock group", "摇滚乐队"),
    ("pop band", "pop band, pop group", "流行乐队"),
    ("brass quintet", "brass quintet, brass ensemble", "铜管五重奏"),
    ("wind quintet", "wind quintet, woodwind quintet", "木管五重奏, 管乐五重奏"),
    ("choir", "choir, mixed choir, satb choir, satb, chorus of voices, choral, a cappella, acapella",
     "合唱, 合唱团, 混声合唱, 合唱队, 无伴奏合唱, 四声部合唱"),
    ("orchestra", "orchestra, orchestral, symphony orchestra, full orchestra",
     "管弦乐, 管弦乐队, 管弦乐团, 交响乐团, 交响乐队"),
)  # fmt: skip
# Words in which an instrument's name means nothing of the kind.
_PROTECTED = phrases(
    "drum and bass, drum & bass, drum'n'bass, drum n bass, no strings attached, strings attached, bass clef, voice "
    "leading, harp on, organic, brass tacks, "
    "organ donor, bell curve, drum up, recorder app, voice message, voice of, his own voice, her own voice, one's own "
    "voice, vocal range, voices heard",
    "鼓打贝斯, 鼓励, 鼓舞, 鼓掌, 鼓起, 鼓动, 琴瑟和鸣, 打击感, 人声鼎沸, 低音管道, 笛卡尔, 锣鼓喧天",
)
# Ensembles and guitars named after a genre state the genre as well.
GENRE_IN_NAME = {
    "jazz trio": "jazz", "jazz piano trio": "jazz", "jazz quartet": "jazz", "jazz combo": "jazz", "jazz band": "jazz",
    "爵士三重奏": "jazz", "爵士钢琴三重奏": "jazz", "爵士四重奏": "jazz", "爵士乐队": "jazz", "爵士小乐队": "jazz",
    "jazz guitar": "jazz", "爵士吉他": "jazz", "rock band": "rock", "rock group": "rock", "摇滚乐队": "rock",
    "rock guitar": "rock", "pop band": "pop", "pop group": "pop", "流行乐队": "pop", "walking bass": "jazz",
}  # fmt: skip


def _entries() -> dict[str, Instrument | Ensemble | None]:
    rows: list[tuple[Instrument | Ensemble | None, str, str]] = []
    rows += [(Instrument(family, program), en, zh) for family, program, en, zh in _EXACT]
    rows += [(Instrument(family, program, nearest=True), en, zh) for family, program, en, zh in _NEAREST]
    rows += _ROLED
    rows += [(Ensemble(name), en, zh) for name, en, zh in _ENSEMBLES]
    return {**spread(rows), **_EMOJI, **dict.fromkeys(_PROTECTED)}


INSTRUMENTS: Lexicon[Instrument | Ensemble | None] = Lexicon(_entries(), plurals=True)
