"""The model card: what a checkpoint learnt from, how long, and how well it fits new music.

    python -m composer.model_card CHECKPOINT --store runs/data --fit fit.json

writes ``CHECKPOINT/README.md`` from the training record, the manifest where there is one, the data
report and a table that ``python -m composer.evaluate fit --store ... --out fit.json`` wrote.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from composer.bands import BAND_CORPORA
from composer.checkpoint import RECORD_FILE, checkpoint_hash
from composer.corpora import CORPORA
from composer.critic.critic import FILE as CRITIC_FILE
from composer.manifest import MANIFEST_FILE

_HEAD = """---
library_name: transformers
pipeline_tag: text-generation
license: other
license_name: see-data-licences
tags: [music, midi, symbolic-music]
---

# Cadenza, {size}

A Llama language model of {parameters:.1f} M parameters that writes music as text: one character an
event, SentencePiece words, plan (sections, chords) before notes. Checkpoint `{hash}`.

```python
from composer import Composer, Controls

for bar in Composer.load("{folder}").compose(Controls(bars=8)):
    print(bar.notes)
```

It is an ordinary Hugging Face folder (`AutoModelForCausalLM`, `AutoTokenizer`). Without the masks
of `composer.decode` it promises nothing about meter, length, instruments or key.
{critic}
## Training

| | |
| --- | --- |
| steps | {step} of {batch} x {context} words |
| words seen | {words_seen:,} |
| minutes | {minutes} on {device} |
| validation loss | {validation_loss} nats a word |
| pieces in the training split | {pieces:,} |

{again}
## Fit to works it has not seen

`python -m composer.evaluate fit --store runs/data --without groove --notes 12000`, held-out works by
corpus, beside an order-5 n-gram (Witten-Bell) over the same events, plan and bar lines included. Groove
is not judged, for its drumming is in the bands as well.

| corpus | notes | bits a note | order-5 n-gram | lower by |
| --- | --- | --- | --- | --- |
"""

_CRITIC = """
`critic.npz` is a small network that likes bars the more the less they sound composed; `composer.critic` lets it choose
among several versions of each bar. After a training it learns anew by `python -m composer.evaluate.refit_critic`.
"""
_TAIL = """
## Data

| corpus | pieces | notes | tier | licence |
| --- | --- | --- | --- | --- |
{data}

`pop909-band` is made here: songs of POP909 with their lowest line as a bass, over real drumming
from Groove; the corpora whose names end in `-bands` are charts and songs played by MMA in the styles
of its library (`composer/bands`). What was lost or left out, and why, is counted by
`python -m composer.dataset prepare` in `report.json`, and told in `DATA.md`. Classical music and
piano pop dominate; real bands are few.

Licences of the corpora differ (MIT, CC0, CC BY, CC BY-SA, GPL, public domain, by permission);
share-alike terms may reach weights learnt from such works. Generated music may resemble what was
learnt; an index of it lies in `originality/`, and what follows it for too long is not delivered.
"""


def model_card(checkpoint: Path, report: dict, fit: list[dict]) -> str:
    """The card as Markdown."""
    record = json.loads((checkpoint / RECORD_FILE).read_text())
    settings = record["settings"]
    head = _HEAD.format(
        size=settings["size"],
        parameters=parameters(checkpoint) / 1e6,
        hash=checkpoint_hash(checkpoint),
        folder=f"composer/checkpoints/{checkpoint.name}",
        batch=settings["batch"] * settings["accumulate"],
        context=settings["context"],
        again=_again(checkpoint, settings),
        critic=_CRITIC if (checkpoint / CRITIC_FILE).is_file() else "",
        **{k: record[k] for k in ("step", "words_seen", "minutes", "device", "validation_loss", "pieces")},
    )
    rows = "".join(
        f"| {r['corpus']} | {r['notes']:,} | {r['bits_per_note']} | {r['order_5_bits_per_note']} "
        f"| {r['lower_by']:.1%} |\n"
        for r in fit
    )
    data = "\n".join(
        f"| {name} | {pieces:,} | {report['notes'][name]:,} | {_terms(name)} |"
        for name, pieces in sorted(report["pieces"].items())
    )
    return head + rows + _TAIL.format(data=data)


def _again(checkpoint: Path, settings: dict) -> str:
    """How to train the same checkpoint, from its manifest, or as far as its settings tell."""
    path = checkpoint / MANIFEST_FILE
    if not path.is_file():
        told = [f"--{name.replace('_', '-')} {value}" for name, value in settings.items() if value is not False]
        return f"    python -m composer.train --store runs/data --out runs/x {' '.join(told)}\n"
    manifest = json.loads(path.read_text(encoding="utf-8"))
    started = manifest["started from"]
    rows = [
        ("code", f"commit `{manifest['code']}`"),
        ("started from", f"`{started['name']}`, weights `{started['weights']}`" if started else "nothing"),
        ("weights", f"`{manifest['weights']}`"),
        ("packages", ", ".join(f"{name} {version}" for name, version in manifest["packages"].items())),
        ("machine", manifest["machine"]),
        ("date", manifest["date"]),
        ("data", f"digests of every corpus in `{MANIFEST_FILE}`"),
    ]
    commands = "".join(f"    {command}\n" for command in (*manifest["before it"], manifest["command"]))
    table = "".join(f"| {name} | {value} |\n" for name, value in rows)
    return f"To train it again from public origins:\n\n{commands}\n| | |\n| --- | --- |\n{table}"


def _terms(corpus: str) -> str:
    known = CORPORA.get(corpus)
    if corpus in BAND_CORPORA:
        return "share-alike | patterns of MMA's library (GPL-2.0-or-later)"
    return f"{known.tier} | {known.licence}" if known else "open | MIT, CC BY 4.0"


def parameters(checkpoint: Path) -> int:
    """The number of weights of a checkpoint, tied ones counted once."""
    from safetensors import safe_open

    tied = json.loads((checkpoint / "config.json").read_text()).get("tie_word_embeddings", False)
    total = 0
    for file in checkpoint.glob("*.safetensors"):
        with safe_open(file, framework="numpy") as tensors:
            for name in tensors.keys():  # noqa: SIM118 - not a dictionary
                if name == "lm_head.weight" and tied:
                    continue
                size = 1
                for axis in tensors.get_slice(name).get_shape():
                    size *= axis
                total += size
    return total


def main() -> None:
    """Command line of this module."""
    parser = argparse.ArgumentParser(prog="python -m composer.model_card", description=__doc__)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("--store", type=Path, required=True)
    parser.add_argument("--fit", type=Path, required=True)
    arguments = parser.parse_args()
    report = json.loads((arguments.store / "report.json").read_text())
    card = model_card(arguments.checkpoint, report, json.loads(arguments.fit.read_text()))
    (arguments.checkpoint / "README.md").write_text(card)


if __name__ == "__main__":
    main()
