"""Whether a sentence speaks of the music that is there or wishes for other music, where its words alone do not say.

While a piece is playing most sentences speak of it. What would make a new piece of "could the bass get out of the way",
because it names the bass and no change that a reader knows, asks for new notes of the bass.
"""

from __future__ import annotations

from chatbot.turn import Act
from chatbot.understand.context import Context
from chatbot.understand.lexicon import cues
from chatbot.understand.matcher import compiled
from chatbot.understand.sentence import Sentence
from chatbot.understand.stated import any_stated
from composer.instruments import ROLES

# A part that is there is spoken of: "the bass should ...", "let the piano ...", "give the drums ...".
_OF_WHO_PLAYS = compiled(
    r"\b(?:the|its|my|our|that|this|those) (?:\w+ )?\x01|"
    r"\x01(?: part| line| player| track|'s)? (?:is|are|was|were|should|could|can|must|might|needs?|has|have|had|does|"
    r"do|plays?|sounds?|feels?|seems?|goes|go|comes?|gets?|keeps?|wants?|doesn't|isn't|aren't|don't|lacks?)\b|"
    r"\b(?:let|make|have|give|get|could|can|should|tell|ask|want)(?: the| my)? \x01\b(?! piece| song| tune| music)"
)
# Nothing but names: "piano and drums" is a line-up.
_LINE_UP = compiled(
    r"^(?:[\s,;&+/.!]|\x01|\b(?:and|with|plus|just|only|for|on|please|now|then|the|a|an|some|my|maybe|solo)\b)*$"
)


# What music has and no other thing that a question may be of.
_OF_ITS_MUSIC = compiled(
    r"\b(?:climax(?:es)?|sharps?|flats?|accidentals?|peak|high point|crescendo|downbeats?|upbeats?|pickup|anacrusis|"
    r"triplets?|quavers?|crotchets?|minims?|semibreves?|eighths?|sixteenths?|dissonan\w+|consonan\w+|intervals?|"
    r"arpeggios?|"
    r"ostinato|pedal|sequences?|counterpoint|texture|polyphon\w+|homophon\w+|motives?|motifs?|leitmotif|tessitura|"
    r"semitones?|"
    r"octaves?|dominant|subdominant|inversions?|resolution|resolves?|borrowed|chromatic\w*|diatonic|pentatonic)\b"
)
# "Less robotic", "not so stiff": a quality that no lexicon has is wished more or less of.
_MORE_OF_A_QUALITY = compiled(
    r"^(?:(?:please|ok|okay|now|and|but|maybe|perhaps|hmm+|well|can you|could you|i want|i'd like|needs? to be|"
    r"should be|"
    r"could be|make it|make this|it should be|it needs to be|it could be),? )*(?:a (?:little )?bit |a little |a "
    r"touch |a tad |much |"
    r"way |far |slightly |even |still )*(?:more|less|not (?:so|as|that|quite so)|with (?:more|less)) "
    r"(?!notes?\b|bars?\b|please\b|of\b|time\b|info\w*|details?\b|examples?\b|like\b|versions?\b|money\b|talk\w*|"
    r"words\b)"
    r"[a-z-]+(?: (?:and|or) [a-z-]+)?(?: (?:please|now|though|in places|overall|in feel|in mood|in character))*[.! ]*$"
)


def of_what_is_there(sentence: Sentence, context: Context) -> Act | None:
    """The act on the piece that is playing that a sentence means which would otherwise make a new piece; None where
    it means a new one."""
    text = sentence.text
    if not context.has_piece or not text.isascii() or cues.NEW.search(text) or cues.NEW_PIECE.search(text):
        return None
    if _describes_music(sentence):
        return None
    groups = sentence.claims.groups
    named = {family for group in groups for family in group.families}
    marked = _marked(sentence)
    if groups and named <= {*context.parts, *ROLES} and not _LINE_UP.match(marked) and _OF_WHO_PLAYS.search(marked):
        return "regenerate"
    if (sentence.place or sentence.section) and not groups:
        return "regenerate"
    return None


def of_music_all_the_same(sentence: Sentence, context: Context) -> Act | None:
    """The act of a sentence on the piece that is playing that no reader understood, where its form shows that it
    speaks of it; None where it is other business."""
    text = sentence.text
    if not context.has_piece or not text.isascii() or cues.OFFTOPIC.search(text):
        return None
    if text.rstrip().endswith("?") or cues.QUESTION.search(text):
        return "ask" if _OF_ITS_MUSIC.search(text) and not cues.REQUEST.search(text) else None
    return "vary" if _MORE_OF_A_QUALITY.match(text) else None


def _marked(sentence: Sentence) -> str:
    """The text with a sign in place of each name of a player."""
    text = sentence.text
    for group in reversed(sentence.claims.groups):
        for mention in reversed(group.mentions):
            text = text[: mention.start] + "\x01" + text[mention.end :]
    return text


def _describes_music(sentence: Sentence) -> bool:
    """Whether properties of a piece are named that no single part has."""
    length = sentence.length
    return any_stated(
        sentence.genre, sentence.style, sentence.form, sentence.meter, sentence.key, sentence.study, sentence.notation,
        sentence.count, length.bars, length.seconds,
    )  # fmt: skip
