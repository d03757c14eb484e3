"""A place manager: hours, permanences and publication of their own place, seen by the public at once."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NewPage

PLACE = "Maison des Cimes"
STAFF_PLACE = "/equipe/lieux/maison-des-cimes/"
PUBLIC_PLACE = "/lieux/maison-des-cimes/"
HOURS = "Horaires d’ouverture"


def save_hours(page: Page, expression: str) -> None:
    page.goto(STAFF_PLACE)
    page.get_by_role("link", name="Modifier la fiche").click()
    page.get_by_label(HOURS).fill(expression)
    page.get_by_role("button", name="Enregistrer").click()


def told(page: Page, words: str) -> None:
    """A message on the page, in a region that is announced."""
    expect(page.get_by_role("status").or_(page.get_by_role("alert")).filter(has_text=words)).to_be_visible()


@pytest.fixture
def usual_hours(new_page: NewPage) -> str:
    """The hours of the demonstration, put back by each test that changes them."""
    page = new_page(role="place-manager")
    page.goto(f"{STAFF_PLACE}modifier/")
    return page.get_by_label(HOURS).input_value()


@pytest.mark.parametrize("width", [375, 1280])
def test_unreadable_hours_are_refused_in_place_then_right_ones_show_at_once(
    new_page: NewPage, usual_hours: str, width: int
) -> None:
    staff = new_page(width=width, role="place-manager")
    public = new_page(width=width)

    save_hours(staff, "lundi matin")
    refused = staff.get_by_label(HOURS)
    expect(refused).to_have_attribute("aria-invalid", "true")
    expect(refused).to_have_value("lundi matin")
    expect(staff.get_by_role("alert")).to_be_focused()
    refused.fill("Mo-Su 06:15-22:45")
    staff.get_by_role("button", name="Enregistrer").click()
    told(staff, "enregistré")
    public.goto(PUBLIC_PLACE)

    expect(public.get_by_role("region", name="Horaires de la semaine")).to_contain_text("6 h 15")
    save_hours(staff, usual_hours)
    public.reload()
    expect(public.get_by_role("region", name="Horaires de la semaine")).not_to_contain_text("6 h 15")


@pytest.mark.parametrize(("width", "day"), [(375, "samedi"), (1280, "dimanche")])
def test_a_permanence_is_planned_then_ended(new_page: NewPage, width: int, day: str) -> None:
    page = new_page(width=width, role="place-manager")
    week = page.get_by_role("region", name="Pôles présents, par jour et demi-journée")

    page.goto(f"{STAFF_PLACE}permanences/")
    page.get_by_label("Pôle", exact=True).select_option(label="Créer son activité")
    page.get_by_label("Jour", exact=True).select_option(label=day)
    page.get_by_label("Demi-journée", exact=True).select_option(label="soirée")
    page.get_by_role("button", name="Planifier").click()
    told(page, "La permanence est planifiée.")
    planned = week.get_by_role("row", name=day)
    expect(planned).to_contain_text("Créer son activité")
    planned.get_by_role("link", name="Modifier Créer son activité").click()
    page.get_by_text("Cette permanence s’arrête").click()
    page.get_by_role("button", name="Noter le dernier jour").click()

    told(page, "Le dernier jour est noté.")


def test_a_withdrawn_place_is_gone_for_the_public_until_it_is_published(new_page: NewPage) -> None:
    staff = new_page(role="place-manager")
    public = new_page()

    staff.goto(STAFF_PLACE)
    staff.get_by_role("button", name="Retirer de la vue du public").click()
    gone = public.goto(PUBLIC_PLACE)
    staff.get_by_role("button", name="Publier").click()
    expect(staff.get_by_role("button", name="Retirer de la vue du public")).to_be_visible()
    back = public.goto(PUBLIC_PLACE)

    assert (gone and gone.status, back and back.status) == (404, 200)


def test_a_place_manager_signs_in_and_out_on_a_phone(new_page: NewPage) -> None:
    page = new_page(role="place-manager")
    expect(page.get_by_role("heading", name="Bonjour Marius Ferrand")).to_be_visible()
    expect(page.get_by_text("Vous utilisez un compte de démonstration.")).to_be_visible()

    page.get_by_text("Marius Ferrand").first.click()
    page.get_by_role("link", name="Me déconnecter").click()
    page.get_by_role("main").get_by_role("button", name="Me déconnecter").click()
    page.goto(STAFF_PLACE)

    expect(page.get_by_role("heading", name="Espace de l’équipe")).to_be_visible()


def test_the_commune_of_a_place_is_suggested(new_page: NewPage) -> None:
    page = new_page(role="place-manager")
    page.goto(f"{STAFF_PLACE}modifier/")
    commune = page.get_by_role("combobox", name="Commune")

    commune.fill("")
    commune.press_sequentially("arle")
    expect(page.get_by_role("option", name="Arles")).to_be_visible()
    commune.press("ArrowDown")
    commune.press("Enter")

    expect(commune).to_have_value(re.compile(r"^Arles \(13\d{3}\)$"))


def test_another_place_is_not_theirs_to_change(new_page: NewPage) -> None:
    page = new_page(role="place-manager")

    answer = page.goto("/equipe/lieux/maison-du-vallon/modifier/")

    assert answer is not None
    assert answer.status == 404
    expect(page.get_by_role("heading", name="Cette page est introuvable")).to_be_visible()
