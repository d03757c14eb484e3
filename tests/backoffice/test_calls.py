from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from maillage.accounts.models import Account
from maillage.core.instants import local
from maillage.network import actions
from maillage.network.models import Availability, AvailabilityCall, Organisation, Place
from maillage.network.quarters import Quarter
from tests import factories

ClientOf = Callable[[Account], Client]


def today() -> date:
    return local(timezone.now()).date()


@pytest.fixture
def asked() -> Quarter:
    return Quarter.of(today()).next


@pytest.fixture
def link(administrator: Account, organisation: Organisation, place: Place, asked: Quarter) -> str:
    factories.make_agreement(
        organisation, places=[place], valid_from=asked.starts_on, valid_until=asked.ends_on, half_days_per_month=20
    )
    opened = actions.open_call(
        organisation=organisation, quarter=asked, closes_on=today(), actor=administrator, at=timezone.now()
    )
    return reverse("staff:answer_call", args=[opened.token])


def test_coordination_opens_a_call_and_reads_its_link_once(
    administrator: Account, client_of: ClientOf, organisation: Organisation, asked: Quarter
) -> None:
    client, page = client_of(administrator), reverse("staff:calls")
    form = client.get(page).context["form"]
    sent = {
        "operation": str(form["operation"].value()),
        "organisation": organisation.slug,
        "trimestre": asked.code,
        "closes_on": (today() + timedelta(days=7)).isoformat(),
    }

    first = client.post(page, sent)
    second = client.post(page, sent)

    assert "/equipe/disponibilites/" in first.content.decode()
    assert (second.status_code, AvailabilityCall.objects.count()) == (302, 1)


def test_partner_without_account_fills_every_tuesday_then_one_date(link: str, place: Place, asked: Quarter) -> None:
    client = Client()
    page = f"{link}?lieu={place.slug}&pole=emploi"

    filled = client.post(page, {"acte": "semaine", "s-1-matin": "1"})
    days = list(Availability.objects.order_by("day").values_list("day", flat=True))
    corrected = client.post(page, {"acte": "jours", f"j-{days[0].isoformat()}-matin": "0"})

    assert (filled.status_code, corrected.status_code) == (302, 302)
    assert {day.weekday() for day in days} == {1}
    assert list(Availability.objects.order_by("day").values_list("day", flat=True)) == days[1:]
    assert "C’est enregistré" in client.get(corrected["Location"]).content.decode()


def test_partner_s_page_is_not_indexed_nor_kept_and_says_nothing_of_others(
    link: str, other_organisation: Organisation
) -> None:
    response = Client().get(link)

    assert '<meta name="robots" content="noindex">' in response.content.decode()
    assert "no-store" in response["Cache-Control"]
    assert other_organisation.name not in response.content.decode()
    assert response.cookies.keys() <= {"csrftoken"}


@pytest.mark.parametrize("value", ["dix", "12", "-1"])
def test_partner_who_writes_no_number_is_told_where_and_nothing_typed_is_lost(
    link: str, place: Place, value: str
) -> None:
    sent = {"acte": "semaine", "s-1-matin": value, "s-3-matin": "2"}

    response = Client().post(f"{link}?lieu={place.slug}&pole=emploi", sent)

    page = response.content.decode()
    assert response.status_code == 422
    assert "Tous les mardis, matin : écrivez un nombre de 0 à 9." in page
    assert f'name="s-1-matin" value="{value}" aria-invalid="true"' in page
    assert 'name="s-3-matin" value="2">' in page
    assert Availability.objects.count() == 0


def test_unknown_link_says_so(db: None) -> None:
    response = Client().get(reverse("staff:answer_call", args=["inconnu"]))

    assert response.status_code == 410
    assert "Ce lien ne marche plus" in response.content.decode()


def test_place_turns_answers_into_shifts_after_reading_what_they_become(
    organiser: Account, client_of: ClientOf, link: str, place: Place, asked: Quarter
) -> None:
    Client().post(f"{link}?lieu={place.slug}&pole=emploi", {"acte": "semaine", "s-1-matin": "1"})
    rota = factories.make_rota(place, asked.starts_on)
    client = client_of(organiser)
    page = f"{reverse('staff:answers', args=[place.slug])}?trimestre={asked.code}"
    read = client.get(page)
    offered = Availability.objects.count()

    done = client.post(page, {"operation": str(_operation(read)), "trimestre": asked.code})

    assert (done.status_code, rota.shifts.held().count()) == (302, offered)


def _operation(response: object) -> str:
    text = response.content.decode()  # type: ignore[attr-defined]
    return str(text.split('name="operation" value="')[-1].split('"')[0])
