"""Calls for availability: a link to a partner, its answers, and the shifts they become."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Final

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from maillage.core.instants import HalfDay, local
from maillage.network.actions.changes import as_it_was, remember
from maillage.network.actions.checks import locked, unknown
from maillage.network.errors import CallUnusable, SameCall
from maillage.network.models import Availability, AvailabilityCall, Counsellor, Organisation, Place, Pole, Rota, Shift
from maillage.network.quarters import Quarter
from maillage.network.queries.calls import CallSheet, Line, call_sheet, open_call_of, proposal
from maillage.network.rules import not_yours, require
from maillage.safeguards import journal
from maillage.safeguards.tokens import hash_of

if TYPE_CHECKING:
    from maillage.accounts.models import Account

_TOKEN_BYTES: Final = 24  # 192 bits
MOST_PEOPLE: Final = 9


@dataclass(frozen=True)
class OpenedCall:
    """A call and the token of its link, known this once: only its hash is kept."""

    call: AvailabilityCall
    token: str


def open_call(
    *, organisation: Organisation, quarter: Quarter, closes_on: date, actor: Account | None, at: datetime
) -> OpenedCall:
    """Ask a partner for its half-days of a quarter, until a day included. Raises SameCall."""
    on = local(at).date()
    require(actor, "network.open_call", on=on)
    if not on <= closes_on <= quarter.ends_on:
        raise unknown("closes_on", _("Choisissez une date à venir, avant la fin du trimestre."))
    token = secrets.token_urlsafe(_TOKEN_BYTES)
    with transaction.atomic():
        current = locked(organisation)
        if open_call_of(current, quarter) is not None:
            raise SameCall(_("Un lien existe déjà pour ce trimestre : retirez-le avant d’en faire un autre."))
        call = AvailabilityCall.objects.create(
            organisation=current,
            starts_on=quarter.starts_on,
            closes_on=closes_on,
            token_hash=hash_of(token),
            opened_at=at,
        )
        _record("network.open_call", call, actor, at=at)
    return OpenedCall(call, token)


def renew_call_link(*, call: AvailabilityCall, actor: Account | None, at: datetime) -> OpenedCall:
    """Give the call another link; the one before leads nowhere, answers stay."""
    require(actor, "network.open_call", on=local(at).date())
    token = secrets.token_urlsafe(_TOKEN_BYTES)
    with transaction.atomic():
        current = _standing(call)
        current.token_hash = hash_of(token)
        current.save(update_fields=["token_hash"])
        _record("network.renew_call_link", current, actor, at=at)
    return OpenedCall(current, token)


def revoke_call(*, call: AvailabilityCall, actor: Account | None, at: datetime) -> AvailabilityCall:
    """Make the link useless; its answers no longer count."""
    require(actor, "network.open_call", on=local(at).date())
    with transaction.atomic():
        current = _standing(call)
        current.revoked_at = at
        current.save(update_fields=["revoked_at"])
        _record("network.revoke_call", current, actor, at=at)
    return current


def answer_call(
    *,
    token: str,
    place: Place,
    pole: Pole,
    people: Mapping[tuple[date, HalfDay], int],
    counsellor: Counsellor | None = None,
    at: datetime,
) -> int:
    """Write what the partner offers for a pôle of a place, instead of what it said before; how many half-days.

    The same answer sent twice gives the same. Raises CallUnusable, NotYours, UnknownValue.
    """
    with transaction.atomic():
        sheet = call_sheet(token, at)
        call = locked(sheet.call)
        _require_offered(sheet, place, pole, counsellor=counsellor)
        wanted = {slot: count for slot, count in people.items() if count}
        _require_askable(sheet, place, wanted)
        Availability.objects.filter(call=call, place=place, pole=pole).delete()
        Availability.objects.bulk_create(
            Availability(
                call=call, place=place, pole=pole, day=day, half_day=half_day, people=count, counsellor=counsellor
            )
            for (day, half_day), count in sorted(wanted.items())
        )
        call.answered_at = at
        call.save(update_fields=["answered_at"])
        _record("network.answer_call", call, "partner", at=at, body={"pole": pole.code, "half_days": len(wanted)})
    return len(wanted)


def accept_answers(*, rota: Rota, actor: Account | None, at: datetime) -> int:
    """Turn what partners offered into seats, holes first; what the proposal holds back stays an answer."""
    require(actor, "network.plan_rota", on=local(at).date(), place_key=str(rota.place_id))
    with transaction.atomic():
        current = locked(rota)
        before, made = [], []
        for line in proposal(current):
            for hole in line.holes:
                before.append(as_it_was(hole))
                _give(hole, line)
                hole.version += 1
                hole.save()
            for _seat in range(line.added):
                seat = Shift(rota=current, pole=line.answer.pole, day=line.answer.day, half_day=line.answer.half_day)
                _give(seat, line)
                seat.save()
                made.append(seat)
        remember(current, "network.accept_answers", before=before, made=made)
        journal.record(
            verb="network.accept_answers",
            actor=actor,
            at=at,
            subject=str(current.id),
            place_key=str(current.place_id),
            body={"filled": len(before), "added": len(made)},
        )
    return len(before) + len(made)


def _give(seat: Shift, line: Line) -> None:
    """The seat to the partner; the person named takes the first one only."""
    seat.organisation = line.answer.call.organisation
    seat.counsellor = line.take_counsellor()


def _standing(call: AvailabilityCall) -> AvailabilityCall:
    current = locked(call)
    if current.revoked_at is not None:
        raise CallUnusable(_("Ce lien est déjà retiré."))
    return current


def _require_offered(sheet: CallSheet, place: Place, pole: Pole, *, counsellor: Counsellor | None) -> None:
    if (place.id, pole.code) not in {(pair.place.id, pair.pole.code) for pair in sheet.pairs}:
        raise not_yours()
    if counsellor is not None and counsellor.id not in {one.id for one in sheet.counsellors_of(pole)}:
        raise not_yours()


def _require_askable(sheet: CallSheet, place: Place, wanted: Mapping[tuple[date, HalfDay], int]) -> None:
    askable = sheet.askable(place)
    for slot, count in wanted.items():
        if slot not in askable or not 0 < count <= MOST_PEOPLE:
            raise unknown("people", _("Une demi-journée n’est pas proposée par la convention : rechargez la page."))


def _record(
    verb: str,
    call: AvailabilityCall,
    actor: Account | str | None,
    *,
    at: datetime,
    body: Mapping[str, object] | None = None,
) -> None:
    terms = {"organisation": str(call.organisation_id), "quarter": Quarter(call.starts_on).code, **(body or {})}
    journal.record(verb=verb, actor=actor, at=at, subject=str(call.id), body=terms)
