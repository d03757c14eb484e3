"""Places: registered, changed, shown, withdrawn, closed. A place is never deleted."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Final, Unpack
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from maillage.core.instants import local
from maillage.network.actions.checks import (
    apply,
    commune_of,
    free_slug,
    locked,
    locked_at_version,
    require_dates,
    require_languages,
    require_valid,
    unknown,
)
from maillage.network.enums import PlaceKind, Publication
from maillage.network.errors import PlaceIncomplete
from maillage.network.expressions import read_hours
from maillage.network.fields import PlaceChanges, PlaceDetails
from maillage.network.models import Permanence, Place
from maillage.network.rules import require
from maillage.safeguards import journal

if TYPE_CHECKING:
    from maillage.accounts.models import Account

_POSTAL_CODE: Final = re.compile(r"\d{5}|")


def register_place(
    *,
    name: str,
    kind: str,
    commune_code: str,
    actor: Account | None,
    at: datetime,
    key: UUID | None = None,
    **details: Unpack[PlaceDetails],
) -> Place:
    """Add a place to the network, as a draft; the network's coordination does it.

    `key` is an id decided beforehand: that of an invented place is the same in every demonstration.
    """
    on = local(at).date()
    require(actor, "network.change_place", on=on)
    with transaction.atomic():
        place = Place(name=name, kind=kind, slug=free_slug(Place, name), valid_from=on, id=key or uuid4())
        apply(place, _columns({**details, "commune_code": commune_code}))
        _save(place)
        _record("network.register_place", place, actor, at=at, body={"kind": place.kind})
    return place


def change_place(
    *, place: Place, version: int, actor: Account | None, at: datetime, **changes: Unpack[PlaceChanges]
) -> Place:
    """Change what is given. `version` is the one the page was made from; a stale one is refused."""
    require(actor, "network.change_place", on=local(at).date(), place_key=str(place.id))
    with transaction.atomic():
        current = locked_at_version(place, version)
        changed = apply(current, _columns(changes))
        _save(current)
        _record("network.change_place", current, actor, at=at, body={"changed": changed})
    return current


def publish_place(*, place: Place, actor: Account | None, at: datetime) -> Place:
    """Show the place to the public. Raises PlaceIncomplete while one could not find its door."""
    require(actor, "network.change_place", on=local(at).date(), place_key=str(place.id))
    with transaction.atomic():
        current = locked(place)
        _require_findable(current)
        current.publication = Publication.PUBLISHED
        current.save(update_fields=["publication"])
        _record("network.publish_place", current, actor, at=at)
    return current


def withdraw_place(*, place: Place, actor: Account | None, at: datetime) -> Place:
    """Hide the place from the public; staff keep it."""
    require(actor, "network.change_place", on=local(at).date(), place_key=str(place.id))
    with transaction.atomic():
        current = locked(place)
        current.publication = Publication.DRAFT
        current.save(update_fields=["publication"])
        _record("network.withdraw_place", current, actor, at=at)
    return current


def close_place(*, place: Place, valid_until: date, actor: Account | None, at: datetime) -> Place:
    """End the place after its last day, and its permanences with it; the network's coordination does it."""
    require(actor, "network.change_place", on=local(at).date())
    with transaction.atomic():
        current = locked(place)
        current.valid_until = valid_until
        current.version += 1
        require_dates(current)
        current.save(update_fields=["valid_until", "version"])
        beyond = Q(valid_until__isnull=True) | Q(valid_until__gt=valid_until)
        Permanence.objects.filter(beyond, place=current, valid_from__lte=valid_until).update(valid_until=valid_until)
        _record("network.close_place", current, actor, at=at, body={"valid_until": valid_until})
    return current


def _columns(values: Mapping[str, Any]) -> dict[str, Any]:
    columns: dict[str, Any] = dict(values)
    if "commune_code" in columns:
        columns["commune"] = commune_of(str(columns.pop("commune_code")))
    if "opening_hours" in columns:
        columns["opening_hours"] = read_hours(str(columns["opening_hours"]))
    if "languages" in values:
        columns["languages"] = list(values["languages"])
    return columns


def _save(place: Place) -> None:
    require_valid(place)
    require_dates(place)
    require_languages(place.languages)
    if not _POSTAL_CODE.fullmatch(place.postal_code):
        raise unknown("postal_code", _("Un code postal a cinq chiffres."))
    _require_position(place)
    place.save()


def _require_position(place: Place) -> None:
    if (place.latitude is None) != (place.longitude is None):
        raise unknown("latitude", _("Donnez la latitude et la longitude ensemble, ou aucune des deux."))
    if place.latitude is not None and not -90 <= place.latitude <= 90:
        raise unknown("latitude", _("Une latitude va de −90 à 90 degrés."))
    if place.longitude is not None and not -180 <= place.longitude <= 180:
        raise unknown("longitude", _("Une longitude va de −180 à 180 degrés."))


def _require_findable(place: Place) -> None:
    if place.kind == PlaceKind.ONLINE:
        return
    missing = {"address": [str(_("Indiquez l’adresse."))]} if not place.address else {}
    if place.latitude is None:
        missing["latitude"] = [str(_("Indiquez la position sur la carte."))]
    if missing:
        raise PlaceIncomplete(_("Avant de publier ce lieu, dites où le trouver."), fields=missing)


def _record(
    verb: str, place: Place, actor: Account | None, *, at: datetime, body: Mapping[str, object] | None = None
) -> None:
    journal.record(verb=verb, actor=actor, at=at, subject=str(place.id), place_key=str(place.id), body=body)
