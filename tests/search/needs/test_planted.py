"""Two hundred questions full of identities: none of them is anywhere afterwards (trust.md, P4)."""

from __future__ import annotations

import itertools
import logging
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.db import connection
from django.test import Client
from django.utils import timezone

from maillage.safeguards.logs import JsonFormatter
from maillage.search.enums import Channel
from maillage.search.models import KeptQuestion, SearchGap
from maillage.search.needs import quarter_end
from tests.search.needs.conftest import ask, half_day

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("index")]

FIRST_NAMES = ("Jeanne", "Karim", "Ndeye", "Pierre", "Rose", "Maëlys", "Thibaud", "Samira", "Zoltan", "Huguette")
FAMILY_NAMES = ("Dupontel", "Benhaddou", "Kowalczyk", "Le Goffic", "N’Diaye", "Martinovic", "Garrigou", "Etcheverry")
PHONES = ("0612345678", "06 98 76 54 32", "+33 4 91 23 45 67", "04.92.11.22.33")
ADDRESSES = ("12 rue Jean-Jaurès", "3 bis avenue des Goumiers", "impasse Ravaisou", "13005")
MAILS = ("jeanne.dupontel@exemple.test", "kbenhaddou@mail.test")
ASKED = ("élevage de licornes", "tatouage d’abeilles", "drones pour chevaux", "dresser des robots", "yoga pour chats")
SHAPES = (
    "{first} {family} {asked}",
    "je m’appelle {first} {family}, {asked}, tél {phone}",
    "{asked} écrivez à {mail}",
    "{ASKED} {FIRST} {FAMILY}",
    "{asked} près de {address}, demander {first}",
    "madame {family} {asked} {phone} {address}",
)


def questions() -> Iterator[str]:
    """Every shape, with one thing after another in each hole."""
    holes = zip(
        *(itertools.cycle(words) for words in (FIRST_NAMES, FAMILY_NAMES, PHONES, ADDRESSES, MAILS)), strict=False
    )
    shapes = itertools.islice(itertools.cycle(itertools.product(SHAPES, ASKED)), 200)
    for (shape, asked), (first, family, phone, address, mail) in zip(shapes, holes, strict=False):
        lower = {"first": first, "family": family, "phone": phone, "address": address, "mail": mail, "asked": asked}
        shouted = {"FIRST": first.upper(), "FAMILY": family.upper(), "ASKED": asked.upper()}
        yield shape.format(**lower, **shouted)


def planted() -> list[str]:
    """What must be nowhere, in small letters; the two first names that are words too are looked for as kept words."""
    names = [name for name in FIRST_NAMES if name not in {"Pierre", "Rose"}]
    telling = ("jaurès", "goumiers", "ravaisou", "13005")
    return [text.lower() for text in (*names, *FAMILY_NAMES, *PHONES, *MAILS, *telling)]


def found_in(text: str) -> list[str]:
    return [canary for canary in planted() if canary in text.lower()]


def occurrences(text: str) -> Counter[str]:
    """How often each canary stands in the text."""
    lowered = text.lower()
    return Counter({canary: lowered.count(canary) for canary in planted()})


def tables() -> str:
    """Every value of every table."""
    rows = (model._base_manager.values_list() for model in apps.get_models())
    return "\n".join(str(row) for query in rows for row in query)


def files() -> str:
    """The bytes of the database and of its log, and every file of the installation but the index."""
    paths = [path for path in Path(settings.HOME).rglob("*") if path.is_file() and "search" not in path.parts]
    if connection.vendor == "sqlite":
        name = str(connection.settings_dict["NAME"])
        paths += [path for path in (Path(name), Path(f"{name}-wal"), Path(f"{name}-journal")) if path.exists()]
    return "\n".join(path.read_bytes().decode("utf-8", errors="replace") for path in paths)


@pytest.fixture
def logged(caplog: pytest.LogCaptureFixture) -> pytest.LogCaptureFixture:
    """Everything that would be written to the log, as it would be."""
    caplog.set_level(logging.DEBUG)
    caplog.handler.setFormatter(JsonFormatter())
    return caplog


def test_nothing_of_two_hundred_identities_is_kept_anywhere(
    monkeypatch: pytest.MonkeyPatch, logged: pytest.LogCaptureFixture
) -> None:
    asked = list(questions())
    # Official names that another test of this process imported may still lie in the log of the database.
    before = occurrences(files())
    for number, question in enumerate(asked):
        at = half_day(number % 7)
        monkeypatch.setattr(timezone, "now", lambda at=at: at)
        assert Client().post("/recherche/sans-reponse/", {"question": question}).status_code == 303
        ask(question, at=at, channel=Channel.DESK, place_key="p1")

    assert len(asked) == 200
    assert set(KeptQuestion.objects.values_list("words", flat=True)) >= {"drones chevaux", "tatouage abeilles"}
    assert not {"pierre", "rose"} & {
        word for line in KeptQuestion.objects.values_list("words", flat=True) for word in line.split()
    }
    assert found_in(tables()) == []
    assert occurrences(files()) - before == Counter()
    assert found_in(logged.text) == []


def test_control_the_search_of_tables_and_files_finds_what_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    KeptQuestion.objects.create(quarter_ends_on=half_day(0).date(), words="chez Dupontel", half_days=5)

    assert found_in(tables()) == ["dupontel"]
    assert connection.vendor != "sqlite" or "dupontel" in found_in(files())


def test_the_key_and_the_hashes_die_with_the_quarter_in_the_file_too() -> None:
    ask()
    digest = SearchGap.objects.get().digest
    before = files()

    quarter_end.forget_gaps(datetime.fromisoformat("2027-01-01T03:00:00+01:00"))
    after = files()

    assert connection.vendor != "sqlite" or digest in before
    assert digest not in after
