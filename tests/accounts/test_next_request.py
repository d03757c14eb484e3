"""Whatever opened the session, what ended is refused at the next request (S10)."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from django.utils import timezone

from maillage.accounts import actions, desk_codes, desks, replacements
from maillage.accounts.models import Account, Desk
from maillage.network.models import Place
from tests.accounts.conftest import code_at, set_up_second_factor, sign_in, with_password
from tests.accounts.soft_key import add_key
from tests.accounts.test_desks import CODE, enter
from tests.accounts.test_passkeys import enter as enter_with_key

Opened = tuple[Client, Account]
Open = Callable[[Account, Account, Place], Opened]
PAGE = "/equipe/services/"

pytestmark = pytest.mark.usefixtures("network")


def _desk(organiser: Account, place: Place) -> tuple[Client, Desk]:
    enrolled = desks.enrol_desk(place_key=str(place.id), name="accueil", actor=organiser, at=timezone.now())
    client = Client()
    client.cookies["desk"] = enrolled.token
    return client, enrolled.desk


def by_password(colleague: Account, organiser: Account, place: Place) -> Opened:
    client = Client()
    sign_in(client, with_password(colleague).email)
    return client, colleague


def by_password_and_code(colleague: Account, organiser: Account, place: Place) -> Opened:
    colleague.is_demonstration = False
    set_up_second_factor(with_password(colleague))
    client = Client()
    sign_in(client, colleague.email)
    client.post("/equipe/compte/code/", {"code": code_at()})
    return client, colleague


def by_passkey(colleague: Account, organiser: Account, place: Place) -> Opened:
    client = Client()
    enter_with_key(client, add_key(colleague))
    return client, colleague


def at_a_desk(colleague: Account, organiser: Account, place: Place) -> Opened:
    client, _ = _desk(organiser, place)
    desk_codes.set_desk_code(account=colleague, code=CODE, at=timezone.now())
    enter(client, colleague)
    return client, colleague


def as_a_replacement(colleague: Account, organiser: Account, place: Place) -> Opened:
    client, desk = _desk(organiser, place)
    admitted = replacements.admit_replacement(
        desk=desk, first_name="Léa", pole_code="emploi", actor=colleague, at=timezone.now()
    )
    enter(client, admitted.replacement.account, admitted.code)
    return client, admitted.replacement.account


KINDS = (by_password, by_password_and_code, by_passkey, at_a_desk, as_a_replacement)


@pytest.mark.parametrize("opened", KINDS)
def test_a_disabled_account_is_refused(opened: Open, colleague: Account, organiser: Account, place: Place) -> None:
    client, account = opened(colleague, organiser, place)
    before = client.get(PAGE).status_code

    actions.deactivate_account(account=account, actor=organiser, at=timezone.now())

    assert (before, client.get(PAGE).status_code, client.post(PAGE).status_code) == (200, 302, 302)


@pytest.mark.parametrize("opened", KINDS)
def test_an_ended_role_is_refused(opened: Open, colleague: Account, organiser: Account, place: Place) -> None:
    client, account = opened(colleague, organiser, place)
    before = client.get(PAGE).status_code

    actions.revoke_grant(grant=account.grants.get(), actor=organiser, at=timezone.now())

    assert (before, client.get(PAGE).status_code in {302, 404}) == (200, True)


@pytest.mark.parametrize("opened", [at_a_desk, as_a_replacement])
def test_a_withdrawn_desk_is_refused(opened: Open, colleague: Account, organiser: Account, place: Place) -> None:
    client, _ = opened(colleague, organiser, place)
    before = client.get(PAGE).status_code

    desks.revoke_desk(desk=Desk.objects.get(), actor=organiser, at=timezone.now())

    assert (before, client.get(PAGE).status_code) == (200, 302)


def test_every_open_tab_is_refused(colleague: Account, organiser: Account, place: Place) -> None:
    tabs = [by_password(colleague, organiser, place)[0] for _ in range(3)]

    actions.deactivate_account(account=colleague, actor=organiser, at=timezone.now())

    assert [tab.get(PAGE).status_code for tab in tabs] == [302, 302, 302]
