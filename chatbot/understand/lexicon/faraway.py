"""Instruments that General MIDI does not have, from far away or long ago, each with the sound that comes
nearest: its family, a General MIDI program (0-based; None for the family's usual one), English names and
Chinese names. The reply says what stands in."""

from __future__ import annotations

FARAWAY: tuple[tuple[str, int | None, str, str], ...] = (
    # Bowed strings.
    ("violin", 110,
     "erhu, jinghu, gaohu, zhonghu, banhu, morin khuur, huqin, haegeum, kamancheh, kemenche, sarangi, esraj, dilruba, "
     "rebab, rebec, hurdy-gurdy, nyckelharpa, hardanger fiddle, chinese violin, chinese fiddle, horsehead fiddle, "
     "kokyu, gadulka, lijerica, igil, rabab",
     "二胡, 京胡, 高胡, 中胡, 板胡, 胡琴, 马头琴, 四胡, 椰胡, 坠胡, 雷琴, 奚琴, 南胡, 艾捷克, 萨朗吉, 手摇弦琴"),
    ("violin", 40, "viol, electric violin, viola da braccio", "古提琴, 电小提琴"),
    ("viola", 41, "viola d'amore", "柔音中提琴, 抒情中提琴"),
    ("cello", 42, "viola da gamba, gamba, baryton, arpeggione, gehu", "维奥尔琴, 维奥尔, 革胡, 大胡"),
    ("contrabass", 43, "violone, octobass", ""),
    # Plucked strings.
    ("plucked", 107,
     "guzheng, zheng, gu zheng, guqin, qin, gayageum, geomungo, konghou, dan tranh, chinese zither, kantele, gusli, "
     "psaltery, qanun, kanun, autoharp, zither, veena, vina, bandura",
     "古筝, 古琴, 伽倻琴, 箜篌, 七弦琴, 玄鹤琴, 瑶琴, 维纳琴, 卡龙琴, 齐特琴, 古斯里, 瑟琴, 二十一弦筝, 凤首箜篌"),
    ("plucked", 106, "pipa, sanxian, liuqin, biwa, sanshin, chinese lute", "琵琶, 三弦, 柳琴, 大三弦, 小三弦, 三线"),
    ("plucked", 105,
     "ruan, zhongruan, daruan, yueqin, balalaika, bouzouki, domra, saz, baglama, bağlama, tamburica, dombra, dutar, "
     "rawap, tanbur, banjolele, ngoni, jew's harp, jaw harp, setar",
     "阮, 中阮, 大阮, 月琴, 巴拉莱卡, 三角琴, 布祖基琴, 多木拉, 都塔尔, 热瓦普, 弹布尔, 扎木聂, 口弦, 小阮"),
    ("plucked", 104, "sarod, tanpura, tambura, surbahar", "冬不拉, 萨罗德, 坦普拉, 弹拨尔"),
    ("guitar", 24,
     "lute, ukulele, ukelele, oud, theorbo, mandola, laute, liuto, charango, cavaquinho, cuatro, vihuela, cittern, "
     "tiple, requinto, bandurria, guitalele, archlute, chitarrone, ukeleli",
     "鲁特琴, 尤克里里, 乌克丽丽, 乌德琴, 乌克里里, 琉特琴, 夏威夷四弦琴, 恰兰戈, 诗琴, 夏威夷小吉他, 西特琴"),
    ("guitar", 25,
     "mandolin, mandolino, dobro, lap steel, lap steel guitar, pedal steel, pedal steel guitar, resonator guitar, "
     "hawaiian guitar, baritone guitar, bandola, octave mandolin, mandocello, slack-key guitar",
     "曼陀林, 曼多林, 夏威夷吉他, 钢棒吉他, 踏板钢棒吉他, 曼陀铃"),
    ("bass", 33, "guitarron, guitarrón, bass ukulele, u-bass, washtub bass, moroccan gimbri, guembri", "低音曼陀林"),
    ("harp", 46, "kora, lyre, cross-strung harp, lyra", "里拉琴, 莱雅琴, 科拉琴, 小竖琴, 七弦竖琴"),
    # Winds.
    ("flute", 73, "dizi, di zi, bangdi, qudi, chinese flute, ryuteki, daegeum, wooden flute, native "
                  "american flute, fue, shinobue, kaval",
     "笛子, 竹笛, 曲笛, 梆笛, 笛, 中国笛, 新笛, 筱笛, 龙笛, 大笒, 木笛子"),
    ("flute", 77, "xiao, bansuri, ney, quena, dongxiao, xun, end-blown flute, suling", "箫, 洞箫, 埙, 陶埙, 班苏里, "
     "奈伊, 盖那笛, 古埙"),
    ("flute", 75, "hulusi, bawu, hulusheng", "葫芦丝, 巴乌, 葫芦箫"),
    ("flute", 78, "slide whistle, nose flute, bird whistle, human whistle", "滑哨, 拉哨"),
    ("flute", 111, "suona, zurna, duduk, crumhorn, krummhorn, bombarde, hichiriki, guanzi, piri, balaban",
     "唢呐, 海笛, 杜杜克, 杜读管, 筚篥, 管子, 克鲁姆双簧管, 喇叭唢呐"),
    ("accordion", 22, "sheng, melodica, khene, khaen, lusheng", "笙, 口风琴, 芦笙, 竽, 排笙"),
    ("trombone", 57, "euphonium, baritone horn, tenor horn, alto horn, tenor tuba", "次中音号, 上低音号, "),
    ("trumpet", 56, "cornett, cornetto, zink, shofar, vuvuzela, conch shell", "木管号, 呜呜祖拉, 法螺"),
    ("tuba", 58, "didgeridoo, didgeridu, ophicleide, helicon, dung chen, cimbasso", "迪吉里杜管, 蛇形号, 法号"),
    # Keys, mallets and machines.
    ("piano", 7, "clavichord", "古击弦琴, 克拉维卡琴"),
    ("mallets", 8, "toy piano, dulcitone, keyboard glockenspiel", "玩具钢琴"),
    ("mallets", 11, "metallophone, metalophone, gamelan", "甘美兰, 佳美兰, 金属琴"),
    ("mallets", 12, "balafon, balaphone, log drum, tongue drum, slit drum, angklung", "巴拉风琴, 舌鼓, 昂格隆"),
    ("mallets", 114, "hang drum, handpan", "手碟, 空灵鼓, 钢舌鼓"),
    ("mallets", 14, "bianzhong, bianqing, chinese bells", "编钟, 编磬, 云锣, 磬"),
    ("synth", 92, "glass harmonica, glass harp, armonica, musical glass, singing bowl, crystal bowl, tibetan bowl, "
     "musical saw",
     "玻璃琴, 玻璃琴声, 颂钵, 音乐锯, 水晶碗"),
    ("synth", 80, "theremin, kazoo, ondes martenot, otamatone, stylophone", "特雷门琴, 卡祖笛, 马特诺琴, 特雷门"),
    # Percussion that the kit stands in for.
    ("drums", None,
     "taiko, taiko drum, bodhran, bodhrán, bongo, bongo drum, conga, conga drum, djembe, tabla, timbale, cajon, "
     "cajón, tambourine, shaker, maraca, gong, castanet, woodblock, wood block, temple block, claves, clave, guiro, "
     "güiro, cowbell, triangle, agogo, agogo bell, cabasa, vibraslap, darbuka, doumbek, dumbek, udu, talking drum, "
     "surdo, pandeiro, cuica, dhol, dholak, mridangam, pakhawaj, riq, daf, bombo, repinique, ratchet, washboard, "
     "tambor, tenor drum, rainstick, rain stick, janggu, tam-tam, whip crack, egg shaker, tamborim, batá, shekere, "
     "rainmaker, kanjira, dafli, nagara, lambeg drum, bendir, berimbau",
     "太鼓, 邦戈鼓, 康加鼓, 非洲鼓, 塔布拉鼓, 箱鼓, 铃鼓, 沙锤, 锣, 锣鼓, 腰鼓, 响板, 梆子, 木鱼, 三角铁, 沙铃, 沙槌, "
     "牛铃, 阿哥哥铃, 达布卡鼓, 达夫鼓, 堂鼓, 板鼓, 排鼓, 战鼓, 象脚鼓, 竹板, 大锣, 小锣, 拍板, 手铃鼓, 长鼓, 花鼓, "
     "木箱鼓, 刮瓜, 沙球, 金贝鼓, 和太鼓, 铜锣, 八角鼓, 渔鼓, 爱尔兰鼓"),
)  # fmt: skip
