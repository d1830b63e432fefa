"""Chinese reasons beside a wish, which are no wish: 女高音们唱不上去，降大二度 is 降大二度, and
转到降B大调，我们班的小号好吹 has no trumpet."""

from __future__ import annotations

from chatbot.understand.everyday_zh import PLAYERS
from chatbot.understand.matcher import compiled

_PEOPLE = (
    r"(?:我们?|咱们?|俺们?|俺|他们?|她们?|大家|有人|观众们?|客人们?|听众|孩子们?|小朋友们?|小孩|学生们?|同学们?|"
    r"团员们?|"
    r"队员们?|阿姨们?|大妈们?|大爷们?|老人家?|家长|老师|导演|老板娘?|主持人?|主唱|女主唱|男主唱|歌手|领唱|女高音们?|"
    r"男高音们?|"
    r"女声们?|男声们?|合唱团|(?:鼓|吉他|贝斯|钢琴|小号|提琴|键盘|萨克斯)手|(?:弹|吹|拉|打|唱)[^,，。]{0,4}的(?:那位|"
    r"哥们|大哥|大姐|"
    r"师傅|老师)|邻居|楼下|楼上|隔壁|我[^,，。]{1,4}(?:手|妈|爸|奶|爷|姐|哥|弟|妹|儿子|女儿|闺女|娃|孙子|老婆|老公))"
)
# What the clause of a wish begins with or holds.
_ORDER = (
    r"(?:把|将|请|给我|帮我|整体|整首|全曲|速度|去掉|删|静音|换成|改成|改到|转到|转成|移到|搬[去到]|升|降|落|"
    r"加[个一上快]|添|垫|续|"
    r"延长|缩短|重写|重复|放慢|放两遍|渐|慢一?点|快一?点|小声|大声|轻一?点|响一?点|低一?点|高一?点|砍|剪|\d+小节就|"
    r"[一二三四五六七八九十]+小节就)"
)
_NO_ORDER = rf"(?!{_ORDER})(?![^,，。]*(?:换成|改成|去掉|静音|重写|小声|大声|[慢快轻响高低](?:一?[点些])))"
# Who cannot do something, before what is to be done about it.
_BEFORE = compiled(
    rf"^(?:哎|唉|那个|不好意思|[,，])*(?P<who>{_PEOPLE})(?:们)?{_NO_ORDER}[^,，。;；?？]{{1,16}}"
    rf"(?:[,，]{_NO_ORDER}[^,，。;；?？把]{{1,8}})?[,，](?=(?:所以|就|那就?|麻烦|再)*{_ORDER})"
)
# Why, behind the order: 主持人得说开场白, 这里有个慢镜头, 我们班的小号好吹.
_AFTER = compiled(
    rf"(?P<order>^(?=[^,，。]*{_ORDER})[^。;；?？]{{3,}}?)[,，](?:因为|毕竟|不然|要不然)?(?:{_PEOPLE}(?:的|们|得|要|"
    rf"好|在|也|才|就|"
    rf"有|都|说|这|那|还|会|能|下|班|团|队|学){_NO_ORDER}[^,，。;；?？]{{1,16}}|(?:那边|这边|这里|那里|此处|后面|"
    rf"到那)(?:是|有|要|得|"
    rf"正好|刚好){_NO_ORDER}[^,，。;；?？]{{1,14}}|[^,，。;；?？把将]{{1,8}}(?:好吹|好弹|好唱|好拉|好记|吹得动|"
    rf"唱得上去|吹着顺手|弹着顺手|过年嘛))"
    r"[了吧呢。!！]*$"
)
_NAMES = compiled(PLAYERS)


def without_reasons_zh(text: str) -> str:
    """The cleaned Chinese ``text`` on a piece that is playing, without those for whom something is wished."""
    before = _BEFORE.match(text)
    if before and not _NAMES.search(before.group().removeprefix(before["who"])):
        text = text[before.end() :]
    after = _AFTER.match(text)
    return after["order"] if after else text
