"""More visitors than can be composed for at once: nobody fills the queue, and whoever waits is told how long."""

import threading
from collections.abc import Iterator
from pathlib import Path

import gradio as gr
import httpx
import pytest
from playwright.sync_api import Browser, expect

from chatbot.page.layout import COMPOSING_AT_ONCE, build, launch_options
from chatbot.page.studio import Studio
from chatbot.page.waiting import Place, place_of, seconds_to_wait, sentence_of
from chatbot.serving.serving import Serving
from chatbot.serving.settings import Settings
from composer import Composer
from tests.chatbot.browser.visitor import ROLL, arrive

# What of some elements can be seen.
SEEN = "(all) => all.filter((one) => one.checkVisibility({ opacityProperty: true })).map((one) => one.innerText)"
# A busy machine answers late, and that is no failure.
WEB = httpx.Client(timeout=120)


class Crowd:
    """A page whose model is loaded only when the ``gate`` opens, so that requests pile up as they do while
    a server starts; behind one trusted proxy, so that every visitor has an address."""

    def __init__(self, home: Path) -> None:
        self.gate = threading.Event()
        studio = Studio(self.load)
        settings = Settings(waiting_per_visitor=2, trusted_proxies=1, mcp=False)
        self.page = build(studio, home, studio.pools, Serving(settings, studio))
        _, self.url, _ = self.page.launch(
            server_port=None, prevent_thread_lock=True, quiet=True, **launch_options(self.page)
        )

    def load(self) -> Composer:
        self.gate.wait()
        return Composer.debug()

    def ask(self, visitor: str) -> httpx.Response:
        headers = {"X-Forwarded-For": f"{visitor}.{visitor}.{visitor}.{visitor}"}
        body = {"data": ["2 bars for piano", None, "wav"]}
        return WEB.post(self.url + "gradio_api/call/compose", json=body, headers=headers)

    def waiting(self) -> int:
        return int(WEB.get(self.url + "metrics").text.partition("\ncadenza_queue_length ")[2].split()[0].split(".")[0])


@pytest.fixture
def crowd(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Crowd]:
    monkeypatch.setenv("CADENZA_SOUNDFONT", "sonivox")
    crowd = Crowd(tmp_path)
    yield crowd
    crowd.gate.set()
    crowd.page.close()


def fill(crowd: Crowd) -> list[str]:
    """As many requests as are answered at once, each of another visitor; their events."""
    begun = [crowd.ask(str(visitor)).json()["event_id"] for visitor in range(1, COMPOSING_AT_ONCE + 1)]
    while crowd.waiting():
        pass
    return begun


def test_one_visitor_cannot_fill_the_queue(crowd: Crowd) -> None:
    fill(crowd)
    answers = [crowd.ask("9") for _ in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert "2 of your requests are waiting" in answers[2].json()["detail"]
    # There is room for others, and they are counted.
    last = crowd.ask("8")
    assert last.status_code == 200
    assert crowd.waiting() == 3
    assert WEB.get(crowd.url + "health").json()["status"] == "loading"
    crowd.gate.set()
    done = WEB.get(f"{crowd.url}gradio_api/call/compose/{last.json()['event_id']}").text
    assert "event: complete" in done and ".mid" in done


def test_the_page_says_the_place_in_line_and_then_plays(crowd: Crowd, browser: Browser) -> None:
    fill(crowd)
    crowd.ask("8")
    page = browser.new_page(locale="zh-CN")
    arrive(page, crowd.url)
    page.fill("#ask textarea", "2 bars for piano")
    page.press("#ask textarea", "Enter")
    expect(page.locator("#waiting")).to_contain_text("您排在第 2 位，共 2 位")
    # Gradio's own words for it would lie on the roll.
    assert page.locator(".progress-text, .meta-text, .meta-text-center").evaluate_all(SEEN) == []
    crowd.gate.set()
    expect(page.locator("#waiting")).to_be_hidden()
    page.wait_for_function(f"{ROLL}.bars === '2'")
    page.close()


def test_the_time_to_wait_is_what_the_workers_need() -> None:
    # Two workers began 4 and 1 seconds ago, an answer takes 10: free in 6, 9, 16, 19 ... seconds.
    waits = [seconds_to_wait(before, [96.0, 99.0], 10.0, now=100.0) for before in range(4)]
    assert waits == [6.0, 9.0, 16.0, 19.0]
    # Whoever is overdue is expected any moment.
    assert seconds_to_wait(0, [50.0], 10.0, now=100.0) == 0.0
    with gr.Blocks() as page:
        gr.Textbox()
    assert place_of(page, "nobody", "compose") is None


def test_a_place_is_told_in_both_languages() -> None:
    assert sentence_of(Place(2, 5, 12.4), "en").endswith("number 2 of 5 in line, about 12 s.")
    assert sentence_of(Place(2, 5, None), "zh").endswith("您排在第 2 位，共 5 位。")
