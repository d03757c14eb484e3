"""Work in an employment basin, and old codes of occupations that have no sheet of today."""

from __future__ import annotations

import pytest
from django.test import Client

from maillage.network.models import Network
from maillage.reference.models import (
    Basin,
    FormerOccupation,
    Hiring,
    HiringFamily,
    Occupation,
    OccupationSuccession,
    Tension,
)
from tests import factories
from tests.portal.conftest import Read
from tests.portal.markup import Markup, faults

BASIN = "/territoires/bassins-d-emploi/9306/"
LISTS = [f"{BASIN}tension/", f"{BASIN}embauche/"]


@pytest.fixture
def basin(network: Network) -> Basin:
    """The basin of Marseille, of which nothing is known yet."""
    basin = factories.make_basin("9306", "Marseille")
    factories.make_commune("13201", "Marseille 1er", basin=basin)
    return basin


def graded(basin: Basin, *levels: int) -> None:
    """As many old codes as levels, graded in the basin."""
    for number, level in enumerate(levels):
        code = f"Z90{number:02}"
        FormerOccupation.objects.create(code=code, name=f"Métier d’essai {number:02}")
        Tension.objects.create(basin=basin, rome3_code=code, year=2021, level=level)


def planned(basin: Basin, code: str, projects: int | None, hard: int | None, department: str = "13") -> None:
    """Projects of a family in a part of the basin; None is secret."""
    family = HiringFamily.objects.get_or_create(code=code, defaults={"name": f"Famille {code}"})[0]
    Hiring.objects.create(
        basin=basin, family=family, department_code=department, year=2024, projects=projects, hard=hard, seasonal=None
    )


def cells(page: Markup) -> list[str]:
    """The words of each cell of the tables."""
    return [" ".join(text.split()) for text in page.texts("td")]


@pytest.mark.parametrize("address", [BASIN, *LISTS])
def test_a_basin_without_figures_says_that_they_are_not_known(basin: Basin, address: str, read: Read) -> None:
    page = read(address)

    assert "Non connu : nous n’avons pas ces chiffres pour ce bassin." in page.texts("p")
    assert faults(page) == []


def test_the_year_stands_beside_tension_and_the_hardest_come_first(basin: Basin, read: Read) -> None:
    graded(basin, 4, 5, 1)

    page = read(BASIN)

    assert "Tension forte ou très forte en 2021" in page.texts("caption")
    assert [text.split(" (")[1] for text in cells(page)] == ["5 sur 5)", "4 sur 5)"]
    assert faults(page) == []


def test_a_basin_where_nothing_is_tight_says_so(basin: Basin, read: Read) -> None:
    graded(basin, 2)

    page = read(BASIN)

    assert "Aucun métier n’y est en tension forte." in page.texts("p")


def test_secrets_stay_secret_and_the_sum_leaves_them_out(basin: Basin, read: Read) -> None:
    planned(basin, "A0X40", 1200, 300)
    planned(basin, "A0X41", None, None)
    planned(basin, "A0X42", 30, 10)
    planned(basin, "A0X42", None, None, department="84")

    page = read(BASIN)

    assert "1 230 projets d’embauche au moins 2024" in [" ".join(text.split()) for text in page.texts("p")]
    assert "2 familles ont des projets que le secret statistique protège. Ils ne sont pas comptés." in page.texts("p")
    secret = "secret statistique"
    assert cells(page) == ["1 200", "25 %", secret, "au moins 30", secret, secret, secret, secret, secret]
    assert faults(page) == []


def test_a_long_list_is_cut_on_the_basin_and_paged_on_its_own_page(basin: Basin, read: Read) -> None:
    graded(basin, *[5] * 31)

    assert len(cells(read(BASIN))) == 6
    assert f"{BASIN}tension/" in read(BASIN).links()
    first, second = read(LISTS[0]), read(f"{LISTS[0]}?page=2")
    assert (len(cells(first)), len(cells(second))) == (30, 1)
    assert faults(first) == faults(read(f"/en{LISTS[0]}")) == []


@pytest.mark.parametrize("address", ["/territoires/bassins-d-emploi/0000/tension/", f"{BASIN[:-5]}0000/embauche/"])
def test_a_basin_nobody_knows_is_not_found(network: Network, address: str) -> None:
    assert Client().get(address).status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_the_lists_cost_the_same_for_one_row_as_for_three(
    basin: Basin, count: int, django_assert_max_num_queries: object
) -> None:
    graded(basin, *[5] * count)
    for number in range(count):
        planned(basin, f"A0X4{number}", 100, 10)

    with django_assert_max_num_queries(8):  # type: ignore[operator]
        Client().get(LISTS[0])
    with django_assert_max_num_queries(8):  # type: ignore[operator]
        Client().get(LISTS[1])


@pytest.fixture
def former(network: Network) -> FormerOccupation:
    """An old code without a sheet of today, whose titles went to two sheets."""
    former = FormerOccupation.objects.create(code="Z9901", name="Métiers de naguère")
    for code, name, titles in (("A1203", "Jardinier", 3), ("D1106", "Fleuriste", 1)):
        sheet = factories.make_occupation(code, name_feminine=name, name_masculine=name)
        OccupationSuccession.objects.create(former=former, occupation=sheet, titles=titles)
    return former


def test_an_old_code_with_several_successors_offers_each_with_its_titles(former: FormerOccupation, read: Read) -> None:
    page = read("/metiers/Z9901/")

    assert page.texts("h1") == ["Ce code a changé"]
    offered = [" ".join(text.split()) for text in page.texts("li")]
    assert [text for text in offered if "nom" in text] == ["Jardinier 3 noms de métiers", "Fleuriste 1 nom de métier"]
    assert faults(page) == faults(read("/en/metiers/Z9901/")) == []


def test_an_old_code_with_one_successor_redirects_for_ever(former: FormerOccupation) -> None:
    Occupation.objects.filter(code="A1203").update(ended_on="2026-01-01")

    response = Client().get("/metiers/z9901/", follow=True)

    assert response.redirect_chain == [("/metiers/Z9901/", 301), ("/metiers/D1106/", 301)]


def test_a_sheet_that_ended_leads_to_what_replaced_it(former: FormerOccupation) -> None:
    factories.make_occupation("Z9901", ended_on="2026-01-01")

    assert "Ce code a changé" in Client().get("/metiers/Z9901/").content.decode()


def test_a_code_that_never_was_is_not_found(former: FormerOccupation) -> None:
    assert Client().get("/metiers/Z0000/").status_code == 404
