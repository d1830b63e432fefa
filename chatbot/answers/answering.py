"""Which question is answered by what."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from chatbot.answers.explaining import explained
from chatbot.answers.form_words import comparison_text, form_text
from chatbot.answers.harmony_words import beside_the_key, cadences_text, chords_text, key_text, modulations_text
from chatbot.answers.heard import Heard, Runs
from chatbot.answers.mood_words import danceable_text, mood_text
from chatbot.answers.phrasing import say, sentences
from chatbot.answers.playing_words import difficulty_text, easiest_text, grade_text, range_text, rhythm_text
from chatbot.answers.recommending import recommended
from chatbot.answers.style_words import style_text
from chatbot.answers.suggesting import suggested
from chatbot.answers.superlatives import superlative
from chatbot.names import level_name, player_names
from chatbot.reply import receipt_text, sentence
from chatbot.targets import resolve
from chatbot.turn import Language, Topic, Turn
from chatbot.understand.lexicon.cues import BEST
from chatbot.understand.topics import topics_of
from chatbot.versions import Version
from composer.edit import EditError, has_part

_HARDER = re.compile(r"\bhard|\beas(?:y|ier)|\bdifficult|难|简单|容易")
# "Which one is better for amateurs": among versions, but not among parts or bars.
_WHICH = re.compile(
    r"\bwhich\b(?! (?:part|instrument|bars?|section|hand|chords?|notes?)\b)|"
    r"哪(?!个?(?:声部|小节|乐器|段|只手|里|些地方))"
)
_HARDEST = re.compile(
    r"\b(?:hard(?:er|est)|trick(?:ier|iest)|tough(?:er|est)|(?:more|most) (?:difficult|demanding|"
    r"challenging))\b|难(?!度)"
)
_FOR_WHOM = re.compile(
    r"\b(?:eas(?:y|ier|iest)|hard(?:er|est)?|simpl(?:er|est)|difficult|demanding|challenging|trick(?:ier|iest)|"
    r"tough(?:er|est)|"
    r"beginners?|amateurs?|kids?|child(?:ren)?|students?|pupils?|learners?|novices?|(?:my|our) (?:\w+ )?(?:son|"
    r"daughter|choir|band|"
    r"class)|playable|manage|to play)\b|业余|初学|新手|学生|孩子|小朋友|容易|简单|难|好弹|好学|零基础"
)
# What no topic has a name for, and is measured all the same.
_FURTHER: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("density", re.compile(r"\bdens|\bbusy|\bsparse|\bthick|疏密|密度|稀疏|密集")),
    ("dynamics", re.compile(r"\bdynamics?\b|\bhow (?:loud|soft|quiet)|力度|多响|音量|多大声")),
    ("seed", re.compile(r"\bseed|种子")),
    ("danceable", re.compile(r"\bdanc|跳舞")),
)
_FURTHER_WORDS = {
    "density": ("Its texture is {density}.", "织体{density}。"),
    "dynamics": ("On the whole it is played {dynamics}.", "总体力度是 {dynamics}。"),
    "seed": ("Its seed is {seed}.", "它的种子是 {seed}。"),
}
# More versions than these nobody keeps in mind: the latest count.
_MOST_RECOMMENDED = 6
# What an overview holds beyond the line that names key, meter, tempo and players.
_MOST_EVENTS = 3


def answer(turn: Turn, version: Version, versions: Sequence[Version], offered: Sequence[int] = ()) -> str:
    """Answer every question of the turn about ``version``; when none is known, say what can be asked.

    Args:
        versions: all there are, by number.
        offered: the numbers of those that were made last to be chosen from.

    Raises:
        ControlError: when the question points at a bar, a section or a part that there is not, or at a
            version to compare with that there is not.
    """
    language, said = turn.language, turn.said.lower()
    asked = [turn.topic, *(later.topic for later in turn.then if (later.act, later.said) == ("ask", turn.said))]
    topics = [topic for topic in dict.fromkeys(asked) if topic is not None] or list(topics_of(said))
    further = [name for name, pattern in _FURTHER if pattern.search(said)] if not topics else []
    heard = Heard(version)
    if _chooses_by_level(topics, said) and not (turn.targets.others or turn.targets.parts):
        several = [one for one in versions if not one.hidden and (not offered or one.number in offered)]
        if len(several) > 1:
            return easiest_text(
                [Heard(one) for one in several[-_MOST_RECOMMENDED:]], bool(_HARDEST.search(said)), language
            )
    if "compare" in topics and BEST.search(said) and not turn.targets.others:
        several = [one for one in versions if not one.hidden and (not offered or one.number in offered)]
        return recommended(several[-_MOST_RECOMMENDED:], language)
    if "compare" in topics and not turn.targets.others:
        most = superlative(said, [one for one in versions if not one.hidden], language)
        if most is not None:
            return most
    if "compare" in topics:
        pair = _compared(turn, heard, versions)
        harder = [grade_text(one, language) for one in pair] if _HARDER.search(said) else []
        return sentences([*harder, comparison_text(*pair, language)], language)
    runs, parts = _place(turn, heard, topics)
    told = [_told(topic, heard, turn, runs, parts, len(versions)) for topic in topics]
    told += [_further(name, heard, language) for name in further]
    return sentences(told, language) or sentence("ask_what", language)


def _chooses_by_level(topics: Sequence[Topic], said: str) -> bool:
    """Whether a question in lower case is for the version that is easiest, or hardest, to play."""
    asks = bool({"compare", "difficulty"} & set(topics)) and bool(_WHICH.search(said))
    return asks and bool(_FOR_WHOM.search(said))


def _told(topic: Topic, heard: Heard, turn: Turn, runs: Runs, parts: tuple[int, ...], versions: int) -> str:
    language, facts = turn.language, heard.version.facts
    match topic:
        case "key":
            return key_text(heard, language)
        case "tempo":
            words = ("The tempo is {tempo} BPM.", "速度是 {tempo} BPM。")
            changing = ("It begins at {tempo} BPM and changes on the way.", "开始是 {tempo} BPM，途中有变化。")
            steady = len({round(bar.tempo_bpm, 2) for bar in heard.piece.bars}) == 1
            return say(words if steady else changing, language, tempo=f"{facts.tempo_bpm:g}")
        case "meter":
            return say(("The meter is {meter}.", "拍号是 {meter}。"), language, meter=facts.meter)
        case "bars":
            words = ("It has {bars} bars and lasts {seconds:.0f} seconds.", "共 {bars} 小节，{seconds:.0f} 秒。")
            return say(words, language, bars=facts.bars, seconds=facts.seconds)
        case "parts":
            names = player_names(
                ((p.family, None if p.is_drums else p.program) for p in facts.players), language
            ) or sentence("nothing", language)
            return say(("You hear {parts}.", "您听到的是{parts}。"), language, parts=names)
        case "chords":
            return chords_text(heard, runs, language)
        case "cadences":
            return cadences_text(heard, runs, language)
        case "modulations":
            return modulations_text(heard, runs, language)
        case "form":
            return form_text(heard, runs, language)
        case "range":
            return range_text(heard, parts, language)
        case "difficulty":
            return difficulty_text(heard, parts, language)
        case "rhythm":
            return rhythm_text(heard, parts, language)
        case "mood":
            return mood_text(heard, runs, language)
        case "style":
            return style_text(heard, language)
        case "next":
            return suggested(heard, language)
        case "explain":
            return explained(heard, turn.said, turn.targets.parts, runs, language)
        case "controls":
            return _wishes(heard, language)
        case "versions":
            words = ("This is version {version} of {versions}.", "这是第 {version} 版，共 {versions} 版。")
            return say(words, language, version=heard.version.number, versions=versions)
        case "summary":
            return _overview(heard, language)
    return ""


def _place(turn: Turn, heard: Heard, topics: Sequence[Topic]) -> tuple[Runs, tuple[int, ...]]:
    """The bars and parts that are asked about. Why somebody plays may be asked of a name that is only
    said; what a part plays must be asked of a part that is there."""
    targets = turn.targets
    if "explain" in topics or not targets.parts or not all(has_part(heard.piece, p) for p in targets.parts):
        pointed = any(topic in ("range", "difficulty", "rhythm") for topic in topics)
        place = resolve(heard.piece, targets if pointed else _without_parts(turn).targets)
    else:
        place = resolve(heard.piece, targets)
    return place.runs, place.parts if targets.parts or targets.keep else ()


def _without_parts(turn: Turn) -> Turn:
    return replace(turn, targets=replace(turn.targets, parts=(), keep=()))


def _compared(turn: Turn, heard: Heard, versions: Sequence[Version]) -> tuple[Heard, Heard]:
    """The version that is asked about and the other: the one named, else what it was made from, else the
    one before."""
    others = [number for number in turn.targets.others if number != heard.version.number]
    if not others:
        current = versions[-1].number
        before = [heard.version.parent, current, heard.version.number - 1]
        others = [n for n in before if n is not None and 1 <= n <= len(versions) and n != heard.version.number]
    if not others or not 1 <= others[0] <= len(versions):
        given = others[0] if others else 2
        raise EditError("versions", given, f"1 to {len(versions)}", (1, len(versions)))
    pair = sorted((heard.version.number, others[0]))
    first, second = (heard if n == heard.version.number else Heard(versions[n - 1]) for n in pair)
    return first, second


def _wishes(heard: Heard, language: Language) -> str:
    asked = receipt_text(heard.version.receipt, language)
    if not asked:
        return say(("Nothing in particular was asked for.", "没有特别的要求。"), language)
    return say(("What was asked, and what came of it:", "要求与结果："), language) + "\n" + asked


def _overview(heard: Heard, language: Language) -> str:
    """The piece in a few sentences."""
    parts: tuple[int, ...] = ()
    return sentences(
        [
            key_text(heard, language),
            form_text(heard, (), language),
            cadences_text(heard, (), language),
            *beside_the_key(heard, (), language)[:_MOST_EVENTS],
            mood_text(heard, (), language),
            difficulty_text(heard, parts, language),
        ],
        language,
    )


def _further(name: str, heard: Heard, language: Language) -> str:
    if name == "danceable":
        return danceable_text(heard, language)
    facts, provenance = heard.version.facts, heard.version.piece.provenance
    values = {
        "density": level_name(facts.density, language), "dynamics": facts.dynamics,
        "seed": "–" if provenance is None else provenance.seed,
    }  # fmt: skip
    return say(_FURTHER_WORDS[name], language, **values)
