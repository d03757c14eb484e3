"""Rows of reception for tests, made as `factories` makes those of the storeys below."""

from __future__ import annotations

import itertools
from datetime import date, time
from typing import Any

from django.utils import timezone

from maillage.network.models import Place
from maillage.reception.enums import SignalState
from maillage.reception.models import AdviceQuestion, Demand, Signal, Workshop
from tests.factories import FAR_AHEAD, LONG_AGO

_numbers = itertools.count(1)


def make_workshop(place: Place, **values: Any) -> Workshop:
    """A workshop at two, whatever the day."""
    defaults = {"day": FAR_AHEAD, "starts_at": time(14), "title": f"Atelier {next(_numbers)}"}
    return Workshop.objects.create(place=place, **{**defaults, **values})


def make_demand(place: Place, **values: Any) -> Demand:
    """What people asked of a place in vain, with its answer, as a draft."""
    defaults = {
        "theme": "cv_lettre_entretien",
        "asked": "Des ateliers le soir",
        "answer": "Deux soirs par mois",
        "answered_on": LONG_AGO,
    }
    return Demand.objects.create(place=place, **{**defaults, **values})


def make_signal(text: str = "Des jeunes demandent des stages du soir", **values: Any) -> Signal:
    """A weak signal that teams vote for."""
    defaults = {
        "theme": "cv_lettre_entretien",
        "week": date(2026, 11, 23),
        "state": SignalState.SHARED,
        "vote_salt": "sel",
    }
    return Signal.objects.create(text=text, **{**defaults, **values})


def make_advice(text: str = "Comment refuser une offre ?", **values: Any) -> AdviceQuestion:
    """A question left at a distance today."""
    defaults = {"code_hash": f"hash-{next(_numbers)}", "asked_on": timezone.localdate()}
    return AdviceQuestion.objects.create(text=text, **{**defaults, **values})
