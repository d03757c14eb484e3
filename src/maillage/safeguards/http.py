"""What an answer carries: security headers, and for public pages a validator and a place in the cache."""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Any, cast

from django.conf import settings
from django.core.cache import caches
from django.db import connection
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.utils.http import parse_etags
from django.utils.translation import get_language

from maillage.core.instants import local
from maillage.core.pages import FRAGMENT_HEADER
from maillage.safeguards.access import Access, AccessClass
from maillage.safeguards.keeping import reading_version

PERMISSIONS_POLICY = "camera=(), geolocation=(), microphone=(), payment=(), usb=(), interest-cohort=()"
REVALIDATE = "public, max-age=0, must-revalidate"
# Longer addresses than our pages ever make are answered but not kept.
_LONGEST_KEPT_QUERY = 120
_PAGES_KEPT_SECONDS = 3600
# No public page says anything of accounts, sessions or the journal itself.
_PUBLIC_ACT = """
    SELECT hash FROM safeguards_entry
    WHERE verb NOT LIKE 'accounts.%' AND verb NOT LIKE 'safeguards.%'
    ORDER BY sequence DESC LIMIT 1
"""


def see_other(address: str) -> HttpResponse:
    """What a letterbox answers: the page to read next, by GET."""
    return HttpResponse(status=303, headers={"Location": address})


def discreet(response: HttpResponse) -> HttpResponse:
    """Kept by nobody, found by nobody: its address, or what it shows, is a secret."""
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response


class TracedRequest(HttpRequest):
    """A request that passed `middleware.headers`; `access` is None until its view is known."""

    trace_id: str
    access: Access | None


def access_to(request: HttpRequest) -> Access | None:
    """What the view of `request` declared; None before it is known or when there is none."""
    return getattr(request, "access", None)


def secure(request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
    """Add to `response` the headers that every answer carries; SecurityMiddleware and CSP add theirs."""
    response.headers.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
    response.headers.setdefault("X-Frame-Options", settings.X_FRAME_OPTIONS)
    response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
    response.headers["X-Request-ID"] = cast(TracedRequest, request).trace_id
    _correct_vary(response)
    if _is_personal(request, response):
        response.headers["Cache-Control"] = "no-store"
        patch_vary_headers(response, ["Cookie"])
    return response


def _correct_vary(response: HttpResponseBase) -> None:
    """Forget Accept-Language: LocaleMiddleware names it, but the address alone decides the language."""
    names = [name.strip() for name in response.get("Vary", "").split(",") if name.strip()]
    kept = [name for name in names if name.lower() != "accept-language"]
    if kept:
        response.headers["Vary"] = ", ".join(kept)
    else:
        response.headers.pop("Vary", None)


def _is_personal(request: HttpRequest, response: HttpResponseBase) -> bool:
    access = access_to(request)
    if access is not None and access.kind in {AccessClass.DOOR, AccessClass.STAFF}:
        return True
    return bool(response.cookies) or "cookie" in response.get("Vary", "").lower()


@functools.cache
def build() -> str:
    """A mark of the code and templates that run: changes with any file of the package."""
    package = Path(__file__).resolve().parent.parent
    files = sorted(path for path in package.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    marks = "\n".join(f"{path.relative_to(package)} {path.stat().st_size} {path.stat().st_mtime_ns}" for path in files)
    return hashlib.sha256(marks.encode()).hexdigest()[:16]


def content_version(request: HttpRequest) -> str:
    """Changes with any act that may change what the public reads, and with the day. One query.

    The read after an act costs a second one.
    """
    return f"{_public_act()} {local(timezone.now()).date()}"


def content_version_this_minute(request: HttpRequest) -> str:
    """As `content_version`, and changes every minute: for pages that say what is open now. One query."""
    return f"{_public_act()} {local(timezone.now()):%Y-%m-%d %H:%M}"


def _public_act() -> str:
    """The hash of the last act that may change public pages; every action and every import is one."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT hash FROM safeguards_journalhead WHERE id = 1")
        head = cursor.fetchone()
    return _last_public_act(head[0]) if head else ""


@functools.lru_cache(maxsize=1)
def _last_public_act(head: str) -> str:
    """The last public act of the journal whose head is `head`: acts on accounts and our own upkeep are not."""
    with connection.cursor() as cursor:
        cursor.execute(_PUBLIC_ACT)
        act = cursor.fetchone()
    return act[0] if act else ""


def cached_public(
    version: Callable[[HttpRequest], str] = content_version,
) -> Callable[[Callable[..., HttpResponse]], Callable[..., HttpResponse]]:
    """Answer a public page from its validator (304) or the cache "pages" while `version` stays.

    Only complete 200 answers without cookie are kept (a stream bears its validator, no more); the
    browser asks again each time, which costs it one small answer. Put it under the access
    declaration: `@public @cached_public(...)`.
    """

    def decorate(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        @functools.wraps(view)
        def cached(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if request.method not in {"GET", "HEAD"} or settings.DEBUG:
                return view(request, *args, **kwargs)
            now = version(request)
            tag = _validator(request, now)
            if tag in parse_etags(request.headers.get("If-None-Match", "")):
                return _marked(HttpResponseNotModified(), tag)
            with reading_version(now):
                return _kept(request, tag) or _keep(request, tag, view(request, *args, **kwargs))

        return cached

    return decorate


def _validator(request: HttpRequest, version: str) -> str:
    """A weak ETag: what the answer depends on, not its bytes. Pages hold their own whole address."""
    asked = (
        request.scheme or "",
        request.get_host(),
        request.get_full_path(),
        request.headers.get(FRAGMENT_HEADER, ""),
    )
    made_of = (get_language() or "", version, build())
    digest = hashlib.sha256("\n".join((*asked, *made_of)).encode()).hexdigest()[:32]
    return f'W/"{digest}"'


def _kept(request: HttpRequest, tag: str) -> HttpResponse | None:
    found = caches["pages"].get(tag)
    if found is None:
        return None
    content, content_type = found
    return _marked(HttpResponse(content, content_type=content_type), tag)


def _keep(request: HttpRequest, tag: str, response: HttpResponse) -> HttpResponse:
    """Mark and keep `response` when it may be; else give it as it is, as one that asks not to be stored."""
    if response.status_code != 200 or response.cookies or "no-store" in response.get("Cache-Control", ""):
        return response
    if response.streaming:
        return _marked(response, tag)
    if len(request.META.get("QUERY_STRING", "")) <= _LONGEST_KEPT_QUERY:
        caches["pages"].set(tag, (response.content, response["Content-Type"]), _PAGES_KEPT_SECONDS)
    return _marked(response, tag)


def _marked(response: HttpResponse, tag: str) -> HttpResponse:
    response.headers["ETag"] = tag
    response.headers["Cache-Control"] = REVALIDATE
    patch_vary_headers(response, [FRAGMENT_HEADER])
    return response
