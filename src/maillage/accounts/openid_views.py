"""Entering by an outside sign-in service: leave by a button, come back with a code, then the second factor as ever."""

from __future__ import annotations

import secrets
import time
from dataclasses import asdict
from typing import Any, Final

from allauth.account.utils import get_next_redirect_url, perform_login
from django.conf import settings
from django.contrib.auth import logout
from django.http import Http404, HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, override
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_GET, require_POST

from maillage.accounts import identities, openid, pages
from maillage.accounts.errors import EntryCancelled, EntryFailed
from maillage.core.errors import Refusal
from maillage.core.pages import show
from maillage.safeguards import access

_GOING: Final = "openid_attempt"
_LONGEST_ABSENCE_SECONDS: Final = 600


@access.door
@never_cache
@require_POST
def leave(request: HttpRequest) -> HttpResponseBase:
    """Go and say who one is. Raises Http404 when no service is set up."""
    _refuse_when_off()
    going = openid.attempt(_way_back(request))
    try:
        address = openid.address_to_leave_for(going)
    except Refusal as refusal:
        return _refused(request, refusal)
    request.session[_GOING] = {
        **asdict(going),
        "left_at": time.time(),
        "next": get_next_redirect_url(request) or "",
        "language": get_language() or "fr",
    }
    return HttpResponseRedirect(address)


@access.way_back(
    "accounts_account",
    "accounts_openidentity",
    "safeguards_entry",
    "safeguards_journalhead",
    "usersessions_usersession",
)
@never_cache
@require_GET
@sensitive_variables("kept")
def come_back(request: HttpRequest) -> HttpResponseBase:
    """Enter with the code the service gave; the state kept in the session is used once, whatever follows."""
    _refuse_when_off()
    kept = request.session.pop(_GOING, None) or {}
    with override(kept.get("language") or get_language()):
        try:
            return _enter(request, kept)
        except Refusal as refusal:
            return _refused(request, refusal)


def _enter(request: HttpRequest, kept: dict[str, Any]) -> HttpResponseBase:
    """Raises Refusal for whatever does not hold."""
    going = _attempt_of(request, kept)
    code = request.GET.get("code", "")
    if "error" in request.GET or not code:
        raise EntryCancelled
    identity = openid.identity_behind(code, going)
    account = identities.account_behind(identity, timezone.now())
    if request.user.is_authenticated:
        logout(request)
    answer: HttpResponseBase = perform_login(request, account, redirect_url=kept["next"] or reverse("staff:door"))
    request.session.set_expiry(0)
    return answer


def _attempt_of(request: HttpRequest, kept: dict[str, Any]) -> openid.Attempt:
    """What was kept when leaving. Raises EntryFailed when this is not its answer, or comes too late."""
    state = kept.get("state", "")
    is_same = bool(state) and secrets.compare_digest(state.encode(), request.GET.get("state", "").encode())
    if not is_same or time.time() - kept["left_at"] > _LONGEST_ABSENCE_SECONDS:
        raise EntryFailed
    return openid.Attempt(kept["back"], state, kept["nonce"], kept["verifier"])


def _way_back(request: HttpRequest) -> str:
    """The one address registered at the service, whatever the language."""
    with override("fr"):
        return request.build_absolute_uri(reverse("openid_back"))


def _refuse_when_off() -> None:
    """Raises Http404."""
    if not settings.OPENID:
        raise Http404


def _refused(request: HttpRequest, refusal: Refusal) -> HttpResponseBase:
    return show(request, pages.EntryRefusedPage(sentence=str(refusal)), status=refusal.status)
