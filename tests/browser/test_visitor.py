"""A person without account: from a question to a place, on a phone, by keyboard, without script, in English."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from playwright.sync_api import Page, expect

from tests.browser import keyboard
from tests.browser.conftest import NewPage


@dataclass(frozen=True)
class Words:
    """What the journey reads on the screen."""

    home: str
    question: str
    search: str
    near: str
    commune: str
    find: str
    near_gap: str
    hours: str
    poles: str
    access: str
    today: str
    found: str


FRENCH = Words(
    home="/",
    question="Écrivez-la ici",
    search="Chercher",
    near="Près de chez moi",
    commune="Votre commune ou votre code postal",
    find="Trouver un lieu",
    near_gap="Près de Gap",
    hours="Horaires",
    poles="Qui vous reçoit, et quand",
    access="Accessibilité du lieu",
    today="Aujourd’hui",
    found="1 commune trouvée",
)
ENGLISH = Words(
    home="/en/",
    question="Write it here",
    search="Search",
    near="Near me",
    commune="Your town or postcode",
    find="Find a place",
    near_gap="Near Gap",
    hours="Opening hours",
    poles="Who meets you, and when",
    access="Accessibility of the place",
    today="Today",
    found="1 town found",
)
BAKER = "Boulangère ou boulanger"
STORED = "() => localStorage.length + sessionStorage.length"


def heading(page: Page, words: str, level: int = 1) -> None:
    expect(page.get_by_role("heading", name=words, level=level, exact=True)).to_be_visible()


def ask(page: Page, words: Words) -> None:
    """From the home page to an occupation."""
    page.goto(words.home)
    page.get_by_role("main").get_by_label(words.question).and_(page.locator("input")).fill("boul")
    page.get_by_role("main").get_by_role("button", name=words.search).click()
    page.get_by_role("main").get_by_role("link", name=BAKER, exact=True).first.click()
    heading(page, BAKER)


def read_the_nearest_place(page: Page, words: Words) -> None:
    """From the places around Gap to one of them, then to the day."""
    heading(page, words.near_gap)
    page.get_by_role("main").get_by_role("link", name="Maison des Cimes").first.click()
    heading(page, "Maison des Cimes")
    for part in (words.hours, words.poles, words.access):
        heading(page, part, level=2)
    page.get_by_role("navigation").get_by_role("link", name=words.today).click()
    heading(page, words.today)


@pytest.mark.parametrize("words", [FRENCH, ENGLISH], ids=["fr", "en"])
def test_a_question_on_a_phone_ends_at_a_place_and_leaves_nothing_behind(new_page: NewPage, words: Words) -> None:
    page = new_page(width=375)
    ask(page, words)

    page.get_by_role("navigation").get_by_role("link", name=words.near).click()
    field = page.get_by_role("combobox", name=words.commune)
    field.press_sequentially("gap")
    expect(page.get_by_role("main").get_by_role("status")).to_have_text(words.found)
    field.press("ArrowDown")
    field.press("Enter")
    read_the_nearest_place(page, words)

    assert page.evaluate(STORED) == 0
    assert page.context.cookies() == []


@pytest.mark.parametrize("words", [FRENCH, ENGLISH], ids=["fr", "en"])
def test_the_same_question_without_script_ends_at_the_same_place(new_page: NewPage, words: Words) -> None:
    page = new_page(width=768, script=False)
    ask(page, words)

    page.get_by_role("navigation").get_by_role("link", name=words.near).click()
    page.get_by_label(words.commune).fill("05000")
    page.get_by_role("button", name=words.find).click()
    read_the_nearest_place(page, words)

    assert page.context.cookies() == []


def test_suggestions_obey_the_arrows_and_escape_and_are_announced(new_page: NewPage) -> None:
    page = new_page()
    page.goto("/pres-de-chez-moi/")
    field = page.get_by_role("combobox", name=FRENCH.commune)

    field.press_sequentially("saint")
    expect(page.get_by_role("option")).not_to_have_count(0)
    count = page.get_by_role("option").count()
    expect(page.get_by_role("main").get_by_role("status")).to_have_text(f"{count} communes trouvées")
    field.press("ArrowUp")
    expect(page.get_by_role("option").last).to_have_attribute("aria-selected", "true")
    field.press("ArrowDown")
    first = page.get_by_role("option").first
    expect(field).to_have_attribute("aria-activedescendant", first.get_attribute("id") or "")
    field.press("Escape")

    expect(field).to_have_attribute("aria-expanded", "false")
    expect(field).to_have_value("saint")
    expect(page.get_by_role("option")).to_have_count(0)


def test_an_unknown_commune_is_announced_then_explained(new_page: NewPage) -> None:
    page = new_page()
    page.goto("/pres-de-chez-moi/")
    field = page.get_by_role("combobox", name=FRENCH.commune)

    field.press_sequentially("zzyzx")
    expect(page.get_by_role("main").get_by_role("status")).to_have_text("Aucune commune trouvée")
    field.press("Enter")

    heading(page, "Nous ne trouvons pas « zzyzx »")


def test_the_keyboard_alone_goes_from_the_question_to_the_day(new_page: NewPage) -> None:
    page = new_page(width=1280)
    page.goto("/")
    keyboard.tab_to(page, "Écrivez-la ici")
    page.keyboard.type("boul")
    page.keyboard.press("Enter")
    heading(page, "Pour « boul »")
    keyboard.tab_to(page, BAKER)
    page.keyboard.press("Enter")
    heading(page, BAKER)
    keyboard.tab_to(page, "Près de chez moi")
    page.keyboard.press("Enter")
    heading(page, "Près de chez moi")
    keyboard.tab_to(page, FRENCH.commune)
    page.keyboard.type("gap")
    expect(page.get_by_role("option")).to_have_count(1)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    heading(page, "Près de Gap")
    keyboard.tab_to(page, "Maison des Cimes")
    page.keyboard.press("Enter")
    heading(page, "Maison des Cimes")
    keyboard.tab_to(page, "Aujourd’hui")
    page.keyboard.press("Enter")

    heading(page, "Aujourd’hui")


@pytest.mark.parametrize("path", ["/", "/pres-de-chez-moi/?commune=05061", "/aujourdhui/", "/metiers/D1102/"])
def test_the_focus_shows_at_each_stop_and_leaves_the_page(new_page: NewPage, path: str) -> None:
    page = new_page(width=1280)
    page.goto(path)

    met = keyboard.stops(page)

    assert met[0].words == "Aller au contenu"
    assert [stop.name for stop in met if not stop.is_shown or stop.is_covered] == []


def test_the_first_stop_skips_to_the_content(new_page: NewPage) -> None:
    page = new_page(width=1280)
    page.goto("/lieux/")

    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    assert page.evaluate("document.activeElement.id") == "contenu"
