"""Where each corpus can be had by everybody, and where its files go in the zip that is read."""

from __future__ import annotations

from dataclasses import dataclass

_GITHUB = "https://github.com/{}/archive/{}.zip"
# The archive of Debian keeps every version for ever; packages of Debian 12.
_DEBIAN = "https://snapshot.debian.org/archive/debian/20240601T000000Z/pool/main/{}"


@dataclass(frozen=True)
class Origin:
    """``urls`` are (folder, address) of archives (zip, deb), of single files, or of folders of an
    installed Python package (``package:music21/...``). ``rules`` are (pattern, target): a file
    whose whole path matches is stored as the target, with the pattern's groups; its archive's
    folder stands for ``{folder}``. A target that ends in ``.mid`` makes a score a MIDI file; of an
    ABC book every tune is one, and ``{tune}`` is its number, ``{title}`` its name. The first
    ``strip`` folders of a path do not count."""

    urls: tuple[tuple[str, str], ...]
    rules: tuple[tuple[str, str], ...]
    strip: int = 1


def _github(repository: str, *rules: tuple[str, str], commit: str = "HEAD") -> Origin:
    return Origin((("", _GITHUB.format(repository, commit)),), rules)


def _kept(pattern: str) -> tuple[str, str]:
    """Files that are stored where they were."""
    return f"({pattern})", r"\1"


_ABC = (r"(?:.*/)?([^/]+)\.abc", r"_midi/{folder}/\1_{tune}.mid")

ORIGINS: dict[str, Origin] = {
    "pop909-cl": _github("AndyWeasley2004/POP909-CL-Dataset", _kept(r"POP909_processed/\d+\.mid")),
    "pop909": _github("music-x-lab/POP909-Dataset", _kept(r"POP909/.+\.(?:mid|txt)")),
    "pop909-structure": _github("Dsqvival/hierarchical-structure-analysis", _kept(r"POP909/\d+/[^/]+\.txt")),
    "openscore-lieder": _github(
        "OpenScore/Lieder", (r"(scores/.+/lc\d+)\.mxl", r"_midi/\1.mid"), _kept(r"scores/.+\.rntxt")
    ),
    "openscore-quartets": _github("OpenScore/StringQuartets", (r"(scores/.+/sq\d+)\.mxl", r"_midi/\1.mid")),
    "openscore-orchestra": _github(
        "MarkGotham/Hauptstimme", (r"(?:data|OpenScoreOrchestra)/(.+)(?<!_melody)\.mxl", r"_midi/data/\1.mid")
    ),
    "when-in-rome": _github(
        "MarkGotham/When-in-Rome",
        (r"(Corpus/.+/score)\.mxl", r"_midi/\1.mid"),
        _kept(r"Corpus/.+/analysis(?:\.txt|_automatic\.rntxt)"),
    ),
    "polish-scores": _github("pl-wnifc/humdrum-polish-scores", (r"(.+/kern/.+)\.krn", r"_midi/\1.mid")),
    "bach-chorales": Origin(
        (("", "package:music21/corpus/bach"),), ((r"(bwv[^/]+)\.(?:mxl|xml|krn)", r"_midi/\1.mid"),), strip=0
    ),
    "music21-folk": Origin(
        (
            ("airds", "package:music21/corpus/airdsAirs"),
            ("oneills", "package:music21/corpus/oneills1850"),
            ("ryans", "package:music21/corpus/ryansMammoth"),
        ),
        (_ABC,),
        strip=0,
    ),
    "essen": Origin((("essen", "package:music21/corpus/essenFolksong"),), (_ABC,), strip=0),
    "openhymnal": Origin(
        (("", "http://openhymnal.org/OpenHymnal2014.06.abc"),), ((r".+\.abc", "_midi/{title}_{tune}.mid"),), strip=0
    ),
    "groove": Origin(
        (("", "https://storage.googleapis.com/magentadata/datasets/groove/groove-v1.0.0-midionly.zip"),),
        (_kept(r"groove/.+\.(?:mid|csv)"),),
        strip=0,
    ),
    "freedoom": _github("freedoom/freedoom", _kept(r"musics/[^/]+\.mid")),
    "free-games": Origin(
        (
            ("simutrans", _DEBIAN.format("s/simutrans/simutrans-data_123.0.1-1_all.deb")),
            ("planetblupi", _DEBIAN.format("p/planetblupi/planetblupi-music-midi_1.14.2-3_all.deb")),
            ("openmsx", _DEBIAN.format("o/openttd-openmsx/openttd-openmsx_0.4.2-1_all.deb")),
            ("freedink", _DEBIAN.format("f/freedink-data/freedink-data_1.08.20190120-2_all.deb")),
            ("pianobooster", _DEBIAN.format("p/pianobooster/pianobooster_1.0.0-3_amd64.deb")),
        ),
        ((r"(?:.*/)?([^/]+\.mid)", r"{folder}/\1"), (r".*/doc/([^/]+)/copyright", r"\1.copyright")),
        strip=0,
    ),
    "easyrpg-rtp": _github("EasyRPG/RTP", _kept(r"Music/[^/]+\.mid")),
    "cre-irish": _github(
        "polifonia-project/folk_ngram_analysis",
        _kept(r"cre_corpus/MIDI/[^/]+\.mid"),
        commit="fa09b0216f8c2a0e3419c1f9d4fdd0af29aa76f4",
    ),
    "nottingham": _github("jukedeck/nottingham-dataset", _kept(r"MIDI/.+\.mid")),
    "musetrainer": _github("musetrainer/library", (r"(scores/.+)\.mxl", r"_midi/\1.mid")),
    "openewld": _github("00sapo/OpenEWLD", (r"(dataset/.+)\.mxl", r"_midi/\1.mid"), _kept(r"dataset/.+\.mxl")),
    "jazz-charts": _github("mikeoliphant/JazzStandards", _kept(r"JazzStandards\.json")),
    # The address that the project's page gives for its release 2.0.
    "billboard-charts": Origin(
        (("", "https://www.dropbox.com/s/2lvny9ves8kns4o/billboard-2.0-salami_chords.tar.gz?dl=1"),),
        ((r"(?:.*/)?(\d{4}/salami_chords\.txt)", r"McGill-Billboard/\1"),),
        strip=0,
    ),
}
# Corpora that are read and cannot be fetched, and why.
UNFETCHABLE = {
    "mutopia": "its LilyPond sources (MutopiaProject/MutopiaProject on GitHub) must be rendered by LilyPond itself",
}
