"""The network itself and its five entries."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Unpack

from django.db import transaction

from maillage.core.instants import local
from maillage.network.actions.checks import apply, require_valid
from maillage.network.fields import NetworkDetails, PoleTexts
from maillage.network.models import Network, Pole
from maillage.network.rules import require
from maillage.safeguards import journal

if TYPE_CHECKING:
    from maillage.accounts.models import Account


def describe_network(
    *,
    name: str,
    short_name: str,
    region_code: str,
    school_zone: str,
    actor: Account | None,
    at: datetime,
    **details: Unpack[NetworkDetails],
) -> Network:
    """Say which network this installation runs; the first time, or again."""
    require(actor, "network.describe", on=local(at).date())
    with transaction.atomic():
        network = Network.objects.select_for_update().filter(id=1).first() or Network(id=1)
        values = {"name": name, "short_name": short_name, "region_code": region_code, "school_zone": school_zone}
        changed = apply(network, {**values, **details})
        require_valid(network)
        network.save()
        journal.record(verb="network.describe_network", actor=actor, at=at, body={"changed": changed})
    return network


def describe_pole(*, code: str, position: int, actor: Account | None, at: datetime, **texts: Unpack[PoleTexts]) -> Pole:
    """Give a pôle its place among the entries and its words, in both languages."""
    require(actor, "network.describe", on=local(at).date())
    with transaction.atomic():
        pole = Pole.objects.select_for_update().filter(code=code).first() or Pole(code=code)
        questions = {"questions": list(texts["questions"]), "questions_en": list(texts["questions_en"])}
        changed = apply(pole, {**texts, **questions, "position": position})
        require_valid(pole)
        pole.save()
        journal.record(verb="network.describe_pole", actor=actor, at=at, subject=code, body={"changed": changed})
    return pole
