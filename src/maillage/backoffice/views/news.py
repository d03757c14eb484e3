"""News: the list, one news, what the public sees."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext

from maillage.accounts.staff.posting import attempt, attempt_command, status_of
from maillage.accounts.staff.serving import command, screen
from maillage.accounts.staff.visit import Visit, visit_of
from maillage.backoffice.forms.news import NewsForm
from maillage.backoffice.pages.news import NewsListPage, NewsPage
from maillage.core.pages import show
from maillage.core.paging import page_of
from maillage.network import actions, rules
from maillage.network import queries as network

if TYPE_CHECKING:
    from maillage.network.models import News


@screen("network.write_news")
def news_list(request: HttpRequest) -> HttpResponse:
    """The news the account keeps, the newest first."""
    visit = visit_of(request)
    rows = network.news_visible_to(visit.account, visit.on)
    return show(request, NewsListPage(news=page_of(rows, request.GET.get("page")), today=visit.on))


@screen("network.write_news")
def new_news(request: HttpRequest) -> HttpResponse:
    """Write a news, as a draft."""
    visit = visit_of(request)
    form = _form(request, visit, {"valid_from": visit.on})
    if form.is_valid():
        done = attempt(request, form, lambda: {"slug": _write(visit, form).slug})
        if done:
            messages.success(request, gettext("L’actualité est enregistrée, en brouillon."))
            return redirect("staff:news", slug=done["slug"])
    return show(request, NewsPage(news=None, form=form), status=status_of(form))


@screen("network.write_news")
def news(request: HttpRequest, slug: str) -> HttpResponse:
    """Change a news."""
    visit = visit_of(request)
    found = network.news_managed_by(visit.account, slug, visit.on)
    initial = {name: getattr(found, name) for name in NewsForm.base_fields if hasattr(found, name)}
    form = _form(request, visit, initial | {"place": found.place.slug if found.place else ""})
    if form.is_valid() and attempt(request, form, lambda: {"slug": _change(visit, found, form).slug}):
        messages.success(request, gettext("C’est enregistré."))
        return redirect("staff:news", slug=slug)
    return show(request, NewsPage(news=found, form=form), status=status_of(form))


@command("network.write_news")
def publish(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a news to the public."""
    visit = visit_of(request)
    found = network.news_managed_by(visit.account, slug, visit.on)
    attempt_command(
        request,
        lambda: {"slug": actions.publish_news(news=found, actor=visit.account, at=visit.at).slug},
        told=gettext("Le public lit cette actualité, à partir de son premier jour."),
    )
    return redirect("staff:news", slug=slug)


@command("network.write_news")
def withdraw(request: HttpRequest, slug: str) -> HttpResponse:
    """Hide a news from the public."""
    visit = visit_of(request)
    found = network.news_managed_by(visit.account, slug, visit.on)
    attempt_command(
        request,
        lambda: {"slug": actions.withdraw_news(news=found, actor=visit.account, at=visit.at).slug},
        told=gettext("Le public ne lit plus cette actualité."),
    )
    return redirect("staff:news", slug=slug)


def _form(request: HttpRequest, visit: Visit, initial: dict[str, Any]) -> NewsForm:
    places = network.places_managed_by(visit.account, visit.on)
    return NewsForm(
        request.POST or None,
        places=[(place.slug, place.name) for place in places],
        is_network=rules.may(visit.account, "network.write_news", on=visit.on),
        initial=initial,
    )


def _values(visit: Visit, form: NewsForm) -> dict[str, Any]:
    values = form.values()
    values.pop("version")
    slug = values["place"]
    return values | {"place": network.place_managed_by(visit.account, slug, visit.on) if slug else None}


def _write(visit: Visit, form: NewsForm) -> News:
    return actions.write_news(**_values(visit, form), actor=visit.account, at=visit.at)


def _change(visit: Visit, found: News, form: NewsForm) -> News:
    version = form.cleaned_data["version"] or 0
    return actions.change_news(news=found, version=version, **_values(visit, form), actor=visit.account, at=visit.at)
