"""Chinese words for one and the same thing: whatever verb, order or particle it is said with, the same is done.
Each row has sentences, and the act, task, topic and edits that each of them may mean; "@" names the parts."""

from __future__ import annotations

import pytest

from chatbot.turn import Turn
from chatbot.understand import understand
from tests.chatbot.phrase_notation import MANY, PIECE


def shown(turn: Turn) -> str:
    """The act with its task or topic, and the edits with their parts."""
    edits = ",".join(edit.operation + ("@" + "+".join(edit.parts) if edit.parts else "") for edit in turn.edits)
    parts = "+".join(turn.targets.parts) if turn.act == "regenerate" else ""
    said = turn.act + (f"/{turn.task}" if turn.task else "") + (f"?{turn.topic}" if turn.topic else "")
    return said + (f" {edits}" if edits else "") + (f" TP={parts}" if parts else "")


_FAMILIES: tuple[tuple[str, bool, str, str], ...] = (
    ("louder piano", False, "edit louder@piano",
     "钢琴响一点 钢琴再大声些 钢琴音量加大 钢琴听不清 钢琴凸出来 突出钢琴 钢琴提一点音量 钢琴推大点 "
     "钢琴存在感太低 钢琴用力点弹 加强钢琴 把钢琴的声音开大 钢琴太轻了听不见"),
    ("softer drums", False, "edit softer@drums",
     "鼓小点声 鼓太吵 鼓吵死了 压一下鼓 鼓收着点 鼓的音量降一点 鼓退后一些 鼓盖过旋律了 削弱鼓 鼓打得太用力了 "
     "鼓小声一点 鼓有点大 鼓喧宾夺主 少一点鼓 鼓往下压压"),
    ("faster", False, "edit tempo",
     "快点 快一点点 加速 速度快点 慢死了 节奏快一点 速度往上提 赶一点 太拖拉 跑起来 走快点 更快 速度太慢 "
     "加快步伐 速度再提提 麻利点"),
    ("slower", False, "edit tempo",
     "慢点 再慢点 减速 速度放慢 太赶了 别那么急 缓一缓 速度降一点 不要这么快 速度太快 慢吞吞一点 速度慢一点 "
     "稳一点 喘不过气 节奏太快了"),
    ("remove drums", False, "edit remove@drums",
     "去掉鼓 鼓不要了 删掉鼓 拿掉鼓 别要鼓了 把鼓撤掉 移除鼓 砍掉鼓 鼓可以不要 用不着鼓 鼓取消 鼓清掉 "
     "不想要鼓 鼓免了 把鼓踢了 鼓多余"),
    ("mute bass", False, "edit mute@bass",
     "贝斯静音 把贝斯关掉 贝斯先关 贝斯闭麦 贝斯先停 屏蔽贝斯 贝斯先别出声 暂时关了贝斯 贝斯按掉"),
    ("unmute bass", False, "edit unmute@bass",
     "贝斯取消静音 取消贝斯的静音 贝斯打开 打开贝斯 恢复贝斯 贝斯放出来 贝斯回来吧 把贝斯开回来 贝斯可以响了 "
     "解除贝斯静音 贝斯重新打开 贝斯别静音了 放出贝斯 让贝斯回来"),
    ("solo piano", False, "edit solo@piano",
     "只听钢琴 只留钢琴 光听钢琴 就听钢琴 单放钢琴 除了钢琴都静音 把钢琴单独拎出来 单听钢琴 就留钢琴一个"),
    ("swap", False, "edit swap@piano",
     "钢琴换成竖琴 钢琴改成管风琴 竖琴代替钢琴 钢琴换竖琴 把钢琴替成竖琴 钢琴交给竖琴 竖琴接替钢琴 "
     "不要钢琴改竖琴 钢琴改由竖琴演奏 钢琴那部分换成竖琴 钢琴太俗换竖琴"),
    ("add flute", False, "add/part",
     "加长笛 加个长笛 添一支长笛 配个长笛 长笛也来 增加长笛 补个长笛 把长笛加进去 加点长笛 给它加上长笛 "
     "要是有长笛就好了 来点长笛 引入长笛 叠一层长笛 上长笛"),
    ("regen melody", False, "regenerate TP=melody",
     "旋律重写 换个旋律 旋律重新来 旋律不好听换一个 旋律重做 旋律换一条 旋律重新编 换条旋律 给我新的旋律 "
     "旋律更有趣一点 旋律优化一下 旋律另写 旋律修改一下"),
    ("regen drums", False, "regenerate TP=drums",
     "鼓重写 换个鼓点 鼓换个打法 鼓再来一版 鼓太死板 鼓变化多一点 鼓重做 鼓点改改 鼓敲得有花样一点"),
    ("simpler piano", False, "regenerate/simpler TP=piano",
     "钢琴简单点 钢琴太复杂 钢琴太花 钢琴别那么复杂 降低钢琴难度 钢琴写简单些 钢琴太密 简化钢琴 钢琴朴素点"),
    ("busier piano", False, "regenerate/busier TP=piano",
     "钢琴复杂点 钢琴太单调 钢琴太简单 钢琴华丽点 钢琴加花 钢琴忙一点 钢琴太单薄 丰富一下钢琴 钢琴难一点"),
    ("continue", False, "continue",
     "继续 往下写 再写一段 后面呢 继续写 别停 再长一点 不够长 续上 下文呢 还没完吧继续 长一点"),
    ("undo", False, "undo",
     "撤销 撤销刚才的 回退 取消修改 回到上一步 改回来 恢复原样 我后悔了 算了 退一步 当我没说 还是改回去吧 "
     "复原 撤一下"),
    ("vary", False, "vary",
     "变奏 变化一下 换个花样 来点变化 变体 改动一点点 换个感觉 微调一下 玩点花样 变种 翻新一下"),
    ("ending", False, "add/ending",
     "加个结尾 来个尾声 加尾奏 收尾收好 给个结尾 结束得太急 补个结尾 写个尾巴 需要一个结尾 圆满收尾"),
    ("intro", False, "add/intro",
     "加个前奏 写个前奏 来个引子 前面加前奏 缺个前奏 加引子 开头加个前奏 补一段前奏 先来个前奏 要个前奏 "
     "配个前奏 加段开场 加个开头"),
    ("key", False, "ask?key",
     "什么调 哪个调 调是什么 现在在什么调上 什么调式 调号是什么 用的哪个调 是小调吗 告诉我调性"),
    ("tempo", False, "ask?tempo",
     "速度多少 多快 bpm多少 速度是多少 每分钟几拍 有多快 现在的速度 什么速度 速度是几 多少bpm 速度报一下 "
     "节奏多快 当前速度"),
    ("meter", False, "ask?meter",
     "几拍的 拍号是多少 什么拍子 几几拍 拍号是什么 是三拍子吗 用的什么拍号 拍子是啥 几拍子"),
    ("bars", False, "ask?bars",
     "多长 有多长 几小节 多少小节 总共几小节 时长多少 多久 能放多久 一共多长 几分钟 多少秒 长度是多少 "
     "曲子多长 有几个小节"),
    ("chords", False, "ask?chords",
     "什么和弦 用了哪些和弦 和弦是什么 和弦进行是什么 用的什么和弦 第一小节是什么和弦 和弦怎么走 "
     "和声进行讲一下 写出和弦 和弦标一下 列出和弦 副歌用的什么和弦 和弦都有啥 告诉我和弦 级数是什么"),
    ("form", False, "ask?form",
     "什么结构 曲式是什么 结构怎样 分几段 怎么分段 哪里是副歌 副歌在哪 有几段 段落结构说一下 是什么曲式 "
     "A段在哪 有没有桥段 有副歌吗 结构分析下 几个部分"),
    ("parts", False, "ask?parts",
     "什么乐器 用了什么乐器 有哪些乐器 都有谁在演奏 几个声部 哪些声部 配器是什么 编制是什么 现在有哪些乐器 "
     "乐器都有啥"),
    ("difficulty", False, "ask?difficulty",
     "难吗 好弹吗 几级 新手能弹吗 难度如何 好学吗 多难 弹起来难吗 业余的能弹吗"),
    ("range", False, "ask?range",
     "音域多少 音域是多少 最高音是什么 最低音是多少 音域宽吗 最高到哪 最高音多高 音区在哪 跨几个八度 音域多宽 "
     "最高的音"),
    ("explain", False, "ask?explain",
     "为什么 为什么这么写 为啥用小调 怎么想的 解释一下 为什么听起来悲伤 这里为什么转调 讲讲为什么 什么原理 "
     "怎么做到的 为何这样安排"),
    ("mods", False, "ask?modulations",
     "转调了吗 哪里转调 有没有转调 有离调吗 转到什么调 转了几次调"),
    ("cad", False, "ask?cadences",
     "什么终止式 终止式是什么 结尾用的什么终止 有完满终止吗 怎么收束的"),
    ("rhythm", False, "ask?rhythm",
     "什么节奏 节奏型是什么 有切分吗 节奏怎么样 用了什么节奏 节奏特点"),
    ("summary", False, "ask?summary",
     "分析一下 介绍一下这首曲子 说说这首曲子 总结一下 描述一下 讲讲这首 概括一下 点评一下 给个概述"),
    ("compare", False, "ask?compare",
     "改了什么 变了什么 有什么变化 刚才改了啥 跟上一版有什么区别 哪里不一样 和之前比呢 区别在哪 改动在哪 "
     "有啥不同 你动了哪里"),
    ("versions", True, "ask?versions|recall/list",
     "几个版本 有几版 现在是第几版 有哪些版本 多少个版本了 一共几版 列出所有版本 版本列表"),
    ("controls", False, "ask?controls",
     "我要求了什么 我说过什么要求 我刚才要的是什么 我提了哪些要求 设置是什么 参数是什么 当前设置 "
     "我之前怎么说的"),
    ("prefs", False, "ask?preferences",
     "我喜欢什么 我的偏好 你知道我喜欢什么吗 我的口味是什么 你记住了我什么 记得我的喜好吗 我爱听什么"),
    ("like", False, "rate/like",
     "好听 太棒了 我喜欢 不错 完美 绝了 赞 五星 点赞 好美 好棒 可以 太可以了 舒服 很有感觉 就是它 听哭了 "
     "有内味了 绝美 很满意 超喜欢 好家伙太好听了 挑不出毛病 可圈可点 不赖 蛮好的 好听哭了 有意思"),
    ("dislike", False, "rate/dislike",
     "难听 不喜欢 太差了 一般般 不满意 太土了 没感觉 垃圾 不怎么样 没意思 失望 一星 好难听 真难听 没灵魂 不好 "
     "尴尬 听不下去 没特色 不是我要的 差点意思 不太行 太敷衍 没味道 听腻了"),
    ("help", False, "help|help?files",
     "帮助 你会什么 有什么功能 教教我 怎么开始 你是谁 怎么保存 能上传吗 帮帮我 不会用 说明书"),
    ("offtopic", False, "offtopic",
     "今天天气怎么样 你吃了吗 帮我写作文 股票怎么样 帮我订机票 一加一等于几 你有女朋友吗 今天星期几 "
     "唐朝多少年 明天放假吗 写封邮件 地球多大"),
    ("transpose up", False, "edit transpose",
     "升一个半音 升八度 整体升高小三度 升调 移高五度 上移一个全音 提高三个半音 往高处移一点 升个key "
     "提升一个八度 整体高两度"),
    ("transpose down", False, "edit transpose",
     "降一个半音 降八度 整体降小三度 降调 移低五度 下移一个全音 降三个半音 往低处移一点 降个key 唱不上去 "
     "调太高"),
    ("key", False, "edit key",
     "改成小调 换成G大调 改成A小调 用大调 换个小调的 改成五声音阶 改调到F大调 调成C大调 换到B小调 弄成大调 "
     "要小调的"),
    ("meter", False, "edit meter",
     "改成三拍子 换成6/8拍 变成四三拍 拍号改5/4 用三拍 改为四四拍 变三拍 换3/4 改成八六拍 拍子换成四分之三 "
     "弄成三拍子的 节拍改成6/8"),
    ("cresc", False, "edit crescendo",
     "渐强 越来越强 慢慢变强 由弱到强 逐渐响起来 逐渐加强 一点点变大声 慢慢推上去 渐渐响亮 越来越响 逐渐推强 "
     "音量逐渐增大"),
    ("dim", False, "edit diminuendo",
     "渐弱 越来越弱 慢慢变轻 由强到弱 逐渐轻下去 逐渐减弱 一点点变小声 渐渐安静 越来越轻 越来越小声 "
     "音量逐渐减小"),
    ("fade", False, "edit fade_out",
     "淡出 结尾淡出 最后淡出 慢慢淡出 结尾渐隐 尾巴淡掉 淡出结束 最后慢慢消失 末尾淡去"),
    ("rit", False, "edit tempo",
     "渐慢 结尾渐慢 最后慢下来 逐渐放慢 越来越慢 收尾放慢 慢慢慢下来 末尾慢一点 结尾拉慢 渐渐放慢 最后收慢"),
    ("stacc", False, "edit articulation",
     "断奏 跳一点 顿音 弹得干脆点 连奏 圆滑一点 弹得流畅一点 重音突出 音拉满 弹得脆一点"),
    ("swing", False, "edit swing",
     "加点摇摆 摇摆感 带点swing 摇起来 摇摆一点 来点swing 不要摇摆 弹直 去掉摇摆 八分音符弹直 swing起来 "
     "弹得摇摆些 加摇摆"),
    ("cut", False, "edit cut",
     "删掉前四小节 去掉后半段 砍掉前奏 最后两小节不要 剪掉第3小节 把副歌删了 前奏去掉 不要前奏 中间剪掉 "
     "前两小节删除 第5到8小节剪去 结尾砍掉 去掉第二段 B段不要了 前半段删掉 跳过前奏"),
    ("extract", False, "edit extract",
     "只要前四小节 截取第5到8小节 短一点 缩短一点 太长了 缩短到八小节 截到八小节 剪成三十秒 就要前八小节"),
    ("repeat", False, "edit repeat",
     "重复一遍 再来一遍副歌 副歌重复 循环两次 整首反复一次 前四小节重复 重复三次 再弹一遍前半段 循环播放两遍 "
     "反复一遍 主歌唱两遍 第1到4小节循环 来两遍 重复一次副歌 副歌再来一次 再过一遍主歌"),
    ("reorder", False, "edit reorder",
     "顺序改成ABAB 按ABA排列 B段放前面 A和B互换 AB对调 先B后A 段落顺序改为BA 第一段和第二段对调 "
     "把B段移到最前面 A段放最后"),
    ("harmonise", False, "arrange/harmonise",
     "配和弦 给旋律配和声 写和弦 加和弦 配上和弦 和声化 编和弦 给它配个和弦 填和弦 配点和声"),
    ("accomp", False, "arrange/accompany",
     "配伴奏 加伴奏 写个伴奏 来个伴奏 配个吉他伴奏 用钢琴伴奏 给旋律加伴奏 做伴奏 弄个伴奏 配上伴奏"),
    ("arrange", False, "arrange",
     "改编成爵士 改编给钢琴 弄个古典版 改成八音盒版 换成民谣风格 改成华尔兹 重新配器 改成管弦乐 "
     "换个风格，摇滚 用弦乐演奏 整成雷鬼 改成进行曲风格 搞成电音"),
    ("vary mood", False, "vary",
     "开心点 更紧张 忧郁一些 温柔点 神秘一些 轻松些 再悲壮些 太悲了 梦幻点 可爱一些 热闹点 再燃一点 "
     "有点压抑，轻松点 热血一点"),
    ("choose", True, "recall/choose",
     "选第二版 第二版吧 我要第二个 第二个更好 用第二版 留第二版 第一版更好听 选一 第二版最好 采用第一版"),
    ("recall", True, "recall",
     "回到第一版 听第一版 打开第一版 回到上一版 原版 播放第一版 跳到第一版 再放一遍 再听一遍 调出第二版"),
    ("join", True, "arrange/join",
     "第一版和第二版接起来 把所有版本串起来 第一版后面接第二版 串成一首 连成组曲 全部接在一起 一二三版连起来 "
     "先放第一版再接第二版 做成串烧 把第二版接在第一版后面"),
    ("name", True, "recall/name",
     "叫它夏天 取名夏天 命名为夏天 名字叫夏天 起名夏天 这首叫夏天 保存为夏天 存成夏天 改名夏天 给它起名夏天 "
     "就叫夏天 标题夏天 给这首歌取个名字叫夏天 另存为夏天 这版命名夏天 名字改为夏天"),
    ("forget", False, "rate/forget",
     "忘掉我的偏好 清除我的喜好 重置偏好 删除我的口味 清空喜好记录 把我的偏好忘了 偏好清零 重置我的口味 "
     "忘了我的喜好吧"),
    ("count", False, "regenerate",
     "给我三个版本 来三版 出两个方案 多来几个版本 再来三个 换三个 生成四个候选 写两个不同的 来几个备选 "
     "再给两版"),
    ("split", False, "edit split@piano",
     "钢琴拆成左右手 把钢琴分成两个声部 钢琴拆开 钢琴左右手分开 拆分钢琴 钢琴拆成两轨 钢琴分左右手"),
    ("double", False, "edit double@",
     "用长笛叠旋律 长笛高八度重复旋律 旋律用长笛加倍 让长笛跟着旋律 长笛和旋律齐奏 长笛八度叠加旋律"),
)  # fmt: skip


@pytest.mark.parametrize(
    ("several", "meanings", "sentences"), [row[1:] for row in _FAMILIES], ids=[r[0] for r in _FAMILIES]
)
def test_whatever_the_words_the_same_is_meant(several: bool, meanings: str, sentences: str) -> None:
    context = MANY if several else PIECE
    read = {said: shown(understand(said, context)) for said in sentences.split()}
    wrong = {said: got for said, got in read.items() if not any(got.startswith(one) for one in meanings.split("|"))}
    assert read and not wrong
