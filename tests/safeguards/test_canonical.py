"""One byte string per value, the same whatever the database did to it."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, timezone
from decimal import Decimal
from enum import Enum
from uuid import UUID

import pytest
from django.utils.translation import gettext_lazy

from maillage.core.instants import HalfDay
from maillage.safeguards import canonical


@pytest.mark.parametrize(
    ("value", "plain"),
    [
        (None, None),
        (True, True),
        (3, 3),
        ("é", "é"),
        (1.5, "1.5"),
        (Decimal("1.50"), "1.50"),
        (date(2026, 11, 23), "2026-11-23"),
        (time(9, 30), "09:30:00"),
        (datetime(2026, 11, 23, 10, 30, tzinfo=timezone(timedelta(hours=1))), "2026-11-23T09:30:00.000000+00:00"),
        (UUID(int=5), "00000000-0000-0000-0000-000000000005"),
        (HalfDay.MORNING, "matin"),
        (gettext_lazy("texte"), "texte"),
        (("a", [1]), ["a", [1]]),
        ({"b", "a"}, ["a", "b"]),
        ({1: {"x": None}}, {"1": {"x": None}}),
    ],
)
def test_value_becomes_what_json_holds(value: object, plain: object) -> None:
    assert canonical.plain(value) == plain


@pytest.mark.parametrize("value", [object(), b"x", Enum("Colour", "RED")["RED"]])
def test_what_has_no_form_is_refused(value: object) -> None:
    with pytest.raises(TypeError, match="no canonical form"):
        canonical.plain(value)


def test_order_of_keys_and_kind_of_text_change_nothing() -> None:
    at = datetime(2026, 11, 23, tzinfo=UTC)

    assert canonical.encode({"b": HalfDay.MORNING, "a": at}) == (
        b'{"a":"2026-11-23T00:00:00.000000+00:00","b":"matin"}'
    )
