"""Anonymous facts: nothing links one to an object, an hour or a person once its half-day is sealed."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest
from django.db import connection

from maillage.core.instants import HalfDay
from maillage.safeguards import facts, journal
from maillage.safeguards.enums import Fault, Verb
from maillage.safeguards.models import Entry, Fact, FactSalt
from tests.safeguards.together import together

DAY = date(2026, 11, 23)
AT = datetime(2026, 11, 23, 12, 5, tzinfo=UTC)
MORNING = HalfDay.MORNING


def live_through(objects: list[str], *, day: date = DAY, place_key: str = "p1") -> None:
    for name in objects:
        facts.record_fact(verb="reception.visit", place_key=place_key, day=day, half_day=MORNING, digest_of=name)


def seal(*, day: date = DAY, place_key: str = "p1", at: datetime = AT) -> Entry | None:
    return facts.seal_half_day(place_key=place_key, day=day, half_day=MORNING, at=at)


def object_ids(count: int) -> list[str]:
    return [str(uuid.uuid4()) for _ in range(count)]


def whole_database() -> str:
    """Every value of every table, as an attacker reads them."""
    found = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            found += [str(value) for row in cursor.fetchall() for value in row]
    return "\n".join(found)


def matched(objects: list[str]) -> set[str]:
    """Objects an attacker recognises: the digest of each is tried with every word the database holds."""
    words = set(whole_database().split("\n")) | {""}
    kept = set(Fact.objects.values_list("digest", flat=True))
    return {name for name in objects for word in words if facts.digest(word, "reception.visit", name) in kept}


class TestRecordFact:
    def test_leaves_place_day_half_day_verb_and_a_digest_only(self, db: None) -> None:
        live_through(["sheet-1"])

        kept = Fact.objects.values().get()

        assert set(kept) == {"id", "place_key", "day", "half_day", "verb", "digest", "is_sealed"}
        assert kept["id"].version == 4
        assert (kept["place_key"], kept["day"], kept["half_day"], kept["verb"]) == (
            "p1", DAY, "matin", "reception.visit",
        )  # fmt: skip
        assert Entry.objects.count() == 0

    def test_facts_at_once_are_all_counted(self, transactional_db: None) -> None:
        done = together([partial(live_through, object_ids(5)) for _ in range(6)])

        assert done == [None] * 6
        assert (Fact.objects.count(), FactSalt.objects.get().count) == (30, 30)


class TestSealHalfDay:
    def test_leaves_one_entry_without_actor_nor_object(self, db: None) -> None:
        live_through(["a", "b", "c"])

        entry = seal()

        assert entry is not None
        assert (entry.verb, entry.actor_id, entry.subject, entry.place_key) == (Verb.HALF_DAY_SEALED, None, "", "p1")
        assert entry.body == {
            "day": "2026-11-23", "half_day": "matin", "counted": 3, "fingerprint": entry.body["fingerprint"],
        }  # fmt: skip
        assert FactSalt.objects.count() == 0
        assert journal.verify() == journal.Verification(ok=True, entries=1)

    def test_nothing_to_seal_leaves_nothing(self, db: None) -> None:
        assert seal() is None
        assert Entry.objects.count() == 0

    def test_sealing_twice_changes_nothing(self, db: None) -> None:
        live_through(["a"])
        seal()

        assert seal() is None
        assert journal.verify().ok

    def test_late_facts_are_sealed_with_those_of_their_half_day(self, db: None) -> None:
        live_through(["a", "b"])
        seal()
        live_through(["late"])
        between = journal.verify()

        entry = seal(at=AT + timedelta(days=3))

        assert between.ok
        assert entry is not None
        assert entry.body["counted"] == 3
        assert journal.verify() == journal.Verification(ok=True, entries=2)

    def test_rows_are_new_and_in_another_order(self, db: None) -> None:
        live_through(object_ids(30))
        before, rows_before = stored_digests(), set(Fact.objects.values_list("id", flat=True))
        seal()

        after = stored_digests()

        assert sorted(after) == sorted(before)
        assert after != before
        assert not rows_before & set(Fact.objects.values_list("id", flat=True))

    def test_past_half_days_are_sealed_even_if_nobody_closed(self, db: None) -> None:
        live_through(["a"], day=DAY - timedelta(days=1))
        live_through(["b"], day=DAY - timedelta(days=1), place_key="p2")
        live_through(["c"])

        sealed = facts.seal_past_half_days(AT)

        assert sealed == 2
        assert list(FactSalt.objects.values_list("day", flat=True)) == [DAY]


def stored_digests() -> list[str]:
    """Digests in the order the database stores its rows."""
    position = "rowid" if connection.vendor == "sqlite" else "ctid"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT digest FROM safeguards_fact ORDER BY {position}")
        return [row[0] for row in cursor.fetchall()]


class TestAttack:
    """An attacker holds the whole database and every object id ever made."""

    def test_before_sealing_the_attack_finds_every_object(self, db: None) -> None:
        objects = object_ids(12)
        live_through(objects)

        assert matched(objects) == set(objects)

    def test_after_sealing_the_same_attack_finds_none(self, db: None) -> None:
        objects = object_ids(12)
        live_through(objects)
        seal()

        assert matched(objects) == set()

    def test_without_salt_the_same_attack_would_find_them_all(self, db: None, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(facts.secrets, "token_hex", lambda _: "")
        objects = object_ids(12)
        live_through(objects)
        seal()

        assert matched(objects) == set(objects)

    def test_no_table_tells_the_instant_of_a_fact(self, db: None) -> None:
        live_through(["a", "b"])
        seal(at=datetime(2026, 11, 23, 18, 0, tzinfo=UTC))

        kept = whole_database()

        assert "2026-11-23" in kept
        recorded = Entry.objects.values_list("recorded_at", flat=True)
        assert list(recorded) == [datetime(2026, 11, 23, 18, 0, tzinfo=UTC)]
        assert all(field.get_internal_type() not in {"DateTimeField", "TimeField"} for field in Fact._meta.fields)

    def test_stored_order_tells_nothing_of_the_order_of_arrival(self, db: None) -> None:
        """Spearman's rank correlation of arrival and storage: 1 in the naive table, near 0 once sealed."""
        objects = object_ids(200)
        live_through(objects)
        salt = FactSalt.objects.get().salt
        arrival = [facts.digest(salt, "reception.visit", name) for name in objects]
        naive = rank_correlation(arrival, stored_digests())
        seal()

        sealed = rank_correlation(arrival, stored_digests())

        assert naive == 1
        # 0.35 is five standard deviations (1/√199) of the correlation of a random order.
        assert abs(sealed) < 0.35

    def test_dead_salt_leaves_the_files_of_the_database(self, transactional_db: None) -> None:
        live_through(object_ids(3))
        salt = FactSalt.objects.get().salt
        alive = salt.encode() in files_of_the_database()
        seal()

        assert (alive, salt.encode() in files_of_the_database()) == (True, False)


def rank_correlation(first: list[str], second: list[str]) -> float:
    rank = {value: position for position, value in enumerate(second)}
    size = len(first)
    return 1 - 6 * sum((n - rank[value]) ** 2 for n, value in enumerate(first)) / (size * (size**2 - 1))


def files_of_the_database() -> bytes:
    """SQLite: the file and its log. PostgreSQL: what its tables hold, since its files take a vacuum to forget."""
    if connection.vendor != "sqlite":
        return whole_database().encode()
    name = connection.settings_dict["NAME"]
    return b"".join(Path(f"{name}{end}").read_bytes() for end in ("", "-wal") if Path(f"{name}{end}").exists())


def delete_one() -> None:
    Fact.objects.order_by("id")[:1].get().delete()


class TestVerification:
    @pytest.mark.parametrize(
        "tamper",
        [
            delete_one,
            lambda: Fact.objects.update(verb="other"),
            lambda: Fact.objects.update(place_key="p2"),
            lambda: Fact.objects.update(day=DAY - timedelta(days=1)),
            lambda: Fact.objects.update(digest="0" * 64),
            lambda: Fact.objects.create(
                place_key="p1", day=DAY, half_day=MORNING, verb="reception.visit", digest="0" * 64, is_sealed=True
            ),
            lambda: Fact.objects.update(is_sealed=False),
        ],
        ids=["deleted", "verb", "place", "day", "digest", "added", "unsealed"],
    )
    def test_changed_facts_are_found(self, db: None, tamper: Callable[[], object]) -> None:
        live_through(["a", "b", "c"])
        seal()

        tamper()

        found = journal.verify()
        assert (found.ok, found.first_broken, found.fault) == (False, 1, Fault.FACTS)

    def test_fact_lost_before_sealing_is_found(self, db: None) -> None:
        live_through(["a", "b", "c"])
        delete_one()

        seal()

        assert journal.verify().fault == Fault.FACTS


class TestForgetFacts:
    def test_facts_of_over_24_months_go_with_the_details_of_their_seal(self, db: None) -> None:
        live_through(["a", "b"], day=DAY)
        seal(day=DAY)
        live_through(["c"], day=DAY + timedelta(days=1))
        seal(day=DAY + timedelta(days=1), at=AT + timedelta(days=1))

        removed = facts.forget_facts(AT + timedelta(days=731))

        assert removed == 2
        assert Fact.objects.get().day == DAY + timedelta(days=1)
        assert Entry.objects.get(sequence=1).is_forgotten
        assert journal.verify() == journal.Verification(ok=True, entries=3)

    @pytest.mark.parametrize("hour", [0, 11, 22, 23])
    def test_any_hour_of_the_purge_leaves_a_journal_that_verifies(self, db: None, hour: int) -> None:
        for day in range(3):
            live_through(["a"], day=DAY + timedelta(days=day))
            seal(day=DAY + timedelta(days=day), at=AT + timedelta(days=day))

        facts.forget_facts(datetime(2028, 11, 23, hour, 30, tzinfo=UTC))

        assert journal.verify().ok

    def test_second_time_changes_nothing(self, db: None) -> None:
        live_through(["a"])
        seal()
        facts.forget_facts(AT + timedelta(days=800))

        assert facts.forget_facts(AT + timedelta(days=800)) == 0
        assert Entry.objects.count() == 2
