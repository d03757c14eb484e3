"""Tags of the staff screens."""

from __future__ import annotations

from collections.abc import Mapping

from django.template import Library
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

register = Library()

# What undoing the last change of a rota takes back, by the verb of the change.
_UNDOING: dict[str, str | Promise] = {
    "network.accept_answers": _("Annuler l’ajout des réponses du partenaire"),
    "network.add_shift": _("Annuler l’ajout du créneau"),
    "network.cancel_shift": _("Annuler la suppression du créneau"),
    "network.confirm_past_shifts": _("Annuler la confirmation des présences passées"),
    "network.confirm_shift": _("Annuler la confirmation du créneau"),
    "network.copy_week": _("Annuler la recopie de la semaine"),
    "network.fill_shift": _("Annuler le dernier nom posé"),
    "network.mark_absent": _("Annuler la dernière absence"),
    "network.swap_shifts": _("Annuler le dernier échange"),
}


@register.filter
def undoing(change: Mapping[str, object]) -> str | Promise:
    """The words of the button that takes back `change`, the last one of a rota."""
    return _UNDOING[str(change["verb"])]
