"""Background jobs of reception: each calls one door and reports."""

from __future__ import annotations

from django.utils import timezone
from django_tasks import task

from maillage.reception import actions


@task()
def close_past_days() -> int:
    """Close the days nobody closed; how many."""
    return actions.close_past_days(timezone.now())
