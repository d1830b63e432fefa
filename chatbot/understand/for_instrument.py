"""Music written out for a transposing instrument: "transpose it for alto sax", 给圆号移调."""

from __future__ import annotations

from chatbot.understand.matcher import compiled
from chatbot.understand.scan import Scan
from composer.theory.transposing import TRANSPOSING, Transposing

_BB, _EB = r"(?:b[\s-]?flat|bb)", r"(?:e[\s-]?flat|eb)"
# Each instrument of the table, how it is called, and its Chinese name; what is longer comes first. "A
# clarinet" is any clarinet, "an A clarinet" and "clarinet in A" the one in A.
_NAMES: tuple[tuple[str, str, str, str], ...] = (
    ("clarinet in A", r"(?:(?:an|my|the) a[\s-]clarinets?|clarinets? in a)", r"a调的?单簧管", "A调单簧管"),
    ("clarinet in E flat", rf"(?:{_EB}[\s-]clarinets?|clarinets? in {_EB})", r"降e调?的?单簧管", "降E单簧管"),
    ("bass clarinet", r"bass clarinets?", r"低音单簧管", "低音单簧管"),
    ("clarinet in B flat", rf"(?:{_BB}[\s-]clarinets?|clarinets? in {_BB}|clarinets?|{_BB}[\s-]instruments?)",
     r"(?:降b调?的?)?(?:单簧管|黑管)", "降B单簧管"),
    ("soprano saxophone", r"soprano sax(?:ophone)?s?", r"高音萨克斯", "高音萨克斯"),
    ("tenor saxophone", rf"(?:tenor sax(?:ophone)?s?|{_BB}[\s-]sax(?:ophone)?s?)",
     r"次中音萨克斯|降b调?的?萨克斯", "次中音萨克斯"),
    ("baritone saxophone", r"bari(?:tone)? sax(?:ophone)?s?", r"上低音萨克斯", "上低音萨克斯"),
    ("alto saxophone", rf"(?:alto sax(?:ophone)?s?|{_EB}[\s-](?:sax(?:ophone)?|instrument)s?|sax(?:ophone)?s?)",
     r"(?:中音萨克斯|(?:降e调?的?)?萨克斯)", "中音萨克斯"),
    ("cor anglais", r"(?:cor anglais|english horns?)", r"英国管", "英国管"),
    ("horn in F", r"(?:(?:f|french)[\s-]horns?|horns? in f|horns?|f[\s-]instruments?)", r"(?:f调?的?)?圆号", "F调圆号"),
    ("trumpet in B flat", rf"(?:{_BB}[\s-])?(?:trumpet|cornet|flugelhorn)s?(?: in {_BB})?",
     r"(?:降b调?的?)?小号", "降B小号"),
    ("piccolo", r"piccolos?", r"短笛", "短笛"),
    ("double bass", r"(?:double|upright) bass(?:es)?|contrabass(?:es)?", r"低音提琴", "低音提琴"),
    ("guitar", r"(?:acoustic |classical )?guitars?", r"吉他", "吉他"),
)  # fmt: skip
_ENGLISH = "|".join(f"(?P<e{i}>{english})" for i, (_, english, _, _) in enumerate(_NAMES))
_CHINESE = "|".join(f"(?P<c{i}>{chinese})" for i, (_, _, chinese, _) in enumerate(_NAMES))
_CHINESE_AFTER = "|".join(f"(?P<d{i}>{chinese})" for i, (_, _, chinese, _) in enumerate(_NAMES))
_PATTERN = compiled(
    rf"\b(?:transpose|write out)(?P<object>(?:\s+(?!(?:to|up|down|by|into|for)\b)[\w'\x00]+){{0,4}}?)\s+(?:out\s+)?"
    rf"(?:for|to suit)\s+(?:an? (?!a[\s-]clarinet)|my (?!a[\s-]clarinet)|the (?!a[\s-]clarinet))?(?:{_ENGLISH})\b|"
    rf"(?:给|为)(?:{_CHINESE})(?:来)?(?:移调|记谱)|(?:移调|转调)(?:给|为)(?:{_CHINESE_AFTER})"
)
_BY_NAME = {entry.name: entry for entry in TRANSPOSING}


def read_for_instrument(scan: Scan) -> tuple[Transposing, int] | None:
    """Take the instrument that the music is to be written out for, and where that stood."""
    match = _PATTERN.search(scan.live)
    if match is None:
        return None
    which = next(i for i in range(len(_NAMES)) if match[f"e{i}"] or match[f"c{i}"] or match[f"d{i}"])
    name, _, _, chinese = _NAMES[which]
    if match["object"]:
        scan.take(match.start(), match.start("object"))
        scan.take(match.end("object"), match.end())
    else:
        scan.take(*match.span())
    instrument = _BY_NAME[name]
    reads = instrument.reads
    scan.assume("for_instrument", instrument=name, chinese=chinese, semitones=abs(reads), down=reads < 0)
    return instrument, match.start()
