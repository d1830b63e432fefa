"""English sentences that lean on the one before in few words: "sorry, down", "make it 96 instead", "oboe, not flute",
"now bring them back". Beside :mod:`chatbot.understand.corrections`, which knows the longer ones."""

from __future__ import annotations

import re

from chatbot.turn import Turn
from chatbot.understand.corrections import Leaning, last_of, reversed_turn, went, without_taking_back
from chatbot.understand.lexicon.instruments import INSTRUMENTS
from chatbot.understand.matcher import compiled
from chatbot.understand.names import part_name
from chatbot.understand.numerals import NUMBER

_OPENER = (
    r"(?:(?:no|nope|nah|sorry|oops|whoops|wait|hold on|hang on|hm+|er+m?|um+|ah|oh|actually|well|ok(?:ay)?|my bad|"
    r"or|wrong "
    r"way(?: round)?)[\s,.!-]+)"
)
_END = r"(?:,? (?:please|then|now|instead|rather|after all|though))*[.!? ]*$"
# "Sorry, down", "no no, I said slower".
_OTHER_WAY = compiled(
    rf"^{_OPENER}+(?:i (?:said|meant|mean|wanted) |make (?:it|that) |go |take it |the )?(?P<way>up|upwards?|down|"
    rf"downwards?|higher|lower|faster|quicker|slower|louder|softer|quieter)(?:,? (?:is what )?i (?:meant|mean|said|"
    rf"wanted))?{_END}|"
    r"^(?P<way2>up|down|higher|lower|faster|slower|louder|softer|quieter),? i should have said(?:,? not "
    r"[a-z]+)?[.! ]*$"
)
# "Not louder, softer".
_NOT_THAT_WAY = compiled(
    rf"^{_OPENER}*not (?:up|down|higher|lower|faster|quicker|slower|louder|softer|quieter),? (?:but )?(?P<way>up|"
    rf"upwards?|down|downwards?|higher|lower|faster|quicker|slower|louder|softer|quieter){_END}"
)
_UP = ("up", "upward", "upwards", "higher")
_DOWN = ("down", "downward", "downwards", "lower")
_WAYS = (*_UP, *_DOWN, "faster", "quicker", "slower", "louder", "softer", "quieter")
# "Make it 96 instead", "or 110".
_TEMPO = compiled(
    rf"^{_OPENER}*(?:i (?:meant|mean|said|wanted) )?(?:(?:make|try|take|set|have|put|play) (?:it|that)(?: at| to)? |"
    rf"(?:let's )?(?:say|try) |rather |better |more like |closer to |nearer (?:to )?|maybe |perhaps |about |"
    rf"around )?(?:at )?(?P<n>\d{{2,3}})(?: ?bpm)?(?: (?:was|is|would be|"
    rf"sounds|sounded) (?:better|nicer|right|fine))?(?:,? (?:that )?i (?:should have said|meant|mean|wanted))?{_END}"
)
# "Hmm, F instead", "or in E flat".
_KEY = compiled(
    rf"^{_OPENER}*(?:i (?:meant|mean|said|wanted) )?(?:(?:make|try|take|have|put|play) (?:it|that) |(?:let's "
    rf")?(?:say|"
    rf"try) |rather |maybe |perhaps |how about |what about )?(?:in )?(?P<key>[a-g](?:[#b]| ?sharp|"
    rf" ?flat)?(?: ?(?:major|minor))?){_END}"
)
# "Actually a major third", "make it two octaves": how far, the way being that of before.
_FAR = compiled(
    rf"^{_OPENER}*(?:i (?:meant|mean|said|wanted) )?(?:(?:make|take) (?:it|that) |by |only |just |rather |"
    rf"(?:let's )?(?:say|try) )?(?P<far>(?:an?|one|two|three|four|five|six|seven|\d+)(?: (?:major|minor|perfect|"
    rf"whole|"
    rf"half))? (?:semitones?|tones?|steps?|octaves?|seconds?|thirds?|fourths?|fifths?|sixths?|sevenths?|"
    rf"half[ -]?steps?|whole[ -]?steps?))(?:,? (?:not|instead of|rather than) [a-z ]+?)?{_END}"
)
# "Sorry, five, not four", after a transposition.
_SO_MANY_STEPS = compiled(
    rf"^{_OPENER}*(?:i (?:meant|mean|said|wanted) )?(?P<n>one|two|three|four|five|six|seven|eight|nine|ten|eleven|"
    rf"twelve|\d{{1,2}}),? "
    rf"(?:not|instead of|rather than) (?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|"
    rf"\d{{1,2}}){_END}"
)
# "Oboe, not flute": what was said before is taken back for something else.
_NOT = compiled(
    rf"^{_OPENER}*(?P<rest>[a-z0-9][\w#' -]*?),? (?:and )?(?:not|instead of|rather than) (?:the |an? |in |"
    rf"at )?(?P<wrong>[\w#' -]+?){_END}"
)
_TOO = compiled(
    rf"^{_OPENER}*(?:perfect|great|good|nice|lovely|thanks|thank you|cool)?[,.! ]*(?:and |now |also |"
    rf"plus )*(?P<who>(?:the |my )?[a-z]+(?: and (?:the )?[a-z]+)?)(?: part| line)?,? (?:as well|too|likewise|also|"
    rf"the same(?: way)?){_END}"
)
_DO_THAT = compiled(
    rf"^{_OPENER}*(?:and |now |please |then |also |can you |could you )*(?:do|apply|repeat|try) (?:that|it|this|"
    rf"the same)(?: thing| change| again)? (?:to|with|for|on) (?P<who>.+?){_END}"
)
_ONCE_MORE = compiled(
    rf"^{_OPENER}*(?:and |now )*(?:(?:one|another|a) (?:more )?(?:step|notch|bit|time|go|round|click|push)(?: more|"
    rf" further)?|once more|(?:even |much |way |a lot |far )?more(?: than (?:that|this))?|a (?:little|bit|"
    rf"touch|tad) (?:further|more)|(?:push |take |turn |crank |bring )?(?:it |that )?(?:even )?further(?: still)?|"
    rf"not enough(?: yet)?|not (?:quite )?there yet|keep (?:at it|going like that)|some more){_END}"
)
# "Still too loud", "still not fast enough": the same once more, where it leads there.
_STILL = compiled(
    rf"^{_OPENER}*(?:(?:it|that|this|they|the [a-z]+)(?:'s|'re| is| are) )?still (?:a (?:little )?bit |much |way |"
    rf"far |slightly )*(?:too (?P<too>loud|quiet|soft|fast|slow|high|low)|not (?P<not>loud|quiet|soft|fast|slow|high|"
    rf"low) enough){_END}"
)
_CURES = {
    "loud": "softer", "quiet": "louder", "soft": "louder", "fast": "slower", "slow": "faster", "high": "down",
    "low": "up",
}  # fmt: skip
_WANTS = {
    "loud": "louder", "quiet": "softer", "soft": "softer", "fast": "faster", "slow": "slower", "high": "up",
    "low": "down",
}  # fmt: skip
# "Another semitone", after a transposition.
_ANOTHER_STEP = compiled(
    rf"^{_OPENER}*(?:and |now |just )*(?:another|one more|a further) (?P<far>semitone|half[ -]?step|whole[ -]?step|"
    rf"tone|whole tone|octave|(?:minor |major |perfect )?(?:second|third|fourth|fifth|sixth)){_END}"
)
# "A little less", "that's too much": part of the way back.
_LESS = compiled(
    rf"^{_OPENER}*(?:and |now |but )*(?:just |only |maybe |that's |that is |that was )*(?:a (?:little |tiny )?bit |"
    rf"a (?:little|touch|tad) |slightly |somewhat |way |far |much )*(?:less(?: of (?:that|it))?|too much|too far|"
    rf"half as much|go (?:back )?half[ -]?way|half[ -]?way back|not (?:quite |nearly )?(?:so|that|as) (?:much|far)|"
    rf"half (?:of )?that|(?:dial|take) it back a (?:little|bit|touch)|back a (?:little|bit)){_END}"
)
# "Make it 90 seconds instead", after a wish for music.
_LENGTH = compiled(
    rf"^{_OPENER}*(?:(?:make|have|keep) (?:it|that) |(?:let's )?(?:say|make it|do|try) |i(?:'d)? (?:want|prefer|"
    rf"like) )?(?P<rest>(?:about |around )?{NUMBER} (?:bars|measures|seconds|minutes)(?: long)?) (?:instead|rather|"
    rf"then|after all)[.!? ]*$"
)
_ONLY_MEANT = compiled(
    r"^(?:i (?:meant|mean|said) )?(?:only|just) (?P<who>(?:the |my )?[a-z]+)(?:,? i (?:meant|mean|said))?[.! ]*$"
)
# "The whole piece, not just bars 5 to 8": the same change of all bars.
_EVERYWHERE = compiled(
    rf"^{_OPENER}*(?:in |for |to |of |across )?(?:the whole (?:piece|thing|song|music|track)|everywhere|throughout|"
    rf"all (?:of it|bars|the bars)|every bar)(?:,? (?:and )?not (?:just|only) .+?)?{_END}"
)
# "In bars 9 to 12 instead".
_ELSEWHERE = compiled(
    rf"^{_OPENER}*(?:in |at |over |for )?(?P<rest>(?:bars?|measures?) {NUMBER}(?: ?(?:-|to|through|and) ?{NUMBER})?|"
    rf"the (?:first|"
    rf"last|second) (?:half|(?:{NUMBER} )?bars?)|the (?:intro|verse|chorus|bridge|ending)),? (?:instead|rather|"
    rf"i (?:meant|mean))[.!? ]*$"
)
# "Make that an oboe", "rather a clarinet", after somebody was added or took over.
_RATHER = compiled(
    rf"^{_OPENER}*(?:make (?:that|it) |rather |better |(?:maybe|perhaps) rather )(?P<rest>(?:an? |"
    rf"the )?[a-z]+(?: [a-z]+)?){_END}"
)
# "Only 2 bars", after bars were added.
_SO_MANY = compiled(
    rf"^{_OPENER}*(?:only |just |better |make (?:it|that) )?(?P<n>{NUMBER}) (?P<unit>bars|measures|seconds|"
    rf"minutes)(?: (?:is|are) enough| will do| only)?{_END}"
)
_LENGTH_SAID = compiled(rf"\b{NUMBER}[ -](?:more )?(?:bars?|measures?|seconds?|minutes?)\b")
_SO_MANY_MORE = compiled(rf"^{_OPENER}*(?:and )?(?P<n>{NUMBER}) more{_END}")
_ANOTHER = compiled(rf"^{_OPENER}*(?:and |now )?another(?: one)?{_END}")
_NOT_SO = compiled(rf"^{_OPENER}*not (?:that|so|quite so|quite that|as) (?P<how>[a-z]+){_END}")
_IT_IS_TOO = compiled(
    rf"^{_OPENER}*(?:but |and )?it(?:'s| is| sounds) (?P<how>(?:a (?:little )?bit |a little |much |way |far |"
    rf"still )*too (?:loud|soft|quiet|high|low|busy|prominent)){_END}"
)
_BUT_SO = compiled(
    rf"^{_OPENER}*but (?P<how>(?:a (?:little )?bit |a little |much )?(?:louder|softer|quieter|higher|lower|"
    rf"an octave (?:higher|lower|up|down)|staccato|legato)){_END}"
)
_THEM = compiled(
    r"^(?P<lead>(?:(?:ok(?:ay)?|now|and|then|please|can you|could you|let's|so|but|maybe|perhaps|"
    r"also),? )*)(?P<verb>[a-z]+(?: [a-z]+)??) (?P<it>them|those)\b",
    re.IGNORECASE,
)
_IT_BACK = compiled(
    r"^(?P<lead>(?:(?:ok(?:ay)?|now|and|then|please|can you|could you|let's|so|but),? )*)(?P<verb>bring|mute|unmute|"
    r"solo|silence|get rid of|remove|delete|drop|lose|ditch|scrap) (?P<it>it)\b(?= back\b| again\b|[.! ]*$)",
    re.IGNORECASE,
)
_NAMES_SOMEBODY = ("add", "edit", "regenerate")


def read_afterthought(text: str, previous: Turn | None) -> Leaning | None:
    """How the cleaned English ``text`` leans on the turn before, where it does so in few words; None otherwise."""
    if previous is None or not text.isascii() or previous.act in ("help", "offtopic", "invalid", "ask", "rate"):
        return None
    text = without_taking_back(text)
    low, before = text.lower().strip(), last_of(previous)
    kinds = {edit.operation for edit in before.edits}
    other = _OTHER_WAY.match(low) or _NOT_THAT_WAY.match(low)
    if other and reversed_turn(before) is not None and _turns(next(filter(None, other.groups())), before):
        return Leaning("reversed", "")
    tempo = _TEMPO.match(low)
    if tempo and kinds == {"tempo"}:
        return Leaning("correction", f"tempo {tempo['n']}")
    length = _LENGTH.match(low)
    if length and before.act == "compose":
        return Leaning("correction", text[slice(*length.span("rest"))])
    key = _KEY.match(low)
    if key and kinds == {"key"}:
        return Leaning("correction", f"change the key to {text[slice(*key.span('key'))]}")
    far = _FAR.match(low)
    if far and kinds == {"transpose"}:
        up = (before.edits[0].value or 0) > 0
        return Leaning("correction", f"transpose {'up' if up else 'down'} {far['far']}")
    steps = _SO_MANY_STEPS.match(low)
    if steps and kinds == {"transpose"}:
        return Leaning(
            "correction", f"transpose {'up' if (before.edits[0].value or 0) > 0 else 'down'} {steps['n']} semitones"
        )
    if key and before.act == "compose" and len(key["key"]) > 1:
        return Leaning("correction", f"in {key['key']}")
    taken_back = _NOT.match(low)
    if (
        taken_back
        and taken_back["rest"] not in _WAYS
        and _said(taken_back["wrong"], previous)
        and not _said(taken_back["rest"], previous)
    ):
        return Leaning("correction", text[slice(*taken_back.span("rest"))])
    rather = _RATHER.match(low)
    handed = (before.act == "add" and before.task == "part") or kinds == {"swap"}
    if rather and handed and any(hit.value is not None for hit in INSTRUMENTS.find(rather["rest"])):
        return Leaning("correction", text[slice(*rather.span("rest"))])
    so_many = _SO_MANY.match(low)
    if so_many and before.act in ("add", "continue") and _LENGTH_SAID.search(before.said):
        length_meant = f"{so_many['n']} {so_many['unit']}"
        return Leaning("correction", _LENGTH_SAID.sub(length_meant, before.said, count=1))
    elsewhere = _ELSEWHERE.match(low)
    if elsewhere and before.edits and (before.targets.bars or before.targets.section):
        return Leaning("correction", text[slice(*elsewhere.span("rest"))])
    if _EVERYWHERE.match(low) and before.edits and (before.targets.bars or before.targets.section):
        return Leaning("everywhere", "")
    if before.edits:
        same = _TOO.match(low) or _DO_THAT.match(low)
        if same:
            return Leaning("same", text[slice(*same.span("who"))])
        still = _STILL.match(low)
        if still:
            way = _CURES[still["too"]] if still["too"] else _WANTS[still["not"]]
            if any(went(edit, way) for edit in before.edits):
                return Leaning("more", "")
        if _LESS.match(low) and kinds & {"tempo", "louder", "softer"}:
            return Leaning("less", "")
        if _ONCE_MORE.match(low) and kinds & {"tempo", "transpose", "louder", "softer"}:
            return Leaning("more", "")
        only = _ONLY_MEANT.match(low) if "i " in low else None
        if only:
            return Leaning("correction", text[slice(*only.span("who"))])
    return None


def _turns(way: str, before: Turn) -> bool:
    """Whether the word names the other way than that of the turn before."""
    for edit in before.edits:
        up = (edit.value or 0) > 0
        if edit.operation == "transpose" and way in (_DOWN if up else _UP):
            return True
        if (
            edit.operation == "tempo"
            and edit.factor
            and way in (("slower",) if edit.factor > 1 else ("faster", "quicker"))
        ):
            return True
        if edit.operation == "louder" and way in ("softer", "quieter", "down"):
            return True
        if edit.operation == "softer" and way in ("louder", "up"):
            return True
    return False


def _said(words: str, previous: Turn) -> bool:
    """Whether the words stand in what was said before."""
    return bool(re.search(rf"\b{re.escape(words.removeprefix('the '))}s?\b", previous.said.lower()))


def with_names(text: str, previous: Turn | None) -> str:
    """The English sentence with the players of the turn before in place of "them": "now bring them back"."""
    if previous is None or not text.isascii():
        return text
    before = last_of(previous)
    low = text.lower().strip()
    more = _SO_MANY_MORE.match(low) if before.act == "continue" else None
    if more:
        return f"continue for {more['n']} bars"
    milder = _NOT_SO.match(low) if before.act == "vary" and before.controls.mood is not None else None
    if milder:
        return f"make it a bit less {milder['how']}"
    if previous.act not in _NAMES_SOMEBODY:
        return text
    parts = before.targets.parts or tuple(part.instrument for part in before.controls.parts)
    step = _ANOTHER_STEP.match(text.lower().strip())
    moved = next((edit.value for edit in before.edits if edit.operation == "transpose" and edit.value), None)
    if step and moved is not None:
        return f"transpose {'it' if not parts else 'the ' + ' and '.join(part_name(part, 'en') for part in parts)} " + (
            f"{'up' if moved > 0 else 'down'} a {step['far']}"
        )
    match = _THEM.match(text) or (_IT_BACK.match(text) if len(parts) == 1 else None)
    if match is None or not parts or len(parts) > _MOST_NAMED:
        return _of_who_joined(text, before) if before.act == "add" and len(parts) == 1 else text
    rested = {edit.operation for edit in before.edits} <= {"mute", "remove", "solo"} and before.edits
    if rested and match["verb"].lower() == "bring" and (before.targets.bars or before.targets.section):
        return "undo that"  # who rests in some bars has no notes there that could sound again
    names = " and ".join(part_name(part, "en") for part in parts)
    return f"{text[: match.start('it')]}the {names}{text[match.end('it') :]}"


def _of_who_joined(text: str, before: Turn) -> str:
    """What is said of "it" after one player was added, said of him."""
    low, name = text.lower().strip(), part_name(before.controls.parts[0].instrument, "en")
    too, but = _IT_IS_TOO.match(low), _BUT_SO.match(low)
    if too:
        return f"the {name} is {too['how']}"
    if but:
        return f"make the {name} {but['how']}"
    return f"add another {name}" if _ANOTHER.match(low) else text


# Of more players "them" may mean others.
_MOST_NAMED = 3
