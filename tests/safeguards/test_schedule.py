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
    assert schedule.queue_due_jobs(datetime(2026, 11, 23, 1, 14, tzinfo=PARIS)) == []


def test_days_left_open_are_closed_past_midnight_before_the_purge() -> None:
    assert schedule.queue_due_jobs(datetime(2026, 11, 23, 1, 15, tzinfo=PARIS)) == ["close_past_days"]
    assert schedule.queue_due_jobs(datetime(2026, 11, 23, 3, 0, tzinfo=PARIS)) == ["purge"]


def test_a_job_is_queued_once_a_day() -> None:
    at = datetime(2026, 11, 23, 3, 0, tzinfo=PARIS)

    first = schedule.queue_due_jobs(at)
    enqueued(at)
    second = schedule.queue_due_jobs(at.replace(hour=23))
    next_day = schedule.queue_due_jobs(at.replace(day=24))

    assert (first, second, next_day) == (["purge", "close_past_days"], [], ["purge", "close_past_days"])


def test_the_queued_job_is_the_purge() -> None:
    schedule.queue_due_jobs(datetime(2026, 11, 23, 4, 0, tzinfo=PARIS))

    assert "maillage.safeguards.tasks.purge_expired" in DBTaskResult.objects.values_list("task_path", flat=True)
