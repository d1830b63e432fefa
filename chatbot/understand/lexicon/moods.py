"""Mood words and their place on J. A. Russell's circumplex ("A circumplex model of affect", 1980):
valence from sad -1 to happy 1, energy from calm -1 to excited 1. The quadrant of each word is
Russell's where his study has the word, and a listener's judgement elsewhere."""

from __future__ import annotations

from chatbot.understand.lexicon.table import phrases, spread
from chatbot.understand.matcher import Lexicon

# (valence, energy), English words, Chinese words
_ROWS: tuple[tuple[tuple[float, float], str, str], ...] = (
    ((0.8, 0.6), "happy, cheerful, cheery, joyful, joyous, merry, jolly, gleeful, fun, happiness, joy, "
                 "happily, sunny, gladness, delight, delighted, delightful, joyfulness, cheerfulness, happy-go-lucky, "
                 "exultant, jubilation, jubilant, radiant joy, bliss, blissful, blissfully, laughter, sunshine, mirth, "
                 "merriment, rejoicing, rejoices, high spirits, good cheer, gaiety, optimism, cheerful optimism, "
                 "smiles, "
                 "smiling, joviality, jovial, giddy, gleeful joy, elated joy",
     "欢快, 快乐, 开心, 高兴, 欢乐, 愉快, 喜悦, 快活, 阳光, 明快, 喜庆, 欢喜, 愉悦, 幸福快乐"),
    ((0.6, 0.5), "lighthearted, light-hearted, bouncy, jaunty, perky, carefree, breezy, catchy, summery",
     "轻快, 轻盈, 活泼, 轻松愉快, 无忧无虑, 明朗, 轻巧, 朗朗上口"),
    ((0.7, 0.5), "playful, funny, humorous, quirky, whimsical, comic, cute, mischievous, silly, goofy",
     "俏皮, 幽默, 诙谐, 可爱, 顽皮, 滑稽, 搞笑, 调皮, 有趣, 童趣"),
    ((0.6, 0.9), "exciting, excited, euphoric, exuberant, festive, celebratory, party, ecstatic, "
                 "exhilarating, excitement, exhilaration, euphoria, thrill, elated, elation",
     "兴奋, 热闹, 狂欢, 热情, 节日, 派对, 沸腾, 欢腾, 热烈, 激情"),
    ((0.4, 0.8), "upbeat, energetic, lively, vibrant, spirited, dynamic, vigorous, animated, punchy, rousing, "
                 "high-energy, bubbly, energy",
     "有活力, 充满活力, 活力, 动感, 有力量, 朝气, 蓬勃, 奔放, 有劲, 有冲劲"),
    ((0.5, 0.8), "triumphant, victorious, heroic, majestic, glorious, grand, proud, noble, ceremonial, inspiring, "
                 "uplifting, motivational, anthemic, triumph, in triumph, victory, uplift, proudly, majesty, glory",
     "胜利, 英雄, 辉煌, 壮丽, 庄严, 雄壮, 宏伟, 自豪, 励志, 振奋, 鼓舞人心, 豪迈, 英勇"),
    ((0.3, 0.8), "epic, powerful, soaring, massive, adventurous, thrilling",
     "燃, 热血, 爆发, 史诗, 激昂, 慷慨激昂, 磅礴, 恢宏, 气势磅礴, 澎湃, 震撼, 高亢, 大气"),
    ((0.6, -0.1), "hopefulness, hopeful, optimistic, warm, bright, sweet, friendly, tender-hearted, graceful, "
                  "elegant, charming, "
                  "delicate, lovely, gracious",
     "充满希望, 乐观, 温暖, 明亮, 甜美, 甜蜜, 甜一点, 甜甜的, 甜甜, 优雅, 优美, 美好, 温馨, 典雅, 清新, 美丽"),
    ((0.5, -0.3), "tenderness, affection, warmth, romance, romantic, tender, loving, lyrical, affectionate, "
                  "intimate, heartfelt, sentimental",
     "浪漫, 温柔, 柔情, 抒情, 深情, 缠绵, 亲密, 爱意, 情意绵绵, 柔美, 唯美"),
    ((0.3, 0.6), "passionate, fiery, sensual, sultry, groovy, sassy, confident, cool",
     "热恋, 性感, 火热, 自信, 酷, 帅气"),
    ((0.4, -0.6), "contentment, contented, stillness, quiet peace, harmony with itself, at peace, placid, "
                  "blissful calm, "
                  "untroubled, unruffled, comfort, comforting, consoling, consolation, solace, calm, peaceful, "
                  "relaxing, relaxed, serene, tranquil, gentle, soothing, chill, laid-back, mellow, "
                  "restful, calming, chilled, chillout, calmly, calmness, serenity, tranquility, tranquillity, peace, "
                  "peacefulness, relaxation, at ease, soothe, unwind, repose, quietude, cozy, zen, healing",
     "安慰人, 安慰, 慰藉, 抚慰, 平静, 宁静, 安静, 放松, 舒缓, 轻柔, 轻松, 祥和, 平和, 柔和, 悠闲, 静谧, 恬静, 舒服, "
     "治愈, 安详, 慵懒, 惬意, "
     "悠扬, 安宁"),
    ((0.1, -0.7), "meditative, sleepy, contemplative, low-energy, spacious, drowsy, hushed, sacred, spiritual, solemn",
     "冥想, 沉思, 空灵, 悠远, 禅意, 催眠, 神圣, 沉静, 空旷, 淡雅, 肃穆, 幽静"),
    ((0.3, -0.5), "dreamy, ethereal, floating, magical, celestial, hazy, dreamlike, fairy-tale, enchanting, "
                  "atmospheric",
     "梦幻, 飘渺, 缥缈, 如梦, 朦胧, 魔幻, 奇幻, 仙气, 童话, 迷人, 梦境, 唯美梦幻"),
    ((-0.1, -0.4), "nostalgic, wistful, bittersweet, longing, yearning, pensive, reflective, thoughtful, introspective",
     "怀旧, 思念, 惆怅, 怅惘, 乡愁, 怀念, 回忆, 若有所思, 眷恋, 伤感怀旧"),
    ((-0.7, -0.4), "sad, melancholy, melancholic, sorrowful, mournful, gloomy, depressing, depressed, tearful, "
                   "heartbroken, blue mood, unhappy, sadness, lonely, lonesome, grieving, tragic, grief, sorrow, "
                   "heartache, broken heart, broken hearts, tears, tear-stained, crying, weeps, cries, anguish, "
                   "regret, regretful, melancholy tears, bereavement, mourns, desolation, dolorous, doleful, rueful, "
                   "mourning, loneliness, heartbreak, despair, misery, woe, lament, melancholia, tearful farewell, "
                   "funereal, dejected, weeping, forlorn, moody, "
                   "sombre, somber, sadly, plaintive, elegiac, minor mood",
     "悲伤, 心碎, 眼泪, 泪水, 哭泣, 痛苦, 失落, 绝望, 悲切, 惋惜, 忧郁, 伤感, 悲哀, 忧伤, 难过, 哀伤, 悲凉, 凄凉, "
     "孤独, 悲痛, 沉重, 哀愁, 伤心, 悲惨, 悲情, 悲壮, 凄美, "
     "忧愁, 悲, 哀怨, 寂寞, 低落, 压抑, 落寞, 郁闷, 沮丧, 苦涩"),
    ((-0.5, -0.1), "dark, bleak, brooding, desolate, cold, haunting, noir",
     "黑暗, 阴暗, 阴郁, 阴沉, 幽暗, 暗黑, 冷峻, 荒凉, 灰暗, 深沉"),
    ((-0.2, -0.2), "mysterious, mystical, enigmatic, mystic",
     "神秘, 诡秘, 玄妙, 扑朔迷离"),
    ((-0.6, 0.6), "tense, suspenseful, anxious, scary, spooky, creepy, eerie, ominous, menacing, sinister, "
                  "frightening, nervous, horror, threatening, stressful, nightmare, nightmarish, panic, panicky, "
                  "paranoia, paranoid, alarm, alarming, danger, "
                  "dangerous, apprehension, apprehensive, fearful, foreboding, dreadful, claustrophobic, "
                  "sinister threat, "
                  " suspense, tension, anxiety, fear, dread, "
                  "unease, uneasy, unsettling, unsettled, creeping, edgy, jittery, spine-chilling, nervousness, "
                  "nervous energy, terror, dramatic, restless, agitated",
     "紧张, 恐怖, 悬疑, 毛骨悚然, 不祥, 忐忑, 不安, 惊悚, 诡异, 焦虑, 可怕, 阴森, 危机, 紧迫, 躁动, 戏剧性, 危险"),
    ((-0.5, 0.9), "angry, aggressive, aggression, furious, violent, violence, vicious, savage, rage, raging, "
                  "seething,  anger, fury, wrath, hatred, hostility, enraged, fierce, "
                  "brutal, harsh",
     "愤怒, 狂暴, 暴躁, 凶猛, 激烈, 狂怒, 暴力, 强烈, 凶狠"),
    ((0.0, 0.9), "intense, driving, wild, wilder, frantic, urgent, relentless, hectic, frenetic, stormy, turbulent, "
                 "tempestuous, hyper, adrenaline",
     "急促, 狂热, 狂野, 暴风雨般, 疯狂, 激进, 猛烈, 亢奋, 高能, 紧凑"),
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
        "darker, colder, bleaker, scarier, creepier, grimmer, eerier, spookier",
        "暗一点, 暗一些, 暗些, 暗点, 阴一点, 冷一点",
    ),
    (
        (0.4, -0.6),
        "calmer, gentler, mellower, warmer, sweeter, dreamier, calm it down, chill it out, mellow it out, tone it "
        "down a notch",
        "",
    ),
    (
        (0.3, 0.8),
        "livelier, bolder, punchier, groovier, angrier, liven it up, pump it up, spice it up a bit, pep it up",
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
    "cool down, cold open, still life, fun fact, grand piano, dark web, happy birthday to",
    "意大利, 酷狗, 悲观主义, 残酷, 慈悲",
)

COMPARATIVES: frozenset[str] = frozenset(spread(_MORE))
MOODS: Lexicon[tuple[float, float] | None] = Lexicon(
    {**spread((*_ROWS, *_MORE)), **_EMOJI, **dict.fromkeys(_PROTECTED)}
)
