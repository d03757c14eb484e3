"""What an agreement promises, and where it stands on a day. Nothing here is stored."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from maillage.network.enums import AgreementState
from maillage.network.quarters import Quarter, month_bounds

if TYPE_CHECKING:
    from maillage.network.models import Agreement

ALERT_BEFORE_END: Final = timedelta(days=90)
# What an agreement may miss or exceed over a quarter (dossier W9).
TOLERANCE: Final = 0.10


def state_on(agreement: Agreement, day: date) -> AgreementState:
    """Upcoming, running, ending within 90 days, or ended."""
    end = agreement.valid_until or date.max
    if day < agreement.valid_from:
        return AgreementState.UPCOMING
    if day > end:
        return AgreementState.ENDED
    return AgreementState.ENDING if end - day <= ALERT_BEFORE_END else AgreementState.RUNNING


def is_in_force(agreement: Agreement, day: date) -> bool:
    """True between its dates, both included."""
    return agreement.valid_from <= day <= (agreement.valid_until or day)


def is_blackout(agreement: Agreement, day: date) -> bool:
    """True on a day the partner said nobody comes."""
    return any(first <= day.isoformat() <= last for first, last in agreement.blackouts)


def allows(agreement: Agreement, day: date) -> bool:
    """True when the partner may be asked for that day."""
    return is_in_force(agreement, day) and not is_blackout(agreement, day)


def promised_in_month(agreement: Agreement, month: date) -> float:
    """Half-days promised for a month, in proportion of its days when the agreement starts or ends inside."""
    first, last = month_bounds(month)
    start, end = max(first, agreement.valid_from), min(last, agreement.valid_until or last)
    days = max(0, (end - start).days + 1)
    return agreement.half_days_per_month * days / ((last - first).days + 1)


def promised_in_quarter(agreement: Agreement, quarter: Quarter) -> float:
    """Half-days promised for a quarter: the sum of its months."""
    return sum(promised_in_month(agreement, month) for month in quarter.months())
