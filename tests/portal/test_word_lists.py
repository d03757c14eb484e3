"""Shared lists of words: for people, as a table, as JSON."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from django.test import Client

from maillage.reference.imports.vocabularies import SHIPPED, import_vocabularies
from maillage.reference.models import Term
from tests.portal.conftest import MORNING, Read
from tests.portal.markup import faults

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("network")]


def test_without_list_the_page_says_so(read: Read) -> None:
    assert "Aucune liste n’est encore chargée" in read("/listes-de-mots/").texts("p")


@pytest.mark.parametrize(
    ("prefix", "title"), [("", "Demi-journées : 3 mots (Maillage)"), ("/en", "Half-days: 3 words (Maillage)")]
)
def test_lists_stand_with_codes_words_in_both_languages_and_dates(read: Read, prefix: str, title: str) -> None:
    import_vocabularies(SHIPPED, at=MORNING)

    page = read(f"{prefix}/listes-de-mots/")

    assert title in page.texts("summary")
    assert {"demi_journee", "apres_midi"} <= set(page.texts("code"))
    languages = {element.text.strip(): element.language for element in page.all("td")}
    assert (languages["Après-midi"], languages["Afternoon"]) == ("fr", "en")
    assert faults(page) == []


def test_the_table_comes_back_by_import_without_a_change(tmp_path: Path) -> None:
    import_vocabularies(SHIPPED, at=MORNING)
    before = [*Term.objects.values_list("vocabulary", "code", "label", "label_en", "parent", "mappings", "valid_from")]
    (tmp_path / "terms.csv").write_bytes(Client().get("/listes-de-mots.csv").content)
    (tmp_path / "vocabularies.csv").write_bytes((SHIPPED / "vocabularies.csv").read_bytes())

    import_vocabularies(tmp_path, at=MORNING)

    after = [*Term.objects.values_list("vocabulary", "code", "label", "label_en", "parent", "mappings", "valid_from")]
    assert after == before


def test_json_and_table_hold_the_same_terms() -> None:
    import_vocabularies(SHIPPED, at=MORNING)

    lists = Client().get("/listes-de-mots.json").json()["lists"]
    rows = [*csv.DictReader(io.StringIO(Client().get("/listes-de-mots.csv").content.decode()))]

    told = [(words["code"], term["code"]) for words in lists for term in words["terms"]]
    assert told == [(row["vocabulary"], row["code"]) for row in rows]
    assert len(told) == 211
