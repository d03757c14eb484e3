"""The figures of a month and of a year: what each counts, of whom, and which rule it stands under.

docs/algorithms/figures.md says the same with an example. The codes are kept in frozen rows and in files:
never change one.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Basis(Enum):
    """What a figure stands on, hence which rule it follows."""

    VISITS = "visits"  # counted by reception: no counsellor is in it
    INTERVIEWS = "interviews"  # shown where the place's interviews are
    POLES = "poles"  # one item a pôle: three counsellors at each


@dataclass(frozen=True)
class FigureTable:
    """A table of figures. `adds_up`: its items are parts of one total; else each stands alone."""

    code: str
    title: str | Promise
    definition: str | Promise
    perimeter: str | Promise
    basis: Basis
    vocabulary: str = ""
    adds_up: bool = True
    is_sensitive: bool = False
    is_minutes: bool = False
    is_half_days: bool = False


_COUNTED: Final = _("Les personnes comptées à l’accueil, seules ou en groupe, tous les jours fermés de la période.")
_SHEETS: Final = _("Les fiches d’entretien des jours fermés de la période, sans nom ni conseillère ni conseiller.")
_POLES: Final = _("Les entretiens des pôles où au moins trois conseillères ou conseillers ont travaillé.")
_MANY: Final = _("Plusieurs réponses par fiche : la somme dépasse le nombre de fiches.")
_ONE: Final = _("Une réponse par fiche.")

TABLES: Final = (
    FigureTable("nature", _("Passages par nature"), _("Chaque personne compte à chaque passage."), _COUNTED,
                Basis.VISITS, "nature_visite"),
    FigureTable("reason", _("Passages par motif"), _("Le motif dit à l’accueil, un par passage."), _COUNTED,
                Basis.VISITS, "motif_visite"),
    FigureTable("half_day", _("Passages par demi-journée"), _("Le matin finit à 13 h, l’après-midi à 18 h."),
                _COUNTED, Basis.VISITS, "demi_journee"),
    FigureTable("sex_desk", _("Femmes et hommes à l’accueil"), _("Le profil de quinze secondes, quand il est donné."),
                _("Les profils donnés à l’accueil : une partie des passages."), Basis.VISITS, "sexe"),
    FigureTable("pole", _("Entretiens par pôle"), _("Un entretien compte une fois, au pôle qui l’a mené."), _POLES,
                Basis.POLES),
    FigureTable("served", _("Personnes appelées dans la file, par pôle"), _("Les tickets menés à un entretien."),
                _POLES, Basis.POLES),
    FigureTable("wait", _("Attente par pôle, en minutes"),
                _("La médiane des médianes de demi-journée, pesées par les personnes reçues."), _POLES, Basis.POLES,
                adds_up=False, is_minutes=True),
    FigureTable("queue", _("Issue de la file"), _("Tickets menés à un entretien, et tickets quittés avant."),
                _("Les tickets pris, tous pôles."), Basis.INTERVIEWS),
    FigureTable("duration", _("Durée des entretiens"), _ONE, _SHEETS, Basis.INTERVIEWS, "duree_entretien"),
    FigureTable("answered", _("Réponse trouvée"), _("L’avis de qui a mené l’entretien, une réponse par fiche."),
                _SHEETS, Basis.INTERVIEWS, "repondu"),
    FigureTable("sex", _("Femmes et hommes en entretien"), _ONE, _SHEETS, Basis.INTERVIEWS, "sexe"),
    FigureTable("age", _("Âge"), _ONE, _SHEETS, Basis.INTERVIEWS, "age"),
    FigureTable("situation", _("Situation"), _ONE, _SHEETS, Basis.INTERVIEWS, "statut"),
    FigureTable("level", _("Niveau de diplôme"), _ONE, _SHEETS, Basis.INTERVIEWS, "niveau"),
    FigureTable("first_visit", _("Première venue"), _("Ce que la personne dit. Jamais déduit."), _SHEETS,
                Basis.INTERVIEWS, "premiere_venue"),
    FigureTable("known_by", _("Comment on a connu le lieu"), _ONE, _SHEETS, Basis.INTERVIEWS, "connu_par"),
    FigureTable("reasons", _("Motifs d’entretien"), _MANY, _SHEETS, Basis.INTERVIEWS, "motif_visite", adds_up=False),
    FigureTable("orientations", _("Orientations données"), _MANY, _SHEETS, Basis.INTERVIEWS, "orientation_donnee",
                adds_up=False),
    FigureTable("unmet_need", _("Besoins non couverts"), _ONE, _SHEETS, Basis.INTERVIEWS, "besoin_non_couvert"),
    FigureTable("obstacles", _("Freins"), _MANY, _SHEETS, Basis.INTERVIEWS, "frein", adds_up=False,
                is_sensitive=True),
    FigureTable("domains_women", _("Domaines envisagés par des femmes"), _MANY, _SHEETS, Basis.INTERVIEWS,
                adds_up=False),
    FigureTable("domains_men", _("Domaines envisagés par des hommes"), _MANY, _SHEETS, Basis.INTERVIEWS,
                adds_up=False),
    FigureTable("mix", _("Mixité abordée"), _ONE, _SHEETS, Basis.INTERVIEWS, "mixite"),
)  # fmt: skip
BY_CODE: Final = {table.code: table for table in TABLES}
# Of the network alone: one item a place, in the order of names.
VISITS_BY_PLACE: Final = FigureTable(
    "place_visits", _("Passages par lieu"), _("Chaque personne compte à chaque passage."), _COUNTED, Basis.VISITS
)
INTERVIEWS_BY_PLACE: Final = FigureTable(
    "place_interviews", _("Entretiens par lieu"), _("Un entretien compte une fois, au lieu qui l’a mené."),
    _("Les lieux où au moins trois conseillères ou conseillers ont travaillé."), Basis.POLES,
)  # fmt: skip
PLACE_TABLES: Final = (VISITS_BY_PLACE, INTERVIEWS_BY_PLACE)
# Read by the coordination alone: partners do not see each other's detail (dossier §2).
HALF_DAYS_BY_PARTNER: Final = FigureTable(
    "partner_half_days", _("Demi-journées par organisme"),
    _("Les présences confirmées. Rien n’est compté par personne."),
    _("Les organismes dont au moins trois conseillères ou conseillers ont travaillé dans le mois."), Basis.POLES,
    is_half_days=True,
)  # fmt: skip
NETWORK_TABLES: Final = (*PLACE_TABLES, HALF_DAYS_BY_PARTNER)
# Every month counts these whole; of what comes from sheets, only the year counts what is dated to the quarter.
DATED_TO_THE_DAY: Final = frozenset({"nature", "reason", "half_day", "pole", "served", "queue"})
# The total of a table, beside its items.
TOTAL: Final = "*"
