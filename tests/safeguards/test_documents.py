"""The documents generated from the classification are the ones committed, and leave nobody out."""

from __future__ import annotations

from pathlib import Path

import pytest

from maillage.safeguards import classification, documents, register
from maillage.safeguards.register import Processing
from tools import reference_docs


@pytest.mark.parametrize("path", sorted(reference_docs.documents()), ids=lambda path: path.name)
def test_committed_document_is_the_generated_one(path: Path) -> None:
    """When this fails: `python -m tools.reference_docs`."""
    assert path.read_text("utf-8") == reference_docs.documents()[path]()


def test_each_table_about_people_is_in_the_register_once() -> None:
    assert register.unregistered_tables() == []


def test_control_table_about_people_left_out_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(register, "_PROCESSINGS", {})

    assert "safeguards.Entry" in register.unregistered_tables()


def test_register_uses_tables_that_exist() -> None:
    declared = {table.model for table in classification.tables()}

    unknown = [model for processing in register.processings() for model in processing.tables if model not in declared]

    assert unknown == []


def test_register_gives_the_durations_the_purge_applies() -> None:
    document = documents.register_document()

    assert "`salt` (secret) ; 365 jours après `recorded_at`." in document
    assert "`data` (donnée personnelle), `session_key` (secret) ; 1 jour après `last_seen_at`." in document
    assert "`session_data` (secret) ; jusqu’à `expire_date`." in document


def test_data_document_names_each_field() -> None:
    document = documents.data_document()

    missing = [
        (table.model, name)
        for table in classification.tables()
        for group in table.fields
        for name in group.names
        if f"`{name}`" not in document
    ]
    assert missing == []


def test_each_processing_says_everything() -> None:
    assert all(all(vars(processing).values()) for processing in register.processings())
    assert all(isinstance(processing, Processing) for processing in register.processings())
