"""A Llama checkpoint as an ONNX graph for ONNX Runtime's CPU kernels.

The graph is built straight from the safetensors, within a second for 30 M parameters
(``python -m composer.engine.agreement`` prints it), so the engine builds it in memory at every
start: there is no converted file to keep, to key or to go stale.
``python -m composer.engine.export CHECKPOINT OUT.onnx`` writes it for other programs.

Inputs, for n new tokens after p cached ones (batch 1):

- ``tokens`` int64 (1, n)
- ``last_position`` int32 (1,): p + n - 1
- ``total_length`` int32 scalar: p + n
- ``past_key_L``, ``past_value_L`` float32 (1, key_value_heads, capacity, head_size) for each layer L

Outputs: ``logits`` float32 (1, vocab) after the last token, and ``key_L``, ``value_L``, which are
meant to be bound to the same memory as the past ones: the attention kernel then writes the new
rows in place and never reads the rows from p + n on.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from composer.engine.checkpoint import Architecture, Weights

# Weights that share one scale: 32 is a little more exact, 64 a little faster and smaller.
BLOCK = 64
# Compute int8 products of quantised activations (VNNI and the like) instead of unpacking to float.
INT8_ARITHMETIC = 4
BITS = (4, 8, 32)
_MICROSOFT = "com.microsoft"
# Opset 18 has Split(num_outputs); version 10 of the file format is read by ONNX Runtime since 1.18.
_OPSET, _IR_VERSION = 18, 10


def quantize(weight: np.ndarray, bits: int) -> tuple[np.ndarray, np.ndarray]:
    """``weight`` (rows, columns) in the layout of ONNX Runtime's MatMulNBits operator.

    Each block of :data:`BLOCK` columns has one float32 scale; a stored value v stands for
    (v - 2**(bits-1)) * scale. The block's greatest magnitude falls on the lowest stored value,
    so all 2**bits steps are in use (as llama.cpp's Q4_0 does).

    Returns uint8 (rows, blocks, BLOCK * bits / 8), two 4-bit values to a byte, low one first,
    and the scales (rows, blocks)."""
    rows, columns = weight.shape
    blocks = -(-columns // BLOCK)
    padded = np.zeros((rows, blocks * BLOCK), np.float32)
    padded[:, :columns] = weight
    padded = padded.reshape(rows, blocks, BLOCK)
    half = 1 << (bits - 1)
    extreme = np.take_along_axis(padded, np.abs(padded).argmax(axis=2, keepdims=True), axis=2)
    scales = extreme / np.float32(-half)
    steps = np.divide(padded, scales, out=np.zeros_like(padded), where=scales != 0)
    stored = np.clip(np.rint(steps) + half, 0, 2 * half - 1).astype(np.uint8)
    if bits == 4:
        stored = stored[:, :, 0::2] | (stored[:, :, 1::2] << 4)
    return stored, scales[:, :, 0]


class _Graph:
    """Nodes and initializers as they are added; every method returns the name of its output."""

    def __init__(self, bits: int) -> None:
        self.bits = bits
        self.nodes: list[onnx.NodeProto] = []
        self.initializers: list[onnx.TensorProto] = []

    def constant(self, name: str, value: np.ndarray) -> str:
        self.initializers.append(numpy_helper.from_array(value, name))
        return name

    def node(self, operator: str, inputs: list[str], outputs: list[str], domain: str = "", **attributes: Any) -> str:
        self.nodes.append(
            helper.make_node(operator, inputs, outputs, name=f"{operator}/{outputs[0]}", domain=domain, **attributes)
        )
        return outputs[0]

    def linear(self, x: str, weight: np.ndarray, name: str) -> str:
        """x times the transpose of ``weight`` (outputs, inputs), at the graph's precision."""
        if self.bits == 32:
            return self.node("MatMul", [x, self.constant(f"{name}.weight", np.ascontiguousarray(weight.T))], [name])
        stored, scales = quantize(weight, self.bits)
        return self.node(
            "MatMulNBits",
            [x, self.constant(f"{name}.weight", stored), self.constant(f"{name}.scales", scales)],
            [name],
            _MICROSOFT,
            N=weight.shape[0],
            K=weight.shape[1],
            bits=self.bits,
            block_size=BLOCK,
            accuracy_level=INT8_ARITHMETIC,
        )


def export(folder: Path, bits: int = 8) -> bytes:
    """The serialised ONNX model of the Llama checkpoint in ``folder``.

    :param bits: width of the weights: 4, 8 or 32 (float). Embeddings, norms and the key/value
        cache are float32 at every width.
    :raises UnsupportedCheckpointError: when the folder is no plain Llama model.
    """
    if bits not in BITS:
        raise ValueError(f"bits must be one of {BITS}, not {bits}")
    sizes, weights, graph = Architecture.read(folder), Weights(folder), _Graph(bits)
    embeddings = weights["model.embed_tokens.weight"]
    # The stream x is what each block adds to; `normed` is x after the next block's RMS norm.
    x = graph.node("Gather", [graph.constant("embeddings", embeddings), "tokens"], ["embedded"])
    _rotary_tables(graph, sizes)
    normed = graph.node(
        "SimplifiedLayerNormalization",
        [x, graph.constant("first_norm", weights["model.layers.0.input_layernorm.weight"])],
        ["first_normed"],
        axis=-1,
        epsilon=sizes.norm_epsilon,
    )
    for layer in range(sizes.layers):
        x, normed = _layer(graph, sizes, weights, layer, x, normed)
    last = graph.node("Gather", [normed, graph.constant("last", np.array(-1))], ["last_normed"], axis=1)
    graph.linear(last, embeddings if sizes.tied_embeddings else weights["lm_head.weight"], "logits")
    return _model(graph, sizes).SerializeToString()


def _rotary_tables(graph: _Graph, sizes: Architecture) -> None:
    """Cosines and sines of position * base ** (-2i / head_size), each (context, head_size / 2)."""
    frequencies = sizes.rope_base ** -(np.arange(0, sizes.head_size, 2) / sizes.head_size)
    angles = np.outer(np.arange(sizes.context), frequencies)
    graph.constant("cosines", np.cos(angles).astype(np.float32))
    graph.constant("sines", np.sin(angles).astype(np.float32))


def _layer(graph: _Graph, sizes: Architecture, weights: Weights, layer: int, x: str, normed: str) -> tuple[str, str]:
    """Attention and feed-forward block; the new stream and its norm for what follows."""

    def weight(name: str) -> np.ndarray:
        return weights[f"model.layers.{layer}.{name}.weight"]

    def add_and_norm(x: str, addition: str, scale: np.ndarray, name: str) -> tuple[str, str]:
        total, norm = f"{name}_stream_{layer}", f"{name}_normed_{layer}"
        graph.node(
            "SkipSimplifiedLayerNormalization",
            [addition, x, graph.constant(f"{name}_norm_{layer}", scale)],
            [norm, "", "", total],
            _MICROSOFT,
            epsilon=sizes.norm_epsilon,
        )
        return total, norm

    projections = np.concatenate([weight(f"self_attn.{p}_proj") for p in "qkv"])
    attended = graph.node(
        "GroupQueryAttention",
        [
            graph.linear(normed, projections, f"qkv_{layer}"),
            *("", ""),  # keys and values come packed with the queries
            *(f"past_key_{layer}", f"past_value_{layer}"),
            *("last_position", "total_length", "cosines", "sines"),
        ],
        [f"attended_{layer}", f"key_{layer}", f"value_{layer}"],
        _MICROSOFT,
        num_heads=sizes.heads,
        kv_num_heads=sizes.key_value_heads,
        do_rotary=1,
    )
    output = graph.linear(attended, weight("self_attn.o_proj"), f"attention_{layer}")
    x, normed = add_and_norm(x, output, weight("post_attention_layernorm"), "attention")

    # SwiGLU (Shazeer, "GLU Variants Improve Transformer", 2020); QuickGelu with alpha 1 is SiLU.
    both = np.concatenate([weight("mlp.gate_proj"), weight("mlp.up_proj")])
    gate, up = f"gate_{layer}", f"up_{layer}"
    graph.node("Split", [graph.linear(normed, both, f"gate_up_{layer}")], [gate, up], axis=-1, num_outputs=2)
    silu = graph.node("QuickGelu", [gate], [f"silu_{layer}"], _MICROSOFT, alpha=1.0)
    hidden = graph.node("Mul", [silu, up], [f"hidden_{layer}"])
    output = graph.linear(hidden, weight("mlp.down_proj"), f"feed_forward_{layer}")
    following = "norm" if layer == sizes.layers - 1 else f"layers.{layer + 1}.input_layernorm"
    return add_and_norm(x, output, weights[f"model.{following}.weight"], "feed_forward")


def _model(graph: _Graph, sizes: Architecture) -> onnx.ModelProto:
    def tensor(name: str, kind: int, shape: list[int | str]) -> onnx.ValueInfoProto:
        return helper.make_tensor_value_info(name, kind, shape)

    cache: list[int | str] = [1, sizes.key_value_heads, "capacity", sizes.head_size]
    names = [f"{kind}_{layer}" for layer in range(sizes.layers) for kind in ("key", "value")]
    inputs = [
        tensor("tokens", TensorProto.INT64, [1, "new_tokens"]),
        tensor("last_position", TensorProto.INT32, [1]),
        tensor("total_length", TensorProto.INT32, []),
        *(tensor(f"past_{name}", TensorProto.FLOAT, cache) for name in names),
    ]
    outputs = [
        tensor("logits", TensorProto.FLOAT, [1, sizes.vocab_size]),
        *(tensor(name, TensorProto.FLOAT, cache) for name in names),
    ]
    return helper.make_model(
        helper.make_graph(graph.nodes, "llama", inputs, outputs, graph.initializers),
        opset_imports=[helper.make_opsetid("", _OPSET), helper.make_opsetid(_MICROSOFT, 1)],
        ir_version=_IR_VERSION,
    )


def main() -> None:
    parser = argparse.ArgumentParser(
        prog="python -m composer.engine.export", description="Write a Llama checkpoint as an ONNX model."
    )
    parser.add_argument("checkpoint", type=Path, help="Hugging Face model folder")
    parser.add_argument("out", type=Path, help="the .onnx file to write")
    parser.add_argument("--bits", type=int, choices=BITS, default=8)
    arguments = parser.parse_args()
    written = arguments.out.write_bytes(export(arguments.checkpoint, arguments.bits))
    print(f"{arguments.out}: {written / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
