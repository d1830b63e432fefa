"""What a track's name says about its player: Latin, Italian, German, French, Polish, English."""

from __future__ import annotations

import re
from dataclasses import replace

import numpy as np

from composer.midi import Track
from composer.quantise import clean_notes

# Checked in this order; the first that matches decides. General MIDI programs, 0-based.
_PLAYERS: tuple[tuple[str, int], ...] = (
    (r"cembalo|harpsichord|clave[cs]+in|klawesyn", 6),
    (r"klawikord|clavi?chord", 7),
    (r"piano|pianof|fortep|forte-? ?piano|klavier|clavier|keyboard|klawiatur", 0),
    (r"\borg(an|el|ue|\b)|organ[oy]?\b|fisharmon|harmonium|f[uo]ndament", 19),
    (r"\bharfe\b|\bharp\b|\barpa\b|\bharfa\b", 46),
    (r"guitar|chitarra|gitar|guit\b|\bluth?\b|\blute\b|liuto|theorb|tiorba", 24),
    (r"mandol", 105),
    (r"tim?pan|tympan|pauken|kot[lł]y", 47),
    (r"celesta", 8),
    (r"glockenspiel|campanelli", 9),
    (r"english horn|corno inglese|cor anglais", 69),
    (r"clarin+et|klarn|clar?\.? |basset", 71),
    (r"tromb(o|\b|\.)|puzon|posaun|\btrb", 57),
    (r"tromb?[ae]|tromp|trumpet|trąb|clarin[oi]|cornett|\bcornet\b|zink|\btpt\b", 56),
    (r"\btuba|ophicl|serpent|sarrus", 58),
    (r"\bcorn[iou]\b|\bhorn|waldhorn|róg|\bcor\b|\bcorni", 60),
    (r"piccol|ottavin", 72),
    (r"recorder|blockfl|fl[uû]te [aà] bec", 74),
    (r"flaut|flet|fl[uûö]te|travers|\bfl\b", 73),
    (r"oboe|hoboe|hautb|oboi|obój|\bob\b", 68),
    (r"fag\b|fagot|bas+oon|bas+on", 70),
    (r"violonc|\bcello|'cello|wiolonczel|\bvc\b", 42),
    (r"violon[es]?\b|contrab|kontrab|contreb|double bass|c: bassi|\bbassi\b", 43),
    (r"viol[ae]\b|\bvla\b|bratsche|altówk", 41),
    (r"violin|skrzyp|\bvno\b|\bv\. ?[12i]|\bvl\b|\bvln\b|geige", 40),
    (r"saxo", 65),
    (r"continuo|basso cont|generalba", 6),
)  # fmt: skip
_PLAYER = tuple((re.compile(pattern), program) for pattern, program in _PLAYERS)
_VOICE = re.compile(
    r"cant[ouv]|soprano?|sopran|discant|dessus|\bsupe?rius|\balt|altus|alto\b|tenor|ténor|\bbas(s|\b|y\b|v|us|i)|basso|"
    r"\bchant|voic|\bvoce|\bvox|\bvoix|gesang|stimm|[sś]piew|g[lł]os|q[uv]int[ouv]|ses?xt[ouv]|sesto|vagan|\bchor|"
    r"\bcor[oi]\b|haute-?contre|taille|contralto|mezzo|bar[iy]ton|s[aå]ng|\b[satb]\b|women|\bmen\b|dziew|ch[oó]r\b"
)
# Choir aahs: the program of every sung part.
VOICE_PROGRAM = 52
# Unpitched players, and the General MIDI drum that sounds like them.
_UNPITCHED: tuple[tuple[str, int], ...] = (
    (r"triang", 81), (r"tambour(in|ine)\b|tamburin", 54), (r"cymbal|piatti|becken|talerze", 49),
    (r"bass drum|gran cassa|grosse trommel|b[eę]ben", 36), (r"snare|side drum|kleine trommel|werbel", 38),
    (r"tam-?tam|gong", 52), (r"castanet|kastan", 85), (r"drum", 38),
)  # fmt: skip
_DRUM = tuple((re.compile(pattern), drum) for pattern, drum in _UNPITCHED)


def plain(name: str) -> str:
    """Lower case, long s undone, brackets and figures of the page removed."""
    return re.sub(r"[\[\]().,:]+$|[\[\]]", "", name.lower().replace("ſ", "s")).strip()


def program_of(name: str) -> int | None:
    """The General MIDI program that a track's name means, 52 for any voice; None if unknown."""
    text = plain(name)
    if not text:
        return None
    for pattern, program in _PLAYER:
        if pattern.search(text):
            return program
    return VOICE_PROGRAM if _VOICE.search(text) else None


def drum_of(name: str) -> int | None:
    """The General MIDI drum of an unpitched orchestral player; None for any other name."""
    text = plain(name)
    return next((drum for pattern, drum in _DRUM if pattern.search(text)), None)


def renamed(tracks: tuple[Track, ...]) -> tuple[Track, ...]:
    """The tracks with the players that their names tell, and unpitched players on drums.

    A bass among violins and without singers is a contrabass; a track the converter already put
    on cello, contrabass or organ stays there when its name only says "bass".
    """
    result = []
    for track in tracks:
        drum = drum_of(track.name)
        program = program_of(track.name)
        if drum is not None and not track.is_drums and program is None:
            notes = track.notes.copy()
            notes[:, 1] = drum
            result.append(replace(track, program=0, is_drums=True, notes=clean_notes(notes)))
        elif program is None or track.is_drums or (_is_bass(track.name) and track.program in (19, 42, 43)):
            result.append(track)
        else:
            result.append(replace(track, program=program))
    singers = [t for t in result if t.program == VOICE_PROGRAM and not t.is_drums]
    if singers and all(_is_bass(t.name) for t in singers) and any(t.program == 40 for t in result):
        result = [replace(t, program=43) if t in singers else t for t in result]
    return tuple(result)


def _is_bass(name: str) -> bool:
    return re.match(r"bas", plain(name)) is not None


def is_line(track: Track) -> bool:
    """Whether hardly any two notes of the track sound together."""
    if len(track.notes) < 2:
        return True
    ends = np.maximum.accumulate(track.notes[:, 0] + track.notes[:, 2])
    return float(np.mean(track.notes[1:, 0] >= ends[:-1])) >= 0.9
