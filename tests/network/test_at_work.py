"""How many counsellors surely worked: never too many, whatever the rota tells."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from maillage.network.enums import Publication, ShiftState
from maillage.network.models import Organisation, Place
from maillage.network.queries import AtWork, counsellors_at_work
from tests import factories

pytestmark = pytest.mark.django_db
FIRST, LAST = date(2026, 4, 1), date(2026, 4, 30)
TUESDAY, WEDNESDAY = date(2026, 4, 14), date(2026, 4, 15)


@pytest.fixture
def partner() -> Organisation:
    """Who lends."""
    return factories.make_organisation()


def worked() -> AtWork:
    return counsellors_at_work(FIRST, LAST)


def test_somebody_named_counts_once_however_often_they_sat(place: Place, partner: Organisation) -> None:
    lent = factories.make_counsellor(partner, places=[place])
    rota = factories.make_rota(place, publication=Publication.PUBLISHED)
    for day in (TUESDAY, WEDNESDAY):
        factories.make_shift(rota, day, counsellor=lent, state=ShiftState.CONFIRMED)

    assert worked().at(str(place.id)) == 1
    assert worked().of_partner(partner.id, 4) == 1


def test_seats_without_a_name_count_as_many_as_sat_at_once(place: Place, partner: Organisation) -> None:
    rota = factories.make_rota(place, publication=Publication.PUBLISHED)
    for day in (TUESDAY, TUESDAY, WEDNESDAY):
        factories.make_shift(rota, day, organisation=partner)

    assert worked().at(str(place.id), "emploi") == 2


@pytest.mark.parametrize("state", [ShiftState.ABSENT, ShiftState.CANCELLED, ShiftState.REPLACED])
def test_who_was_away_did_not_work(state: ShiftState, place: Place, partner: Organisation) -> None:
    rota = factories.make_rota(place, publication=Publication.PUBLISHED)
    factories.make_shift(rota, TUESDAY, organisation=partner, state=state)

    assert worked().at(str(place.id)) == 0


def test_weekly_pattern_counts_until_a_quarter_is_published(place: Place, partner: Organisation) -> None:
    factories.make_permanence(place, counsellors=3)
    before = worked().at(str(place.id))
    rota = factories.make_rota(place, publication=Publication.PUBLISHED)
    factories.make_shift(rota, TUESDAY, organisation=partner)

    assert (before, worked().at(str(place.id))) == (3, 1)


def test_two_patterns_that_follow_each_other_are_not_added(place: Place) -> None:
    factories.make_permanence(place, counsellors=2, valid_until=date(2026, 4, 10))
    factories.make_permanence(place, counsellors=2, valid_from=date(2026, 4, 11))

    assert worked().at(str(place.id)) == 2


@pytest.mark.parametrize("count", [1, 3])
def test_it_costs_two_statements_whatever_the_rows(count: int, place: Place, partner: Organisation) -> None:
    rota = factories.make_rota(place, publication=Publication.PUBLISHED)
    for _one in range(count):
        factories.make_shift(rota, TUESDAY, organisation=partner)
        factories.make_permanence(place)

    with CaptureQueriesContext(connection) as asked:
        worked()

    assert len(asked) == 2
