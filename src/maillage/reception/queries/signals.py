"""Weak signals as teams read them: by week, never by votes, never with who."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final
from uuid import UUID

from maillage.reception.enums import SignalState
from maillage.reception.models import Signal, SignalVote
from maillage.reception.models import Signal as SignalRow
from maillage.reception.rules import not_yours
from maillage.reception.signal_marks import mark_of

if TYPE_CHECKING:
    from maillage.accounts.models import Account

__all__ = ["SignalLine", "SignalRow", "signal_of", "signals_for"]

MOST_SHOWN: Final = 200


@dataclass(frozen=True)
class SignalLine:
    """A signal; `is_voted`: the reader has voted. Theme and pôle are codes."""

    id: UUID
    theme: str
    pole: str
    week: date
    text: str
    state: SignalState
    answer: str
    answered_in: date | None
    votes: int
    version: int
    is_voted: bool

    @property
    def is_open(self) -> bool:
        """True while teams vote."""
        return self.state == SignalState.SHARED


def signals_for(account: Account, *, moderates: bool) -> tuple[SignalLine, ...]:
    """The signals teams share, the newest week first; those to read over besides, for who moderates. Two queries."""
    rows = Signal.objects.order_by("-week", "id")
    if not moderates:
        rows = rows.exclude(state=SignalState.TO_READ)
    shown = list(rows[:MOST_SHOWN])
    marks = {row.id: mark_of(row, account) for row in shown if row.vote_salt}
    voted = set(SignalVote.objects.filter(mark__in=marks.values()).order_by("id").values_list("signal_id", flat=True))
    return tuple(_line(row, is_voted=row.id in voted) for row in shown)


def signal_of(signal_id: UUID) -> Signal:
    """One of them. Raises NotYours. One query."""
    found = Signal.objects.filter(id=signal_id).first()
    if found is None:
        raise not_yours()
    return found


def _line(row: Signal, *, is_voted: bool) -> SignalLine:
    return SignalLine(
        row.id, row.theme, row.pole, row.week, row.text, SignalState(row.state), row.answer, row.answered_in, row.votes,
        row.version, is_voted,
    )  # fmt: skip
