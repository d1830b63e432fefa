"""Readers of engraved music: chorales, songs, quartets, orchestra, piano, hymns, editions."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import PurePosixPath

from composer.corpora.archive import Archive
from composer.corpora.build import Facts, open_score, open_tune, work_of
from composer.corpora.genre import genre_of_composer, genre_of_style, genre_of_title
from composer.corpora.names import VOICE_PROGRAM, program_of, renamed
from composer.corpora.staves import keyboards_merged, merged
from composer.corpora.work import Unreadable, Work
from composer.midi import Track

Results = Iterator[Work | Unreadable]
# Reed and flute programs that the converter gave to unnamed vocal staves.
_VOICE_GUESSES = frozenset((56, 57, 58, 60, 68, 69, 70, 71, 73, 74))


def bach_chorales(archive: Archive, tier: str) -> Results:
    """Four-part chorales; their instruments doubling the voices stay as they are named."""
    for path in archive.midi():
        sheet = open_score(archive, path)
        if isinstance(sheet, Unreadable):
            yield sheet
            continue
        title = PurePosixPath(path).stem
        yield work_of(archive, tier, path, sheet, Facts(f"bach/{title}", title, "chorale"), (renamed, keyboards_merged))


def lieder(archive: Archive, tier: str) -> Results:
    """Songs for voice and piano. ``work`` is composer, set and song, as in When in Rome."""
    for path in archive.midi():
        sheet = open_score(archive, path, analysis_beside(archive, path))
        if isinstance(sheet, Unreadable):
            yield sheet
            continue
        folders = PurePosixPath(path).parts[-4:-1]
        title = folders[-1].replace("_", " ")
        facts = Facts(_song(folders), title, genre_of_title(title) or "romantic")
        yield work_of(archive, tier, path, sheet, facts, (sung, renamed, keyboards_merged))


def when_in_rome(archive: Archive, tier: str) -> Results:
    """Scores with analyses, of many kinds; its test files are no music."""
    for path in archive.midi():
        parts = PurePosixPath(path).parts
        if "Tests" in parts:
            yield Unreadable(archive.name, path, "a test file of the corpus, no work of music", is_lost=False)
            continue
        sheet = open_score(archive, path, analysis_beside(archive, path))
        if isinstance(sheet, Unreadable):
            yield sheet
            continue
        place = parts[parts.index("Corpus") + 1 : -1]
        title = " ".join(place[1:]).replace("_", " ")
        if place[0] == "OpenScore-LiederCorpus":
            facts = Facts(_song(place[1:]), title, genre_of_title(title) or "romantic")
            yield work_of(archive, tier, path, sheet, facts, (sung, renamed, keyboards_merged))
        else:
            genre = None if place[0] == "Textbooks" else genre_of_composer(place[1]) or "classical"
            yield work_of(archive, tier, path, sheet, Facts("/".join(place), title, genre), (renamed, keyboards_merged))


def openscore(archive: Archive, tier: str) -> Results:
    """String quartets and orchestral movements."""
    for path in archive.midi():
        sheet = open_score(archive, path)
        if isinstance(sheet, Unreadable):
            yield sheet
            continue
        folders = PurePosixPath(path).parts[2:-1]
        title = " ".join(folders[1:]).replace("_", " ")
        facts = Facts("/".join(folders), title, genre_of_composer(folders[0]) or "classical")
        yield work_of(archive, tier, path, sheet, facts, (renamed, keyboards_merged))


def polish(archive: Archive, tier: str) -> Results:
    """Choral, orchestral, organ and piano music of the 16th to the 19th century, whose track
    names tell the players. ``work`` is the source and the composer's piece, its numbers kept."""
    for path in archive.midi():
        sheet = open_score(archive, path)
        if isinstance(sheet, Unreadable):
            yield sheet
            continue
        source, _, name = PurePosixPath(path).stem.partition("_")
        title = name.partition("--")[2].replace("-", " ") or name
        has_piano = any(program_of(t.name) == 0 for t in sheet.tracks)
        genre = genre_of_title(title) or genre_of_composer(name) or ("romantic" if has_piano else "classical")
        # The shelfmark's running number counts the movements of one source.
        work = re.sub(r"--\d+[-_\d]*$", "", source)
        yield work_of(archive, tier, path, sheet, Facts(f"polish/{work}", title, genre), (renamed, keyboards_merged))


def musetrainer(archive: Archive, tier: str) -> Results:
    """Popular classics for piano: every track is a staff of it."""
    for path in archive.midi():
        sheet = open_score(archive, path)
        if isinstance(sheet, Unreadable):
            yield sheet
            continue
        title = PurePosixPath(path).stem.replace("_", " ")
        genre = genre_of_title(title) or genre_of_composer(title) or "classical"
        yield work_of(archive, tier, path, sheet, Facts(f"musetrainer/{title.lower()}", title, genre), (one_piano,))


def openhymnal(archive: Archive, tier: str) -> Results:
    """Four-part hymns: sung, whatever the converter made of the voices."""
    for path in archive.midi():
        sheet = open_tune(archive, path)
        if isinstance(sheet, Unreadable):
            yield sheet
            continue
        title = re.sub(r"_\d+$", "", PurePosixPath(path).stem)
        work = re.sub(r"-\d+$", "", title)
        yield work_of(archive, tier, path, sheet, Facts(f"hymn/{work}", title.replace("-", " "), "hymn"), (all_sung,))


# Public domain, CC BY, CC BY-SA, as labels.json of mutopia has them.
_OPEN = ("PD", "BY", "BY-SA")


def mutopia(archive: Archive, tier: str) -> Results:
    """Editions rendered from LilyPond; ``labels.json`` gives style, instrument and title."""
    labels = {}
    for label in json.loads(archive.text("labels.json")):
        for path in label["midi"]:
            labels[path.removeprefix("mutopia/")] = label
    for path in archive.midi():
        label = labels.get(path, {})
        if label.get("licence") not in _OPEN:
            yield Unreadable(archive.name, path, "an edition whose licence is not known to be open", is_lost=False)
            continue
        sheet = open_score(archive, path)
        if isinstance(sheet, Unreadable):
            yield sheet
            continue
        title = label.get("title") or PurePosixPath(path).stem.replace("_", " ")
        genre = genre_of_title(title) or genre_of_style([label.get("style") or ""]) or genre_of_composer(path)
        instrument = label.get("instrument") or ""
        work = str(label.get("piece") or PurePosixPath(path).parent)
        yield work_of(
            archive, tier, path, sheet, Facts(f"mutopia/{work}", title, genre),
            (partial(edition, instrument=instrument), keyboards_merged),
        )  # fmt: skip


def _song(folders: tuple[str, ...]) -> str:
    """Composer, set and song in plain letters, the same in both corpora that have the songs."""
    words = unicodedata.normalize("NFKD", "/".join(re.sub(r"\(.*?\)", "", folder) for folder in folders))
    return "lieder/" + re.sub(r"[^a-z0-9/]+", "", words.lower())


def analysis_beside(archive: Archive, path: str) -> str:
    """The analysis that lies where the score would: a person's, or else the machine's."""
    folder = str(PurePosixPath(path).parent).removeprefix("_midi/")
    for name in ("analysis.txt", "analysis_automatic.rntxt"):
        if f"{folder}/{name}" in archive.names:
            return archive.text(f"{folder}/{name}")
    return ""


def sung(tracks: tuple[Track, ...]) -> tuple[Track, ...]:
    """Unnamed or oddly programmed staves of a song put on the voice program: those beside a
    keyboard that the converter made reeds or flutes."""
    has_keyboard = any(t.program in range(8) for t in tracks)
    return tuple(
        replace(t, program=VOICE_PROGRAM)
        if has_keyboard
        and not t.is_drums
        and t.program in _VOICE_GUESSES
        and program_of(t.name) in (None, VOICE_PROGRAM)
        else t
        for t in tracks
    )


def all_sung(tracks: tuple[Track, ...]) -> tuple[Track, ...]:
    """Every pitched track a voice."""
    return tuple(t if t.is_drums else replace(t, program=VOICE_PROGRAM) for t in tracks)


def one_piano(tracks: tuple[Track, ...]) -> tuple[Track, ...]:
    """All pitched tracks as one piano part."""
    return (replace(merged([t for t in tracks if not t.is_drums]), program=0, name="Piano"),)


# Instruments that one player plays alone, as mutopia's labels begin; their staves are one part.
_SOLO = (
    ("piano", 0), ("harpsichord", 6), ("clavier", 0), ("clavichord", 7), ("organ", 19), ("guitar", 24),
    ("classical guitar", 24), ("lute", 24), ("harp", 46),
)  # fmt: skip


def edition(tracks: tuple[Track, ...], instrument: str) -> tuple[Track, ...]:
    """Mutopia's tracks, named "staff:voice", by the label of the whole edition: a solo
    instrument is one part, a choir is sung; otherwise the names and programs stand."""
    words = [word.strip().lower() for word in re.split(r"[,/]", instrument) if word.strip()]
    solo = [program for word in words for name, program in _SOLO if word == name]
    if words and len(solo) == len(words):
        return (replace(merged([replace(t, is_drums=False) for t in tracks]), program=solo[0], name=instrument),)
    if words and all(re.match(r"voice|choir", word) for word in words):
        return all_sung(tracks)
    named = (replace(t, name=re.sub(r"^\\new:|:$", "", t.name).replace(":", " ")) for t in tracks)
    return tuple(
        replace(t, program=VOICE_PROGRAM) if "voice" in t.name.lower() and "voice" in instrument.lower() else t
        for t in named
    )
