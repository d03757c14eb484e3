"""Services: free (R1), interviews without appointment (R4)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Final, Unpack

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from maillage.core.instants import local
from maillage.network.actions.checks import (
    apply,
    free_slug,
    locked,
    locked_at_version,
    pole_of,
    require_dates,
    require_languages,
    require_valid,
    unknown,
)
from maillage.network.charter import WITHOUT_APPOINTMENT
from maillage.network.enums import Appointment, Publication, ServiceKind
from maillage.network.errors import (
    AppointmentNeedsDerogation,
    AppointmentNeedsReason,
    InterviewNeedsNoAppointment,
    NotFree,
)
from maillage.network.fields import ServiceChanges, ServiceDetails
from maillage.network.models import Place, Service
from maillage.network.queries.charter import places_without_derogation
from maillage.network.rules import not_yours, reach
from maillage.safeguards import journal

if TYPE_CHECKING:
    from maillage.accounts.models import Account

LONGEST_DESCRIPTION: Final = 2000  # characters, as data·inclusion
_LISTS: Final = ("audiences", "themes", "languages")


def register_service(
    *,
    pole_code: str,
    kind: str,
    title: str,
    summary: str,
    description: str,
    actor: Account | None,
    at: datetime,
    **details: Unpack[ServiceDetails],
) -> Service:
    """Add a service, as a draft. Who holds only places gives it at least one of them."""
    on = local(at).date()
    places = list(details.pop("places", ()))
    require_places(actor, places, on=on)
    with transaction.atomic():
        service = Service(kind=kind, title=title, summary=summary, description=description)
        service.slug, service.valid_from = free_slug(Service, title), on
        apply(service, _columns({**details, "pole_code": pole_code}))
        _save(service, on)
        _require_derogation(service, places, on)
        service.places.set(places)
        _record("network.register_service", service, actor, at=at, body={"kind": service.kind})
    return service


def change_service(
    *, service: Service, version: int, actor: Account | None, at: datetime, **changes: Unpack[ServiceChanges]
) -> Service:
    """Change what is given. `version` is the one the page was made from; a stale one is refused."""
    on = local(at).date()
    places = list(changes.pop("places")) if "places" in changes else None
    require_places(actor, list(service.places.all()), on=on)
    if places is not None:
        require_places(actor, places, on=on)
    with transaction.atomic():
        current = locked_at_version(service, version)
        changed = apply(current, _columns(changes))
        _save(current, on)
        _require_derogation(current, list(service.places.all()) if places is None else places, on)
        if places is not None:
            current.places.set(places)
        _record("network.change_service", current, actor, at=at, body={"changed": changed})
    return current


def publish_service(*, service: Service, actor: Account | None, at: datetime) -> Service:
    """Show the service to the public. Raises AppointmentNeedsDerogation."""
    _require_derogation(service, list(service.places.all()), local(at).date())
    return _set_publication(service, Publication.PUBLISHED, actor, at=at)


def withdraw_service(*, service: Service, actor: Account | None, at: datetime) -> Service:
    """Hide the service from the public; staff keep it."""
    return _set_publication(service, Publication.DRAFT, actor, at=at)


def _set_publication(service: Service, publication: Publication, actor: Account | None, *, at: datetime) -> Service:
    require_places(actor, list(service.places.all()), on=local(at).date())
    with transaction.atomic():
        current = locked(service)
        current.publication = publication
        current.save(update_fields=["publication"])
        is_shown = publication == Publication.PUBLISHED
        _record("network.publish_service" if is_shown else "network.withdraw_service", current, actor, at=at)
    return current


def require_places(actor: Account | None, places: Iterable[Place], *, on: date) -> None:
    """Raise NotYours unless the actor holds the whole network, or every one of these places."""
    if actor is None:
        return
    held = reach(actor, "network.change_service", on=on)
    keys = {str(place.id) for place in places}
    if not held.is_whole and not (keys and keys <= held.places):
        raise not_yours()


def _columns(values: Mapping[str, Any]) -> dict[str, Any]:
    columns: dict[str, Any] = dict(values)
    if "pole_code" in columns:
        columns["pole"] = pole_of(str(columns.pop("pole_code")))
    for name in _LISTS:
        if name in columns:
            columns[name] = list(columns[name])
    return columns


def _save(service: Service, on: date) -> None:
    _require_charter(service)
    service.updated_on = on
    require_valid(service)
    require_dates(service)
    require_languages(service.languages)
    for field in ("description", "description_en"):
        if len(getattr(service, field)) > LONGEST_DESCRIPTION:
            raise unknown(field, _("La description dépasse 2 000 caractères : gardez l’essentiel."))
    service.save()


def _require_charter(service: Service) -> None:
    if service.price != 0:
        sentence = _("Un service du réseau est toujours gratuit : laissez le prix à 0.")
        raise NotFree(sentence, fields={"price": [str(sentence)]})
    if service.appointment != Appointment.NECESSARY:
        return
    if service.kind == ServiceKind.INTERVIEW:
        sentence = _("Un entretien se tient sans rendez-vous : choisissez « sans » ou « possible ».")
        raise InterviewNeedsNoAppointment(sentence, fields={"appointment": [str(sentence)]})
    if not service.appointment_reason.strip():
        sentence = _("Dites pourquoi un rendez-vous est nécessaire.")
        raise AppointmentNeedsReason(sentence, fields={"appointment_reason": [str(sentence)]})


def _require_derogation(service: Service, places: Iterable[Place], on: date) -> None:
    """Raise AppointmentNeedsDerogation when an appointment is necessary where R4 holds (R18)."""
    if service.appointment != Appointment.NECESSARY:
        return
    places = list(places)
    held = places_without_derogation(WITHOUT_APPOINTMENT, places, on)
    if held is None or (places and not held):
        return
    sentence = _("Un rendez-vous obligatoire demande une dérogation au principe R4 pour tout le réseau.")
    if held:
        sentence = _("Un rendez-vous obligatoire demande une dérogation au principe R4, en cours à : %(places)s.")
    refused = sentence % {"places": ", ".join(place.name for place in held)}
    raise AppointmentNeedsDerogation(refused, fields={"appointment": [str(refused)]})


def _record(
    verb: str, service: Service, actor: Account | None, *, at: datetime, body: Mapping[str, object] | None = None
) -> None:
    journal.record(verb=verb, actor=actor, at=at, subject=str(service.id), body=body)
