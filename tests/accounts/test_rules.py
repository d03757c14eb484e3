"""Roles: what each reaches and may give."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from maillage.accounts import rules
from maillage.accounts.enums import Role, Scope
from maillage.accounts.lattice import GIVES, SCOPES
from maillage.accounts.models import Account
from tests import factories
from tests.accounts.conftest import AT, TODAY

YEAR_END = date(2027, 3, 2)


def test_every_role_says_where_it_is_held_and_what_it_gives() -> None:
    assert set(SCOPES) == set(GIVES) == set(Role)


def test_roles_on_counts_both_ends_of_a_grant(member: Account) -> None:
    factories.make_grant(member, Role.RECEPTION, "port", valid_from=TODAY, valid_until=TODAY)

    days = [rules.roles_on(member, TODAY + timedelta(days=shift)) for shift in (-1, 0, 1)]

    assert days == [set(), {Role.RECEPTION}, set()]


def test_a_revoked_grant_gives_no_role(member: Account) -> None:
    factories.make_grant(member, Role.RECEPTION, "port", revoked_at=AT)

    assert rules.roles_on(member, TODAY) == set()


def test_a_disabled_account_has_no_role(member: Account) -> None:
    factories.make_grant(member, Role.ADMINISTRATOR)
    Account.objects.filter(id=member.id).update(is_active=False)

    assert rules.roles_on(member, TODAY) == set()


def test_covers_reaches_its_place_alone(member: Account) -> None:
    factories.make_grant(member, Role.PLACE_MANAGER, "port")

    reached = [
        rules.covers(member, {Role.PLACE_MANAGER}, place_key=key, organisation_key=organisation, on=TODAY)
        for key, organisation in (("port", ""), ("gap", ""), ("", ""), ("", "port"))
    ]

    assert reached == [True, False, False, False]


def test_covers_needs_one_of_the_roles(member: Account) -> None:
    factories.make_grant(member, Role.RECEPTION, "port")

    assert not rules.covers(member, {Role.PLACE_MANAGER}, place_key="port", on=TODAY)


def test_a_network_grant_covers_every_place_and_organisation(member: Account) -> None:
    factories.make_grant(member, Role.COORDINATION)

    assert rules.covers(member, {Role.COORDINATION}, place_key="gap", on=TODAY)
    assert rules.covers(member, {Role.COORDINATION}, organisation_key="afpa", on=TODAY)


def test_place_keys_are_those_of_the_roles(member: Account) -> None:
    factories.make_grant(member, Role.PLACE_MANAGER, "port")
    factories.make_grant(member, Role.RECEPTION, "gap")

    assert rules.place_keys(member, {Role.PLACE_MANAGER}, TODAY) == {"port"}


def test_place_keys_are_all_with_a_network_grant(member: Account) -> None:
    factories.make_grant(member, Role.ADMINISTRATOR)

    keys = rules.place_keys(member, {Role.ADMINISTRATOR}, TODAY)

    assert keys is rules.ALL
    assert "anything" in keys


@pytest.mark.parametrize(
    ("on", "end"),
    [(date(2026, 3, 2), YEAR_END), (date(2028, 2, 29), date(2029, 2, 28)), (date(2026, 12, 31), date(2027, 12, 31))],
)
def test_a_grant_lasts_twelve_months_at_most(on: date, end: date) -> None:
    assert rules.longest_end(on) == end


def test_nobody_gives_beyond_their_own_end(member: Account) -> None:
    mine = date(2026, 6, 30)
    factories.make_grant(member, Role.PLACE_MANAGER, "port", valid_until=mine)

    given = [
        rules.can_grant(member, role=Role.RECEPTION, scope=Scope.PLACE, scope_key="port", valid_until=day, on=TODAY)
        for day in (TODAY - timedelta(days=1), TODAY, mine, mine + timedelta(days=1))
    ]

    assert given == [False, True, True, False]


def test_the_operator_gives_any_role_where_it_may_be_held() -> None:
    administrator = rules.can_grant(
        None, role=Role.ADMINISTRATOR, scope=Scope.NETWORK, scope_key="", valid_until=YEAR_END, on=TODAY
    )
    manager_of_all = rules.can_grant(
        None, role=Role.PLACE_MANAGER, scope=Scope.NETWORK, scope_key="", valid_until=YEAR_END, on=TODAY
    )

    assert (administrator, manager_of_all) == (True, False)


@pytest.mark.parametrize("role", Role)
def test_what_each_role_gives_at_its_widest_scope(member: Account, role: Role) -> None:
    scope = Scope.NETWORK if Scope.NETWORK in SCOPES[role] else Scope.PLACE
    factories.make_grant(member, role, "" if scope == Scope.NETWORK else "port")

    given = {
        other
        for other in Role
        for where in SCOPES[other]
        if rules.latest_end(
            member, role=other, scope=where, scope_key="" if where == Scope.NETWORK else "port", on=TODAY
        )
    }

    assert given == GIVES[role]
