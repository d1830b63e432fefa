"""The addresses under which a browser hears a session, asked as a browser asks."""

import io
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import soundfile
from fastapi import FastAPI
from fastapi.testclient import TestClient
from numpy.typing import NDArray

from chatbot.conversation import Conversation
from chatbot.events import BarReady, PieceDone
from chatbot.page.answer import answer
from chatbot.page.session import Session, Sessions
from chatbot.page.sound_routes import HOME, sound_routes
from composer import Composer
from synth import SynthPool, SynthPools, render

REQUEST = "2 bars for piano and bass at 200 bpm"


@pytest.fixture(scope="module")
def sessions(composer: Composer, pool: SynthPool, tmp_path_factory: pytest.TempPathFactory) -> Sessions:
    def opener(folder: Path, seed: int | None = None, conversation: str | None = None) -> Conversation:
        return Conversation(composer, folder, pool, seed=seed)

    return Sessions(opener, tmp_path_factory.mktemp("home"))


@pytest.fixture(scope="module")
def client(sessions: Sessions) -> Iterator[TestClient]:
    patch = pytest.MonkeyPatch()
    patch.setenv("CADENZA_SOUNDFONT", "sonivox")
    pools = SynthPools()
    # As it is mounted in another application, under a path of its own.
    app = FastAPI()
    app.mount("/somewhere", FastAPI(routes=sound_routes(sessions, pools)))
    with TestClient(app) as client:
        yield client
    pools.close()
    patch.undo()


@pytest.fixture(scope="module")
def session(sessions: Sessions) -> Session:
    session = sessions.open(seed=5)
    assert list(answer(session, REQUEST))
    return session


def frames(client: TestClient, address: str) -> NDArray[np.int16]:
    """The sound behind an address, as any reader of WAV files gets it."""
    answered = client.get("/somewhere" + HOME + address)
    assert answered.status_code == 200, answered.text
    assert answered.headers["content-type"] == "audio/wav"
    # The header leaves the length open; a reader of files wants to know it.
    file = bytearray(answered.content)
    file[4:8], file[40:44] = (len(file) - 8).to_bytes(4, "little"), (len(file) - 44).to_bytes(4, "little")
    sound, rate = soundfile.read(io.BytesIO(bytes(file)), dtype="int16")
    assert rate == 44100
    return np.asarray(sound)


def test_what_was_broadcast_is_the_file_to_the_sample(client: TestClient, session: Session) -> None:
    roll = session.roll
    assert roll is not None and roll.wav is not None
    sound = frames(client, f"/{roll.ear}/live/{roll.live}")
    assert np.array_equal(sound, soundfile.read(roll.wav, dtype="int16")[0])
    assert np.array_equal(frames(client, f"/{roll.ear}/live/{roll.live}?frame=5000"), sound[5000:])


def test_a_version_and_a_take_are_played_anew_as_they_are(client: TestClient, session: Session) -> None:
    roll = session.roll
    assert roll is not None
    whole = render(session.conversation.versions[0].piece, soundfont="sonivox")
    assert np.array_equal(frames(client, f"/{roll.ear}/version/1"), whole)
    assert np.array_equal(frames(client, f"/{roll.ear}/take/{roll.take}"), whole)


def test_the_mix_reaches_the_sound(client: TestClient, session: Session) -> None:
    ear = session.sounds.ear
    silence = frames(client, f"/{ear}/version/1?volumes=0,0")
    assert len(silence) > 44100 and not silence.any()
    fast, slow = (len(frames(client, f"/{ear}/version/1?tempo={tempo}")) for tempo in (2, 0.5))
    # Two bars of four beats at 200 a minute are 2.4 seconds; the tail is as long in both.
    assert abs((slow - fast) / 44100 - (4.8 - 1.2)) < 0.7


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ("second=-1", "second is a number, 0 or more"),
        ("second=x", "second is a number"),
        ("volumes=1,,2", "volume is a number"),
        ("volumes=3", "volume can be 0 to 2"),
        ("tempo=9", "tempo can be 0.25 to 4"),
        ("soundfont=../../etc/passwd", "soundfont is one of"),
        ("loop=8-5", "loop is its first and its last bar"),
    ],
)
def test_nonsense_gets_one_sentence(client: TestClient, session: Session, query: str, says: str) -> None:
    answered = client.get(f"/somewhere{HOME}/{session.sounds.ear}/version/1?{query}")
    assert answered.status_code == 422
    assert says in answered.text


def test_nobody_hears_what_is_not_theirs(client: TestClient, session: Session, sessions: Sessions) -> None:
    roll = session.roll
    assert roll is not None
    stranger = sessions.open()
    for address in (f"live/{roll.live}", f"take/{roll.take}", "version/1"):
        assert client.get(f"/somewhere{HOME}/{stranger.sounds.ear}/{address}").status_code == 404
        assert client.get(f"/somewhere{HOME}/{'0' * 32}/{address}").status_code == 404
    sessions.close(stranger)


def test_nothing_is_heard_of_a_session_that_is_closed(client: TestClient, sessions: Sessions) -> None:
    session = sessions.open(seed=6)
    assert any(isinstance(event, (BarReady, PieceDone)) for event in session.conversation.say(REQUEST))
    address = f"/somewhere{HOME}/{session.sounds.ear}/version/1"
    assert client.get(address).status_code == 200
    sessions.close(session)
    assert client.get(address).status_code == 404
