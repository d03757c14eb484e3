"""Whom to call in danger: five free public numbers, checked by people (docs/algorithms/router.md)."""

from __future__ import annotations

from enum import StrEnum

from django.utils.translation import gettext as _

from maillage.search.routes import Helpline


class Distress(StrEnum):
    """What a sentence of distress speaks of, in the order it is sought: it orders the numbers, it is never kept."""

    SUICIDE = "suicide"
    CHILD = "child"
    VIOLENCE = "violence"
    DANGER = "danger"


_ORDER = {
    Distress.DANGER: ("17", "112", "114", "3919", "119", "3114"),
    Distress.SUICIDE: ("3114", "112", "17", "114", "3919", "119"),
    Distress.VIOLENCE: ("3919", "17", "112", "114", "119", "3114"),
    Distress.CHILD: ("119", "17", "112", "114", "3919", "3114"),
}


def helplines(kind: Distress) -> tuple[Helpline, ...]:
    """Every number, the one that suits best first, in the active language."""
    known = {line.dial: line for line in _all()}
    return tuple(known[dial] for dial in _ORDER[kind])


def _all() -> tuple[Helpline, ...]:
    always = _("Gratuit, jour et nuit.")
    return (
        Helpline("17", _("Police ou gendarmerie"), _("Vous êtes en danger maintenant."), always),
        Helpline("112", _("Urgences, partout en Europe"), _("Un danger, un accident, une vie à sauver."), always),
        Helpline(
            "114",
            _("Urgences par SMS"),
            _("Vous n’entendez pas, ou vous ne pouvez pas parler."),
            always,
            is_by_text=True,
        ),
        Helpline(
            "3919",
            _("Violences faites aux femmes"),
            _("À la maison, au travail ou dans la rue. Sans donner votre nom."),
            always,
        ),
        Helpline("119", _("Enfance en danger"), _("Pour un enfant, ou si vous avez moins de 18 ans."), always),
        Helpline("3114", _("Prévention du suicide"), _("Vous souffrez, ou vous avez peur pour quelqu’un."), always),
    )
