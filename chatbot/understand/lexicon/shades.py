"""Rarer English words of mood: how people, places and hours feel, placed like those of
:mod:`chatbot.understand.lexicon.moods`. Each place is a listener's judgement."""

from __future__ import annotations

# (valence, energy), English words, Chinese words
SHADES: tuple[tuple[tuple[float, float], str, str], ...] = (
    ((0.5, 0.85), "rowdy, rowdiness, raucous, rambunctious, riotous, uproarious, roistering, hell-raising, tipsy, "
                  "drunken, swashbuckling, ebulliently", ""),
    ((0.6, 0.5), "cheeky, impish, puckish, tongue-in-cheek, zany, wacky, loony, bonkers, madcap, daft, comical, "
                 "hilarious, slapstick, cartoonish, cartoony, carnivalesque, witty, teasing, flirty, "
                 "flirtatious, coquettish, skippy, springy, footloose, fancy-free, sprightliness, tickly, clownish, "
                 "ludicrous, naughty, childlike, high jinks", ""),
    ((0.3, 0.6), "cocky, swaggering, swagger, strutting, slinky, slick, suave, badass, raunchy, steamy, seductive, "
                 "sensuality, erotic, sassiness, attitude, brash, cocksure, audacious, bravado", ""),
    ((0.4, 0.8), "fizzy, vim, vigour, vigor, oomph, pizzazz, pizazz, get-up-and-go, "
                 "razzmatazz, dynamism, sparkle, "
                 "amped up, fired up, hyped, hyped up, adrenaline-fuelled, dazzling, excitable, "
                 "bubbling over", ""),
    ((0.5, 0.7), "regal, stately, aristocratic, dignified, pompous, pomp, valiant, brave, "
                 "courageous, gallant, chivalrous, fearless, intrepid, undaunted, determined, resolute, steadfast, "
                 "inspirational, aspirational, ambitious, patriotic, grandeur, grandiose, splendour, "
                 "splendor, monumental, larger than life, never-give-up, empowering, empowered, "
                 "conquering, adventurousness, liberated, elevating, stirring, bombastic", ""),
    ((0.5, -0.2), "innocent, wholesome, good-hearted, kind-hearted, "
                  "compassionate, merciful, forgiving, forgiveness, caring, nurturing, motherly, fatherly, "
                  "protective, reassuring, encouraging, supportive, toasty, homely, homey, quaint, endearing, "
                  "heart-warming, heartwarming, fondness, lovesick, smitten, enamoured, enamored, infatuated, "
                  "adoring, devoted, starry-eyed, swoony, dainty, sincere, earnest, poetic, songful, sensitive, "
                  "soulful, soulfulness, vulnerable, sweetness, "
                  "emotional, emotive, full of feeling, full of emotion, schmaltzy, syrupy, saccharine, sappy, "
                  "soppy, mawkish", ""),
    ((0.3, -0.5), "floaty, otherworldly, luminous, "
                  "shimmering, shimmery, glimmering, twinkling, wondrous, full of wonder, awestruck, in awe, "
                  "sense of wonder, sense of awe, transcendent, spellbinding, bewitching, mesmeric, hypnotic, "
                  "trance-like, trancelike, entrancing, angelic, dewy, gossamer, gauzy, half-asleep, "
                  "fairytale", ""),
    ((0.1, -0.6), "prayerful, reverent, devout, pious, hallowed, holy, ritualistic, sanctified, philosophical, "
                  "ruminative, musing, solitary, secluded, dozy, listless, "
                  "blissed-out, blissed out, therapeutic, "
                  "unagitated, windless", ""),
    ((-0.2, -0.3), "wistfulness, ruefully, world-worn, poignant, poignancy, pathos-laden, "
                   "nostalgia, remembrance, remembering, reminiscent mood, reminiscing, half-remembered, "
                   "faded, melancholia-tinged, pining for home, "
                   "lovelorn, unrequited, resigned, resignation, heartsore longing, saudade, hushed sorrow, "
                   "vulnerability, yearningly", ""),
    ((-0.6, -0.3), "bitter, bitterly, embittered, sour, jaded, disillusioned, dour, "
                   "drab, bleakly, leaden, downbeat, doomed, gutting, gut-wrenching, crushing, devastating, "
                   "devastated, shattered, shattering, harrowing, tear-jerking, tear jerker, weepy, heavy-heartedly, "
                   "depression, anguished, tormented, haggard, careworn, defeated, hopelessly, helpless, powerless, "
                   "betrayed, humiliated, ashamed, guilty, guilt, remorse, remorseful, "
                   "penitent, isolated, isolation, friendless, lost and lonely, exhausted, worn-out, worn out, "
                   "burnt-out, burnt out, burned out, numbness, self-pity, "
                   "despairingly", ""),
    ((-0.5, 0.0), "icy, frosty, frozen, chilly, stone-cold, clinical, sterile, aloof, austere, "
                  "grimy, sleazy, seedy, murky, shadowy, darkness, macabre, grotesque, "
                  "sepulchral, gaunt, forbidding, dark-hearted, oppressive, dank, unforgiving", ""),
    ((-0.3, 0.1), "sly, sneaky, stealthy, cunning, scheming, conspiratorial, devious, furtive, secretive, shifty, "
                  "suspicious, wary, mistrustful, cryptic, arcane, occult, clandestine, cloak-and-dagger, "
                  "surreptitious, intrigue, mystery, mysteriousness, surreal, "
                  "disorienting, disoriented, dazed, bewildered, woozy, queasy, off-kilter, "
                  "uncertain, uncertainty, hesitant, doubtful", ""),
    ((-0.6, 0.7), "unhinged, deranged, manic, maniacal, mania, delirious, satanic, diabolical, devilish, villainous, "
                  "cursed, ghostly, ghoulish, spectral, phantom-like, "
                  "cataclysmic, catastrophic, apocalyptic dread, horrifying, horrified, nightmare-like, desperate, "
                  "desperation, imperilled, taut, high-stakes, twitchy, fidgety, "
                  "anxious energy, nailbiting, ticking-clock, "
                  "against the clock, crazed, madness, adversarial, "
                  "edge-of-your-seat, edge of your seat, edge-of-the-seat, menacingly, dangerously", ""),
    ((-0.5, 0.8), "feral, barbaric, confrontational, cutthroat, bloodthirstily, "
                  "snarly, scathing, acerbic, caustic, toxic, acid-tongued, sneering, spitting, seething rage, "
                  "angsty, angst, grumpy, cranky, grouchy, sulky, stroppy, vindictive, jealous, grudge, hard-hitting, "
                  "hard as nails, militaristic, marauding, thuggish", ""),
    ((0.0, 0.8), "impatient, restlessly, "
                 "urgency, momentum, frantically, wildness, turbo-charged, full-throttle, "
                 "headlong", ""),
    ((0.6, 0.3), "refreshing, "
                 "rejuvenating, invigorated, positivity, positive, "
                 "good vibes, happy vibes, playfulness, optimism-filled, light-heartedness, "
                 "lightheartedness, brightness, contentedness, welcoming, inviting, sunshiny, sunny-side-up", ""),
)  # fmt: skip
