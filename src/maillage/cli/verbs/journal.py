"""Verify that nothing in the journal was changed, removed or inserted, or note where it stands.

Somebody who holds the whole database could rewrite the whole chain: a mark noted elsewhere (printed, mailed,
written on another machine) reveals it, when `verify --mark` is given it back.
"""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError, Namespace

from maillage.cli.outcome import Status, print_json, set_up_django
from maillage.cli.progress import ProgressBar

NAME = "journal"
HELP = "verify the journal's chain, or note where it stands"


def _mark(text: str) -> tuple[int, str]:
    """`SEQUENCE:HASH`, as `journal mark` prints it."""
    sequence, separator, digest = text.partition(":")
    if not (separator and sequence.isdigit() and len(digest) in {0, 64}):
        raise ArgumentTypeError("expected SEQUENCE:HASH, as `maillage journal mark` prints it")
    return int(sequence), digest


def configure(parser: ArgumentParser) -> None:
    """What to do with it."""
    parser.add_argument("act", choices=["verify", "mark"], help="recompute every hash, or print where it stands")
    parser.add_argument("--mark", type=_mark, metavar="SEQUENCE:HASH", help="a mark noted before, to verify against")
    parser.add_argument("--json", action="store_true", help="print the outcome as one JSON object")


def run(options: Namespace) -> Status:
    """Mark, or verify: say where the chain breaks, and refuse when it does."""
    set_up_django()
    return _note(options) if options.act == "mark" else _verify(options)


def _note(options: Namespace) -> Status:
    from maillage.safeguards import journal

    stands = journal.mark()
    if options.json:
        print_json({"sequence": stands.sequence, "hash": stands.hash})
    else:
        print(f"{stands.sequence}:{stands.hash}")
    return Status.DONE


def _verify(options: Namespace) -> Status:
    from maillage.safeguards import journal

    bar = ProgressBar()
    try:
        verdict = journal.verify(mark=journal.Mark(*options.mark) if options.mark else None, progress=bar)
    finally:
        bar.close()
    if options.json:
        print_json({"ok": verdict.ok, "entries": verdict.entries, "first_broken": verdict.first_broken})
    elif verdict.ok:
        print(f"{verdict.entries} entries, unbroken.")
    else:
        print(f"Broken at entry {verdict.first_broken}: {verdict.reason}.")
    return Status.DONE if verdict.ok else Status.REFUSED
