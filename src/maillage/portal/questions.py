"""Questions a visitor may bring to a counsellor, built from what is known of an occupation. No name is asked."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Final

from django.utils.translation import gettext as _

from maillage.reference.enums import Flag, Way
from maillage.reference.queries import OccupationDiplomas, OccupationSheet

MOST_QUESTIONS: Final = 3


def questions_about(sheet: OccupationSheet, diplomas: OccupationDiplomas) -> tuple[str, ...]:
    """Three at most, the most useful first; one at least."""
    return tuple(islice(_questions(sheet, diplomas), MOST_QUESTIONS))


def _questions(sheet: OccupationSheet, diplomas: OccupationDiplomas) -> Iterator[str]:
    if Flag.REGULATED in sheet.flags:
        yield _("Ce métier est réglementé : quel diplôme ou quelle autorisation me faut-il ?")
    levels = [group.label for group in diplomas.levels if group.level]
    if len(levels) > 1:
        words = {"lowest": levels[0], "highest": levels[-1]}
        yield _("On y vient par plusieurs niveaux, de « %(lowest)s » à « %(highest)s » : lequel est pour moi ?") % words
    if Way.EXPERIENCE in diplomas.open_ways:
        yield _("Mon expérience peut-elle compter pour un diplôme, par la VAE ?")
    if {Way.APPRENTICESHIP, Way.CONTRACT}.intersection(diplomas.open_ways):
        yield _("Comment trouver une entreprise qui me forme en alternance ?")
    yield _("Quelle formation mène à ce métier, combien coûte-t-elle, et qui peut la payer ?")
