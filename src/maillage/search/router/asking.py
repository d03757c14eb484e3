"""The one plain question put when the pôle is not sure."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from maillage.search.routes import Asked, Choice, PoleGuess

# What a person would say of each pôle; never a name of an institution (R6).
CHOICES: dict[str, Promise] = {
    "orientation": gettext_lazy("Je cherche un métier ou une voie qui me va"),
    "formation": gettext_lazy("Je veux me former, ou payer une formation"),
    "emploi": gettext_lazy("Je cherche un emploi ou un stage"),
    "evolution": gettext_lazy("Je veux que mon travail change"),
    "creation": gettext_lazy("Je veux créer mon activité"),
}
_LIKELY = 0.15


def ask(guesses: Sequence[PoleGuess]) -> Asked:
    """The likely pôles when there are two or more, else all, in the order of the network."""
    likely = {guess.code for guess in guesses if guess.confidence >= _LIKELY}
    offered = likely if len(likely) > 1 else CHOICES.keys()
    choices = tuple(Choice(code, str(label)) for code, label in CHOICES.items() if code in offered)
    return Asked(_("Pour bien vous guider : quelle phrase vous ressemble le plus ?"), choices)
