"""The end of a quarter: its key dies, and with it whatever its hashes could tell."""

from __future__ import annotations

import secrets
import uuid
from datetime import datetime

from django.db import transaction

from maillage.core.instants import local
from maillage.safeguards import journal
from maillage.safeguards.facts import wipe_write_ahead_log
from maillage.search.models import GapKey, KeptQuestion, SearchGap


def forget_keys(at: datetime) -> int:
    """Delete the keys of the quarters ended before `at`, empty the digests of their kept questions; how many keys."""
    today = local(at).date()
    with transaction.atomic():
        removed = GapKey.objects.filter(quarter_ends_on__lt=today).delete()[0]
        KeptQuestion.objects.filter(quarter_ends_on__lt=today).exclude(digest="").update(digest="")
        if removed:
            journal.record(verb="search.forget_keys", actor=None, at=at, body={"before": today, "keys": removed})
            transaction.on_commit(wipe_write_ahead_log)
    return removed


def forget_gaps(at: datetime) -> int:
    """Delete the hashes of ended quarters and write the others again in random order; how many went.

    In the order they were written, two neighbours may come from one visitor.
    """
    today = local(at).date()
    with transaction.atomic():
        _wait_for_who_counts()
        removed = SearchGap.objects.filter(quarter_ends_on__lt=today).delete()[0]
        _write_again_shuffled()
        transaction.on_commit(wipe_write_ahead_log)
    return removed


def _wait_for_who_counts() -> None:
    """Hold the keys, as `counting` does: nobody writes on a row that is being written again."""
    list(GapKey.objects.select_for_update().order_by("id"))


def _write_again_shuffled() -> None:
    gaps = list(SearchGap.objects.order_by("id"))
    SearchGap.objects.all().delete()
    for gap in gaps:
        gap.id = uuid.uuid4()
    secrets.SystemRandom().shuffle(gaps)
    SearchGap.objects.bulk_create(gaps)
