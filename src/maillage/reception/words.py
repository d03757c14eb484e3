"""The vocabularies of a desk's facts: which list each value is of (dossier §7)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Final

from django.utils.translation import gettext as _

from maillage.reception.enums import NOT_GIVEN
from maillage.reception.errors import UnknownValue
from maillage.reference import queries as reference

NATURES, REASONS, RETURNS = "nature_visite", "motif_visite", "retour_trois_mois"
# Where a visitor goes on from the desk (W2); « renvoi » is elsewhere, with a route sheet.
OUTCOMES: Final = ("information", "documentation", "poste", "evenement", "entretien", "ailleurs", NOT_GIVEN)
LISTS: Final = {
    "nature": NATURES,
    "reason": REASONS,
    "age": "age",
    "sex": "sexe",
    "situation": "statut",
    "level": "niveau",
    "first_visit": "premiere_venue",
    "channel": "canal",
    "duration": "duree_entretien",
    "supported_area": "quartier_prioritaire",
    "known_by": "connu_par",
    "maturity": "maturite",
    "mix": "mixite",
    "answered": "repondu",
    "unmet_need": "besoin_non_couvert",
    "found": "satisfaction_trouve",
    "rating": "satisfaction_note",
    "recommends": "satisfaction_recommande",
    "wait": "satisfaction_attente",
    "service": "satisfaction_service",
}
CODE_LISTS: Final = {"reasons": REASONS, "obstacles": "frein", "orientations": "orientation_donnee"}


def require_known(values: dict[str, str], on: date) -> None:
    """Raise UnknownValue, field by field, for codes that are not in force on the day. One query a list."""
    wrong = [name for name, code in values.items() if code != NOT_GIVEN and code not in codes_of(LISTS[name], on)]
    if wrong:
        sentence = _("Choisissez une réponse de la liste.")
        raise UnknownValue(sentence, fields={name: [sentence] for name in wrong})


def require_all_known(name: str, codes: Iterable[str], on: date) -> None:
    """Raise UnknownValue when one of several codes is not in force on the day. One query."""
    if not set(codes) <= codes_of(CODE_LISTS[name], on):
        sentence = _("Choisissez des réponses de la liste.")
        raise UnknownValue(sentence, fields={name: [sentence]})


def codes_of(vocabulary: str, on: date) -> frozenset[str]:
    """The codes of a list in force on a day. One query."""
    return frozenset(term.code for term in reference.terms_of(vocabulary, on))


def require_returned(code: str, on: date) -> None:
    """Raise UnknownValue when what changed is not in its list. One query."""
    if code not in codes_of(RETURNS, on):
        sentence = _("Choisissez une réponse de la liste.")
        raise UnknownValue(sentence, fields={"answer": [sentence]})
