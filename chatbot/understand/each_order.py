"""Several orders in one sentence, each with a verb of its own: "mute the drums in bars 1 to 4 and make the bass louder
in bars 5 to 8". Read together one may lend its place, its player or its act to another; where it does, each is read
alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from chatbot.turn import Turn
from chatbot.understand.context import Context, after
from chatbot.understand.lexicon import cues
from chatbot.understand.matcher import compiled
from chatbot.understand.names import player_name
from chatbot.understand.requests import MOST_REQUESTS

_VERB = (
    r"(?:bring|take|make|put|move|transpose|lower|raise|slow|speed|drop|turn|simplify|shift|cut|remove|add|mute|swap|"
    r"replace|double|shorten|extend|repeat|change|give|thin|play|lose|write|set|strip|trim|loop|fade|switch|pitch|tone|"
    r"kill|silence|arrange|redo|rewrite|solo|delete|continue|vary)"
)
_FIRST = compiled(rf"^(?:(?:please|ok|okay|now|can you|could you|would you|just)[, ]+)*{_VERB}\b")
_JOINT = compiled(rf"(?:\s*[,;.]\s*|\s+)(?:(?:and|then|also|but|plus)\s+)+(?={_VERB}\b)|\s*[;.,]\s*(?={_VERB}\b)")
_JOINT_ZH = compiled(r"[，,。；;]\s*(?:然后|接着|并且|同时|还有|另外|再)?|(?:然后|接着|并且|同时)")
_SAYS_WHY = compiled(r"太|不够|有点|觉得|听不|因为|所以|不是|而是|别的|其他|其余|都|也|一样|它|他|那")
# "Add a violin and make it quieter": who was named last is meant.
_IT = compiled(
    r"^(?P<verb>make|keep|play|turn|bring|move|put) it\b(?= (?:(?:a (?:little )?bit|a little|a touch|much|slightly|"
    r"very) )?(?:quiet|soft|loud|down\b|up\b|an octave|staccato|legato|short|detached|smooth))"
)
_CHANGES = ("edit", "add", "arrange", "vary", "regenerate", "continue")
# Changes of the whole piece, whatever bars another order names.
_OF_ALL = ("tempo", "key", "meter", "swing", "remove", "swap", "double", "fade_out", "fade_in")

Effect = tuple[object, ...]


def each_order(together: Turn, words: str, context: Context, read: Callable[[str, Context], Turn]) -> Turn:
    """``together``, which is what the cleaned ``words`` were read as in one; or the orders in them one by one, where
    that lost some of what they say. ``read`` makes a turn of one order."""
    if not context.has_piece or together.act not in _CHANGES or together.question:
        return together
    orders = _orders(words) if words.isascii() else _orders_zh(words)
    if not 2 <= len(orders) <= MOST_REQUESTS:
        return together
    turns: list[Turn] = []
    for order in orders:
        turns.append(read(with_whom(order, turns), context))
        if turns[-1].act not in _CHANGES or turns[-1].question or turns[-1].then:
            return together
        if not words.isascii() and not _is_whole(turns[-1]):
            return together
        if turns[-1].act == "regenerate" and not turns[-1].task and not cues.REGENERATE.search(order):
            return together  # of 5-8小节弱 alone nothing is understood but the place
        context = after(turns[-1], context)
    effects = [tuple(_effects(one)) for one in turns]
    if not all(effects) or _say_the_same(effects) or _covers(together, turns):
        return together
    return replace(turns[0], said=together.said, then=tuple(turns[1:]))


def _orders(words: str) -> list[str]:
    """The orders of a sentence that begins with one; the sentence where it does not, or is one."""
    if not _FIRST.match(words):
        return [words]
    ends = [*(match.span() for match in _JOINT.finditer(words) if match.start() > 0), (len(words), len(words))]
    starts = [0, *(end for _, end in ends[:-1])]
    return [words[start:end] for start, (end, _) in zip(starts, ends, strict=True)]


def _orders_zh(words: str) -> list[str]:
    """The orders of a Chinese sentence, one in each clause; the sentence where a clause says why or of whom."""
    return [words] if _SAYS_WHY.search(words) else [order for order in _JOINT_ZH.split(words) if order.strip()]


def _is_whole(turn: Turn) -> bool:
    """Whether an order says of itself what it changes: 小声一点 goes on with what was named before."""
    if turn.act == "edit":
        return all(edit.parts or edit.bars or turn.targets.bars or edit.operation in _OF_ALL for edit in turn.edits)
    if turn.act in ("add", "continue", "arrange"):
        return True
    return bool(turn.targets.parts or turn.targets.bars or turn.targets.section)


def with_whom(order: str, before: Sequence[Turn]) -> str:
    """An order on "it" with the name of the one player whom the order before it brings in."""
    if not before or before[-1].act != "add" or len(before[-1].controls.parts) != 1:
        return order
    player = before[-1].controls.parts[0]
    return _IT.sub(rf"\g<verb> the {player_name(player.instrument, player.program, 'en')}", order)


def _say_the_same(effects: Sequence[Sequence[Effect]]) -> bool:
    """Whether one order only goes on with another: 慢下来，七十五左右."""
    kinds = [{(effect[0], isinstance(effect[1], str) and effect[1], effect[4], effect[-1]) for effect in own}
             for own in effects]  # fmt: skip
    return any(one & other for index, one in enumerate(kinds) for other in kinds[:index])


def _covers(together: Turn, turns: Sequence[Turn]) -> bool:
    """Whether all that the turns do one by one is done together. A place may be carried on from one order to the
    next."""
    done = [effect for one in (together, *together.then) for effect in _effects(one)]
    place = None
    for turn in turns:
        for effect in _effects(turn):
            carried = (*effect[:-1], place) if effect[-1] is None else effect
            if effect not in done and carried not in done:
                return False
        place = turn.targets.bars or place
    return True


def _effects(turn: Turn) -> Iterator[Effect]:
    """What a turn does, each change by itself; the bars of each come last."""
    bars = turn.targets.bars
    for edit in turn.edits:
        where = None if edit.operation in _OF_ALL else edit.bars or bars
        what = (edit.operation, edit.value, edit.factor, edit.instrument, frozenset(edit.parts), edit.word)
        yield (*what, where)
    if turn.act == "edit":
        return
    mood = turn.controls.mood
    feels = mood and (mood.valence > 0, mood.energy > 0)
    players = tuple(part.instrument for part in turn.controls.parts)
    parts = frozenset(turn.targets.parts)
    yield (turn.act, turn.task, turn.controls.bars, players, parts, turn.controls.genre, feels, bars)
