"""A question heard at a desk, noted by whoever receives: counted there, with nothing of who noted it."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from maillage.core.instants import local
from maillage.search.enums import Channel
from maillage.search.needs.counting import count_unanswered
from maillage.search.rules import not_yours, place_keys, require

if TYPE_CHECKING:
    from maillage.accounts.models import Account
    from maillage.network.models import Place


def note_question(*, text: str, place: Place, actor: Account | None, at: datetime) -> bool:
    """Count the question at the desk of the place. The actor is asked for their right, then forgotten."""
    on = local(at).date()
    require(actor, "search.note_question", on=on)
    if actor is not None and str(place.id) not in place_keys(actor, on):
        raise not_yours()
    return count_unanswered(text=text, channel=Channel.DESK, place_key=str(place.id), at=at)
