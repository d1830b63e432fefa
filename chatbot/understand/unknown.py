"""Instruments that are asked for by name and do not exist here: "play it on a kazooblaster"."""

from __future__ import annotations

from chatbot.understand.lexicon.table import words
from chatbot.understand.matcher import compiled
from chatbot.understand.scan import TAKEN, Scan
from chatbot.understand.typos import is_english
from composer.controls import ControlError
from composer.instruments import FAMILIES

_WORD = r"[a-z][a-z'-]*"
_PLAYED_ON = compiled(
    rf"\b(?:play|perform|sing|hear)(?:ed|ing|s)?\b[^,.;!?]{{0,40}}?\bon\s+(?:an?\s+|the\s+|"
    rf"my\s+)?(?!(?:by|and|while|until|till|without|alone|through|as|for|in|at|to|under|over|regardless|unaware|"
    rf"undisturbed|with|like|forever)\b)(?P<x>{_WORD}(?:\s+{_WORD})?)\s*(?=$|[,.;!?])"
)
# "A duet for flute and glorpophone": named as instruments are, in a word that is none of English.
_NAMED_LIKE_ONE = compiled(
    r"\b(?:for|on|by|with|solo|and|plus|an?|the|my|two|three)\s+(?P<x>[a-z]{2,}(?:phones?|horns?|harps?|lele|zithers?|"
    r"[aeo]lins?|ello|oboes?|bones?|tubas?|drums?|organs?|chords?|[io]ums?|trons?|flutes?|pipes?|fiddles?|gongs?|"
    r"lutes?|sax|inets?|nets?|guitars?|pianos?|tars?|bells?|blasters?|twangers?|honkers?|axes?))\b"
)
# "something like rain on a tin roof" is played on nothing.
_PICTURED = compiled(r"\b(?:like|as if|about|of)\b")
_USED = compiled(
    rf"\b(?:use|add|include|featuring|using)\s+an?\s+(?P<x>{_WORD})\s*(?=$|[,.;!?]|\s(?:instead|too|as well|part|"
    rf"solo|melody)\b)"
)
_USED_ZH = compiled(
    r"用(?:一?[把架支台只个])?(?P<x>[^,。;!?，；！？用]{1,12}?)(?:来)?(?:演奏|弹奏|弹|吹奏|吹|拉奏|拉|敲奏)"
)
_ADDED_ZH = compiled(r"加(?:上|入)?(?:一|两)?(?:把|架|支|台|只)(?P<x>[\u4e00-\u9fff\x00]{1,8})(?=$|[,。;!?，；！？])")
_CHANGED_TO_ZH = compiled(
    r"(?:换成|改成|换为|改为|改用)(?:一?[把架支台只个])?(?P<x>[\u4e00-\u9fff]{1,6}?(?:琴|笛|箫|筝|喇叭|鼓|号|"
    r"管))(?=$|[,。;!?，；！？])"
)
# What stands in such a place and is no instrument.
_COMMON = words(
    """
    day days night evening morning afternoon beach stage loop repeat theme topic subject scale note
    notes key chord chords beat beats summer winter spring autumn fall sunday monday friday saturday
    holiday mountain island road train boat ship way journey sea ocean radio tv phone computer laptop
    speaker speakers headphones instrument instruments it this that them top budget time demand purpose
    fire high low fly ground air moon earth street bus plane side hand hands melody bass bridge verse
    chorus section intro outro ending coda break fill groove twist hook drop build pause rest fade
    fermata swing vibe feel feeling touch bit little lot few change modulation crescendo accent climax
    riff solo part line voice layer harmony counterpoint rhythm tempo meter mode form sample title name
    piece song tune birthday party wedding request offbeat off-beat backbeat upbeat downbeat progression
    texture pattern motif one again countermelody counterpoint descant interlude transition ornament voice
    """
)
_COMMON_ZH = compiled(
    r"方式|风格|速度|节奏|感觉|调|声|心|情|手|方法|音|语|乐器|什么|它|一下|力|这|那|气|口|脚|拍|曲|旋律|和弦|快|慢|"
    r"中文|英文|爱|力度"
)
_FILLER_ZH = compiled(rf"[{TAKEN}的和与跟及、\s一两二三把架支台只个地来些点再]+")
# Adjectives that an instrument may carry right before its name.
_ADJECTIVE_ZH = compiled(r"老|旧|大|小|新|古|好听|漂亮|美丽|独奏|我们|温暖|轻柔|电声|单独|同样")


def check_instruments(scan: Scan) -> None:
    """Look where an instrument must stand and nothing known does. Call it when everything else
    has been taken.

    Raises:
        ControlError: ("instrument") naming what was asked.
    """
    for pattern in (_PLAYED_ON, _USED):
        match = pattern.search(scan.live)
        if match and not set(match["x"].split()) & _COMMON and not _PICTURED.search(match.group()):
            raise _unknown(match["x"])
    for match in _NAMED_LIKE_ONE.finditer(scan.live):
        if not is_english(match["x"]):
            raise _unknown(match["x"])
    for pattern in (_USED_ZH, _ADDED_ZH, _CHANGED_TO_ZH):
        match = pattern.search(scan.text)
        if match is None:
            continue
        unread = scan.live[match.start("x") : match.end("x")]
        rest = _FILLER_ZH.sub("", unread)
        describes = "的" in unread.rstrip(TAKEN)[-1:]
        if rest and not describes and not _COMMON_ZH.search(rest) and not _ADJECTIVE_ZH.fullmatch(rest):
            raise _unknown(match["x"])


def _unknown(name: str) -> ControlError:
    return ControlError("instrument", name.strip(), "one of " + ", ".join(FAMILIES))
