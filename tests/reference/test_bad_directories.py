"""Bad directories: one clear message, nothing changed; known defects of the published files are no fault."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from maillage.reference.errors import BadSource
from maillage.reference.imports.directories import import_directories
from maillage.reference.models import Edition, OtherPlace
from maillage.safeguards.models import Entry
from tests.reference.sources import AT, MINIATURE, copied, replace

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("communes")]
AGENCIES = "agences_france_travail_et_missions_locales.csv"
MISSIONS, INCLUSION = "liste_structures_missions_locales.csv", "structures_insertion_activite_economique.csv"
VAE = "points_relais_conseil_vae.csv"


@pytest.mark.parametrize(
    ("file", "old", "new", "line", "column"),
    [
        (AGENCIES, "P-4,mission locale", "P-4,ML", 5, "type"),
        (AGENCIES, "P-4,", "P-1,", 5, "id"),
        (AGENCIES, "P-4,", ",", 5, "id"),
        (AGENCIES, "13100,AIX", "1310,AIX", 5, "code_postal"),
        (AGENCIES, ",44.78100,", ",144.7,", 6, "latitude"),
        (AGENCIES, ",43.30000,5.37000,,\n", ",43.30000,,,\n", 2, "longitude"),
        (AGENCIES, ",,P-1", ",,P-99", 3, "doublon_de"),
        (AGENCIES, "site_web,doublon_de", "site_web,double", 1, "doublon_de"),
        (MISSIONS, "05001S00", "13001S00", 3, "id"),
        (INCLUSION, "S-2,EI", "S-2,SCOP", 3, "type"),
        (INCLUSION, "sur deux lignes\"", "sur deux lignes", 4, ""),
        (VAE, "9 rue Neuve", "5 rue Neuve", 3, "adresse"),
        (VAE, "vae@essai.example,13001", "vae@essai.example,130", 2, "code_postal"),
    ],
)  # fmt: skip
def test_a_bad_cell_is_told_by_its_place_and_changes_nothing(
    file: str, old: str, new: str, line: int, column: str, tmp_path: Path
) -> None:
    folder = copied("services", tmp_path)
    replace(folder / file, old, new)
    before = (OtherPlace.objects.count(), Edition.objects.count(), Entry.objects.count())

    with pytest.raises(BadSource) as refused:
        import_directories(folder, at=AT)

    assert (refused.value.file, refused.value.line, refused.value.column) == (file, line, column)
    assert (OtherPlace.objects.count(), Edition.objects.count(), Entry.objects.count()) == before


@pytest.mark.parametrize("file", [AGENCIES, MISSIONS, INCLUSION, VAE])
def test_a_directory_without_one_of_its_files_is_refused(file: str, tmp_path: Path) -> None:
    folder = copied("services", tmp_path)
    (folder / file).unlink()

    with pytest.raises(BadSource) as refused:
        import_directories(folder, at=AT)

    assert refused.value.file == file


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(content=st.one_of(st.binary(max_size=300), st.text(max_size=300).map(str.encode)))
def test_whatever_bytes_stand_there_the_answer_is_a_refusal(content: bytes, tmp_path: Path) -> None:
    folder = tmp_path / "services"
    if not folder.exists():
        copied("services", tmp_path)
    (folder / VAE).write_bytes((MINIATURE / "services" / VAE).read_bytes().split(b"\n")[0] + b"\n" + content)

    refused = _refused_file(folder)

    assert refused in {"", VAE}


def _refused_file(folder: Path) -> str:
    """The file that a refusal names; empty when the folder was read."""
    try:
        import_directories(folder, at=AT, dry_run=True)
    except BadSource as refusal:
        return refusal.file
    return ""
