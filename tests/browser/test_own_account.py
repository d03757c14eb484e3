"""The pages of one's own account, which demonstration accounts never open: accessible and narrow, refusals too."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.conftest import NewPage
from tests.browser.people import PASSWORD, code, enter, invite, leave
from tests.browser.survey import Survey
from tools.screens import Screen

OWN = "/equipe/compte/"
PATHS = (
    "profil/",
    "mot-de-passe/",
    "appareils/",
    "double-verification/",
    "double-verification/changer/",
    "codes-de-secours/",
    "codes-de-secours/refaire/",
    "deconnexion/",
    "code/confirmer/",
    "confirmer/",
)


def look(survey: Survey, page: Page, name: str) -> None:
    """Measure what is shown."""
    survey.look("own account", page, [Screen(name, lambda _page: None)])


def choose_password(page: Page, first: str, second: str) -> None:
    page.get_by_label("Mot de passe").fill(first)
    page.get_by_label("Encore une fois").fill(second)
    page.get_by_role("button", name="Ouvrir mon compte").click()


def faults(survey: Survey) -> dict[str, list[str]]:
    """What is wrong, by screen."""
    seen = survey.screens.items()
    return {name: found for name, one in seen if (found := [*one.violations, *one.wider_at, *one.cut])}


def test_from_the_invitation_to_every_page_of_the_account_nothing_is_in_the_way(new_page: NewPage) -> None:
    administrator, invited, survey = new_page(width=1280, role="administrator"), new_page(), Survey()
    email = "nour@exemple.test"

    invited.goto(invite(administrator, "Nour Nouveau", email))
    look(survey, invited, "invitation")
    choose_password(invited, "court", "long")
    look(survey, invited, "invitation-refused")
    choose_password(invited, PASSWORD, PASSWORD)
    look(survey, invited, "set-up")
    secret = invited.locator("main code").inner_text()
    invited.get_by_label("Code à six chiffres").fill(code(secret))
    invited.get_by_role("button", name="Vérifier le code").click()
    expect(invited.get_by_role("heading", name="Codes de secours")).to_be_visible()
    for path in PATHS:
        survey.look("own account", invited, [Screen(path, lambda page, path=path: page.goto(f"{OWN}{path}"))])
    leave(invited)
    invited.goto(f"{OWN}mot-de-passe/oubli/envoye/")
    look(survey, invited, "forgotten-done")
    enter(invited, email, "000000")
    look(survey, invited, "code-refused")

    assert faults(survey) == {}
    assert len(survey.screens) == len(PATHS) + 5
