from __future__ import annotations

from datetime import date
from uuid import uuid4

import pytest
from pytest_django import DjangoAssertNumQueries

from maillage.accounts.enums import Role, Scope
from maillage.accounts.models import Account
from maillage.core.errors import NotYours
from maillage.core.instants import HalfDay
from maillage.network import queries
from maillage.network.models import Organisation, Place
from tests import factories

TODAY = date(2026, 11, 23)


def test_manager_manages_own_place_and_a_stranger_does_not_see_it(
    organiser: Account, stranger: Account, place: Place, other_place: Place
) -> None:
    assert list(queries.places_managed_by(organiser, TODAY)) == [place]
    assert queries.place_managed_by(organiser, "cite-du-port", TODAY) == place
    with pytest.raises(NotYours):
        queries.place_managed_by(stranger, "cite-du-port", TODAY)


def test_reception_reads_own_place_and_manages_none(colleague: Account, place: Place, other_place: Place) -> None:
    assert list(queries.places_visible_to(colleague, TODAY)) == [place]
    assert list(queries.places_managed_by(colleague, TODAY)) == []
    with pytest.raises(NotYours):
        queries.place_visible_to(colleague, other_place.slug, TODAY)


def test_administrator_sees_every_place_ended_ones_too(
    administrator: Account, place: Place, other_place: Place
) -> None:
    ended = factories.make_place("Ancien lieu", valid_until=date(2020, 1, 1))

    assert list(queries.places_managed_by(administrator, TODAY)) == [ended, other_place, place]


def test_counsellor_of_a_partner_reads_the_places_where_it_stands(
    place: Place, other_place: Place, organisation: Organisation
) -> None:
    account = factories.make_account("Noé Conseil", email="noe@exemple.test")
    factories.make_grant(account, Role.COUNSELLOR, organisation.id, scope=Scope.ORGANISATION)
    third = factories.make_place("Point du Sud")
    factories.make_permanence(third, organisation=organisation)

    assert list(queries.places_visible_to(account, TODAY)) == [place, third]


def test_grant_of_yesterday_reaches_nothing(place: Place) -> None:
    account = factories.make_account("Anne Avant", email="anne@exemple.test")
    factories.make_grant(account, Role.PLACE_MANAGER, place.id, valid_until=date(2026, 11, 22))

    assert list(queries.places_visible_to(account, TODAY)) == []


def test_manager_manages_services_given_only_at_own_places(
    organiser: Account, place: Place, other_place: Place
) -> None:
    ours = factories.make_service("À nous", places=[place], slug="a-nous")
    shared = factories.make_service("Partagé", places=[place, other_place], slug="partage")
    factories.make_service("Ailleurs", places=[other_place])
    factories.make_service("Sans lieu")

    assert list(queries.services_managed_by(organiser, TODAY)) == [ours]
    assert list(queries.services_visible_to(organiser, TODAY)) == [shared, ours]
    assert queries.service_managed_by(organiser, "a-nous", TODAY) == ours
    with pytest.raises(NotYours):
        queries.service_managed_by(organiser, "partage", TODAY)


def test_administrator_manages_every_service(administrator: Account, place: Place) -> None:
    without_place = factories.make_service("Sans lieu")

    assert list(queries.services_managed_by(administrator, TODAY)) == [without_place]


def test_permanences_come_in_the_order_of_the_week(place: Place) -> None:
    evening = factories.make_permanence(place, half_day=HalfDay.EVENING)
    tuesday = factories.make_permanence(place, weekday=1)
    afternoon = factories.make_permanence(place, half_day=HalfDay.AFTERNOON)
    morning = factories.make_permanence(place, valid_until=date(2020, 1, 1))

    assert list(queries.permanences_of(place)) == [morning, afternoon, evening, tuesday]


def test_permanence_of_another_place_does_not_exist(organiser: Account, stranger: Account, place: Place) -> None:
    permanence = factories.make_permanence(place)

    assert queries.permanence_managed_by(organiser, permanence.id, TODAY) == permanence
    with pytest.raises(NotYours):
        queries.permanence_managed_by(stranger, permanence.id, TODAY)
    with pytest.raises(NotYours):
        queries.permanence_managed_by(organiser, uuid4(), TODAY)


def test_organisations_are_those_of_the_places_reached(
    administrator: Account,
    organiser: Account,
    place: Place,
    organisation: Organisation,
    other_organisation: Organisation,
) -> None:
    guest = factories.make_organisation("Invitée")
    factories.make_permanence(place, organisation=guest)

    assert list(queries.organisations_visible_to(organiser, TODAY)) == [organisation, guest]
    assert list(queries.organisations_visible_to(administrator, TODAY)) == [organisation, guest, other_organisation]


def test_organisation_is_managed_by_the_coordination_alone(
    administrator: Account, organiser: Account, organisation: Organisation
) -> None:
    assert queries.organisation_managed_by(administrator, "association-du-port", TODAY) == organisation
    with pytest.raises(NotYours):
        queries.organisation_managed_by(organiser, "association-du-port", TODAY)


@pytest.mark.parametrize("count", [1, 3])
def test_lists_cost_the_same_whatever_they_hold(
    administrator: Account, django_assert_num_queries: DjangoAssertNumQueries, count: int
) -> None:
    for number in range(count):
        place = factories.make_place(f"Lieu {number}", bearer=factories.make_organisation())
        factories.make_service(f"Service {number}", places=[place])

    with django_assert_num_queries(2):
        names = [(p.name, p.commune.department.name, p.bearer) for p in queries.places_managed_by(administrator, TODAY)]
    with django_assert_num_queries(3):
        services = [list(s.places.all()) for s in queries.services_managed_by(administrator, TODAY)]

    assert len(names) == len(services) == count
