"""Acts on the index of this machine: making it again, and keeping it in step with what the packages declare."""

from __future__ import annotations

import threading

from django.utils import timezone

from maillage.core.declarations import searchable_kinds
from maillage.safeguards.errors import NoRoom
from maillage.search.errors import IndexBusy
from maillage.search.store import keeper, reader, writer
from maillage.search.store.writer import Outcome, Wish


def bring_index_up_to_date(wish: Wish | None = None) -> Outcome:
    """Write what differs, or all of it again. Raises IndexBusy, NoRoom."""
    outcome = writer.bring_up_to_date(searchable_kinds, wish or Wish(), at=timezone.now())
    if outcome.has_changed:
        reader.look_again()
    return outcome


def build_index() -> int:
    """Make all of it again; how many documents can be found. Raises IndexBusy, NoRoom."""
    return bring_index_up_to_date(Wish(is_whole=True)).total


def try_to_bring_index_up_to_date() -> Outcome | None:
    """The same, reading every byte; None when another writes or there is no room: the worker does it later."""
    try:
        return bring_index_up_to_date(Wish(is_thorough=True))
    except (IndexBusy, NoRoom):
        return None


def keep_index_in_step(stop: threading.Event) -> None:
    """Show each change within two seconds, and mend the index, until `stop` is set."""
    keeper.keep_in_step(stop, lambda is_thorough: bring_index_up_to_date(Wish(is_thorough=is_thorough)))
