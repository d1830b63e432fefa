"""What stands on the page, and where."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import gradio as gr

from chatbot.page.sound_routes import HOME
from chatbot.page.words import EXAMPLES, PLACEHOLDER, WORDS
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
    midi: gr.DownloadButton
    wav: gr.DownloadButton


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
                upload = gr.UploadButton(
                    I18N("upload"),  # type: ignore[arg-type]  # like gr.Button, it takes both
                    size="sm",
                    min_width=60,
                    file_types=[".mid", ".midi"],
                    elem_id="upload",
                )
                undo = gr.Button(I18N("undo"), size="sm", min_width=60, interactive=False, elem_id="undo")
                redo = gr.Button(I18N("redo"), size="sm", min_width=60, interactive=False, elem_id="redo")
        with gr.Column(scale=6, min_width=340, elem_id="score"):
            gr.HTML(
                html_template=asset("views.html"),
                js_on_load=asset("views.js"),
                words=WORDS,
                apply_default_css=False,
                elem_id="views",
            )
            why = gr.HTML(
                I18N("why_empty"),
                apply_default_css=False,
                elem_id="why",
            )
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
            with gr.Row(elem_id="files"):
                midi = gr.DownloadButton("MIDI", size="sm", interactive=False, elem_id="midi")
                wav = gr.DownloadButton("WAV", size="sm", interactive=False, elem_id="wav")
    return Desk(chat, pointed, ask, upload, undo, redo, roll, why, midi, wav)
