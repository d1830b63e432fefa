"""Pictures of a rhythm's drive: what is said of a rhythm and of little else ("scarcely more than a ripple", "pulls no
punches"). They count anywhere in the clause of the rhythm (:mod:`chatbot.understand.rhythm_said`)."""

from __future__ import annotations

from chatbot.understand.lexicon.comparing import compared, superlative
from chatbot.understand.lexicon.rhythm import INTENSITY
from chatbot.understand.lexicon.table import spread
from chatbot.understand.matcher import Lexicon

_ROWS: tuple[tuple[str, str, str], ...] = (
    ("low",
     "slight, slighter, bare, barest, least, mere, merest, scarcely, hardly, barely, scant, scanty, ripple, ripples, "
     "petal, petals, trace, whispers, flicker, flickers, shiver, shivers, quiver, quivers, hint, hints, suggestion, "
     "suggests, next to nothing, to itself, in the background, into the background, politely, polite, turned down, "
     "turned all the way down, all the way down, dialled down, dialed down, dialled back, toned down, kept down, "
     "held down, held back, reined in, ruffles, "
     "sedate, sedately, bashful, coy, diffident, unpretentious, demure, demurely, unemphatic, unassertive, "
     "softened, cushioned, padded, wrapped in wool, wrapped in cotton wool, cotton wool, wool, velvet, silk, silken, "
     "felt, feathers, snowflake, snowflakes, snow, snowfall, mist, gossamer, thistledown, moth, butterfly, "
     "butterfly's wing, cobweb, weak as tea, tea, fawn, kitten, cat's paws, slippered, slippers, in slippers, "
     "in stockinged feet, barefoot, stockinged, hummed, caress, caresses, caressing, strokes, stroking, nudges, "
     "nudge, laps, lapping, "
     "trickles, drips, droplets, dozes, snoozes, slumbers, nods, nods off, sleeps, sleeping, sleepwalks, breathes, "
     "sighs, murmurs, mumbles, mutters, hush, hushes, little, minimum, minimal, nearly absent, almost absent, "
     "almost nothing, almost nonexistent, all but absent, all but vanishes, vanishingly, demands nothing, "
     "asks nothing, asks for nothing, insists on nothing, without insistence, "
     "without emphasis, without any emphasis, without accent, without accents, without force, without any force, "
     "without urgency, without weight, wakes nobody, wakes no one, disturbs nobody, disturbs no one, never intrudes, "
     "does not intrude, never raises its voice, never raises its head, never insists, gingerly, daintily, dainty, "
     "wispy, wisp, threadbare, thin, watery, pale, dim, understatement, self-effacing, retiring, withdrawn, "
     "inconspicuous, unnoticed, undetectable, nigh on imperceptible, in name only, heartbeat of a sleeper, "
     "afterthought, "
     "quiet end, low end, lower end, bottom of the scale, lowest setting, reticent, unhurrying, "
     "eyebrow, nil, zero, close to nil, close to zero, next to nil, restraint, with restraint, lace, never so much "
     "as, not so much as, would not wake, wouldn't wake, will not wake, without waking, voice down, voice low, "
     "gauze, keeps its voice down, goes easy, on tiptoes, lullaby, fluttering, flutter, flutters, wafts, wafting, "
     "pitter-patter, pitter-patters, patters, patter, soft-footed, "
     "soft-shoed, light as air, light as a feather, dormant, lifeless, limp, flaccid, anaemic, anemic", ""),
    ("moderate",
     "moderates, moderated, middle course, happy medium, middle road, middle of the road, mid-range, midrange, "
     "halfway house, fifty-fifty, mediocre, midway, compromise, intermediate, neither here nor there, "
     "somewhere in between, centre of the scale, center of the scale, tolerable, tolerably, fair, fairly firm, "
     "fairly strong, fairly gentle, fairly intense, not the strongest, not the weakest, room temperature, lukewarm, "
     "tepid, warm but not hot, simmer, simmers, gentle but firm, firm but gentle, soft but firm, "
     "passable, conventional, standard, typical, equable, moderate dose, unexaggerated, well-tempered, "
     "judicious, judiciously, proportionate, middle-weight, middleweight, restrained yet firm, "
     "unremarkable", ""),
    ("high",
     "utmost, maximum, maximal, max, extreme, extremely strong, full force, full power, full blast, full tilt, "
     "full throttle, full strength, all its might, brute, brutish, brutality, sledgehammer, sledgehammers, anvil, "
     "anvils, piston, pistons, battering ram, battering rams, pile driver, piledriver, pile-driver, cannon, cannons, "
     "cannonade, artillery, avalanche, landslide, earthquake, freight train, juggernaut, bulldozer, fist, fists, "
     "iron-fisted, ironclad, iron, steel, steely, steel-toed, pulls no punches, wake the dead, wakes the dead, "
     "shake the rafters, shakes the rafters, rafters, shakes the walls, shake the walls, shakes the floor, "
     "rattles the windows, rattle the windows, rattles the bones, rattles the teeth, shakes the ground, "
     "shakes the earth, through the roof, sky-high, teeth, muscle, muscles, sinew, sinews, fire-breathing, breathes "
     "fire, strength of, force of, power "
     "of, might of, to full, up to full, cranked up, turned up, dialled up, dialed up, whipped up, stoked up, "
     "pumped up, at full, full steam, rhinoceros, elephant, elephants, wild horses, granite, on the accelerator, "
     "clenched, overwhelming, overpowering, roars, roar, roaring, rages, raging, rage, "
     "to the limit, to the hilt, to the maximum, to the max, off the scale, off the charts, top of the scale, "
     "upper end, by the collar, by the throat, by the scruff, resolute, resolutely, firm, firmly, snaps, snap, "
     "stamps, stamp, stamping, slams, slam, bangs, bang, banging, batters, batter, pummels, pummel, bludgeons, "
     "bludgeon, whips, whip, lashes, lash, cracks, crack, cracking, kicks, kicking, punches, punch, strikes, booms, "
     "booming, blasts, blast, erupts, explodes, detonates, thunders, thuds, thud, thudding, rattles, rattling, "
     "blazes, blazing, burns, burning, boils, seethes, seething, storms, rampages, stampedes, gallops, charges, "
     "tramples, tramples everything, might, mightily, strength of an ox, strong as an ox, ox, oxen, bull, bulls, "
     "lion, lions, tiger, titan, titans, titanic, giant, giants, gigantic, herculean, hercules, towering, crushing, "
     "crushes, shattering, shatters, deafening, ear-splitting, hell-bent, hell for leather, with a vengeance, "
     "no holds barred, no mercy, without mercy, shows no mercy, knows no mercy, no let-up, without let-up, no quarter, "
     "relentlessness, ferocity, vehemence, forcefulness, fierceness, aggression, adrenalin, dominates, dominating, "
     "dominant, domineering, overbearing, bursting, bursts, tense, taut, keen, sharp, biting, bites, cutting, "
     "cuts like a knife, fearsome, formidable, imperious, inexorable, irresistible, inescapable, unsparing, "
     "uncompromising, unflinching, adamant, indomitable, red-hot, white-hot, "
     "hot, scorching, searing, incendiary, combustible, tumultuous, uproarious, rowdy, raucous, bacchic, orgiastic, "
     "possessed, demonic, maniacal, manic, berserk, rabid, unchained, unleashed, lets loose, "
     "high end, highest setting, all guns blazing, eleven, nerve-jangling, bruising, bruises, unbending, resounding, "
     "resounds, ringing, grim, hard as nails, tough, great, immense, enormous, tremendous, terrific, terrible, "
     "awesome, "
     "almighty, potency, vigour, vigor, ardour, ardor, violence, will not let go, won't let go, never lets go, "
     "refuses to let go, insists, insist, insistently, presses, pressing, drums up a storm, crackles, "
     "crackling, charged with electricity, electric, electrical, live wire, knocks the breath, knocks you flat", ""),
)  # fmt: skip
_OWN = spread(_ROWS)
_KNOWN = {phrase: INTENSITY.get(phrase) for phrase in INTENSITY.phrases}
_ALL = {**_OWN, **_KNOWN}
_MORE = {
    form: level
    for word, level in _ALL.items()
    for form in (compared(word), superlative(word))
    if form is not None and form not in _ALL
}
PICTURED: Lexicon[str | None] = Lexicon({**_ALL, **_MORE})
