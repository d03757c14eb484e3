"""Spreadsheets of past years: what people write in them is read, or refused with the cell that fails."""

from __future__ import annotations

import io
import json
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from maillage.accounts.enums import Role as Holding
from maillage.cli import main
from maillage.core.errors import NotYours
from maillage.reception import actions, queries
from maillage.reception.enums import Span
from maillage.reception.history.cells import When, is_total, number_of, when_of
from maillage.reception.history.grids import Grid, Merged, grids_of
from maillage.reception.history.mapping import Mapping, Role, guessed_header, guessed_roles
from maillage.reception.history.reading import read_sheet
from maillage.reception.models import HistoryBatch, HistoryFigure
from maillage.reference.errors import BadSource
from maillage.reference.exchange.faults import BadRecords
from maillage.reference.exchange.tables import Upload
from tests import factories

AT = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
ROLES = (Role.PLACE, Role.PERIOD, Role.FIGURE)
SHEET = [["Lieu", "Période", "Entrées"], ["Gap", "janv. 2012", 1200], ["Gap", "02/2012", "1 300"]]


def mapping(roles: Sequence[Role] = ROLES, **values: Any) -> Mapping:
    """How to read a sheet whose first line holds the titles."""
    told = {"source": "Tableur du lieu", "definition": "Des entrées.", "perimeter": "Le lieu, six jours sur sept."}
    return Mapping(**{"sheet": "2012", "header_line": 1, "roles": tuple(roles), **told, **values})


def workbook(rows: Sequence[Sequence[object]], *, merge: str = "", title: str = "2012") -> Upload:
    """A workbook of one sheet."""
    book = Workbook()
    book.active.title = title
    for row in rows:
        book.active.append(row)
    if merge:
        book.active.merge_cells(merge)
    written = io.BytesIO()
    book.save(written)
    return Upload("entrees.xlsx", written.getvalue())


def faults(rows: list[list[object]], how: Mapping | None = None, **grid: Any) -> list[str]:
    """What is told of a sheet that fails."""
    read = read_sheet(Grid("2012", rows, **grid), how or mapping(), today=AT.date())
    return [fault.sentence() for fault in read.faults]


class TestCells:
    @pytest.mark.parametrize(
        ("cell", "month"),
        [
            ("janv. 2012", (2012, 1)),
            ("Février 2012", (2012, 2)),
            ("01/2012", (2012, 1)),
            ("2012-03", (2012, 3)),
            ("déc-12", (2012, 12)),
            ("août 1998", (1998, 8)),
            (datetime(2012, 5, 1, tzinfo=UTC), (2012, 5)),
        ],
    )
    def test_month_is_read_as_people_write_it(self, cell: object, month: tuple[int, int]) -> None:
        assert when_of(cell) == When(Span.MONTH, date(*month, 1))

    @pytest.mark.parametrize("cell", ["2012", 2012, "année 2012", 2012.0])
    def test_year_is_read(self, cell: object) -> None:
        assert when_of(cell) == When(Span.YEAR, date(2012, 1, 1))

    @pytest.mark.parametrize("cell", ["T1 2012", "13/2012", "hiver 2012", 40909, "", None, date(2012, 5, 14)])
    def test_anything_else_is_no_period(self, cell: object) -> None:
        assert when_of(cell) is None

    @pytest.mark.parametrize(
        ("cell", "number"),
        [("1 234", 1234), ("1\u202f234\u00a0567", 1234567), (12.0, 12), ("0", 0), ("7", 7)],
    )
    def test_number_is_read_with_its_thousands(self, cell: object, number: int) -> None:
        assert number_of(cell) == number

    @pytest.mark.parametrize("cell", ["1.234", "1,5", 1.5, -3, "-3", "12 34", "environ 40", True])
    def test_number_that_may_be_read_in_two_ways_is_not(self, cell: object) -> None:
        assert number_of(cell) is None

    @pytest.mark.parametrize(("label", "is_one"), [("TOTAL 2012", True), ("Sous-total", True), ("Totalia", False)])
    def test_line_of_totals_is_known_by_its_label(self, label: str, is_one: bool) -> None:  # noqa: FBT001
        assert is_total(label) == is_one


class TestReading:
    def test_totals_and_empty_lines_are_set_aside(self) -> None:
        read = read_sheet(Grid("2012", [*SHEET, [None, None, None], ["Total", "", 2500]]), mapping(), today=AT.date())

        assert [told.number for told in read.figures] == [1200, 1300]
        assert (read.totals, read.faults) == ([5], [])

    def test_unknown_cells_stay_unknown_and_are_counted(self) -> None:
        read = read_sheet(Grid("2012", [*SHEET, ["Gap", "03/2012", "nc"]]), mapping(), today=AT.date())

        assert (len(read.figures), read.unknown) == (2, 1)

    def test_merged_label_stands_for_each_of_its_lines(self) -> None:
        rows: list[list[object]] = [SHEET[0], ["Gap", "01/2012", 5], [None, "02/2012", 6]]
        read = read_sheet(Grid("2012", rows, [Merged((2, 1), (3, 1))]), mapping(), today=AT.date())

        assert [told.place for told in read.figures] == ["Gap", "Gap"]

    def test_merged_number_is_refused_where_it_stands(self) -> None:
        rows: list[list[object]] = [SHEET[0], ["Gap", "01/2012", 5], ["Gap", "02/2012", None]]

        assert faults(rows, merged=[Merged((2, 3), (3, 3))]) == [
            "2012, ligne 2, colonne « C » : attendu une cellule non fusionnée : un nombre est d’une seule ligne ;"
            " trouvé « 5 ».",
            "2012, ligne 3, colonne « C » : attendu une cellule non fusionnée : un nombre est d’une seule ligne ;"
            " trouvé « 5 ».",
        ]

    @pytest.mark.parametrize(
        ("row", "column", "expected", "found"),
        [
            (["Gap", "hiver 2012", 5], "B", "un mois (« janv. 2012 », « 01/2012 ») ou une année", "« hiver 2012 »"),
            (["Gap", "01/2099", 5], "B", "une période passée, depuis 1990", "« 01/2099 »"),
            (["Gap", "01/2012", "1.234"], "C", "un nombre entier, sans point ni virgule", "« 1.234 »"),
            ([None, "01/2012", 5], "A", "le nom d’un lieu", "rien"),
        ],
    )
    def test_bad_cell_is_told_by_sheet_line_and_column(
        self, row: list[object], column: str, expected: str, found: str
    ) -> None:
        told = f"2012, ligne 2, colonne « {column} » : attendu {expected} ; trouvé {found}."

        assert faults([list(SHEET[0]), row]) == [told]

    def test_same_place_and_period_twice_is_refused(self) -> None:
        assert faults([*SHEET, ["GAP", "2012-01", 7]]) == [
            "2012, ligne 4, colonne « C » : attendu une seule fois ce lieu et cette période (déjà ligne 2) ;"
            " trouvé « GAP »."
        ]

    def test_months_across_are_read_with_the_year_of_the_sheet(self) -> None:
        rows: list[list[object]] = [["Site", "Janv.", "Févr."], ["Gap", 10, 20]]
        how = mapping((Role.PLACE, Role.OF_MONTH, Role.OF_MONTH), year=2011, figure="Entrées")

        read = read_sheet(Grid("2011", rows), how, today=AT.date())

        assert [(told.figure, told.when.starts_on, told.number) for told in read.figures] == [
            ("Entrées", date(2011, 1, 1), 10),
            ("Entrées", date(2011, 2, 1), 20),
        ]

    def test_mapping_without_period_or_place_says_what_lacks(self) -> None:
        assert faults([*SHEET], mapping((Role.IGNORED, Role.IGNORED, Role.FIGURE))) == [
            "2012, ligne 1 : attendu une colonne de lieu, ou un lieu pour toute la feuille ; trouvé rien.",
            "2012, ligne 1 : attendu la période : une colonne, ou une année pour toute la feuille ; trouvé rien.",
        ]

    def test_titles_suggest_what_columns_hold(self) -> None:
        grid = Grid("2012", [["Fréquentation"], [], ["Site", "Date", "Entrées", "Note"], ["Gap", "01/2012", 4, "bof"]])

        assert guessed_header(grid) == 3
        assert guessed_roles(grid, 3) == (Role.PLACE, Role.PERIOD, Role.FIGURE, Role.IGNORED)


class TestFiles:
    def test_merged_cells_of_a_workbook_are_known(self) -> None:
        rows = [SHEET[0], ["Gap", "01/2012", 5], ["", "02/2012", 6]]

        assert grids_of(workbook(rows, merge="A2:A3"))[0].cell(3, 1) == "Gap"

    def test_formula_whose_value_was_not_kept_is_refused(self) -> None:
        grid = grids_of(workbook([*SHEET[:2], ["Gap", "02/2012", "=C2*2"]]))[0]

        read = read_sheet(grid, mapping(), today=AT.date())

        assert [(fault.line, fault.column) for fault in read.faults] == [(3, "C")]

    @pytest.mark.parametrize("separator", [";", ",", "\t"])
    def test_csv_of_an_old_spreadsheet_is_read(self, separator: str) -> None:
        text = "\n".join(separator.join(row) for row in (["Lieu", "Période", "Entrées"], ["Gap", "déc. 2012", "1"]))

        assert grids_of(Upload("a.csv", text.encode("cp1252")))[0].rows[1] == ["Gap", "déc. 2012", "1"]

    @pytest.mark.parametrize(
        ("name", "content"),
        [("a.ods", b"PK"), ("a.xls", b"\xd0\xcf"), ("a.xlsx", b"pas un classeur"), ("a.csv", b""), ("a.csv", b"\0\1")],
    )
    def test_file_of_another_nature_is_refused(self, name: str, content: bytes) -> None:
        with pytest.raises(BadSource):
            grids_of(Upload(name, content))


@pytest.mark.django_db
class TestImport:
    def test_sheet_comes_in_once_with_its_source_and_its_place(self) -> None:
        place = factories.make_place("Gap")
        upload = workbook(SHEET)

        first = actions.import_history(upload=upload, mapping=mapping(), actor=None, at=AT)
        again = actions.import_history(upload=upload, mapping=mapping(), actor=None, at=AT)

        assert (first.created, first.strangers, again.created) == (2, (), 0)
        assert set(HistoryFigure.objects.values_list("place_key", "number")) == {
            (str(place.id), 1200),
            (str(place.id), 1300),
        }

    def test_one_bad_cell_and_nothing_changes(self) -> None:
        with pytest.raises(BadRecords) as refused:
            actions.import_history(
                upload=workbook([*SHEET, ["Gap", "03/2012", "?!"]]), mapping=mapping(), actor=None, at=AT
            )

        assert len(refused.value.faults) == 1
        assert HistoryBatch.objects.count() == 0

    def test_dry_run_keeps_nothing_and_names_strangers(self) -> None:
        brought = actions.import_history(upload=workbook(SHEET), mapping=mapping(), actor=None, at=AT, dry_run=True)

        assert brought.sentences() == [
            "2 chiffres lus.",
            "Ces noms ne sont pas ceux de nos lieux : Gap. Ils restent tels quels.",
            "Rien n’a été gardé.",
        ]
        assert HistoryBatch.objects.count() == 0

    def test_who_runs_one_place_is_refused(self) -> None:
        account = factories.make_account()
        factories.make_grant(account, Holding.PLACE_MANAGER, factories.make_place().id)

        with pytest.raises(NotYours):
            actions.import_history(upload=workbook(SHEET), mapping=mapping(), actor=account, at=AT)

    def test_sheet_is_read_back_as_a_table_with_holes(self) -> None:
        rows = [*SHEET, ["Nice", "01/2012", 7]]
        actions.import_history(upload=workbook(rows), mapping=mapping(), actor=None, at=AT)

        table = queries.history_table(HistoryBatch.objects.get())

        assert table.periods == ("2012-01", "2012-02")
        assert [(line.place, line.values) for line in table.lines] == [("Gap", (1200, 1300)), ("Nice", (7, None))]

    def test_sheet_withdrawn_may_come_again(self) -> None:
        upload = workbook(SHEET)
        actions.import_history(upload=upload, mapping=mapping(), actor=None, at=AT)

        actions.withdraw_history(batch=HistoryBatch.objects.get(), actor=None, at=AT)

        assert HistoryFigure.objects.count() == 0
        assert actions.import_history(upload=upload, mapping=mapping(), actor=None, at=AT).created == 2

    def test_command_brings_a_file_in_by_its_mapping(self, tmp_path: Path, capsys: Any) -> None:
        (tmp_path / "entrees.xlsx").write_bytes(workbook(SHEET).content)
        (tmp_path / "carte.json").write_text(json.dumps(mapping().as_json()))
        arguments = ["import", "history", "--from", str(tmp_path / "entrees.xlsx")]

        statuses = [main.main([*arguments, "--mapping", str(tmp_path / "carte.json"), "--json"]), main.main(arguments)]

        assert statuses == [0, 1]
        assert json.loads(capsys.readouterr().out)["created"] == 2
