"""What the bench finds: the same engine as the portal, measured from the place; each thing with a key of its own."""

from __future__ import annotations

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from maillage.desk.pages.bench import FoundGroup, FoundLine
from maillage.desk.panier import Panier
from maillage.desk.receiving import Receiving
from maillage.desk.sheet_questions import KEYS
from maillage.search import queries as search
from maillage.search.answers import Point, Question
from maillage.search.routes import Helpline

_SHOWN_OF_A_KIND: Final = 6
_LABELS: Final[dict[str, Promise]] = {
    "occupation": _("Métiers"),
    "place": _("Lieux"),
    "service": _("Services"),
    "pole": _("Pôles"),
}


def found_for(here: Receiving, text: str, panier: Panier) -> tuple[FoundGroup, ...]:
    """What answers the question, by kind, the most relevant kind first; nothing for no question."""
    if not text:
        return ()
    answer = search.answer(_question(here, text))
    keys = iter(KEYS)
    return tuple(
        FoundGroup(
            str(_LABELS[group.kind]),
            tuple(
                FoundLine(
                    reference=(reference := f"{found.kind}:{found.code}"),
                    title=found.title,
                    detail=found.detail,
                    path=found.path,
                    key=next(keys, ""),
                    is_taken=reference in panier.references,
                )
                for found in group.found
            ),
        )
        for group in answer.kinds
    )


def helplines_for(here: Receiving, text: str) -> tuple[Helpline, ...]:
    """Whom to call when the question tells of danger; nothing of it is kept."""
    if not text:
        return ()
    return search.route(text, language=_language(), at=here.visit.at).helplines


def _question(here: Receiving, text: str) -> Question:
    place = here.place
    latitude = place.latitude if place.latitude is not None else place.commune.latitude
    longitude = place.longitude if place.longitude is not None else place.commune.longitude
    return Question(
        text=text,
        day=here.on,
        language=_language(),
        kinds=tuple(_LABELS),
        limit=_SHOWN_OF_A_KIND,
        near=Point(place.name, latitude, longitude),
    )


def _language() -> str:
    return "en" if get_language() == "en" else "fr"
