"""Words of judgement in English: what is said of music that pleases, and of music that does not."""

from __future__ import annotations

from chatbot.understand.lexicon.table import phrases
from chatbot.understand.matcher import compiled

_SHORT_NOT = compiled(r"\b(is|are|was|were|do|does|did)n't\b|(?<=\w)'(s|re|m) not\b")
_SHORT_IS = compiled(r"\b(it|that|this|everything|which|one)'s\b")
_FULL = {"s": " is", "re": " are", "m": " am"}


def spelt_out(text: str) -> str:
    """``text`` with short forms in full: "isn't" and "it's not" are "is not", "it's" is "it is"."""
    text = _SHORT_NOT.sub(lambda match: (match[1] or _FULL[match[2]]) + " not", text)
    return _SHORT_IS.sub(r"\1 is", text)


def _any(*columns: str) -> str:
    """A pattern for any of these phrases, the longest first."""
    return "|".join(sorted(dict.fromkeys(map(spelt_out, phrases(*columns))), key=len, reverse=True))


GOOD = _any(
    """
    good, great, nice, lovely, beautiful, gorgeous, pretty, awesome, amazing, wonderful, fantastic, excellent,
    brilliant, superb, incredible, stunning, perfect, cool, sick, dope, fire, lit, neat, sweet, catchy, groovy,
    charming, delightful, fabulous, magnificent, marvellous, marvelous, terrific, outstanding, impressive, splendid,
    stellar, divine, magical, enchanting, exquisite, sublime, heavenly, phenomenal, ace, slick, classy, elegant,
    touching, moving, tasty, fun, cute, adorable, interesting, inspired, inspiring, original, better, the best, best,
    rad, wicked, grand, banging, killer, unreal, insane, mesmerising, mesmerizing, captivating, breathtaking,
    super cool, top notch, first class, first rate, spot on, on point, well done, well written, fine, okay, ok,
    alright, decent, solid, not bad, pleasant, pleasing, fitting, my favourite, my favorite, a banger, a total banger,
    a masterpiece, a bop, a jam, a winner, a keeper, a gem, pure gold, gold, music to my ears, a joy, a treat, a hit,
    a work of art, a dream, a delight, pure magic, magic, bliss, an improvement, much of an improvement,
    so me, right up my street, right up my alley, exactly right, just right, right on, tremendous, smashing, mint
    """
)
BAD = _any(
    """
    bad, terrible, awful, horrible, boring, dull, ugly, lame, weak, meh, wack, whack, mid, a flop,
    annoying, bland, cheesy, rubbish, trash,
    garbage, mediocre, underwhelming, uninspired, forgettable, generic, disappointing, cringe, crap, crappy, naff,
    tedious, uninteresting, repetitive, horrendous, dreadful, atrocious, poor, monotonous, lifeless, soulless, clumsy,
    messy, irritating, unpleasant, grating, hideous, pathetic, stale, tacky, corny, sloppy, unbearable, painful,
    a mess, a disaster, a letdown, a let-down, a disappointment, noise, just noise, unlistenable, nonsense, worse,
    the worst, worst, wrong, shit, shite, awfully bad, cringy, cringey, stupid, unimpressive, pants, foul,
    abysmal, ghastly, lacklustre, lackluster, so-so, nothing special, no good, too much, dreary, a bore,
    a snooze, a joke, hot garbage, samey, so samey, formulaic, derivative, soporific, a yawn, a slog, a drag,
    run of the mill, by the numbers, bog standard, basic, a bit much, ear-splitting, a racket, a cacophony,
    not the one, not up to scratch, substandard, off-putting, jarring, tuneless, aimless, all over the place,
    one-note, cliched, clichéd, predictable and boring, trite, wooden, robotic, mechanical
    """
)
# What somebody does who is pleased, or is ("I am ... it"), and who is not.
PLEASED = _any(
    """
    love, like, adore, enjoy, dig, loved, liked, adored, enjoyed, appreciate, loves, likes, adores, enjoys, digs,
    approves of, approve of, can't get enough of, could listen to, couldn't stop listening to, can't stop listening to
    """
)
PLEASED_STATES = _any(
    """
    loving, liking, enjoying, digging, feeling, in love with, a fan of, a big fan of, happy with, pleased with,
    impressed by, impressed with, into, obsessed with, delighted with, sold on, fond of, satisfied with,
    thrilled with, blown away by, over the moon with, proud of, very much into
    """
)
DISPLEASED = _any(
    """
    hate, dislike, hated, disliked, can't stand, cannot stand, detest, loathe, hates, dislikes, detests, can't bear,
    despise, doesn't like, don't like, do not like, didn't like, did not like, don't love, don't enjoy, didn't enjoy,
    don't care for, don't dig, doesn't enjoy, never liked, can't say i like, can't say i love, can't say i enjoy
    """
)
DISPLEASED_STATES = _any(
    """
    bored of, bored by, bored with, tired of, sick of, disappointed by, disappointed with, disappointed in,
    unhappy with, unimpressed by, unimpressed with, annoyed by, fed up with, underwhelmed by
    """
)
# What music does: "it ...".
DELIGHTS = _any(
    """
    rocks, slaps, rules, works, works well, works nicely, works for me, grooves, made my day, makes my day,
    gives me chills, gave me chills, gives me goosebumps, gave me goosebumps, makes me smile, made me smile, hits hard,
    hits different, blew me away, blows me away, blew my mind, blows my mind, brings me joy, is doing it for me,
    does it for me, does the trick, fits, fits perfectly, fits well, kills, kills it, nails it, nailed it, wins,
    reminds me of my childhood,
    reminds me of home, takes me back, transports me, made me cry,
    speaks to me, moves me, cheers me up, sings, is it, is the one, is the ticket, is a yes,
    is a yes from me, is growing on me, has grown on me, is grown on me, is stuck in my head, never gets old,
    will do, will do nicely, is what i wanted, is exactly what i wanted, is just what i wanted,
    is what i had in mind, is what i meant, is exactly what i meant, is exactly what i had in mind,
    is what i was looking for, is exactly what i was looking for,
    is what i needed, is exactly what i needed, is just what i needed, is the stuff, is more like it, is bang on,
    hits the spot, hits the nail on the head, is a keeper, is a winner, ticks all the boxes, ticks every box,
    warms my heart, touched me, gets me every time, brought a tear to my eye, brings tears to my eyes, will stay,
    is going straight on my playlist, can stay, exceeded my expectations, is beyond my expectations, is a vibe
    """
)
ANNOYS = _any(
    """
    sucks, stinks, blows, bores me, annoys me, hurts my ears, falls flat, fell flat, doesn't work, isn't working,
    does not work, didn't work, is not working, drives me crazy, drives me nuts, puts me to sleep, makes no sense,
    doesn't grab me, doesn't convince me, doesn't move me, doesn't hit the spot, doesn't click, does not click,
    rubs me the wrong way, wears thin, sets my teeth on edge, grates, drags on, doesn't excite me, isn't doing much,
    is not what i pictured, isn't what i pictured, is not what i imagined, isn't what i imagined,
    isn't what i expected,
    is not what i expected, isn't quite there, is not quite there, lacks magic, lacks soul,
    leaves me cold, gives me a headache, doesn't do it for me, doesn't do anything for me, does nothing for me,
    doesn't sound right, doesn't sound good, doesn't feel right, isn't it, is not it, isn't what i wanted,
    is not what i wanted, is not what i asked for, isn't what i asked for, is not what i had in mind,
    isn't what i had in mind, isn't right, is not right, isn't for me, is not for me, didn't land, misses the mark,
    missed the mark, needs work, goes nowhere, went nowhere, is a no, is a no from me, is not there yet,
    could be better, gets old,
    gets on my nerves, is going nowhere, is not doing it for me, isn't doing it for me, lacks something, clashes,
    doesn't fit, does not fit, isn't great, isn't good, is not great, is not good, isn't very good, disappoints,
    isn't my thing, is not my thing, isn't my style, isn't quite right, is not quite right, isn't quite it
    """
)
# Calls of pleasure and displeasure that are whole clauses.
CHEERS = _any(
    """
    wow, yay, yess, yesss, yessss, woohoo, whoa, woah, bravo, bravissimo, hooray, hurrah, nice one, nice work,
    good job, great job, good work, great work, well done, nailed it, you nailed it, spot on, exactly, bingo, chapeau,
    congrats, congratulations, kudos, hats off, thanks, thank you, thx, ty, many thanks, thank you so much,
    thanks so much, thank you very much, thanks a lot, thanks a bunch, thanks a million, thanks a ton, cheers,
    much appreciated, works for me, chef's kiss, goosebumps, chills, love it, loved it, love this, love that,
    loving it, loving this, bullseye, way to go, good stuff, great stuff, big fan, impressive, sold, i'm sold,
    i'm impressed, i'm in love, mind blown, what's not to like, no notes, can't complain, no complaints, i approve,
    you rock, you're good, you've outdone yourself, you have outdone yourself, thumbs up, two thumbs up,
    you're the best,
    not a thing i'd change, not a single thing i'd change, nothing i'd change, i wouldn't change a thing,
    i would not change a thing, wouldn't change a thing, i wouldn't change anything, there's nothing i'd change,
    i've heard worse, i have heard worse, heard worse, keep it, keep it like that, keep it like this,
    leave it like that, don't change a thing, don't change anything,
    don't touch it, keep that, you did it, you got it, that's the spirit, perfection, keeper, five stars,
    beautiful work, nice job, good one, great one, all good, heck yes, hell yes, hell yeah, oh yes, oh yeah, yes,
    yeah, yep, yup, not bad at all, very well done, i couldn't be happier, so good, so pretty, so nice, even better,
    much better, way better, a lot better, far better, better already, that's the one, that's it, this is it
    """
)
BOOS = _any(
    """
    ugh, ew, eww, yuck, yikes, meh, bleh, blah, boo, booo, no thanks, nah, thumbs down, epic fail, fail,
    not impressed, i'm not impressed, unimpressed, not convinced, i'm not convinced, i'm disappointed, disappointed,
    bored, i'm bored, hard pass, pass, big no, hell no, heard better, i've heard better, i expected better,
    i expected more, not quite, not really, not great, not good, not nice, not for me, not my thing, not my style,
    not my taste, not my cup of tea, not my jam, not my vibe, not it, not what i wanted, not what i had in mind,
    not what i asked for, not what i meant, not what i was looking for, not there yet, could be better,
    you can do better, do better, what a mess, what a disaster, what was that, what is this garbage, one star,
    much worse, even worse, way worse, a lot worse, worse than before, i'm not a fan, not a fan, not feeling it,
    my ears hurt,
    my ears are bleeding, my poor ears, it hurts, this hurts, ouch, not good enough, what a racket,
    what a letdown, what a disappointment, what a bore, total rubbish, absolute rubbish, absolutely not, god no,
    please no, no way, oh no, oh dear, dear me, never again, wrong, all wrong, miles off, way off, not even close,
    try harder, leaves me cold, this ain't it, that ain't it, no good, i'm afraid not
    """
)
# Who is praised for the music: "you're a ...".
MASTERS = _any(
    """
    star, genius, legend, wizard, marvel, treasure, gem, angel, wonder, magician, maestro, virtuoso, natural, pro,
    superstar, rock star, rockstar, hero, lifesaver, life saver, master, talent, champ, champion, brilliant, amazing,
    awesome, incredible, fantastic, wonderful, the best, the greatest, clever, talented, gifted, good at this, on fire
    """
)
# Who is blamed for it.
BUNGLERS = _any(
    """
    hopeless, useless, rubbish at this, terrible at this, bad at this, awful at this, no good, not very good,
    not very good at this, a waste of time, waste of time, clueless, tone deaf, tone-deaf, disappointing, amateur
    """
)
# How those are whom it moves: "I'm ...", "we have ...".
MOVED = _any(
    """
    in tears, crying, speechless, blown away, impressed, hooked, smitten, sold, touched, moved, over the moon,
    thrilled, delighted, chuffed, amazed, stunned, in awe, in love, in heaven, lost for words, loving every second,
    goosebumps, chills, shivers, happy, so happy, happy now, satisfied, content, pleased, tearing up, welling up,
    grinning, smiling, dancing already, humming it already, obsessed, floored, gobsmacked, mesmerised, mesmerized
    """
)
# What says nothing by itself.
FILLERS = _any(
    """
    wow, whoa, oh, ah, aha, hm, hmm, hmmm, mmm, well, haha, hahaha, lol, lmao, omg, oh my, oh my god, oh my gosh,
    man, dude, bro,
    mate, honestly, actually, indeed, okay, ok, so far, though, i think, i guess, i must say, to be honest, tbh,
    if i'm honest, frankly, really, seriously, hey, ooh, aww, aw, damn, jeez, sorry, sorry to say, i'm afraid, no, so,
    dear, darling, pal, buddy, folks, maestro, for sure, for me, to me, imo, in my opinion, i have to say,
    gotta say, i have to admit, no idea why, not sure why, i do not know why, i don't know why, somehow,
    you know, my friend, please
    """
)
# How much.
ADVERBS = _any(
    """
    so, really, very, absolutely, just, quite, pretty, rather, totally, truly, too, simply, super, damn, freaking,
    fucking, bloody, incredibly, extremely, kind of, kinda, sort of, a bit, a little, a little bit, somewhat,
    still, actually, definitely, genuinely, honestly, always, all, even, much, way, far, a lot, already, utterly,
    completely, particularly, especially, seriously, rather too, slightly, fairly, awfully, such, only, all that,
    that, ever so, starting to sound, getting
    """
)
# Praise that may as well be a wish when it stands alone before a noun: "sweet melody", "interesting chords".
WISHED_TOO = _any(
    """
    sweet, fun, cool, cute, interesting, catchy, groovy, original, moving, touching, magical, enchanting, heavenly,
    divine, elegant, fine, grand, pleasant, classy, inspiring, better, best, solid, decent, slick, charming, fire,
    mesmerising, mesmerizing, wicked, killer, mechanical, messy, robotic, wooden, dreary, pretty, gold,
    magic, nice, good, beautiful, lovely
    """
)
