"""The page: what stands where, and what a click does."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import gradio as gr

from chatbot.page.answer import Change, answer
from chatbot.page.endpoints import add_endpoints
from chatbot.page.session import Opener, Session, Sessions
from chatbot.page.words import EXAMPLES, PLACEHOLDER, WORDS

ASSETS = Path(__file__).parent / "assets"
# Composing keeps one core busy, so more at once than the usual number of cores only makes
# everybody wait longer; fewer would let one visitor stop the other.
COMPOSING_AT_ONCE = 4
# A page is 30 requests of a second's length; a day later nobody downloads from it any more.
_CACHE_CHECK_SECONDS, _CACHE_AGE_SECONDS = 3600, 86400
_CHINESE = re.compile(r"[\u3400-\u9fff]")

I18N = gr.I18n(en=WORDS["en"], zh=WORDS["zh"], **{"zh-CN": WORDS["zh"], "zh-TW": WORDS["zh"]})
# System fonts only: the page asks no other host for anything.
THEME = gr.themes.Base(
    primary_hue=gr.themes.colors.indigo,
    neutral_hue=gr.themes.colors.stone,
    radius_size=gr.themes.sizes.radius_lg,
    font=("system-ui", "-apple-system", "Segoe UI", "PingFang SC", "Noto Sans CJK SC", "Microsoft YaHei", "sans-serif"),
    font_mono=("ui-monospace", "SFMono-Regular", "Menlo", "Consolas", "monospace"),
).set(
    body_background_fill="#faf9f7",
    body_background_fill_dark="#131211",
    block_background_fill="#ffffff",
    block_background_fill_dark="#1b1a19",
    block_border_color_dark="#35322f",
    body_text_color_subdued="#6f6963",
    body_text_color_subdued_dark="#a8a29e",
    border_color_primary="#e4e0da",
    border_color_primary_dark="#35322f",
)


def launch_options() -> dict[str, Any]:
    """What ``Blocks.launch`` needs besides host and port to show the page as it is meant."""
    return {"theme": THEME, "css": _asset("page.css"), "i18n": I18N, "footer_links": ["api", "settings"]}


def build(opener: Opener, home: Path) -> gr.Blocks:
    """The page, not yet served. ``opener`` starts a conversation in a folder under ``home``; it is
    called for each visitor at the first request, so building the page costs nothing."""
    sessions = Sessions(opener, home)
    streaming = shutil.which("ffmpeg") is not None
    with gr.Blocks(
        title="Cadenza",
        fill_width=True,
        delete_cache=(_CACHE_CHECK_SECONDS, _CACHE_AGE_SECONDS),
        analytics_enabled=False,
    ) as page:
        session = gr.State(None, delete_callback=sessions.close)
        gr.HTML(_asset("title.html"), elem_id="title")
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
                    undo = gr.Button(I18N("undo"), size="sm", min_width=60, interactive=False, elem_id="undo")
                    redo = gr.Button(I18N("redo"), size="sm", min_width=60, interactive=False, elem_id="redo")
            with gr.Column(scale=6, min_width=340, elem_id="score"):
                roll = gr.HTML(
                    value=None,
                    html_template=_asset("roll.html"),
                    css_template=_asset("roll.css"),
                    js_on_load=_asset("roll.js"),
                    apply_default_css=False,
                    elem_id="roll",
                )
                with gr.Row(elem_id="files"):
                    midi = gr.DownloadButton("MIDI", size="sm", interactive=False, elem_id="midi")
                    wav = gr.DownloadButton("WAV", size="sm", interactive=False, elem_id="wav")
                # Heard, not seen: the roll's own controls play, pause and seek it. It is on the page
                # only when there is enough of the stream for it to play without a stop.
                with gr.Column(visible=False) as listening:
                    sound = gr.Audio(
                        streaming=True, autoplay=True, interactive=False, show_label=False, elem_id="stream", buttons=[]
                    )

        def drawn(change: Change) -> dict[Any, Any]:
            shown: dict[Any, Any] = {}
            if change.messages is not None:
                shown[chat] = change.messages
            if change.roll is not None:
                shown[roll] = change.roll.value()
            if change.sound is not None:
                shown[sound] = change.sound
            if change.heard is not None:
                shown[listening] = gr.update(visible=change.heard)
            if change.midi is not None:
                shown[midi] = gr.update(value=change.midi)
            if change.wav is not None:
                shown[wav] = gr.update(value=change.wav)
            return shown

        def respond(text: str, visitor: Session | None) -> Iterator[dict[Any, Any]]:
            visitor = visitor or sessions.open()
            still = gr.update(interactive=False)
            yield {
                session: visitor,
                ask: gr.update(value="", submit_btn=False, stop_btn=True),
                undo: still,
                redo: still,
                midi: still,
                wav: still,
            }
            # Whoever asks for the next thing has heard enough of the last.
            visitor.conversation.cancel()
            with visitor.turn:
                for change in answer(visitor, text, streaming=streaming):
                    yield drawn(change)

        def respond_to_example(visitor: Session | None, chosen: gr.SelectData) -> Iterator[dict[Any, Any]]:
            yield from respond(chosen.value["text"], visitor)

        def step(english: str, chinese: str) -> Any:
            def respond_to_step(visitor: Session | None) -> Iterator[dict[Any, Any]]:
                in_chinese = visitor is not None and visitor.language == "zh"
                yield from respond(chinese if in_chinese else english, visitor)

            return respond_to_step

        def ready(visitor: Session | None) -> dict[Any, Any]:
            anything = gr.update(interactive=visitor is not None and visitor.roll is not None)
            return {
                ask: gr.update(submit_btn=True, stop_btn=False),
                undo: anything,
                redo: anything,
                midi: anything,
                wav: anything,
            }

        def cancel(visitor: Session | None) -> None:
            if visitor is not None:
                visitor.conversation.cancel()

        def start_over(visitor: Session | None) -> dict[Any, Any]:
            sessions.close(visitor)
            return {session: None, chat: [], roll: None, listening: gr.update(visible=False), **ready(None)}

        outputs = [session, ask, chat, roll, sound, listening, midi, wav, undo, redo]
        composing: dict[str, Any] = {
            "outputs": outputs,
            "show_progress": "hidden",
            "concurrency_limit": COMPOSING_AT_ONCE,
            "concurrency_id": "compose",
            "api_visibility": "private",
        }
        quick: dict[str, Any] = {"queue": False, "show_progress": "hidden", "api_visibility": "private"}
        answers: list[Any] = [
            ask.submit(respond, [ask, session], **composing),
            chat.example_select(respond_to_example, [session], **composing),
            undo.click(step("undo", "撤销"), [session], **composing),
            redo.click(step("redo", "重做"), [session], **composing),
        ]
        for asked in answers:
            # Also after a failure, so that the visitor can always ask again.
            asked.then(ready, [session], [ask, undo, redo, midi, wav], **quick)
        ask.stop(cancel, [session], None, js="(visitor) => { cadenzaSilence(); return [visitor]; }", **quick)
        chat.clear(
            start_over,
            [session],
            [session, chat, roll, listening, ask, undo, redo, midi, wav],
            cancels=answers,
            **quick,
        )
        add_endpoints(sessions, session, concurrency_limit=COMPOSING_AT_ONCE, concurrency_id="compose")
    page.queue(default_concurrency_limit=COMPOSING_AT_ONCE)
    return page


def _asset(name: str) -> str:
    return (ASSETS / name).read_text(encoding="utf-8")
