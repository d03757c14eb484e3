"""Load the invented places of others of the starter pack, until real directories are imported over them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from maillage.reference.enums import Directory, OtherKind, Source
from maillage.reference.imports.locating import Gazetteer
from maillage.reference.imports.others import Other, at_centre, write_others
from maillage.reference.imports.records import Row
from maillage.reference.imports.report import ImportReport, Origin, Written, is_official, left_alone, publish
from maillage.reference.imports.tables import SourceFolder
from maillage.reference.models import OtherPlace
from maillage.safeguards.journal import Actor

_FILE = "others.csv"
_COLUMNS = "key kind name address postal_code commune latitude longitude phone stated_on"


def load_others(folder: Path, *, at: datetime, actor: Actor = None) -> ImportReport:
    """Load `others.csv` of the pack. Raises BadSource."""
    source, gazetteer = SourceFolder(folder, _FILE, ()), Gazetteer()
    read = [_other(row, gazetteer) for row in source.rows(_FILE, _COLUMNS)]
    origin = Origin(
        source=Source.DIRECTORIES,
        title="Autres accueils de démonstration",
        publisher="Maillage",
        url="",
        licence="AGPL 3",
        vintage="exemples inventés",
        fingerprint=source.fingerprint(),
        is_starter=True,
    )
    if is_official(Source.DIRECTORIES):
        return left_alone(origin)
    table = OtherPlace.objects.exclude(directory=Directory.DATA_INCLUSION)
    return publish(origin, lambda: Written(write_others(table, read)), actor=actor, at=at, dry_run=False)


def _other(row: Row, gazetteer: Gazetteer) -> Other:
    other = Other(
        key=f"{Directory.EXAMPLE}/{row.filled('key')}",
        directory=Directory.EXAMPLE,
        kind=OtherKind(row.filled("kind")),
        name=row.filled("name", 160),
        address=row.text("address"),
        postal_code=row.text("postal_code"),
        phone=row.text("phone", 20),
        stated_on=date.fromisoformat(row.cells["stated_on"]) if row.cells["stated_on"] else None,
    )
    placed = at_centre(other, gazetteer.by_code(row.filled("commune")))
    if not row.cells["latitude"]:
        return placed
    latitude, longitude = row.decimal("latitude", -90, 90), row.decimal("longitude", -180, 180)
    return replace(placed, latitude=latitude, longitude=longitude, is_at_centre=False)
