"""The reader of scores as a process of its own: a score comes in, JSON with its MIDI file goes out.

python -m composer.notation .musicxml < score.musicxml
"""

from __future__ import annotations

import base64
import json
import resource
import sys
import warnings

from composer.corpora.convert import convert_score

# Twenty times what the largest score of the corpora needs.
_MEMORY_BYTES = 4 * 2**30


def main() -> int:
    """Command line of this module. What music21 raises on a damaged file ends it, named in the last
    line on standard error."""
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY_BYTES, _MEMORY_BYTES))
    warnings.simplefilter("ignore")
    score = convert_score(sys.stdin.buffer.read(), sys.argv[1])
    found = {"title": score.title, "midi": base64.b64encode(score.midi).decode("ascii"), "chords": score.chords}
    json.dump(found, sys.stdout)
    return 0


if __name__ == "__main__":
    sys.exit(main())
