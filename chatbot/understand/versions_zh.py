"""What is said of several versions in everyday Chinese, in words that the readers know: 混一下一二版,
给它起个名字，就叫大雪, 三个里面挑一个最好的."""

from __future__ import annotations

from chatbot.understand.matcher import compiled
from chatbot.understand.numerals import NUMBER
from chatbot.understand.rule import Rule

VERSIONS: tuple[Rule, ...] = (
    # A replay, which changes nothing.
    (
        compiled(
            r"^(?:请|再|给我|帮我|我想|想)*从头(?:再|开始|到尾)*(?:放|播放?|"
            r"听)(?:一?[遍次下])?[吧。!！]*$"
        ),
        "再放一遍",
    ),
    # Two versions by their numbers: 混一下一二版.
    (
        compiled(
            r"(?<![第十\d一二三四前后])第?(?P<a>[一二三四1-4])[、,和跟与]?(?P<b>[一二三四1-4])(?:两|"
            r"号)?个?版本?(?!本?是)"
        ),
        r"第\g<a>版和第\g<b>版",
    ),
    (
        compiled(
            r"(?P<v>第[一二三四五\d]个?版本?|原版|上一版)的(?P<what>速度|调|拍号)(?:[用搬套放挪移拿给](?:到|在|"
            r"给)?|应用到)(?:这|现在这?|当前)(?:一?[版首个]|里)?(?:上|里|来)?(?:面)?"
        ),
        r"\g<what>跟\g<v>一样",
    ),
    (
        compiled(
            r"(?:就|还是)?(?:照|按|沿用|参照|依)(?:着|照)?(?P<v>第[一二三四五\d]个?版本?|原版|"
            r"上一版)的(?P<what>速度|调|拍号)(?:来|走|弹|写|做|就行|就好)*(?=[吧。!！]*$)"
        ),
        r"\g<what>跟\g<v>一样",
    ),
    # What is turned down, and why: 第一个不行，太闷了.
    (
        compiled(
            r"^(?P<v>第[一二三四五\d]个?(?:版本?)?)(?:感觉|听着|还是|就|也|实在|真的)*(?:不行|不好|算了|pass|"
            r"不考虑|不太行|不合适|不对味?|淘汰|差点意思)[,，][^,，。把换改加删]{1,8}[。!！]*$"
        ),
        r"\g<v>不好听",
    ),
    (
        compiled(
            r"^(?:我觉得|感觉)?(?P<v>第[一二三四五\d]个?(?:版本?)?)(?:是|就|也)*(?:最|真|太|有点|实在)?(?:差|"
            r"烂|难听|糟糕?|土|拉胯|垃圾|无聊|乏味|不行|没意思)(?:了|的)?[。!！]*$"
        ),
        r"\g<v>不好听",
    ),
    # Which is the best: 三个里面挑一个最适合睡觉的.
    (
        compiled(
            r"^(?:请|你|帮我|给我|在|从)*(?:这|那)?(?:几|[两三四五]|所有|全部)个?(?:版本?)?(?:里面?|当中|"
            r"之?中)[,，]?(?:你|请|帮我|给我)*(?:挑|选|推荐|找)(?:出|"
            r"个)?(?:一?[个版首])?(?P<how>最[^,，。]{1,10}?)的?[吧。!！]*$"
        ),
        r"哪个\g<how>?",
    ),
    # Named after a pause: 给它起个名字，就叫大雪.
    (
        compiled(
            r"(?:给|帮|替)?(?:它|这首|这版|这个|曲子|这首曲子)?(?:取|起|想|定)个?(?:名字?|标题)[,，](?:就|我想|"
            r"我要)?叫(?:它|做|作)?"
        ),
        "这版叫",
    ),
    # What is to be thrown away again: 刚改的不要.
    (compiled(r"^刚(?=(?:改|加|换|做|弄|删|调)(?:过|掉)?的)"), "刚才"),
    # Versions in one: 一和三取个中间.
    (
        compiled(
            r"取个?中间(?:值|点)?|找个中间(?:值|点)|(?:折|中)(?:个|一下)?[中和](?:一下)?(?=[吧。!！]*$)|(?:综合|杂交|"
            r"揉|掺和?|捏)(?:在?一起|一下|到一块)|取长补短"
        ),
        "混合",
    ),
)
# One piece of all that were written.
_ALL_AS_ONE = compiled(
    r"^(?:把|将|请)?第?[一1][、,和]?[二2][、,和]?[三3](?:[、,和]?[四4])?(?:号|个)?版本?(?:都|全|给我)*(?:连|接|串|"
    r"拼)(?:着|起来|在一起|到一起|一起|上|成一首)(?:播放?|放|弹|听)?[吧。!！]*$|"
    r"^(?:把|将|请)?(?:这|那)?(?:[两三四五几]|所有|全部)的?个?(?:版本?|首|曲子)?(?:都|全|给我)*(?:连|接|串|"
    r"拼)(?:着|起来|在一起|到一起|一起|上)(?:播放?|放|弹|听听?|来)?[吧。!！]*$|"
    r"^(?:把|将|请|给我|帮我|用)?(?:这|那|前面|写过的)*(?:[两三四五]|几|所有|全部)?个?(?:首|版|版本|段|曲子)?(?:都|"
    r"全)?(?:做成|来个|弄成|搞成?个?|整成?个?)?(?:串烧|联奏|组曲|接龙)(?:一下|起来|曲)?[吧。!！]*$|"
    r"^(?:请|把|它们|都|全部|所有版本)*(?:按(?:照)?(?:先后)?顺序|依次|挨个|一个接一个|首尾相[接连]|顺着)(?:地|"
    r"的)?(?:给我)?(?:接|连|串|拼)(?:起来|在一起|一起|成一首)*(?:播放?|放|弹)?[吧。!！]*$|"
    r"^(?:请|帮我|给我|麻烦|你|能不能|可以|把|将|它们|他们|这些|这几[个首版段]|前面的?|全|都|全部|统统|写过的|[,，])*"
    r"(?:串|连|接|拼|合|并|凑|缝|粘|剪|攒|组)(?:接|联|连|合)?(?:在一起|起来)?(?:成|为|到|做|个|"
    r"出)+(?:了)?(?:一?[首支个段]|一整[首段个]|一块|一起)?"
    r"(?:串烧|联奏|组曲|大?曲子?|完整的?曲?子?|作品|长曲|歌)?[吧。!！]*$"
)

# Why several are wished says nothing of them: 再来两个我对比下.
_TO_CHOOSE = compiled(
    r"[,，]?(?:给|让|供)?(?:我|大家|我们)(?:来|再|好|想|自己|慢慢)*(?:对比|比较|挑|选|参考|比|pick)(?:一下|下|"
    r"看看?|挑|选|一?比|择|一挑|一选)*[吧。!！]*$"
)
_SEVERAL = compiled(rf"{NUMBER}[个版首种份]|几[个版首种份]")


def of_versions(text: str, several: bool) -> str:
    """The cleaned ``text`` with what it says of versions in plainer words; ``several`` tells whether there is
    more than one."""
    # Of two it is said which later, by what was heard last.
    if several and "两" not in text and _ALL_AS_ONE.match(text):
        return "把所有版本接起来"
    text = _TO_CHOOSE.sub("", text) if _SEVERAL.search(text) else text
    for pattern, words in VERSIONS:
        text = pattern.sub(words, text)
    return text
