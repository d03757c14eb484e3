from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core import mail

from maillage.accounts.models import Account
from maillage.core.errors import NotYours
from maillage.core.instants import HalfDay
from maillage.network import actions, queries
from maillage.network.actions.calls import OpenedCall
from maillage.network.errors import CallUnusable, SameCall, UnknownValue
from maillage.network.models import Availability, AvailabilityCall, Organisation, Place, Shift
from maillage.network.quarters import Quarter
from tests import factories

AT = datetime(2026, 3, 2, 9, tzinfo=UTC)
SPRING = Quarter(date(2026, 4, 1))
TUESDAY, WEDNESDAY = date(2026, 4, 14), date(2026, 4, 15)
MORNING = HalfDay.MORNING


@pytest.fixture
def opened(administrator: Account, organisation: Organisation, place: Place) -> OpenedCall:
    factories.make_agreement(organisation, places=[place], blackouts=[["2026-04-20", "2026-04-24"]])
    return actions.open_call(
        organisation=organisation, quarter=SPRING, closes_on=date(2026, 3, 20), actor=administrator, at=AT
    )


def answer(opened: OpenedCall, place: Place, people: dict[tuple[date, HalfDay], int], at: datetime = AT) -> int:
    return actions.answer_call(token=opened.token, place=place, pole=factories.make_pole(), people=people, at=at)


def offered() -> list[tuple[date, str, int]]:
    return list(Availability.objects.order_by("day", "half_day").values_list("day", "half_day", "people"))


# ── The link ─────────────────────────────────────────────────────────────────
def test_link_is_long_and_only_its_hash_is_kept(opened: OpenedCall) -> None:
    assert len(opened.token) >= 32
    assert opened.token not in str(AvailabilityCall.objects.values_list().get())


def test_second_link_for_the_same_quarter_is_refused(
    opened: OpenedCall, administrator: Account, organisation: Organisation
) -> None:
    with pytest.raises(SameCall):
        actions.open_call(
            organisation=organisation, quarter=SPRING, closes_on=date(2026, 3, 20), actor=administrator, at=AT
        )

    assert AvailabilityCall.objects.count() == 1


@pytest.mark.parametrize("closes_on", [date(2026, 3, 1), date(2026, 7, 1)])
def test_call_that_closes_too_early_or_too_late_is_refused(
    administrator: Account, organisation: Organisation, closes_on: date
) -> None:
    with pytest.raises(UnknownValue):
        actions.open_call(organisation=organisation, quarter=SPRING, closes_on=closes_on, actor=administrator, at=AT)

    assert AvailabilityCall.objects.count() == 0


def test_link_works_until_its_last_day_then_no_more(opened: OpenedCall) -> None:
    assert queries.call_sheet(opened.token, datetime(2026, 3, 20, 20, tzinfo=UTC)).call == opened.call

    with pytest.raises(CallUnusable):
        queries.call_sheet(opened.token, datetime(2026, 3, 21, 8, tzinfo=UTC))


def test_link_revoked_or_renewed_leads_nowhere(opened: OpenedCall, administrator: Account) -> None:
    again = actions.renew_call_link(call=opened.call, actor=administrator, at=AT)
    with pytest.raises(CallUnusable):
        queries.call_sheet(opened.token, AT)

    actions.revoke_call(call=opened.call, actor=administrator, at=AT)

    with pytest.raises(CallUnusable):
        queries.call_sheet(again.token, AT)
    with pytest.raises(CallUnusable):
        actions.renew_call_link(call=opened.call, actor=administrator, at=AT)


def test_call_is_the_coordination_s_affair(organiser: Account, organisation: Organisation) -> None:
    with pytest.raises(NotYours):
        actions.open_call(
            organisation=organisation, quarter=SPRING, closes_on=date(2026, 3, 20), actor=organiser, at=AT
        )

    assert list(queries.calls_managed_by(organiser, AT.date())) == []


def test_mail_of_the_link_goes_to_the_partner_alone(opened: OpenedCall, organisation: Organisation) -> None:
    assert actions.send_call_link(opened.call, "https://exemple.test/lien") is False

    organisation.contact_email = "contact@exemple.test"
    opened.call.organisation = organisation

    assert actions.send_call_link(opened.call, "https://exemple.test/lien") is True
    assert (mail.outbox[0].to, "https://exemple.test/lien" in mail.outbox[0].body) == (["contact@exemple.test"], True)


# ── The answer ───────────────────────────────────────────────────────────────
def test_partner_reads_its_own_places_poles_and_promise(
    opened: OpenedCall, place: Place, other_organisation: Organisation, other_place: Place
) -> None:
    factories.make_agreement(other_organisation, places=[other_place])

    sheet = queries.call_sheet(opened.token, AT)

    assert [(pair.place, pair.pole.code, pair.answered) for pair in sheet.pairs] == [(place, "emploi", 0)]
    assert (sheet.promised, sheet.answered) == (60, 0)


def test_half_days_one_may_offer_are_open_promised_and_not_blacked_out(opened: OpenedCall, place: Place) -> None:
    days = {day for day, _half_day in queries.call_sheet(opened.token, AT).askable(place)}

    assert TUESDAY in days
    # A Saturday, Easter Monday, a day off of the partner.
    assert days & {date(2026, 4, 11), date(2026, 4, 6), date(2026, 4, 21)} == set()


def test_answer_sent_again_takes_the_place_of_the_first(opened: OpenedCall, place: Place) -> None:
    answer(opened, place, {(TUESDAY, MORNING): 1, (WEDNESDAY, MORNING): 2})
    answer(opened, place, {(TUESDAY, MORNING): 2})
    answer(opened, place, {(TUESDAY, MORNING): 2})

    assert offered() == [(TUESDAY, "matin", 2)]


@pytest.mark.parametrize(
    ("slot", "count"),
    [((date(2026, 4, 21), MORNING), 1), ((date(2026, 4, 11), MORNING), 1), ((TUESDAY, MORNING), 10)],
)
def test_answer_outside_what_is_asked_changes_nothing(
    opened: OpenedCall, place: Place, slot: tuple[date, HalfDay], count: int
) -> None:
    answer(opened, place, {(WEDNESDAY, MORNING): 1})

    with pytest.raises(UnknownValue):
        answer(opened, place, {slot: count})

    assert offered() == [(WEDNESDAY, "matin", 1)]


def test_answer_for_somebody_else_s_place_finds_nothing(opened: OpenedCall, other_place: Place) -> None:
    with pytest.raises(NotYours):
        answer(opened, other_place, {(TUESDAY, MORNING): 1})

    assert offered() == []


# ── From answers to shifts ───────────────────────────────────────────────────
def test_answers_fill_holes_first_then_add_seats_and_are_undone(
    opened: OpenedCall, organiser: Account, organisation: Organisation, place: Place
) -> None:
    rota = factories.make_rota(place)
    hole = factories.make_shift(rota, TUESDAY)
    answer(opened, place, {(TUESDAY, MORNING): 2, (WEDNESDAY, MORNING): 1})

    lines = queries.proposal(rota)
    taken = actions.accept_answers(rota=rota, actor=organiser, at=AT)

    assert [(line.answer.day, len(line.holes), line.added, line.conflicts) for line in lines] == [
        (TUESDAY, 1, 1, ()),
        (WEDNESDAY, 0, 1, ()),
    ]
    held = [(row.day, row.organisation) for row in Shift.objects.order_by("day")]
    assert (taken, held) == (3, [(TUESDAY, organisation), (TUESDAY, organisation), (WEDNESDAY, organisation)])
    assert queries.proposal(rota) == []
    actions.undo_last_change(rota=rota, actor=organiser, at=AT)
    assert [(row.id, row.organisation) for row in Shift.objects.all()] == [(hole.id, None)]


def test_answers_beyond_the_promise_are_held_back(
    opened: OpenedCall, organiser: Account, organisation: Organisation, place: Place
) -> None:
    rota = factories.make_rota(place)
    # Sixty are promised; with ten per cent, sixty-six at most. Sixty-five are already planned.
    for index in range(65):
        factories.make_shift(rota, date(2026, 5, 4) + timedelta(days=index % 5), organisation=organisation)
    answer(opened, place, {(TUESDAY, MORNING): 1, (WEDNESDAY, MORNING): 1})

    lines = queries.proposal(rota)
    taken = actions.accept_answers(rota=rota, actor=organiser, at=AT)

    assert [(line.seats, [str(one) for one in line.conflicts]) for line in lines] == [(1, []), (0, ["over_quota"])]
    assert taken == 1


def test_answers_of_a_day_the_partner_is_now_away_are_held_back(
    opened: OpenedCall, organisation: Organisation, place: Place
) -> None:
    rota = factories.make_rota(place)
    answer(opened, place, {(TUESDAY, MORNING): 1})
    organisation.agreements.update(blackouts=[["2026-04-14", "2026-04-14"]])

    assert [(line.seats, [str(one) for one in line.conflicts]) for line in queries.proposal(rota)] == [
        (0, ["blackout"])
    ]


def test_person_named_takes_one_seat_unless_already_elsewhere(
    opened: OpenedCall, organiser: Account, organisation: Organisation, place: Place
) -> None:
    rota = factories.make_rota(place)
    anouk = factories.make_counsellor(organisation, places=[place])
    factories.make_shift(factories.make_rota(factories.make_place("Ailleurs")), WEDNESDAY, counsellor=anouk)
    actions.answer_call(
        token=opened.token,
        place=place,
        pole=factories.make_pole(),
        people={(TUESDAY, MORNING): 2, (WEDNESDAY, MORNING): 1},
        counsellor=anouk,
        at=AT,
    )

    conflicts = [[str(one) for one in line.conflicts] for line in queries.proposal(rota)]
    actions.accept_answers(rota=rota, actor=organiser, at=AT)

    assert conflicts == [[], ["elsewhere"]]
    named = Shift.objects.filter(rota=rota, counsellor=anouk)
    assert list(named.values_list("day", flat=True)) == [TUESDAY]
    assert Shift.objects.filter(rota=rota).count() == 3
