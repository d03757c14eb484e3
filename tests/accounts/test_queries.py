"""Who sees which account, grant and invitation, at a constant cost."""

from __future__ import annotations

from typing import Any

import pytest

from maillage.accounts import queries
from maillage.accounts.enums import Role, Scope
from maillage.accounts.models import Account
from maillage.core.errors import NotYours
from maillage.network.models import Place
from tests import factories
from tests.accounts.conftest import AT, TODAY

ROWS = pytest.mark.parametrize("rows", [1, 3])


def team(place: Place, rows: int) -> list[Account]:
    people = [factories.make_account(f"Équipe {number}") for number in range(rows)]
    for person in people:
        factories.make_grant(person, Role.COUNSELLOR, place.id)
    return people


def test_a_manager_sees_their_team_and_themselves(
    organiser: Account, colleague: Account, stranger: Account, member: Account
) -> None:
    assert list(queries.accounts_visible_to(organiser, TODAY)) == [colleague, organiser]


def test_reception_sees_itself(organiser: Account, colleague: Account) -> None:
    assert list(queries.accounts_visible_to(colleague, TODAY)) == [colleague]


@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.COORDINATION])
def test_administration_and_coordination_see_all(
    member: Account, organiser: Account, stranger: Account, role: Role
) -> None:
    factories.make_grant(member, role)

    assert list(queries.accounts_visible_to(member, TODAY)) == [stranger, member, organiser]


def test_an_account_out_of_sight_does_not_exist(organiser: Account, colleague: Account, stranger: Account) -> None:
    assert queries.account_visible_to(organiser, colleague.id, TODAY) == colleague
    for wrong in (stranger.id, "pas-un-identifiant", "00000000-0000-4000-8000-000000000000"):
        with pytest.raises(NotYours):
            queries.account_visible_to(organiser, wrong, TODAY)


def test_a_grant_out_of_sight_does_not_exist(organiser: Account, colleague: Account, stranger: Account) -> None:
    here, elsewhere = colleague.grants.get(), stranger.grants.get()

    assert queries.grant_visible_to(organiser, here.id, TODAY) == here
    for wrong in (elsewhere.id, "pas-un-identifiant"):
        with pytest.raises(NotYours):
            queries.grant_visible_to(organiser, wrong, TODAY)


def test_a_manager_sees_the_open_invitations_of_their_place(
    organiser: Account, stranger: Account, administrator: Account, place: Place, other_place: Place
) -> None:
    ours = factories.make_invitation(organiser, scope_key=str(place.id))
    theirs = factories.make_invitation(stranger, scope_key=str(other_place.id))
    factories.make_invitation(organiser, scope_key=str(place.id), revoked_at=AT)
    factories.make_invitation(organiser, scope_key=str(place.id), accepted_at=AT)
    factories.make_invitation(organiser, scope_key=str(place.id), expires_at=AT)

    assert list(queries.open_invitations_visible_to(organiser, AT, TODAY)) == [ours]
    assert set(queries.open_invitations_visible_to(administrator, AT, TODAY)) == {ours, theirs}
    assert queries.invitation_visible_to(organiser, ours.id, at=AT, on=TODAY) == ours
    with pytest.raises(NotYours):
        queries.invitation_visible_to(organiser, theirs.id, at=AT, on=TODAY)


def test_a_manager_may_give_four_roles_at_their_place(organiser: Account, place: Place) -> None:
    given = [(one.role, one.scope, one.scope_key) for one in queries.givable_roles(organiser, TODAY)]

    assert given == [
        (role, Scope.PLACE, str(place.id))
        for role in (Role.RECEPTION, Role.COUNSELLOR, Role.DOCUMENTALIST, Role.PROGRAMMER)
    ]


def test_reception_may_give_nothing(colleague: Account) -> None:
    assert queries.givable_roles(colleague, TODAY) == []


def test_an_administrator_may_give_every_role(administrator: Account) -> None:
    assert {one.role for one in queries.givable_roles(administrator, TODAY)} == set(Role)


def test_only_invented_accounts_are_of_the_demonstration(member: Account, demo_member: Account) -> None:
    assert list(queries.demonstration_accounts()) == [demo_member]


@ROWS
def test_lists_cost_the_same_whatever_the_rows(
    organiser: Account, place: Place, rows: int, django_assert_num_queries: Any
) -> None:
    people = team(place, rows)
    for _ in people:
        factories.make_invitation(organiser, scope_key=str(place.id))
        factories.make_grant(people[0], Role.RECEPTION, place.id, granted_by=organiser)

    with django_assert_num_queries(2):
        accounts = list(queries.accounts_visible_to(organiser, TODAY))
    with django_assert_num_queries(2):
        invitations = queries.open_invitations_visible_to(organiser, AT, TODAY)
        inviters = [one.invited_by.name for one in invitations if one.invited_by]
    with django_assert_num_queries(1):
        grants = [one.granted_by for one in queries.grants_of(people[0])]
    with django_assert_num_queries(2):
        demonstration = [list(one.grants.all()) for one in queries.demonstration_accounts()]
    with django_assert_num_queries(1):
        queries.givable_roles(organiser, TODAY)

    assert (len(accounts), len(inviters), len(grants), len(demonstration)) == (rows + 1, rows, rows + 1, rows + 1)
