"""Requests for a file of what is there: "export it as MIDI", "show me the score", 导出成mp3."""

from __future__ import annotations

from chatbot.understand.lexicon.courtesy import PLEASE
from chatbot.understand.matcher import compiled

_KIND = (
    r"(?:midi?|\.?mid|\.?mp3|\.?wave?|\.?flac|music ?xml|\.?xml|\.?pdf|audio|score|sheet ?music|notation|parts|"
    r"stems?|recording|files?|link)"
)
_IT = (
    r"(?:it|this|that|them|the (?:whole )?(?:piece|song|music|tune|track|result|thing)|(?:the )?version \d+|"
    r"this one|my song)"
)
_ASK = (
    rf"^{PLEASE}(?:can i |could i |may i |(?:how|where) (?:do|can|could) i |is there a way to |"
    rf"i(?:'d| would)? (?:like|want|need|love)(?: to)? |let me )*{PLEASE}"
)
_END = (
    r"(?: from here| somewhere| somehow| please| now| too| as well| to (?:my|the) (?:computer|phone|disk|"
    r"desktop|laptop))*[.!? ]*$"
)
_FORMAT = (
    rf"(?:(?: as| in| to| into)?(?: both)?(?: an?| the| my)?(?: {_KIND})+(?: (?:file|format|version))*"
    rf"(?:(?:,| and| &|, and| or)(?: as| in)?(?: an?| the| my)?(?: {_KIND})+(?: (?:file|format|version)s?)*)*)"
)
_FILE = compiled(
    rf"{_ASK}(?:export|download|save|print|share|store)(?: me)?(?: {_IT})?{_FORMAT}?{_END}|"
    rf"{_ASK}(?:get|have|give me|send me|see|show me|view|open|display|look at|grab|read|want|need)(?: to)?(?: "
    rf"{_IT})?(?: as| in)? ?"
    rf"(?:the |an? |its |some )?(?:(?:piano |full |printed |lead )?(?:score|sheet ?music|notation|notes on "
    rf"paper|lead sheet)"
    rf"|(?:midi|mp3|wav|flac|music ?xml|pdf|audio|sound)(?: (?:file|version|format|score|recording))*|file|"
    rf"link(?: to (?:it|this))?)(?: (?:of|for) {_IT})?{_END}|"
    rf"^(?:hey |so |ok |and )*(?:(?:i(?:'ll| will|'d)?|we) (?:really |just |also )?(?:need|want|require|have to have|"
    rf"must have)|where(?:'s| is| are| can i (?:find|get))|got|have you got|do you have|"
    rf"can (?:i|we) (?:get|have)|what about|how about)? ?(?:the |an? |my |its |some )?(?:midi|mp3|wav|flac|music "
    rf"?xml|pdf|sheet ?music|score|audio file|download"
    rf"(?: link| button)?|file|recording|notation|lead sheet|parts for the (?:band|players|musicians))(?: (?:files?|"
    rf"version|of (?:it|this|that)|for (?:it|this|that)))?(?<!^file)(?<!^parts){_END}|"
    rf"^{PLEASE}(?:can you |could you )?(?:e-?mail|send|mail|text|whatsapp|airdrop|forward|upload|burn|put|transfer) "
    rf"(?:me )?{_IT} ?(?:to|onto|on|via|by|over)? ?(?:my |the |an? |me)?(?:\w+ )?(?:e-?mail|phone|inbox|whatsapp|"
    rf"computer|laptop|ipad|tablet|usb(?: stick)?|cd|disk|drive|cloud|dropbox|soundcloud|spotify|youtube|friend|mum|"
    rf"mom|teacher|band(?:mates)?){_END}|"
    rf"{_ASK}(?:export|open|import|load|send|bring|edit|use|put) (?:me )?(?:{_IT} )?(?:to|in|into|"
    rf"with) (?:my )?(?:musescore|"
    rf"sibelius|finale|dorico|logic(?: pro)?|ableton(?: live)?|cubase|garage ?band|reaper|fl studio|pro tools|a daw|"
    rf"my daw){_END}|"
    rf"^(?:will|does|can|could) (?:it|this|that|i|the (?:file|midi|score)) (?:open|work|load|run|be (?:opened|loaded|"
    rf"imported|edited)|open (?:it|this)|use (?:it|this)|"
    rf"load (?:it|this)|import (?:it|this)) (?:in|with|on|into|by) (?:my )?(?:musescore|sibelius|finale|dorico|"
    rf"logic(?: pro)?|ableton|cubase|garage ?band|reaper|fl studio|"
    rf"pro tools|a daw|daw|keyboard|phone|ipad|any \w+|other \w+)[\w ]*{_END}|"
    rf"^is there (?:an? |any )?(?:score|sheet ?music|midi|mp3|wav|download|file)(?: (?:file|version|link|"
    rf"button))?(?: of {_IT})?{_END}"
)
_KIND_ZH = r"(?:midi?|mp3|wav|flac|musicxml|xml|pdf|音频|录音|乐谱|简谱|谱子|曲谱|总谱|分谱|五线谱|谱|文件|链接)"
_FILE_ZH = compiled(
    rf"^(?:请|麻烦|帮我|给我|替我|我|想要?|要|能不能|能|可以|可不可以|怎么|如何|在哪里?|把|将|它|这首曲?子?|这段|"
    rf"曲子|音乐|第?\d版|一下|的)*"
    rf"(?:导出|下载|保存|另存|存|输出|打印|分享|导成|转成)(?:成|为|到|一下|给我|出来|下来|起来|好|它|这个?|当前的?|"
    rf"现在的?|这?一?版本?|这首|曲子|音乐|作品|个|一个|一份|我的)*"
    rf"{_KIND_ZH}*(?:格式|文件|本地|电脑|手机|里|上)*(?:吗|吧|么|呢|可以吗|好吗|行吗)*[。!！?？]*$|"
    rf"^(?:请|帮我|给我|让我|我|想要?|要|能不能|能|可以|把|有没有|有|它的|这首的?)*(?:看看?|显示|打开|来|"
    rf"要)?(?:一?[份下个])?(?:的)?"
    rf"(?:乐谱|谱子|曲谱|总谱|五线谱|midi文件|mp3文件|音频文件)(?:给我|让我)?(?:看看|看一下|看下|看|显示(?:出来)?|"
    rf"打开|发给我|吗|吧|呢|么)*[。!！?？]*$|"
    rf"^(?:请问?|这|它|这首|曲子|的)*{_KIND_ZH}(?:能不能|能|可以|怎么|如何|在哪里?|哪里|想)+(?:给我)?(?:打印?|印|"
    rf"导|出|下载|看|拿|找|弄|发|存|生成)(?:出来|到|一?份|下来|给我|得到)*(?:吗|呢|么)?[。!！?？]*$|"
    rf"^(?:请|麻烦|能不能|能|可以|把|有没有|有|我|想|要|给|发|传|来|拿|出|看|生成|打开|显示|帮|你|它的|这首的?|"
    rf"曲子的|一?[份个张下])*"
    rf"(?:{_KIND_ZH}|midi)(?:文件|格式|版本|版)?(?:一份|一个|给|让|我|出来|看|瞧|一|下|显示|打开|发|传|下载|可以|"
    rf"行|好|吗|吧|呢|么)*[。!！?？]*$"
)


def asks_for_a_file(text: str) -> bool:
    """Whether the cleaned ``text`` asks for a file, a score or a link of the music and for nothing else."""
    low = text.lower().strip()
    return bool(_FILE.match(low) or _FILE_ZH.match(low))
