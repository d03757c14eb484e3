"""The importer of outlines: rings in whole units, the commune of today in the place of the one that ended."""

from __future__ import annotations

from pathlib import Path

import pytest

from maillage.reference import queries
from maillage.reference.enums import TerritoryLevel
from maillage.reference.errors import BadSource
from maillage.reference.imports.communes import import_communes
from maillage.reference.imports.movements import import_movements
from maillage.reference.imports.outlines import import_outlines
from maillage.reference.models import Outline
from maillage.reference.queries.editions import CoverageLine
from tests.reference.sources import AT, LATER, copied, counts, drop_lines

pytestmark = pytest.mark.django_db
SQUARE = (54000, 433000, 55000, 433000, 55000, 434000, 54000, 434000, 54000, 433000)


@pytest.fixture
def geo(tmp_path: Path) -> Path:
    """The miniature communes and what they were."""
    folder = copied("geo", tmp_path)
    drop_lines(folder / "communes.csv", "05120,COM")
    import_communes(folder, at=AT)
    import_movements(folder, at=AT)
    return folder


def test_a_ring_is_kept_in_ten_thousandths_of_a_degree(geo: Path) -> None:
    import_outlines(geo, at=AT)

    assert queries.outlines_of(TerritoryLevel.COMMUNE, ["13055"]) == [queries.OutlineSheet("13055", (SQUARE,))]


def test_parts_and_holes_are_all_rings_and_an_ended_commune_gives_its_own(geo: Path) -> None:
    import_outlines(geo, at=AT)

    (aix,) = queries.outlines_of(TerritoryLevel.COMMUNE, ["13001"])
    assert [ring[:2] for ring in aix.rings] == [(54000, 435000), (54200, 435200), (56000, 435000), (53000, 435000)]


def test_departements_and_regions_have_theirs(geo: Path) -> None:
    import_outlines(geo, at=AT)

    assert list(Outline.objects.values_list("level", "code")) == [
        ("commune", "05001"),
        ("commune", "13001"),
        ("commune", "13055"),
        ("department", "13"),
        ("region", "93"),
    ]


def test_the_coverage_counts_communes_of_the_regions_that_are_drawn(geo: Path) -> None:
    report = import_outlines(geo, at=AT)

    assert report.coverage == (CoverageLine("outlines", 3, 3),)


def test_outlines_read_twice_change_nothing_the_second_time(geo: Path) -> None:
    first, second = import_outlines(geo, at=AT), import_outlines(geo, at=LATER)

    assert (counts(first), counts(second)) == ((5, 0, 0, 0), (0, 0, 0, 5))


def test_without_movements_a_commune_that_ended_is_refused(tmp_path: Path) -> None:
    folder = copied("geo", tmp_path)
    import_communes(folder, at=AT)

    with pytest.raises(BadSource, match="13999"):
        import_outlines(folder, at=AT)

    assert Outline.objects.count() == 0
