"""The screens of the shared desk: enrolling it, choosing one's code, admitting a replacement."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from maillage.accounts import desk_codes, desks
from maillage.accounts.models import Account, Desk, Replacement
from maillage.network.models import Place
from maillage.safeguards.models import Entry, Operation
from tests import factories
from tests.backoffice.conftest import sent, told

DESKS, CODE, ADMIT = "/equipe/postes/", "/equipe/poste/code/", "/equipe/poste/remplacement/"

pytestmark = pytest.mark.usefixtures("network")


@pytest.fixture
def at_reception(
    client_of: Callable[[Account], Client], colleague: Account, organiser: Account, place: Place
) -> Client:
    """The colleague, who entered at a shared desk with six digits."""
    enrolled = desks.enrol_desk(place_key=str(place.id), name="accueil", actor=organiser, at=timezone.now())
    desk_codes.set_desk_code(account=colleague, code="482915", at=timezone.now())
    client = Client()
    client.cookies["desk"] = enrolled.token
    form = client.get("/equipe/poste/").context["form"]
    client.post("/equipe/poste/", sent(form, account=str(colleague.id), code="482915"))
    return client


def post(client: Client, path: str, **changes: Any) -> HttpResponse:
    """Open the page, change its form, send it."""
    return client.post(path, sent(client.get(path).context["form"], **changes))


def test_a_manager_makes_the_device_a_desk(
    client_of: Callable[[Account], Client], organiser: Account, place: Place
) -> None:
    client = client_of(organiser)

    answer = post(client, DESKS, place=str(place.id), name="accueil")

    cookie = answer.cookies["desk"]
    assert (answer.status_code, cookie["httponly"], cookie["samesite"], cookie["path"]) == (302, True, "Lax", "/")
    assert cookie.value not in str(Operation.objects.values_list("result", flat=True))
    assert client.get(DESKS).context["is_desk_already"]


def test_the_places_offered_are_those_one_manages(
    client_of: Callable[[Account], Client], organiser: Account, place: Place, other_place: Place
) -> None:
    form = client_of(organiser).get(DESKS).context["form"]

    assert form.fields["place"].choices == [(str(place.id), place.name)]


def test_a_desk_is_withdrawn_from_the_list(
    client_of: Callable[[Account], Client], organiser: Account, place: Place
) -> None:
    desk, client = factories.make_desk(place.id), client_of(organiser)
    listed = client.get(DESKS).content.decode()

    client.post(f"{DESKS}{desk.id}/retirer/", {"operation": "7f9c24e8-3b12-4f0d-9a51-2d7c6f4e8b10"})

    assert "Retirer « accueil, poste 1 »" in listed
    assert not Desk.objects.filter(revoked_at=None).exists()


def test_a_code_is_chosen_and_leaves_no_fast_hash_behind(
    client_of: Callable[[Account], Client], colleague: Account
) -> None:
    answer = post(client_of(colleague), CODE, code="482915", again="482915")

    assert answer.status_code == 302
    assert desk_codes.has_desk_code(colleague)
    assert Operation.objects.count() == 0


@pytest.mark.parametrize(("code", "again"), [("123456", "123456"), ("482915", "482916"), ("48291", "48291")])
def test_a_refused_code_changes_nothing(
    client_of: Callable[[Account], Client], colleague: Account, code: str, again: str
) -> None:
    answer = post(client_of(colleague), CODE, code=code, again=again)

    assert answer.status_code == 422
    assert not desk_codes.has_desk_code(colleague)


def test_reception_admits_with_a_pole_alone(at_reception: Client, place: Place) -> None:
    factories.make_pole()
    code = factories.make_pole().code

    answer = post(at_reception, ADMIT, pole_code=code)

    shown = answer.context["code"]
    assert (answer.status_code, answer.context["name"], len(shown)) == (200, "Remplacement 1", 6)
    assert Replacement.objects.get().place_key == str(place.id)
    assert shown not in str(list(Operation.objects.values())) + str(list(Entry.objects.values()))


def test_sent_twice_it_admits_once(at_reception: Client) -> None:
    form = sent(at_reception.get(ADMIT).context["form"], pole_code=factories.make_pole().code)
    form["pole_code"] = factories.make_pole().code

    first, second = at_reception.post(ADMIT, form), at_reception.post(ADMIT, form, follow=True)

    assert (first.status_code, told(second)) == (200, ["Cette personne est déjà admise."])
    assert Replacement.objects.count() == 1


def test_elsewhere_than_at_a_desk_nobody_is_admitted(
    client_of: Callable[[Account], Client], organiser: Account
) -> None:
    client = client_of(organiser)
    form = sent(client.get(ADMIT).context["form"], pole_code=factories.make_pole().code)

    answer = client.post(ADMIT, form)

    assert (answer.status_code, Replacement.objects.count()) == (409, 0)
    assert "Cet appareil n’est pas un poste partagé" in answer.content.decode()


def test_somebody_is_sent_away(at_reception: Client, place: Place) -> None:
    present = factories.make_replacement(place.id)

    answer = at_reception.post(
        f"{ADMIT}{present.account_id}/finir/", {"operation": "7f9c24e8-3b12-4f0d-9a51-2d7c6f4e8b10"}, follow=True
    )

    assert told(answer) == ["Ce remplacement est terminé."]
    assert not Account.objects.filter(id=present.account_id).exists()


def test_the_desk_shows_the_lock_and_no_menu_of_the_account(at_reception: Client) -> None:
    page = at_reception.get("/equipe/").content.decode()

    assert "data-idle-lock" in page
    assert "Mot de passe" not in page
