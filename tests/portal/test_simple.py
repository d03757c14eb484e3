"""The simple version: ten pages beside the full ones, easy by measure, honest about who read them."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from django.core.cache import caches
from django.test import Client
from django.urls import resolve

from maillage.core.simple_texts import SimpleText, simple_texts
from maillage.core.simple_writing import faults
from maillage.core.text import measure
from maillage.network.models import Service, SimpleReading
from maillage.portal.simple.twins import TWINS
from maillage.safeguards import keeping
from tests.portal.conftest import Populate

SIMPLE = "/version-simple"
PAIRS = (
    ("/", f"{SIMPLE}/"),
    ("/poles/emploi/", f"{SIMPLE}/poles/emploi/"),
    ("/lieux/lieu-0/", f"{SIMPLE}/lieux/lieu-0/"),
    ("/pres-de-chez-moi/?commune=13055", f"{SIMPLE}/pres-de-chez-moi/?commune=13055"),
    ("/aujourdhui/", f"{SIMPLE}/aujourdhui/"),
    ("/services/service-0/", f"{SIMPLE}/services/service-0/"),
    ("/droits/", f"{SIMPLE}/droits/"),
    ("/accessibilite/", f"{SIMPLE}/accessibilite/"),
    ("/mentions-legales/", f"{SIMPLE}/mentions-legales/"),
    ("/aide/", f"{SIMPLE}/aide/"),
)


def page(address: str) -> str:
    answer = Client().get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def main(source: str) -> str:
    found = re.search(r"<main.*</main>", source, re.DOTALL)
    assert found
    return found.group()


@pytest.mark.parametrize("text", list(simple_texts), ids=lambda text: text.code)
def test_own_text_reads_at_75_and_twelve_words_and_passes_every_check(text: SimpleText) -> None:
    told = text.sentences("fr")
    read = measure("\n\n".join(told))

    assert faults(told) == []
    assert read.score >= 75
    assert read.mean_sentence_words <= 12


def test_ten_pages_have_a_text_and_a_twin() -> None:
    assert len(simple_texts) == len(TWINS) == len(PAIRS) == 10


@pytest.mark.parametrize("prefix", ["", "/en"])
@pytest.mark.parametrize(("full", "simple"), PAIRS)
def test_each_version_leads_to_the_other_in_its_language(
    full: str, simple: str, prefix: str, populate: Populate
) -> None:
    populate(1)

    for here, there in ((full, simple), (simple, full)):
        source = page(prefix + here)
        assert f'<div class="site-tools">\n      <a href="{prefix}{there}">' in source
        assert f'<link rel="canonical" href="http://testserver{prefix}{here}">' in source
        assert f'hreflang="en" href="http://testserver/en{here}"' in source


@pytest.mark.parametrize(("full", "simple"), PAIRS)
def test_a_simple_page_leads_to_simple_pages_and_says_so(full: str, simple: str, populate: Populate) -> None:
    populate(1)

    links = set(re.findall(r'<a [^>]*href="(/[^"]*)"', main(page(simple))))
    away = [link for link in links if resolve(link.split("?")[0]).view_name in TWINS]

    assert [link for link in away if link != full] == []


def test_page_without_a_twin_leads_to_the_simple_welcome(populate: Populate) -> None:
    populate(1)

    assert f'<a href="{SIMPLE}/">Version simple</a>' in page("/metiers/")


def test_same_hours_address_and_distance_as_the_full_page(populate: Populate) -> None:
    populate(3)

    full, simple = main(page("/lieux/lieu-0/")), main(page(f"{SIMPLE}/lieux/lieu-0/"))
    near_full, near_simple = (main(page(f"{root}/pres-de-chez-moi/?commune=13055")) for root in ("", SIMPLE))

    cells = re.findall(r"<td>([^<]+)</td></tr>", full)
    assert cells
    assert [hours for hours in cells if f"<dd>{hours}</dd>" not in simple] == []
    assert re.findall(r'<p class="address" lang="fr">.*?</p>', full) == re.findall(
        r'<p class="address" lang="fr">.*?</p>', simple
    )
    distances = re.compile(r"(?:moins de 1|[\d,]+)[\u00a0 ]km")
    assert set(distances.findall(near_simple)) <= set(distances.findall(near_full))
    assert distances.findall(near_simple)


def test_a_town_written_leads_to_its_places(populate: Populate) -> None:
    populate(1)

    answer = Client().get(f"{SIMPLE}/pres-de-chez-moi/?q=Marseille")
    unknown = Client().get(f"{SIMPLE}/pres-de-chez-moi/?commune=99999")

    assert (answer.status_code, answer["Location"]) == (302, f"{SIMPLE}/pres-de-chez-moi/?commune=13055")
    assert (unknown.status_code, "Nous ne trouvons pas cette ville" in unknown.content.decode()) == (404, True)


def test_machine_alone_says_checked_and_never_easy_to_read(populate: Populate) -> None:
    populate(1)

    french, english = page(f"{SIMPLE}/"), page(f"/en{SIMPLE}/")

    assert "Une machine a vérifié ce texte." in french
    assert "This text is a draft." in english
    assert "facile à lire et à comprendre" not in french


@pytest.mark.parametrize(
    ("is_falc", "told"), [(False, "Des personnes concernées ont relu"), (True, "facile à lire et à comprendre")]
)
def test_people_say_more_for_exactly_this_text(*, is_falc: bool, told: str, populate: Populate) -> None:
    populate(1)
    text = simple_texts.get("home")
    SimpleReading.objects.create(
        subject="page:home",
        language="fr",
        fingerprint=text.fingerprint("fr"),
        group="Atelier des Mots",
        read_on=date(2026, 11, 20),
        is_falc=is_falc,
    )
    SimpleReading.objects.create(
        subject="page:help", language="fr", fingerprint="0" * 64, group="Autre", read_on=date(2026, 11, 20)
    )

    assert told in page(f"{SIMPLE}/")
    assert "Atelier des Mots" in page(f"{SIMPLE}/")
    assert "Une machine a vérifié ce texte." in page(f"{SIMPLE}/aide/")


def test_service_shows_its_own_simple_text_one_sentence_a_line_or_says_it_is_missing(populate: Populate) -> None:
    populate(1)
    Service.objects.update(simple_version="Vous venez. Nous parlons de vous.")
    written = page(f"{SIMPLE}/services/service-0/")
    Service.objects.update(simple_version="")

    assert '<p lang="fr">Vous venez.</p><p lang="fr">Nous parlons de vous.</p>' in written
    caches["pages"].clear()
    keeping.forget()
    assert "encore à écrire" in page(f"{SIMPLE}/services/service-0/")


def test_type_is_big_plain_and_left_aligned() -> None:
    styles = Path("src/maillage/portal/static/portal/portal.css").read_text(encoding="utf-8")
    tokens = Path("src/maillage/core/static/core/tokens.css").read_text(encoding="utf-8")
    easy = next(line for line in styles.splitlines() if line.lstrip().startswith(".easy {"))

    assert "--step-1: clamp(1.25rem" in tokens  # 20 px at least: more than the 14 px of criterion 1.1
    assert "sans-serif" in tokens.split("--font:")[1].split(";")[0]
    assert "font-size: var(--step-1)" in easy
    assert "line-height: 1.6" in easy
    assert "hyphens: none" in easy
    assert "text-align: start" in easy
    templates = "".join(
        path.read_text("utf-8") for path in Path("src/maillage/portal/templates/portal/simple").iterdir()
    )
    assert [line for line in styles.splitlines() if ".easy" in line and "uppercase" in line] == []
    assert [word for word in ('class="columns', 'class="two', "<em", "<i>", "<u>") if word in templates] == []
