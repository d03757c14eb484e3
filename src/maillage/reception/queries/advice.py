"""Questions left at a distance: who may read which, and what a code opens."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from maillage.accounts.models import Account, Grant
from maillage.reception.advice_codes import hash_of
from maillage.reception.enums import AdviceKind
from maillage.reception.errors import UnknownCode
from maillage.reception.models import AdviceDuty, AdviceQuestion
from maillage.reception.models import AdviceQuestion as AdviceRow
from maillage.reception.rules import PERMISSIONS, may_somewhere, not_yours

__all__ = [
    "AdviceRow",
    "Duty",
    "advice_by",
    "advice_for",
    "duty",
    "people_for_duty",
    "question_for",
    "urgent_waiting",
]

KEPT_DAYS: Final = 30
# Past this the coordination is told that an urgent question still waits.
URGENT_DAYS: Final = 1


@dataclass(frozen=True)
class Duty:
    """Who reads first what cannot wait; `name` is for staff alone. Closed without anybody, or once they left."""

    account_id: UUID | None
    name: str
    hours: str
    answer_days: int
    version: int

    @property
    def is_open(self) -> bool:
        """True when somebody is named and still answers questions."""
        return self.account_id is not None


def duty(on: date) -> Duty:
    """The duty of a day. Two queries at most."""
    row = AdviceDuty.objects.select_related("account").filter(id=1).first()
    if row is None:
        return Duty(None, "", "", 3, 0)
    answers = row.account is not None and may_somewhere(row.account, "reception.answer_advice", on=on)
    account = row.account if answers else None
    name = account.name if account else ""
    return Duty(account.id if account else None, name, row.hours, row.answer_days, row.version)


def advice_by(code: str, on: date) -> AdviceQuestion:
    """What a code opens. Raises UnknownCode, alike whether it never was, was erased or is too old. One query."""
    fresh = AdviceQuestion.objects.filter(asked_on__gte=on - timedelta(days=KEPT_DAYS))
    found = fresh.filter(code_hash=hash_of(code)).first()
    if found is None:
        sentence = _("Ce code n’ouvre rien : relisez-le. Une question est effacée après 30 jours.")
        raise UnknownCode(sentence, fields={"code": [sentence]})
    return found


def advice_for(account: Account, on: date) -> QuerySet[AdviceQuestion]:
    """The questions the account may read: urgent ones for the duty alone; unanswered, oldest first. Three queries."""
    rows = AdviceQuestion.objects.filter(asked_on__gte=on - timedelta(days=KEPT_DAYS))
    if duty(on).account_id != account.id:
        rows = rows.exclude(kind=AdviceKind.URGENT)
    return rows.order_by("answered_on", "asked_on", "id")


def question_for(account: Account, question_id: UUID, on: date) -> AdviceQuestion:
    """One of `advice_for`. Raises NotYours. Three queries."""
    found = advice_for(account, on).filter(id=question_id).first()
    if found is None:
        raise not_yours()
    return found


def urgent_waiting(on: date) -> int:
    """How many urgent questions wait for over a day, without a word of them. One query."""
    waiting = AdviceQuestion.objects.filter(kind=AdviceKind.URGENT, answer="")
    return waiting.filter(asked_on__lt=on - timedelta(days=URGENT_DAYS)).count()


def people_for_duty(on: date) -> list[Account]:
    """Who may be named: those who answer questions, by name. One query."""
    held = Grant.objects.valid_on(on).filter(role__in=PERMISSIONS["reception.answer_advice"])
    rows = Account.objects.filter(is_active=True, id__in=held.values("account"))
    return list(rows.order_by("name", "id"))
