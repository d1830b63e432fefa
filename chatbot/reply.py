"""What we say: every sentence in English and Chinese, side by side, as equals."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from chatbot.arc_lines import arc_text
from chatbot.edit_words import edit_problem, edit_value
from chatbot.events import ReceiptLine
from chatbot.names import field_name, genre_name, key_name, level_name, part_names, pitch_name, player_names
from chatbot.receipt import Facts
from chatbot.turn import Language, Turn
from chatbot.understand import problem as sentence_on
from composer.controls import ControlError
from composer.key import Key

_SENTENCES: dict[str, tuple[str, str]] = {
    "help": (
        'Tell me what to play: a key, a tempo, a meter, a length, instruments, a mood, a genre or chords, as in "a '
        'calm waltz in E flat for piano and cello, 16 bars". Afterwards change it ("faster", "in G minor", "without '
        'drums", "violin instead of flute", "up two semitones", "mute the bass", "louder"), "continue" it, "undo", '
        '"redo", go back to "version 1", ask for its key, tempo, length, chords or instruments, or send me '
        "a MIDI file.",
        "告诉我想听什么：调、速度、拍号、长度、乐器、情绪、风格或和弦，例如“降E大调的安静圆舞曲，钢琴和大提琴，16小节"
        "”。"
        "之后可以修改（“快一点”“改成G小调”“不要鼓”“把长笛换成小提琴”“升高两个半音”“贝斯静音”“大声一点”）、“继续写”、"
        "“撤销”、“重做”、回到“第1版”，询问它的调、速度、长度、和弦或乐器，也可以发给我一个 MIDI 文件。",
    ),
    "offtopic": (
        'I make music and nothing else: try "something upbeat in D minor" or "help".',
        "我只会作曲：可以说“来一段欢快的D小调”，或者“帮助”。",
    ),
    "files": (
        "On the page the card of version {version} has a button for downloads: MIDI, MusicXML, a PDF of the score, "
        'WAV, FLAC, MP3, a take that can be replayed, and a link to share; the tab "Score" shows the notes. '
        "Scripts write files to the folder of --out.",
        "网页上第 {version} 版的卡片有下载按钮：MIDI、MusicXML、PDF 乐谱、WAV、FLAC、MP3、可重放的记录，"
        "还可以复制分享链接；“乐谱”标签页显示五线谱。脚本把文件写到 --out 的文件夹。",
    ),
    "rights": (
        "I composed it just now, note by note, from what you asked. While composing I keep it from following any music "
        "that I learnt from for longer than works usually share; what I learnt from and its licences stand in DATA.md. "
        "Of what you brought yourself you know the rights best.",
        "这是我刚刚按您的要求一个音一个音写的。写的时候我会避免与学过的音乐雷同（不超过作品之间通常相同的长度）；"
        "学过哪些音乐、各是什么许可，都写在 DATA.md 里。您自己上传的音乐，其权利由您判断。",
    ),
    "play_from": (
        "Click bar {bar} on the roll or in the score: it sounds from there.",
        "请在卷帘或乐谱上点一下第 {bar} 小节，音乐就从那里响起。",
    ),
    "not_understood": (
        'I did not get what to change. Say it as in "the bass an octave higher", "bars 5 to 8 calmer", "a flute '
        'instead of the piano", or mark bars on the roll and say what to do with them.',
        "我没听懂要改什么。可以这样说：“贝斯高八度”“第5到8小节平静一点”“把钢琴换成长笛”，或者在卷帘上选中几小节再说怎么改。",
    ),
    "no_piece": (
        'There is no music yet to work on: first ask for some, like "play something upbeat in D minor".',
        "现在还没有音乐可以处理：请先点一段，例如“来一段欢快的D小调”。",
    ),
    "nothing_to_undo": (
        "There is nothing left to undo: this is the first version.",
        "没有可以撤销的了：这已经是最早的版本。",
    ),
    "nothing_to_redo": ("There is nothing to redo.", "没有可以重做的步骤。"),
    "undone": ("Undone: back to version {version}.", "已撤销：回到第 {version} 版。"),
    "redone": ("Redone: version {version} again.", "已重做：又是第 {version} 版。"),
    "recalled": ("Here is version {version} again.", "这是第 {version} 版。"),
    "no_version": ("There are versions 1 to {last}, not {version}.", "现有第 1 到 {last} 版，没有第 {version} 版。"),
    "which_version": ("Say which version: 1 to {last}.", "请说明是第几版：1 到 {last}。"),
    "stop": ("Stopped.", "已停止。"),
    "busy": (
        "I am still on your last request: let it finish or stop it first.",
        "上一个请求还在进行：请等它完成，或先停止它。",
    ),
    "what_new": (
        "Say what shall be new: the players, the meter, the length, the mood or the genre.",
        "请说明要有什么新的：乐器、拍号、长度、情绪或风格。",
    ),
    "not_there": ("There was nothing to take away: {parts}.", "本来就没有：{parts}。"),
    "cancelled": (
        "Stopped: what was composed so far, {bars} of {total} bars, is version {version}.",
        "已停止：写好的 {bars} 小节（共 {total} 小节）保存为第 {version} 版。",
    ),
    "cancelled_early": ("Stopped before the first bar: nothing has changed.", "第一小节之前就停止了：什么都没有改变。"),
    "no_notes": (
        "Nothing but rests came out this time, so I keep nothing of it; try again, or say more of what you wish.",
        "这次写出来的全是休止，没有保留；请再试一次，或者多说一点您的要求。",
    ),
    "still_without": (
        'Still without {parts}, as you wished before; name an instrument to have it back.',
        "按您之前的要求，仍然不用{parts}；点名某种乐器就会恢复。",
    ),
    "missed": ("Not as asked: {fields}.", "与要求不符：{fields}。"),
    "continued": ("{bars} bars more: now {total} in all.", "接着写了 {bars} 小节，现在共 {total} 小节。"),
    "too_long": (
        "A piece can have up to {limit} bars; this one has {bars}, so up to {room} more can follow.",
        "一首最多 {limit} 小节；现在有 {bars} 小节，所以最多再加 {room} 小节。",
    ),
    "full": (
        "This piece already has {bars} bars, and {limit} is the most a piece can have.",
        "这首已有 {bars} 小节，一首最多 {limit} 小节。",
    ),
    "long_enough": (
        "It already lasts {seconds} seconds: name a longer time, or say by how much to continue.",
        "现在已经有 {seconds} 秒了：请说一个更长的时间，或者说要再续多少。",
    ),
    "nothing_changed": ("That is how it is already: nothing needed to change.", "本来就是这样：没有需要改的地方。"),
    "what_edit": (
        "Say what to change: tempo, key, meter, transposition, an instrument to swap, remove, mute, solo, double or "
        "split, dynamics, swing, articulation, or bars to cut, repeat, reorder or fade.",
        "请说明要改什么：速度、调、拍号、移调、换乐器、去掉、静音、独奏、叠奏或拆分某个声部、力度、摇摆、奏法，"
        "或者剪掉、重复、重排、淡入淡出某些小节。",
    ),
    "loudest": (
        "It cannot get louder: every note already has the greatest velocity, 127.",
        "不能再大声了：每个音的力度都已是最大的 127。",
    ),
    "softest": (
        "It cannot get softer: every note already has the least velocity, 1.",
        "不能再小声了：每个音的力度都已是最小的 1。",
    ),
    "nobody_left": (
        "That leaves nobody to play: exclude fewer instruments, or name who shall play.",
        "这样就没有人演奏了：请少排除几种乐器，或者点名由谁演奏。",
    ),
    "silent": ("The music is silent.", "这段音乐没有声音。"),
    "out_of_compass": (
        "Outside what the instrument can usually play now: {parts}.",
        "现在超出了乐器的通常音域：{parts}。",
    ),
    "ask_what": (
        "I can tell you the key, tempo, meter, length, instruments, chords, cadences, modulations, form, range, "
        "difficulty, rhythm, density, dynamics, mood, style and seed of the current piece, why it sounds as it does, "
        "who chose what, and how two versions differ.",
        "我可以告诉您当前这首的调、速度、拍号、长度、乐器、和弦、终止式、转调、曲式、音域、难度、节奏、疏密、力度、"
        "情绪、风格和种子，它听起来为什么是这样、谁做了哪个选择，以及两个版本有什么不同。",
    ),
    "summary": (
        "Version {version}: {key}, {meter}, {tempo} BPM, {bars} ({seconds} s); {parts}.",
        "第 {version} 版：{key}，{meter} 拍，{tempo} BPM，{bars}（{seconds} 秒）；{parts}。",
    ),
    "of_version": ("Version {version}:", "第 {version} 版："),
    "no_key": ("no key", "无调"),
    "asked_got": ("{sign} {field}: asked {asked}, got {got}", "{sign} {field}：要求 {asked}，实得 {got}"),
    "unmeasured": (
        "– {field}: asked {asked}; nobody can measure that yet, so judge by ear",
        "– {field}：要求 {asked}；目前还无法测量，请您听听看",
    ),
    "unknown": (
        "– {field}: asked {asked}, which the estimator does not know; got {got}",
        "– {field}：要求 {asked}，估计器不认识这一种；实得 {got}",
    ),
    "only_got": ("– {field}: {got}", "– {field}：{got}"),
    "kept": ("none heard", "没有听到"),
    "nothing": ("nothing", "无"),
}  # fmt: skip
# Said although nobody asked: the proof of what an edit left alone, and by how much it moved notes.
_WHAT_STAYED = frozenset({"unchanged", "same_bars", "same_notes", "moved", "meter_rule", "unisons"})
# Told when measured, though nobody asked for a value.
_WHAT_CAME = frozenset({"changed_notes", "parallels"})
# After one, after several, and in Chinese.
_UNITS = {
    "tempo_bpm": (" BPM", " BPM", " BPM"),
    "seconds": (" s", " s", " 秒"),
    "bars": (" bar", " bars", " 小节"),
    "added_bars": (" bar", " bars", " 小节"),
    "kept_bars": (" bar", " bars", " 小节"),
    "kept_notes": (" note", " notes", " 个音"),
    "changed_notes": (" %", " %", "%"),
    "transpose": (" semitone", " semitones", " 个半音"),
}


def sentence(which: str, language: Language, /, **values: object) -> str:
    """One of our sentences, filled in. Raises KeyError for one that there is not."""
    english, chinese = _SENTENCES[which]
    return (english if language == "en" else chinese).format(**values)


def problem(error: ControlError, turn: Turn) -> str:
    """One sentence on what is possible instead of what was asked."""
    if error.field == "loudness":
        return sentence("loudest" if error.given == "louder" else "softest", turn.language)
    if error.field == "exclude" and not turn.controls.parts:
        return sentence("nobody_left", turn.language)
    return edit_problem(error, turn.language) or sentence_on(error, turn.language)


def summary(version: int, facts: Facts, language: Language) -> str:
    """What the piece is, in one line."""
    return sentence(
        "summary",
        language,
        version=version,
        key=sentence("no_key", language) if facts.named_key is None else key_name(facts.named_key, language),
        meter=facts.meter,
        tempo=f"{round(2 * facts.tempo_bpm) / 2:g}",
        bars=value_text("bars", facts.bars, language),
        seconds=f"{facts.seconds:.0f}",
        parts=player_names((p.named for p in facts.players), language) or sentence("nothing", language),
    )


def receipt_text(lines: Sequence[ReceiptLine], language: Language) -> str:
    """The lines in which something was asked, one below the other; empty when nothing was."""
    said = []
    for line in lines:
        name = field_name(line.field, language)
        got = value_text(line.field, line.got, language)
        if line.got and (line.field in _WHAT_STAYED or (line.field in _WHAT_CAME and line.asked is None)):
            said.append(sentence("only_got", language, field=name, got=got))
        if line.asked is None or line.field == "unchanged":
            continue
        asked = value_text(line.field, line.asked, language)
        if line.ok is None:
            which = "unmeasured" if line.got is None else "unknown"
            said.append(sentence(which, language, field=name, asked=asked, got=got))
            continue
        if line.field == "exclude" and not line.got:
            got = sentence("kept", language)
        sign = "✓" if line.ok else "✗"
        said.append(sentence("asked_got", language, sign=sign, field=name, asked=asked, got=got))
    return "\n".join(said)


def value_text(field: str, value: object, language: Language) -> str:
    """A receipt's JSON value in words."""
    if value is None or value == []:
        return sentence("nothing", language)
    if field == "mood_change" and isinstance(value, Mapping) and "from" in value:
        return " → ".join(_mapping_text(mood, language) for mood in value.values() if isinstance(mood, Mapping))
    words = edit_value(field, value, language)
    if words is not None:
        return words
    if field in ("range", "compass") and isinstance(value, Mapping):
        return _range_text(value, language)
    if isinstance(value, Mapping):
        return _mapping_text(value, language)
    if isinstance(value, list):
        if field == "arc":
            return arc_text(value, language)
        if field == "chords":
            return " | ".join(map(str, value))
        if field == "parts":
            return player_names(((str(v["instrument"]), _program(v)) for v in value), language)
        names = [str(v["instrument"]) if isinstance(v, Mapping) else str(v) for v in value]
        return part_names(names, language)
    if field == "density":
        return level_name(str(value), language)
    if field == "genre":
        return genre_name(str(value), language)
    if field == "attacks" and language == "zh":
        return {"simpler": "更少", "busier": "更多"}.get(str(value), str(value))
    if field == "attacks":
        return {"simpler": "fewer", "busier": "more"}.get(str(value), str(value))
    if field == "loudness" and language == "zh":
        return {"louder": "大声", "softer": "小声"}.get(str(value), str(value))
    if not isinstance(value, (int, float)):
        return str(value)
    number = f"{value:+g}" if field == "transpose" else f"{value:g}"
    unit, several, chinese = _UNITS.get(field, ("", "", ""))
    return number + (chinese if language == "zh" else unit if abs(value) == 1 else several)


def _genres_text(names: Sequence[str], language: Language) -> str:
    """The genres that are heard, likeliest first."""
    if language == "zh":
        return f"最像{names[0]}" + (f"，其次{'、'.join(names[1:])}" if names[1:] else "")
    return f"most like {names[0]}" + (f", then {' and '.join(names[1:])}" if names[1:] else "")


def _loudness_text(value: Mapping[str, object], language: Language) -> str:
    """A change of loudness that was asked of some bars or parts."""
    zh = language == "zh"
    way = {"louder": "大声", "softer": "小声"}[str(value["way"])] if zh else str(value["way"])
    parts, bars = value.get("parts"), value.get("bars")
    said = part_names(parts, language) + ("" if zh else " ") if isinstance(parts, list) else ""
    if bars is None:
        return said + way
    return f"第 {bars} 小节{said}{way}" if zh else f"{said}{way} in bars {bars}"


def _program(player: Mapping[str, object]) -> int | None:
    program = player["program"]
    return program if isinstance(program, int) and player["instrument"] != "drums" else None


def _range_text(value: Mapping[str, object], language: Language) -> str:
    """Pitches from the lowest to the highest: as much of "low", "high" (MIDI pitches) and "octaves" as is said."""
    zh = language == "zh"
    ends = {name: pitch_name(int(str(value[name]))) for name in ("low", "high") if name in value}
    said: list[str] = []
    if len(ends) == 2:
        said.append(f"{ends['low']}–{ends['high']}")
    elif "low" in ends:
        said.append(f"{ends['low']} 及以上" if zh else f"{ends['low']} and above")
    elif "high" in ends:
        said.append(f"{ends['high']} 及以下" if zh else f"{ends['high']} and below")
    if "octaves" in value:
        octaves = float(str(value["octaves"]))
        said.append(f"{octaves:g} 个八度以内" if zh else f"within {octaves:g} octave{'s' if octaves != 1 else ''}")
    return ("，" if zh else ", ").join(said)


def _mapping_text(value: Mapping[str, object], language: Language) -> str:
    if "tonic" in value:
        return key_name(Key(str(value["tonic"]), str(value["mode"])), language)
    if "likeliest" in value:
        likeliest = value["likeliest"]
        assert isinstance(likeliest, list)
        return _genres_text([genre_name(str(name), language) for name in likeliest], language)
    if "way" in value:
        return _loudness_text(value, language)
    if "change" in value:
        change = f"{float(str(value['change'])):+.0f}"
        words = "力度值{change}，现为 {mark}" if language == "zh" else "velocity {change}, now {mark}"
        return words.format(change=change, mark=value["mark"])
    feelings = value.get("words")
    numbers = ("valence {:+.1f}, energy {:+.1f}", "效价 {:+.1f}，能量 {:+.1f}")[0 if language == "en" else 1]
    text = numbers.format(float(str(value["valence"])), float(str(value["energy"])))
    return f"{', '.join(map(str, feelings))} ({text})" if isinstance(feelings, (list, tuple)) and feelings else text
