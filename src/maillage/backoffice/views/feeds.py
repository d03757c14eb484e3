"""A counsellor's calendar: its secret address, made and withdrawn by staff, read by a calendar program."""

from __future__ import annotations

import hashlib
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseNotFound, HttpResponseNotModified
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import parse_etags
from django.utils.translation import gettext

from maillage.accounts.staff.forms import OperationForm
from maillage.accounts.staff.posting import attempt, attempt_command
from maillage.accounts.staff.serving import command
from maillage.accounts.staff.visit import visit_of
from maillage.backoffice.pages.agreements import FeedLinkPage
from maillage.core.errors import NotYours
from maillage.core.pages import show
from maillage.network import actions
from maillage.network import queries as network
from maillage.network.calendar_feed import calendar_of
from maillage.safeguards import access


@access.machine
def feed(request: HttpRequest, token: str) -> HttpResponse:
    """The calendar of whoever holds the address; nothing shared keeps it. A program reads no page: 404 is bare."""
    try:
        body = calendar_of(network.feed_events(token, timezone.now()))
    except NotYours:
        return HttpResponseNotFound(content_type="text/plain")
    tag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    is_same = tag in parse_etags(request.headers.get("If-None-Match", ""))
    response = HttpResponseNotModified() if is_same else HttpResponse(body, content_type="text/calendar; charset=utf-8")
    response.headers["ETag"] = tag
    response.headers["Cache-Control"] = "private, no-store"
    response.headers["X-Robots-Tag"] = "noindex"
    return response


@command("network.change_counsellor")
def renew(request: HttpRequest, counsellor_id: UUID) -> HttpResponse:
    """Make the address of a calendar, or another; it is on the answer only."""
    visit = visit_of(request)
    found = network.counsellor_managed_by(visit.account, counsellor_id, visit.on)
    form, tokens = OperationForm(request.POST), list[str]()

    def effect() -> dict[str, str]:
        tokens.append(actions.renew_feed(counsellor=found, actor=visit.account, at=visit.at))
        return {"id": str(found.id)}

    done = attempt(request, form, effect) if form.is_valid() else None
    if done is not None and tokens:
        link = request.build_absolute_uri(reverse("staff:feed", args=[tokens[0]]))
        return show(request, FeedLinkPage(counsellor=found, link=link))
    messages.info(request, gettext("Ce lien est déjà parti. Au besoin, faites-en un autre."))
    return redirect("staff:counsellor", counsellor_id=counsellor_id)


@command("network.change_counsellor")
def revoke(request: HttpRequest, counsellor_id: UUID) -> HttpResponse:
    """Make the address of a calendar lead nowhere."""
    visit = visit_of(request)
    found = network.counsellor_managed_by(visit.account, counsellor_id, visit.on)

    def effect() -> dict[str, str]:
        actions.revoke_feed(counsellor=found, actor=visit.account, at=visit.at)
        return {"id": str(found.id)}

    attempt_command(request, effect, told=gettext("Ce lien ne marche plus."))
    return redirect("staff:counsellor", counsellor_id=counsellor_id)
