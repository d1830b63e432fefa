"""What the tests of the chat share: a composer with tiny random weights, and a small SoundFont."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from composer import Composer
from synth import SynthPool


@pytest.fixture(scope="session")
def composer() -> Composer:
    """The same masks and guarantees as the trained model, and ugly music."""
    return Composer.debug()


@pytest.fixture(scope="session")
def pool() -> Iterator[SynthPool]:
    """Ready synthesizers with the small SoundFont."""
    pool = SynthPool("sonivox")
    pool.warm()
    yield pool
    pool.close()
