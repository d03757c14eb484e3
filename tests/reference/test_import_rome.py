"""The ROME importer on a miniature source."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from maillage.reference import queries
from maillage.reference.enums import Core, ItemKind
from maillage.reference.imports import report as reporting
from maillage.reference.imports.rome import import_rome
from maillage.reference.models import Appellation, Edition, Item, Occupation, OccupationItem, SkillNode
from tests.reference.sources import AT, LATER, MINIATURE, copied, counts, drop_lines, kept, replace

pytestmark = pytest.mark.django_db
ROME = MINIATURE / "rome"
TABLES = {
    "domain": 2,
    "professionaldomain": 3,
    "occupation": 3,
    "appellation": 5,
    "skillnode": 6,
    "item": 7,
    "interestcentre": 2,
    "sector": 3,
    "nafsector": 2,
    "theme": 1,
    "mobility": 3,
    "occupationitem": 8,
    "occupationinterest": 3,
    "occupationsector": 3,
    "occupation_naf_sectors": 1,
    "occupation_themes": 1,
}
ROWS = sum(TABLES.values())


def test_a_first_import_creates_every_row_of_every_table() -> None:
    report = import_rome(ROME, at=AT)

    assert {name: table.created for name, table in report.tables.items()} == TABLES
    assert counts(report) == (ROWS, 0, 0, 0)


def test_a_second_import_reports_only_unchanged() -> None:
    import_rome(ROME, at=AT)

    report = import_rome(ROME, at=LATER)

    assert counts(report) == (0, 0, 0, ROWS)
    assert Edition.objects.count() == 1


def test_an_occupation_holds_both_genders_texts_in_order_and_tags() -> None:
    import_rome(ROME, at=AT)

    row = Occupation.objects.get(code="A1101")

    assert (row.name_feminine, row.name_masculine) == ("Conductrice d’engins d’essai", "Conducteur d’engins d’essai")
    assert row.definition == "Conduit un engin.\nEntretient l’engin."
    assert row.access == "Un permis suffit."
    assert (row.is_regulated, row.is_executive, row.ecological_transition) == (True, False, "Emploi Vert")
    assert (row.domain_id, row.riasec_major, row.rome3_code, row.ogr_code) == ("A11", "R", "A1101", "6")


def test_an_appellation_holds_its_class_and_whether_it_is_seldom_used() -> None:
    import_rome(ROME, at=AT)

    main, seldom = Appellation.objects.get(code=101), Appellation.objects.get(code=102)

    assert (main.is_main, main.is_seldom_used, main.short_label) == (True, False, "Conducteur / Conductrice d’engins")
    assert (seldom.is_main, seldom.is_seldom_used, seldom.occupation_id) == (False, True, "A1101")


def test_skills_hang_in_the_tree_by_the_codes_of_their_macro_skills() -> None:
    import_rome(ROME, at=AT)

    skill = Item.objects.select_related("macro__node__parent__parent").get(code=201)

    macro = skill.macro
    assert macro is not None
    assert macro.node is not None
    assert macro.node.parent is not None
    assert (macro.code, macro.node_id, macro.node.name) == (211, "3A1", "Cultiver")
    assert (macro.node.parent.name, macro.node.parent.parent_id) == ("Agriculture", "3")
    assert list(SkillNode.objects.values_list("code", flat=True)) == ["1", "1B", "1B2", "3", "3A", "3A1"]


def test_items_keep_their_kind_and_links_their_core_mark() -> None:
    import_rome(ROME, at=AT)

    kinds = dict(Item.objects.values_list("code", "kind"))
    cores = dict(OccupationItem.objects.exclude(core=Core.NO).values_list("item_id", "core"))

    assert (kinds[211], kinds[212], kinds[301], kinds[401]) == (
        ItemKind.SKILL,
        ItemKind.SOFT_SKILL,
        ItemKind.KNOWLEDGE,
        ItemKind.CONTEXT,
    )
    assert cores == {201: Core.MAIN, 211: Core.EMERGING}


def test_the_edition_takes_version_and_date_from_the_release_note() -> None:
    import_rome(ROME, at=AT)

    edition = Edition.objects.get()

    assert (edition.source, edition.publisher, edition.vintage) == ("rome", "France Travail", "version 7, 02/03/2025")
    assert edition.url.startswith("https://www.francetravail.org/")


def test_without_a_release_note_the_vintage_is_not_told(tmp_path: Path) -> None:
    folder = copied("rome", tmp_path)
    (folder / "version.txt").unlink()

    assert import_rome(folder, at=AT).origin.vintage == ""


def test_a_dry_run_keeps_nothing() -> None:
    before = kept()

    report = import_rome(ROME, at=AT, dry_run=True)

    assert counts(report) == (ROWS, 0, 0, 0)
    assert kept() == before


def test_a_failure_in_the_middle_leaves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    before = kept()

    def fail(*_args: object, **_kwargs: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(reporting.journal, "record", fail)
    with pytest.raises(RuntimeError):
        import_rome(ROME, at=AT)

    assert kept() == before


@pytest.fixture
def without_d1106(tmp_path: Path) -> Path:
    """The next version: sheet D1106 leaves, its two job titles go to A1203."""
    folder = copied("rome", tmp_path)
    titles = folder / "referentiel_appellation.csv"
    for name in ("Fleuriste,D1106", "Vendeuse,D1106"):
        replace(titles, name, name.replace("D1106", "A1203"))
    replace(titles, "PRINCIPALE,,D1106", "SYNONYME,,A1203")
    for path in folder.glob("*.csv"):
        if path != titles and "D1106" in path.read_text(encoding="utf-8"):
            drop_lines(path, "D1106")
    return folder


def test_a_sheet_that_leaves_ends_with_successors_where_its_titles_went(without_d1106: Path) -> None:
    import_rome(ROME, at=AT)

    report = import_rome(without_d1106, at=LATER)

    ended = Occupation.objects.get(code="D1106")
    assert ended.ended_on == date(2027, 3, 2)
    assert list(ended.successors.values_list("code", flat=True)) == ["A1203"]
    assert (report.tables["occupation"].ended, report.tables["appellation"].updated) == (1, 2)


def test_an_ended_sheet_can_still_be_read_but_is_in_no_list(without_d1106: Path) -> None:
    import_rome(ROME, at=AT)

    import_rome(without_d1106, at=LATER)

    sheet = queries.occupation_sheet("D1106")
    assert [line.code for line in sheet.successors] == ["A1203"]
    assert [line.label for group in sheet.skills for line in group.items] == ["Vendre"]
    assert queries.occupations_by_letter("F") == []
    assert [choice.code for choice in queries.occupations_starting_with("fleuriste")] == ["A1203"]
    assert "D1106" not in {line.code for line in queries.occupation_sheet("A1101").close}


def test_the_next_version_read_twice_changes_nothing_the_second_time(without_d1106: Path) -> None:
    import_rome(ROME, at=AT)
    import_rome(without_d1106, at=LATER)

    report = import_rome(without_d1106, at=LATER)

    assert (report.created, report.updated, report.ended) == (0, 0, 0)


def test_a_core_mark_that_changes_is_an_update(tmp_path: Path) -> None:
    import_rome(ROME, at=AT)
    folder = copied("rome", tmp_path)
    replace(folder / "coherence_item.csv", "Émergente", "Principale")

    report = import_rome(folder, at=LATER)

    assert counts(report) == (0, 1, 0, ROWS - 1)


def test_a_link_that_leaves_is_gone_and_its_item_stays(tmp_path: Path) -> None:
    import_rome(ROME, at=AT)
    folder = copied("rome", tmp_path)
    for name in ("liens_rome_referentiels.csv", "coherence_item.csv"):
        drop_lines(folder / name, "301")

    report = import_rome(folder, at=LATER)

    assert counts(report) == (0, 0, 1, ROWS - 1)
    assert Item.objects.get(code=301).ended_on is None


def test_the_folder_above_names_the_source_too(tmp_path: Path) -> None:
    copied("rome", tmp_path)

    assert counts(import_rome(tmp_path, at=AT)) == (ROWS, 0, 0, 0)
