"""A place manager keeps hours before a holiday, without a mouse, and closes today: the public reads it at once."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import violations
from tests.browser.conftest import NewPage
from tests.browser.keyboard import tab_to

PLACE = "/equipe/lieux/maison-des-cimes/"
PUBLIC = "/lieux/maison-des-cimes/"


def told(page: Page, words: str) -> None:
    """A message on the page, in a region that is announced."""
    expect(page.get_by_role("status").or_(page.get_by_role("alert")).filter(has_text=words)).to_be_visible()


@pytest.mark.parametrize("width", [375, 1280])
def test_a_manager_decides_a_public_holiday_by_keyboard_and_takes_it_back(new_page: NewPage, width: int) -> None:
    staff = new_page(width=width, role="place-manager")
    staff.goto(f"{PLACE}horaires/")
    tab_to(staff, "Préparer les jours fériés")
    staff.keyboard.press("Enter")
    expect(staff.get_by_role("heading", name="Avant les jours fériés")).to_be_visible()
    assert violations(staff) == []

    holiday = staff.get_by_role("group").filter(has_text=re.compile("Lundi de Pâques|Noël|Ascension|Toussaint")).last
    name = holiday.locator("h3").inner_text().split(" · ")[0]
    choice = holiday.get_by_label("Ce jour-là")
    choice.focus()
    staff.keyboard.press("o")  # the select jumps to « ouvert à d’autres heures »
    expect(choice).to_have_value("autres")
    holiday.locator("[name$=starts_at]").fill("10:00")
    holiday.locator("[name$=ends_at]").fill("12:00")
    choice.focus()
    tab_to(staff, "Enregistrer")
    staff.keyboard.press("Enter")

    told(staff, "C’est décidé")
    announced = staff.get_by_role("listitem").filter(has_text=name)
    expect(announced).to_contain_text("ouvert de 10 h à 12 h")
    announced.get_by_role("button", name="Retirer").press("Enter")
    told(staff, "horaires habituels")


def test_a_manager_closes_today_in_two_taps_and_takes_it_back(new_page: NewPage) -> None:
    staff, public = new_page(role="place-manager"), new_page()
    staff.goto(PLACE)
    staff.get_by_role("link", name="Horaires", exact=True).click()
    staff.get_by_role("button", name="Fermer aujourd’hui").click()
    told(staff, "fermé aujourd’hui")

    public.goto(PUBLIC)
    expect(public.get_by_text("Fermé exceptionnellement").first).to_be_visible()
    assert violations(public) == []
    staff.get_by_role("button", name="Retirer").first.click()
    told(staff, "horaires habituels")
    public.goto(PUBLIC)
    expect(public.get_by_text("Fermé exceptionnellement")).to_have_count(0)
