"""Words for speed and the tempo assumed for each, in quarter notes a minute.

The Italian terms take the middle of their customary metronome range (W. Apel, Harvard Dictionary
of Music, "Tempo marks"); the plain words lie where listeners agree on slow, medium and fast.
"""

from __future__ import annotations

from chatbot.understand.lexicon.table import phrases, spread
from chatbot.understand.matcher import Lexicon

_ROWS: tuple[tuple[float, str, str], ...] = (
    (40, "grave tempo, larghissimo", "庄板, 极慢板, 最缓板"),
    (50, "largo", "广板, 最慢板"),
    (54, "lento", "慢板"),
    (62, "larghetto", "小广板"),
    (66, "adagio", "柔板"),
    (70, "slow, slowly, slow-paced, slow tempo, unhurried, leisurely, ballad, power ballad, downtempo, down-tempo, "
         "ballade, sluggish, sluggishly, crawling, snail's pace, relaxed tempo, relaxed pace, gentle pace, "
         "gentle tempo, easy tempo, easy pace, unrushed, slow-moving, lazy tempo, lazy pace, slow burn, slow-burning, "
         "ambling, plodding, trudging, dragging tempo, slowest, in no hurry, taking its time, takes its time, "
         "without haste, "
         "unhurriedly, lingering tempo, lethargic, ponderous, glacial, measured tread, lazily, laid-back tempo, "
         "laid-back pace, "
         "at a crawl, slow as molasses, slo-mo, languorous tempo, strolling, calm tempo, calm pace, crawls, ambles, "
         "plods, "
         "trudges, never hurries, never rushes, does not hurry, low tempo, low speed, slower tempo, slow beat, "
         "sedate, sedately",
     "慢悠悠, 慢吞吞, 慢条斯理, 不紧不慢地走, 缓步, 从容, 徐徐, 慢腾腾, 懒洋洋的速度, 舒缓的速度, 速度舒缓, "
     "速度缓慢, 速度慢, 慢拍, 慢摇, 慢歌速度, "
     "缓慢, 慢速, 慢节奏, 慢歌, 缓缓, 叙事曲, 徐缓, 慢慢地, 慢慢的, 慢慢来, 慢吞吞的, 情歌"),
    (72, "adagietto", "小柔板"),
    (84, "andante, andante con moto, walking pace, walking tempo", "行板"),
    (92, "andantino", "小行板"),
    (104, "moderate, moderato, moderately, medium tempo, mid-tempo, midtempo, medium-tempo, medium pace, moderate "
          "tempo, medium speed, medium, average tempo, average pace, moderate pace, moderate speed, moderately paced, "
          "comfortable pace, comfortable tempo, balanced tempo, middling tempo, middling pace, moderate in tempo, "
          "neither fast nor slow, "
          "neither slow nor fast, neither too fast nor too slow, neither rushed nor dragging, mid-paced, mid paced, "
          "medium-paced, "
          "average speed, middle tempo, mid tempo, walking speed, easygoing tempo, normal tempo, normal speed, "
          "regular tempo, "
          "in-between tempo, not fast and not slow, neither hurried nor slow, neither hasty nor slow, moderate beat, "
          "even pace, "
          "steady pace, steady tempo, measured pace, measured tempo, temperate pace, unexceptional tempo, jogging pace",
     "中庸速度, 普通速度, 正常速度, 一般速度, 中等的速度, 速度适中, 速度居中, 中等节奏, 中速度, 不快也不慢, "
     "快慢适中, 不急不缓, 不急不慢, 不疾不徐, "
     "中速, 中板, 中等速度, 速度中等, 速度:中等, 速度一般, 不快不慢, 适中"),
    (114, "allegretto, allegro moderato, allegro ma non troppo, allegro non troppo, moderately fast",
     "小快板, 稍快板, 中快板, 中等偏快, 中速偏快, 稍快, 偏快, 中快, 略快, 较快"),
    (80, "moderately slow, slowish, slow-ish, on the slow side, fairly relaxed tempo",
     "中等偏慢, 中速偏慢, 稍慢, 偏慢, 中慢, 略慢, 较慢"),
    (126, "brisk, briskly, animato, con moto, con brio",
     "轻快的速度, 轻快的节奏, 速度轻快, 节奏轻快"),
    (132, "allegro, allegro con brio, molto allegro, uptempo, up-tempo, fast-ish, lively tempo, lively pace, "
          "spirited tempo, energetic tempo, energetic pace, sprightly tempo, vigorous tempo, vigorous pace", "快板"),
    (140, "fast, quick, quickly, fast-paced, speedy, rapid, rapidly, swift, swiftly, fast tempo, up to speed, "
          "high-speed, high speed, frantic pace, frenetic pace, furious pace, hurried tempo, racing tempo, "
          "galloping, at a gallop, "
          "at full tilt, full speed, at speed, in a hurry, hurtling, races along, racing along, rushes along, "
          "rushing along, "
          "dashes, dashing along, sprinting, sprints, races by, races past, flies by, flies past, zips along, "
          "whirls by, hurries, "
          "at top speed, lightning fast, lightning-fast, fleet-footed, fleet, pacy, pacey, rapid-fire, high tempo, "
          "never ceases to "
          "race, race ahead, races ahead, races, gallops, hastens, hurtles, rushes, speeds along, faster tempo, "
          "fast beat, fast pace, "
          "quick tempo, quick pace, rapid tempo, rapid pace, brisk tempo, swift tempo, swift pace, nimble tempo, "
          "hasty, hastily, "
          "double quick, zippy, nippy, peppy tempo, quickfire, headlong, whirlwind tempo, dizzying speed, "
          "dizzying pace",
     "飞速, 急速, 疾驰, 风驰电掣, 速度飞快, 快如闪电, 快马加鞭, 飞奔, 奔跑般, 速度快, 速度很快, 节奏快, 节奏很快, "
     "快拍, 急促的速度, 速度要快, "
     "快速, 快节奏, 快歌, 迅速, 飞快, 高速"),
    (160, "vivace, vivo, allegro vivace, allegro molto", "活板, 甚快板"),
    (180, "presto, as fast as possible, breakneck, blazing", "急板, 疾速"),
    (204, "prestissimo", "最急板, 极急板, 极快"),
)  # fmt: skip
_PROTECTED = phrases(
    "quick question, fast forward, slow motion, breakfast, not so fast my friend",
    "快点来, 快点给, 快点写, 快来, 快给, 快要, 赶快, 尽快, 快递, 凉快, 痛快, 爽快, 快捷, 慢走, 傲慢, 快餐, 快进",
)
TEMPOS: Lexicon[float | None] = Lexicon({**spread(_ROWS), **dict.fromkeys(_PROTECTED)})
# Single characters, which stand alone only where no other word holds them.
PLAIN_ZH = {"快": 140.0, "慢": 70.0}
# What "faster" means while nothing is playing.
FASTER_THAN_NOTHING, SLOWER_THAN_NOTHING = 132.0, 76.0
# "neither fast nor slow".
MODERATE = 104.0
# "not too fast", "not too slow".
NOT_TOO_FAST, NOT_TOO_SLOW = 104.0, 92.0
