"""The reader of scores as a process of its own: a score comes in, JSON with its MIDI file goes out.

python -m composer.notation .musicxml < score.musicxml
"""

from __future__ import annotations

import base64
import json
import re
import resource
import sys
import warnings

from composer.corpora.convert import convert_score

# Twenty times what the largest score of the corpora needs.
_MEMORY_BYTES = 4 * 2**30
_MOST_BEATS = 128
_BEATS = re.compile(rb"<beats>\s*(\d+)\s*</beats>")


def _check_meters(data: bytes) -> None:
    """Raise ValueError for a bar of more beats than any music has: music21 would count them one by one."""
    for beats in _BEATS.findall(data):
        if len(beats) > 3 or int(beats) > _MOST_BEATS:
            raise ValueError(f"a bar of {beats.decode()[:12]} beats; a bar can have up to {_MOST_BEATS}")


def main() -> int:
    """Command line of this module. What music21 raises on a damaged file ends it, named in the last
    line on standard error."""
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY_BYTES, _MEMORY_BYTES))
    warnings.simplefilter("ignore")
    data = sys.stdin.buffer.read()
    _check_meters(data)
    score = convert_score(data, sys.argv[1])
    found = {"title": score.title, "midi": base64.b64encode(score.midi).decode("ascii"), "chords": score.chords}
    json.dump(found, sys.stdout)
    return 0


if __name__ == "__main__":
    sys.exit(main())
