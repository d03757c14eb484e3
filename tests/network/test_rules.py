from __future__ import annotations

from datetime import date

import pytest

from maillage.accounts.enums import Role, Scope
from maillage.accounts.models import Account
from maillage.core.errors import NotYours
from maillage.network.models import Organisation, Place
from maillage.network.rules import PERMISSIONS, Reach, may, reach, require
from maillage.safeguards.permissions import permission_named
from tests import factories

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize("name", sorted(PERMISSIONS))
def test_permission_is_declared_to_the_safeguards(name: str) -> None:
    assert permission_named(name).roles == {str(role) for role in PERMISSIONS[name]}


def test_manager_may_change_own_place_and_no_other(organiser: Account, place: Place, other_place: Place) -> None:
    assert may(organiser, "network.change_place", on=TODAY, place_key=str(place.id))
    assert not may(organiser, "network.change_place", on=TODAY, place_key=str(other_place.id))
    assert not may(organiser, "network.change_place", on=TODAY)


def test_administrator_may_change_every_place(administrator: Account, other_place: Place) -> None:
    assert may(administrator, "network.change_place", on=TODAY, place_key=str(other_place.id))
    assert may(administrator, "network.change_place", on=TODAY)


@pytest.mark.parametrize(
    ("role", "held"),
    [
        (Role.RECEPTION, {"network.view", "network.view_rota", "network.note_presence", "network.read_charter"}),
        (
            Role.COUNSELLOR,
            {
                "network.view",
                "network.view_rota",
                "network.change_shift",
                "network.note_presence",
                "network.read_charter",
            },
        ),
        (Role.DOCUMENTALIST, {"network.view"}),
        (Role.FUNDER, {"network.view"}),
    ],
)
def test_reader_may_read_and_plan_nothing(place: Place, role: Role, held: set[str]) -> None:
    account = factories.make_account("Lou Lecture", email="lou@exemple.test")
    factories.make_grant(account, role, place.id)

    allowed = {name for name in PERMISSIONS if may(account, name, on=TODAY, place_key=str(place.id))}

    assert allowed == held


def test_programmer_may_change_services_alone(place: Place) -> None:
    account = factories.make_account("Pat Programme", email="pat@exemple.test")
    factories.make_grant(account, Role.PROGRAMMER, place.id)

    allowed = [name for name in PERMISSIONS if may(account, name, on=TODAY, place_key=str(place.id))]

    assert allowed == ["network.view", "network.change_service"]


def test_require_lets_pass_or_answers_as_if_nothing_were_there(organiser: Account, place: Place) -> None:
    require(None, "network.describe", on=TODAY)
    require(organiser, "network.change_place", on=TODAY, place_key=str(place.id))
    with pytest.raises(NotYours):
        require(organiser, "network.describe", on=TODAY)


def test_reach_gathers_places_and_partners(organiser: Account, place: Place, other_organisation: Organisation) -> None:
    factories.make_grant(organiser, Role.COUNSELLOR, other_organisation.id, scope=Scope.ORGANISATION)

    assert reach(organiser, "network.view", on=TODAY) == Reach(
        is_whole=False, places=frozenset({str(place.id)}), organisations=frozenset({str(other_organisation.id)})
    )
    assert reach(organiser, "network.change_place", on=TODAY).organisations == frozenset()
