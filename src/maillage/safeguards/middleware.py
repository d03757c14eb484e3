"""The walls every request passes: probes, trace and headers, access, and reads that cannot write."""

from __future__ import annotations

import secrets
from collections.abc import Awaitable, Callable, Sequence
from inspect import iscoroutinefunction
from typing import Any, cast

from asgiref.sync import sync_to_async
from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import ImproperlyConfigured
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseForbidden,
    HttpResponseNotAllowed,
    HttpResponseRedirect,
)
from django.http.response import HttpResponseBase
from django.shortcuts import resolve_url
from django.urls import get_resolver
from django.utils import timezone
from django.utils.decorators import sync_and_async_middleware
from django.utils.deprecation import MiddlewareMixin
from django.utils.module_loading import import_string

from maillage.core.errors import NotYours
from maillage.core.instants import local
from maillage.safeguards import health as probes
from maillage.safeguards import logs, room
from maillage.safeguards.access import Access, AccessClass, access_of
from maillage.safeguards.http import TracedRequest, access_to, secure
from maillage.safeguards.permissions import holds
from maillage.safeguards.reading import STAFF_TABLES, reading

Respond = Callable[[HttpRequest], HttpResponseBase]
RespondLater = Callable[[HttpRequest], Awaitable[HttpResponseBase]]

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
# These only read: there is nothing to send to a public page.
_READERS = frozenset({AccessClass.PUBLIC, AccessClass.MACHINE})


@sync_and_async_middleware
def health(get_response: Any) -> Any:  # noqa: ANN401  either kind of chain
    """Answer the probes before hosts, HTTPS redirects, sessions or the database are looked at."""
    if iscoroutinefunction(get_response):

        async def respond_later(request: HttpRequest) -> HttpResponseBase:
            if probes.is_probe(request.path_info):
                return await sync_to_async(probes.answer)(request.path_info)
            return await cast(RespondLater, get_response)(request)

        return respond_later

    def respond(request: HttpRequest) -> HttpResponseBase:
        if probes.is_probe(request.path_info):
            return probes.answer(request.path_info)
        return cast(Respond, get_response)(request)

    return respond


@sync_and_async_middleware
def headers(get_response: Any) -> Any:  # noqa: ANN401  either kind of chain
    """Give the request its trace and the answer the headers no other middleware sets."""
    if iscoroutinefunction(get_response):

        async def respond_later(request: HttpRequest) -> HttpResponseBase:
            with logs.trace(_begin(request)):
                return secure(request, await cast(RespondLater, get_response)(request))

        return respond_later

    def respond(request: HttpRequest) -> HttpResponseBase:
        with logs.trace(_begin(request)):
            return secure(request, cast(Respond, get_response)(request))

    return respond


def _begin(request: HttpRequest) -> TracedRequest:
    traced = cast(TracedRequest, request)
    traced.trace_id = secrets.token_hex(8)
    traced.access = None
    return traced


class AccessMiddleware(MiddlewareMixin):
    """Hold each view to the access it declares; one that declares nothing is a bug."""

    def process_view(  # noqa: PLR0917  Django's signature
        self, request: HttpRequest, view: Callable[..., HttpResponseBase], args: Sequence[Any], kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        access = access_of(view)
        if access is None:
            raise ImproperlyConfigured(
                f"{request.resolver_match and request.resolver_match.route}: declare who may open it "
                "(safeguards.access: public, machine, door or staff)."
            )
        cast(TracedRequest, request).access = access
        if access.kind in _READERS and request.method not in SAFE_METHODS:
            return HttpResponseNotAllowed(sorted(SAFE_METHODS))
        if request.method not in SAFE_METHODS and (refused := _refused(request, access)):
            return refused
        return _staff_only(request, access) if access.kind == AccessClass.STAFF else None

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """What a view found to be unknown or somebody else's is the page that does not exist."""
        if not isinstance(exception, NotYours):
            return None
        not_found = cast(Callable[..., HttpResponse], get_resolver().resolve_error_handler(404))
        return not_found(request, exception)


def _refused(request: HttpRequest, access: Access) -> HttpResponse | None:
    """Why something sent to a door or to a letterbox is not taken in; None when it is."""
    if access.kind == AccessClass.LETTERBOX:
        if request.method != "POST":
            return HttpResponseNotAllowed([*sorted(SAFE_METHODS), "POST"])
        if _is_from_elsewhere(request):
            return HttpResponseForbidden()
    if access.kind in {AccessClass.DOOR, AccessClass.LETTERBOX} and room.is_lacking():
        # Without room no try is counted: nobody may guess a password meanwhile.
        return no_room(request)
    return None


def _is_from_elsewhere(request: HttpRequest) -> bool:
    """True when the browser says that another site sends this (Fetch Metadata, or Origin in old ones)."""
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site not in {"same-origin", "none"}
    origin = request.headers.get("Origin")
    return origin is not None and origin.partition("://")[2] != request.get_host()


def no_room(request: HttpRequest) -> HttpResponse:
    """The page of a write that a full disk refused; it gives back what was typed."""
    answer = cast(Callable[..., HttpResponse], import_string(settings.NO_ROOM_VIEW))
    return answer(request)


def _staff_only(request: HttpRequest, access: Access) -> HttpResponse | None:
    """Send strangers to the door; to staff without the permission the page does not exist."""
    account = request.user
    if not account.is_authenticated or not account.is_active:
        return to_the_door(request)
    if not holds(account, access.permission, local(timezone.now()).date()):
        raise Http404
    return None


def to_the_door(request: HttpRequest) -> HttpResponse:
    """The sign-in page, which leads back here only when coming back is harmless."""
    door = resolve_url(settings.LOGIN_URL)
    if request.method in {"GET", "HEAD"}:
        return redirect_to_login(request.get_full_path(), door)
    return HttpResponseRedirect(door)


def _writable(request: HttpRequest) -> frozenset[str]:
    access = access_to(request)
    if access is None or access.kind not in {AccessClass.DOOR, AccessClass.STAFF}:
        return frozenset()
    return STAFF_TABLES | access.writes


@sync_and_async_middleware
def reads_only(get_response: Any) -> Any:  # noqa: ANN401  either kind of chain
    """Run GET, HEAD and OPTIONS under a guard that refuses to write (`reading`)."""
    if iscoroutinefunction(get_response):

        async def respond_later(request: HttpRequest) -> HttpResponseBase:
            if request.method not in SAFE_METHODS:
                return await cast(RespondLater, get_response)(request)
            with reading(lambda: _writable(request)):
                return await cast(RespondLater, get_response)(request)

        return respond_later

    def respond(request: HttpRequest) -> HttpResponseBase:
        if request.method not in SAFE_METHODS:
            return cast(Respond, get_response)(request)
        with reading(lambda: _writable(request)):
            return cast(Respond, get_response)(request)

    return respond
