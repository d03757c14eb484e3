"""The team: invitations, roles, accounts shut and opened."""

from __future__ import annotations

import re
import uuid
from collections.abc import Callable

import pytest
from allauth.mfa.models import Authenticator
from django.core import mail
from django.test import Client
from django.utils import timezone

from maillage.accounts.enums import Role
from maillage.accounts.models import Account, Grant, Invitation
from maillage.network.models import Place
from maillage.safeguards.models import Operation
from tests import factories
from tests.backoffice.conftest import Send, told

pytestmark = pytest.mark.django_db


def test_an_invitation_shows_its_link_once_and_stores_it_nowhere(
    organiser: Account, place: Place, send: Send, client_of: Callable[[Account], Client]
) -> None:
    answer = send(
        organiser,
        "/equipe/personnes/inviter/",
        name="Zoé Nouvelle",
        email="zoe@exemple.test",
        role="reception",
        reach=f"place|{place.id}",
    )

    link = answer.context["link"]
    token = link.rstrip("/").rsplit("/", 1)[1]
    assert answer.status_code == 200
    assert link in mail.outbox[0].body
    assert Client().get(link.replace("http://testserver", "")).status_code == 200
    assert token not in str(list(Operation.objects.values())) + str(list(Invitation.objects.values()))
    assert token not in client_of(organiser).get("/equipe/personnes/").content.decode()


def test_nobody_invites_above_themselves(organiser: Account, send: Send) -> None:
    answer = send(
        organiser,
        "/equipe/personnes/inviter/",
        name="Zoé",
        email="zoe@exemple.test",
        role="administrator",
        reach="network|",
    )

    assert answer.status_code == 422
    assert not Invitation.objects.exists()


def test_an_invitation_is_cancelled(organiser: Account, place: Place, press: Send) -> None:
    invitation = factories.make_invitation(organiser, scope_key=str(place.id))

    answer = press(organiser, f"/equipe/personnes/invitations/{invitation.id}/annuler/")

    assert told(answer) == ["Ce lien ne marche plus."]
    assert answer.context["invitations"] == []


def test_a_role_is_given_renewed_and_withdrawn(
    organiser: Account, colleague: Account, place: Place, send: Send, press: Send
) -> None:
    today = timezone.localdate()
    send(
        organiser,
        f"/equipe/personnes/{colleague.id}/donner-un-role/",
        role="counsellor",
        reach=f"place|{place.id}",
        valid_until=today,
    )
    given = Grant.objects.get(account=colleague, role=Role.COUNSELLOR)
    renewed = press(organiser, f"/equipe/roles/{given.id}/renouveler/", valid_until=today.replace(day=28))
    withdrawn = press(organiser, f"/equipe/roles/{given.id}/retirer/")

    given.refresh_from_db()
    assert told(renewed) == ["Le rôle est renouvelé."]
    assert told(withdrawn) == ["Le rôle est retiré."]
    assert given.revoked_at is not None


def test_a_colleague_is_not_a_manager(colleague: Account, client_of: Callable[[Account], Client]) -> None:
    assert client_of(colleague).get("/equipe/personnes/").status_code == 404


def test_an_account_is_closed_and_opened_again(
    organiser: Account, colleague: Account, press: Send, client_of: Callable[[Account], Client]
) -> None:
    signed_in = client_of(colleague)
    closed = press(organiser, f"/equipe/personnes/{colleague.id}/desactiver/")
    after = signed_in.get("/equipe/lieux/")
    opened = press(organiser, f"/equipe/personnes/{colleague.id}/reactiver/")

    assert told(closed) == ["Ce compte est fermé, ses appareils sont déconnectés."]
    assert after.status_code == 302
    assert told(opened) == ["Ce compte est ouvert de nouveau."]


def test_one_does_not_close_ones_own_account(administrator: Account, press: Send) -> None:
    answer = press(administrator, f"/equipe/personnes/{administrator.id}/desactiver/")

    administrator.refresh_from_db()
    assert administrator.is_active
    assert len(told(answer)) == 1


def test_a_stranger_finds_nobody(stranger: Account, colleague: Account, client_of: Callable[[Account], Client]) -> None:
    assert client_of(stranger).get(f"/equipe/personnes/{colleague.id}/").status_code == 404


def test_a_lost_second_factor_is_set_up_again(organiser: Account, place: Place, press: Send) -> None:
    lost = factories.make_account("Zoé Perdue", is_demonstration=False)
    factories.make_grant(lost, Role.RECEPTION, place.id)
    Authenticator.objects.create(user=lost, type=Authenticator.Type.TOTP, data={"secret": "x"})

    answer = press(organiser, f"/equipe/personnes/{lost.id}/double-verification/")

    assert told(answer) == ["Cette personne devra refaire sa double vérification à sa prochaine connexion."]
    assert not Authenticator.objects.filter(user=lost).exists()


def test_one_does_not_reset_ones_own_second_factor(administrator: Account, press: Send) -> None:
    Authenticator.objects.create(user=administrator, type=Authenticator.Type.TOTP, data={"secret": "x"})

    press(administrator, f"/equipe/personnes/{administrator.id}/double-verification/")

    assert Authenticator.objects.filter(user=administrator).exists()


def test_an_operation_id_used_for_another_act_is_refused_never_replayed(
    organiser: Account, colleague: Account, place: Place, press: Send
) -> None:
    others = [factories.make_grant(colleague, role, place.id) for role in (Role.COUNSELLOR, Role.PROGRAMMER)]
    same = str(uuid.uuid4())
    press(organiser, f"/equipe/roles/{others[0].id}/retirer/", operation=same)

    second = press(organiser, f"/equipe/roles/{others[1].id}/retirer/", operation=same)

    others[1].refresh_from_db()
    assert "Le rôle est retiré." not in told(second)
    assert others[1].revoked_at is None


def test_each_button_has_an_operation_id_of_its_own(
    organiser: Account, place: Place, client_of: Callable[[Account], Client]
) -> None:
    for _ in range(2):
        factories.make_invitation(organiser, scope_key=str(place.id))

    page = client_of(organiser).get("/equipe/personnes/").content.decode()

    ids = re.findall(r'name="operation" value="([0-9a-f-]{36})"', page)
    assert len(ids) == len(set(ids)) == 2


def test_a_role_is_only_given_over_a_reach_it_may_have(administrator: Account, place: Place, send: Send) -> None:
    answer = send(
        administrator,
        "/equipe/personnes/inviter/",
        name="Zoé",
        email="zoe@exemple.test",
        role="coordination",
        reach=f"place|{place.id}",
    )

    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == ["reach"]
