"""English orders on the length, the sections, the name and the versions of what is there, in words that the readers
know: "spin it out for another 12 bars" is "continue for 12 bars", "christen this Nine Lanterns" is "name it Nine
Lanterns", "I miss an ending" is "add an ending"."""

from __future__ import annotations

from chatbot.understand.conditional import END, Conditional, always, applied, when
from chatbot.understand.context import Context
from chatbot.understand.lexicon.courtesy import PLEASE
from chatbot.understand.numerals import NUMBER

_SECTION = r"(?P<what>intro(?:duction)?|verse|chorus|refrain|bridge|outro|coda|ending|middle section)"
_MORE = r"(?:another|an extra|an additional|(?:some |a few )?further|one more)"
_NEW_NAME = r"(?P<name>[A-Z0-9\"“'][^.;!?]{0,40}?)"

_RULES: tuple[Conditional, ...] = (
    # How long, and which sections.
    when(
        always,
        rf"^(?:{PLEASE})(?:spin|draw|string|stretch|play|carry|take|run|keep) (?:it|this|that) (?:out|on|"
        rf"along|going|further) "
        rf"(?:for |by )?(?:another |a further )(?P<n>{NUMBER}) (?P<unit>bars|measures|seconds){END}",
        r"continue for \g<n> \g<unit>",
    ),
    when(
        always,
        rf"^(?:{PLEASE})(?:it (?:could use|could do with|needs|wants)|add|put in|i(?:'d like| want)|give "
        rf"(?:it|me)) {_MORE} {_SECTION}(?:,|"
        rf" of| that's| that is)? ?(?P<n>{NUMBER}) (?:bars|measures)(?: long)?{END}",
        r"add a \g<what> of \g<n> bars",
    ),
    when(
        always,
        rf"^(?:{PLEASE})(?:it (?:could use|could do with|needs|wants)) {_MORE} {_SECTION}{END}",
        r"add a \g<what>",
    ),
    when(
        always,
        rf"^(?:{PLEASE})(?:the |this |that )?{_SECTION} (?:is|feels|sounds|seems|gets) "
        rf"[^,.;!?]{{3,30}}[,;.] (?:so |and |please |just |"
        rf"can you |could you )*(?:take|cut|throw|leave|chuck|strip|drop|remove|delete|lose|get rid of|scrap|"
        rf"ditch) (?:it|that)(?: out| away)?{END}",
        r"cut the \g<what>",
    ),
    when(
        always,
        rf"^(?:{PLEASE})(?:we|i) (?:do not|don't|no longer) (?:need|want) (?:the |that |this |an? "
        rf"){_SECTION}(?: any ?more)?[,;.] (?:so )?"
        rf"(?:take|cut|throw|drop|remove|delete|lose|scrap|ditch) (?:it|that)(?: out| away)?{END}",
        r"cut the \g<what>",
    ),
    when(
        always,
        rf"^(?:{PLEASE})(?:(?:the )?sections (?:should|shall|must|could|are to) (?:run|go|come|be)|run "
        rf"the sections|play the sections) (?:in the order )?"
        rf"(?P<letters>[A-D](?:[ ,-]*[A-D]){{1,7}}){END}",
        lambda m: f"put the sections in the order {''.join(c for c in m['letters'] if c.isalpha())}",
    ),
    when(
        always,
        rf"^(?:{PLEASE})let (?:section )?(?P<a>[A-D]) (?:open|come first|go first|begin|start),? and "
        rf"(?:let )?(?:section )?(?P<b>[A-D]) (?:follow|come (?:second|"
        rf"after(?: it)?|next)|go second|end|close)(?: it)?{END}",
        r"put the sections in the order \g<a>\g<b>",
    ),
    when(
        always,
        rf"^(?:{PLEASE})(?:let's |let us |can we )?count (?:it|this) in (?P<meter>[a-z]+-[a-z]+|"
        rf"\d/\d){END}",
        r"change the meter to \g<meter>",
    ),
    when(
        always,
        rf"^(?:{PLEASE})(?:put|set|play|move|bring) (?:it|this|this one) (?:in|into|to|at) the "
        rf"(?P<what>key|tempo|speed|meter) (?:of )?(?:the )?(?P<v>version {NUMBER}|"
        rf"(?:first|second|third) (?:one|version|take)) (?:has|had|is in|was in|uses|used|goes at){END}",
        r"use the \g<what> of the \g<v>",
    ),
    when(always, r"^(?:[a-z ,]*?)\bsum (?:the (?:piece|song|music|whole thing)|it|this|that) up\b", "summarise it"),
    # What is missing.
    when(
        always,
        rf"^(?:{PLEASE})(?:i miss|i'm missing|it lacks|it's missing|it is missing|there's no|there is no|where's|"
        rf"where is) (?:an?|the) (?:real |proper |"
        rf"decent )?(?P<what>ending|intro|coda|bridge)(?: here| in it| at the (?:end|start))?\??{END}",
        r"add an \g<what>",
    ),
    when(
        always,
        rf"\b(?:it|this) (?:just |simply |only )?(?:breaks off|stops|cuts off|ends)[^,.;]{{0,20}}[,;.] (?:please |"
        rf"so |can you )*(?:write|give it|add|find|"
        rf"compose|make) (?:it )?(?:an? )?(?:real |proper |decent |nice |good )?(?:close|ending|end|finish|"
        rf"conclusion)(?: for it| to it)?{END}",
        "add an ending",
    ),
    when(
        always,
        rf"^(?:{PLEASE})(?:could|can|should|might) the (?P<whose>tune|melody|theme|lead|bass ?line) go to "
        rf"(?P<new>(?:an? |the )[a-z]+)(?:[,;] not [^.;]+)?\??"
        rf"{END}",
        r"replace the \g<whose> with \g<new>",
    ),
    when(
        always,
        rf"\b(?:blend|mix|combine|merge) (?:them|these|the two)[:,] (?P<a>[a-z]+) (?:out of|from|of) "
        rf"version (?P<x>{NUMBER})(?:,| and|, and) (?P<b>[a-z]+)"
        rf" (?:out of|from|of) version (?P<y>{NUMBER}){END}",
        r"combine the \g<a> of version \g<x> with the \g<b> of version \g<y>",
    ),
    when(
        always,
        rf"^(?:{PLEASE})(?:the same (?:idea|thing|tune|piece|music)|(?:nearly|almost|much) the same(?: "
        rf"again| thing)?|(?:it|this) again)[,;]? (?:but )?(?:(?:"
        rf"varied|altered|changed|different) (?:by )?(?:only |just )*(?:an?|some|in) ?(?:hair|bit|touch|shade|"
        rf"little|tad|few details|details)|with (?:only |just )*(?:"
        rf"an? |some )?(?:handful|few|couple)(?: of)? (?:notes|details|things|changes)(?: (?:altered|changed|"
        rf"moved|different))?){END}",
        "give me a slight variation",
    ),
    # What it is called, and which is meant.
    when(
        always,
        rf"^(?:{PLEASE})(?:let its (?:title|name) be|(?:its|the) (?:title|name) (?:is|shall be|should be|"
        rf"will be)(?: now)?|"
        rf"(?:i(?:'d like| want)|let) (?:it|this|that)(?: piece| one)? (?:to )?(?:be (?:called|named|titled|known "
        rf"as)|"
        rf"go by the name of|carry the (?:name|title)(?: of)?)|"
        rf"(?:christen|baptise|baptize|dub|label|entitle) (?:it|this|that|this one|the piece)(?: as)?|(?:it|"
        rf"this)(?:'s| is) (?:now )?(?:to be )?"
        rf"(?:called|named|titled)) {_NEW_NAME}{END}",
        r"name it \g<name>",
    ),
    when(
        always,
        rf"^(?:{PLEASE})(?:on reflection|on second thoughts?|thinking about it|to be honest|honestly|in "
        rf"the end|having slept on it|"
        rf"all in all)[,:]? (?:i think )?(?:the )?(?P<v>version {NUMBER}|(?:first|second|third|fourth) (?:one|"
        rf"version|take)) (?:beats|tops|is better "
        rf"than|trumps|outdoes|wins over|outshines) (?:this|it|that|the (?:others?|rest|present one))(?: "
        rf"one)?{END}",
        r"choose the \g<v>",
    ),
    when(
        always,
        rf"^(?:{PLEASE})(?:give|lend) (?:it|this|this one) the (?P<what>tempo|speed|key|meter|chords|"
        rf"instruments) of (?:the )?(?P<v>version "
        rf"{NUMBER}|(?:first|second|third) (?:one|version|take)){END}",
        r"use the \g<what> of the \g<v>",
    ),
    when(
        always,
        rf"^(?:{PLEASE})(?:borrow|take|steal|lift|copy|bring over) (?P<who>the [a-z]+(?: and (?:the "
        rf")?[a-z]+)?) (?:from|of|out of) version "
        rf"(?P<a>{NUMBER})[,;.] (?:but |and )?(?:otherwise|apart from that|the rest|everything else)[,]? "
        rf"(?:leave|keep|stays|take) ?(?:version (?P<b>{NUMBER})|"
        rf"it|this|this one)?(?: as (?:it )?is| unchanged| alone| the same)*{END}",
        lambda m: f"put {m['who']} from version {m['a']} into {'version ' + m['b'] if m['b'] else 'this one'}",
    ),
    when(
        always,
        rf"^(?:{PLEASE})(?:put|set|have|play|make|rewrite) (?:it|this) (?:in|to|with) (?:a different|"
        rf"another|some other|a new) (?:time "
        rf"signature|meter|metre){END}",
        "change the time signature",
    ),
    when(
        always,
        r"^(?P<undo>(?:undo|revert|reverse|take back|cancel) (?:that|the|my|your) (?:last |latest "
        r")?(?:change|edit|step|one)),? (?:and )?then "
        r"(?P<rest>.+)$",
        r"undo that, then \g<rest>",
    ),
)


def other_words_of_form(text: str, context: Context) -> str:
    """The cleaned English ``text`` on a piece that is playing, in words that the readers know."""
    return applied(_RULES, text, context) if text.isascii() and context.has_piece else text
