"""Which act a sentence is: compose, edit, continue, ask, and the others of :data:`chatbot.turn.Act`."""

from __future__ import annotations

import re

from chatbot.turn import Act
from chatbot.understand import beside
from chatbot.understand.asking import asks_for_facts, asks_indirectly
from chatbot.understand.choosing import mixed, preferred
from chatbot.understand.context import Context
from chatbot.understand.evidence import of_music_all_the_same, of_what_is_there
from chatbot.understand.joining import joined
from chatbot.understand.judging import verdict_of
from chatbot.understand.leftovers import is_foreign, much_is_left
from chatbot.understand.lexicon import cues, recalling
from chatbot.understand.matcher import compiled
from chatbot.understand.sentence import Sentence
from chatbot.understand.stated import any_stated, editable, edits_are_meant, needs_new_notes, states_music, strong
from chatbot.understand.telling import describes, states_much
from chatbot.understand.topics import topics_of
from composer.controls import ControlError

_LETTER = re.compile(r"[^\W\d_]")  # of any script
# "Does it have a bridge?" wants no new one.
_ABOUT_WHAT_IS = compiled(
    r"^(?:and |so |but )?(?:(?:does|did|is|are|was|has|do) (?:it|this|that|the \w+|we|(?:any|some|every)(?:thing|body|"
    r"one)|these)\b[^,.;]*\?$|(?:does|did) (?:it|this|that|the \w+|these)\b[^,.;]*$)"
)
# Parts that are there are handed to other players.
_HANDED = compiled(r"交给|改由|让给|换给|\b(?:give|hand|pass|assign)\b[^.;]*\bto\b")
# "What would you call it" asks, though it says "would you".
_WH = compiled(
    r"^(?:and |so |but |ok |okay |well |hey )*(?:what(?! if\b| about\b| (?:would|does|might|will) (?:it|this|that|"
    r"the \w+) (?:sound|be|feel)(?: like)? (?:as|in|with|on|if|without|played)\b)|which|who|whose|where|when|"
    r"how(?! about\b| would it))\b"
)
# Chords that are there are exchanged for others: "change the chords to Am F", 换成和弦 Am F.
_OTHER_CHORDS = compiled(
    r"\b(?:use|change|put|switch|make|play|take|set|with|over|on|to|re-?harmoni[sz]e|replace|try)\b|[换改用变配]"
)
# "A jazz accompaniment for it" is new beside what is there.
_FOR_IT = compiled(r"\baccompaniment\b.* (?:for|to|under|behind) (?:it|this|that|the melody|my)\b")
_ROLES = ("melody", "counter", "chords", "pad", "bass", "drums")
# A part that is there shall feel otherwise: "make the bass punchier", 旋律再悲伤一点.
_FEELS = compiled(
    r"\b(?:make|want|get|have|let|turn|needs? to be|should be|could be)\b|再|更|一点|一些|点儿|[弄改变写弹]得"
)
# Music by what it is for: 睡前放的.
_OCCASION = compiled(
    r"^(?![^,，]*(?:刚|之前|上次|第|现在|你|这|那|小节|最))[^,，。\x00]{2,10}[用放听跳看玩](?:的(?:那种|音乐|"
    r"曲子?)?)(?:[,，。]|$)"
)
# Bars, sections and notes that are there, of which something is wished that no reader knows.
_OF_ITS_NOTES = compiled(
    r"小节|第[一二三四五六七八\d]段|[a-h]段|副歌|主歌|前奏|尾奏|桥段|间奏|[八四六]分音符|音符|半音|八度|声部|和弦|"
    r"力度|音量|乐句|左手|右手|反拍|重拍|节拍"
)
# Bars that are there shall stand elsewhere: which the new order is, is asked back.
_CHANGES_PLACES = compiled(r"(?:小节|段|半|句)[^,，。]*(?:对调|互换|交换|调换|颠倒|对换|挪|搬|换个位置|换位)")
# More of a quality is wished, and none praised: 贝斯再给力点.
_WISHES_MORE = compiled(r"(?:再|更|稍微)[^,，。]{1,6}?(?:一点|一些|[点些])(?:[吧呗]|$|[,，。])")
# "Make three different versions" of what is there.
_VERSIONS = compiled(r"\b(?:versions|takes|variations|options|alternatives|candidates|attempts)\b")


def act_of(sentence: Sentence, context: Context) -> Act:
    """The act of a sentence.

    Raises:
        ControlError: ("text_empty", "language") when nothing in it can be understood.
    """
    text, piece = sentence.text, context.has_piece
    new = bool(cues.NEW.search(text) or _OCCASION.match(text))
    remembered = _act_on_memory(sentence, piece)
    if remembered:
        return remembered
    if piece and not sentence.versions and verdict_of(text):
        return "rate"
    wishes_music = strong(sentence) and cues.COMPOSE_VERB.search(text)
    for_music = bool(wishes_music or cues.WISHES_A_SONG.search(text)) or (not piece and states_much(sentence))
    if not text.isascii():
        for_music = (for_music and not beside.IS_WRITING.search(text)) or beside.is_of_an_occasion(sentence)
    if cues.WORDS.search(text) or (cues.OFFTOPIC.search(text) and not for_music):
        return "offtopic"
    if not piece and not sentence.notation and states_much(sentence) and not cues.QUESTION.search(text):
        return "compose"
    if cues.HELP.search(text) and not strong(sentence):
        return "help"
    if recalling.REDO.search(text):
        return "redo"
    if recalling.UNDO.search(text) and not sentence.claims.unmuted:
        return "undo"
    if _asks(sentence, context, new):
        about_it = piece and (cues.ABOUT_IT.search(text) or sentence.versions or topics_of(text))
        if cues.ABOUT_MUSIC.search(text) or strong(sentence) or about_it:
            return "ask"
        return of_music_all_the_same(sentence, context) or "offtopic"
    later = _act_on_a_piece(sentence, context, new)
    looks_back = later in ("continue", "recall") or (later == "rate" and not new)
    if later and (piece or looks_back or not (states_music(sentence) or new)):
        return later
    if sentence.notation:
        return _act_with_melody(sentence, later)
    if piece:
        act = _act_beside_a_piece(sentence, context, new)
        if act == "offtopic":
            return of_music_all_the_same(sentence, context) or act
        return of_what_is_there(sentence, context) or act if act == "compose" else act
    return _act_before_any_piece(sentence, context, new)


def _act_on_memory(sentence: Sentence, piece: bool) -> Act | None:
    """Acts on the tree of versions and on what is remembered."""
    text = sentence.text
    if sentence.name and piece:
        return "recall"
    if recalling.FORGET.search(text):
        return "rate"
    if recalling.RESUME.search(text):
        return "recall"
    if piece and recalling.LIST.search(text) and not sentence.count:
        return "recall"
    choosing = recalling.CHOOSE.search(text) and preferred(sentence) is not None and not cues.BEST.search(text)
    if choosing and not (edits_are_meant(sentence) or mixed(sentence) or sentence.claims.added):
        return "recall"
    return None


def _asks(sentence: Sentence, context: Context, new: bool) -> bool:
    text = sentence.text
    if cues.ANALYSE.search(text) and (context.has_piece or sentence.notation):
        return True
    stated = sentence.key or sentence.chords or sentence.meter or sentence.genre or sentence.tempo
    if context.has_piece and (asks_indirectly(text) or (asks_for_facts(text) and not stated)):
        return True
    asked = bool(_WH.match(text))
    playable = "difficulty" in topics_of(text) and text.rstrip().endswith(("?", "吗"))
    new = new and not _ABOUT_WHAT_IS.match(text)
    asks = bool(cues.QUESTION.search(text)) and not new and (playable or asked or not cues.REQUEST.search(text))
    if asks and not context.has_piece and describes(sentence):
        return False  # "What makes this song special is ..."
    return asks and not (sentence.tasks.arranges and sentence.notation)


def _act_with_melody(sentence: Sentence, later: Act | None) -> Act:
    """What is wished of a melody that was typed: an act on it, or music made of it."""
    if later == "continue" or cues.CONTINUE.search(sentence.text):
        return "continue"
    if later in ("vary", "arrange") or sentence.tasks.arranges:
        return later if later == "vary" else "arrange"
    return "compose"


def _act_on_a_piece(sentence: Sentence, context: Context, new: bool) -> Act | None:
    """Acts that need a piece, where the sentence says so."""
    text, claims, tasks, piece = sentence.text, sentence.claims, sentence.tasks, context.has_piece
    if joined(sentence, context) or mixed(sentence):
        return "arrange"
    of_one = sentence.claims.groups or sentence.versions or recalling.DISLIKE.search(text)
    if of_one and _praises(sentence) and not recalling.GO_BACK.search(text):
        return "rate"
    compared = bool(sentence.versions) and bool(cues.COMPARED.search(text))
    recalls = bool(sentence.versions) or bool(recalling.RECALL.search(text))
    recalls = recalls and sentence.count is None and not compared and not (new and not piece)
    feels = sentence.mood and not recalling.GO_BACK.search(text)
    again = cues.VARY.search(text) or (sentence.versions and beside.rewrites_a_version(text))
    makes = cues.MAKE_IT.search(text) and (sentence.genre or claims.goal or claims.parts or sentence.meter)
    works = (
        again
        or (makes and not text.isascii())
        or tasks.adds
        or feels
        or tasks.density
        or tasks.arranges
        or claims.added
        or _writes_on(sentence)
    )
    if recalls and not (editable(sentence) or works):
        return "recall"
    if recalls and sentence.versions and recalling.GO_BACK.search(text):
        return "recall"
    if _praises(sentence):
        return "rate"
    shaped = bool(sentence.shapes or sentence.touches) or (piece and beside.moves_bars(text))
    if shaped and not sentence.length.more:
        return "edit"
    if piece and tasks.adds and not cues.REGENERATE.search(text) and not edits_are_meant(sentence):
        return "add"
    if _writes_on(sentence) and not cues.NEW_PIECE.search(text) and not (tasks.density and claims.groups):
        return "continue"
    if cues.VARY.search(text) and not cues.NEW_PIECE.search(text):
        return "vary"
    if piece and tasks.arranges and not (new and not _FOR_IT.search(text)):
        return "arrange"
    if piece and tasks.density == "busier" and beside.names_absent_players(sentence, context):
        return "add"
    if _rewrites(sentence, context, new):
        return "regenerate"
    if cues.ARRANGE.search(text) or (piece and sentence.genre and cues.VERSION_OF.search(text)):
        return "arrange"
    if claims.parts and piece and cues.JOINS.search(text) and not (cues.NEW_PIECE.search(text) or sentence.genre):
        return "add"
    if piece and cues.ADD_ROLE.search(text) and not (cues.NEW_PIECE.search(text) or tasks.arranges):
        return "add"
    if claims.added and (piece or cues.ADD.search(text)) and (piece or not (new or cues.MUSIC_NOUN.search(text))):
        return "add"
    return None


def _writes_on(sentence: Sentence) -> bool:
    more = sentence.length.seconds is not None and bool(cues.MORE_TIME.search(sentence.text))
    return more or sentence.length.more or bool(cues.CONTINUE.search(sentence.text))


def _rewrites(sentence: Sentence, context: Context, new: bool) -> bool:
    piece = context.has_piece
    tasks, text, claims = sentence.tasks, sentence.text, sentence.claims
    if cues.REGENERATE.search(text):
        return True
    if piece and _CHANGES_PLACES.search(text):
        return False
    if piece and beside.wants_other_notes(sentence, context):
        return True
    if piece and (tasks.roles or tasks.preserve) and not cues.NEW_PIECE.search(text):
        return True
    density = tasks.density and not (claims.added or sentence.loudness or sentence.genre)
    if piece and density and not new:
        return True
    if piece and not new and claims.groups and _FEELS.search(text) and (sentence.mood or sentence.genre):
        named = {family for group in claims.groups for family in group.families}
        if named <= {*context.parts, *_ROLES} and not (claims.added or claims.swaps or claims.goal):
            return True
    changes = editable(sentence) or sentence.claims.added or sentence.meter or sentence.arc or sentence.loudness
    handed = any(mention.role and mention.what for mention in sentence.claims.parts)
    # "Make bars 5 to 8 sadder" is the music that is there in another mood.
    feels = bool(sentence.mood) and not claims.groups
    return bool(sentence.place) and not (changes or handed or feels)


def _praises(sentence: Sentence) -> bool:
    text, claims = sentence.text, sentence.claims
    if not recalling.RATE.search(text) or edits_are_meant(sentence) or cues.REGENERATE.search(text):
        return False
    if _WISHES_MORE.search(text):
        return False
    plain = not (
        claims.added
        or claims.excluded
        or claims.swaps
        or cues.COMPOSE_VERB.search(recalling.JUDGED.sub("", recalling.LIKES.sub("", text)))
    )
    only_praise = not claims.groups or plain
    return only_praise and not sentence.key and not sentence.genre


def _act_beside_a_piece(sentence: Sentence, context: Context, new: bool) -> Act:
    text = sentence.text
    if beside.joins(sentence, context):
        return "add"
    if beside.feels_like(sentence):
        return "vary"
    changes = cues.MAKE_IT.search(text) and not sentence.claims.parts
    if (
        sentence.count
        and _VERSIONS.search(text)
        and not (cues.NEW_PIECE.search(text) or _strong_beside_count(sentence))
    ):
        return "regenerate"
    if new and not (changes or (sentence.claims.swaps and not cues.NEW_PIECE.search(text))):
        return "compose"
    refers = bool(cues.REFERS.search(text))
    if sentence.study or beside.describes_a_piece(sentence) or beside.wants_absent_players_alone(sentence, context):
        return "compose"
    if sentence.count and not (_strong_beside_count(sentence) or sentence.mood):
        return "regenerate"
    if beside.changes_who_plays(sentence, context) or beside.changes_a_place(sentence):
        return "regenerate"
    if needs_new_notes(sentence):
        return _act_with_new_notes(sentence, context, refers)
    if editable(sentence):
        return "edit"
    return _act_without_music(sentence, context)


def _strong_beside_count(sentence: Sentence) -> bool:
    """Whether more is said than how many versions are wished."""
    stated = (sentence.key, sentence.genre, sentence.style, sentence.meter, sentence.chords, sentence.tempo)
    return any(stated) or bool(sentence.claims.groups or sentence.length.bars or sentence.length.seconds)


def _act_with_new_notes(sentence: Sentence, context: Context, refers: bool) -> Act:
    claims = sentence.claims
    named = [family for mention in claims.parts for family in mention.families]
    if sentence.chords and _OTHER_CHORDS.search(sentence.text) and not _more_than_chords(sentence):
        return "regenerate"
    plain = not (cues.NEW.search(sentence.text) or sentence.genre or sentence.mood or sentence.length.bars)
    if named and set(named) <= set(context.parts) and plain and (sentence.dynamics or edits_are_meant(sentence)):
        return "edit"  # "the piano softly"
    others = (
        sentence.genre
        or sentence.meter
        or sentence.chords
        or sentence.form
        or sentence.range
        or sentence.density
        or sentence.length.bars
        or sentence.length.seconds
    )
    character = sentence.style or sentence.intensity or sentence.danceable is not None or sentence.arc
    if sentence.meter and not (
        claims.parts or sentence.genre or sentence.chords or sentence.form or sentence.mood or character
        or sentence.length.bars or sentence.length.seconds
    ):  # fmt: skip
        return "edit"
    if character and not (claims.parts or claims.goal or others):
        return "vary" if refers or cues.COMPARES.search(sentence.text) else "compose"
    plays_on = claims.goal is not None or (refers and len(claims.parts) == 1)
    if plays_on and not others and len(context.parts) == 1:
        return "edit"
    if claims.parts and _HANDED.search(sentence.text) and any(m.role and m.instrument for m in claims.parts):
        return "edit" if all(m.role and m.instrument for m in claims.parts) else "arrange"
    if len(claims.parts) == 1 and claims.parts[0].role and not others and not sentence.mood:
        return "add" if claims.parts[0].role == "counter" or cues.ADD.search(sentence.text) else "edit"
    if (
        claims.parts
        and not others
        and not refers
        and not sentence.mood
        and not edits_are_meant(sentence)
        and re.search(r"\bwith\b|带|配|加(?![快速强重大长深倍])", sentence.text)
    ):
        return "add"
    if sentence.mood and not (claims.parts or claims.goal or others):
        compares = sentence.mood.compares or (beside.ASKS_CHANGE.search(sentence.text) and not sentence.text.isascii())
        there = sentence.place or (sentence.section and not sentence.text.isascii())  # 副歌平淡，来点爆发力
        return "vary" if refers or compares or there or cues.VERSION_OF.search(sentence.text) else "compose"
    if (
        sentence.length.bars
        and refers
        and context.bars is not None
        and not (claims.parts or sentence.genre or sentence.meter)
    ):
        return "continue" if sentence.length.bars > context.bars else "regenerate"
    seconds = sentence.length.seconds
    if seconds and refers and not (claims.parts or sentence.genre or sentence.meter):
        lasts = context.seconds
        return "continue" if lasts is None or seconds > lasts else "regenerate"
    if plain and beside.speaks_of_who_plays(sentence, context, named):
        return "regenerate"
    if refers or claims.goal or cues.LIKE_ANOTHER.search(sentence.text):
        return "arrange"
    return "compose" if not edits_are_meant(sentence) or sentence.genre or claims.parts else "edit"


def _more_than_chords(sentence: Sentence) -> bool:
    """Whether music is described beyond the chords it stands on."""
    length = sentence.length
    return any_stated(
        sentence.genre, sentence.style, sentence.mood, sentence.form, sentence.meter, sentence.key, length.bars,
        length.seconds, sentence.count, sentence.density, sentence.range, sentence.intensity, sentence.danceable,
        sentence.claims.goal,
    ) or bool(sentence.claims.parts or sentence.arc)  # fmt: skip


def _act_before_any_piece(sentence: Sentence, context: Context, new: bool) -> Act:
    if states_music(sentence) and (strong(sentence) or new or not much_is_left(sentence)):
        return "compose"
    if (
        (new or cues.COMPOSE_VERB.search(sentence.text))
        and (cues.MUSIC_NOUN.search(sentence.text) or new)
        and not is_foreign(sentence)
    ):
        return "compose"
    if cues.BARE_COMPOSE.search(sentence.text):
        return "compose"
    if sentence.claims.excluded and cues.MUSIC_NOUN.search(sentence.text) and not sentence.claims.removed:
        return "compose"
    if editable(sentence) and not much_is_left(sentence):
        return "edit"
    return _act_without_music(sentence, context)


def _act_without_music(sentence: Sentence, context: Context) -> Act:
    if not _LETTER.search(sentence.text):
        raise ControlError("text_empty", sentence.text, "a request in words")
    if is_foreign(sentence):
        raise ControlError("language", "another language", "English or Chinese")
    if context.has_piece and _OF_ITS_NOTES.search(sentence.text) and not cues.QUESTION.search(sentence.text):
        return "edit"  # of what, is asked back
    if context.has_piece and beside.MORE_OF_A_QUALITY.match(sentence.text):
        return "vary"
    turned_down = any(name == "genre_not" for name, _ in sentence.scan.assumptions)
    if turned_down or sentence.unsupported or cues.BARE_COMPOSE.search(sentence.text):
        return "compose"
    if cues.NAMES_MUSIC.search(sentence.text) or (
        cues.MUSIC_NOUN.search(sentence.text) and cues.COMPOSE_VERB.search(sentence.text)
    ):
        return "compose"
    return "offtopic"
