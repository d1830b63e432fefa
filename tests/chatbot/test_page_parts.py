"""The page's parts without a browser: broadcasts of sound, the roll's JSON, the receipt's table, sessions."""

import asyncio
import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, cast

import gradio as gr
import numpy as np
import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from numpy.typing import NDArray

from chatbot.conversation import Conversation
from chatbot.events import ReceiptLine
from chatbot.page.broadcast import Broadcast, Sounds
from chatbot.page.desk import lay_out
from chatbot.page.handlers import Handlers
from chatbot.page.layout import build, launch_options
from chatbot.page.receipt_table import receipt_table
from chatbot.page.roll import Roll
from chatbot.page.session import Sessions
from chatbot.page.studio import Studio
from chatbot.page.version_handlers import VersionHandlers
from composer import Composer
from composer.harmony import Chord
from composer.key import Key
from composer.piece import Bar, Meter, Note, Part, Piece
from synth import SynthPool

RATE = 44100
PIECE = Piece(
    bars=(
        Bar(Meter(4, 4), 120.0, (Chord(10, "maj"),)),
        Bar(Meter(3, 4), 90.0, (Chord(2, "min"), Chord(9, "7")), "B"),
    ),
    parts=(
        Part(0, "melody", (Note(0, 62, 12, 90), Note(48, 65, 36, 70))),
        Part(0, "drums", (Note(0, 36, 3),), is_drums=True),
    ),
    key=Key("D", "minor"),
)


def heard(broadcast: Broadcast, frame: int = 0) -> NDArray[np.int16]:
    """What a listener who comes in at ``frame`` gets, all of it."""

    async def listen() -> bytes:
        return b"".join([chunk async for chunk in broadcast.read(frame)])

    return np.frombuffer(asyncio.run(listen()), "<i2").reshape(-1, 2)


def test_a_broadcast_carries_every_frame_in_order_to_all_who_listen(tmp_path: Path) -> None:
    stream = np.random.default_rng(5).integers(-20000, 20000, (3 * RATE, 2), dtype=np.int16)
    broadcast = Sounds(tmp_path).begin()
    with ThreadPoolExecutor() as threads:
        # Both listen before there is anything, one of them only to what comes after a second.
        early, late = threads.submit(heard, broadcast), threads.submit(heard, broadcast, RATE)
        for at in range(0, len(stream), 4096):
            broadcast.write(stream[at : at + 4096])
        broadcast.end()
        assert np.array_equal(early.result(), stream)
        assert np.array_equal(late.result(), stream[RATE:])
    assert np.array_equal(heard(broadcast), stream)
    assert broadcast.seconds == 3.0


def test_only_the_last_answers_can_be_heard_and_none_after_the_session(tmp_path: Path) -> None:
    sounds = Sounds(tmp_path)
    first, second, third = sounds.begin(), sounds.begin(), sounds.begin()
    assert sounds.live(first.id) is None
    assert (sounds.live(second.id), sounds.live(third.id)) == (second, third)
    third.write(np.ones((100, 2), np.int16))
    for _ in range(3):
        # Answers in words push nothing out that may still be heard.
        sounds.begin().end()
    assert sounds.live(third.id) is third
    sounds.close()
    assert sounds.live(third.id) is None
    # Whoever still listens comes to the end, and what comes late is dropped.
    third.write(np.ones((100, 2), np.int16))
    assert len(heard(third)) == 0
    assert list(tmp_path.iterdir()) == []


def test_the_roll_grows_to_what_the_whole_piece_is() -> None:
    growing = Roll("take", key=PIECE.key)
    for bar in PIECE.stream():
        growing = growing.with_bar(bar)
    whole = growing.finished(PIECE, 1, None, complete=True, autoplay=True)
    assert growing.bars == whole.bars
    assert (growing.state, whole.state, whole.autoplay) == ("composing", "done", True)
    first, second = map(json.loads, whole.bars)
    assert (first["seconds"], second["seconds"], second["start"]) == (2.0, 2.0, 48)
    assert (first["chords"], second["chords"], second["section"]) == (["Bb"], ["Dm", "A7"], "B")
    assert first["notes"] == [[0, 62, 0, 12, 90], [1, 36, 0, 3, 80]]
    parts = cast(list[dict[str, Any]], whole.value()["parts"])
    assert [part["name"]["zh"] for part in parts] == ["钢琴", "鼓"]


def test_a_continued_piece_shows_what_it_continues() -> None:
    whole = Roll("one").finished(PIECE, 1, None, complete=True, autoplay=False)
    first, second = PIECE.stream()
    continued = Roll("two", key=PIECE.key).after([first]).with_bar(second)
    assert continued.bars == whole.bars
    # The sound begins with the second bar, two seconds into the piece.
    assert continued.value()["offset"] == -2.0


def test_a_bar_composed_again_replaces_what_followed() -> None:
    bars = list(PIECE.stream())
    roll = Roll("take").with_bar(bars[0]).with_bar(bars[1]).with_bar(bars[0])
    assert len(roll.bars) == 1


@pytest.mark.parametrize(
    ("language", "words"), [("en", ("played", "free", "4 bars")), ("zh", ("实际", "自由", "4 小节"))]
)
def test_the_receipt_speaks_the_language(language: Any, words: tuple[str, ...]) -> None:
    lines = (
        ReceiptLine("key", None, {"tonic": "D", "mode": "minor"}, None),
        ReceiptLine("bars", 4, 4, True),
        ReceiptLine("range", None, {"low": 40, "high": 80}, None),
    )
    table = receipt_table(lines, language)
    assert all(word in table for word in words)
    # What nobody asked for and nobody misses is left out.
    assert table.count("<tr") == 3


def test_the_receipt_lets_no_markup_through() -> None:
    table = receipt_table([ReceiptLine("form", "<b>A</b>", "<i>", False)], "en")
    assert "<b>" not in table and "<i>" not in table
    assert "&lt;b&gt;" in table


def test_every_session_has_a_folder_until_it_is_closed(tmp_path: Path) -> None:
    def opener(folder: Path, seed: int | None = None, conversation: str | None = None) -> Conversation:
        return Conversation(Composer.debug(), folder, seed=seed)

    sessions = Sessions(opener, tmp_path / "home")
    one, two = sessions.open(), sessions.open(seed=3)
    assert one.folder != two.folder
    assert one.folder.is_dir() and two.folder.is_dir()
    sessions.close(one)
    assert not one.folder.exists()
    assert two.folder.is_dir()
    sessions.close(None)


def test_a_failure_on_our_side_is_said_and_the_visitor_can_go_on(tmp_path: Path) -> None:
    def opener(folder: Path, seed: int | None = None, conversation: str | None = None) -> Conversation:
        return Conversation(cast(Any, None), folder)  # No composer: composing must fail.

    sessions = Sessions(opener, tmp_path)
    session = sessions.open()
    with gr.Blocks():
        handlers = Handlers(lay_out(), sessions, gr.State(None))
    with pytest.raises(AttributeError):
        list(handlers.respond("2 bars", session))
    assert "failed" in handlers.ready(session)[handlers.desk.chat][-1]["content"]
    assert handlers.desk.chat not in handlers.ready(session)
    list(handlers.respond("help", session))
    assert handlers.desk.chat not in handlers.ready(session)


def test_candidates_are_there_one_by_one_and_the_one_that_is_heard_stays(
    composer: Composer, pool: SynthPool, tmp_path: Path
) -> None:
    def opener(folder: Path, seed: int | None = None, conversation: str | None = None) -> Conversation:
        return Conversation(composer, folder, pool, seed=seed)

    sessions = Sessions(opener, tmp_path)
    session = sessions.open(seed=2)
    with gr.Blocks():
        handlers = Handlers(desk := lay_out(), sessions, gr.State(None))
    shown: list[tuple[int, Any]] = []
    for change in handlers.respond("3 versions of 2 bars for piano", session):
        if not shown and len(change.get(desk.cards, {}).get("cards", ())) == 1:
            # As soon as the first is there, it is listened to; what follows leaves it where it is.
            heard = VersionHandlers(handlers).listen(session, gr.EventData(None, {"number": 1}))
            assert heard[desk.roll]["version"] == 1 and heard[desk.roll]["autoplay"]
            # The buttons stay as they are while an answer is on its way.
            assert handlers.ready(session).keys() == {desk.ask}
            shown.append((1, heard[desk.roll]["take"]))
            continue
        if shown and desk.cards in change:
            shown.append((len(change[desk.cards]["cards"]), change[desk.cards]["shown"]))
        assert not shown or desk.roll not in change or change[desk.roll]["take"] == shown[0][1]
    assert shown[1:] == [(2, 1), (3, 1)]
    assert handlers.ready(session)[desk.cards]["shown"] == 1
    assert list(handlers.respond_to_words("  ", session, None)) == [{desk.ask: gr.skip()}]


def test_mounted_under_a_path_the_page_knows_where_its_sounds_are(tmp_path: Path) -> None:
    page = build(Studio(Composer.debug, seed=7), tmp_path)
    app = gr.mount_gradio_app(FastAPI(), page, path="/deep/cadenza", **launch_options(page))
    config = TestClient(app, base_url="http://example.org").get("/deep/cadenza/config").json()
    (roll,) = (part for part in config["components"] if part["props"].get("elem_id") == "roll")
    assert roll["props"]["props"]["sounds"]["url"] == "http://example.org/deep/cadenza/gradio_api/sound"
