"""What is done to those who play in everyday Chinese, in words that the readers know: 音量往下拉一拉 is 小声一点,
突出钢琴 钢琴大声一点, 把钢琴的旋律让小提琴来拉 an exchange."""

from __future__ import annotations

from chatbot.understand.everyday_zh import END, HAN, LITTLE, PLAYERS
from chatbot.understand.matcher import compiled
from chatbot.understand.numerals import NUMBER
from chatbot.understand.rule import Rule

_PULLED = r"[拉压降调收减推掰拧走拨提抬带放]"
_MOVED = rf"{_PULLED}(?:一?{_PULLED}|一下|{LITTLE}|[高低下上])?"
_INSTRUMENT = r"(?:[^,，。的把让用由给交]{1,6})"
_PART = r"(?:主?旋律|声部|部分|那部分|线条|那条线|那一?轨|活儿?|位置)"
OF_PARTS: tuple[Rule, ...] = (
    # Louder and softer in other verbs, before and after the part.
    (
        compiled(
            rf"^(?:请|把|给我|帮我|能不能|再)*(?:突出|加强|增强|强化|凸显|放大)(?:一下)?(?P<who>{PLAYERS}|旋律|"
            rf"主旋律|伴奏|低音)(?:的?(?:声音|存在感|力度))?[吧。!！]*$"
        ),
        r"\g<who>大声一点",
    ),
    (
        compiled(
            rf"^(?:请|把|给我|帮我|能不能|再)*(?:弱化|削弱|减弱|淡化|压低|少一?[点些])(?:一下)?(?P<who>{PLAYERS}|"
            rf"旋律|伴奏|低音)(?:的?(?:声音|存在感|力度))?[吧。!！]*$"
        ),
        r"\g<who>小声一点",
    ),
    (
        compiled(
            rf"(?P<who>{PLAYERS}|旋律|主旋律|伴奏|低音)(?:的?声部|的?声音|声)?(?:能不能|给我|再|要|得|弹得|打得|"
            rf"稍微|更)*(?:太小|凸出来|往前一?[点些]|明显(?:一?[点些])?|清楚(?:一?[点些])?|提一?点音量|增强|加强|强化|"
            rf"推大一?[点些]|用力(?:一?[点些])?[弹打吹拉敲]?|放开一?[点些])(?:一下)?(?=[吧了。!！]*(?:$|[,，。]))"
        ),
        r"\g<who>大声一点",
    ),
    (
        compiled(
            rf"(?P<who>{PLAYERS}|旋律|主旋律|伴奏|低音)(?:的?声部|的?声音|声)?(?:能不能|给我|再|要|得|弹得|打得|"
            rf"敲得|稍微|更|有点|太)*(?:弱化|减弱|轻柔(?:一?[点些])?|用力了?|大了一?[点些]|大了?|往下压压|"
            rf"淡化)(?:一下)?(?=[吧。!！]*(?:$|[,，。]))(?<!得大)(?<!要大)(?<!再大)(?<!更大)"
        ),
        r"\g<who>小声一点",
    ),
    # Who leaves, who comes back, who joins.
    (
        compiled(
            rf"^(?:请|把|就)*取消(?:掉)?(?P<who>{PLAYERS})[吧了。!！]*$|^(?:请|把|就)*(?P<who2>{PLAYERS})(?:可以|"
            rf"就)?(?:取消|可以不要|不必要|没必要|多余|碍事|用不着)(?:掉)?[吧了。!！]*$|"
            rf"^用不着(?P<who3>{PLAYERS})[吧了。!！]*$"
        ),
        lambda match: f"去掉{match['who'] or match['who2'] or match['who3']}",
    ),
    (
        compiled(
            rf"^(?:请|再|给我)*放出(?P<who>{PLAYERS})[吧了。!！]*$|^(?:请|把)*(?P<who2>{PLAYERS})重新(?:打开|"
            rf"放出来|响起来|加入)[吧了。!！]*$"
        ),
        lambda match: f"取消{match['who'] or match['who2']}静音",
    ),
    (
        compiled(
            rf"^(?:再)?(?:来一?[支把架只台]|上|叠(?:加)?(?:上)?一层)(?P<who>{PLAYERS})[吧呗。!！]*$|"
            rf"^(?:让)?(?P<who2>{PLAYERS})(?:也来|也上|参与(?:一下|进来)?|垫一?[下垫]|铺一?[下铺])[吧呗。!！]*$"
        ),
        lambda match: f"加{match['who'] or match['who2']}",
    ),
    # What is wrong with the one that goes: 钢琴太俗换竖琴.
    (
        compiled(
            rf"(?P<who>{PLAYERS})(?:太|有点|不够?)[^,，。]{{1,3}}?了?(?=(?:换|改)(?:成|用|"
            rf"为)?(?:一?[把支架])?(?:{PLAYERS}))"
        ),
        r"\g<who>",
    ),
    # Who comes in later, who clashes with whom, and the other mode or meter.
    (
        compiled(
            rf"^(?:让)?(?P<who>{PLAYERS})(?:在|从|到)?第(?P<n>{NUMBER})小节(?:才|再|开始)?(?:进来?|加入|"
            rf"出现)[吧。!！]*$"
        ),
        r"\g<who>第\g<n>小节再进来",
    ),
    (
        compiled(
            rf"(?:{PLAYERS}|旋律|伴奏|低音)(?:和|跟|与)(?P<who>{PLAYERS}|旋律|伴奏|低音)(?:有点?|总|老)?(?:冲突|"
            rf"打架|不搭|不和谐|对不上|撞车|撞)了?(?=[吧。!！]*$)"
        ),
        r"重写\g<who>",
    ),
    (
        compiled(r"^(?:我)?不(?:想)?要(?P<mode>[大小])调了?[吧。!！]*$"),
        lambda match: "换成小调" if match["mode"] == "大" else "换成大调",
    ),
    (
        compiled(
            r"^(?:拍子|拍号)?从[二三四五六]拍(?:子)?(?:改|换|变)(?:成|"
            r"为)?(?P<n>[二三四五六])拍(?:子)?[吧。!！]*$"
        ),
        r"改成\g<n>拍子",
    ),
    (compiled(r"(?<=[快慢加减]个)[一二三四五六七八](?P<n>[二三四五六七八九])(?=拍)"), r"\g<n>"),
    # Who answers another joins: 来个二胡呼应一下钢琴; what it plays is said after: 加一个小号，吹副旋律.
    (
        compiled(
            rf"^(?:来|用|找|请|让|叫)(?P<x>(?:一?[个把支架])?{HAN}{{1,6}}?)(?:来)?(?:呼应|衬托|搭配|点缀|烘托|"
            rf"托着?|陪衬|应和|配合|陪|衬)(?:一下|着)?(?:主?旋律|{PLAYERS})[吧。!！]*$"
        ),
        r"加\g<x>",
    ),
    (
        compiled(
            rf"(?P<who>(?:加|来|配|添)(?:上|一)?[个把支架]?{HAN}{{1,6}}?)[,，](?:让它|由它|它|负责|就|来|"
            rf"专门)*(?:[吹拉弹奏唱打]|负责|演奏|担任|走)(?P<role>副旋律|主旋律|旋律|对位|伴奏|低音|和弦|"
            rf"铺底)(?=[吧。!！]*$)"
        ),
        r"\g<who>\g<role>",
    ),
    # Drums of another kind are played by the same drummer.
    (
        compiled(
            r"(?:把|将)?(?:架子|爵士)?鼓(?:组|点)?(?:的声部)?(?:换|改)(?:成|为|用|"
            r"作)(?:一?[套面组个])?(?:[\u4e00-\u9fff]{1,3}鼓|沙锤|铃鼓|木鱼|梆子|鼓机|拍手)" + END
        ),
        "鼓换个打法",
    ),
    # In the manner of a player: 用吉他弹唱的方式重编.
    (
        compiled(
            r"[用以按](?P<x>[\u4e00-\u9fff]{1,8}?)(?:弹唱)?(?:的)?(?:方式|形式|编制|阵容|配置|手法)(?:来|给我|"
            r"再)*(?:重?新?编(?:一[遍下])?|改编|演绎|诠释|重新演绎|改|重来|做|弹|演奏)(?:一?[遍下次])?"
        ),
        r"改编成\g<x>",
    ),
    (compiled(r"(?:续|加|补|接|安|添|装|写|来)(?:上|个|一个|条|一条|段)*(?:小|短)?尾巴"), "加个结尾"),
    (
        compiled(
            r"(?:拿|去|删|减|砍|剔|清)(?:掉|除|去)?(?:那些|些|所有|一些)?(?:多余|没用|冗余|不必要|花里胡哨|碎|"
            r"啰嗦)的(?:音符?|装饰音?|东西|音|声部|花音)?"
        ),
        "简单一点",
    ),
    # Who plays, called by the place: 鼓这块, 钢琴那边.
    (
        compiled(r"(?<=[琴鼓斯他笛号乐律奏弦管筝萨声])(?:[那这](?:一?块|边|部分|一?路|一?组|一坨|头|里))(?!小节|段)"),
        "的声部",
    ),
    # Louder and softer by what is done with a slider: 音量往下拉一拉.
    (
        compiled(rf"(?:的)?(?:声音|音量|声量|推子|响度|分贝)(?:给我|帮我|再|稍微|都|整体)*往(?P<way>[上下]){_MOVED}"),
        lambda match: "大声一点" if match["way"] == "上" else "小声一点",
    ),
    # What one wants to hear of a part is the part alone: 我就想听听贝斯在干嘛.
    (
        compiled(
            rf"(?<=听)(?:一?听|清楚?|一下)?(?P<who>{HAN}{{1,6}}?)(?:到底|究竟|都|那里|那边)?在(?:干嘛|做什么|"
            rf"弹(?:些)?什么|干什么|搞什么)[吧呢?？]*$"
        ),
        r"\g<who>",
    ),
    # All of it on another instrument: 用八音盒的音色再来一遍.
    (
        compiled(
            rf"^(?:请|帮我|能不能|可以)*[用拿换](?P<x>(?!这|那){HAN}{{1,8}}?)(?:的)?(?:音色|声音)?(?:再|重新|"
            rf"给我)*(?:来|弹|放|演奏|奏|走|过|拉|吹|诠释)(?:一?[遍次下回])[吧。!！]*$"
        ),
        r"改用\g<x>演奏",
    ),
    (
        compiled(r"(?P<who>鼓|贝斯|钢琴|吉他|伴奏|和弦|弦乐|旋律)(?:的声部)?换[个点种](?:新)?花样[打弹来写玩走]?"),
        r"\g<who>换个玩法",
    ),
    # Who takes over a part: 把钢琴的旋律让小提琴来拉, 让小提琴来拉钢琴的旋律.
    (
        compiled(
            rf"(?:把|将)(?P<old>{_INSTRUMENT})的{_PART}(?:都|全|也|就|改)?(?:让|让给|交给|给|由|换|用|分给|移给|转给)"
            rf"(?P<new>{_INSTRUMENT}?)(?:来)?(?:[拉弹吹奏打唱]|演奏|负责|接手|担任)?{END}"
        ),
        r"把\g<old>换成\g<new>",
    ),
    (
        compiled(
            rf"(?:让|由|请|叫|用)(?P<new>{_INSTRUMENT}?)(?:来)?(?:[拉弹吹奏打]|演奏|接手|顶替|"
            rf"顶)(?P<old>{_INSTRUMENT})的{_PART}{END}"
        ),
        r"把\g<old>换成\g<new>",
    ),
    # Hands apart: 钢琴左右手拆开.
    (
        compiled(
            r"(?:分|拆)?(?:左右(?:两只)?手|两只手|双手|左手右手)(?:给我|都|的声部)*(?:拆|分)(?:开来?|离|"
            r"成两[个条]?[轨声部]*)"
        ),
        "拆成左右手",
    ),
    # Doubled once more: 旋律高八度叠一遍.
    (compiled(r"叠(?:上)?一遍|叠[上加进](?:去|来)?(?!一)|摞一层|再摞上?"), "叠一层"),
)
