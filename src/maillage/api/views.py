"""Open data: each view reads, writes in one format, answers. docs/reference/open-data.md tells every address."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect, JsonResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify

from maillage.api import data_inclusion
from maillage.api import places as place_formats
from maillage.api import services as service_formats
from maillage.api.serving import CSV, GEOJSON, JSON, json_list, open_data, sent
from maillage.core.csv_text import csv_lines
from maillage.core.errors import NotYours
from maillage.core.instants import local
from maillage.network import queries as network
from maillage.reference import queries as reference
from maillage.reference.queries import OccupationLine

_COLLECTION = '{"type":"FeatureCollection","features":['
_BY_CODE = {
    "commune": "communes/{code}",
    "occupation": "occupations/{code}",
    "appellation": "appellations/{ogr}",
}


def _today() -> date:
    return local(timezone.now()).date()


def _site(request: HttpRequest) -> str:
    return request.build_absolute_uri("/").rstrip("/")


@open_data
def index(request: HttpRequest) -> HttpResponse:
    """Every address, and those that ask for one thing by its code."""
    names = ("places-geojson", "places-csv", "services-csv", "structures", "services")
    addresses = {name: request.build_absolute_uri(reverse(f"api:{name}")) for name in names}
    root = request.build_absolute_uri(reverse("api:index"))
    site = _site(request)
    told = {"version": "1", "documentation": f"{site}/donnees/", "addresses": addresses}
    by_code = {name: f"{root}{pattern}" for name, pattern in _BY_CODE.items()}
    return _json({**told, "search": f"{site}/recherche.json?q={{question}}", "by_code": by_code})


@open_data
def places_geojson(request: HttpRequest) -> HttpResponse:
    """Every place, as a map."""
    site = _site(request)
    records = place_formats.features(network.open_places(_today()), lambda slug: f"{site}/lieux/{slug}/")
    return sent(json_list(records, opening=_COLLECTION, closing="]}"), GEOJSON, name="lieux.geojson")


@open_data
def places_csv(request: HttpRequest) -> HttpResponse:
    """Every place, as a table."""
    site = _site(request)
    places = network.open_places(_today())
    rows = (place_formats.place_row(sheet, lambda slug: f"{site}/lieux/{slug}/") for sheet in places)
    return sent(csv_lines(place_formats.COLUMNS, rows), CSV, name="lieux.csv")


@open_data
def services_csv(request: HttpRequest) -> HttpResponse:
    """Every service, as a table."""
    site = _site(request)
    sheets = network.open_services(_today())
    rows = (service_formats.service_row(sheet, lambda slug: f"{site}/services/{slug}/") for sheet in sheets)
    return sent(csv_lines(service_formats.COLUMNS, rows), CSV, name="services.csv")


@open_data
def structures(request: HttpRequest) -> HttpResponse:
    """Every place, as a structure of data·inclusion v1."""
    publisher = _publisher(request)
    records = (data_inclusion.structure(sheet, publisher) for sheet in network.open_places(publisher.on))
    return sent(json_list(records), JSON)


@open_data
def services(request: HttpRequest) -> HttpResponse:
    """Every service at each of its places, as services of data·inclusion v1."""
    publisher = _publisher(request)
    places = {sheet.place.slug: sheet for sheet in network.open_places(publisher.on)}
    records = data_inclusion.services(network.open_services(publisher.on), places, publisher)
    return sent(json_list(records), JSON)


@open_data
def commune(request: HttpRequest, code: str) -> HttpResponse:
    """A commune of today; a former code leads to the one it became part of, or tells those that shared its land."""
    try:
        sheet = reference.commune_by_code(code)
    except NotYours:
        succession = reference.succession_of(code)
        if succession is None:
            raise
        return _json({"code": code, "name": succession.former.name, "successors": list(succession.communes)})
    if sheet.code != code:
        return HttpResponsePermanentRedirect(reverse("api:commune", args=[sheet.code]))
    return _json({name: value for name, value in asdict(sheet).items() if name != "asked_code"})


@open_data
def occupation(request: HttpRequest, code: str) -> HttpResponse:
    """A sheet of ROME 4, ended ones with their successors; a code of ROME 3 tells the sheets it became."""
    try:
        sheet = reference.occupation_sheet(code)
    except NotYours:
        former = reference.occupations_replacing(code)
        if former is None:
            raise
        successors = [{**_line(request, line), "titles": line.titles} for line in former.successors]
        return _json({"code": former.code, "name": former.name, "successors": successors})
    return _json(
        {
            **_line(request, sheet),
            "label": sheet.label,
            "rome3_code": sheet.rome3_code,
            "domain_code": sheet.domain_code,
            "domain_name": sheet.domain_name,
            "definition": sheet.definition.splitlines(),
            "access": sheet.access.splitlines(),
            "job_titles": [title.title for title in sheet.appellations],
            "ended_on": sheet.ended_on,
            "successors": [_line(request, line) for line in sheet.successors],
        }
    )


@open_data
def appellation(request: HttpRequest, ogr: int) -> HttpResponse:
    """A job title by its OGR code, which outlives words and sheets: its sheet of today, its former words."""
    title = reference.job_title(ogr)
    former = {"feminine": title.former_feminine, "masculine": title.former_masculine}
    return _json(
        {
            "code": title.code,
            "names": {"feminine": title.name_feminine, "masculine": title.name_masculine},
            "former_names": former if title.former_feminine else None,
            "ended_on": title.ended_on,
            "occupation": _line(request, title.occupation),
        }
    )


def _line(request: HttpRequest, line: OccupationLine) -> dict[str, object]:
    names = {"feminine": line.name_feminine, "masculine": line.name_masculine}
    return {"code": line.code, "names": names, "page": f"{_site(request)}/metiers/{line.code}/"}


def _json(told: dict[str, object]) -> JsonResponse:
    return JsonResponse(told, json_dumps_params={"ensure_ascii": False})


def _publisher(request: HttpRequest) -> data_inclusion.Publisher:
    source = slugify(network.current_network().short_name) or "maillage"
    return data_inclusion.Publisher(source=source, site=_site(request), on=_today())
