"""The words of the understanding, table by table: what has a name can be asked for by it, in both languages."""

from __future__ import annotations

import pytest

from chatbot.turn import Language, Turn
from chatbot.understand import understand
from chatbot.understand.lexicon.faraway import FARAWAY
from chatbot.understand.lexicon.table import phrases
from chatbot.understand.names import player_name
from chatbot.understand.program_names import KIT_PROGRAMS, PROGRAM_NAMES
from composer.instruments import FAMILIES, belongs, family_of

_CARRIERS = {
    "en": ("Play something on the {}.", "Woven from the silver threads of the {}, this reverie goes on for 16 bars."),
    "zh": ("用{}来一首。", "这首十六小节的曲子由{}缓缓道来。"),
}


def sounding(turn: Turn) -> list[tuple[str, int]]:
    """Families and programs of the players, the usual program where none is said."""
    return [
        (part.instrument, FAMILIES[part.instrument].programs[0] if part.program is None else part.program)
        for part in turn.controls.parts
    ]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_general_midi_program_is_asked_for_by_its_name(language: Language) -> None:
    assert len(PROGRAM_NAMES) == 128
    wrong = {}
    for program, names in enumerate(PROGRAM_NAMES):
        for carrier in _CARRIERS[language]:
            said = carrier.format(names[language == "zh"])
            got = sounding(understand(said))
            kit = program in KIT_PROGRAMS and got == [("drums", 0)]
            if not kit and not (len(got) == 1 and got[0][1] == program and belongs(program, False, got[0][0])):
                wrong[said] = got
    assert not wrong


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_player_is_asked_for_by_the_name_that_replies_and_pages_show(language: Language) -> None:
    pitched = [program for program in range(128) if program not in KIT_PROGRAMS]
    wrong = {}
    for program in pitched:
        name = player_name(family_of(program), program, language)
        got = sounding(understand(_CARRIERS[language][0].format(name)))
        if [found for _, found in got] != [program]:
            wrong[name] = got
    assert not wrong


def test_what_general_midi_does_not_have_is_played_by_the_nearest_sound_which_the_reply_names() -> None:
    wrong = {}
    for family, program, english, chinese in FARAWAY:
        usual = FAMILIES[family].programs[0] if program is None else program
        names = [(name, _CARRIERS["en"][0]) for name in phrases(english)]
        for name, carrier in names + [(name, _CARRIERS["zh"][0]) for name in phrases(chinese)]:
            turn = understand(carrier.format(name))
            told = any(name.replace("-", " ") in said for said in turn.assumptions)
            if sounding(turn) != [(family, usual)] or not told:
                wrong[name] = (sounding(turn), turn.assumptions)
    assert not wrong


@pytest.mark.parametrize(
    "traditional, simplified",
    [
        ("來一首輕鬆的薩克斯風曲子，加上嗩吶和鑼鼓", "来一首轻松的萨克斯风曲子，加上唢呐和锣鼓"),
        ("時長三十秒的軍樂，鈸與銅管，不要電吉他", "时长三十秒的军乐，钹与铜管，不要电吉他"),
        ("憂鬱的鋼琴曲，緩慢，徵調式，還要大提琴", "忧郁的钢琴曲，缓慢，徵调式，还要大提琴"),
    ],
)
def test_traditional_characters_mean_the_same_as_simplified_ones(traditional: str, simplified: str) -> None:
    theirs, ours = understand(traditional).controls, understand(simplified).controls
    assert theirs == ours and ours.parts


@pytest.mark.parametrize(
    "said, unwanted",
    [
        ("A tune that modulates through minor keys.", "piano"),
        ("The violin pulls at the heart strings.", "strings"),
        ("The strings of a guitar ring out.", "strings"),
        ("A fugue in four voices for organ.", "voice"),
        ("The saxophone's smoky voice fills the room.", "voice"),
        ("Good vibes on the guitar.", "mallets"),
        ("用钢琴写一段让人受到鼓舞的音乐", "drums"),
    ],
)
def test_a_word_that_is_also_an_instrument_counts_in_fitting_context_only(said: str, unwanted: str) -> None:
    assert unwanted not in {part.instrument for part in understand(said).controls.parts}
