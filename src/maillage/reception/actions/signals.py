"""Weak signals (R17): noted without author, read over, shared, voted, answered.

Only the acts of the network are journalled, without the signal: an hour would date its text.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Final
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from maillage.core.instants import local
from maillage.reception.enums import SignalState
from maillage.reception.errors import AlreadyAnswered, SaysNothing, StaleText
from maillage.reception.models import Signal, SignalVote
from maillage.reception.nobody import require_nobody
from maillage.reception.rules import require_somewhere
from maillage.reception.signal_marks import mark_of
from maillage.reception.subjects import require_subject
from maillage.safeguards import journal
from maillage.safeguards.fact_operations import once_as_fact
from maillage.safeguards.facts import wipe_write_ahead_log

if TYPE_CHECKING:
    from maillage.accounts.models import Account

KEPT_DAYS: Final = 730


@dataclass(frozen=True, kw_only=True)
class SignalText:
    """What a team begins to see."""

    theme: str
    pole: str = ""
    text: str


def note_signal(*, signal: SignalText, operation_id: UUID, actor: Account | None, at: datetime) -> bool:
    """Note a signal; True when it was already there. The actor is asked for their right, then forgotten.

    Raises NotYours, SaysNothing, UnknownValue, NamesSomebody and the refusals of `once_as_fact`.
    """
    today = local(at).date()
    require_somewhere(actor, "reception.note_signal", on=today)
    text = " ".join(signal.text.split())
    if not text:
        raise SaysNothing(_("Écrivez ce que vous remarquez."), fields={"text": [_("Écrivez ce que vous remarquez.")]})
    require_subject(signal.theme, signal.pole, today)
    require_nobody({"text": text})
    row = Signal(
        theme=signal.theme, pole=signal.pole, text=text, week=monday_of(today), vote_salt=secrets.token_hex(32)
    )
    body = {"kind": "signal", "theme": row.theme, "pole": row.pole, "text": text}
    return once_as_fact(operation_id=operation_id, body=body, at=at, effect=lambda: row.save(force_insert=True))


def share_signal(*, signal: Signal, actor: Account | None, at: datetime) -> Signal:
    """Let every team read and vote: it was read over, and tells of nobody."""
    require_somewhere(actor, "reception.answer_signals", on=local(at).date())
    with transaction.atomic():
        current = _locked(signal)
        if current.state == SignalState.TO_READ:
            current.state = SignalState.SHARED
            current.save(update_fields=["state"])
            _record("reception.share_signal", actor, at)
    return current


def refuse_signal(*, signal: Signal, actor: Account | None, at: datetime) -> None:
    """Take it out for good: it tells of somebody, or belongs elsewhere. Nothing of it is kept."""
    require_somewhere(actor, "reception.answer_signals", on=local(at).date())
    with transaction.atomic():
        _locked(signal).delete()
        _record("reception.refuse_signal", actor, at)
        transaction.on_commit(wipe_write_ahead_log)


def answer_signal(*, signal: Signal, answer: str, version: int, actor: Account | None, at: datetime) -> Signal:
    """Tell all teams what was done about it. Votes end: their marks and salt are destroyed, their number stays.

    Raises NotYours, SaysNothing, StaleText and NamesSomebody.
    """
    require_somewhere(actor, "reception.answer_signals", on=local(at).date())
    words = " ".join(answer.split())
    if not words:
        raise SaysNothing(_("Écrivez ce qui a été fait."), fields={"answer": [_("Écrivez ce qui a été fait.")]})
    require_nobody({"answer": words})
    with transaction.atomic():
        current = _locked(signal)
        if current.version != version:
            raise StaleText(_("Ce texte a changé entre-temps. Relisez-le, puis recommencez."))
        current.marks.all().delete()
        current.state, current.answer, current.vote_salt = SignalState.ANSWERED, words, ""
        current.answered_in = monday_of(local(at).date())
        current.version += 1
        current.save()
        _record("reception.answer_signal", actor, at)
        transaction.on_commit(wipe_write_ahead_log)
    return current


def vote_signal(*, signal: Signal, actor: Account, at: datetime) -> int:
    """Say « we see it too »: once an account, whatever is sent; how many votes there are.

    What is kept of the account is a hash (`signal_marks`). Raises NotYours, AlreadyAnswered.
    """
    require_somewhere(actor, "reception.note_signal", on=local(at).date())
    with transaction.atomic():
        current = _locked(signal)
        if current.state != SignalState.SHARED:
            raise AlreadyAnswered(_("Ce signal ne se vote pas, ou plus."))
        _vote, is_new = SignalVote.objects.get_or_create(signal=current, mark=mark_of(current, actor))
        if is_new:
            current.votes += 1
            current.save(update_fields=["votes"])
    return current.votes


def shuffle_and_forget(at: datetime) -> int:
    """Write signals and votes again in random order, without the oldest; how many these were."""
    with transaction.atomic():
        old = Signal.objects.filter(week__lt=local(at).date() - timedelta(days=KEPT_DAYS))
        forgotten = old.count()
        old.delete()
        signals, votes = list(Signal.objects.order_by("id")), list(SignalVote.objects.order_by("id"))
        Signal.objects.all().delete()
        chance = secrets.SystemRandom()
        chance.shuffle(signals)
        chance.shuffle(votes)
        Signal.objects.bulk_create(signals)
        SignalVote.objects.bulk_create(votes)
        transaction.on_commit(wipe_write_ahead_log)
    return forgotten


def monday_of(day: date) -> date:
    """The Monday of the week of a day."""
    return day - timedelta(days=day.weekday())


def _locked(signal: Signal) -> Signal:
    return Signal.objects.select_for_update().get(id=signal.id)


def _record(verb: str, actor: Account | None, at: datetime) -> None:
    """What the network did, never on which signal: its hour would date the text."""
    journal.record(verb=verb, actor=actor, at=at)
