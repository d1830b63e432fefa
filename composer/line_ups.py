"""Line-ups: who plays when nobody was named, and what an instrument's name means in a genre."""

from __future__ import annotations

from composer.instruments import FAMILIES
from composer.piece import Meter

LineUp = tuple[tuple[str, str], ...]

# Who plays when nobody was named, by genre: (family, role), several to choose from. Line-ups
# that the training music knows well come first.
LINE_UPS: dict[str, tuple[LineUp, ...]] = {
    "pop": (
        (("piano", "melody"), ("piano", "chords")),
        (("flute", "melody"), ("piano", "chords")),
        (("piano", "melody"), ("guitar", "chords"), ("bass", "bass"), ("drums", "drums")),
    ),
    "rock": ((("guitar", "melody"), ("guitar", "chords"), ("bass", "bass"), ("drums", "drums")),),
    "jazz": ((("sax", "melody"), ("piano", "chords"), ("bass", "bass"), ("drums", "drums")),),
    "funk": ((("sax", "melody"), ("guitar", "chords"), ("bass", "bass"), ("drums", "drums")),),
    "blues": ((("guitar", "melody"), ("piano", "chords"), ("bass", "bass"), ("drums", "drums")),),
    "latin": ((("flute", "melody"), ("guitar", "chords"), ("bass", "bass"), ("drums", "drums")),),
    "country": ((("violin", "melody"), ("guitar", "chords"), ("bass", "bass"), ("drums", "drums")),),
    "electronic": ((("synth", "melody"), ("synth", "chords"), ("bass", "bass"), ("drums", "drums")),),
    "game": ((("synth", "melody"), ("strings", "pad"), ("bass", "bass"), ("drums", "drums")),),
    "folk": (
        (("violin", "melody"), ("guitar", "chords")),
        (("flute", "melody"), ("guitar", "chords")),
    ),
    "hymn": ((("voice", "voice"),) * 4,),
    "chorale": ((("voice", "voice"),) * 4,),
    "classical": (
        (("piano", "chords"),),
        (("violin", "melody"), ("violin", "counter"), ("viola", "counter"), ("cello", "bass")),
    ),
    "baroque": ((("violin", "melody"), ("cello", "bass"), ("piano", "chords")), (("organ", "chords"),)),
    "romantic": ((("piano", "chords"),), (("violin", "melody"), ("piano", "chords"))),
    "ambient": ((("piano", "melody"), ("strings", "pad")),),
    "film": ((("flute", "melody"), ("strings", "pad"), ("harp", "chords"), ("cello", "bass")),),
    "lullaby": ((("flute", "melody"), ("harp", "chords")), (("piano", "melody"), ("piano", "chords"))),
    "waltz": ((("violin", "melody"), ("piano", "chords")),),
    "march": ((("trumpet", "melody"), ("brass", "chords"), ("tuba", "bass"), ("drums", "drums")),),
    "swing": (
        (("sax", "melody"), ("guitar", "chords"), ("piano", "chords"), ("bass", "bass"), ("drums", "drums")),
        (("trumpet", "melody"), ("trombone", "counter"), ("piano", "chords"), ("bass", "bass"), ("drums", "drums")),
    ),
    "bossa nova": (
        (("flute", "melody"), ("guitar", "chords"), ("bass", "bass"), ("drums", "drums")),
        (("sax", "melody"), ("guitar", "chords"), ("bass", "bass"), ("drums", "drums")),
    ),
    "ballad": (
        (("sax", "melody"), ("piano", "chords"), ("strings", "pad"), ("bass", "bass"), ("drums", "drums")),
        (("voice", "voice"), ("piano", "chords"), ("strings", "pad"), ("bass", "bass")),
    ),
    "samba": ((("flute", "melody"), ("guitar", "chords"), ("piano", "chords"), ("bass", "bass"), ("drums", "drums")),),
    "salsa": ((("trumpet", "melody"), ("piano", "chords"), ("brass", "chords"), ("bass", "bass"), ("drums", "drums")),),
    "tango": ((("violin", "melody"), ("accordion", "chords"), ("piano", "chords"), ("bass", "bass")),),
    "cha-cha": ((("flute", "melody"), ("piano", "chords"), ("bass", "bass"), ("drums", "drums")),),
    "rumba": (
        (("trumpet", "melody"), ("guitar", "chords"), ("piano", "chords"), ("bass", "bass"), ("drums", "drums")),
    ),
    "reggae": ((("voice", "voice"), ("guitar", "chords"), ("organ", "chords"), ("bass", "bass"), ("drums", "drums")),),
    "ska": ((("trumpet", "melody"), ("sax", "counter"), ("guitar", "chords"), ("bass", "bass"), ("drums", "drums")),),
    "soul": ((("voice", "voice"), ("piano", "chords"), ("guitar", "chords"), ("bass", "bass"), ("drums", "drums")),),
    "disco": ((("synth", "melody"), ("guitar", "chords"), ("strings", "pad"), ("bass", "bass"), ("drums", "drums")),),
    "rnb": ((("sax", "melody"), ("piano", "chords"), ("organ", "chords"), ("bass", "bass"), ("drums", "drums")),),
    "hip-hop": ((("synth", "melody"), ("piano", "chords"), ("bass", "bass"), ("drums", "drums")),),
    "gospel": (
        (("voice", "voice"), ("piano", "chords"), ("organ", "chords"), ("bass", "bass")),
        (("voice", "voice"), ("organ", "chords"), ("bass", "bass"), ("drums", "drums")),
    ),
    "bluegrass": ((("violin", "melody"), ("plucked", "chords"), ("guitar", "chords"), ("bass", "bass")),),
    "ragtime": ((("piano", "chords"),),),
    "dixieland": (
        (
            ("trumpet", "melody"), ("clarinet", "counter"), ("trombone", "counter"), ("plucked", "chords"),
            ("tuba", "bass"), ("drums", "drums"),
        ),
    ),
    "polka": ((("accordion", "melody"), ("clarinet", "counter"), ("accordion", "chords"), ("tuba", "bass"),
               ("drums", "drums")),),
    "rock and roll": (
        (("sax", "melody"), ("guitar", "chords"), ("piano", "chords"), ("bass", "bass"), ("drums", "drums")),
    ),
    "metal": ((("guitar", "melody"), ("guitar", "chords"), ("bass", "bass"), ("drums", "drums")),),
    "musical": ((("voice", "voice"), ("piano", "chords"), ("strings", "pad"), ("bass", "bass"), ("drums", "drums")),),
}  # fmt: skip
# The member of a family that a genre's players have in their hands, where it is not the usual one.
_GENRE_PROGRAM = {
    ("metal", "guitar", "melody"): 29,
    ("metal", "guitar", "chords"): 30,
    ("swing", "guitar", "chords"): 26,
    ("bossa nova", "guitar", "chords"): 24,
    ("samba", "guitar", "chords"): 24,
    ("rumba", "guitar", "chords"): 24,
    ("reggae", "guitar", "chords"): 27,
    ("ska", "guitar", "chords"): 27,
    ("soul", "guitar", "chords"): 27,
    ("disco", "guitar", "chords"): 27,
    ("soul", "piano", "chords"): 4,
    ("rnb", "piano", "chords"): 4,
    ("hip-hop", "piano", "chords"): 4,
    ("rnb", "organ", "chords"): 16,
    ("gospel", "organ", "chords"): 16,
    ("reggae", "organ", "chords"): 16,
    ("bluegrass", "violin", "melody"): 110,
    ("bluegrass", "plucked", "chords"): 105,
    ("dixieland", "plucked", "chords"): 105,
    ("tango", "accordion", "chords"): 23,
    ("ragtime", "piano", "chords"): 3,
    ("swing", "bass", "bass"): 32,
    ("bossa nova", "bass", "bass"): 32,
    ("tango", "bass", "bass"): 43,
    ("bluegrass", "bass", "bass"): 32,
    ("gospel", "bass", "bass"): 32,
    ("salsa", "bass", "bass"): 32,
    ("hip-hop", "bass", "bass"): 38,
}
# The line-ups of those who named no genre.
NOBODY_NAMED = "pop"
# Meters that a genre's name implies.
GENRE_METER = {"waltz": Meter(3, 4), "march": Meter(2, 4)}
# The member of a family that suits a role better than the family's first.
_ROLE_PROGRAM = {
    ("strings", "melody"): 40,
    ("strings", "bass"): 42,
    ("synth", "melody"): 80,
    ("synth", "chords"): 90,
    ("synth", "bass"): 38,
    ("brass", "melody"): 56,
    ("guitar", "melody"): 27,
    ("guitar", "chords"): 25,
}


def program_of(family: str, role: str, genre: str | None = None) -> int:
    """The General MIDI program of a family that nobody said more about, in a role and a genre."""
    usual = _ROLE_PROGRAM.get((family, role), FAMILIES[family].programs[0])
    return _GENRE_PROGRAM.get((genre or "", family, role), usual)
