"""Invitations: the only way in, once, for a week."""

from __future__ import annotations

from datetime import date, timedelta
from unittest import mock

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone
from django.utils.translation import override

from maillage.accounts import actions, invitations, rules
from maillage.accounts.actions import Invited
from maillage.accounts.enums import Role, Scope
from maillage.accounts.errors import AccountExists, CannotGrant, InvitationUnusable, RoleOutOfScope, WeakPassword
from maillage.accounts.models import Account, Invitation
from maillage.core.errors import NotYours
from maillage.network.models import Place
from maillage.safeguards.models import Entry
from tests.accounts.conftest import AT, PASSWORD, TODAY, is_signed_in, link_in

EMAIL = "nour@exemple.test"


def invite(actor: Account | None, key: object, role: Role = Role.RECEPTION, **values: object) -> Invited:
    return actions.invite_account(
        email=str(values.get("email", EMAIL)),
        name="Nour Nouveau",
        role=role,
        scope=Scope.PLACE if key else Scope.NETWORK,
        scope_key=str(key),
        site_address="https://exemple.test/",
        actor=actor,
        at=values.get("at", AT),  # type: ignore[arg-type]
    )


def token_of(invited: Invited) -> str:
    return invited.link.rstrip("/").rsplit("/", 1)[1]


def test_an_invitation_makes_the_account_and_its_role(organiser: Account, place: Place) -> None:
    invited = invite(organiser, place.id)

    account = actions.accept_invitation(token=token_of(invited), password=PASSWORD, at=AT)

    grant = account.grants.get()
    assert (account.email, account.name, account.is_demonstration) == (EMAIL, "Nour Nouveau", False)
    assert (grant.role, grant.scope_key, grant.valid_until) == ("reception", str(place.id), date(2027, 3, 2))
    assert rules.roles_on(account, TODAY) == {Role.RECEPTION}


def test_the_link_is_written_to_the_person_and_kept_as_a_hash(organiser: Account, place: Place) -> None:
    invited = invite(organiser, place.id)

    token = token_of(invited)
    kept = Invitation.objects.get()
    assert len(token) == 32
    assert [message.to for message in mail.outbox] == [[EMAIL]]
    assert link_in(mail.outbox[0].body) == f"/equipe/compte/invitation/{token}/"
    assert kept.token_hash == invitations.hash_of(token)
    assert token not in str(kept.__dict__)
    assert token not in str([entry.body for entry in Entry.objects.all()])


def test_an_english_invitation_is_in_english(organiser: Account, place: Place) -> None:
    with override("en"):
        invited = invite(organiser, place.id)

    assert invited.link.startswith("https://exemple.test/en/equipe/compte/invitation/")
    assert "Hello Nour Nouveau," in mail.outbox[0].body


def test_a_silent_mail_server_stops_nobody(organiser: Account, place: Place) -> None:
    with mock.patch("maillage.accounts.mails.send_mail", side_effect=ConnectionRefusedError):
        invited = invite(organiser, place.id)

    assert not invited.is_mail_sent
    assert actions.accept_invitation(token=token_of(invited), password=PASSWORD, at=AT).email == EMAIL


def test_nobody_invites_to_more_than_they_hold(organiser: Account, place: Place, other_place: Place) -> None:
    with pytest.raises(CannotGrant):
        invite(organiser, other_place.id)
    with pytest.raises(CannotGrant):
        invite(organiser, place.id, Role.PLACE_MANAGER)

    assert mail.outbox == []


def test_a_role_over_the_wrong_scope_is_refused(administrator: Account) -> None:
    with pytest.raises(RoleOutOfScope):
        invite(administrator, "", Role.RECEPTION)


def test_an_address_with_an_account_is_refused(organiser: Account, colleague: Account, place: Place) -> None:
    with pytest.raises(AccountExists):
        invite(organiser, place.id, email=colleague.email.upper())


def test_the_link_is_used_once(organiser: Account, place: Place) -> None:
    token = token_of(invite(organiser, place.id))
    actions.accept_invitation(token=token, password=PASSWORD, at=AT)

    with pytest.raises(InvitationUnusable):
        actions.accept_invitation(token=token, password=PASSWORD, at=AT)


@pytest.mark.parametrize(("days", "is_open"), [(6.99, True), (7, False)])
def test_the_link_dies_after_seven_days(organiser: Account, place: Place, days: float, *, is_open: bool) -> None:
    invitation = invite(organiser, place.id).invitation

    assert invitation.is_open_at(AT + timedelta(days=days)) is is_open


def test_an_unknown_link_is_refused(db: None) -> None:
    with pytest.raises(InvitationUnusable):
        actions.accept_invitation(token="x" * 32, password=PASSWORD, at=AT)


def test_a_link_dies_with_the_right_of_who_invites(organiser: Account, administrator: Account, place: Place) -> None:
    token = token_of(invite(organiser, place.id))
    actions.revoke_grant(grant=organiser.grants.get(), actor=administrator, at=AT)

    with pytest.raises(InvitationUnusable):
        actions.accept_invitation(token=token, password=PASSWORD, at=AT)


def test_two_links_to_one_address_make_one_account(organiser: Account, place: Place) -> None:
    first, second = token_of(invite(organiser, place.id)), token_of(invite(organiser, place.id))
    actions.accept_invitation(token=first, password=PASSWORD, at=AT)

    with pytest.raises(InvitationUnusable):
        actions.accept_invitation(token=second, password=PASSWORD, at=AT)


def test_a_weak_password_is_refused_and_the_link_still_works(organiser: Account, place: Place) -> None:
    token = token_of(invite(organiser, place.id))

    with pytest.raises(WeakPassword) as refused:
        actions.accept_invitation(token=token, password="court", at=AT)

    assert len(refused.value.fields["password"]) == 1
    assert actions.accept_invitation(token=token, password=PASSWORD, at=AT).email == EMAIL


def test_a_revoked_link_is_dead(organiser: Account, place: Place) -> None:
    invited = invite(organiser, place.id)

    actions.revoke_invitation(invitation=invited.invitation, actor=organiser, at=AT)

    with pytest.raises(InvitationUnusable):
        actions.accept_invitation(token=token_of(invited), password=PASSWORD, at=AT)
    with pytest.raises(InvitationUnusable):
        actions.revoke_invitation(invitation=invited.invitation, actor=organiser, at=AT)


def test_a_stranger_does_not_revoke(organiser: Account, stranger: Account, place: Place) -> None:
    invited = invite(organiser, place.id)

    with pytest.raises(NotYours):
        actions.revoke_invitation(invitation=invited.invitation, actor=stranger, at=AT)


def test_the_operator_lets_the_first_administrator_in(network: object) -> None:
    path = actions.invite_first_administrator(email=EMAIL, name="Nour", at=AT)

    account = actions.accept_invitation(token=path.rstrip("/").rsplit("/", 1)[1], password=PASSWORD, at=AT)

    assert path.startswith("/equipe/compte/invitation/")
    assert rules.roles_on(account, TODAY) == {Role.ADMINISTRATOR}


def test_the_page_signs_in_and_leads_to_the_second_factor(organiser: Account, place: Place, client: Client) -> None:
    path = invite(organiser, place.id, at=timezone.now()).link.removeprefix("https://exemple.test")
    shown = client.get(path)

    client.post(path, {"password": PASSWORD, "again": PASSWORD})
    landed = client.get("/equipe/", follow=True)

    assert shown.status_code == 200
    assert "Nour Nouveau" in shown.content.decode()
    assert is_signed_in(client)
    assert landed.redirect_chain == [("/equipe/compte/double-verification/activer/", 302)]
    assert landed.status_code == 200


def test_the_page_asks_for_the_same_password_twice(organiser: Account, place: Place, client: Client) -> None:
    path = invite(organiser, place.id, at=timezone.now()).link.removeprefix("https://exemple.test")

    answer = client.post(path, {"password": PASSWORD, "again": PASSWORD + "x"})

    assert answer.status_code == 400
    assert "Les deux mots de passe diffèrent" in answer.content.decode()
    assert not Account.objects.filter(email=EMAIL).exists()


def test_the_page_says_why_a_password_is_weak(organiser: Account, place: Place, client: Client) -> None:
    path = invite(organiser, place.id, at=timezone.now()).link.removeprefix("https://exemple.test")

    answer = client.post(path, {"password": "court", "again": "court"})

    assert answer.status_code == 400
    assert "12 caractères" in answer.content.decode()


def test_a_dead_link_says_what_to_do(network: object, client: Client) -> None:
    answer = client.get("/equipe/compte/invitation/abcdef/")

    assert answer.status_code == 404
    assert "Demandez-en une nouvelle" in answer.content.decode()
