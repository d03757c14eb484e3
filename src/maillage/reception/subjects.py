"""What a text of a team is about: a theme of the list, and a pôle of the network or none."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from maillage.network.models import Pole
from maillage.reception.errors import UnknownValue
from maillage.reception.words import REASONS, codes_of


def require_subject(theme: str, pole: str, on: date) -> None:
    """Raise UnknownValue for a theme that is not in force, or a pôle that is not the network's. Two queries at most."""
    if theme not in codes_of(REASONS, on):
        raise UnknownValue(_("Choisissez un thème."), fields={"theme": [_("Choisissez un thème de la liste.")]})
    if pole and not Pole.objects.filter(code=pole).exists():
        raise UnknownValue(_("Choisissez un pôle."), fields={"pole": [_("Choisissez un pôle de la liste.")]})
