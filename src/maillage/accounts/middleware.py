"""Two walls of the staff area: sessions end, and a second factor is set up before anything else."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final

from django.contrib.auth import logout
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.deprecation import MiddlewareMixin

from maillage.accounts import limits, queries
from maillage.safeguards.access import AccessClass, access_of

# What one may open before the second factor is set up; everything else waits.
_BEFORE_SECOND_FACTOR: Final = frozenset(
    {"mfa_activate_totp", "account_logout", "account_reauthenticate", "account_login", "account_invitation"}
)
# A demonstration account is shared: nobody changes it for the others.
_CLOSED_TO_DEMONSTRATION: Final = frozenset(
    {
        "account_change_password",
        "account_profile",
        "mfa_activate_totp",
        "mfa_deactivate_totp",
        "mfa_generate_recovery_codes",
        "mfa_index",
    }
)
_DOOR: Final = "staff:door"


def _knows_who(request: HttpRequest, view: Callable[..., object]) -> bool:
    """True on addresses of staff for somebody signed in; the session is never opened elsewhere."""
    access = access_of(view)
    return access is not None and access.kind in {AccessClass.STAFF, AccessClass.DOOR} and request.user.is_authenticated


class SessionLimits(MiddlewareMixin):
    """Sign out who has been here for twelve hours or gone for three."""

    def process_view(
        self, request: HttpRequest, view: Callable[..., object], args: Sequence[Any], kwargs: dict[str, Any]
    ) -> None:
        if not _knows_who(request, view):
            return
        now = timezone.now()
        if limits.is_over(request.session, now):
            logout(request)
        else:
            limits.touch(request.session, now)


class SecondFactorRequired(MiddlewareMixin):
    """Lead to the set-up of one-time codes, from any staff page, until it is done."""

    def process_view(
        self, request: HttpRequest, view: Callable[..., object], args: Sequence[Any], kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        name = request.resolver_match.view_name if request.resolver_match else ""
        if not _knows_who(request, view):
            return None
        if request.user.is_demonstration:
            if name in _CLOSED_TO_DEMONSTRATION:
                raise Http404
            return None
        if name in _BEFORE_SECOND_FACTOR or not self._waits(name, view):
            return None
        return None if queries.has_second_factor(request.user) else HttpResponseRedirect(reverse("mfa_activate_totp"))

    def _waits(self, name: str, view: Callable[..., object]) -> bool:
        """Doors stay open to all, but the one that shows the first staff page to who is signed in."""
        access = access_of(view)
        return name == _DOOR or (access is not None and access.kind == AccessClass.STAFF)
