"""The scripted dialogues of ``tests/dialogues``, held with the tiny untrained model: what masks and
edits guarantee must hold with any weights."""

from __future__ import annotations

from pathlib import Path

import pytest

from chatbot.__main__ import main
from chatbot.conversation import Conversation
from chatbot.script import ScriptError, load_script, run_script
from composer import Composer
from synth import SynthPool

DIALOGUES = sorted((Path(__file__).parent.parent / "dialogues").glob("*.yaml"))


def test_there_are_dialogues_in_both_languages() -> None:
    said = [" ".join(step.say for step in load_script(path)) for path in DIALOGUES]
    chinese = sum(any("\u4e00" <= character <= "\u9fff" for character in text) for text in said)
    assert len(said) >= 60
    assert chinese >= 25
    assert len(said) - chinese >= 30
    assert all(3 <= len(load_script(path)) <= 12 for path in DIALOGUES)


@pytest.mark.parametrize("path", DIALOGUES, ids=lambda path: path.stem)
def test_a_dialogue_goes_as_written(path: Path, composer: Composer, pool: SynthPool, tmp_path: Path) -> None:
    conversation = Conversation(composer, tmp_path, pool, seed=1)
    outcomes = list(run_script(load_script(path), conversation, path.parent))
    problems = [f"{outcome.step.say}: {text}" for outcome in outcomes for text in outcome.mismatches]
    assert not problems
    assert all((tmp_path / f"turn{number}.json").exists() for number in range(1, len(outcomes) + 1))


def test_a_broken_expectation_is_reported(composer: Composer, pool: SynthPool, tmp_path: Path) -> None:
    script = tmp_path / "wrong.yaml"
    script.write_text(
        "- say: piano, 4 bars\n"
        "  expect: {act: edit, controls: {bars: 5}, receipt: {bars: false, harmony: true}, reply: Eskimo,\n"
        "           notes: {bars: 3, parts: 2, present: [flute], unchanged: [piano]}}\n",
        encoding="utf-8",
    )
    (outcome,) = run_script(load_script(script), Conversation(composer, tmp_path / "out", pool, seed=1), tmp_path)
    assert len(outcome.mismatches) == 9
    assert "controls.bars: expected 5, got 4" in outcome.mismatches


@pytest.mark.parametrize(
    "text",
    [
        "",
        "say: hello",
        "- expect: {act: edit}",
        "- {say: hi, expects: {}}",
        "- {say: hi, expect: {colour: 1}}",
        "- [",
        "- {say: hi, select: there}",
    ],
)
def test_a_script_that_is_no_script_is_refused(text: str, tmp_path: Path) -> None:
    path = tmp_path / "script.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ScriptError, match=r"script\.yaml"):
        load_script(path)


def test_the_command_line_runs_scripts_and_says_what_broke(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CADENZA_SOUNDFONT", "sonivox")
    good, bad = tmp_path / "good.yaml", tmp_path / "bad.yaml"
    good.write_text("- say: help\n  expect: {act: help}\n", encoding="utf-8")
    bad.write_text("- say: help\n  expect: {act: edit}\n", encoding="utf-8")
    common = ["--debug-model", "--out", str(tmp_path / "out")]
    assert main(["--script", str(good), *common]) == 0
    assert main(["--script", str(good), "--script", str(bad), *common]) == 1
    assert "turn 1 (help): act: expected 'edit', got 'help'" in capsys.readouterr().out
