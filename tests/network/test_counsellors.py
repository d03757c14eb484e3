from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from maillage.accounts.models import Account
from maillage.core.errors import NotYours
from maillage.network import actions, queries
from maillage.network.actions.counsellors import forget_departed_counsellors
from maillage.network.errors import StaleVersion, UnknownValue
from maillage.network.models import Counsellor, Organisation, Place
from maillage.safeguards.models import Entry
from tests import factories
from tests.network.conftest import MONDAY


def register(organisation: Organisation, place: Place, actor: Account, **values: Any) -> Counsellor:
    fields = {
        "first_name": "Anouk",
        "family_name": "Verdier",
        "poles": [factories.make_pole()],
        "places": [place],
        **values,
    }
    return actions.register_counsellor(organisation=organisation, **fields, actor=actor, at=MONDAY)


def test_counsellor_registered_by_the_place_hides_the_first_name_and_names_nobody_in_the_journal(
    organiser: Account, organisation: Organisation, place: Place
) -> None:
    made = register(organisation, place, organiser)

    row = Counsellor.objects.get()
    assert (str(row), row.shows_first_name, row.charter_read_on, row.valid_from) == (
        "Anouk Verdier",
        False,
        None,
        MONDAY.date(),
    )
    entry = Entry.objects.get()
    assert (entry.subject, entry.body) == (str(made.id), None)


@pytest.mark.parametrize("field", ["first_name", "family_name", "poles", "places"])
def test_counsellor_without_what_is_needed_is_refused(
    administrator: Account, organisation: Organisation, place: Place, field: str
) -> None:
    with pytest.raises(UnknownValue) as caught:
        register(organisation, place, administrator, **{field: "" if field.endswith("name") else []})

    assert list(caught.value.fields) == [field]
    assert Counsellor.objects.count() == 0


def test_counsellor_of_another_place_is_refused_and_not_found(
    stranger: Account, organisation: Organisation, place: Place
) -> None:
    kept = factories.make_counsellor(organisation, places=[place])

    with pytest.raises(NotYours):
        register(organisation, place, stranger)
    with pytest.raises(NotYours):
        queries.counsellor_managed_by(stranger, kept.id, MONDAY.date())

    assert list(queries.counsellors_managed_by(stranger, MONDAY.date())) == []


def test_welcome_path_keeps_two_dates(organiser: Account, organisation: Organisation, place: Place) -> None:
    made = register(organisation, place, organiser)

    changed = actions.change_counsellor(
        counsellor=made,
        version=1,
        charter_read_on=date(2026, 5, 4),
        module_followed_on=date(2026, 5, 11),
        actor=organiser,
        at=MONDAY,
    )

    assert (changed.charter_read_on, changed.module_followed_on) == (date(2026, 5, 4), date(2026, 5, 11))


def test_counsellor_changed_from_a_stale_page_is_refused(
    organiser: Account, organisation: Organisation, place: Place
) -> None:
    made = register(organisation, place, organiser)
    actions.change_counsellor(counsellor=made, version=1, first_name="Ana", actor=organiser, at=MONDAY)

    with pytest.raises(StaleVersion):
        actions.change_counsellor(counsellor=made, version=1, first_name="Anna", actor=organiser, at=MONDAY)

    assert Counsellor.objects.get().first_name == "Ana"


def test_departed_counsellor_is_forgotten_after_ninety_days(organisation: Organisation, place: Place) -> None:
    gone = factories.make_counsellor(organisation, valid_until=date(2026, 1, 31), feed_hash="f" * 64)
    stays = factories.make_counsellor(organisation, valid_until=date(2026, 2, 2))
    at = datetime(2026, 5, 2, 3, tzinfo=UTC)

    forgotten = forget_departed_counsellors(at)

    gone.refresh_from_db()
    assert (forgotten, str(gone), gone.feed_hash) == (1, "", None)
    assert Counsellor.objects.get(id=stays.id).family_name != ""
    assert forget_departed_counsellors(at) == 0
