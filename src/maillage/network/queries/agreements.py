"""Agreements and counsellors, as far as a role reaches."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import QuerySet

from maillage.network.agreements import ALERT_BEFORE_END, state_on
from maillage.network.enums import AgreementState
from maillage.network.models import Agreement, Counsellor, Place
from maillage.network.rules import not_yours, reach

if TYPE_CHECKING:
    from maillage.accounts.models import Account


@dataclass(frozen=True)
class AgreementLine:
    """An agreement and where it stands."""

    agreement: Agreement
    state: AgreementState
    is_renewed: bool

    @property
    def is_alert(self) -> bool:
        """True when it ends soon and nothing follows."""
        return self.state == AgreementState.ENDING and not self.is_renewed


def agreements_managed_by(account: Account, on: date) -> QuerySet[Agreement]:
    """Agreements the account may change, by partner, the latest first."""
    rows = Agreement.objects.select_related("organisation", "renewed_by").prefetch_related("poles", "places")
    rows = rows.order_by("organisation__name", "-valid_from", "id")
    return rows if reach(account, "network.change_agreement", on=on).is_whole else rows.none()


def agreement_managed_by(account: Account, key: UUID, on: date) -> Agreement:
    """One of them. Raises NotYours."""
    found = agreements_managed_by(account, on).filter(id=key).first()
    if found is None:
        raise not_yours()
    return found


def agreement_lines(agreements: Iterable[Agreement], on: date) -> list[AgreementLine]:
    """Where each stands on `on`. No query when `renewed_by` is joined."""
    return [AgreementLine(row, state_on(row, on), hasattr(row, "renewed_by")) for row in agreements]


def ending_agreements(account: Account, on: date) -> list[AgreementLine]:
    """Those that end within 90 days with nothing after, soonest first. Three queries at most."""
    soon = agreements_managed_by(account, on).filter(
        valid_from__lte=on, valid_until__gte=on, valid_until__lte=on + ALERT_BEFORE_END, renewed_by=None
    )
    return agreement_lines(soon.prefetch_related(None).order_by("valid_until", "organisation__name", "id"), on)


def counsellors_managed_by(account: Account, on: date) -> QuerySet[Counsellor]:
    """Counsellors of the network, or those who come only to one's own places, by name; forgotten ones left out."""
    held = reach(account, "network.change_counsellor", on=on)
    rows = Counsellor.objects.exclude(family_name="").select_related("organisation", "account")
    rows = rows.prefetch_related("poles", "places").order_by("family_name", "first_name", "id")
    if held.is_whole:
        return rows
    elsewhere = Counsellor.objects.filter(places__in=Place.objects.exclude(id__in=held.places)).order_by()
    here = Counsellor.objects.filter(places__id__in=held.places).order_by()
    return rows.filter(id__in=here.values("id")).exclude(id__in=elsewhere.values("id"))


def counsellor_managed_by(account: Account, key: UUID, on: date) -> Counsellor:
    """One of them. Raises NotYours."""
    found = counsellors_managed_by(account, on).filter(id=key).first()
    if found is None:
        raise not_yours()
    return found
