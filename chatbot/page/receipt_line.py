"""The receipt as one readable line: what was asked, each with its mark; the table lies behind it."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from chatbot.events import ReceiptLine
from chatbot.names import field_name, part_names
from chatbot.page.receipt_table import ALWAYS, receipt_table
from chatbot.page.words import WORDS
from chatbot.reply import value_text
from chatbot.turn import Language

# Fields whose value says by itself what it is; of the others the line says the name as well.
_SPEAK_FOR_THEMSELVES = frozenset({"key", "tempo_bpm", "meter", "bars", "parts", "genre", "arc"})
# A longer value (a chart of chords) is only in the table.
_LONGEST = 60


def receipt_html(lines: Iterable[ReceiptLine], language: Language) -> str:
    """HTML of the receipt: the line, which opens into the table when it is clicked; every value escaped."""
    lines = tuple(lines)
    asked = [line for line in lines if line.asked is not None]
    facts = [line for line in lines if line.asked is None and line.field in ALWAYS and line.got is not None]
    items = [_item(line, language) for line in asked] + [
        f'<span class="open">{escape(_got(line, language))}</span>' for line in facts
    ]
    return (
        f'<details class="receipt"><summary>'
        f'<span class="items">{" ".join(items)}</span></summary>{receipt_table(lines, language)}</details>'
    )


def _item(line: ReceiptLine, language: Language) -> str:
    words = WORDS[language]
    kind, mark, said = {
        True: ("yes", "✓", words["kept"]),
        False: ("no", "✗", words["missed"]),
        None: ("open", "", words["not_measured"]),
    }[line.ok]
    text = _asked(line, language)
    # Of moods the numbers that were measured are for the table.
    if line.ok is False and line.field not in ("exclude", "mood", "arc"):
        text += f" → {_short(value_text(line.field, line.got, language))}"
    sign = f'<b aria-hidden="true">{mark}</b>' if mark else ""
    return f'<span class="{kind}">{escape(text)} {sign}<span class="unseen">{escape(said)}</span></span>'


def _asked(line: ReceiptLine, language: Language) -> str:
    if line.field == "exclude" and isinstance(line.asked, list):
        return WORDS[language]["without"].format(part_names(map(str, line.asked), language))
    if line.field == "mood" and isinstance(line.asked, dict) and line.asked.get("words"):
        return ", ".join(map(str, line.asked["words"]))
    value = _short(value_text(line.field, line.asked, language))
    if line.field in _SPEAK_FOR_THEMSELVES:
        return value
    return f"{field_name(line.field, language)} {value}".strip()


def _got(line: ReceiptLine, language: Language) -> str:
    return _short(value_text(line.field, line.got, language))


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
