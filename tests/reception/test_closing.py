"""Closing a day: what told of somebody is gone, what stays are numbers and fragments."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from maillage.accounts.enums import Role
from maillage.core.errors import NotYours
from maillage.network.models import Place
from maillage.reception import actions, queries
from maillage.reception.enums import DayState, Grain, IncidentKind, TicketState
from maillage.reception.errors import DayClosed, NotYet
from maillage.reception.models import (
    Day,
    DaySalt,
    DomainFragment,
    DoorCount,
    Incident,
    ObstacleFragment,
    ProfileFact,
    ProfileFragment,
    QueueTotal,
    RequestFragment,
    Sheet,
    SheetTally,
    Ticket,
    VisitFact,
    VisitTotal,
)
from maillage.safeguards.models import Entry
from tests import factories
from tests.reception.days import AFTERNOON, AT, DAY, MORNING, profile, sheet, ticket, visit

pytestmark = pytest.mark.django_db


@pytest.fixture
def place() -> Place:
    return factories.make_place(slug="gap", name="Gap")


def close(place: Place, day: date = DAY, **values: object) -> Day:
    return actions.close_day(place=place, day=day, at=AT, **{"actor": None, **values})  # type: ignore[arg-type]


class TestWhatStays:
    def test_visits_are_summed_by_half_day_nature_reason_and_outcome(self, place: Place) -> None:
        visit(place, 1, reason="decouvrir_metier")
        visit(place, 2, reason="decouvrir_metier")
        visit(place, 25, half_day=AFTERNOON, nature="groupe_scolaire", groups=1)
        visit(place, 4)
        visit(place, -4)

        close(place)

        lines = VisitTotal.objects.values_list("half_day", "nature", "reason", "number", "groups", "added_on")
        assert sorted(lines) == [
            ("apres_midi", "groupe_scolaire", "nr", 25, 1, None),
            ("matin", "individuel", "decouvrir_metier", 3, 0, None),
        ]

    def test_a_sheet_becomes_four_fragments_dated_on_the_quarter_of_a_new_place(self, place: Place) -> None:
        sheet(place, age="18-24", obstacles="mobilite langue", domains="j", residence="0101", reasons="vae_bilan")

        close(place)

        dated = {"grain": Grain.QUARTER, "starts_on": date(2026, 10, 1), "place_key": str(place.id)}
        assert ProfileFragment.objects.filter(**dated, is_interview=True, sex="femme", age="18-24").count() == 1
        asked = {"pole": "emploi", "reasons": "vae_bilan", "residence": "0101"}
        assert RequestFragment.objects.filter(**dated, **asked).count() == 1
        assert ObstacleFragment.objects.filter(**dated, obstacles="langue mobilite").count() == 1
        assert DomainFragment.objects.filter(**dated, domains="j", sex="femme").count() == 1

    def test_sheets_that_tell_nothing_leave_as_many_fragments(self, place: Place) -> None:
        sheet(place, sex="nr")

        close(place)

        assert ObstacleFragment.objects.values_list("obstacles", flat=True).get() == "nr"
        assert DomainFragment.objects.values_list("domains", flat=True).get() == "nr"

    def test_interviews_are_counted_by_half_day_and_pole(self, place: Place) -> None:
        sheet(place)
        sheet(place)
        sheet(place, half_day=AFTERNOON, pole="orientation")

        close(place)

        lines = SheetTally.objects.values_list("half_day", "pole", "number")
        assert sorted(lines) == [("apres_midi", "orientation", 1), ("matin", "emploi", 2)]

    def test_profiles_of_the_desk_become_fragments_of_their_own(self, place: Place) -> None:
        profile(place, age="15-17")

        close(place)

        assert ProfileFragment.objects.values_list("age", "is_interview").get() == ("15-17", False)

    def test_tickets_become_counts_and_waits_of_the_half_day(self, place: Place) -> None:
        for number, waited in enumerate([4, 6, 8, 30], start=1):
            ticket(place, number, waited=waited)
        ticket(place, 5, state=TicketState.LEFT)

        close(place)

        total = QueueTotal.objects.values_list("half_day", "pole", "tickets", "served", "abandons").get()
        assert total == ("matin", "emploi", 5, 4, 1)
        assert QueueTotal.objects.values_list("median_wait", "ninetieth_wait").get() == (7, 30)

    def test_a_ticket_counts_in_the_half_day_in_which_its_holder_came(self, place: Place) -> None:
        for number, (hour, minute) in enumerate([(11, 59), (12, 0), (16, 59), (17, 0)], start=1):
            came = datetime(2026, 11, 24, hour, minute, tzinfo=UTC)  # an hour later there
            ticket(place, number, state=TicketState.LEFT, arrived_at=came)

        close(place)

        assert sorted(QueueTotal.objects.values_list("half_day", "tickets")) == [
            ("apres_midi", 2), ("matin", 1), ("soiree", 1),
        ]  # fmt: skip

    def test_a_duration_of_service_is_kept_where_three_received_and_nowhere_else(self, place: Place) -> None:
        alone = factories.make_pole("formation")
        for number, desk in enumerate("123", start=1):
            ticket(place, number, waited=5, desk=desk)
            ticket(place, number + 10, waited=5, desk="1", pole=alone)

        close(place)

        assert sorted(QueueTotal.objects.values_list("pole", "median_service")) == [("emploi", 20), ("formation", None)]

    def test_incidents_are_kinds_without_a_word(self, place: Place) -> None:
        close(place, incidents=[IncidentKind.NETWORK, IncidentKind.NETWORK, IncidentKind.CROWD])

        assert sorted(Incident.objects.values_list("kind", flat=True)) == ["affluence", "reseau"]

    def test_the_journal_tells_place_half_days_and_kinds_and_never_who(self, place: Place) -> None:
        visit(place, 3)
        sheet(place, half_day=AFTERNOON)
        account = factories.make_account()
        factories.make_grant(account, Role.RECEPTION, place.id)

        close(place, actor=account)

        entry = Entry.objects.get()
        assert (entry.verb, entry.actor_id, entry.subject, entry.place_key) == (
            "reception.close_day", None, "", str(place.id),
        )  # fmt: skip
        assert entry.body == {
            "day": "2026-11-24",
            "half_days": {
                "matin": {"visit": 3, "profile": 0, "sheet": 0},
                "apres_midi": {"visit": 0, "profile": 0, "sheet": 1},
            },
            "tickets": 0,
        }


def test_what_told_of_somebody_is_gone(place: Place) -> None:
    visit(place)
    profile(place)
    sheet(place, owner="f" * 64)
    ticket(place, 1, waited=5)
    DaySalt.objects.create(place_key=str(place.id), day=DAY, salt="s" * 64)

    close(place)

    left = [model.objects.count() for model in (VisitFact, ProfileFact, Sheet, Ticket, DaySalt)]
    assert left == [0, 0, 0, 0, 0]


def test_other_places_and_days_stay_open(place: Place) -> None:
    other = factories.make_place()
    visit(other)
    visit(place, day=DAY - timedelta(days=1))

    close(place)

    assert (VisitFact.objects.count(), VisitTotal.objects.count()) == (2, 0)


class TestRefusals:
    def test_a_day_is_closed_once(self, place: Place) -> None:
        close(place)

        with pytest.raises(DayClosed) as refusal:
            close(place)

        assert (refusal.value.code, refusal.value.status) == ("reception.day_closed", 409)
        assert Entry.objects.count() == 1

    def test_tomorrow_is_not_closed_today(self, place: Place) -> None:
        with pytest.raises(NotYet):
            close(place, DAY + timedelta(days=1))

        assert Day.objects.count() == 0

    @pytest.mark.parametrize("role", [Role.COUNSELLOR, Role.COORDINATION, Role.ADMINISTRATOR])
    def test_others_than_reception_and_managers_do_not_close(self, place: Place, role: Role) -> None:
        account = factories.make_account()
        factories.make_grant(account, role, place.id if role == Role.COUNSELLOR else "")
        visit(place)

        with pytest.raises(NotYours):
            close(place, actor=account)

        assert VisitFact.objects.count() == 1

    def test_reception_of_another_place_does_not_close(self, place: Place) -> None:
        account = factories.make_account()
        factories.make_grant(account, Role.RECEPTION, factories.make_place().id)

        with pytest.raises(NotYours):
            close(place, actor=account)


class TestPastDays:
    def test_the_night_after_forgotten_days_are_closed(self, place: Place) -> None:
        other = factories.make_place()
        Day.objects.create(place=place, day=DAY)
        sheet(other)
        ticket(other, 1, day=DAY - timedelta(days=3))
        today = sheet(place, day=DAY + timedelta(days=1))

        closed = actions.close_past_days(AT + timedelta(days=1))

        states = Day.objects.values_list("place_id", "day", "state")
        assert closed == 3
        assert sorted(states, key=str) == sorted(
            [
                (place.id, DAY, DayState.CLOSED),
                (other.id, DAY, DayState.CLOSED),
                (other.id, DAY - timedelta(days=3), DayState.CLOSED),
            ],
            key=str,
        )
        assert list(Sheet.objects.all()) == [today]

    def test_a_second_time_changes_nothing(self, place: Place) -> None:
        sheet(place)
        actions.close_past_days(AT + timedelta(days=1))

        assert actions.close_past_days(AT + timedelta(days=1)) == 0
        assert Entry.objects.count() == 1

    def test_what_strayed_into_a_closed_day_is_folded_as_late(self, place: Place) -> None:
        close(place)
        visit(place, 2)
        ticket(place, 1)

        actions.close_past_days(AT + timedelta(days=2))

        assert (VisitFact.objects.count(), Ticket.objects.count()) == (0, 0)
        assert VisitTotal.objects.values_list("number", "added_on").get() == (2, date(2026, 11, 26))

    @pytest.mark.parametrize(
        ("at", "closed"),
        [
            (datetime(2026, 10, 24, 21, 59, tzinfo=UTC), 0),  # 23:59 in summer time
            (datetime(2026, 10, 24, 22, 0, tzinfo=UTC), 1),  # midnight
            (datetime(2026, 10, 25, 1, 30, tzinfo=UTC), 1),  # the hour that comes twice
        ],
    )
    def test_the_night_of_the_clock_change_a_day_ends_at_midnight_there(
        self, place: Place, at: datetime, closed: int
    ) -> None:
        sheet(place, day=date(2026, 10, 24))

        assert actions.close_past_days(at) == closed


class TestAccount:
    def test_before_closing_it_shows_the_checks(self, place: Place) -> None:
        visit(place, 12)
        visit(place, 3, half_day=AFTERNOON)
        DoorCount.objects.create(place_key=str(place.id), day=DAY, half_day=MORNING, number=14)
        sheet(place)
        profile(place)
        ticket(place, 1)
        ticket(place, 2, waited=3)

        account = queries.closing_of(place, DAY)

        assert account.half_days == [
            queries.HalfDayAccount(MORNING, 12, 14, 1),
            queries.HalfDayAccount(AFTERNOON, 3, None, 0),
        ]
        assert (account.people, account.door, account.sheets, account.profiles) == (15, 14, 1, 1)
        assert (account.tickets, account.still_here, account.is_closed) == (2, 1, False)

    def test_after_closing_it_shows_the_same_numbers(self, place: Place) -> None:
        visit(place, 12)
        sheet(place)

        close(place, incidents=[IncidentKind.RESCUE])

        account = queries.closing_of(place, DAY)
        assert account.half_days == [queries.HalfDayAccount(MORNING, 12, None, 1)]
        assert (account.is_closed, account.tickets, account.incidents) == (True, None, [IncidentKind.RESCUE])

    @pytest.mark.parametrize("number", [1, 3])
    def test_it_costs_seven_queries(self, place: Place, number: int, django_assert_num_queries: object) -> None:
        for _one in range(number):
            visit(place)
            sheet(place)

        with django_assert_num_queries(7):  # type: ignore[operator]
            queries.closing_of(place, DAY)
