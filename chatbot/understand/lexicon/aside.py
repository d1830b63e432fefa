"""What people say of the program itself, and of other business than music: English patterns over lower-case text,
joined in :mod:`chatbot.understand.lexicon.cues` to the Chinese."""

from __future__ import annotations

HELP = (
    r"\bwho (?:made|built|created|invented|programmed|trained|designed|wrote) you\b|\bwhat(?:'s| is) your name\b|"
    r"^(?:can you )?tell me (?:something )?about yourself\b|\b(?:do|are) you (?:use|using|based on|run on|powered "
    r"by)? ?(?:an? )?(?:ai|artificial "
    r"intelligence|neural net\w*|language model|llm|chatgpt|gpt|computer)\b|^is (?:it|this)(?: all| really| "
    r"completely)? (?:free|safe|online|offline)\b"
    r"(?! of)|^(?:can|do) you (?:only |also )?(?:do|speak|understand|know|handle) (?:english|chinese|german|french|"
    r"spanish|other languages|mandarin)\b|"
    r"^is there (?:an? |any )?(?:limit|maximum|minimum|restriction|cap)\b|^what(?:'s| is| are) the (?:limits?|"
    r"maximum|longest|shortest|most)\b.{0,30}\b(?:you|can|"
    r"possible|allowed)\b|^what (?:can|could|may) i (?:change|edit|adjust|tweak|alter|control)(?: here| about (?:it|"
    r"this))?[.?! ]*$|^(?:what(?:'s| is)|is there) (?:the|an?) (?:best|easiest|good|better) way (?:to|of)\b",
    r"^(?:sorry,? |but |wait,? |ok,? |um+,? )*i (?:don't|do not|can't|cannot) (?:really |quite )?(?:get|understand|"
    r"follow|see|figure out|know) "
    r"(?:how (?:this|it|that|any of this) works?|how to (?:use|work) (?:this|it)|what to do|what (?:i'm|i am) "
    r"(?:supposed|meant) to do|"
    r"this (?:thing|page|app))\b|^(?:this is|it's|that's) (?:all )?(?:so |very |too |really )?confusing[.! ]*$|"
    r"^(?:teach|show) me (?:how (?:to use|this works|it works)|the basics)\b",
    r"^(?:please )?help(?: me)?(?: please)?[.!?]*$",
    r"\bwhat (?:(?:else|all|sorts? of things?|kinds? of things?|types? of things?|things|stuff|more) )?(?:can|"
    r"could|do|"
    r"should|may|might) (?:you|i|we)(?: all)? (?:do|say|ask|play|understand|know|type|write|request|try)\b(?! about)",
    r"\b(?:what|which) (?:\w+ )?(?:instruments?|genres?|styles?|moods?|keys|scales|sounds|features|options|functions|"
    r"commands|kinds? of (?:music|things?|edits?|changes)|languages|sorts? of music) (?:are there|exist)(?: here| in "
    r"total| altogether)?\s*\??$|\b(?:what|which) (?:\w+ )?(?:instruments?|genres?|styles?|moods?|keys|scales|sounds|"
    r"features|options|functions|commands|kinds? of (?:music|things?|edits?|changes)|languages|sorts? of music) "
    r"(?:do|"
    r"can|could|are) (?:you|i|we|there)(?: \w+)? (?:know|have|support|offer|do|play|make|choose|pick|ask|compose|"
    r"write|understand|available|"
    r"request|get)\b|\bwhat(?:'s| is| are) (?:my options|possible|available|the options|your (?:features|abilities|"
    r"capabilities|skills))\b|\bwhat(?:'s| is) (?:this|it) for\b|^(?:please )?(?:give|show) me (?:some |an? |a few )?"
    r"(?:examples?|tips|hints|suggestions?|instructions|the ropes)\b(?! of a)|\bi (?:don't|do not) know (?:what|how) "
    r"(?:to|i can|i should) (?:say|do|ask|start|begin|use|type|write)\b|^(?:i'm |i am )?(?:lost|stuck|confused|new "
    r"here)[.! ]*$|^(?:where|how) (?:do|should|can) (?:i|we) (?:start|begin)\b|^(?:any |got any )(?:tips|suggestions|"
    r"hints|examples)\s*\??$|^what now\??$|\b(?:can|could|may) i (?:also )?(?:download|save|export|upload|share|"
    r"print|"
    r"record|import)\b|\bhow (?:does one|do you) (?:use|work) (?:this|it|with this)\b|\bwhat are you(?: capable of| "
    r"able to do)?\s*\??$|\bwhat is this (?:app|page|site|tool|thing|website)\b",
    r"\bhow (?:does|do) (?:this|it|you|i use|that|the page|everything)(?: \w+)? (?:work|use|function|operate)\s*\??$|"
    r"\bhow do i use (?:this|it)\b|^how (?:does|do) (?:this|it|that) (?:go|work)\s*\??$",
    r"\bhow (?:do|can|should) i (?:use|talk|start|begin|ask|work)\b",
    r"(?<!my )\b(?:instructions|manual|tutorial|user guide|commands)\b\s*\??$|\b(?:list|overview) of (?:the |all |"
    r"your )*(?:commands|things|"
    r"requests|orders)\b.{0,20}\b(?:understand|know|can do|i can say|take)\b",
    r"\bhow (?:do|can|could|would) (?:i|we|you) (?:get|save|export|download|print|share|upload|import|record)\b|"
    r"怎么(?:导出|保存|下载|打印|分享|转发|发给)|你是?怎么(?:作曲|写歌|写曲|创作|工作)|(?:我)?(?:可以|"
    r"能)(?:跟|对|和)你说(?:些)?什么",
    r"\bwho are you\b|^(?:hey |so |wait,? |sorry,? )*are you (?:an?|some kind of|really|even|actually)?(?: \w+)? "
    r"?(?:human|person|robot|bot|ai|machine|computer|program|composer|musician|real)\b|^(?:please )?(?:save|export|"
    r"download)\b|^(?:hi|hello|hey|good (?:morning|evening|afternoon))(?: there)?[.!\s]*$",
)
# Other business, and attempts to be talked out of one's own.
OFFTOPIC = (
    r"^(?:good ?night|bye(?:[ -]bye)?|goodbye|see you(?: later| soon| tomorrow)?|how are you(?: doing)?(?: today)?|"
    r"how's it "
    r"going|i(?:'m| am) (?:so |very |a bit |really )?(?:hungry|thirsty|cold|freezing|late|at work|at home))[.!? ]*$|"
    r"\bweather\b|(?<!good )(?<!glad )(?<!great )(?<!happy )(?<!joyful )\bnews\b(?! (?:show|programme|program|"
    r"theme|jingle|intro|opener|broadcast|bulletin|music|bumper|sting|segment|channel))|\bstock(?:s| price| "
    r"market)\b|"
    r"\bsystem prompt\b|\b(?:ignore|disregard|forget|"
    r"override)\b.{0,30}\b(?:instructions?|prompts?|rules|training)\b|"
    r"\bjailbreak\b|\bdeveloper mode\b|\bpython (?:code|script|program|function)\b|\bsource code\b|\bjavascript\b|"
    r"\brecipe\b(?! (?:of|for|behind) (?:this|the|that|its|our) (?:song|piece|music|tune|track|composition|work))|"
    r"\bpassword\b|\bapi key\b|\bcapital (?:city )?of\b|"
    r"\b(?:book|reserve) (?:me |us )?(?:an?|the) (?:table|flight|hotel|room|taxi|ticket|appointment)|\bremind "
    r"me\b(?! (?:what|which|of (?:the|my|what)|how)\b)|"
    r"\bset (?:an?|the|my) (?:alarm|timer|reminder)\b|\border (?:me |us )?(?:an?|some) (?:pizza|taxi|food|burger|"
    r"cab)|"
    r"\bcall (?:me )?(?:an?|my|the) (?:taxi|cab|mum|mom|doctor|uber)\b|\b(?:send|write|draft) (?:me )?(?:an?|the|"
    r"my) (?:\w+ )?"
    r"(?:e-?mail|letter|cv|resume|report|poem|story|novel|joke|speech|message|text|application|blog post|tweet)\b|"
    r"\btell me a (?:joke|story)\b|\bwho (?:won|is the (?:king|queen|president|prime))\b|\bhow (?:old|tall|"
    r"far) (?:is|are)\b|"
    r"\b(?:solve|calculate|what is \d+ ?[+*x/-])\b|\bphone number\b|\bexchange rate\b|\bwrite (?:me )?(?:some |"
    r"a )?(?:code|sql|html)\b|\bmedical\b|\blegal advice\b|\bdiagnos\w+|\bhoroscope\b|\blottery\b|"
    r"\b(?:recommend|suggest|find)(?: me| us)? (?:an?|some|any|the) (?:(?!piece|song|tune|music|track)[a-z]+ )?"
    r"(?:restaurants?|books?|movies?|films?|hotels?|shops?|stores?|phones?|laptops?|cars?|doctors?|dentists?|"
    r"recipes?|"
    r"wines?|holidays?|gifts?|presents?|series|podcasts?|websites?|apps?|flights?|cafes?|museums?|places? to (?:eat|"
    r"stay|visit))\b(?! (?:music|theme|song|soundtrack|score|tune))|"
    r"\bwhat(?:'s| is) the (?:time|date)\b(?! signature)|\btranslate\b|\bpresident\b|\bworld cup\b|\belection\b|"
    r"\bbitcoin\b|^what time is it(?: now)?\s*\??$|"
    r"\bhomework\b|\bessay\b|\bpretend (?:to be|you)\b|\byou are now\b",
)
# Works of words and not of music: an essay about Mozart is none of his.
WORDS = (
    r"\b(?:write|draft|compose|create|make|give|tell|read)(?: me| us)? (?:an?|the|my|some) (?:short |long |little |"
    r"funny |"
    r"\w+ )?(?:essay|report|article|paper|story|novel|speech|letter|e-?mail|blog(?: post)?|review|biography|joke|"
    r"tweet|"
    r"homework|summary of the life|poem|haiku|limerick|recipe|cv|resume)\b(?! (?:song|music|theme|tune|soundtrack))|"
    r"\b(?:who|when|where) (?:was|is|did|were) (?:mozart|bach|beethoven|chopin|the beatles|vivaldi|"
    r"debussy)\b.{0,20}\b(?:born|die[ds]?|live[ds]?|buried|married)\b",
)
