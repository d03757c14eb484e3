"""The eighteen principles of the charter, in our own words, each with what it asks of a place.

They restate the charter of the Cités des métiers (April 2004) and what our dossier adds; they replace
neither. docs/algorithms/charter.md gives the sources.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import Promise


@dataclass(frozen=True)
class Principle:
    """A principle: what it says, and what one can check of it."""

    code: str
    name: str | Promise
    statement: str | Promise
    requirement: str | Promise


WITHOUT_APPOINTMENT: Final = "R4"

PRINCIPLES: Final = (
    Principle(
        "R1",
        _("Gratuit"),
        _("Tout ce que le lieu propose est gratuit. On n’y vend rien."),
        _("Aucun prix, aucune publicité, aucun lien vers une vente."),
    ),
    Principle(
        "R2",
        _("Sans contrôle"),
        _("Personne n’a besoin de dire pourquoi il ou elle vient, ni de s’inscrire."),
        _("On entre, on lit et on demande conseil sans compte ni formulaire."),
    ),
    Principle(
        "R3",
        _("Anonyme"),
        _("Le lieu ne garde pas le nom des personnes reçues."),
        _("Aucune fiche de visite ou d’entretien ne porte une identité."),
    ),
    Principle(
        WITHOUT_APPOINTMENT,
        _("Sans rendez-vous"),
        _("On vient quand on veut, pendant les heures d’ouverture."),
        _("Chaque pôle ouvert reçoit sans rendez-vous. Réserver reste possible, jamais obligatoire."),
    ),
    Principle(
        "R5",
        _("Pour tout le monde"),
        _("Le lieu reçoit chacune et chacun, quels que soient l’âge, le statut ou le niveau."),
        _("Aucun service de base n’est réservé à un public."),
    ),
    Principle(
        "R6",
        _("Partir de la question"),
        _("Le conseil part de la question de la personne, pas des dispositifs."),
        _("On entre par des questions en mots simples, et on repart avec plusieurs pistes."),
    ),
    Principle(
        "R7",
        _("Information complète"),
        _("L’information est complète et ne favorise aucune structure."),
        _("Quand plusieurs offres existent, le lieu en montre au moins deux."),
    ),
    Principle(
        "R8",
        _("Conseil sans étiquette"),
        _("Le public ne sait pas quelle structure emploie la conseillère ou le conseiller."),
        _("Badges, affiches et écrans nomment le pôle, jamais l’employeur."),
    ),
    Principle(
        "R9",
        _("Espace ouvert"),
        _("L’espace est commun, sans cloison entre les pôles."),
        _("Les équipes voient la même file et peuvent se relayer."),
    ),
    Principle(
        "R10",
        _("Tous les secteurs"),
        _("La documentation et les événements parlent de tous les secteurs."),
        _("Chacun des quatorze domaines du ROME a un document à jour."),
    ),
    Principle(
        "R11",
        _("Quelqu’un à qui parler"),
        _("Chaque personne peut parler à une conseillère ou à un conseiller."),
        _("Une ouverture sans conseil prévu est signalée à l’équipe et au public."),
    ),
    Principle(
        "R12",
        _("Relais des politiques publiques"),
        _("Le lieu relaie les politiques publiques. Les institutions qui en ont la charge les paient."),
        _("Toute action cofinancée affiche ses financeurs."),
    ),
    Principle(
        "R13",
        _("Sans note ni classement"),
        _("Personne n’évalue la performance des conseillères et des conseillers."),
        _("Aucun chiffre n’est tenu par conseillère ou conseiller."),
    ),
    Principle(
        "R14",
        _("Ressources communes"),
        _("Les partenaires partagent leurs ressources et se forment ensemble."),
        _("L’équipe dispose d’outils communs et suit le module d’accueil."),
    ),
    Principle(
        "R15",
        _("À deux"),
        _("Les permanences se tiennent à deux, et chaque personne apprend de l’autre."),
        _("Deux conseillères ou conseillers sont prévus par pôle et par demi-journée."),
    ),
    Principle(
        "R16",
        _("Passer le relais"),
        _("Le suivi long est confié à des partenaires extérieurs."),
        _("La personne repart avec ses pistes. Rien ne part chez un partenaire sans son geste."),
    ),
    Principle(
        "R17",
        _("Voir venir"),
        _("Les équipes repèrent tôt les nouveaux besoins."),
        _("Les signaux faibles sont notés par semaine, sans nommer personne."),
    ),
    Principle(
        "R18",
        _("Évoluer en le disant"),
        _("Une règle ne change que pour une raison dite, et pour un temps donné."),
        _("Chaque dérogation dit quel principe, pourquoi, jusqu’à quand et qui décide."),
    ),
)
CODES: Final = tuple(principle.code for principle in PRINCIPLES)
BY_CODE: Final = {principle.code: principle for principle in PRINCIPLES}
