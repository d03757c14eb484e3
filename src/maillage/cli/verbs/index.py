"""Build the search index of this machine beside the one in use, then switch; or write only what differs.

`maillage worker` does it by itself. A machine without a worker runs `maillage index --watch`.
"""

from __future__ import annotations

import signal
import threading
from argparse import ArgumentParser, Namespace
from contextlib import closing
from typing import TYPE_CHECKING

from maillage.cli.outcome import Status, print_json, set_up_django
from maillage.cli.progress import ProgressBar, step

if TYPE_CHECKING:
    from maillage.search.actions import Outcome

NAME = "index"
HELP = "build the search index of this machine"
# A worker that writes a change is done in a moment.
_PATIENCE_SECONDS = 2.0


def configure(parser: ArgumentParser) -> None:
    """All of it, what differs, or what differs for ever."""
    how = parser.add_mutually_exclusive_group()
    how.add_argument("--if-needed", action="store_true", help="verify every byte and write only what differs")
    how.add_argument("--watch", action="store_true", help="write each change as it comes, until stopped")
    parser.add_argument("--json", action="store_true", help="print what was done as one JSON object")


def run(options: Namespace) -> Status:
    """Write, and say what can be found."""
    set_up_django()
    from maillage.search.actions import Wish, bring_index_up_to_date, keep_index_in_step

    if options.watch:
        keep_index_in_step(_stopped_by_signals())
        return Status.DONE
    with step("indexing"), closing(ProgressBar()) as bar:
        wish = Wish(
            is_whole=not options.if_needed, is_thorough=True, patience_seconds=_PATIENCE_SECONDS, on_progress=bar
        )
        outcome = bring_index_up_to_date(wish)
    if options.json:
        print_json(_as_json(outcome))
    else:
        print(_sentence(outcome))
    return Status.DONE


def _stopped_by_signals() -> threading.Event:
    """Set by Ctrl-C and by the service's stop: what is being written is finished first."""
    stop = threading.Event()
    for received in (signal.SIGINT, signal.SIGTERM):
        signal.signal(received, lambda _signal, _frame: stop.set())
    return stop


def _as_json(outcome: Outcome) -> dict[str, object]:
    return {
        "rebuilt": outcome.reason,
        "put": outcome.put,
        "taken_out": outcome.taken_out,
        "documents": outcome.documents,
    }


def _sentence(outcome: Outcome) -> str:
    kinds = ", ".join(f"{count} {kind}" for kind, count in outcome.documents.items() if count)
    shown = f"{outcome.total} documents ({kinds})"
    if not outcome.has_changed:
        return f"Nothing to change: {shown}."
    if outcome.reason:
        return f"Index made again: {shown}."
    return f"{outcome.put} put, {outcome.taken_out} taken out: {shown}."
