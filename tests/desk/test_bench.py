"""The counsellor's bench: what is found goes to the panier, the panier to paper, to a link or to a file."""

from __future__ import annotations

import logging
import re
import uuid
from html import unescape
from pathlib import Path

import pytest
from django.conf import settings
from django.core import mail
from django.core.cache import caches
from django.db import connection
from django.test import Client
from django.urls import reverse

from maillage.accounts.enums import Role
from maillage.accounts.models import Account
from maillage.network.models import Place
from maillage.reception import route_pdf
from maillage.reception.models import PeerCall, RoutePage
from maillage.reception.routes import route_sheet
from maillage.reference.search_names import kept_for_search
from tests import factories
from tests.reception.words import load_words

pytestmark = pytest.mark.django_db
CANARY = "Camille Canari, 06 12 34 56 78, ma question à moi"


@pytest.fixture
def place(db: None) -> Place:
    load_words()
    factories.make_network()
    factories.make_pole("emploi", name="Emploi")
    factories.make_appellation(factories.make_occupation("M1203"), search_name=kept_for_search("Comptable"))
    return factories.make_place(slug="gap", name="Gap", address="1 rue d’Essai", phone="04 00 00 00 00")


@pytest.fixture
def counsellor(place: Place, client: Client) -> Account:
    account = factories.make_account()
    factories.make_grant(account, Role.COUNSELLOR, place.id)
    client.force_login(account)
    return account


def post(client: Client, route: str = "desk:bench", **values: object) -> str:
    sent = {"operation": str(uuid.uuid4()), **values}
    answer = client.post(reverse(route, args=["gap"]), sent)
    assert answer.status_code == 200, answer.content.decode()[:2000]
    return answer.content.decode(errors="replace")


def in_panier(page: str) -> list[str]:
    return re.findall(r'name="panier" value="([^"]+)"', page)


# ── The panier ───────────────────────────────────────────────────────────────
def test_what_is_found_has_a_key_and_goes_to_the_panier(client: Client, counsellor: Account) -> None:
    found = post(client, search="comptable")
    assert re.findall(r'name="ajouter" value="([^"]+)" data-key="(\w)"', found)[0] == ("occupation:M1203", "1")

    added = post(client, search="comptable", ajouter="occupation:M1203")

    assert in_panier(added) == ["occupation:M1203"]
    assert 'name="ajouter" value="occupation:M1203"' not in added


def test_panier_is_ordered_and_emptied_by_the_page(client: Client, counsellor: Account) -> None:
    both = ["place:gap", "pole:emploi"]

    assert in_panier(post(client, panier=both, monter="pole:emploi")) == ["pole:emploi", "place:gap"]
    assert in_panier(post(client, panier=both, retirer="place:gap")) == ["pole:emploi"]


def test_what_is_not_public_does_not_stay_in_the_panier(client: Client, counsellor: Account) -> None:
    shown = post(client, panier=["place:camille-canari", "place:gap"])

    assert in_panier(shown) == ["place:gap"]


def test_empty_bench_is_shown_by_get_and_searches_nothing_from_the_address(client: Client, counsellor: Account) -> None:
    shown = client.get(reverse("desk:bench", args=["gap"]), {"search": "comptable", "panier": "place:gap"})

    assert in_panier(shown.content.decode()) == []
    assert "occupation:M1203" not in shown.content.decode()


def test_sentence_of_distress_shows_whom_to_call(client: Client, counsellor: Account) -> None:
    assert "3919" in post(client, search="mon mari me frappe")


def test_colleague_is_asked_for_and_the_panier_stays(client: Client, counsellor: Account) -> None:
    shown = post(client, panier=["place:gap"], pole="emploi", collegue="1")

    assert "est demandé : Emploi" in unescape(shown)
    assert in_panier(shown) == ["place:gap"]

    post(client, venir="emploi")
    assert not PeerCall.objects.exists()


def test_reception_has_no_bench(client: Client, place: Place) -> None:
    agent = factories.make_account()
    factories.make_grant(agent, Role.RECEPTION, place.id)
    client.force_login(agent)

    assert client.get(reverse("desk:bench", args=["gap"])).status_code == 404


# ── Paper, link, file ────────────────────────────────────────────────────────
def test_paper_is_a_tagged_pdf_on_a5(place: Place) -> None:
    sheet = route_sheet(
        ["place:gap"], questions="#evil[x] $y$\nUne autre", site="https://exemple.test", on=place.valid_from
    )

    pdf = route_pdf.pdf_of(sheet)

    assert pdf.startswith(b"%PDF-1.7")
    assert b"/StructTreeRoot" in pdf
    assert b"pdfuaid:part" in pdf
    # 148 by 210 mm, in points.
    assert [round(float(side)) for side in re.findall(rb"MediaBox ?\[0 0 ([\d.]+) ([\d.]+)\]", pdf)[0]] == [420, 595]


def test_paper_opens_under_a_neutral_name(client: Client, counsellor: Account) -> None:
    sent = {"operation": str(uuid.uuid4()), "panier": "place:gap"}

    answer = client.post(reverse("desk:route-paper", args=["gap"]), sent)

    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == "inline; filename=feuille.pdf"
    assert answer["Cache-Control"] == "no-store"


@pytest.mark.parametrize("route", ["desk:route-paper", "desk:route-file", "desk:route-link"])
def test_empty_sheet_is_refused_with_a_sentence(client: Client, counsellor: Account, route: str) -> None:
    answer = client.post(reverse(route, args=["gap"]), {"operation": str(uuid.uuid4())})

    assert answer.status_code == 422
    assert "vide" in answer.content.decode()
    assert not RoutePage.objects.exists()


def test_file_stands_alone_and_holds_the_own_questions(client: Client, counsellor: Account) -> None:
    held = unescape(post(client, "desk:route-file", panier=["place:gap"], questions=CANARY))

    assert CANARY in held
    assert "1 rue d’Essai" in held
    assert "<script" not in held
    assert set(re.findall(r'(?:src|href)="([a-z]+):', held)) <= {"data", "http"}
    assert re.findall(r'<link rel="stylesheet" href="(data:text/css;base64,)', held)


def test_link_leaves_the_own_questions_out(client: Client, counsellor: Account) -> None:
    left = post(client, "desk:route-link", panier=["place:gap"], questions=CANARY)
    address = re.findall(r"http://testserver(/pages/[\w-]{22}/)", left)[0]

    page = Client().get(address).content.decode()

    assert "Canari" not in left
    assert "Canari" not in page
    assert "1 rue d’Essai" in unescape(page)


def test_own_questions_are_in_no_table_no_cache_no_log_and_no_mail(
    client: Client, counsellor: Account, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)

    for route in ("desk:bench", "desk:route-paper", "desk:route-file", "desk:route-link"):
        post(client, route, panier=["place:gap"], questions=CANARY, search="Canari")

    assert "Canari" not in _everything_in_the_database()
    assert "Canari" not in repr(vars(caches["pages"]))
    assert "Canari" not in "".join(path.read_text(errors="replace") for path in _files())
    assert "Canari" not in caplog.text
    assert mail.outbox == []


def _files() -> list[Path]:
    return [path for path in Path(settings.HOME).rglob("*") if path.is_file() and path.stat().st_size < 1_000_000]


def _everything_in_the_database() -> str:
    with connection.cursor() as cursor:
        texts = []
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            texts.append(repr(cursor.fetchall()))
    return "\n".join(texts)
