"""How much of the bars that follow a gap a text tells ahead, in training and in writing alike."""

from __future__ import annotations

# Four bars are a phrase. With a third of the context for them as much again is left for the bars
# that lead there, and room for the gap itself.
FOLLOWING_BARS = 4
FOLLOWING_SHARE = 0.3
