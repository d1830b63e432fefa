"""The composer on Ray Serve, on a real Ray of this machine alone. Skipped where Ray is not installed."""

import base64
import json
import socket
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

ray = pytest.importorskip("ray", reason="requirements-scale.txt is not installed")

from ray import serve  # noqa: E402

from composer import Composer  # noqa: E402
from composer.midi import read_sheet  # noqa: E402


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    root = Path(__file__).parent.parent.parent
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as environment, socket.socket() as free:
        for name, value in {"CADENZA_HOME": str(home), "CADENZA_SOUNDFONT": "sonivox", "PYTHONPATH": str(root),
                            "RAY_USAGE_STATS_ENABLED": "0", "CADENZA_REPLICAS": "1"}.items():  # fmt: skip
            environment.setenv(name, value)
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
        free.close()
        from chatbot.serving.scale import deployment

        ray.init(num_cpus=2, include_dashboard=False, log_to_driver=False)
        serve.start(http_options={"host": "127.0.0.1", "port": port})
        serve.run(deployment(Composer.debug))
        yield f"http://127.0.0.1:{port}"
        serve.shutdown()
        ray.shutdown()


def say(url: str, **wish: object) -> list[dict[str, object]]:
    with httpx.stream("POST", url + "/say", json=wish, timeout=120) as answer:
        assert answer.status_code == 200
        return [json.loads(line) for line in answer.iter_lines()]


def test_events_stream_and_a_conversation_goes_on(url: str) -> None:
    assert httpx.get(url, timeout=60).json() == {"status": "ready", "checkpoint": "debug-0"}
    events = say(url, text="4 bars in D minor for piano, 90 bpm", seed=3, sound=True)
    assert [event["bar"] for event in events if event["event"] == "bar"] == [1, 2, 3, 4]
    kinds = [event["event"] for event in events]
    # The first sound is on its way before the last bar is composed.
    assert kinds.index("sound") < len(kinds) - 1 - kinds[::-1].index("bar")
    piece = next(event for event in events if event["event"] == "piece")
    assert len(read_sheet(base64.b64decode(str(piece["midi"]))).piece().bars) == 4
    later = say(url, text="120 bpm", conversation=events[-1]["conversation"])
    changed = next(event for event in later if event["event"] == "piece")
    assert changed["version"] == 2
    assert httpx.post(url, content=b"[]", timeout=60).status_code == 422
