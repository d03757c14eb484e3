"""Facts set aside: whoever closes the days of the place counts each or leaves it out, once."""

from __future__ import annotations

import uuid
from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from maillage.accounts.enums import Role
from maillage.core.instants import local
from maillage.network.models import Place
from maillage.reception.models import Day, Reconciliation, VisitFact
from maillage.safeguards.models import Entry
from tests import factories
from tests.reception.words import load_words

pytestmark = pytest.mark.django_db

PAGE = "/equipe/accueil/lieux/gap/mises-de-cote/"


@pytest.fixture
def place() -> Place:
    load_words()
    return factories.make_place(slug="gap", name="Gap")


def signed_in(role: Role, place: Place) -> Client:
    account = factories.make_account()
    factories.make_grant(account, role, place.id)
    client = Client()
    client.force_login(account)
    return client


def today() -> date:
    return local(timezone.now()).date()


def set_aside(place: Place, reason: str = "rights_lost", day: date | None = None) -> Reconciliation:
    body = {"number": 3, "nature": "groupe_scolaire", "reason": "nr"}
    return Reconciliation.objects.create(
        place_key=str(place.id), day=day or today(), half_day="matin", kind="visit", reason=reason, body=body
    )


def decide(client: Client, row: Reconciliation, decision: str, **values: str) -> int:
    sent = {"operation": str(uuid.uuid4()), "fact": str(row.id), "decision": decision, **values}
    return client.post(PAGE, sent).status_code


def test_the_page_tells_each_fact_in_words_and_why_it_waits(place: Place) -> None:
    set_aside(place)

    page = signed_in(Role.RECEPTION, place).get(PAGE).content.decode()

    assert "3 · Groupe scolaire" in page
    assert "n’a plus de droits sur ce lieu" in page


def test_the_day_of_the_place_says_how_many_wait(place: Place) -> None:
    reception = signed_in(Role.RECEPTION, place)
    before = reception.get("/equipe/accueil/lieux/gap/").content.decode()
    for _number in range(2):
        set_aside(place)

    after = reception.get("/equipe/accueil/lieux/gap/").content.decode()

    assert ("votre décision" in before, "2 saisies attendent votre décision" in after) == (False, True)


def test_counted_by_a_person_it_is_a_fact_like_another_and_waits_no_more(place: Place) -> None:
    row = set_aside(place)

    status = decide(signed_in(Role.RECEPTION, place), row, "count")

    assert status == 302
    assert list(VisitFact.objects.values_list("day", "half_day", "number")) == [(today(), "matin", 3)]
    assert Reconciliation.objects.count() == 0


def test_left_out_it_is_counted_nowhere_and_the_journal_names_nobody(place: Place) -> None:
    row = set_aside(place)

    decide(signed_in(Role.RECEPTION, place), row, "leave_out")

    entry = Entry.objects.get(verb="reception.settle")
    assert (VisitFact.objects.count(), Reconciliation.objects.count()) == (0, 0)
    assert (entry.actor_id, entry.subject, entry.place_key) == (None, "", str(place.id))
    assert entry.body == {"day": str(today()), "half_day": "matin", "kind": "visit", "decision": "leave_out"}


def test_decided_twice_by_two_tabs_the_second_finds_nothing(place: Place) -> None:
    row, reception = set_aside(place), signed_in(Role.RECEPTION, place)

    statuses = [decide(reception, row, "count") for _tab in range(2)]

    assert statuses == [302, 404]
    assert VisitFact.objects.count() == 1


def test_a_day_ahead_is_counted_on_the_day_a_person_gives(place: Place) -> None:
    row = set_aside(place, "ahead", today() + timedelta(days=20))

    decide(signed_in(Role.RECEPTION, place), row, "count", day=today().isoformat())

    assert VisitFact.objects.get().day == today()


def test_what_still_cannot_be_counted_waits_on(place: Place) -> None:
    row = set_aside(place, "ahead", today() + timedelta(days=20))

    status = decide(signed_in(Role.RECEPTION, place), row, "count")

    assert status == 422
    assert (VisitFact.objects.count(), Reconciliation.objects.count()) == (0, 1)


def test_a_counsellor_does_not_decide(place: Place) -> None:
    row, counsellor = set_aside(place), signed_in(Role.COUNSELLOR, place)

    assert counsellor.get(PAGE).status_code == 404
    assert decide(counsellor, row, "count") == 404


def test_another_place_s_fact_does_not_exist(place: Place) -> None:
    elsewhere = set_aside(factories.make_place(slug="nice", name="Nice"))

    status = decide(signed_in(Role.RECEPTION, place), elsewhere, "count")

    assert (status, Reconciliation.objects.count(), Day.objects.count()) == (404, 1, 0)
