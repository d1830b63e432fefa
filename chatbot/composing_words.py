"""What is said of music that is written into music that is there, in both languages."""

from __future__ import annotations

from collections.abc import Sequence

from chatbot.turn import Language

_SENTENCES: dict[str, tuple[str, str]] = {
    "again": (
        "A new take with the same wishes and another seed; the old one is still version {version}. Name bars or "
        "parts, and I write only those anew.",
        "按同样的要求换一个种子重新写了一版；原来的仍是第 {version} 版。说出小节或声部，我就只重写那些。",
    ),
    "rewritten": (
        "Written anew: {what}; everything else stays as in version {version}.",
        "重新写了{what}；其余和第 {version} 版一样。",
    ),
    "on_chords": (
        "Version {version} on other chords, {chords}: the rhythm and the drums stay, the notes are new.",
        "第 {version} 版换了和弦：{chords}；节奏和鼓不变，音是新的。",
    ),
    "bars_on_chords": (
        "On other chords, {chords}: {what}; the rhythm and the drums stay, the notes are new.",
        "{what}换了和弦：{chords}；节奏和鼓不变，音是新的。",
    ),
    "longer": (
        "{bars} bars more of the section in bars {was} of version {version}: they are bars {first}–{last}.",
        "第 {version} 版第 {was} 小节那一段加长了 {bars} 小节：即第 {first}–{last} 小节。",
    ),
    "rhythm_kept": ("The rhythm stays; the notes are new.", "节奏不变，音是新的。"),
    "pitches_kept": ("The notes stay in their order; the rhythm is new.", "音和顺序不变，节奏是新的。"),
    "varied": (
        "A variation of version {version}: about {percent} % of the notes of {what} are new, over the same chords.",
        "第 {version} 版的变奏：{what}约有 {percent}% 的音是新的，和弦不变。",
    ),
    "simpler": (
        "Simpler: {what} striking less often; everything else stays as in version {version}.",
        "更简单：{what}奏得更疏；其余和第 {version} 版一样。",
    ),
    "busier": (
        "Fuller: {what} striking more often; everything else stays as in version {version}.",
        "更丰富：{what}奏得更密；其余和第 {version} 版一样。",
    ),
    "mood": (
        "The mood changes: {changes}; then about {percent} % of the notes of {what} are new.",
        "情绪变了：{changes}；另外{what}约有 {percent}% 的音是新的。",
    ),
    "mood_there": (
        "The mood of {what} changes: {changes}; about {percent} % of the notes there are new, all other bars are as in "
        "version {version}.",
        "{what}的情绪变了：{changes}；那里约有 {percent}% 的音是新的，其他小节和第 {version} 版一样。",
    ),
    "part": (
        "Added: {what}; everybody else plays as in version {version}.",
        "加上了{what}；其他声部和第 {version} 版一样。",
    ),
    "there": (
        "There already in version {version}, so written anew: {what}; for a second one say “another”.",
        "第 {version} 版里已经有了，所以重写：{what}；要再加一个，请说“另加一个”。",
    ),
    "intro": ("An intro of {bars} bars that leads into version {version}.", "给第 {version} 版写了 {bars} 小节前奏。"),
    "ending": (
        "An ending of {bars} bars after version {version}, closing with a cadence.",
        "给第 {version} 版写了 {bars} 小节结尾，以终止式收束。",
    ),
    "section": (
        "A new section of {bars} bars as bars {first} to {last}; version {version} stays around it.",
        "写了 {bars} 小节新段落，在第 {first} 到 {last} 小节；其余是第 {version} 版。",
    ),
    "fill": (
        "{bars} bars that lead over, as bars {first} to {last}; version {version} stays around them.",
        "写了 {bars} 小节过渡，在第 {first} 到 {last} 小节；其余是第 {version} 版。",
    ),
    "harmonised": ("The melody of version {version} over chords on a piano.", "给第 {version} 版的旋律配了钢琴和弦。"),
    "chorale": (
        "The melody of version {version} for soprano, alto, tenor and bass; the voices keep their ranges and do not "
        "cross.",
        "把第 {version} 版的旋律写成四部合唱（女高音、女低音、男高音、男低音）；各声部不越音域，也不交叉。",
    ),
    "accompany": ("Version {version} as it is, accompanied by {what}.", "第 {version} 版不变，由{what}伴奏。"),
    "arranged": (
        "Version {version} for {what}: the melody stays, everybody within their compass.",
        "把第 {version} 版改编给{what}：旋律不变，各乐器不越音域。",
    ),
    "anew": (
        "That changes what every note hangs on, so this is a new take with what you named; the old one is still "
        "version {version}.",
        "这会牵动每一个音，所以按您说的重新写了一版；原来的仍是第 {version} 版。",
    ),
    "mixed": (
        "{first} of version {one} with {second} of version {two}, in the key, tempo and length of version {one}.",
        "第 {one} 版的{first}加上第 {two} 版的{second}，调、速度和长度照第 {one} 版。",
    ),
    "joined": ("One after the other, every note as it was: {each}.", "前后相接，每个音都照旧：{each}。"),
    "one_joined": ("version {version} as bars {first} to {last}", "第 {version} 版为第 {first} 到 {last} 小节"),
    "whole": ("the whole piece", "全曲"),
    "all_parts": ("all parts", "所有声部"),
    "bars": ("bars {first} to {last}", "第 {first} 到 {last} 小节"),
    "bar": ("bar {first}", "第 {first} 小节"),
    "in_bars": ("{parts} in {bars}", "{bars}的{parts}"),
    "and": (", ", "、"),
    "to_mode": ("in {key}", "改为{key}"),
    "to_tempo": ("at {tempo} BPM", "速度 {tempo} BPM"),
    "louder": ("louder", "更响"),
    "softer": ("softer", "更轻"),
    "same_notes": ("the notes alone", "只换音"),
    "two_versions": (
        "Say which two versions, and what to take from each, like “the first one's melody with the drums of the "
        "second”.",
        "请说明是哪两版、各取什么，例如“第一版的旋律配第二版的鼓”。",
    ),
    "no_parts": (
        "Say who shall play: instruments, an ensemble or a genre.",
        "请说明由谁演奏：乐器、一种编制或一种风格。",
    ),
}  # fmt: skip


def composing_sentence(which: str, language: Language, /, **values: object) -> str:
    """One of these sentences, filled in. Raises KeyError for one that there is not."""
    english, chinese = _SENTENCES[which]
    return (english if language == "en" else chinese).format(**values)


def place_text(runs: Sequence[tuple[int, int]], parts: str | None, language: Language) -> str:
    """Bars and parts in words; ``parts`` None for all of them, no ``runs`` for the whole piece."""
    stretches = [
        composing_sentence("bar" if first == last else "bars", language, first=first, last=last) for first, last in runs
    ]
    bars = composing_sentence("and", language).join(stretches)
    if not runs:
        return parts or composing_sentence("whole", language)
    if parts is None:
        return bars
    return composing_sentence("in_bars", language, parts=parts, bars=bars)
