"""What a sentence wants of the music that is playing where no reader of its own knows the words: players who
join, a part written anew, a picture that it shall be like."""

from __future__ import annotations

from chatbot.understand.context import Context
from chatbot.understand.lexicon import cues
from chatbot.understand.matcher import compiled
from chatbot.understand.sentence import Sentence
from chatbot.understand.stated import editable, edits_are_meant, needs_new_notes, strong
from composer.instruments import FAMILIES, ROLES

# A version that is to be written anew.
_REDONE = compiled(
    r"重写|重做|改写|重新(?:写|生成|做|弄|编)|换一?[个段种套](?:旋律|和弦|结尾|开头|前奏|伴奏|写法)|"
    r"\b(?:re-?do|rewrite|rework|regenerate|recompose|re-?roll|another (?:go|stab|try|shot|crack|pass|take|attempt) "
    r"(?:at|of|on))\b"
)
# A wish for a player that is one for a piece: "play some flute", "write for harp", "a harp solo".
_PLAYS_ALONE = compiled(
    r"\b(?:play|write|compose|create|generate|improvise|perform|produce|make me|do me)\b(?! (?:along|with|"
    r"together))|\bhear\b|"
    r"\b(?:only|just|alone|solo|duet|trio|quartet|quintet|duo)\b|\b(?:arrange|version|piece|start|begin)\b|"
    r"\b(?:melody|harmony|chords|accompanie[sd]|accompaniment|backing)\b|^[a-z]+ (?:and|with|plus)\b"
)
# What is there shall be otherwise, in no way that is said: "the melody is dull, write a new one".
_ELSE = compiled(
    r"\b(?:(?:something|anything) (?:else|different|new|other|fresh|better|more interesting|less \w+)|differently|"
    r"needs? (?:some |a "
    r"bit of |more |a little |a )?(?:work|improvement|love|help|rewrite|reworking|changing|rethink|revision|"
    r"makeover)|(?:try|do|"
    r"write|play|have|compose|go|make) (?:it |that |them |this )?again|(?:write|give me|make|try|compose|create|"
    r"come up with|do|"
    r"generate|find|get)(?: me)? (?:an? )?(?:(?:new|different|another|better|fresh) (?:one|ones)|another)|rewrite "
    r"(?:it|them|that)|"
    r"redo (?:it|them|that)|change (?:it|them|that)(?: up)?(?=[.! ]*$)|(?:is|are) not working|(?:isn't|aren't) working|"
    r"rework (?:it|them|that)|replace (?:it|them|that)(?=[.! ]*$)|start (?:it|that|them) over)\b"
)

# It shall be otherwise, in Chinese, whatever the words are: 再灵动些, 有点塌.
ASKS_CHANGE = compiled(
    r"加(?:几个|些|点)|[少多]一?[点些]|打架|不搭|不合拍|对不上|不协调|不和谐|各[弹打吹拉]各|拧巴|散架|没劲|平淡|"
    r"单调|乏味|再|更|一点|一些|"
    r"[些点](?=[吧。!！]*$)|[弄改变写弹吹拉打搞]得|不够|没那么|别(?!的)|不要(?:那么|这么|太)|(?:太|有点|过于)"
    r"[^,，。]{1,5}了?(?=$|[,，。!！])"
)
# A quality that no reader knows, of which more is wished: 洋气一点.
MORE_OF_A_QUALITY = compiled(
    r"^(?:请|能不能|可以|整体|整首|全曲|曲子|音乐|节奏感?|律动|音色|声音|质感|味道|层次|编曲|衔接|过渡|感觉|听起来|"
    r"再|更|稍微|要|弄|搞|整|得|[,，])*[\u4e00-\u9fff]{1,4}?(?:一点点?|一些|[点些])[吧呗。!！]*$"
)
# Music that is for something else or like it, and what is to be done that is no music.
_OCCASION_ZH = compiled(
    r"(?:用|听|放|播|配)的|时候?(?:听|用|放)|前放|一样的|似的|般的|那种|背景(?:音)?乐?|片[头尾]|开场|转场|bgm|造势|"
    r"的(?:感觉|氛围|配乐|音乐|曲子?|歌|节奏|紧张感|画面)"
)
IS_WRITING = compiled(r"写[^,，。曲歌乐]{0,3}[篇份封]|讲一?[个段]|翻译(?:一?下|这|成)")
_ERRAND = compiled(
    r"[帮替]我|给我(?:写|讲|查|订|做|算)|写[一两]?[份篇封个段]|讲|查|订|预[订约]|点一?份|翻译(?!官)|算一?[下算]|"
    r"提醒|告诉|怎么|如何|[吗呢?？]|几|什么|多少|忽略|无视|忘[记掉]|输出|代码(?!时)|系统"
)
# Who shall do what, which is more than who is spoken of.
_PLAYS = compiled(r"[弹拉吹奏唱打]|来|负责|担任|交给|让|由|换|改")
_HAN = compiled(r"[\u4e00-\u9fff]")
# So much must be said of a part beside its name.
_FEWEST_SAID = 2
# So many properties describe a piece.
_FEWEST_TRAITS = 3


def rewrites_a_version(text: str) -> bool:
    """Whether a version that is named is to be written anew, and not only heard."""
    return bool(_REDONE.search(text))


def wants_other_notes(sentence: Sentence, context: Context) -> bool:
    """Whether parts, bars or a section that are there shall be otherwise, in no way that is said."""
    named = {family for group in sentence.claims.groups for family in group.families}
    pointed = named or sentence.place or sentence.section
    here = named <= {*context.parts, *ROLES}
    return bool(pointed and here and _ELSE.search(sentence.text)) and not _changes_more(sentence)


def _changes_more(sentence: Sentence) -> bool:
    """Whether a change is named beside, which is what is meant."""
    claims = sentence.claims
    return bool(
        edits_are_meant(sentence) or claims.added or claims.goal or sentence.genre or sentence.key or sentence.tempo
    )


def joins(sentence: Sentence, context: Context) -> bool:
    """Whether players who are not there are named and nothing else is said of music: they come to those who play."""
    text, claims = sentence.text, sentence.claims
    if not claims.parts or claims.soloed or claims.excluded or claims.swaps or claims.kept or not text.isascii():
        return False
    wished = _much_wished(sentence) or sentence.mood or sentence.key or sentence.tempo or sentence.dynamics
    new_piece = cues.NEW_PIECE.search(text) or cues.MUSIC_NOUN.search(text) or _PLAYS_ALONE.search(text)
    absent = all(mention.instrument and mention.instrument.family not in context.parts for mention in claims.parts)
    counter = all(mention.role == "counter" for mention in claims.parts)
    return bool((absent or counter) and not (wished or (new_piece and not counter)))


def _much_wished(sentence: Sentence) -> bool:
    """Whether a character, a form or a length is named."""
    size = sentence.length.bars or sentence.length.seconds or sentence.count or sentence.form or sentence.seed
    character = sentence.genre or sentence.style or sentence.intensity or sentence.danceable is not None or sentence.arc
    shape = (
        sentence.meter or sentence.chords or sentence.density or sentence.range or sentence.study or sentence.creativity
    )
    return bool(size or character or shape)


def names_absent_players(sentence: Sentence, context: Context) -> bool:
    """Whether only players are named who do not play yet: 弦乐再铺厚些."""
    mentions = [mention for group in sentence.claims.groups for mention in group.mentions]
    return bool(mentions) and not any(
        mention.what is None or set(mention.families) & set(context.parts) for mention in mentions
    )


def is_of_an_occasion(sentence: Sentence) -> bool:
    """Whether Chinese only names other business as what music is for, or like: 新闻片头音乐, 情书一样的小提琴."""
    text = sentence.text
    if _ERRAND.search(text):
        return False
    return bool(_OCCASION_ZH.search(text)) or strong(sentence)


def wants_absent_players_alone(sentence: Sentence, context: Context) -> bool:
    """Whether "only piano and cello" names somebody who does not play yet: then it is no solo."""
    here = {program for part in context.parts if part in FAMILIES for program in FAMILIES[part].programs}
    wanted = [mention.families for group in sentence.claims.soloed for mention in group.mentions if mention.what]
    return any(
        not any(family in context.parts or here & set(FAMILIES[family].programs) for family in families)
        for families in wanted
        if all(family in FAMILIES and family != "drums" for family in families)
    )


def feels_like(sentence: Sentence) -> bool:
    """Whether what is there shall feel like something that only open words say."""
    claims = sentence.claims
    named = claims.parts or claims.goal or claims.groups or sentence.key or sentence.tempo or _much_wished(sentence)
    return bool(cues.FEELS_LIKE.search(sentence.text)) and not named and not cues.NEW_PIECE.search(sentence.text)


def changes_who_plays(sentence: Sentence, context: Context) -> bool:
    """Whether a part that is there shall be otherwise, in words that no reader knows: 旋律再灵动些."""
    claims = sentence.claims
    named = {family for group in claims.groups for family in group.families}
    roled = any(mention.role and mention.what for mention in claims.parts)
    # 钢琴伴奏太密了 speaks of the piano that accompanies, 钢琴弹旋律 hands it the melody.
    roled = roled and not (named <= set(context.parts) and not _PLAYS.search(sentence.text))
    if not named or not named <= {*context.parts, *ROLES} or roled or not ASKS_CHANGE.search(sentence.text):
        return False
    free = all(claims.is_free(group) for group in claims.groups)
    others = (sentence.genre, sentence.style, sentence.meter, sentence.chords, sentence.form, sentence.arc)
    return free and not (any(others) or editable(sentence) or sentence.length.bars or sentence.length.seconds)


def speaks_of_who_plays(sentence: Sentence, context: Context, named: list[str]) -> bool:
    """Whether Chinese says something that no reader knows of those who play, and asks for no music: 鼓和贝斯打架了."""
    text = sentence.text
    if text.isascii() or not named or not set(named) <= set(context.parts) or cues.COMPOSE_VERB.search(text):
        return False
    return len(_HAN.findall(sentence.scan.live)) >= _FEWEST_SAID and not cues.MUSIC_NOUN.search(text)


def changes_a_place(sentence: Sentence) -> bool:
    """Whether a section or bars shall be otherwise, in words that no reader knows: 这结尾有点塌."""
    if sentence.text.isascii() or not (sentence.section or sentence.place):
        return False
    free = not (sentence.claims.groups or needs_new_notes(sentence) or editable(sentence) or sentence.loudness)
    return free and bool(ASKS_CHANGE.search(sentence.text))


def describes_a_piece(sentence: Sentence) -> bool:
    """Whether Chinese names the properties of a piece one after the other and no change: 慢板的大提琴独奏，d小调，
    像巴赫."""
    text, claims = sentence.text, sentence.claims
    changes = claims.removed or claims.muted or claims.swaps or sentence.transpositions or sentence.shapes
    if text.isascii() or changes or sentence.versions or sentence.place or sentence.section:
        return False
    if cues.MAKE_IT.search(text) or cues.REFERS.search(text) or ASKS_CHANGE.search(text):
        return False
    tempo = sentence.tempo is not None and not sentence.tempo.is_change
    size = sentence.length.bars or sentence.length.seconds
    stated = (sentence.key, tempo, claims.groups, sentence.genre or sentence.style, sentence.meter, size, sentence.mood)
    return sum(bool(one) for one in stated) >= _FEWEST_TRAITS


# Bars that shall stand elsewhere: "swap bars 1-4 with bars 5-8", "put bars 9-16 before bars 1-8". Sections have names.
_MOVES_BARS = compiled(
    r"\b(?:copy|paste|duplicate|clone) (?:the )?(?:bars?|measures?|intro|verse|chorus|bridge|section)\b|\b(?:play|"
    r"repeat|have) "
    r"(?:the )?(?:intro|verse|chorus|bridge|theme|beginning|(?:first|last) \w+ bars) again at the (?:end|beginning)\b|"
    r"\b(?:swap|switch|exchange|flip|interchange)(?: round| around)? (?:the )?(?:(?:first|last|two|2|second|opening) )*"
    r"(?:bars|measures)\b(?! (?:to|into) )|\b(?:put|move|place|shift|bring) (?:the )?(?:(?:first|last|second|two|four|"
    r"eight|\d+) )*"
    r"(?:bars?|measures?|half)\b[^.;]{0,24}?\b(?:before|after|behind|in front of|to the (?:very )?(?:front|start|end|"
    r"beginning))\b"
)


# What is asked of one note, which nobody here can do: "a trill on the last note", "a pause before the last chord".
_ORNAMENT = compiled(
    r"\b(?:trills?|mordents?|grace notes?|glissandos?|glissandi|fermatas?|caesuras?|acciaccaturas?|appoggiaturas?|"
    r"pauses?|rests?|tremolos?|vibrato|slides?|bends?)\b.{0,20}\b(?:on|before|after|at|in) (?:the |bar|every|each)"
)


def moves_bars(text: str) -> bool:
    """Whether bars are to change places (of sections, by their names, it can be done), or one note is to be ornamented:
    what can be done instead is asked back."""
    return bool(_MOVES_BARS.search(text) or _ORNAMENT.search(text))
