"""Requests on the tree of versions and on what is remembered that no other words could mean: put a
version away, give it another name, go to one by a name that there is not, tell what is known of the
visitor's taste."""

from __future__ import annotations

import re

from chatbot.turn import Language, Targets, Turn
from chatbot.understand.context import Context
from chatbot.understand.files import asks_for_a_file
from chatbot.understand.matcher import compiled
from chatbot.understand.normalise import lowered
from chatbot.understand.references import read_versions
from chatbot.understand.rights import asks_about_rights
from chatbot.understand.scan import Scan
from chatbot.understand.seeking import place_to_play_from

_AWAY = compiled(
    r"^(?:please |can you |could you )*(?:delete|remove|hide|discard|drop|put away|throw (?:away|out)|get rid of|"
    r"erase|trash|bin|scrap|archive|clear away|forget about)\s+(?P<a>.+?)(?: please| away| out)?[.!]*$|"
    r"^(?:请)?(?:删掉|删除|删了|删|隐藏|收起|扔掉|丢掉|去掉|不要|移除|丢弃|作废)(?P<b>[^,，。]+?)[吧了。!！]*$|"
    r"^(?:请)?(?:把|将|给)?(?P<c>[^,，。]+?)(?:给|可以|就|直接|都)*(?:删掉|删除|删了|删|隐藏起?来?|收起来?|扔掉|扔了|丢掉|丢了|作废|移除|清掉|去掉|不要)(?:[吧了。!！]*$|[,，]?(?:别|不|不用|不要)(?:再)?(?:留|要|保留|需要)了?[吧。!！]*$)"
)
# "I don't want the second one any more, delete it".
_AWAY_AFTER = compiled(
    r"^(?P<a>.+?)(?:我)?(?:就|已经|都|也)?不(?:要|想要|需要|用)了[,，]?(?:请|就|都)?(?:把它|帮我)?(?:删掉|删除|删了|"
    r"删|扔了|扔掉|隐藏|收起来?|丢掉|去掉)[吧了。!！]*$|"
    r"^(?:i (?:don't|do not|no longer) (?:want|need|like)|i'm done with) (?P<b>.+?)(?: any ?more|"
    r" any longer)?[,.;] (?:please |so |"
    r"just )*(?:delete|remove|hide|discard|drop|bin|erase|get rid of|throw) (?:it|that|that one|it away)[.! ]*$"
)
_CURRENT = compiled(
    r"^(?:this|that|the current) (?:version|take|one|draft|piece)$|^(?:这|当前|现在这?)(?:个|一)?(?:版本?|首|稿)$"
)
# What cannot be meant as a choice among versions, as "I like version 2" can.
_THUMBS = compiled(
    r"^thumbs? (?:(?P<up>up)|down) (?:for|to|on)\s+(?P<a>.+?)[.!]*$|"
    r"^(?:给|为)(?P<b>.+?)(?:点|一个|个)*(?:(?P<zan>赞)|踩)[吧。!！]*$"
)
# What is left of "the second version" once it was found.
_NOTHING = compiled(r"^[\s\x00的]*(?:the|version|versions|版本?|个)?[\s\x00]*$")
_TASTE = compiled(
    r"\bwhat (?:do|have|did|can) you (?:know|learn(?:ed|t)?|remember(?:ed)?|noted?|think|tell)\b.{0,25}\b(?:my "
    r"(?:taste|preferences?|likes?)|what i (?:like|prefer|love)|(?:about|of) me)\b|"
    r"\b(?:show|tell) me (?:my|what you know (?:of|about) my) (?:taste|preferences?)\b|"
    r"(?:你)?(?:知道|了解|记得|记住|学到|清楚)(?:了)?(?:哪些|什么|多少)?(?:关于)?我的?(?:喜好|口味|偏好|喜欢什么)|"
    r"(?:显示|看看|说说|告诉我)(?:一下)?我的(?:喜好|口味|偏好)"
)
_GO_TO = compiled(
    r"^(?:please )?(?:(?:go|come|switch|jump|return)(?: back)? to|back to|recall|load|bring back)\s+"
    r"(?P<a>[^,;!?]{1,60}?)(?: please| again)?[.!]*$|"
    r"^(?:请)?(?:回到|切换到|换回|调出)(?P<b>[^,，。!！?？]{1,30}?)[吧。!！]*$"
)
# What one goes back to that is no name.
_NO_NAME = compiled(
    r"^(?:it|this|that|what|how|where|before|work|sleep|bed|bar|measure|section|part)\b|^(?:the|my|our|your|a|an) |"
    r"\b(?:major|minor|version|bpm|tempo|key|bars?|verse|chorus|bridge|intro)\b|^\d+$|"
    r"^(?:刚才|之前|原来|以前|上|前|那|这|开头|开始|最|第|主歌|副歌|桥段|前奏|它)|[大小]调|小节|版|拍"
)
_RENAMED = (
    r"^(?:please )?(?:rename|call|name|change (?:the name of )?)\s*[\"“「《]?{name}[\"”」》]?\s+(?:to|as|into)?\s*"
)


def read_upkeep(text: str, language: Language, context: Context) -> Turn | None:
    """The turn that the cleaned ``text`` is, where it is one of these; None otherwise."""
    low = lowered(text)
    if _TASTE.search(low):
        return Turn(text, language, "ask", topic="preferences")
    if not context.has_piece:
        return None
    if asks_for_a_file(low):
        return Turn(text, language, "help", topic="files")
    if asks_about_rights(low):
        return Turn(text, language, "help", topic="rights")
    place = place_to_play_from(low)
    if place is not None:
        return Turn(text, language, "help", topic="seek", targets=place)
    away = _AWAY.match(low) or _AWAY_AFTER.match(low)
    if away:
        number = _version_alone(text[slice(*away.span(away.lastgroup or 0))], context)
        if number is not None:
            return Turn(text, language, "recall", task="hide", targets=Targets(version=number))
    thumbs = _THUMBS.match(low)
    if thumbs:
        number = _version_alone(text[slice(*thumbs.span("a" if thumbs["a"] else "b"))], context)
        if number is not None:
            liked = thumbs["up"] or thumbs["zan"]
            return Turn(text, language, "rate", task="like" if liked else "dislike", targets=Targets(version=number))
    for facts in context.facts:
        if facts.name and lowered(facts.name) in low:
            match = compiled(_RENAMED.format(name=re.escape(lowered(facts.name)))).match(low)
            name = text[match.end() :].strip(' .!"“”「」《》') if match else ""
            if name:
                return Turn(text, language, "recall", task="name", name=name, targets=Targets(version=facts.number))
    return None


def unknown_name(text: str) -> str | None:
    """The name that somebody wants to go back to where no version has it; None where no name is meant."""
    match = _GO_TO.match(lowered(text))
    if match is None:
        return None
    name = text[slice(*match.span(match.lastgroup or 0))].strip(" .\"“”「」《》'‘’")
    return None if not name or _NO_NAME.search(name.lower()) else name


def _version_alone(words: str, context: Context) -> int | None:
    """The one version that the words point at, when they say nothing else."""
    if _CURRENT.match(words.lower().strip()):
        return context.current or context.versions
    scan = Scan(words)
    found = read_versions(scan, context)
    return found[0].number if len(found) == 1 and _NOTHING.match(scan.live) else None
