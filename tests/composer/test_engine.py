"""The engines behind the LanguageModel protocol, and sampling under a mask."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from composer.engine import (
    ContextFullError,
    LanguageModel,
    NothingAllowedError,
    load_engine,
    sample,
)
from composer.engine.agreement import agreement, sampled_contexts
from composer.engine.benchmark import compare
from composer.engine.checkpoint import Architecture, UnsupportedCheckpointError, Weights
from composer.engine.debug import debug_checkpoint
from composer.engine.export import BLOCK, export, quantize
from composer.engine.load import fastest
from composer.engine.onnx_cpu import OnnxModel
from composer.engine.torch_engine import TorchModel

VOCAB = 500
CONTEXT = 256
WORDS = np.random.default_rng(7).integers(0, VOCAB, CONTEXT).tolist()


@pytest.fixture(scope="module")
def checkpoint(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return debug_checkpoint(tmp_path_factory.mktemp("checkpoint"), VOCAB, context=CONTEXT)


@pytest.fixture(scope="module")
def reference(checkpoint: Path) -> TorchModel:
    return TorchModel(checkpoint)


@pytest.fixture(scope="module", params=["onnx float32", "onnx int8", "onnx int4", "torch"])
def model(request: pytest.FixtureRequest, checkpoint: Path) -> LanguageModel:
    makers: dict[str, Callable[[], LanguageModel]] = {
        "onnx float32": lambda: OnnxModel(checkpoint, bits=32),
        "onnx int8": lambda: OnnxModel(checkpoint, bits=8),
        "onnx int4": lambda: OnnxModel(checkpoint, bits=4),
        "torch": lambda: TorchModel(checkpoint),
    }
    return makers[request.param]()


def close(found: np.ndarray, expected: np.ndarray, bound: float = 1e-4) -> None:
    """The greatest difference stays within ``bound`` standard deviations of the logits."""
    assert np.abs(found - expected).max() <= bound * expected.std()


# Parity with transformers


# Random weights carry no structure to average rounding out: a trained model agrees far better.
@pytest.mark.parametrize(("bits", "bound"), [(32, 1e-4), (8, 0.25), (4, 3.0)])
@pytest.mark.parametrize("length", [1, 2, 40, CONTEXT])
def test_onnx_logits_equal_those_of_transformers(
    checkpoint: Path, reference: TorchModel, bits: int, bound: float, length: int
) -> None:
    expected = reference.start().feed(WORDS[:length])
    found = OnnxModel(checkpoint, bits).start().feed(WORDS[:length])
    assert found.shape == (VOCAB,) and found.dtype == np.float32
    close(found, expected, bound)


def test_reference_session_equals_a_plain_forward_pass(reference: TorchModel) -> None:
    with torch.inference_mode():
        whole = reference.network(torch.tensor([WORDS[:50]])).logits[0].numpy()
    session = reference.start()
    for position, word in enumerate(WORDS[:50]):
        close(session.feed([word]), whole[position])


def test_int8_keeps_the_distribution_and_beats_int4(checkpoint: Path, reference: TorchModel) -> None:
    contexts = sampled_contexts(reference, 0, sequences=2, length=40)
    exact, int8, int4 = (agreement(OnnxModel(checkpoint, bits), *contexts) for bits in (32, 8, 4))
    assert exact.divergence < 1e-9 and exact.same_best == 1
    assert 0 < int8.divergence < 0.01
    assert int8.divergence < int4.divergence / 10
    assert int8.divergence <= int8.worst


@pytest.mark.parametrize(
    "sizes",
    [
        {"heads": 4, "key_value_heads": 4},
        {"heads": 4, "key_value_heads": 1},
        {"hidden_size": 96, "heads": 3, "key_value_heads": 3, "feed_forward_size": 100},
        {"layers": 1},
        {"layers": 3, "dtype": "bfloat16", "shards": 3},
    ],
    ids=["heads alike", "one key head", "sizes no block divides", "one layer", "sharded bfloat16"],
)
def test_other_shapes_of_the_same_architecture(tmp_path: Path, sizes: dict[str, object]) -> None:
    folder = debug_checkpoint(tmp_path, 300, seed=3, **sizes)  # type: ignore[arg-type]
    words = [word % 300 for word in WORDS[:30]]
    expected = TorchModel(folder).start().feed(words)
    close(OnnxModel(folder, bits=32).start().feed(words), expected)
    close(OnnxModel(folder, bits=8).start().feed(words), expected, 0.4)


def test_untied_embeddings_and_the_rope_settings_of_transformers_4(tmp_path: Path) -> None:
    from transformers import LlamaConfig, LlamaForCausalLM

    config = LlamaConfig(
        vocab_size=100, hidden_size=32, num_hidden_layers=2, num_attention_heads=2, intermediate_size=64,
        max_position_embeddings=64, tie_word_embeddings=False, initializer_range=0.2,
        rope_parameters={"rope_type": "default", "rope_theta": 500.0},
    )  # fmt: skip
    torch.manual_seed(0)
    LlamaForCausalLM(config).save_pretrained(tmp_path)
    words = list(range(40))
    expected = TorchModel(tmp_path).start().feed(words)
    close(OnnxModel(tmp_path, bits=32).start().feed(words), expected)

    written = json.loads((tmp_path / "config.json").read_text())
    written["rope_theta"] = written.pop("rope_parameters")["rope_theta"]
    written["rope_scaling"] = None
    (tmp_path / "config.json").write_text(json.dumps(written))
    close(OnnxModel(tmp_path, bits=32).start().feed(words), expected)


# The cache


def test_words_fed_in_chunks_equal_words_fed_one_by_one(model: LanguageModel) -> None:
    chunked, single = model.start(), model.start()
    for start, end in ((0, 30), (30, 31), (31, 80), (80, 90)):
        chunked_logits = chunked.feed(WORDS[start:end])
        for word in WORDS[start:end]:
            single_logits = single.feed([word])
        close(chunked_logits, single_logits)
        assert chunked.length == single.length == end


def test_rolled_back_session_equals_a_fresh_one(model: LanguageModel) -> None:
    session, fresh = model.start(), model.start()
    session.feed(WORDS[:20])
    fresh.feed(WORDS[:20])
    for word in reversed(WORDS[:60]):
        session.feed([word])
    session.rollback(20)
    assert session.length == 20
    for word in WORDS[20:40]:
        assert np.array_equal(session.feed([word]), fresh.feed([word]))


def test_rollback_to_nothing(model: LanguageModel) -> None:
    session = model.start()
    session.feed(WORDS[:20])
    session.rollback(0)
    assert session.length == 0
    assert np.array_equal(session.feed(WORDS[5:9]), model.start().feed(WORDS[5:9]))


def test_forks_are_independent(model: LanguageModel) -> None:
    origin = model.start()
    origin.feed(WORDS[:25])
    fork = origin.fork()
    assert fork.length == 25
    fork_logits = fork.feed(WORDS[100:110])
    origin_logits = origin.feed(WORDS[25:35])
    fork.rollback(3)
    fork.feed(WORDS[60:90])

    fresh = model.start()
    fresh.feed(WORDS[:25])
    branch = fresh.fork()
    assert np.array_equal(fork_logits, branch.feed(WORDS[100:110]))
    assert np.array_equal(origin_logits, fresh.feed(WORDS[25:35]))
    assert np.array_equal(origin.feed([1]), fresh.feed([1]))


def test_fork_of_an_empty_session(model: LanguageModel) -> None:
    assert np.array_equal(model.start().fork().feed(WORDS[:5]), model.start().feed(WORDS[:5]))


def test_interleaved_sessions_do_not_meet(model: LanguageModel) -> None:
    one, two = model.start(), model.start()
    for first, second in zip(WORDS[:30], WORDS[30:60], strict=True):
        one_logits, two_logits = one.feed([first]), two.feed([second])
    alone = model.start()
    for word in WORDS[:30]:
        alone_logits = alone.feed([word])
    assert np.array_equal(one_logits, alone_logits)
    assert not np.array_equal(one_logits, two_logits)


def test_sessions_decode_in_parallel_threads(model: LanguageModel) -> None:
    def decode(start: int) -> np.ndarray:
        session = model.start()
        session.feed(WORDS[start : start + 10])
        return np.stack([session.feed([word]) for word in WORDS[start : start + 50]])

    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(decode, range(8)))
    for start, logits in enumerate(together):
        assert np.array_equal(logits, decode(start))


def test_logits_belong_to_the_caller(model: LanguageModel) -> None:
    session = model.start()
    logits = session.feed(WORDS[:3])
    kept = logits.copy()
    session.feed(WORDS[3:5])
    session.feed(WORDS[5:6])
    assert np.array_equal(logits, kept)
    logits[:] = 0  # writable: a soft bias may be added in place


def test_full_context_is_usable_and_then_refused(model: LanguageModel) -> None:
    session = model.start()
    session.feed(WORDS[: CONTEXT - 1])
    with pytest.raises(ContextFullError, match=f"{CONTEXT - 1} tokens and 2 more .* {CONTEXT} tokens"):
        session.feed([1, 2])
    assert session.length == CONTEXT - 1
    whole = model.start().feed([*WORDS[: CONTEXT - 1], 5])
    close(session.feed([5]), whole)
    with pytest.raises(ContextFullError):
        session.feed([1])
    session.rollback(CONTEXT - 1)
    close(session.feed([5]), whole)


@pytest.mark.parametrize("tokens", [[], [-1], [VOCAB], [3, VOCAB, 4]])
def test_what_is_no_word_is_refused_and_changes_nothing(model: LanguageModel, tokens: list[int]) -> None:
    session = model.start()
    session.feed(WORDS[:4])
    with pytest.raises(ValueError):
        session.feed(tokens)
    assert session.length == 4
    close(session.feed([9]), model.start().feed([*WORDS[:4], 9]))


@pytest.mark.parametrize("length", [-1, 5])
def test_rollback_only_goes_back(model: LanguageModel, length: int) -> None:
    session = model.start()
    session.feed(WORDS[:4])
    with pytest.raises(ValueError, match="4 tokens"):
        session.rollback(length)


# Checkpoints, export and the choice of an engine


@pytest.mark.parametrize("bits", [4, 8])
def test_quantised_weights_are_within_half_a_step(bits: int) -> None:
    weight = np.random.default_rng(0).standard_normal((7, 2 * BLOCK + 5)).astype(np.float32)
    weight[3] = 0
    stored, scales = quantize(weight, bits)
    assert stored.shape == (7, 3, BLOCK * bits // 8) and scales.shape == (7, 3)
    if bits == 4:
        stored = np.stack([stored & 15, stored >> 4], axis=-1).reshape(7, 3, BLOCK)
    values = (stored.astype(np.float32) - 2 ** (bits - 1)) * scales[:, :, None]
    difference = np.abs(values.reshape(7, -1)[:, : weight.shape[1]] - weight)
    steps = np.repeat(np.abs(scales), BLOCK, axis=1)[:, : weight.shape[1]]
    # The far end of the range, opposite to the block's extreme, may be a whole step off.
    assert (difference <= 1.0001 * steps).all()
    assert np.median(difference[:3] / steps[:3]) < 0.3
    assert (values[3] == 0).all()


def test_debug_checkpoint_is_reproducible(tmp_path: Path) -> None:
    debug_checkpoint(tmp_path / "a", 50, seed=1)
    debug_checkpoint(tmp_path / "b", 50, seed=1)
    debug_checkpoint(tmp_path / "c", 50, seed=2)
    a, b, c = (Weights(tmp_path / name)["model.embed_tokens.weight"] for name in "abc")
    assert np.array_equal(a, b) and not np.array_equal(a, c)
    assert Architecture.read(tmp_path / "a").vocab_size == 50


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("model_type", "qwen2"),
        ("hidden_act", "gelu"),
        ("attention_bias", True),
        ("rope_parameters", {"rope_type": "yarn", "rope_theta": 10000.0, "factor": 2.0}),
    ],
)
def test_other_architectures_are_refused_by_name(checkpoint: Path, tmp_path: Path, setting: str, value: object) -> None:
    config = json.loads((checkpoint / "config.json").read_text())
    (tmp_path / "config.json").write_text(json.dumps({**config, setting: value}))
    with pytest.raises(UnsupportedCheckpointError, match=r"is .*only .* is supported"):
        OnnxModel(tmp_path)


def test_folder_without_weights_is_refused(checkpoint: Path, tmp_path: Path) -> None:
    (tmp_path / "config.json").write_text((checkpoint / "config.json").read_text())
    with pytest.raises(UnsupportedCheckpointError, match=r"model\.safetensors"):
        OnnxModel(tmp_path)


def test_bit_width_out_of_range_is_refused(checkpoint: Path) -> None:
    with pytest.raises(ValueError, match="bits"):
        export(checkpoint, 5)


def test_named_engines(checkpoint: Path) -> None:
    assert "ONNX Runtime" in load_engine(checkpoint, "onnx").engine
    assert "transformers" in load_engine(checkpoint, "torch").engine
    with pytest.raises(ValueError, match="auto, onnx, cuda, torch"):
        load_engine(checkpoint, "fast")


def test_missing_checkpoint_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="nowhere"):
        load_engine(tmp_path / "nowhere")


@pytest.mark.skipif(torch.cuda.is_available(), reason="there is a GPU")
def test_cuda_without_a_gpu_is_refused(checkpoint: Path) -> None:
    with pytest.raises(RuntimeError, match="no CUDA GPU"):
        load_engine(checkpoint, "cuda")


@pytest.mark.skipif(not torch.cuda.is_available(), reason="there is no GPU")
def test_cuda_engine_agrees_with_the_reference(checkpoint: Path, reference: TorchModel) -> None:
    model = load_engine(checkpoint, "cuda")
    contexts = sampled_contexts(reference, 0, sequences=1, length=40)
    assert agreement(model, *contexts).divergence < 0.05
    session = model.start()
    session.feed(WORDS[:30])
    fork = session.fork()
    session.feed(WORDS[30:50])
    session.rollback(30)
    close(session.feed([3]), fork.feed([3]), 0.05)


def test_what_onnx_cannot_run_goes_to_transformers_with_the_reason(
    checkpoint: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CUDA_VISIBLE_DEVICES", "")
    from transformers import LlamaConfig, LlamaForCausalLM

    config = LlamaConfig(
        vocab_size=60, hidden_size=32, num_hidden_layers=1, num_attention_heads=2, intermediate_size=64,
        max_position_embeddings=64, attention_bias=True,
    )  # fmt: skip
    LlamaForCausalLM(config).save_pretrained(tmp_path)
    model = load_engine(tmp_path)
    assert "transformers" in model.engine
    assert "attention_bias is True" in caplog.text
    assert model.start().feed([1, 2]).shape == (60,)


def test_automatic_choice_without_a_gpu_is_onnx_and_never_imports_torch(checkpoint: Path) -> None:
    script = """
import sys
from pathlib import Path
from composer.engine import load_engine
model = load_engine(Path(sys.argv[1]))
model.start().feed([1, 2, 3])
print(model.engine, "torch" in sys.modules, "transformers" in sys.modules)
"""
    root = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-c", script, str(checkpoint)],
        cwd=root,
        env={"PATH": "", "PYTHONPATH": str(root), "CUDA_VISIBLE_DEVICES": ""},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.startswith("ONNX Runtime, int8") and done.stdout.split()[-2:] == ["False", "False"]


def test_the_faster_engine_wins_the_trial(checkpoint: Path) -> None:
    # On a model this small the ONNX engine is more than ten times faster than transformers.
    onnx, reference = OnnxModel(checkpoint), TorchModel(checkpoint)
    assert fastest([reference, onnx]) is onnx
    assert fastest([onnx, reference]) is onnx


def test_export_command_writes_a_model_that_onnx_accepts(checkpoint: Path, tmp_path: Path) -> None:
    import onnx

    out = tmp_path / "model.onnx"
    subprocess.run(
        [sys.executable, "-m", "composer.engine.export", str(checkpoint), str(out), "--bits", "4"],
        cwd=Path(__file__).parents[2],
        check=True,
        capture_output=True,
    )
    graph = onnx.load(out).graph
    assert graph.input[0].name == "tokens" and graph.output[0].name == "logits"
    assert sum(node.op_type == "GroupQueryAttention" for node in graph.node) == 2


def test_benchmark_decodes_the_same_number_of_allowed_words_on_both_sides(checkpoint: Path) -> None:
    from composer.engine.benchmark import decode_ours, decode_transformers

    rng = np.random.default_rng(0)
    masks = rng.random((20, VOCAB)) < 0.02
    model, reference = OnnxModel(checkpoint, bits=32), TorchModel(checkpoint)
    ours = decode_ours(model, WORDS[:10], masks, 1)
    theirs = decode_transformers(reference.network, WORDS[:10], masks, 1)
    for words in (ours, theirs):
        assert len(words) == 20
        assert all(mask[word] for mask, word in zip(masks, words, strict=True))
    threads = torch.get_num_threads()
    rates, ratio = compare(checkpoint, tokens=10, prompt_length=4, repeats=1)
    torch.set_num_threads(threads)
    assert all(rate > 0 for rate in rates.values()) and ratio > 0


# Sampling


def softmax(logits: np.ndarray) -> np.ndarray:
    weights = np.exp(logits - logits.max())
    return weights / weights.sum()


def frequencies(logits: np.ndarray, mask: np.ndarray, temperature: float, top_p: float, draws: int) -> np.ndarray:
    rng = np.random.default_rng(11)
    words = [sample(logits, mask, temperature, top_p, rng) for _ in range(draws)]
    return np.bincount(words, minlength=len(logits)) / draws


@pytest.mark.parametrize("temperature", [0.5, 1.0, 2.0])
def test_sampling_follows_the_masked_softmax(temperature: float) -> None:
    rng = np.random.default_rng(0)
    logits = rng.standard_normal(30).astype(np.float32) * 2
    mask = rng.random(30) < 0.4
    expected = np.zeros(30)
    expected[mask] = softmax(logits[mask] / temperature)
    found = frequencies(logits, mask, temperature, 1.0, 20000)
    # Four standard deviations of a binomial share at 20,000 draws are at most 0.0142.
    assert np.abs(found - expected).max() < 0.0142
    assert found[~mask].sum() == 0


def test_nucleus_is_the_fewest_words_that_reach_top_p() -> None:
    probabilities = np.array([0.05, 0.4, 0.1, 0.3, 0.15])
    logits = np.log(probabilities).astype(np.float32)
    everything = np.ones(5, bool)
    found = frequencies(logits, everything, 1.0, 0.8, 20000)
    assert np.abs(found - np.array([0, 0.4, 0, 0.3, 0.15]) / 0.85).max() < 0.0142
    assert found[0] == found[2] == 0
    # The nucleus is measured within the mask: without word 1 the others make 0.6 the whole.
    found = frequencies(logits, np.array([True, False, True, True, True]), 1.0, 0.7, 20000)
    assert np.abs(found - np.array([0, 0, 0, 0.3, 0.15]) / 0.45).max() < 0.0142


def test_temperature_zero_takes_the_best_allowed_word_and_draws_nothing() -> None:
    logits = np.array([5, 1, 3, 4], np.float32)
    rng = np.random.default_rng(0)
    state = rng.bit_generator.state
    assert sample(logits, np.array([False, True, True, False]), 0, 1.0, rng) == 2
    assert rng.bit_generator.state == state


def test_same_seed_same_words() -> None:
    logits = np.random.default_rng(1).standard_normal(3000).astype(np.float32)
    everything = np.ones(3000, bool)
    first, second = (
        [sample(logits, everything, 1.0, 0.95, generator) for _ in range(50)]
        for generator in (np.random.default_rng(4), np.random.default_rng(4))
    )
    assert first == second and len(set(first)) > 10


@given(
    seed=st.integers(0, 2**32 - 1),
    size=st.integers(1, 200),
    spread=st.sampled_from([0.0, 1e-3, 1.0, 30.0, 1e4]),
    share=st.sampled_from([0.0, 0.02, 0.5, 1.0]),
    temperature=st.sampled_from([0.0, 1e-3, 0.7, 1.0, 50.0]),
    top_p=st.sampled_from([1e-6, 0.3, 0.9, 0.999999, 1.0]),
)
@settings(max_examples=300, deadline=None)
def test_never_leaves_the_mask(
    seed: int, size: int, spread: float, share: float, temperature: float, top_p: float
) -> None:
    rng = np.random.default_rng(seed)
    logits = (rng.standard_normal(size) * spread).astype(np.float32)
    mask = rng.random(size) < share
    mask[rng.integers(size)] = True
    for _ in range(5):
        assert mask[sample(logits, mask, temperature, top_p, rng)]


def test_minus_infinity_is_a_ban_too() -> None:
    logits = np.full(10, -np.inf, np.float32)
    logits[4] = 1
    assert frequencies(logits, np.ones(10, bool), 1.0, 0.9, 100)[4] == 1
    assert frequencies(logits, np.ones(10, bool), 1.0, 1.0, 100)[4] == 1


def test_empty_mask_is_refused() -> None:
    with pytest.raises(NothingAllowedError):
        sample(np.zeros(5, np.float32), np.zeros(5, bool), 1.0, 1.0, np.random.default_rng(0))


@pytest.mark.parametrize("bad", [np.nan, np.inf])
def test_broken_logits_are_refused(bad: float) -> None:
    logits = np.zeros(5, np.float32)
    logits[2] = bad
    with pytest.raises(ValueError, match="logit"):
        sample(logits, np.ones(5, bool), 1.0, 1.0, np.random.default_rng(0))


@pytest.mark.parametrize(("temperature", "top_p"), [(-0.1, 0.9), (1.0, 0.0), (1.0, 1.1)])
def test_settings_out_of_range_are_refused(temperature: float, top_p: float) -> None:
    with pytest.raises(ValueError, match="temperature"):
        sample(np.zeros(5, np.float32), np.ones(5, bool), temperature, top_p, np.random.default_rng(0))
