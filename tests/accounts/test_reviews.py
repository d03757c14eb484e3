"""The quarterly review of roles: who sees which, what confirming does, and that nothing ends by itself."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client

from maillage.accounts import reviews, rules
from maillage.accounts.enums import Role
from maillage.accounts.errors import CannotGrant
from maillage.accounts.models import Account, GrantReview
from maillage.network.models import Place
from maillage.safeguards.models import Entry
from tests import factories
from tests.accounts.conftest import AT, TODAY

pytestmark = pytest.mark.usefixtures("network")


@pytest.mark.parametrize(
    ("on", "start"),
    [
        (date(2026, 1, 1), date(2026, 1, 1)),
        (date(2026, 3, 31), date(2026, 1, 1)),
        (date(2026, 4, 1), date(2026, 4, 1)),
        (date(2026, 12, 31), date(2026, 10, 1)),
    ],
)
def test_quarters_start_in_january_april_july_october(on: date, start: date) -> None:
    assert reviews.quarter_start(on) == start


def test_a_manager_reviews_the_roles_of_their_place(
    organiser: Account, colleague: Account, stranger: Account, other_place: Place
) -> None:
    factories.make_grant(factories.make_account(), Role.RECEPTION, other_place.id)

    assert [grant.account for grant in reviews.grants_to_review(organiser, TODAY)] == [colleague]


def test_coordination_reviews_the_whole_network_but_not_itself(
    organiser: Account, colleague: Account, stranger: Account, administrator: Account
) -> None:
    coordinator = factories.make_account("Nour Coordonne")
    factories.make_grant(coordinator, Role.COORDINATION)

    seen = {grant.account for grant in reviews.grants_to_review(coordinator, TODAY)}

    assert seen == {organiser, colleague, stranger}


def test_a_colleague_reviews_nothing(colleague: Account, organiser: Account) -> None:
    assert reviews.grants_to_review(colleague, TODAY) == []


def test_a_role_given_in_the_quarter_waits_for_the_next(organiser: Account, colleague: Account) -> None:
    colleague.grants.update(valid_from=TODAY)

    assert reviews.grants_to_review(organiser, TODAY) == []
    assert len(reviews.grants_to_review(organiser, date(2026, 4, 1))) == 1


def test_a_confirmed_role_comes_back_next_quarter(organiser: Account, colleague: Account, place: Place) -> None:
    grant = colleague.grants.get()

    reviews.confirm_grant(grant=grant, actor=organiser, at=AT)
    reviews.confirm_grant(grant=grant, actor=organiser, at=AT)

    kept, entry = GrantReview.objects.get(), Entry.objects.get()
    assert (kept.quarter_starts_on, kept.confirmed_by, kept.confirmed_on) == (date(2026, 1, 1), organiser, TODAY)
    assert (entry.verb, entry.place_key) == ("accounts.confirm_grant", str(place.id))
    assert reviews.grants_to_review(organiser, TODAY) == []
    assert reviews.grants_to_review(organiser, date(2026, 4, 1)) == [grant]


def test_a_stranger_confirms_nothing(stranger: Account, colleague: Account) -> None:
    with pytest.raises(CannotGrant):
        reviews.confirm_grant(grant=colleague.grants.get(), actor=stranger, at=AT)

    assert GrantReview.objects.count() == 0


def test_nobody_confirms_their_own_role(administrator: Account) -> None:
    with pytest.raises(CannotGrant):
        reviews.confirm_grant(grant=administrator.grants.get(), actor=administrator, at=AT)


def test_without_an_answer_nothing_ends(organiser: Account, colleague: Account) -> None:
    assert rules.roles_on(colleague, date(2026, 12, 31)) == {Role.RECEPTION}


def test_what_waits_costs_two_queries(
    organiser: Account, colleague: Account, place: Place, django_assert_num_queries: Any
) -> None:
    for count in (1, 3):
        while len(reviews.grants_to_review(organiser, TODAY)) < count:
            factories.make_grant(factories.make_account(), Role.COUNSELLOR, place.id)
        with django_assert_num_queries(2):
            found = [grant.account.name for grant in reviews.grants_to_review(organiser, TODAY)]

    assert len(found) == 3


def test_one_tap_confirms_and_the_first_page_tells_what_waits(
    client_of: Callable[[Account], Client], organiser: Account, colleague: Account
) -> None:
    client, grant = client_of(organiser), colleague.grants.get()
    before = client.get("/equipe/").content.decode()
    listed = client.get("/equipe/roles/revue/").content.decode()

    answer = client.post(f"/equipe/roles/{grant.id}/confirmer/", {"operation": str(uuid.uuid4())}, follow=True)

    assert "1 rôle est à revoir ce trimestre." in before
    assert "Confirmer pour Luc Collègue" in listed
    assert "Tout est revu pour ce trimestre." in answer.content.decode()
    assert "à revoir ce trimestre" not in client.get("/equipe/").content.decode()
