"""Daily jobs are queued once a day, from their hour on."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django_tasks_db.models import DBTaskResult

from maillage.safeguards import schedule

PARIS = ZoneInfo("Europe/Paris")
pytestmark = pytest.mark.django_db


def enqueued(at: datetime) -> None:
    DBTaskResult.objects.update(enqueued_at=at)


def test_a_job_is_not_queued_before_its_hour() -> None:
    assert schedule.queue_due_jobs(datetime(2026, 11, 23, 2, 59, tzinfo=PARIS)) == []


def test_a_job_is_queued_once_a_day() -> None:
    at = datetime(2026, 11, 23, 3, 0, tzinfo=PARIS)

    first = schedule.queue_due_jobs(at)
    enqueued(at)
    second = schedule.queue_due_jobs(at.replace(hour=23))
    next_day = schedule.queue_due_jobs(at.replace(day=24))

    assert (first, second, next_day) == (["purge"], [], ["purge"])


def test_the_queued_job_is_the_purge() -> None:
    schedule.queue_due_jobs(datetime(2026, 11, 23, 4, 0, tzinfo=PARIS))

    assert list(DBTaskResult.objects.values_list("task_path", flat=True)) == ["maillage.safeguards.tasks.purge_expired"]
