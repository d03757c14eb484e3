from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from maillage.accounts.enums import Role
from maillage.accounts.models import Account
from maillage.core.errors import NotYours, Refusal
from maillage.network import actions
from maillage.network.enums import Appointment, Publication, ServiceKind
from maillage.network.errors import (
    AppointmentNeedsReason,
    DatesOutOfOrder,
    InterviewNeedsNoAppointment,
    NotFree,
    StaleVersion,
    UnknownValue,
)
from maillage.network.models import Place, Service
from maillage.safeguards.models import Entry
from tests import factories
from tests.network.conftest import MONDAY


def register(actor: Account | None, **values: Any) -> Service:
    factories.make_pole()
    fields = {
        "pole_code": "emploi",
        "kind": ServiceKind.WORKSHOP,
        "title": "Préparer un entretien",
        "summary": "Une heure pour se préparer.",
        "description": "En petit groupe.",
        **values,
    }
    return actions.register_service(**fields, actor=actor, at=MONDAY)


def test_service_registered_is_a_draft_free_and_journalled(administrator: Account, place: Place) -> None:
    service = register(administrator, places=[place], audiences=("jeunes",))

    service.refresh_from_db()
    assert (service.slug, service.price, service.publication) == ("preparer-un-entretien", 0, Publication.DRAFT)
    assert (service.updated_on, service.audiences, list(service.places.all())) == (
        MONDAY.date(),
        ["jeunes"],
        [place],
    )
    assert Entry.objects.get().verb == "network.register_service"


@pytest.mark.parametrize(
    ("values", "refusal", "field"),
    [
        ({"price": 5}, NotFree, "price"),
        (
            {"kind": ServiceKind.INTERVIEW, "appointment": Appointment.NECESSARY, "appointment_reason": "Affluence"},
            InterviewNeedsNoAppointment,
            "appointment",
        ),
        ({"appointment": Appointment.NECESSARY}, AppointmentNeedsReason, "appointment_reason"),
        (
            {"appointment": Appointment.NECESSARY, "appointment_reason": " "},
            AppointmentNeedsReason,
            "appointment_reason",
        ),
        ({"pole_code": "loisirs"}, UnknownValue, "pole_code"),
        ({"kind": "spectacle"}, UnknownValue, "kind"),
        ({"title": ""}, UnknownValue, "title"),
        ({"summary": "x" * 301}, UnknownValue, "summary"),
        ({"description": "x" * 2001}, UnknownValue, "description"),
        ({"languages": ["FR"]}, UnknownValue, "languages"),
        ({"valid_until": date(2026, 11, 22)}, DatesOutOfOrder, "valid_until"),
    ],
)
def test_service_against_the_charter_or_its_form_is_refused(
    administrator: Account, values: dict[str, object], refusal: type[Refusal], field: str
) -> None:
    with pytest.raises(refusal) as caught:
        register(administrator, **values)

    assert list(caught.value.fields) == [field]
    assert (Service.objects.count(), Entry.objects.count()) == (0, 0)


@pytest.mark.parametrize(
    "values",
    [
        {"kind": ServiceKind.INTERVIEW, "appointment": Appointment.POSSIBLE},
        {"kind": ServiceKind.VISIT, "appointment": Appointment.NECESSARY, "appointment_reason": "Salle à réserver"},
    ],
)
def test_service_within_the_charter_is_registered(administrator: Account, values: dict[str, object]) -> None:
    factories.make_derogation()

    assert register(administrator, **values).appointment == values["appointment"]


@pytest.mark.parametrize(
    "values",
    [
        {"price": 5},
        {"kind": ServiceKind.INTERVIEW, "appointment": Appointment.NECESSARY, "appointment_reason": "Affluence"},
        {"appointment": Appointment.NECESSARY, "appointment_reason": ""},
        {"valid_until": date(1999, 1, 1)},
    ],
)
def test_database_refuses_what_the_charter_refuses(network: object, values: dict[str, object]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        factories.make_service(**values)


def test_manager_registers_a_service_at_own_place_only(organiser: Account, place: Place, other_place: Place) -> None:
    assert list(register(organiser, places=[place]).places.all()) == [place]
    for places in ([], [other_place], [place, other_place]):
        with pytest.raises(NotYours):
            register(organiser, places=places)


def test_programmer_of_the_network_registers_anywhere(other_place: Place) -> None:
    programmer = factories.make_account("Pat Programme", email="pat@exemple.test")
    factories.make_grant(programmer, Role.PROGRAMMER)

    assert list(register(programmer, places=[other_place]).places.all()) == [other_place]


def test_service_changed_tells_what_changed_and_is_dated(organiser: Account, place: Place) -> None:
    service = factories.make_service(places=[place])

    changed = actions.change_service(
        service=service, version=1, title="Se préparer", places=[place], actor=organiser, at=MONDAY
    )

    changed.refresh_from_db()
    assert (changed.title, changed.version, changed.updated_on) == ("Se préparer", 2, MONDAY.date())
    assert Entry.objects.get().body == {"changed": ["title"]}


def test_service_changed_from_a_stale_page_is_refused(organiser: Account, place: Place) -> None:
    service = factories.make_service(places=[place])
    actions.change_service(service=service, version=1, title="Se préparer", actor=organiser, at=MONDAY)

    with pytest.raises(StaleVersion):
        actions.change_service(service=service, version=1, title="Réussir", actor=organiser, at=MONDAY)

    service.refresh_from_db()
    assert service.title == "Se préparer"


def test_service_of_others_is_neither_changed_nor_taken_nor_given(
    organiser: Account, stranger: Account, place: Place, other_place: Place
) -> None:
    service = factories.make_service(places=[place])

    with pytest.raises(NotYours):
        actions.change_service(service=service, version=1, title="Pris", actor=stranger, at=MONDAY)
    with pytest.raises(NotYours):
        actions.change_service(service=service, version=1, places=[other_place], actor=organiser, at=MONDAY)
    with pytest.raises(NotYours):
        actions.change_service(service=service, version=1, places=[], actor=organiser, at=MONDAY)


def test_service_given_a_price_later_is_refused(organiser: Account, place: Place) -> None:
    service = factories.make_service(places=[place])

    with pytest.raises(NotFree):
        actions.change_service(service=service, version=1, price=1, actor=organiser, at=MONDAY)


def test_service_published_then_withdrawn(organiser: Account, stranger: Account, place: Place) -> None:
    service = factories.make_service(places=[place], publication=Publication.DRAFT)

    published = actions.publish_service(service=service, actor=organiser, at=MONDAY)
    assert published.publication == Publication.PUBLISHED
    withdrawn = actions.withdraw_service(service=service, actor=organiser, at=MONDAY)
    assert withdrawn.publication == Publication.DRAFT

    with pytest.raises(NotYours):
        actions.publish_service(service=service, actor=stranger, at=MONDAY)
    assert [entry.verb for entry in Entry.objects.order_by("sequence")] == [
        "network.publish_service",
        "network.withdraw_service",
    ]
