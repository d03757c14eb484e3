"""Advice at a distance (W8): a question left under a code, answered, read, erased.

Nothing of it is journalled but that some question was answered.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Final
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from maillage.core.instants import local
from maillage.reception.advice_codes import code_of, hash_of
from maillage.reception.enums import AdviceKind
from maillage.reception.errors import AdviceClosed, SaysNothing, StaleText, UnknownCode
from maillage.reception.models import AdviceDuty, AdviceQuestion
from maillage.reception.queries.advice import advice_by, duty
from maillage.reception.rules import not_yours, require_somewhere
from maillage.safeguards import journal
from maillage.safeguards.errors import BodyDiffers, NotRandom
from maillage.safeguards.facts import wipe_write_ahead_log

if TYPE_CHECKING:
    from maillage.accounts.models import Account

LONGEST_QUESTION: Final = 2_000
LONGEST_ANSWER: Final = 4_000


def leave_question(*, text: str, is_distress: bool, operation_id: UUID, at: datetime) -> str:
    """Take a question in; the code that alone opens it, which nobody can give again.

    Sent twice, it stands once under one code. A text of distress is for the named duty first. Raises AdviceClosed,
    SaysNothing, NotRandom, and BodyDiffers when the same form comes with other words.
    """
    on = local(at).date()
    if not duty(on).is_open:
        raise AdviceClosed(_("Le conseil à distance est fermé pour le moment."))
    words = text.strip()
    if not words or len(words) > LONGEST_QUESTION:
        sentence = _("Écrivez votre question, en 2 000 signes au plus.")
        raise SaysNothing(sentence, fields={"text": [sentence]})
    if operation_id.version != 4:
        raise NotRandom
    code = code_of(operation_id)
    kind = AdviceKind.URGENT if is_distress else AdviceKind.PLAIN
    kept = AdviceQuestion.objects.get_or_create(
        code_hash=hash_of(code), defaults={"text": words, "kind": kind, "asked_on": on}
    )[0]
    if kept.text != words:
        raise BodyDiffers
    return code


def erase_question(*, code: str, at: datetime) -> None:
    """Erase the question and its answer now, for who holds the code. Raises UnknownCode."""
    with transaction.atomic():
        advice_by(code, local(at).date()).delete()
        transaction.on_commit(wipe_write_ahead_log)


def answer_question(
    *, question: AdviceQuestion, answer: str, version: int, actor: Account | None, at: datetime
) -> AdviceQuestion:
    """Answer it. Who answered is not kept beside it: the public knows no counsellor (R8), nobody counts answers (R13).

    Raises NotYours, SaysNothing and StaleText.
    """
    _require_reader(question, actor, at)
    words = answer.strip()
    if not words or len(words) > LONGEST_ANSWER:
        sentence = _("Écrivez une réponse, en 4 000 signes au plus.")
        raise SaysNothing(sentence, fields={"answer": [sentence]})
    with transaction.atomic():
        current = _locked(question)
        if current.answer == words:
            return current
        if current.version != version:
            raise StaleText(_("Une réponse a été écrite entre-temps. Relisez-la, puis recommencez."))
        current.answer, current.answered_on = words, local(at).date()
        current.version += 1
        current.save()
        journal.record(verb="reception.answer_advice", actor=None, at=at)
    return current


def hand_over(*, question: AdviceQuestion, actor: Account | None, at: datetime) -> AdviceQuestion:
    """Let every counsellor read a question the duty has seen to. Raises NotYours."""
    _require_reader(question, actor, at)
    with transaction.atomic():
        current = _locked(question)
        current.kind = AdviceKind.PLAIN
        current.save(update_fields=["kind"])
    return current


def name_duty(
    *, account: Account | None, hours: str, answer_days: int, actor: Account | None, at: datetime
) -> AdviceDuty:
    """Name who reads what cannot wait, at which hours, and by when others are answered; nobody closes the advice."""
    require_somewhere(actor, "reception.name_duty", on=local(at).date())
    with transaction.atomic():
        found = AdviceDuty.objects.update_or_create(
            id=1, defaults={"account": account, "hours": " ".join(hours.split()), "answer_days": answer_days}
        )[0]
        subject = f"account:{account.id}" if account else ""
        body = {"answer_days": answer_days, "is_named": account is not None}
        journal.record(verb="reception.name_duty", actor=actor, at=at, subject=subject, body=body)
    return found


def _require_reader(question: AdviceQuestion, actor: Account | None, at: datetime) -> None:
    """Raise NotYours unless the account answers questions, or is the duty when this one cannot wait."""
    on = local(at).date()
    if actor is None:
        return
    if question.kind == AdviceKind.URGENT:
        named = duty(on).account_id
        if named != actor.id:
            raise not_yours()
        return
    require_somewhere(actor, "reception.answer_advice", on=on)


def _locked(question: AdviceQuestion) -> AdviceQuestion:
    found = AdviceQuestion.objects.select_for_update().filter(id=question.id).first()
    if found is None:
        raise UnknownCode(_("Cette question a été effacée."))
    return found
