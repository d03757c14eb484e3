"""The entry workbook with its deliberate errors: refused line by line, in both languages, nothing changed."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.utils.translation import override

from maillage.config import env
from maillage.reference.exchange.faults import BadRecords
from maillage.reference.exchange.tables import read_upload
from maillage.reference.imports.data_inclusion import import_data_inclusion
from maillage.reference.models import Edition, OtherPlace
from maillage.safeguards.models import Entry

pytestmark = [pytest.mark.django_db, pytest.mark.real_data]
SAMPLE = Path(env.text("MAILLAGE_DATA")) / "services/data_inclusion_echantillon"
AT = datetime(2026, 11, 25, tzinfo=UTC)


def refusal() -> BadRecords:
    with pytest.raises(BadRecords) as refused:
        import_data_inclusion([read_upload(SAMPLE / "dataset_saisie.xlsx")], source="saisie", at=AT)
    return refused.value


def test_every_fault_is_told_by_its_place() -> None:
    places = [(fault.sheet, fault.line, fault.column) for fault in refusal().faults]

    assert places == [
        ("Services", 1, "n° 4"),
        ("Services", 1, "n° 10"),
        ("Services", 1, "n° 33"),
        ("Services", 1, "n° 34"),
        ("Services", 4, "code_insee"),
        ("Services", 4, "date_maj"),
        ("Services", 4, "thematiques"),
        ("Services", 4, "mobilisable_par"),
        ("Services", 4, "nombre_semaines"),
        ("Services", 5, "code_insee"),
        ("Services", 5, "date_maj"),
        ("Services", 5, "mobilisable_par"),
        ("Services", 5, "nombre_semaines"),
        ("Structures", 1, "n° 3"),
        ("Structures", 1, "n° 18"),
        ("Structures", 1, "n° 19"),
        ("Structures", 4, "siret"),
        ("Structures", 4, "code_postal"),
        ("Structures", 4, "date_maj"),
        ("Structures", 4, "courriel"),
        ("Structures", 4, "site_web"),
        ("Structures", 4, "nom"),
    ]


FRENCH = (
    "22 fautes. Rien n’a changé.",
    "Structures, ligne 4, colonne « site_web » : attendu une adresse de site (https://…) ; trouvé « pas une url ! ».",
    "Structures, ligne 4, colonne « siret » : attendu une cellule de texte,"
    " sans quoi les zéros du début se perdent ; trouvé « 82454114801871 ».",
)
ENGLISH = (
    "22 faults. Nothing changed.",
    "Structures, line 4, column “site_web”: expected an address of a site (https://…); found “pas une url !”.",
)


@pytest.mark.parametrize(("language", "expected"), [("fr", FRENCH), ("en", ENGLISH)])
def test_each_fault_says_what_was_expected_and_found_in_both_languages(
    language: str, expected: tuple[str, ...]
) -> None:
    with override(language):
        lines = refusal().sentence.splitlines()

    assert lines[0] == expected[0]
    assert [sentence for sentence in expected if sentence not in lines] == []


def test_nothing_changes() -> None:
    refusal()

    assert (OtherPlace.objects.count(), Edition.objects.count(), Entry.objects.count()) == (0, 0, 0)


def test_the_sample_records_come_in_whole_and_free_hours_are_kept_as_text() -> None:
    uploads = [read_upload(SAMPLE / name) for name in ("structures.json", "services.json")]

    brought = import_data_inclusion(uploads, source="saisie", at=AT)

    assert (brought.structures, brought.services, brought.report.created) == (10, 14, 10)
    notes = OtherPlace.objects.exclude(hours_note="").values_list("hours_note", flat=True)
    assert "9.00 à 12.00 - 14.00 à 17.00" in notes
    assert len(brought.unread_hours) == len(notes)
