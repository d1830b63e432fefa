"""What is said when something cannot be done: one sentence that names what is possible."""

from __future__ import annotations

from chatbot.turn import Language
from chatbot.understand.matcher import compiled
from chatbot.understand.names import FAMILY_ZH, GENRE_ZH, ROLE_ZH, genre_name, listed, part_name
from chatbot.understand.transposition import TRANSPOSE_RANGE
from composer.controls import (
    ARC_STEPS_RANGE,
    BARS_RANGE,
    COUNT_RANGE,
    DRUMMERS_RANGE,
    DYNAMICS,
    GENRES,
    METERS,
    OCTAVES_RANGE,
    PARTS_RANGE,
    SECONDS_RANGE,
    TEMPO_RANGE,
    ControlError,
)
from composer.instruments import FAMILIES
from composer.key import SCALES

#: The longest request that is read, in characters.
LONGEST_TEXT = 2000
# A name quoted back to the user is cut here.
_LONGEST_NAME = 60

_SENTENCES: dict[str, tuple[str, str]] = {
    "tempo_bpm": (
        "The tempo can be {low:g} to {high:g} BPM, not {given}.",
        "速度可以是每分钟{low:g}到{high:g}拍，不能是{given}拍。",
    ),
    "bars": ("A piece can have {low:g} to {high:g} bars, not {given}.",
     "乐曲可以有{low:g}到{high:g}小节，不能是{given}小节。"),
    "seconds": (
        "A piece can last {low:g} to {high:g} seconds, not {given}.",
        "乐曲可以长{low:g}到{high:g}秒，不能是{given}秒。",
    ),
    "count": ("I can make {low:g} to {high:g} versions at once, not {given}.",
     "一次可以写{low:g}到{high:g}个版本，不能是{given}个。"),
    "parts": ("A piece can have {low:g} to {high:g} players, not {given}.",
     "乐曲可以有{low:g}到{high:g}个声部，不能是{given}个。"),
    "drummers": ("Up to {high:g} drum parts can play at once, not {given}.",
     "最多可以有{high:g}个鼓声部，不能是{given}个。"),
    "bars_in_all": (
        "It has as many as {given} bars already: name a greater number, or say by how many to continue.",
        "已经有{given}小节或更多：请说更大的总数，或者说再加几小节。",
    ),
    "accompaniment": (
        "There are {choices} already: remove one of them first, or ask to arrange it for another band.",
        "已经有{choices}了：请先去掉一个，或者说改编给别的乐队。",
    ),
    "creativity": ("Creativity can be from 0 to 1, not {given}.", "创意度可以是0到1，不能是{given}。"),
    "level": ("Practice pieces have grades 1 to {high:g}, not {given}.", "练习曲有1到{high:g}级，没有{given}级。"),
    "seed": ("A seed can be 0 to {high:,.0f}, not {given}.", "种子可以是0到{high:,.0f}，不能是{given}。"),
    "transpose": (
        "I can transpose by {low:g} to {high:+g} semitones, not {given}.",
        "移调可以是{low:g}到{high:+g}个半音，不能是{given}个。",
    ),
    "place": (
        "Bars are counted from 1 to {high:g}, the first before the last, not {given}.",
        "小节从1数到{high:g}，先小后大，不能是{given}。",
    ),
    "range": (
        "A pitch range needs two different notes from C-1 to G9, such as C3 to C5, not {given}.",
        "音域要用C-1到G9之间两个不同的音，例如C3到C5，不能是{given}。",
    ),
    "octaves": (
        "A range can span {low:g} to {high:g} octaves, not {given}.",
        "音域可以跨{low:g}到{high:g}个八度，不能是{given}个。",
    ),
    "arc": ("A piece can change its character in 1 to {high:g} steps, not {given}.",
     "乐曲的情绪可以分1到{high:g}步变化，不能是{given}。"),
    "intensity": ("The rhythm can be low, moderate or high in intensity, not {given}.",
     "节奏强度可以是低、中、高，不能是{given}。"),
    "tempo_class": ("The tempo can be slow, moderate or fast, not {given}.", "速度可以是慢、中、快，不能是{given}。"),
    "meter": ("The meter can be {choices}, not {given}.", "拍号可以是{choices}，不能是{given}。"),
    "instrument": (
        "I do not know the instrument “{given}”; I can play {choices}.",
        "我不认识乐器“{given}”；我会的有{choices}。",
    ),
    "genre": ("The style can be {choices}, not {given}.", "风格可以是{choices}，不能是{given}。"),
    "mode": ("The mode can be {choices}, not {given}.", "调式可以是{choices}，不能是{given}。"),
    "dynamics": ("The dynamics can be {choices}, not {given}.", "力度可以是{choices}，不能是{given}。"),
    "density": ("The density can be low, moderate or high, not {given}.", "密度可以是低、中、高，不能是{given}。"),
    "form": ("A form is written with 1 to 16 letters, like AABA, not {given}.",
     "曲式用1到16个字母写，例如AABA，不能是{given}。"),
    "chords": (
        "A chord is written like Dm7, Bb or V7, with one or two to a bar; I cannot read “{given}”.",
        "和弦要写成Dm7、Bb或V7这样，每小节一到两个；我看不懂“{given}”。",
    ),
    "mood": ("Valence and energy can be from -1 to 1, not {given}.", "情绪的愉悦度和能量可以是-1到1，不能是{given}。"),
    "exclude": (
        "You ask for {given} and exclude it as well; only instruments that you do not ask for can be left out.",
        "你既要{given}又不要{given}；只有没有点名要的乐器才能排除。",
    ),
    "waltz": ("A waltz is in 3/4, not in {given}.", "圆舞曲是3/4拍，不能是{given}拍。"),
    "text_empty": (
        "Say what music you would like, for instance “something calm for piano in D minor”.",
        "请说说想听什么音乐，例如“来一段平静的D小调钢琴曲”。",
    ),
    "text_long": (
        "A request can have up to {high:g} characters, not {given}; please say it shorter.",
        "一次最多{high:g}个字，这里有{given}个；请说得短一些。",
    ),
    "language": (
        "I understand English and Chinese; please say in one of them what music you would like.",
        "我懂英文和中文，请用其中一种说说想听什么音乐。",
    ),
    "swap": ("{given} cannot be exchanged, only {choices}.", "{given}不能更换，可以更换的有{choices}。"),
    "to_drums": (
        "Drums play no pitches and cannot take over a part; remove the part and add drums instead.",
        "鼓没有音高，不能接替别的声部；可以去掉那个声部，再加上鼓。",
    ),
    "remove": ("One of the parts must stay to sound: {choices}.", "至少要留下一个声部：{choices}。"),
    "mute": ("One of the parts must stay to sound: {choices}.", "至少要留下一个发声的声部：{choices}。"),
    "no_part": ("This piece has no {given}; it has {choices}.", "这首曲子里没有{given}；有的是{choices}。"),
    "section": (
        "This piece has no such section ({given}); its sections and their bars are {choices}.",
        "这首曲子里没有这样的段落（{given}）；有的段落（小节）是{choices}。",
    ),
    "bars_of_piece": ("This piece has bars {low:g} to {high:g}, not {given}.",
     "这首曲子有第{low:g}到第{high:g}小节，没有第{given}小节。"),
}  # fmt: skip
_SENTENCES["solo"] = _SENTENCES["mute"]
_LIMITS: dict[str, tuple[float, float]] = {
    "tempo_bpm": TEMPO_RANGE, "bars": BARS_RANGE, "seconds": SECONDS_RANGE, "count": COUNT_RANGE, "parts": PARTS_RANGE,
    "drummers": DRUMMERS_RANGE,
    "octaves": OCTAVES_RANGE, "arc": ARC_STEPS_RANGE,
    "level": (1, 8),
    "seed": (0, 2**32 - 1), "transpose": TRANSPOSE_RANGE, "place": BARS_RANGE, "text_long": (0, LONGEST_TEXT),
}  # fmt: skip
_CHOICES: dict[str, tuple[str, ...]] = {
    "meter": tuple(map(str, METERS)),
    "instrument": tuple(FAMILIES), "genre": GENRES, "mode": tuple(SCALES), "dynamics": DYNAMICS,
}  # fmt: skip
_NUMBER = compiled(r"[+-]?\d+(?:\.\d+)?(?:e[+-]?\d+)?")


def problem(error: ControlError, language: Language) -> str:
    """One sentence in ``language`` saying what is possible instead of what ``error`` was raised
    for. It knows every field of :class:`composer.controls.Controls`, the fields of this package,
    and the limits and choices that an edit of a piece carries; a field it does not know falls
    back to the error's own English sentence."""
    name = error.field
    limits = getattr(error, "limits", None)
    choices = tuple(getattr(error, "choices", ()))
    if name == "parts" and choices:
        name = "no_part"
    elif name == "bars" and limits:
        name = "bars_of_piece"
    if name not in _SENTENCES:
        return str(error)
    low, high = limits or _LIMITS.get(name, (0.0, 1.0))
    names = choices or _CHOICES.get(name, ())
    shown = [genre_name(n, language) for n in names] if name == "genre" else [part_name(n, language) for n in names]
    return _SENTENCES[name][language == "zh"].format(
        given=_given(error.given, language), low=float(low), high=float(high), choices=listed(shown, language)
    )


def _given(value: object, language: Language) -> str:
    """What was asked, as a person writes it: whole numbers without exponents, families by name."""
    text = str(value)
    if _NUMBER.fullmatch(text):
        plain = f"{float(text):,.0f}" if abs(float(text)) >= 100000 else f"{float(text):.10g}"
        return ("+" if text.startswith("+") else "") + plain
    if language == "zh":
        text = FAMILY_ZH.get(text, ROLE_ZH.get(text, GENRE_ZH.get(text, text)))
    return text if len(text) <= _LONGEST_NAME else text[:_LONGEST_NAME] + "…"
