"""What people asked of a place in vain: written by its team, published with an answer by who is in charge."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from maillage.core.instants import local
from maillage.network.models import Place
from maillage.reception.enums import DemandState
from maillage.reception.errors import NoAnswerYet, SaysNothing, StaleText
from maillage.reception.models import Demand
from maillage.reception.nobody import require_nobody
from maillage.reception.rules import require
from maillage.reception.subjects import require_subject
from maillage.safeguards import journal

if TYPE_CHECKING:
    from maillage.accounts.models import Account


@dataclass(frozen=True, kw_only=True)
class DemandText:
    """What the team says: what was asked, and its answer, or « not yet, because… »."""

    theme: str
    pole: str = ""
    asked: str
    answer: str = ""
    state: DemandState = DemandState.NOT_YET


def write_demand(*, place: Place, text: DemandText, actor: Account | None, at: datetime) -> Demand:
    """Write down what was asked in vain, as a draft.

    Raises NotYours, SaysNothing, UnknownValue and NamesSomebody.
    """
    _require(place, "reception.welcome", actor, at=at)
    with transaction.atomic():
        demand = Demand(place=place)
        _fill(demand, text, at)
        demand.save(force_insert=True)
        _record("reception.write_demand", demand, actor, at=at)
    return demand


def change_demand(*, demand: Demand, version: int, text: DemandText, actor: Account | None, at: datetime) -> Demand:
    """Change it. What is published is changed by who publishes. Raises StaleText besides."""
    _require(demand.place, _right_over(demand), actor, at=at)
    with transaction.atomic():
        current = _locked(demand)
        if current.version != version:
            raise StaleText(_("Ce texte a changé entre-temps. Relisez-le, puis recommencez."))
        _fill(current, text, at)
        if current.is_published and not current.answer:
            raise _no_answer()
        current.version += 1
        current.save()
        _record("reception.change_demand", current, actor, at=at)
    return current


def publish_demand(*, demand: Demand, actor: Account | None, at: datetime) -> Demand:
    """Show it to the public. Raises NotYours, and NoAnswerYet while nothing is answered."""
    _require(demand.place, "reception.publish_demand", actor, at=at)
    with transaction.atomic():
        current = _locked(demand)
        if not current.answer:
            raise _no_answer()
        current.is_published = True
        current.save(update_fields=["is_published"])
        _record("reception.publish_demand", current, actor, at=at)
    return current


def withdraw_demand(*, demand: Demand, actor: Account | None, at: datetime) -> Demand:
    """Hide it from the public; the team keeps it."""
    _require(demand.place, "reception.publish_demand", actor, at=at)
    with transaction.atomic():
        current = _locked(demand)
        current.is_published = False
        current.save(update_fields=["is_published"])
        _record("reception.withdraw_demand", current, actor, at=at)
    return current


def _right_over(demand: Demand) -> str:
    return "reception.publish_demand" if demand.is_published else "reception.welcome"


def _require(place: Place, permission: str, actor: Account | None, *, at: datetime) -> None:
    require(actor, permission, on=local(at).date(), place_key=str(place.id))


def _locked(demand: Demand) -> Demand:
    return Demand.objects.select_for_update().get(id=demand.id)


def _fill(demand: Demand, text: DemandText, at: datetime) -> None:
    """Put the words in, refused when they say nothing or tell of somebody; a new answer is dated of today."""
    today = local(at).date()
    asked, answer = " ".join(text.asked.split()), " ".join(text.answer.split())
    if not asked:
        raise SaysNothing(_("Écrivez ce qui a été demandé."), fields={"asked": [_("Écrivez ce qui a été demandé.")]})
    require_subject(text.theme, text.pole, today)
    require_nobody({"asked": asked, "answer": answer})
    if (answer, text.state) != (demand.answer, demand.state):
        demand.answered_on = today if answer else None
    demand.theme, demand.pole, demand.asked, demand.answer, demand.state = (
        text.theme, text.pole, asked, answer, text.state,
    )  # fmt: skip


def _no_answer() -> NoAnswerYet:
    sentence = _("Écrivez d’abord une réponse, même « pas encore, parce que… ».")
    return NoAnswerYet(sentence, fields={"answer": [sentence]})


def _record(verb: str, demand: Demand, actor: Account | None, *, at: datetime) -> None:
    body: Mapping[str, object] = {"state": demand.state}
    journal.record(
        verb=verb, actor=actor, at=at, subject=f"demand:{demand.id}", place_key=str(demand.place_id), body=body
    )
