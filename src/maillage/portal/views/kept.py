"""What was taken away from a place: a page behind a link, and the card answered three months later.

Neither page knows who reads it. The first is kept by nobody between it and its holder.
"""

from __future__ import annotations

import uuid

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from maillage.core.errors import NotYours, Refusal
from maillage.core.instants import local
from maillage.core.pages import show
from maillage.portal.pages.kept import ErasedPage, KeptPagePage, ReturnPage
from maillage.portal.serving import page
from maillage.portal.views.errors import not_found
from maillage.portal.views.language import language
from maillage.reception import actions
from maillage.reception import queries as reception
from maillage.reception.routes import step_of
from maillage.safeguards import room
from maillage.safeguards.access import letterbox
from maillage.safeguards.http import cached_public, discreet, see_other

THANKED = "merci"


@letterbox
def kept_page(request: HttpRequest, token: str) -> HttpResponse:
    """The things of a link; sent, they are erased at once."""
    try:
        if request.method == "POST":
            with room.refusing():
                actions.erase_page(token=token)
            return see_other(reverse("portal:page-erased"))
        kept = reception.kept_page(token, on=local(timezone.now()).date())
    except NotYours as refusal:
        return discreet(not_found(request, refusal))
    site = request.build_absolute_uri("/").rstrip("/")
    steps = tuple(step_of(item, site) for item in kept.items)
    shown = KeptPagePage(steps=steps, last_on=kept.last_on, is_erasing="effacer" in request.GET)
    return discreet(show(request, shown))


@page
def page_erased(request: HttpRequest) -> HttpResponse:
    """The page is erased."""
    return show(request, ErasedPage())


@letterbox
def returned(request: HttpRequest) -> HttpResponse:
    """Ask for the code of the card, then what changed; take in an answer."""
    if request.method == "POST":
        return _take_in(request)
    code = request.GET.get("code", "").strip()[:20]
    return _asked(request, code) if code else _welcome(request)


@cached_public()
def _welcome(request: HttpRequest) -> HttpResponse:
    return show(request, _return_page(is_thanked=THANKED in request.GET))


def _take_in(request: HttpRequest) -> HttpResponse:
    """Count the answer; what sends neither code nor answer is led to the question."""
    code, answer = request.POST.get("code", "")[:20], request.POST.get("answer", "")[:40]
    if not code:
        return see_other(reverse("portal:return"))
    try:
        operation_id = uuid.UUID(request.POST.get("operation", ""))
    except ValueError:
        operation_id = uuid.uuid4()
    try:
        with room.refusing():
            actions.take_return(code=code, answer=answer, operation_id=operation_id, at=timezone.now())
    except Refusal as refusal:
        return _asked(request, code, refusal=str(refusal.sentence), status=422)
    return see_other(f"{reverse('portal:return')}?{THANKED}")


def _asked(request: HttpRequest, code: str, *, refusal: str = "", status: int = 200) -> HttpResponse:
    """The question with its answers, never kept: each form has an id of its own."""
    shown = _return_page(
        code=code, choices=reception.return_choices(language()), operation=uuid.uuid4(), refusal=refusal
    )
    return discreet(show(request, shown, status=status))


def _return_page(
    *,
    code: str = "",
    choices: tuple[tuple[str, str], ...] = (),
    operation: uuid.UUID | None = None,
    refusal: str = "",
    is_thanked: bool = False,
) -> ReturnPage:
    return ReturnPage(code=code, choices=choices, operation=operation, refusal=refusal, is_thanked=is_thanked)
