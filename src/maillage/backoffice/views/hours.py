"""Hours given, by partner and month: a table, its CSV, a certificate."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse
from django.utils.formats import date_format

from maillage.accounts.staff.serving import screen
from maillage.accounts.staff.visit import visit_of
from maillage.backoffice.pages.hours import HoursPage
from maillage.core.csv_text import csv_lines
from maillage.core.pages import show
from maillage.network import queries as network
from maillage.network.certificates import certificate_of, pdf_of
from maillage.network.rules import not_yours

if TYPE_CHECKING:
    from collections.abc import Iterable

    from maillage.network.queries import HoursLine

_OLDEST, _LATEST = 2000, 2100


@screen("network.view_hours", recent=True)
def hours(request: HttpRequest) -> HttpResponse:
    """What partners gave over a year, by name."""
    visit = visit_of(request)
    year = _year(request.GET.get("annee", ""), visit.on)
    lines = network.hours_given(visit.account, year, visit.on)
    if request.GET.get("format") == "csv":
        return _csv(lines, year)
    page = HoursPage(
        year=str(year),
        years=[str(year - 1), str(year), str(year + 1)],
        lines=lines,
        months=[(month, date_format(date(year, month, 1), "F")) for month in range(1, 13)],
    )
    return show(request, page)


@screen("network.view_hours", recent=True)
def certificate(request: HttpRequest, slug: str) -> HttpResponse:
    """The certificate of a partner for a month, as a PDF."""
    visit = visit_of(request)
    month = _month(request.GET.get("mois", ""), visit.on)
    partner, given = network.hours_of(visit.account, slug, month, on=visit.on)
    words = certificate_of(partner.name, given, month=month, network=network.current_network(), on=visit.on)
    response = HttpResponse(pdf_of(words), content_type="application/pdf")
    response.headers["Content-Disposition"] = f'attachment; filename="heures-{slug}-{month:%Y-%m}.pdf"'
    return response


def _csv(lines: Iterable[HoursLine], year: int) -> HttpResponse:
    """One row a partner and month; minutes as a number, so that sums stay exact."""
    columns = ("organisme", "mois", "demi_journees", "minutes", "dont_duree_declaree")
    rows = (
        (line.organisation.name, f"{year}-{month:02d}", given.half_days, given.minutes, given.declared)
        for line in lines
        for month, given in enumerate(line.months, start=1)
        if given.half_days
    )
    response = HttpResponse("".join(csv_lines(columns, rows)), content_type="text/csv; charset=utf-8")
    name = network.current_network().file_name(f"heures-{year}.csv")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _year(text: str, on: date) -> int:
    return int(text) if text.isdecimal() and _OLDEST <= int(text) <= _LATEST else on.year


def _month(text: str, on: date) -> date:
    try:
        return date.fromisoformat(f"{text}-01") if text else on.replace(day=1)
    except ValueError:
        raise not_yours() from None
