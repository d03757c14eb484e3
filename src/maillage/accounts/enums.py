"""Roles of staff and what a grant reaches (dossier §2)."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """What a person of the staff does; the order is the one shown in lists."""

    ADMINISTRATOR = "administrator", _("administration")
    COORDINATION = "coordination", _("coordination du réseau")
    PLACE_MANAGER = "place_manager", _("responsable de lieu")
    RECEPTION = "reception", _("accueil")
    COUNSELLOR = "counsellor", _("conseil")
    DOCUMENTALIST = "documentalist", _("documentation")
    PROGRAMMER = "programmer", _("programmation")
    FUNDER = "funder", _("financeur, en lecture")


class Scope(models.TextChoices):
    """How far a grant reaches. `Grant.scope_key` holds the id of the place or organisation."""

    NETWORK = "network", _("tout le réseau")
    PLACE = "place", _("un lieu")
    ORGANISATION = "organisation", _("un organisme partenaire")
