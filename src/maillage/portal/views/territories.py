"""Territories: communes of today and of before, and the larger territories they lie in."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from maillage.core.errors import NotYours
from maillage.core.instants import local
from maillage.core.pages import show
from maillage.core.paging import page_of
from maillage.network import queries as network
from maillage.portal.former import FORMER, former_asked
from maillage.portal.outlines import OutlineMap
from maillage.portal.pages.territories import (
    BasinPage,
    CommunePage,
    SharedOutPage,
    TerritoriesPage,
    TerritoryList,
    TerritoryPage,
)
from maillage.portal.serving import page
from maillage.portal.structured import territory_data
from maillage.portal.territories import (
    LEVELS,
    Reach,
    TerritoryLink,
    drawing_of,
    figures_of,
    link_to,
    links_to,
    reach_of,
    territory_path,
)
from maillage.portal.trail import trail_to
from maillage.portal.views.near import OTHERS_SHOWN
from maillage.portal.work import hiring_sum
from maillage.reference import queries as reference
from maillage.reference.enums import RECEPTIONS, TerritoryLevel
from maillage.reference.queries import AreaSheet, CommuneLine, CommuneSheet, TerritoryLine

CHOICES_SHOWN = 20
COMMUNES_A_PAGE = 60
LONGEST_QUERY = 80
_WITH_OWN_RATE = frozenset({TerritoryLevel.DEPARTMENT, TerritoryLevel.REGION})
_REGIONAL = (TerritoryLevel.BASIN, TerritoryLevel.EPCI, TerritoryLevel.LIVING_AREA)


@page
def territories(request: HttpRequest) -> HttpResponse:
    """Find a commune by its name; or the territories of the region, level by level."""
    query = request.GET.get("q", "").strip()[:LONGEST_QUERY]
    region_code = network.current_network().region_code
    choices = reference.communes_starting_with(query, CHOICES_SHOWN, region_code) if query else []
    departments = reference.departments_of_region(region_code)
    lines = [TerritoryLine(TerritoryLevel.DEPARTMENT, line.code, line.name) for line in departments]
    codes = tuple(line.code for line in departments)
    lists = (
        TerritoryList(_("Départements"), links_to(lines)),
        *(TerritoryList(_plural(level), links_to(reference.areas_in(level, codes))) for level in _REGIONAL),
    )
    shown = tuple(found for found in lists if found.links)
    return show(request, TerritoriesPage(query=query, choices=tuple(choices), lists=shown))


def _plural(level: TerritoryLevel) -> str:
    return {
        TerritoryLevel.EPCI: _("Intercommunalités"),
        TerritoryLevel.LIVING_AREA: _("Bassins de vie"),
        TerritoryLevel.BASIN: _("Bassins d’emploi"),
        TerritoryLevel.DEPARTMENT: _("Départements"),
    }[level]


@page
def commune(request: HttpRequest, code: str) -> HttpResponse:
    """A commune of today; the code of a former one leads to it, or to those that shared its land."""
    if code != code.upper():
        return redirect("portal:commune", code.upper(), permanent=True)
    try:
        sheet = reference.commune_by_code(code)
    except NotYours:
        return _shared_out(request, code)
    if sheet.code != code:
        return redirect(f"{territory_path(TerritoryLevel.COMMUNE, sheet.code)}?{FORMER}={code}", permanent=True)
    shown = _commune_page(request, sheet)
    others = reference.others_near(sheet.latitude, sheet.longitude, RECEPTIONS, limit=OTHERS_SHOWN)
    return show(request, CommunePage(**vars(shown), commune=sheet, others=tuple(others)))


def _shared_out(request: HttpRequest, code: str) -> HttpResponse:
    succession = reference.succession_of(code)
    if succession is None:
        raise NotYours(_("Cette commune n’est pas dans la liste."))
    choices = tuple(reference.communes_after(succession))
    return show(request, SharedOutPage(former=succession.former, choices=choices, trail=trail_to("territories")))


def _commune_page(request: HttpRequest, sheet: CommuneSheet) -> TerritoryPage:
    line = TerritoryLine(TerritoryLevel.COMMUNE, sheet.code, sheet.name)
    department = TerritoryLine(TerritoryLevel.DEPARTMENT, sheet.department_code, sheet.department_name)
    inside = {sheet.code, *(part.code for part in reference.arrondissements_of(sheet.code))}
    path = territory_path(line.level, line.code)
    reach = reach_of((sheet.latitude, sheet.longitude), sheet.name, inside, local(timezone.now()).date())
    drawn = [sheet.code, *(found.code for found in reference.communes_around(sheet))]
    return TerritoryPage(
        level=line.level,
        code=sheet.code,
        name=sheet.name,
        where=f"{sheet.department_name} ({sheet.department_code})",
        trail=(*trail_to("territories"), (sheet.department_name, link_to(department).path)),
        former=former_asked(request, sheet.code),
        figures=figures_of(line, sheet.population, department),
        reach=reach,
        outline=drawing_of(line.level, drawn, sheet.code, reach),
        near_path=f"{reverse('portal:near')}?commune={sheet.code}",
        above=links_to(_above(sheet)),
        lists=_lists_of_commune(sheet),
        communes=None,
        former_names=tuple(former.name for former in reference.former_names_of(sheet.code)),
        structured=territory_data(sheet.name, url=request.build_absolute_uri(path), within=sheet.department_name),
    )


def _above(sheet: CommuneSheet) -> list[TerritoryLine]:
    """The territories a commune lies in, from the smallest; those its source does not tell are left out."""
    lines = [
        TerritoryLine(TerritoryLevel.EPCI, sheet.epci_code, sheet.epci_name),
        TerritoryLine(TerritoryLevel.LIVING_AREA, sheet.living_area_code, sheet.living_area_name),
        TerritoryLine(TerritoryLevel.BASIN, sheet.basin_code, sheet.basin_name),
        TerritoryLine(TerritoryLevel.DEPARTMENT, sheet.department_code, sheet.department_name),
        TerritoryLine(TerritoryLevel.REGION, sheet.region_code, sheet.region_name),
    ]
    if sheet.parent_code:
        city = reference.commune_by_code(sheet.parent_code)
        lines.insert(0, TerritoryLine(TerritoryLevel.COMMUNE, city.code, city.name))
    return [line for line in lines if line.code]


def _lists_of_commune(sheet: CommuneSheet) -> tuple[TerritoryList, ...]:
    lists = (
        TerritoryList(_("Arrondissements"), links_to(reference.arrondissements_of(sheet.code))),
        TerritoryList(_("Communes les plus proches, de centre à centre"), links_to(reference.communes_around(sheet))),
    )
    return tuple(found for found in lists if found.links)


@page
def area(request: HttpRequest, word: str, code: str) -> HttpResponse:
    """A larger territory: département, region, intercommunality, living area, employment basin."""
    if code != code.upper():
        return redirect("portal:area", word, code.upper(), permanent=True)
    level = LEVELS.get(word)
    if level is None or level == TerritoryLevel.COMMUNE:
        raise NotYours(_("Ce territoire n’est pas dans la liste."))
    shown = _area_page(request, reference.area(level, code))
    return show(request, _with_work(shown) if level == TerritoryLevel.BASIN else shown)


def _area_page(request: HttpRequest, sheet: AreaSheet) -> TerritoryPage:
    line = TerritoryLine(sheet.level, sheet.code, sheet.name)
    departments = [TerritoryLine(TerritoryLevel.DEPARTMENT, found.code, found.name) for found in sheet.departments]
    is_region = sheet.level == TerritoryLevel.REGION
    main, path = sheet.main, territory_path(line.level, line.code)
    known_in = line if sheet.level in _WITH_OWN_RATE else _department_of(main, departments)
    inside = {commune.code for commune in sheet.communes}
    on = local(timezone.now()).date()
    reach = reach_of((main.latitude, main.longitude), main.name, inside, on) if main else None
    links = [link_to(TerritoryLine(TerritoryLevel.COMMUNE, one.code, one.name)) for one in sheet.communes]
    return TerritoryPage(
        level=sheet.level,
        code=sheet.code,
        name=sheet.name,
        where="" if is_region else ", ".join(region.name for region in sheet.regions),
        trail=trail_to("territories"),
        former=None,
        figures=figures_of(line, sheet.population, known_in),
        reach=reach,
        outline=_area_drawing(sheet, reach),
        near_path=f"{reverse('portal:near')}?commune={main.code}" if main else reverse("portal:near"),
        above=_above_area(sheet, departments),
        lists=_lists_of_area(sheet),
        communes=None if is_region else page_of(links, request.GET.get("page"), COMMUNES_A_PAGE),
        former_names=(),
        structured=territory_data(sheet.name, url=request.build_absolute_uri(path), within=""),
    )


def _area_drawing(sheet: AreaSheet, reach: Reach | None) -> OutlineMap | None:
    """The communes of an area where all are drawn; a region by its départements, a département by itself at worst."""
    if sheet.level == TerritoryLevel.REGION:
        return drawing_of(TerritoryLevel.DEPARTMENT, [one.code for one in sheet.departments], "", reach)
    communes = drawing_of(TerritoryLevel.COMMUNE, [one.code for one in sheet.communes], "", reach)
    if communes is None and sheet.level == TerritoryLevel.DEPARTMENT:
        return drawing_of(TerritoryLevel.DEPARTMENT, [sheet.code], sheet.code, reach)
    is_whole = communes is not None and len(communes.shapes) == len(sheet.communes)
    return communes if is_whole else None


def _with_work(shown: TerritoryPage) -> BasinPage:
    """The page of a basin: what is known of work in it comes on top."""
    hirings = reference.hirings_in(shown.code)
    tensions = reference.tensions_in(shown.code)
    return BasinPage(
        **vars(shown),
        tensions=tensions,
        occupations=tensions.occupations if tensions else (),
        hirings=hirings,
        families=hirings.lines if hirings else (),
        hiring_sum=hiring_sum(hirings),
    )


def _department_of(main: CommuneLine | None, departments: list[TerritoryLine]) -> TerritoryLine | None:
    """The département of the most populous commune: the rate shown is that one's, and says so."""
    return next((line for line in departments if main and line.code == main.department_code), None)


def _above_area(sheet: AreaSheet, departments: list[TerritoryLine]) -> tuple[TerritoryLink, ...]:
    if sheet.level == TerritoryLevel.REGION:
        return ()
    own = [] if sheet.level == TerritoryLevel.DEPARTMENT else departments
    return links_to([*own, *sheet.regions])


def _lists_of_area(sheet: AreaSheet) -> tuple[TerritoryList, ...]:
    """What a département or a region is made of; beside any other, its like in the same départements."""
    codes = tuple(found.code for found in sheet.departments)
    if sheet.level in _WITH_OWN_RATE:
        levels = (*((TerritoryLevel.DEPARTMENT,) if sheet.level == TerritoryLevel.REGION else ()), *_REGIONAL)
        lists = [TerritoryList(_plural(level), links_to(reference.areas_in(level, codes))) for level in levels]
    else:
        beside = [line for line in reference.areas_in(sheet.level, codes) if line.code != sheet.code]
        lists = [TerritoryList(_("Dans les mêmes départements"), links_to(beside))]
    return tuple(found for found in lists if found.links)
