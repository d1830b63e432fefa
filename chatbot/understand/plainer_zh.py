"""What is wished in Chinese of music yet to come, in words that the readers know: 鼓和贝斯都别来 is 不要鼓和贝斯,
十分钟太长，三分钟就行 is 三分钟, 先密后疏 is 开头密集，然后稀疏."""

from __future__ import annotations

import re

from chatbot.understand.everyday_zh import PLAYERS
from chatbot.understand.matcher import compiled
from chatbot.understand.numerals import NUMBER
from chatbot.understand.rule import Rule

_SEVERAL = rf"(?P<who>(?:{PLAYERS})(?:(?:和|跟|与|、|,|以及)?(?:{PLAYERS})){{0,4}})"
#: Rules for any request in Chinese, whether music is there or not.
WISHES: tuple[Rule, ...] = (
    # Who shall not play: 鼓和贝斯都别来, 钢琴吉他统统不要.
    (
        compiled(
            rf"(?<![只就要用]){_SEVERAL}(?:都|就|全都?|统统|通通|一律|一概|啥的|什么的|这些|那些)+(?:别来|别上|别出现|不要|不用|"
            rf"别用|别要|甭来|免了|省了|不需要|别加|不加)(?:了)?(?=[,，。;；吧!！]|$)"
        ),
        lambda m: "不要" + "和".join(re.findall(PLAYERS, m["who"])),
    ),
    # A length that is refused, before the one that is wished: 十分钟太长，三分钟就行.
    (
        compiled(
            rf"(?:{NUMBER}|半)个?(?:分半?钟|分半|小时|秒钟?|小节)(?:出头|左右|多)?(?:太长了?|太短了?|太久了?|没必要|用不着|用不了|不用|不必|"
            rf"就太长了?|嫌长|嫌短)[,，](?=[^,，。]{{0,4}}?(?:{NUMBER}|半)个?(?:分|秒|小节))"
        ),
        "",
    ),
    # How dense, and how that changes.
    (compiled(r"先密(?:集)?后(?:稀)?疏"), "开头密集，后面稀疏"),
    (compiled(r"先(?:稀)?疏后密(?:集)?"), "开头稀疏，后面密集"),
    (compiled(r"音符(?:给我)?(?:堆|塞|排|铺)(?:得)?(?:满满(?:当当)?|密密麻麻|满)的*"), "音符密集"),
    (
        compiled(
            rf"[,，]?(?:到|从)第(?P<n>{NUMBER})小节(?:开始|起)?(?:一下子|突然|忽然|就|才|再)*(?P<how>密|疏|稀)(?:集|疏)?(?:起来|下来|了)"
        ),
        lambda m: f"，第{m['n']}小节开始{'密集' if m['how'] == '密' else '稀疏'}",
    ),
    (compiled(r"音符(?=稀稀拉拉|稀稀疏疏|密密麻麻)"), ""),
    # Chords by their figures: 1645走到底.
    (compiled(r"(?<![\d.])(?P<n>[1-7]{3,8})(?:走到底|循环|一路走|来回走|的?和弦|的?走向|的?进行)"), r"和弦\g<n>"),
    (compiled(r"健身房?(?:热身|锻炼|训练)"), "健身房运动"),
    # A melody typed, and who accompanies it: 简谱1 2 3，竖琴伴奏.
    (
        compiled(rf"(?P<notes>[1-7](?:[ ,][0-7]){{3,}}[,，] ?)(?:由|让|请)?(?P<who>{PLAYERS})(?:来)?伴奏"),
        r"\g<notes>用\g<who>配伴奏",
    ),
    (compiled(r"速度(?:给我|再)?(?:提一?提|拉一?拉|往上提一?提|抬一?抬)(?!到)"), "快一点"),
    (compiled(r"速度(?:给我|再)?(?:压一?压|降一?降|往下压一?压|收一?收)(?!到)"), "慢一点"),
    (compiled(rf"(?:拉长|拖长|撑|加)到(?={NUMBER}个?小节)"), "延长到"),
    (compiled(rf"^(?:后头|后面|底下|背后)?(?:给我|帮我|再)*叠(?:上|加)?一?层(?=(?:{PLAYERS}))"), "加一层"),
    (compiled(r"(?<=就叫)它?(?P<name>[\u4e00-\u9fff]{2,8}?)(?:好了|得了|算了|行了)(?=[。!！]*$)"), r"它\g<name>"),
    (
        compiled(
            r"(?P<who>[\u4e00-\u9fff]{1,4}?)(?:这部分|部分|声部)?[,，]?(?:刚学|才学|学了|初学)[^,，。]{0,8}的人(?:能)?(?:拿得下来|弹得了|弹得下来|吹得了|应付得了|吃得消)"
        ),
        r"\g<who>部分难不难",
    ),
)
