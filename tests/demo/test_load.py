"""What an installation holds once the starter pack is loaded, and loaded again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from datetime import UTC, datetime, timedelta

import pytest
from django.db import transaction
from django.test import override_settings
from pytest_django.plugin import DjangoDbBlocker

from maillage.accounts import actions as accounts_actions
from maillage.accounts import queries as accounts
from maillage.accounts.enums import Role
from maillage.accounts.models import Grant
from maillage.demo import pack
from maillage.demo.accounts import PASSWORD, PERSONAS, lines
from maillage.demo.load import LoadReport, load_starter
from maillage.network import queries as network
from maillage.network.models import Permanence, Place, Service
from maillage.reference import queries as reference
from maillage.reference.models import Commune, Occupation
from maillage.safeguards import journal
from maillage.safeguards.models import Entry

AT = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
NEXT_YEAR = AT + timedelta(days=400)
pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", autouse=True)
def _quick_passwords() -> Iterator[None]:
    with override_settings(PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"]):
        yield


@pytest.fixture(scope="module")
def loaded(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[LoadReport]:
    """The pack loaded once for this file; each test undoes its own changes, and the last undoes the pack."""
    held = transaction.atomic()
    with django_db_blocker.unblock():
        held.__enter__()
        report = load_starter(at=AT)
    yield report
    with django_db_blocker.unblock():
        transaction.set_rollback(True)
        held.__exit__(None, None, None)


def test_an_empty_installation_receives_the_whole_pack(loaded: LoadReport) -> None:
    assert loaded == LoadReport(
        territories=loaded.territories,
        occupations=loaded.occupations,
        diplomas=45 + 55,
        figures=22 + 25 + 33 + 25 + 7,
        words=24 + 211,
        school_holidays=27,
        places=19,
        services=23,
        permanences=sum(len(row["half_days"].split()) for row in pack.rows("permanences.csv")),
        accounts=8,
    )
    assert Commune.objects.count() == 104
    assert Occupation.objects.count() == 85
    assert (Place.objects.count(), Service.objects.count()) == (19, 23)
    assert Permanence.objects.count() == loaded.permanences


def test_the_network_says_that_it_is_a_demonstration(loaded: LoadReport) -> None:
    sheet = network.current_network()

    assert (sheet.name, sheet.is_demonstration, sheet.school_zone) == ("Réseau de démonstration", True, "B")


def test_the_public_sees_the_places_of_today_only(loaded: LoadReport) -> None:
    names = {line.name for line in network.published_places(AT.date())}

    assert len(names) == 15
    assert names & {"Maison des Platanes", "Maison de la Rade", "Point de la Tour", "Halle des Quatre Vents"} == set()


def test_the_school_calendar_of_the_zone_is_known(loaded: LoadReport) -> None:
    assert len(reference.school_holidays("B")) == 9


def test_a_second_run_changes_nothing(loaded: LoadReport) -> None:
    entries = Entry.objects.count()

    again = load_starter(at=AT + timedelta(hours=1))

    assert again == LoadReport()
    assert Entry.objects.count() == entries


def test_every_act_is_in_the_journal(loaded: LoadReport) -> None:
    assert journal.verify().ok
    assert Entry.objects.filter(verb="network.register_place").count() == 19


def test_one_account_per_role_signs_in_with_the_published_password(loaded: LoadReport) -> None:
    found = {account.email: account for account in accounts.demonstration_accounts()}

    assert {persona.role for persona in PERSONAS} == set(Role)
    assert set(found) == {persona.email for persona in PERSONAS}
    assert all(account.check_password(PASSWORD) for account in found.values())
    assert all(account.is_demonstration for account in found.values())


def test_the_lines_to_print_name_each_account_and_the_password() -> None:
    text = "\n".join(lines())

    assert PASSWORD in text
    assert all(persona.email in text and persona.name in text for persona in PERSONAS)


def test_roles_that_ran_out_are_renewed(loaded: LoadReport) -> None:
    report = load_starter(at=NEXT_YEAR)

    assert report == LoadReport(accounts=8)
    assert Grant.objects.valid_on(NEXT_YEAR.date()).count() == 8


def test_a_role_taken_away_stays_away(loaded: LoadReport) -> None:
    grant = Grant.objects.get(role=Role.RECEPTION)
    accounts_actions.revoke_grant(grant=grant, actor=None, at=AT)

    load_starter(at=NEXT_YEAR)

    assert not Grant.objects.valid_on(NEXT_YEAR.date()).filter(role=Role.RECEPTION).exists()


def test_the_report_counts_only() -> None:
    assert {field.type for field in fields(LoadReport)} == {"int"}
