"""The door of the staff: signing in, then the dashboard, at one address."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Protocol, TypeVar

from django.db import connection
from django.http import HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, ngettext

from maillage.accounts import desks, reviews
from maillage.accounts import queries as accounts
from maillage.accounts.enums import Role
from maillage.accounts.staff.visit import Visit, visit_of
from maillage.accounts.views import sign_in
from maillage.backoffice.names import Names
from maillage.backoffice.pages.home import DashboardPage, DrillTold, RoleHeld, ToMend
from maillage.core.dates import in_words
from maillage.core.instants import local
from maillage.core.pages import show
from maillage.network import queries as network
from maillage.network.enums import DerogationState, Publication
from maillage.network.wording import day_in_words
from maillage.safeguards import access, drills

_SOON = timedelta(days=30)


class HasDates(Protocol):
    """Something in force between two days; without a last one, it goes on."""

    valid_from: date

    @property
    def valid_until(self) -> date | None: ...


Row = TypeVar("Row", bound=HasDates)


@access.door
def door(request: HttpRequest) -> HttpResponseBase:
    """Sign in, or see the dashboard when already signed in; a shared desk asks for the short code first."""
    if request.user.is_authenticated:
        return dashboard(request)
    if (
        request.method == "GET"
        and "complet" not in request.GET
        and desks.desk_of(request, local(timezone.now()).date())
    ):
        query = request.GET.urlencode()
        return HttpResponseRedirect(reverse("staff:desk") + (f"?{query}" if query else ""))
    return sign_in(request)


def dashboard(request: HttpRequest) -> HttpResponseBase:
    """Today at one's places, what waits, the roles one holds."""
    visit = visit_of(request)
    mine = {place.slug for place in network.places_visible_to(visit.account, visit.on)}
    board = network.today(visit.at)
    roles = _roles(visit)
    page = DashboardPage(
        name=visit.account.name,
        day=board.day,
        public_holiday=board.public_holiday,
        places=tuple(line for line in (*board.places, *board.online) if line.place.slug in mine),
        to_mend=(
            *_places_to_mend(visit),
            *_half_days_to_staff(visit),
            *_agreements_to_renew(visit),
            *_services_to_mend(visit),
            *_derogations_to_mend(visit),
            *_roles_to_mend(visit, roles),
            *_roles_to_review(visit),
        ),
        roles=roles,
        drill=_drill(visit),
    )
    return show(request, page)


def _drill(visit: Visit) -> DrillTold | None:
    """The last restore drill, for administrators; an invented network has nothing to lose."""
    grants = accounts.grants_of(visit.account)
    held = {grant.role for grant in _in_force([one for one in grants if one.revoked_at is None], visit.on)}
    if Role.ADMINISTRATOR not in held or network.current_network().is_demonstration or connection.vendor != "sqlite":
        return None
    passed = drills.last()
    return DrillTold(passed.at if passed else None, is_old=passed is None or passed.is_old(visit.at))


def _roles(visit: Visit) -> tuple[RoleHeld, ...]:
    names = Names(visit)
    held = [grant for grant in accounts.grants_of(visit.account) if grant.revoked_at is None]
    return tuple(
        RoleHeld(str(Role(grant.role).label), names.of(grant.scope, grant.scope_key), grant.valid_until)
        for grant in _in_force(held, visit.on)
    )


def _places_to_mend(visit: Visit) -> list[ToMend]:
    found = []
    for place in _in_force(network.places_managed_by(visit.account, visit.on), visit.on):
        href = reverse("staff:edit_place", args=[place.slug])
        if place.publication == Publication.DRAFT:
            found.append(ToMend(gettext("%(name)s est en brouillon.") % {"name": place.name}, href))
        if not place.opening_hours:
            found.append(ToMend(gettext("%(name)s : horaires non connus.") % {"name": place.name}, href))
    return found


def _services_to_mend(visit: Visit) -> list[ToMend]:
    number = sum(1 for line in network.reviews_of(visit.account, visit.on) if line.is_waiting)
    sentence = ngettext("Une fiche service est à relire.", "%(number)d fiches service sont à relire.", number)
    return [ToMend(sentence % {"number": number}, reverse("staff:reviews"))] if number else []


def _half_days_to_staff(visit: Visit) -> list[ToMend]:
    """Open half-days of the week to come without anybody: the place and the coordination read it (R11)."""
    rows = _in_force(network.rota_places_visible_to(visit.account, visit.on), visit.on)
    published = [place for place in rows if place.publication == Publication.PUBLISHED]
    return [
        ToMend(
            ngettext(
                "%(name)s : %(count)d demi-journée ouverte sans conseillère ni conseiller cette semaine.",
                "%(name)s : %(count)d demi-journées ouvertes sans conseillère ni conseiller cette semaine.",
                count,
            )
            % {"name": place.name, "count": count},
            reverse("staff:rota", args=[place.slug]),
        )
        for place, count in network.unstaffed_soon(published, visit.at)
    ]


def _derogations_to_mend(visit: Visit) -> list[ToMend]:
    sentence = gettext("La dérogation %(code)s finit le %(day)s.")
    return [
        ToMend(
            sentence % {"code": line.principle.code, "day": day_in_words(line.derogation.valid_until)},
            reverse("staff:derogations"),
        )
        for line in network.derogations_visible_to(visit.account, visit.on)
        if line.state == DerogationState.ENDING
    ]


def _agreements_to_renew(visit: Visit) -> list[ToMend]:
    return [
        ToMend(
            gettext("La convention avec %(name)s finit le %(day)s : préparez la suite.")
            % {
                "name": line.agreement.organisation.name,
                "day": in_words(line.agreement.valid_until or visit.on),
            },
            reverse("staff:agreement", args=[line.agreement.id]),
        )
        for line in network.ending_agreements(visit.account, visit.on)
    ]


def _roles_to_review(visit: Visit) -> list[ToMend]:
    count = len(reviews.grants_to_review(visit.account, visit.on))
    told = ngettext("%(count)s rôle est à revoir ce trimestre.", "%(count)s rôles sont à revoir ce trimestre.", count)
    return [ToMend(told % {"count": count}, reverse("staff:review_grants"))] if count else []


def _roles_to_mend(visit: Visit, roles: tuple[RoleHeld, ...]) -> list[ToMend]:
    return [
        ToMend(
            gettext("Votre rôle « %(role)s » finit bientôt : demandez son renouvellement.") % {"role": role.role},
            reverse("account_profile"),
        )
        for role in roles
        if role.valid_until - visit.on <= _SOON
    ]


def _in_force(rows: Iterable[Row], on: date) -> list[Row]:
    """The rows whose validity holds `on`, both ends included."""
    return [row for row in rows if row.valid_from <= on <= (row.valid_until or on)]
