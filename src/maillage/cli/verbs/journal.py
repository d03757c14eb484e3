"""Read the journal, or verify that nothing in it was changed, removed or inserted."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from maillage.cli.outcome import Status, print_json, set_up_django

NAME = "journal"
HELP = "verify the journal's chain"


def configure(parser: ArgumentParser) -> None:
    """What to do with it."""
    parser.add_argument("act", choices=["verify"], help="recompute every hash of the chain")
    parser.add_argument("--json", action="store_true", help="print the verdict as one JSON object")


def run(options: Namespace) -> Status:
    """Verify, say where the chain breaks, and refuse when it does."""
    set_up_django()
    from maillage.safeguards import journal

    verdict = journal.verify()
    if options.json:
        print_json({"ok": verdict.ok, "entries": verdict.entries, "first_broken": verdict.first_broken})
    elif verdict.ok:
        print(f"{verdict.entries} entries, unbroken.")
    else:
        print(f"Broken at entry {verdict.first_broken}: {verdict.reason}.")
    return Status.DONE if verdict.ok else Status.REFUSED
