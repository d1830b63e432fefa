"""Composers and artists whose manner people ask for: the name used in ``Controls.style_of``, the
genre of the composer's own that comes nearest, and the names people write."""

from __future__ import annotations

from dataclasses import dataclass

from chatbot.understand.matcher import Lexicon


@dataclass(frozen=True)
class Artist:
    """``name`` as shown, ``genre`` of :data:`composer.controls.GENRES`; ``common`` when the name is
    also an everyday word and counts only where a manner is spoken of."""

    name: str
    genre: str
    common: bool = False


# name, genre, English writings besides the name and its last word, Chinese writings
_ROWS: tuple[tuple[str, str, str, str], ...] = (
    ("Bach", "baroque", "js bach, j.s. bach, j. s. bach, johann sebastian bach", "巴赫"),
    ("Handel", "baroque", "händel, georg friedrich handel, george frideric handel", "亨德尔, 韩德尔"),
    ("Vivaldi", "baroque", "antonio vivaldi", "维瓦尔第"),
    ("Scarlatti", "baroque", "domenico scarlatti", "斯卡拉蒂"),
    ("Telemann", "baroque", "", "泰勒曼"),
    ("Pachelbel", "baroque", "johann pachelbel", "帕赫贝尔"),
    ("Mozart", "classical", "wolfgang amadeus mozart, w.a. mozart", "莫扎特"),
    ("Haydn", "classical", "joseph haydn", "海顿"),
    ("Beethoven", "classical", "ludwig van beethoven", "贝多芬"),
    ("Clementi", "classical", "", "克莱门蒂"),
    ("Schubert", "romantic", "franz schubert", "舒伯特"),
    ("Chopin", "romantic", "frederic chopin, frédéric chopin", "肖邦, 萧邦"),
    ("Schumann", "romantic", "robert schumann, clara schumann", "舒曼"),
    ("Brahms", "romantic", "johannes brahms", "勃拉姆斯"),
    ("Liszt", "romantic", "franz liszt", "李斯特"),
    ("Mendelssohn", "romantic", "felix mendelssohn", "门德尔松"),
    ("Tchaikovsky", "romantic", "tschaikowsky, chaikovsky, tchaikovski", "柴可夫斯基"),
    ("Dvorak", "romantic", "dvořák, antonin dvorak", "德沃夏克"),
    ("Grieg", "romantic", "edvard grieg", "格里格"),
    ("Rachmaninoff", "romantic", "rachmaninov, sergei rachmaninoff", "拉赫玛尼诺夫, 拉赫曼尼诺夫"),
    ("Mahler", "romantic", "gustav mahler", "马勒"),
    ("Wagner", "romantic", "richard wagner", "瓦格纳"),
    ("Verdi", "romantic", "giuseppe verdi", "威尔第"),
    ("Puccini", "romantic", "giacomo puccini", "普契尼"),
    ("Paganini", "romantic", "niccolo paganini", "帕格尼尼"),
    ("Strauss", "waltz", "johann strauss", "施特劳斯, 约翰施特劳斯"),
    ("Debussy", "classical", "claude debussy", "德彪西"),
    ("Ravel", "classical", "maurice ravel", "拉威尔"),
    ("Satie", "classical", "erik satie", "萨蒂"),
    ("Fauré", "romantic", "faure, gabriel faure", "福雷"),
    ("Stravinsky", "classical", "igor stravinsky", "斯特拉文斯基"),
    ("Bartok", "classical", "bartók, bela bartok", "巴托克"),
    ("Prokofiev", "classical", "sergei prokofiev", "普罗科菲耶夫"),
    ("Shostakovich", "classical", "dmitri shostakovich", "肖斯塔科维奇"),
    ("Gershwin", "jazz", "george gershwin", "格什温"),
    ("Copland", "classical", "aaron copland", "科普兰"),
    ("Philip Glass", "classical", "glass' minimalism", "菲利普·格拉斯, 菲利普格拉斯"),
    ("Steve Reich", "classical", "reich", "史蒂夫·赖希"),
    ("Arvo Pärt", "classical", "arvo part, pärt", "阿沃·帕特"),
    ("Ludovico Einaudi", "classical", "einaudi", "艾奥迪, 伊诺第"),
    ("Yiruma", "classical", "", "李闰珉"),
    ("Max Richter", "classical", "", "马克斯·里希特"),
    ("Ryuichi Sakamoto", "ambient", "sakamoto", "坂本龙一"),
    ("Brian Eno", "ambient", "", "布莱恩·伊诺"),
    ("Joe Hisaishi", "film", "hisaishi, studio ghibli, ghibli", "久石让, 吉卜力, 宫崎骏"),
    ("Hans Zimmer", "film", "zimmer", "汉斯·季默, 汉斯季默, 季默"),
    ("John Williams", "film", "", "约翰·威廉姆斯, 约翰威廉姆斯"),
    ("Ennio Morricone", "film", "morricone", "莫里康内"),
    ("Howard Shore", "film", "", "霍华德·肖"),
    ("Danny Elfman", "film", "elfman", "丹尼·艾夫曼"),
    ("Yoko Kanno", "film", "", "菅野洋子"),
    ("Koji Kondo", "game", "", "近藤浩治"),
    ("Nobuo Uematsu", "game", "uematsu", "植松伸夫"),
    ("Toby Fox", "game", "", ""),
    ("Scott Joplin", "jazz", "joplin", "斯科特·乔普林, 乔普林"),
    ("Duke Ellington", "jazz", "ellington", "艾灵顿公爵, 艾灵顿"),
    ("Count Basie", "jazz", "", "贝西伯爵"),
    ("Louis Armstrong", "jazz", "", "路易斯·阿姆斯特朗"),
    ("Miles Davis", "jazz", "", "迈尔斯·戴维斯, 迈尔斯戴维斯"),
    ("Bill Evans", "jazz", "", "比尔·埃文斯, 比尔埃文斯"),
    ("John Coltrane", "jazz", "coltrane", "约翰·科尔特兰, 科川"),
    ("Thelonious Monk", "jazz", "thelonious", "塞隆尼斯·蒙克"),
    ("Charlie Parker", "jazz", "", "查理·帕克"),
    ("Herbie Hancock", "jazz", "", "赫比·汉考克"),
    ("Pat Metheny", "jazz", "metheny", ""),
    ("Antonio Carlos Jobim", "latin", "jobim, tom jobim", "若宾"),
    ("Astor Piazzolla", "latin", "piazzolla", "皮亚佐拉"),
    ("Bob Marley", "latin", "", "鲍勃·马利"),
    ("The Beatles", "pop", "beatles, lennon, mccartney, john lennon, paul mccartney", "披头士, 甲壳虫乐队"),
    ("The Rolling Stones", "rock", "rolling stones", "滚石乐队"),
    ("Pink Floyd", "rock", "", "平克·弗洛伊德, 平克弗洛伊德"),
    ("Led Zeppelin", "rock", "", "齐柏林飞艇"),
    ("Metallica", "rock", "", "金属乐队"),
    ("Radiohead", "rock", "", "电台司令"),
    ("Coldplay", "rock", "", "酷玩乐队"),
    ("Jimi Hendrix", "rock", "hendrix", ""),
    ("David Bowie", "rock", "bowie", "大卫·鲍伊"),
    ("Elton John", "pop", "", "埃尔顿·约翰"),
    ("Michael Jackson", "pop", "", "迈克尔·杰克逊, 迈克尔杰克逊"),
    ("Adele", "pop", "", "阿黛尔"),
    ("Taylor Swift", "pop", "", "泰勒·斯威夫特, 泰勒斯威夫特, 霉霉"),
    ("Ed Sheeran", "pop", "sheeran", "艾德·希兰, 黄老板"),
    ("Billie Eilish", "pop", "eilish", "碧梨"),
    ("Bruno Mars", "pop", "", "火星哥"),
    ("Lady Gaga", "pop", "", ""),
    ("BTS", "pop", "", "防弹少年团"),
    ("Daft Punk", "electronic", "", "蠢朋克"),
    ("Kraftwerk", "electronic", "", "发电站乐队"),
    ("Jean-Michel Jarre", "electronic", "", ""),
    ("Vangelis", "electronic", "", "范吉利斯"),
    ("Aphex Twin", "electronic", "", ""),
    ("Stevie Wonder", "funk", "", "史蒂维·旺德"),
    ("James Brown", "funk", "", "詹姆斯·布朗"),
    ("Bob Dylan", "folk", "dylan", "鲍勃·迪伦"),
    ("Johnny Cash", "country", "", "约翰尼·卡什"),
    ("B.B. King", "blues", "bb king, b. b. king", ""),
    ("Robert Johnson", "blues", "", ""),
    ("Jay Chou", "pop", "zhou jielun", "周杰伦, 周董"),
    ("Teresa Teng", "pop", "deng lijun", "邓丽君"),
    ("Faye Wong", "pop", "", "王菲"),
    ("Eason Chan", "pop", "", "陈奕迅"),
    ("JJ Lin", "pop", "", "林俊杰"),
    ("Leslie Cheung", "pop", "", "张国荣"),
    ("Jacky Cheung", "pop", "", "张学友"),
    ("Andy Lau", "pop", "", "刘德华"),
    ("Jonathan Lee", "pop", "", "李宗盛"),
    ("Lo Ta-yu", "pop", "", "罗大佑"),
    ("Mayday", "rock", "", "五月天"),
    ("Cui Jian", "rock", "", "崔健"),
    ("Li Ronghao", "pop", "", "李荣浩"),
    ("Joker Xue", "pop", "", "薛之谦"),
    ("Xu Song", "pop", "", "许嵩"),
    ("Mao Buyi", "folk", "", "毛不易"),
    ("Zhao Lei", "folk", "", "赵雷"),
    ("Pu Shu", "folk", "", "朴树"),
    ("Tan Dun", "classical", "", "谭盾"),
    ("Nie Er", "march", "", "聂耳"),
    ("Xian Xinghai", "classical", "", "冼星海"),
    ("A Bing", "folk", "abing", "阿炳"),
)  # fmt: skip
# Everyday words that are also names of artists.
_COMMON: tuple[tuple[str, str, str, str], ...] = (
    ("ABBA", "pop", "", ""),
    ("Queen", "rock", "", "皇后乐队"),
    ("Nirvana", "rock", "", "涅槃乐队"),
    ("Prince", "funk", "", ""),
    ("Beyond", "rock", "", ""),
    ("Air", "electronic", "", ""),
    ("U2", "rock", "", ""),
    ("Moby", "electronic", "", ""),
)


def _entries() -> dict[str, Artist]:
    found: dict[str, Artist] = {}
    for rows, common in ((_ROWS, False), (_COMMON, True)):
        for name, genre, english, chinese in rows:
            artist = Artist(name, genre, common)
            for writing in (name.lower(), *english.split(","), *chinese.split(",")):
                if writing.strip():
                    found[writing.strip()] = artist
    return found


ARTISTS: Lexicon[Artist] = Lexicon(_entries())
