"""The last resort: a sealed file and a sheet of paper come back, each fact once."""

from __future__ import annotations

import json
import re
import subprocess
import uuid
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from maillage.accounts.enums import Role
from maillage.core.instants import local
from maillage.desk import sealing
from maillage.network.models import Place
from maillage.reception.errors import UnknownValue
from maillage.reception.models import VisitFact
from maillage.reception.paper import new_code, operation_of
from tests import factories
from tests.reception.words import load_words
from tools.needs import node

pytestmark = pytest.mark.django_db

SEAL = Path(__file__).parent / "node" / "seal.mjs"
PAPER = "/equipe/accueil/lieux/gap/papier/"


@pytest.fixture
def place() -> Place:
    load_words()
    return factories.make_place(slug="gap", name="Gap")


@pytest.fixture
def desk(client: Client, place: Place) -> Client:
    account = factories.make_account()
    factories.make_grant(account, Role.RECEPTION, place.id)
    client.force_login(account)
    return client


def fact(place: Place, seq: int, number: int = 1) -> dict[str, Any]:
    day = local(timezone.now()).date().isoformat()
    told = {"op_id": str(uuid.uuid4()), "seq": seq, "schema": 1, "kind": "visit", "place": str(place.id)}
    return {**told, "day": day, "half_day": "matin", "body": {"number": number}}


def sealed(facts: list[dict[str, Any]]) -> bytes:
    """As the delivered module of the desk seals them."""
    command = [node(), SEAL, json.dumps(facts), sealing.public_key()]
    return subprocess.run(command, capture_output=True, check=True, timeout=30).stdout


def bring(desk: Client, content: bytes) -> HttpResponse:
    return desk.post("/equipe/accueil/reprise/", {"file": SimpleUploadedFile("file.maillage", content)})  # type: ignore[return-value]


# ── The sealed file ──────────────────────────────────────────────────────────
def test_a_file_exported_by_a_desk_is_counted_once_though_brought_twice(desk: Client, place: Place) -> None:
    facts = [fact(place, 1), fact(place, 2, 4)]
    file = sealed(facts)

    first, second = bring(desk, file).content.decode(), bring(desk, file).content.decode()

    assert "2 saisies comptées" in first
    assert "2 saisies étaient déjà là" in second
    assert sorted(VisitFact.objects.values_list("number", flat=True)) == [1, 4]


def test_the_file_shows_nothing_of_what_it_holds(place: Place) -> None:
    file = sealed([fact(place, 1)])

    assert set(json.loads(file)) == {"format", "from", "iv", "sealed"}
    assert str(place.id).encode() not in file


def test_a_file_of_another_site_is_refused(desk: Client, place: Place, settings: Any) -> None:
    file = sealed([fact(place, 1)])
    settings.QUEUE_KEY = another_key()

    answer = bring(desk, file)

    assert (answer.status_code, VisitFact.objects.count()) == (422, 0)
    assert "Rien n’a été repris" in answer.content.decode()


@pytest.mark.parametrize("content", [b"x", b"[]", b'{"format": "maillage-queue-1"}', b'{"format": "zip"}'])
def test_any_other_file_is_refused(desk: Client, content: bytes) -> None:
    assert bring(desk, content).status_code == 422


def test_a_changed_file_is_refused(desk: Client, place: Place) -> None:
    told = json.loads(sealed([fact(place, 1)]))
    told["sealed"] = told["sealed"][::-1]

    assert bring(desk, json.dumps(told).encode()).status_code == 422


def another_key() -> str:
    from cryptography.hazmat.primitives import serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    made = ec.generate_private_key(ec.SECP256R1())
    encoded = (serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    return made.private_bytes(*encoded).decode()


# ── The sheet of paper ───────────────────────────────────────────────────────
def test_each_line_of_the_form_has_a_code_of_its_own_that_is_random(desk: Client) -> None:
    codes = [
        code for _time in range(2) for code in re.findall(r"<code>([^<]+)</code>", desk.get(PAPER).content.decode())
    ]

    assert (len(codes), len(set(codes))) == (40, 40)
    assert {operation_of(code).version for code in codes} == {4}


def test_a_line_typed_twice_counts_once_and_the_page_says_so(desk: Client) -> None:
    code = new_code()
    line = {"operation": str(uuid.uuid4()), "code": code, "day": local(timezone.now()).date().isoformat()}
    line |= {"half_day": "matin", "number": "2"}

    for typed in (code, code.lower().replace("-", " ")):
        answer = desk.post(f"{PAPER}saisie/", {**line, "code": typed}, follow=True)

    assert list(VisitFact.objects.values_list("half_day", "number")) == [("matin", 2)]
    assert "Cette ligne était déjà comptée." in answer.content.decode()


def test_a_badly_copied_code_is_refused_and_nothing_is_counted(desk: Client) -> None:
    code = new_code()
    wrong = ("1" if code[0] != "1" else "2") + code[1:]
    line = {"operation": str(uuid.uuid4()), "code": wrong, "day": local(timezone.now()).date().isoformat()}

    answer = desk.post(f"{PAPER}saisie/", {**line, "half_day": "matin", "number": "2"})

    assert (answer.status_code, VisitFact.objects.count()) == (422, 0)
    assert "relisez-le sur la feuille" in answer.content.decode()


@pytest.mark.parametrize("code", ["", "7K2M", "!!!!-!!!!-!!!!", "7K2M-9QXT-B4RC-7K2M"])
def test_what_is_no_code_is_refused(code: str) -> None:
    with pytest.raises(UnknownValue):
        operation_of(code)
