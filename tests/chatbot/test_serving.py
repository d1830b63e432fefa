"""The page as a server: endpoints, tools, limits, health and figures, on the debug model."""

import asyncio
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import gradio as gr
import httpx
import pytest
import soundfile
from fastapi import FastAPI
from gradio_client import Client, handle_file
from gradio_client.exceptions import AppError
from mcp import ClientSession
from mcp.client.streamable_http import streamable_http_client

from chatbot.page.layout import build, launch_options
from chatbot.page.studio import Studio
from chatbot.serving.serving import Serving
from chatbot.serving.settings import Settings, SettingsError
from chatbot.serving.visitors import Visitors
from composer import Composer
from composer.midi import read_sheet
from tests.chatbot.running import Running

ROOT = Path(__file__).parent.parent.parent
FORM = {"files": ("music.mid", b"MThd", "audio/midi")}

# A busy machine answers late, and that is no failure.
WEB = httpx.Client(timeout=120)


class Served:
    """A page on the debug model, at ``url``, its files in ``home``."""

    def __init__(self, home: Path, **settings: Any) -> None:
        self.home, self.kept = home / "files", home / "kept"
        studio = Studio(Composer.debug, self.kept, seed=7)
        self.page = build(studio, self.home, studio.pools, Serving(Settings(**settings), studio))
        options = launch_options(self.page)
        _, self.url, _ = self.page.launch(server_port=None, prevent_thread_lock=True, quiet=True, **options)

    def figure(self, name: str) -> float:
        """One figure of /metrics, its labels included; 0 when it was never counted."""
        found = re.search(rf"^{re.escape(name)} (\S+)$", WEB.get(self.url + "metrics").text, re.M)
        return float(found[1]) if found else 0.0


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("CADENZA_SOUNDFONT", "sonivox")
        served = Served(tmp_path_factory.mktemp("home"), upload_megabytes=1)
        yield served
        served.page.close()


@pytest.fixture(scope="module")
def client(served: Served) -> Client:
    return Client(served.url, verbose=False)


def notes(midi: str | Path) -> int:
    return sum(len(part.notes) for part in read_sheet(Path(midi).read_bytes()).piece().parts)


def test_music_goes_on_from_call_to_call_by_its_id(client: Client) -> None:
    _, midi, sound, turn = client.predict("4 bars in D minor, 90 bpm, piano", 7, "mp3", api_name="/compose")
    assert notes(midi) > 0
    assert soundfile.info(sound).format == "MP3"
    again = client.predict("4 bars in D minor, 90 bpm, piano", 7, api_name="/compose")
    assert Path(again[1]).read_bytes() == Path(midi).read_bytes()
    assert again[3]["conversation"] != turn["conversation"]
    # Another client, so nothing but the id can lead back to it.
    other = Client(client.src, verbose=False)
    *_, faster = other.predict("120 bpm", turn["conversation"], api_name="/edit")
    assert {line["field"]: line["got"] for line in faster["receipt"]}["tempo_bpm"] == 120
    assert (faster["version"], faster["conversation"]) == (2, turn["conversation"])
    _, undone, _, _ = other.predict("undo", turn["conversation"], api_name="/edit")
    assert read_sheet(Path(undone).read_bytes()).piece().tempo_bpm == pytest.approx(90)


def test_a_file_is_edited_analysed_and_rendered(client: Client) -> None:
    _, midi, _, _ = client.predict("4 bars in G major for flute and cello, 4/4", 3, api_name="/compose")
    _, louder, sound, _ = client.predict("up a fifth", None, handle_file(midi), "flac", api_name="/edit")
    assert notes(louder) == notes(midi)
    assert soundfile.info(sound).format == "FLAC"
    words, facts = client.predict(handle_file(midi), None, "Which key is it in?", api_name="/analyse")
    assert facts["key"]["tonic"] in words
    assert (facts["bars"], facts["meter"]) == (4, "4/4")
    assert {part["instrument"] for part in facts["parts"]} == {"flute", "cello"}
    assert sum(part["notes"] for part in facts["parts"]) == notes(midi)
    assert {chord["bar"] for chord in facts["chords"]} <= {1, 2, 3, 4}
    path = client.predict(handle_file(midi), "wav", api_name="/render")
    assert soundfile.info(path).duration > facts["seconds"]
    same = client.predict(handle_file(midi), "midi", api_name="/render")
    assert notes(same) == notes(midi)


@pytest.mark.parametrize("conversation", ["0" * 32, "../../etc/passwd", "/etc/passwd"])
def test_an_id_that_is_none_opens_nothing(client: Client, served: Served, conversation: str) -> None:
    before = set(served.home.iterdir())
    with pytest.raises(AppError, match="There is no conversation of that id"):
        client.predict("louder", conversation, api_name="/edit")
    assert set(served.home.iterdir()) == before


def test_one_sentence_says_what_is_missing_in_the_language_of_the_caller(client: Client, served: Served) -> None:
    with pytest.raises(AppError, match="Give music"):
        client.predict(None, "wav", api_name="/render")
    chinese = Client(served.url, verbose=False, headers={"Accept-Language": "zh-CN,zh;q=0.9"})
    with pytest.raises(AppError, match="请给出音乐"):
        chinese.predict(None, "wav", api_name="/render")


def test_without_music_there_are_words_and_no_files(client: Client) -> None:
    reply, midi, sound, turn = client.predict("help", api_name="/compose")
    assert reply and turn["act"] == "help"
    assert (midi, sound) == (None, None)
    meant = client.predict("D小调，不要鼓", api_name="/understand")
    assert meant["controls"]["key"] == {"tonic": "D", "mode": "minor"}
    assert meant["controls"]["exclude"] == ["drums"]


def test_a_client_can_also_just_talk(client: Client) -> None:
    client.predict("2 bars in C major, 100 bpm", api_name="/say")
    *_, turn = client.predict("80 bpm", api_name="/say")
    assert turn["version"] == 2


def test_tools_of_the_model_context_protocol(served: Served) -> None:
    async def talk() -> tuple[list[Any], list[Any]]:
        async def watch(progress: float, total: float | None, message: str | None) -> None:
            """Who watches is told how it goes, and gets every result as a content of its own."""

        async with (
            streamable_http_client(served.url + "gradio_api/mcp/") as (read, write, _),
            ClientSession(read, write) as session,
        ):
            await session.initialize()
            wish = {"request": "2 bars in E minor for cello", "seed": 1}
            made = await session.call_tool("compose", wish, progress_callback=watch)
            (conversation,) = re.findall(r"conversation\W+([0-9a-f]{32})", made.content[3].text)  # type: ignore[union-attr]
            its = {"conversation": conversation}
            done = [
                made,
                await session.call_tool("edit", {"request": "60 bpm", **its}, progress_callback=watch),
                # Who does not watch gets all results in one text.
                await session.call_tool("analyse", its),
                await session.call_tool("render", {"kind": "flac", **its}, progress_callback=watch),
            ]
            return (await session.list_tools()).tools, done

    tools, done = asyncio.run(talk())
    assert {tool.name for tool in tools} == {"compose", "edit", "analyse", "render", "understand"}
    for tool in tools:
        assert tool.description
        assert all(value.get("description") for value in tool.inputSchema["properties"].values()), tool.name
    assert not any(result.isError for result in done)
    made, edited, facts, rendered = ([content.text for content in result.content] for result in done)
    assert WEB.get(address(made[1])).content.startswith(b"MThd")
    assert "60" in edited[0]
    assert "cello" in facts[0]
    assert WEB.get(address(rendered[0])).content.startswith(b"fLaC")


def address(text: str) -> str:
    """The first address in a text."""
    found = re.search(r"https?://[^\s'\"]+", text)
    assert found is not None, text
    return found[0]


@pytest.mark.parametrize(
    "path",
    ["/etc/passwd", "../../../../etc/passwd", "..%2f..%2f..%2fetc%2fpasswd", "file:///etc/passwd", "app.py"],
)
def test_no_path_reaches_the_file_system(served: Served, path: str) -> None:
    answer = WEB.get(served.url + "gradio_api/file=" + path)
    assert answer.status_code in (403, 404)
    assert "root:" not in answer.text
    payload = {"data": [{"path": path, "meta": {"_type": "gradio.FileData"}}, None, None, None]}
    begun = WEB.post(served.url + "gradio_api/call/analyse", json=payload).json()["event_id"]
    assert "event: error" in WEB.get(served.url + f"gradio_api/call/analyse/{begun}").text


def test_neither_the_database_nor_a_conversations_folder_is_served(served: Served, client: Client) -> None:
    client.predict("2 bars", api_name="/say")
    files = [path for folder in (served.kept, served.home) for path in folder.rglob("*") if path.is_file()]
    assert {path.suffix for path in files} >= {".db", ".mid", ".wav", ".json"}
    for path in files:
        assert WEB.get(f"{served.url}gradio_api/file={path}").status_code == 403


@pytest.mark.parametrize(
    "name", ["../../../../tmp/evil.mid", "/etc/cron.d/evil.mid", "a\\..\\evil.mid", "%2e%2e%2fevil.mid"]
)
def test_a_malicious_name_stays_in_the_folder_of_uploads(served: Served, name: str) -> None:
    answer = WEB.post(served.url + "gradio_api/upload", files={"files": (name, b"MThd", "audio/midi")})
    (path,) = map(Path, answer.json())
    cache = Path(served.page.app.uploaded_file_dir)  # type: ignore[attr-defined]
    assert path.resolve().is_relative_to(cache.resolve())
    assert ".." not in path.parts and path.is_file()


@pytest.mark.parametrize(("language", "words"), [("en", "up to 1 MB"), ("zh-CN", "最大 1 MB")])
def test_a_file_that_is_too_large_is_refused_before_it_is_read(served: Served, language: str, words: str) -> None:
    large = {"files": ("music.mid", b"0" * (2**20 + 2**17), "audio/midi")}
    headers = {"Accept-Language": language}
    answer = WEB.post(served.url + "gradio_api/upload", files=large, headers=headers)
    assert (answer.status_code, words in answer.text) == (413, True)
    # The same wherever else a large body is sent, and where its length is not said.
    body = json.dumps({"data": ["0" * 2**21]})
    assert WEB.post(served.url + "gradio_api/call/compose", content=body, headers=headers).status_code == 413
    unsaid = WEB.post(served.url + "gradio_api/upload", content=iter([b"0"] * 8), headers=headers)
    assert unsaid.status_code == 411


@pytest.mark.parametrize("name", ["music.exe", "page.html", "mid", "a.mid.svg"])
def test_a_file_that_is_no_music_is_refused_before_it_is_read(served: Served, name: str) -> None:
    answer = WEB.post(served.url + "gradio_api/upload", files={"files": (name, b"x" * 5000, "audio/midi")})
    assert (answer.status_code, ".musicxml" in answer.text) == (415, True)
    assert WEB.post(served.url + "gradio_api/upload", files=FORM).status_code == 200
    assert served.figure('cadenza_refused_total{limit="type"}') > 0


def test_health_and_figures(served: Served, client: Client) -> None:
    composed = 'cadenza_requests_total{act="compose",outcome="music"}'
    before = served.figure(composed), served.figure("cadenza_first_sound_seconds_count")
    client.predict("2 bars", api_name="/compose")
    client.predict("10000 bpm", api_name="/compose")
    assert served.figure(composed) == before[0] + 1
    assert served.figure("cadenza_first_sound_seconds_count") == before[1] + 1
    assert served.figure("cadenza_real_time_factor_count") > 0
    assert served.figure('cadenza_requests_total{act="invalid",outcome="refused"}') > 0
    assert served.figure("cadenza_queue_length") == 0
    health = WEB.get(served.url + "health")
    assert (health.status_code, health.json()["status"], health.json()["checkpoint"]) == (200, "ready", "debug-0")
    assert health.json()["renderer"] in ("fluidsynth", "symusic")
    # The page itself gives nobody's words away.
    assert "10000" not in WEB.get(served.url + "metrics").text


def test_a_visitor_may_ask_so_often_and_no_oftener(tmp_path: Path) -> None:
    served = Served(tmp_path, requests_per_minute=3, mcp=False)
    try:
        address = served.url + "gradio_api/call/understand"
        body = {"data": ["a waltz"]}
        answers = [WEB.post(address, json=body) for _ in range(4)]
        assert [answer.status_code for answer in answers] == [200, 200, 200, 429]
        assert "more than 3 requests" in answers[-1].json()["detail"]
        assert 1 <= int(answers[-1].headers["Retry-After"]) <= 60
        # What costs nothing stays free.
        assert WEB.get(served.url + "health").status_code in (200, 503)
        assert WEB.get(served.url).status_code == 200
    finally:
        served.page.close()


def test_a_login_keeps_strangers_out_and_is_nowhere_written(tmp_path: Path) -> None:
    settings = Settings.read({"CADENZA_LOGIN": "clara:s3cret"})
    assert "s3cret" not in repr(settings)
    served = Served(tmp_path, login=settings.login, mcp=settings.mcp)
    try:
        assert WEB.get(served.url + "config").status_code == 401
        assert WEB.post(served.url + "gradio_api/upload", files=FORM).status_code == 401
        client = Client(served.url, auth=("clara", "s3cret"), verbose=False)
        assert client.predict("a waltz", api_name="/understand")["act"] == "compose"
    finally:
        served.page.close()


@pytest.mark.parametrize(
    ("name", "value"),
    [("CADENZA_LOGIN", "clara"), ("CADENZA_UPLOAD_MB", "0"), ("CADENZA_TRUSTED_PROXIES", "all"), ("CADENZA_MCP", "?")],
)
def test_a_setting_that_cannot_be_is_named(name: str, value: str) -> None:
    with pytest.raises(SettingsError, match=name):
        Settings.read({name: value})


def test_a_visitor_is_told_by_the_address_that_nobody_can_make_up() -> None:
    def call(*forwarded: str, **more: str) -> dict[str, Any]:
        headers = [(b"x-forwarded-for", one.encode()) for one in forwarded]
        headers += [(name.replace("_", "-").encode(), value.encode()) for name, value in more.items()]
        return {"type": "http", "client": ("10.0.0.1", 5), "headers": headers}

    assert Visitors(0).of(call("1.1.1.1")) == "10.0.0.1"
    # One proxy appended the second address; the first is whatever the visitor wrote.
    assert Visitors(1).of(call("6.6.6.6, 2.2.2.2")) == "2.2.2.2"
    assert Visitors(2).of(call("6.6.6.6, 2.2.2.2", "3.3.3.3")) == "2.2.2.2"
    assert Visitors(2).of(call("2.2.2.2")) == "10.0.0.1"
    assert Visitors(0).of(call(x_cadenza_visitor="6.6.6.6 0000")) == "10.0.0.1"
    visitors = Visitors(0)
    assert visitors.of(visitors.vouch(call(x_cadenza_visitor="6.6.6.6 0000"), "4.4.4.4")) == "4.4.4.4"


def test_the_page_can_be_mounted_in_another_application(tmp_path: Path) -> None:
    """Under a path of its own, with endpoints, uploads, files, health and figures."""
    studio = Studio(Composer.debug, seed=7)
    page = build(studio, tmp_path, studio.pools, Serving(Settings(), studio))
    app = FastAPI()
    app.get("/")(lambda: {"mine": True})
    gr.mount_gradio_app(app, page, path="/music", **launch_options(page))
    with Running(app) as url:
        assert WEB.get(url).json() == {"mine": True}
        assert WEB.get(url + "/music/health").json()["status"] in ("idle", "loading", "ready")
        assert WEB.get(url + "/health").status_code == 404
        client = Client(url + "/music", verbose=False)
        _, midi, sound, _ = client.predict("2 bars for piano", api_name="/compose")
        assert notes(midi) > 0 and soundfile.info(sound).frames > 0
        _, facts = client.predict(handle_file(midi), api_name="/analyse")
        assert facts["bars"] == 2
        # Whoever embeds the page finds the element for it here too.
        (script,) = re.findall(r'import\("\./([^"]+)"\)', WEB.get(url + "/music/gradio.js").text)
        assert "gradio-app" in WEB.get(f"{url}/music/{script}").text
        assert 'outcome="music"' in WEB.get(url + "/music/metrics").text


def test_importing_the_app_loads_no_model_and_starts_no_thread(tmp_path: Path) -> None:
    code = (
        "import sys, threading, app; print(threading.active_count(), app.studio.state, "
        "[name for name in ('torch', 'onnxruntime', 'transformers', 'music21', 'fluidsynth') if name in sys.modules])"
    )
    environment = {"CADENZA_HOME": str(tmp_path), "PATH": ""}
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, env=environment, check=True
    )
    assert done.stdout.split() == ["1", "idle", "[]"]
