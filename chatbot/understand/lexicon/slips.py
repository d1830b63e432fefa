"""Frequent slips of spelling, each with the word it stands for, that distance alone would not put right."""

from __future__ import annotations


def _pairs(text: str) -> dict[str, str]:
    return {wrong: right for wrong, right in (pair.split() for pair in text.split(",") if pair.strip())}


#: English slips that are nearer to another word, or too short to be corrected by distance.
SLIPS = _pairs(
    """
    pice piece, sumthing something, somthing something, sommthing something, somethin something,
    sumthin something, peice piece, paino piano, piona piano, celo cello, chello cello, jaz jazz,
    jass jazz, blus blues, wals waltz, walz waltz, drumms drums, durms drums, guitare guitar,
    gitar guitar, guiter guitar, miner minor, minro minor, maj0r major, flatt flat, shrap sharp,
    bas bass, hapy happy, slwo slow, fsat fast, uke ukulele, pno piano, vln violin, vla viola, vc cello,
    gtr guitar, fl flute, ob oboe, bsn bassoon, hn horn, tpt trumpet, tbn trombone, vn violin, hp harp,
    perc percussion, timp timpani, bosa bossa, panio piano, rok rock, clam calm, barrs bars, barz bars,
    realy really, muzik music, kalm calm,
    sth something, smth something, tromboness trombones, calmn calm, sloow slow, moar more,
    sadd sad, rythm rhythm, rythem rhythm, rhythem rhythm, harpsicord harpsichord, pls please,
    plz please, bitte please, ballard ballad, accustic acoustic, ochestra orchestra, medly medley, lulaby lullaby,
    mjor major, majr major, majro major, mjaor major, maojr major, minr minor, mnior minor, minior minor,
    bmp bpm, pbm bpm, drms drums, durm drum, viloa viola, vioa viola, flut flute, pian piano, sybth synth,
    syth synth, sinth synth, gutar guitar, trumpit trumpet, tranpose transpose, waltze waltz, rithm rhythm,
    melodie melody, cresendo crescendo, stacatto staccato, staccatto staccato,
    quiter quieter, qieter quieter, louser louder, slowwer slower, fastr faster, fatser faster, instrment instrument,
    sadd sad, freindly friendly, peacefull peaceful, joyfull joyful, musci music, msuic music, sogn song,
    tuen tune, exiting exciting, relaxin relaxing, chil chill, upbeet upbeat, balad ballad, cuntry country,
    regae reggae, regge reggae, raggae reggae, techo techno, tekno techno, classicl classical, chrous chorus,
    chors chorus, vers verse, brige bridge, begining beginning, endding ending, meausres measures, measurs measures,
    
    roc rock, rcok rock, rokc rock, fats fast, chelo cello, tchello cello, hrap harp, obeo oboe, hron horn, bsas bass,
    flok folk, folck folk, jzaz jazz, fnuk funk, metl metal, slo slow, brss brass, stirngs strings, srtings strings,
    fuge fugue, quarted quartet, chior choir, violen violin, tempoo tempo, cords chords,
    """
)
#: Chinese words written with a character that sounds or looks the same; 和旋律 only holds one and stays.
SLIPS_ZH = _pairs(
    """
    刚琴 钢琴, 纲琴 钢琴, 岗琴 钢琴, 吉它 吉他, 几他 吉他, 吉他他 吉他, 贝思 贝斯, 大题琴 大提琴,
    小题琴 小提琴, 中题琴 中提琴, 小提情 小提琴, 长迪 长笛, 长苗 长笛, 竖情 竖琴, 萨克思 萨克斯,
    莎克斯 萨克斯, 股声 鼓声, 架子古 架子鼓, 古诤 古筝, 古争 古筝, 二湖 二胡, 比琶 琵琶, 批把 琵琶,
    锁呐 唢呐, 笛子子 笛子, 爵土 爵士, 绝士 爵士, 遥滚 摇滚, 摇混 摇滚, 民遥 民谣, 流形 流行,
    古点 古典, 圆午曲 圆舞曲, 华尔磁 华尔兹, 进行取 进行曲, 大掉 大调, 小掉 小调, 降掉 降调, 升掉 升调,
    节秦 节奏, 节凑 节奏, 旋率 旋律, 玄律 旋律, 和炫 和弦, 和旋 和弦, 伴凑 伴奏, 和旋律 和旋律, 独凑 独奏, 悲殇 悲伤,
    忧桑 忧伤, 优伤 忧伤, 欢块 欢快, 平净 平静, 宁净 宁静, 温暧 温暖, 慢一典 慢一点, 快一典 快一点,
    小结数 小节数, 八小结 八小节, 小洁 小节, 副哥 副歌, 主哥 主歌, 前揍 前奏, 尾凑 尾奏, 撒销 撤销,
    继序 继续, 继绪 继续, 甚么 什么, 反覆 反复, 锻链 锻炼, 电吉它 电吉他, 合昌 合唱
    """
)
