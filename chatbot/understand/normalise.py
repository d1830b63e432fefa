"""From what arrives to what is read: markup stripped, widths and scripts folded, language told."""

from __future__ import annotations

import html
import re
import unicodedata

from chatbot.turn import Language

_TAG = re.compile(r"</?[A-Za-z][^<>]{0,200}>")
_LINK = re.compile(r"\[([^\]\[]{0,200})\]\([^()\s]{0,400}\)")
_URL = re.compile(r"https?://\S+")
_MARKDOWN = re.compile(r"\*+|~~|`+|_+|^\s{0,3}#{1,6}\s+|^\s{0,3}>\s?", re.MULTILINE)
# "把 piano 换成 harp": a space between scripts says nothing.
_BETWEEN_SCRIPTS = re.compile(r"(?<=[\u3400-\u9fff])\s+(?=[A-Za-z0-9])|(?<=[A-Za-z0-9])\s+(?=[\u3400-\u9fff])")
_SPACE = re.compile(r"\s+")
# Zero-width characters, variation selectors and skin tones, which only colour what they follow.
_INVISIBLE = re.compile("[\u200b-\u200f\u2060\ufe00-\ufe0f\ufeff\U0001f3fb-\U0001f3ff]")
_QUOTES = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-", "−": "-", "‐": "-", "‑": "-"})

# Traditional characters that musical requests use, and their simplified forms.
_TRADITIONAL = (
    "來来樂乐鋼钢調调節节聲声輕轻歡欢憂忧鬱郁緊紧張张夢梦絃弦銅铜單单豎竖電电風风爾尔個个種种長长變变換换刪删號号圓圆"
    "雙双華华擊击隊队團团鐘钟點点無无沒没別别給给寫写彈弹這这減减強强繼继續续復复銷销說说麼么幫帮開开關关靜静獨独協协"
    "鳴鸣"
    "進进搖摇滾滚藍蓝鄉乡遊游戲戏視视聖圣誕诞賦赋頌颂讚赞詩诗謠谣漢汉國国傷伤黯黯劇剧慶庆暢畅靈灵憤愤詭诡喚唤簡简稀稀"
    "濃浓動动靈灵遙遥遠远離离愛爱戀恋溫温臨临兩两萬万幾几許许聽听較较極极還还應应該该樣样從从後后區区域域範范圍围級级"
    "階阶轉转移移動动設设為为導导師师隻只支支條条編编創创產产現现實实驗验險险對对話话請请問问麗丽優优蘇苏笙笙簫箫鑼锣"
    "響响書书頁页東东錄录試试題题嗎吗誰谁讓让過过達达運运選选錯错鈴铃鍵键鎮镇門门陣阵陰阴陽阳際际雲云雷雷頓顿類类願愿"
    "飛飞驚惊"
    "體体魯鲁鳥鸟龍龙齊齐慘惨憐怜懷怀戰战擬拟揚扬據据擁拥敘叙數数曠旷會会歲岁歷历殘残氣气決决淚泪淨净滿满潤润熱热爺爷"
    "獻献"
    "瘋疯皺皱盡尽監监禮礼競竞納纳純纯紛纷紅红細细終终組组結结絕绝絲丝綠绿線线總总績绩縮缩織织罷罢義义習习聯联職职肅肃"
    "腦脑"
    "蕭萧處处補补裝装複复規规覺觉觀观訂订計计記记訊讯詞词詢询語语誤误課课談谈論论諧谐證证識识譜谱譯译議议護护讀读負负"
    "貝贝財财"
    "貫贯貴贵費费資资賽赛質质輸输轟轰農农適适遞递邊边鄰邻醫医釋释針针銀银鋒锋錘锤鐵铁間间閒闲闊阔隨随隱隐雜杂難难頭头"
    "顆颗顯显"
)
_SIMPLIFY = {ord(t): s for t, s in zip(_TRADITIONAL[::2], _TRADITIONAL[1::2], strict=True)}

_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")
_KANA_HANGUL = re.compile(r"[\u3040-\u30ff\u1100-\u11ff\uac00-\ud7af]")
_ENGLISH_WORD = re.compile(r"[A-Za-z]{3,}")


def clean(text: str) -> str:
    """The words of ``text``: markup, links, invisible characters and wide forms gone,
    traditional characters simplified, one space between words."""
    text = text.encode("utf-8", "replace").decode("utf-8")
    text = html.unescape(_TAG.sub(" ", text))
    text = _URL.sub(" ", _LINK.sub(r"\1", text))
    text = unicodedata.normalize("NFKC", _INVISIBLE.sub("", text)).translate(_QUOTES)
    text = _MARKDOWN.sub(" ", text)
    text = "".join(" " if unicodedata.category(c)[0] == "C" else c for c in text)
    text = _SPACE.sub(" ", text.translate(_SIMPLIFY)).strip()
    return _BETWEEN_SCRIPTS.sub("", text)


def lowered(text: str) -> str:
    """``text`` in lower case, character for character, so that positions stay the same."""
    return "".join(low if len(low := c.lower()) == 1 else c for c in text)


def language_of(text: str, last: Language | None = None) -> Language:
    """Chinese where any Chinese character is; English where any English word is; otherwise
    ("120", "🎻") the language spoken ``last``."""
    if _HAN.search(text) and not _KANA_HANGUL.search(text):
        return "zh"
    if _ENGLISH_WORD.search(text) or _KANA_HANGUL.search(text) or last is None:
        return "en"
    return last
