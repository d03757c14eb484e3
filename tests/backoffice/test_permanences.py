"""The week of a place."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from maillage.accounts.models import Account
from maillage.network.models import Organisation, Permanence, Place
from tests import factories
from tests.backoffice.conftest import Send, told

pytestmark = pytest.mark.django_db


def test_a_manager_plans_a_permanence(organiser: Account, place: Place, send: Send) -> None:
    factories.make_pole()
    values = {"pole_code": "emploi", "weekday": "1", "half_day": "apres_midi", "counsellors": "2"}

    answer = send(organiser, f"/equipe/lieux/{place.slug}/permanences/", **values)

    planned = Permanence.objects.get()
    assert answer.status_code == 302
    assert (planned.pole_id, planned.weekday, planned.half_day, planned.counsellors) == ("emploi", 1, "apres_midi", 2)


def test_the_same_permanence_is_refused(organiser: Account, place: Place, send: Send) -> None:
    factories.make_permanence(place)

    answer = send(
        organiser, f"/equipe/lieux/{place.slug}/permanences/", pole_code="emploi", weekday="0", half_day="matin"
    )

    assert answer.status_code == 422
    assert Permanence.objects.count() == 1


def test_a_permanence_outside_the_hours_is_planned_with_a_note(
    organiser: Account, place: Place, client_of: Callable[[Account], Client], send: Send
) -> None:
    factories.make_pole()
    values = {"pole_code": "emploi", "weekday": "5", "half_day": "matin"}

    send(organiser, f"/equipe/lieux/{place.slug}/permanences/", **values)
    page = client_of(organiser).get(f"/equipe/lieux/{place.slug}/permanences/")

    assert Permanence.objects.count() == 1
    assert page.status_code == 200


def test_a_reader_sees_the_week_without_a_form(
    colleague: Account, place: Place, client_of: Callable[[Account], Client]
) -> None:
    factories.make_permanence(place)

    page = client_of(colleague).get(f"/equipe/lieux/{place.slug}/permanences/")

    assert page.context["form"] is None
    assert [len(row.slots[0].permanences) for row in page.context["week"]] == [1, 0, 0, 0, 0, 0]


def test_a_change_holds_from_today_and_keeps_what_took_place(
    organiser: Account, place: Place, organisation: Organisation, send: Send
) -> None:
    begun = factories.make_permanence(place, organisation=organisation)

    send(organiser, f"/equipe/permanences/{begun.id}/", counsellors="3")

    counts = list(Permanence.objects.order_by("valid_from").values_list("counsellors", flat=True))
    assert counts == [1, 3]


def test_a_permanence_ends_and_stays_in_the_history(organiser: Account, place: Place, press: Send) -> None:
    begun = factories.make_permanence(place)

    answer = press(organiser, f"/equipe/permanences/{begun.id}/finir/", valid_until="2026-01-31")

    assert told(answer) == ["Le dernier jour est noté. L’historique reste."]
    assert [row.id for row in answer.context["past"]] == [begun.id]


def test_a_stranger_ends_nothing(stranger: Account, place: Place, press: Send) -> None:
    begun = factories.make_permanence(place)

    answer = press(stranger, f"/equipe/permanences/{begun.id}/finir/", valid_until="2026-01-31")

    begun.refresh_from_db()
    assert answer.status_code == 404
    assert begun.valid_until is None
