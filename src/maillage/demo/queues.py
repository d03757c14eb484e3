"""How the invented places receive: those of `activity.json` have a queue, the others count alone."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from maillage.demo import pack
from maillage.network.models import Place
from maillage.reception import actions


def set_up_queues(places: Mapping[str, Place], *, at: datetime) -> None:
    """Through the same act as a real place."""
    for key in pack.document("activity.json")["queues"]:
        actions.set_up(place=places[key], has_queue=True, actor=None, at=at)
