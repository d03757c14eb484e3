"""Run background jobs: those queued by actions, the daily ones (purge), and the search index of this machine."""

from __future__ import annotations

import threading
import time
from argparse import ArgumentParser, Namespace

from maillage.cli.outcome import Status, set_up_django

NAME = "worker"
HELP = "run background jobs and the daily ones, and keep the search index in step"
_PATIENCE_SECONDS = 5
# The index may be amid a commit; what is left undone is done at the next start.
_LAST_COMMIT_SECONDS = 3


def configure(parser: ArgumentParser) -> None:
    """`--once` suits cron."""
    parser.add_argument("--once", action="store_true", help="run what is waiting, then end")
    parser.add_argument("--interval", type=float, default=2.0, help="seconds between two looks at an empty queue")


def run(options: Namespace) -> Status:
    """Queue the daily jobs that are due, and run the queue until stopped."""
    set_up_django()
    from maillage.safeguards import schedule
    from maillage.search.actions import keep_index_in_step, try_to_bring_index_up_to_date

    stop = threading.Event()
    if options.once:
        schedule.queue_due_jobs()
        _work(options)
        try_to_bring_index_up_to_date()
        return Status.DONE
    indexing = threading.Thread(target=keep_index_in_step, args=(stop,), daemon=True)
    for thread in (threading.Thread(target=schedule.keep_queueing, args=(stop,), daemon=True), indexing):
        thread.start()
    try:
        while _is_stopped_by_want_of_room(options):
            time.sleep(_PATIENCE_SECONDS)
    finally:
        stop.set()
        indexing.join(_LAST_COMMIT_SECONDS)
    return Status.DONE


def _work(options: Namespace) -> None:
    from django.core.management import call_command

    call_command("db_worker", batch=options.once, interval=options.interval, startup_delay=False, verbosity=0)


def _is_stopped_by_want_of_room(options: Namespace) -> bool:
    """Run the queue until it is told to stop. True when a full disk ended it before: what waits is still there."""
    from django.db import DatabaseError

    from maillage.safeguards import room

    try:
        _work(options)
    except (DatabaseError, OSError) as error:
        if not room.is_why(error):
            raise
        room.note(error)
        return True
    return False
