"""The sentences that say how an open or odd wish was read, in both languages."""

from __future__ import annotations

from chatbot.turn import Language
from chatbot.understand.names import genre_name, listed, mode_name, part_name, sound_name
from composer.controls import METERS

_SENTENCES: dict[str, tuple[str, str]] = {
    "tempo_word": ("I took “{word}” as {bpm} BPM.", "我把“{word}”理解为每分钟{bpm}拍。"),
    "tempo_range": ("Between {low} and {high} BPM I took {bpm}.", "在每分钟{low}到{high}拍之间，我取{bpm}拍。"),
    "tempo_faster": ("Faster: I took {bpm} BPM.", "快一点：我取每分钟{bpm}拍。"),
    "tempo_slower": ("Slower: I took {bpm} BPM.", "慢一点：我取每分钟{bpm}拍。"),
    "number_alone": ("I read {bpm} as the tempo in BPM.", "我把{bpm}理解为每分钟的拍数。"),
    "length_word": ("I took “{word}” as {bars} bars.", "我把“{word}”理解为{bars}小节。"),
    "tonic": (
        "You named no keynote, so I took {tonic} {mode}.",
        "你没有说主音，我取{tonic}{mode}。",
    ),
    "instrument_nearest": (
        "I have no {word} sound; the nearest is {sound}.",
        "我没有{word}的音色，用最接近的{sound}代替。",
    ),
    "meter_nearest": (
        "I cannot write in {given}, so I took {meter}; my meters are {choices}.",
        "我写不了{given}拍，所以取{meter}拍；我会的拍号有{choices}。",
    ),
    "genre_nearest": ("Of my styles, {genre} comes nearest to {word}.", "我会的风格里，最接近{word}的是{genre}。"),
    "genre_first": (
        "I follow one style at a time: {genre}, not {other}.",
        "我一次只用一种风格：取{genre}，不取{other}。",
    ),
    "style_genre": (
        "For the manner of {artist} I lean on my {genre} style.",
        "要靠近{artist}的风格，我以{genre}风格为底。",
    ),
    "genre_not": ("I stay away from {genre}.", "我会避开{genre}风格。"),
    "transpose_vague": ("I moved it {way} by a whole tone.", "我把它移{way}一个全音。"),
    "octave_vague": ("I moved it {way} by an octave.", "我把它移{way}一个八度。"),
    "for_instrument": (
        "For {instrument} every note is written {semitones} semitones {written}: played from that it sounds as before.",
        "为{chinese}记谱：每个音写{written}{semitones}个半音，照谱演奏时实际音高不变。",
    ),
    "transpose_new": ("There is nothing to transpose yet, so I left that out.", "还没有可以移调的音乐，这一点先略过。"),
    "usual_player": (
        "You named no player for the {role}, so I took {family}.",
        "你没有说由谁演奏{role}，我用{family}。",
    ),
    "kit_piece": (
        "I cannot leave {word} out of the drum kit, so the kit stays whole.",
        "我没法单独去掉{word}，整套鼓保留。",
    ),
    "shorter": ("I kept the first {bars} bars.", "我保留了前{bars}小节。"),
    "unlike": (
        "So that it is different, I take {key}, {bpm} BPM and {meter}.",
        "为了不一样，我用{key}，每分钟{bpm}拍，{meter}拍。",
    ),
    "halved": (
        "I halved the tempo; for half the length say “keep only the first half”.",
        "我把速度减半；要减一半长度，请说“只保留前半段”。",
    ),
    "extend": ("That is {bars} more than now.", "也就是比现在多{bars}小节。"),
}
_WAYS = {"up": "高", "down": "低", "louder": "增强", "softer": "减弱"}


def phrase(name: str, values: dict[str, object], language: Language) -> str:
    """The sentence ``name`` with its values in ``language``."""
    shown: dict[str, object] = {}
    for field, value in values.items():
        if field in ("bpm", "low", "high", "bars", "marks") and isinstance(value, int | float):
            shown[field] = f"{value:g}"
        elif field == "genre":
            shown[field] = genre_name(str(value), language)
        elif field == "mode":
            shown[field] = mode_name(str(value), language)
        else:
            shown[field] = value
    if name == "instrument_nearest":
        program = values["program"]
        shown["sound"] = sound_name(str(values["family"]), program if isinstance(program, int) else None, language)
    if name == "meter_nearest":
        shown["choices"] = listed([str(meter) for meter in METERS], language)
    if name == "extend":
        shown["bars"] = (
            f"{shown['bars']} {'bar' if values['bars'] == 1 else 'bars'}" if language == "en" else shown["bars"]
        )
    if name == "genre_first":
        shown["other"] = part_name(str(values["other"]), language)
    if name == "usual_player":
        shown["role"] = part_name(str(values["role"]), language)
        shown["family"] = part_name(str(values["family"]), language)
    if "down" in values:
        shown["way"] = "down" if values["down"] else "up"
        low, high = ("低", "高") if language == "zh" else ("lower", "higher")
        shown["written"] = low if values["down"] else high
    if language == "zh" and str(shown.get("way")) in _WAYS:
        shown["way"] = _WAYS[str(shown["way"])]
    return _SENTENCES[name][language == "zh"].format(**shown)
