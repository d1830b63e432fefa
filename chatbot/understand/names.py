"""How the composer's own terms are called in each language."""

from __future__ import annotations

from collections.abc import Iterable

from chatbot.turn import Language
from chatbot.understand.program_names import PROGRAM_NAMES
from composer.instruments import FAMILIES
from composer.key import Key

FAMILY_ZH = {
    "piano": "钢琴",
    "mallets": "音条打击乐",
    "organ": "管风琴",
    "guitar": "吉他",
    "bass": "贝斯",
    "violin": "小提琴",
    "viola": "中提琴",
    "cello": "大提琴",
    "contrabass": "低音提琴",
    "strings": "弦乐",
    "harp": "竖琴",
    "timpani": "定音鼓",
    "voice": "人声",
    "trumpet": "小号",
    "trombone": "长号",
    "tuba": "大号",
    "horn": "圆号",
    "brass": "铜管",
    "sax": "萨克斯",
    "oboe": "双簧管",
    "bassoon": "大管",
    "clarinet": "单簧管",
    "flute": "长笛",
    "woodwind": "木管",
    "accordion": "手风琴",
    "synth": "合成器",
    "plucked": "弹拨乐器",
    "drums": "鼓",
}
ROLE_ZH = {
    "melody": "旋律",
    "counter": "副旋律",
    "chords": "和弦",
    "pad": "铺底",
    "bass": "低音",
    "drums": "鼓",
    "voice": "人声",
}
GENRE_ZH = {
    "pop": "流行",
    "classical": "古典",
    "folk": "民谣",
    "jazz": "爵士",
    "rock": "摇滚",
    "game": "游戏",
    "hymn": "赞美诗",
    "chorale": "众赞歌",
    "romantic": "浪漫派",
    "baroque": "巴洛克",
    "latin": "拉丁",
    "blues": "蓝调",
    "funk": "放克",
    "electronic": "电子",
    "country": "乡村",
    "march": "进行曲",
    "waltz": "圆舞曲",
    "ambient": "氛围",
    "film": "电影",
    "lullaby": "摇篮曲",
    "swing": "摇摆乐",
    "bossa nova": "波萨诺瓦",
    "ballad": "抒情曲",
    "samba": "桑巴",
    "salsa": "萨尔萨",
    "tango": "探戈",
    "cha-cha": "恰恰",
    "rumba": "伦巴",
    "reggae": "雷鬼",
    "ska": "斯卡",
    "soul": "灵魂乐",
    "disco": "迪斯科",
    "rnb": "节奏布鲁斯",
    "hip-hop": "嘻哈",
    "gospel": "福音",
    "bluegrass": "蓝草",
    "ragtime": "拉格泰姆",
    "dixieland": "迪克西兰",
    "polka": "波尔卡",
    "rock and roll": "摇滚老歌",
    "metal": "金属",
    "musical": "音乐剧",
}
MODE_ZH = {
    "major": "大调",
    "minor": "小调",
    "dorian": "多利亚调式",
    "phrygian": "弗里几亚调式",
    "lydian": "利底亚调式",
    "mixolydian": "混合利底亚调式",
    "locrian": "洛克里亚调式",
    "harmonic_minor": "和声小调",
    "melodic_minor": "旋律小调",
    "major_pentatonic": "大调五声音阶",
    "minor_pentatonic": "小调五声音阶",
    "gong": "宫调式",
    "shang": "商调式",
    "jue": "角调式",
    "zhi": "徵调式",
    "yu": "羽调式",
    "blues": "蓝调音阶",
    "whole_tone": "全音阶",
    "octatonic": "八声音阶",
}
# Scales whose name in a key needs more than an underscore turned into a space.
_MODE_EN = {
    "gong": "gong mode", "shang": "shang mode", "jue": "jue mode", "zhi": "zhi mode", "yu": "yu mode",
    "blues": "blues scale", "whole_tone": "whole-tone scale", "octatonic": "octatonic scale",
}  # fmt: skip
# Families whose name is no instrument's: even their usual program is called by its own.
_NO_INSTRUMENT = ("plucked", "mallets")


def part_name(name: str, language: Language) -> str:
    """A family or role in ``language``; an unknown name as it is."""
    return FAMILY_ZH.get(name, ROLE_ZH.get(name, name)) if language == "zh" else name


def genre_name(name: str, language: Language) -> str:
    """A genre in ``language``."""
    return GENRE_ZH.get(name, name) if language == "zh" else name


def mode_name(mode: str, language: Language) -> str:
    """A mode in ``language``."""
    return MODE_ZH[mode] if language == "zh" else _MODE_EN.get(mode, mode.replace("_", " "))


def key_name(key: Key, language: Language) -> str:
    """ "Eb major", or 降E大调."""
    if language == "en":
        return f"{key.tonic} {mode_name(key.mode, language)}"
    sign = {"#": "升", "b": "降"}.get(key.tonic[1:2], "")
    return f"{sign}{key.tonic[0]}{MODE_ZH[key.mode]}"


def sound_name(family: str, program: int | None, language: Language) -> str:
    """The sound of a General MIDI program; the family where none is said, and of a drum kit."""
    if program is None or family == "drums":
        return part_name(family, language)
    return PROGRAM_NAMES[program][language == "zh"]


def player_name(family: str, program: int | None, language: Language) -> str:
    """Who plays: the family where its usual sound is meant, else the program's own name."""
    usual = program is None or program == FAMILIES[family].programs[0]
    return (
        part_name(family, language) if usual and family not in _NO_INSTRUMENT else sound_name(family, program, language)
    )


def listed(names: Iterable[str], language: Language) -> str:
    """ "a, b and c", or a、b和c."""
    items = list(names)
    if len(items) < 2:
        return "".join(items)
    if language == "zh":
        return "、".join(items[:-1]) + "和" + items[-1]
    return ", ".join(items[:-1]) + " and " + items[-1]
