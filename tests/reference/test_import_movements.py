"""The importer of movements: every name and code of before leads to the communes of today."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from maillage.core.errors import NotYours
from maillage.reference import queries
from maillage.reference.enums import FormerKind
from maillage.reference.imports.communes import import_communes
from maillage.reference.imports.movements import import_movements
from maillage.reference.models import Commune, FormerCommune
from maillage.reference.queries import FormerName
from maillage.reference.queries.editions import CoverageLine
from tests.reference.sources import AT, LATER, copied, counts, drop_lines

pytestmark = pytest.mark.django_db
HEADER = "MOD,DATE_EFF,TYPECOM_AV,COM_AV,LIBELLE_AV,TYPECOM_AP,COM_AP,LIBELLE_AP\n"


@pytest.fixture
def geo(tmp_path: Path) -> Path:
    """The miniature territories of today, Ristolas being part of Abriès-Ristolas."""
    folder = copied("geo", tmp_path)
    drop_lines(folder / "communes.csv", "05120,COM")
    import_communes(folder, at=AT)
    return folder


def _move(folder: Path, *movements: str) -> None:
    """Make `movements` the whole history, delegated communes left out."""
    (folder / "mouvements_communes.csv").write_text(HEADER + "".join(f"{row}\n" for row in movements), encoding="utf-8")
    (folder / "communes_deleguees_associees.csv").unlink()


def test_a_merged_commune_leads_to_the_commune_of_today(geo: Path) -> None:
    report = import_movements(geo, at=AT)

    former = FormerName("13999", "Vieux-Bourg", FormerKind.MERGED, date(2026, 1, 1))
    assert queries.succession_of("13999") == queries.Succession(former, ("13001",))
    assert queries.commune_by_code("13999").name == "Aix-en-Provence"
    assert report.coverage == (CoverageLine("former-communes", 2, 2),)


def test_delegated_and_associated_communes_lead_there_too_without_an_end(geo: Path) -> None:
    import_movements(geo, at=AT)

    kinds = FormerCommune.objects.filter(kind=FormerKind.DELEGATED).values_list("code", "commune_id", "ended_on")
    assert list(kinds) == [("13998", "13001", None), ("05120", "05001", None)]


def test_as_many_movements_are_followed_as_it_takes(geo: Path) -> None:
    _move(
        geo,
        "32,2019-01-01,COM,05002,Deux,COM,05001,Abriès-Ristolas",
        "33,1973-01-01,COM,05003,Trois,COM,05002,Deux",
        "31,1965-01-01,COM,05004,Quatre,COM,05003,Trois",
    )

    import_movements(geo, at=AT)

    assert [queries.commune_by_code(code).code for code in ("05002", "05003", "05004")] == ["05001"] * 3


def test_a_commune_that_was_restored_answers_to_its_own_code(geo: Path) -> None:
    _move(
        geo,
        "33,1973-01-01,COM,13001,Aix-en-Provence,COM,13055,Marseille",
        "21,1985-01-01,COM,13055,Marseille,COM,13001,Aix-en-Provence",
        "21,1985-01-01,COM,13055,Marseille,COM,13055,Marseille",
    )

    import_movements(geo, at=AT)

    assert FormerCommune.objects.count() == 0
    assert queries.commune_by_code("13001").asked_code == "13001"


def test_a_commune_shared_out_leads_to_each_and_to_none_alone(geo: Path) -> None:
    _move(
        geo,
        "30,1966-12-12,COM,13997,Partagée,COM,13055,Marseille",
        "30,1966-12-12,COM,13997,Partagée,COM,13001,Aix-en-Provence",
    )

    import_movements(geo, at=AT)

    succession = queries.succession_of("13997")
    assert succession is not None
    assert [choice.name for choice in queries.communes_after(succession)] == ["Aix-en-Provence", "Marseille"]
    with pytest.raises(NotYours):
        queries.commune_by_code("13997")


def test_a_name_of_before_finds_the_commune_under_its_new_name(geo: Path) -> None:
    _move(geo, "10,1990-06-25,COM,13001,Aix,COM,13001,Aix-en-Provence")

    import_movements(geo, at=AT)

    former = FormerName("13001", "Aix", FormerKind.RENAMED, date(1990, 6, 25))
    assert queries.former_names_of("13001") == [former]


def test_a_code_that_changed_under_one_name_is_kept_as_a_change_of_code(geo: Path) -> None:
    _move(geo, "41,1968-01-01,COM,78001,Aix-en-Provence,COM,13001,Aix-en-Provence")

    import_movements(geo, at=AT)

    assert [name.kind for name in queries.former_names_of("13001")] == [FormerKind.RENAMED]


def test_a_commune_that_gave_its_code_to_a_new_one_is_part_of_it(geo: Path) -> None:
    _move(geo, "32,2019-01-01,COM,05001,Abriès,COM,05001,Abriès-Ristolas")

    import_movements(geo, at=AT)

    assert [(name.name, name.kind) for name in queries.former_names_of("05001")] == [("Abriès", FormerKind.MERGED)]


def test_an_orphan_successor_is_counted_and_leads_nowhere(geo: Path) -> None:
    _move(geo, "31,1965-01-01,COM,05004,Quatre,COM,05999,Nulle-Part")

    report = import_movements(geo, at=AT)

    assert report.coverage == (CoverageLine("former-communes", 0, 1),)
    assert queries.succession_of("05004") is None


def test_movements_in_a_circle_end(geo: Path) -> None:
    _move(
        geo,
        "31,1965-01-01,COM,05004,Quatre,COM,05003,Trois",
        "31,1970-01-01,COM,05003,Trois,COM,05004,Quatre",
    )

    assert import_movements(geo, at=AT).coverage == (CoverageLine("former-communes", 0, 2),)


def test_movements_read_twice_change_nothing_the_second_time(geo: Path) -> None:
    first = import_movements(geo, at=AT)

    second = import_movements(geo, at=LATER)

    assert counts(first) == (3, 0, 0, 0)
    assert counts(second) == (0, 0, 0, 3)


def test_a_commune_of_today_is_found_by_a_name_of_before(geo: Path) -> None:
    import_movements(geo, at=AT)

    found = queries.communes_starting_with("vieux")

    assert [(choice.name, choice.former and choice.former.name) for choice in found] == [
        ("Aix-en-Provence", "Vieux-Bourg")
    ]


def test_names_of_today_come_before_names_of_before_unless_these_are_meant_in_whole(geo: Path) -> None:
    _move(
        geo,
        "31,1965-01-01,COM,13996,Aix-Vieux,COM,13055,Marseille",
        "31,1966-01-01,COM,05006,Aix,COM,05001,Abriès-Ristolas",
    )
    import_movements(geo, at=AT)

    found = queries.communes_starting_with("aix")

    assert [choice.code for choice in found] == ["05001", "13001", "13055"]


def test_an_ended_commune_kept_from_an_earlier_edition_follows_the_movements(geo: Path) -> None:
    import_movements(geo, at=AT)
    Commune.objects.filter(code="13201").update(ended_on=date(2026, 1, 1), parent=None)
    FormerCommune.objects.create(
        code="13201", name="Premier", search_name="  premier", commune_id="13055", kind="merged"
    )

    assert queries.commune_by_code("13201").code == "13055"
