"""Words for how driven a rhythm is, and for dancing.

Three levels, as MuseCoco divides rhythm intensity (serene, moderate, intense). A word counts only where
it is said of the rhythm, the beat or the groove (:mod:`chatbot.understand.character`)."""

from __future__ import annotations

from chatbot.understand.lexicon.comparing import superlative
from chatbot.understand.lexicon.table import phrases, spread
from chatbot.understand.matcher import Lexicon

_ROWS: tuple[tuple[str, str, str], ...] = (
    ("low",
     "half asleep, asleep, gentle, soft, mild, serene, light, easy, soothing, calm, weak, subtle, restrained, "
     "relaxed, delicate, understated, low, tranquil, unhurried, laid-back, laidback, peaceful, quiet, subdued, "
     "muted, "
     "hushed, whispering, whisper, whispered, sleepy, lazy, languid, leisurely, flowing, sparse, feather-light, "
     "featherlight, tender, barely there, placid, loose, dreamy, floating, mellow, meek, faint, undemanding, slack, "
     "calmer, gentler, softer, weaker, milder, lighter, quieter, sparser, weightless, unobtrusive, discreet, modest, "
     "minimal, spare, slender, unassuming, unforced, effortless, murmuring, murmured, murmur, sighing, sigh, "
     "lulling, "
     "drowsy, light-footed, velvety, barely perceptible, hardly perceptible, scarcely perceptible, "
     "barely noticeable, "
     "hardly noticeable, scarcely noticeable, barely audible, imperceptible, unaccented, smooth, reserved, feeble, "
     "frail, fragile, timid, shy, lightly, softly, gently, quietly, calmly, mildly, tenderly, trickling, drifting, "
     "airy, ambling, low-key, low key, low-intensity, calming, gliding, rippling, nonchalant, unhurriedly, cradling, "
     "rocking, lilting, swaying, tiptoeing, on tiptoe, tiptoes, breathing, resting, dozing, slumbering, "
     "barely stirring, hardly stirring, soft-spoken, undramatic, uninsistent, unaggressive, at rest, at ease, "
     "restful, repose, easygoing, easy-going, unstressed, undulating, pillowy, downy, a mere breath, breath, "
     "feather, "
     "lullaby, lake, hardly any, scarcely any, barely any, slow-breathing, slow-rocking, lethargic, passive, "
     "tame, docile",
     "舒缓, 平缓, 柔和, 轻柔, 缓和, 平稳, 温和, 微弱, 轻缓, 低, 弱, 柔, 轻, 松弛, 慵懒, 闲散, 悠闲, 克制, 内敛, 安静, "
     "疏朗, 若有若无, 绵软, 软, 淡, 平静, 轻微, 不强, 不激烈, 很轻, 很弱, 很柔, 松散, 轻松, 徐缓"),
    ("moderate",
     "moderate, medium, average, steady, mid-level, middling, balanced, measured, middle-of-the-road, ordinary, "
     "moderately, moderately intense, moderately strong, moderate intensity, medium intensity, medium-intensity, "
     "in the middle, golden mean, middle ground, middle way, neither intense nor gentle, neither strong nor weak, "
     "neither gentle nor intense, neither weak nor strong, neither forceful nor gentle, neither soft nor hard, "
     "neither hard nor soft, neither wild nor sleepy, neither heavy nor light, neither light nor heavy, "
     "neither too strong nor too weak, neither too gentle nor too intense, neither too weak nor too strong, "
     "tempered, "
     "temperate, even, even-tempered, regular, unexceptional, usual, normal, mid, halfway, half-way, "
     "between the two, "
     "in between, middle, neither here nor there, everyday, well-balanced, well-measured, medium-strong, moderation, "
     "reasonable, restrained yet firm, of medium strength, sensible, evenly paced, comfortable",
     "中等, 适中, 适度, 一般, 中度, 不强不弱, 不轻不重, 中庸, 恰到好处, 均匀, 稳健, 普通, 不温不火, 强弱适中, "
     "不强也不弱, 不激烈也不平淡, 稳定"),
    ("high",
     "intense, strenuous, strong, vigorous, powerful, heavy, hard-hitting, forceful, driving, driven, "
     "energetic, pronounced, "
     "pounding, fierce, punchy, aggressive, relentless, vehement, steady and strong, thumping, pulsating, fiery, "
     "robust, high, furious, frenzied, frenetic, frantic, violent, hectic, wild, stomping, hammering, restless, "
     "insistent, urgent, feverish, throbbing, breathless, propulsive, explosive, tight and strong, dense, busy, "
     "bustling, galloping, charging, unrelenting, muscular, bold, stronger, fiercer, heavier, harder, wilder, "
     "mightier, more intense, emphatic, mighty, hurricane, thunderous, thundering, stormy, tempestuous, ferocious, "
     "savage, brutal, merciless, ruthless, unstoppable, kinetic, dynamic, spirited, rousing, electrifying, "
     "high-octane, full-throttle, potent, assertive, commanding, percussive, hammers, hammer, pounds, pound, thumps, "
     "stomps, crashing, crashes, drives, drive, surging, surges, charged, pulsing hard, strongly accented, "
     "sharply accented, heavily accented, strongly marked, accented, gripping, sturdy, gritty, raw, primal, martial, "
     "militant, beefy, hefty, massive, huge, colossal, big, ardent, agitated, excited, blistering, breakneck, "
     "untamed, stampeding, stampede, motoric, jackhammer, locomotive, steam engine, storm, tempest, adrenaline, "
     "forcefully, vigorously, powerfully, fiercely, strongly, intensely, energetically, relentlessly, furiously, "
     "wildly, violently, never lets up, refuses to let up, never relents, does not relent, will not relent, "
     "gives no quarter, takes no prisoners, never rests, hard, hard-driving, hard-edged, high-energy, high energy, "
     "high-intensity, heavy-hitting, full of drive, full of force, full of energy, full of power, full of vigour, "
     "full of vigor, full of fire, full of fury, full of intensity, with vigour, with vigor, with force, with power, "
     "with energy, with drive, with intensity, with fury, with fire, bursting with energy, brimming with energy, "
     "packed with energy, on fire, volcanic, thrashing, slamming, battering, drumming, drums hard, bone-shaking, "
     "earth-shaking, floor-shaking, turbulent, hot-blooded, fire-breathing, tight, unbridled, headlong, rampaging, "
     "rugged, stark, "
     "unyielding, tireless, machine-gun, exhilarating, dramatic, prominent, striking, conspicuous, marked, "
     "unmistakable, energised, energized, bracing, brisk and strong, vital, zestful, impetuous, passionate, thunder, "
     "lightning, power, fury",
     "强烈, 激烈, 强劲, 有力, 猛烈, 强烈有力, 火爆, 炸裂, 铿锵, 高, 很强, 够强, 强, 劲爆, 澎湃, 狂野, 紧凑, 密集, "
     "鲜明, 震撼, 有冲击力, 富有冲击力, 猛, 躁动, 动感, 有劲, 带劲, 劲道, 奔放, 热烈, 激昂, 疯狂, 强而有力, 铿锵有力, "
     "掷地有声, 凶猛, 重, 狂热, 激越, 充沛, 火热, 沸腾, 咄咄逼人, 不屈不挠"),
)  # fmt: skip
# Of the rhythm these say nothing about its drive.
_PROTECTED = phrases(
    "big beat, high register, low register, high notes, low notes, big band, heavy metal, hard rock, soft rock, "
    "a sharp, b sharp, c sharp, d sharp, e sharp, f sharp, g sharp, a flat, b flat, c flat, d flat, e flat, g flat",
    "",
)
_BASE = spread(_ROWS)
# "The calmest kind of rhythm".
_MOST = {form: level for word, level in _BASE.items() if (form := superlative(word)) is not None and form not in _BASE}
INTENSITY: Lexicon[str | None] = Lexicon({**_BASE, **_MOST, **dict.fromkeys(_PROTECTED)})
