from __future__ import annotations

from typing import Any

import pytest

from maillage.accounts.models import Account
from maillage.core.errors import NotYours
from maillage.network import actions
from maillage.network.errors import DatesOutOfOrder, UnknownValue
from maillage.network.models import Network, Organisation, Pole
from maillage.safeguards.models import Entry
from tests.factories import FAR_AHEAD, LONG_AGO
from tests.network.conftest import MONDAY

NETWORK = {"name": "Cité des métiers", "short_name": "Cité", "region_code": "93", "school_zone": "B"}
TEXTS = {
    "name": "Trouver un emploi",
    "name_en": "Find a job",
    "search_phrase": "un emploi",
    "search_phrase_en": "a job",
    "summary": "Chercher, postuler, se préparer.",
    "summary_en": "Search, apply, prepare.",
    "description": "On cherche avec vous.",
    "description_en": "We search with you.",
    "questions": ("Comment faire mon CV ?",),
    "questions_en": ("How do I write my CV?",),
}


def describe(actor: Account | None, **values: Any) -> Network:
    return actions.describe_network(**{**NETWORK, **values}, actor=actor, at=MONDAY)


def test_network_is_described_the_first_time_then_again(db: None) -> None:
    describe(None, is_demonstration=True)

    network = describe(None, name="Autre nom")

    assert (Network.objects.count(), network.name, network.is_demonstration) == (1, "Autre nom", True)
    assert [entry.body["changed"] for entry in Entry.objects.order_by("sequence")][1] == ["name"]


def test_network_described_by_a_place_manager_is_refused(organiser: Account) -> None:
    with pytest.raises(NotYours):
        describe(organiser)


def test_network_described_with_a_wrong_value_is_refused(administrator: Account) -> None:
    with pytest.raises(UnknownValue) as caught:
        describe(administrator, contact_email="accueil")

    assert list(caught.value.fields) == ["contact_email"]


def test_pole_is_described_then_reworded(administrator: Account) -> None:
    actions.describe_pole(code="emploi", position=3, **TEXTS, actor=administrator, at=MONDAY)
    actions.describe_pole(code="emploi", position=3, **{**TEXTS, "name": "Travailler"}, actor=administrator, at=MONDAY)

    pole = Pole.objects.get()
    assert (pole.name, pole.questions) == ("Travailler", ["Comment faire mon CV ?"])
    assert [entry.subject for entry in Entry.objects.all()] == ["emploi", "emploi"]


def test_pole_described_by_a_place_manager_or_without_a_text_is_refused(
    organiser: Account, administrator: Account
) -> None:
    with pytest.raises(NotYours):
        actions.describe_pole(code="emploi", position=3, **TEXTS, actor=organiser, at=MONDAY)
    with pytest.raises(UnknownValue):
        actions.describe_pole(code="emploi", position=3, **{**TEXTS, "summary": ""}, actor=administrator, at=MONDAY)


def test_organisation_is_registered_then_changed(administrator: Account) -> None:
    organisation = actions.register_organisation(
        name="Maison de l’emploi", kind="association", actor=administrator, at=MONDAY
    )

    changed = actions.change_organisation(
        organisation=organisation, name="Maison du travail", valid_until=FAR_AHEAD, actor=administrator, at=MONDAY
    )

    assert (changed.slug, changed.name, changed.valid_from) == (
        "maison-de-l-emploi",
        "Maison du travail",
        MONDAY.date(),
    )
    assert Entry.objects.order_by("-sequence")[0].body == {"changed": ["name", "valid_until"]}


def test_organisation_of_others_or_with_a_wrong_value_is_refused(
    administrator: Account, organiser: Account, organisation: Organisation
) -> None:
    with pytest.raises(NotYours):
        actions.register_organisation(name="Ailleurs", actor=organiser, at=MONDAY)
    with pytest.raises(NotYours):
        actions.change_organisation(organisation=organisation, name="Pris", actor=organiser, at=MONDAY)
    with pytest.raises(DatesOutOfOrder):
        actions.register_organisation(name="Ailleurs", valid_until=LONG_AGO, actor=administrator, at=MONDAY)
    with pytest.raises(UnknownValue):
        actions.change_organisation(organisation=organisation, website="rien", actor=administrator, at=MONDAY)
