"""English words that paint nothing: small words, talk about music and about who hears it. A remainder of nothing else
("easy to remember", "where the left hand repeats the same pattern") is no picture."""

from __future__ import annotations

from chatbot.understand.lexicon.table import words
from chatbot.understand.matcher import compiled

_PLAIN = words(
    """
    a an the my our your his her their its this that these those it he she they we i you me us them who which what
    where when how why there here some any no not nothing nobody everyone everybody anyone someone something anything
    everything one two three four five six seven eight nine ten first second third last next another other others same
    different new good better best nice nicer clean clear clearly little small big bigger bit lot lots kind kinds sort
    sorts special simple easy easier hard difficult quick short long longer clever proper decent real original fresh
    totally completely unrelated related random particular general certain sure maybe please ok okay let let's lets
    begin begins start starts go goes going gone come comes coming get gets got make makes made making do does did
    done doing have has had having be is are was were been being can can't could would should will won't might must
    may want wants wanting wanted need needs needed like likes liked love loves know knows known think thinks thought
    hear hears heard hearing listen listens listening remember remembered forget play plays played playing practise
    practice learn learning learned sing sings singing sung hum hums humming write writes written writing use uses
    used using show shows showing test tests testing try tries trying say says said tell up down in on at of for to
    from with without by over under through between into out off only just even also very really so too as than
    before after again ever never always along around about left right hand hands finger fingers note notes chord
    chords melody melodic melodies harmony harmonic harmonies key keys tonal atonal chromatic diatonic scale scales
    rhythm rhythms rhythmic syncopation syncopated groove grooves beat beats bar bars measure measures phrase phrases
    motif motifs motive motives theme themes pattern patterns leap leaps leaping step steps stepwise interval
    intervals repeat repeats repeated repeating loop loops looping line lines part parts section sections form
    structure question answer middle beginning end ends ending modulate modulates modulating texture counterpoint
    imitation sequence sequences dynamic dynamics loud quiet tempo speed fast slow pace piece pieces song songs tune
    tunes music musical track tracks composition sound sounds instrument instruments version versions twist spot viral
    strong weak plain usual typical normal standard basic full empty whole half i'm i'd i'll i've it's that's you're
    we're don't doesn't didn't isn't aren't and or but if then because while each every all both more most much many
    less few fewer enough able ready today tomorrow now later soon once twice time times way ways thing things stuff
    people anybody friend friends someone's happy-sounding catchy memorable hook hooks riff riffs idea ideas
    """
)
# What others shall do with it: "that my dog would like", "everyone can hum".
_RECEIVED = compiled(
    r"\b(?:would|can|could|will|might|should|has|have|must)(?:n't| not| never| ever| easily| all| also| actually)* "
    r"(?:(?!feel|sound|look|seem|be|taste|smell)\w+ )?(?:like|love|hum|sing|play|hear|heard|know|known|remember|"
    r"enjoy|think|dance|do|learn|write|use|recogni[sz]e|appreciate|approve|whistle|understand|follow|perform|"
    r"practise|practice)\b"
)


def paints_nothing(phrase: str) -> bool:
    """Whether an English phrase that is left of a request holds no word of a picture."""
    low = phrase.lower()
    return all(word in _PLAIN or word.isdigit() for word in low.split()) or bool(_RECEIVED.search(low))
