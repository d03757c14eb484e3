"""Directories of others: read, placed, each place once; never ours."""

from __future__ import annotations

from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

import pytest

from maillage.config import env
from maillage.network.models import Place
from maillage.reference import queries
from maillage.reference.enums import VINTAGES, Directory, OtherKind, Source
from maillage.reference.imports.communes import import_communes
from maillage.reference.imports.directories import import_directories
from maillage.reference.models import OtherPlace
from tests.reference.sources import AT, LATER, MINIATURE, copied, counts, drop_lines, replace

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("communes")]
SERVICES = MINIATURE / "services"
DATA = Path(env.text("MAILLAGE_DATA"))


def read(key: str) -> OtherPlace:
    return OtherPlace.objects.get(key=key)


def test_every_line_becomes_a_place_of_others_and_none_becomes_ours() -> None:
    report = import_directories(SERVICES, at=AT)

    assert counts(report) == (14, 0, 0, 0)
    assert Place.objects.count() == 0
    assert {row.directory for row in OtherPlace.objects.all()} == {
        Directory.AGENCIES,
        Directory.LOCAL_MISSIONS,
        Directory.INCLUSION,
        Directory.VAE,
    }


def test_agency_is_read_with_a_name_for_people_at_its_address() -> None:
    import_directories(SERVICES, at=AT)

    agency = read("agences/P-1")
    assert (agency.kind, agency.name, agency.address) == (
        OtherKind.FRANCE_TRAVAIL,
        "France Travail Marseille Saint Agnan",
        "12 Rue des Essais",
    )
    assert (agency.commune_id, agency.latitude, agency.is_at_centre) == ("13055", 43.3, False)


def test_a_direction_is_an_office_that_receives_nobody() -> None:
    import_directories(SERVICES, at=AT)

    assert (read("agences/P-3").kind, read("agences/P-3").website) == (OtherKind.OFFICE, "http://essai.example")


def test_line_without_code_nor_position_is_placed_by_postal_code_and_name_at_the_centre() -> None:
    import_directories(SERVICES, at=AT)

    mission = read("agences/P-4")
    assert (mission.commune_id, mission.is_at_centre, mission.latitude) == ("13001", True, 43.53594)
    assert (mission.name, mission.website) == ("Mission locale Aix-en-Provence", "")


def test_former_commune_leads_to_the_one_it_became_part_of(tmp_path: Path) -> None:
    geo = copied("geo", tmp_path)
    drop_lines(geo / "communes.csv", "05120,COM,Ristolas")
    import_communes(geo, at=LATER)

    import_directories(SERVICES, at=LATER)

    assert read("agences/P-5").commune_id == "05001"


def test_line_that_nothing_places_is_kept_and_counted() -> None:
    report = import_directories(SERVICES, at=AT)

    assert (read("agences/P-6").commune_id, read("agences/P-6").latitude) == (None, None)
    told = {line.join: (line.found, line.total) for line in report.coverage}
    assert told == {
        "directory-commune": (11, 14),
        "directory-position": (5, 14),
        "directory-once": (12, 14),
        "directory-departments": (2, 3),
        "directory-listed": (2, 3),
    }


def test_place_given_twice_stands_once_and_keeps_the_finer_position() -> None:
    import_directories(SERVICES, at=AT)

    assert read("agences/P-2").same_as == "agences/P-1"  # as the source says
    assert read("missions-locales/13001S00").same_as == "agences/P-4"  # by our rule, across directories
    assert read("vae/9 rue Neuve 13001 MARSEILLE").same_as == ""  # two addresses of one name are two places


def test_same_files_again_change_nothing() -> None:
    import_directories(SERVICES, at=AT)

    assert counts(import_directories(SERVICES, at=LATER)) == (0, 0, 0, 14)


def test_line_that_left_its_directory_is_not_kept(tmp_path: Path) -> None:
    import_directories(SERVICES, at=AT)
    folder = copied("services", tmp_path)
    drop_lines(folder / "structures_insertion_activite_economique.csv", "S-1,")

    report = import_directories(folder, at=LATER)

    assert counts(report) == (0, 0, 1, 13)
    assert not OtherPlace.objects.filter(key="siae/S-1").exists()


def test_dry_run_keeps_nothing() -> None:
    import_directories(SERVICES, at=AT, dry_run=True)

    assert OtherPlace.objects.count() == 0
    assert queries.current_edition(Source.DIRECTORIES) is None


def test_the_folder_of_all_sources_is_enough(tmp_path: Path) -> None:
    copied("services", tmp_path)

    assert counts(import_directories(tmp_path, at=AT)) == (14, 0, 0, 0)


def test_every_directory_says_how_old_it_is_or_that_nobody_knows() -> None:
    assert set(VINTAGES) == set(Directory)


def test_name_of_no_agency_is_told_by_what_it_is(tmp_path: Path) -> None:
    folder = copied("services", tmp_path)
    replace(
        folder / "agences_france_travail_et_missions_locales.csv", "France Travail - APE MARSEILLE ST AGNAN", "SIEGE"
    )

    import_directories(folder, at=AT)

    assert (read("agences/P-1").name, read("agences/P-1").kind) == ("France Travail Siège", OtherKind.OFFICE)


@pytest.mark.real_data
def test_the_published_files_are_read_whole() -> None:
    report = import_directories(DATA, at=datetime(2026, 11, 25, tzinfo=UTC))

    assert counts(report) == (4831, 0, 0, 0)
    listed = next(asdict(line) for line in report.coverage if line.join == "directory-listed")
    assert listed["total"] == 1180
    twins = OtherPlace.objects.filter(directory=Directory.AGENCIES).exclude(same_as="")
    assert twins.count() >= 33  # what the source itself says is a duplicate
