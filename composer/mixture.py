"""How much of what is learnt comes from which corpus.

Size is no merit: ten million notes of church music must not drown a hundred bands. Each corpus has
a share of its own whatever its size, and the bands made here have the share that is asked for.
"""

from __future__ import annotations

from collections.abc import Mapping

from composer.bands import BAND_CORPORA, CORPUS

# Relative shares of the words, real music: what people will ask for and has several parts more,
# uniform one-line tunes less.
_WEIGHTS: dict[str, float] = {
    "pop909-cl": 3.5, "openscore-lieder": 1.6, "openscore-quartets": 1.2, "openscore-orchestra": 0.5,
    "when-in-rome": 0.8, "polish-scores": 1.4, "bach-chorales": 0.3, "music21-folk": 0.4, "essen": 0.2,
    "openhymnal": 0.2, "groove": 0.4, "freedoom": 1.4, "free-games": 1.4, "easyrpg-rtp": 0.12, "cre-irish": 0.2,
    "nottingham": 0.6, "musetrainer": 0.4, "openewld": 0.4, "mutopia": 2.0,
}  # fmt: skip
_DEFAULT_WEIGHT = 0.5
# Corpora made here: what the band plays is a pattern of its style, and only the tune is the song's.
GENERATED = frozenset({*BAND_CORPORA, CORPUS})
DEFAULT_BANDS_SHARE = 0.15


def word_shares(sizes: Mapping[str, float], bands_share: float = DEFAULT_BANDS_SHARE) -> dict[str, float]:
    """The share of the words, 0..1, that each corpus has; all shares together are 1.

    ``sizes`` has the corpora that are there, by any measure of their size, which decides only among
    those in :data:`GENERATED`; together they have ``bands_share`` (all where nothing else is there,
    nothing where there are none).

    Raises ValueError for a share outside 0..1 and where no corpus is left."""
    if not 0 <= bands_share <= 1:
        raise ValueError(f"the share of the bands is a number from 0 to 1, not {bands_share:g}")
    real = {corpus: _WEIGHTS.get(corpus, _DEFAULT_WEIGHT) for corpus in sizes if corpus not in GENERATED}
    made = {corpus: float(size) for corpus, size in sizes.items() if corpus in GENERATED and size > 0}
    if not real or not made:
        bands_share = 1.0 if made else 0.0
    shares = {c: weight / sum(real.values()) * (1 - bands_share) for c, weight in real.items()}
    shares |= {c: size / sum(made.values()) * bands_share for c, size in made.items()}
    if not shares:
        raise ValueError("there is no music to share out")
    return shares
