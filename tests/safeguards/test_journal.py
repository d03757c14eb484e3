"""The journal: chained, append-only, forgetful after 12 months, and every tampering found."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any
from uuid import UUID

import pytest
from django.db import IntegrityError, connection, transaction

from maillage.safeguards import canonical, journal, triggers, verification
from maillage.safeguards.enums import Fault
from maillage.safeguards.errors import AppendOnlyError
from maillage.safeguards.models import Entry, JournalHead
from tests.safeguards.together import together

AT = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
YEAR = timedelta(days=365)


@dataclass(frozen=True)
class Person:
    id: UUID


PERSON = Person(UUID("6f0e0a52-6a43-4b92-9f2c-0d5a8f1f6a11"))


def write(count: int, at: datetime = AT) -> list[Entry]:
    return [
        journal.record(
            verb="network.change_place",
            actor=PERSON,
            at=at + timedelta(minutes=n),
            subject=f"place:{n}",
            place_key="p1",
            body={"name": f"Lieu n° {n}", "latitude": 43.3, "from": at.date()},
        )
        for n in range(count)
    ]


def sql(statement: str, *values: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


class TestRecord:
    def test_entry_holds_the_act_and_follows_the_one_before(self, db: None) -> None:
        first, second = write(2)

        found = list(Entry.objects.order_by("sequence").values_list("sequence", "verb", "actor_id", "previous_hash"))

        person = str(PERSON.id)
        assert found == [
            (1, "network.change_place", person, ""),
            (2, "network.change_place", person, first.hash),
        ]
        assert second.body == {"name": "Lieu n° 1", "latitude": "43.3", "from": "2026-11-23"}

    @pytest.mark.parametrize(
        ("actor", "kept"), [(None, None), ("demo", "demo"), (PERSON, "6f0e0a52-6a43-4b92-9f2c-0d5a8f1f6a11")]
    )
    def test_actor_is_kept_as_an_id(self, db: None, actor: journal.Actor, kept: str | None) -> None:
        entry = journal.record(verb="x.y", actor=actor, at=AT)

        assert entry.actor_id == kept

    def test_entry_goes_with_the_transaction_of_its_act(self, db: None) -> None:
        def act() -> None:
            with transaction.atomic():
                write(1)
                raise LookupError

        with pytest.raises(LookupError):
            act()

        assert Entry.objects.count() == 0
        assert journal.verify().ok

    def test_hashes_cover_the_same_bytes_as_a_second_implementation(self, db: None) -> None:
        entry = journal.record(verb="x.y", actor=None, at=AT, body={"b": "é", "a": [1, None, True]})

        import hashlib

        details = f'["{entry.salt}",null,"",{{"a":[1,null,true],"b":"é"}}]'
        assert entry.body_hash == hashlib.sha256(details.encode()).hexdigest()
        chain = f'["",1,"2026-11-23T09:30:00.000000+00:00","x.y","","{entry.body_hash}"]'
        assert entry.hash == hashlib.sha256(chain.encode()).hexdigest()

    def test_what_has_no_canonical_form_is_refused(self) -> None:
        with pytest.raises(TypeError, match="object has no canonical form"):
            canonical.plain({"thing": object()})


class TestAppendOnly:
    @pytest.mark.parametrize(
        "change",
        [
            lambda entry: entry.save(),
            lambda entry: entry.delete(),
            lambda entry: Entry.objects.update(verb="other"),
            lambda entry: Entry.objects.all().delete(),
            lambda entry: Entry.objects.bulk_update([entry], ["verb"]),
        ],
        ids=["save", "delete", "update", "delete all", "bulk update"],
    )
    def test_python_refuses_to_change_an_entry(self, db: None, change: Callable[[Entry], object]) -> None:
        entry = write(1)[0]

        with pytest.raises(AppendOnlyError):
            change(entry)

    @pytest.mark.parametrize(
        "statement",
        [
            "UPDATE safeguards_entry SET verb = 'other'",
            "UPDATE safeguards_entry SET body = NULL",
            "UPDATE safeguards_entry SET hash = 'x', is_forgotten = true, actor_id = NULL, subject = '', salt = ''",
            "DELETE FROM safeguards_entry",
        ],
    )
    def test_database_refuses_to_change_an_entry(self, db: None, statement: str) -> None:
        write(1)

        with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
            sql(statement)

        assert journal.verify() == journal.Verification(ok=True, entries=1)


def edit(column: str, value: object) -> Callable[[], None]:
    return partial(sql, f"UPDATE safeguards_entry SET {column} = %s WHERE sequence = 3", value)


def reorder() -> None:
    for old, new in ((3, 99), (4, 3), (99, 4)):
        sql("UPDATE safeguards_entry SET sequence = %s WHERE sequence = %s", new, old)


def insert() -> None:
    columns = "recorded_at, verb, actor_id, subject, place_key, body, salt, is_forgotten, body_hash, previous_hash"
    sql("UPDATE safeguards_entry SET sequence = sequence + 100 WHERE sequence > 3")
    sql("UPDATE safeguards_entry SET sequence = sequence - 99 WHERE sequence > 100")
    sql(
        f"INSERT INTO safeguards_entry (sequence, hash, {columns}) "
        f"SELECT 4, hash, {columns} FROM safeguards_entry WHERE sequence = 3"
    )


def append() -> None:
    columns = "recorded_at, verb, actor_id, subject, place_key, body, salt, is_forgotten, body_hash"
    sql(
        f"INSERT INTO safeguards_entry (sequence, hash, previous_hash, {columns}) "
        f"SELECT 6, hash, hash, {columns} FROM safeguards_entry WHERE sequence = 5"
    )


def forget_early() -> None:
    sql(
        "UPDATE safeguards_entry SET is_forgotten = true, actor_id = NULL, subject = '', body = NULL, salt = '' "
        "WHERE sequence = 3"
    )


def forge_whole_link() -> None:
    """The forger also computes the entry's own hashes again."""
    entry = Entry.objects.get(sequence=3)
    entry.verb = "other"
    from maillage.safeguards.chain import chain_hash

    sql("UPDATE safeguards_entry SET verb = %s, hash = %s WHERE sequence = 3", entry.verb, chain_hash(entry))


TAMPERINGS = {
    "verb edited": (edit("verb", "other"), 3, Fault.CHANGED),
    "instant edited": (edit("recorded_at", AT + timedelta(seconds=1)), 3, Fault.CHANGED),
    "place edited": (edit("place_key", "p2"), 3, Fault.CHANGED),
    "body hash edited": (edit("body_hash", "0" * 64), 3, Fault.CHANGED),
    "hash edited": (edit("hash", "0" * 64), 3, Fault.CHANGED),
    "previous hash edited": (edit("previous_hash", "0" * 64), 3, Fault.UNLINKED),
    "actor edited": (edit("actor_id", "somebody"), 3, Fault.DETAILS_CHANGED),
    "actor erased": (edit("actor_id", None), 3, Fault.DETAILS_CHANGED),
    "subject edited": (edit("subject", "place:9"), 3, Fault.DETAILS_CHANGED),
    "body edited": (edit("body", '{"name": "Autre lieu"}'), 3, Fault.DETAILS_CHANGED),
    "body erased": (edit("body", None), 3, Fault.DETAILS_CHANGED),
    "salt edited": (edit("salt", "0" * 32), 3, Fault.DETAILS_CHANGED),
    "marked forgotten": (edit("is_forgotten", value=True), 3, Fault.DETAILS_CHANGED),
    "forgotten before its time": (forget_early, 3, Fault.FORGOTTEN_EARLY),
    "own hash computed again": (forge_whole_link, 4, Fault.UNLINKED),
    "deleted in the middle": (partial(sql, "DELETE FROM safeguards_entry WHERE sequence = 3"), 3, Fault.MISSING),
    "deleted at the start": (partial(sql, "DELETE FROM safeguards_entry WHERE sequence = 1"), 1, Fault.MISSING),
    "inserted": (insert, 4, Fault.UNLINKED),
    "reordered": (reorder, 3, Fault.UNLINKED),
    "tail cut": (partial(sql, "DELETE FROM safeguards_entry WHERE sequence = 5"), 5, Fault.TAIL),
    "all cut": (partial(sql, "DELETE FROM safeguards_entry"), 1, Fault.TAIL),
    "appended behind the head": (append, 6, Fault.TAIL),
    "head lost": (partial(sql, "DELETE FROM safeguards_journalhead"), 1, Fault.TAIL),
    "head moved back": (partial(sql, "UPDATE safeguards_journalhead SET sequence = 4"), 5, Fault.TAIL),
    "head changed": (partial(sql, "UPDATE safeguards_journalhead SET hash = 'x'"), 6, Fault.TAIL),
}


class TestVerify:
    def test_untouched_journal_verifies(self, db: None) -> None:
        write(5)

        assert journal.verify() == journal.Verification(ok=True, entries=5)

    def test_empty_journal_verifies(self, db: None) -> None:
        assert journal.verify() == journal.Verification(ok=True, entries=0)

    @pytest.mark.parametrize(("tamper", "broken", "fault"), TAMPERINGS.values(), ids=TAMPERINGS.keys())
    def test_tampering_is_found_where_it_is(
        self, db: None, tamper: Callable[[], None], broken: int, fault: Fault
    ) -> None:
        write(5)
        triggers.remove(connection)

        tamper()

        found = journal.verify()
        triggers.install(connection)
        assert (found.ok, found.first_broken, found.fault) == (False, broken, fault)

    def test_journal_written_again_from_scratch_is_told_by_a_mark_noted_outside(self, db: None) -> None:
        write(5)
        noted = journal.mark()
        triggers.remove(connection)
        sql("DELETE FROM safeguards_entry")
        JournalHead.objects.all().delete()
        write(7)
        triggers.install(connection)

        without, with_mark = journal.verify(), journal.verify(mark=noted)

        assert without.ok
        assert (with_mark.ok, with_mark.first_broken, with_mark.fault) == (False, 5, Fault.MARK)

    def test_mark_noted_earlier_stays_in_the_journal(self, db: None) -> None:
        write(3)
        noted = journal.mark()
        write(2)

        assert journal.verify(mark=noted).ok

    @pytest.mark.parametrize("count", [1, 3])
    def test_query_count_does_not_grow(
        self, db: None, count: int, django_assert_num_queries: Callable[[int], object]
    ) -> None:
        write(count)

        with django_assert_num_queries(10):  # type: ignore[attr-defined]
            journal.verify()


class TestForgetBodies:
    def test_entries_of_over_a_year_tell_nothing_more_and_still_verify(self, db: None) -> None:
        old, recent = write(1)[0], write(1, AT + timedelta(days=1))[0]

        forgotten = journal.forget_bodies(AT + YEAR + timedelta(minutes=1))

        assert forgotten == 1
        kept = ("actor_id", "subject", "body", "salt", "is_forgotten", "body_hash", "hash")
        assert Entry.objects.filter(sequence=1).values_list(*kept).get() == (
            None, "", None, "", True, old.body_hash, old.hash,
        )  # fmt: skip
        assert Entry.objects.get(sequence=2).body == recent.body
        assert journal.verify() == journal.Verification(ok=True, entries=3)

    def test_second_time_changes_nothing(self, db: None) -> None:
        write(1)
        journal.forget_bodies(AT + 2 * YEAR)

        assert journal.forget_bodies(AT + 2 * YEAR) == 0
        assert Entry.objects.count() == 2

    def test_forgetting_year_after_year_still_verifies(self, db: None) -> None:
        for year in range(5):
            write(2, AT + year * YEAR)
            journal.forget_bodies(AT + (year + 1) * YEAR + timedelta(hours=1))

        assert journal.verify() == journal.Verification(ok=True, entries=15)
        assert Entry.objects.filter(is_forgotten=True).count() == 10

    def test_forgotten_detail_cannot_be_guessed_back_from_its_hash(self, db: None) -> None:
        entry = write(1)[0]
        guess = [entry.actor_id, entry.subject, entry.body]
        journal.forget_bodies(AT + 2 * YEAR)

        found = Entry.objects.get(sequence=1)

        assert found.body_hash == canonical.sha256([entry.salt, *guess])
        assert found.body_hash != canonical.sha256([found.salt, *guess])


class TestConcurrency:
    def test_writers_at_once_make_one_unbroken_chain(self, transactional_db: None) -> None:
        def writes() -> int:
            return len(write(10))

        done = together([writes] * 8)

        assert done == [10] * 8
        assert journal.verify() == journal.Verification(ok=True, entries=80)

    def test_triggers_are_there_after_tests_that_empty_the_database(self, transactional_db: None) -> None:
        write(1)

        with pytest.raises(IntegrityError, match="append-only"):
            sql("DELETE FROM safeguards_entry")


def test_a_long_verification_tells_how_far_it_is(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verification, "_ROWS_AT_ONCE", 2)
    told: list[tuple[str, int, int]] = []
    write(5)

    journal.verify(progress=lambda *step: told.append(step))

    assert told == [("entries", 2, 5), ("entries", 4, 5)]


@pytest.mark.django_db
def test_the_last_act_of_a_kind_is_told_whatever_came_after() -> None:
    nothing = journal.last_act("reference.")
    place = write(2)[-1]
    told = [(journal.last_act("network."), journal.last_act("reference."))]
    imported = journal.record(verb="reference.import", actor=None, at=AT)
    told.append((journal.last_act("network."), journal.last_act("reference.")))

    assert nothing == ""
    assert told == [(place.hash, ""), (place.hash, imported.hash)]


@pytest.mark.django_db
def test_the_last_act_costs_one_query_while_the_journal_stands_still(django_assert_num_queries: Any) -> None:
    write(3)
    journal.last_act("network.")

    with django_assert_num_queries(1):
        journal.last_act("network.")
    write(1)
    with django_assert_num_queries(3):
        journal.last_act("network.")


@pytest.mark.django_db
def test_the_last_act_is_that_of_the_journal_put_in_the_place_of_another() -> None:
    (kept,) = write(1)
    with transaction.atomic():
        write(2)
        undone = journal.last_act("network.")
        transaction.set_rollback(True)

    told = [journal.last_act("network.")]
    (other,) = write(1)
    told.append(journal.last_act("network."))

    assert undone not in {kept.hash, other.hash}
    assert told == [kept.hash, other.hash]
