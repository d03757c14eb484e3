"""Distances, hours and opening states in words, in the active language."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from django.conf.locale import LANG_INFO
from django.utils.formats import number_format
from django.utils.html import format_html
from django.utils.translation import get_language, gettext_lazy, gettext_noop
from django.utils.translation import gettext as _

from maillage.core.dates import in_words
from maillage.core.instants import HalfDay, local
from maillage.network.enums import Weekday
from maillage.network.opening import Opening, State
from maillage.network.sheets import Presence
from maillage.network.wording import in_french
from maillage.reference.queries import RatePoint

NARROW_SPACE = "\u202f"
ACCESS_NAMES = {
    "step_free": gettext_lazy("Accès de plain-pied"),
    "hearing_loop": gettext_lazy("Boucle magnétique"),
    "sign_language": gettext_lazy("Accueil en langue des signes, sur demande"),
    "accessible_toilets": gettext_lazy("Toilettes accessibles"),
}
# The languages most heard in our places; any other shows the name Django knows, else its code.
_LANGUAGES = {
    "fr": gettext_noop("français"),
    "en": gettext_noop("anglais"),
    "ar": gettext_noop("arabe"),
    "it": gettext_noop("italien"),
    "es": gettext_noop("espagnol"),
    "pt": gettext_noop("portugais"),
    "de": gettext_noop("allemand"),
    "tr": gettext_noop("turc"),
    "uk": gettext_noop("ukrainien"),
    "fsl": gettext_noop("langue des signes française"),
}
# Beyond a week a weekday alone would mislead.
_WEEKDAY_IS_ENOUGH = timedelta(days=6)


def distance_in_words(km: float) -> str:
    """A straight-line distance: « moins de 1 km », « 4,2 km », « 48 km »."""
    if km < 1:
        return _("moins de 1 km")
    digits = 1 if km < 9.95 else 0
    return f"{number_format(round(km, digits), digits)}\u00a0km"


def number_in_words(number: int) -> str:
    """A whole number with its thousands apart: « 5 218 960 »."""
    return number_format(number, 0, force_grouping=True)


def percent_in_words(rate: Decimal) -> str:
    """A rate: « 8,1 % »."""
    return f"{number_format(rate, 1)}{'' if get_language() == 'en' else NARROW_SPACE}%"


def quarter_in_words(point: RatePoint) -> str:
    """« 3e trimestre 2024 »."""
    names = (_("1er trimestre"), _("2e trimestre"), _("3e trimestre"), _("4e trimestre"))
    return f"{names[point.quarter - 1]} {point.year}"


def ages_in_words(age_from: int, age_to: int | None) -> str:
    """« 20 à 24 ans », « 95 ans et plus »."""
    words = {"first": age_from, "last": age_to}
    return _("%(first)d ans et plus") % words if age_to is None else _("%(first)d à %(last)d ans") % words


def clock_in_words(moment: datetime | time) -> str:
    """An hour of the day: « 9 h », « 17 h 30 »; « 9 am », « 5.30 pm » in English."""
    at = local(moment).time() if isinstance(moment, datetime) else moment
    if get_language() == "en":
        minutes = f".{at.minute:02d}" if at.minute else ""
        return f"{at.hour % 12 or 12}{minutes}\u00a0{'am' if at.hour < 12 else 'pm'}"
    return f"{at.hour}\u00a0h" + (f"\u00a0{at.minute:02d}" if at.minute else "")


def day_in_words(day: date, today: date) -> str:
    """« demain », « lundi », « lundi 4 janvier »: as short as it stays clear. Empty for today."""
    if day == today:
        return ""
    if day == today + timedelta(days=1):
        return _("demain")
    return in_words(day, "l" if day - today <= _WEEKDAY_IS_ENOUGH else "l j F")


def _moment_in_words(moment: datetime, at: datetime) -> dict[str, str]:
    return {"day": day_in_words(local(moment).date(), local(at).date()), "hour": clock_in_words(moment)}


def opening_in_words(opening: Opening, at: datetime) -> str:
    """« Ouvert jusqu’à 17 h », « Ouvre lundi à 9 h », « Horaires non connus », seen from the instant `at`.

    Safe HTML when it holds what staff typed.
    """
    why = opening.reason or (in_french(opening.comment) if opening.comment else "")
    if opening.state == State.UNKNOWN:
        return why or _("Horaires non connus")
    if opening.state == State.OPEN:
        return _open_in_words(opening, at)
    if opening.opens_at is None:
        return why or _("Fermé")
    moment = _moment_in_words(opening.opens_at, at)
    when = _("Ouvre %(day)s à %(hour)s") % moment if moment["day"] else _("Ouvre à %(hour)s") % moment
    return format_html("{}. {}", why, when) if why else when


def _open_in_words(opening: Opening, at: datetime) -> str:
    if opening.until is None:
        return _("Ouvert")
    moment = _moment_in_words(opening.until, at)
    return _("Ouvert jusqu’à %(hour)s") % moment if not moment["day"] else _("Ouvert")


def presences_in_words(presences: Sequence[Presence]) -> str:
    """« lundi et mardi matin ; jeudi toute la journée »: days alike are said together, in the order given."""
    days: dict[int, tuple[HalfDay, ...]] = {}
    for presence in presences:
        days[presence.weekday] = (*days.get(presence.weekday, ()), presence.half_day)
    alike: dict[tuple[HalfDay, ...], list[str]] = {}
    for day, half_days in days.items():
        alike.setdefault(half_days, []).append(str(Weekday(day).label))
    return _(" ; ").join(f"{_listed(names)} {_half_days(half_days)}" for half_days, names in alike.items())


def _listed(names: Sequence[str]) -> str:
    """« lundi, mardi et jeudi »."""
    joined = _(" et ")
    return joined.join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else names[0]


def _half_days(half_days: Sequence[HalfDay]) -> str:
    whole_day = (HalfDay.MORNING, HalfDay.AFTERNOON)
    if tuple(half_days[:2]) != whole_day:
        return _listed([str(half_day.label) for half_day in half_days])
    return _listed([_("toute la journée"), *(str(half_day.label) for half_day in half_days[2:])])


def language_in_words(code: str) -> str:
    """The name of a language by its ISO code."""
    if code in _LANGUAGES:
        return _(_LANGUAGES[code])
    return str(LANG_INFO[code]["name_local"]) if code in LANG_INFO else code


_THIS_HALF_DAY = {
    HalfDay.MORNING: gettext_lazy("ce matin"),
    HalfDay.AFTERNOON: gettext_lazy("cet après-midi"),
    HalfDay.EVENING: gettext_lazy("ce soir"),
}


def this_half_day_in_words(half_day: HalfDay) -> str:
    """« cet après-midi »."""
    return str(_THIS_HALF_DAY[half_day])
