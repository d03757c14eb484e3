"""Idempotent operations: once only, whatever is sent again, from wherever, at the same time."""

from __future__ import annotations

import time
import uuid
from collections.abc import Callable
from datetime import UTC, date, datetime
from threading import Event
from typing import Any

import pytest
from django.db import connection

from maillage.safeguards import journal, operations
from maillage.safeguards.errors import BodyDiffers, NotRandom, StillInFlight
from maillage.safeguards.models import Entry, Operation
from tests.safeguards.together import together

AT = datetime(2026, 11, 23, 23, 30, tzinfo=UTC)
ID = uuid.UUID("0c6b1a52-6a43-4b92-9f2c-0d5a8f1f6a11")


def effect() -> dict[str, Any]:
    """Something that leaves a trace each time it is done."""
    entry = journal.record(verb="x.done", actor=None, at=AT)
    return {"number": entry.sequence, "on": AT.date(), "share": 0.5}


def do(body: bytes | dict[str, object] = b"body", *, doing: Callable[[], Any] = effect) -> operations.Outcome:
    return operations.once(operation_id=ID, body=body, at=AT, effect=doing)


class TestOnce:
    def test_first_time_runs_the_effect(self, db: None) -> None:
        outcome = do()

        assert outcome == operations.Outcome({"number": 1, "on": "2026-11-23", "share": 0.5}, is_replay=False)
        assert Operation.objects.values_list("id", "recorded_on").get() == (ID, date(2026, 11, 24))

    def test_replay_gives_the_stored_result_without_running_again(self, db: None) -> None:
        first = do()

        again = do()

        assert again == operations.Outcome(first.result, is_replay=True)
        assert Entry.objects.count() == 1

    def test_body_may_be_a_mapping_whatever_the_order_of_its_keys(self, db: None) -> None:
        do({"a": 1, "b": [2]})

        assert do({"b": [2], "a": 1}).is_replay

    @pytest.mark.parametrize(("first", "second"), [(b"body", b"other"), ({"a": 1}, {"a": 2})])
    def test_same_id_with_another_body_is_refused(
        self, db: None, first: bytes | dict[str, object], second: bytes | dict[str, object]
    ) -> None:
        do(first)

        with pytest.raises(BodyDiffers) as refusal:
            do(second)

        assert (refusal.value.code, refusal.value.status) == ("operation_body_differs", 422)
        assert Entry.objects.count() == 1

    @pytest.mark.parametrize(
        "identifier",
        [
            uuid.uuid1(),
            uuid.uuid5(ID, "x"),
            uuid.UUID("01890a5d-ac96-774b-bcce-b302099a8057"),  # version 7: a clock
            uuid.UUID(int=0),
        ],
        ids=["v1", "v5", "v7", "nil"],
    )
    def test_id_that_is_not_random_is_refused(self, db: None, identifier: uuid.UUID) -> None:
        with pytest.raises(NotRandom) as refusal:
            operations.once(operation_id=identifier, body=b"", at=AT, effect=effect)

        assert (refusal.value.code, refusal.value.status) == ("operation_id_not_random", 400)
        assert Entry.objects.count() == 0

    def test_effect_that_fails_leaves_nothing_and_may_be_tried_again(self, db: None) -> None:
        def fails() -> dict[str, Any]:
            effect()
            raise LookupError

        with pytest.raises(LookupError):
            do(doing=fails)

        assert (Operation.objects.count(), Entry.objects.count()) == (0, 0)
        assert not do().is_replay


class TestAtOnce:
    def test_same_operation_many_times_at_once_is_done_once(self, transactional_db: None) -> None:
        def slow() -> dict[str, Any]:
            time.sleep(0.2)
            return effect()

        done = together([lambda: do(doing=slow)] * 6)

        assert sorted(outcome.is_replay for outcome in done if isinstance(outcome, operations.Outcome)) == [
            False, True, True, True, True, True,
        ]  # fmt: skip
        assert Entry.objects.count() == 1

    def test_different_operations_at_once_are_all_done(self, transactional_db: None) -> None:
        def one() -> operations.Outcome:
            return operations.once(operation_id=uuid.uuid4(), body=b"", at=AT, effect=effect)

        done = together([one] * 6)

        assert sorted(outcome.result["number"] for outcome in done if isinstance(outcome, operations.Outcome)) == [
            1, 2, 3, 4, 5, 6,
        ]  # fmt: skip

    def test_waiting_too_long_for_the_twin_is_refused(
        self, transactional_db: None, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(operations, "PATIENCE_SECONDS", 1)
        is_running, may_end = Event(), Event()

        def endless() -> dict[str, Any]:
            is_running.set()
            may_end.wait(20)
            return effect()

        def second() -> tuple[int, float]:
            is_running.wait(20)
            started = time.monotonic()
            try:
                do()
            except StillInFlight as refusal:
                return refusal.status, time.monotonic() - started
            finally:
                may_end.set()
            return 200, 0

        first, (status, waited) = together([lambda: do(doing=endless), second])  # type: ignore[misc]

        assert (status, first.is_replay) == (409, False)  # type: ignore[union-attr]
        assert 0.8 < waited < 5
        assert do().is_replay

    def test_first_that_fails_hands_over_to_the_one_that_waits(self, transactional_db: None) -> None:
        is_running = Event()

        def fails() -> dict[str, Any]:
            is_running.set()
            time.sleep(0.3)
            raise LookupError

        def second() -> operations.Outcome:
            is_running.wait(20)
            return do()

        first, outcome = together([lambda: do(doing=fails), second])

        assert isinstance(first, LookupError)
        assert isinstance(outcome, operations.Outcome)
        assert not outcome.is_replay

    def test_usual_waits_come_back_afterwards(self, transactional_db: None) -> None:
        before = waits()

        do()

        assert waits() == before

    def test_usual_waits_rule_inside_the_effect(self, transactional_db: None) -> None:
        before = waits()

        seen = do(doing=lambda: {"waits": waits()}).result["waits"]

        assert seen == before


def waits() -> str:
    """How long this connection waits for a lock."""
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout" if connection.vendor == "sqlite" else "SHOW lock_timeout")
        return str(cursor.fetchone()[0])
