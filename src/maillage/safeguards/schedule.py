"""Daily jobs: each is queued once a day, from its hour on, by the first worker that looks.

The queue's own table remembers what was queued. Two workers looking in the same instant may queue a
job twice: daily jobs must bear it.
"""

from __future__ import annotations

import threading
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, time
from typing import Any

from django.db import close_old_connections
from django.utils import timezone
from django_tasks.base import Task
from django_tasks_db.models import DBTaskResult

from maillage.core.declarations import Registry
from maillage.core.instants import local
from maillage.safeguards import room
from maillage.safeguards.errors import NoRoom
from maillage.safeguards.tasks import purge_expired

_LOOK_EVERY_SECONDS = 60


@dataclass(frozen=True)
class DailyJob:
    """A task queued every day from `starts_at`, in the network's time zone."""

    code: str
    task: Task[..., Any]
    starts_at: time


daily_jobs: Registry[DailyJob] = Registry()
daily_jobs.declare(DailyJob("purge", purge_expired, time(3)))


def is_due(job: DailyJob, at: datetime) -> bool:
    """True when today's hour has come and nothing was queued since."""
    now = local(at)
    due_since = now.replace(hour=job.starts_at.hour, minute=job.starts_at.minute, second=0, microsecond=0)
    if now < due_since:
        return False
    return not DBTaskResult.objects.filter(task_path=job.task.module_path, enqueued_at__gte=due_since).exists()


def queue_due_jobs(at: datetime | None = None) -> list[str]:
    """Queue the jobs that are due; their codes."""
    instant = at or timezone.now()
    due = [job for job in daily_jobs if is_due(job, instant)]
    for job in due:
        job.task.enqueue()
    return [job.code for job in due]


def keep_queueing(stop: threading.Event) -> None:
    """Look at once, then every minute until `stop` is set; runs in a thread of the worker.

    While the disk is full nothing is queued: the next look does it.
    """
    while True:
        close_old_connections()
        with suppress(NoRoom), room.refusing():
            queue_due_jobs()
        if stop.wait(_LOOK_EVERY_SECONDS):
            return
