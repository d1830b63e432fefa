"""What the 128 General MIDI programs are called, in English and Chinese: the one source of these names.

The names are those people say, so each is also understood (:mod:`chatbot.understand.lexicon.instruments`);
the order is that of the General MIDI Level 1 sound set, 0-based.
"""

from __future__ import annotations

_TABLE = """
grand piano=三角钢琴 | bright acoustic piano=明亮音色钢琴 | electric grand piano=电三角钢琴 | honky-tonk piano=酒吧钢琴
electric piano=电钢琴 | FM electric piano=调频电钢琴 | harpsichord=羽管键琴 | clavinet=击弦古钢琴
celesta=钢片琴 | glockenspiel=钟琴 | music box=八音盒 | vibraphone=颤音琴
marimba=马林巴 | xylophone=木琴 | tubular bells=管钟 | dulcimer=扬琴
electric organ=电风琴 | percussive organ=敲击风琴 | rock organ=摇滚风琴 | church organ=教堂管风琴
harmonium=簧风琴 | accordion=手风琴 | harmonica=口琴 | bandoneon=班多钮琴
nylon guitar=尼龙弦吉他 | steel-string guitar=钢弦吉他 | jazz guitar=爵士吉他 | electric guitar=电吉他
muted guitar=闷音吉他 | overdriven guitar=过载吉他 | distortion guitar=失真吉他 | guitar harmonics=吉他泛音
acoustic bass=原声贝斯 | electric bass=电贝斯 | picked bass=拨片贝斯 | fretless bass=无品贝斯
slap bass=击弦贝斯 | popped bass=勾弦贝斯 | synth bass=合成贝斯 | rubber synth bass=橡皮合成贝斯
violin=小提琴 | viola=中提琴 | cello=大提琴 | contrabass=低音提琴
tremolo strings=震音弦乐 | pizzicato strings=拨奏弦乐 | harp=竖琴 | timpani=定音鼓
string ensemble=弦乐合奏 | slow-attack strings=慢起弦乐 | synth strings=合成弦乐 | phased synth strings=相位合成弦乐
choir aahs=合唱人声 | voice oohs=人声哼鸣 | synth voice=合成人声 | orchestra hit=乐队强奏
trumpet=小号 | trombone=长号 | tuba=大号 | muted trumpet=弱音小号
French horn=圆号 | brass section=铜管组 | synth brass=合成铜管 | soft synth brass=柔和合成铜管
soprano sax=高音萨克斯 | alto sax=中音萨克斯 | tenor sax=次中音萨克斯 | baritone sax=上低音萨克斯
oboe=双簧管 | English horn=英国管 | bassoon=大管 | clarinet=单簧管
piccolo=短笛 | flute=长笛 | recorder=竖笛 | pan flute=排箫
blown bottle=吹瓶 | shakuhachi=尺八 | tin whistle=哨笛 | ocarina=陶笛
square-wave synth=方波合成器 | sawtooth synth=锯齿波合成器 | calliope=汽笛风琴 | chiff lead=吹气主音
charang lead=恰朗主音 | voice lead=人声主音 | fifths lead=五度主音 | bass lead=低音主音
new-age pad=新世纪铺底 | warm pad=暖音色铺底 | polysynth=复音合成器 | choir pad=合唱铺底
bowed-glass pad=玻璃弓弦铺底 | metallic pad=金属铺底 | halo pad=光环铺底 | sweep pad=扫频铺底
synth rain=合成雨声 | synth soundtrack=合成配乐音色 | synth crystal=合成水晶音色 | synth atmosphere=合成氛围音色
synth brightness=合成明亮音色 | synth goblins=合成小妖音色 | synth echoes=合成回声音色 | sci-fi synth=科幻合成音色
sitar=西塔琴 | banjo=班卓琴 | shamisen=三味线 | koto=日本筝
kalimba=拇指琴 | bagpipe=风笛 | fiddle=民间提琴 | shawm=印度唢呐
tinkle bell=铃铛 | agogo=阿哥哥铃 | steel drums=钢鼓 | woodblock=木鱼
taiko=太鼓 | melodic tom=旋律嗵鼓 | synth drum=合成鼓 | reverse cymbal=反向镲
fret noise=吉他擦弦声 | breath noise=呼吸声音效 | seashore sound=海浪音效 | birdsong sound=鸟鸣音效
telephone ring=电话铃音效 | helicopter sound=直升机音效 | applause sound=掌声音效 | gunshot sound=枪声音效
"""
#: For each program 0..127 its name in English and in Chinese.
PROGRAM_NAMES: tuple[tuple[str, str], ...] = tuple(
    (english.strip(), chinese.strip())
    for line in _TABLE.strip().splitlines()
    for english, chinese in (pair.split("=") for pair in line.split("|"))
)
#: Programs that a drum kit plays where a request names them: unpitched percussion of the sound set.
KIT_PROGRAMS = (113, 115, 116, 117, 118, 119)
