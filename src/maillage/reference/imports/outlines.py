"""Import outlines: communes of some regions, départements and regions of France, in GeoJSON.

Read and checked whole before the first write. A commune that ended since gives its outline to the one it is part of.
"""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import chain
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from maillage.reference.enums import Join, Source, TerritoryLevel
from maillage.reference.errors import BadSource
from maillage.reference.imports.report import ImportReport, Origin, Progress, Written, publish, silent
from maillage.reference.imports.synchronise import Sheet, synchronise
from maillage.reference.imports.tables import SourceFolder
from maillage.reference.models import Commune, Department, FormerCommune, Outline, Region
from maillage.reference.queries.editions import CoverageLine
from maillage.safeguards.journal import Actor

_MAIN_FILE = "contours_communes_paca.geojson"
_FILES = {
    TerritoryLevel.COMMUNE: _MAIN_FILE,
    TerritoryLevel.DEPARTMENT: "contours_departements_france.geojson",
    TerritoryLevel.REGION: "contours_regions_france.geojson",
}
UNITS_PER_DEGREE = 10_000  # about 11 m: finer than the source
_POLYGONS = {"Polygon": 1, "MultiPolygon": 2}  # how deep rings stand
_FEWEST_POINTS = 4
_STEPS = 4

Rings = list[list[int]]


def import_outlines(
    source: Path,
    *,
    at: datetime,
    actor: Actor = None,
    dry_run: bool = False,
    progress: Progress = silent,
) -> ImportReport:
    """Read the folder (or its main file) `source`. Raises BadSource, then nothing was changed."""
    folder = SourceFolder(source, _MAIN_FILE, ("geo",))
    outlines: dict[tuple[str, str], Rings] = {}
    for step, (level, name) in enumerate(_FILES.items()):
        progress(_("Lecture des contours"), step, _STEPS)
        for code, rings in _Territories.of(level).read(folder.file(name)):
            outlines.setdefault((level.value, code), []).extend(rings)
    origin = Origin(
        source=Source.OUTLINES,
        title="Admin Express, contours simplifiés",
        publisher="IGN",
        url="https://geoservices.ign.fr/adminexpress",
        licence="Licence Ouverte 2.0",
        vintage="2018",
        fingerprint=folder.fingerprint(),
    )
    report = publish(origin, lambda: _write(outlines), actor=actor, at=at, dry_run=dry_run)
    progress(_("Contours importés"), _STEPS, _STEPS)
    return report


@dataclass(frozen=True)
class _Territories:
    """The codes of today of a level, and where the former ones went."""

    codes: frozenset[str]
    former: dict[str, str]

    @classmethod
    def of(cls, level: TerritoryLevel) -> _Territories:
        model = {TerritoryLevel.COMMUNE: Commune, TerritoryLevel.DEPARTMENT: Department}.get(level, Region)
        codes = frozenset(model._default_manager.filter(ended_on=None).values_list("code", flat=True))
        former = FormerCommune.objects.values_list("code", "commune_id") if level == TerritoryLevel.COMMUNE else ()
        return cls(codes, dict(former))

    def read(self, path: Path) -> Iterator[tuple[str, Rings]]:
        """Codes of today and rings; a code that ended gives its rings to its successor."""
        seen: set[str] = set()
        for feature in _features(path):
            code = str(feature.get("properties", {}).get("code", ""))
            if code in seen:
                raise _refusal(path, code, _("un territoire donné une seule fois"), _("deux contours"))
            seen.add(code)
            today = code if code in self.codes else self.former.get(code, "")
            if not today:
                expected = _("un territoire d’aujourd’hui, ou un ancien que les mouvements connaissent")
                raise _refusal(path, code, expected, _("un code inconnu"))
            yield today, _rings(path, code, feature.get("geometry") or {})


def _features(path: Path) -> list[dict[str, Any]]:
    expected = _("une collection GeoJSON")
    try:
        content = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
        features: list[dict[str, Any]] = json.loads(content.decode("utf-8"))["features"]
    except json.JSONDecodeError as error:
        raise BadSource(file=path.name, line=error.lineno, expected=expected, found=error.msg) from error
    except (KeyError, TypeError, UnicodeDecodeError) as error:
        raise BadSource(file=path.name, expected=expected, found=_("autre chose")) from error
    except (EOFError, gzip.BadGzipFile, zlib.error) as error:
        found = _("un fichier tronqué ou abîmé")
        raise BadSource(file=path.name, expected=_("un fichier gzip complet"), found=found) from error
    return features


def _rings(path: Path, code: str, geometry: dict[str, Any]) -> Rings:
    depth = _POLYGONS.get(geometry.get("type", ""))
    if depth is None:
        raise _refusal(path, code, _("un polygone"), str(geometry.get("type", _("rien"))))
    polygons = geometry["coordinates"] if depth > 1 else [geometry["coordinates"]]
    return [_ring(path, code, ring) for ring in chain.from_iterable(polygons)]


def _ring(path: Path, code: str, points: list[Any]) -> list[int]:
    """The points of a ring in whole units, neighbours that became one put together."""
    if len(points) < _FEWEST_POINTS or points[0] != points[-1]:
        raise _refusal(path, code, _("un anneau fermé"), _("un anneau ouvert"))
    kept: list[int] = []
    for point in points:
        try:
            longitude, latitude = (float(number) for number in point)
        except (TypeError, ValueError) as error:
            raise _refusal(path, code, _("une longitude et une latitude"), str(point)[:60]) from error
        if not (-180 <= longitude <= 180 and -90 <= latitude <= 90):
            raise _refusal(path, code, _("une longitude et une latitude"), f"{longitude}, {latitude}")
        unit = [round(longitude * UNITS_PER_DEGREE), round(latitude * UNITS_PER_DEGREE)]
        if kept[-2:] != unit:
            kept += unit
    return kept


def _refusal(path: Path, code: str, expected: str, found: str) -> BadSource:  # noqa: PLR0917 - as a sentence
    return BadSource(file=path.name, column=code, expected=expected, found=found)


def _write(outlines: dict[tuple[str, str], Rings]) -> Written:
    rows = {key: (json.dumps(rings, separators=(",", ":")),) for key, rings in outlines.items()}
    counts = synchronise(Outline.objects.all(), Sheet(("level", "code"), ("rings",), rows), ended_on=None)
    drawn = [code for level, code in outlines if level == TerritoryLevel.COMMUNE]
    regions = Commune.objects.filter(code__in=drawn).values_list("department__region", flat=True).distinct()
    total = Commune.objects.filter(department__region__in=list(regions), ended_on=None, parent=None).count()
    return Written({"outline": counts}, (CoverageLine(Join.OUTLINES, len(drawn), total),))
