"""After closing: late facts are taken in as dated lines, and corrections stand beside what was closed."""

from __future__ import annotations

import uuid
from datetime import date, timedelta

import pytest

from maillage.accounts.enums import Role
from maillage.core.errors import NotYours
from maillage.network.models import Place
from maillage.reception import actions
from maillage.reception.enums import FactKind, Grain
from maillage.reception.errors import MoreThanCounted, NotClosed, TooLate
from maillage.reception.models import (
    DaySalt,
    ProfileFact,
    ProfileFragment,
    RequestFragment,
    Sheet,
    SheetTally,
    VisitFact,
    VisitTotal,
)
from maillage.safeguards.models import Entry
from tests import factories
from tests.reception.days import AT, DAY, LAST_QUARTER, MORNING, past_tallies, sheet, told, visit
from tests.reception.words import load_words

pytestmark = pytest.mark.django_db


@pytest.fixture
def place() -> Place:
    load_words()
    return factories.make_place(slug="gap", name="Gap")


def close(place: Place, day: date = DAY) -> None:
    actions.close_day(place=place, day=day, actor=None, at=AT)


def take(place: Place, kind: FactKind, *, later: timedelta = timedelta(days=3), **body: object) -> bool:
    return actions.take_in(told=told(place, kind, **body), operation_id=uuid.uuid4(), actor=None, at=AT + later)


class TestLateFacts:
    def test_late_visits_are_a_line_with_its_date(self, place: Place) -> None:
        visit(place, 5)
        close(place)

        take(place, FactKind.VISIT, number=2, reason="vae_bilan")

        lines = VisitTotal.objects.values_list("number", "reason", "added_on")
        assert sorted(lines) == [(2, "vae_bilan", date(2026, 11, 27)), (5, "nr", None)]
        assert VisitFact.objects.count() == 0

    def test_a_late_profile_becomes_a_fragment_at_once(self, place: Place) -> None:
        close(place)

        take(place, FactKind.PROFILE, age="18-24")

        assert (ProfileFact.objects.count(), ProfileFragment.objects.get().age) == (0, "18-24")

    def test_the_journal_tells_place_half_day_and_kind_alone(self, place: Place) -> None:
        close(place)

        take(place, FactKind.VISIT, number=2, reason="vae_bilan")

        entry = Entry.objects.get(verb="reception.add_late")
        assert (entry.actor_id, entry.subject, entry.place_key) == (None, "", str(place.id))
        assert entry.body == {"day": "2026-11-24", "half_day": "matin", "kind": "visit"}

    def test_facts_are_taken_in_for_forty_five_days(self, place: Place) -> None:
        close(place)

        take(place, FactKind.VISIT, later=timedelta(days=45), number=1)
        with pytest.raises(TooLate):
            take(place, FactKind.VISIT, later=timedelta(days=46), number=1)

        assert VisitTotal.objects.count() == 1

    def test_sent_twice_a_late_fact_is_one_line(self, place: Place) -> None:
        close(place)
        operation, fact = uuid.uuid4(), told(place, FactKind.VISIT, number=1)

        replays = [
            actions.take_in(told=fact, operation_id=operation, actor=None, at=AT + timedelta(days=n)) for n in (1, 2)
        ]

        assert (replays, VisitTotal.objects.count()) == ([False, True], 1)

    def test_a_place_closed_in_mid_day_goes_on_counting(self, place: Place) -> None:
        visit(place, 5)
        close(place)

        take(place, FactKind.VISIT, later=timedelta(hours=1), number=3)

        assert VisitTotal.objects.filter(added_on=DAY).get().number == 3


class TestLateSheets:
    """A sheet that comes alone hides among ten others."""

    def come(self, place: Place, **values: object) -> None:
        sheet(place, **values)  # type: ignore[arg-type]
        DaySalt.objects.create(place_key=str(place.id), day=DAY, salt="s" * 64)
        actions.close_past_days(AT + timedelta(days=3))

    def test_it_joins_the_finest_full_cell_of_its_day_written_again_whole(self, place: Place) -> None:
        past_tallies(place, LAST_QUARTER, 12)
        for _one in range(12):
            sheet(place)
        close(place)
        before = set(ProfileFragment.objects.values_list("id", flat=True))

        self.come(place)

        cells = set(ProfileFragment.objects.values_list("grain", "starts_on"))
        assert list(cells) == [(Grain.DAY, DAY)]
        assert ProfileFragment.objects.count() == 13
        assert not before & set(ProfileFragment.objects.values_list("id", flat=True))
        assert (Sheet.objects.count(), DaySalt.objects.count()) == (0, 0)

    def test_without_a_full_cell_of_its_day_it_joins_the_nearest(self, place: Place) -> None:
        past_tallies(place, LAST_QUARTER, 12)
        close(place)
        for _one in range(12):
            sheet(place, day=DAY + timedelta(days=1))
        actions.close_past_days(AT + timedelta(days=2))

        self.come(place)

        assert set(RequestFragment.objects.values_list("starts_on", flat=True)) == {DAY + timedelta(days=1)}

    def test_its_interview_is_added_to_the_count_of_its_half_day(self, place: Place) -> None:
        sheet(place)
        close(place)

        self.come(place)

        assert SheetTally.objects.get().number == 2


class TestCorrections:
    def correct(self, place: Place, number: int, **values: object) -> VisitTotal:
        given = {"day": DAY, "half_day": MORNING, "actor": None, "at": AT + timedelta(days=1), **values}
        return actions.correct_visits(place=place, number=number, **given)  # type: ignore[arg-type]

    def test_a_correction_is_a_line_with_its_sign_and_date(self, place: Place) -> None:
        visit(place, 5)
        close(place)

        self.correct(place, -2)

        assert sorted(VisitTotal.objects.values_list("number", "added_on"), key=str) == [
            (-2, date(2026, 11, 25)), (5, None),
        ]  # fmt: skip
        assert Entry.objects.get(verb="reception.correct").body == {
            "day": "2026-11-24", "half_day": "matin", "kind": "correction",
        }  # fmt: skip

    def test_no_total_becomes_negative(self, place: Place) -> None:
        visit(place, 5)
        close(place)

        with pytest.raises(MoreThanCounted):
            self.correct(place, -6)

        assert VisitTotal.objects.count() == 1

    def test_an_open_day_is_corrected_by_its_desk(self, place: Place) -> None:
        visit(place, 5)

        with pytest.raises(NotClosed):
            self.correct(place, 1)

    def test_after_forty_five_days_nothing_is_corrected(self, place: Place) -> None:
        close(place)

        with pytest.raises(TooLate):
            self.correct(place, 1, at=AT + timedelta(days=46))

    def test_a_counsellor_corrects_nothing(self, place: Place) -> None:
        close(place)
        account = factories.make_account()
        factories.make_grant(account, Role.COUNSELLOR, place.id)

        with pytest.raises(NotYours):
            self.correct(place, 1, actor=account)
