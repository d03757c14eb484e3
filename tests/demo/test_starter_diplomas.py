"""The diplomas of the starter pack: they lead to its occupations, and give way to Certif Info."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from maillage.demo import pack
from maillage.reference.imports.certifinfo import import_certifinfo
from maillage.reference.imports.starter_diplomas import load_diplomas
from maillage.reference.models import Diploma, DiplomaOccupation
from tests.reference.sources import MINIATURE

AT = datetime(2026, 11, 25, 8, 0, tzinfo=UTC)
ROWS = pack.rows("diplomas.csv")


def test_every_diploma_leads_to_an_occupation_of_the_pack() -> None:
    known = {sheet["rome3_code"] for sheet in pack.document("occupations.json")["occupations"]}

    led_to = {code for row in ROWS for code in row["rome3_codes"].split()}

    assert led_to <= known
    assert len(led_to) >= 40


def test_no_way_is_stated_without_an_answer() -> None:
    answers = {
        row[way] for row in ROWS for way in ("initial", "apprenticeship", "contract", "experience", "individual")
    }

    assert answers == {"yes", "no", ""}


@pytest.mark.django_db
def test_certif_info_takes_over_and_the_pack_then_changes_nothing() -> None:
    load_diplomas(pack.STARTER, at=AT)
    assert DiplomaOccupation.objects.filter(rome3_code="D1102").count() == 3

    import_certifinfo(MINIATURE / "orientation", at=AT)
    again = load_diplomas(pack.STARTER, at=AT)

    assert not Diploma.objects.filter(code__startswith="d").exists()
    assert (again.created, again.updated, again.ended) == (0, 0, 0)
