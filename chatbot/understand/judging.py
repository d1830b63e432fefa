"""Praise and blame in English: sentences in which every clause judges what is heard, by what they say and
not by what they happen to hold. "The drums are awesome", "ugh. boring.", "my son says it is super cool"."""

from __future__ import annotations

from chatbot.understand.judging_zh import Verdict, verdict_in_chinese, without_praise
from chatbot.understand.lexicon import verdicts as words
from chatbot.understand.matcher import compiled
from chatbot.understand.numerals import NUMBER, number

_NOUN = (
    r"(?:piece|song|music|tune|track|version|take|one|thing|stuff|melody|melodies|chords?|harmony|harmonies|rhythm|"
    r"groove|beat|drums?|bass|bass ?line|piano|guitar|strings|flute|violin|cello|organ|trumpet|sax|synth|solo|intro|"
    r"ending|outro|verse|chorus|bridge|middle part|part|bit|section|sound|vibe|mood|feel|feeling|arrangement|result|"
    r"idea|ideas|change|changes|edit|work|composition|theme|riff|hook|progression|instrumentation|orchestration|"
    r"dynamics|tempo|key|style|whole thing|mix|direction|turn|build-?up|ride cymbal|counter-?melody|accompaniment)"
)
_THING = (
    rf"(?:it|this|that|these|those|everything|(?:this|that) one|the result|what you did(?: there| here| with \w+)?|"
    rf"what (?:i|we) (?:hear|heard)|what (?:it|this|that|you|they|the \w+)(?:'s| is|'re| are)? (?:do|does|doing|up to|"
    rf"playing|brings?)"
    rf"(?: here| there)?|(?:the|your|its|this|that|these|those) (?:(?!{words.GOOD}|{words.BAD})[a-z]+ )?"
    rf"{_NOUN}(?: in it| of it| there| so far| now)?|all of it|how (?:it|this|that|the \w+) \w+|"
    rf"the way (?:it|this|that|the \w+) \w+(?: \w+)?)"
)
_WHO = (
    r"(?:i|we|everyone|everybody|(?:my|our) (?:\w+ )?(?:son|daughter|kids?|children|wife|husband|mum|mom|dad|mother|"
    r"father|sister|brother|friends?|boss|dog|cat|students?|girlfriend|boyfriend|partner|colleagues?|bandmates?|baby|"
    r"pupils?|class|family|grandma|grandpa|client|team))"
)
_AM = r"(?:'m| am| is|'re| are)"
_MUCH = rf"(?:(?:{words.ADVERBS}),? )*"
_IS = (
    r"(?:'re| is| are| has been| was| were| sounds?| sounded| feels?| felt| seems?| looks?| turned out| came out|"
    r"is getting|has become)"
)
_TAIL = (
    r"(?: (?:so much|all day(?: long)?|forever|on repeat|yet|a lot|very much|too|already|now|though|so far|indeed|"
    r"this time|for (?:me|us|once|now|sure)|to me|"
    r"again|here|there|overall|as a whole|really|actually|all in all|today|as is|as it is|than before|"
    r"than the (?:last|first|other) one|at all|(?:for|to) my (?:taste|liking|ears)|in my opinion|!))*"
)
# Each with the verdict that it gives; "not" before the word turns it round.
_JUDGES: tuple[tuple[Verdict, str], ...] = (
    ("like", words.CHEERS),
    ("like", rf"(?:you(?:'re| are)|what|such) (?:an? )?{_MUCH}(?:an? )?{_MUCH}(?:{words.MASTERS})"),
    ("dislike", rf"(?:you(?:'re| are)|what|such) (?:an? )?{_MUCH}(?:an? )?{_MUCH}(?:{words.BUNGLERS})"),
    ("like", rf"(?:i|we)(?:'m| am|'re| are|'ve got|'ve| have| got)? {_MUCH}(?:{words.MOVED})"),
    ("dislike", rf"(?:i|we)(?:'d| had| was| were|'ve)? {_MUCH}(?:expect\w*|hop(?:ed|ing)|imagin\w*|pictur\w*|wish\w*|"
                rf"after|looking|"
                rf"want\w*|thinking|asked)(?: for| of| to get| to hear)?(?: to be)? {_MUCH}(?:something|anything|it "
                rf"to be|things?)(?: \w+){{1,4}}"),
    ("dislike", rf"(?:none|neither|not (?:a single )?one) of (?:these|them|those|the \w+)(?: \w+)?(?:{_IS} "
                rf"{_MUCH}(?:{words.GOOD})|"
                rf" (?:just |really |quite )*(?:{words.DELIGHTS}|do (?:it|anything)(?: for me)?|work|fit|"
                rf"appeal(?:s)? to me|convinces? me|grabs? me|hits? the spot|is it|are it))"),
    ("dislike", words.BOOS),
    ("like", rf"(?:{_WHO} )?(?:do )?{_MUCH}(?:{words.PLEASED}) {_THING}"),
    ("like", rf"(?:{_WHO}{_AM} )?{_MUCH}(?:{words.PLEASED_STATES}) {_THING}"),
    ("dislike", rf"(?:{_WHO} )?{_MUCH}(?:{words.DISPLEASED}) {_THING}"),
    ("dislike", rf"(?:{_WHO}{_AM} )?{_MUCH}(?:{words.DISPLEASED_STATES}) {_THING}"),
    ("dislike", rf"{_WHO} (?:do not|did not|never) {_MUCH}(?:like|love|enjoy|dig|care for) {_THING}"),
    ("dislike", rf"(?:{_WHO}{_AM} |can't say i'm )?not {_MUCH}(?:{words.PLEASED_STATES}|sure about|keen on|"
                rf"crazy about|convinced by) {_THING}"),
    ("dislike", r"(?:(?:i'm|i am) not|can't say i'm) (?:really |much of )?a fan"),
    ("like", rf"{_THING}{_IS} {_MUCH}(?:not (?:bad|half bad|too bad|terrible)|exactly what i (?:wanted|needed|meant))"),
    ("dislike", rf"{_THING}(?:{_IS}| do(?:es)? not (?:sound|feel)) (?:not )?(?<=not ){_MUCH}(?:{words.GOOD})"),
    ("like", rf"{_THING}{_IS} {_MUCH}(?:an? )?{_MUCH}(?:{words.GOOD})(?:,? (?:{words.GOOD}))*(?: {_NOUN})?"),
    ("dislike", rf"{_THING}{_IS} {_MUCH}(?:an? )?{_MUCH}(?:{words.BAD})(?:,? (?:{words.BAD}))*(?: {_NOUN})?"),
    ("like", rf"{_THING} (?:just |really |totally |absolutely )*(?:{words.DELIGHTS})"),
    ("dislike", rf"{_THING} (?:just |really |totally |kind of |kinda )*(?:{words.ANNOYS})"),
    ("like", rf"(?:sounds?|feels?|looking|sounding) {_MUCH}(?:{words.GOOD})"),
    ("dislike", rf"(?:sounds?|feels?|sounding) {_MUCH}(?:{words.BAD})"),
    ("dislike", rf"not {_MUCH}(?:{words.GOOD})"),
    ("like", rf"not {_MUCH}(?:bad|half bad|too shabby)"),
    ("like", rf"(?:what an?|such an?|how|what) {_MUCH}(?:{words.GOOD})(?: {_NOUN})?"),
    ("dislike", rf"(?:what an?|such an?|how|what) {_MUCH}(?:{words.BAD})(?: {_NOUN})?"),
)  # fmt: skip
# An adjective alone may also begin a wish: "beautiful, slow waltz".
_BARE: tuple[tuple[Verdict, str], ...] = (
    ("like", rf"{_MUCH}(?:{words.GOOD}|(?!{words.WISHED_TOO})(?:{words.GOOD}) {_NOUN})"),
    ("dislike", rf"{_MUCH}(?:{words.BAD}|(?!{words.WISHED_TOO})(?:{words.BAD}) {_NOUN})"),
)  # fmt: skip
_SAYS = (
    rf"(?:(?:{_WHO} (?:say|says|said|think|thinks|thought|find|finds|found|feel|feels|believe|reckon|reckons)"
    rf"(?: that)?) )?"
)
_COMPILED, _COMPILED_BARE = (
    tuple(
        (verdict, compiled(rf"^(?:(?:{words.FILLERS}),? )*{_SAYS}(?:{pattern}){_TAIL}(?:,? (?:{words.FILLERS}))*$"))
        for verdict, pattern in judges
    )
    for judges in (_JUDGES, _BARE)
)
_NAMES_A_PART = compiled(rf"\b{_NOUN}\b")
# Where a judgement ends and something else begins.
_LEADS_ON = compiled(r"[.!,;:]+\s*(?:(?:and|but|so|now then)\b,?\s*)?|\s-\s|,?\s(?:but|and)\s")
_FILLER = compiled(rf"^(?:{words.FILLERS})(?:,? (?:{words.FILLERS}))*$")
# As Chinese write it online.
_ONLINE = compiled(r"^(?:yyds|6{3,}|nb+|awsl|tql|nsdd|xswl|[ ~,!.])+$")
_SCORE = compiled(
    rf"^(?:i(?:'d)? (?:give|rate) (?:it|this|that) |(?:a )?solid |that's |it's |a )*(?:an? )?(?P<n>{NUMBER})"
    rf"(?: ?/ ?| out of )(?P<of>5|10|100|five|ten)(?: {_TAIL})?$|^(?P<stars>{NUMBER}) stars?$"
)
_CLAUSE = compiled(r"\s*(?:[.!;:?…]+|,+|\s-+\s|\b(?:and|but|yet)\b(?! over))\s*")
# From here on a share of the best score, or of five stars, is praise.
_GOOD_SHARE = 0.55
# Nobody judges at greater length.
_LONGEST = 160
_HAN = compiled(r"[\u3400-\u9fff]")
_PICTURES = compiled(r"[^\w\s',.!?;:/-]+")


def verdict_of(text: str) -> Verdict | None:
    """The verdict of a cleaned sentence all of whose clauses judge or say nothing; the last that judges
    decides. None where anything else is said."""
    if _HAN.search(text):
        return verdict_in_chinese(text)
    low = words.spelt_out(_PICTURES.sub(" ", text.lower())).strip()
    if not low.isascii() or len(low) > _LONGEST:
        return None
    if _ONLINE.match(low):
        return "like"
    score = _scored(low.strip(" .!"))
    if score is not None:
        return score
    whole = _clause_verdict(low.strip(" .,!?"))
    if whole:
        return whole
    found: Verdict | None = None
    for clause in filter(None, (part.strip(" '\"") for part in _CLAUSE.split(low))):
        verdict = _scored(clause) or _clause_verdict(clause)
        if verdict is None and not _FILLER.match(clause):
            return None
        found = verdict or found
    return found


def _scored(clause: str) -> Verdict | None:
    match = _SCORE.match(clause)
    if match is None:
        return None
    got = number(match["n"] or match["stars"]) or 0.0
    best = number(match["of"]) if match["of"] else 5.0
    return "like" if got / (best or 1.0) >= _GOOD_SHARE else "dislike"


def _clause_verdict(clause: str) -> Verdict | None:
    return next((verdict for verdict, pattern in (*_COMPILED, *_COMPILED_BARE) if pattern.match(clause)), None)


def without_judgement(text: str) -> str:
    """The sentence without the judgement of the whole that it begins with ("Love it! Now slower"); as it is
    where it does nothing else than judge, or judges a part that the rest may speak of."""
    if not text.isascii():
        return without_praise(text)
    match = _LEADS_ON.search(text)
    if match is None or match.end() == len(text) or len(text) > _LONGEST or not text.isascii():
        return text
    head = words.spelt_out(text[: match.start()].lower()).strip()
    judges = any(pattern.match(head) for _, pattern in _COMPILED) and not _NAMES_A_PART.search(head)
    return without_judgement(text[match.end() :]) if judges and verdict_of(text) is None else text
