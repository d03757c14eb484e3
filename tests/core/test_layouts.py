"""The frames of pages: what every public page and every staff screen carries."""

import re
from types import SimpleNamespace

import pytest
from django.template.loader import get_template
from django.template.response import SimpleTemplateResponse
from django.utils.translation import override

NETWORK = SimpleNamespace(name="Réseau des vallées", short_name="Vallées", is_demonstration=True)
NADIA = SimpleNamespace(id="1", name="Nadia Benali", is_demonstration=True)
MENU = (
    SimpleNamespace(title="", entries=[SimpleNamespace(label="Lieux", href="/equipe/lieux/", current=True)]),
    SimpleNamespace(title="Réseau", entries=[SimpleNamespace(label="Journal", href="/equipe/journal/", current=False)]),
)


def _layout(**changes: object) -> SimpleNamespace:
    usual = {
        "network": NETWORK,
        "language": "fr",
        "other_language": "en",
        "other_language_url": "/en/lieux/",
        "path": "/lieux/",
        "account": None,
        "staff_menu": (),
        "is_read_only": False,
        "is_simple": False,
        "twin_url": "/version-simple/",
    }
    return SimpleNamespace(**usual | changes)


def _drawn(name: str, **changes: object) -> str:
    """The layout `name` alone, one space wherever the template breaks lines."""
    template = get_template(f"layouts/{name}.html")
    response = SimpleTemplateResponse(template, {"layout": _layout(**changes)})
    return re.sub(r"\s+", " ", response.rendered_content)


def test_skip_link_comes_first_and_leads_to_the_main_part() -> None:
    drawn = _drawn("public")

    assert re.findall(r'<a [^>]*href="([^"]*)"', drawn)[0] == "#contenu"
    assert drawn.count('id="contenu"') == 1


@pytest.mark.parametrize("name", ["public", "staff"])
def test_frame_has_one_of_each_landmark_and_nothing_inline(name: str) -> None:
    drawn = _drawn(name)

    assert (drawn.count("<main "), drawn.count("<header ")) == (1, 1)
    assert re.findall(r"<script(?![^>]*\ssrc=)|<style|\sstyle=|\son\w+=", drawn) == []


@pytest.mark.parametrize("name", ["public", "staff"])
def test_ribbon_shows_on_the_demonstration_network_alone(name: str) -> None:
    real = SimpleNamespace(**{**vars(NETWORK), "is_demonstration": False})

    assert 'class="ribbon"' in _drawn(name)
    assert 'class="ribbon"' not in _drawn(name, network=real)


def test_public_frame_asks_by_get_and_leads_staff_to_the_door_alone() -> None:
    drawn = _drawn("public")

    assert re.findall(r'<form [^>]*action="([^"]*)" method="(\w+)"', drawn) == [("/recherche/", "get")]
    assert [href for href in re.findall(r'href="([^"]*)"', drawn) if "equipe" in href] == ["/equipe/"]


def test_public_frame_leads_to_the_one_door_in_english_too() -> None:
    with override("en"):
        drawn = _drawn("public", language="en")

    assert [href for href in re.findall(r'href="([^"]*)"', drawn) if "equipe" in href] == ["/equipe/"]


@pytest.mark.parametrize(("language", "door"), [("fr", "/equipe/"), ("en", "/en/equipe/")])
def test_staff_frame_leads_home_in_the_language_of_the_page(language: str, door: str) -> None:
    with override(language):
        drawn = _drawn("staff", language=language)

    assert f'<a class="brand" href="{door}">' in drawn


@pytest.mark.parametrize(("name", "times"), [("public", 2), ("staff", 1)])
def test_frame_says_the_network_is_named_in_french(name: str, times: int) -> None:
    with override("en"):
        drawn = _drawn(name, language="en")

    assert len(re.findall(r'lang="fr">(?:Vallées|Réseau des vallées)<', drawn)) == times


def test_public_frame_offers_the_page_in_the_other_language() -> None:
    drawn = _drawn("public")

    assert '<link rel="alternate" hreflang="en" href="/en/lieux/">' in drawn
    assert '<a class="language-switch" href="/en/lieux/" hreflang="en" lang="en" rel="alternate">' in drawn


def test_public_menu_marks_the_page_one_reads() -> None:
    assert re.findall(r'<a href="([^"]*)" aria-current="page">', _drawn("public")) == ["/lieux/"]


def test_home_page_leaves_the_question_to_its_own_search() -> None:
    assert "search-header" not in _drawn("public", path="/")


def test_public_frame_loads_no_script_and_nothing_from_elsewhere() -> None:
    drawn = _drawn("public")

    assert [address for address in re.findall(r'(?:src|href)="([^"]*)"', drawn) if "//" in address] == []


def test_staff_frame_shows_its_menu_and_who_is_signed_in() -> None:
    drawn = _drawn("staff", account=NADIA, staff_menu=MENU)

    assert '<a href="/equipe/lieux/" aria-current="page">Lieux</a>' in drawn
    assert '<p id="menu-2">Réseau</p>' in drawn
    assert '<ul aria-labelledby="menu-2">' in drawn
    assert '<a href="/equipe/journal/">Journal</a>' in drawn
    assert "<span>Nadia Benali</span>" in drawn


def test_staff_frame_warns_on_a_demonstration_account_alone() -> None:
    real = SimpleNamespace(**{**vars(NADIA), "is_demonstration": False})

    assert "compte de démonstration" in _drawn("staff", account=NADIA, staff_menu=MENU)
    assert "compte de démonstration" not in _drawn("staff", account=real, staff_menu=MENU)


def test_staff_frame_before_signing_in_has_no_menu() -> None:
    drawn = _drawn("staff")

    assert "staff-menu" not in drawn
    assert "account-menu" not in drawn
