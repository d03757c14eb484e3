"""What a desk just counted, so that it can be taken back: the browser remembers, the server does not.

An anonymous fact has no order and no author. The last acts of a half-day therefore travel in a cookie of the
desk, as codes and numbers, and go with the half-day.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from maillage.core.instants import half_day_of, local

if TYPE_CHECKING:
    from datetime import datetime

    from maillage.network.models import Place

_COOKIE: Final = "desk-last"
_KEPT: Final = 5
_SECONDS: Final = 8 * 60 * 60
_ACT: Final = re.compile(r"(\w+)\.(\w+)\.(\w+)\.(\d{1,4})\.([0-9a-f]{32})")


@dataclass(frozen=True)
class Act:
    """People counted at once; `undo_id` is the operation that takes them back, once whoever asks."""

    nature: str
    reason: str
    outcome: str
    number: int
    undo_id: UUID

    def __str__(self) -> str:
        return f"{self.nature}.{self.reason}.{self.outcome}.{self.number}.{self.undo_id.hex}"


def last_acts(request: HttpRequest, place: Place, at: datetime) -> list[Act]:
    """What this desk counted at the place in the half-day, the last first."""
    when, *acts = request.COOKIES.get(_COOKIE, "").split("!")
    if when != _half_day(place, at):
        return []
    found = [_ACT.fullmatch(act) for act in acts[:_KEPT]]
    return [Act(one[1], one[2], one[3], int(one[4]), UUID(one[5])) for one in found if one]


def remember(response: HttpResponse, acts: Sequence[Act], *, place: Place, at: datetime) -> HttpResponse:
    """Let the desk keep the last few of `acts`."""
    response.set_cookie(
        _COOKIE,
        "!".join([_half_day(place, at), *map(str, acts[:_KEPT])]),
        max_age=_SECONDS,
        path=reverse("desk:places"),
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Strict",
    )
    return response


def _half_day(place: Place, at: datetime) -> str:
    return f"{place.slug}.{local(at).date()}.{half_day_of(at)}"
