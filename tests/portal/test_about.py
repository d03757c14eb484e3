"""The statements about the site: what they say of tests, contact and source is so."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from django.test import override_settings

from maillage.portal import statement
from tests import factories
from tests.portal.conftest import Read

BROWSER = Path(__file__).resolve().parents[1] / "browser"


def test_the_statement_tells_the_widths_the_browser_tests_use() -> None:
    found = re.search(r"^WIDTHS = (\(.*\))$", (BROWSER / "survey.py").read_text(), re.MULTILINE)

    widths = ast.literal_eval(found[1]) if found else ()
    assert (min(widths), max(widths)) == (statement.NARROWEST_PX, statement.WIDEST_PX)


def test_the_statement_tells_how_many_pages_are_looked_at_in_the_dark() -> None:
    source = (BROWSER / "test_appearances.py").read_text()

    found = re.search(r'parametrize\("path", (\[.*\])\)\ndef test_what_stands_on_colour', source)
    assert found
    assert len(ast.literal_eval(found[1])) == statement.DARK_PAGES


@pytest.mark.django_db
def test_the_statement_says_when_it_was_made_and_what_it_rests_on(read: Read) -> None:
    texts = read("/accessibilite/").texts("p", "li")

    assert "Déclaration établie le 23 novembre 2026. Elle changera quand la grille sera remplie." in texts
    assert "L’affichage de 320 à 1 280 pixels de large, sans défilement horizontal." in texts


@pytest.mark.parametrize(
    ("contact", "told"),
    [
        ({}, ["non renseigné", "non renseigné"]),
        (
            {"contact_email": "bonjour@exemple.test", "contact_phone": "04 00 00 00 00"},
            ["bonjour@exemple.test", "04 00 00 00 00"],
        ),
    ],
)
def test_the_statement_gives_the_contact_of_the_network(
    db: None, contact: dict[str, str], told: list[str], read: Read
) -> None:
    factories.make_network(**contact)

    assert read("/accessibilite/").texts("dd") == told


@pytest.mark.django_db
def test_the_legal_notice_leads_to_the_source_when_its_address_is_known(read: Read) -> None:
    with override_settings(SOURCE_URL="https://source.test/maillage"):
        page = read("/mentions-legales/")

    assert "https://source.test/maillage" in page.links()


@pytest.mark.django_db
def test_the_legal_notice_says_how_to_have_the_source_otherwise(read: Read) -> None:
    page = read("/mentions-legales/")

    assert "Pour recevoir le code source de ce site, écrivez à l’éditeur : c’est gratuit." in page.texts("p")
