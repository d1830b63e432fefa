"""Questions of whose music it is: "who wrote this", "is it copied", 可以商用吗."""

from __future__ import annotations

from chatbot.understand.matcher import compiled

_RIGHTS = compiled(
    r"\bcopyright(?:ed|s)?\b|\broyalt(?:y|ies)\b|\blicen[sc]e[ds]?\b|\bplagiari\w+|"
    r"\b(?:who|whose) (?:wrote|composed|made|owns|created)\b.{0,12}\b(?:this|it|that|the (?:piece|song|music|"
    r"tune|rights))\b|^whose (?:music|song|piece|tune) is (?:this|it|that)\b|"
    r"^(?:is|was|did you|are you sure|has) .{0,24}\b(?:copied|copy|copying|stolen|steal|ripped off)\b|"
    r"^(?:is|was) (?:it|this|that|the (?:piece|song|music|tune))(?: \w+)? original[.?! ]*$|"
    r"\b(?:can|may|could|am) i (?:allowed to )?(?:use|sell|publish|release|monetise|monetize|perform|stream|"
    r"post)\b.{0,24}\b(?:it|this|that|commercially|on youtube|on spotify|in my|for my|the (?:music|piece|song))\b|"
    r"(?:可以|能|可不可以|能不能)(?:拿去|用来|用于|直接)?(?:商用|卖|发布|发行|出版|发到|上传到)|商用吗|版权|侵权|"
    r"(?:可以|能|可不可以|能不能)(?:把[^,，。]{1,6})?(?:用在|用到|放在|放到|放进|配在)[^,，。]{0,8}(?:视频|抖音|"
    r"快手|b站|油管|直播|广告|游戏|片子|电影|店里?|公众号|节目)|著作权|抄袭|"
    r"(?:是|有没有)(?:不是)?(?:抄|照抄|照搬|原创)(?:的|来的|袭)?吗?|^(?:这|它)?(?:首|段)?(?:曲子|"
    r"音乐)?(?:是)?谁(?:写|作|创作)的"
)


def asks_about_rights(text: str) -> bool:
    """Whether the cleaned ``text`` asks who made the music, whether it is a copy or what may be done with it."""
    return bool(_RIGHTS.search(text.lower().strip()))
