"""The communes importer on a miniature source."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from maillage.reference import queries
from maillage.reference.imports import report as reporting
from maillage.reference.imports.communes import import_communes
from maillage.reference.models import Basin, Commune, Edition, LivingArea
from maillage.safeguards.models import Entry
from tests.reference.sources import AT, LATER, MINIATURE, copied, counts, drop_lines, kept, replace, zipped

pytestmark = pytest.mark.django_db
GEO = MINIATURE / "geo"
ROWS = 2 + 3 + 2 + 3 + 2 + 6 + 11  # regions, départements, EPCI, living areas, basins, communes, postal codes


def test_a_first_import_creates_every_row() -> None:
    report = import_communes(GEO, at=AT)

    assert counts(report) == (ROWS, 0, 0, 0)
    assert report.tables["commune"].created == 6


def test_a_second_import_reports_only_unchanged() -> None:
    import_communes(GEO, at=AT)

    report = import_communes(GEO, at=LATER)

    assert counts(report) == (0, 0, 0, ROWS)
    assert Edition.objects.count() == 1


def test_a_commune_holds_what_the_source_says() -> None:
    import_communes(GEO, at=AT)

    sheet = queries.commune_by_code("13201")

    assert sheet == queries.CommuneSheet(
        code="13201",
        asked_code="13201",
        name="Marseille 1er Arrondissement",
        department_code="13",
        department_name="Bouches-du-Rhône",
        region_code="93",
        region_name="Provence-Alpes-Côte d’Azur",
        epci_code="200054807",
        epci_name="Métropole de l’Essai",
        living_area_code="13055",
        living_area_name="Marseille",
        basin_code="9306",
        basin_name="Val d’Essai",
        parent_code="13055",
        population=40,
        latitude=43.2999,
        longitude=5.38228,
        postal_codes=("13001",),
    )


def test_a_commune_without_epci_nor_basin_is_kept_without() -> None:
    import_communes(GEO, at=AT)

    commune = Commune.objects.get(code="2A004")

    assert (commune.epci, commune.basin) == (None, None)


def test_zones_other_than_living_areas_and_basins_are_left_out() -> None:
    import_communes(GEO, at=AT)

    assert list(LivingArea.objects.values_list("code", flat=True)) == ["05023", "13001", "13055"]
    assert list(Basin.objects.values_list("code", "name")) == [("9302", "Cimes et Lacs"), ("9306", "Val d’Essai")]


def test_the_edition_tells_origin_licence_vintage_and_fingerprint() -> None:
    report = import_communes(GEO, at=AT)

    edition = Edition.objects.get()

    assert (edition.source, edition.licence, edition.vintage) == (
        "communes",
        "Licence Ouverte 2.0",
        "code officiel géographique 2026",
    )
    assert edition.url.startswith("https://www.insee.fr/")
    assert (edition.fingerprint, len(edition.fingerprint)) == (report.origin.fingerprint, 64)
    assert (edition.created, edition.is_starter) == (ROWS, False)


def test_an_import_leaves_one_entry_in_the_journal() -> None:
    import_communes(GEO, at=AT)

    entry = Entry.objects.get()

    assert (entry.verb, entry.subject) == ("reference.import", "edition:communes")


def test_a_dry_run_reports_and_keeps_nothing() -> None:
    before = kept()

    report = import_communes(GEO, at=AT, dry_run=True)

    assert (counts(report), report.is_dry_run) == ((ROWS, 0, 0, 0), True)
    assert kept() == before


def test_a_new_version_ends_a_commune_with_its_day_and_successor(tmp_path: Path) -> None:
    import_communes(GEO, at=AT)
    folder = copied("geo", tmp_path)
    drop_lines(folder / "communes.csv", "05120,COM")

    report = import_communes(folder, at=LATER)

    ended = Commune.objects.get(code="05120")
    assert (ended.ended_on, ended.successor_id) == (date(2019, 1, 1), "05001")
    assert (report.tables["commune"].ended, report.tables["commune"].unchanged) == (1, 5)
    assert queries.commune_by_code("05120").name == "Abriès-Ristolas"


def test_an_ended_commune_is_not_suggested(tmp_path: Path) -> None:
    import_communes(GEO, at=AT)
    folder = copied("geo", tmp_path)
    drop_lines(folder / "communes.csv", "05120,COM")

    import_communes(folder, at=LATER)

    assert [choice.code for choice in queries.communes_starting_with("ristolas")] == ["05001"]


def test_without_movements_a_commune_ends_on_the_day_of_the_import(tmp_path: Path) -> None:
    import_communes(GEO, at=AT)
    folder = copied("geo", tmp_path)
    drop_lines(folder / "communes.csv", "05120,COM")
    (folder / "mouvements_communes.csv").unlink()

    import_communes(folder, at=LATER)

    ended = Commune.objects.get(code="05120")
    assert (ended.ended_on, ended.successor_id) == (date(2027, 3, 2), None)


def test_a_code_that_comes_back_lives_again(tmp_path: Path) -> None:
    folder = copied("geo", tmp_path)
    drop_lines(folder / "communes.csv", "05120,COM")
    import_communes(GEO, at=AT)
    import_communes(folder, at=LATER)

    report = import_communes(GEO, at=LATER)

    restored = Commune.objects.get(code="05120")
    assert (restored.ended_on, restored.successor_id) == (None, None)
    assert report.tables["commune"].updated == 1


def test_a_new_name_is_an_update_of_one_row(tmp_path: Path) -> None:
    import_communes(GEO, at=AT)
    folder = copied("geo", tmp_path)
    replace(folder / "communes.csv", "Ajaccio,AJACCIO", "Aiacciu,AIACCIU")

    report = import_communes(folder, at=LATER)

    assert counts(report) == (0, 1, 0, ROWS - 1)
    assert [choice.name for choice in queries.communes_starting_with("aia")] == ["Aiacciu"]


def test_a_postal_code_that_left_is_gone(tmp_path: Path) -> None:
    import_communes(GEO, at=AT)
    folder = copied("geo", tmp_path)
    replace(folder / "communes.csv", "13080|13090", "13090")

    report = import_communes(folder, at=LATER)

    assert counts(report) == (0, 0, 1, ROWS - 1)
    assert queries.commune_by_code("13001").postal_codes == ("13090", "13100")


def test_gzipped_tables_and_a_byte_order_mark_are_read(tmp_path: Path) -> None:
    folder = copied("geo", tmp_path)
    regions = folder / "regions.csv"
    regions.write_bytes(b"\xef\xbb\xbf" + regions.read_bytes())
    zipped(folder / "communes.csv")

    assert counts(import_communes(folder, at=AT)) == (ROWS, 0, 0, 0)


def test_the_folder_above_or_the_main_file_name_the_source_too(tmp_path: Path) -> None:
    folder = copied("geo", tmp_path)

    above = import_communes(tmp_path, at=AT)
    by_file = import_communes(folder / "communes.csv", at=LATER)

    assert (counts(above), counts(by_file)) == ((ROWS, 0, 0, 0), (0, 0, 0, ROWS))


def test_a_failure_in_the_middle_leaves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    before = kept()

    def fail(*_args: object, **_kwargs: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(reporting.journal, "record", fail)
    with pytest.raises(RuntimeError):
        import_communes(GEO, at=AT)

    assert kept() == before


def test_progress_goes_from_nothing_to_all() -> None:
    seen: list[tuple[int, int]] = []

    import_communes(GEO, at=AT, progress=lambda _label, done, total: seen.append((done, total)))

    assert (seen[0], seen[-1]) == ((0, 4), (4, 4))


def test_the_report_is_plain_json_and_one_sentence() -> None:
    report = import_communes(GEO, at=AT, dry_run=True)

    json = report.as_json()

    assert [json[name] for name in ("created", "updated", "ended", "unchanged")] == [ROWS, 0, 0, 0]
    assert report.sentence() == (
        "Code officiel géographique, populations et zonages, code officiel géographique 2026 : "
        f"{ROWS} créés, 0 modifiés, 0 terminés, 0 inchangés. Rien n’a été gardé."
    )
