"""What a sentence evokes beyond what it states: the scene that music is for, and open words."""

from __future__ import annotations

from dataclasses import replace

from chatbot.turn import Language, Turn
from chatbot.understand.composing import compose
from chatbot.understand.context import Context
from chatbot.understand.different import unlike
from chatbot.understand.lexicon import cues
from chatbot.understand.matcher import compiled
from chatbot.understand.open_words import Reading, open_phrase, read_open_words
from chatbot.understand.open_words.plain_talk import paints_nothing
from chatbot.understand.open_words.words import described, feeling
from chatbot.understand.scenes import read_scene, says_enough, with_scene
from chatbot.understand.sentence import Sentence
from chatbot.understand.style import song_named
from chatbot.understand.tempo import tempo_class
from composer.controls import ArcStep, Controls, PartRequest

# A single word may be a name or a slip; two English words, or so many Chinese characters, are a picture.
_FEWEST_WORDS, _FEWEST_HAN = 2, 3
# In a sentence that nothing else makes a request, a picture must be this much nearer to music.
_SURE = {"en": 0.36, "zh": 0.36}
# Signs of markup and programs, which paint nothing.
_CODE = compiled(r"[<>{}\\=;]")
# Words that talk about the music itself: beside what is stated they are its frame and no picture.
_ABOUT_MUSIC = compiled(
    r"\b(?:tempo|speed|meter|metre|key|mode|absent|songs?|pieces?|tracks?|length|total|bars?|measures?|octaves?|"
    r"compass|range|span\w*|takes?|lasts?|"
    r"seconds?|rhythms?)\b|和弦|副歌|主歌|前奏|结尾|小节|旋律|节奏|拍子|调式|声部|音域|音符|个音"
)
# How music goes on, and small words: beside what is stated a phrase of nothing else is no picture.
_GOING_ON = compiled(
    r"\b(?:along|throughout|always|never|all|through|forward|on|ahead|at|a|an|the|its?|this|that|and|with|very|to|of|"
    r"in|beats?|pulse|music|(?:keep|move|proceed|race|plod|unfold|rush|stroll|march|trot|roll|run|drive|beg)(?:s|ing)?|"
    r"rushes|dragging|making|makes?|hurried|you|fast|slow)\b"
)
# Beside musical terms a picture is announced, or has at least so many words or Chinese characters.
_PAINTED_WORDS, _PAINTED_HAN = 4, 6
_PAINTED_CONTENT = 3
_FRAME = compiled(
    r"\b(?:it|its|is|are|was|were|be|been|gets?|without|or|no|not|nor|neither|any|only|but|there|here|from|first|last|"
    r"notes?|"
    r"perfectly|well|entirely|completely|wholly|conspicuously|deliberately|quite|rather|just|also|has|have|had|does|do|"
    r"which|who|for|on|by|as|so|one|two|both|part|place|made|up|out|left|absent|silent|missing|omitted)\b"
)
# What asks for music in Chinese, and small words: of nothing else no picture is made.
_FRAME_ZH = compiled(
    r"先|(?:给|帮|替|让)我|来[点个首段]?|写[点个首段]?|整[点个首段]?|试试[水看]?|看看|听听|(?:我|你)?(?:不|想)?要|"
    r"[我你他她它]|别|乱|就(?:行|好|够|可以)?|可以|[吧呢啊呀嘛的了个首段吗]|一下|一[点些]|请|麻烦|"
    r"谢谢|老师|快点|随便|其[他它余]|都|升降号|只|用|[\s,，。.!！、]"
)
_PICTURE_CUE = compiled(
    r"\b(?:like|as if|as though|feel(?:s|ing)?|remind\w*|evok\w*|about|imagine|picture|scene)\b|"
    r"像|仿佛|如同|感觉|关于|描绘|画面|想象"
)
# "健身房撸铁用的": for what, and nothing else.
_FOR_A_SCENE = compiled(r"(?:用|听|放|播|循环)的|(?:的)?时候(?:用|听|放)|(?:用|听|放|配)[吧。!！]*$")
# A picture that says so by its first word.
_PAINTED_ZH = compiled(
    r"^(?:就)?(?:好像|就像|像是|像|仿佛|宛如|犹如|如同)(?!样)|的(?:那种)?(?:感觉|画面|氛围|意境|味道|心情)[吧。!！]*$"
)
# "同样的风格再来一首" paints nothing.
_LIKE_BEFORE = compiled(
    r"(?:同样|相同|一样|类似|[照按顺跟]着?[这那]个?|这样|那样)的?(?:风格|路子|调调|感觉|类型|曲子|那种)?(?:再|的|来|写)"
)
# Said of what is playing: 再仙一点, 多些夏天的味道.
_COMPARED = compiled(
    r"再(?!来一|写一|听)|更|(?:一点|一些|点儿?|些)(?=[吧的。!！]*$)|多(?:一)?[点些]|少(?:一)?[点些]|别那么|不够|整体|"
    r"整首|(?:变|弄|搞|改|做|处理|调整)[得成]|太[^,，。]{1,4}了"
)
# Words for what is done to notes that are there: what is left of such a request is no picture.
_ABOUT_NOTES = compiled(
    r"\b(?:everything|everyone|except|apart from|length|as long|longer|shorter|parts?|tracks?|versions?|files?|"
    r"scores?|sheet|"
    r"bars?|measures?|notes?|loop\w*|pitch\w*|beats?|chords?|melody|rhythm|volume|play(?:back|ing)?|stop|pause|"
    r"rewind|needs?|put|ends?|ending|low end|bottom end|beginning)\b|"
    r"谱|声部|音轨|版本|文件|长度|时长|一倍|循环|播放|小节|音符|音高|节拍|和弦|旋律|节奏|音量|暂停|其他|其余|除了"
)
# Something is to be done with what plays: 取消静音, 撤了吧.
_DOES_SOMETHING = compiled(
    r"^(?:请|把|将|帮我|给我|先|就|还是|不)*(?:取消|恢复|撤|去|拿|删|换|改|给|拉|提|放|减|弄|搞|整|转|移|调|降|升|"
    r"往|续|接|停|关|开|回|退|返|存|导)|[掉回]|[了过]$|一[下遍次]$|不[了出上下动]"
)
_WORKOUT = compiled(r"\b(?:work(?:ing)?[- ]?outs?|training|exercis(?:e|ing)|gym)\b|健身|运动|锻炼")

# "Make the rhythm less square" says nothing of another piece.
_OF_WHAT_PLAYS = compiled(
    r"^(?:(?:please|can you|could you|now|and|ok) )*(?:make|let|get|have|keep|turn) (?:the|it|this|that|its|my|"
    r"everything)\b(?! (?:sound|music|song|piece) (?:of|for|about))"
)


def evoked(turn: Turn, sentence: Sentence, context: Context) -> Turn:
    """The turn with what its scene, or its open words, mean in everything that it leaves open, and
    with a sentence that says so. A sentence that seemed to be about something else becomes a request
    when it evokes music."""
    if turn.question or turn.notation:
        return turn
    if turn.study is not None:
        return _no_exercise(turn, sentence) or turn
    other = unlike(turn, sentence.text, context)
    if other is not None:
        return other
    if turn.act == "compose":
        stated = turn.controls != Controls(sources=turn.controls.sources)
        if context.has_piece and not stated and _OF_WHAT_PLAYS.match(sentence.text):
            return _offered(replace(turn, act="offtopic"), sentence, context)
        if read_scene(sentence.text) is not None:
            return _in_a_scene(turn, sentence) or turn
        return _by_open_words(turn, sentence, context)
    if turn.act == "offtopic":
        return _offered(turn, sentence, context)
    if turn.act == "vary" and cues.FEELS_LIKE.search(sentence.text) and not (turn.controls.mood or sentence.name):
        return _likened(turn, sentence, context)
    return turn


def _no_exercise(turn: Turn, sentence: Sentence) -> Turn | None:
    """A workout that no instrument practises is one of the body."""
    if turn.controls.parts or not _WORKOUT.search(sentence.text):
        return None
    return _in_a_scene(replace(turn, study=None, task=None), sentence)


def _in_a_scene(turn: Turn, sentence: Sentence) -> Turn | None:
    scene = read_scene(sentence.text)
    if scene is None or says_enough(turn.controls, scene):
        return None
    language, stated = turn.language, turn.controls
    controls = with_scene(stated, scene, feeling(*scene.mood, language))
    name = scene.chinese if language == "zh" else scene.english
    taken = _taken(stated, controls, language)
    if not taken:
        return replace(turn, controls=controls)
    said = f"作为{name}的音乐，我取：{taken}。" if language == "zh" else f"For {name} I took: {taken}."
    return replace(turn, controls=controls, assumptions=(*turn.assumptions, said))


def _by_open_words(turn: Turn, sentence: Sentence, context: Context) -> Turn:
    stated = turn.controls
    if stated.mood or stated.genre or stated.parts or stated.style_of or stated.arc or sentence.unsupported:
        return turn
    if (
        _LIKE_BEFORE.search(sentence.text)
        or stated.danceable is not None
        or stated.intensity
        or song_named(sentence.scan)
    ):
        return turn
    phrase = open_phrase(sentence.scan.live.replace("\x00", " "))
    about_music = _ABOUT_MUSIC.search(phrase) or not _GOING_ON.sub("", phrase.lower()).strip()
    if stated != Controls(sources=stated.sources) and about_music:
        return turn
    if cues.BARE_COMPOSE.search(sentence.text) or (_states_terms(sentence) and not _is_painted(sentence.text, phrase)):
        return turn
    if phrase.isascii() and paints_nothing(phrase):
        return turn
    reading = read_open_words(phrase, turn.language) if _is_a_picture(phrase) else None
    return turn if reading is None else _as_read(turn, reading, sentence, context)


def _states_terms(sentence: Sentence) -> bool:
    """Whether musical terms are stated, beside which a few words left over are no picture."""
    length = sentence.length
    named = (sentence.key, sentence.meter, sentence.chords, sentence.form, length.bars, length.seconds, sentence.range)
    return any(named) or bool(sentence.claims.excluded) or (sentence.tempo is not None and not sentence.tempo.word)


def _is_painted(text: str, phrase: str) -> bool:
    """Whether a picture is announced ("like rain"), or is too long to be a remainder."""
    content = _FRAME.sub("", _GOING_ON.sub("", phrase.lower())).split()
    worded = len(phrase.split()) >= _PAINTED_WORDS and len(content) >= _PAINTED_CONTENT
    long = worded or sum(c > "\u3400" for c in _FRAME_ZH.sub("", phrase)) >= _PAINTED_HAN
    return long or bool(_PICTURE_CUE.search(text))


def _offered(turn: Turn, sentence: Sentence, context: Context) -> Turn:
    """A picture without a request is one all the same ("rain on a tin roof"), unless it is a question
    or other business."""
    text = sentence.text
    if cues.OFFTOPIC.search(text) or cues.QUESTION.search(text) or cues.HELP.search(text) or text.endswith("?"):
        return turn
    if _CODE.search(turn.said) or (context.has_piece and _ABOUT_NOTES.search(text) and not _PICTURE_CUE.search(text)):
        return turn
    if cues.MUSIC_NOUN.search(text) or _FOR_A_SCENE.search(text):
        scene = _in_a_scene(compose(replace(turn, act="compose"), sentence, context), sentence)
        if scene is not None:
            return scene
    if context.has_piece and _DOES_SOMETHING.search(text) and not (_PICTURE_CUE.search(text) or _COMPARED.search(text)):
        return turn  # a change that no reader knows is no picture
    phrase = open_phrase(text)
    if sentence.claims.excluded and not context.has_piece and not _is_painted(text, open_phrase(sentence.scan.live)):
        return compose(replace(turn, act="compose"), sentence, context)  # it says who does not play, and no more
    if phrase.isascii() and paints_nothing(phrase):
        return turn
    reading = read_open_words(phrase, turn.language) if _is_a_picture(phrase) else None
    painted = bool(_PAINTED_ZH.search(text)) and not context.has_piece
    if reading is None or (reading.by_meaning and reading.likeness < _SURE[turn.language] and not painted):
        return turn
    changes = context.has_piece and (cues.REFERS.search(text) or cues.MAKE_IT.search(text) or _COMPARED.search(text))
    turn = compose(replace(turn, act="vary" if changes else "compose"), sentence, context)
    return _as_read(turn, reading, sentence, context)


def _likened(turn: Turn, sentence: Sentence, context: Context) -> Turn:
    """What is there with the mood of the picture that it is to be like, where the picture has one."""
    phrase = open_phrase(sentence.scan.live.replace("\x00", " "))
    reading = read_open_words(phrase, turn.language) if phrase else None
    return turn if reading is None else _as_read(turn, reading, sentence, context)


def _is_a_picture(phrase: str) -> bool:
    if phrase.isascii():
        return len(phrase.split()) >= _FEWEST_WORDS
    return len(_FRAME_ZH.sub("", phrase)) >= _FEWEST_HAN


def _as_read(turn: Turn, reading: Reading, sentence: Sentence, context: Context) -> Turn:
    stated, language = turn.controls, turn.language
    mood = stated.mood or reading.mood
    # Another mood than that of the picture was stated: what the picture suggests beside it does not hold.
    agrees = mood.energy * reading.mood.energy > 0
    values: dict[str, object] = {"mood": mood}
    if agrees and stated.tempo_bpm is None and turn.act == "compose":
        values["tempo_bpm"], values["tempo_class"] = reading.tempo_bpm, tempo_class(reading.tempo_bpm)
    if turn.act == "compose" and stated.genre is None and stated.style_of is None:
        values["genre"] = reading.genre
    players = tuple(name for name in reading.players if name not in stated.exclude)
    # Who tells at length who does not play leaves it to the composer who does.
    told_who = bool(stated.exclude) and sentence.scan.tells
    if turn.act == "compose" and not stated.parts and players and not told_who:
        values["parts"] = tuple(map(PartRequest, players))
    controls = stated.changed(**values)
    said = _said(reading, _taken(stated, controls, language), language, context)
    return replace(turn, controls=controls, assumptions=(*turn.assumptions, said))


def _said(reading: Reading, taken: str, language: Language, context: Context) -> str:
    zh = language == "zh"
    said = f"我把“{reading.phrase}”理解为：{taken}。" if zh else f"I read “{reading.phrase}” as {taken}."
    if reading.by_meaning or context.has_piece:
        return said
    more = "（这里只按字面相近的词来理解意境。）" if zh else " Open words are read by a lexicon only here."
    return said + more


def _taken(stated: Controls, controls: Controls, language: Language) -> str:
    """What was added to what was stated, in words."""
    zh = language == "zh"
    more = []
    if stated.seconds is None and controls.seconds is not None:
        more.append(f"{controls.seconds:g}秒" if zh else f"{controls.seconds:g} seconds")
    if not stated.arc and controls.arc:
        more.append(_way(controls.arc, language))
    return described(
        language,
        controls.mood.words[0] if controls.mood and not stated.mood and controls.mood.words else None,
        controls.tempo_bpm if stated.tempo_bpm is None else None,
        controls.genre if stated.genre is None else None,
        [part.instrument for part in controls.parts] if not stated.parts else (),
        more,
    )


def _way(arc: tuple[ArcStep, ...], language: Language) -> str:
    """What an arc does, in words, by how its loudness goes."""
    marks = [step.dynamics for step in arc if step.dynamics]
    if marks[-1] == "pp":
        slower = any(step.tempo_bpm for step in arc)
        return (
            ("越来越轻，越来越慢" if slower else "越来越轻")
            if language == "zh"
            else ("growing quieter and slower" if slower else "growing quieter")
        )
    if marks[-1] == "mp":
        return "先热身，再推进，最后放松" if language == "zh" else "a warm-up, a push and a cool-down"
    return "逐渐推向高潮" if language == "zh" else "building up towards the end"
