"""Getting the corpora: from a mirror on this disk, and from the music21 package."""

from __future__ import annotations

import io
import tarfile
import zipfile
from pathlib import Path

import pytest

from composer.corpora import Work, read_corpora
from composer.corpora.__main__ import main
from composer.corpora.fetch import FetchError, fetch
from composer.corpora.origins import ORIGINS
from tests.composer.midi_files import player, scale, song

KERN = """**kern
*M4/4
=0
4g
=1
4c
4d
4e
4f
=2
4g
4a
4b
4cc
==
*-
"""
BOOK = """% a book of tunes
X:1
T:First Hymn
M:3/4
L:1/4
K:G
D|GAB|c2d|G3|]

X:2
T:Second Hymn
M:4/4
L:1/4
K:C
cdef|gabc'|]
"""


def publish(mirror: Path, corpus: str, file: str, content: bytes) -> None:
    (mirror / corpus).mkdir(parents=True, exist_ok=True)
    (mirror / corpus / file).write_bytes(content)


def zipped(**files: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for path, content in files.items():
            archive.writestr(path, content)
    return buffer.getvalue()


def tarred(files: dict[str, bytes], packing: str) -> bytes:
    tar = io.BytesIO()
    with tarfile.open(fileobj=tar, mode=f"w:{packing}") as archive:  # type: ignore[call-overload]
        for path, content in files.items():
            member = tarfile.TarInfo(path)
            member.size = len(content)
            archive.addfile(member, io.BytesIO(content))
    return tar.getvalue()


def debian_package(files: dict[str, bytes]) -> bytes:
    package = b"!<arch>\n"
    for name, content in (("debian-binary", b"2.0"), ("data.tar.xz", tarred(files, "xz"))):
        package += f"{name:<16}{0:<12}{0:<6}{0:<6}{'100644':<8}{len(content):<10}`\n".encode()
        package += content + b"\n" * (len(content) % 2)
    return package


def works(folder: Path) -> list[Work]:
    return [w for w in read_corpora(folder) if isinstance(w, Work)]


def test_an_archive_is_laid_out_as_its_reader_wants_it(tmp_path: Path) -> None:
    content = {"freedoom-HEAD/musics/d_map01.mid": song(player(scale())), "freedoom-HEAD/README": b"no music"}
    publish(tmp_path / "mirror", "freedoom", "HEAD.zip", zipped(**content))
    fetched = fetch("freedoom", tmp_path / "data", (tmp_path / "mirror").as_uri())
    assert (fetched.files, fetched.failed) == (1, ())
    assert [w.path for w in works(tmp_path / "data")] == ["musics/d_map01.mid"]


def test_scores_become_midi_with_their_pickup(tmp_path: Path) -> None:
    path = "humdrum-polish-scores-HEAD/pl-kk/kern/pl-kk--1--001_anon--walc"
    content = {f"{path}.krn": KERN.encode(), f"{path}-ruined.krn": b"**kern\n*M4/4\n4zzz\n4c\tx\n"}
    publish(tmp_path / "mirror", "polish-scores", "HEAD.zip", zipped(**content))
    fetched = fetch("polish-scores", tmp_path / "data", (tmp_path / "mirror").as_uri())
    work = next(w for w in works(tmp_path / "data") if w.path.endswith("walc.mid"))
    assert [(n.start, n.pitch) for n in work.piece.parts[0].notes][:2] == [(36, 67), (48, 60)]
    assert [str(bar.meter) for bar in work.piece.bars] == ["4/4"] * 3
    # What cannot be converted is named, here and in the zip.
    assert [name for name, _ in fetched.failed] == [f"{path}-ruined.krn"]
    with zipfile.ZipFile(fetched.path) as archive:
        assert "ruined" in archive.read("ORIGIN/failed.txt").decode()


def test_every_tune_of_a_book_is_a_file(tmp_path: Path) -> None:
    publish(tmp_path / "mirror", "openhymnal", "OpenHymnal2014.06.abc", BOOK.encode())
    fetch("openhymnal", tmp_path / "data", (tmp_path / "mirror").as_uri(), jobs=2)
    first, second = works(tmp_path / "data")
    assert (first.title, second.title) == ("first hymn", "second hymn")
    assert first.work != second.work
    assert [(n.start, n.pitch) for n in first.piece.parts[0].notes][:2] == [(24, 62), (36, 67)]
    assert {str(bar.meter) for bar in first.piece.bars} == {"3/4"}


def test_debian_packages_are_opened(tmp_path: Path) -> None:
    for folder, address in ORIGINS["free-games"].urls:
        name = address.rsplit("/", 1)[1]
        files = {
            f"./usr/share/{folder}/theme.mid": song(player(scale())),
            f"./usr/share/doc/{folder}/copyright": b"GPL",
        }
        publish(tmp_path / "mirror", "free-games", name, debian_package(files))
    fetch("free-games", tmp_path / "data", (tmp_path / "mirror").as_uri())
    assert {w.path for w in works(tmp_path / "data")} == {f"{f}/theme.mid" for f, _ in ORIGINS["free-games"].urls}
    with zipfile.ZipFile(tmp_path / "data" / "free-games.zip") as archive:
        assert archive.read("simutrans.copyright") == b"GPL"


def test_packed_charts_are_opened(tmp_path: Path) -> None:
    chart = b"# title: A Song\n# artist: A Band\n# metre: 4/4\n# tonic: C\n"
    ((_, address),) = ORIGINS["billboard-charts"].urls
    packed = tarred(
        {"McGill-Billboard/0003/salami_chords.txt": chart, "McGill-Billboard/0003/echonest.json": b""}, "gz"
    )
    publish(tmp_path / "mirror", "billboard-charts", address.rsplit("/", 1)[1], packed)
    fetched = fetch("billboard-charts", tmp_path / "data", (tmp_path / "mirror").as_uri())
    assert fetched.files == 1
    with zipfile.ZipFile(fetched.path) as archive:
        assert archive.read("McGill-Billboard/0003/salami_chords.txt") == chart


def test_chorales_come_from_the_installed_package(tmp_path: Path) -> None:
    fetch("bach-chorales", tmp_path, limit=1)
    (work,) = works(tmp_path)
    assert [p.role for p in work.piece.parts][-4:] == ["voice"] * 4
    assert work.key is not None


def test_what_cannot_be_had_is_said_and_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "mirror").mkdir()
    with pytest.raises(FetchError, match="does not answer"):
        fetch("freedoom", tmp_path / "data", (tmp_path / "mirror").as_uri())
    publish(tmp_path / "mirror", "freedoom", "HEAD.zip", zipped(README=b""))
    with pytest.raises(FetchError, match="none of the files"):
        fetch("freedoom", tmp_path / "data", (tmp_path / "mirror").as_uri())
    with pytest.raises(FetchError, match="LilyPond"):
        fetch("mutopia", tmp_path / "data")
    with pytest.raises(FetchError, match="no corpus nosuch"):
        fetch("nosuch", tmp_path / "data")
    assert not list((tmp_path / "data").glob("*.zip"))


def test_the_command_fetches_once_and_reports_failure(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    publish(tmp_path / "mirror", "freedoom", "HEAD.zip", zipped(**{"x/musics/a.mid": song(player(scale()))}))
    arguments = ["fetch", "--out", str(tmp_path / "data"), "--mirror", (tmp_path / "mirror").as_uri()]
    assert main([*arguments, "freedoom"]) == 0
    assert "1 file\n" in capsys.readouterr().out
    assert main([*arguments, "freedoom", "nottingham"]) == 1
    told = capsys.readouterr()
    assert "freedoom: already there" in told.out
    assert "nottingham" in told.err
