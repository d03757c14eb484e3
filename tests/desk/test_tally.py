"""The evening tally, as a desk types it."""

from __future__ import annotations

import uuid
from datetime import date
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from maillage.network.models import Place
from maillage.reception.models import DoorCount, ReceptionSettings, VisitFact

pytestmark = pytest.mark.django_db

TALLY = reverse("desk:tally", args=["gap"])


def send(desk: Client, line: str, **changes: Any) -> HttpResponse:
    sent = {"operation": str(uuid.uuid4()), "line": line, "day": "2026-11-25", "half_day": "matin", **changes}
    return desk.post(TALLY, sent)


def counted() -> list[tuple[str, str, int, int]]:
    return sorted(VisitFact.objects.values_list("nature", "reason", "number", "groups"))


def test_a_line_is_read_back_before_anything_counts(desk: Client) -> None:
    page = send(desk, "12 ind, 2 groupes scolaires 50, cv 4, porte 40")

    assert page.status_code == 200
    assert list(page.context["understood"]) == [
        "4 personnes · CV, lettre, préparation d’entretien",
        "8 personnes · sans motif",
        "50 personnes · Groupe scolaire (2 groupes)",
        "Compteur de la porte : 40",
    ]
    assert counted() == []


def test_what_was_read_back_counts_once_whatever_is_sent_twice(desk: Client) -> None:
    same = {"operation": str(uuid.uuid4()), "step": "compter"}

    for _again in range(2):
        answer = send(desk, "12 ind, 2 groupes scolaires 50, cv 4, porte 40", **same)

    assert (answer.status_code, answer["Location"]) == (302, reverse("desk:closing", args=["gap"]))
    assert counted() == [
        ("groupe_scolaire", "nr", 50, 2), ("individuel", "cv_lettre_entretien", 4, 0), ("individuel", "nr", 8, 0),
    ]  # fmt: skip
    assert DoorCount.objects.get().number == 40


def test_where_there_is_a_queue_paper_typed_leads_back_to_counting(desk: Client, place: Place) -> None:
    ReceptionSettings.objects.create(place=place, has_queue=True)

    answer = send(desk, "3 ind", step="compter")

    assert answer["Location"] == reverse("desk:day", args=["gap"])


def test_a_line_to_correct_counts_nothing_and_loses_nothing(desk: Client) -> None:
    page = send(desk, "12 ind, loto 4", step="compter")

    assert page.status_code == 422
    assert page.context["form"].errors["line"] == [
        "« loto 4 » : ce mot n’est dans aucun motif. Voyez la liste sous le champ."
    ]
    assert 'value="12 ind, loto 4"' in page.content.decode()
    assert counted() == []


def test_a_paper_of_yesterday_counts_on_yesterday(desk: Client) -> None:
    send(desk, "3 ind", day="2026-11-24", half_day="apres_midi", step="compter")

    fact = VisitFact.objects.get()
    assert (fact.day, fact.half_day) == (date(2026, 11, 24), "apres_midi")


def test_a_paper_too_old_is_refused_whole(desk: Client) -> None:
    page = send(desk, "3 ind, groupe 12", day="2026-09-01", step="compter")

    assert page.status_code == 422
    assert counted() == []
