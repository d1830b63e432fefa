"""Why a version is as it is: its plan section by section, and who chose each control."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from itertools import groupby

from chatbot.choices import chosen_by
from chatbot.memory_words import version_title
from chatbot.names import field_name
from chatbot.page.words import WORDS
from chatbot.receipt import key_value
from chatbot.reply import value_text
from chatbot.turn import Language
from chatbot.versions import Version
from composer.piece import Piece

# In the order in which they are told; of those that nobody asked for, only what was measured.
_FIELDS = (
    "key", "tempo_bpm", "meter", "bars", "parts", "mood", "density", "dynamics", "range", "genre", "form", "chords",
)  # fmt: skip


def why_html(version: Version, language: Language) -> str:
    """HTML of the whole view; everything that is not ours escaped."""
    words = WORDS[language]
    made = version.making.said.strip() if version.making is not None else ""
    origin = f'<p class="said">{escape(words["quoted"].format(made))}</p>' if made else ""
    title = escape(words["why_title"].format(version_title(version, language)))
    return (
        f'<div class="why" lang="{language}"><h2>{title}</h2>{origin}'
        f"<h3>{words['plan']}</h3>{''.join(_sections(version.piece, language))}"
        f"<h3>{words['choices']}</h3>{_choices(version, language)}"
        f"{_sources(version, language)}</div>"
    )


def _sections(piece: Piece, language: Language) -> Iterator[str]:
    """One row a section: its letter, its bars, the chords of each."""
    numbered = enumerate(piece.bars, 1)
    for letter, group in groupby(numbered, key=lambda pair: pair[1].section):
        bars = list(group)
        first, last = bars[0][0], bars[-1][0]
        label = escape(WORDS[language]["bars_to"].format(first, last) if first < last else str(first))
        chords = "".join(
            f'<span title="{number}">{escape(" ".join(chord.symbol(piece.key) for chord in bar.chords)) or "–"}</span>'
            for number, bar in bars
        )
        yield (
            f'<section><p><b class="letter">{escape(letter)}</b> <span class="bars">{label}</span></p>'
            f'<p class="chords">{chords}</p></section>'
        )


def _choices(version: Version, language: Language) -> str:
    words = WORDS[language]
    rows = []
    got = {line.field: line.got for line in version.receipt}
    if got.get("key") is None and version.facts.key is not None:
        got["key"] = key_value(version.facts.key)
    for field in _FIELDS:
        chooser = chosen_by(version, field)
        value = _value(version, field, got, language)
        if not value:
            continue
        rows.append(
            f'<tr class="{chooser}"><th scope="row">{escape(field_name(field, language))}</th>'
            f"<td>{escape(value)}</td><td>{escape(words['by_' + chooser])}</td></tr>"
        )
    head = f'<tr><td></td><th scope="col">{words["value"]}</th><th scope="col">{words["chosen_by"]}</th></tr>'
    return f"<table><thead>{head}</thead><tbody>{''.join(rows)}</tbody></table>"


def _value(version: Version, field: str, got: dict[str, object], language: Language) -> str:
    """A field as it was measured; else as it is in the notes or was wished for; empty where it says nothing."""
    facts = version.facts
    measured: dict[str, object] = {
        "tempo_bpm": facts.tempo_bpm,
        "meter": facts.meter,
        "bars": facts.bars,
        "parts": [player.family for player in facts.players],
        "mood": {"valence": facts.mood.valence, "energy": facts.mood.energy},
        "density": facts.density,
        "dynamics": facts.dynamics,
        "range": None if facts.low is None else {"low": facts.low, "high": facts.high},
        "form": "".join(letter for letter, _ in groupby(facts.sections)),
        "genre": version.wish.genre,
    }
    value = got.get(field) or measured.get(field)
    if field == "chords":
        value = list(version.wish.chords) or None
    return "" if value in (None, []) else value_text(field, value, language)


def _sources(version: Version, language: Language) -> str:
    source = version.piece.provenance
    if source is None:
        return ""
    text = WORDS[language]["seed_and_model"].format(source.seed, source.checkpoint[:12])
    return f'<p class="source">{escape(text)}</p>'
