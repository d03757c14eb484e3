"""Sessions: how long they last, and how they are closed (S10)."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

from maillage.accounts import actions, limits, queries
from maillage.accounts.models import Account
from maillage.accounts.sessions import end_sessions
from maillage.safeguards.permissions import holds
from tests import factories
from tests.accounts.conftest import AT, PASSWORD, TODAY, code_at, is_signed_in, set_up_second_factor, sign_in

LIST = "/equipe/compte/appareils/"
DESK = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0"
PHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 Version/18.5 Safari/604.1"

pytestmark = pytest.mark.usefixtures("network")


def age(client: Client, *, signed_in: timedelta, seen: timedelta) -> None:
    """Pretend the session was opened and last used so long ago."""
    session = client.session
    now = timezone.now().timestamp()
    session["signed_in_at"], session["seen_at"] = now - signed_in.total_seconds(), now - seen.total_seconds()
    session.save()


def test_the_cookie_dies_with_the_browser(client: Client, demo_member: Account) -> None:
    answer = sign_in(client, demo_member.email)

    cookie = answer.cookies["session"]
    assert (cookie["max-age"], cookie["expires"], cookie["httponly"]) == ("", "", True)


@pytest.mark.parametrize(
    ("signed_in", "seen", "is_in"),
    [
        (timedelta(hours=11, minutes=59), timedelta(minutes=1), True),
        (timedelta(hours=12), timedelta(minutes=1), False),
        (timedelta(hours=3, minutes=5), timedelta(hours=2, minutes=59), True),
        (timedelta(hours=3, minutes=5), timedelta(hours=3), False),
    ],
)
def test_twelve_hours_in_all_and_three_idle(
    client: Client, demo_member: Account, signed_in: timedelta, seen: timedelta, *, is_in: bool
) -> None:
    sign_in(client, demo_member.email)
    age(client, signed_in=signed_in, seen=seen)

    answer = client.get(LIST)

    assert answer.status_code == (200 if is_in else 302)
    assert is_signed_in(client) is is_in


def test_a_session_of_unknown_age_is_closed(client: Client, demo_member: Account) -> None:
    sign_in(client, demo_member.email)
    session = client.session
    del session["signed_in_at"]
    session.save()

    assert client.get(LIST).status_code == 302


def test_reading_pages_writes_the_session_once_in_five_minutes() -> None:
    session = {"signed_in_at": AT.timestamp(), "seen_at": AT.timestamp()}

    limits.touch(session, AT + timedelta(minutes=4, seconds=59))
    soon = session["seen_at"]
    limits.touch(session, AT + timedelta(minutes=5))

    assert (soon, session["seen_at"]) == (AT.timestamp(), AT.timestamp() + 300)


def test_signing_out_kills_the_session_on_the_server(client: Client, demo_member: Account) -> None:
    sign_in(client, demo_member.email)
    stolen = client.cookies["session"].value

    client.post("/equipe/compte/deconnexion/")

    assert Client(headers={"cookie": f"session={stolen}"}).get(LIST).status_code == 302
    assert not Session.objects.filter(session_key=stolen).exists()


def test_the_list_names_this_device_first(client: Client, demo_member: Account) -> None:
    sign_in(client, demo_member.email, headers={"user-agent": DESK})
    sign_in(Client(), demo_member.email, headers={"user-agent": PHONE})

    answer = client.get(LIST)

    listed = queries.open_sessions(demo_member, current_key=client.session.session_key, at=timezone.now())
    assert [(session.device, session.is_current) for session in listed] == [
        ("Firefox, Windows", True),
        ("Safari, iPhone", False),
    ]
    assert "Safari, iPhone" in answer.content.decode()


def test_where_one_connects_from_is_never_written(client: Client, demo_member: Account) -> None:
    sign_in(client, demo_member.email, headers={"user-agent": DESK}, REMOTE_ADDR="192.0.2.77")

    client.get(LIST, headers={"user-agent": DESK}, REMOTE_ADDR="192.0.2.78")

    kept = UserSession.objects.get(user=demo_member)
    assert (kept.ip, kept.user_agent) == ("0.0.0.0", DESK)


def test_a_device_that_tells_nothing_is_unknown(client: Client, demo_member: Account) -> None:
    sign_in(client, demo_member.email)

    assert "Appareil inconnu" in client.get(LIST).content.decode()


def test_one_session_is_closed(client: Client, demo_member: Account) -> None:
    other = Client()
    sign_in(client, demo_member.email)
    sign_in(other, demo_member.email)
    listed = queries.open_sessions(demo_member, current_key=client.session.session_key, at=timezone.now())

    client.post(f"{LIST}{listed[1].id}/deconnecter/")

    assert [is_signed_in(client), is_signed_in(other)] == [True, False]


def test_another_accounts_session_does_not_exist(client: Client, demo_member: Account, member: Account) -> None:
    other = Client()
    sign_in(client, demo_member.email)
    sign_in(other, member.email)
    theirs = queries.open_sessions(member, current_key="", at=timezone.now())[0]

    answer = client.post(f"{LIST}{theirs.id}/deconnecter/")

    assert answer.status_code == 404
    assert is_signed_in(other)


def test_all_other_sessions_are_closed(client: Client, demo_member: Account) -> None:
    others = [Client(), Client()]
    for browser in (client, *others):
        sign_in(browser, demo_member.email)

    client.post(f"{LIST}deconnecter-les-autres/")

    assert [is_signed_in(browser) for browser in (client, *others)] == [True, False, False]


def test_closing_needs_a_post(client: Client, demo_member: Account) -> None:
    sign_in(client, demo_member.email)

    assert client.get(f"{LIST}deconnecter-les-autres/").status_code == 405


def test_a_new_password_closes_the_other_sessions(client: Client, member: Account) -> None:
    other = Client()
    set_up_second_factor(member)
    for browser, step in ((client, 0), (other, -1)):
        sign_in(browser, member.email)
        browser.post("/equipe/compte/code/", {"code": code_at(step)})
    shown = client.get("/equipe/compte/mot-de-passe/")

    changed = client.post(
        "/equipe/compte/mot-de-passe/",
        {"oldpassword": PASSWORD, "password1": "quatre lampes au port", "password2": "quatre lampes au port"},
    )

    assert (shown.status_code, changed.status_code, changed.url) == (200, 302, "/equipe/")
    assert client.get(LIST).status_code == 200
    assert other.get(LIST).status_code == 302


def test_a_wrong_current_password_changes_nothing(client: Client, member: Account) -> None:
    set_up_second_factor(member)
    sign_in(client, member.email)
    client.post("/equipe/compte/code/", {"code": code_at()})

    answer = client.post(
        "/equipe/compte/mot-de-passe/",
        {"oldpassword": "faux", "password1": "quatre lampes au port", "password2": "quatre lampes au port"},
    )

    member.refresh_from_db()
    assert "Ce n’est pas votre mot de passe actuel" in answer.content.decode()
    assert member.check_password(PASSWORD)


def test_a_removed_role_is_refused_at_the_next_request(organiser: Account, administrator: Account) -> None:
    before = holds(organiser, "accounts.view", TODAY)

    actions.revoke_grant(grant=organiser.grants.get(), actor=administrator, at=AT)

    assert (before, holds(organiser, "accounts.view", TODAY)) == (True, False)


def test_ending_sessions_says_how_many(client: Client, demo_member: Account) -> None:
    sign_in(client, demo_member.email)

    assert end_sessions(demo_member) == 1
    assert end_sessions(factories.make_account()) == 0


def test_open_sessions_cost_one_query(demo_member: Account, django_assert_num_queries: Any) -> None:
    for browsers in (1, 2):
        for _ in range(browsers):
            sign_in(Client(), demo_member.email)
        with django_assert_num_queries(1):
            listed = queries.open_sessions(demo_member, current_key="", at=timezone.now())

    assert len(listed) == 3
