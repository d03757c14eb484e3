"""Run background jobs: those queued by actions, and the daily ones (purge)."""

from __future__ import annotations

import threading
from argparse import ArgumentParser, Namespace

from maillage.cli.outcome import Status, set_up_django

NAME = "worker"
HELP = "run background jobs and the daily ones"


def configure(parser: ArgumentParser) -> None:
    """`--once` suits cron."""
    parser.add_argument("--once", action="store_true", help="run what is waiting, then end")
    parser.add_argument("--interval", type=float, default=2.0, help="seconds between two looks at an empty queue")


def run(options: Namespace) -> Status:
    """Queue the daily jobs that are due, and run the queue until stopped."""
    set_up_django()
    from django.core.management import call_command

    from maillage.safeguards import schedule

    stop = threading.Event()
    schedule.queue_due_jobs()
    if not options.once:
        threading.Thread(target=schedule.keep_queueing, args=(stop,), daemon=True).start()
    try:
        call_command("db_worker", batch=options.once, interval=options.interval, startup_delay=False, verbosity=0)
    finally:
        stop.set()
    return Status.DONE
