"""The names that versions are given: "call this one Rainy Day", 这首叫雨天."""

from __future__ import annotations

from chatbot.understand.matcher import compiled
from chatbot.understand.scan import Scan

_QUOTED = r"[\"“”'‘’「『《](?P<{0}>[^\"“”‘’」』》]{{1,60}})[\"“”'‘’」』》]"
_OBJECT = (
    r"(?:it|this one|that one|(?:this|that|the|my|our) (?:new )?(?:piece|song|tune|version|track|music)|this|that|"
    r"(?:the )?(?:\w+ )?(?:version|one|take)(?: \w+)?|"
    r"the (?:first|second|third|fourth|fifth|last|latest|newest|original)(?= (?:(?:as|to) )?(?:[\"“'‘]|(?-i:[A-Z]))))"
)
_ENGLISH = compiled(
    rf"\b(?:call|name|rename|title|label|save)\s+{_OBJECT}(?:\s+|(?=[^\x00-\x7f]))(?:to |"
    rf"as )?(?:{_QUOTED.format('q')}|(?P<n>[^,.;!?\"]{{1,60}}))|"
    rf"\bgive {_OBJECT} (?:a |an |the )?(?:new )?(?:title|name)(?: of|:)? (?:{_QUOTED.format('q8')}|"
    rf"(?P<n8>[^,.;!?\"]{{1,60}}))|"
    rf"\b(?:its|the) (?:name|title) (?:is|shall be|should be|will be)\s+(?:{_QUOTED.format('q2')}|(?P<n2>[^,.;!?\"]{{1,"
    rf"60}}))|^(?:new |the )?(?:title|name)\s?[:=-]\s*(?:{_QUOTED.format('q6')}|(?P<n7>[^,.;!?\"]{{1,60}}))"
)
_CHINESE = compiled(
    rf"(?:(?:取名|起名|命名|改名|名字|标题|歌名|曲名)(?:就|要|想)?(?:叫|为|是|成|改成|写成|定为|设为)*(?:做|作)?|"
    rf"(?:另存|保存|存)(?:叫|为|是|成|做|作)+)(?:{_QUOTED.format('q3')}|(?P<n3>[^,，。;；!！?？\"“”]{{1,30}}))|"
    rf"(?:把|将)?(?:它|这首|这个|这一?版|那首|此曲|这段|第[一二三四五六七八九十\d]+个?|刚才那?[个首版]|"
    rf"上一?[个首版]|现在这[个首版])(?:曲子|版本?|歌)?(?:就|也|我想|我要)*(?:叫做?它?(?:做|为|作)?|称为|存为|"
    rf"保存为)(?:{_QUOTED.format('q4')}|"
    r"(?P<n4>[^,，。;；!！?？\"“”]{1,30}))"
)
_CALLED_ZH = compiled(
    r"^(?:那|那就|就)叫(?![它她他我人车上下得])(?P<n6>[^,，。;；!！?？\"“”]{1,8}?)(?:吧|了|好了)*$|"
    rf"^(?:就|那就|请)?(?:叫|管)(?:它|这首|这个|她|这一版)(?:做|为|作|叫)?(?:{_QUOTED.format('q5')}|"
    rf"(?P<n5>[^,，。;；!！?？\"“”]{{1,30}}))"
)
# "Call it a day", "name it in the key of": no names.
_NO_NAME = compiled(
    r"^(?:更|再|快|慢|轻|响|停|来|有|弹|吹|拉|安静|a day|quits|done|what|something|anything|什么|"
    r"啥)\b|[?？]|^(?:a|an|in|the|keys?|chords?|tempo|met(?:er|re)|scale|mode|tune|genre|style|instruments?|notes?)$"
)

_FROM_NOW_ON = compiled(
    r"\s+(?:from (?:now|here|this point) on(?:wards?)?|for (?:now|the time being)|henceforth|going forward)$"
)


def read_name(scan: Scan) -> str | None:
    """Take the name that a version shall have, as it was written."""
    for pattern in (_ENGLISH, _CHINESE, _CALLED_ZH):
        match = pattern.search(scan.live_cased) or pattern.search(scan.live)
        if match is None:
            continue
        group = next(name for name, value in match.groupdict().items() if value)
        name = _FROM_NOW_ON.sub("", scan.cased[match.start(group) : match.end(group)]).strip(" '’吧呢")
        if not name or _NO_NAME.search(name.lower()):
            continue
        scan.take(match.start(group), match.end(group))
        return name
    return None
