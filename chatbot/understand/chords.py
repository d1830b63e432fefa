"""Chord progressions and musical form: "Am F C G", "ii-V-I", "1-5-6-4", "AABA", 三段式."""

from __future__ import annotations

import re

from chatbot.understand.lexicon.table import spread
from chatbot.understand.matcher import Lexicon, compiled
from chatbot.understand.scan import Scan
from composer.controls import ControlError
from composer.harmony import parse_chord
from composer.key import Key

_C_MAJOR = Key("C", "major")
_LETTER = r"[A-G][#b♯♭]?(?:maj|Maj|min|dim|aug|sus|add|hdim|alt|[mM°øo+Δ^-](?![a-z])|[0-9#b()])*(?:/[A-G][#b♯♭]?)?"
_ROMAN = r"[b#♭♯]?(?:VII|VI|IV|V|III|II|I|vii|vi|iv|v|iii|ii|i)(?:maj|dim|aug|sus|[mM°øo+Δ]|[0-9])*"
_GAP = r"(?:\s*(?:\||->|→|-|,\s*and\b|,|、|，|和)\s*|\s+and\s+|\s+)"
_EDGE_LEFT, _EDGE_RIGHT = r"(?<![A-Za-z0-9#♭♯/'])", r"(?![A-Za-z0-9#♭♯/'])"
# "..., G大调" and "..., D minor" after a row of chords name the key.
_NOT_A_KEY = r"(?!\s*(?:大调|小调|调|多利|弗里|利底|混合|洛克|major\b|minor\b|flat\b|sharp\b|[a-z]+ian\b))"
# Three in a row are a progression wherever they stand; fewer need the word "chords".
_ROW = compiled(
    rf"{_EDGE_LEFT}(?:{_LETTER}(?:{_GAP}{_LETTER}){{2,}}|"
    rf"{_ROMAN}(?:{_GAP}{_ROMAN}){{2,}}){_EDGE_RIGHT}{_NOT_A_KEY}"
)
_CUE = compiled(
    r"(?:chord progression|chord sequence|progression|chord changes|changes|harmony|chords|chord|和弦进行|和弦走向|"
    r"和弦|进行)\s*(?:is|are|of|like|:|=|as|being|用|为|是|:)?\s*"
)
_ATTEMPT = compiled(r"[A-Za-z#♯♭b][A-Za-z0-9#b♯♭°øΔ+^()/]*|\||->|→|-|,|、|\s+")
_IS_CHORD = compiled(_NOT_A_KEY)
# A chord never is that long; a longer word is a word.
_LONGEST_SYMBOL = 9
# Capitals that are meant as chords and are none; "H" is the German B natural.
_NEARLY = re.compile(r"[H-Z](?:m|b|maj|min|dim|aug|sus)?")
_DEGREES = compiled(r"(?<![\d/.])[1-7](?:\s*[-–,、 ]\s*[1-7]){2,7}(?![\d/.])|(?<![\d/.])[1-7]{3,8}(?![\d/.])")
# Jazz players' names of the commonest progressions.
_SPOKEN_ZH = compiled(
    r"(?:和弦)?(?P<row>二五一六|二五一|一六二五|一四五一|一四五(?=$|[,，。])|四五三六二五一|四五三六|六四一五|"
    r"一五六四|一六四五|六五四五|一五六三四一四五)(?:和弦|进行|走向)?"
)
_DEGREE_CUE_AFTER = compiled(r"\s*(?:和弦|进行|走向|chord|progression|changes)")
_DIATONIC = {False: ("I", "ii", "iii", "IV", "V", "vi", "vii°"), True: ("i", "ii°", "III", "iv", "v", "VI", "VII")}

# "the chords D minor, B flat major and C major"
_NOTE_NAME = r"[A-Ga-g](?:[#b♯♭]|[\s-](?:sharp|flat))?"
_ONE_WRITTEN = compiled(rf"(?P<note>{_NOTE_NAME})[\s-]+(?P<mode>major|minor)")
_WRITTEN_OUT = compiled(
    rf"(?:{_ONE_WRITTEN.pattern})(?:\s*(?:,\s*and|,|-|\||and|to|"
    rf"then)\s*{_NOTE_NAME}[\s-]+(?:major|minor))+"
)

_CHORDS_AFTER = compiled(r"\s*(?:chords?|progression|和弦|进行)")
_FORM_LETTERS = compiled(r"(?<![A-Za-z])A(?:[-\s]?[A-F]){1,15}(?![A-Za-z'])")
_FORM_CUE = compiled(r"\s*-?\s*(?:form|structure|section|曲式|结构|式|段落)", re.IGNORECASE)
_FORM_CUE_BEFORE = compiled(
    r"(?:form|structure|曲式|结构)\s*(?:is|of|:|=|为|是|用|(?:should|must|will|to) be)?\s*$", re.IGNORECASE
)
_FORMS: Lexicon[str] = Lexicon(
    spread(
        (
            ("AB", "binary form, two-part form, binary", "二段式, 两段式, 二段体, 单二部曲式, 二部曲式, 两段体"),
            (
                "ABA",
                "ternary form, three-part form, ternary, da capo form",
                "三段式, 三段体, 三部曲式, 单三部曲式, 再现三段式",
            ),
            ("ABACA", "rondo form, rondo", "回旋曲式, 回旋曲"),
            ("AABA", "song form, thirty-two-bar form, 32-bar form", "歌曲形式"),
            (
                "ABAB",
                "verse-chorus form, verse-chorus, verse and chorus, verse chorus verse chorus",
                "主歌副歌, 主副歌",
            ),
            ("ABABCB", "verse chorus verse chorus bridge chorus, verse-chorus-bridge", "主歌副歌桥段"),
            ("AAA", "strophic form, strophic", "分节歌"),
        )
    )
)


# Progressions that have a name: degrees in major, or as written where the name implies minor.
_NAMED_PROGRESSIONS: Lexicon[tuple[str, ...]] = Lexicon(
    spread(
        (
            (
                ("I", "V", "vi", "iii", "IV", "I", "IV", "V"),
                "canon progression, canon chords, pachelbel progression, canon chord progression",
                "卡农和弦, 卡农进行, 卡农和弦进行",
            ),
            (
                ("I", "IV", "vii°", "iii", "vi", "ii", "V", "I"),
                "circle of fifths progression, circle progression, circle of fifths, cycle of fifths",
                "五度圈进行, 五度循环, 五度圈",
            ),
            (
                ("I", "vi", "IV", "V"),
                "fifties progression, 50s progression, doo-wop progression, doo wop changes",
                "五十年代进行",
            ),
            (
                ("I", "V", "vi", "IV"),
                "axis progression, four chord song, pop-punk progression",
                "流行四和弦, 四和弦进行",
            ),
            (("IV", "V", "iii", "vi"), "royal road progression", "王道进行"),
            (("i", "VII", "VI", "V"), "andalusian cadence, andalusian progression", "安达卢西亚进行"),
            (
                ("I", "I", "I", "I", "IV", "IV", "I", "I", "V", "IV", "I", "V"),
                "blues progression, blues changes, twelve-bar blues progression, 12-bar blues progression",
                "蓝调进行, 布鲁斯进行",
            ),
        )
    )
)


def read_form(scan: Scan) -> str | None:
    """Take a form: letters that begin with A and bring each new letter in order, or a name."""
    for match in _FORM_LETTERS.finditer(scan.live_cased):
        letters = re.sub(r"[-\s]", "", match.group())
        in_order = all(c <= chr(max(map(ord, letters[:i])) + 1) for i, c in enumerate(letters) if i)
        cue = _FORM_CUE.match(scan.cased, match.end())
        cued = bool(cue) or bool(_FORM_CUE_BEFORE.search(scan.cased[: match.start()]))
        spaced = len(letters) != len(match.group())
        repeats = len(set(letters)) < len(letters)
        if cued or (in_order and repeats and len(letters) > 2 and not spaced):
            scan.take(match.start(), cue.end() if cue else match.end())
            return letters
    for hit in scan.hits(_FORMS):
        scan.take(hit.start, hit.end)
        return hit.value
    return None


def read_chords(scan: Scan) -> tuple[str, ...]:
    """Take a chord progression, one entry a bar; two chords of one bar between bar lines
    ("Am F | C G") share an entry.

    Raises:
        ControlError: ("chords") when the word "chords" announces symbols and one is none.
    """
    for cue in _CUE.finditer(scan.live):
        written = _WRITTEN_OUT.match(scan.live_cased, cue.end())
        if written:
            scan.take(cue.start(), written.end())
            return tuple(_symbol(one) for one in _ONE_WRITTEN.finditer(written.group()))
        span = _announced(scan, cue.end())
        if span is not None:
            text = scan.live_cased[cue.end() : span]
            scan.take(cue.start(), span)
            return _entries(text)
    before = _WRITTEN_OUT.search(scan.live_cased)
    if before and _CHORDS_AFTER.match(scan.live, before.end()):
        scan.take(*before.span())
        return tuple(_symbol(one) for one in _ONE_WRITTEN.finditer(before.group()))
    row = scan.pull(_ROW, cased=True)
    return _entries(row.group()) if row else ()


def read_degrees(scan: Scan, key: Key | None) -> tuple[str, ...]:
    """Take a progression of scale degrees ("1-5-6-4 chords", 4536251进行): the diatonic chords
    of ``key``'s kind, major when no key is known."""
    for hit in scan.hits(_NAMED_PROGRESSIONS):
        scan.take(hit.start, hit.end)
        return hit.value
    spoken = scan.pull(_SPOKEN_ZH)
    if spoken:
        numerals = _DIATONIC[key is not None and key.is_minor_like]
        return tuple(numerals["一二三四五六七".index(c)] for c in spoken["row"])
    for match in _DEGREES.finditer(scan.live):
        before = scan.live[: match.start()]
        if _DEGREE_CUE_AFTER.match(scan.live, match.end()) or _CUE.search(before[-24:]):
            scan.take(*match.span())
            after = _DEGREE_CUE_AFTER.match(scan.live, match.end())
            if after:
                scan.take(*after.span())
            numerals = _DIATONIC[key is not None and key.is_minor_like]
            return tuple(numerals[int(digit) - 1] for digit in re.findall(r"[1-7]", match.group()))
    return ()


def _symbol(match: re.Match[str]) -> str:
    sign = "#" if "sharp" in match["note"] else "b" if "flat" in match["note"] else match["note"][1:2]
    return match["note"][0].upper() + sign + ("m" if match["mode"] == "minor" else "")


def _readable(symbol: str) -> bool:
    try:
        parse_chord(symbol, _C_MAJOR)
    except ValueError:
        return False
    return True


def _announced(scan: Scan, start: int) -> int | None:
    """Where the symbols that follow the word "chords" end, or None when none follow."""
    text = scan.live_cased
    at, end, good, bad, first = start, start, 0, "", ""
    while at < len(text):
        match = _ATTEMPT.match(text, at)
        if match is None:
            break
        token = match.group()
        if token[0].isalnum() or token[0] in "#♯♭":
            if not _IS_CHORD.match(text, match.end()):
                break
            if _readable(token):
                good += 1
                first = first or token
            elif _looks_like_symbol(token) or (good and _between_chords(token, text, match.end())):
                bad = bad or token
            else:
                break
            end = match.end()
        at = match.end()
    if bad and (good or len(text[start:end].split()) > 1):
        raise ControlError("chords", bad, "symbols like Dm7, Bb or V7")
    # "the chords I like", "harmony A": one lonely capital announces nothing.
    return end if good > 1 or len(first) > 1 else None


def _between_chords(token: str, text: str, end: int) -> bool:
    """Whether a word with a capital stands before another chord: "C Foo G"."""
    following = compiled(rf"{_GAP}(?P<next>{_LETTER}){_EDGE_RIGHT}").match(text, end)
    return token[:1].isupper() and following is not None and _readable(following["next"])


def _looks_like_symbol(token: str) -> bool:
    if len(token) > _LONGEST_SYMBOL or not token[0].isupper():
        return False
    return any(c in "0123456789#♯♭()/" for c in token[1:]) or bool(_NEARLY.fullmatch(token))


def _entries(text: str) -> tuple[str, ...]:
    text = re.sub(r",?\s+and\s+|和", " ", text)
    if "|" in text:
        bars = [re.split(r"[\s,、，]+", bar.strip(" ,、，-")) for bar in text.split("|") if bar.strip(" ,、，-")]
        return tuple(" ".join(bar) for bar in bars)
    # A hyphen that stands between two symbols divides them; the one in "C-7" belongs to it.
    text = re.sub(r"(?<=[\w°ø+)])\s*(?:->|→)\s*|\s+-\s+|-(?=[A-Gb#♭♯IViv])", " ", text)
    return tuple(symbol for symbol in re.split(r"[\s,、，]+", text.strip(" ,、，-|")) if symbol)
