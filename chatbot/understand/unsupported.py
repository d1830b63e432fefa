"""What this composer does not do: named as such, with the nearest thing that it can do."""

from __future__ import annotations

from chatbot.turn import Language
from chatbot.understand.matcher import compiled
from chatbot.understand.scan import Scan

# A word for each wish, the words that say it, and the sentence in English and Chinese.
_WISHES = (
    (
        "lyrics",
        r"\b(?:with |and |real |sung |some |human )*(?:lyrics|sung words|words sung)\b(?: sung| about [a-z ]{2,20})?|"
        r"\b(?:real|human|sung|actual) (?:vocals?|voices?|singing)\b|\b(?:someone|somebody|a singer|you) (?:to "
        r")?sing(?:s|ing)?\b|"
        r"\b(?:hum|whistle|rap|yodel|beatbox|scat) (?:it|this|that)(?: for me| to me| back)?(?=[.!? ]*$)|\bsing (?:it|"
        r"me|this|that|a song|for me|along|the)\b|\bcan you sing\b|\brap (?:lyrics|verses?|vocals?)\b|"
        r"\b(?:write|put|add) (?:the |me |some |in )?(?:words|verses|lyrics|text) (?:for|to|on|over)\b|"
        r"(?:填|写|配)(?:个|上|一下|点)?词(?!曲)|(?:能|会|可以)不?(?:能|会)?唱(?:歌|一?下|出来|吗|么)|"
        r"(?:带|有|配上?|加上?|写)?(?:个|一段|一些)?歌词(?:演唱|的)?|(?:真人|人声)(?:演唱|唱)|演唱的?|唱出来|"
        r"的(?:声音|嗓子|嗓音)(?:来)?唱|"
        r"唱(?:一?[首下段支个]|点)(?=歌|给|吧|$)|唱歌(?=给|[吧?？]|$)|(?:给|为)我唱|填词|作词",
        "I write no words and have no singing voice; the nearest I can do is a wordless choir sound that carries the "
        "tune, so nobody will sing.",
        "我不写歌词，也不会真的唱；最接近的是用没有歌词的人声音色来唱旋律。",
    ),
    (
        "mastering",
        r"\b(?:master(?:ed|ing)?(?= the| it| this| my|\b.{0,20}(?:lufs|track|spotify))|mastering|lufs|(?:with |and |"
        r"through |use |using |some )*auto-?tune|"
        r"side-?chain\w*|mix-?down|mixing desk|surround sound|(?:master|mix|drum) bus\b|\d ?k?hz\b|"
        r"equali[sz](?:e|er|ing)\b|limiter\b|"
        r"audio quality|sound quality|compress(?:or|ion)\b|(?:add|"
        r"more|some|less|with) (?:a lot of |some |more |heavy )?"
        r"(?:reverb|delay|echo|distortion(?! guitar)|eq|chorus effect|flanger|phaser|vst|plug-?ins?)|stems?\b|"
        r"wet mix|noise reduction|reverb(?:eration)?|echo(?:es|ey)?(?= (?:on|to|effect)\b)|"
        r"pan(?:ning)?(?= (?:(?:the |it |my )?\w+ )?(?:hard )?(?:(?:to the )?(?:left|right)|cent(?:re|er)))|"
        r"(?:vinyl|tape|record) (?:crackle|hiss|noise|saturation)|bit-?crush\w*|"
        r"(?:put|place|play|set|make|record)(?:s|ed)? (?:it|this|that|everything|the \w+)(?: sound)?(?: as if| "
        r"like)?(?: it(?:'s| is| was)| "
        r"(?:being|were))?(?: played| recorded| performed)? (?:in|inside|from|on|through|over) (?:an? |the )?(?:\w+ "
        r")?(?:cathedral|church|cave|"
        r"stadium|concert hall|big hall|bathroom|tunnel|old tape|old radio|tape recorder|gramophone|telephone|"
        r"megaphone|cassette))(?:\s+to\s+-?\d+\s*lufs)?|"
        r"母带(?:处理)?|环绕声|音质|混音(?:处理)?|(?:加(?:点|些|一点|上)?|多点|多一点|来点)(?:混响|延迟|回声|压缩|均衡|"
        r"失真效果)|降噪|自动修音|修音|分轨导出",
        "Mastering and audio effects are beyond me; I write notes and play them with sampled instruments, and the MIDI "
        "file goes into any studio program.",
        "母带和音频效果我做不了；我写的是音符，用采样音色演奏，MIDI文件可以放进任何制作软件里处理。",
    ),
    (
        "mirror",
        r"\b(?:play|turn|flip|put|run|reverse|mirror|invert|write|do|have) (?:it|this|that|everything|"
        r"the (?:\w+ )?(?:melody|tune|"
        r"theme|piece|song|music|notes|bass ?line|bars?)|bars? \d+(?: ?(?:-|to) ?\d+)?) (?:all )?(?:backwards?|"
        r"upside down|in (?:reverse|retrograde|inversion|mirror image)|back to front)\b|^(?:please |now |can you |"
        r"could you )*(?:reverse|"
        r"invert|mirror|retrograde) (?:the (?:\w+ )?(?:melody|tune|theme|notes|bass ?line|music)|bars? \d+(?: ?(?:-|"
        r"to) ?\d+)?)[.!? ]*$",
        "I cannot turn notes backwards or upside down; the nearest I can do is a variation, near or far.",
        "我不能把音符倒过来或上下颠倒；最接近的是写一个或近或远的变奏。",
    ),
    (
        "sample",
        r"\b(?:sampl(?:e|ing) (?:from|of|the)|remix (?:the|of|this mp3|my)|mash-?up)\b|采样(?:自|一段)|混搭两首歌|"
        r"(?:把)?我(?:自己)?的?(?:声音|歌声|人声|嗓音)[^,，。]{0,4}录[进入成][^,，。]{0,6}|录(?:一段)?我的?(?:声音|"
        r"歌声)",
        "I cannot use recordings; I write new notes of that kind, and files of notes (MIDI, MusicXML, ABC) can be "
        "uploaded.",
        "我不能使用录音；我会写同类的新音乐，也可以上传音符文件（MIDI、MusicXML、ABC）。",
    ),
)  # fmt: skip
_PATTERNS = tuple((name, compiled(pattern)) for name, pattern, _, _ in _WISHES)
_SENTENCES = {name: (english, chinese) for name, _, english, chinese in _WISHES} | {
    "song": (
        "I do not play existing songs such as “{title}”; I write something new.",
        "我不演奏“{title}”这样已有的歌曲，我会写一首新的。",
    ),
    "copy": (
        "I do not copy existing songs; I write something new in the manner of {artist}.",
        "我不照搬已有的歌曲，我会按{artist}的风格写一首新的。",
    ),
}


def read_unsupported(scan: Scan) -> str | None:
    """Take the first wish that cannot be fulfilled; its name."""
    for name, pattern in _PATTERNS:
        match = scan.pull(pattern)
        if match:
            for again in pattern.finditer(scan.live):
                scan.take(*again.span())
            return name
    return None


def unsupported_sentence(name: str, language: Language, **values: object) -> str:
    """What is said about it: that it cannot be done, and what can."""
    return _SENTENCES[name][language == "zh"].format(**values)
