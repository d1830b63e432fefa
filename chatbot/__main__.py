"""The composer without a browser: ``python -m chatbot --say "a waltz in D minor" --out music``."""

from __future__ import annotations

import argparse
import json
import sys
import time
import uuid
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from chatbot.events import BarReady

if TYPE_CHECKING:
    from chatbot.conversation import Conversation
    from chatbot.store import Store, StoredJournal
    from composer import Composer
    from synth import SynthPool

_LATEST = "latest"


def main(arguments: list[str] | None = None) -> int:
    """Run one command. The exit status is 0, or 1 when a script's expectations are not met, or 2
    for arguments that cannot be used."""
    parser = _parser()
    options = parser.parse_args(arguments)
    if options.parse is not None:
        return parse_lines([options.parse])
    if options.parse_file is not None:
        if not options.parse_file.is_file():
            parser.error(f"there is no file {options.parse_file}")
        with options.parse_file.open(encoding="utf-8") as lines:
            return parse_lines(line.rstrip("\r\n") for line in lines)
    for path in options.script or ():
        if not path.is_file():
            parser.error(f"there is no file {path}")
    if options.replay is not None:
        if not options.replay.is_file():
            parser.error(f"there is no file {options.replay}")
        return replay_take(options)
    if options.list or options.forget:
        return list_conversations(options) if options.list else forget_conversation(options)
    if not options.say and not options.script:
        parser.error("give --say, --script, --replay, --list, --forget, --parse or --parse-file")
    if options.checkpoint is not None and not (options.checkpoint / "config.json").is_file():
        parser.error(f"there is no model in {options.checkpoint}")
    return converse(options) if options.say else run_scripts(options)


def parse_lines(requests: Iterable[str]) -> int:
    """Print one line of JSON for each request: what it means. Neither the language model nor the
    synthesizer is loaded."""
    from chatbot.understand import Context, turn_json, understand

    for request in requests:
        print(json.dumps(turn_json(understand(request, Context())), ensure_ascii=False), flush=True)
    return 0


def converse(options: argparse.Namespace) -> int:
    """Say one sentence after the other and print the replies; with ``--resume`` in a conversation that
    was kept."""
    from chatbot.store import Store

    store = Store.at(options.out)
    conversation_id = _resumed(options, store) if options.resume else uuid.uuid4().hex
    if conversation_id is None:
        print(f"no conversation {options.resume} was kept; --list shows those that were", file=sys.stderr)
        return 2
    conversation = _conversation(options, options.out, options.seed, store.journal(conversation_id))
    where = conversation.where_we_were() if options.resume else None
    if where:
        print(where)
    for index, text in enumerate(options.say):
        number = conversation.turns + 1
        print(f"> {text}", flush=True)
        for event in conversation.say(text, selection=options.select.get(index)):
            if isinstance(event, BarReady):
                end = "\n" if event.bar.is_last else "\r"
                print(f"{event.bar.index + 1}/{event.bar.total}", end=end, file=sys.stderr, flush=True)
        record = json.loads((options.out / f"turn{number}.json").read_text(encoding="utf-8"))
        print(record["reply"])
        for name in record.get("files", {}).values():
            print(options.out / name)
        for kind in options.export if "version" in record else ():
            print(conversation.file(record["version"], kind))
    store.close()
    print(f"kept as {conversation_id}: --resume {conversation_id} goes on", file=sys.stderr)
    return 0


def replay_take(options: argparse.Namespace) -> int:
    """Make the music of a take again. The status is 0 when the MIDI file is byte for byte the same, 1
    when it is not, 2 for a take that cannot be replayed here."""
    from chatbot.takes import TakeError, replay

    composer, pool = _shared(options)
    try:
        take = json.loads(options.replay.read_text(encoding="utf-8"))
        made = replay(take, composer, options.out, pool)
    except (TakeError, ValueError) as error:
        print(error if isinstance(error, TakeError) else f"{options.replay} is no take: {error}", file=sys.stderr)
        return 2
    path = options.out / f"{options.replay.name.removesuffix('.json').removesuffix('.take')}.mid"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(made.midi)
    print(path)
    print("byte for byte the same" if made.same else "not the same bytes as the take was made of")
    return 0 if made.same else 1


def list_conversations(options: argparse.Namespace) -> int:
    """Print the conversations that were kept, one a line, the latest first."""
    from chatbot.store import Store

    for one in Store.at(options.out).list():
        when = time.strftime("%Y-%m-%d %H:%M", time.localtime(one.updated))
        print(f"{one.conversation}  {when}  {one.turns} turns, {one.versions} versions  {one.first}")
    return 0


def forget_conversation(options: argparse.Namespace) -> int:
    """Delete a conversation that was kept. The status is 2 when there is none of that id."""
    from chatbot.store import Store

    gone = Store.at(options.out).forget(options.forget)
    print(
        "forgotten" if gone else f"no conversation {options.forget} was kept", file=sys.stdout if gone else sys.stderr
    )
    return 0 if gone else 2


def _resumed(options: argparse.Namespace, store: Store) -> str | None:
    """The id to resume: the one that was given, or the latest; None when there is none."""
    if options.resume == _LATEST:
        return next((one.conversation for one in store.list(1)), None)
    return str(options.resume) if store.has(options.resume) else None


def run_scripts(options: argparse.Namespace) -> int:
    """Run every script in a conversation of its own, in a folder of its own under ``--out``."""
    from chatbot.script import load_script, run_script

    broken = 0
    for path in options.script:
        steps = load_script(path)
        started = time.perf_counter()
        conversation = _conversation(options, options.out / path.stem, options.seed)
        mismatches: list[str] = []
        for number, outcome in enumerate(run_script(steps, conversation, path.parent), 1):
            mismatches += [f"  turn {number} ({outcome.step.say}): {text}" for text in outcome.mismatches]
        mark = "✗" if mismatches else "✓"
        print(f"{mark} {path.name}: {len(steps)} turns, {time.perf_counter() - started:.1f} s")
        print("".join(f"{line}\n" for line in mismatches), end="", flush=True)
        broken += bool(mismatches)
    return 1 if broken else 0


def _conversation(
    options: argparse.Namespace, folder: Path, seed: int | None, journal: StoredJournal | None = None
) -> Conversation:
    from chatbot.conversation import Conversation

    composer, pool = _shared(options)
    return Conversation(composer, folder, pool=pool, seed=seed, journal=journal)


def _shared(options: argparse.Namespace) -> tuple[Composer, SynthPool]:
    """What all conversations of a run share, loaded once."""
    from composer import Composer
    from composer.engine.adapter import AdapterError
    from synth import SynthPool

    if not hasattr(options, "shared"):
        try:
            composer = (
                Composer.debug() if options.debug_model else Composer.load(options.checkpoint, adapter=options.adapter)
            )
        except AdapterError as error:
            raise SystemExit(str(error)) from error
        options.shared = composer, SynthPool()
    shared: tuple[Composer, SynthPool] = options.shared
    return shared


class _Select(argparse.Action):
    """A selection of the sentence before it: by the index of that, from 0."""

    def __call__(self, parser: argparse.ArgumentParser, options: argparse.Namespace, words: object, *_: object) -> None:
        from chatbot.understand.selecting import selection_of

        if not options.say:
            parser.error("--select follows the --say that it is for")
        try:
            selected = selection_of(str(words))
        except ValueError as error:
            parser.error(str(error))
        options.select = {**options.select, len(options.say) - 1: selected}


def _kinds(text: str) -> tuple[str, ...]:
    from chatbot.downloads import KINDS

    kinds = tuple(kind.strip() for kind in text.split(",") if kind.strip())
    unknown = [kind for kind in kinds if kind not in KINDS]
    if unknown:
        raise argparse.ArgumentTypeError(f"{unknown[0]} is none of {', '.join(KINDS)}")
    return kinds


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m chatbot", description="Cadenza, a composer you talk to.")
    what = parser.add_argument_group("what to do")
    what.add_argument("--say", action="append", metavar="TEXT", help="say this; several make a conversation")
    what.add_argument(
        "--select", action=_Select, default={}, metavar="WHERE",
        help='what the --say before it is about, as if marked on the roll: "bars 5-8, bass", "bars 5-8" or "bass"',
    )  # fmt: skip
    what.add_argument("--script", action="append", type=Path, metavar="FILE", help="run a scripted dialogue (YAML)")
    what.add_argument("--replay", type=Path, metavar="FILE", help="make the music of a take again, byte for byte")
    what.add_argument("--parse", metavar="TEXT", help="only understand, and print JSON")
    what.add_argument("--parse-file", type=Path, metavar="FILE", help="the same for one request a line")
    kept = parser.add_argument_group("conversations that were kept")
    kept.add_argument("--list", action="store_true", help="list them, the latest first")
    kept.add_argument(
        "--resume", nargs="?", const=_LATEST, metavar="ID", help="go on with one: the latest, or the one with that id"
    )
    kept.add_argument("--forget", metavar="ID", help="delete one")
    how = parser.add_argument_group("how")
    how.add_argument("--out", type=Path, default=Path("music"), metavar="DIR", help="where turn1.json, .mid, .wav go")
    how.add_argument(
        "--export",
        type=_kinds,
        default=(),
        metavar="KINDS",
        help="files of each: midi,musicxml,pdf,wav,flac,mp3,take",
    )
    how.add_argument("--seed", type=int, metavar="N", help="the same seed and sentences give the same music")
    how.add_argument("--checkpoint", type=Path, metavar="DIR", help="a model folder other than the one that is here")
    how.add_argument("--adapter", type=Path, metavar="DIR", help="what composer.finetune made of your own music")
    how.add_argument("--debug-model", action="store_true", help="a tiny untrained model: quick, and ugly")
    return parser


if __name__ == "__main__":
    sys.exit(main())
