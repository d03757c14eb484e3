"""Texts of a team tell of nobody: what looks like a person, or like one person's story, is refused (R17)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from django.utils.translation import gettext_lazy as _

from maillage.core.text import normalise
from maillage.network.queries.network import current_network
from maillage.reception.errors import NamesSomebody
from maillage.reference.models import Commune
from maillage.safeguards.persons.detecting import Trace, traces_of
from maillage.safeguards.persons.words import first_names

_SENTENCES: Final = {
    Trace.MAIL: _("Ôtez l’adresse de courriel."),
    Trace.PHONE: _("Ôtez le numéro de téléphone."),
    Trace.NIR: _("Ôtez le numéro de sécurité sociale."),
    Trace.NUMBER: _("Ôtez le numéro de dossier."),
    Trace.ADDRESS: _("Ôtez l’adresse."),
    Trace.NAME: _("Un mot ressemble à un nom : ôtez-le, ou écrivez-le sans majuscule."),
    Trace.STORY: _("Ce texte semble parler d’une seule personne. Écrivez au pluriel : « des jeunes demandent… »."),
}


def require_nobody(texts: Mapping[str, str]) -> None:
    """Raise NamesSomebody, field by field. Two queries at most; none for empty texts."""
    if not any(texts.values()):
        return
    known = _place_words()
    found = {name: traces_of(text, known) for name, text in texts.items()}
    wrong = {name: [str(_SENTENCES[trace]) for trace in traces] for name, traces in found.items() if traces}
    if wrong:
        raise NamesSomebody(_("Ce texte semble parler d’une personne. Rien n’est enregistré."), fields=wrong)


def _place_words() -> frozenset[str]:
    """The words of the communes of the region, but those that are first names too."""
    rows = Commune.objects.filter(department__region_id=current_network().region_code).order_by("code")
    words = (word for name in rows.values_list("name", flat=True) for word in normalise(name).split())
    return frozenset(words) - first_names()
