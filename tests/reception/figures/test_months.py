"""A month is validated, then the network's, then the year; what was frozen stays, what comes later is dated."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from maillage.accounts.enums import Role
from maillage.core.errors import NotYours
from maillage.network.models import Place
from maillage.reception import actions, queries
from maillage.reception.enums import DayState, Grain, Span
from maillage.reception.errors import AlreadyValidated, NotOverYet, NotReady
from maillage.reception.models import Day, FrozenFigure, Period
from maillage.reception.queries import FiguresSheet
from maillage.reception.queries.counted import weighted_median
from tests import factories
from tests.reception.figures import rows
from tests.reception.figures.rows import MARCH, TUESDAY
from tests.reception.figures.words import load_words

pytestmark = pytest.mark.django_db
APRIL = datetime(2026, 4, 2, 9, 0, tzinfo=UTC)
NEXT_YEAR = datetime(2027, 1, 5, 9, 0, tzinfo=UTC)


def shown(sheet: FiguresSheet | None, table: str) -> dict[str, int | None]:
    """The items of a table that count something or are hidden, with the total."""
    assert sheet is not None
    figures = next(one for one in sheet.tables if one.table.code == table)
    items = {item.code: item.shown.value for item in figures.items if item.shown.value != 0}
    return items if figures.total is None else {**items, "*": figures.total.value}


def team_sheet(place: Place, span: Span = Span.MONTH, starts_on: date = MARCH) -> FiguresSheet | None:
    return queries.figures_of_place(place, span, starts_on, is_team=True, on=APRIL.date())


def validated(place: Place, starts_on: date = MARCH) -> None:
    actions.validate(place=place, span=Span.MONTH, starts_on=starts_on, actor=None, at=NEXT_YEAR)


class TestFigures:
    def test_visits_are_told_by_nature_reason_and_half_day_small_counts_included(self) -> None:
        load_words()
        place = factories.make_place()
        rows.visits(place, 3)
        rows.visits(place, 24, nature="groupe_scolaire", reason="documentation", half_day="apres_midi")
        rows.visits(place, 5, day=date(2026, 4, 1))

        sheet = team_sheet(place)

        assert shown(sheet, "nature") == {"individuel": 3, "groupe_scolaire": 24, "*": 27}
        assert shown(sheet, "reason") == {"recherche_emploi": 3, "documentation": 24, "*": 27}
        assert shown(sheet, "half_day") == {"matin": 3, "apres_midi": 24, "*": 27}

    def test_interviews_of_a_pole_of_two_counsellors_are_hidden_with_another(self) -> None:
        place = factories.make_place()
        for pole, people, number in (("emploi", 3, 40), ("formation", 2, 30), ("creation", 3, 20)):
            rows.counsellors(place, pole, people)
            rows.interviews(place, pole, number)

        assert shown(team_sheet(place), "pole") == {"emploi": 40, "formation": None, "creation": None, "*": 90}

    def test_place_of_two_counsellors_tells_its_visits_and_no_interview(self) -> None:
        load_words()
        place = factories.make_place()
        rows.counsellors(place, "emploi", 2)
        rows.visits(place, 50)
        rows.interviews(place, "emploi", 30)
        rows.sheets(place, 30, age="18-24")

        sheet = team_sheet(place)

        assert shown(sheet, "nature")["*"] == 50
        assert set(shown(sheet, "pole").values()) == {None}
        assert set(shown(sheet, "age").values()) == {None}

    def test_waits_are_the_weighted_median_and_hidden_with_their_pole(self) -> None:
        place = factories.make_place()
        for pole, people in (("emploi", 3), ("formation", 2), ("creation", 3)):
            rows.counsellors(place, pole, people)
            rows.interviews(place, pole, 30)
        rows.queue(place, "emploi", tickets=10, served=10, median_wait=4)
        rows.queue(place, "emploi", tickets=40, served=40, median_wait=12, half_day="apres_midi")
        rows.queue(place, "formation", tickets=30, served=30, median_wait=50)

        assert shown(team_sheet(place), "wait") == {"emploi": 12, "formation": None}

    def test_several_answers_stand_alone_and_none_is_not_told(self) -> None:
        load_words()
        place = factories.make_place()
        rows.counsellors(place, "emploi", 3)
        rows.sheets(place, 2, reasons="vae_bilan reconversion")
        rows.sheets(place, 1)

        assert shown(team_sheet(place), "reasons") == {"vae_bilan": 2, "reconversion": 2, "nr": 1}

    def test_women_and_men_are_told_with_the_share_not_told(self) -> None:
        load_words()
        place = factories.make_place()
        rows.counsellors(place, "emploi", 3)
        rows.sheets(place, 20, sex="femme", domains="J M")
        rows.sheets(place, 12, sex="homme", domains="F")
        rows.sheets(place, 8)

        sheet = team_sheet(place)

        assert sheet is not None
        assert shown(sheet, "sex") == {"femme": 20, "homme": 12, "nr": 8, "*": 40}
        assert shown(sheet, "domains_women") == {"J": 20, "M": 20}
        assert shown(sheet, "domains_men") == {"F": 12}
        assert next(one.not_told for one in sheet.tables if one.table.code == "sex") == 20

    def test_sheets_dated_to_the_quarter_count_in_the_year_only(self) -> None:
        load_words()
        place = factories.make_place()
        rows.counsellors(place, "emploi", 3)
        rows.sheets(place, 4, sex="femme")
        rows.sheets(place, 3, sex="femme", grain=Grain.QUARTER, starts_on=date(2026, 1, 1))
        validated(place)
        actions.validate(place=place, span=Span.YEAR, starts_on=date(2026, 1, 1), actor=None, at=NEXT_YEAR)

        month = queries.figures_of_place(place, Span.MONTH, MARCH, is_team=True, on=NEXT_YEAR.date())
        year = queries.figures_of_place(place, Span.YEAR, date(2026, 1, 1), is_team=True, on=NEXT_YEAR.date())
        assert (shown(month, "sex")["femme"], shown(year, "sex")["femme"]) == (4, 7)

    def test_weighted_median_counts_people_not_half_days(self) -> None:
        assert weighted_median([(5, 1), (10, 1), (60, 3)]) == 60

    @pytest.mark.parametrize("places", [1, 3])
    def test_month_costs_the_same_statements_whatever_the_rows(self, places: int) -> None:
        load_words()
        place = factories.make_place()
        for _one in range(places):
            rows.visits(place, 3)
            rows.sheets(place, 2)
        team_sheet(place)

        with CaptureQueriesContext(connection) as asked:
            team_sheet(place)

        assert len(asked) == 23


class TestValidation:
    def test_month_that_is_not_over_is_refused(self) -> None:
        place = factories.make_place()

        with pytest.raises(NotOverYet):
            actions.validate(
                place=place, span=Span.MONTH, starts_on=MARCH, actor=None, at=datetime(2026, 3, 31, 9, tzinfo=UTC)
            )

    def test_open_day_is_named_and_refused(self) -> None:
        place = factories.make_place()
        Day.objects.create(place=place, day=TUESDAY)

        assert queries.readiness_of_place(place, Span.MONTH, MARCH).open_days == (TUESDAY,)
        with pytest.raises(NotReady):
            validated(place)
        assert Period.objects.count() == 0

    def test_second_validation_is_refused_and_changes_nothing(self) -> None:
        place = factories.make_place()
        validated(place)
        before = FrozenFigure.objects.count()

        with pytest.raises(AlreadyValidated):
            validated(place)

        assert FrozenFigure.objects.count() == before

    def test_stranger_is_refused(self) -> None:
        place, other = factories.make_place(), factories.make_place()
        account = factories.make_account()
        factories.make_grant(account, Role.PLACE_MANAGER, other.id)

        with pytest.raises(NotYours):
            actions.validate(place=place, span=Span.MONTH, starts_on=MARCH, actor=account, at=APRIL)

    def test_frozen_figures_stay_and_what_comes_later_is_a_dated_line(self) -> None:
        load_words()
        place = factories.make_place()
        rows.visits(place, 30)
        actions.validate(place=place, span=Span.MONTH, starts_on=MARCH, actor=None, at=APRIL)
        rows.visits(place, 2, added_on=date(2026, 4, 9))

        sheet = team_sheet(place)

        assert sheet is not None
        assert shown(sheet, "nature") == {"individuel": 30, "*": 30}
        assert [(one.added_on, one.number) for one in sheet.corrections] == [(date(2026, 4, 9), 2)]

    def test_year_waits_for_its_months(self) -> None:
        place = factories.make_place()
        rows.visits(place, 30)

        readiness = queries.readiness_of_place(place, Span.YEAR, date(2026, 1, 1))

        assert readiness.missing_months == (MARCH,)


class TestNetwork:
    def test_network_waits_for_every_place_that_opened_a_day(self) -> None:
        place = factories.make_place("Gap")
        Day.objects.create(place=place, day=TUESDAY, state=DayState.CLOSED)

        assert queries.readiness_of_network(Span.MONTH, MARCH).missing_places == ("Gap",)
        with pytest.raises(NotReady):
            actions.consolidate(span=Span.MONTH, starts_on=MARCH, actor=None, at=APRIL)

    def test_network_hides_a_small_place_and_the_next_one(self) -> None:
        load_words()
        for name, number in (("Gap", 6), ("Nice", 40), ("Toulon", 25)):
            place = factories.make_place(name)
            rows.visits(place, number)
            validated(place)
        actions.consolidate(span=Span.MONTH, starts_on=MARCH, actor=None, at=NEXT_YEAR)

        sheet = queries.figures_of_network(Span.MONTH, MARCH)

        assert sheet is not None
        visits = next(one for one in sheet.tables if one.table.code == "place_visits")
        assert [(item.label, item.shown.value) for item in visits.items] == [
            ("Gap", None),
            ("Nice", 40),
            ("Toulon", None),
        ]
        assert visits.total is not None
        assert visits.total.value == 71

    def test_item_at_zero_is_hidden_from_others_as_any_small_count(self) -> None:
        load_words()
        place = factories.make_place()
        rows.visits(place, 40)
        validated(place)
        actions.consolidate(span=Span.MONTH, starts_on=MARCH, actor=None, at=NEXT_YEAR)

        sheet = queries.figures_of_network(Span.MONTH, MARCH)

        assert shown(sheet, "nature") == {"individuel": None, "groupe_scolaire": None, "nr": None, "*": 40}

    def test_others_read_of_a_place_what_the_network_published(self) -> None:
        load_words()
        for name in ("Nice", "Toulon"):
            place = factories.make_place(name)
            rows.visits(place, 40)
            validated(place)
        actions.consolidate(span=Span.MONTH, starts_on=MARCH, actor=None, at=NEXT_YEAR)

        sheet = queries.figures_of_place(place, Span.MONTH, MARCH, is_team=False, on=NEXT_YEAR.date())

        assert sheet is not None
        assert [one.table.code for one in sheet.tables] == ["place_visits", "place_interviews"]
        assert [item.shown.value for item in sheet.tables[0].items] == [40]

    def test_network_of_one_place_of_two_counsellors_tells_no_interview(self) -> None:
        load_words()
        place = factories.make_place("Gap")
        rows.counsellors(place, "emploi", 2)
        rows.visits(place, 80)
        rows.interviews(place, "emploi", 60)
        rows.sheets(place, 60)
        validated(place)
        actions.consolidate(span=Span.MONTH, starts_on=MARCH, actor=None, at=NEXT_YEAR)

        sheet = queries.figures_of_network(Span.MONTH, MARCH)

        assert shown(sheet, "nature")["*"] == 80
        assert [set(shown(sheet, table).values()) for table in ("pole", "place_interviews", "duration")] == [{None}] * 3

    def test_partner_who_lent_two_people_is_hidden_with_another(self) -> None:
        place = factories.make_place()
        for number, half_days in ((2, 12), (3, 20), (4, 30)):
            rows.half_days(place, f"Partenaire de {number}", people=number, number=half_days)
        Day.objects.create(place=place, day=TUESDAY, state=DayState.CLOSED)
        validated(place)
        actions.consolidate(span=Span.MONTH, starts_on=MARCH, actor=None, at=NEXT_YEAR)

        sheet = queries.figures_of_network(Span.MONTH, MARCH, with_partners=True)

        assert sheet is not None
        partners = next(one for one in sheet.tables if one.table.code == "partner_half_days")
        assert [(item.label, item.shown.value) for item in partners.items] == [
            ("Partenaire de 2", None),
            ("Partenaire de 3", None),
            ("Partenaire de 4", 30),
        ]

    def test_partners_are_left_out_for_who_is_not_of_the_coordination(self) -> None:
        place = factories.make_place()
        rows.half_days(place, "Partenaire", people=3, number=20)
        validated(place)
        actions.consolidate(span=Span.MONTH, starts_on=MARCH, actor=None, at=NEXT_YEAR)

        sheet = queries.figures_of_network(Span.MONTH, MARCH)

        assert sheet is not None
        assert "partner_half_days" not in [one.table.code for one in sheet.tables]
