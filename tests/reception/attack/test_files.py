"""What closing destroys leaves the files of the database, the journal, the logs and the caches."""

from __future__ import annotations

import logging
import uuid
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.cache import caches
from django.db import connection

from maillage.network.models import Place
from maillage.reception import actions
from maillage.reception.enums import FactKind
from maillage.reception.models import DaySalt, Sheet, Ticket
from tests import factories
from tests.reception.attack import world
from tests.reception.days import AT, DAY, ticket, told
from tests.reception.words import load_words
from tests.safeguards.test_facts import files_of_the_database

PAGE_BYTES = 4096


def words_of_an_open_day(place: Place) -> list[str]:
    """What a thief of the open day would find: tickets, sheets, authors and the salt that hides them."""
    found: list[str] = [salt.salt for salt in DaySalt.objects.all()]
    for one in Ticket.objects.filter(place=place):
        found += [one.token_hash, one.id.hex if connection.vendor == "sqlite" else str(one.id)]
    for sheet in Sheet.objects.all():
        found += [sheet.owner, sheet.id.hex if connection.vendor == "sqlite" else str(sheet.id)]
    return found


@pytest.fixture
def place(transactional_db: None) -> Place:
    """A place whose open day holds tickets and signed sheets."""
    load_words()
    place = world.make_place()
    for number in range(1, 6):
        ticket(place, number, waited=number)
    pole = factories.make_pole()
    author = factories.make_account()
    factories.make_grant(author, "counsellor", place.id)
    for _one in range(12):
        body = {"sheet": str(uuid.uuid4()), "pole": pole.code}
        actions.take_in(told=told(place, FactKind.SHEET, **body), operation_id=uuid.uuid4(), actor=author, at=AT)
    return place


def test_tickets_sheets_authors_and_their_salt_are_nowhere(place: Place, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    words = words_of_an_open_day(place)
    before = files_of_the_database()

    actions.close_day(place=place, day=DAY, actor=None, at=AT)

    after = files_of_the_database()
    assert [word for word in words if word.encode() not in before] == []
    assert [word for word in words if word.encode() in after] == []
    assert [word for word in words if word in caplog.text] == []
    kept = [repr(value) for cache in ("default", "pages") for value in getattr(caches[cache], "_cache", {}).values()]
    assert [word for word in words if word in "".join(kept)] == []


def test_the_operations_of_a_desk_are_known_by_hashes_alone(place: Place) -> None:
    operation = uuid.uuid4()
    actions.take_in(told=told(place, FactKind.VISIT, number=1), operation_id=operation, actor=None, at=AT)

    actions.close_past_days(AT + timedelta(days=1))

    kept = files_of_the_database()
    assert [form for form in (operation.hex, str(operation)) if form.encode() in kept] == []


def pages_of_the_file() -> list[bytes]:
    """SQLite's pages, those of its free list too."""
    kept = Path(connection.settings_dict["NAME"]).read_bytes()
    return [kept[start : start + PAGE_BYTES] for start in range(0, len(kept), PAGE_BYTES)]


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL keeps dead rows until its vacuum (decision 67)")
def test_no_page_of_the_file_holds_two_parts_of_a_sheet(transactional_db: None) -> None:
    place = world.make_place()
    sheets = [world.write(place, one) for one in world.interviews(DAY, 30)]
    parts = [
        {"age": f"age-{n}-.", "residence": f"res-{n}-.", "obstacles": f"obs-{n}-.", "domains": f"dom-{n}-."}
        for n in range(len(sheets))
    ]
    for sheet, values in zip(sheets, parts, strict=True):
        Sheet.objects.filter(id=sheet.id).update(**values)
    whole = [held_together(values) for values in parts]

    actions.close_day(place=place, day=DAY, actor=None, at=AT)

    assert (min(whole), [held_together(values) for values in parts]) == (4, [1] * len(parts))


def held_together(values: dict[str, str]) -> int:
    """How many parts of one sheet the page that holds most of them holds."""
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return max(sum(part.encode() in page for part in values.values()) for page in pages_of_the_file())
