"""Logs: one line of JSON a record, with the trace of the request and without anybody's values."""

from __future__ import annotations

import io
import json
import logging
from collections.abc import Iterator

import pytest
from django.test import Client

from maillage.config.logs import logging_configuration
from maillage.safeguards.logs import JsonFormatter, personal_names, scrub

CANARY = "Canari-Zoé"


class Journal:
    """What was logged, line by line."""

    def __init__(self) -> None:
        self.text = io.StringIO()

    @property
    def lines(self) -> list[dict[str, object]]:
        return [json.loads(line) for line in self.text.getvalue().splitlines()]


@pytest.fixture
def journal() -> Iterator[Journal]:
    """The root logger, as in production, writing here."""
    written = Journal()
    handler = logging.StreamHandler(written.text)
    handler.setFormatter(JsonFormatter())
    root = logging.getLogger()
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    yield written
    root.removeHandler(handler)
    root.setLevel(level)


def test_record_is_one_line_of_json(journal: Journal) -> None:
    logging.getLogger("maillage.essay").warning("two\nlines and a \u2028 separator %s", "é")

    (line,) = journal.lines
    assert journal.text.getvalue().count("\n") == 1
    assert line["message"] == "two\nlines and a \u2028 separator é"
    assert (line["level"], line["logger"]) == ("WARNING", "maillage.essay")
    assert str(line["at"]).endswith("+00:00")
    assert "trace_id" not in line


def test_forged_line_stays_inside_its_own(journal: Journal) -> None:
    logging.getLogger("maillage").info('name\n{"level": "INFO", "message": "forged"}')

    assert len(journal.lines) == 1


def test_personal_fields_are_known_from_their_classification() -> None:
    assert {"email", "name", "password", "token_hash"} <= personal_names()
    assert "publication" not in personal_names()


def test_extra_named_as_a_personal_field_is_dropped(journal: Journal) -> None:
    logging.getLogger("maillage").info("kept", extra={"email": CANARY, "password": CANARY, "count": 3})

    (line,) = journal.lines
    assert line["count"] == 3
    assert CANARY not in journal.text.getvalue()


def test_extra_that_is_an_object_is_dropped(journal: Journal) -> None:
    logging.getLogger("maillage").info("kept", extra={"people": [CANARY], "told": "à canari@exemple.test"})

    (line,) = journal.lines
    assert line["told"] == "à […]"
    assert CANARY not in journal.text.getvalue()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("sent to Zoe.Canari+a@mail.exemple.test, twice", "sent to […], twice"),
        ("<zoé@exemple.test>", "<[…]>"),
        ("duplicate key\nDETAIL:  Key (lower(email))=(zoe) already exists.", "duplicate key\n[…]"),
        ("nothing here", "nothing here"),
        ("3 @ noon", "3 @ noon"),
    ],
)
def test_text_loses_addresses_and_quoted_rows(text: str, expected: str) -> None:
    assert scrub(text, None) == expected


@pytest.mark.django_db
@pytest.mark.urls("tests.safeguards.pages")
def test_server_error_is_logged_once_with_the_trace_shown_to_the_person(journal: Journal) -> None:
    response = Client(raise_request_exception=False).post("/fail/", {"name": CANARY})

    trace = response["X-Request-ID"]
    errors = [line for line in journal.lines if line["level"] == "ERROR"]
    assert response.content.decode() == trace
    assert [line["trace_id"] for line in journal.lines] == [trace] * len(journal.lines)
    assert len(errors) == 1
    assert errors[0]["error"]["type"] == "LookupError"
    assert errors[0]["error"]["message"] == "nobody at […] for […]"
    assert any(frame.endswith(" fail") for frame in errors[0]["error"]["frames"])


@pytest.mark.django_db
@pytest.mark.urls("tests.safeguards.pages")
def test_canaries_of_form_address_and_query_enter_no_log(journal: Journal) -> None:
    client = Client(raise_request_exception=False)

    client.post("/fail/?q=Canari-Lu", {"name": CANARY})
    client.get("/missing/Canari-secret/?q=Canari-Lu")

    assert "anari" not in journal.text.getvalue()
    assert "/missing/<str:token>/" in journal.text.getvalue()


def test_configuration_sends_each_record_once() -> None:
    configuration = logging_configuration("WARNING")

    assert configuration["root"] == {"handlers": ["stderr"], "level": "WARNING"}
    assert all(not logger.get("handlers") for logger in configuration["loggers"].values())
