"""Quality of service sheets: criteria one by one, reviews in turn, names brought together or kept."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext

from maillage.accounts.staff.posting import attempt_command
from maillage.accounts.staff.serving import command, screen
from maillage.accounts.staff.visit import visit_of
from maillage.backoffice.pages.places import Tab
from maillage.backoffice.pages.quality import NamesPage, QualityPage, ReviewsPage
from maillage.core.pages import show
from maillage.network import actions
from maillage.network import queries as network
from maillage.network.quality import due_on, review_state


@screen("network.change_service")
def quality(request: HttpRequest, slug: str) -> HttpResponse:
    """The criteria of one sheet."""
    visit = visit_of(request)
    found = network.service_managed_by(visit.account, slug, visit.on)
    page = QualityPage(
        service=found,
        criteria=network.quality_of(found, visit.on),
        due_on=due_on(found),
        state=review_state(found, visit.on),
    )
    return show(request, page)


@screen("network.change_service")
def reviews(request: HttpRequest) -> HttpResponse:
    """The queue of sheets to read again."""
    visit = visit_of(request)
    lines = network.reviews_of(visit.account, visit.on)
    page = ReviewsPage(
        tabs=_tabs("reviews"),
        waiting=[line for line in lines if line.is_waiting],
        ahead=[line for line in lines if not line.is_waiting],
    )
    return show(request, page)


@command("network.change_service")
def review(request: HttpRequest, slug: str) -> HttpResponse:
    """Read today, nothing to change: on to the next one."""
    visit = visit_of(request)
    found = network.service_managed_by(visit.account, slug, visit.on)
    attempt_command(
        request,
        lambda: {"slug": actions.review_service(service=found, actor=visit.account, at=visit.at).slug},
        told=gettext("« %(title)s » est à jour pour six mois.") % {"title": found.title},
    )
    return redirect(reverse("staff:reviews") + "#a-relire")


@screen("network.change_service")
def names(request: HttpRequest) -> HttpResponse:
    """Names that resemble others used at more places."""
    visit = visit_of(request)
    proposals = network.names_to_bring_together(visit.account, visit.on)
    return show(request, NamesPage(tabs=_tabs("names"), proposals=proposals))


@command("network.change_service")
def adopt_name(request: HttpRequest, slug: str) -> HttpResponse:
    """Take the name proposed."""
    visit = visit_of(request)
    found = network.service_managed_by(visit.account, slug, visit.on)
    title = request.POST.get("title", "")
    attempt_command(
        request,
        lambda: {"slug": actions.adopt_name(service=found, title=title, actor=visit.account, at=visit.at).slug},
        told=gettext("Le service s’appelle maintenant « %(title)s ».") % {"title": title},
    )
    return redirect("staff:names")


@command("network.change_service")
def keep_name(request: HttpRequest, slug: str) -> HttpResponse:
    """Keep one's own name: the other is not proposed again."""
    visit = visit_of(request)
    found = network.service_managed_by(visit.account, slug, visit.on)
    title = request.POST.get("title", "")
    attempt_command(
        request,
        lambda: {"id": actions.keep_name(service=found, title=title, actor=visit.account, at=visit.at).id},
        told=gettext("« %(title)s » garde son nom.") % {"title": found.title},
    )
    return redirect("staff:names")


def _tabs(current: str) -> tuple[Tab, ...]:
    sides = {
        "services": gettext("Services"),
        "reviews": gettext("À relire"),
        "names": gettext("Noms à rapprocher"),
    }
    return tuple((label, reverse(f"staff:{name}"), name == current) for name, label in sides.items())
