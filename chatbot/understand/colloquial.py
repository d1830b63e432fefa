"""Colloquial English for changes of what is playing, in words that the readers know: "crank the bass" is "make the bass
louder", "end on a big chord" is "add a grand ending", "this for brass band" is "arrange it for brass band".

Like :mod:`chatbot.understand.roundabout`: loudness and touch, speed, where it begins and ends, how long it is, parts
written anew, feelings.
"""

from __future__ import annotations

import re

from chatbot.understand.context import Context
from chatbot.understand.lexicon.courtesy import PLEASE
from chatbot.understand.lexicon.instruments import INSTRUMENTS, Instrument
from chatbot.understand.matcher import compiled
from chatbot.understand.numerals import NUMBER, number
from chatbot.understand.rule import Rule, rule

_END = r"(?: please| now| instead| then| though| thanks| for me| maybe| perhaps| again)*[.!? ]*$"
_WHO = r"(?P<who>(?:the |my |our |that |those |all the )?(?!it\b|this\b|that\b|them\b|things\b|everything\b)[a-z]+)"
_NEW = r"(?P<new>(?:an? |the |some )?[a-z]+(?: [a-z]+)?)"
_IT = r"(?:it|this|that|things|everything|the (?:whole )?(?:thing|piece|song|music|tune|track|mix))"
_BIT = r"(?: (?:a (?:little )?bit|a little|a touch|a tad|some|slightly|more|a lot))*"
_PLACE = (
    rf"(?:the (?:very )?(?:first|last|final|opening|closing|second|middle) (?:half|(?:{NUMBER} )?(?:bars?|"
    rf"measures?))|"
    rf"the (?:ending|intro|bridge|chorus|verse|end|outro|beginning|opening)|bars? {NUMBER}(?: ?(?:-|to|through|and) "
    rf"?{NUMBER})?)"
)
# "the last two bars down" of "slow the last two bars down"

# --- Loudness and touch.
_SOUND: tuple[Rule, ...] = (
    rule(rf"\b(?:crank|pump|jack|juice|hype|bump|boost|push|fire|beef)(?: up)? {_WHO}(?: up)?{_BIT}(?=[,.;!?]|$| "
          rf"and\b| please)", r"make \g<who> louder"),
    rule(rf"(?<!\ba )(?<!\ban )(?<!some )\b{_WHO} (?:a (?:little )?(?:bit )?)?(?:more |further )?(?:to|towards|in|"
          rf"at) the (?:fore(?:front)?|front)\b(?: of the mix)?", r"make \g<who> louder"),
    rule(rf"(?<!\ba )(?<!\ban )(?<!some )\b{_WHO} (?:a (?:little )?(?:bit )?)?(?:more |further )?(?:to|towards|in|at|"
          rf"into) the (?:back(?:ground)?|rear)\b(?: of the mix)?", r"make \g<who> quieter"),
    rule(rf"^(?:{PLEASE})(?:build|grow|swell|ramp|work|whip)(?: {_IT})? ?(?:up)?(?= (?:from|between|over|in|across|"
          rf"through|during|towards?|until|into|to) (?:the |bar|measure|\d))", "crescendo"),
    rule(rf"^(?:{PLEASE})(?:start|begin|open)(?: {_IT})? (?:off )?(?:soft(?:ly)?|quiet(?:ly)?|gently|low|small) "
          rf"(?:and|then|but|,)+ ?(?:then )?(?:let {_IT} |have {_IT} |make {_IT} )?(?:grow|swell|build|get louder|"
          rf"rise|open up|get bigger)(?: up| from there| gradually| slowly)*{_END}", "make it get gradually louder"),
    rule(rf"\b(?:let|make|have) {_IT} (?:grow|swell|rise|build)(?: up)?(?: (?:steadily|gradually|slowly))?(?: "
        rf"louder)?"
         r"(?=[,.;!? ]|$)(?! into| out| (?:calm|sad|dark|happ|bright|quiet|soft|slow|fast|tense|angr|gentl|warm|"
         r"cold|tir)\w*)",
        "make it get gradually louder"),
    rule(rf"\b(?:smooth(?:en)?|iron) {_WHO} out\b|\bsmooth(?:en)? out {_WHO.replace('who', 'whom')}", lambda m:
        f"make {m['who'] or m['whom']} legato"),
    rule(rf"\bsmooth(?:en)? (?:{_IT} )?out\b(?: {_IT}\b)?", "make it legato"),
    rule(rf"^{_WHO} (?:is|are|sounds?|feels?) (?:way |much |a bit |far |just )*too (?:jumpy|choppy|jerky|bouncy|"
          rf"disconnected|detached|spiky|stabby)[,.;:]* (?:so |please |can you |could you )*(?:smooth|connect|join|"
          rf"tie)\w* (?:it|them|that)(?: out| up| together)?{_END}", r"make \g<who> legato"),
    rule(rf"\b(?:snappier|crisper|shorter|short|drier|dry|clipped|punchier|choppier|detached|brief) notes (?:in|on|"
          rf"for|from) {_WHO}",
        r"make \g<who> staccato"),
    rule(rf"\b(?:longer|more connected|smoother|smooth|connected|flowing|joined-up|joined up) notes (?:in|on|for|"
          rf"from) {_WHO}",
        r"make \g<who> legato"),
    rule(r"^(?:an? |some |more |with (?:an? )?|give (?:it|me) an? )*(?:shuffle|swung|swing) (?:feel|rhythm|groove|"
          r"eighths?|quavers)" + _END, "make it swing"),
    rule(rf"^(?:an? )?{_WHO} solo{_END}", r"solo \g<who>"),
    rule(rf"\b(?:bring|let|have) (?:everyone|everybody|everything|all of them|the (?:others|rest|whole band|"
          rf"band))(?: come)? (?:back )?(?:in|back)(?: again)?\b|^(?:{PLEASE})(?:everyone|everybody|the whole band|"
          rf"all) (?:back )?in(?: again)?{_END}", "unmute everything"),
)  # fmt: skip

# --- Speed.
_SPEED: tuple[Rule, ...] = (
    rule(rf"\bslow {_PLACE.replace('(?:', '(?P<where>', 1)} down\b(?P<bit>{_BIT})", r"make \g<where> slower\g<bit>"),
    rule(rf"\bspeed {_PLACE.replace('(?:', '(?P<where>', 1)} up\b(?P<bit>{_BIT})", r"make \g<where> faster\g<bit>"),
    rule(rf"\b(?:knock|bring|take|drop|slow|drag|reduce) {_IT} (?:right |way |all the way )?(?:down )?to "
          rf"(?P<how>an? (?:crawl|snail's pace|walking pace|gallop|trot|sprint))", r"play it at \g<how>"),
    rule(r"\b(?:faster|slower|quicker)[,;:.]* (?:(?:like|say|about|around|maybe|perhaps|to|try|make it|let's say|"
        r"at) )*"
          r"(?P<n>\d{2,3})(?: ?bpm| maybe| perhaps| or so| ish)*" + _END, r"tempo \g<n>"),
    rule(r"^(?P<n>\d{2,3})(?: ?bpm)?,? and (?:not (?:a|one)|no) \w+ (?:more|less|faster|slower)" + _END,
        r"tempo \g<n>"),
    rule(rf"\b(?:bring|take|pull|push|speed|slow|bump|crank|nudge|turn|get) {_IT} (?P<way>up|down) to (?:about |"
          rf"around |roughly )?(?P<n>\d{{2,3}})\b(?! ?(?:bars|seconds))", r"change the tempo to \g<n>"),
)  # fmt: skip

# --- Keys that are named after their reason.
_KEY: tuple[Rule, ...] = (
    rule(rf"^(?:{PLEASE})(?:make|do|try|put|have|play|sing) (?:it|this|that) (?:in )?(?P<key>[A-G](?: ?(?:sharp|"
          rf"flat)|[#b])?)(?: then| instead| please)*[.! ]*$", r"change the key to \g<key>"),
)  # fmt: skip


def _longer(match: re.Match[str]) -> str:
    return f"extend it to {match['n']} bars"


# --- Where it begins and ends, and how long it is.
_SHAPE: tuple[Rule, ...] = (
    rule(r"\b(?:lead|ease|count|usher|bring|draw|take) (?:us|me|it|everyone|the listener|people) in (?:gently |"
          r"slowly )?(?:with|over|on|by) (?P<what>[^,.;]+)", r"add an intro of \g<what>"),
    rule(rf"^(?:but |hey |hmm,? |why is there |why isn't there |why does it have )*(?:there(?:'s| is| was) (?:no|"
          rf"not? (?:real|proper) |not an?)|no|i (?:miss|can't hear) (?:an?|the)|it (?:has|lacks|has got) (?:no|an?)|"
          rf"where(?:'s| is) (?:the|my|an?)) ?(?P<what>intro|introduction|ending|outro|coda|bridge|middle "
          rf"eight)\b{_END}", r"add an \g<what>"),
    rule(rf"\b(?:round|finish|wrap|top|close) (?:{_IT} )?(?:off|up|out)(?: {_IT})? (?:with|on|by) (?:something|an?) "
          rf"(?P<how>big|grand|huge|loud|bang|massive|epic|triumphant|dramatic|spectacular)\b.*$",
              "add a grand ending"),
    rule(rf"\b(?:end|finish|close|conclude|stop)(?: {_IT})? (?:with|on) an? (?:real |proper |really |nice "
          rf")*(?P<how>big|grand|huge|loud|massive|long|final|held|sustained|crashing|triumphant) (?:chord|note|hit|"
          rf"bang|cadence|climax|finish)\b.*$", "add a grand ending"),
    rule(rf"\b(?:end|finish|close|conclude|stop)(?: {_IT})? (?:with|on) an? (?:real |proper |really |nice "
          rf")*(?P<how>soft|quiet|gentle|peaceful|calm|unresolved|open|question|whisper)\w*(?: (?:chord|note|cadence|"
          rf"finish|mark|ending))?{_END}", r"add a \g<how> ending"),
    rule(rf"^{NUMBER} (?:bars|measures) (?:isn't|is not|aren't|are not|won't be|is not really|isn't nearly) "
          rf"(?:enough|long enough|sufficient|going to (?:do|cut it))[,.;:]* (?:so |and |please |but )*(?:i|"
          rf"we)(?:'ll| will|'d)? (?:need|want|require|like|could use|must have) (?:at least |about "
          rf")?(?P<n>{NUMBER})(?: of them| bars| measures)?{_END}", _longer),
    rule(rf"^(?:and |now )*(?:(?:can|could|would) you |please )*(?:write|give|play|compose|do|make|show)(?: me| "
          rf"us)? (?:the|its) next (?P<n>{NUMBER} )?(?P<u>bars?|measures?|bit|section|part|phrase){_END}", lambda m:
              f"continue for {m['n']}bars" if m["n"] else "continue it"),
    rule(rf"^(?:and |so |ok(?:ay)?,? )*(?:what|how) (?:would|will|could|might|does|comes?|happens?|should) (?:it |"
          rf"this |the \w+ |that |we |you )?(?:come|comes|happen|happens|follow|follows|go|goes|go on|go from|play|"
          rf"sound)? ?(?:after (?:this|that|it)|next|from here|afterwards|on from (?:here|this|there)){_END}",
              "continue it"),
    rule(rf"^(?:just |maybe |perhaps )*(?:a (?:little )?bit|a little|some|slightly|a touch) more (?:music )?(?:at|"
          rf"on|towards|after) the end{_END}", "make it longer"),
    rule(rf"^(?:{_IT} |and )?(?:needs?|has|have|ought|must|should) (?:to )?(?:be|last|run|go on for|fill|take up|"
          rf"come to) (?:a |an |at least |about |around |exactly |some )*(?:full |whole |good )?(?P<n>minute(?: and "
          rf"a half)?|{NUMBER} (?:seconds|minutes|bars))(?: long| in length)?{_END}",
          lambda m: f"make it {'1 ' if m['n'].startswith('minute') else ''}{m['n']} long"),
    # Longer, and how long it shall be then: "a bit longer, about a minute".
    rule(rf"^(?:(?:can|could) you |please )*(?:(?:make|have|let) (?:it|this) (?:be )?|it (?:should|could|can) be |"
          rf"it's |i(?:'d like| want| need) (?:it|this) )?(?:a (?:little )?(?:bit )?|much |slightly |way |far |"
          rf"still |"
          rf"even |too )*(?:longer|short)(?: please| then)?[,;:. -]+(?:so |and |to |up to |say,? |about |around |"
          rf"maybe |perhaps |like |roughly |more like |i need |make it |i was thinking )*(?:an? |one )?"
          rf"(?P<n>minute(?: and a half)?|{NUMBER} (?:seconds|minutes|bars))(?: or so| long| in total| total)*{_END}",
          lambda m: f"extend it to {'1 ' if m['n'].startswith('minute') else ''}{m['n']}"),
    rule(rf"^(?:{PLEASE})(?:da capo|d\.? ?c\.?|from the top,? (?:once more|one more time|twice)|play it (?:all "
          rf")?through (?:twice|again)){_END}", "play the whole piece twice"),
    rule(rf"^(?:{PLEASE})(?:move|put|bring|shift|take) (?:section |part )(?P<a>[B-H]) (?:up )?(?:to|at) the (?:very "
          rf")?(?:front|start|beginning|top){_END}", r"put section \g<a> before section A"),
    rule(rf"^(?:{PLEASE})(?:section |part |the )?(?P<a>[A-H])(?: section| part)? (?:should come |comes |goes |to go "
          rf")?first,? (?:and )?(?:then|followed by|after(?:wards| that)?) (?:section |part |the )?(?P<b>[A-H])(?: "
          rf"section| part)?{_END}", r"put section \g<a> before section \g<b>"),
)  # fmt: skip

_ENOUGH = {
    "loud": "louder", "strong": "louder", "quiet": "quieter", "soft": "softer", "fast": "faster", "quick": "faster",
    "slow": "slower", "happy": "happier", "cheerful": "more cheerful", "sad": "sadder", "dark": "darker",
    "bright": "brighter", "calm": "calmer", "scary": "scarier", "tense": "tenser", "long": "longer", "busy": "busier",
    "full": "busier", "rich": "busier", "simple": "simpler", "easy": "simpler", "warm": "warmer", "lively": "livelier",
    "energetic": "more energetic", "dramatic": "tenser", "jazzy": "jazzier", "smooth": "legato", "punchy": "punchier",
}  # fmt: skip
_LACKING: tuple[Rule, ...] = (
    rule(rf"^(?:{PLEASE})stop {_WHO}{_END}", r"mute \g<who>"),
    rule(rf"^(?:{PLEASE})(?:how about|what about|try|say|let's say|let's try|perhaps|maybe)(?: at)? "
          rf"(?P<n>\d{{2,3}})(?: ?bpm)? ?\?*{_END}", r"change the tempo to \g<n>"),
    rule(rf"^(?:{PLEASE})(?:how about|what about|try|say|let's try|perhaps|maybe)(?: in)?(?: an?)? (?P<m>major|"
          rf"minor|dorian|phrygian|lydian|mixolydian|pentatonic)(?: key| mode)?{_END}", r"make it \g<m>"),
    rule(rf"(?:^|\bbut )(?:{_IT}(?:'s| is| feels) )?(?:just )?(?:a (?:little )?bit|a little|slightly|rather|kinda|"
          rf"kind of|way too|a bit too|too) (?P<l>long|short)(?: for me)?{_END}", lambda m:
              f"make it {'shorter' if m['l'].lower() == 'long' else 'longer'}"),
    rule(rf"^(?:ok(?:ay)?,? |well,? )?(?:i(?:'m| am) (?:happy|fine|ok(?:ay)?|good|pleased) with|i (?:really "
          rf")?(?:like|love)|nothing wrong with) {_WHO}(?: part| line)?,? but (?:i(?:'d| would) )?(?:please |can you "
          rf"|could you |can we |let's )*(?=(?:change|rewrite|redo|make|replace|swap|turn|give|add|remove|new|"
          rf"different)\b)(?P<rest>.+)$", r"\g<rest>, keep \g<who>"),
    rule(rf"^(?:what if |how about |maybe |perhaps |let |have |make )?{_WHO} (?:should |could |can |to |might "
          rf")?(?:plays?|played|takes?|took|does|do|carry|carries|cover|covers) (?:the )?(?P<whom>[a-z]+)(?:'s)? "
          rf"(?:part|line|role)(?: instead)?{_END}", r"replace the \g<whom> with \g<who>"),
    rule(rf"^(?:i think |honestly,? |but |hmm,? |for me |sorry,? )*(?P<what>it|this|that|everything|(?:the |my "
          rf")[a-z]+(?: [a-z]+)?)(?:'s| is| are| sounds?| feels?)? ?(?:just |still |really )*(?:not|isn't|aren't|n't|"
          rf"doesn't (?:sound|feel)|don't (?:sound|feel)) (?:quite |nearly |really |anywhere near |sound |feel "
          rf")*(?P<how>{'|'.join(_ENOUGH)}) enough(?: yet| for .+)?{_END}",
          lambda m: f"make {m['what'] or 'it'} {_ENOUGH[m['how'].lower()]}"),
    rule(rf"^(?:{PLEASE})(?:to )?(?:make|have|get) {_WHO}(?: line| part)? (?:a (?:little )?(?:bit )?|much )?(?:more "
          rf"strong|stronger|more powerful|more heavy|heavier|fatter|bigger|beefier|meatier|more prominent|more "
          rf"present){_END}", r"make \g<who> louder"),
    rule(rf"\b(?:hear|have|play|listen to|isolate|get) {_WHO}(?: line| part| track)? (?:on (?:its|their) own|by "
          rf"(?:itself|themselves)|separately|in isolation|without the (?:rest|others)){_END}", r"solo \g<who>"),
    rule(rf"\b(?:have|get|hear|use|want|like|need|take|give (?:me|us|it)) (?:a (?:little|bit) )?(?P<way>less|more) "
          rf"{_WHO}(?= (?:in|at|during|from|on|over|here)\b|{_END})", lambda m:
              f"make {m['who']} {'softer' if m['way'].lower() == 'less' else 'louder'}"),
    rule(r"^(?:please )?(?:keep|leave) (?:everything|all|it all|the rest)(?: else)?(?: as (?:it )?is| the same| "
          r"alone| unchanged)?,? (?:but|and|just|only)(?: just| only)? (?=change |rewrite |redo |make |swap |replace "
          r"|turn |give )", ""),
    rule(rf"\b(?:change|turn|make|switch|convert) {_WHO}(?: part| line)? (?:in)?to something (?:more |a bit more "
          rf")?(?P<how>[a-z]+(?:er)?){_END}", lambda m: f"rewrite {m['who']}, {m['how']}"),
)  # fmt: skip

# --- Who takes over, who goes.
_PLAYERS: tuple[Rule, ...] = (
    rule(rf"^(?:{PLEASE}){_WHO} out[,;]? (?:and )?{_NEW} in{_END}", r"replace \g<who> with \g<new>"),
    rule(rf"^(?:{PLEASE}){_NEW} in[,;]? (?:and )?{_WHO} out{_END}", r"replace \g<who> with \g<new>"),
    rule(rf"\b(?:hand|give|pass|turn|sign) {_WHO}(?: line| part| track| melody)? over to {_NEW}(?=[,.;!?]|$| please)",
        r"replace \g<who> with \g<new>"),
    rule(rf"^(?:{PLEASE})(?:make|have) (?:it|that) {_NEW}[,;]? (?:and )?(?:not|instead of|rather than) (?:the |an? "
          rf")?{_WHO}{_END}", r"replace \g<who> with \g<new>"),
    rule(rf"^(?:honestly,? |i mean,? |but )*who (?:needs|wants|asked for|ordered|invited) (?:an? |the |any |those |"
          rf"these )?{_WHO}(?: anyway| anyhow| here)*{_END}", r"remove \g<who>"),
    rule(rf"^(?:i think |maybe )*{_WHO}(?: part| line| track)? (?:(?:can|could|should|may|must|has to|have to|"
          rf"needs? to) (?:go|leave|go "
          rf"home|take a hike|be off|disappear|retire)|(?:has|have|'ve|'s) (?:got to go|overstayed (?:its|their) "
          rf"welcome)|(?:is|are) (?:surplus(?: to requirements)?|superfluous|redundant|unnecessary|not (?:needed|"
          rf"necessary|required|wanted)|too much of a distraction)|(?:isn't|aren't) (?:needed|necessary|required|"
          rf"wanted)|(?:adds?|brings?|does|do) nothing)(?: now| any ?more| here| at all)*{_END}", r"remove \g<who>"),
    rule(rf"\b(?:i|we) can (?:do|live|manage|cope|get by|easily do|happily do) without {_WHO}", r"remove \g<who>"),
    rule(rf"^(?:{PLEASE})(?:strip|pare|boil|bring|take|cut|whittle|reduce|trim) {_IT} (?:right |all the way "
          rf")?(?:back|down) to (?:just |only )?(?P<who>(?:the )?[a-z]+(?:(?:, | and | plus | & )(?:the "
          rf")?[a-z]+){{0,3}}){_END}", r"solo \g<who>"),
    rule(rf"^(?:{PLEASE})(?:it|this|that|the same(?: thing| piece)?|same(?: thing| piece| again)?)(?: again)?,? "
          rf"(?:but )?(?:for|on|with) (?=(?:an? |the |two |three |four )?(?:\w+ )?(?:band|orchestra|choir|quartet|"
          rf"quintet|trio|duet|duo|ensemble|solo \w+|flutes|guitars|violins|cellos|saxes|horns|clarinets|"
          rf"trumpets)\b)",
              "arrange it for "),
)  # fmt: skip

# --- Written anew, plainer, fuller.
_ANEW: tuple[Rule, ...] = (
    rule(rf"^(?:{PLEASE})(?:(?:the |keep the )?same (?P<a>chords|harmony|bass|bass ?line|rhythm|drums|beat))[,;]? "
          rf"(?:but |and |with )*(?:an? )?(?:new|different|another|fresh|other) (?P<b>tune|melody|topline|theme|lead|"
          rf"hook){_END}", r"new melody, keep the \g<a>"),
    rule(r"\b(?:an? )?(?:catchier|stronger|better|more memorable|more interesting|less boring|new|different|"
          r"punchier|snappier|fresher) (?:hook|riff|top ?line|lead line|motif|main (?:theme|tune|idea))\b",
              "a new melody"),
    rule(rf"^(?!(?:is|are|will|would|could|can|do|does|how|what|which|who) ).{{0,40}}?\b(?:make (?:it|this|that) |"
          rf"should be |needs to be |to be |keep it )?(?:playable|manageable|doable|"
          rf"singable|suitable|within reach|ok|okay|right|good) (?:by|for) (?:an? |my |our |some )?(?:\w+ "
          rf")?(?:(?:{NUMBER})[- ]years?[- ]olds?|child(?:ren)?|kids?|beginners?|amateurs?|novices?|first[- "
          rf"](?:years?|graders?)|little (?:hands|ones|fingers)|small hands|newbies|starters)\b", "simplify it"),
    rule(rf"\b(?:give|offer|set|throw) (?:my |our |the |an? )?(?:\w+ )?(?:pupils?|students?|players?|pianists?|"
          rf"violinists?|guitarists?|kids?|me|us|her|him|them) (?:more of )?(?:an? |some )?(?:real |proper |bit of a "
          rf"|bigger |little )*(?:challenge|workout|something (?:harder|trickier|tougher|more challenging|to chew on|"
          rf"to work on|to get (?:her|his|their) teeth into)){_END}", "make it harder to play"),
    rule(rf"^(?:{PLEASE})(?:i (?:want|need) (?:it|this)(?: to be)? |make (?:it|this)(?: be)? |it (?:should|could|"
          rf"needs to) "
          rf"be |a (?:little )?(?:bit )?|much |slightly |rather |way )*(?:harder|trickier|tougher|more (?:difficult|"
          rf"challenging|advanced|demanding|technical|virtuos(?:ic|o))|less easy)(?: to play)?(?: for (?:my|our|"
          rf"the|me|"
          rf"us|advanced)[a-z ]*)?(?=[,.;!] (?:my|our|i|we|the|they|it's|this)\b.*$|"
          rf"{_END})(?:[,.;!] .*)?", "make it harder to play"),
    rule(rf"^(?:{_IT})(?:'s| is)? (?:a bit |way |much |far |still |rather |just )*too (?:easy|elementary|basic|"
          rf"simple)(?: to play)?(?: for [a-z ]+)?{_END}", "make it harder to play"),
    rule(rf"^(?:{PLEASE})(?:make it |keep it |a (?:little )?(?:bit )?|much |slightly |rather )*(?:sparser|leaner|"
          rf"airier|barer|less dense|less full|less cluttered|more sparse|more spacious|more transparent|more "
          rf"minimal|lighter in texture)(?= please|[,.;!]|$)(?! (?:piece|song|tune))", "make it simpler"),
    rule(rf"^(?:{PLEASE})(?:make it |keep it |a (?:little )?(?:bit )?|much |slightly |rather )*(?:lusher|thicker|"
          rf"more lush|more layered|meatier|beefier|weightier|more substantial|less sparse|less empty|less thin|less "
          rf"bare)(?= please|[,.;!]|$)(?! (?:piece|song|tune))", "make it busier"),
)  # fmt: skip

# --- Feelings.
_FEELINGS: tuple[Rule, ...] = (
    rule(rf"^(?:{PLEASE})(?:wake|liven|perk|pep|ginger|spark|buck|juice|zip|fire|energi[sz]e|invigorate|"
          rf"enliven|animate) {_IT}(?: up)?{_BIT}{_END}", "make it livelier"),
    rule(rf"^(?:{PLEASE})(?:mellow|calm|chill|cool|settle|simmer) (?:{_IT} )?down{_BIT}{_END}|"
          rf"^(?:{PLEASE})take the edge off(?: {_IT})?{_BIT}{_END}", "make it calmer"),
    rule(rf"^(?:{PLEASE})(?:warm|sweeten|cosy|humanise|humanize|gentle) {_IT}(?: up)?{_BIT}{_END}", "make it warmer"),
    rule(rf"^(?:{PLEASE})(?:toughen|dirty|rough|grit|harden|nasty|sharpen) {_IT}(?: up)?{_BIT}{_END}|"
          rf"^(?:{PLEASE})(?:give (?:{_IT} )?(?:some|more) (?:edge|bite|teeth|grit|attitude|aggression)|(?:some|more|"
          rf"add|needs) (?:edge|bite|teeth|grit|aggression|balls)(?: to it)?){_END}", "make it more aggressive"),
    rule(rf"^(?:{PLEASE})(?:i want |i need |we need |needs? |add |some |a bit (?:of|more) |a (?:little|touch) (?:of|"
          rf"more) |way |much |bring on the |give (?:me|us|it) )*(?:more )?(?:drama|suspense|tension)(?: in it| "
          rf"please)*{_END}", "make it tenser"),
    rule(rf"^(?:{PLEASE})(?:i (?:want|need) (?:the )?|give me (?:the )?|should give me )(?:goosebumps|chills|"
          rf"shivers|to cry|tears){_END}", "make it more moving and emotional"),
    rule(rf"^(?:{PLEASE})(?:{_IT} (?:is|'s|sounds|feels) |a bit |way |much |far |just )*(?:too|not so|less|not as|"
          rf"not that) (?:serious|heavy|earnest|grave|stiff|stuffy|formal|po-faced|severe|solemn){_END}",
              "make it more playful"),
    rule(rf"^(?:{PLEASE})(?:{_IT}(?: is|'s| sounds| feels) |a bit |way |much |far |just )*(?:too (?:sleepy|drowsy|"
          rf"tame|lame|limp|flat|lifeless|dull|polite|safe|bland|tired|lethargic|low[- ]energy)|lacks? (?:energy|"
          rf"life|drive|spark|oomph)){_END}", "make it livelier"),
    rule(rf"^(?:{PLEASE})(?:{_IT}(?: is|'s| sounds| feels) )?(?:a bit |way |much |far |just )*too (?:busy|frantic|"
          rf"frenetic|manic|hectic|aggressive|intense|in your face|hyper|stressful|agitated){_END}", "make it calmer"),
    rule(rf"^(?:{PLEASE})(?:{_IT}(?: is|'s| sounds| feels) )?(?:a bit |way |much |far |just )*too (?:sad|dark|gloomy|"
          rf"depressing|bleak|morbid|mournful|melancholy|melancholic|miserable|sombre|somber)(?: for .+)?{_END}",
              "make it happier"),
    rule(rf"^(?:{PLEASE})(?:{_IT}(?: is|'s| sounds| feels) )?(?:a bit |way |much |far |just )*too (?:happy|cheerful|"
          rf"jolly|cheery|upbeat|sunny|jaunty|bouncy|merry)(?: for .+)?{_END}", "make it sadder"),
    rule(rf"^(?:{PLEASE})(?:less|not so|not as|a bit less|a little less|much less|way less) (?:predictable|obvious|"
          rf"safe|conventional|ordinary|boring|generic|formulaic|repetitive|samey){_END}|^(?:{PLEASE})(?:go (?:wild|"
          rf"crazy|mad|nuts|to town)|surprise me|be (?:bold|brave|daring|creative)|let rip|let loose)(?: with| on)? "
          rf"{_IT}{_END}", "a bold variation of it"),
)  # fmt: skip

# --- Bars that are counted from another.
_NTH = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6}
_PHRASE = 4


def _bars_from(match: re.Match[str]) -> str:
    count, first = (int(number(match[name].lower()) or 1) for name in ("n", "at"))
    return f"in bars {first} to {first + count - 1}" if count > 1 else f"in bar {first}"


def _bars_beside(match: re.Match[str]) -> str:
    count, at = (int(number((match[name] or "1").lower()) or 1) for name in ("n", "at"))
    first = at - count if match["way"].lower() == "before" else at + 1
    return f"bars {max(1, first)} to {first + count - 1}" if count > 1 else f"bar {max(1, first)}"


def _phrase(match: re.Match[str]) -> str:
    last = _NTH[match["nth"].lower()] * _PHRASE
    return f"bars {last - _PHRASE + 1} to {last}"


_PLACES: tuple[Rule, ...] = (
    rule(rf"\b(?:for |over |during )?(?P<n>{NUMBER}) (?:bars|measures),? (?:starting |beginning |counting )?(?:at|"
          rf"from|on|in) (?:bar|measure) (?P<at>{NUMBER})(?! ?(?:to|-) ?\d)", _bars_from),
    rule(rf"\b(?:the )?(?P<n>{NUMBER} )?(?:bars?|measures?) (?:right |just |immediately |directly )?(?P<way>before|"
          rf"after) (?:bar|measure) (?P<at>{NUMBER})(?= |[,.;!?]|$)", _bars_beside),
    rule(r"\b(?:the |its )?(?P<nth>first|second|third|fourth|fifth|sixth) (?:phrase|line(?= (?:is|was|sounds|feels|"
          r"again|of (?:the tune|music))))\b", _phrase),
)  # fmt: skip

_FAMILIES = (*_LACKING, *_PLACES, *_PLAYERS, *_SOUND, *_SPEED, *_KEY, *_SHAPE, *_ANEW, *_FEELINGS)


# "More violins", where none play.
_MORE_OF = compiled(rf"^(?:{PLEASE})more (?P<who>[a-z]+(?: [a-z]+)?)(?: please)?[.! ]*$", re.IGNORECASE)


# "Let the strings come in at bar 9", where no strings play.
_ENTERS = compiled(
    rf"\b(?:let|have|make|bring|get|i want|i'd like) (?:the |an? |some )?(?P<who>[a-z]+) (?:to )?(?:come in|enter|"
    rf"join(?: in)?|start|begin|kick in|play|in) (?P<where>(?:at|from|in) (?:bar|measure) {NUMBER}(?: "
    rf"on(?:wards?)?)?)",
    re.IGNORECASE,
)


def colloquial(text: str, context: Context) -> str:
    """The cleaned English ``text`` on a piece that is playing, in plainer words."""
    if not text.isascii() or not context.has_piece:
        return text
    more = _MORE_OF.match(text)
    if (
        more
        and not _plays(more["who"], context)
        and any(h.value is not None for h in INSTRUMENTS.find(more["who"].lower()))
    ):
        return f"add {more['who']}"
    entering = _ENTERS.search(text)
    if entering and not _plays(entering["who"], context) and INSTRUMENTS.get(entering["who"].lower().rstrip("s")):
        text = f"{text[: entering.start()]}add {entering['who']} {entering['where']}{text[entering.end() :]}"
    for pattern, words in _FAMILIES:
        match = pattern.search(text)
        if match and _fits(match, context):
            text = pattern.sub(words, text)
    return text


def _fits(match: re.Match[str], context: Context) -> bool:
    """Whether those of whom the words speak play, and who is to come has a sound."""
    groups = match.groupdict()
    for name in ("who", "whom"):
        if groups.get(name) and not _plays(groups[name], context):
            return False
    new = groups.get("new")
    return not new or any(hit.value is not None for hit in INSTRUMENTS.find(new.lower()))


def _plays(words: str, context: Context) -> bool:
    low = words.lower()
    named = [hit.value.family for hit in INSTRUMENTS.find(low) if isinstance(hit.value, Instrument)]
    roles = any(role in low for role in ("melody", "tune", "chords", "beat", "lead"))
    return (bool(named) and all(family in context.parts for family in named)) or (roles and not named)
