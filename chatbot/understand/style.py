"""Whose manner is wished: "in the style of Chopin", "like Hans Zimmer", 周杰伦风格; and what is
asked to be copied, which is told apart."""

from __future__ import annotations

from dataclasses import dataclass

from chatbot.understand.lexicon.artists import ARTISTS
from chatbot.understand.lexicon.genres import GENRES
from chatbot.understand.lexicon.instruments import INSTRUMENTS
from chatbot.understand.lexicon.moods import MOODS
from chatbot.understand.lexicon.tempos import TEMPOS
from chatbot.understand.matcher import Hit, compiled
from chatbot.understand.scan import Scan

_CUE_BEFORE = compiled(
    r"(?:\b(?:in|with) (?:the |a )?(?:style|manner|spirit|vein|mode|fashion|tradition|sound|tone) of (?:the |late |"
    r"early )?|(?<![a-z])(?:à|a) la |\b(?:inspired|influenced|modell?ed) (?:by|on|after) |\b(?:sounds?|something|music|"
    r"piece|song|tune|much|just|be) (?:exactly )?like (?:what )?|\breminiscent of |\bremind\w* (?:one |me |us )?of |"
    r"\b(?:style|spirit|influence|voice|imprint|lightness|art|world|sounds?|shadow|ghost|echo(?:es)?|hand|genius|likes|"
    r"mould|school|fingerprints?|flavou?r|trademarks?|legacy|aura|essence|footsteps|hallmarks?|example) of |\blike |"
    r"\bafter the manner of |(?:像|象|模仿|仿照?|类似|参考|学|按|照|走|用|有点|带点)(?:着)?|风格(?:像|是|类似)?)\s*$"
)
_CUE_AFTER = compiled(
    r"^\s*(?:'s)?[\s-]*(?:-?\s*style\b|-?esque\b|-?like\b|-?ish\b|'?s (?:style|manner|spirit|voice|lightness|music)\b|"
    r"(?:would|might|could) (?:write|have written|have|play|compose|sing)\b(?: it)?|at (?:his|her|their) \w+|"
    r"(?:的|那种|那样的?|式的?|般的?)*(?:风格|风味|风|味道|感觉|调调|手法|口吻|那样|那种|式)的?|那样的?|"
    r"那种(?:感觉)?的?)"
)
# "in the style of Jane Doe": any capitalised name.
_UNKNOWN = compiled(
    r"\bin the (?:style|manner|spirit|vein) of (?P<name>(?:[A-Z][\w.'-]+|the [A-Z][\w'-]+)(?:\s+(?:van |de |von )?"
    r"[A-Z][\w.'-]+){0,3})"
)
# A title after the name, or the other way round: somebody's existing song.
_PLAY = (
    r"(?:play|hear|listen to|put on|perform|sing|cover|recreate|reproduce|copy|compose|do|write|give me|make|generate)"
)
_COPY_BY = compiled(rf"\b{_PLAY}\s+(?:me |us )?(?P<title>[^,.;!?]{{2,50}}?)\s+(?:by|from)\s+$")
# The same by somebody who is not known: both names are written large.
_UNKNOWN_SONG = compiled(
    r"\b(?i:play|hear|listen to|put on|perform|sing|cover|recreate|reproduce|copy)\s+(?:me )?"
    r"[\"“]?(?P<title>[A-Z][\w']*(?:\s+(?:[A-Z][\w']*|of|the|and|in|to|a|on|for))*)[\"”]? "
    r"by (?P<name>(?:the )?[A-Z][\w.'-]+(?:\s+[A-Z][\w.'-]+){0,3})"
)
_TITLE_KIND = compiled(
    r"\b(?:something|anything|music|pieces?|songs?|tunes?|melod(?:y|ies)|style|waltz|fugue|a|an|some)\b"
)
_COPY_VERB = compiled(
    r"\b(?:copy|cover|clone|recreate|reproduce|rip off|plagiari[sz]e|exact(?:ly)?|note for note|same as)\b|"
    r"照抄|抄袭|复制|一模一样|翻唱|翻弹|原样|扒"
)
_OWN_SONG = compiled(r"^'s\s+(?P<title>[A-Z][\w']*(?:\s+(?:[A-Z][\w']*|of|the|and|in|to))*)")
_OWN_SONG_ZH = compiled(r"^的(?:那首|歌曲?)?[《“\"]?(?P<title>[\u4e00-\u9fff]{2,6})[》”\"]?(?=$|[,，。.!！吧])")
_NO_TITLE_ZH = compiled(r"歌|曲|音乐|风|感|味|那种|调|旋律|样|式|配乐|作品")
_QUOTED_ZH = compiled(r"《(?P<title>[^》]{1,20})》")


@dataclass(frozen=True)
class StyleReading:
    """``name`` of the composer or artist, the ``genre`` that comes nearest (None when the name is
    not known), and whether a ``copy`` of something existing was asked for."""

    name: str
    genre: str | None
    copy: bool
    at: int


def read_style(scan: Scan) -> StyleReading | None:
    """Take the first composer or artist who is named, with the words that speak of a manner."""
    for hit in scan.hits(ARTISTS):
        before, after = scan.text[: hit.start], scan.text[hit.end :]
        cue, suffix = _CUE_BEFORE.search(before), _CUE_AFTER.match(after)
        by = _COPY_BY.search(before)
        titled = by is not None and not _TITLE_KIND.search(by["title"])
        if hit.value.common and not (cue or titled or (suffix and suffix.group().strip())):
            continue
        if hit.value.common and not scan.cased[hit.start].isupper() and hit.phrase.isascii():
            continue
        copy, end = _copied(scan, hit, bool(cue or suffix))
        start = cue.start() if cue and not copy else hit.start
        scan.take(start, max(end, hit.end + (suffix.end() if suffix and not copy else 0)))
        if copy:
            _take_copy_words(scan, hit)
        return StyleReading(hit.value.name, hit.value.genre, copy, hit.start)
    song = _UNKNOWN_SONG.search(scan.live_cased)
    if song:
        scan.take(*song.span())
        return StyleReading(song["name"], None, True, song.start())
    match = _UNKNOWN.search(scan.live_cased)
    if match and not any(lexicon.get(match["name"].lower()) for lexicon in (GENRES, INSTRUMENTS, MOODS, TEMPOS)):
        scan.take(*match.span())
        return StyleReading(match["name"].removesuffix("'s"), None, False, match.start())
    return None


def _copied(scan: Scan, hit: Hit, manner: bool) -> tuple[bool, int]:
    """Whether an existing song of the artist at ``hit`` is asked for, and where its title ends."""
    before, after = scan.text[: hit.start], scan.cased[hit.end :]
    by = _COPY_BY.search(before)
    if by and not _TITLE_KIND.search(by["title"]):
        scan.take(by.start("title"), hit.start)
        return True, hit.end
    own = _OWN_SONG.match(after) or _OWN_SONG_ZH.match(after)
    if own and not _NO_TITLE_ZH.search(own["title"]):
        return True, hit.end + own.end()
    return bool(_COPY_VERB.search(scan.text)) and not manner, hit.end


def _take_copy_words(scan: Scan, hit: Hit) -> None:
    for match in _COPY_VERB.finditer(scan.live):
        scan.take(*match.span())
    quoted = _QUOTED_ZH.search(scan.live)
    if quoted:
        scan.take(*quoted.span())


# A title and nothing else: "play Let It Be", 弹一首月亮代表我的心.
_TITLE = compiled(
    r"^(?:please |can you |could you )?(?:play|perform|cover|sing)(?: "
    r"me)?\s+[\"“]?(?P<en>[A-Z][\w']*(?:\s+(?:[A-Z][\w']*|of|the|and|in|to|a|on|for))*)"
    r"[\"”]?[.!?]*$|^(?:请|帮我|给我)?(?:弹|放|来|唱|演奏|播放)(?:一|个)?[首曲个支]?[《“\"]?(?P<zh>[\u4e00-\u9fff]{4,"
    r"10})[》”\"]?[吧。!！]*$"
)
_NO_SONG_ZH = compiled(r"的|歌|曲|音乐|旋律|什么|随便|好听|一下|新|听")


def song_named(scan: Scan) -> str | None:
    """The title of an existing song where a sentence asks for it and says nothing else that was
    read."""
    match = _TITLE.match(scan.cased)
    if match is None:
        return None
    group = "en" if match["en"] else "zh"
    title = match[group]
    if scan.live_cased[match.start(group) : match.end(group)] != title:
        return None
    return None if group == "zh" and _NO_SONG_ZH.search(title) else title
