"""Mood words and their place on J. A. Russell's circumplex ("A circumplex model of affect", 1980):
valence from sad -1 to happy 1, energy from calm -1 to excited 1. The quadrant of each word is
Russell's where his study has the word, and a listener's judgement elsewhere."""

from __future__ import annotations

from chatbot.understand.lexicon.comparing import compared, superlative
from chatbot.understand.lexicon.pictures import PICTURES
from chatbot.understand.lexicon.shades import SHADES
from chatbot.understand.lexicon.table import phrases, spread
from chatbot.understand.matcher import Lexicon

# (valence, energy), English words, Chinese words
_ROWS: tuple[tuple[tuple[float, float], str, str], ...] = (
    ((0.8, 0.6), "gay, joyousness, merrily, cheerfully, gleefully, beaming, grinning, radiant, sunlit, sun-drenched, "
                 "sun-kissed, feel-good, feelgood, good-humoured, good-humored, good-natured, glad, gladly, chirpy, "
                 "buoyant, bright-eyed, celebration, celebrates, celebrating, frolicking, frolics, frolic, "
                 "frolicsome, ebullient, ebullience, overjoyed, on cloud nine, chipper, pure delight, zest, zestful, "
                 "in high spirits, happy cheer, jollity, rollicking, blithe, happy, cheerful, cheery, joyful, joyous, "
                 "merry, jolly, gleeful, fun, happiness, joy, happily, sunny, gladness, delight, delighted, "
                 "delightful, joyfulness, cheerfulness, happy-go-lucky, exultant, jubilation, jubilant, radiant joy, "
                 "good news, glad tidings, "
                 "bliss, blissful, blissfully, laughter, sunshine, mirth, merriment, rejoicing, rejoices, "
                 "high spirits, good cheer, gaiety, optimism, cheerful optimism, smiles, smiling, joviality, jovial, "
                 "giddy, gleeful joy, elated joy",
     "乐呵呵, 喜气洋洋, 喜气, 兴高采烈, 眉开眼笑, 欢喜雀跃, 雀跃, 欢畅, 欢悦, 欣喜, 喜洋洋, 明媚, 灿烂, 元气, "
     "元气满满, 乐天, 美滋滋, 嗨, 欢腾喜悦, 欢快, 欢实, 快乐, 开心, 高兴, 欢乐, 愉快, 喜悦, 快活, 阳光, 明快, 喜庆, "
     "欢喜, "
     "愉悦, 幸福快乐"),
    ((0.6, 0.5), "lighthearted, light-hearted, bouncy, jaunty, perky, carefree, breezy, catchy, summery",
     "明快轻松, 跳跃, 蹦蹦跳跳, 灵动, 俏丽, 轻飘飘, 洒脱, 潇洒, 轻松明快, 小清新, 清爽, 爽朗, 轻快, 轻盈, 活泼, "
     "轻松愉快, 无忧无虑, 明朗, 轻巧, 朗朗上口"),
    ((0.7, 0.5), "playful, funny, humorous, quirky, whimsical, comic, cute, mischievous, silly, goofy",
     "俏皮, 幽默, 诙谐, 可爱, 顽皮, 滑稽, 搞笑, 调皮, 有趣, 童趣"),
    ((0.6, 0.9), "exciting, excited, euphoric, exuberant, festive, celebratory, party, ecstatic, exhilarating, "
                 "excitement, exhilaration, euphoria, thrill, elated, elation",
     "激动人心, 嗨翻, 炸场, 火爆, 欢呼, 热火朝天, 热烈奔放, 兴奋, 热闹, 狂欢, 热情, 节日, 派对, 沸腾, 欢腾, 热烈, "
     "激情"),
    ((0.4, 0.8), "spry, sprightly, zesty, zippy mood, pep, peppy, feisty, full of life, full of energy, "
                 "bursting with energy, bustling, vivacious, vivacity, exuberance, invigorating, effervescent, "
                 "sparkling, sparkles, sparkly, frisky, upbeat, energetic, lively, vibrant, spirited, dynamic, "
                 "vigorous, animated, punchy, rousing, high-energy, bubbly, energy",
     "带劲, 提神, 劲爆, 劲道, 来劲, 生机勃勃, 生气勃勃, 活力四射, 充满力量, 精神, 振作, 昂扬, 意气风发, 有活力, "
     "充满活力, 活力, 动感, 有力量, 朝气, 蓬勃, 奔放, 有劲, 有冲劲"),
    ((0.5, 0.8), "triumphant, victorious, heroic, majestic, glorious, grand, proud, noble, ceremonial, inspiring, "
                 "uplifting, motivational, anthemic, triumph, in triumph, victory, uplift, proudly, majesty, glory",
     "凯旋, 凯歌, 荣耀, 光荣, 威武, 神气, 威严, 庄重, 隆重, 气派, 雄伟, 崇高, 壮阔, 壮观, 鼓舞, 激励, 胜利, 英雄, "
     "辉煌, 壮丽, 庄严, 雄壮, 宏伟, 自豪, 励志, 振奋, 鼓舞人心, 豪迈, 英勇"),
    ((0.3, 0.8), "epic, powerful, soaring, massive, adventurous, thrilling",
     "气势恢宏, 气势恢弘, 气势宏大, 有气势, 宏大, 热血沸腾, 燃爆, 澎湃激昂, 波澜壮阔, 荡气回肠, 铿锵, 激越, 高昂, "
     "雄浑, 激动, 燃, 热血, 爆发, 史诗, 激昂, 慷慨激昂, 磅礴, 恢宏, 气势磅礴, 澎湃, 震撼, 高亢, 大气"),
    ((0.6, -0.1), "hopefulness, hopeful, optimistic, warm, bright, sweet, friendly, tender-hearted, graceful, "
                  "elegant, charming, delicate, lovely, gracious",
     "暖心, 暖洋洋, 暖暖的, 暖暖, 有希望, 希望, 向往, 憧憬, 积极, 积极向上, 阳光向上, 明朗温暖, 亲切, 友好, 精致, "
     "高雅, 文雅, 秀丽, 柔美动人, 充满希望, 乐观, 温暖, 明亮, 甜美, 甜蜜, 甜一点, 甜甜的, 甜甜, 优雅, 优美, 美好, "
     "温馨, 典雅, 清新, 美丽"),
    ((0.5, -0.3), "tenderness, affection, warmth, romance, romantic, tender, loving, lyrical, affectionate, intimate, "
                  "heartfelt, sentimental",
     "甜腻, 暧昧, 恋爱, 恋爱感, 情意, 情深, 似水柔情, 含情脉脉, 婉转, 婉约, 细腻, 抒怀, 温情, 动情, 深情款款, 浪漫, "
     "温柔, 柔情, 抒情, 深情, 缠绵, 亲密, 爱意, 情意绵绵, 柔美, 唯美"),
    ((0.3, 0.6), "passionate, fiery, sensual, sultry, groovy, sassy, confident, cool",
     "热恋, 性感, 火热, 自信, 酷, 帅气"),
    ((0.4, -0.6), "contentment, contented, stillness, quiet peace, harmony with itself, at peace, placid, "
                  "blissful calm, tranquilly, peacefully, serenely, softly glowing, hush, quiet contentment, "
                  "quietly content, content, becalmed, soothed, soothingly, soothes, relaxes, relax, restfulness, "
                  "rest, unhurried peace, harmony and peace, easygoing, easy-going, carefree calm, unworried, "
                  "lulling, lulls, cradles, cradled, caress, caresses, stillness itself, calm and collected, cosy, "
                  "comfy, laidback, laid back, leisure, idyllic, pastoral, placidly, balm, untroubled, unruffled, "
                  "comfort, comforting, consoling, consolation, solace, calm, peaceful, relaxing, relaxed, serene, "
                  "tranquil, gentle, soothing, chill, laid-back, mellow, restful, calming, chilled, chillout, calmly, "
                  "calmness, serenity, tranquility, tranquillity, peace, peacefulness, relaxation, at ease, soothe, "
                  "unwind, repose, quietude, cozy, zen, healing",
     "佛系, 静静的, 静静地, 平缓, 缓和, 松弛, 松弛感, 安然, 淡然, 恬淡, 怡然, 闲适, 闲散, 慢生活, 岁月静好, 温和, "
     "温润, 轻缓, 柔软, 静心, 舒心, 减压, 解压, 安稳, 清幽, 娴静, 静美, 安慰人, 安慰, 慰藉, 抚慰, 平静, 宁静, 安静, "
     "放松, 舒缓, 轻柔, 轻松, 祥和, 平和, 柔和, 悠闲, 静谧, 恬静, 舒服, 治愈, 安详, 慵懒, 惬意, 悠扬, 安宁"),
    ((0.1, -0.7), "meditative, sleepy, contemplative, low-energy, spacious, drowsy, hushed, sacred, spiritual, solemn",
     "禅, 空寂, 静穆, 肃静, 虔诚, 圣洁, 清冷, 沉稳, 悠长, 冥想, 沉思, 空灵, 悠远, 禅意, 催眠, 神圣, 沉静, 空旷, 淡雅, "
     "肃穆, 幽静"),
    ((0.3, -0.5), "dreamy, ethereal, floating, magical, celestial, hazy, dreamlike, fairy-tale, enchanting, "
                  "atmospheric",
     "如梦似幻, 梦幻般, 飘逸, 飘忽, 仙, 空幻, 云雾缭绕, 幻想, 童话般, 星空, 浪漫梦幻, 迷幻, 梦幻, 飘渺, 缥缈, 如梦, "
     "朦胧, 魔幻, 奇幻, 仙气, 童话, 迷人, 梦境, 唯美梦幻"),
    ((-0.1, -0.4), "nostalgic, wistful, bittersweet, longing, yearning, pensive, reflective, thoughtful, introspective",
     "复古怀旧, 追忆, 缅怀, 念旧, 想家, 思乡, 相思, 惆怅若失, 怅, 若有若无的忧, 缱绻, 怀旧, 思念, 惆怅, 怅惘, 乡愁, "
     "怀念, 回忆, 若有所思, 眷恋, 伤感怀旧"),
    ((-0.7, -0.4), "sorrows, sorrowing, sighs, sighing, sigh, sobs, sobbing, sob, wistful tears, laments, lamenting, "
                   "grieves, aching, ache, aches, mournfulness, downcast, disconsolate, inconsolable, woeful, teary, "
                   "tearfully, sad-eyed, crestfallen, despondent, despondency, despairing, miserable, bereft, "
                   "heart-broken, break your heart, breaks your heart, breaks my heart, breaks the heart, breaks "
                   "hearts, "
                   "breaking hearts, broke my heart, heartbreaking, heartrending, heart-rending, wounded, weary, "
                   "wearily, blue, "
                   "bluesy sadness, melancholically, sorrowfully, mournfully, glum, dismal, gloom, sunk in gloom, "
                   "farewell, tragedy, dirge, dirge-like, elegy, requiem, cry, pain, painful, suffering, hopeless, "
                   "hopelessness, hurting, hurt, lost love, sad, melancholy, melancholic, sorrowful, mournful, "
                   "gloomy, depressing, depressed, tearful, heartbroken, blue mood, unhappy, sadness, lonely, "
                   "lonesome, grieving, tragic, grief, sorrow, heartache, broken heart, broken hearts, tears, "
                   "tear-stained, crying, weeps, cries, anguish, regret, regretful, melancholy tears, bereavement, "
                   "mourns, desolation, dolorous, doleful, rueful, mourning, loneliness, heartbreak, despair, misery, "
                   "woe, lament, melancholia, tearful farewell, funereal, dejected, weeping, forlorn, moody, sombre, "
                   "somber, sadly, plaintive, elegiac, minor mood",
     "悲伤, 心碎, 眼泪, 泪水, 哭泣, 痛苦, 失落, 绝望, 悲切, 惋惜, 忧郁, 伤感, 悲哀, 忧伤, 难过, 哀伤, 悲凉, 凄凉, "
     "孤独, 悲痛, 沉重, 哀愁, 伤心, 悲惨, 悲情, 悲壮, 凄美, 凄清, 凄婉, 凄楚, 凄切, 悲戚, 悲怆, 哀婉, 哀切, 哀悼, "
     "悲苦, 苦情, 苦闷, 心酸, 辛酸, 怅然, 幽怨, 愁苦, 愁绪, 愁, 丧, 催泪, 泪目, 感伤, 凄冷, 孤寂, 孤单, 寂寥, 萧瑟, "
     "低沉, 郁郁, 黯然, 消沉, 颓废, 心痛, 离别, 离愁, 别离, 沧桑, 忧愁, 悲, 哀怨, 寂寞, 低落, 压抑, 落寞, 郁闷, 沮丧, "
     "苦涩, 阴郁"),
    ((-0.5, -0.1), "dark, bleak, brooding, desolate, cold, haunting, noir",
     "黑暗, 阴暗, 阴间, 阴沉, 幽暗, 暗黑, 冷峻, 荒凉, 灰暗, 深沉"),
    # What creeps is afraid, but in no hurry.
    ((-0.65, 0.2), "spooky, creepy, eerie, uncanny, haunted",
     "阴森森, 阴森, 诡谲, 诡异, 瘆人"),
    ((-0.2, -0.2), "mysterious, mystical, enigmatic, mystic",
     "神神秘秘, 神秘感, 谜一样, 迷离, 深邃, 未知, 魅惑, 神秘, 诡秘, 玄妙, 扑朔迷离"),
    ((-0.6, 0.6), "tenses, tensely, anxiously, nervously, menace, threat, threatens, peril, perilous, nerve-racking, "
                  "nerve-wracking, hair-raising, chilling, hostile, ominously, scare, terrifying, terrified, fright, "
                  "frightful, panicked, breathless with fear, demonic, stress, stressed, strained, jarring, "
                  "dissonant, agitation, turmoil, worry, worried, worrying, foreboding dread, shivers, "
                  "tense, suspenseful, anxious, scary, ominous, menacing, sinister, "
                  "frightening, nervous, horror, threatening, stressful, nightmare, nightmarish, panic, panicky, "
                  "paranoia, paranoid, alarm, alarming, danger, dangerous, apprehension, apprehensive, fearful, "
                  "foreboding, dreadful, claustrophobic, sinister threat,  suspense, tension, anxiety, fear, dread, "
                  "unease, uneasy, unsettling, unsettled, creeping, edgy, jittery, spine-chilling, nervousness, "
                  "nervous energy, terror, dramatic, restless, agitated",
     "吓人, 悬念, 惊恐, 恐惧, 恐慌, 惶恐, 慌张, 压迫感, 紧绷, 剑拔弩张, 提心吊胆, 心惊肉跳, 惊险, "
     "惊心动魄, 窒息, 危险重重, 胆战心惊, 细思极恐, 紧张刺激, 紧张, 恐怖, 悬疑, 毛骨悚然, 不祥, 忐忑, 不安, 惊悚, "
     "焦虑, 可怕, 危机, 紧迫, 躁动, 戏剧性, 戏剧化, 危险"),
    ((-0.5, 0.9), "angrily, angrier, furiously, more furious, fiercer, fiercely, violently, ferocious, ferocity, "
                  "rages, rampaging, hateful, wrathful, "
                  "irate, outrage, outraged, snarling, growling, thunderous rage, blazing anger, incensed, livid, "
                  "berserk, vengeful, vengeance, pissed off, ruthless, merciless, angry, aggressive, aggression, "
                  "furious, violent, violence, vicious, savage, rage, raging, seething,  anger, fury, wrath, hatred, "
                  "hostility, enraged, fierce, brutal, harsh",
     "怒气, 怒火, 生气, 火大, 暴怒, 发狂, 咆哮, 怒吼, 杀气, 凶悍, 凶狠暴戾, 暴戾, 愤怒, 狂暴, 暴躁, 凶猛, 激烈, 狂怒, "
     "暴力, 强烈, 凶狠"),
    ((0.0, 0.9), "intense, driving, wild, wilder, frantic, urgent, relentless, hectic, frenetic, stormy, turbulent, "
                 "tempestuous, hyper, adrenaline",
     "急促, 狂热, 狂野, 暴风雨般, 疯狂, 激进, 猛烈, 亢奋, 高能, 紧凑"),
    ((0.75, 0.55), "cheer, glee, rapture, rapturous, radiance, exuberantly, jubilantly, joyously, delightedly, "
     "blithely, sunniness, high-spiritedness, hilarity, levity, fun-loving, carnival, grin, grins, giggle, giggles, "
     "giggling, chuckle, chuckles, chuckling, laughing, laughs, laugh, smile, beams, whoops of joy, "
     "walking on air, over the moon, on top of the world, happy-hearted, light-hearted joy, "
     "lightness of heart, light of heart, light heart, merry-making, merrymaking, sunny disposition, good mood, "
     "good spirits, best of spirits, cheering, gladdens, gladdening, rejoice, exults, exult, exultation, felicity, "
     "jocular, jocund, mirthful, mirthfully, sparkling joy, brimming with joy, full of joy, full of fun, "
     "bright smile, joie de vivre, carefree happiness, unclouded, without a care in the world, "
     "not a care in the world, tickled, jubilate, revelry, revels, revel, festivity, festivities, fun-filled",
     "喜乐, 欢欣, 欢欣鼓舞, 笑意, 欢声笑语, 春风得意, 心花怒放, 神采飞扬, 满心欢喜, 朝气蓬勃, 阳光灿烂, 喜上眉梢, "
     "笑逐颜开, 喜气盈盈, 乐开怀, 欢歌笑语, 载歌载舞, 乐观开朗, 开朗, 笑容, 欢愉, 喜不自胜, 乐不可支"),
    ((0.6, 0.8), "exhilarated, thrilled, elatedly, exhilaratingly, excitedly, fireworks, electrifying, zealous, "
     "ardour, ardor, exultantly, roaring with life, bursting with life, brimming with life, brimming with energy, "
     "vivaciously, animatedly, spiritedly, lust for life, buzzing, fizzing, fizzes, fizz, rapturously, rip-roaring, "
     "boisterous, high-octane, zing, verve, gusto, brio, elan, vivaciousness, liveliness, livelily, vitality",
     "雀跃不已, 热血澎湃, 激情四射, 热情洋溢, 热情奔放, 活泼开朗, 生龙活虎, 神采奕奕, 斗志昂扬, 热力四射, 兴致勃勃, "
     "欢天喜地"),
    ((-0.6, 0.7), "horror-stricken, panic-stricken, dread-filled, frenzy, frenzied, hysteria, hysterical, "
     "spine-tingling, blood-curdling, bloodcurdling, doom, impending doom, apocalyptic, unnerving, unnerved, "
     "sinisterly, malevolent, malevolence, malice, evil, wicked, bellicose, warlike, belligerent, combative, "
     "conflict, strife, distress, distressed, distressing, jumpy, skittish, fraught, on edge, knife-edge, "
     "high-strung, overwrought, menaces, frightens, terrifies, alarms, alarmed, scares, scared, fearfully, fears, "
     "dreads, quaking, quakes with fear, trembles with fear, shuddering, shudders, shudder, cold sweat, "
     "heart-pounding, heart-stopping, nail-biting, on tenterhooks, cliffhanger, pulse-racing dread, disquiet, "
     "disquieting, disturbing, disturbed, ill at uneasiness, restlessness, nervy, jangling nerves, frayed nerves, "
     "pent-up, tension-filled, tension-laden, stifling, suffocating, hunted, ambush, lurking, lurks, stalks, "
     "stalking, prowls, prowling, peril-filled, crisis, emergency, chaos, chaotic, mayhem, havoc, uproar",
     "惊慌, 惊骇, 惊惧, 紧张感, 紧张不安, 心神不宁, 坐立不安, 焦躁, 焦急, 焦灼, 急躁, 狰狞, 恐怖感, 末日, 末日感, "
     "对抗, 冲突, 杀机, 肃杀, 惨烈, 狂躁, 惊魂, 战栗, 惶惶不安, 危机四伏, 步步紧逼, 令人窒息, 紧张兮兮, 惴惴不安, "
     "混乱"),
    ((-0.55, 0.85), "indignation, indignant, exasperated, exasperation, irritation, irritated, frustrated, "
     "frustration, annoyance, annoyed, jealousy, resentment, resentful, scorn, contempt, loathing, ferociously, "
     "snarls, snarl, seethes, boils, boiling, boiling over, fuming, fumes, infuriated, infuriating, rampage, "
     "wrathfully, ire, bloodthirsty, murderous, defiant, defiance, rebellious, rebellion, outcry, tantrum, "
     "hot-tempered, bad-tempered, ill-tempered, bile, venom, venomous, spite, spiteful, choler, savagery, savagely, "
     "viciously, brutally, brutality, cruelty, cruel, mercilessly, battle rage, howls of rage, vehement anger, "
     "vehemence",
     "愤恨, 愤慨, 仇恨, 恨意, 恼怒, 暴烈, 火药味, 怒不可遏, 怒气冲冲, 怒发冲冠, 义愤填膺, 愤懑, 恼火, 叛逆, 反抗"),
    ((-0.7, -0.4), "gloomily, despondently, dejection, dejectedly, heartsick, heartsore, heavy-hearted, heavy heart, "
     "heavy on the heart, lies heavy, weighs on the heart, weighs heavy, weighs heavily, weighed down, woebegone, "
     "tearfulness, weep, wept, bitter tears, lachrymose, wail, wails, wailing, keening, lamentation, lamentations, "
     "threnody, grief-stricken, sorrow-laden, bereaved, mourner, mourners, funeral, graveside, abandonment, parting, "
     "goodbye, adieu, homesick, homesickness, world-weary, joyless, cheerless, dreary, sunless, wretched, "
     "wretchedness, disheartened, downhearted, broken-hearted, brokenhearted, plaintively, pine for, pines for, "
     "pining, tragedies, mope, mopes, moping, down in the dumps, low spirits, in low spirits, heartrendingly, "
     "sorrowing heart, ache of, lost hope, hope is lost, all hope is gone, unhappiness, unhappily, saddening, "
     "saddens, saddened, grieve, grieved, mourn, mourned, loneliest, solitary grief, forsaken, forsakenness, pitiful, "
     "pathos, elegiacally, dolefully, dolour, morose, moroseness, sullen, disconsolately, inconsolably, "
     "sorrow-filled, tear-filled, tear-soaked, teardrops, teardrop, tear-drenched, bleakness, ashes, sad-hearted, "
     "wistful sadness, bitterness",
     "哀思, 伤怀, 悲悯, 悲鸣, 泣诉, 如泣如诉, 呜咽, 啜泣, 哽咽, 抽泣, 伤逝, 凋零, 无助, 心灰意冷, 万念俱灰, 黯淡, "
     "孤苦, 愁云惨淡, 断肠, 肝肠寸断, 悲从中来, 潸然泪下, 沉痛, 悼念, 挽歌, 苍凉, 凄迷, 失意, 失恋, 懊悔, 惨淡, 消极, "
     "悲观, 泪流满面, 泪眼, 泪, 悲欢离合, 悲愁, 悲歌, 哀歌, 哀恸, 恸哭, 痛哭, 哭诉, 哭, 心如刀割, 忧思, 忧戚, 阴霾, "
     "凄怆, 苦楚"),
    ((0.4, -0.6), "ease, contentedly, gentleness, softness, quietness, composure, equanimity, mindful, mindfulness, "
     "slumber, slumbers, slumbering, lullaby-like, meditation, contemplation, balmy, peaceable, pacific, halcyon, "
     "cloudless, daydream, daydreams, daydreaming, reverie, reveries, bucolic, sheltered, snug, warm glow, "
     "gentle breeze, deep repose, unhurried calm, calmed, calms, quieted, quietly happy, at peace with, "
     "peace of mind, inner peace, tranquillised, placidity, relaxingly, restfully, blissful peace, quiet joy, "
     "gentle contentment, mellowness, sleepily, dozes, dozing, drifting off, lazing, lounging, basking, basks, "
     "untroubled peace, without a worry, carefree rest, hammock, spa-like, lull, lulled, lullabying, still waters, "
     "like still water, breathe easy, breathes easily, exhale, unclenched, softness itself, unwinding, unwinds, "
     "calm waters",
     "恬适, 安逸, 安闲, 宁和, 和缓, 清静, 平静如水, 心如止水, 无忧, 舒坦, 舒适, 温婉, 悠然, 悠然自得, 云淡风轻, "
     "静水流深, 宁神, 安神, 安抚, 与世无争, 田园, 清雅, 柔缓, 静如止水, 安心, 心安, 安睡, 惬意悠闲, 自在, 逍遥, "
     "逍遥自在, 心平气和, 闲云野鹤, 气定神闲, 沉静安详"),
    ((0.65, 0.15), "",
     "幸福, 幸福感, 甜蜜幸福, 和乐, 和睦, 其乐融融, 温馨幸福"),
)  # fmt: skip
# As people say it online, and single words of everyday Chinese.
_EVERYDAY: tuple[tuple[tuple[float, float], str, str], ...] = (
    ((0.7, 0.7), "",
     "青春, 青春洋溢, 正能量, 欢庆, 手舞足蹈, 眉飞色舞, 活蹦乱跳, 萌, 萌萌的, 软萌, 卡哇伊, 童真, 沙雕, 魔性, "
     "洗脑, 带感, 起劲, 红红火火, "
     "乐呵, 逗趣, 欢脱, 痛快, 酣畅淋漓, 畅快, 爽, 爽快, 过瘾, 火辣, 热辣, 摇头晃脑, 团圆, 大团圆, 吉祥, 丰收, "
     "撒欢, 撒花, 喜大普奔, 鬼马, "
     "亮一点, 亮一些, 亮点, 再亮, 亮堂, 敞亮, 俏, 嗨皮, 嗨翻天, 美滋滋的, 甜妹, 元气少女"),
    ((0.5, 0.9), "",
     "豪放, 恢弘, 骄傲, 无畏, 勇往直前, 一往无前, 乘风破浪, 炸裂, 爆炸, 爆燃, 嘹亮, 醒脑, 打鸡血, 鸡血, 冲劲, "
     "拼搏, 奋斗, 奋进, 昂首挺胸, "
     "斗志, 热血青年, 气吞山河, 排山倒海, 势不可挡, 万马奔腾, 龙腾虎跃, 震撼人心, 王者, 霸气, 霸道, 高燃, 强劲, "
     "野一点, 野一些, 再野, 硬朗"),
    ((0.4, -0.5), "",
     "暖一点, 暖点, 再暖, 懒洋洋, 清澈, 甜点, 甜而不腻, 从容, 从容不迫, 淡定, 文艺, 诗意, 古朴, 质朴, 朴素, "
     "淳朴, "
     "幽雅, 恬然, 宽慰, 软软, 软糯, 绵软, 微醺, 知足, 悠哉, 悠哉悠哉, 静默, 纯净, 纯洁, 感恩, 和煦, 和风细雨, "
     "春风拂面, 如沐春风, 期待, 期盼, "
     "细水长流, 温吞, 人畜无害, 清汤寡水, 清清淡淡, 淡淡的, 安安静静, 静一点, 静点, 不吵, 耐听, 软一点, 软一些, "
     "软点, 再软, 飘一点, 飘一些, 圆润, 松一点, 松一些, 松弛一点"),
    ((-0.6, -0.4), "",
     "凄惨, 苍茫, 抑郁, 沉闷, 颓, 无奈, 无力, 迷茫, 彷徨, 遗憾, 感慨, 虐, 虐心, 破防, 意难平, 冷清, 冰冷, "
     "撕心裂肺, 苦一点, 酸楚, 委屈, "
     "憋屈, 灰色, 灰蒙蒙, 暗淡, 昏暗, 死寂, 凝重, 惨, 惨兮兮, 忧心, 空虚, 疲惫, 疲倦, 心累, 丧气, 扎心, 网抑云, "
     "生离死别, 物是人非, 爱而不得, "
     "求而不得, 难受, 揪心, 闹心, 心凉, 哭哭啼啼, 苦大仇深, 哀而不伤"),
    ((-0.4, 0.8), "",
     "紧急, 压迫, 压抑紧张, 害怕, 邪恶, 邪魅, 邪气, 激战, 厮杀, 慌乱, 癫狂, 癫, 发疯, 歇斯底里, 逃亡, 毁灭, 灾难, "
     "复仇, 嘶吼, 挣扎, 千钧一发, "
     "山雨欲来, 风雨欲来, 阴险, 狠厉, 狠劲, 暗潮汹涌, 暗流涌动, 烦躁, 急迫, 冷酷, 杀气腾腾, 血雨腥风, 刀光剑影, "
     "十面埋伏, "
     "步步惊心, 心惊胆战, 抓狂, 兵荒马乱, 炸毛"),
)  # fmt: skip
# Comparatives, which ask for a change where a piece is playing.
_MORE: tuple[tuple[tuple[float, float], str, str], ...] = (
    (
        (0.68, 0.51),  # as 快乐一点
        "happier, merrier, jollier, cheerier, brighter, sunnier, cheer it up, brighten it up, lighten it up, lighten "
        "up, cheer up",
        "",
    ),
    ((-0.7, -0.4), "sadder, gloomier, lonelier, more minor-ish, moodier, tearier", "丧一点, 丧一些, 再丧"),
    (
        (-0.5, -0.1),
        "darker, colder, bleaker, grimmer",
        "暗一点, 暗一些, 暗些, 暗点, 阴一点, 冷一点",
    ),
    ((-0.6, 0.6), "scarier, more frightening, more menacing", ""),
    ((-0.65, 0.2), "creepier, eerier, spookier", ""),
    (
        (0.4, -0.6),
        "calmer, gentler, mellower, warmer, sweeter, dreamier, calm it down, chill it out, mellow it out, tone it "
        "down a notch",
        "",
    ),
    (
        (0.3, 0.8),
        "livelier, bolder, punchier, groovier, liven it up, pump it up, spice it up a bit, pep it up",
        "",
    ),
)
_EMOJI = {
    "😀": (0.8, 0.6), "😃": (0.8, 0.6), "😄": (0.8, 0.6), "😁": (0.8, 0.6), "😊": (0.7, 0.2), "🥳": (0.7, 0.9),
    "🎉": (0.7, 0.9), "😂": (0.8, 0.7), "☀": (0.7, 0.4), "😢": (-0.7, -0.4), "😭": (-0.8, 0.1), "😔": (-0.6, -0.4),
    "💔": (-0.7, -0.2), "😡": (-0.5, 0.9), "😠": (-0.5, 0.8), "😱": (-0.6, 0.8), "😴": (0.3, -0.8), "😌": (0.4, -0.6),
    "🌙": (0.3, -0.6), "❤": (0.5, -0.2), "🥰": (0.6, -0.1), "🔥": (0.3, 0.9),
}  # fmt: skip
# Words of feeling inside words of something else.
_PROTECTED = phrases(
    "blues, blue grass, blue note, blue notes, blue danube, rhapsody in blue, rest of, the rest, at rest, a rest, "
    "rests, rest stays, gay's, cool down, cold open, still life, fun fact, grand piano, dark web, happy birthday to",
    "意大利, 酷狗, 悲观主义, 残酷, 慈悲, 丧尸, 丧事, 期待已久, 甜点店, 甜点铺, 颓势, 王者荣耀, 红酒, 开心果, 开心麻花, "
    "快乐大本营, 快乐星球, 萌芽, 萌发",
)

# A picture says nothing else of a word that has its place already.
_BASE = {**spread(PICTURES), **spread((*_EVERYDAY, *_ROWS, *SHADES, *_MORE))}
_DERIVED = {form: place for word, place in _BASE.items() if (form := compared(word)) is not None and form not in _BASE}
_MOST = {form: place for word, place in _BASE.items() if (form := superlative(word)) is not None and form not in _BASE}

COMPARATIVES: frozenset[str] = frozenset({*spread(_MORE), *_DERIVED})
MOODS: Lexicon[tuple[float, float] | None] = Lexicon(
    {**_BASE, **_DERIVED, **_MOST, **_EMOJI, **dict.fromkeys(_PROTECTED)}
)
