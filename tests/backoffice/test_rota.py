from __future__ import annotations

import re
import uuid
from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from maillage.accounts.models import Account
from maillage.backoffice.templatetags.backoffice import undoing
from maillage.core.instants import local
from maillage.network import actions
from maillage.network.enums import Publication, ShiftState
from maillage.network.models import Organisation, Place, Rota, Shift
from maillage.network.quarters import Quarter
from tests import factories

ClientOf = Callable[[Account], Client]


@pytest.fixture
def quarter() -> Quarter:
    return Quarter.of(local(timezone.now()).date())


def sent(**values: object) -> dict[str, object]:
    return {"operation": str(uuid.uuid4()), **values}


def test_quarter_is_prepared_then_published_from_its_screen(
    organiser: Account, client_of: ClientOf, place: Place, organisation: Organisation, quarter: Quarter
) -> None:
    factories.make_permanence(place, organisation=organisation)
    client = client_of(organiser)

    client.post(reverse("staff:prepare_rota", args=[place.slug]), sent(trimestre=quarter.code, source="semaine"))
    client.post(reverse("staff:publish_rota", args=[place.slug]), sent(trimestre=quarter.code))

    rota = Rota.objects.get()
    page = client.get(reverse("staff:rota", args=[place.slug])).content.decode()
    assert (rota.publication, rota.starts_on) == (Publication.PUBLISHED, quarter.starts_on)
    assert "aucun trou" in page
    assert "Taux de binôme : 0 %" in page


def test_absence_sent_twice_acts_once(
    organiser: Account, client_of: ClientOf, place: Place, organisation: Organisation, quarter: Quarter
) -> None:
    shift = factories.make_shift(
        factories.make_rota(place, quarter.starts_on), quarter.ends_on, organisation=organisation
    )
    client, form = client_of(organiser), sent(version=1)

    answers = [client.post(reverse("staff:mark_absent", args=[shift.id]), form) for _ in range(2)]

    shift.refresh_from_db()
    assert [answer.status_code for answer in answers] == [302, 302]
    assert (shift.state, shift.version) == (ShiftState.ABSENT, 2)


def test_button_that_undoes_says_what_it_takes_back(
    organiser: Account, client_of: ClientOf, place: Place, organisation: Organisation, quarter: Quarter
) -> None:
    rota = factories.make_rota(place, quarter.starts_on)
    shift = factories.make_shift(rota, quarter.ends_on, organisation=organisation)
    client = client_of(organiser)

    client.post(reverse("staff:mark_absent", args=[shift.id]), sent(version=1))

    assert "Annuler la dernière absence" in client.get(reverse("staff:rota", args=[place.slug])).content.decode()


def test_every_change_that_can_be_undone_has_its_words() -> None:
    written = "".join(path.read_text() for path in Path(actions.__file__).parent.glob("*.py"))

    kept = set(re.findall(r"remember\([\w.]+, \"([\w.]+)\"", written))
    kept |= set(re.findall(r"_set_state\(current, [\w.]+, \"([\w.]+)\"", written))

    assert len(kept) == 9
    assert {str(undoing({"verb": verb})).startswith("Annuler ") for verb in kept} == {True}


def test_hole_is_filled_by_somebody_proposed(
    organiser: Account, client_of: ClientOf, place: Place, organisation: Organisation, quarter: Quarter
) -> None:
    somebody = factories.make_counsellor(organisation, places=[place], family_name="Verdier")
    hole = factories.make_shift(factories.make_rota(place, quarter.starts_on), quarter.ends_on)
    client = client_of(organiser)
    page = client.get(reverse("staff:shift", args=[hole.id])).content.decode()

    client.post(reverse("staff:fill_shift", args=[hole.id]), sent(version=1, counsellor=somebody.id))

    assert "Choisir Anouk Verdier" in page
    assert Shift.objects.get().counsellor == somebody


def test_reception_reads_the_rota_and_presses_nothing(
    colleague: Account, client_of: ClientOf, place: Place, organisation: Organisation, quarter: Quarter
) -> None:
    shift = factories.make_shift(
        factories.make_rota(place, quarter.starts_on), quarter.ends_on, organisation=organisation
    )
    client = client_of(colleague)

    pages = [
        client.get(f"{reverse('staff:rota', args=[place.slug])}?trimestre={quarter.code}").content.decode(),
        client.get(reverse("staff:shift", args=[shift.id])).content.decode(),
    ]

    assert all("<main" in page and "<form" not in page.split("<main")[1] for page in pages)


def test_quarter_that_does_not_exist_shows_the_current_one(
    organiser: Account, client_of: ClientOf, place: Place
) -> None:
    response = client_of(organiser).get(f"{reverse('staff:rota', args=[place.slug])}?trimestre=2026-T9")

    assert response.status_code == 200
    assert "n’est pas encore préparé" in response.content.decode()


def test_hours_page_csv_and_certificate(
    administrator: Account, client_of: ClientOf, place: Place, quarter: Quarter
) -> None:
    partner = factories.make_organisation("=Partenaire", slug="partenaire")
    factories.make_shift(
        factories.make_rota(place, quarter.starts_on),
        quarter.starts_on,
        organisation=partner,
        state=ShiftState.CONFIRMED,
    )
    client = client_of(administrator)

    table = client.get(f"{reverse('staff:hours')}?annee={quarter.starts_on.year}&format=csv").content.decode()
    month = f"{quarter.starts_on:%Y-%m}"
    paper = client.get(f"{reverse('staff:hours_certificate', args=['partenaire'])}?mois={month}")
    unknown = client.get(f"{reverse('staff:hours_certificate', args=['partenaire'])}?mois=demain")

    assert table.splitlines()[1].startswith(f"'=Partenaire,{month},1,")
    assert (paper["Content-Type"], paper.content[:5], unknown.status_code) == ("application/pdf", b"%PDF-", 404)
