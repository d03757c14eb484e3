"""An administrator and who they invite: link, password, one-time codes, roles, devices, closing."""

from __future__ import annotations

import base64
import time

from playwright.sync_api import expect

from tests.browser.conftest import NewPage
from tests.browser.people import PERIOD_SECONDS, code, enter, invite, leave, open_account


def test_the_code_of_this_test_is_that_of_the_standard() -> None:
    # RFC 6238, appendix B: at 59 seconds, 94287082 of eight digits.
    secret = base64.b32encode(b"12345678901234567890").decode()
    ahead = 1 - int(time.time()) // PERIOD_SECONDS

    assert code(secret, periods_ahead=ahead) == "287082"


def test_an_invited_person_sets_up_codes_and_enters_again_with_one(new_page: NewPage) -> None:
    administrator, invited = new_page(width=1280, role="administrator"), new_page(width=375)
    email = "zelie@exemple.test"

    open_account(invited, invite(administrator, "Zélie Nouvelle", email))
    invited.goto("/equipe/lieux/")
    secret = invited.locator("main code").inner_text()
    invited.get_by_label("Code à six chiffres").fill("000000")
    invited.get_by_role("button", name="Vérifier le code").click()
    expect(invited.get_by_label("Code à six chiffres")).to_have_attribute("aria-invalid", "true")
    invited.get_by_label("Code à six chiffres").fill(code(secret))
    invited.get_by_role("button", name="Vérifier le code").click()
    expect(invited.get_by_role("heading", name="Codes de secours")).to_be_visible()
    backup_codes = invited.locator("main code").all_inner_texts()
    leave(invited)
    enter(invited, email, code(secret, periods_ahead=1))
    expect(invited.get_by_role("heading", name="Bonjour Zélie Nouvelle")).to_be_visible()
    leave(invited)
    enter(invited, email, backup_codes[0])

    expect(invited.get_by_role("heading", name="Bonjour Zélie Nouvelle")).to_be_visible()
    assert len(set(backup_codes)) == 10


def test_a_link_used_once_opens_nothing_more(new_page: NewPage) -> None:
    administrator, invited, other = new_page(role="administrator"), new_page(), new_page()
    link = invite(administrator, "Basile Premier", "basile@exemple.test")

    open_account(invited, link)
    other.goto(link)

    expect(other.get_by_role("heading", name="Invitation fermée")).to_be_visible()


def test_a_role_is_given_and_withdrawn_then_the_closed_account_is_refused_at_its_next_click(new_page: NewPage) -> None:
    administrator, invited = new_page(width=1280, role="administrator"), new_page()
    secret = open_account(invited, invite(administrator, "Cléo Passante", "cleo@exemple.test"))
    invited.get_by_label("Code à six chiffres").fill(code(secret))
    invited.get_by_role("button", name="Vérifier le code").click()
    expect(invited.get_by_role("heading", name="Codes de secours")).to_be_visible()

    administrator.goto("/equipe/personnes/")
    administrator.get_by_role("link", name="Cléo Passante").click()
    roles = administrator.get_by_role("region", name="Rôles").get_by_role("listitem")
    before = roles.count()
    administrator.get_by_label("Rôle", exact=True).select_option(label="documentation")
    administrator.get_by_label("Étendue").select_option(label="tout le réseau")
    administrator.get_by_role("button", name="Donner ce rôle").click()
    expect(roles).to_have_count(before + 1)
    given = roles.filter(has_text="documentation · tout le réseau")
    given.get_by_text("Renouveler ou retirer").click()
    given.get_by_role("button", name="Retirer ce rôle").click()
    expect(given).to_contain_text("retiré")
    invited.goto("/equipe/")
    administrator.get_by_role("button", name="Fermer ce compte").click()
    expect(administrator.get_by_text("compte fermé")).to_be_visible()
    invited.goto("/equipe/lieux/")

    expect(invited.get_by_role("heading", name="Espace de l’équipe")).to_be_visible()


def test_a_device_in_the_list_is_signed_out_from_another(
    new_page: NewPage,
) -> None:
    here, there = new_page(width=1280, role="coordination"), new_page(role="coordination")

    here.goto("/equipe/compte/appareils/")
    devices = here.get_by_role("main").get_by_role("listitem")
    expect(devices).to_have_count(2)
    here.get_by_role("button", name="Déconnecter cet appareil").click()
    expect(here.get_by_text("Cet appareil est déconnecté.")).to_be_visible()
    expect(devices).to_have_count(1)
    there.goto("/equipe/lieux/")

    expect(there.get_by_role("heading", name="Espace de l’équipe")).to_be_visible()
