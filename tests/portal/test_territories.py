"""Territory pages: each figure with its source and period, « non connu » where nothing is known, nothing ranked."""

from __future__ import annotations

import json

import pytest
from django.test import Client

from maillage.network.models import Network
from maillage.reference.enums import Source, TerritoryLevel
from maillage.reference.models import Commune, Edition, Epci, LivingArea, Outline
from tests import factories
from tests.portal.conftest import MORNING, Read
from tests.portal.markup import Markup, faults

GAP = "/territoires/communes/05061/"
ALPS = "/territoires/departements/05/"
PEAKS = "/territoires/bassins-d-emploi/9302/"


def said(page: Markup) -> str:
    """The words of the page, in order."""
    return " ".join(page.texts("main"))


@pytest.fixture
def alps(network: Network) -> Commune:
    """Gap in its territories, two communes beside it; the nearest place is in Marseille."""
    within = {
        "epci": Epci.objects.create(code="200067825", name="CA Gap-Tallard-Durance", kind="CA"),
        "living_area": LivingArea.objects.create(code="05061", name="Gap"),
        "basin": factories.make_basin("9302", "Hautes-Alpes"),
        "department_name": "Hautes-Alpes",
    }
    gap = factories.make_commune("05061", "Gap", latitude=44.5594, longitude=6.0786, population=41_293, **within)
    within.pop("department_name")
    factories.make_commune("05140", "Saint-Laurent", latitude=44.6, longitude=6.1, population=500, **within)
    factories.make_commune("05065", "Laye", latitude=44.6, longitude=6.08, population=207, **within)
    factories.make_place("Cité du Port", slug="cite-du-port")
    return gap


@pytest.fixture
def figures(alps: Commune) -> None:
    """Ages and rates of the Hautes-Alpes, with the editions they come from."""
    factories.make_ages("05")
    factories.make_unemployment("05", "7.4", "6.9", "6.2")
    origin = {"publisher": "Insee", "licence": "Licence Ouverte 2.0", "fingerprint": "0" * 64, "imported_at": MORNING}
    Edition.objects.create(source=Source.INSEE, title="Chiffres", vintage="2024", **origin)
    Edition.objects.create(source=Source.COMMUNES, title="Code officiel", vintage="code officiel 2026", **origin)


def test_a_commune_tells_its_people_with_the_year_and_the_source(figures: None, read: Read) -> None:
    page = read(GAP)

    assert page.texts("h1") == ["Gap"]
    assert "41 293 habitants population municipale de 2023" in said(page)
    assert "Source : Code officiel, code officiel 2026 (Licence Ouverte 2.0)." in said(page)


def test_a_commune_leads_to_every_territory_it_lies_in(alps: Commune, read: Read) -> None:
    links = read(GAP).links()

    assert {
        "/territoires/intercommunalites/200067825/",
        "/territoires/bassins-de-vie/05061/",
        PEAKS,
        ALPS,
        "/territoires/regions/93/",
    } <= set(links)


def test_unemployment_is_that_of_the_departement_and_says_so(figures: None, read: Read) -> None:
    page = read(GAP)

    assert "Ce taux n’est pas publié pour ce territoire. Voici celui du département : Hautes-Alpes." in said(page)
    assert "6,2 % de la population active au chômage 3e trimestre 2024" in said(page)


def test_ages_are_never_made_up_for_a_commune(figures: None, read: Read) -> None:
    page = read(GAP)

    assert "Non connus pour ce territoire : la source les donne par département et par région." in said(page)
    assert "pyramid" not in page.source


def test_what_no_source_tells_is_not_known(alps: Commune, read: Read) -> None:
    page = read(ALPS)

    assert "Non connu : la source n’a pas de taux pour ce territoire." in said(page)
    assert "Non connus : la source n’est pas encore chargée." in said(page)
    assert "année non connue" in said(page)


def test_a_departement_draws_its_ages_and_tells_them_in_a_table(figures: None, read: Read) -> None:
    page = read(ALPS)

    assert "la source compte 800 personnes : 400 femmes et 400 hommes." in said(page)
    assert [row for row in page.texts("tr") if "ans" in row] == [
        "95 ans et plus195195",
        "5 à 94 ans105105",
        "0 à 4 ans100100",
    ]
    assert len([bar for bar in page.all("rect") if bar.attributes.get("class") == "pyramid-women"]) == 3


def test_the_curve_has_its_table_by_year_with_what_is_not_known(figures: None, read: Read) -> None:
    page = read(ALPS)

    assert "20247,4 %6,9 %6,2 %non connu" in page.texts("tr")


def test_the_nearest_places_come_with_their_honest_distance(alps: Commune, read: Read) -> None:
    page = read(GAP)

    assert "Aucun lieu du réseau n’est sur ce territoire." in said(page)
    assert "151 km" in page.texts("strong")
    assert "Distances à vol d’oiseau, depuis le centre de la commune : Gap." in said(page)


def test_places_inside_an_area_come_first(alps: Commune, read: Read) -> None:
    factories.make_place("Maison des Cimes", slug="maison-des-cimes", commune=alps)

    page = read(PEAKS)

    assert "Un lieu du réseau est sur ce territoire :" in said(page)
    assert said(page).index("Maison des Cimes") < said(page).index("Cité du Port")


def test_communes_of_an_area_are_by_name_whatever_their_size(alps: Commune, read: Read) -> None:
    page = read(PEAKS)

    links = [link for link in page.links() if link.startswith("/territoires/communes/")]
    assert links == [f"/territoires/communes/{code}/" for code in ("05061", "05065", "05140")]
    assert "42 000 habitants" in said(page)


@pytest.mark.parametrize(("count", "opened"), [(18, []), (19, ["Voir les 19 noms"])])
def test_a_long_list_of_territories_opens_on_demand(alps: Commune, count: int, opened: list[str], read: Read) -> None:
    for number in range(count - 1):
        area = LivingArea.objects.create(code=f"052{number:02}", name=f"Bassin {number:02}")
        factories.make_commune(f"052{number:02}", f"Village {number:02}", living_area=area)

    page = read(ALPS)

    assert [title for title in page.texts("summary") if title.startswith("Voir")] == opened
    assert len([link for link in page.links() if "/bassins-de-vie/" in link]) == count


def test_a_long_list_of_communes_is_paged(alps: Commune, read: Read) -> None:
    for number in range(60):
        factories.make_commune(f"052{number:02}", f"Village {number:02}", basin=factories.make_basin("9302"))

    first, second = read(PEAKS), read(f"{PEAKS}?page=2")

    assert "Page 1 sur 2" in said(first)
    assert "/territoires/communes/05259/" in second.links()


def test_an_arrondissement_belongs_to_its_city(alps: Commune, read: Read) -> None:
    city = factories.make_commune("13055", "Marseille")
    factories.make_commune("13201", "Marseille 1er Arrondissement", parent=city)

    assert "/territoires/communes/13201/" in read("/territoires/communes/13055/").links()
    assert "/territoires/communes/13055/" in read("/territoires/communes/13201/").links()
    assert "13201" not in read("/territoires/departements/13/").source


def test_an_old_code_is_moved_for_good_and_the_page_of_today_says_so(alps: Commune, read: Read) -> None:
    factories.make_former_commune("05120", "Romette", alps, ended_on="1974-01-01")

    response = Client().get("/territoires/communes/05120/")

    assert (response.status_code, response.headers["Location"]) == (301, f"{GAP}?ancienne=05120")
    assert "Romette fait partie de Gap depuis 1974." in said(read(response.headers["Location"]))


def test_a_commune_shared_out_offers_each_commune_of_today(alps: Commune, read: Read) -> None:
    factories.make_former_commune("05999", "Partagée", alps)
    factories.make_former_commune("05999", "Partagée", Commune.objects.get(code="05065"))

    page = read("/territoires/communes/05999/")

    assert "Cette commune a été partagée." in said(page)
    assert {f"{GAP}?ancienne=05999", "/territoires/communes/05065/?ancienne=05999"} <= set(page.links())


@pytest.mark.parametrize(
    "address",
    ["communes/99999/", "departements/99/", "bassins-d-emploi/0000/", "cantons/05/", "communes/05/", "regions/05/"],
)
def test_an_unknown_territory_is_a_page_that_helps(address: str, alps: Commune) -> None:
    assert Client().get(f"/territoires/{address}").status_code == 404


@pytest.mark.parametrize("prefix", ["", "/en"])
@pytest.mark.parametrize("address", [GAP, ALPS, PEAKS, "/territoires/regions/93/", "/territoires/?q=gap"])
def test_every_territory_page_is_whole_in_both_languages(prefix: str, address: str, figures: None, read: Read) -> None:
    factories.make_unemployment("93", "8.1", level=TerritoryLevel.REGION)

    assert faults(read(prefix + address)) == []


def test_small_letters_of_a_code_are_moved_for_good(network: Network) -> None:
    factories.make_commune("2A004", "Ajaccio")

    response = Client().get("/territoires/communes/2a004/")

    assert (response.status_code, response.headers["Location"]) == (301, "/territoires/communes/2A004/")


def test_a_search_leads_to_communes_of_today_and_of_before(alps: Commune, read: Read) -> None:
    factories.make_former_commune("05120", "Romette", alps)

    assert GAP in read("/territoires/?q=gap").links()
    assert f"{GAP}?ancienne=05120" in read("/territoires/?q=romette").links()


def test_a_commune_is_drawn_among_its_neighbours_with_the_numbers_of_the_list(alps: Commune, read: Read) -> None:
    for code, west in (("05061", 60_000), ("05065", 61_000)):
        ring = [west, 445_000, west + 1000, 445_000, west + 1000, 446_000, west, 446_000, west, 445_000]
        Outline.objects.create(level=TerritoryLevel.COMMUNE, code=code, rings=json.dumps([ring]))
    factories.make_place("Maison des Cimes", slug="maison-des-cimes", commune=alps)

    page = read(GAP)

    classes = [path.attributes["class"] for path in page.all("path") if "outline" in path.attributes.get("class", "")]
    assert classes == ["outline", "outline is-own"]
    assert [text for text in page.texts("text") if text.isdecimal()] == ["1"]


def test_an_area_with_a_commune_that_no_source_draws_is_not_drawn(alps: Commune, read: Read) -> None:
    ring = [60_000, 445_000, 61_000, 445_000, 61_000, 446_000, 60_000, 445_000]
    Outline.objects.create(level=TerritoryLevel.COMMUNE, code="05061", rings=json.dumps([ring]))

    assert "place-map" not in read(PEAKS).source
