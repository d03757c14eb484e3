"""Places as staff keep them."""

from __future__ import annotations

import uuid
from collections.abc import Callable

import pytest
from django.test import Client

from maillage.accounts.models import Account
from maillage.network.enums import Publication
from maillage.network.models import Place
from tests import factories
from tests.backoffice.conftest import Send, sent, told

pytestmark = pytest.mark.django_db


def test_a_manager_changes_the_record_of_their_place(organiser: Account, place: Place, send: Send) -> None:
    answer = send(organiser, f"/equipe/lieux/{place.slug}/modifier/", phone="04 65 71 00 01", languages="fr, ar")

    place.refresh_from_db()
    assert (answer.status_code, answer["Location"]) == (302, f"/equipe/lieux/{place.slug}/")
    assert (place.phone, place.languages, place.name) == ("04 65 71 00 01", ["fr", "ar"], "Cité du Port")


def test_a_stranger_finds_no_such_place(
    stranger: Account, place: Place, client_of: Callable[[Account], Client]
) -> None:
    answers = [
        client_of(stranger).get(f"/equipe/lieux/{place.slug}/{side}") for side in ("", "modifier/", "permanences/")
    ]

    assert [answer.status_code for answer in answers] == [404, 404, 404]


def test_hours_that_cannot_be_read_are_refused_in_place(organiser: Account, place: Place, send: Send) -> None:
    answer = send(organiser, f"/equipe/lieux/{place.slug}/modifier/", opening_hours="lundi matin")

    place.refresh_from_db()
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == ["opening_hours"]
    assert 'value="lundi matin"' in answer.content.decode()
    assert place.opening_hours == "Mo-Fr 09:00-12:30,13:30-17:00"


def test_who_was_slower_is_told_and_loses_nothing(
    organiser: Account, place: Place, client_of: Callable[[Account], Client]
) -> None:
    client, path = client_of(organiser), f"/equipe/lieux/{place.slug}/modifier/"
    first, second = (client.get(path).context["form"] for _ in range(2))
    client.post(path, sent(first, phone="04 65 71 00 01"))

    answer = client.post(path, sent(second, phone="04 65 71 00 02"))

    place.refresh_from_db()
    assert answer.status_code == 409
    assert "04 65 71 00 02" in answer.content.decode()
    assert place.phone == "04 65 71 00 01"


def test_a_form_sent_twice_acts_once(organiser: Account, place: Place, client_of: Callable[[Account], Client]) -> None:
    client, path = client_of(organiser), f"/equipe/lieux/{place.slug}/modifier/"
    body = sent(client.get(path).context["form"], phone="04 65 71 00 01")

    answers = [client.post(path, body) for _ in range(2)]

    place.refresh_from_db()
    assert [answer.status_code for answer in answers] == [302, 302]
    assert place.version == body["version"] + 1


def test_an_unknown_commune_is_refused(organiser: Account, place: Place, send: Send) -> None:
    answer = send(organiser, f"/equipe/lieux/{place.slug}/modifier/", commune_code="Nulle-Part")

    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == ["commune_code"]


def test_coordination_adds_a_place_as_a_draft(administrator: Account, send: Send) -> None:
    factories.make_commune()
    values = {"name": "Point du Quai", "kind": "point", "commune_code": "13055"}

    answer = send(administrator, "/equipe/lieux/nouveau/", **values)

    place = Place.objects.get(name="Point du Quai")
    assert answer["Location"] == "/equipe/lieux/point-du-quai/"
    assert (place.publication, place.commune_id) == (Publication.DRAFT, "13055")


def test_a_manager_adds_no_place(organiser: Account, client_of: Callable[[Account], Client]) -> None:
    assert client_of(organiser).get("/equipe/lieux/nouveau/").status_code == 404


def test_a_place_is_withdrawn_and_published_again(organiser: Account, place: Place, press: Send) -> None:
    withdrawn = press(organiser, f"/equipe/lieux/{place.slug}/retirer/")
    place.refresh_from_db()
    after_withdrawal = place.publication
    published = press(organiser, f"/equipe/lieux/{place.slug}/publier/")
    place.refresh_from_db()

    assert (after_withdrawal, place.publication) == (Publication.DRAFT, Publication.PUBLISHED)
    assert told(withdrawn) == ["Le public ne voit plus ce lieu. Vous pouvez le publier de nouveau."]
    assert told(published) == ["Le public voit ce lieu."]


def test_a_place_nobody_could_find_is_not_published(organiser: Account, place: Place, press: Send) -> None:
    Place.objects.update(address="", publication=Publication.DRAFT)

    answer = press(organiser, f"/equipe/lieux/{place.slug}/publier/")

    place.refresh_from_db()
    assert told(answer) == ["Avant de publier ce lieu, dites où le trouver."]
    assert place.publication == Publication.DRAFT


def test_coordination_closes_a_place_and_a_manager_does_not(
    administrator: Account, organiser: Account, place: Place, press: Send
) -> None:
    refused = press(organiser, f"/equipe/lieux/{place.slug}/fermer/", valid_until="2040-06-30")
    place.refresh_from_db()
    before = place.valid_until
    press(administrator, f"/equipe/lieux/{place.slug}/fermer/", valid_until="2040-06-30")
    place.refresh_from_db()

    assert refused.status_code == 404
    assert (before, str(place.valid_until)) == (None, "2040-06-30")


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_costs_the_same_with_one_and_three_places(
    number: int,
    administrator: Account,
    client_of: Callable[[Account], Client],
    django_assert_max_num_queries: Callable[..., object],
) -> None:
    for rank in range(number):
        factories.make_place(f"Lieu {rank}", bearer=factories.make_organisation(f"Porteur {rank}"))
    client = client_of(administrator)

    with django_assert_max_num_queries(24):  # type: ignore[attr-defined]  a context manager of pytest-django
        answer = client.get("/equipe/lieux/")

    assert answer.context["places"].total == number


def test_a_form_without_operation_id_is_refused(organiser: Account, place: Place, send: Send) -> None:
    answer = send(organiser, f"/equipe/lieux/{place.slug}/modifier/", operation="", phone="04 65 71 00 01")

    place.refresh_from_db()
    assert answer.status_code == 422
    assert place.phone == ""


def test_an_operation_id_that_is_a_clock_is_refused(organiser: Account, place: Place, send: Send) -> None:
    answer = send(organiser, f"/equipe/lieux/{place.slug}/modifier/", operation=str(uuid.uuid1()))

    assert answer.status_code == 422
