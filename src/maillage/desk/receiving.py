"""Who receives people, and where: what the pages of the bench and of the sheet start from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.http import HttpRequest

from maillage.accounts.staff.visit import Visit, visit_of
from maillage.core.instants import HalfDay, half_day_of
from maillage.desk.frame import Frame, frame_of
from maillage.reception import queries as reception

if TYPE_CHECKING:
    from maillage.accounts.models import Account
    from maillage.network.models import Place


@dataclass(frozen=True)
class Receiving:
    """A visit to the bench of a place."""

    visit: Visit
    place: Place

    @property
    def account(self) -> Account:
        """Who receives."""
        return self.visit.account

    @property
    def on(self) -> date:
        """The day of the visit."""
        return self.visit.on

    def frame(self, route: str) -> Frame:
        """What the screen of `route` shows around its own part."""
        return frame_of(self.visit, self.place, route)

    @property
    def half_day(self) -> HalfDay:
        """The half-day of the visit."""
        return half_day_of(self.visit.at)


def receiving(request: HttpRequest, slug: str) -> Receiving:
    """The visit to a place where the account receives people. Raises NotYours. Two queries."""
    visit = visit_of(request)
    return Receiving(visit, reception.place_receiving(visit.account, slug, visit.on))
