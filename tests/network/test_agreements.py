from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries

from maillage.accounts.models import Account
from maillage.core.errors import NotYours, Refusal
from maillage.network import actions, queries
from maillage.network.agreements import allows, promised_in_month, promised_in_quarter, state_on
from maillage.network.enums import AgreementState
from maillage.network.errors import AgreementsOverlap, AlreadyRenewed, DatesOutOfOrder, StaleVersion, UnknownValue
from maillage.network.models import Agreement, Organisation, Place
from maillage.network.quarters import Quarter
from maillage.safeguards.models import Entry
from tests import factories
from tests.network.conftest import MONDAY

YEAR = {"valid_from": date(2026, 1, 1), "valid_until": date(2026, 12, 31)}


def register(organisation: Organisation, place: Place, actor: Account | None, **values: Any) -> Agreement:
    fields = {"half_days_per_month": 12, "poles": [factories.make_pole()], "places": [place], **YEAR, **values}
    return actions.register_agreement(organisation=organisation, **fields, actor=actor, at=MONDAY)


# ── Acts ─────────────────────────────────────────────────────────────────────
def test_agreement_registered_keeps_what_was_promised_and_is_journalled(
    administrator: Account, organisation: Organisation, place: Place
) -> None:
    blackouts = [(date(2026, 12, 24), date(2026, 12, 31)), (date(2026, 5, 15), date(2026, 5, 15))]

    made = register(organisation, place, administrator, reference="C-2026-01", blackouts=blackouts)

    row = Agreement.objects.get(id=made.id)
    assert row.blackouts == [["2026-05-15", "2026-05-15"], ["2026-12-24", "2026-12-31"]]
    assert ([pole.code for pole in row.poles.all()], list(row.places.all())) == (["emploi"], [place])
    assert Entry.objects.get().body["half_days_per_month"] == 12


@pytest.mark.parametrize(
    ("values", "error"),
    [
        ({"half_days_per_month": 0}, UnknownValue),
        ({"valid_until": date(2025, 12, 31)}, DatesOutOfOrder),
        ({"poles": []}, UnknownValue),
        ({"places": []}, UnknownValue),
        ({"blackouts": [(date(2026, 5, 2), date(2026, 5, 1))]}, UnknownValue),
    ],
)
def test_agreement_with_a_wrong_value_is_refused_and_nothing_is_kept(
    administrator: Account,
    organisation: Organisation,
    place: Place,
    values: dict[str, object],
    error: type[Refusal],
) -> None:
    with pytest.raises(error):
        register(organisation, place, administrator, **values)

    assert (Agreement.objects.count(), Entry.objects.count()) == (0, 0)


def test_second_agreement_at_the_same_time_is_refused(
    administrator: Account, organisation: Organisation, place: Place
) -> None:
    register(organisation, place, administrator)

    with pytest.raises(AgreementsOverlap):
        register(organisation, place, administrator, valid_from=date(2026, 12, 31), valid_until=date(2027, 6, 30))

    assert Agreement.objects.count() == 1


def test_agreement_renewed_starts_the_day_after_and_the_first_stays(
    administrator: Account, organisation: Organisation, place: Place
) -> None:
    first = register(organisation, place, administrator)

    second = actions.renew_agreement(
        agreement=first, valid_until=date(2027, 12, 31), half_days_per_month=15, actor=administrator, at=MONDAY
    )

    assert (second.valid_from, second.renews, list(second.places.all())) == (date(2027, 1, 1), first, [place])
    assert Agreement.objects.get(id=first.id).valid_until == date(2026, 12, 31)
    with pytest.raises(AlreadyRenewed):
        actions.renew_agreement(
            agreement=first, valid_until=date(2028, 12, 31), half_days_per_month=1, actor=administrator, at=MONDAY
        )


def test_agreement_changed_from_a_stale_page_is_refused(
    administrator: Account, organisation: Organisation, place: Place
) -> None:
    made = register(organisation, place, administrator)
    actions.change_agreement(agreement=made, version=1, half_days_per_month=9, actor=administrator, at=MONDAY)

    with pytest.raises(StaleVersion):
        actions.change_agreement(agreement=made, version=1, half_days_per_month=7, actor=administrator, at=MONDAY)

    assert Agreement.objects.get().half_days_per_month == 9


def test_agreement_is_the_coordination_s_affair(organiser: Account, organisation: Organisation, place: Place) -> None:
    with pytest.raises(NotYours):
        register(organisation, place, organiser)

    assert list(queries.agreements_managed_by(organiser, MONDAY.date())) == []


# ── Where it stands ──────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("day", "state"),
    [
        (date(2025, 12, 31), AgreementState.UPCOMING),
        (date(2026, 1, 1), AgreementState.RUNNING),
        (date(2026, 10, 1), AgreementState.RUNNING),
        (date(2026, 10, 2), AgreementState.ENDING),
        (date(2026, 12, 31), AgreementState.ENDING),
        (date(2027, 1, 1), AgreementState.ENDED),
    ],
)
def test_state_follows_the_day(organisation: Organisation, day: date, state: AgreementState) -> None:
    assert state_on(factories.make_agreement(organisation), day) == state


def test_blackout_day_is_not_allowed(organisation: Organisation) -> None:
    agreement = factories.make_agreement(organisation, blackouts=[["2026-05-14", "2026-05-15"]])

    assert [allows(agreement, date(2026, 5, day)) for day in (13, 14, 15, 16)] == [True, False, False, True]


def test_promise_counts_days_when_an_agreement_starts_inside_a_month(organisation: Organisation) -> None:
    agreement = factories.make_agreement(organisation, half_days_per_month=30, valid_from=date(2026, 4, 16))

    assert promised_in_month(agreement, date(2026, 4, 1)) == 15.0
    assert promised_in_quarter(agreement, Quarter(date(2026, 4, 1))) == 75.0
    assert promised_in_quarter(agreement, Quarter(date(2026, 1, 1))) == 0.0


def test_ending_agreement_is_told_until_something_follows(
    administrator: Account, organisation: Organisation, place: Place
) -> None:
    at = datetime(2026, 11, 2, 9, tzinfo=UTC)
    made = register(organisation, place, administrator)
    before = [line.agreement for line in queries.ending_agreements(administrator, at.date())]

    actions.renew_agreement(
        agreement=made, valid_until=date(2027, 12, 31), half_days_per_month=12, actor=administrator, at=at
    )

    assert (before, queries.ending_agreements(administrator, at.date())) == ([made], [])


@pytest.mark.parametrize("number", [1, 3])
def test_agreements_are_read_in_four_queries(
    administrator: Account, place: Place, number: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for index in range(number):
        factories.make_agreement(factories.make_organisation(f"Partenaire {index}"), places=[place])

    with django_assert_num_queries(4):
        lines = queries.agreement_lines(queries.agreements_managed_by(administrator, MONDAY.date()), MONDAY.date())

    assert [line.is_renewed for line in lines] == [False] * number
