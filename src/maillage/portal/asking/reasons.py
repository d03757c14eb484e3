"""What a question is about, in the words of a person: « vous parlez de changer de métier ».

By the codes of the list `motif_visite`; one that is not here is left unsaid.
"""

from __future__ import annotations

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

REASONS: Final[dict[str, Promise]] = {
    "rencontrer_conseiller": _("parler avec une conseillère ou un conseiller"),
    "decouvrir_metier": _("découvrir un métier"),
    "choisir_orientation": _("choisir une voie"),
    "trouver_formation": _("trouver ou payer une formation"),
    "alternance_stage": _("trouver un stage ou une alternance"),
    "vae_bilan": _("faire valoir votre expérience"),
    "recherche_emploi": _("chercher un emploi"),
    "cv_lettre_entretien": _("préparer un CV, une lettre ou un entretien"),
    "reconversion": _("changer de métier"),
    "droit_travail": _("connaître vos droits au travail"),
    "creation_activite": _("créer ou reprendre une activité"),
    "concours_fonction_publique": _("passer un concours, entrer dans la fonction publique"),
    "international": _("partir, ou faire reconnaître un diplôme d’un autre pays"),
    "utiliser_poste": _("utiliser un ordinateur ou imprimer"),
    "documentation": _("lire de la documentation"),
    "evenement": _("venir à un atelier ou à un forum"),
    "accompagner_proche": _("aider une personne proche"),
    "renseignement_pratique": _("trouver un renseignement pratique"),
}
