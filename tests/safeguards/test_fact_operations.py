"""Anonymous facts are taken in once, and what remembers them tells nothing of them."""

from __future__ import annotations

import hashlib
import time
import uuid
from datetime import UTC, date, datetime, timedelta
from threading import Event

import pytest
from django.db import connection

from maillage.safeguards import journal, operations
from maillage.safeguards.errors import BodyDiffers, NotRandom, StillInFlight
from maillage.safeguards.fact_operations import month_of_forgetting, once_as_fact, strip_and_forget
from maillage.safeguards.models import Entry, FactOperation
from tests.safeguards.test_facts import rank_correlation
from tests.safeguards.together import together

AT = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
ID = uuid.UUID("0c6b1a52-6a43-4b92-9f2c-0d5a8f1f6a11")


def effect() -> None:
    """Something that leaves a trace each time it is done."""
    journal.record(verb="x.done", actor=None, at=AT)


def take(operation_id: uuid.UUID = ID, number: int = 1, doing: object = effect) -> bool:
    return once_as_fact(operation_id=operation_id, body={"number": number}, at=AT, effect=doing)  # type: ignore[arg-type]


class TestOnce:
    def test_a_fact_sent_again_is_not_done_again(self, db: None) -> None:
        assert (take(), take()) == (False, True)
        assert Entry.objects.count() == 1

    def test_the_same_id_for_another_fact_is_refused(self, db: None) -> None:
        take()

        with pytest.raises(BodyDiffers) as refusal:
            take(number=2)

        assert (refusal.value.status, Entry.objects.count()) == (422, 1)

    @pytest.mark.parametrize("operation_id", [uuid.uuid1(), uuid.UUID("01890a5d-ac96-774b-bcce-b302099a8057")])
    def test_an_id_that_is_a_clock_is_refused(self, db: None, operation_id: uuid.UUID) -> None:
        with pytest.raises(NotRandom):
            take(operation_id)

        assert FactOperation.objects.count() == 0

    def test_a_fact_that_fails_may_be_sent_again(self, db: None) -> None:
        def fails() -> None:
            effect()
            raise LookupError

        with pytest.raises(LookupError):
            take(doing=fails)

        assert (FactOperation.objects.count(), Entry.objects.count()) == (0, 0)
        assert not take()

    def test_thousands_of_retries_in_any_order_are_done_once_each(self, db: None) -> None:
        ids = [uuid.uuid4() for _one in range(40)]

        replays = [take(operation_id) for operation_id in [*ids, *reversed(ids), *ids[::3]]]

        assert (replays.count(False), Entry.objects.count()) == (40, 40)


class TestAtOnce:
    def test_a_fact_sent_many_times_at_once_is_done_once(self, transactional_db: None) -> None:
        def slow() -> None:
            time.sleep(0.1)
            effect()

        done = together([lambda: take(doing=slow)] * 5)

        assert sorted(done, key=str) == [False, True, True, True, True]
        assert Entry.objects.count() == 1

    def test_waiting_too_long_for_the_twin_is_refused(
        self, transactional_db: None, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(operations, "PATIENCE_SECONDS", 1)
        is_running, may_end = Event(), Event()

        def endless() -> None:
            is_running.set()
            may_end.wait(20)

        def second() -> int:
            is_running.wait(20)
            try:
                take()
            except StillInFlight as refusal:
                return refusal.status
            finally:
                may_end.set()
            return 200

        assert together([lambda: take(doing=endless), second]) == [False, 409]


class TestWhatStays:
    def test_a_row_holds_two_hashes_and_a_month(self, db: None) -> None:
        take()

        row = FactOperation.objects.values().get()

        assert set(row) == {"digest", "body_hash", "forget_on"}
        assert str(ID) not in str(row)
        assert row["forget_on"] == date(2027, 2, 1)

    @pytest.mark.parametrize(
        ("day", "month"),
        [
            (date(2026, 11, 2), date(2027, 1, 1)),
            (date(2026, 11, 3), date(2027, 2, 1)),
            (date(2026, 12, 2), date(2027, 2, 1)),
        ],
    )
    def test_all_facts_of_about_a_month_are_forgotten_together(self, day: date, month: date) -> None:
        assert month_of_forgetting(day) == month

    def test_the_hash_of_a_body_cannot_be_guessed_without_its_id(self, db: None) -> None:
        take()
        take(uuid.uuid4())

        first, second = FactOperation.objects.values_list("body_hash", flat=True)

        assert first != second

    def test_at_night_only_the_hashed_id_stays_and_still_refuses_a_replay(self, db: None) -> None:
        take()

        strip_and_forget(AT)

        assert FactOperation.objects.get().body_hash == ""
        assert take()
        assert Entry.objects.count() == 1

    def test_at_night_rows_lose_the_order_in_which_they_came(self, db: None) -> None:
        ids = [uuid.uuid4() for _one in range(120)]
        for one in ids:
            take(one, doing=lambda: None)
        arrival = [hashlib.sha256(one.bytes).hexdigest() for one in ids]
        naive = rank_correlation(arrival, stored_digests())

        strip_and_forget(AT)

        # 0.46 is five standard deviations (1/√119) of the correlation of a random order.
        assert (naive, abs(rank_correlation(arrival, stored_digests())) < 0.46) == (1, True)

    def test_after_sixty_days_nothing_stays(self, db: None) -> None:
        take()

        kept = strip_and_forget(AT + timedelta(days=68))
        gone = strip_and_forget(AT + timedelta(days=69))

        assert (kept, gone, FactOperation.objects.count()) == (0, 1, 0)

    def test_a_fact_that_comes_during_the_night_is_not_lost(self, transactional_db: None) -> None:
        ids = [uuid.uuid4() for _one in range(12)]
        take(ids[0], doing=lambda: None)
        tasks = [lambda one=one: take(one, doing=lambda: None) for one in ids[1:]]

        together([*tasks[:6], lambda: strip_and_forget(AT), *tasks[6:]])

        assert FactOperation.objects.count() == 12


def stored_digests() -> list[str]:
    """Digests in the order the database stores its rows."""
    position = "rowid" if connection.vendor == "sqlite" else "ctid"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT digest FROM safeguards_factoperation ORDER BY {position}")
        return [row[0] for row in cursor.fetchall()]
