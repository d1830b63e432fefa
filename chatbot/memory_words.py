"""What is said about versions, own music, ratings and what is remembered, in both languages."""

from __future__ import annotations

from chatbot.names import field_name, genre_name, key_name, level_name, part_names
from chatbot.preferences import Taste
from chatbot.receipt import Facts
from chatbot.reply import summary, value_text
from chatbot.turn import Language
from chatbot.versions import History, Version
from composer.controls import Controls
from composer.notation import NotationError

_SENTENCES: dict[str, tuple[str, str]] = {
    "named": ("Version {version} is now called “{name}”.", "第 {version} 版现在叫“{name}”。"),
    "no_name": ("No version is called “{name}”. {names}", "没有叫“{name}”的版本。{names}"),
    "names_are": ("There are {names}.", "现有：{names}。"),
    "listed": ("Your versions (▸ is the current one):", "您的版本（▸ 是当前的）："),
    "no_versions": ("There are no versions yet.", "还没有任何版本。"),
    "made_from": ("from {parent}: {said}", "来自第 {parent} 版：{said}"),
    "made_anew": ("{said}", "{said}"),
    "chosen": ("Version {version} it is.", "就用第 {version} 版。"),
    "preferred": (
        "Version {version} it is; I keep in mind that you prefer it to {others}.",
        "就用第 {version} 版；我记住了，比起{others}您更喜欢它。",
    ),
    "clear": (
        "A clean sheet: nothing you asked for before holds for what you ask next. Versions 1 to {last} stay where they "
        "are. What shall I write?",
        "重新开始：以前的要求对接下来的音乐不再有效。第 1 到第 {last} 版都还在。想要什么样的音乐？",
    ),
    "hidden": (
        "Version {version} is put away; nothing is lost: “go back to version {version}” brings it back. Current is "
        "version {current}.",
        "第 {version} 版已收起，没有丢失：说“回到第{version}版”就会回来。当前是第 {current} 版。",
    ),
    "not_hidden": ("That is the only version there is, so it stays.", "这是唯一的版本，所以留着。"),
    "liked": ("Noted: you like {what}.", "记下了：您喜欢{what}。"),
    "disliked": ("Noted: you do not like {what}.", "记下了：您不喜欢{what}。"),
    "the_version": ("version {version}", "第 {version} 版"),
    "the_parts": ("the {parts} of version {version}", "第 {version} 版的{parts}"),
    "leans": (
        " Where you leave it open I now lean to {taste}; “forget my preferences” ends that.",
        "今后您没有说明的地方，我会偏向{taste}；说“忘掉我的偏好”就不再这样。",
    ),
    "steered": (
        "You left this open, so I followed what you liked before: {taste}.",
        "这些您没有说明，所以按您以前喜欢的来：{taste}。",
    ),
    "taste": (
        "From {likes} liked and {dislikes} not liked I take that you lean to {taste}. I use it only where a request "
        "leaves things open; “forget my preferences” clears it.",
        "根据 {likes} 次喜欢和 {dislikes} 次不喜欢，您偏向{taste}。只用在您没有说明的地方；说“忘掉我的偏好”就清除。",
    ),
    "taste_open": (
        "From {likes} liked and {dislikes} not liked I cannot tell yet what you lean to.",
        "只有 {likes} 次喜欢和 {dislikes} 次不喜欢，还看不出您的偏好。",
    ),
    "no_taste": (
        "I know nothing of your taste yet: say what you like, or choose among several versions.",
        "我还不了解您的口味：请说说喜欢哪一版，或者在几个版本里挑一个。",
    ),
    "forgotten": (
        "Forgotten: {count} ratings and choices are gone, and nothing steers later music.",
        "已忘掉：清除了 {count} 次评价和选择，以后的音乐不再受影响。",
    ),
    "always": (
        "From now on: {wishes}. It holds wherever a request does not say otherwise; “forget my preferences” ends it.",
        "以后都这样：{wishes}。只要您没有另外说明就照此办理；说“忘掉我的偏好”就不再这样。",
    ),
    "not_this_one": (" The piece that is there stays as it is.", "现在这首保持不变。"),
    "lifted": ("No longer wished once and for all: {wishes}.", "不再一直要求：{wishes}。"),
    "not_lifted": ("Nothing like that was wished once and for all, so it is open anyway.", "本来就没有一直这样要求。"),
    "stood_by": ("As you wished once and for all: {wishes}.", "按您一直的要求：{wishes}。"),
    "standing": (
        "You wished once and for all: {wishes}. “forget my preferences” ends that.",
        "您一直的要求：{wishes}。说“忘掉我的偏好”就不再这样。",
    ),
    "nothing_to_forget": ("There were no preferences to forget.", "本来就没有记下任何偏好。"),
    "resumed": ("We were at version {version}.", "我们上次停在第 {version} 版。"),
    "unfinished": (
        "It stopped at bar {bars} of {total}; “continue” composes the rest.",
        "它停在第 {bars} 小节（共 {total} 小节）；说“继续”就会写完。",
    ),
    "nothing_to_resume": (
        "There is no earlier music in this conversation; open it by its own link, or ask for something new.",
        "这个对话里还没有以前的音乐；请用它自己的链接打开，或者点一段新的。",
    ),
    "rest_composed": ("The rest of version {version}, as it was planned.", "按原计划写完第 {version} 版余下的部分。"),
    "not_done": (
        "That stopped here; not done: {rest}.",
        "到这里停下了；没有做：{rest}。",
    ),
    "elsewhere": (
        "This conversation was opened in another window since: go on there, or open it here again.",
        "这个对话后来在另一个窗口打开了：请在那里继续，或在这里重新打开。",
    ),
    "broken": (
        "Attention: this conversation can no longer be saved; download what you want to keep.",
        "请注意：这个对话无法再保存；想留下的请先下载。",
    ),
    "uploaded": ("I read {name} as version {version}.", "已读取 {name}，作为第 {version} 版。"),
    "melody": (
        "Your melody is version {version}: {bars}.",
        "您的旋律是第 {version} 版：{bars}。",
    ),
    "not_a_kind": (
        "I read {kinds} files of up to {limit} MB, which {name} is not.",
        "我能读 {limit} MB 以内的 {kinds} 文件，{name} 不是。",
    ),
    "bad_file": ("I cannot read {name}: {reason}.", "读不了 {name}：它不是一个完好的、有音符的文件。"),
    "too_many_bars": (
        "{name} has {bars} bars; I can work with up to {limit}.",
        "{name} 有 {bars} 小节；我最多能处理 {limit} 小节。",
    ),
    "melody_note": (
        "I cannot read “{given}” as a note: {reason}.",
        "“{given}”不是能读的音符：可以写 C4、F#5、Bb3:2 或简谱 1 2 3。",
    ),
    "melody_number": ("I cannot read “{given}”: {reason}.", "“{given}”不是简谱：数字只用 0 到 7。"),
    "melody_dash": ("I cannot read that melody: {reason}.", "读不了这段旋律：横线延长前一个音，而前面没有音。"),
    "melody_length": ("I cannot read “{given}”: {reason}.", "“{given}”不是能读的时值：从全音符到十六分音符。"),
    "melody_range": ("I cannot play “{given}”: {reason}.", "“{given}”太高或太低：可用 C-1 到 G9。"),
    "melody_empty": ("There is no note in that melody.", "这段旋律里没有音符。"),
    "melody_bars": ("That melody is too long: {reason}.", "这段旋律太长：手写的旋律最多 64 小节。"),
    "melody_file": ("I cannot read that melody: it is no complete ABC or numbered notation.",
     "读不了这段旋律：它不是完整的 ABC 或简谱。"),
}  # fmt: skip
_TASTE: dict[str, tuple[str, str]] = {
    "genre": ("{value}", "{value}"),
    "tempo_bpm": ("about {value} BPM", "每分钟 {value} 拍左右"),
    "key": ("{value} keys", "{value}"),
    "density": ("{value} texture", "{value}的织体"),
    "mood": ("{value}", "{value}"),
    "parts": ("{value}", "{value}"),
    "exclude": ("no {value}", "不用{value}"),
}
_MODES = {"major": ("major", "大调"), "minor": ("minor", "小调")}
_DENSITY = {"low": "sparse", "moderate": "moderate", "high": "dense"}
# The corners of the plane of moods; less than this from its middle nobody would name.
_NAMED_MOOD = 0.15


def memory_sentence(which: str, language: Language, /, **values: object) -> str:
    """One of our sentences, filled in. Raises KeyError for one that there is not."""
    english, chinese = _SENTENCES[which]
    return (english if language == "en" else chinese).format(**values)


def notation_problem(error: NotationError, language: Language) -> str:
    """One sentence on a typed melody that cannot be read."""
    which = f"melody_{error.kind}" if f"melody_{error.kind}" in _SENTENCES else "melody_file"
    return memory_sentence(which, language, given=error.given, reason=str(error).rstrip("."))


def version_list(history: History, language: Language) -> str:
    """The versions as a tree, one a line, each with what it is and what made it."""
    if not history.shown:
        return memory_sentence("no_versions", language)
    current = history.current
    lines = [memory_sentence("listed", language)]
    for depth, version in history.tree():
        mark = "▸" if current is not None and version.number == current.number else "·"
        lines.append(f"{'  ' * depth}{mark} {_line(version, version.facts, language)}")
    return "\n".join(lines)


def version_names(history: History, language: Language) -> str:
    """The names that were given, in one sentence; empty when there are none."""
    quotes = "“{}”"
    names = [f"{quotes.format(v.name)} ({v.number})" for v in history.shown if v.name]
    return memory_sentence("names_are", language, names=", ".join(names)) if names else ""


def version_title(version: Version, language: Language) -> str:
    """What a version is called: its name, or its number."""
    return f"“{version.name}”" if version.name else memory_sentence("the_version", language, version=version.number)


def taste_text(taste: Taste, language: Language, only: tuple[str, ...] | None = None) -> str:
    """What is liked, in words; with ``only`` just those controls."""
    zh = language == "zh"
    values: dict[str, object] = {
        "genre": taste.genre and genre_name(taste.genre, language),
        "tempo_bpm": taste.tempo_bpm and f"{taste.tempo_bpm:g}",
        "key": taste.mode and _MODES[taste.mode][zh],
        "density": taste.density and (level_name(taste.density, language) if zh else _DENSITY[taste.density]),
        "mood": taste.mood and _mood_text(taste.mood.valence, taste.mood.energy, language),
        "parts": part_names(taste.instruments, language),
        "exclude": part_names(taste.unwanted, language),
    }
    said = [
        _TASTE[name][zh].format(value=value)
        for name, value in values.items()
        if value and (only is None or name in only)
    ]
    return ("、" if zh else ", ").join(said)


def standing_text(wishes: Controls, language: Language, only: tuple[str, ...] | None = None) -> str:
    """What was wished once and for all, in words; with ``only`` just those controls."""
    zh = language == "zh"
    said = []
    for name, value in wishes.record().items():
        if name == "tempo_class" or (only is not None and name not in only):
            continue
        if name == "exclude":
            said.append(_TASTE[name][zh].format(value=part_names(wishes.exclude, language)))
        elif name == "key" and wishes.key is not None:
            mode = "tonic" in wishes.sources and wishes.key.mode in _MODES
            key = _MODES[wishes.key.mode][zh] if mode else key_name(wishes.key, language)
            said.append(_TASTE[name][zh].format(value=key) if mode and not zh else key)
        elif name == "mood" and wishes.mood is not None:
            said.append(" ".join(wishes.mood.words) or _mood_text(wishes.mood.valence, wishes.mood.energy, language))
        elif name in ("tempo_bpm", "bars", "seconds", "genre", "parts"):
            said.append(value_text(name, value, language))
        else:
            said.append(f"{field_name(name, language)} {value_text(name, value, language)}")
    return ("、" if zh else ", ").join(said)


def _line(version: Version, facts: Facts, language: Language) -> str:
    name = f"“{version.name}” " if version.name else ""
    text = name + summary(version.number, facts, language).rstrip(".。")
    making = version.making
    if making is None or not making.said.strip():
        return text
    which = "made_from" if version.parent is not None else "made_anew"
    said = making.said.strip() if len(making.said.strip()) <= 60 else making.said.strip()[:59] + "…"
    how = memory_sentence(which, language, parent=version.parent, said=said)
    return f"{text}（{how}）" if language == "zh" else f"{text} ({how})"


def _mood_text(valence: float, energy: float, language: Language) -> str:
    zh = language == "zh"
    words = []
    if abs(valence) >= _NAMED_MOOD:
        words.append((("happy", "明快") if valence > 0 else ("sad", "忧伤"))[zh])
    if abs(energy) >= _NAMED_MOOD:
        words.append((("lively", "有活力") if energy > 0 else ("calm", "平静"))[zh])
    if not words:
        words.append(("balanced", "平和")[zh])
    return ("、" if zh else " and ").join(words) + ("的情绪" if zh else " mood")
