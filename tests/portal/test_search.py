"""Search: what is found by kind and why, what an address may ask for, and what an empty answer offers."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from maillage.network.models import Place
from maillage.reference.models import Appellation, FormerOccupation, Occupation, OccupationSuccession
from maillage.reference.search_names import kept_for_search
from maillage.search.actions import build_index
from tests import factories
from tests.portal.conftest import Populate, Read
from tests.portal.markup import Markup, faults
from tests.portal.test_pages import queries_of


@pytest.fixture
def baker(network: object) -> None:
    """An occupation with the name of a woman and of a man."""
    occupation = factories.make_occupation(
        "D1102",
        label="Boulanger / Boulangère",
        name_feminine="Boulangère",
        name_masculine="Boulanger",
        search_name=kept_for_search("Boulangère", "Boulanger"),
    )
    Appellation.objects.create(
        code="100",
        occupation=occupation,
        label="Boulanger / Boulangère",
        name_feminine="Boulangère",
        name_masculine="Boulanger",
        search_name=kept_for_search("Boulangère", "Boulanger"),
        is_main=True,
    )


@pytest.fixture
def indexed(settings: Any, tmp_path: Path, baker: None, place: Place, gap: None) -> None:
    """An index of the baker, of two services, of a place in Marseille and of the commune of Gap."""
    settings.HOME = tmp_path
    factories.make_service("Marcher vers l’emploi", slug="marcher")
    factories.make_service("Refaire son CV", slug="cv", summary="Une heure pour écrire à un boulanger.")
    build_index()


def reasons(page: Markup) -> list[str]:
    """Why each result was found, and what tells it apart."""
    return [
        " ".join(element.text.split()) for element in page.all("p") if element.attributes.get("class") == "found-why"
    ]


def groups(page: Markup) -> list[str]:
    """Titles of what was found, by kind."""
    return [" ".join(each.text.split()) for each in page.all("h2") if each.attributes["id"].startswith("kind-")]


def chosen(page: Markup) -> list[str]:
    """The kind looked at."""
    return [" ".join(link.text.split()) for link in page.all("a") if link.attributes.get("aria-current") == "true"]


# ── With an index ────────────────────────────────────────────────────────────
def test_a_job_is_found_under_both_genders_and_says_why(indexed: None, read: Read) -> None:
    page = read("/recherche/?q=boulangere")

    assert page.texts("h1") == ["Pour « boulangere »"]
    assert groups(page)[0] == "Métiers"
    assert "Boulangère ou boulanger" in page.texts("a")
    assert "/metiers/D1102/" in page.links()
    assert reasons(page)[0] == "c’est son nom"
    assert page.texts("mark") == ["Boulangère", "boulanger"]


def test_kinds_are_links_with_counts_and_all_comes_first(indexed: None, read: Read) -> None:
    page = read("/recherche/?q=boulanger")

    kinds = [link for link in page.texts("a") if link.endswith(")")]
    assert kinds == ["Tout voir (2)", "Métiers (1)", "Services (1)"]
    assert chosen(page) == ["Tout voir (2)"]


def test_a_kind_chosen_shows_it_alone_and_changes_no_count(indexed: None, read: Read) -> None:
    page = read("/recherche/?q=boulanger&nature=service")

    assert groups(page) == ["Services"]
    assert [link for link in page.texts("a") if link.endswith(")")] == ["Tout voir (2)", "Métiers (1)", "Services (1)"]
    assert chosen(page) == ["Services (1)"]
    assert "?q=boulanger" in page.links()


@pytest.mark.parametrize("more", ["&nature=licorne", "&public=licorne", "&commune=99999", "&commune=licorne"])
def test_what_an_address_cannot_mean_is_left_aside(more: str, indexed: None, read: Read) -> None:
    page = read(f"/recherche/?q=boulanger{more}")

    assert chosen(page) == ["Tout voir (2)"]


def test_an_audience_hides_nothing(indexed: None, read: Read) -> None:
    without = read("/recherche/?q=boulanger")
    page = read("/recherche/?q=boulanger&public=jeunes")

    assert chosen(page) == chosen(without)
    assert sorted(groups(page)) == sorted(groups(without))
    assert [option.text for option in page.all("option") if "selected" in option.attributes] == [
        "Jeune, moins de 26 ans"
    ]


def test_a_town_typed_is_understood_and_kept_in_the_field(indexed: None, read: Read) -> None:
    page = read("/recherche/?q=boulanger&ville=gap")

    assert field(page, "refine-town") == "Gap (05000)"
    assert "?q=boulanger&nature=occupation&commune=05061" in page.links()


def test_a_town_of_several_asks_which_one(indexed: None, read: Read) -> None:
    factories.make_commune("04001", "Saint-Martin", department_name="Alpes-de-Haute-Provence")
    factories.make_commune("05001", "Saint-Martin")

    page = read("/recherche/?q=boulanger&ville=saint-martin")

    assert "Quelle commune pour « saint-martin » ?" in page.texts("p")
    assert {"?q=boulanger&commune=04001", "?q=boulanger&commune=05001"} <= set(page.links())


def test_an_unknown_town_is_told_and_the_answer_stays(indexed: None, read: Read) -> None:
    page = read("/recherche/?q=boulanger&ville=Atlantis")

    assert "Nous ne trouvons pas la commune « Atlantis »" in page.source
    assert chosen(page) == ["Tout voir (2)"]


def field(page: Markup, name: str) -> str:
    """What stands in a field."""
    return next(each.attributes["value"] for each in page.all("input") if each.attributes.get("id") == name)


def test_the_part_alone_is_what_the_whole_page_holds(indexed: None) -> None:
    whole = Client().get("/recherche/?q=boulanger").content.decode()
    part = Client().get("/recherche/?q=boulanger", headers={"X-Fragment": "true"})

    assert part.content.decode().strip() in whole
    assert part.headers["Vary"] == "X-Fragment"


def test_an_answer_is_kept_until_the_index_or_the_content_changes(indexed: None) -> None:
    address = "/recherche/?q=boulanger"
    first = Client().get(address).headers["ETag"]

    same = Client().get(address, headers={"If-None-Match": first})
    build_index()
    rebuilt = Client().get(address, headers={"If-None-Match": first})

    assert (same.status_code, same.content) == (304, b"")
    assert rebuilt.status_code == 200
    assert rebuilt.headers["ETag"] != first


@pytest.mark.parametrize("prefix", ["", "/en"])
@pytest.mark.parametrize("asked", ["boulanger", "zzyzx", "", "boulanger&ville=gap"])
def test_an_answer_is_a_whole_page(asked: str, prefix: str, indexed: None, read: Read) -> None:
    assert faults(read(f"{prefix}/recherche/?q={asked}")) == []


def test_nothing_found_offers_people_and_the_whole_site(indexed: None, read: Read) -> None:
    page = read("/recherche/?q=zzyzx")

    assert page.texts("h1") == ["Nous ne trouvons pas « zzyzx »"]
    assert (groups(page), page.texts("h2")[-1]) == ([], "Quelqu’un peut vous répondre")
    assert {"/pres-de-chez-moi/", "/plan-du-site/"} <= set(page.links())


def test_nothing_open_tells_the_next_hours_of_a_place(
    indexed: None, staffed_place: Place, set_clock: Callable[[datetime], None], read: Read
) -> None:
    set_clock(datetime(2026, 11, 24, 21, 0, tzinfo=UTC))

    page = read("/recherche/?q=zzyzx")

    assert "Les prochaines ouvertures" in page.texts("h3")
    assert "/lieux/cite-du-port/" in page.links()


@pytest.mark.parametrize(
    ("asked", "path"),
    [
        ("D1102", "/metiers/D1102/"),
        ("d1102", "/metiers/D1102/"),
        ("H2102", "/metiers/D1102/"),
        ("05000", "/territoires/communes/05061/"),
        ("Romette", "/territoires/communes/05061/"),
    ],
)
def test_a_code_or_a_name_of_before_still_leads_somewhere(asked: str, path: str, indexed: None, read: Read) -> None:
    former = FormerOccupation.objects.create(code="H2102", name="Conduite d’équipement")
    baker = Occupation.objects.get(code="D1102")
    OccupationSuccession.objects.create(former=former, occupation=baker, titles=3)
    factories.make_former_commune("05120", "Romette", factories.make_commune("05061"))
    build_index()

    page = read(f"/recherche/?q={asked}")

    assert path in page.links()
    assert page.texts("h1") == [f"Pour « {asked} »"]


def test_english_readers_see_english_titles_from_the_same_index(indexed: None, read: Read) -> None:
    factories.make_service("Atelier cuisine", title_en="Cooking workshop", summary_en="An hour.", slug="cuisine")
    build_index()

    links = {link.text: (link.language, link.attributes["href"]) for link in read("/en/recherche/?q=cuisine").all("a")}

    assert links["Cooking workshop"] == ("en", "/en/services/cuisine/")
    assert "Atelier cuisine" in read("/recherche/?q=cooking").texts("a")


def test_an_audience_comes_first_among_equals_and_counts_stay(indexed: None, read: Read) -> None:
    factories.make_service("Atelier vidéo", slug="a", audiences=["seniors"])
    factories.make_service("Atelier photo", slug="b", audiences=["jeunes"])
    build_index()

    first = {who: results_of(read(f"/recherche/?q=atelier&public={who}"))[0] for who in ("seniors", "jeunes")}

    assert first == {"seniors": "/services/a/", "jeunes": "/services/b/"}


def results_of(page: Markup) -> list[str]:
    """The services found, in their order."""
    return [link for link in page.links() if link.startswith("/services/")]


# ── In danger ────────────────────────────────────────────────────────────────
def test_a_sentence_of_distress_shows_numbers_to_call_first_and_no_ranking(indexed: None, read: Read) -> None:
    factories.make_service("Mon mari me frappe : que faire ?", slug="que-faire")
    build_index()

    page = read("/recherche/?q=mon mari me frappe")

    main = page.source[page.source.index("<main") :]
    assert page.texts("h1") == ["Parlez à quelqu’un maintenant"]
    assert [link for link in page.links() if ":" in link][:3] == ["tel:3919", "tel:17", "tel:112"]
    assert "sms:114" in page.links()
    assert main.index("tel:3919") < main.index("<form")
    assert (groups(page), "que-faire" in page.source, page.texts("title")) == ([], False, ["Recherche – Cité d’essai"])


def test_a_sentence_of_distress_is_kept_by_no_cache(indexed: None) -> None:
    answer = Client().get("/recherche/", {"q": "mon mari me frappe"})

    assert (answer.headers["Cache-Control"], "ETag" in answer.headers) == ("no-store", False)


# ── Without index ────────────────────────────────────────────────────────────
def test_without_index_beginnings_answer_and_the_page_says_so(baker: None, read: Read) -> None:
    page = read("/recherche/?q=boul")

    assert "La recherche complète n’est pas prête." in page.texts("strong")
    assert reasons(page) == ["son nom commence ainsi"]


@pytest.mark.parametrize("asked", ["boulanger", "BOULANGÈRE", "bou", "boulangere"])
def test_an_occupation_is_found_by_either_gender_without_accents(asked: str, baker: None, read: Read) -> None:
    page = read(f"/recherche/?q={asked}")

    assert groups(page)[0] == "Métiers"
    assert "Boulangère ou boulanger" in page.texts("a")
    assert "/metiers/D1102/" in page.links()


def test_what_is_found_is_grouped_by_kind(baker: None, place: Place, gap: None, read: Read) -> None:
    factories.make_service("Marcher vers l’emploi", slug="marcher")
    factories.make_place("Marque-page", slug="marque-page")

    page = read("/recherche/?q=mar")

    assert sorted(groups(page)) == ["Lieux", "Services", "Territoires"]


def test_links_stay_in_the_language_of_the_page(baker: None, read: Read) -> None:
    factories.make_place("Boutique des idées", slug="boutique")

    page = read("/en/recherche/?q=bou")

    assert {"/en/metiers/D1102/", "/en/lieux/boutique/"} <= set(page.links())


def test_an_english_page_shows_english_titles_and_says_which_are_french(network: object, read: Read) -> None:
    factories.make_service("Atelier cuisine", title_en="Cooking workshop", summary_en="An hour.", slug="cuisine")
    factories.make_service("Atelier courrier", title_en="Workshop on letters", slug="courrier")

    links = {link.text: link.language for link in read("/en/recherche/?q=worksh").all("a")}

    assert (links["Cooking workshop"], links["Atelier courrier"]) == ("en", "fr")


def test_a_commune_is_told_apart_by_its_departement(read: Read, network: object) -> None:
    factories.make_commune("04240", "Peyruis", department_name="Alpes-de-Haute-Provence")

    assert reasons(read("/recherche/?q=peyr")) == ["Alpes-de-Haute-Provence · son nom commence ainsi"]


def test_a_misspelt_word_offers_what_comes_closest(baker: None, read: Read) -> None:
    page = read("/recherche/?q=boulangger")

    assert page.texts("h1") == ["Nous ne trouvons pas « boulangger »"]
    assert "Voici ce qui s’en approche le plus." in page.texts("p")
    assert "/metiers/D1102/" in page.links()


def test_a_question_without_answer_leads_to_people(baker: None, staffed_place: Place, read: Read) -> None:
    page = read("/recherche/?q=jen ai assez")

    assert (groups(page), page.texts("h2")[-1]) == ([], "Quelqu’un peut vous répondre")
    assert {"/poles/emploi/", "/lieux/cite-du-port/"} <= set(page.links())


def test_without_question_nothing_is_searched(baker: None, read: Read) -> None:
    assert read("/recherche/").texts("h1") == ["Votre question"]


def test_the_question_stays_in_the_field_as_text(baker: None, read: Read) -> None:
    page = read('/recherche/?q="><script>')

    field = next(element for element in page.all("input") if element.attributes.get("id") == "search-hero")
    assert field.attributes["value"] == '"><script>'


def test_answers_are_not_for_robots(baker: None, read: Read) -> None:
    robots = [
        element.attributes["content"]
        for element in read("/recherche/?q=bou").all("meta")
        if element.attributes.get("name") == "robots"
    ]

    assert robots == ["noindex"]


@pytest.mark.parametrize("address", ["/recherche/?q=service", "/recherche/?q=service&nature=place&commune=13055"])
def test_an_answer_costs_the_same_queries_with_one_and_three(
    address: str, populate: Populate, settings: Any, tmp_path: Path
) -> None:
    settings.HOME = tmp_path
    populate(1)
    build_index()
    with_one = queries_of(address)
    populate(3)
    build_index()

    assert queries_of(address) == with_one
