"""The receipt as a small table: asked, played, and whether they agree."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from chatbot.events import ReceiptLine
from chatbot.names import field_name
from chatbot.page.words import WORDS
from chatbot.reply import value_text
from chatbot.turn import Language

# What every piece has and a visitor wants to see even when it was left open.
ALWAYS = frozenset({"key", "tempo_bpm", "meter", "bars", "parts"})
_MARKS = {True: ("yes", "✓"), False: ("no", "✗"), None: ("open", "")}


def receipt_table(lines: Iterable[ReceiptLine], language: Language) -> str:
    """HTML of the lines that were asked for and of what every piece has; every value escaped."""
    words = WORDS[language]
    rows = []
    for line in lines:
        if line.asked is None and line.field not in ALWAYS:
            continue
        kind, mark = _MARKS[line.ok]
        asked = words["open"] if line.asked is None else value_text(line.field, line.asked, language)
        cells = (
            f'<th scope="row">{escape(field_name(line.field, language))}</th>',
            f'<td class="asked">{escape(asked)}</td>',
            f"<td>{escape(value_text(line.field, line.got, language))}</td>",
            f'<td class="mark">{mark}</td>',
        )
        rows.append(f'<tr class="{kind}">{"".join(cells)}</tr>')
    head = f'<tr><td></td><th scope="col">{words["asked"]}</th><th scope="col">{words["got"]}</th><td></td></tr>'
    return f'<table class="receipt"><thead>{head}</thead><tbody>{"".join(rows)}</tbody></table>'
