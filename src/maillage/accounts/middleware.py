"""Walls of the staff area: sessions end, a second factor comes before anything else, rights ask who one is again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final, cast

from django.contrib.auth import logout
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.deprecation import MiddlewareMixin

from maillage.accounts import desks, limits, proof, queries
from maillage.accounts.models import Account
from maillage.safeguards.access import AccessClass, access_of
from maillage.safeguards.http import TracedRequest
from maillage.safeguards.middleware import to_the_door

View = Callable[..., object]

# What one may open before the second factor is set up; everything else waits.
_BEFORE_SECOND_FACTOR: Final = frozenset(
    {"mfa_activate_totp", "mfa_add_webauthn"}
    | {"account_logout", "account_reauthenticate", "account_login", "account_invitation"}
)
# A demonstration account is shared: nobody changes it for the others.
_CLOSED_TO_DEMONSTRATION: Final = frozenset(
    {
        "account_change_password",
        "account_profile",
        "mfa_activate_totp",
        "mfa_add_webauthn",
        "mfa_deactivate_totp",
        "mfa_edit_webauthn",
        "mfa_generate_recovery_codes",
        "mfa_index",
        "mfa_list_webauthn",
        "mfa_remove_webauthn",
    }
)
_DOOR: Final = "staff:door"
_PROVING: Final = frozenset({"account_reauthenticate", "mfa_reauthenticate", "mfa_reauthenticate_webauthn"})


def _knows_who(request: HttpRequest, view: View) -> bool:
    """True on addresses of staff for somebody signed in; the session is never opened elsewhere."""
    access = access_of(view)
    return access is not None and access.kind in {AccessClass.STAFF, AccessClass.DOOR} and request.user.is_authenticated


class SharedDesk(MiddlewareMixin):
    """A session opened at a shared desk reaches its place alone, as long as device, role and half-day last.

    It stands before access is asked: what the account may do here is less than what it may do elsewhere.
    """

    def process_view(  # noqa: PLR0917  Django's signature
        self, request: HttpRequest, view: View, args: Sequence[Any], kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        # Known before the next wall tells it: a page that reads may end a session.
        cast(TracedRequest, request).access = access = access_of(view)
        account = request.user if _knows_who(request, view) else None
        if not isinstance(account, Account) or limits.DESK not in request.session:
            return None
        place_key = desks.holds_still(request, account, timezone.now())
        if not place_key:
            logout(request)
            return to_the_door(request) if _is_staff_page(view) else None
        account.desk_place_key = place_key
        if _is_own_account(_name_of(request)) or (access is not None and access.is_recent):
            raise Http404
        return None


def _is_own_account(name: str) -> bool:
    """True for pages of one's own account: they ask for a full sign-in."""
    return name.startswith(("account_", "mfa_", "usersessions_")) and name != "account_logout"


class SessionLimits(MiddlewareMixin):
    """Sign out who has been here for twelve hours or gone for three; staff pages then lead to the door."""

    def process_view(  # noqa: PLR0917  Django's signature
        self, request: HttpRequest, view: View, args: Sequence[Any], kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        if not _knows_who(request, view):
            return None
        now = timezone.now()
        if not limits.is_over(request.session, now):
            limits.touch(request.session, now)
            return None
        logout(request)
        return to_the_door(request) if _is_staff_page(view) else None


def _is_staff_page(view: View) -> bool:
    access = access_of(view)
    return access is not None and access.kind == AccessClass.STAFF


class SecondFactorRequired(MiddlewareMixin):
    """Lead to the set-up of one-time codes until it is done, from staff pages and from the door.

    The door shows the first staff page to who is signed in; other doors stay open.
    """

    def process_view(  # noqa: PLR0917  Django's signature
        self, request: HttpRequest, view: View, args: Sequence[Any], kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        account = request.user
        if not (_knows_who(request, view) and isinstance(account, Account)):
            return None
        name = _name_of(request)
        if limits.DESK in request.session:
            return None
        if account.is_demonstration:
            _keep_as_it_is(name)
        elif _waits(name, view) and not queries.has_second_factor(account):
            return HttpResponseRedirect(reverse("mfa_activate_totp"))
        return None


def _keep_as_it_is(name: str) -> None:
    """Raises Http404 on pages that change an account shared by all."""
    if name in _CLOSED_TO_DEMONSTRATION:
        raise Http404


def _waits(name: str, view: View) -> bool:
    """True for what is closed until the second factor is set up."""
    return name not in _BEFORE_SECOND_FACTOR and (name == _DOOR or _is_staff_page(view))


class RecentProof(MiddlewareMixin):
    """Views declared `recent=True` ask who one is again when the last proof is old; what was typed is kept."""

    def process_view(  # noqa: PLR0917  Django's signature
        self, request: HttpRequest, view: View, args: Sequence[Any], kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        account = request.user
        if not (_knows_who(request, view) and isinstance(account, Account)):
            return None
        if request.method == "POST" and _name_of(request) in _PROVING:
            proof.forget_what_became_forbidden(request, account)
        access = access_of(view)
        if access is None or not access.is_recent or proof.is_recent(request):
            return None
        return proof.ask(request)


def _name_of(request: HttpRequest) -> str:
    return request.resolver_match.view_name if request.resolver_match else ""
