"""What the network makes of a kept question: taken up, or left to do again."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from maillage.core.instants import local
from maillage.safeguards import journal
from maillage.search.enums import FollowUp
from maillage.search.errors import StaleVersion
from maillage.search.models import KeptQuestion
from maillage.search.rules import not_yours, require

if TYPE_CHECKING:
    from maillage.accounts.models import Account


def follow_up_question(
    *, question: KeptQuestion, follow_up: FollowUp, version: int, actor: Account | None, at: datetime
) -> KeptQuestion:
    """Say that the question was taken up, or that it is still to do. Raises StaleVersion."""
    require(actor, "search.read_questions", on=local(at).date())
    with transaction.atomic():
        current = KeptQuestion.objects.select_for_update().filter(id=question.id).first()
        if current is None:
            raise not_yours()
        if current.version != version:
            raise StaleVersion(_("Quelqu’un a changé cette question entre-temps. Regardez-la de nouveau."))
        current.follow_up, current.version = follow_up, version + 1
        current.save(update_fields=["follow_up", "version"])
        body = {"follow_up": follow_up}
        journal.record(verb="search.follow_up_question", actor=actor, at=at, subject=str(current.id), body=body)
    return current
