"""What things are called when we speak: instruments, keys, genres, fields, in both languages."""

from __future__ import annotations

from collections.abc import Iterable

from chatbot.turn import Language
from composer.key import Key

_FAMILIES_ZH = {
    "piano": "钢琴", "mallets": "键盘打击乐", "organ": "管风琴", "guitar": "吉他", "bass": "贝斯", "violin": "小提琴",
    "viola": "中提琴",
    "cello": "大提琴", "contrabass": "低音提琴", "strings": "弦乐", "harp": "竖琴", "timpani": "定音鼓",
    "voice": "人声", "trumpet": "小号", "trombone": "长号", "tuba": "大号", "horn": "圆号", "brass": "铜管",
    "sax": "萨克斯", "oboe": "双簧管", "bassoon": "巴松", "clarinet": "单簧管", "flute": "长笛", "woodwind": "木管",
    "accordion": "手风琴", "synth": "合成器", "plucked": "弹拨乐", "drums": "鼓",
}  # fmt: skip
_ROLES_ZH = {"melody": "旋律", "counter": "副旋律", "chords": "和弦", "pad": "铺底"}
_GENRES_ZH = {
    "pop": "流行", "classical": "古典", "folk": "民谣", "jazz": "爵士", "rock": "摇滚", "game": "游戏音乐",
    "hymn": "赞美诗", "chorale": "众赞歌", "romantic": "浪漫派", "baroque": "巴洛克", "latin": "拉丁",
    "blues": "布鲁斯", "funk": "放克", "electronic": "电子", "country": "乡村", "march": "进行曲",
    "waltz": "圆舞曲", "ambient": "氛围", "film": "电影配乐", "lullaby": "摇篮曲",
}  # fmt: skip
_MODES_ZH = {
    "major": "大调", "minor": "小调", "dorian": "多利亚调式", "phrygian": "弗里吉亚调式", "lydian": "利底亚调式",
    "mixolydian": "混合利底亚调式", "locrian": "洛克里亚调式",
}  # fmt: skip
_LEVELS_ZH = {"low": "稀疏", "moderate": "适中", "high": "密集"}
_FIELDS = {
    "key": ("key", "调"), "tempo_bpm": ("tempo", "速度"), "meter": ("meter", "拍号"), "bars": ("length", "长度"),
    "seconds": ("duration", "时长"), "parts": ("instruments", "乐器"), "exclude": ("without", "不要"),
    "genre": ("genre", "风格"), "mood": ("mood", "情绪"), "chords": ("chords", "和弦"), "form": ("form", "曲式"),
    "density": ("density", "疏密"), "range": ("range", "音域"), "dynamics": ("dynamics", "力度"),
    "transpose": ("transposition", "移调"), "remove": ("removed", "去掉"), "mute": ("muted", "静音"),
    "unmute": ("sounding again", "恢复发声"), "solo": ("solo", "独奏"), "loudness": ("loudness", "音量"),
    "unchanged": ("identical note for note", "逐音未变"), "count": ("versions", "版本数"),
    "added_bars": ("added", "新增"), "kept_bars": ("bars identical note for note", "逐音未变的小节"),
    "moved": ("moved", "移动"), "seed": ("seed", "种子"), "creativity": ("creativity", "创意"),
}  # fmt: skip
_NOTES = ("C", "C#", "D", "Eb", "E", "F", "F#", "G", "Ab", "A", "Bb", "B")


def part_name(name: str, language: Language) -> str:
    """A family or role in words; unknown names stay as they are."""
    if language == "zh":
        return _FAMILIES_ZH.get(name) or _ROLES_ZH.get(name, name)
    return {"sax": "saxophone", "plucked": "plucked strings", "counter": "counter-melody"}.get(name, name)


def part_names(names: Iterable[str], language: Language) -> str:
    """Families in a row, one that comes several times counted: "violin x 2, cello"."""
    listed = list(names)
    unique = dict.fromkeys(listed)
    words = [part_name(n, language) + (f" × {listed.count(n)}" if listed.count(n) > 1 else "") for n in unique]
    return ("、" if language == "zh" else ", ").join(words)


def key_name(key: Key, language: Language) -> str:
    """ "E flat major" as "Eb major" or 降E大调."""
    if language == "en":
        return str(key)
    sign = "降" * key.tonic.count("b", 1) + "升" * key.tonic.count("#")
    return f"{sign}{key.tonic[0].upper()}{_MODES_ZH[key.mode]}"


def genre_name(genre: str, language: Language) -> str:
    """The name of one of :data:`composer.controls.GENRES`."""
    return _GENRES_ZH.get(genre, genre) if language == "zh" else genre


def level_name(level: str, language: Language) -> str:
    """The name of a density."""
    return _LEVELS_ZH.get(level, level) if language == "zh" else {"low": "sparse", "high": "dense"}.get(level, level)


def field_name(field: str, language: Language) -> str:
    """The name of a receipt's field."""
    return _FIELDS.get(field, (field, field))[0 if language == "en" else 1]


def pitch_name(pitch: int) -> str:
    """Scientific pitch notation of a MIDI note number: 60 is C4."""
    return f"{_NOTES[pitch % 12]}{pitch // 12 - 1}"
