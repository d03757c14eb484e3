from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from maillage.accounts.models import Account
from maillage.core.errors import NotYours, Refusal
from maillage.network import actions
from maillage.network.enums import PlaceKind, Publication
from maillage.network.errors import BadOpeningHours, DatesOutOfOrder, PlaceIncomplete, StaleVersion, UnknownValue
from maillage.network.models import Organisation, Permanence, Place
from maillage.safeguards.models import Entry
from tests import factories
from tests.network.conftest import MONDAY


def register(actor: Account | None, **values: Any) -> Place:
    factories.make_commune()
    fields = {"name": "Point du Sud", "kind": PlaceKind.POINT, "commune_code": "13055", **values}
    return actions.register_place(**fields, actor=actor, at=MONDAY)


# ── Register ─────────────────────────────────────────────────────────────────
def test_place_registered_is_a_draft_from_today_and_is_journalled(administrator: Account) -> None:
    place = register(administrator, opening_hours=" Mo–Fr 09:00–12:00; ", languages=("fr", "fsl"))

    place.refresh_from_db()
    assert (place.slug, place.publication, place.valid_from) == ("point-du-sud", Publication.DRAFT, MONDAY.date())
    assert (place.opening_hours, place.languages, place.version) == ("Mo-Fr 09:00-12:00", ["fr", "fsl"], 1)
    entry = Entry.objects.get()
    assert (entry.verb, entry.place_key) == ("network.register_place", str(place.id))
    assert entry.actor_id == str(administrator.id)


def test_place_registered_by_the_operator_needs_no_account(network: object) -> None:
    assert register(None).slug == "point-du-sud"


def test_place_registered_by_the_manager_of_another_is_refused(organiser: Account) -> None:
    with pytest.raises(NotYours):
        register(organiser)


def test_place_of_the_same_name_gets_another_address(administrator: Account) -> None:
    assert [register(administrator).slug for _ in range(3)] == ["point-du-sud", "point-du-sud-2", "point-du-sud-3"]


@pytest.mark.parametrize(
    ("values", "refusal", "field"),
    [
        ({"name": " "}, UnknownValue, "name"),
        ({"name": "x" * 121}, UnknownValue, "name"),
        ({"kind": "kiosque"}, UnknownValue, "kind"),
        ({"commune_code": "99999"}, UnknownValue, "commune_code"),
        ({"postal_code": "1300"}, UnknownValue, "postal_code"),
        ({"email": "accueil"}, UnknownValue, "email"),
        ({"website": "javascript:alert(1)"}, UnknownValue, "website"),
        ({"languages": ["français"]}, UnknownValue, "languages"),
        ({"step_free": "peut-être"}, UnknownValue, "step_free"),
        ({"latitude": 43.3}, UnknownValue, "latitude"),
        ({"latitude": 143.3, "longitude": 5.4}, UnknownValue, "latitude"),
        ({"latitude": 43.3, "longitude": 190.0}, UnknownValue, "longitude"),
        ({"latitude": float("nan"), "longitude": 5.4}, UnknownValue, "latitude"),
        ({"opening_hours": "le matin"}, BadOpeningHours, "opening_hours"),
        ({"valid_until": date(2026, 11, 22)}, DatesOutOfOrder, "valid_until"),
    ],
)
def test_place_with_a_wrong_value_is_refused_field_by_field(
    administrator: Account, values: dict[str, object], refusal: type[Refusal], field: str
) -> None:
    with pytest.raises(refusal) as caught:
        register(administrator, **values)

    assert list(caught.value.fields) == [field]
    assert (Place.objects.count(), Entry.objects.count()) == (0, 0)


# ── Change ───────────────────────────────────────────────────────────────────
def test_place_changed_keeps_its_address_and_tells_what_changed(organiser: Account, place: Place) -> None:
    changed = actions.change_place(
        place=place, version=1, name="Cité du Vieux-Port", computers=12, phone="", actor=organiser, at=MONDAY
    )

    changed.refresh_from_db()
    assert (changed.name, changed.computers, changed.slug, changed.version) == (
        "Cité du Vieux-Port",
        12,
        "cite-du-port",
        2,
    )
    assert Entry.objects.get().body == {"changed": ["computers", "name"]}


def test_place_changed_from_a_stale_page_is_refused(organiser: Account, place: Place) -> None:
    actions.change_place(place=place, version=1, phone="04 00 00 00 00", actor=organiser, at=MONDAY)

    with pytest.raises(StaleVersion) as caught:
        actions.change_place(place=place, version=1, phone="04 11 11 11 11", actor=organiser, at=MONDAY)

    place.refresh_from_db()
    assert (place.phone, caught.value.status) == ("04 00 00 00 00", 409)
    assert "Rechargez la page" in str(caught.value.sentence)


def test_place_changed_by_a_stranger_or_a_colleague_is_refused(
    stranger: Account, colleague: Account, place: Place
) -> None:
    for actor in (stranger, colleague):
        with pytest.raises(NotYours):
            actions.change_place(place=place, version=1, phone="04 00 00 00 00", actor=actor, at=MONDAY)


def test_place_moved_to_another_commune(administrator: Account, place: Place, other_place: Place) -> None:
    moved = actions.change_place(place=place, version=1, commune_code="05061", actor=administrator, at=MONDAY)

    assert moved.commune.name == "Gap"


# ── Publish, withdraw ────────────────────────────────────────────────────────
def test_place_published_then_withdrawn(organiser: Account, place: Place) -> None:
    withdrawn = actions.withdraw_place(place=place, actor=organiser, at=MONDAY)
    assert withdrawn.publication == Publication.DRAFT

    published = actions.publish_place(place=place, actor=organiser, at=MONDAY)
    assert published.publication == Publication.PUBLISHED

    assert [entry.verb for entry in Entry.objects.order_by("sequence")] == [
        "network.withdraw_place",
        "network.publish_place",
    ]


def test_place_nobody_could_find_is_not_published(administrator: Account) -> None:
    place = register(administrator)

    with pytest.raises(PlaceIncomplete) as caught:
        actions.publish_place(place=place, actor=administrator, at=MONDAY)

    assert caught.value.fields == {
        "address": ["Indiquez l’adresse."],
        "latitude": ["Indiquez la position sur la carte."],
    }


def test_advice_at_a_distance_is_published_without_address(administrator: Account) -> None:
    place = register(administrator, kind=PlaceKind.ONLINE)

    published = actions.publish_place(place=place, actor=administrator, at=MONDAY)

    assert published.publication == Publication.PUBLISHED


def test_place_published_or_withdrawn_by_a_stranger_is_refused(stranger: Account, place: Place) -> None:
    for act in (actions.publish_place, actions.withdraw_place):
        with pytest.raises(NotYours):
            act(place=place, actor=stranger, at=MONDAY)


# ── Close ────────────────────────────────────────────────────────────────────
def test_place_closed_ends_with_its_permanences_and_loses_nothing(administrator: Account, place: Place) -> None:
    endless = factories.make_permanence(place)
    past = factories.make_permanence(place, weekday=1, valid_until=date(2020, 1, 1))
    last_day = date(2026, 12, 31)

    closed = actions.close_place(place=place, valid_until=last_day, actor=administrator, at=MONDAY)

    assert closed.valid_until == last_day
    assert Permanence.objects.get(id=endless.id).valid_until == last_day
    assert Permanence.objects.get(id=past.id).valid_until == date(2020, 1, 1)
    assert Place.objects.filter(id=place.id).exists()


def test_place_closed_before_it_opened_is_refused(administrator: Account, place: Place) -> None:
    with pytest.raises(DatesOutOfOrder):
        actions.close_place(place=place, valid_until=date(1999, 1, 1), actor=administrator, at=MONDAY)


def test_place_closed_by_its_own_manager_is_refused(organiser: Account, place: Place) -> None:
    with pytest.raises(NotYours):
        actions.close_place(place=place, valid_until=date(2026, 12, 31), actor=organiser, at=MONDAY)


def test_place_borne_by_another_partner(administrator: Account, place: Place, other_organisation: Organisation) -> None:
    changed = actions.change_place(place=place, version=1, bearer=other_organisation, actor=administrator, at=MONDAY)

    assert changed.bearer == other_organisation
