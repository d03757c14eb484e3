from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from maillage.accounts.models import Account
from maillage.core.errors import NotYours
from maillage.core.instants import HalfDay
from maillage.network import actions
from maillage.network.errors import DatesOutOfOrder, SamePermanence, UnknownValue
from maillage.network.models import Organisation, Permanence, Place
from maillage.safeguards.models import Entry
from tests import factories
from tests.network.conftest import MONDAY

TODAY = MONDAY.date()


def plan(place: Place, actor: Account | None, **values: Any) -> actions.PlannedPermanence:
    factories.make_pole()
    fields = {"pole_code": "emploi", "weekday": 0, "half_day": HalfDay.MORNING, **values}
    return actions.plan_permanence(place=place, **fields, actor=actor, at=MONDAY)


def test_permanence_planned_starts_today_and_is_journalled(
    organiser: Account, place: Place, organisation: Organisation
) -> None:
    planned = plan(place, organiser, organisation=organisation, counsellors=2)

    row = Permanence.objects.get()
    assert (row.valid_from, row.valid_until, row.counsellors, row.organisation) == (TODAY, None, 2, organisation)
    assert (planned.permanence, planned.notes) == (row, ())
    entry = Entry.objects.get()
    assert (entry.verb, entry.place_key) == ("network.plan_permanence", str(place.id))
    assert entry.body["pole"] == "emploi"


def test_permanence_outside_opening_hours_is_planned_with_a_note(organiser: Account, place: Place) -> None:
    planned = plan(place, organiser, half_day=HalfDay.EVENING)

    assert Permanence.objects.count() == 1
    assert [str(note) for note in planned.notes] == [
        "Le lieu n’est pas ouvert cette demi-journée : le public ne verra pas cette permanence."
    ]


def test_permanence_at_unknown_hours_is_planned_with_a_note(administrator: Account) -> None:
    planned = plan(factories.make_place(opening_hours=""), administrator)

    assert [str(note) for note in planned.notes] == [
        "Les horaires de ce lieu ne sont pas connus : le public ne saura pas jusqu’à quelle heure venir."
    ]


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"pole_code": "loisirs"}, "pole_code"),
        ({"weekday": 7}, "weekday"),
        ({"half_day": "nuit"}, "half_day"),
        ({"counsellors": -1}, "counsellors"),
    ],
)
def test_permanence_with_a_wrong_value_is_refused(
    organiser: Account, place: Place, values: dict[str, object], field: str
) -> None:
    with pytest.raises(UnknownValue) as caught:
        plan(place, organiser, **values)

    assert list(caught.value.fields) == [field]
    assert Permanence.objects.count() == 0


def test_permanence_without_counsellor_is_refused(organiser: Account, place: Place) -> None:
    with pytest.raises(UnknownValue) as caught:
        plan(place, organiser, counsellors=0)

    assert caught.value.fields == {"counsellors": ["Une permanence compte au moins une personne."]}


def test_permanence_ending_before_it_starts_is_refused(organiser: Account, place: Place) -> None:
    with pytest.raises(DatesOutOfOrder):
        plan(place, organiser, valid_until=date(2026, 11, 22))


def test_permanence_after_the_place_closes_is_refused(administrator: Account) -> None:
    place = factories.make_place(valid_until=date(2026, 12, 31))

    with pytest.raises(DatesOutOfOrder):
        plan(place, administrator, valid_from=date(2027, 1, 1))


def test_permanence_of_a_stranger_or_a_colleague_is_refused(
    stranger: Account, colleague: Account, place: Place
) -> None:
    for actor in (stranger, colleague):
        with pytest.raises(NotYours):
            plan(place, actor)


def test_same_permanence_overlapping_is_refused(organiser: Account, place: Place, organisation: Organisation) -> None:
    plan(place, organiser, organisation=organisation)

    with pytest.raises(SamePermanence):
        plan(place, organiser, organisation=organisation, valid_from=date(2027, 1, 1))
    assert Permanence.objects.count() == 1


def test_same_permanence_after_the_end_of_the_first_is_planned(organiser: Account, place: Place) -> None:
    plan(place, organiser, valid_until=date(2026, 12, 31))

    plan(place, organiser, valid_from=date(2027, 1, 1))

    assert Permanence.objects.count() == 2


def test_two_partners_staff_the_same_pole_together(
    organiser: Account, place: Place, organisation: Organisation, other_organisation: Organisation
) -> None:
    plan(place, organiser, organisation=organisation)
    plan(place, organiser, organisation=other_organisation)

    assert Permanence.objects.count() == 2


def test_permanence_under_way_changed_leaves_its_past_as_it_was(organiser: Account, place: Place) -> None:
    begun = factories.make_permanence(place, counsellors=1)

    follower = actions.change_permanence(permanence=begun, counsellors=3, actor=organiser, at=MONDAY)

    begun.refresh_from_db()
    assert (begun.counsellors, begun.valid_until) == (1, date(2026, 11, 22))
    assert (follower.counsellors, follower.valid_from, follower.valid_until) == (3, TODAY, None)
    assert Entry.objects.get().verb == "network.change_permanence"


def test_permanence_not_begun_is_changed_in_place(organiser: Account, place: Place) -> None:
    future = factories.make_permanence(place, valid_from=date(2027, 1, 1))

    changed = actions.change_permanence(permanence=future, counsellors=2, actor=organiser, at=MONDAY)

    assert changed.id == future.id
    assert Permanence.objects.get().counsellors == 2


def test_permanence_changed_into_an_existing_one_is_refused(
    organiser: Account, place: Place, organisation: Organisation
) -> None:
    factories.make_permanence(place, organisation=organisation)
    other = factories.make_permanence(place)

    with pytest.raises(SamePermanence):
        actions.change_permanence(permanence=other, organisation=organisation, actor=organiser, at=MONDAY)

    other.refresh_from_db()
    assert other.valid_until is None


def test_permanence_ends_and_keeps_its_history(organiser: Account, place: Place) -> None:
    permanence = factories.make_permanence(place)

    actions.end_permanence(permanence=permanence, valid_until=TODAY, actor=organiser, at=MONDAY)

    assert Permanence.objects.get().valid_until == TODAY
    with pytest.raises(DatesOutOfOrder):
        actions.end_permanence(permanence=permanence, valid_until=date(1999, 1, 1), actor=organiser, at=MONDAY)


def test_permanence_changed_or_ended_by_a_stranger_is_refused(stranger: Account, place: Place) -> None:
    permanence = factories.make_permanence(place)

    with pytest.raises(NotYours):
        actions.change_permanence(permanence=permanence, counsellors=2, actor=stranger, at=MONDAY)
    with pytest.raises(NotYours):
        actions.end_permanence(permanence=permanence, valid_until=TODAY, actor=stranger, at=MONDAY)
