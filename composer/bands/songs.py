"""Songs with a real melody as charts: POP909 with its expert chords, OpenEWLD with its symbols."""

from __future__ import annotations

from collections.abc import Callable
from statistics import median

from composer.analysis import estimate_key
from composer.bands.chart import Chart, ChartBar, symbols_of
from composer.corpora.archive import Archive
from composer.corpora.work import Unreadable, Work
from composer.harmony import NO_CHORD

# The converter's own tempo, which says nothing of the song.
_DEFAULT_BPM = 120.0
# An introduction is what precedes the tune, if it is no more than this many bars.
_LONGEST_INTRO = 8


def _pop909(archive: Archive) -> list[str]:
    """The 909 songs on corrected beats."""
    return archive.midi("POP909_processed/")


# The songs of a corpus, by the corpus: one path a song, without its other arrangements.
LISTS: dict[str, Callable[[Archive], list[str]]] = {"pop909-cl": _pop909, "openewld": Archive.midi}


def chart_of(work: Work) -> Chart | Unreadable:
    """The song as a chart with its melody, or why it is none."""
    piece = work.piece
    lead = next((p for p in piece.parts if p.role in ("melody", "voice") and p.notes), None)
    if work.chords is None:
        return Unreadable(work.corpus, work.path, "a song whose chords have no place in its bars")
    if lead is None or (work.corpus == "pop909-cl" and len(piece.parts) < 2):
        return Unreadable(work.corpus, work.path, "a song whose melody is not apart")
    sections = work.sections or ("A",) * len(piece.bars)
    bars: list[ChartBar] = []
    before = NO_CHORD
    for bar, (first, second), section in zip(piece.bars, work.chords, sections, strict=True):
        symbols = symbols_of(first, second, bar.meter, before)
        before = symbols[-1].chord
        bars.append(ChartBar(bar.meter, symbols, section))
    meters = [bar.meter for bar in bars]
    meter = max(sorted(set(meters)), key=meters.count)
    tempo: float | None = median(bar.tempo_bpm for bar in piece.bars)
    if work.corpus == "openewld" and tempo == _DEFAULT_BPM:
        tempo = None
    key = estimate_key(piece, work.key).key
    begins = sum(start <= lead.notes[0].start for start in piece.bar_starts) - 1
    return Chart(
        work.corpus, work.tier, work.path, work.work, work.title, key, meter, tuple(bars),
        "song" if work.corpus == "pop909-cl" else "old", tempo, lead.notes, work.tune,
        begins if begins <= _LONGEST_INTRO else 0,
    )  # fmt: skip
