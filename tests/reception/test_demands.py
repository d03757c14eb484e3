"""What people asked in vain: written by the team, published with an answer, telling of nobody."""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from maillage.accounts.enums import Role
from maillage.accounts.models import Account
from maillage.core.errors import NotYours
from maillage.network.models import Place
from maillage.network.sheets import NetworkSheet
from maillage.reception.actions.demands import (
    DemandText,
    change_demand,
    publish_demand,
    withdraw_demand,
    write_demand,
)
from maillage.reception.enums import DemandState
from maillage.reception.errors import NamesSomebody, NoAnswerYet, SaysNothing, StaleText, UnknownValue
from maillage.reception.models import Demand
from maillage.reception.posters import pdf_of, poster_of
from maillage.reception.queries.demands import Change, changes_of
from maillage.safeguards.models import Entry
from tests import factories, reception_factories
from tests.reception.words import load_words

MORNING = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
TODAY = date(2026, 11, 24)
ASKED = DemandText(theme="cv_lettre_entretien", asked="Des ateliers  le soir")
ANSWERED = DemandText(
    theme="cv_lettre_entretien", asked="Des ateliers le soir", answer="Deux soirs par mois", state=DemandState.DONE
)


@pytest.fixture(autouse=True)
def _words(db: None) -> None:
    load_words()


def team(place: Place, role: Role) -> Account:
    account = factories.make_account()
    factories.make_grant(account, role, place.id)
    return account


def test_demand_is_a_draft_until_it_is_answered_and_published(place: Place) -> None:
    manager = team(place, Role.PLACE_MANAGER)

    draft = write_demand(place=place, text=ASKED, actor=manager, at=MORNING)
    with pytest.raises(NoAnswerYet):
        publish_demand(demand=draft, actor=manager, at=MORNING)
    hidden = changes_of(place)
    answered = change_demand(demand=draft, version=1, text=ANSWERED, actor=manager, at=MORNING)
    publish_demand(demand=answered, actor=manager, at=MORNING)

    assert hidden == ()
    assert changes_of(place) == (
        Change(
            "cv_lettre_entretien", "", "Des ateliers le soir", "Deux soirs par mois", is_done=True, answered_on=TODAY
        ),
    )


def test_reception_writes_and_does_not_publish(place: Place) -> None:
    receptionist = team(place, Role.RECEPTION)
    demand = write_demand(place=place, text=ANSWERED, actor=receptionist, at=MORNING)

    with pytest.raises(NotYours):
        publish_demand(demand=demand, actor=receptionist, at=MORNING)
    publish_demand(demand=demand, actor=None, at=MORNING)
    with pytest.raises(NotYours):
        change_demand(demand=Demand.objects.get(), version=1, text=ASKED, actor=receptionist, at=MORNING)

    assert Demand.objects.get().is_published


def test_team_of_another_place_writes_nothing(place: Place, other_place: Place) -> None:
    with pytest.raises(NotYours):
        write_demand(place=place, text=ASKED, actor=team(other_place, Role.PLACE_MANAGER), at=MORNING)

    assert not Demand.objects.exists()


@pytest.mark.parametrize(
    ("text", "refusal"),
    [
        (DemandText(theme="cv_lettre_entretien", asked=" "), SaysNothing),
        (DemandText(theme="inconnu", asked="Des ateliers"), UnknownValue),
        (DemandText(theme="cv_lettre_entretien", asked="Un atelier pour Jeanne Canari"), NamesSomebody),
        (
            DemandText(theme="cv_lettre_entretien", asked="Des ateliers", answer="Appelez le 06 12 34 56 78"),
            NamesSomebody,
        ),
    ],
)
def test_text_that_says_nothing_or_tells_of_somebody_is_refused(
    place: Place, text: DemandText, refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        write_demand(place=place, text=text, actor=None, at=MORNING)

    assert not Demand.objects.exists()
    assert not Entry.objects.filter(verb__startswith="reception").exists()


def test_stale_page_changes_nothing(place: Place) -> None:
    demand = reception_factories.make_demand(place)
    change_demand(demand=demand, version=1, text=ANSWERED, actor=None, at=MORNING)

    with pytest.raises(StaleText):
        change_demand(demand=demand, version=1, text=ASKED, actor=None, at=MORNING)

    assert Demand.objects.get().answer == "Deux soirs par mois"


def test_answer_taken_out_of_what_is_public_is_refused(place: Place) -> None:
    demand = reception_factories.make_demand(place, is_published=True)

    with pytest.raises(NoAnswerYet):
        change_demand(demand=demand, version=1, text=ASKED, actor=None, at=MORNING)

    assert Demand.objects.get().answer != ""


def test_withdrawn_demand_is_kept_by_the_team_alone(place: Place) -> None:
    demand = reception_factories.make_demand(place, is_published=True)

    withdraw_demand(demand=demand, actor=None, at=MORNING)

    assert (changes_of(place), Demand.objects.count()) == ((), 1)


def test_database_refuses_what_is_public_without_an_answer(place: Place) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        reception_factories.make_demand(place, is_published=True, answer="")


@pytest.mark.parametrize("number", [1, 3])
def test_changes_are_read_in_one_query(
    place: Place, number: int, django_assert_num_queries: Callable[[int], Any]
) -> None:
    for _row in range(number):
        reception_factories.make_demand(place, is_published=True)

    with django_assert_num_queries(1):
        assert len(changes_of(place)) == number


def test_poster_is_a_tagged_page_of_a3_with_the_ribbon_of_the_demonstration() -> None:
    change = Change(
        "cv_lettre_entretien",
        "",
        "Des ateliers le soir #strong",
        "Parce que la salle est prise",
        is_done=False,
        answered_on=TODAY,
    )
    poster = poster_of("Cité du Port", [change], NetworkSheet(name="Réseau d’essai", is_demonstration=True))

    pdf = pdf_of(poster)

    streams = (zlib.decompress(found) for found in re.findall(rb"stream\n(x.*?)\nendstream", pdf, re.DOTALL))
    whole = pdf + b"".join(streams)
    assert (poster.ribbon, poster.lines[0].state, poster.lines[0].day) == (
        "Réseau de démonstration",
        "Pas encore.",
        "Le 24 novembre 2026",
    )
    # 297 × 420 mm in points.
    assert re.search(rb"MediaBox ?\[0 0 841\.8\d+ 1190\.5\d+\]", whole)
    assert b"MarkInfo" in whole
