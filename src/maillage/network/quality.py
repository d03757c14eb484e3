"""What makes a service sheet useful, one criterion at a time; never a mark. docs/algorithms/quality.md."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext_lazy as _

from maillage.network.enums import Known, Met, PlaceKind, ReviewState

if TYPE_CHECKING:
    from django.utils.functional import Promise

    from maillage.network.models import Place, Service

FRESH: Final = timedelta(days=183)  # six months: full marks of data·inclusion, and DORA's rhythm of review
STALE: Final = timedelta(days=730)  # two years: no mark at all (data·inclusion)
SOON: Final = timedelta(days=30)
DESCRIPTION: Final = (200, 2000)  # characters, the range data·inclusion scores best
SHORT_DESCRIPTION: Final = 100  # ours: half of it says something
_ACCESS: Final = ("step_free", "hearing_loop", "sign_language", "accessible_toilets")


@dataclass(frozen=True)
class Criterion:
    """One thing to look at: whether it is met, and what to do when it is not."""

    code: str
    label: str | Promise
    met: Met
    todo: str | Promise = ""


@dataclass(frozen=True)
class _Rule:
    code: str
    label: str | Promise
    todo: str | Promise
    judge: Callable[[Service, Sequence[Place], date], Met]


def criteria_of(service: Service, places: Sequence[Place], on: date) -> tuple[Criterion, ...]:
    """Every criterion of a service given at `places`, in the order of the sheet."""
    judged = ((rule, rule.judge(service, places, on)) for rule in _RULES)
    return tuple(Criterion(rule.code, rule.label, met, "" if met == Met.YES else rule.todo) for rule, met in judged)


def last_seen(service: Service) -> date:
    """When somebody last looked at the sheet: its last change, or its last review."""
    return max(service.updated_on, service.reviewed_on or service.updated_on)


def due_on(service: Service) -> date:
    """When it is to be read again: the day staff chose while it is ahead of the last look, else six months on."""
    seen = last_seen(service)
    return service.review_on if service.review_on and service.review_on > seen else seen + FRESH


def review_state(service: Service, on: date) -> ReviewState:
    """Where its review stands: late after a month, soon a month before."""
    due = due_on(service)
    if due + SOON < on:
        return ReviewState.LATE
    if due <= on:
        return ReviewState.DUE
    return ReviewState.SOON if due - SOON <= on else ReviewState.LATER


# ── Criteria ─────────────────────────────────────────────────────────────────
def _share(held: Collection[bool]) -> Met:
    """All, some, none; what concerns nothing is met."""
    if all(held):
        return Met.YES
    return Met.PARTLY if any(held) else Met.NO


def _doors(places: Sequence[Place]) -> list[Place]:
    return [place for place in places if place.kind != PlaceKind.ONLINE]


def _address(service: Service, places: Sequence[Place], _on: date) -> Met:
    if not places:
        return Met.YES if service.is_remote else Met.NO
    return _share([bool(place.address and place.postal_code) for place in _doors(places)])


def _contact(_service: Service, places: Sequence[Place], _on: date) -> Met:
    return _share([bool(place.phone or place.email) for place in places]) if places else Met.NO


def _audience(service: Service, _places: Sequence[Place], _on: date) -> Met:
    return Met.YES if service.audiences else Met.NO


def _theme(service: Service, _places: Sequence[Place], _on: date) -> Met:
    return Met.YES if service.themes else Met.NO


def _fee(service: Service, _places: Sequence[Place], _on: date) -> Met:
    return Met.YES if service.price == 0 else Met.NO


def _description(service: Service, _places: Sequence[Place], _on: date) -> Met:
    length = len(service.description.strip())
    if DESCRIPTION[0] <= length <= DESCRIPTION[1]:
        return Met.YES
    return Met.PARTLY if length >= SHORT_DESCRIPTION else Met.NO


def _freshness(service: Service, _places: Sequence[Place], on: date) -> Met:
    age = on - last_seen(service)
    if age <= FRESH:
        return Met.YES
    return Met.PARTLY if age <= STALE else Met.NO


def _english(service: Service, _places: Sequence[Place], _on: date) -> Met:
    return _share([bool(text) for text in (service.title_en, service.summary_en, service.description_en)])


def _simple(service: Service, _places: Sequence[Place], _on: date) -> Met:
    return Met.YES if service.simple_version else Met.NO


def _access(_service: Service, places: Sequence[Place], _on: date) -> Met:
    return _share(
        [
            bool(place.accessibility_url) or any(getattr(place, name) != Known.UNKNOWN for name in _ACCESS)
            for place in _doors(places)
        ]
    )


_RULES: Final = (
    _Rule("address", _("Adresse"), _("Complétez l’adresse de chaque lieu, ou dites « à distance »."), _address),
    _Rule("contact", _("Contact"), _("Donnez un téléphone ou une adresse électronique à chaque lieu."), _contact),
    _Rule("audience", _("Publics"), _("Écrivez les publics, ou « tout public »."), _audience),
    _Rule("theme", _("Thèmes"), _("Choisissez au moins un thème data·inclusion."), _theme),
    _Rule("fee", _("Gratuité"), _("Un service du réseau est toujours gratuit : laissez le prix à 0."), _fee),
    _Rule(
        "description", _("Description"), _("De 200 à 2 000 signes : quoi, comment, combien de temps."),
        _description,
    ),
    _Rule("freshness", _("Fraîcheur"), _("Relisez la fiche : elle a plus de six mois."), _freshness),
    _Rule("english", _("Anglais"), _("Traduisez le titre, la phrase et la description."), _english),
    _Rule("simple", _("Version simple"), _("Écrivez la version simple, en phrases courtes."), _simple),
    _Rule("access", _("Accessibilité"), _("Dites comment on entre dans chaque lieu : marche, toilettes."), _access),
)  # fmt: skip
