"""Who else is near: by distance alone, no farther than thirty kilometres, in one query."""

from __future__ import annotations

import pytest
from pytest_django import DjangoAssertNumQueries

from maillage.reference import queries
from maillage.reference.enums import EMPLOYERS, RECEPTIONS, Directory, OtherKind
from maillage.reference.models import OtherPlace
from tests import factories

pytestmark = pytest.mark.django_db
GAP = (44.5594, 6.0786)


def make_other(name: str, **values: object) -> OtherPlace:
    defaults: dict[str, object] = {
        "key": f"exemple/{name}",
        "directory": Directory.EXAMPLE,
        "kind": OtherKind.MISSION_LOCALE,
        "latitude": GAP[0],
        "longitude": GAP[1],
    }
    return OtherPlace.objects.create(name=name, **{**defaults, **values})


def names(kinds: tuple[OtherKind, ...] = RECEPTIONS, limit: int = 10) -> list[str]:
    return [line.name for line in queries.others_near(*GAP, kinds, limit=limit)]


def test_nearest_comes_first_then_the_name() -> None:
    make_other("Loin", latitude=44.7)
    make_other("B ici")
    make_other("A ici", key="exemple/z")

    assert names() == ["A ici", "B ici", "Loin"]


def test_what_is_beyond_thirty_kilometres_is_left_out() -> None:
    make_other("À 29 km", latitude=GAP[0] + 29 / 111.2)
    make_other("À 31 km", latitude=GAP[0] + 31 / 111.2)
    make_other("Au coin de la boîte", latitude=GAP[0] + 0.26, longitude=GAP[1] + 0.37)

    assert names() == ["À 29 km"]


def test_each_sort_is_told_apart_and_offices_are_never_told() -> None:
    make_other("Accueil")
    make_other("Chantier", kind=OtherKind.ACI)
    make_other("Direction", kind=OtherKind.OFFICE)

    assert (names(), names(EMPLOYERS)) == (["Accueil"], ["Chantier"])
    assert OtherKind.OFFICE not in RECEPTIONS + EMPLOYERS


def test_line_that_repeats_another_and_one_without_position_are_left_out() -> None:
    make_other("Accueil")
    make_other("Accueil encore", same_as="exemple/Accueil")
    make_other("Nulle part", latitude=None, longitude=None)

    assert names() == ["Accueil"]


def test_every_kind_but_offices_is_shown_somewhere() -> None:
    assert set(RECEPTIONS) | set(EMPLOYERS) | {OtherKind.OFFICE} == set(OtherKind)


@pytest.mark.parametrize("count", [1, 3])
def test_one_query_whatever_the_number(count: int, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    commune = factories.make_commune("05061", "Gap")
    for number in range(count):
        make_other(f"Accueil {number}", commune=commune)

    with django_assert_num_queries(1):
        assert len(names()) == count
    with django_assert_num_queries(1):
        assert queries.directory_counts() == [queries.DirectoryCount(Directory.EXAMPLE, count, count)]
    with django_assert_num_queries(1):
        assert queries.department_has_others("05")


def test_a_department_that_no_directory_reaches_is_known() -> None:
    make_other("Accueil", commune=factories.make_commune("05061", "Gap"))

    assert not queries.department_has_others("13")
