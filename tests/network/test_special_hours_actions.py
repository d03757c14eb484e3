from __future__ import annotations

from datetime import date, time, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from maillage.accounts.models import Account
from maillage.core.errors import NotYours, Refusal
from maillage.network import actions, queries
from maillage.network.enums import SpecialEffect, SpecialReason
from maillage.network.errors import DatesOutOfOrder, DayIsPast, SameSpecialHours, UnknownValue
from maillage.network.models import Place, SpecialHours
from maillage.safeguards.models import Entry
from tests import factories
from tests.network.conftest import MONDAY

TODAY, TOMORROW = MONDAY.date(), MONDAY.date() + timedelta(days=1)


def announce(place: Place, actor: Account | None, **values: Any) -> actions.Announced:
    given = {"effect": SpecialEffect.CLOSED, "first_on": TODAY, "last_on": TODAY, **values}
    return actions.announce_special_hours(place=place, actor=actor, at=MONDAY, **given)


def test_special_hours_announced_are_kept_and_journalled(place: Place, organiser: Account) -> None:
    special = announce(place, organiser, reason=SpecialReason.WORKS, sentence=" Peinture. ", ends_at=time(13)).special

    special.refresh_from_db()
    assert (special.reason, special.sentence, special.ends_at) == (SpecialReason.WORKS, "Peinture.", time(13))
    entry = Entry.objects.get()
    assert (entry.verb, entry.place_key, entry.actor_id) == (
        "network.announce_special_hours", str(place.id), str(organiser.id),
    )  # fmt: skip


def test_special_hours_of_somebody_elses_place_are_refused(place: Place, stranger: Account) -> None:
    with pytest.raises(NotYours):
        announce(place, stranger)

    assert not SpecialHours.objects.exists()


@pytest.mark.parametrize(
    ("values", "refusal", "field"),
    [
        ({"last_on": TODAY - timedelta(days=1)}, DatesOutOfOrder, "last_on"),
        ({"first_on": date(2026, 11, 20), "last_on": date(2026, 11, 22)}, DayIsPast, "last_on"),
        ({"last_on": TODAY + timedelta(days=366)}, UnknownValue, "last_on"),
        ({"effect": "ailleurs"}, UnknownValue, "effect"),
        ({"reason": "flemme"}, UnknownValue, "reason"),
        ({"sentence": "x" * 121}, UnknownValue, "sentence"),
        ({"starts_at": time(12), "ends_at": time(12)}, UnknownValue, "ends_at"),
        ({"effect": SpecialEffect.OPEN, "starts_at": time(12)}, UnknownValue, "starts_at"),
    ],
)
def test_special_hours_that_cannot_be_are_refused_and_change_nothing(
    place: Place, organiser: Account, values: dict[str, Any], refusal: type[Refusal], field: str
) -> None:
    with pytest.raises(refusal) as refused:
        announce(place, organiser, **values)

    assert list(refused.value.fields) == [field]
    assert (SpecialHours.objects.count(), Entry.objects.count()) == (0, 0)


def test_special_hours_that_began_yesterday_may_still_be_announced(place: Place, organiser: Account) -> None:
    assert announce(place, organiser, first_on=TODAY - timedelta(days=1)).special.first_on < TODAY


def test_special_hours_announced_twice_are_refused_until_withdrawn(place: Place, organiser: Account) -> None:
    first = announce(place, organiser).special
    with pytest.raises(SameSpecialHours):
        announce(place, organiser)

    actions.withdraw_special_hours(special=first, actor=organiser, at=MONDAY)
    announce(place, organiser)

    assert list(SpecialHours.objects.order_by("is_withdrawn").values_list("is_withdrawn", flat=True)) == [False, True]
    assert queries.special_hours_of(place, TODAY).count() == 1


def test_special_hours_are_not_withdrawn_by_a_stranger(place: Place, stranger: Account) -> None:
    special = factories.make_special_hours(place)

    with pytest.raises(NotYours):
        actions.withdraw_special_hours(special=special, actor=stranger, at=MONDAY)

    special.refresh_from_db()
    assert not special.is_withdrawn


@pytest.mark.parametrize(
    ("values", "notes"),
    [
        ({}, ["Une permanence est prévue pendant cette fermeture : prévenez ses partenaires."]),
        (
            {"last_on": TODAY + timedelta(days=7)},
            ["2 permanences sont prévues pendant cette fermeture : prévenez leurs partenaires."],
        ),
        ({"starts_at": time(13)}, []),
        ({"first_on": TOMORROW, "last_on": TOMORROW}, []),
        ({"effect": SpecialEffect.OPEN, "starts_at": time(9), "ends_at": time(12)}, []),
    ],
)
def test_a_closure_tells_the_permanences_it_falls_on(
    place: Place, organiser: Account, values: dict[str, Any], notes: list[str]
) -> None:
    factories.make_permanence(place)

    assert [str(note) for note in announce(place, organiser, **values).notes] == notes


@pytest.mark.parametrize(
    "values",
    [
        {"last_on": TODAY - timedelta(days=1)},
        {"starts_at": time(12), "ends_at": time(12)},
        {"effect": SpecialEffect.OPEN, "starts_at": time(12)},
    ],
)
def test_the_database_refuses_what_the_act_would(place: Place, values: dict[str, Any]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        factories.make_special_hours(place, **values)
