"""Step-up: rights and exports ask who one is again, and what was typed survives the detour.

A view asks with `recent=True` (`safeguards.access.staff`). What was posted waits in the session of who
posted it, then is done as it stood: the library resumes it without passing the walls again, so what is
resumed is held here to the same access.
"""

from __future__ import annotations

import json
from typing import Final

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows import reauthentication
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import Resolver404, resolve
from django.utils import timezone

from maillage.core.instants import local
from maillage.safeguards.access import access_of
from maillage.safeguards.middleware import to_the_door
from maillage.safeguards.permissions import Person, holds

_APP: Final = "maillage.accounts"
_WAITING: Final = reauthentication.STATE_SESSION_KEY
# What a resumed request needs; where one connects from, and the cookies, are never written.
_KEPT: Final = frozenset(
    {"HTTP_HOST", "SERVER_NAME", "SERVER_PORT", "SCRIPT_NAME", "PATH_INFO", "REQUEST_METHOD", "CONTENT_TYPE"}
    | {"HTTP_X_FORWARDED_PROTO", "CSRF_COOKIE"}
)


def is_recent(request: HttpRequest) -> bool:
    """True when the person proved who they are less than ACCOUNT_REAUTHENTICATION_TIMEOUT seconds ago."""
    return not reauthentication.is_reauthentication_required(request, app=_APP)


def ask(request: HttpRequest) -> HttpResponse:
    """Lead to the page that asks for a proof; it comes back here, with what was posted."""
    methods = get_adapter().get_reauthentication_methods(request.user)
    if not methods:
        return to_the_door(request)
    if request.method == "POST":
        # The library resumes a post only at an address without query.
        request.META["QUERY_STRING"] = ""
    answer: HttpResponseRedirect = reauthentication.suspend_request(request, methods[0]["url"])
    waiting = request.session.get(_WAITING)
    if request.method == "POST" and waiting:
        posted = json.loads(waiting["request"])
        posted["META"] = {name: value for name, value in posted["META"].items() if name in _KEPT}
        request.session[_WAITING] = {"request": json.dumps(posted)}
    return answer


def forget_what_became_forbidden(request: HttpRequest, account: Person) -> None:
    """Drop what waits when the account may no longer do it: a role may end between asking and proving."""
    waiting = request.session.get(_WAITING) or {}
    if "request" in waiting and not _may_still(account, json.loads(waiting["request"])["path_info"]):
        del request.session[_WAITING]


def _may_still(account: Person, path: str) -> bool:
    try:
        access = access_of(resolve(path).func)
    except Resolver404:
        return False
    return access is not None and holds(account, access.permission, local(timezone.now()).date())
