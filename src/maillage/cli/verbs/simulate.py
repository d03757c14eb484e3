"""Invent years of visits, queues, interviews and searches for the demonstration network, at invented places only.

The same seed and the same end give the same rows. An empty home gets its tables and the starter pack first.
Days are lived up to the end that are over; run again later, it adds the days since and changes nothing else.
"""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from contextlib import closing
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from maillage.cli.outcome import Status, print_json, set_up_django
from maillage.cli.progress import ProgressBar, step

NAME = "simulate"
HELP = "invent years of activity for the demonstration network"
DEFAULT_SEED = 20_261_125


def configure(parser: ArgumentParser) -> None:
    """How long, from which draw, until when."""
    parser.add_argument("--years", type=int, default=1, metavar="N", help="how many years (default: 1)")
    parser.add_argument("--seed", type=int, default=DEFAULT_SEED, metavar="S", help="the draw (default: %(default)s)")
    parser.add_argument(
        "--until", type=_day, metavar="DATE", help="the end, as 2026-11-30 (default: today; a day not over is left out)"
    )
    parser.add_argument("--json", action="store_true", help="print the totals as one JSON object")


def run(options: Namespace) -> Status:
    """Live the years, and tell what they came to."""
    set_up_django()
    from maillage.demo import simulation
    from maillage.demo.load import load_starter
    from maillage.demo.network import is_described

    until = _last_day_over(options.until)
    _make_tables_of_a_new_home()
    simulation.require_invented()
    if not is_described():
        with step("starter pack"):
            load_starter(at=_morning_after(until))
    wish = simulation.Wish(seed=options.seed, years=options.years, until=until)
    with closing(ProgressBar()) as bar:
        made = simulation.simulate(wish, on_progress=bar)
    counted = simulation.totals(made)
    if options.json:
        print_json(counted.as_json())
    else:
        print(
            f"From {made.first_on} to {made.last_on}: {counted.visits} visits, {counted.interviews} interviews, "
            f"{counted.tickets} tickets, {counted.searches} searches, all invented."
        )
    return Status.DONE


def _make_tables_of_a_new_home() -> None:
    """An empty home is made ready; one in use is migrated by its operator alone."""
    from django.db import connection

    from maillage.config.upkeep import apply_migrations

    if not connection.introspection.table_names():
        with step("tables"):
            apply_migrations()


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(f"expected a day as 2026-11-30, found “{text}”") from None


def _last_day_over(wanted: date | None) -> date:
    """The day wanted, yesterday at the latest."""
    from django.utils import timezone

    from maillage.core.instants import local

    yesterday = local(timezone.now()).date() - timedelta(days=1)
    return min(wanted or yesterday, yesterday)


def _morning_after(day: date) -> datetime:
    from django.conf import settings

    return datetime.combine(day + timedelta(days=1), time(9), ZoneInfo(settings.TIME_ZONE))
