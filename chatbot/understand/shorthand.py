"""English typed in a hurry, in full: "dont" is "don't", "gimme" is "give me", "thru" is "through"."""

from __future__ import annotations

import re

from chatbot.understand.matcher import compiled

_WITHOUT_APOSTROPHE = {
    **{f"{verb}nt": f"{verb}n't" for verb in ("do", "does", "did", "is", "are", "was", "were", "could", "should",
                                             "would", "has", "have", "had", "must", "need", "ai")},
    "cant": "can't", "wont": "won't", "im": "I'm", "ive": "I've", "youre": "you're", "youve": "you've",
    "theyre": "they're", "weve": "we've", "thats": "that's", "whats": "what's", "wheres": "where's", "hows": "how's",
    "whos": "who's", "theres": "there's", "heres": "here's", "itll": "it'll", "itd": "it'd", "thatll": "that'll",
    "youll": "you'll", "theyll": "they'll", "couldve": "could have", "shouldve": "should have", "wouldve": "would have",
}  # fmt: skip
_SHORT = {
    "gimme": "give me", "lemme": "let me", "wanna": "want to", "gonna": "going to", "thru": "through", "abit": "a bit",
    "alot": "a lot", "cuz": "because", "coz": "because", "cos": "because", "bcoz": "because", "dunno": "don't know",
    "u": "you", "ur": "your", "urself": "yourself", "ya": "you", "lil": "little", "wud": "would", "cud": "could",
    "shud": "should", "tho": "though", "em": "them", "cmon": "come on", "sum": "some", "smth": "something",
    "sth": "something", "nite": "night", "luv": "love", "betta": "better",
    "tmrw": "tomorrow", "rn": "right now", "btw": "by the way", "thnx": "thanks", "thanx": "thanks", "tnx": "thanks",
    "til": "till", "couple'a": "couple of", "lotsa": "lots of", "prolly": "probably", "probs": "probably",
    "def": "definitely", "obvs": "obviously", "summat": "something", "summink": "something", "nuffin": "nothing",
}  # fmt: skip
_ALL = {**_WITHOUT_APOSTROPHE, **_SHORT}
_PATTERNS = [
    re.escape(word) + ("(?! (?:\\w+ ){0,2}up)" if word == "sum" else "") for word in sorted(_ALL, key=len, reverse=True)
]
_WORDS = compiled(r"(?<![\w'/#.-])(" + "|".join(_PATTERNS) + r")(?![\w'#]|-\w)", re.IGNORECASE)
# What means the short form only before such words.
_BEFORE_WISH = compiled(r"(?<![\w'])id(?= (?:like|love|rather|prefer|want|be|say|go|keep|really|just|also|much)\b)",
                        re.IGNORECASE)  # fmt: skip
_LETS = compiled(r"(?:^|(?<=[,.;!?] ))lets(?= [a-z])", re.IGNORECASE)
_ITS = compiled(
    r"(?<![\w'])its(?= (?:too|so|very|really|a bit|a little|not|just|way|far|quite|ok|okay|great|good|bad|boring|"
    r"nice|lovely|perfect|getting|still|all|been|a|an|the|fine|kind|kinda|sort|almost|nearly|only|rather|pretty|"
    r"missing|lacking|dragging|rushing|gone|over|time|in|for|my|our|now|awful|terrible|amazing|beautiful|cool|"
    r"awesome|hard|difficult|easy|like|more|less|much)\b)",
    re.IGNORECASE,
)
_NAMING = compiled(
    r"\b(?:call|name|title|rename|save) (?:it|this|that|the \w+(?: \w+)?)(?: as| to)? .*|\bback to [A-Z].*",
    re.IGNORECASE,
)
# "Em, def" may be notes or names: of these only what stands among small letters counts.
_ONLY_SMALL = ("em", "sum", "def", "ya", "cos")


def in_full(text: str) -> str:
    """The cleaned English ``text`` with its short forms in full."""
    if not text.isascii():
        return text
    naming = _NAMING.search(text)
    if naming:  # a name stays as it was typed
        return in_full(text[: naming.start()]) + text[naming.start() :]

    def spelt(match: re.Match[str]) -> str:
        word = match[1].lower()
        if word in _ONLY_SMALL and not match[1].islower():
            return match[1]
        return _ALL[word]

    text = _WORDS.sub(spelt, text)
    text = _BEFORE_WISH.sub("I'd", text)
    return _ITS.sub("it's", _LETS.sub("let's", text))
