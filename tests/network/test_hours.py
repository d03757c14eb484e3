from __future__ import annotations

from datetime import UTC, date, datetime, time

import pytest
import typst
from pytest_django import DjangoAssertNumQueries

from maillage.accounts.models import Account
from maillage.core.errors import NotYours
from maillage.core.instants import HalfDay
from maillage.network import queries
from maillage.network.certificates import LAYOUT, certificate_of, inputs_of, pdf_of
from maillage.network.enums import ShiftState, SpecialEffect
from maillage.network.models import Organisation, Place
from maillage.network.queries.hours import Given
from maillage.network.sheets import NetworkSheet
from tests import factories

ON = datetime(2026, 7, 1, 9, tzinfo=UTC).date()
CONFIRMED = ShiftState.CONFIRMED
SHEET = NetworkSheet(name="Cité d’essai", is_demonstration=True)


# ── Counted ──────────────────────────────────────────────────────────────────
def test_confirmed_half_days_last_as_long_as_the_door_is_open(
    administrator: Account, place: Place, organisation: Organisation
) -> None:
    """The worked example of docs/algorithms/hours-given.md."""
    place.opening_hours = "Mo-Fr 09:00-12:30,13:30-17:00; PH off"
    place.save()
    factories.make_special_hours(
        place, effect=SpecialEffect.CLOSED, first_on=date(2026, 4, 15), last_on=date(2026, 4, 15),
        starts_at=time(11), ends_at=time(12, 30),
    )  # fmt: skip
    rota = factories.make_rota(place)
    lent = factories.make_counsellor(organisation, places=[place])
    factories.make_shift(rota, date(2026, 4, 14), counsellor=lent, state=CONFIRMED)
    factories.make_shift(rota, date(2026, 4, 14), organisation=organisation, state=CONFIRMED)
    factories.make_shift(rota, date(2026, 4, 15), organisation=organisation, state=CONFIRMED)
    for state in (ShiftState.PLANNED, ShiftState.ABSENT, ShiftState.REPLACED, ShiftState.CANCELLED):
        factories.make_shift(rota, date(2026, 4, 16), organisation=organisation, state=state)

    line = queries.hours_given(administrator, 2026, ON)[0]

    # 3 h 30 twice, then 2 h: the door closed at eleven.
    assert (line.organisation, line.months[3]) == (organisation, Given(3, 540, 0))
    assert (line.total.hours, line.months[4]) == ("9 h 00", Given())


@pytest.mark.parametrize(
    ("half_day", "minutes"), [(HalfDay.MORNING, 210), (HalfDay.AFTERNOON, 210), (HalfDay.EVENING, 120)]
)
def test_unknown_hours_count_by_declared_ones(
    administrator: Account, organisation: Organisation, half_day: HalfDay, minutes: int
) -> None:
    rota = factories.make_rota(factories.make_place(opening_hours=""))
    factories.make_shift(rota, date(2026, 4, 14), half_day=half_day, organisation=organisation, state=CONFIRMED)

    assert queries.hours_given(administrator, 2026, ON)[0].months[3] == Given(1, minutes, 1)


def test_hours_are_for_the_coordination_alone(organiser: Account, place: Place, organisation: Organisation) -> None:
    factories.make_shift(factories.make_rota(place), date(2026, 4, 14), organisation=organisation, state=CONFIRMED)

    assert queries.hours_given(organiser, 2026, ON) == []
    with pytest.raises(NotYours):
        queries.hours_of(organiser, organisation.slug, date(2026, 4, 1), on=ON)


@pytest.mark.parametrize("number", [1, 3])
def test_hours_cost_four_queries(
    administrator: Account, place: Place, number: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    rota = factories.make_rota(place)
    for index in range(number):
        partner = factories.make_organisation(f"Partenaire {index}")
        factories.make_shift(rota, date(2026, 4, 14), organisation=partner, state=CONFIRMED)

    with django_assert_num_queries(4):
        lines = queries.hours_given(administrator, 2026, ON)

    assert len(lines) == number


# ── Certified ────────────────────────────────────────────────────────────────
def test_certificate_is_tagged_and_claims_pdf_ua() -> None:
    pdf = pdf_of(certificate_of("Association du Port", Given(12, 2520), month=date(2026, 4, 1), network=SHEET, on=ON))

    assert pdf.startswith(b"%PDF-")
    assert all(mark in pdf for mark in (b"/Marked true", b"/StructTreeRoot", b"pdfuaid", b"/Lang"))


def test_words_of_the_certificate_are_laid_out_as_data_never_as_markup() -> None:
    words = certificate_of(
        'Évil #panic("x") $y$ *gras*', Given(1, 210, 1), month=date(2026, 4, 1), network=SHEET, on=ON
    )

    laid_out = typst.query(LAYOUT.read_bytes(), "par", sys_inputs=inputs_of(words))

    assert 'Organisme : Évil #panic(\\"x\\") $y$ *gras*' in laid_out
    assert "Mois : avril 2026" in laid_out
    assert "durée déclarée" in laid_out


def test_certificate_says_what_was_given_and_names_no_counsellor() -> None:
    words = certificate_of("Association du Port", Given(12, 2535), month=date(2026, 4, 1), network=SHEET, on=ON)

    assert words.cells == (("Demi-journées confirmées", "12"), ("Heures", "42 h 15"))
    assert (words.ribbon, words.issued) == ("Réseau de démonstration", "Fait le 1er juillet 2026.")
