"""What is selected on the page becomes language: "these bars" are bars 5 to 8, "this part" is the bass."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from chatbot.turn import Edit, Language, Turn
from chatbot.understand.matcher import compiled
from chatbot.understand.names import part_name

# Words that point at a place: bars, a passage, or who plays there.
_PLACE = compiled(
    r"\b(?:these|those|the selected|the highlighted|the marked|selected) (?:\w+ )?(?:bars|measures|notes)\b|"
    r"\b(?:this|that|the selected|the highlighted) "
    r"(?:bar|measure|passage|section|part|phrase|bit|place|line|selection)\b|\bthe selection\b|"
    r"(?:这|那|选中的?|所选的?|选定的?)(?:[几些两三四五六七八九十\d]*个?)小节(?:里|中)?|"
    r"(?:这|那)(?:一?段|一?处|个?部分|个?地方|里|几句|一?句|个?声部)|(?:选中|所选)的?(?:部分|地方|声部|段落)"
)
# "Cut this", "mute it please": a verb and a pronoun, and nothing else.
_PRONOUN = compiled(r"^((?:please )?[a-z]+(?: up| down| out)? )(?:this|that|it|these|those)(?=(?: please)?[.!]*$)")
# What can be done to what is pointed at without a word.
_TAKES_PLACE = frozenset({"edit", "regenerate", "vary", "ask"})
# What is everybody's: it changes for all who play in the bars.
_EVERYBODYS = frozenset({"tempo", "key", "meter", "repeat", "reorder", "extract"})


@dataclass(frozen=True)
class Selection:
    """What the visitor points at: ``bars``, first and last counted from 1, and a ``part`` by its family
    or role; either may be left out."""

    bars: tuple[int, int] | None = None
    part: str | None = None


def pointing(text: str, selection: Selection, understand: Callable[[str], Turn]) -> Turn:
    """What ``text`` asks for while something is selected.

    What changes, writes anew or asks about the piece and names no place of its own is about what is
    selected. Where the words that point are what makes a sentence unclear ("delete these"), they are
    put into words that say where, and the sentence is read again.
    """
    turn = understand(text)
    if selection.bars is not None and _PLACE.search(text):
        # Without a selection "these bars" are those that were spoken of last; here they are the selected ones.
        turn = replace(turn, targets=replace(turn.targets, bars=None))
    if turn.act not in _TAKES_PLACE or turn.question or (turn.act == "vary" and turn.assumptions):
        # What is done to bars as such is not understood of a part of them.
        wheres = dict.fromkeys((selection, replace(selection, part=None))) if selection.bars else (selection,)
        read = [understand(_spelled_out(text, where)) for where in wheres]
        clear = [one for one in read if one.act in _TAKES_PLACE and not (one.assumptions or one.question)]
        clear.sort(key=lambda again: again.act != "edit")
        turn = replace(clear[0], said=text) if clear else turn
    return _placed(turn, selection)


def _placed(turn: Turn, selection: Selection) -> Turn:
    """The turn, and whatever it asks for besides, at the place that is selected."""
    then = tuple(_placed(later, selection) for later in turn.then)
    targets = turn.targets
    elsewhere = targets.section is not None or targets.version is not None or any(edit.bars for edit in turn.edits)
    if turn.act not in _TAKES_PLACE or elsewhere or targets.bars not in (None, selection.bars):
        return replace(turn, then=then)
    if targets.parts or selection.part is None:
        return replace(turn, then=then, targets=replace(targets, bars=selection.bars))
    edits = tuple(_of_part(edit, selection.part) for edit in turn.edits)
    named = not edits or any(edit.parts for edit in edits)
    parts = (selection.part,) if named else ()
    return replace(turn, then=then, edits=edits, targets=replace(targets, bars=selection.bars, parts=parts))


def _of_part(edit: Edit, part: str) -> Edit:
    return edit if edit.parts or edit.operation in _EVERYBODYS else replace(edit, parts=(part,))


def _spelled_out(text: str, selection: Selection) -> str:
    """The sentence with the first words that point put into words that say where."""
    match = _PLACE.search(text)
    if match:
        chinese = not match.group().isascii()
        return text[: match.start()] + _in_words(selection, "zh" if chinese else "en") + text[match.end() :]
    return _PRONOUN.sub(lambda verb: verb[1] + _in_words(selection, "en"), text.strip())


def _in_words(selection: Selection, language: Language) -> str:
    part = part_name(selection.part, language) if selection.part else ""
    if selection.bars is None:
        return part if language == "zh" else f"the {part}"
    first, last = selection.bars
    if language == "zh":
        where = f"第{first}小节" if first == last else f"第{first}到{last}小节"
        return f"{where}里的{part}" if part else where
    where = f"bar {first}" if first == last else f"bars {first} to {last}"
    return f"the {part} in {where}" if part else where
