"""Instruments: families by the names people use, General MIDI programs, ranges, roles."""

from __future__ import annotations

from dataclasses import dataclass

# What a part does in the texture. The order is that of the text's role characters: append only.
ROLES = ("melody", "counter", "chords", "pad", "bass", "drums", "voice")


@dataclass(frozen=True)
class Family:
    """A family of General MIDI programs (0-based). ``programs[0]`` stands for the family when
    no single instrument is named. ``low``..``high`` is the written-music compass as MIDI note
    numbers, ``voices`` how many notes one player sounds at once, ``role`` what it usually does."""

    name: str
    programs: tuple[int, ...]
    low: int
    high: int
    voices: int
    role: str


# Compasses: the sounding ranges of S. Adler, The Study of Orchestration (3rd ed., appendix),
# the family's widest common instrument; voices from what a player can sound at once.
_FAMILIES = (
    Family("piano", (0, 1, 2, 3, 4, 5, 6, 7), 21, 108, 10, "chords"),
    Family("mallets", (11, 8, 9, 10, 12, 13, 14, 15, 108, 112, 114), 45, 108, 4, "chords"),
    Family("organ", (19, 16, 17, 18, 20, 21, 22, 23), 24, 96, 8, "chords"),
    Family("guitar", (24, 25, 26, 27, 28, 29, 30, 31, 104, 105, 106, 107), 36, 88, 6, "chords"),
    Family("bass", (33, 32, 34, 35, 36, 37, 38, 39), 23, 67, 1, "bass"),
    Family("violin", (40, 110), 55, 103, 2, "melody"),
    Family("viola", (41,), 48, 91, 2, "counter"),
    Family("cello", (42,), 36, 81, 2, "bass"),
    Family("contrabass", (43,), 24, 67, 1, "bass"),
    Family("strings", (48, 49, 44, 45, 50, 51, 40, 41, 42, 43), 24, 103, 6, "pad"),
    Family("harp", (46,), 23, 104, 8, "chords"),
    Family("timpani", (47,), 36, 60, 2, "bass"),
    Family("voice", (52, 53, 54), 36, 84, 4, "voice"),
    Family("trumpet", (56, 59), 52, 86, 1, "melody"),
    Family("trombone", (57,), 34, 72, 1, "counter"),
    Family("tuba", (58,), 26, 65, 1, "bass"),
    Family("horn", (60,), 34, 77, 1, "counter"),
    Family("brass", (61, 62, 63, 56, 57, 58, 59, 60), 26, 86, 4, "pad"),
    Family("sax", (65, 64, 66, 67), 36, 88, 1, "melody"),
    Family("oboe", (68, 69), 52, 93, 1, "melody"),
    Family("bassoon", (70,), 34, 76, 1, "bass"),
    Family("clarinet", (71,), 50, 94, 1, "melody"),
    Family("flute", (73, 72, 74, 75, 76, 77, 78, 79, 109, 111), 55, 108, 1, "melody"),
    Family("woodwind", (73, 68, 71, 70, 69, 72, 74), 34, 108, 1, "melody"),
    Family("accordion", (21, 22, 23), 41, 101, 6, "chords"),
    Family("synth", (*range(80, 104), 50, 51, 38, 39, 62, 63, 54, 55), 24, 108, 6, "pad"),
    Family("plucked", (107, 106, 105, 104, 46, 45), 36, 96, 4, "melody"),
    Family("drums", (0,), 27, 87, 6, "drums"),
)
FAMILIES: dict[str, Family] = {family.name: family for family in _FAMILIES}

# Ensembles as (family, role) in score order.
ENSEMBLES: dict[str, tuple[tuple[str, str], ...]] = {
    "string quartet": (("violin", "melody"), ("violin", "counter"), ("viola", "counter"), ("cello", "bass")),
    "string trio": (("violin", "melody"), ("viola", "counter"), ("cello", "bass")),
    "string quintet": (
        ("violin", "melody"), ("violin", "counter"), ("viola", "counter"), ("cello", "counter"), ("contrabass", "bass"),
    ),
    "string duo": (("violin", "melody"), ("cello", "bass")),
    "piano quartet": (("violin", "melody"), ("viola", "counter"), ("cello", "bass"), ("piano", "chords")),
    "piano quintet": (
        ("violin", "melody"), ("violin", "counter"), ("viola", "counter"), ("cello", "bass"), ("piano", "chords"),
    ),
    "piano trio": (("violin", "melody"), ("cello", "counter"), ("piano", "chords")),
    "string orchestra": (
        ("violin", "melody"), ("violin", "counter"), ("viola", "counter"), ("cello", "bass"), ("contrabass", "bass"),
    ),
    "jazz trio": (("piano", "melody"), ("bass", "bass"), ("drums", "drums")),
    "jazz quartet": (("sax", "melody"), ("piano", "chords"), ("bass", "bass"), ("drums", "drums")),
    "rock band": (("guitar", "melody"), ("guitar", "chords"), ("bass", "bass"), ("drums", "drums")),
    "pop band": (("piano", "melody"), ("guitar", "chords"), ("bass", "bass"), ("drums", "drums")),
    "brass quintet": (
        ("trumpet", "melody"), ("trumpet", "counter"), ("horn", "counter"), ("trombone", "counter"), ("tuba", "bass"),
    ),
    "brass quartet": (("trumpet", "melody"), ("trumpet", "counter"), ("horn", "counter"), ("trombone", "bass")),
    "brass trio": (("trumpet", "melody"), ("horn", "counter"), ("trombone", "bass")),
    "wind trio": (("flute", "melody"), ("clarinet", "counter"), ("bassoon", "bass")),
    "wind quartet": (("flute", "melody"), ("oboe", "counter"), ("clarinet", "counter"), ("bassoon", "bass")),
    "wind band": (
        ("flute", "melody"), ("clarinet", "counter"), ("trumpet", "melody"), ("horn", "counter"),
        ("trombone", "counter"), ("tuba", "bass"), ("drums", "drums"),
    ),
    "big band": (
        ("trumpet", "melody"), ("trombone", "counter"), ("sax", "counter"), ("piano", "chords"), ("bass", "bass"),
        ("drums", "drums"),
    ),
    "power trio": (("guitar", "melody"), ("bass", "bass"), ("drums", "drums")),
    "mariachi": (("violin", "melody"), ("trumpet", "counter"), ("guitar", "chords"), ("bass", "bass")),
    "wind quintet": (
        ("flute", "melody"), ("oboe", "counter"), ("clarinet", "counter"), ("horn", "counter"), ("bassoon", "bass"),
    ),
    "choir": (("voice", "voice"), ("voice", "voice"), ("voice", "voice"), ("voice", "voice")),
    "orchestra": (
        ("flute", "melody"), ("clarinet", "counter"), ("horn", "counter"), ("violin", "melody"),
        ("viola", "counter"), ("cello", "bass"), ("contrabass", "bass"),
    ),
}  # fmt: skip


def family_of(program: int, is_drums: bool = False) -> str:
    """The narrowest family that a program belongs to; every program 0..127 has one, sound
    effects and remaining percussion falling to ``"synth"``."""
    if is_drums:
        return "drums"
    holders = [f for f in _FAMILIES if program in f.programs and f.name != "drums"]
    # A family that leads with the program, an instrument (flute) before a group (woodwind), or
    # failing that the one with the fewest programs.
    holders.sort(key=lambda f: (f.programs[0] != program, f.name == "woodwind", len(f.programs)))
    return holders[0].name if holders else "synth"


def belongs(program: int, is_drums: bool, family: str) -> bool:
    """Whether a part counts as ``family``: a violin is also strings, a trumpet also brass."""
    if is_drums or family == "drums":
        return is_drums and family == "drums"
    return program in FAMILIES[family].programs or family_of(program) == family
