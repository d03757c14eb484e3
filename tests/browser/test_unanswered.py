"""A question that finds nothing: counted once by itself, never when the browser asks so, by a button without script."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, Request, expect

from tests.browser.conftest import NewPage

ASKED = "/recherche/?q=zzyzx"
LETTERBOX = "/recherche/sans-reponse/"


def sent_by(page: Page) -> list[Request]:
    """What the page sends to the letterbox, as it goes."""
    sent: list[Request] = []
    page.on("request", lambda request: sent.append(request) if request.method == "POST" else None)
    return sent


def test_question_is_counted_once_by_itself_and_nothing_is_left_on_the_device(new_page: NewPage) -> None:
    page = new_page()
    sent = sent_by(page)

    page.goto(ASKED)

    expect(page.get_by_text("C’est envoyé, sans rien sur vous.")).to_be_visible()
    expect(page.get_by_role("button", name="Compter cette question")).to_be_hidden()
    assert [request.post_data for request in sent] == ["question=zzyzx&alone=1"]
    assert page.context.cookies() == []


@pytest.mark.parametrize("wish", ["globalPrivacyControl", "doNotTrack"])
def test_browser_that_asks_for_nothing_sends_nothing_until_the_button_is_pressed(wish: str, new_page: NewPage) -> None:
    page = new_page()
    value = "true" if wish == "globalPrivacyControl" else "'1'"
    page.add_init_script(f"Object.defineProperty(navigator, '{wish}', {{ get: () => {value} }})")
    sent = sent_by(page)
    page.goto(ASKED)
    page.wait_for_load_state("networkidle")
    alone = len(sent)

    page.get_by_role("button", name="Compter cette question").click()

    expect(page.get_by_text("C’est envoyé, sans rien sur vous.")).to_be_visible()
    assert (alone, [request.post_data for request in sent]) == (0, ["question=zzyzx"])


def test_without_script_the_button_leads_to_a_page_that_thanks_and_whose_address_tells_nothing(
    new_page: NewPage,
) -> None:
    page = new_page(script=False)
    page.goto(ASKED)

    page.get_by_role("button", name="Compter cette question").click()

    expect(page.get_by_text("C’est envoyé, merci.")).to_be_visible()
    assert page.url.endswith(f"{LETTERBOX}?comptee")
