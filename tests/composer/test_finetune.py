"""A person's own music: a folder in, an adapter out that composes, and says what it is made of."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
import torch
from transformers import LlamaForCausalLM

from composer.checkpoint import save_checkpoint
from composer.composer import Composer
from composer.controls import Controls, PartRequest
from composer.engine.adapter import AdapterError
from composer.finetune import LICENCE_REMINDER, LICENCE_REMINDER_ZH, main
from composer.merge import main as merge
from composer.midi import write_midi
from composer.model import llama_config
from composer.text.debug import debug_words
from tests.composer.test_train import song

ABC = "X:1\nT:Scale\nM:4/4\nL:1/4\nK:G\n" + "G A B c | d e f g | g f e d | c B A G |\n" * 3


@pytest.fixture(scope="module")
def checkpoint(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An untrained model with the words of the tests: whatever it is taught, it learns."""
    folder = tmp_path_factory.mktemp("checkpoint")
    torch.manual_seed(0)
    words = debug_words()
    save_checkpoint(LlamaForCausalLM(llama_config("debug", len(words), 512)), words, {}, folder)
    return folder


@pytest.fixture(scope="module")
def music(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("music")
    for seed in range(4):
        (folder / f"song {seed}.mid").write_bytes(write_midi(song(seed)))
    (folder / "again.mid").write_bytes(write_midi(song(0)))
    (folder / "broken.mid").write_bytes(b"MThd nothing")
    (folder / "inside").mkdir()
    (folder / "inside" / "scale.abc").write_text(ABC)
    (folder / "notes.txt").write_text("no music")
    return folder


@pytest.fixture(scope="module")
def adapter(checkpoint: Path, music: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("adapter")
    arguments = [str(music), "--out", str(out), "--checkpoint", str(checkpoint), "--threads", "1"]
    assert main([*arguments, "--epochs", "20", "--learning-rate", "0.02", "--patience", "20"]) == 0
    return out


def test_it_learns_and_the_record_says_what_from(adapter: Path, checkpoint: Path) -> None:
    record = json.loads((adapter / "finetuning.json").read_text())
    assert record["learnt"]["after"] < 0.9 * record["learnt"]["before"]
    uses = {file["name"]: file["use"] for file in record["made of"]}
    assert list(uses.values()).count("held out") == 1
    assert "inside/scale.abc" in uses
    left_out = {entry["name"]: entry["reason"] for entry in record["left out"]}
    assert "MIDI header" in left_out["broken.mid"]
    # One of two files of the same music is enough.
    assert len({"again.mid", "song 0.mid"} & set(left_out)) == 1
    assert record["licence"] == LICENCE_REMINDER
    assert LICENCE_REMINDER in (adapter / "README.md").read_text(encoding="utf-8")
    assert str(checkpoint.parent) not in (adapter / "adapter_config.json").read_text()
    assert record["checkpoint"]["name"] == checkpoint.name
    assert all(len(longest) == 4 for longest in record["longest echo of your music, in notes"].values())


def test_an_adapter_is_peft_s_and_merging_is_what_peft_does(adapter: Path, checkpoint: Path, tmp_path: Path) -> None:
    from peft import PeftModel

    base = LlamaForCausalLM.from_pretrained(checkpoint, dtype=torch.float32)
    peft = PeftModel.from_pretrained(base, str(adapter)).eval()
    merge([str(adapter), str(tmp_path / "merged"), "--checkpoint", str(checkpoint)])
    ours = LlamaForCausalLM.from_pretrained(tmp_path / "merged", dtype=torch.float32)
    words = torch.arange(3, 40)[None]
    with torch.no_grad():
        expected, found = peft(input_ids=words).logits, ours.eval()(input_ids=words).logits
        with peft.disable_adapter():
            before = peft(input_ids=words).logits
    assert torch.allclose(found, expected, atol=1e-3)
    assert not torch.allclose(before, expected, atol=0.1)


def test_one_composes_with_it_and_without(
    adapter: Path, checkpoint: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    asked = Controls(bars=2, seed=1, parts=(PartRequest("flute"),))

    def notes(composer: Composer) -> tuple[object, ...]:
        take = composer.compose(asked)
        assert len(list(take)) == 2
        return take.piece().parts[0].notes

    plain = Composer.load(checkpoint, engine="onnx")
    taught = plain.with_adapter(adapter)
    assert taught.checkpoint.startswith(plain.checkpoint + "+")
    assert notes(taught) != notes(plain)
    assert taught.with_adapter(None).checkpoint == plain.checkpoint
    monkeypatch.setenv("CADENZA_CHECKPOINT", str(checkpoint))
    monkeypatch.setenv("CADENZA_ADAPTER", str(adapter))
    assert Composer.load(engine="onnx").checkpoint == taught.checkpoint
    assert Composer.load(checkpoint, engine="onnx").checkpoint == plain.checkpoint
    reference = Composer.load(checkpoint, engine="torch", adapter=adapter).model.start().feed([1, 5, 9])
    assert np.abs(taught.model.start().feed([1, 5, 9]) - reference).max() < 0.05 * np.abs(reference).max() + 0.05


def test_what_is_no_adapter_or_another_s_is_refused_in_a_sentence(
    adapter: Path, checkpoint: Path, tmp_path: Path
) -> None:
    with pytest.raises(AdapterError, match=r"no adapter folder: it has no adapter_config\.json"):
        Composer.load(checkpoint, adapter=tmp_path)
    other = tmp_path / "other"
    torch.manual_seed(1)
    words = debug_words()
    save_checkpoint(LlamaForCausalLM(llama_config("debug", len(words), 512)), words, {}, other)
    with pytest.raises(AdapterError, match="was made for the checkpoint"):
        Composer.load(other, adapter=adapter)
    with pytest.raises(ValueError, match="loaded from a checkpoint folder"):
        Composer.debug().with_adapter(adapter)


def test_the_rights_are_spoken_of_in_both_languages(
    checkpoint: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "two"
    folder.mkdir()
    for seed in range(2):
        (folder / f"{seed}.mid").write_bytes(write_midi(song(seed)))
    arguments = [str(folder), "--out", str(tmp_path / "out"), "--checkpoint", str(checkpoint), "--threads", "1"]
    assert main(arguments) == 0
    said = capsys.readouterr().out
    assert LICENCE_REMINDER in said and LICENCE_REMINDER_ZH in said
    assert "nothing held out" in said


@pytest.mark.parametrize("content", [None, b"MThd nothing"])
def test_a_folder_without_music_is_refused_in_one_sentence(
    content: bytes | None, checkpoint: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "empty"
    folder.mkdir()
    if content is not None:
        (folder / "broken.mid").write_bytes(content)
    out = tmp_path / "out"
    assert main([str(folder), "--out", str(out), "--checkpoint", str(checkpoint)]) == 1
    said = capsys.readouterr().err.strip().splitlines()[-1]
    assert "holds no music to learn from" in said
    assert ".musicxml" in said if content is None else "broken.mid: this is no MIDI file" in said
    assert not out.exists()
