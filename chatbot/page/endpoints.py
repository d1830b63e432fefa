"""Named endpoints for programs: ``gradio_client.Client(url).predict(..., api_name="/compose")``.

The same functions are tools of the Model Context Protocol, under the same names; their docstrings are
what a client, or a language model that uses the tools, is told of them.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import gradio as gr
from starlette.datastructures import Headers

from chatbot.downloads import KINDS
from chatbot.page.programs import SOUNDS, ProgramError, Programs, Said, Sound, said
from chatbot.page.session import Session, Sessions
from chatbot.serving.limits import SUFFIXES, language_of
from chatbot.turn import Language
from synth import SynthPools
from synth.soundfont import bundled

Result = TypeVar("Result")
Answer = tuple[str, str | None, str | None, dict[str, Any]]


def add_endpoints(sessions: Sessions, session: gr.State, pools: SynthPools, **limits: Any) -> None:
    """Add the endpoints to the page being built, unseen on it.

    ``session`` is the visitor's state, which a client has as a browser has it; ``limits`` go to
    the endpoints that compose; ``pools`` render."""
    with gr.Column(visible=False):
        words = gr.Textbox(label="request")
        chosen_seed = gr.Number(label="seed", precision=0)
        conversation = gr.Textbox(value=None, label="conversation")
        music = gr.File(label="music", file_types=list(SUFFIXES), type="filepath")
        version = gr.Number(label="version", precision=0)
        sound = gr.Radio(list(SOUNDS), value="wav", label="sound")
        kind = gr.Radio(list(KINDS), value="wav", label="kind")
        soundfont = gr.Dropdown(sorted(bundled()), value=None, label="soundfont")
        reply = gr.Textbox(label="reply")
        midi_file, sound_file, file = gr.File(label="MIDI file"), gr.File(label="sound file"), gr.File(label="file")
        turn = gr.JSON(label="turn")

    def publish(path: Path) -> Path:
        # Into gradio's own cache, which is all that it serves, and which is emptied by age.
        return Path(str(file.move_resource_to_block_cache(path)))

    programs = Programs(sessions, pools, publish)

    def compose(request: str, seed: float | None = None, sound: Sound = "wav") -> Answer:
        """Compose music from a request in words, English or Chinese, in a new conversation.

        The reply says what was asked and what is in the notes. The turn holds "receipt" (asked and got,
        field by field, measured from the notes), "controls" (what was understood), "seed", and
        "conversation": the id that edit, analyse and render take to go on with this music.

        Args:
            request: what to compose, such as "upbeat pop in D minor for piano, bass and drums, 16 bars". May name key, tempo, meter, length, instruments, what to leave out, genre, mood, chords and form.
            seed: whole number from 0 to 4294967295; the same request with the same seed gives the same music. Left out, every call differs.
            sound: format of the sound file, "wav", "flac" or "mp3".

        Returns:
            the reply in words
            the MIDI file, null when the request asks for no music
            the sound file, null likewise
            the turn as JSON
        """  # noqa: E501 - a description is one line, as gradio reads it
        return _answer(programs.compose(request, None if seed is None else int(seed), sound))

    def edit(
        request: str,
        conversation: str | None = None,
        music: str | None = None,
        sound: Sound = "wav",
        caller: gr.Request | None = None,
    ) -> Answer:
        """Change, continue, vary, arrange or ask about music that is there, in words; or undo the last change.

        The music is that of a conversation (its id), or a file of notes, which begins a conversation of
        its own. Everything that the request does not name stays note for note. Gives the same as compose.

        Args:
            request: what to do, such as "now slower, with strings instead of the piano", "8 more bars", "transpose it up a third", "undo".
            conversation: id of a conversation, as compose and edit give it in the turn. Empty with a file of music.
            music: MIDI, MusicXML or ABC file to begin with instead of, or to add to, the music of a conversation.
            sound: format of the sound file, "wav", "flac" or "mp3".

        Returns:
            the reply in words
            the MIDI file, null when the request asks for no music
            the sound file, null likewise
            the turn as JSON
        """  # noqa: E501
        return _answer(_tried(lambda: programs.edit(request, conversation, _path(music), sound, _language(caller))))

    def analyse(
        music: str | None = None, conversation: str | None = None, question: str | None = None,
        version: float | None = None, caller: gr.Request | None = None,
    ) -> tuple[str, dict[str, Any]]:  # fmt: skip
        """Analyse music: key, tempo, meter, chords with Roman numerals, cadences, form, modulations, range and grade of difficulty of each part, mood.

        Args:
            music: MIDI, MusicXML or ABC file. Left out, the music of a conversation is analysed.
            conversation: id of a conversation, as compose and edit give it in the turn.
            question: a question about the music in words, English or Chinese, such as "why does bar 7 sound sad?". Left out, the answer is an overview.
            version: number of a version of the conversation, from 1. Left out, the current one.

        Returns:
            the answer in words
            the facts as JSON; bars count from 1, pitches are MIDI numbers, mood is from -1 to 1
        """  # noqa: E501
        language = "zh" if _is_chinese(question or "") else _language(caller)
        return _tried(lambda: programs.analyse(question, conversation, _path(music), _whole(version), language))

    def render(
        music: str | None = None, kind: str = "wav", conversation: str | None = None,
        version: float | None = None, soundfont: str | None = None, caller: gr.Request | None = None,
    ) -> str:  # fmt: skip
        """Render music to a file: sound played by FluidSynth, or notes.

        Args:
            music: MIDI, MusicXML or ABC file. Left out, the music of a conversation is rendered.
            kind: kind of the file, one of the list: sound, notes, or a take that can be replayed byte for byte.
            conversation: id of a conversation, as compose and edit give it in the turn.
            version: number of a version of the conversation, from 1. Left out, the current one.
            soundfont: name of a SoundFont of the list. Left out, the usual one.

        Returns:
            the file
        """
        language = _language(caller)
        return str(
            _tried(lambda: programs.render(kind, conversation, _path(music), _whole(version), soundfont, language))
        )

    def understand(request: str) -> dict[str, Any]:
        """Tell what a request means, without composing anything: act, controls, targets, edits, language.

        Args:
            request: what somebody might say, in English or Chinese.

        Returns:
            the turn as JSON
        """
        from chatbot.understand import turn_json
        from chatbot.understand import understand as parse

        return dict(turn_json(parse(request)))

    def say(request: str, visitor: Session | None = None) -> tuple[Any, ...]:
        """Talk as on the page: this client's own conversation goes on from call to call, and begins with
        the first. Gives the same as compose."""
        visitor = visitor or sessions.open()
        with visitor.turn:
            events = list(visitor.say(request))
        return *_answer(said(visitor, events, "wav", publish)), visitor

    answered = [reply, midi_file, sound_file, turn]
    where: dict[str, Any] = {"api_name": "compose", **limits}
    gr.Button(visible=False).click(compose, [words, chosen_seed, sound], answered, **where)
    where["api_name"] = "edit"
    gr.Button(visible=False).click(edit, [words, conversation, music, sound], answered, **where)
    where["api_name"] = "analyse"
    gr.Button(visible=False).click(analyse, [music, conversation, words, version], [reply, turn], **where)
    where["api_name"] = "render"
    gr.Button(visible=False).click(render, [music, kind, conversation, version, soundfont], [file], **where)
    gr.Button(visible=False).click(understand, [words], [turn], api_name="understand")
    # Tools have no state of their own, so this one is for clients only.
    where |= {"api_name": "say", "api_visibility": "undocumented"}
    gr.Button(visible=False).click(say, [words, session], [*answered, session], **where)


def _answer(what: Said) -> Answer:
    midi, sound = (None if path is None else str(path) for path in (what.midi, what.sound))
    return what.reply, midi, sound, what.turn


def _tried(call: Callable[[], Result]) -> Result:
    try:
        return call()
    except ProgramError as error:
        raise gr.Error(str(error), print_exception=False) from error


def _path(file: str | None) -> Path | None:
    return Path(file) if file else None


def _whole(number: float | None) -> int | None:
    return None if number is None else int(number)


def _language(caller: gr.Request | None) -> Language:
    return "en" if caller is None else language_of(Headers(dict(caller.headers.items())))


def _is_chinese(text: str) -> bool:
    return any("\u4e00" <= character <= "\u9fff" for character in text)
