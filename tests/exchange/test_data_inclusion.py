"""data·inclusion coming in: by identifier, whole or not at all, apart from ours."""

from __future__ import annotations

import io
import json
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.test import Client
from openpyxl import Workbook

from maillage.network.models import Network, Place
from maillage.reference import queries
from maillage.reference.enums import OtherKind, Source
from maillage.reference.errors import BadSource
from maillage.reference.exchange.faults import BadRecords
from maillage.reference.exchange.tables import Upload
from maillage.reference.imports.data_inclusion import Exchange, import_data_inclusion
from maillage.reference.models import OtherPlace
from tests import factories

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 25, tzinfo=UTC)
STRUCTURE = {
    "source": "essai",
    "id": "essai--1",
    "nom": "Maison des essais",
    "date_maj": "2026-03-02",
    "commune": "Gap",
    "code_postal": "05000",
    "code_insee": "05061",
    "adresse": "1 rue Haute",
    "horaires_accueil": "Mo-Fr 09:00-12:00",
    "reseaux_porteurs": ["mission-locale"],
    "siret": "00000000000018",
}
SERVICE = {
    "source": "essai",
    "id": "essai--s1",
    "structure_id": "essai--1",
    "nom": "Un essai",
    "description": "Un service d’essai.",
    "date_maj": "2026-03-02",
}


@pytest.fixture(autouse=True)
def _gap() -> None:
    factories.make_commune("05061", "Gap", latitude=44.5594, longitude=6.0786, postal_code="05000")


def as_json(*records: dict[str, Any], name: str = "structures.json") -> Upload:
    return Upload(name, json.dumps(records).encode())


def as_workbook(structures: list[list[object]], services: list[list[object]] | None = None) -> Upload:
    book = Workbook()
    book.remove(book.worksheets[0])
    for title, rows in (("Structures", structures), ("Services", services or [])):
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    written = io.BytesIO()
    book.save(written)
    book.close()
    return Upload("saisie.xlsx", written.getvalue())


def take(*uploads: Upload, **options: Any) -> Exchange:
    return import_data_inclusion(uploads, source="saisie", at=AT, **options)


def faults(*uploads: Upload) -> list[tuple[str, int, str]]:
    with pytest.raises(BadRecords) as refused:
        take(*uploads)
    return [(fault.sheet, fault.line, fault.column) for fault in refused.value.faults]


def test_structure_becomes_a_place_of_others_with_the_names_of_its_services() -> None:
    take(as_json(STRUCTURE), as_json(SERVICE, name="services.json"))

    row = OtherPlace.objects.get()
    assert (row.key, row.kind, row.name) == (
        "data-inclusion/essai--1",
        OtherKind.MISSION_LOCALE,
        "Mission locale Maison des essais",
    )
    assert (row.commune_id, row.is_at_centre, row.stated_on) == ("05061", True, date(2026, 3, 2))
    assert (row.opening_hours, row.hours_note, row.offers) == ("Mo-Fr 09:00-12:00", "", ["Un essai"])
    assert Place.objects.count() == 0


def test_siret_is_not_kept() -> None:
    take(as_json(STRUCTURE))

    assert "00000000000018" not in str(OtherPlace.objects.values().get())


def test_same_file_again_changes_nothing_and_another_leaves_it() -> None:
    take(as_json(STRUCTURE))

    again = take(as_json(STRUCTURE))
    other = take(as_json({**STRUCTURE, "id": "essai--2", "nom": "Ailleurs", "adresse": "9 rue Basse"}))

    assert (again.report.created, again.report.unchanged) == (0, 1)
    assert (other.report.created, other.report.ended) == (1, 0)
    assert OtherPlace.objects.count() == 2


def test_a_changed_record_is_changed() -> None:
    take(as_json(STRUCTURE))

    report = take(as_json({**STRUCTURE, "adresse": "2 rue Haute"})).report

    assert (report.created, report.updated) == (0, 1)


def test_dry_run_keeps_nothing() -> None:
    assert take(as_json(STRUCTURE), dry_run=True).report.created == 1

    assert OtherPlace.objects.count() == 0
    assert queries.current_edition(Source.DATA_INCLUSION) is None


def test_hours_in_words_are_kept_as_text_and_told() -> None:
    brought = take(as_json({**STRUCTURE, "horaires_accueil": "le matin, sauf le lundi"}))

    assert OtherPlace.objects.get().hours_note == "le matin, sauf le lundi"
    assert brought.unread_hours == ("Mission locale Maison des essais",)
    assert "Horaires gardés tels quels, à lire : Mission locale Maison des essais." in brought.sentences()


def test_a_service_may_hang_on_a_structure_read_before() -> None:
    take(as_json(STRUCTURE))

    assert take(as_json(SERVICE, name="services.json")).services == 1


def test_structure_already_in_another_directory_is_told_once() -> None:
    other = OtherPlace.objects.create(
        key="agences/1", directory="agences", kind="mission-locale", name="Mission locale Maison Essais",
        commune_id="05061", latitude=44.56, longitude=6.08,
    )  # fmt: skip

    take(as_json({**STRUCTURE, "nom": "Maison des essais", "adresse": ""}))

    assert OtherPlace.objects.get(key="data-inclusion/essai--1").same_as == other.key


@pytest.mark.parametrize(
    ("change", "column"),
    [
        ({"nom": "ab"}, "nom"),
        ({"id": None}, "id"),
        ({"date_maj": "hier"}, "date_maj"),
        ({"date_maj": "2999-01-01"}, "date_maj"),
        ({"siret": 12345678901234}, "siret"),
        ({"siret": "123"}, "siret"),
        ({"code_postal": "5000"}, "code_postal"),
        ({"courriel": "accueil"}, "courriel"),
        ({"site_web": "pas une url"}, "site_web"),
        ({"reseaux_porteurs": ["inconnu"]}, "reseaux_porteurs"),
        ({"latitude": 144.0, "longitude": 6.0}, "latitude"),
        ({"longitude": "est"}, "longitude"),
    ],
)
def test_a_bad_value_is_told_by_its_line_and_column(change: dict[str, object], column: str) -> None:
    assert faults(as_json(STRUCTURE, {**STRUCTURE, "id": "essai--2", **change})) == [("structures.json", 2, column)]
    assert OtherPlace.objects.count() == 0


def test_identifier_given_twice_and_service_of_nowhere_are_faults() -> None:
    assert faults(as_json(STRUCTURE, STRUCTURE)) == [("structures.json", 2, "id")]
    assert faults(as_json(SERVICE, name="services.json")) == [("services.json", 1, "structure_id")]


def test_what_the_schema_only_advises_against_comes_in_and_is_told() -> None:
    brought = take(as_json({**STRUCTURE, "nom": "Maison des essais."}))

    assert [fault.column for fault in brought.advice] == ["nom"]
    assert OtherPlace.objects.count() == 1


def test_a_table_comes_in_as_well() -> None:
    table = 'id,nom,date_maj,code_insee,reseaux_porteurs\nt1,Maison,2026-01-02,05061,"aci, ei"\n'

    take(Upload("structures.csv", table.encode()))

    assert OtherPlace.objects.get().kind == OtherKind.ACI


def test_the_workbook_comes_in_with_both_sheets() -> None:
    columns = ["__ignore__", "id", "nom", "date_maj"]
    services = ["structure_id", "id", "nom", "description", "date_maj", "thematiques"]

    take(
        as_workbook(
            [columns, [True, "aide", "aide", None], [None, "w1", "Maison", datetime(2026, 1, 2)]],  # noqa: DTZ001
            [services, ["w1", "s1", "Un essai", "Un service.", "2026-01-02", "mobilite--preparer-un-permis"]],
        )
    )

    assert (OtherPlace.objects.get().name, OtherPlace.objects.get().offers) == ("Maison", ["Un essai"])


def test_faults_of_a_workbook_are_told_by_sheet_line_and_column() -> None:
    columns = ["id", "nom", "date_maj", "siret", "nom", "inconnue"]

    assert faults(as_workbook([columns, ["w1", "=1+1", "2026-01-02", 12345678901234, None, None]])) == [
        ("Structures", 1, "n° 5"),
        ("Structures", 1, "n° 6"),
        ("Structures", 2, "nom"),
        ("Structures", 2, "siret"),
    ]


def test_what_came_in_is_shown_near_but_never_as_ours(network: Network) -> None:
    take(as_json(STRUCTURE))

    near = Client().get("/pres-de-chez-moi/?commune=05061").content.decode()
    assert "Mission locale Maison des essais" in near
    assert "data·inclusion, fiche du 2 mars 2026" in near
    assert "Maison des essais" not in Client().get("/api/v1/data-inclusion/structures.json").content.decode()


@pytest.mark.parametrize(
    "content",
    [b"", b"[]", b"{}", b"[1]", b"[NaN]", b'{"structures": 3}', b"\xff\xfe", b"PK\x03\x04", b"id\n", b"[[["],
)
def test_a_file_that_is_none_is_refused(content: bytes) -> None:
    with pytest.raises(BadSource):
        take(Upload("essai", content))
