"""What things are called when we speak: instruments, keys, genres, fields, in both languages."""

from __future__ import annotations

from collections.abc import Iterable

from chatbot.turn import Language
from chatbot.understand.names import genre_name, key_name, part_name, player_name
from composer.instruments import family_of

__all__ = [
    "field_name", "genre_name", "key_name", "level_name", "named_player", "part_name", "part_names", "pitch_name",
    "player_name", "player_names",
]  # fmt: skip

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
    "tempo_of_bars": ("tempo there", "那里的速度"), "key_of_bars": ("key there", "那里的调"),
    "meter_of_bars": ("meters", "拍号"), "meter_rule": ("how", "改法"),
    "double": ("doubled by", "叠奏"), "split": ("split", "拆分"),
    "mark": ("dynamics there", "那里的力度"), "crescendo": ("crescendo", "渐强"),
    "diminuendo": ("diminuendo", "渐弱"), "swing": ("swing", "摇摆"), "articulation": ("articulation", "奏法"),
    "cut": ("cut", "剪掉"), "extract": ("only", "只保留"), "repeat": ("repeated", "重复"),
    "reorder": ("order", "段落顺序"), "fade_in": ("fade in", "淡入"), "fade_out": ("fade out", "淡出"),
    "same_bars": ("bars identical note for note", "逐音未变的小节"), "same_notes": ("notes unchanged", "未变的音"),
    "joined_dynamics": ("dynamics of who joined", "新加声部的力度"),
    "kept_notes": ("notes that had to stay", "应当不变的音"), "changed_notes": ("notes that are new", "新的音"),
    "mood_change": ("mood before and after", "情绪前后"),
    "attacks": ("attacks", "起音"), "parallels": ("parallel fifths or octaves in bars", "平行五八度所在小节"),
    "compass": ("compass of the level", "该级别的音域"),
    "level": ("level, counted from the notes", "级别（由音符计算）"),
    "arc": ("course", "起伏"),
    "moved": ("moved", "移动"),
    "unisons": ("notes that met on one pitch, joined", "碰到同一音高而合并的音"),
    "seed": ("seed", "种子"), "creativity": ("creativity", "创意"),
}  # fmt: skip
_NOTES = ("C", "C#", "D", "Eb", "E", "F", "F#", "G", "Ab", "A", "Bb", "B")


def part_names(names: Iterable[str], language: Language) -> str:
    """Families in a row, one that comes several times counted: "violin x 2, cello"."""
    listed = list(names)
    unique = dict.fromkeys(listed)
    words = [part_name(n, language) + (f" × {listed.count(n)}" if listed.count(n) > 1 else "") for n in unique]
    return ("、" if language == "zh" else ", ").join(words)


def player_names(players: Iterable[tuple[str, int | None]], language: Language) -> str:
    """Players in a row, as family and program: "harpsichord, violin x 2"."""
    listed = [player_name(family, program, language) for family, program in players]
    words = [n + (f" × {listed.count(n)}" if listed.count(n) > 1 else "") for n in dict.fromkeys(listed)]
    return ("、" if language == "zh" else ", ").join(words)


def named_player(program: int, is_drums: bool) -> tuple[str, int | None]:
    """Family and program of a part that is there, as :func:`player_names` takes them."""
    return family_of(program, is_drums), None if is_drums else program


def level_name(level: str, language: Language) -> str:
    """The name of a density."""
    return _LEVELS_ZH.get(level, level) if language == "zh" else {"low": "sparse", "high": "dense"}.get(level, level)


def field_name(field: str, language: Language) -> str:
    """The name of a receipt's field."""
    return _FIELDS.get(field, (field, field))[0 if language == "en" else 1]


def pitch_name(pitch: int) -> str:
    """Scientific pitch notation of a MIDI note number: 60 is C4."""
    return f"{_NOTES[pitch % 12]}{pitch // 12 - 1}"
