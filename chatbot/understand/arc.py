"""How the character changes on the way: "starts sad, ends happy", "build up until bar 17", 由悲到喜."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from chatbot.understand import expression, mood, tempo
from chatbot.understand.matcher import compiled
from chatbot.understand.mentions import read_mentions
from chatbot.understand.numerals import NUMBER, number
from chatbot.understand.scan import TAKEN, Scan
from composer.controls import ARC_STEPS_RANGE, BARS_RANGE, TEMPO_RANGE, ArcStep, Level, Mood

# Where the ending of a piece begins, and a change on the way to it.
_ENDING, _MIDDLE = 0.75, 0.5
_DIVIDE = compiled(
    r"\s*(?:[,，;；。、]|[.:]\s|(?<=\D):|(?<!\d)\.$)\s*(?:and |but |then |while |with |而|但|再|然后)*|"
    r"\s+(?:and then|(?<!more )(?<!louder )(?<!softer )(?<!faster )(?<!slower )and|then|but|while|"
    r"until|till|before|(?:that|which|where it)(?= (?:first )?(?:start|begin|open|grow|build|end|finish|close|turn|"
    r"become|get)))\s+|(?<=[\u4e00-\u9fff])(?:然后|再|而后|最后(?!的?\d|四|两|八|几)|但)(?=[\u4e00-\u9fff])|"
    r"\s*(?=最后(?!一个|的?\d|[一二三四五六七八]小节))|"
    r"(?<=[\u4e00-\u9fff])(?=后面|后半|中间|中段|结尾|末尾|到第)"
)
_START = (
    r"\b(?:start(?:s|ing)?|begin(?:s|ning)?|open(?:s|ing)?)\b(?: off| out)?|\b(?:at first|initially)\b|"
    r"\b(?:first(?:ly)?|to begin with)\b(?! (?:half|part|section|\d|two|three|four|eight|few|bars?|measures?|verse|"
    r"chorus|dance|violin|version|one|take|movement|time|theme))|前面|前头|首先|一上来|开篇|"
    r"开头|开始|一开始|起初|先|起头|开场"
)
_END = (
    r"\b(?:end(?:s|ing)?|finish(?:es|ing)?|clos(?:es|ing)|conclud(?:es|ing)|climax(?:es)?|finale|eventually|finally|"
    r"at last|lastly)\b|\bat the end\b|"
    r"\b(?:in|by|towards?|near) the (?:very )?end\b|结尾|结束|收尾|最后|末尾|结局|高潮"
)
_FIRST_HALF = r"\bfirst half\b|\bfirst part\b|前半(?:段|部分?|首)?|上半(?:段|部分)|前(?:[二四六八十两\d]+)个?小节"
_SECOND_HALF = (
    r"\bsecond half\b|\bsecond part\b|\b(?:later|afterwards?|after that)\b|后半(?:段|部分?|首)?|下半(?:段|部分)|"
    r"后来|随后|后面|后头|之后|后(?:[二四六八十两\d]+)个?小节|^后"
)
_MID = r"\b(?:in the )?middle(?: section)?\b|\bhalf-?way(?: through)?\b|中间|中段|中途|一半的时候"
_ENTERS = (
    r"\b(?:comes?|coming|kicks?|joins?|join) in\b|\benters?\b|\b(?:bring(?:s|ing)?|add(?:s|ing)?) in\b|进来|加入|"
    r"再加(?:上|进)"
)
_GROWS = (
    r"\b(?:gets?|getting|becomes?|becoming|grows?|growing|turns?|turning|builds?) (?:to |into )?(?:more and more|"
    r"gradually|slowly|steadily|ever more|increasingly)\b|渐渐|逐渐|越来越|慢慢变|"
    r"\b(?:becomes|becoming|turns|turning)\b"
)
_SECTION = r"\b(?P<section>intro|verse|chorus|bridge|outro)s?\b|(?P<zh>前奏|主歌|副歌|桥段|尾奏)"
_BAR = (
    rf"\b(?:bars?|measures?) (?P<a>{NUMBER})(?:\s*(?:-|to|through)\s*{NUMBER})?|\bfrom bar (?P<b>{NUMBER})(?: "
    rf"on(?:wards?)?)?|第(?P<c>{NUMBER})(?:小节)?(?:(?:到|至|-)第?{NUMBER}小节|小节)(?:开始|起|以?后)?|"
    rf"(?P<d>{NUMBER})(?:到|至|-)第?{NUMBER}小节"
)
_CUES = tuple(
    (name, compiled(pattern))
    for name, pattern in (
        ("bar", _BAR), ("second_half", _SECOND_HALF), ("first_half", _FIRST_HALF), ("section", _SECTION),
        ("middle", _MID), ("grows", _GROWS), ("enters", _ENTERS), ("start", _START), ("end", _END),
    )
)  # fmt: skip
# Between two traits, where no word says when: the second comes after the first.
_THEN = compiled(r"\b(?:then|later|afterwards?)\b|然后|再|而后|接着|随后|之后")
# "Quiet, loud in the middle, quiet again".
_AGAIN = compiled(r"\b(?:again|once more|as before)\b")
# Those who come are heard beside those who play.
_JOINING = compiled(r"\b(?:in|join\w*|enters?|add\w*|with)\b|进来|加")
_SECTIONS_ZH = {"前奏": "intro", "主歌": "verse", "副歌": "chorus", "桥段": "bridge", "尾奏": "ending"}
# Two feelings with nothing but a way between them.
_FROM_TO = compiled(
    r"\b(?:moves?|goes|going|develops?|evolv(?:es|ing)|transitions?|shifts?|progress(?:es)?|turns?|)\s*from "
    r"(?P<a>[a-z-]+(?: and [a-z-]+)?) "
    r"(?:in)?to (?P<b>[a-z-]+(?: and (?!back\b|then\b)[a-z-]+)?)\b|"
    r"(?:由|从)(?P<c>[\u4e00-\u9fff]{1,4}?)(?:逐渐|慢慢|渐渐|一路)?(?:变|"
    r"转|走|发展)?(?:到|向|为|成)(?P<d>[\u4e00-\u9fff]{1,4})|"
    r"先(?P<e>[\u4e00-\u9fff]{1,4}?)(?:,)?(?:后|再)(?P<f>[\u4e00-\u9fff]{1,4}?)(?=最后|最终|[,，。、;；]|$|的)|"
    r"(?P<g>悲)(?:到|转|极)(?P<h>喜)"
)
_AT_LAST = compiled(r"[,，]?(?:最后|最终)(?:又|再|回到|归于)?(?P<x>[\u4e00-\u9fff]{1,4})")
_BACK = compiled(
    r"[,，]? ?(?:and |then )+back(?: again| down)*\b|[,，]?(?:然后|最后)?(?:再|又)+(?:变|转)?回(?:来|去|到?原样)?"
)
# A single character has the feeling of its usual word.
_SHORT_ZH = {
    "悲": "悲伤",
    "喜": "喜悦",
    "静": "平静",
    "闹": "热闹",
    "暗": "黑暗",
    "明": "明亮",
    "忧": "忧伤",
    "乐": "快乐",
}
_SHORT_DYNAMICS = (
    ("p", compiled(r"^[\s要得很较比更最]*(?:轻|弱)(?:一点|些|点)?\s*$")),
    ("f", compiled(r"^[\s要得很较比更最]*(?:响|强)(?:一点|些|点)?\s*$")),
)
_BUILD = compiled(
    rf"\b(?:build(?:s|ing)?(?: it)? up|builds?|rises?|rising|swells?|crescendos?)\s*(?:slowly |gradually |steadily )?"
    rf"(?:until|till|to|towards?|up to|into)\s+(?:(?:bar|measure) (?P<bar>{NUMBER})|(?:an? |the )?(?:\w+ ){{0,"
    rf"2}}(?P<end>climax|finale|end|peak|drop|finish)(?: (?:at|in|by|around|on) (?:bar|measure) (?P<bar2>{NUMBER}))?)"
    rf"(?:\s*(?:at the (?P<at>end)|and then drops?|then drops?))?(?:,? (?:and )?then drops?)?|"
    rf"(?:慢慢|逐渐|渐渐)?(?:铺垫|推进|积累|堆叠)[,，]?(?:一直)?(?:到|至)第?(?P<zhbar>{NUMBER})小节(?:爆发|高潮|炸开|"
    rf"释放)?|(?:到|在|于)?第(?P<zhbar2>{NUMBER})小节(?:时|处|左右)?(?:推向|推到|达到|到达|迎来|爆发|走向|进入|是|冲上|"
    rf"冲到)?(?:最?高潮|顶点|顶峰|巅峰|爆发|炸开)|"
    r"(?:慢慢|逐渐|渐渐)(?:铺垫|推进|堆叠|走向|推向|积累|酝酿)[,，]?(?:到|在)?(?:最后|结尾)?(?:的)?(?P<zhend>高潮|爆发)"
)
_GRADUAL_TEMPO = compiled(
    r"\b(?:gradually|slowly|steadily) (?:speeds? up|gets? faster|accelerat\w+)|\baccelerando\b|\bfaster and faster\b|"
    r"越来越快|渐快|(?:逐渐|慢慢|一路|渐渐|逐步|不断)(?:加快|变快|提速|加速)|由慢[到转渐变]+快"
)
# "From 80 to 140", where the sentence speaks of tempo.
_FROM_NUMBER = compiled(
    rf"(?:\bfrom|从|由)\s*(?P<a>{NUMBER})\s*(?:bpm|拍)?\s*(?:up to|down to|to|[^,，。\d]{{0,6}}(?:到|"
    rf"至))\s*(?P<b>{NUMBER})(?:\s*(?:bpm|拍))?"
    rf"(?!\s*(?:bars?|measures?|小节|seconds?|秒|%))"
)
_OF_TEMPO = compiled(
    r"\b(?:gradual\w*|accelerat\w*|accelerando|ritardando|speed\w*|faster|slower|tempo|bpm)\b|[快慢速]|\d拍|[十百]拍"
)
_GRADUAL_SLOW = compiled(
    r"\b(?:gradually|slowly) (?:slows? down|gets? slower)|\brallentando\b|\bslower and slower\b|越来越慢|渐慢|"
    r"(?:逐渐|慢慢|渐渐|一路)(?:放慢|变慢|减速)|[由从]快[到转变渐]+慢"
)
_GRADUAL_LOUD = compiled(
    r"\b(?:gradually |gets? |getting )*louder and louder|\bcrescendo(?: throughout)?\b|越来越(?:响|强|大声)|渐强|"
    r"(?:逐渐|慢慢|渐渐)(?:增强|变强|变响|加强)|[由从]弱[到转变渐]+强"
)
_GRADUAL_SOFT = compiled(
    r"\b(?:gradually |gets? |getting )*(?:softer and softer|quieter and quieter)|\bdiminuendo\b|越来越(?:轻|弱|小声)|"
    r"渐弱|(?:逐渐|慢慢|渐渐)(?:减弱|变弱|变轻)|[由从]强[到转变渐]+弱"
)
_GRADUAL_BUILD = compiled(
    r"\b(?:that |which )?(?:gets?|getting|grows?|growing|becomes?|becoming) (?:more and more|ever more|increasingly|"
    r"progressively|steadily more)(?= (?:intense|exciting|powerful|dramatic|energetic)\b)|"
    r"\b(?:that |which )?(?:builds|building)(?: up)? (?:in (?:intensity|tension)|throughout|all the way(?: through)?|"
    r"gradually|steadily|slowly)\b|越来越(?=激烈|紧张|强烈|热烈|激昂|高涨)"
)
_STRONGLY = compiled(r"\b(?:huge|massive|gigantic|enormous|explosive|big|epic)\b|爆发|炸")


@dataclass(frozen=True)
class _Traits:
    mood: Mood | None = None
    dynamics: str | None = None
    density: Level | None = None
    tempo_bpm: float | None = None
    parts: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return self != _Traits()

    @property
    def character(self) -> bool:
        """Whether more than players is said."""
        return bool(self.mood or self.dynamics or self.density or self.tempo_bpm)


def read_arc(scan: Scan) -> tuple[ArcStep, ...]:
    """Take a change of character: two steps or more, or none. Steps that were placed by words of
    beginning and end lie at shares of the piece, others at their bars."""
    steps = _from_to(scan) or _placed(scan) or _built_up(scan) or _gradual(scan)
    return steps[: ARC_STEPS_RANGE[1]]


def _traits(text: str, scan: Scan | None = None) -> _Traits:
    """What ``text`` says of a character; what was read of it is taken from ``scan``."""
    scan = scan or Scan(text)
    dynamics = expression.read_dynamics(scan) or next((m for m, p in _SHORT_DYNAMICS if p.search(scan.text)), None)
    families: tuple[str, ...] = ()
    mentions, _, _ = read_mentions(scan)
    if not re.search(r"\b(?:no|without)\b|不要|没有", scan.text):
        families = tuple(dict.fromkeys(f for mention in mentions if mention.what for f in mention.families))
    density = expression.read_density(scan)
    speed = tempo.read_tempo_number(scan) or tempo.read_tempo_word(scan)
    feeling = mood.read_mood(scan)
    return _Traits(
        feeling.mood if feeling else None,
        dynamics,
        density,  # type: ignore[arg-type]
        speed.bpm if speed else None,
        families,
    )


def _step(traits: _Traits, gradual: bool = False, section: str | None = None, **place: float | int | None) -> ArcStep:
    return ArcStep(
        mood=traits.mood, dynamics=traits.dynamics, density=traits.density, tempo_bpm=traits.tempo_bpm,
        parts=traits.parts, gradual=gradual, section=section, **place,  # type: ignore[arg-type]
    )  # fmt: skip


def _from_to(scan: Scan) -> tuple[ArcStep, ...]:
    match = _FROM_TO.search(scan.live)
    if match is None:
        return ()
    first, second = [word for word in match.groups() if word][:2]
    sides = [_traits(_SHORT_ZH.get(word, word)) for word in (first, second)]
    if not all(side.character for side in sides):
        return ()
    scan.take(*match.span())
    steps = (_step(sides[0], share=0.0), _step(sides[1], gradual=match["e"] is None, share=_MIDDLE))
    back = _BACK.match(scan.live, match.end())
    if back:
        scan.take(*back.span())
        return (*steps, _step(sides[0], gradual=True, share=_ENDING))
    third = _AT_LAST.match(scan.live, match.end())
    last = _traits(third["x"]) if third else _Traits()
    if third and last.character:
        scan.take(*third.span())
        return (*steps, _step(last, share=_ENDING))
    return steps


def _clauses(text: str) -> list[tuple[int, int]]:
    spans, at = [], 0
    for match in _DIVIDE.finditer(text):
        if match.start() > at:
            spans.append((at, match.start()))
        at = max(at, match.end())
    if at < len(text):
        spans.append((at, len(text)))
    return spans


def _placed(scan: Scan) -> tuple[ArcStep, ...]:
    """Clauses that each name a place and a trait."""
    found: list[tuple[str, re.Match[str], _Traits, tuple[int, int]]] = []
    plain: tuple[re.Match[str], _Traits, tuple[int, int]] | None = None
    ended = 0
    for start, end in _clauses(scan.live):
        clause = scan.live[start:end]
        then = bool(_THEN.search(scan.live[ended:start]))
        ended = end
        cue = next(((name, m) for name, pattern in _CUES if (m := pattern.search(clause))), None)
        if cue is None:
            whole, own = re.match(r"", clause), _traits(clause)
            assert whole is not None
            if found and own.character and _AGAIN.search(clause):
                found.append(("end", whole, own, (start, end)))
                continue
            if then and own.character and (found or (plain and _contrasts(plain[1], own))):
                if plain and not found:
                    found.append(("start", *plain))
                found.append(("then", whole, own, (start, end)))
                continue
            plain = (whole, own, (start, end)) if own.character and not found else None
            # "the chorus loud, with drums": more of the same place.
            extra = _traits(clause) if found and found[-1][0] in ("section",) else _Traits()
            if extra.parts and found:
                name, match, traits, span = found[-1]
                merged = replace(traits, parts=(*traits.parts, *extra.parts))
                found[-1] = (name, match, merged, (span[0], end))
            continue
        plain = None
        traits = _traits(_without(clause, cue[1]))
        if traits and found and found[-1][0] == cue[0] == "end" and not traits.character:
            name, match, before, span = found[-1]
            found[-1] = (name, match, replace(before, parts=(*before.parts, *traits.parts)), (span[0], end))
        elif traits and found and found[-1][0] == "enters" and cue[0] == "middle" and not traits.character:
            # "Bring in drums and bass halfway": both come then.
            name, match, before, span = found[-1]
            found[-1] = (name, match, replace(before, parts=(*before.parts, *traits.parts)), (span[0], end))
            scan.take(start + cue[1].start(), start + cue[1].end())
        elif traits:
            found.append((cue[0], cue[1], traits, (start, end)))
    kinds = {name for name, *_ in found}
    if len(found) < 2 or not (kinds - {"grows"}) or (len(kinds) == 1 and not kinds <= {"bar", "section"}):
        return ()
    if not (all(t.parts for _, _, t, _ in found) or any(t.character for _, _, t, _ in found)):
        return ()
    if sum(bool(t.character) for _, _, t, _ in found) < 2 and not all(t.parts for _, _, t, _ in found):
        return ()
    steps = []
    playing: tuple[str, ...] = ()
    for index, (name, match, traits, span) in enumerate(found):
        _take_read(scan, match, span)
        if traits.parts and _JOINING.search(scan.text[span[0] : span[1]]):
            traits = replace(traits, parts=tuple(dict.fromkeys((*playing, *traits.parts))))
        playing = traits.parts or playing
        if name == "bar":
            first = int(number(match["a"] or match["b"] or match["c"] or match["d"]) or 1)
            steps.append(_step(traits, first_bar=max(BARS_RANGE[0], min(first, BARS_RANGE[1]))))
        elif name == "section":
            section = match["section"] or _SECTIONS_ZH[match["zh"]]
            section = "ending" if section == "outro" else section
            steps.append(_step(traits, section=section, share=round(index / len(found), 3)))
        else:
            share = _SHARES[name]
            if name == "then" and any((step.share or 0.0) >= share for step in steps):
                share = _ENDING
            steps.append(_step(traits, gradual=name in ("grows", "end"), share=share))
    return _in_order(steps)


_SHARES = {
    "start": 0.0, "first_half": 0.0, "middle": 0.4, "second_half": _MIDDLE, "grows": _MIDDLE, "enters": _MIDDLE,
    "then": _MIDDLE, "end": _ENDING,
}  # fmt: skip


def _without(clause: str, cue: re.Match[str]) -> str:
    """The clause with its cue blanked, so that nothing is read across it."""
    return clause[: cue.start()] + " " * (cue.end() - cue.start()) + clause[cue.end() :]


def _contrasts(one: _Traits, other: _Traits) -> bool:
    """Whether both say the same kind of thing, so that "sad, then happy" is a way."""
    pairs = ((one.mood, other.mood), (one.dynamics, other.dynamics), (one.tempo_bpm, other.tempo_bpm))
    return any(a is not None and b is not None for a, b in (*pairs, (one.density, other.density)))


def _take_read(scan: Scan, cue: re.Match[str], span: tuple[int, int]) -> None:
    """Take the cue and what was read as a trait; the rest of the clause, its instruments too, is
    left to be read as what the whole piece has."""
    start, end = span
    clause = Scan(_without(scan.live[start:end], cue))
    players, _, _ = read_mentions(Scan(clause.text))
    _traits("", clause)
    inside = {at for player in players for at in range(player.start, player.end)}
    for at, character in enumerate(clause.live):
        if character == TAKEN and at not in inside:
            scan.take(start + at, start + at + 1)
    scan.take(start + cue.start(), start + cue.end())


def _in_order(steps: list[ArcStep]) -> tuple[ArcStep, ...]:
    """Steps by their place; what lies twice at one place is no arc. A bar given as the place of
    the first step, where the others lie at shares, is the beginning."""
    if len({step.first_bar is None for step in steps}) > 1:
        steps = [replace(s, first_bar=None, share=0.0) if s.first_bar == 1 else s for s in steps]
        return tuple(steps)
    key = [(step.first_bar or 0, step.share or 0.0) for step in steps]
    if len(set(key)) < len(key):
        return ()
    return tuple(sorted(steps, key=lambda step: (step.first_bar or 0, step.share or 0.0)))


def _built_up(scan: Scan) -> tuple[ArcStep, ...]:
    match = scan.pull(_BUILD)
    if match is None:
        return ()
    bar = match["bar"] or match["bar2"] or match["zhbar"] or match["zhbar2"]
    loud = "ff" if _STRONGLY.search(match.group()) or match["zhend"] else "f"
    low, high = _Traits(dynamics="p", density="low"), _Traits(dynamics=loud, density="high")
    first = int(number(bar) or 1) if bar else 0
    if bar and BARS_RANGE[0] < first <= BARS_RANGE[1]:
        return (_step(low, share=0.0), _step(high, gradual=True, first_bar=first))
    return (_step(low, share=0.0), _step(high, gradual=True, share=_ENDING))


def _gradual(scan: Scan) -> tuple[ArcStep, ...]:
    """One thing that grows all the way."""
    numbers = _FROM_NUMBER.search(scan.live)
    if numbers and _OF_TEMPO.search(scan.text):
        low, high = (number(numbers[name]) or 0.0 for name in ("a", "b"))
        if all(TEMPO_RANGE[0] <= bpm <= TEMPO_RANGE[1] for bpm in (low, high)) and low != high:
            scan.take(*numbers.span())
            for pattern in (_GRADUAL_TEMPO, _GRADUAL_SLOW):
                scan.pull(pattern)
            first, last = (_Traits(tempo_bpm=bpm) for bpm in (low, high))
            return (_step(first, share=0.0), _step(last, gradual=True, share=_ENDING))
    for pattern, first, last in (
        (_GRADUAL_TEMPO, _Traits(tempo_bpm=84.0), _Traits(tempo_bpm=140.0)),
        (_GRADUAL_SLOW, _Traits(tempo_bpm=120.0), _Traits(tempo_bpm=72.0)),
        (_GRADUAL_BUILD, _Traits(dynamics="p", density="low"), _Traits(dynamics="f", density="high")),
        (_GRADUAL_LOUD, _Traits(dynamics="p"), _Traits(dynamics="f")),
        (_GRADUAL_SOFT, _Traits(dynamics="f"), _Traits(dynamics="p")),
    ):
        if scan.pull(pattern):
            return (_step(first, share=0.0), _step(last, gradual=True, share=_ENDING))
    return ()
