"""Words of politeness before a request, which say nothing of it."""

from __future__ import annotations

# A pattern of several of them, each with the space that follows it. Without an end, two of these in a row take the
# square of the length of "and and and ...".
PLEASE = r"(?:(?:please|now|just|ok|okay|and|maybe|can you|could you|would you),? ){0,6}"
