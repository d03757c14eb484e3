"""A question left by anyone: whom to call before, a code once, nothing in an address, a cache or a cookie."""

from __future__ import annotations

import logging
import re
import uuid
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.test import Client

from maillage.accounts.enums import Role
from maillage.network.models import Place
from maillage.reception.actions.advice import answer_question, name_duty
from maillage.reception.models import AdviceQuestion
from tests import factories
from tests.portal.conftest import MORNING, Read

pytestmark = pytest.mark.django_db
ASK, READ = "/conseil-a-distance/", "/conseil-a-distance/lire/"
NUMBERS = ["17", "112", "114", "3919", "119", "3114"]
CANARY = "Jeanne Canari 06 12 34 56 78"
_CODE = re.compile(r"<strong>((?:[0-9A-Z]{4}-){3}[0-9A-Z]{4})</strong>")


@pytest.fixture
def duty(place: Place) -> None:
    account = factories.make_account("Dominique Perroquet")
    factories.make_grant(account, Role.COUNSELLOR, place.id)
    name_duty(account=account, hours="de 9 h à 17 h", answer_days=3, actor=None, at=MORNING)


def send(text: str, address: str = ASK) -> tuple[str, str]:
    """The page that answers, and its code."""
    answer = Client(enforce_csrf_checks=True).post(address, {"operation": str(uuid.uuid4()), "text": text})
    page = answer.content.decode()
    assert answer["Cache-Control"] == "no-store"
    assert dict(answer.cookies) == {}
    found = _CODE.search(page)
    return page, found[1] if found else ""


def test_page_says_who_reads_when_and_whom_to_call_before_the_question(duty: None, read: Read) -> None:
    page = Client().get(ASK).content.decode()

    assert [page.index(f">{number}<span") for number in NUMBERS] == sorted(page.index(f">{n}<span") for n in NUMBERS)
    assert page.index(">3114<span") < page.index("<textarea")
    assert "de 9 h à 17 h" in page
    assert "La réponse arrive en 3 jours ouvrés au plus." in page
    assert "Perroquet" not in page


def test_without_a_duty_the_page_is_closed_keeps_the_numbers_and_takes_nothing(place: Place) -> None:
    closed = Client().get(ASK).content.decode()
    _page, code = send("Comment refuser une offre ?")

    assert "<textarea" not in closed
    assert "Fermé pour le moment" in closed
    assert ">3114<span" in closed
    assert (code, AdviceQuestion.objects.count()) == ("", 0)


def test_code_opens_question_and_answer_and_erases_both(duty: None) -> None:
    _page, code = send("Comment refuser une offre ?")
    answer_question(
        question=AdviceQuestion.objects.get(), answer="Voici comment faire.", version=1, actor=None, at=MORNING
    )

    opened = Client().post(READ, {"code": code})
    erased = Client().post(READ, {"code": code, "erase": "1"})
    again = Client().post(READ, {"code": code})

    assert "Voici comment faire." in opened.content.decode()
    assert [answer["Cache-Control"] for answer in (opened, erased, again)] == ["no-store"] * 3
    assert "C’est effacé." in erased.content.decode()
    assert (again.status_code, AdviceQuestion.objects.count()) == (422, 0)


def test_code_in_an_address_opens_nothing(duty: None) -> None:
    _page, code = send("Comment refuser une offre ?")

    page = Client().get(READ, {"code": code}).content.decode()

    assert "Comment refuser une offre ?" not in page
    assert "<textarea" not in page


@pytest.mark.parametrize(
    ("text", "kind", "first"),
    [("mon mari me frappe", "urgence", "3919"), ("Comment refuser une offre ?", "simple", "")],
)
def test_distress_shows_the_number_that_suits_first_and_goes_to_the_duty(
    duty: None, text: str, kind: str, first: str
) -> None:
    page, code = send(text)

    numbers = re.findall(r'href="(?:tel|sms):(\d+)"', page)
    assert AdviceQuestion.objects.get().kind == kind
    assert code
    assert (numbers[0] if numbers else "") == first


def test_question_and_code_are_in_no_log_and_no_title(duty: None, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        page, code = send(CANARY)
        Client().post(READ, {"code": code})
        Client().post(READ, {"code": "ZZZZ"})

    logged = " ".join(record.getMessage() for record in caplog.records if record.name != "django.db.backends")
    assert CANARY not in logged
    assert code not in logged
    assert re.search("<title>Une question", page)


def test_after_thirty_days_the_code_opens_nothing(duty: None, set_clock: Callable[[datetime], None]) -> None:
    _page, code = send("Comment refuser une offre ?")

    set_clock(MORNING + timedelta(days=31))
    late = Client().post(READ, {"code": code})

    assert late.status_code == 422
    assert "Ce code n’ouvre rien" in late.content.decode()


@pytest.mark.parametrize("address", [ASK, READ, "/droits/", "/version-simple/droits/"])
def test_pages_that_others_must_not_see_are_left_at_once(duty: None, address: str) -> None:
    page = Client().get(address).content.decode()

    assert page.count("data-quick-exit") == 1
    assert not re.search(r"<title>[^<]*(?:droits|conseil|détresse)", page)


@pytest.mark.parametrize(("theme", "times"), [("sante--suivi-psychologique", 1), ("numerique", 0)])
def test_service_about_health_or_rights_is_left_at_once_and_has_a_plain_title(
    place: Place, theme: str, times: int
) -> None:
    factories.make_service("Parler de sa santé", slug="parler", places=[place], themes=[theme])

    page = Client().get("/services/parler/").content.decode()

    assert (page.count("data-quick-exit"), page.count("<title>Informations")) == (times, times)
