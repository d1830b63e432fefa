"""Words of politeness before a request, which say nothing of it."""

from __future__ import annotations

# A pattern of any number of them, each with the space that follows it.
PLEASE = r"(?:(?:please|now|just|ok|okay|and|maybe|can you|could you|would you),? )*"
