"""What each way to a diploma costs, and who pays: rules that hold for every training of that way.

No source tells the price of one training: it stays « non connu », and a question for a counsellor.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from maillage.reference.enums import Way

_BY_EMPLOYER: Final = (_("Rien."), _("L’employeur paie, avec l’aide de son OPCO. Vous touchez un salaire."))
_RULES: Final[dict[Way, tuple[str | Promise, str | Promise]]] = {
    Way.INITIAL: (
        _("Rien au lycée public. Des frais d’inscription à l’université. Une école privée fixe son prix."),
        _("L’État ou la Région dans le public. Vous dans le privé, avec une bourse parfois."),
    ),
    Way.APPRENTICESHIP: _BY_EMPLOYER,
    Way.CONTRACT: _BY_EMPLOYER,
    Way.CONTINUING: (
        _("L’organisme de formation fixe son prix. Il est non connu ici."),
        _("Selon votre situation : votre CPF, la Région, France Travail, votre employeur ou Transitions Pro."),
    ),
    Way.EXPERIENCE: (
        _("Le prix dépend de l’aide que vous demandez. Il est non connu ici."),
        _("Selon votre situation : votre CPF, votre employeur ou un fonds public."),
    ),
    Way.INDIVIDUAL: (_("Des frais d’examen parfois. Ils sont non connus ici."), _("Vous, le plus souvent.")),
}


@dataclass(frozen=True)
class Payer:
    """A way: what it costs to the person, and who pays the rest."""

    way: Way
    cost: str
    payer: str


def payers_of(ways: Iterable[Way]) -> tuple[Payer, ...]:
    """The rules of these ways, in the active language."""
    return tuple(Payer(way, *map(str, _RULES[way])) for way in ways)
