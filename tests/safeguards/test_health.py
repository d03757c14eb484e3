"""Probes: one fault for each dependency, and nothing told to the public."""

from __future__ import annotations

from collections import namedtuple
from datetime import timedelta
from unittest import mock

import pytest
from django.db import OperationalError, connection
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client, override_settings
from django.utils import timezone
from django_tasks_db.models import DBTaskResult, get_date_max
from pytest_django import DjangoAssertNumQueries

from maillage.safeguards import health

Usage = namedtuple("Usage", "total used free")


@pytest.fixture(autouse=True)
def _roomy(monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk half free and migrations looked at anew, whatever the machine and the other tests."""
    monkeypatch.setattr(health.shutil, "disk_usage", lambda path: Usage(100, 50, 50))
    monkeypatch.setattr(health, "_migrated", set())


@pytest.fixture
def _migrated(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "_migrated", {connection.alias})


def _ready() -> tuple[int, bytes]:
    response = Client().get("/healthz/ready")
    return response.status_code, response.content


FINE, UNAVAILABLE = (200, b"ok"), (503, b"unavailable")


def _wait_since(seconds: int, **values: object) -> None:
    task = DBTaskResult.objects.create(
        args_kwargs={}, task_path="x", backend_name="default", **{"run_after": get_date_max(), **values}
    )
    DBTaskResult.objects.filter(id=task.id).update(enqueued_at=timezone.now() - timedelta(seconds=seconds))


def test_live_answers_without_database() -> None:
    # No `db` fixture: any use of the database would fail the test.
    response = Client().get("/healthz/live")

    assert (response.status_code, response.content) == (200, b"ok")
    assert dict(response.headers) == {
        "Content-Type": "text/plain",
        "Cache-Control": "no-store",
        "X-Content-Type-Options": "nosniff",
    }
    assert not response.cookies


@override_settings(ALLOWED_HOSTS=["cite.exemple"], SECURE_SSL_REDIRECT=True)
def test_live_answers_whatever_the_host_and_without_https() -> None:
    assert Client(headers={"host": "10.0.0.7:8000"}).get("/healthz/live").status_code == 200


@pytest.mark.django_db
def test_ready_when_all_answers() -> None:
    assert _ready() == FINE


@pytest.mark.django_db
@pytest.mark.usefixtures("_migrated")
def test_ready_leaves_the_database_as_it_was(django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    applied = MigrationRecorder.Migration.objects.count()
    with django_assert_max_num_queries(8):
        assert _ready() == FINE
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA busy_timeout")
            assert cursor.fetchone() == (20_000,)

    assert MigrationRecorder.Migration.objects.count() == applied


@pytest.mark.django_db
@pytest.mark.usefixtures("_migrated")
def test_not_ready_when_the_database_refuses_writes() -> None:
    with mock.patch.object(health, "transaction") as transaction:
        transaction.atomic.side_effect = OperationalError("attempt to write a readonly database")

        assert _ready() == UNAVAILABLE


@pytest.mark.django_db
def test_not_ready_while_a_migration_waits() -> None:
    MigrationRecorder(connection).record_unapplied("sessions", "0001_initial")

    assert _ready() == UNAVAILABLE


@pytest.mark.django_db
@pytest.mark.usefixtures("_migrated")
@pytest.mark.parametrize(("free", "expected"), [(10, UNAVAILABLE), (11, FINE)])
def test_ready_only_with_more_than_a_tenth_of_the_disk(
    free: int, expected: tuple[int, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(health.shutil, "disk_usage", lambda path: Usage(100, 100 - free, free))

    assert _ready() == expected


@pytest.mark.django_db
@pytest.mark.usefixtures("_migrated")
@pytest.mark.parametrize(("seconds", "expected"), [(50, FINE), (70, UNAVAILABLE)])
def test_ready_only_while_jobs_start_within_a_minute(seconds: int, expected: tuple[int, bytes]) -> None:
    _wait_since(seconds)

    assert _ready() == expected


@pytest.mark.django_db
@pytest.mark.usefixtures("_migrated")
def test_job_planned_for_later_is_not_late() -> None:
    _wait_since(7200, run_after=timezone.now() + timedelta(hours=1))
    _wait_since(7200, run_after=timezone.now() - timedelta(seconds=30))
    _wait_since(7200, status="SUCCESSFUL")

    assert _ready() == FINE


@pytest.mark.django_db
@pytest.mark.usefixtures("_migrated")
def test_job_planned_and_late_is_late() -> None:
    _wait_since(7200, run_after=timezone.now() - timedelta(seconds=90))

    assert _ready() == UNAVAILABLE


@pytest.mark.django_db
@pytest.mark.usefixtures("_migrated")
def test_reason_goes_to_the_log_and_not_to_the_public(caplog: pytest.LogCaptureFixture) -> None:
    _wait_since(70)

    assert _ready() == UNAVAILABLE
    assert caplog.messages[0] == "not ready: queue"
