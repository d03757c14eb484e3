"""The rota: a coordinator fills a quarter from two partners' answers; a partner answers by link on a phone."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from playwright.sync_api import Locator, Page, expect

from maillage.network.quarters import Quarter
from tests.browser.axe import violations
from tests.browser.conftest import NewPage

NEXT = Quarter.of(date.today()).next  # noqa: DTZ011  the demonstration stands in the quarter of today
ROTA = f"/equipe/lieux/maison-du-vallon/planning/?trimestre={NEXT.code}"


def press(control: Locator) -> None:
    """Reach a control and use it without a mouse."""
    control.focus()
    control.press("Enter")


def told(page: Page, words: str) -> None:
    """A message on the page, in a region that is announced."""
    expect(page.get_by_role("status").filter(has_text=words)).to_be_visible()


@pytest.mark.parametrize("width", [1280])
def test_a_coordinator_fills_a_quarter_from_two_partners_answers(new_page: NewPage, width: int) -> None:
    page = new_page(width=width, role="coordination")

    page.goto("/equipe/planning/")
    press(page.get_by_role("link", name=re.compile(f"{NEXT.starts_on.year}.*Maison du Vallon")).last)
    press(page.get_by_role("link", name="2 partenaires ont répondu : voir leurs disponibilités"))
    expect(page.get_by_role("region", name="Réponses des partenaires")).to_contain_text("Cercle des Droits clairs")
    assert violations(page) == []
    press(page.get_by_role("button", name=re.compile(r"Reprendre \d+ créneaux")))
    told(page, "créneaux repris des réponses.")
    assert violations(page) == []
    press(page.get_by_role("button", name="Publier le trimestre"))
    told(page, "Le trimestre est publié")


def test_a_partner_answers_by_link_on_a_phone(new_page: NewPage) -> None:
    coordinator = new_page(role="coordination")
    coordinator.goto("/equipe/appels/")
    coordinator.get_by_label("Organisme").select_option(label="Fabrique des Premières Fois")
    coordinator.get_by_label("Réponses jusqu’au").fill((date.today() + timedelta(days=10)).isoformat())  # noqa: DTZ011
    coordinator.get_by_role("button", name="Créer le lien").click()
    link = coordinator.locator(".invitation-link a").inner_text()

    phone = new_page(width=375)
    phone.goto(link)
    assert violations(phone) == []
    press(phone.get_by_role("link", name="Maison du Vallon · Créer son activité"))
    phone.get_by_label("Tous les mardis, matin").fill("1")
    press(phone.get_by_role("button", name="Remplir tout le trimestre"))
    told(phone, "C’est enregistré.")
    assert violations(phone) == []
    assert phone.evaluate("document.documentElement.scrollWidth") <= 375

    coordinator.goto("/equipe/appels/")
    expect(coordinator.get_by_role("listitem").filter(has_text="Fabrique des Premières Fois")).to_contain_text(
        "répondu"
    )


def test_somebody_without_the_link_reads_nothing(new_page: NewPage) -> None:
    page = new_page(width=375)

    answer = page.goto("/equipe/disponibilites/inconnu/")

    assert answer is not None
    assert answer.status == 410
    expect(page.get_by_role("heading", name="Ce lien ne marche plus")).to_be_visible()
