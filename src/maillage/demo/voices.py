"""What people ask and teams notice in the demonstration, told through the same acts as anywhere."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from maillage.accounts.models import Account
from maillage.demo import pack
from maillage.network.models import Place
from maillage.reception.actions.advice import leave_question, name_duty
from maillage.reception.actions.demands import DemandText, publish_demand, write_demand
from maillage.reception.actions.signals import SignalText, answer_signal, note_signal, share_signal, vote_signal
from maillage.reception.enums import DemandState, SignalState
from maillage.reception.models import Signal

_FILE = "voices.json"
_VOTERS = ("counsellor@demo.example", "place-manager@demo.example", "reception@demo.example")


def load_voices(places: Mapping[str, Place], *, at: datetime) -> None:
    """What was asked and answered, what teams notice, who is on duty for advice at a distance."""
    read = pack.document(_FILE)
    for entry in read["demands"]:
        asked_at = at - timedelta(days=entry["days_ago"])
        demand = write_demand(place=places[entry["place"]], text=_text(entry), actor=None, at=asked_at)
        publish_demand(demand=demand, actor=None, at=asked_at)
    for entry in read["drafts"]:
        write_demand(place=places[entry["place"]], text=_text(entry), actor=None, at=at)
    for entry in read["signals"]:
        _load_signal(entry, at=at)
    _load_advice(read, at=at)


def _text(entry: Mapping[str, Any]) -> DemandText:
    state = DemandState(entry.get("state", DemandState.NOT_YET))
    return DemandText(
        theme=entry["theme"], pole=entry["pole"], asked=entry["asked"], answer=entry.get("answer", ""), state=state
    )


def _load_signal(entry: Mapping[str, Any], *, at: datetime) -> None:
    """Noted some days ago; voted now, as the accounts of the demonstration open now."""
    noted_at = at - timedelta(days=entry["days_ago"])
    noted = SignalText(theme=entry["theme"], pole=entry["pole"], text=entry["text"])
    note_signal(signal=noted, operation_id=uuid.uuid4(), actor=None, at=noted_at)
    signal = Signal.objects.get(text=entry["text"], state=SignalState.TO_READ)
    share_signal(signal=signal, actor=None, at=noted_at)
    voters = Account.objects.filter(email__in=_VOTERS).order_by("email")
    for account in voters[: entry["votes"]]:
        vote_signal(signal=signal, actor=account, at=at)
    if entry["answer"]:
        answer_signal(signal=signal, answer=entry["answer"], version=1, actor=None, at=at)


def _load_advice(read: Mapping[str, Any], *, at: datetime) -> None:
    duty = read["duty"]
    account = Account.objects.filter(email=duty["email"]).first()
    name_duty(account=account, hours=duty["hours"], answer_days=duty["answer_days"], actor=None, at=at)
    for text in read["questions"] if account else ():
        leave_question(text=text, is_distress=False, operation_id=uuid.uuid4(), at=at)
