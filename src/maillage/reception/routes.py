"""The route sheet: steps, addresses, the person's own questions, and the card to answer three months later.

The own questions live as long as the answer to one request: they go on paper or into a file, and nowhere else.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from maillage.network import queries as network
from maillage.reception.references import MOST, Item, items_of
from maillage.reception.return_codes import code_of, opens_on

LONGEST_QUESTIONS: Final = 1500
_VERBS: Final[dict[str, Promise]] = {
    "occupation": gettext_lazy("Lire la fiche de ce métier"),
    "place": gettext_lazy("S’y rendre"),
    "service": gettext_lazy("Demander ce service"),
    "pole": gettext_lazy("En parler avec quelqu’un"),
}


@dataclass(frozen=True)
class Step:
    """A thing to do, and where."""

    verb: str
    title: str
    lines: tuple[str, ...]
    address: str


@dataclass(frozen=True)
class ReturnCard:
    """The part to tear off: a code common to the month, and where to answer."""

    code: str
    address: str
    from_month: str


@dataclass(frozen=True)
class RouteSheet:
    """All that a route sheet says. `questions` are the person's own lines."""

    network: str
    ribbon: str
    steps: tuple[Step, ...]
    questions: tuple[str, ...]
    card: ReturnCard


def step_of(item: Item, site: str) -> Step:
    """The item as a thing to do. `site` is the address of the portal, without its last stroke."""
    prefix = "/en" if get_language() == "en" else ""
    return Step(verb=str(_VERBS[item.kind]), title=item.title, lines=item.lines, address=f"{site}{prefix}{item.path}")


def route_sheet(references: Iterable[str], *, questions: str, site: str, on: date) -> RouteSheet:
    """The sheet of public things and of the person's own questions, in the active language. One query a kind."""
    language = "en" if get_language() == "en" else "fr"
    sheet = network.current_network()
    items = items_of(references, on=on, language=language)[:MOST]
    return RouteSheet(
        network=sheet.name,
        ribbon=_("Réseau de démonstration") if sheet.is_demonstration else "",
        steps=tuple(step_of(item, site) for item in items),
        questions=lines_of(questions),
        card=return_card(site, on),
    )


def return_card(site: str, on: date) -> ReturnCard:
    """The card of every sheet of the month."""
    prefix = "/en" if get_language() == "en" else ""
    code = code_of(on)
    return ReturnCard(
        code=code,
        address=f"{site}{prefix}/retour/?code={code}",
        from_month=date_format(opens_on(on), "F Y"),
    )


def lines_of(questions: str) -> tuple[str, ...]:
    """The person's own questions, one a line."""
    return tuple(line.strip() for line in questions[:LONGEST_QUESTIONS].splitlines() if line.strip())
