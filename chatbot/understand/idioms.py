"""English idioms and short ways of saying, in words that the readers know: "put the brakes on" is "make it slower", "I
prefer one over two" is "choose version 1", "that last change ruined it" is "undo that"."""

from __future__ import annotations

import re

from chatbot.understand.context import Context
from chatbot.understand.lexicon.artists import ARTISTS
from chatbot.understand.lexicon.courtesy import PLEASE
from chatbot.understand.lexicon.genres import GENRES
from chatbot.understand.lexicon.moods import MOODS
from chatbot.understand.matcher import compiled
from chatbot.understand.numerals import NUMBER, number
from chatbot.understand.rule import Rule, rule

_END = (
    r"(?: please| now| instead| then| though| thanks| for me| maybe| perhaps| again| a (?:little )?bit| a "
    r"little)*[.!? ]*$"
)
_IT = r"(?:it|this|that|things|everything|the (?:whole )?(?:thing|piece|song|music|tune|track|mix))"
_WHO = r"(?:the |my )?(?P<{}>[a-z]+)"


def _is_a_mood(words: str) -> bool:
    """Whether every word but "and" is one of feeling."""
    said = words.lower().replace(" and ", " ").split()
    return all(any(hit.value is not None for hit in MOODS.find(word)) for word in said)


# --- Whatever is playing.
_ANYWHERE: tuple[Rule, ...] = (
    rule(r"\b(?:avoid(?:ing)?|no|without(?: any)?|skip|not too many) (?:the |any |very |too |really )*(?P<w>high|"
        r"low) "
          r"notes\b", lambda m: f"in a {'low' if m['w'].lower() == 'high' else 'high'} register"),
    rule(r"\b(?:(?:un)?til|till) (?:we |it |you )?(?:reach(?:es)?|is|are|hits?|gets? to|comes? to) (?=an? (?:full |"
         r"whole )?minute)",
         "to "),
    rule(rf"\b(?P<n>an?|{NUMBER})(?: \w+)? octaves? and a half\b|\b(?P<m>{NUMBER}) and a half octaves\b",
         lambda m: f"{int(number(m['n'] or m['m']) or 1)}.5 octaves"),
    rule(r"\b(?:a|one) (?:full|whole|good|solid|complete) minute\b", "1 minute"),
    rule(r"\b(?P<must>should|must|can|could|to|ought to) go on for (?=(?:an?|one|half|about|around|\d+)\b)",
         r"\g<must> last "),
    rule(r"\b(?:zero|nil|nary an?) (?=(?:drums?|percussion|vocals?|voices?|singing|synths?|guitars?|strings|brass|"
         r"piano|bass|lyrics|words)\b)", "no "),
    # "Harmonic minor, from A", "in whole tone on D".
    rule(r"\b(?P<mode>(?:harmonic|melodic|natural) minor|whole[- ]tone|octatonic|blues|(?:major |minor )?pentatonic|"
         r"dorian|"
         r"phrygian|lydian|mixolydian|locrian)(?: scale| mode)?[.,]? (?:starting |based )?(?:on|from) (?P<key>[A-G]"
         r"(?:#|b| ?sharp| ?flat)?)(?=[.,;!? ]|$)", r"\g<key> \g<mode> scale"),
    # "In 6 8", "in three, not in four".
    rule(r"\b(?P<to>in|to|into|as|a) (?P<a>[2-9]|11|12)[ -](?P<b>2|4|8|16)(?P<t> time| feel| meter| metre| "
          r"groove)?\b(?! ?(?:bars?|measures?|bpm|beats|seconds|minutes|parts|voices|versions|notes|[\d/]))",
              r"\g<to> \g<a>/\g<b>\g<t>"),
    rule(r"\b(?P<keep>in (?:3|4|5|6|7|three|four|five|six|seven|[2-9]/[248]))(?: please)?,? (?:and )?(?:not|instead "
          r"of|rather than) (?:in )?(?:2|3|4|5|6|7|two|three|four|five|six|seven|[2-9]/[248])\b", r"\g<keep>"),
    rule(r"\b(?:an? )?(?:three|waltz)[- ](?:time|meter|metre)(?: feel)?\b", "3/4"),
    rule(rf"\b(?P<from>starting|beginning) (?:at|from|with|in) (?P<w>bar|measure) (?P<n>{NUMBER})\b(?! ?(?:-|to|"
         rf"through|until|and|on))", r"from \g<w> \g<n> on"),
    rule(r"\ba (?:pair|couple) of (?=(?:\w+ )?(?:versions|alternatives|options|takes|variants|candidates|"
        r"ideas)\b)", "two "),
    # "Enough doom and gloom, something joyful".
    rule(r"^(?:i(?:'ve| have) had |that's |that is )?(?:enough|my fill) (?:of )?(?:the |this |all (?:the|this|that) "
        r")?(?P<what>[a-z]+"
         r"(?: and [a-z]+)?)(?: stuff| music| tunes| songs)?(?: for (?:now|today|one day))?[,;.!:-]+ (?=\w+ \w+)",
         lambda m: "" if _is_a_mood(m["what"]) else m.group()),
    rule(r"\b(?P<n>\d{2,3}) on the (?:metronome|clock|click|dial)\b", r"\g<n> bpm"),
    rule(r"\bkey ?[=:]? ?(?P<tonic>[a-g][#b]?)m\b", r"\g<tonic> minor"),
    rule(r"\bseed (?:set|fixed|put|kept|locked) (?:to|at|on) (?=\d)", "seed "),
    rule(r"\bat (?P<n>(?:one|a|two) hundred(?: and (?:[a-z]+ty[- ]?)?[a-z]*)?)(?=\s*(?:,|$))",
         lambda m: f"at {number(m['n']):g}" if number(m["n"]) else m.group()),
    rule(r"\bas long as (?:there(?:'s| is| are)|it has|it's got|it includes) (?=an? |some )", "with "),
    rule(r"\bas long as (?P<who>an? [a-z]+(?: [a-z]+)?) (?:is|are|plays?) (?:in|on|there)(?: it)?\b", r"with "
        r"\g<who>"),
    # "An octave and a half... or rather, two octaves".
    rule(rf"\b(?:an?|{NUMBER})(?: full)? octaves?(?: and a half)?[.,…]* (?:or rather|or better|nay|no),? "
        rf"(?={NUMBER}(?: full)? octaves?\b)", ""),
    rule(r"\bread(?:ing|s)? at sight\b", "sight-reading"),
    rule(r"(?<=\w) / (?=(?:key|tempo|meter|metre|bars|genre|mood|bpm|instruments?|parts)\b)", ", "),
    rule(r"\b(?:whatever|any|all the) (?:instruments?|players|thing|line-?up) you (?:like|want|fancy),? (?:save|"
        r"except(?: for)?|but|bar|apart from|"
         r"barring|only not) (?:the |an? )?(?=[a-z])", "no "),
    rule(r"\b(?:let me|i want to|i'd like to|so i can) (?:pick|choose|select) (?:among|between|from(?: among)?) "
        r"(?P<n>two|three|four|[2-4])\b",
         r"\g<n> versions"),
    rule(r"\bwhat (?:would|might|could) (?P<who>[a-z.]+(?: [a-z]+){0,2}?) (?:do with|make of|write in|write for|"
        r"come up with in) (?P<rest>[^?]+)\?",
         r"in the style of \g<who>, \g<rest>"),
    # "No more than 20 bars", "at most a minute".
    rule(rf"\b(?:no|not) (?:more|longer) than (?=(?:an?|{NUMBER}) (?:bars?|measures?|seconds?|minutes?))", ""),
    rule(rf"\b(?:an? (?:half )?(?:hour|minute)|{NUMBER} (?:bars|minutes|seconds))\s*(?:\.{{2,}}|,|-+)\s*(?:oh |ah |"
          rf"er+m? |um+ )?(?:ok(?:ay)? )?(?:no|wait|sorry|actually|make that|or rather|scratch that|well)\b(?:,? "
          rf"(?:wait|sorry|make (?:that|it)|rather|actually))*[,:]? (?=(?:an?|{NUMBER}) (?:half |and a half "
          rf")?(?:bars|"
          rf"minutes?|seconds|hours?))", ""),
)  # fmt: skip


def _in_a_row(match: re.Match[str]) -> str:
    """ "Bars 1, 2 and 3" are bars 1 to 3."""
    bars = [int(n) for n in re.findall(r"\d+", match["list"])]
    row = bars == list(range(bars[0], bars[-1] + 1))
    return f"{match['b']} {bars[0]} to {bars[-1]}" if row else match[0]


# --- Of what is playing.
_PLAYING: tuple[Rule, ...] = (
    # "How about major instead? Try that."
    rule(r"^(?P<wish>(?:what if|what about|how about|why not|maybe|perhaps|could it be|would it be better)\b[^?]+)\? "
          r"(?:let's |please |can we |could we |could you |just |i'd like to )*(?:try|do|hear|play|go for|go with|"
          r"use|"
          r"make)"
          rf" (?:that|it|this)(?: one| way)?{_END}", r"\g<wish>?"),
    rule(rf"^(?:{PLEASE})(?:put|slam|hit|pump|apply|stamp on) (?:on )?the brakes?(?: on)?(?: {_IT})?{_END}|"
          rf"^(?:{PLEASE})(?:take (?:your|the) foot off (?:the )?(?:gas|accelerator|pedal|throttle)|ease off (?:on "
          rf")?the (?:gas|throttle|accelerator)|no (?:need to )?(?:rush|hurry)|what's the (?:rush|hurry)|whoa,? "
          rf"(?:slow down|steady)|hold your horses|take your time|slow your roll|less haste|don't rush(?: it)?|more "
          rf"haste less speed){_END}", "make it slower"),
    rule(rf"^(?:{PLEASE})(?:(?:put )?(?:your )?foot (?:down|on the (?:gas|accelerator|pedal|throttle))(?: on it)?|"
          rf"step on (?:it|the gas)|floor it|hit the gas|(?:put )?(?:the )?pedal to the metal|chop chop|get a "
          rf"(?:move|shift|wriggle) on|hurry (?:it |things )?(?:up|along)|get going|crack on|giddy ?up|put some pace "
          rf"(?:in|into) it|make it snappy){_END}", "make it faster"),
    rule(rf"\b(?:swap|switch|exchange|trade|flip)(?: round| around| over)?(?: the parts of)? "
          rf"{_WHO.format('a')}(?:'s)?(?: parts?)? (?:and|with) {_WHO.format('b')}(?:'s)?(?: parts?| lines?)?(?: "
          rf"round| around| over| places)?{_END}", r"swap \g<a> and \g<b>"),
    rule(rf"^(?:{PLEASE})(?:make |have |let )?{_WHO.format('a')} and {_WHO.format('b')} (?:should |could |can |to "
          rf")?(?:swap|trade|exchange|switch)(?: (?:parts|places|roles|lines|jobs|over|around))?{_END}",
              r"swap \g<a> and \g<b>"),
    rule(rf"\b(?:no more|without(?: the)?|no) (?P<who>[a-z]+) (?P<w>after|from|past|beyond) (?:bar|measure) "
          rf"(?P<n>{NUMBER})(?: on(?:wards?)?)?(?! ?(?:to|-) ?\d)", lambda m:
              f"the {m['who']} stops {'after' if m['w'].lower() in ('after', 'past', 'beyond') else 'at'} bar "
              f"{m['n']}"),
    rule(rf"^(?P<w>after|from|past|beyond) (?:bar|measure) (?P<n>{NUMBER})(?: on(?:wards?)?)?,? (?:there should be |"
          rf"i want |play )?(?:no more|without(?: the)?|no) (?P<who>[a-z]+){_END}", lambda m:
              f"the {m['who']} stops {'at' if m['w'].lower() == 'from' else 'after'} bar {m['n']}"),
    rule(rf"\b(?P<who>(?:the )?[a-z]+) (?:plays? )?only (?:until|till|up to|for the first) (?:bar |measure "
          rf")?(?P<n>{NUMBER})(?: bars| measures)?{_END}", r"\g<who> stops after bar \g<n>"),
    rule(r"\b(?:give|allow|grant) (?P<who>(?:the |our |my )?[a-z]+) a (?:rest|break|breather|pause)(?= (?:in|"
          r"during|for|from|at|over|until|between)\b)", r"mute \g<who>"),
    rule(rf"^(?:{PLEASE})(?:i(?:'d| would) (?:say|argue) )?(?:{_IT}|the last (?:change|edit|one|step)|that last "
          rf"(?:change|edit|one|step|thing|bit)|you(?:'ve)?(?: just)?|that change|what you did) (?:(?:has |have |"
          rf"just |totally |completely |really )*)(?:ruined|spoilt|spoiled|wrecked|broke|broken|destroyed|killed|"
          rf"messed up|messed|screwed up|made (?:a mess of|it worse|things worse|a hash of)|butchered|was a (?:bad "
          rf"idea|mistake|step back(?:wards)?)|took (?:it|us) (?:a step )?back(?:wards)?)(?: {_IT}| up)?{_END}",
              "undo that"),
    rule(rf"^(?:{PLEASE})(?:i )?(?:want |need |let me have |show me |give me |offer me |got |have you got |any |are "
          rf"there any )+(?:me )?(?:some |a few |a couple of |more |other |different |any )*(?:options|choices|"
          rf"alternatives|candidates|possibilities|ideas to choose from|versions to (?:choose|pick) from){_END}",
              "give me three versions of it"),
    rule(rf"^(?:{PLEASE})(?:give me |write |make |do |show me |i want )?(?P<n>two|three|four|2|3|4) more (?:like|"
          rf"of) (?:this|that|it|these|those|the same){_END}", r"give me \g<n> versions of it"),
    rule(rf"^(?:{PLEASE})(?:write |give me |make |do |i want |how about |maybe )*(?:something|anything|one|a piece|"
          rf"another)(?: (?:else|more|one))? (?:along (?:the same|these|those|similar) lines|in (?:the same|a "
          rf"similar) (?:vein|spirit|mould)|similar|of (?:the same|that|this) (?:kind|sort|ilk)|like (?:it|this|"
          rf"that))(?: to (?:it|this|that))?(?= but\b|,? only\b|,? just\b)", "a variation of it"),
    rule(r"\b(?P<b>bars|measures) (?P<list>\d+(?: ?, ?\d+)+,? (?:and |& ?)\d+)\b(?! ?(?:to|-))", _in_a_row),
    rule(r"\b(?P<b>bars|measures) (?P<x>\d+) ?& ?(?=\d)", r"\g<b> \g<x> and "),
    rule(r"\b(?P<it>this one|this|it|the (?:piece|song|tune)) (?:shall|will|should|is to) (?:now )?be (?:called|"
         r"named|titled) ",
         lambda m: f"call {m['it'].lower()} "),
    rule(r"\bsave (?P<it>it|this|this one|that) under (?:the )?(?:name|title)(?: of)? ", r"save \g<it> as "),
    rule(r"\bthe (?:middle|central) (?P<n>two|four|six|eight|2|4|6|8) (?:bars|measures)\b", "the middle \\g<n>"),
    rule(rf"^(?:{PLEASE})(?:and )?(?:now |this time |once more )*(?:with|play it with|more|add(?: some)?|needs|it "
          rf"needs|put some|give it(?: some| more)?) (?:(?:some |more |a bit (?:of|more) )*)(?:feeling|emotion|heart|"
          rf"soul|passion|expression|love)(?: (?:in|into|to) it)?{_END}", "make it more emotional"),
    rule(rf"^(?:{PLEASE})(?:make (?:it|this) )?(?:sound )?(?:a bit |a little |much |way )?(?:less|not so|not as) "
          rf"(?:robotic|mechanical|stiff|wooden|artificial|sterile|cold|clinical|computery|machine-like|like a "
          rf"(?:robot|machine|computer)){_END}", "make it warmer"),
    rule(r"\b(?:fewer|less) (?=(?:chords?|notes?|hits|beats|fills|runs|changes|layers|parts)\b(?: (?:per|in|from|"
          r"on)\b|[.!? ]*$))", "simpler, fewer notes, fewer "),
    rule(rf"^(?:{PLEASE})(?:i want |we need |it needs |leave |put |a bit )*(?:more|some|bigger|longer) (?:space|"
          rf"gaps?|rests?|air|silences?|pauses?|room|breathing space)(?: (?:in )?(?:between|for|around|among|in) "
          rf"[a-z ]{{2,30}})?{_END}", "simplify it"),
    rule(r"\b(?:should|could|can|must|needs? to|to) (?:have|play|hold|use) longer notes\b",
        "should be legato with fewer notes"),
)  # fmt: skip


def _made_of_it(match: re.Match[str]) -> str:
    """ "Make a tango of it", where a genre is named; "make a copy of it" stays as it is."""
    named = GENRES.find(match["what"].lower())
    return f"turn it into {match['what']}" if named else match[0]


_SHARED: tuple[Rule, ...] = (
    rule(r"\b(?:all|everyone|everybody|every part|(?:all )?(?:the )?(?:other )?(?:parts|instruments|players|voices|"
          r"tracks)|all of (?:it|them)) (?:but|bar|save(?: for)?)(?: for)? (?=(?:the|my|"
          r"its) [a-z])", "everything but "),
    rule(r"\b(?:make|do|build|create|fashion|spin|craft|get|have) (?:me |us )?(?P<what>an? [a-z][a-z -]{2,24}?) "
          r"(?:out )?"
          rf"(?:of|from) {_IT}(?: one| piece| song| tune)?{_END}", _made_of_it),
    rule(rf"\b(?:re-?do|re-?write|re-?make|re-?compose|re-?imagine|recast|rework) {_IT} (?P<as>as an? |for (?!me\b|"
          rf"us\b|my\b|our\b|her\b|him\b|them\b|the\b|now\b|another\b|{NUMBER} (?:bars|seconds|minutes))(?=[a-z]))",
          r"arrange it \g<as>"),
    rule(rf"\b(?:back|support|underpin|shore) {_IT}(?: up)? (?:with|by) (?=(?:an? |the |"
          rf"some )?(?:[a-z]+ ){{0,2}}(?:band|"
          rf"trio|quartet|combo|group|ensemble|orchestra|accompaniment|rhythm section)\b)", "accompany it with "),
    rule(r"\b(?:tie|join|link|connect|bind|glue|slur|run|blend) (?:it|them|things|the (?:notes|phrases|"
          r"lines?))(?: all)?"
          rf"(?: (?:more|better|smoothly|closely|together|up|into (?:each other|"
          rf"one another)))+{_END}", "make it legato"),
    rule(r"\b(?:another|one more|an? (?:extra|additional|further))(?: full| whole)? (?P<unit>minute|bar|measure)\b",
          r"another 1 \g<unit>"),
    rule(rf"\b(?P<n>an?|{NUMBER}) (?P<unit>minutes?|seconds?) (?:more|longer|extra)\b", lambda m:
          f"another {'1' if m['n'].lower() in ('a', 'an', 'one') else m['n']} {m['unit']}"),
    rule(r"^(?:how|what) about (?=(?:a (?:little )?(?:bit )?|some |much )?(?:less|more|fewer|softer|louder|"
          r"quieter) )", ""),
    rule(r"\b(?P<about>about|around|roughly|maybe|some|approximately) another (?=(?:half )?(?:a )?(?:1 |minute|"
        r"second|"
          rf"{NUMBER}))", "another "),
    rule(r"\b(?P<way>speed|slow) (?:it|this|that|things|everything) (?P<much>way|right|a lot|lots|much|"
        r"considerably|a "
          r"(?:little |tiny )?bit|a little|slightly|somewhat) (?:up|down)\b",
          lambda m: f"make it {'way' if m['much'].lower() == 'right' else m['much']} "
          f"{'faster' if m['way'].lower() == 'speed' else 'slower'}"),
    rule(r"\b(?P<way>speed|slow) (?P<what>(?:the )?(?:first|second|third|fourth|last|previous|original|other|current)"
          r"(?: (?:one|version|take))?|(?:version|number|take) \w+|(?-i:[A-Z][a-z]+(?: [A-Z][a-z]+)*)) (?:up|down)\b",
          lambda m: f"make {m['what']} {'faster' if m['way'].lower() == 'speed' else 'slower'}"),
    rule(rf"\b(?:play|do) {_WHO.format('a')}(?: part| line)? (?:in )?(?P<how>pizz(?:icato|\.)?)|^(?:{PLEASE})"
          rf"{_WHO.format('b')}(?: part| line)?,? (?P<how2>pizz(?:icato|\.)?){_END}|^(?:{PLEASE})pizz(?:icato|\.)? "
          rf"(?:on |for |in )?{_WHO.format('c')}{_END}",
          lambda m: f"the {m['a'] or m['b'] or m['c']} should be pizzicato"),
    rule(rf"\b(?:divide|split|share|distribute|spread|break)(?: up)? {_WHO.format('a')}(?: part| line)? (?:up "
          rf")?(?:between|across|over|among|into|for) (?:the |my |its )?(?:two|both|2|left and right|separate) "
          rf"(?:hands?|staves|parts|voices|players)", r"split \g<a> into two hands"),
    rule(rf"\b(?:pull|bring|drop|take|knock|cut|reduce|lower|rein|wind|dial)(?: in)? the (?:tempo|speed|pace)(?: "
          rf"back| down| in)? (?:by |about )*(?P<n>{NUMBER}) ?(?:%|percent|per cent)", r"\g<n> percent slower"),
    rule(rf"\b(?:push|bring|bump|take|raise|increase|lift|crank|nudge|speed) the (?:tempo|speed|pace)(?: up)? (?:by "
          rf"|about )*(?P<n>{NUMBER}) ?(?:%|percent|per cent)", r"\g<n> percent faster"),
    rule(rf"\b(?:go|carry|keep|continue|write|play)(?: going| on| playing| writing)* (?:until|till|up to|to|through "
          rf"to) (?:bar|measure) (?P<n>{NUMBER}){_END}", r"extend it to \g<n> bars"),
    rule(rf"^{_WHO.format('a')} and {_WHO.format('b')}(?:,| -|:)? (?:both|together)(?: a (?:bit|little))? "
          rf"(?P<how>(?:much |a bit |a little )?(?:louder|softer|quieter|staccato|legato|busier|simpler)){_END}",
              r"make the \g<a> and \g<b> \g<how>"),
    rule(rf"\b(?:an? )?(?:new|different|another|fresh|other) (?P<x>bass ?line|bass|piano|drums|guitar|chords|harmony|"
          rf"melody|tune|theme) "
          rf"(?P<p>part )?(?:under|beneath|below|behind|underneath|over|above|with|for|to) (?:the |that )?same "
          rf"(?P<y>melody|tune|chords|bass|rhythm|drums|theme){_END}", r"rewrite the \g<x>, keep the \g<y>"),
)  # fmt: skip

# --- Among versions.
_V = r"(?:[1-9]|one|two|three|four|five)"
_AMONG: tuple[Rule, ...] = (
    rule(r"\bthe (?:one|version|take|draft) before (?:the )?last(?: one)?\b", "the previous version"),
    rule(rf"^(?:{PLEASE})(?:play|show|open|hear|listen to|load|let me hear|give me)(?: me)? (?:number |no\.? |"
          rf"# ?)?(?P<a>{_V}){_END}", r"play version \g<a>"),
    rule(rf"^(?:[^,.;]{{0,40}}\bvoted,? and )?(?P<v>(?:the )?(?:first|second|third|last)(?: one| version)?|"
         rf"(?:version|number) "
         rf"{_V}) (?:has |is )?(?:won|wins|winner|gets (?:my|our) vote|takes it|gets it|the winner|the one){_END}",
         r"choose \g<v>"),
    rule(rf"^(?P<v>(?:the )?[a-z]+(?: (?:major|minor))?(?: one| version)|(?:version|number) {_V})[.,!;]+ (?:sold|"
         rf"done|deal|that's (?:it|the one)|we have a winner|i'll take it|final answer){_END}", r"choose \g<v>"),
    rule(rf"^(?:{PLEASE})(?:throw|chuck|toss|put|clear) (?P<v>(?:version|number|take) \w+|the \w+ (?:one|version|"
          rf"take)|this one|that one) (?:away|out){_END}", r"delete \g<v>"),
    rule(
        rf"^(?:{PLEASE})(?:i|we) (?:much |really |still |definitely )*(?:like|love|prefer) (?:number )?(?P<a>{_V}) "
        rf"(?:better|best|most|more){_END}",
        r"choose version \g<a>",
    ),
    rule(rf"^(?:[a-z ]+, )?(?:i|we) (?:was|were|am|are)(?: much| far| a lot| more)? (?:happier|more at home|"
        rf"better off) with "
         rf"version (?P<a>{_V})(?: though| to be honest)?{_END}", r"choose version \g<a>"),
    rule(rf"\bbetween (?:numbers? |versions? )?(?P<a>{_V}) and (?:number |version )?(?P<b>{_V})(?=[ .,;!?]|$)(?! "
          rf"bars| seconds| minutes| bpm)", r"between version \g<a> and version \g<b>"),
    rule(rf"^(?:{PLEASE})(?:i|we|my wife|my band|the band|everyone) (?:much |really |still |definitely |clearly "
          rf")*(?:prefers?|likes?|loves?|favou?rs?)(?: number)? (?P<a>{_V}) (?:over|to|more than|better than|rather "
          rf"than|instead of) (?:number )?{_V}{_END}", r"choose version \g<a>"),
    rule(rf"^(?:{PLEASE})(?:i think |number |for me )*(?P<a>{_V}) (?:wins|it is|is (?:the )?(?:best|better|winner|"
          rf"nicest|one|my favou?rite)|takes it|for the win|all the way|definitely|by (?:far|miles)|hands down|has "
          rf"it|is it){_END}", r"choose version \g<a>"),
    rule(rf"^(?:{PLEASE})(?:let's |we'll |i'll |i(?:'d| would) |let us )*(?:run|go|stick|work|roll|proceed|continue|"
          rf"settle|vote) (?:with|for|on) (?:number )?(?P<a>{_V}){_END}", r"choose version \g<a>"),
    rule(rf"^(?:{PLEASE})(?:let's |we'll |i'll |i(?:'d| would) |let us )*(?:run|roll|go) with the (?P<a>first|"
          rf"second|third|fourth|last|latest)(?: one| version)?{_END}", r"i choose the \g<a> version"),
    rule(rf"\bversion (?P<a>{_V})'s (?P<w>[a-z ]{{3,20}}?)(?: part| line)? (?:in|on|with|into|onto|over|under|for) "
          rf"(?P<here>this(?: one| version)?|it|here|the current one)\b",
              r"put the \g<w> of version \g<a> into \g<here>"),
    rule(rf"^(?:{PLEASE})i(?:'m| am) (?:torn|undecided|wavering|hesitating|deciding|dithering|in two minds) "
          rf"(?:between|about) (?:numbers? |versions? )?(?P<a>{_V}) (?:and|or) (?P<b>{_V}){_END}",
              r"which is better, version \g<a> or version \g<b>?"),
    rule(rf"^(?:which (?:one )?(?:should|would|do)|help me (?:choose|decide|pick)) .*\b(?P<a>{_V}) (?:and|or) "
          rf"(?P<b>{_V}){_END}", r"which is better, version \g<a> or version \g<b>?"),
)  # fmt: skip


# "Not Mozart again, more like Prokofiev": whose manner is not wanted.
_NOT_LIKE = compiled(
    r"(?:^|(?<=[,;] ))(?:not|no more|enough (?:of )?|anything but|less)(?: like)? (?P<who>[A-Z][\w'-]+(?: "
    r"[A-Z][\w'-]+)?)(?: again| this time| "
    r"please| any ?more)?[,;] (?:but |rather |please )?(?=[a-z])"
)


def without_idioms(text: str, context: Context) -> str:
    """The cleaned English ``text`` in plainer words."""
    if not text.isascii():
        return text
    rules = (
        *_ANYWHERE,
        *((*_PLAYING, *_SHARED) if context.has_piece else ()),
        *(_AMONG if context.versions > 1 else ()),
    )
    for pattern, words in rules:
        text = pattern.sub(words, text)
    unlike = _NOT_LIKE.search(text)
    if unlike and ARTISTS.get(unlike["who"].lower()) is not None:
        text = text[: unlike.start()] + text[unlike.end() :]
    middle = _MIDDLE.search(text)
    if middle and context.bars:
        count = int(number(middle["n"].lower()) or 2)
        first = max(1, (context.bars - count) // 2 + 1)
        text = f"{text[: middle.start()]}bars {first} to {first + count - 1}{text[middle.end() :]}"
    return text


_MIDDLE = compiled(r"\bthe middle (?P<n>two|four|six|eight|2|4|6|8)\b(?! bars)", re.IGNORECASE)
