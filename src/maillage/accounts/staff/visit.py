"""Who is asking, and when: what every staff view starts from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, cast

from django.http import HttpRequest
from django.utils import timezone

from maillage.core.instants import local

if TYPE_CHECKING:
    from maillage.accounts.models import Account


@dataclass(frozen=True)
class Visit:
    """A signed-in account at an instant. `on` is its day in the network's time zone."""

    account: Account
    at: datetime

    @property
    def on(self) -> date:
        """The day of the visit."""
        return local(self.at).date()


def visit_of(request: HttpRequest) -> Visit:
    """The visit of a request that passed `access.staff`."""
    return Visit(cast("Account", request.user), timezone.now())
