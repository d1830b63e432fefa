"""Words for speed and the tempo assumed for each, in quarter notes a minute.

The Italian terms take the middle of their customary metronome range (W. Apel, Harvard Dictionary
of Music, "Tempo marks"); the plain words lie where listeners agree on slow, medium and fast.
"""

from __future__ import annotations

from chatbot.understand.lexicon.table import phrases, spread
from chatbot.understand.matcher import Lexicon

_ROWS: tuple[tuple[float, str, str], ...] = (
    (40, "grave tempo, larghissimo, adagissimo, molto largo", "庄板, 极慢板, 最缓板, 极慢"),
    (50, "largo, largamente, molto adagio, very slow indeed, sehr langsam", "广板, 最慢板"),
    (54, "lento, langsam, lentamente, lent, tempo lento", "慢板"),
    (62, "larghetto", "小广板"),
    (66, "adagio, getragen", "柔板"),
    (70, "slow, slowly, slow-paced, slow tempo, unhurried, leisurely, ballad, power ballad, downtempo, down-tempo, "
         "ballade, sluggish, sluggishly, snail's pace, relaxed tempo, relaxed pace, gentle pace, gentle tempo, "
         "easy tempo, easy pace, unrushed, slow-moving, lazy tempo, lazy pace, slow burn, slow-burning, "
         "dragging tempo, slowest, in no hurry, taking its time, takes its time, take its time, "
         "takes all the time in the world, all the time in the world, without haste, without hurry, unhurriedly, "
         "lingering tempo, lethargic, ponderous, glacial, glacially, measured tread, lazily, laid-back tempo, "
         "laid-back pace, at a crawl, slow as molasses, slo-mo, languorous tempo, calm tempo, calm pace, "
         "never hurries, never rushes, does not hurry, low tempo, low speed, slower tempo, slow beat, sedate, "
         "sedately, languid, languidly, languorous, languorously, leisurely paced, slow pace, slow speed, snail-like, "
         "at a snail's pace, turtle pace, no haste, knows no hurry, knows no haste, nowhere in a hurry, "
         "refuses to hurry, refuses to be hurried, refuses to be rushed, no rush, unhasty, lingering pace, "
         "dawdling tempo, dawdling pace, drowsy tempo, drowsy pace, sleepy tempo, sleepy pace, torpid, "
         "plodding tempo, plodding pace, stately pace, stately tempo, solemn pace, dirge-like tempo, funereal pace, "
         "funeral pace, sluggish tempo, sluggish pace, crawling tempo, crawling pace, slow motion tempo, heavy tread, "
         "slow tread, adagio-like, with all deliberation, deliberate pace, ambling pace, ambling tempo, "
         "strolling pace, slow stroll, unhurried pace, unhurried tempo, tranquil tempo, tranquil pace, peaceful pace, "
         "peaceful tempo, meditative pace, slow steps, slow gait, slow-footed, slow going, slow-going, "
         "time to breathe, drawn-out, slowed-down, restful tempo, restful pace, reluctant tempo, "
         "ritardando throughout, langsames tempo",
     "悠悠, 慢悠悠, 慢吞吞, 慢条斯理, 不紧不慢地走, 缓步, 从容, 徐徐, 慢腾腾, 懒洋洋的速度, 舒缓的速度, 速度舒缓, "
     "速度缓慢, "
     "速度慢, 速度很慢, 慢拍, 慢摇, 慢歌速度, 节奏慢, 节奏很慢, 慢四, 慢条斯理地, 不慌不忙, 悠悠地, 悠悠然, 龟速, "
     "蜗牛般, 慢到极点, 缓慢, 慢速, 慢节奏, 慢歌, 缓缓, 叙事曲, 徐缓, 慢慢地, 慢慢的, 慢慢来, 慢吞吞的, 情歌, "
     "缓慢的速度, 速度放慢, 慢板速度, 速度偏缓, 低速, 慢悠, 散步般, 漫步般, 闲庭信步, 踱步"),
    (72, "adagietto", "小柔板"),
    (76, "tranquillo tempo, andante sostenuto, andante cantabile", "如歌的行板"),
    (84, "andante, andante con moto, walking pace, walking tempo, at a walk, a walking speed, walking beat, gehend, "
         "strolling tempo, pace of a walk, pace of a stroll",
     "行板, 步行速度, 走路速度, 散步速度, 心跳速度, 心跳的速度, 走路的速度, 散步的速度, 步行般的速度"),
    (92, "andantino, unhurried but flowing, mässig langsam", "小行板"),
    (104, "moderate, moderato, moderately, medium tempo, mid-tempo, midtempo, medium-tempo, medium pace, moderate "
          "tempo, medium speed, medium, average tempo, average pace, moderate pace, moderate speed, moderately paced, "
          "comfortable pace, comfortable tempo, comfortable speed, balanced tempo, balanced pace, middling tempo, "
          "middling pace, middling speed, moderate in tempo, moderate in speed, medium in tempo, "
          "neither fast nor slow, neither slow nor fast, neither too fast nor too slow, neither rushed nor dragging, "
          "mid-paced, mid paced, medium-paced, average speed, middle tempo, mid tempo, walking speed, "
          "easygoing tempo, normal tempo, normal speed, normal pace, regular tempo, in-between tempo, "
          "in-between speed, not fast and not slow, neither hurried nor slow, neither hasty nor slow, moderate beat, "
          "even pace, even tempo, steady pace, steady tempo, steady speed, measured pace, measured tempo, "
          "measured speed, temperate pace, temperate tempo, unexceptional tempo, jogging pace, "
          "middle of the road in tempo, middle-of-the-road tempo, somewhere between fast and slow, "
          "between slow and fast, between fast and slow, halfway between slow and fast, "
          "halfway between fast and slow, mässig, mäßig, modéré, middle speed, middle pace, ordinary tempo, "
          "ordinary pace, ordinary speed, everyday pace, sensible tempo, sensible pace, reasonable tempo, "
          "reasonable pace, tempo giusto, heartbeat tempo, golden mean of tempo, trotting pace, cruising speed, "
          "mid-range tempo, medium-fast, moderate-tempo, moderate walking pace, unremarkable tempo, commodo, comodo",
     "中庸速度, 普通速度, 正常速度, 一般速度, 中等的速度, 速度适中, 速度居中, 中等节奏, 中速度, 不快也不慢, 快慢适中, "
     "不急不缓, 不急不慢, 不疾不徐, 速度正常, 速度普通, 速度平稳, 平稳的速度, 适中的速度, 速度不快不慢, 中等快慢, "
     "中速, 中板, 中等速度, 速度中等, 速度:中等, 速度一般, 不快不慢, 适中, 不紧不慢, 中庸的速度, 中慢适宜, 快慢合适, "
     "快慢相宜"),
    (114, "allegretto, allegro moderato, allegro ma non troppo, allegro non troppo, moderately fast, "
          "moderately quick, moderately brisk",
     "小快板, 稍快板, 中快板, 中等偏快, 中速偏快, 稍快, 偏快, 中快, 略快, 较快"),
    (80, "moderately slow, slowish, slow-ish, on the slow side, fairly relaxed tempo",
     "中等偏慢, 中速偏慢, 稍慢, 偏慢, 中慢, 略慢, 较慢"),
    (126, "brisk, briskly, animato, con moto, con brio, sprightly pace, bright tempo, lively step, brisk walk, "
     "brisk pace, brisk stride, belebt, bewegt, animated tempo, animated pace, spirited pace",
     "轻快的速度, 轻快的节奏, 速度轻快, 节奏轻快, 速度明快, 明快的速度"),
    (132, "allegro, allegro con brio, molto allegro, uptempo, up-tempo, fast-ish, lively tempo, lively pace, "
          "spirited tempo, energetic tempo, energetic pace, sprightly tempo, vigorous tempo, vigorous pace, "
          "vigorous speed, cheerful tempo, cheerful pace, merry pace, jaunty pace, snappy tempo, snappy pace, "
          "bouncing tempo, bouncy tempo",
     "快板"),
    (140, "fast, quick, quickly, fast-paced, speedy, rapid, rapidly, swift, swiftly, fast tempo, up to speed, "
          "high-speed, high speed, frantic pace, frenetic pace, frenetic tempo, frantic tempo, furious pace, "
          "furious tempo, hurried tempo, hurried pace, racing tempo, racing pace, at a gallop, at full gallop, "
          "at full tilt, full speed, at speed, great speed, in a hurry, at top speed, top speed, lightning fast, "
          "lightning-fast, lightning speed, fleet, fleet-footed, pacy, pacey, rapid-fire, high tempo, faster tempo, "
          "fast beat, fast pace, fast speed, quick tempo, quick pace, rapid tempo, rapid pace, rapid speed, "
          "brisk tempo, brisk speed, swift tempo, swift pace, swift speed, nimble tempo, nimble pace, hasty, hastily, "
          "hurriedly, double quick, double-quick, zippy, nippy, peppy tempo, quickfire, quick-fire, headlong, "
          "headlong pace, whirlwind tempo, whirlwind pace, dizzying speed, dizzying pace, dizzying tempo, "
          "at the double, at a run, at a sprint, at a rapid clip, at a good clip, at a brisk clip, at a fast clip, "
          "at a fair clip, fast clip, rapid clip, brisk clip, at a lick, full pelt, at full throttle, full steam, "
          "hell for leather, like the wind, like lightning, fast-moving, quick-moving, swift-moving, "
          "fast as the wind, hectic pace, hectic tempo, feverish pace, feverish tempo, accelerated tempo, "
          "accelerated pace, speedily, tearing pace, cracking pace, galloping tempo, galloping pace, "
          "quick step tempo, break-neck pace, wastes no time, no time to lose, in haste, with haste, sprinting tempo, "
          "sprinting pace, never pauses for breath, quickstep tempo, out of breath, stampeding pace, urgent tempo, "
          "urgent pace, never ceases to race, schnell, rasch, geschwind, eilig, allegro vivo, veloce, rapido, vite, "
          "racing speed, rush of tempo",
     "急促, 火急火燎, 飞速, 急速, 疾驰, 风驰电掣, 速度飞快, 快如闪电, 快马加鞭, 飞奔, 奔跑般, 速度快, 速度很快, "
     "节奏快, 节奏很快, "
     "快拍, 急促的速度, 速度要快, 速度极快, 快得惊人, 一路狂奔, 一路飞奔, 马不停蹄, 疾步, 疾行, 迅疾, 急板般, "
     "风一样快, 快速, 快节奏, 快歌, 迅速, 飞快, 高速, 迅捷, 急速的, 狂奔, 飞驰, 奔驰, 快速的, 速度较快"),
    (160, "vivace, vivo, allegro vivace, allegro molto, vivacissimo, allegro assai, lebhaft, vif", "活板, 甚快板"),
    (180, "presto, as fast as possible, breakneck, blazing, breakneck speed, breakneck pace, breakneck tempo, "
     "blistering pace, blistering tempo, blistering speed, sehr schnell, lightning pace, "
     "lightning tempo", "急板, 疾速"),
    (204, "prestissimo, as fast as humanly possible", "最急板, 极急板, 极快"),
)  # fmt: skip
# What a tempo, a pace or a speed is called: "at a breathtaking pace", "its tempo is middling".
ADJECTIVES: tuple[tuple[float, str], ...] = (
    (70,
     "relaxed, gentle, easy, lazy, lingering, laid-back, languorous, calm, low, slow, slower, languid, leisurely, "
     "unhurried, unrushed, sleepy, drowsy, dawdling, plodding, stately, solemn, dirge-like, funereal, sluggish, "
     "crawling, deliberate, ambling, strolling, tranquil, peaceful, meditative, restful, sedate, lethargic, snail's, "
     "turtle's, tortoise, glacial, ponderous, dreamy, reluctant, torpid, hesitant, measured and slow, dignified, "
     "dragging, soothing, serene, weary, slack, lax, idle, indolent, placid, contemplative, trudging, weighty, "
     "majestic and slow, lumbering, sauntering, mournful, elephantine, geriatric"),
    (104,
     "medium, average, moderate, comfortable, balanced, middling, mid, middle, normal, regular, in-between, steady, "
     "even, measured, temperate, unexceptional, jogging, trotting, ordinary, everyday, sensible, reasonable, "
     "unremarkable, moderately brisk, walking and talking, easygoing, middle-of-the-road, intermediate, usual, "
     "standard, unforced, modest"),
    (140,
     "lively, spirited, energetic, sprightly, vigorous, cheerful, merry, jaunty, snappy, bouncing, bouncy, frantic, "
     "frenetic, furious, hurried, racing, fast, faster, quick, rapid, brisk, swift, nimble, peppy, whirlwind, "
     "dizzying, high, hectic, feverish, accelerated, tearing, cracking, galloping, break-neck, breakneck, sprinting, "
     "stampeding, urgent, lightning, blistering, breathtaking, breathless, terrific, tremendous, great, headlong, "
     "reckless, dazzling, alarming, hair-raising, giddy, impetuous, vertiginous, full, top, maximum, supersonic, "
     "speedy, zippy, zesty, blazing, blinding, electric, scorching, relentless, driving, animated, quickened, "
     "ferocious, crazy, insane, mad, madcap, wild, hell-for-leather, fleet, pressing, astonishing, record, "
     "unflagging, hasty, exhilarating, runaway"),
)  # fmt: skip
# Single characters, which stand alone only where no other word holds them.
PLAIN_ZH = {"快": 140.0, "慢": 70.0}
# What "faster" means while nothing is playing.
FASTER_THAN_NOTHING, SLOWER_THAN_NOTHING = 132.0, 76.0
# "neither fast nor slow".
MODERATE = 104.0
# "Far from fast", "anything but slow".
FAR_FROM_FAST, FAR_FROM_SLOW = 70.0, 140.0
# "not too fast", "not too slow".
NOT_TOO_FAST, NOT_TOO_SLOW = 104.0, 92.0
_NOUNS = ("tempo", "pace", "speed", "clip", "gait", "stride", "rate", "tread", "step")
# How music moves says its speed where nothing plainer does: "it ambles along moderately" is moderate.
_MOVING: tuple[tuple[float, str], ...] = (
    (70,
     "crawls, crawling, ambles, ambling, plods, plodding, trudges, trudging, creeps, creeping, shuffles, shuffling, "
     "dawdles, dawdling, saunters, sauntering, inches, inching, lumbers, lumbering, limps, tiptoes, drifts, drifting, "
     "meanders, moseys, trickles, oozes, drags, dragging, wanders lazily, sways lazily, lollops"),
    (104, "trots, trotting, jogs, jogging, canters, strides, striding, steps out"),
    (140,
     "races, racing, rushes, rushing, dashes, dashing, flies, flying, tears, tearing, whirls, whirling, zips, "
     "zipping, zooms, zooming, streaks, streaking, skims, shoots, shooting, speeds, speeding, sprints, sprinting, "
     "bolts, bolting, hares, barrels, barreling, barrelling, careers, careering, careens, hurtles, hurtling, gallops, "
     "galloping, hurries, hurrying, scurries, scurrying, scampers, scampering, whizzes, whizzing, charges, charging, "
     "bowls, rattles, rattling, hastens, darts, darting, whips, whooshes, storms, scuttles, skitters, bustles, rips, "
     "ripping, scoots, flits, flashes"),
)  # fmt: skip
_WAYS = ("along", "past", "by", "through", "ahead", "forward", "forwards", "on", "onward", "onwards", "away")
# What goes so far in one go is fast.
_FAR = ("over", "across", "down", "towards", "toward", "around", "headlong", "off", "to and fro")
# These say it without a way as well.
_ALONE: tuple[tuple[float, str], ...] = (
    (70, "crawling, ambling, plodding, trudging, strolling, crawls, ambles, plods, trudges, lumbers, lumbering, "
     "dawdles, dawdling, drags its feet, dragging its feet, saunters, sauntering, tortoise, snail, snails, glacier, "
     "glaciers, treacle, molasses, like honey, like cold honey, like melting wax, like cooling wax, sleepwalker, "
     "sleepwalks, funeral procession, funeral cortege, continental drift, lingers over every, lingers over each, "
     "lingers on every, lingers on each, takes all day, takes all night, has all day, takes an age, takes forever, "
     "in no rush, no rush, never in a rush, taking its sweet time, takes its sweet time, taking it slow, takes it "
     "slow, "
     "takes it slowly, bides its time, biding its time, time over every, time with every, time over each, "
     "slower than, slow of step, drags its heels, dragging its heels, no hurry, unhurriedness, at its leisure, "
     "step by weary step, step by step, one step at a time, heavy-footed, leaden-footed, leaden feet, slowness, "
     "languor, languidness, sloth, sloth-like, slothful, caravan pace, crawl, at the crawl, inches forward"),
    (104, "canter, at a canter, at a trot, jog-trot, jog trot, at a jog, pleasant walk, middle of the road, "
     "middle gear, second gear, happy medium, walking gait, unhurried but not slow, neither dawdles nor hurries, "
     "neither hurries nor dawdles, neither rushes nor drags, neither drags nor rushes"),
    (140, "galloping, hurtling, sprinting, sprints, hurries, races, gallops, hastens, hurtles, rushes, scurries, "
     "scurrying, scampers, scampering, whizzes, in a rush, speed of light, speed of sound, speeding bullet, bullet "
     "train, comet, comets, cheetah, greyhound, "
     "greyhounds, quicksilver, rocket, whirlwind, full gallop, headlong gallop, velocity, haste, hell-bent, "
     "lickety-split, post-haste, posthaste, run like the wind, flat out, at full stretch, swift as, "
     "quick as, fast as, swifter than, quicker than, faster than, like a shot, like a bullet, like an arrow, "
     "like a hare, faster and faster, pell-mell, helter-skelter, at full steam, full steam ahead, wastes no moment, "
     "does not waste a moment, not a moment to lose, gallops, gallop, breakneck dash, mad dash, dash, "
     "does not dawdle, never dawdles, runs at full, hurls itself forward, rushing headlong"),
)  # fmt: skip
_PROTECTED = phrases(
    "a dash of, dash of, quick question, fast forward, slow motion, breakfast, not so fast my friend, medium of, "
    "medium wave, happy medium "
    "of, fast asleep, fast friends, hold fast, to the quick, quick-witted, slow cooker, slow-witted, "
    "moderate intensity, moderate rhythm, medium intensity, moderate density, medium density, medium register, "
    "moderate strength, medium strength, rushes of, gold rush, adrenaline rush, rush hour, car races, rat races",
    "快点来, 快点给, 快点写, 快来, 快给, 快要, 赶快, 尽快, 快递, 凉快, 痛快, 爽快, 快捷, 慢走, 傲慢, 快餐, 快进, "
    "快板书, 密度适中, 力度适中, 难度适中, 强度适中, 音量适中, 长度适中, 疏密适中",
)


def _speeds() -> dict[str, float]:
    """Every adjective with every noun of speed: "middling pace"."""
    return {
        f"{adjective} {noun}": float(bpm)
        for bpm, adjectives in ADJECTIVES
        for adjective in phrases(adjectives)
        for noun in _NOUNS
    }


def _motions() -> dict[str, float]:
    """Every verb of motion with every way: "dashes past"."""
    ways = {f"{verb} {way}": float(bpm) for bpm, verbs in _MOVING for verb in phrases(verbs) for way in _WAYS}
    for bpm, verbs in _MOVING:
        ways |= {f"{noun} {verb}": float(bpm) for verb in phrases(verbs) for noun in ("tempo", "pace", "speed")}
        ways |= {f"{verb} {way}": float(bpm) for verb in phrases(verbs) for way in _FAR if bpm > NOT_TOO_FAST}
    return {**ways, **{verb: float(bpm) for bpm, verbs in _ALONE for verb in phrases(verbs)}}


TEMPOS: Lexicon[float | None] = Lexicon({**_speeds(), **spread(_ROWS), **dict.fromkeys(_PROTECTED)})
MOTIONS: Lexicon[float | None] = Lexicon({**_motions(), **dict.fromkeys(_PROTECTED)})
