"""Open interview sheets for tests."""

from __future__ import annotations

from datetime import date
from typing import Any

from maillage.accounts.models import Account
from maillage.core.instants import HalfDay
from maillage.network.models import Place
from maillage.reception.authors import sign
from maillage.reception.models import Sheet


def make_sheet(author: Account, place: Place, day: date, **values: Any) -> Sheet:
    """An open sheet of the morning, that its author may correct."""
    defaults = {"pole": "emploi", "half_day": HalfDay.MORNING, "owner": sign(author, place, day)}
    return Sheet.objects.create(place_key=str(place.pk), day=day, **{**defaults, **values})
