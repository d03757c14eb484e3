"""The interview sheet: codes alone, of the lists in force; its author alone corrects it, until closing."""

from __future__ import annotations

import uuid
from datetime import UTC, date, datetime
from typing import Any

import pytest

from maillage.accounts.enums import Role
from maillage.accounts.models import Account
from maillage.core.errors import NotYours
from maillage.core.instants import HalfDay
from maillage.network.models import Place
from maillage.reception import actions, queries
from maillage.reception.enums import DayState, FactKind
from maillage.reception.errors import DayClosed, StaleSheet, UnknownValue
from maillage.reception.facts import Told
from maillage.reception.models import Day, DaySalt, RequestFragment, Sheet
from maillage.safeguards.models import Entry
from tests import factories
from tests.reception.words import load_words

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 3)
AT = datetime(2026, 3, 3, 9, 40, tzinfo=UTC)
USUAL: dict[str, Any] = {
    "pole": "emploi",
    "duration": "20-30",
    "sex": "femme",
    "age": "25-29",
    "situation": "salarie_cdi",
    "reasons": ["reconversion", "trouver_formation"],
    "orientations": ["france_travail"],
    "answered": "oui",
}


@pytest.fixture
def place(db: None) -> Place:
    load_words()
    factories.make_network()
    factories.make_pole("emploi")
    return factories.make_place(slug="gap", name="Gap")


def colleague(place: Place, role: Role = Role.COUNSELLOR) -> Account:
    account = factories.make_account()
    factories.make_grant(account, role, place.id)
    return account


def tell(place: Place, author: Account | None, kind: FactKind = FactKind.SHEET, **body: Any) -> uuid.UUID:
    """Tell a sheet; the id it was told under."""
    body = {**USUAL, "sheet": str(uuid.uuid4()), **body}
    told = Told(kind, place, DAY, HalfDay.MORNING, body)
    actions.take_in(told=told, operation_id=uuid.uuid4(), actor=author, at=AT)
    return uuid.UUID(body["sheet"])


def test_sheet_is_kept_by_code_and_what_was_not_told_is_nr(place: Place) -> None:
    identity = tell(place, colleague(place))

    kept = Sheet.objects.get(id=identity)
    assert (kept.pole, kept.duration, kept.sex, kept.answered) == ("emploi", "20-30", "femme", "oui")
    assert kept.reasons == "reconversion trouver_formation"
    assert (kept.level, kept.residence, kept.obstacles, kept.domains) == ("nr", "nr", "", "")


def test_sheet_leaves_no_author_no_instant_and_no_journal_entry(place: Place) -> None:
    author = colleague(place)
    entries = Entry.objects.count()

    tell(place, author)

    kept = Sheet.objects.get()
    assert str(author.pk) not in repr(vars(kept))
    assert Entry.objects.count() == entries


@pytest.mark.parametrize(
    "name",
    ["pole", "channel", "duration", "first_visit", "sex", "age", "situation", "level", "residence", "supported_area",
     "known_by", "reasons", "domains", "maturity", "obstacles", "orientations", "resources", "mix", "answered",
     "unmet_need"],
)  # fmt: skip
@pytest.mark.parametrize("canary", ["Canari 06 12 34 56 78", "place:camille-canari"])
def test_identity_pushed_into_any_field_is_refused_and_kept_nowhere(place: Place, name: str, canary: str) -> None:
    value = [canary] if name in {"reasons", "domains", "obstacles", "orientations", "resources"} else canary

    with pytest.raises(UnknownValue) as refused:
        tell(place, colleague(place), **{name: value})

    assert list(refused.value.fields) == [name]
    assert not Sheet.objects.exists()


def test_more_than_three_reasons_are_refused(place: Place) -> None:
    reasons = ["reconversion", "trouver_formation", "international", "documentation"]

    with pytest.raises(UnknownValue, match="Choisissez 3 réponses au plus"):
        tell(place, colleague(place), reasons=reasons)


def test_id_that_is_a_clock_is_refused(place: Place) -> None:
    with pytest.raises(UnknownValue):
        tell(place, colleague(place), sheet=str(uuid.uuid1()))


def test_domain_of_rome_large_or_finer_is_kept(place: Place) -> None:
    factories.make_occupation("M1203")

    tell(place, colleague(place), domains=["M", "M12"])

    assert Sheet.objects.get().domains == "M M12"


def test_residence_is_a_living_area_of_the_region_or_outside_of_it(place: Place) -> None:
    tell(place, colleague(place), residence="hors_paca")

    assert Sheet.objects.get().residence == "hors_paca"


def test_reception_may_not_write_a_sheet(place: Place) -> None:
    with pytest.raises(NotYours):
        tell(place, colleague(place, Role.RECEPTION))

    assert not Sheet.objects.exists()


def test_author_corrects_a_sheet_and_its_version_grows(place: Place) -> None:
    author = colleague(place)
    identity = tell(place, author)

    tell(place, author, FactKind.SHEET_CORRECTION, sheet=str(identity), version=1, sex="nr")

    kept = Sheet.objects.get()
    assert (kept.sex, kept.version) == ("nr", 2)


def test_correction_of_a_stale_sheet_is_refused_and_changes_nothing(place: Place) -> None:
    author = colleague(place)
    identity = tell(place, author)
    tell(place, author, FactKind.SHEET_CORRECTION, sheet=str(identity), version=1, sex="nr")

    with pytest.raises(StaleSheet):
        tell(place, author, FactKind.SHEET_CORRECTION, sheet=str(identity), version=1, sex="homme")

    assert Sheet.objects.get().sex == "nr"


def test_colleague_of_the_same_place_cannot_correct_it(place: Place) -> None:
    identity = tell(place, colleague(place))

    with pytest.raises(NotYours):
        tell(place, colleague(place), FactKind.SHEET_CORRECTION, sheet=str(identity), version=1, sex="homme")

    assert Sheet.objects.get().sex == "femme"


def test_nobody_corrects_once_the_salt_of_the_day_is_gone(place: Place) -> None:
    author = colleague(place)
    identity = tell(place, author)
    DaySalt.objects.all().delete()

    with pytest.raises(NotYours):
        tell(place, author, FactKind.SHEET_CORRECTION, sheet=str(identity), version=1)


def test_sheet_of_a_closed_day_is_taken_apart_at_once(place: Place) -> None:
    Day.objects.create(place=place, day=DAY, state=DayState.CLOSED)

    tell(place, colleague(place))

    assert (Sheet.objects.count(), DaySalt.objects.count(), RequestFragment.objects.count()) == (0, 0, 1)


def test_sheet_is_not_corrected_after_closing(place: Place) -> None:
    author = colleague(place)
    identity = tell(place, author)
    actions.close_day(place=place, day=DAY, actor=None, at=AT)

    with pytest.raises(DayClosed):
        tell(place, author, FactKind.SHEET_CORRECTION, sheet=str(identity), version=1)


def test_same_sheet_told_under_another_operation_is_refused(place: Place) -> None:
    author = colleague(place)
    identity = tell(place, author)

    with pytest.raises(UnknownValue):
        tell(place, author, sheet=str(identity))

    assert Sheet.objects.count() == 1


@pytest.mark.parametrize("sheets", [1, 3])
def test_own_sheets_cost_two_queries(place: Place, sheets: int, django_assert_num_queries: Any) -> None:
    author = colleague(place)
    tell(place, colleague(place))
    for _one in range(sheets):
        tell(place, author)

    with django_assert_num_queries(2):
        own = queries.own_sheets(author, place, DAY)

    assert len(own) == sheets


def test_like_before_takes_nothing_of_the_person(place: Place) -> None:
    author = colleague(place)
    identity = tell(place, author)

    start = queries.own_sheet(author, identity, place=place, day=DAY).like_before

    assert start == {
        "pole": "emploi",
        "channel": "nr",
        "duration": "20-30",
        "reasons": ("reconversion", "trouver_formation"),
        "orientations": ("france_travail",),
    }


def test_words_cost_six_queries(place: Place, django_assert_num_queries: Any) -> None:
    factories.make_occupation()

    with django_assert_num_queries(6):
        queries.sheet_words(DAY)
