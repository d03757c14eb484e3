"""What was taken away from the bench, as its holder reads it; what changed, as counts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from maillage.core.errors import NotYours
from maillage.core.instants import HalfDay, local
from maillage.network.models import Place
from maillage.reception.enums import NOT_GIVEN
from maillage.reception.models import PeerCall, ReturnAnswer, RoutePage
from maillage.reception.references import Item, items_of
from maillage.reception.words import RETURNS
from maillage.reference import queries as reference
from maillage.safeguards.disclosure import ShownCell, show_list
from maillage.safeguards.tokens import hash_of


@dataclass(frozen=True)
class KeptPage:
    """The public things behind a link, as they are said today."""

    items: tuple[Item, ...]
    last_on: date


@dataclass(frozen=True)
class ReturnLine:
    """An answer of the list and how many gave it; hidden when it, or what protects it, is small."""

    code: str
    label: str
    count: ShownCell


def kept_page(token: str, *, on: date) -> KeptPage:
    """The page of a link. Raises NotYours when there is none, or no more. One query, one more a kind."""
    row = RoutePage.objects.filter(digest=hash_of(token), expires_on__gt=on).first()
    if row is None:
        raise NotYours(_("Cette page n’existe pas, ou plus."))
    return KeptPage(panier_items(row.items.split(), on=on), row.expires_on - timedelta(days=1))


def panier_items(references: Iterable[str], *, on: date) -> tuple[Item, ...]:
    """The public things of a panier, in the active language. One query a kind."""
    return items_of(references, on=on, language="en" if get_language() == "en" else "fr")


def returns_of(month: date) -> tuple[ReturnLine, ...]:
    """What changed for those who took a sheet away in a month, small counts hidden. Two queries."""
    counts = dict(
        ReturnAnswer.objects.filter(month=month.replace(day=1))
        .order_by("answer")
        .values_list("answer")
        .annotate(number=Count("id"))
    )
    terms = reference.terms_of(RETURNS, month)
    shown = show_list([counts.get(term.code, 0) for term in terms]).cells
    is_english = get_language() == "en"
    return tuple(
        ReturnLine(term.code, term.english if is_english else term.french, cell)
        for term, cell in zip(terms, shown, strict=True)
    )


def peer_calls(place: Place, day: date, half_day: HalfDay) -> tuple[str, ...]:
    """The codes of the pôles where a colleague is asked for. One query."""
    calls = PeerCall.objects.filter(place_key=str(place.id), day=day, half_day=half_day).order_by("pole", "id")
    return tuple(calls.values_list("pole", flat=True))


def return_choices(language: str) -> tuple[tuple[str, str], ...]:
    """The answers one may give today, in their order: code and words. One query."""
    terms = reference.terms_of(RETURNS, local(timezone.now()).date())
    told = [term for term in terms if term.code != NOT_GIVEN]
    return tuple((term.code, term.english if language == "en" else term.french) for term in told)
