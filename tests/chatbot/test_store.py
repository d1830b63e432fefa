"""What is kept of conversations: through the database, in other processes, after a violent end."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateTable

from chatbot.conversation import Conversation
from chatbot.events import BarReady, Failed, Said
from chatbot.page.session import Sessions
from chatbot.page.studio import Studio
from chatbot.store import Store, StoreError
from chatbot.store.tables import metadata
from composer import Composer
from synth import SynthPool

ROOT = Path(__file__).parent.parent.parent
# A few bars of many: enough to be in the middle of composing.
_BARS_BEFORE_THE_END = 3


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store.at(tmp_path / "home")


def opened(store: Store, composer: Composer, pool: SynthPool, folder: Path, name: str = "a" * 32) -> Conversation:
    return Conversation(composer, folder, pool, seed=7, journal=store.journal(name))


def replies(conversation: Conversation, text: str) -> str:
    events = conversation.say(text)
    return " ".join(e.text if isinstance(e, Said) else e.message for e in events if isinstance(e, (Said, Failed)))


def test_everything_is_there_when_it_is_opened_again(
    store: Store, composer: Composer, pool: SynthPool, tmp_path: Path
) -> None:
    talk = opened(store, composer, pool, tmp_path / "one")
    for text in (
        "两个版本，钢琴和鼓，4小节，不要长笛", "make it faster", "call this one Rain", "I love it", "undo",
        "mute the drums", "C4 D4 E4 F4", "from now on no saxophone", "go back to Rain",
    ):  # fmt: skip
        list(talk.say(text))
    again = opened(store, composer, pool, tmp_path / "two")
    assert again.versions == talk.versions
    assert again.current == talk.current
    assert again.past == talk.past
    assert (again.language, again.turns) == (talk.language, talk.turns)
    assert again.current is not None and again.current.name == "Rain"
    assert [version.parent for version in again.versions] == [None, None, 2, 2, None]
    # What is remembered works on: the way back, the taste, the exclusion, and the next seed.
    assert "version 5" in replies(again, "undo")
    known = replies(again, "what do you know about my preferences")
    assert "1 liked" in known and "once and for all: no sax" in known
    assert "flute" in replies(again, "a new piece for strings and piano, 2 bars") or again.versions[-1].wish.parts
    list(talk.say("help"))  # has lost the conversation to the other, and writes nothing more
    assert opened(store, composer, pool, tmp_path / "three").turns == again.turns


def test_a_conversation_goes_on_with_the_seeds_it_would_have_had(
    store: Store, composer: Composer, pool: SynthPool, tmp_path: Path
) -> None:
    straight = Conversation(composer, tmp_path / "straight", pool, seed=7)
    first, second = "harp, 2 bars", "try again"
    list(straight.say(first))
    list(straight.say(second))
    list(opened(store, composer, pool, tmp_path / "one").say(first))
    resumed = opened(store, composer, pool, tmp_path / "two")
    list(resumed.say(second))
    assert [v.piece.parts for v in resumed.versions] == [v.piece.parts for v in straight.versions]


def test_who_opens_it_later_has_it_alone(store: Store, composer: Composer, pool: SynthPool, tmp_path: Path) -> None:
    first = opened(store, composer, pool, tmp_path / "one")
    list(first.say("harp, 2 bars"))
    second = opened(store, composer, pool, tmp_path / "two")
    list(second.say("faster"))
    (refusal,) = [event for event in first.say("slower") if isinstance(event, Failed)]
    assert "another window" in refusal.message
    assert len(first.versions) == 1
    assert [version.number for version in opened(store, composer, pool, tmp_path / "three").versions] == [1, 2]


def test_a_database_that_fails_does_not_stop_the_music(composer: Composer, pool: SynthPool, tmp_path: Path) -> None:
    store = Store.at(tmp_path / "home")
    talk = opened(store, composer, pool, tmp_path / "one")
    list(talk.say("harp, 2 bars"))
    store.close()
    (tmp_path / "home" / "conversations.db").unlink()
    (tmp_path / "home" / "conversations.db").mkdir()
    said = replies(talk, "try again")
    assert "no longer be saved" in said
    assert len(talk.versions) == 2
    assert "no longer be saved" not in replies(talk, "faster")


def test_conversations_side_by_side_do_not_touch_each_other(
    store: Store, composer: Composer, pool: SynthPool, tmp_path: Path
) -> None:
    names = [letter * 32 for letter in "abcd"]

    def hold(name: str, tempo: int) -> None:
        talk = opened(store, composer, pool, tmp_path / name, name)
        for text in (f"harp, 2 bars, {tempo} bpm", "louder", "undo"):
            list(talk.say(text))

    threads = [threading.Thread(target=hold, args=(name, 80 + 10 * i)) for i, name in enumerate(names)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {one.conversation for one in store.list()} == set(names)
    for i, name in enumerate(names):
        talk = opened(store, composer, pool, tmp_path / f"again {name}", name)
        assert [version.piece.tempo_bpm for version in talk.versions] == [80.0 + 10 * i] * 2
        assert talk.current is talk.versions[0]


def test_a_conversation_can_be_forgotten(store: Store, composer: Composer, pool: SynthPool, tmp_path: Path) -> None:
    list(opened(store, composer, pool, tmp_path / "one").say("harp, 2 bars"))
    assert store.has("a" * 32)
    assert store.forget("a" * 32)
    assert not store.has("a" * 32) and store.list() == []
    assert not store.forget("a" * 32)


@pytest.mark.parametrize("url", ["nonsense", "sqlite:////proc/no/such/folder/x.db", "postgresql+nodriver://x/y"])
def test_a_database_that_cannot_be_opened_is_named(url: str) -> None:
    with pytest.raises(StoreError, match="cannot be opened"):
        Store(url)


def test_the_tables_are_also_postgresql() -> None:
    for table in metadata.sorted_tables:
        assert "CREATE TABLE" in str(CreateTable(table).compile(dialect=postgresql.dialect()))  # type: ignore[no-untyped-call]


# --- a violent end -----------------------------------------------------------------------------

_COMPOSE = """
import sys
from pathlib import Path
from chatbot.conversation import Conversation
from chatbot.events import BarReady
from chatbot.store import Store
from composer import Composer
from synth import SynthPool

home = Path(sys.argv[1])
talk = Conversation(
    Composer.debug(), home / "one", SynthPool("sonivox"), seed=3, journal=Store.at(home).journal("f" * 32)
)
for text in sys.argv[2:]:
    for event in talk.say(text):
        if isinstance(event, BarReady):
            print(event.bar.index + 1, flush=True)
    print("over", flush=True)
"""

_RESUME = """
import json, sys
from pathlib import Path
from chatbot.conversation import Conversation
from chatbot.events import PieceDone
from chatbot.store import Store
from composer import Composer
from synth import SynthPool

home = Path(sys.argv[1])
talk = Conversation(Composer.debug(), home / "two", SynthPool("sonivox"), journal=Store.at(home).journal("f" * 32))
found = {
    "versions": [[len(v.piece.bars), v.complete, v.name, v.parent] for v in talk.versions],
    "notes": [sum(len(part.notes) for part in v.piece.parts) for v in talk.versions],
    "language": talk.language, "where": talk.where_we_were(), "said": [said for said, _ in talk.past],
}
made = [event for event in talk.say("继续") if isinstance(event, PieceDone)]
found["continued"] = [len(made[-1].piece.bars), made[-1].complete]
list(talk.say("undo")), list(talk.say("undo"))
found["undone"] = talk.current.number
found["taste"] = [event.text for event in talk.say("what do you know about my preferences")]
print(json.dumps(found))
"""


def test_killed_while_composing_it_goes_on_in_another_process(tmp_path: Path) -> None:
    before = ["harp, 2 bars", "这首叫雨", "I love it"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", _COMPOSE, str(tmp_path), *before, "钢琴和小提琴，120小节，100拍"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as process:
        assert process.stdout is not None
        overs, bars = 0, 0
        for line in process.stdout:
            overs, bars = overs + (line == "over\n"), int(line) if line != "over\n" else bars
            if overs == len(before) and bars == _BARS_BEFORE_THE_END:
                process.send_signal(signal.SIGKILL)
                break
    done = subprocess.run(
        [sys.executable, "-c", _RESUME, str(tmp_path)], env=environment, capture_output=True, text=True, check=True
    )
    found = json.loads(done.stdout)
    first, unfinished = found["versions"]
    assert first == [2, True, "雨", None]
    composed, complete, _, parent = unfinished
    # Bars that were heard are there; the one after them may be.
    assert _BARS_BEFORE_THE_END <= composed < 120 and not complete and parent is None
    assert found["notes"][1] > 0
    assert found["language"] == "zh" and found["said"][-1].startswith("钢琴和小提琴")
    assert str(composed) in found["where"] and "120" in found["where"]
    assert found["continued"] == [120, True]
    assert found["undone"] == 1
    assert "1 liked" in found["taste"][0]


def test_keeping_a_bar_takes_no_time(store: Store, composer: Composer, pool: SynthPool, tmp_path: Path) -> None:
    """Under 2 ms a bar on a quiet machine; the bound here allows for a busy one."""
    journal = store.journal("b" * 32)
    talk = Conversation(composer, tmp_path / "one", pool, seed=1, journal=journal)
    spent: list[float] = []
    add = journal.add_bar

    def timed(composed: object) -> None:
        began = time.perf_counter()
        add(composed)  # type: ignore[arg-type]
        spent.append(time.perf_counter() - began)

    journal.add_bar = timed  # type: ignore[method-assign]
    bars = sum(isinstance(event, BarReady) for event in talk.say("piano and violin, 32 bars"))
    assert len(spent) == bars == 32
    assert sorted(spent)[16] < 0.01


# --- the page and the command line -------------------------------------------------------------


def test_a_page_session_is_resumed_by_its_id(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CADENZA_SOUNDFONT", "sonivox")
    studio = Studio(Composer.debug)
    sessions = Sessions(studio, tmp_path / "home")
    session = sessions.open()
    list(session.conversation.say("竖琴，2小节"))
    sessions.close(session)
    assert not session.folder.exists()
    again = Sessions(studio, tmp_path / "home").open(resume=session.id)
    assert again.id == session.id and again.folder != session.folder
    assert again.conversation.versions == session.conversation.versions
    # What was said, the reply, its receipt, and where it stopped.
    assert [message["role"] for message in again.messages] == ["user", "assistant", "assistant", "assistant"]
    assert again.messages[0]["content"] == "竖琴，2小节" and again.language == "zh"
    assert "竖琴" in again.messages[2]["content"].value and "details" in again.messages[2]["content"].value
    fresh = sessions.open(resume="e" * 32)
    assert fresh.id != "e" * 32 and not fresh.messages
    assert sessions.open(resume="../../etc").messages == []


def test_the_command_line_lists_resumes_and_forgets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CADENZA_SOUNDFONT", "sonivox")

    def run(*arguments: str, status: int = 0) -> str:
        command = [sys.executable, "-m", "chatbot", "--debug-model", "--out", str(tmp_path / "music"), *arguments]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
        assert done.returncode == status, done.stderr
        return done.stdout

    run("--seed", "3", "--say", "harp, 2 bars")
    told = run("--resume", "--say", "faster")
    assert "We were at version 1" in told and "Version 2" in told
    assert (tmp_path / "music" / "turn2.mid").exists()
    (line,) = run("--list").splitlines()
    match = re.match(r"([0-9a-f]{32})  .*2 turns, 2 versions  harp, 2 bars", line)
    assert match
    run("--resume", "0" * 32, "--say", "faster", status=2)
    assert run("--forget", match[1]) == "forgotten\n"
    assert run("--list") == ""
