"""Controlled words of the safeguards."""

from __future__ import annotations

from enum import StrEnum

from django.db import models
from django.utils.translation import gettext_lazy as _


class Verb(StrEnum):
    """What safeguards themselves write in the journal."""

    BODIES_FORGOTTEN = "safeguards.journal.forget_bodies"
    FACTS_FORGOTTEN = "safeguards.facts.forget_facts"
    HALF_DAY_SEALED = "safeguards.facts.seal_half_day"
    PURGED = "safeguards.retention.purge"


class Fault(models.TextChoices):
    """Why the journal does not verify."""

    MISSING = "missing", _("Une écriture manque, ou l’ordre a changé.")
    UNLINKED = "unlinked", _("L’écriture ne suit pas la précédente.")
    CHANGED = "changed", _("L’écriture a été modifiée.")
    DETAILS_CHANGED = "details_changed", _("L’auteur, l’objet ou le détail de l’écriture a été modifié.")
    FORGOTTEN_EARLY = "forgotten_early", _("Le détail de l’écriture a été effacé avant le terme.")
    TAIL = "tail", _("La fin du journal ne correspond pas à sa tête.")
    MARK = "mark", _("Le journal ne contient pas le repère noté ailleurs.")
    FACTS = "facts", _("Des faits anonymes manquent, sont en trop ou ont été modifiés.")
