"""The sides of a place's day: one line each, in the order of a working day.

A screen that belongs to the day adds its line to `TABS` and shows itself in `desk/frame.html`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from maillage.accounts.staff.visit import Visit
from maillage.reception import rules

if TYPE_CHECKING:
    from maillage.network.models import Place


@dataclass(frozen=True)
class Tab:
    """A side of the day: its route takes the slug of the place."""

    label: str | Promise
    route: str
    permission: str
    needs_queue: bool = False


TABS: Final = (
    Tab(_("Ouverture"), "desk:opening", "reception.welcome"),
    Tab(_("Compter"), "desk:day", "reception.welcome"),
    Tab(_("File d’attente"), "desk:queue", "reception.welcome", needs_queue=True),
    Tab(_("Conseil"), "desk:bench", "reception.receive"),
    Tab(_("Fiche d’entretien"), "desk:sheet", "reception.receive"),
    Tab(_("Renvoyer"), "desk:elsewhere", "reception.welcome"),
    Tab(_("Ateliers"), "desk:workshops", "reception.welcome"),
    Tab(_("Feuille du soir"), "desk:tally", "reception.welcome"),
    Tab(_("Avis"), "desk:opinions", "reception.welcome"),
    Tab(_("Vous avez demandé"), "desk:demands", "reception.welcome"),
    Tab(_("Fermer la journée"), "desk:closing", "reception.close_day"),
    Tab(_("Réglages"), "desk:settings", "reception.set_up"),
)

Link = tuple[str | Promise, str, bool]


def tabs_of(visit: Visit, place: Place, current: str, *, has_queue: bool) -> list[Link]:
    """The sides the account may open at the place, as `ui/tabs-nav.html` takes them. One query."""
    held = rules.held_at(visit.account, on=visit.on, place_key=str(place.id))
    return [
        (tab.label, reverse(tab.route, args=[place.slug]), tab.route == current)
        for tab in TABS
        if tab.permission in held and (has_queue or not tab.needs_queue)
    ]
