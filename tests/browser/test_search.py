"""The search, operated: suggestions by keyboard, an answer that changes in place, the same without script, axe."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser import axe, keyboard
from tests.browser.conftest import NewPage

ADDRESS = "/recherche/?q=boulanger"
STATES = {
    "empty": "/recherche/",
    "many": ADDRESS,
    "alone": f"{ADDRESS}&nature=occupation",
    "nothing": "/recherche/?q=zzyzx",
    "sentence": "/recherche/?q=j’en ai marre de mon boulot",
    "distress": "/recherche/?q=mon mari me frappe",
    "towns": f"{ADDRESS}&ville=saint",
    "near": f"{ADDRESS}&commune=05061&public=jeunes",
    "english": "/en/recherche/?q=boulanger",
}


def mark(page: Page) -> None:
    """Leave a mark that a reload would wipe."""
    page.evaluate("document.documentElement.dataset.stayed = 'yes'")


def stayed(page: Page) -> bool:
    """Whether the page was not loaded again since `mark`."""
    return bool(page.evaluate("document.documentElement.dataset.stayed === 'yes'"))


def question(page: Page) -> Locator:
    """The field of the question."""
    return page.locator("form.search input[name=q]")


def focused(page: Page) -> str:
    """The id of what has the focus."""
    return str(page.evaluate("document.activeElement.id"))


@pytest.mark.parametrize("path", ["/", "/lieux/", "/recherche/"])
def test_the_keyboard_alone_goes_from_a_suggestion_to_its_page(new_page: NewPage, path: str) -> None:
    page = new_page(width=1280)
    page.goto(path)
    field = question(page)

    field.focus()
    page.keyboard.type("boulanger")
    option = page.get_by_role("option").filter(has_text="Boulangère ou boulanger").first
    expect(option).to_be_visible()
    while option.get_attribute("aria-selected") == "false":
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")

    expect(page).to_have_url(re.compile("/metiers/D1102/$"))


def test_a_suggestion_leaves_the_question_to_who_presses_enter(new_page: NewPage) -> None:
    page = new_page(width=1280)
    page.goto("/")

    question(page).fill("boulanger")
    expect(page.get_by_role("option").first).to_be_visible()
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", level=1)).to_have_text("Pour « boulanger »")


def test_a_kind_is_chosen_without_reload_and_keeps_the_focus(new_page: NewPage) -> None:
    page = new_page(width=1280)
    page.goto(ADDRESS)
    mark(page)

    keyboard.tab_to(page, "Métiers (")
    page.keyboard.press("Enter")

    expect(page).to_have_url(re.compile("nature=occupation$"))
    expect(page.locator("#kind-link-occupation")).to_have_attribute("aria-current", "true")
    expect(page.locator("[data-answer-status]")).to_have_text(re.compile("réponses? pour « boulanger »"))
    assert (stayed(page), focused(page)) == (True, "kind-link-occupation")


def test_going_back_gives_the_answer_before_and_its_question(new_page: NewPage) -> None:
    page = new_page(width=1280)
    page.goto(ADDRESS)
    mark(page)

    field = question(page)
    field.fill("zzyzx")
    field.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Nous ne trouvons pas « zzyzx »")
    page.go_back()

    expect(page.get_by_role("heading", level=1)).to_have_text("Pour « boulanger »")
    expect(field).to_have_value("boulanger")
    assert stayed(page)


def test_another_question_changes_title_and_other_language_and_keeps_the_field(new_page: NewPage) -> None:
    page = new_page(width=1280)
    page.goto(ADDRESS)
    mark(page)
    field = question(page)

    field.fill("emploi")
    field.press("Enter")

    expect(page).to_have_title(re.compile("^Recherche : emploi – "))
    expect(page.locator("a.language-switch")).to_have_attribute("href", re.compile(r"/en/recherche/\?q=emploi$"))
    assert (stayed(page), focused(page)) == (True, "search-hero")


def test_a_commune_chosen_updates_the_answer_in_place(new_page: NewPage) -> None:
    page = new_page(width=1280)
    page.goto(ADDRESS)
    mark(page)
    page.get_by_text("Préciser : votre commune").click()

    town = page.get_by_role("combobox", name="Votre commune ou votre code postal")
    town.press_sequentially("gap")
    expect(page.get_by_role("option", name="Gap")).to_be_visible()
    town.press("ArrowDown")
    town.press("Enter")

    expect(page).to_have_url(re.compile("commune=05061"))
    expect(town).to_have_value("Gap (05000)")
    assert stayed(page)


def test_the_same_choices_work_without_script(new_page: NewPage) -> None:
    page = new_page(width=375, script=False)
    page.goto("/recherche/")
    question(page).fill("boulanger")
    page.get_by_text("Préciser : votre commune").click()
    page.get_by_label("Votre commune ou votre code postal").fill("gap")
    page.get_by_label("Vous êtes").select_option("jeunes")
    page.get_by_role("button", name="Mettre à jour").click()

    expect(page.get_by_label("Votre commune ou votre code postal")).to_have_value("Gap (05000)")
    page.get_by_role("link", name=re.compile(r"^Métiers \(")).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Pour « boulanger »")
    expect(page.get_by_role("link", name="Boulangère ou boulanger", exact=True).first).to_be_visible()
    expect(page.get_by_role("link", name=re.compile(r"^Tout voir \("))).to_be_visible()


def test_numbers_to_call_take_the_focus_when_they_replace_an_answer(new_page: NewPage) -> None:
    page = new_page(width=375)
    page.goto(ADDRESS)
    field = question(page)

    field.fill("mon mari me frappe")
    field.press("Enter")

    heading = page.get_by_role("heading", level=1)
    expect(heading).to_have_text("Parlez à quelqu’un maintenant")
    expect(heading).to_be_focused()
    expect(page.get_by_role("link", name="3919")).to_be_in_viewport()


@pytest.mark.parametrize("width", [320, pytest.param(1280, marks=pytest.mark.long)])
@pytest.mark.parametrize("state", STATES)
def test_no_state_breaks_a_rule_or_overflows(new_page: NewPage, state: str, width: int) -> None:
    page = new_page(width=width)
    page.goto(STATES[state])

    assert axe.violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_an_open_list_of_suggestions_breaks_no_rule(new_page: NewPage) -> None:
    page = new_page(width=375)
    page.goto("/")
    question(page).fill("boulanger")
    expect(page.get_by_role("option").first).to_be_visible()

    assert axe.violations(page) == []
