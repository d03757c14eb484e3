from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.test import Client
from django.urls import reverse
from icalendar import Calendar

from maillage.accounts.models import Account
from maillage.core.errors import NotYours
from maillage.core.instants import HalfDay
from maillage.network import actions, queries
from maillage.network.calendar_feed import calendar_of
from maillage.network.enums import Publication, ShiftState
from maillage.network.models import Counsellor, Organisation, Place, Rota
from tests import factories

AT = datetime(2026, 10, 20, 9, tzinfo=UTC)


@pytest.fixture
def counsellor(organisation: Organisation, place: Place) -> Counsellor:
    return factories.make_counsellor(organisation, places=[place], first_name="Anouk", family_name="Verdier")


@pytest.fixture
def autumn(place: Place) -> Rota:
    return factories.make_rota(place, date(2026, 10, 1), publication=Publication.PUBLISHED)


def test_calendar_keeps_local_hours_across_the_clock_change_and_names_nobody(
    organiser: Account, counsellor: Counsellor, organisation: Organisation, autumn: Rota
) -> None:
    for day in (date(2026, 10, 19), date(2026, 10, 26)):
        factories.make_shift(autumn, day, counsellor=counsellor)
    token = actions.renew_feed(counsellor=counsellor, actor=organiser, at=AT)

    body = calendar_of(queries.feed_events(token, AT))

    events = Calendar.from_ical(body).walk("VEVENT")
    starts = [event.decoded("dtstart") for event in events]
    assert [start.astimezone(UTC).isoformat() for start in starts] == [
        "2026-10-19T07:00:00+00:00",
        "2026-10-26T08:00:00+00:00",
    ]
    assert [str(event["summary"]) for event in events] == ["Emploi · Cité du Port"] * 2
    assert b"BEGIN:VTIMEZONE" in body
    assert all(word not in body.decode() for word in ("Anouk", "Verdier", organisation.name))


def test_cancelled_shift_keeps_its_uid_and_grows(organiser: Account, counsellor: Counsellor, autumn: Rota) -> None:
    shift = factories.make_shift(autumn, date(2026, 10, 27), counsellor=counsellor)
    token = actions.renew_feed(counsellor=counsellor, actor=organiser, at=AT)
    before = queries.feed_events(token, AT)[0]

    actions.cancel_shift(shift=shift, version=1, actor=organiser, at=AT)

    after = queries.feed_events(token, AT)[0]
    assert (after.uid, after.sequence, after.is_cancelled) == (before.uid, before.sequence + 1, True)
    assert b"STATUS:CANCELLED" in calendar_of([after])


def test_drafts_and_other_people_s_shifts_are_not_in_the_calendar(
    organiser: Account, counsellor: Counsellor, organisation: Organisation, place: Place, autumn: Rota
) -> None:
    other = factories.make_counsellor(organisation, places=[place])
    factories.make_shift(autumn, date(2026, 10, 27), counsellor=other)
    draft = factories.make_rota(place, date(2027, 1, 1))
    factories.make_shift(draft, date(2027, 1, 5), counsellor=counsellor, state=ShiftState.PLANNED)
    token = actions.renew_feed(counsellor=counsellor, actor=organiser, at=AT)

    assert queries.feed_events(token, AT) == []


def test_hours_not_known_give_declared_ones(
    organiser: Account, counsellor: Counsellor, place: Place, autumn: Rota
) -> None:
    place.opening_hours = ""
    place.save()
    factories.make_shift(autumn, date(2026, 10, 27), counsellor=counsellor, half_day=HalfDay.EVENING)
    token = actions.renew_feed(counsellor=counsellor, actor=organiser, at=AT)

    event = queries.feed_events(token, AT)[0]

    assert (event.starts_at.hour, event.ends_at.hour) == (18, 20)


def test_address_renewed_or_withdrawn_leads_nowhere(
    organiser: Account, stranger: Account, counsellor: Counsellor
) -> None:
    first = actions.renew_feed(counsellor=counsellor, actor=organiser, at=AT)
    second = actions.renew_feed(counsellor=counsellor, actor=organiser, at=AT)
    with pytest.raises(NotYours):
        queries.feed_events(first, AT)
    with pytest.raises(NotYours):
        actions.revoke_feed(counsellor=counsellor, actor=stranger, at=AT)
    assert queries.feed_events(second, AT) == []

    actions.revoke_feed(counsellor=counsellor, actor=organiser, at=AT)

    with pytest.raises(NotYours):
        queries.feed_events(second, AT)


def test_feed_is_private_never_stored_and_answers_304(organiser: Account, counsellor: Counsellor) -> None:
    token = actions.renew_feed(counsellor=counsellor, actor=organiser, at=AT)
    address = reverse("staff:feed", args=[token])

    first = Client().get(address)
    second = Client().get(address, headers={"If-None-Match": first["ETag"]})

    assert (first.status_code, second.status_code) == (200, 304)
    assert (first["Content-Type"], first["Cache-Control"]) == ("text/calendar; charset=utf-8", "private, no-store")
    assert (first.cookies, Client().get(reverse("staff:feed", args=["inconnu"])).status_code) == ({}, 404)
