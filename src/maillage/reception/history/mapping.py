"""Which column of a spreadsheet holds what; guessed from its titles, then put right by a person."""

from __future__ import annotations

import json
from collections.abc import Mapping as MappingOf
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from maillage.reception.history.cells import month_of, number_of, plain
from maillage.reception.history.grids import Grid
from maillage.reference.errors import BadSource
from maillage.reference.exchange.tables import read_upload


class Role(models.TextChoices):
    """What a column holds."""

    IGNORED = "ignore", gettext_lazy("ne pas lire")
    PLACE = "lieu", gettext_lazy("le lieu")
    PERIOD = "periode", gettext_lazy("la période (mois et année, ou année)")
    YEAR = "annee", gettext_lazy("l’année")
    MONTH = "mois", gettext_lazy("le mois, sans l’année")
    FIGURE = "chiffre", gettext_lazy("un chiffre, sous son titre")
    OF_MONTH = "chiffre_du_mois", gettext_lazy("le chiffre d’un mois, que dit son titre")


class SameAs(models.TextChoices):
    """Which of our figures has exactly the same definition; none unless a person says so."""

    NONE = "", gettext_lazy("aucun : à lire à part")
    VISITS = "visits", gettext_lazy("nos passages, comptés de la même façon")
    INTERVIEWS = "interviews", gettext_lazy("nos entretiens, comptés de la même façon")


@dataclass(frozen=True)
class Mapping:
    """How a sheet is read, and what a reader must know of it. `place` and `year` stand where no column tells."""

    sheet: str
    header_line: int
    roles: tuple[Role, ...]
    source: str
    definition: str
    perimeter: str
    place: str = ""
    year: int | None = None
    figure: str = ""
    same_as: str = ""

    def as_json(self) -> dict[str, Any]:
        """JSON types only."""
        return {**asdict(self), "roles": [str(role) for role in self.roles]}


def mapping_of(values: MappingOf[str, Any], *, file: str) -> Mapping:
    """A mapping from what JSON tells. Raises BadSource."""
    try:
        return Mapping(**{**values, "roles": tuple(Role(role) for role in values["roles"])})
    except (KeyError, TypeError, ValueError) as error:
        expected = _("une correspondance (docs/reference/history-import.md)")
        raise BadSource(file=file, expected=expected, found=str(error)) from error


def read_mapping(path: Path | None) -> Mapping:
    """A mapping from its file. Raises BadSource, also when there is none."""
    if path is None:
        raise BadSource(file="--mapping", expected=_("le fichier qui dit comment lire les colonnes"), found=_("rien"))
    upload = read_upload(path)
    try:
        values = json.loads(upload.content)
    except ValueError as error:
        raise BadSource(file=upload.name, expected=_("un fichier JSON"), found=str(error)) from error
    if not isinstance(values, dict):
        raise BadSource(file=upload.name, expected=_("un objet JSON"), found=_("autre chose"))
    return mapping_of(values, file=upload.name)


def guessed_header(grid: Grid) -> int:
    """The first line with two texts at least and no number: the titles."""
    for line in range(1, min(len(grid.rows), 30) + 1):
        cells = [grid.cell(line, column) for column in range(1, grid.width + 1)]
        told = [cell for cell in cells if cell not in (None, "")]
        if len(told) > 1 and not any(isinstance(cell, float) for cell in told) and len({str(one) for one in told}) > 1:
            return line
    return 1


def guessed_roles(grid: Grid, header_line: int) -> tuple[Role, ...]:
    """The role each title suggests; columns of numbers are figures."""
    return tuple(_role(grid, header_line, column) for column in range(1, grid.width + 1))


_TITLES = {
    Role.PLACE: ("lieu", "site", "centre", "antenne", "cite", "place", "ville", "point"),
    Role.PERIOD: ("periode", "date", "mois et annee", "period"),
    Role.YEAR: ("annee", "an", "year", "exercice"),
    Role.MONTH: ("mois", "month"),
}


def _role(grid: Grid, header_line: int, column: int) -> Role:
    title = grid.cell(header_line, column)
    for role, words in _TITLES.items():
        if plain(title) in words:
            return role
    if isinstance(title, str) and month_of(title) is not None:
        return Role.OF_MONTH
    below = [grid.cell(line, column) for line in range(header_line + 1, min(len(grid.rows), header_line + 20) + 1)]
    is_number = any(number_of(cell) is not None for cell in below if cell not in (None, ""))
    return Role.FIGURE if title not in (None, "") and is_number else Role.IGNORED
