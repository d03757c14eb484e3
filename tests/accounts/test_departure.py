"""Three months after their last right, an account no longer says who it was."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from allauth.mfa.models import Authenticator

from maillage.accounts.departure import departed_accounts, forget_departed
from maillage.accounts.enums import Role
from maillage.accounts.models import Account
from tests import factories

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 23, 12, tzinfo=UTC)


def colleague_whose_right_ended(days_ago: int) -> Account:
    account = factories.make_account("Zoé Partie", email="zoe@exemple.test")
    factories.make_grant(account, Role.RECEPTION, "p1", valid_until=(AT - timedelta(days=days_ago)).date())
    return account


def test_an_account_stays_for_three_months() -> None:
    colleague_whose_right_ended(90)

    assert forget_departed(AT) == 0


def test_the_day_after_nothing_tells_who_it_was() -> None:
    account = colleague_whose_right_ended(91)
    Authenticator.objects.create(user=account, type=Authenticator.Type.TOTP, data={"secret": "x"})

    forgotten = forget_departed(AT)

    account.refresh_from_db()
    assert forgotten == 1
    assert (account.name, account.email) == ("Compte clos", f"{account.id}@compte-clos.invalid")
    assert (account.is_active, account.has_usable_password()) == (False, False)
    assert not Authenticator.objects.filter(user=account).exists()


def test_a_second_time_nothing_is_left_to_forget() -> None:
    colleague_whose_right_ended(91)

    forget_departed(AT)

    assert not departed_accounts(AT).exists()


def test_a_right_still_held_keeps_the_account() -> None:
    account = colleague_whose_right_ended(400)
    factories.make_grant(account, Role.COUNSELLOR, "p2", valid_until=AT.date())

    assert forget_departed(AT) == 0


def test_a_withdrawn_right_counts_from_its_withdrawal() -> None:
    account = factories.make_account()
    grant = factories.make_grant(account, Role.RECEPTION, "p1")
    grant.revoked_at = AT - timedelta(days=91)
    grant.save()

    assert list(departed_accounts(AT)) == [account]


def test_a_new_account_waits_for_its_first_right() -> None:
    factories.make_account(joined_at=AT - timedelta(days=3))

    assert forget_departed(AT) == 0
