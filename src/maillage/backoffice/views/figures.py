"""The figures of a month and of a year: of a place, of the network; validated, printed, taken away in two clicks."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext

from maillage.accounts.staff.posting import attempt_command
from maillage.accounts.staff.serving import command, screen
from maillage.accounts.staff.visit import Visit, visit_of
from maillage.backoffice.figure_periods import Asked, asked, lines_of
from maillage.backoffice.pages.figures import FiguresPage, PeriodPage
from maillage.core.pages import show
from maillage.network import queries as network
from maillage.network import rules as network_rules
from maillage.reception import actions, queries
from maillage.reception.rules import may
from maillage.reception.tables_out import XLSX, csv_of, why_hidden, workbook_of

if TYPE_CHECKING:
    from maillage.reception.queries import FiguresSheet, Readiness

_OLDEST, _LATEST = 2000, 2100


@screen("reception.read_figures")
def figures(request: HttpRequest) -> HttpResponse:
    """What is validated of a year."""
    visit = visit_of(request)
    text = request.GET.get("annee", "")
    year = int(text) if text.isdecimal() and _OLDEST <= int(text) <= _LATEST else visit.on.year
    places = queries.places_of_figures(visit.account, visit.on)
    reads_network = queries.reads_network(visit.account, visit.on)
    page = FiguresPage(
        year=str(year),
        years=[str(year - 1), str(year), str(year + 1)],
        months=[date_format(date(year, month, 1), "M") for month in range(1, 13)],
        lines=lines_of(queries.year_lines(places, year, with_network=reads_network), year, visit.on),
    )
    return show(request, page)


@screen("reception.read_figures")
def place_period(request: HttpRequest, slug: str, period: str) -> HttpResponse:
    """A month or a year of a place."""
    visit, want = visit_of(request), asked(period)
    found = queries.place_of_figures(visit.account, slug, visit.on)
    sheet = _of_place(visit, slug, want)
    readiness = queries.readiness_of_place(found.place, want.span, want.starts_on) if found.is_team else None
    may_validate = may(visit.account, "reception.validate_month", on=visit.on, place_key=str(found.place.id))
    address = _Addresses("place_figures", (slug, period))
    href = address.of("validate") if may_validate and _is_over(want, visit) else ""
    page = _page(
        found.place.name, want, sheet=sheet, readiness=readiness, is_team=found.is_team, address=address, href=href
    )
    return show(request, page)


@command("reception.validate_month")
def validate(request: HttpRequest, slug: str, period: str) -> HttpResponse:
    """Freeze a month or a year of a place."""
    visit, want = visit_of(request), asked(period)
    found = queries.place_of_figures(visit.account, slug, visit.on)

    def effect() -> dict[str, str]:
        done = actions.validate(
            place=found.place, span=want.span, starts_on=want.starts_on, actor=visit.account, at=visit.at
        )
        return {"period": str(done.id)}

    attempt_command(request, effect, told=gettext("C’est validé. Ce qui viendra après sera une ligne datée."))
    return redirect("staff:place_figures", slug=slug, period=period)


@screen("reception.export_figures", recent=True)
def place_csv(request: HttpRequest, slug: str, period: str) -> HttpResponse:
    """A place's month or year as CSV."""
    sheet = _of_place(visit_of(request), slug, asked(period))
    return _csv(sheet, slug, period) if sheet else _nothing(request, "staff:place_figures", slug, period)


@screen("reception.export_figures", recent=True)
def place_workbook(request: HttpRequest, slug: str, period: str) -> HttpResponse:
    """A place's month or year as a workbook."""
    sheet = _of_place(visit_of(request), slug, asked(period))
    return _workbook(sheet, slug, period) if sheet else _nothing(request, "staff:place_figures", slug, period)


@screen("reception.read_figures")
def network_period(request: HttpRequest, period: str) -> HttpResponse:
    """A month or a year of the network."""
    visit, want = visit_of(request), asked(period)
    sheet = _of_network(visit, want)
    may_consolidate = may(visit.account, "reception.consolidate", on=visit.on, place_key="")
    readiness = queries.readiness_of_network(want.span, want.starts_on) if may_consolidate else None
    address = _Addresses("network_figures", (period,))
    href = address.of("consolidate") if may_consolidate and _is_over(want, visit) else ""
    page = _page(gettext("Réseau"), want, sheet=sheet, readiness=readiness, is_team=False, address=address, href=href)
    return show(request, page)


@command("reception.consolidate")
def consolidate(request: HttpRequest, period: str) -> HttpResponse:
    """Freeze the network's month or year."""
    visit, want = visit_of(request), asked(period)

    def effect() -> dict[str, str]:
        done = actions.consolidate(span=want.span, starts_on=want.starts_on, actor=visit.account, at=visit.at)
        return {"period": str(done.id)}

    attempt_command(request, effect, told=gettext("C’est consolidé. Le réseau et ses financeurs peuvent le lire."))
    return redirect("staff:network_figures", period=period)


@screen("reception.export_figures", recent=True)
def network_csv(request: HttpRequest, period: str) -> HttpResponse:
    """The network's month or year as CSV."""
    sheet = _of_network(visit_of(request), asked(period))
    return _csv(sheet, "reseau", period) if sheet else _nothing(request, "staff:network_figures", period)


@screen("reception.export_figures", recent=True)
def network_workbook(request: HttpRequest, period: str) -> HttpResponse:
    """The network's month or year as a workbook."""
    sheet = _of_network(visit_of(request), asked(period))
    return _workbook(sheet, "reseau", period) if sheet else _nothing(request, "staff:network_figures", period)


class _Addresses:
    """The addresses beside a page of figures."""

    def __init__(self, base: str, arguments: tuple[str, ...]) -> None:
        self._base, self._arguments = base, arguments

    def of(self, act: str) -> str:
        """What an act is sent to."""
        return reverse(f"staff:{act}_{self._base}", args=self._arguments)


def _page(
    name: str,
    want: Asked,
    *,
    sheet: FiguresSheet | None,
    readiness: Readiness | None,
    is_team: bool,
    address: _Addresses,
    href: str,
) -> PeriodPage:
    return PeriodPage(
        name=name,
        period=want.words,
        code=want.code,
        sheet=sheet,
        readiness=readiness,
        is_team=is_team,
        why_hidden=why_hidden(),
        validate_href=href,
        csv_href=address.of("csv"),
        workbook_href=address.of("workbook"),
    )


def _is_over(want: Asked, visit: Visit) -> bool:
    return want.ends_on < visit.on


def _of_place(visit: Visit, slug: str, want: Asked) -> FiguresSheet | None:
    found = queries.place_of_figures(visit.account, slug, visit.on)
    return queries.figures_of_place(found.place, want.span, want.starts_on, is_team=found.is_team, on=visit.on)


def _of_network(visit: Visit, want: Asked) -> FiguresSheet | None:
    queries.require_network_reader(visit.account, visit.on)
    with_partners = network_rules.may(visit.account, "network.view_hours", on=visit.on)
    return queries.figures_of_network(want.span, want.starts_on, with_partners=with_partners)


def _csv(sheet: FiguresSheet, of: str, period: str) -> HttpResponse:
    return _file(csv_of(sheet), "text/csv; charset=utf-8", f"chiffres-{of}-{period}.csv")


def _workbook(sheet: FiguresSheet, of: str, period: str) -> HttpResponse:
    return _file(workbook_of(sheet), XLSX, f"chiffres-{of}-{period}.xlsx")


def _file(content: str | bytes, kind: str, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=kind)
    response.headers["Content-Disposition"] = f'attachment; filename="{network.current_network().file_name(name)}"'
    return response


def _nothing(request: HttpRequest, route: str, *arguments: str) -> HttpResponse:
    messages.error(request, gettext("Il n’y a pas encore de chiffres à emporter ici."))
    return redirect(route, *arguments)
