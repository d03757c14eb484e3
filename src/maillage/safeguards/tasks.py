"""Background jobs of the safeguards: each calls one door and reports."""

from __future__ import annotations

from django.utils import timezone
from django_tasks import task

from maillage.safeguards import retention


@task()
def purge_expired() -> dict[str, int]:
    """Delete what is past its retention; rows removed by table."""
    return {line.model: line.removed for line in retention.purge(timezone.now())}
