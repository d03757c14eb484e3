"""The charter at a place, and the derogations that let a rule be set aside for a time (R18)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from pytest_django import DjangoAssertNumQueries

from maillage.accounts.enums import Role
from maillage.accounts.models import Account
from maillage.core.errors import NotYours, Refusal
from maillage.network import actions, queries
from maillage.network.charter import CODES, PRINCIPLES
from maillage.network.enums import Appointment, CharterAnswer, DerogationState, ServiceKind
from maillage.network.errors import AppointmentNeedsDerogation, DatesOutOfOrder, ProofMissing, UnknownValue
from maillage.network.models import Assessment, Derogation, Network, Place, Service
from maillage.safeguards.models import Entry
from tests import factories
from tests.network.conftest import MONDAY

TODAY = MONDAY.date()
DAY = timedelta(days=1)
KEPT, PARTLY, NO = CharterAnswer.KEPT, CharterAnswer.PARTLY, CharterAnswer.NO


def assess(place: Place, actor: Account | None, **values: Any) -> Assessment:
    given = {"principle": "R4", "answer": KEPT, "proof": "Affiche à l’entrée.", **values}
    return actions.assess_principle(place=place, actor=actor, at=MONDAY, **given)


def decide(actor: Account | None, **values: Any) -> Derogation:
    given = {
        "principle": "R4",
        "place": None,
        "reason": "Les visites se préparent.",
        "decided_by": "le comité du réseau",
        "valid_from": TODAY,
        "valid_until": TODAY + 300 * DAY,
        **values,
    }
    return actions.decide_derogation(**given, actor=actor, at=MONDAY)


# ── The principles ───────────────────────────────────────────────────────────
def test_the_charter_has_eighteen_principles_each_with_a_statement_and_a_requirement() -> None:
    assert tuple(f"R{number}" for number in range(1, 19)) == CODES
    assert all(str(one.name) and str(one.statement) and str(one.requirement) for one in PRINCIPLES)


# ── What a place answers ─────────────────────────────────────────────────────
def test_an_answer_is_dated_and_the_one_before_stays(place: Place, organiser: Account) -> None:
    assess(place, organiser, answer=NO, proof="")
    assess(place, organiser)

    history = [(row.answer, row.assessed_on) for row in queries.assessments_of(place, "R4")]
    assert history == [(KEPT, TODAY), (NO, TODAY)]
    assert [entry.verb for entry in Entry.objects.all()] == ["network.assess_principle"] * 2


@pytest.mark.parametrize(
    ("values", "refusal", "field"),
    [
        ({"principle": "R19"}, UnknownValue, "principle"),
        ({"answer": "peut-être"}, UnknownValue, "answer"),
        ({"proof": " "}, ProofMissing, "proof"),
        ({"answer": PARTLY, "proof": ""}, ProofMissing, "proof"),
        ({"proof": "x" * 601}, UnknownValue, "proof"),
    ],
)
def test_an_answer_that_cannot_be_is_refused_and_kept_nowhere(
    place: Place, organiser: Account, values: dict[str, Any], refusal: type[Refusal], field: str
) -> None:
    with pytest.raises(refusal) as refused:
        assess(place, organiser, **values)

    assert list(refused.value.fields) == [field]
    assert (Assessment.objects.count(), Entry.objects.count()) == (0, 0)


def test_the_charter_of_somebody_elses_place_is_neither_answered_nor_read(place: Place, stranger: Account) -> None:
    with pytest.raises(NotYours):
        assess(place, stranger)
    with pytest.raises(NotYours):
        queries.place_of_charter(stranger, place.slug, TODAY)


def test_a_funder_of_the_whole_network_reads_no_charter(place: Place) -> None:
    funder = factories.make_account()
    factories.make_grant(funder, Role.FUNDER)

    with pytest.raises(NotYours):
        queries.place_of_charter(funder, place.slug, TODAY)


def test_the_sheet_counts_the_last_answers_of_the_place_alone(place: Place, other_place: Place) -> None:
    factories.make_assessment(place, answer=NO, proof="")
    factories.make_assessment(place)
    factories.make_assessment(place, principle="R1", assessed_on=TODAY - 366 * DAY)
    factories.make_assessment(other_place, principle="R2")

    sheet = queries.charter_sheet(place, TODAY)

    assert (sheet.answered, sheet.total) == (2, 18)
    assert dict(sheet.counts) == {KEPT: 2, PARTLY: 0, NO: 0, CharterAnswer.NOT_CONCERNED: 0}
    assert [line.principle.code for line in sheet.lines if line.is_old] == ["R1"]


@pytest.mark.parametrize("count", [1, 3])
def test_the_sheet_costs_one_query(place: Place, django_assert_num_queries: DjangoAssertNumQueries, count: int) -> None:
    for number in range(count):
        factories.make_assessment(place, principle=CODES[number])

    with django_assert_num_queries(1):
        assert queries.charter_sheet(place, TODAY).answered == count


def test_the_database_refuses_an_answer_kept_without_proof(place: Place) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        factories.make_assessment(place, proof="")


# ── Derogations ──────────────────────────────────────────────────────────────
def test_a_derogation_is_decided_by_the_coordination(administrator: Account, place: Place) -> None:
    row = decide(administrator, place=place)

    row.refresh_from_db()
    assert (row.principle, row.place_id, row.valid_until) == ("R4", place.id, TODAY + 300 * DAY)
    entry = Entry.objects.get()
    assert (entry.verb, entry.place_key) == ("network.decide_derogation", str(place.id))


def test_a_derogation_is_not_decided_by_a_place_manager(organiser: Account, place: Place) -> None:
    with pytest.raises(NotYours):
        decide(organiser, place=place)


@pytest.mark.parametrize(
    ("values", "refusal", "field"),
    [
        ({"principle": "R0"}, UnknownValue, "principle"),
        ({"reason": " "}, UnknownValue, "reason"),
        ({"decided_by": ""}, UnknownValue, "decided_by"),
        ({"valid_until": TODAY - DAY}, DatesOutOfOrder, "valid_until"),
        ({"valid_until": TODAY + 732 * DAY}, UnknownValue, "valid_until"),
    ],
)
def test_a_derogation_without_its_terms_is_refused(
    administrator: Account, values: dict[str, Any], refusal: type[Refusal], field: str
) -> None:
    with pytest.raises(refusal) as refused:
        decide(administrator, **values)

    assert list(refused.value.fields) == [field]
    assert (Derogation.objects.count(), Entry.objects.count()) == (0, 0)


def test_a_derogation_ends_earlier_and_never_later(administrator: Account) -> None:
    row = decide(administrator)
    ended = actions.end_derogation(derogation=row, valid_until=TODAY, actor=administrator, at=MONDAY)

    with pytest.raises(UnknownValue):
        actions.end_derogation(derogation=row, valid_until=TODAY + DAY, actor=administrator, at=MONDAY)

    row.refresh_from_db()
    assert ended.valid_until == row.valid_until == TODAY


@pytest.mark.parametrize(
    ("start", "end", "state"),
    [
        (TODAY, TODAY + 61 * DAY, DerogationState.RUNNING),
        (TODAY, TODAY + 60 * DAY, DerogationState.ENDING),
        (TODAY, TODAY, DerogationState.ENDING),
        (TODAY + DAY, TODAY + DAY, DerogationState.COMING),
        (date(2026, 1, 1), TODAY - DAY, DerogationState.ENDED),
    ],
)
def test_the_state_of_a_derogation_follows_the_day(
    administrator: Account, start: date, end: date, state: DerogationState
) -> None:
    factories.make_derogation(valid_from=start, valid_until=end)

    (line,) = queries.derogations_visible_to(administrator, TODAY)

    assert (line.state, line.principle.code) == (state, "R4")


def test_a_manager_reads_the_derogations_of_the_network_and_of_their_place(
    organiser: Account, place: Place, other_place: Place
) -> None:
    whole, own = factories.make_derogation(), factories.make_derogation(place)
    factories.make_derogation(other_place)

    found = {line.derogation for line in queries.derogations_visible_to(organiser, TODAY)}

    assert found == {whole, own}


# ── What needs one ───────────────────────────────────────────────────────────
def visit(place: Place, actor: Account | None, **values: Any) -> Service:
    given = {"appointment": Appointment.NECESSARY, "appointment_reason": "L’équipe se prépare.", **values}
    return actions.register_service(
        pole_code=factories.make_pole().code,
        kind=ServiceKind.VISIT,
        title="Visiter une entreprise",
        summary="Une visite.",
        description="Une visite d’une heure.",
        places=[place],
        actor=actor,
        at=MONDAY,
        **given,
    )


def test_a_compulsory_appointment_without_a_derogation_is_refused(place: Place, organiser: Account) -> None:
    with pytest.raises(AppointmentNeedsDerogation) as refused:
        visit(place, organiser)

    assert str(refused.value.sentence) == (
        "Un rendez-vous obligatoire demande une dérogation au principe R4, en cours à : Cité du Port."
    )
    assert (Service.objects.count(), Entry.objects.count()) == (0, 0)


@pytest.mark.parametrize(
    "values",
    [{"valid_until": TODAY - DAY}, {"valid_from": TODAY + DAY}, {"principle": "R3"}],
    ids=["over", "not yet", "another principle"],
)
def test_a_derogation_that_does_not_run_or_is_another_helps_nobody(
    place: Place, organiser: Account, values: dict[str, Any]
) -> None:
    factories.make_derogation(place, **values)

    with pytest.raises(AppointmentNeedsDerogation):
        visit(place, organiser)


@pytest.mark.parametrize("reach", ["network", "place"])
def test_a_running_derogation_enables_it(place: Place, organiser: Account, reach: str) -> None:
    factories.make_derogation(place if reach == "place" else None)

    assert visit(place, organiser).appointment == Appointment.NECESSARY


def test_every_place_of_the_service_needs_one(place: Place, other_place: Place) -> None:
    factories.make_derogation(place)
    service = visit(place, None)

    with pytest.raises(AppointmentNeedsDerogation) as refused:
        actions.change_service(service=service, version=1, places=[place, other_place], actor=None, at=MONDAY)

    assert "Centre des Alpes" in str(refused.value.sentence)
    assert [row.slug for row in service.places.all()] == [place.slug]


def test_a_service_without_a_place_needs_one_of_the_whole_network(network: Network, place: Place) -> None:
    factories.make_derogation(place)
    service = factories.make_service(appointment=Appointment.NECESSARY, appointment_reason="À distance.")

    with pytest.raises(AppointmentNeedsDerogation):
        actions.publish_service(service=service, actor=None, at=MONDAY)
