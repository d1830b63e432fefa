"""Names of instruments, sections and ensembles, and the General MIDI program each one means.

Programs are 0-based (General MIDI Level 1 sound set). A name without a program leaves the choice
within the family open. Where General MIDI has no such instrument, the nearest sound stands in
and the reply says so.
"""

from __future__ import annotations

from dataclasses import dataclass

from chatbot.understand.lexicon.faraway import FARAWAY
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


# family, program, English names with the Italian, German and French ones, brands and slang, Chinese names
_EXACT: tuple[tuple[str, int | None, str, str], ...] = (
    ("piano", None,
     "piano, grand piano, pianoforte, fortepiano, hammerklavier, keyboard, upright piano, baby grand, concert grand, "
     "digital piano, player piano, pianola, pianist, klavier, hammerflügel, flügel, steinway, bösendorfer, "
     "bosendorfer, bechstein, ivories, keys, piano string, acoustic piano, felt piano, acoustic grand piano",
     "钢琴, 键盘, 三角钢琴, 立式钢琴, 数码钢琴, 电子琴, 键盘乐器, 平台钢琴, 直立钢琴, 原声钢琴, 大三角"),
    ("piano", 1, "bright acoustic piano", "明亮音色钢琴"),
    ("piano", 2, "electric grand, electric grand piano, cp-70, cp-80, cp80", "电三角钢琴"),
    ("piano", 3, "honky-tonk piano, honky tonk, saloon piano, barroom piano, tack piano, pub piano, "
                 "out-of-tune piano, detuned piano",
     "酒吧钢琴, 酒馆钢琴, 走音钢琴"),
    ("piano", 4, "electric piano, rhodes, fender rhodes, rhodes piano, e-piano, epiano, wurlitzer, wurly, wurli, "
                 "suitcase piano, stage piano",
     "电钢琴, 电钢, 罗兹电钢琴, 罗兹钢琴"),
    ("piano", 5, "fm piano, fm electric piano, dx7, dx7 piano, dx piano", "调频电钢琴, fm电钢琴"),
    ("piano", 6, "harpsichord, harpsichordist, cembalo, clavicembalo, clavecin, virginal, spinet, keilflügel",
     "羽管键琴, 大键琴, 拨弦古钢琴, 古钢琴, 拨弦键琴"),
    ("piano", 7, "clavinet, clavi, clav, hohner clavinet", "击弦古钢琴, 击弦键琴, 电击弦古钢琴"),
    ("mallets", 8, "celesta, celeste", "钢片琴"),
    ("mallets", 9, "glockenspiel, glock, orchestral bells, crotale", "钟琴, 铝板琴, 钟片琴, 铁片琴"),
    ("mallets", 10, "music box, musical box, musicbox, spieluhr", "八音盒, 音乐盒, 八音琴"),
    ("mallets", 11, "vibraphone, vibe, vibraharp, vibraphon, vibraphonist, vibes player", "颤音琴, 铁琴, 电颤琴"),
    ("mallets", 12, "marimba, marimbaphone", "马林巴, 马林巴琴, 马林巴木琴"),
    ("mallets", 13, "xylophone, xylophon, xilofono", "木琴"),
    ("mallets", 14, "tubular bell, bell, chime, church bell, tubular chime, orchestral chime, temple bell, handbell, "
                    "hand bell, carillon, campane, glocken",
     "管钟, 钟声, 排钟, 教堂钟声, 手摇钟"),
    ("mallets", 15, "dulcimer, hammered dulcimer, hammer dulcimer, santur, santoor, cimbalom, hackbrett, yangqin",
     "扬琴, 洋琴, 桑图尔"),
    ("mallets", 108, "kalimba, thumb piano, mbira, sanza, likembe", "卡林巴, 拇指琴, 卡林巴琴, 姆指琴"),
    ("mallets", 112, "tinkle bell, sleigh bell, wind chime, finger cymbal, jingle stick", "铃铛, 雪橇铃, 风铃, 碰铃"),
    ("mallets", 114, "steelpan, steel drum, steel pan, pan drum", "钢鼓"),
    ("mallets", None, "mallet percussion, mallet, mallet instrument, tuned percussion, pitched percussion",
     "音条乐器, 音条打击乐, 有音高的打击乐"),
    ("organ", None, "organ, organist, orgel, organo, orgue", "管风琴, 风琴"),
    ("organ", 19, "church organ, pipe organ, cathedral organ, theatre organ, theater organ, cinema organ, "
                  "chamber organ, positive organ, portative organ, portative",
     "教堂管风琴, 教堂风琴"),
    ("organ", 16, "hammond, hammond organ, electric organ, drawbar organ, b3, hammond b3, b-3, tonewheel organ, "
                  "electronic organ",
     "电风琴, 电子风琴, 哈蒙德风琴, 哈蒙德, 拉杆风琴, 双排键, 电子管风琴, "),
    ("organ", 17, "percussive organ", "敲击风琴"),
    ("organ", 18, "rock organ, combo organ, farfisa, vox continental, vox organ", "摇滚风琴"),
    ("organ", 20, "harmonium, reed organ, pump organ, parlor organ, parlour organ, barrel organ, street organ",
     "簧风琴, 脚踏风琴, 簧片风琴"),
    ("accordion", None, "accordion, accordian, squeezebox, concertina, accordionist, akkordeon, accordeon, "
     "fisarmonica, piano accordion, button accordion, melodeon, bayan, garmon, musette accordion, squeeze box",
     "手风琴, 键钮手风琴, 六角手风琴, 巴扬"),
    ("accordion", 22, "harmonica, blues harp, mouth organ, mouth harp, mouthharp, mundharmonika, harmonicist, "
                      "chromatic harmonica",
     "口琴, 半音阶口琴"),
    ("accordion", 23, "bandoneon, bandoneón, tango accordion, bandonion", "班多钮, 班多纽, 班多钮琴, 探戈手风琴, "
     "班多尼翁"),
    ("guitar", None, "guitar, gtr, guitarist, gitarre, chitarra, guitarra, six-string, guitar string", "吉他, 结他, "
     "六弦琴"),
    ("guitar", 24, "nylon guitar, nylon-string acoustic, nylon-string guitar, classical guitar, spanish guitar, "
     "flamenco guitar, nylon string guitar, nylon-stringed guitar, konzertgitarre",
     "古典吉他, 尼龙吉他, 尼龙弦吉他, 西班牙吉他, 弗拉门戈吉他, 古典结他"),
    ("guitar", 25, "acoustic guitar, steel-string acoustic, steel guitar, steel-string guitar, steel string guitar, "
     "folk guitar, 12-string guitar, twelve-string guitar, acoustic steel guitar, campfire guitar, "
     "fingerpicked guitar, fingerstyle guitar, strummed guitar, dreadnought, slide guitar, bottleneck guitar, "
     "parlor guitar",
     "木吉他, 原声吉他, 民谣吉他, 钢弦吉他, 指弹吉他, 十二弦吉他, 滑棒吉他, 木结他, 民谣结他"),
    ("guitar", 26, "jazz guitar, hollow-body guitar, hollowbody guitar, archtop, archtop guitar, semi-acoustic guitar",
     "爵士吉他"),
    ("guitar", 27, "electric guitar, clean guitar, clean electric guitar, e-guitar, stratocaster, strat, telecaster, "
                   "les paul, surf guitar, wah guitar, wah-wah guitar, chorus guitar, jangly guitar",
     "电吉他, 清音吉他, 清音电吉他, 电结他"),
    ("guitar", 28, "muted guitar, palm-muted guitar, muted electric guitar, palm mute guitar", "闷音吉他"),
    ("guitar", 29, "overdriven guitar, overdrive guitar, rock guitar, crunch guitar, crunchy guitar, "
                   "overdriven electric guitar",
     "过载吉他, 过载电吉他"),
    ("guitar", 30, "distorted guitar, distortion guitar, heavy guitar, metal guitar, fuzz guitar, fuzzy guitar, "
                   "distorted electric guitar, power chord guitar",
     "失真吉他, 重金属吉他, 失真电吉他"),
    ("guitar", 31, "guitar harmonic", "吉他泛音"),
    ("bass", None, "bass, bass guitar, electric bass, bassist, e-bass, bassgitarre, four-string bass, "
                   "basso elettrico, electric bass guitar, precision bass, p-bass, fender bass, fingered bass, "
                   "finger bass, fingerstyle bass",
     "贝斯, 贝司, 低音吉他, 电贝斯, 电贝司, 低音结他, 电低音吉他, 指弹贝斯, 倍司, 贝士"),
    ("bass", 32, "upright bass, acoustic bass, stand-up bass, jazz bass, acoustic bass guitar, standup bass",
     "原声贝斯, 立式贝斯, 直立贝斯"),
    ("bass", 34, "picked bass, pick bass", "拨片贝斯"),
    ("bass", 35, "fretless bass, fretless, fretless bass guitar", "无品贝斯"),
    ("bass", 36, "slap bass, slapped bass, slap bass guitar, slap bass 1", "击弦贝斯, 拍弦贝斯, slap贝斯"),
    ("bass", 37, "popped bass, slap bass 2, slap and pop bass", "勾弦贝斯"),
    ("bass", 38, "synth bass, bass synth, synthesizer bass, 808 bass, 808, sub bass, sub-bass, tb-303, 303 bass, acid "
                 "bass, moog bass, wobble bass, reese bass, analog bass, analogue bass, electronic bass",
     "合成贝斯, 合成器贝斯, 808贝斯, 电子贝斯, 超低音贝斯"),
    ("bass", 39, "rubber synth bass, rubber bass, synth bass 2", "橡皮合成贝斯"),
    ("violin", None, "violin, violinist, violine, violino, violon, geige, stradivarius, strad, violin string",
     "小提琴, 提琴"),
    ("violin", 110, "fiddle, fiddler", "民间提琴, 乡村提琴"),
    ("viola", None, "viola, violist, bratsche, bratschist", "中提琴"),
    ("cello", None, "cello, violoncello, celli, cellist, violoncelle, violoncelli, cello string", "大提琴"),
    ("contrabass", None, "contrabass, double bass, doublebass, string bass, double basses, string basses, basses, "
                         "contrabassist, kontrabass, contrabbasso, contrebasse, bass fiddle, bull fiddle, bass viol, "
                         "double bassist",
     "低音提琴, 倍大提琴, 低音大提琴, 倍低音提琴, 倍大"),
    ("strings", None, "string, string section, string ensemble, bowed string, streicher, archi, string choir, "
                      "orchestral string, string instrument, stringed instrument",
     "弦乐, 弦乐组, 弦乐合奏, 弦乐器, 弦乐群, 拉弦乐器, 弦乐声部"),
    ("strings", 44, "tremolo string, tremolando string", "震音弦乐, 颤音弦乐, 弦乐震音"),
    ("strings", 45, "pizzicato, pizzicato string, pizz, pizz string, plucked string", "拨弦, 弦乐拨奏, 拨奏, 拨奏弦乐"),
    ("strings", 49, "slow-attack string, slow attack string", "慢起弦乐"),
    ("strings", 50, "synth string, synthesizer string, string synth, string machine, solina", "合成弦乐, 合成器弦乐"),
    ("strings", 51, "phased synth string, synth strings 2", "相位合成弦乐"),
    ("harp", None, "harp, harpist, concert harp, pedal harp, lever harp, lyre harp, harfe, arpa, harpe, harp string",
     "竖琴, "),
    ("timpani", None, "timpani, timpano, kettledrum, kettle drum, tympani, timpanist, timp, pauken, pauke", "定音鼓"),
    ("voice", None, "voice, vox, vocal, vocalist, singer, singing voice, soprano, tenor, baritone, mezzo-soprano, "
                    "contralto, countertenor, bass voice, bass singer, alto voice, tenor voice, lead vocal, "
                    "girl sings, boy sings, woman sings, man sings, child sings, "
                    "backing vocal, backup vocal, backup singer, vocalise, vocalese, vocal harmonies, vocal harmony, "
                    "voices singing, gesang, singstimme, human voice, female vocal, male vocal, female voice, "
                    "male voice, boy soprano",
     "人声, 歌声, 女声, 男声, 女高音, 男高音, 男低音, 女中音, 男中音, 女低音, 哼唱, 吟唱, 童声, 和声人声"),
    ("voice", 52, "choir aah, choir ahh, aahs", "合唱人声"),
    ("voice", 53, "voice ooh, choir ooh, oohs", "人声哼鸣"),
    ("voice", 54, "synth voice, synth choir, vocoder, talkbox, talk box, robot voice", "合成人声, 合成合唱, 声码器"),
    ("synth", 55, "orchestra hit, orchestral hit, orch hit, orchestra stab, orchestral stab", "乐队强奏, 管弦乐强奏"),
    ("trumpet", None, "trumpet, cornet, flugelhorn, trumpeter, trumpetist, fluegelhorn, flügelhorn, bugle, trompete, "
                      "tromba, trombe, trompette, piccolo trumpet, natural trumpet, bugler",
     "小号, 短号, 小喇叭, 柔音号, 富鲁格号, 军号"),
    ("trumpet", 59, "muted trumpet, harmon-muted trumpet, trumpet with mute, trumpet with a mute, trumpet con sordino",
     "弱音小号, 加弱音器的小号, 弱音器小号"),
    ("trombone", None, "trombone, bass trombone, trombonist, posaune, sackbut, slide trombone, valve trombone, "
                       "tenor trombone",
     "长号, 伸缩号, 拉管, 长喇叭"),
    ("tuba", None, "tuba, sousaphone, tubist, tubaist, bass tuba, basstuba, contrabass tuba", "大号, 低音号, 苏萨号"),
    ("horn", None, "horn, french horn, hornist, horn player, waldhorn, hunting horn, natural horn, corno, mellophone, "
                   "alphorn, alpenhorn",
     "圆号, 法国号, 阿尔卑斯号, 猎号"),
    ("brass", None, "brass, brasses, brass section, horn section, brass band, horn line, brass choir, blechbläser, "
                    "ottoni, brass instrument, brass line",
     "铜管, 铜管乐, 铜管乐器, 铜管组, 铜管乐队"),
    ("brass", 62, "synth brass, synthesizer brass, analog brass", "合成铜管, 合成器铜管"),
    ("brass", 63, "soft synth brass, synth brass 2", "柔和合成铜管"),
    ("sax", None, "sax, saxes, saxophone, saxophonist, saxist, saxophon, sassofono, saxofon",
     "萨克斯, 萨克斯风, 萨克斯管, 色士风, 萨克管, 萨克丝"),
    ("sax", 64, "soprano sax, soprano saxes, soprano saxophone", "高音萨克斯, 高音萨克斯风"),
    ("sax", 65, "alto sax, alto saxes, alto saxophone", "中音萨克斯, 中音萨克斯风"),
    ("sax", 66, "tenor sax, tenor saxes, tenor saxophone", "次中音萨克斯, 次中音萨克斯风"),
    ("sax", 67, "baritone sax, baritone saxes, bari sax, baritone saxophone, bass sax, bass saxophone",
     "上低音萨克斯, 低音萨克斯, 上低音萨克斯风"),
    ("oboe", None, "oboe, oboist, hautbois, oboe d'amore", "双簧管"),
    ("oboe", 69, "english horn, cor anglais, englischhorn, corno inglese", "英国管, 英国号"),
    ("bassoon", None, "bassoon, bassoonist, fagott, fagotto, basson, contrabassoon, double bassoon, kontrafagott, "
                      "dulcian",
     "大管, 巴松, 巴松管, 低音管, 低音大管, 倍低音管"),
    ("clarinet", None, "clarinet, bass clarinet, clarinettist, clarinetist, klarinette, clarinetto, clarinette, "
                       "basset horn, chalumeau, licorice stick, e-flat clarinet",
     "单簧管, 黑管, 低音单簧管, 竖笛单簧管"),
    ("flute", None, "flute, flutist, flautist, querflöte, flöte, flauto, flûte, traverso, flauto traverso, concert "
                    "flute, transverse flute, alto flute, bass flute, silver flute, flute player",
     "长笛, 中音长笛, 横笛, 银笛"),
    ("flute", 72, "piccolo, piccolo flute, ottavino, fife, piccoloflöte", "短笛"),
    ("flute", 74, "recorder, blockflöte, flauto dolce, alto recorder, soprano recorder, tenor recorder, flageolet",
     "竖笛, 直笛, 木笛, 高音竖笛"),
    ("flute", 75, "pan flute, panpipe, pan pipe, panflute, panflöte, siku, zampona, zampoña", "排箫, 潘笛"),
    ("flute", 76, "blown bottle, bottle blow, blown bottles", "吹瓶, 吹瓶子"),
    ("flute", 77, "shakuhachi, bamboo flute", "尺八"),
    ("flute", 78, "whistle, tin whistle, penny whistle, whistling, whistler, low whistle, whistled tune, "
                  "whistled melody",
     "口哨, 哨笛, 锡口笛, 爱尔兰哨笛, 锡哨, 吹口哨"),
    ("flute", 79, "ocarina", "陶笛, 奥卡利那"),
    ("flute", 109, "bagpipe, great highland bagpipe, uilleann pipe, highland pipe, smallpipe, dudelsack, cornemuse, "
                   "bag pipe, bagpiper",
     "风笛, 苏格兰风笛, 爱尔兰风笛"),
    ("flute", 111, "shawm, shanai, shehnai", "印度唢呐, 山奈, 肖姆管"),
    ("woodwind", None, "woodwind, woodwind section, wind section, wind instrument, woodwind instrument, holzbläser, "
                       "legni, woodwind choir, reed section",
     "木管, 木管乐, 木管乐器, 木管组, 管乐, 吹管乐, 吹管乐器"),
    ("synth", None, "synth, synthesizer, synthesiser, analog synth, analogue synth, modular synth, moog, minimoog, "
                    "synthesizer sound, electronic synthesizer, synthi, mellotron",
     "合成器, 电子合成器, 模拟合成器, 合成音色, 电子音色"),
    ("synth", 80, "square lead, chiptune lead, square wave, square wave lead, square-wave synth, chip lead, "
     "chip sound, nes lead",
     "方波, 方波主音, 方波合成器"),
    ("synth", 81, "saw lead, sawtooth, sawtooth lead, synth lead, lead synth, sawtooth synth, saw wave, supersaw, "
                  "keytar",
     "锯齿波, 合成主音, 锯齿波主音, 锯齿波合成器"),
    ("synth", 82, "calliope, calliope lead, steam organ", "汽笛风琴, 汽笛风琴主音"),
    ("synth", 83, "chiff lead", "吹气主音"),
    ("synth", 84, "charang lead, charang", "恰朗主音"),
    ("synth", 85, "voice lead, vocal lead synth, solo vox", "人声主音"),
    ("synth", 86, "fifths lead", "五度主音"),
    ("synth", 87, "bass lead, bass and lead", "低音主音"),
    ("synth", 88, "new-age pad, new age pad, fantasia pad", "新世纪铺底"),
    ("synth", 89, "warm pad, analog pad, warm synth pad", "暖音色铺底, 温暖铺底"),
    ("synth", 90, "polysynth, polysynth pad, poly synth", "复音合成器, 复音铺底"),
    ("synth", 91, "choir pad, vocal pad, space choir", "合唱铺底, 人声铺底"),
    ("synth", 92, "bowed pad, bowed-glass pad, bowed glass", "玻璃弓弦铺底, 弓弦铺底"),
    ("synth", 93, "metallic pad, metal pad", "金属铺底"),
    ("synth", 94, "halo pad", "光环铺底"),
    ("synth", 95, "sweep pad", "扫频铺底"),
    ("synth", 96, "synth rain, ice rain", "合成雨声"),
    ("synth", 97, "synth soundtrack, soundtrack pad", "合成配乐音色"),
    ("synth", 98, "synth crystal, crystal pad, crystal synth", "合成水晶音色"),
    ("synth", 99, "synth atmosphere, atmosphere pad", "合成氛围音色"),
    ("synth", 100, "synth brightness, brightness pad", "合成明亮音色"),
    ("synth", 101, "synth goblin, goblin pad", "合成小妖音色"),
    ("synth", 102, "synth echoes, echoes pad, echo drops", "合成回声音色"),
    ("synth", 103, "sci-fi synth, sci-fi pad", "科幻合成音色"),
    ("synth", 120, "fret noise, guitar fret noise", "吉他擦弦声, 吉他擦弦声音效"),
    ("synth", 121, "breath noise", "呼吸声音效"),
    ("synth", 122, "seashore sound, sound of the seashore, sea sound effect, ocean wave sound", "海浪音效"),
    ("synth", 123, "birdsong sound, bird tweet, bird sound effect, tweeting bird sound", "鸟鸣音效, 鸟叫音效"),
    ("synth", 124, "telephone ring, phone ring sound, telephone ringing sound", "电话铃音效"),
    ("synth", 125, "helicopter sound, helicopter noise", "直升机音效"),
    ("synth", 126, "applause sound, sound of applause, applause effect", "掌声音效"),
    ("synth", 127, "gunshot sound, gun shot sound, gunshot noise", "枪声音效"),
    ("plucked", None, "plucked instrument", "弹拨乐器, 弹拨乐"),
    ("plucked", 107, "koto", "日本筝, 筝"),
    ("plucked", 106, "shamisen, samisen", "三味线"),
    ("plucked", 105, "banjo, banjoist, tenor banjo, five-string banjo, banjos", "班卓琴, 班卓, 五弦琴"),
    ("plucked", 104, "sitar, sitarist", "西塔琴, 西塔尔琴, 锡塔琴, 锡塔尔琴, 西塔尔"),
    ("drums", None,
     "drum, drumstick, drum kit, electronic drum, drum set, drumkit, drumset, drum machine, percussion, drum beat, "
     "drumbeat, "
     "snare, snare drum, bass drum, kick drum, hi-hat, cymbal, drum loop, drummer, tom-tom, percussionist, "
     "schlagzeug, batteria, batterie, rhythm box, tr-808, tr-909, 808 drum, 909 drum, linndrum, side drum, "
     "field drum, military drum, hand drum, frame drum, drumming, drum part, drum track, drum pattern, drum groove, "
     "breakbeat, percussion section, drum section, drum roll, drumline, drum corps, trap kit, hihat, crash cymbal, "
     "ride cymbal, floor tom, rimshot, drum brush, drum brushes, brushes, wire brushes, handclap, hand clap, finger "
     "snap, brushed drum, unpitched percussion, "
     "percussion instrument, percussive instrument, beatbox, beat box, synth drum, melodic tom, reverse cymbal",
     "鼓, 电子鼓, 电鼓, 架子鼓, 打击乐, 打击乐器, 鼓点, 鼓组, 爵士鼓, 鼓机, 军鼓, 小军鼓, 大鼓, 镲, 鼓声, 敲击乐, "
     "打击, 套鼓, 小鼓, 小鼓手, 鼓手, 底鼓, 踩镲, 吊镲, 叮叮镲, 铜钹, 钹, 铙钹, 大镲, 小镲, 嗵鼓, 通鼓, 敲击乐器, "
     "打击乐组, 手鼓, 合成鼓, 旋律嗵鼓, 反向镲, 拍手声, 响指, 节奏鼓, 鼓乐, 卡宏, 拍手, 击掌"),
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
    ("string quartet", "string quartet, streichquartett", "弦乐四重奏"),
    ("string trio", "string trio", "弦乐三重奏"),
    ("string quintet", "string quintet", "弦乐五重奏"),
    ("string duo", "string duo, string duet", "弦乐二重奏"),
    ("piano trio", "piano trio", "钢琴三重奏"),
    ("piano quartet", "piano quartet", "钢琴四重奏"),
    ("piano quintet", "piano quintet", "钢琴五重奏"),
    ("string orchestra", "string orchestra, chamber orchestra, streichorchester", "弦乐队, 弦乐团, 弦乐乐团, "
     "室内乐团, 室内管弦乐团"),
    ("jazz trio", "jazz trio, jazz piano trio", "爵士三重奏, 爵士钢琴三重奏"),
    ("jazz quartet", "jazz quartet, jazz combo, jazz band", "爵士四重奏, 爵士乐队, 爵士小乐队"),
    ("rock band", "rock band, rock group", "摇滚乐队"),
    ("pop band", "pop band, pop group", "流行乐队"),
    ("brass quintet", "brass quintet, brass ensemble", "铜管五重奏"),
    ("brass quartet", "brass quartet", "铜管四重奏"),
    ("brass trio", "brass trio", "铜管三重奏"),
    ("wind quintet", "wind quintet, woodwind quintet", "木管五重奏, 管乐五重奏"),
    ("wind quartet", "wind quartet, woodwind quartet", "木管四重奏, 管乐四重奏"),
    ("wind trio", "wind trio, woodwind trio, reed trio", "木管三重奏, 管乐三重奏"),
    ("wind band", "wind band, concert band, symphonic band, wind ensemble, wind orchestra, military band, "
                  "marching band line-up",
     "管乐团, 管乐队, 吹奏乐团, 管乐合奏, 军乐团, 吹奏乐队, 铜管乐团"),
    ("big band", "for big band, for a big band, for the big band, by a big band, full big band, big-band line-up, "
                 "big band lineup, jazz orchestra, jazz big band",
     "爵士大乐队, 大乐队编制, 大乐队演奏, 爵士乐团"),
    ("power trio", "power trio", "摇滚三重奏, 摇滚三人乐队"),
    ("mariachi", "mariachi, mariachi band", "马里亚奇, 墨西哥街头乐队"),
    ("choir", "choir, mixed choir, satb choir, satb, chorus of voices, choral, a cappella, acapella, "
              "children's choir, male choir, female choir, women's choir, men's choir, boys' choir, "
              "barbershop quartet, barbershop, vocal quartet, vocal ensemble, choir of voices, chamber choir, "
              "vocal group",
     "合唱, 合唱团, 混声合唱, 合唱队, 无伴奏合唱, 四声部合唱, 童声合唱, 女声合唱, 男声合唱, 童声合唱团, 人声四重唱, "
     "阿卡贝拉, 唱诗班, 四重唱, 人声合唱, 室内合唱团"),
    ("orchestra", "orchestra, orchestral, symphony orchestra, full orchestra, philharmonic, philharmonic orchestra, "
                  "orchester, orchestre, orchestra tutti",
     "管弦乐, 管弦乐队, 管弦乐团, 交响乐团, 交响乐队, 大型管弦乐队, 爱乐乐团, 交响管弦乐团"),
)  # fmt: skip
# Words in which an instrument's name means nothing of the kind.
_PROTECTED = phrases(
    "synthwave, synth-wave, synth-pop, future bass, honky tonk style, vocal jazz, singer-songwriter, breakbeat music, "
    "drum and bass, drum & bass, drum'n'bass, drum n bass, no strings attached, strings attached, bass clef, "
    "voice leading, orchestra pit, the orchestra's, harp on, organic, brass tacks, organ donor, bell curve, drum up, "
    "recorder app, voice message, "
    "voice of, his own voice, her own voice, one's own voice, vocal range, voices heard, car horn, horn of plenty, "
    "horns of a dilemma, sea bass, love triangle, bass note, bass register, heart string, purse string, inner voice, "
    "voice recorder, whistle-stop, organ pipe cactus, internal organ, vital organ, clarion call, jingle bells, "
    "bell-bottoms, bells and whistles, keys to, key string, clear as a bell, alarm bell, piano bar, silver bells",
    "合成器浪潮, 未来贝斯, 回响贝斯, 鼓与贝斯, 鼓打贝斯, 鼓励, 鼓舞, 鼓掌, 鼓起, 鼓动, 琴瑟和鸣, 打击感, 人声鼎沸, "
    "低音管道, 笛卡尔, 锣鼓喧天, 打击了, 受到打击, 大鼓劲, 一鼓作气, 鼓足, 重重打击, 沉重打击, "
    "小号字, 大号字, 旗鼓相当, 建筑, 敲竹杠, 晨钟暮鼓, 重打鼓另开张, 打退堂鼓",
)
# Ensembles and guitars named after a genre state the genre as well.
GENRE_IN_NAME = {
    "jazz trio": "jazz", "jazz piano trio": "jazz", "jazz quartet": "jazz", "jazz combo": "jazz", "jazz band": "jazz",
    "爵士三重奏": "jazz", "爵士钢琴三重奏": "jazz", "爵士四重奏": "jazz", "爵士乐队": "jazz", "爵士小乐队": "jazz",
    "jazz guitar": "jazz", "爵士吉他": "jazz", "rock band": "rock", "rock group": "rock", "摇滚乐队": "rock",
    "rock guitar": "rock", "pop band": "pop", "pop group": "pop", "流行乐队": "pop", "walking bass": "jazz",
    "for big band": "swing", "for a big band": "swing", "for the big band": "swing", "by a big band": "swing",
    "full big band": "swing", "big band line up": "swing", "big band lineup": "swing", "jazz big band": "swing",
    "jazz orchestra": "swing", "爵士大乐队": "swing", "大乐队编制": "swing", "大乐队演奏": "swing", "爵士乐团": "swing",
    "power trio": "rock", "摇滚三重奏": "rock", "摇滚三人乐队": "rock", "爵士贝斯": "jazz",
    "mariachi": "latin", "mariachi band": "latin", "马里亚奇": "latin", "墨西哥街头乐队": "latin",
}  # fmt: skip


def _entries() -> dict[str, Instrument | Ensemble | None]:
    rows: list[tuple[Instrument | Ensemble | None, str, str]] = []
    rows += [(Instrument(family, program), en, zh) for family, program, en, zh in _EXACT]
    rows += [(Instrument(family, program, nearest=True), en, zh) for family, program, en, zh in FARAWAY]
    rows += _ROLED
    rows += [(Ensemble(name), en, zh) for name, en, zh in _ENSEMBLES]
    return {**spread(rows), **_EMOJI, **dict.fromkeys(_PROTECTED)}


INSTRUMENTS: Lexicon[Instrument | Ensemble | None] = Lexicon(_entries(), plurals=True)
