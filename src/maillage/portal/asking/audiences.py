"""Audiences one may say to be part of, as data·inclusion names them. They sort what is found and hide nothing (R5).

Whether one is a woman or a man is no input of the search: « femmes » is not offered.
"""

from __future__ import annotations

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

AUDIENCES: Final[dict[str, Promise]] = {
    "jeunes": _("Jeune, moins de 26 ans"),
    "etudiants": _("Étudiante ou étudiant"),
    "demandeurs-emploi": _("À la recherche d’un emploi"),
    "actifs": _("En emploi"),
    "seniors": _("Plus de 50 ans"),
    "beneficiaires-des-minimas-sociaux": _("Au RSA ou avec une autre aide"),
    "personnes-en-situation-de-handicap": _("En situation de handicap"),
    "personnes-exilees": _("Arrivée ou arrivé d’un autre pays"),
    "familles": _("Parent"),
}
