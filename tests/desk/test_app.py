"""The desk as an application: what may stay on a device tells nothing of anybody."""

from __future__ import annotations

import json
import re

import pytest
from django.contrib.staticfiles import finders
from django.test import Client
from django.urls import reverse

from maillage.accounts.enums import Role
from tests import factories
from tests.reception.words import load_words

pytestmark = pytest.mark.django_db

OPERATION = re.compile(r'name="operation" value="[0-9a-f-]{36}"')


def client_of(name: str, place_id: object) -> Client:
    account = factories.make_account(name)
    factories.make_grant(account, Role.RECEPTION, place_id)
    client = Client()
    client.force_login(account)
    return client


def test_the_shell_is_the_same_for_two_accounts_and_names_none_of_them() -> None:
    load_words()
    place = factories.make_place(slug="gap", name="Gap")
    clients = [client_of(name, place.id) for name in ("CANARI Un", "CANARI Deux")]

    answers = [client.get(reverse("desk:shell", args=["gap"])) for client in clients]
    texts = [OPERATION.sub("", answer.content.decode()) for answer in answers]

    assert texts[0] == texts[1]
    assert "CANARI" in clients[0].get(reverse("desk:day", args=["gap"])).content.decode()
    assert ("CANARI" in texts[0], "csrfmiddlewaretoken" in texts[0]) == (False, False)
    assert [answer["Desk-Shell"] for answer in answers] == ["1", "1"]


def test_only_the_shell_may_stay_on_a_device() -> None:
    place = factories.make_place(slug="gap", name="Gap")
    client = client_of("Claire", place.id)

    kept = [path for path in ("day", "shell") if "Desk-Shell" in client.get(reverse(f"desk:{path}", args=["gap"]))]

    assert kept == ["shell"]


def test_the_worker_carries_the_version_and_every_module_of_the_desk(db: None) -> None:
    answer = Client().get("/equipe/accueil/service-worker.js")
    text = answer.content.decode()
    found = re.match(r"const BUILD = (\{.*\});\n", text)

    assert found is not None
    told = json.loads(found.group(1))
    assert len(told["version"]) == 16
    assert {f"/static/desk/{name}.js" for name in ("desk", "outbox", "store", "clock")} <= set(told["assets"])
    assert all(finders.find(address.removeprefix("/static/")) for address in told["assets"])
    assert answer["Cache-Control"] == "no-cache"


@pytest.mark.parametrize(("prefix", "language"), [("", "fr"), ("/en", "en")])
def test_the_manifest_opens_the_desk(prefix: str, language: str) -> None:
    factories.make_network()

    told = json.loads(Client().get(f"{prefix}/equipe/accueil/app.webmanifest").content)

    assert (told["lang"], told["start_url"], told["scope"]) == (language, *[f"{prefix}/equipe/accueil/"] * 2)
