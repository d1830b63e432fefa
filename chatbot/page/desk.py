"""What stands on the page, and where."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import gradio as gr

from chatbot.page.sound_routes import HOME
from chatbot.page.words import EXAMPLES, PLACEHOLDER, WORDS
from chatbot.voice import SUFFIXES as SPEECH_SUFFIXES
from chatbot.voice import can_listen
from composer.notation.scores import SUFFIXES as MUSIC_SUFFIXES
from synth.soundfont import bundled, find

_ASSETS = Path(__file__).parent / "assets"
I18N = gr.I18n(en=WORDS["en"], zh=WORDS["zh"], **{"zh-CN": WORDS["zh"], "zh-TW": WORDS["zh"]})


@dataclass(frozen=True)
class Desk:
    """The parts of the page that change. The roll is the player as well."""

    chat: gr.Chatbot
    pointed: gr.HTML
    ask: gr.Textbox
    upload: gr.UploadButton
    undo: gr.Button
    redo: gr.Button
    roll: gr.HTML
    why: gr.HTML
    pages: gr.HTML
    cards: gr.HTML
    courier: gr.HTML
    spoken: gr.UploadButton


def asset(name: str) -> str:
    """The text of one of the page's own HTML, CSS and JavaScript files."""
    return (_ASSETS / name).read_text(encoding="utf-8")


def _soundfonts() -> list[str]:
    """The names of the SoundFonts that a listener can choose, the one that plays by default first."""
    usual = find().name
    return [usual, *(name for name in bundled() if name != usual)]


def lay_out() -> Desk:
    """Put everything in its place, inside the ``gr.Blocks`` that is being built."""
    gr.HTML(asset("title.html"), elem_id="title")
    with gr.Row(elem_id="desk"):
        with gr.Column(scale=4, min_width=340, elem_id="talk"):
            chat = gr.Chatbot(
                label=I18N("chat"),
                show_label=False,
                container=False,
                elem_id="chat",
                height="100%",
                render_markdown=False,
                latex_delimiters=[],
                buttons=[],
                placeholder=PLACEHOLDER,
                examples=[{"text": text} for text in EXAMPLES],
            )
            pointed = gr.HTML(
                value=None,
                html_template=asset("pointed.html"),
                css_template=asset("pointed.css"),
                js_on_load=asset("pointed.js"),
                apply_default_css=False,
                elem_id="pointed",
            )
            ask = gr.Textbox(
                label=I18N("ask"),
                placeholder=I18N("ask"),
                show_label=False,
                container=False,
                lines=1,
                max_lines=5,
                autofocus=True,
                submit_btn=True,
                elem_id="ask",
            )
            with gr.Row(elem_id="steps"):
                # Where a browser has no microphone, or we no ears, there is no button for it.
                _own("ears", listens=can_listen())
                spoken = gr.UploadButton(
                    "🎤", file_types=sorted(SPEECH_SUFFIXES), elem_id="spoken", elem_classes="unseen", visible="hidden"
                )
                upload = gr.UploadButton(
                    I18N("upload"),  # type: ignore[arg-type]  # like gr.Button, it takes both
                    size="sm",
                    min_width=60,
                    file_count="multiple",
                    file_types=[*MUSIC_SUFFIXES, *sorted(SPEECH_SUFFIXES)],
                    elem_id="upload",
                )
                undo = gr.Button(I18N("undo"), size="sm", min_width=60, interactive=False, elem_id="undo")
                redo = gr.Button(I18N("redo"), size="sm", min_width=60, interactive=False, elem_id="redo")
        with gr.Column(scale=6, min_width=340, elem_id="score"):
            _own("views")
            why = gr.HTML(
                I18N("why_empty"),
                apply_default_css=False,
                elem_id="why",
            )
            pages = _own("pages")
            roll = gr.HTML(
                value=None,
                html_template=asset("roll.html"),
                css_template=asset("roll.css"),
                js_on_load="".join(map(asset, ("player.js", "mixer.js", "selection.js", "roll.js"))),
                # Written as a file's address is, so that Gradio puts the root of the page before it,
                # wherever the page is mounted.
                sounds={"path": "", "url": HOME, "meta": {"_type": "gradio.FileData"}},
                fonts=_soundfonts(),
                apply_default_css=False,
                elem_id="roll",
            )
            cards = _own("cards")
    courier = _own("courier")
    return Desk(chat, pointed, ask, upload, undo, redo, roll, why, pages, cards, courier, spoken)


def _own(name: str, **props: Any) -> gr.HTML:
    """A component of our own: the HTML and the script of that name, with the page's words."""
    return gr.HTML(
        value=None,
        html_template=asset(f"{name}.html"),
        js_on_load=asset(f"{name}.js"),
        words=WORDS,
        **props,
        apply_default_css=False,
        elem_id=name,
    )
