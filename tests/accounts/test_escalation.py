"""No sequence of grants, renewals and revocations gives anybody more than what was first given."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from maillage.accounts import actions
from maillage.accounts.actions import WantedGrant
from maillage.accounts.enums import Role, Scope
from maillage.accounts.lattice import GIVES
from maillage.accounts.models import Account, Grant
from maillage.core.errors import Refusal
from tests import factories
from tests.accounts.conftest import AT, TODAY

PEOPLE = 4
KEYS = {Scope.NETWORK: ("",), Scope.PLACE: ("port", "gap"), Scope.ORGANISATION: ("afpa",)}

wanted = st.sampled_from([WantedGrant(role, scope, key) for role in Role for scope in Scope for key in KEYS[scope]])
people = st.integers(0, PEOPLE - 1)
days = st.integers(-5, 420)
step = st.tuples(st.sampled_from(["grant", "renew", "revoke"]), people, people, wanted, days, st.integers(0, 60))


def play(account: list[Account], moves: list[tuple[str, int, int, WantedGrant, int, int]]) -> None:
    """Try every move, at instants that go forward; refusals change nothing."""
    at: datetime = AT
    for act, actor, target, what, until, pause in moves:
        at += timedelta(days=pause)
        end = TODAY + timedelta(days=until)
        try:
            attempt(act, account[actor], account[target], what, end=end, at=at)
        except Refusal:
            continue


def attempt(act: str, actor: Account, target: Account, what: WantedGrant, *, end: object, at: datetime) -> None:
    held = Grant.objects.filter(account=target, role=what.role, scope=what.scope, scope_key=what.scope_key).first()
    if act == "grant":
        actions.grant_role(
            account=target,
            role=what.role,
            scope=what.scope,
            scope_key=what.scope_key,
            valid_until=end,  # type: ignore[arg-type]
            actor=actor,
            at=at,
        )
    elif act == "renew" and held:
        actions.renew_grant(grant=held, valid_until=end, actor=actor, at=at)  # type: ignore[arg-type]
    elif act == "revoke" and held:
        actions.revoke_grant(grant=held, actor=actor, at=at)


def is_within(grant: Grant, first: Grant) -> bool:
    """True when `first` could have given `grant`: role, scope and end date."""
    reaches = first.scope == Scope.NETWORK or (first.scope, first.scope_key) == (grant.scope, grant.scope_key)
    is_lower = grant.role == first.role or grant.role in GIVES[Role(first.role)]
    return reaches and is_lower and grant.valid_until <= first.valid_until


@pytest.mark.django_db
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(first=st.lists(st.tuples(people, wanted, days), min_size=1, max_size=3), moves=st.lists(step, max_size=12))
def test_no_sequence_of_acts_escalates(
    first: list[tuple[int, WantedGrant, int]], moves: list[tuple[str, int, int, WantedGrant, int, int]]
) -> None:
    Account.objects.all().delete()
    account = [factories.make_account(f"Personne {number}") for number in range(PEOPLE)]
    given_first = [
        Grant.objects.create(
            account=account[who],
            role=what.role,
            scope=what.scope,
            scope_key=what.scope_key,
            valid_from=TODAY - timedelta(days=10),
            valid_until=TODAY + timedelta(days=until),
        )
        for who, what, until in first
    ]

    play(account, moves)

    beyond = [grant for grant in Grant.objects.all() if not any(is_within(grant, one) for one in given_first)]
    assert beyond == []
