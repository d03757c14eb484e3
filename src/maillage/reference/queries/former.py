"""Names and codes that communes had, and the communes of today they lead to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from maillage.reference.enums import FormerKind
from maillage.reference.models import FormerCommune


@dataclass(frozen=True)
class FormerName:
    """A name or a code of before. `ended_on` is None for a delegated or associated commune, which keeps its name."""

    code: str
    name: str
    kind: FormerKind
    ended_on: date | None


def former_name(row: FormerCommune) -> FormerName:
    """What a row says of before."""
    return FormerName(row.code, row.name, FormerKind(row.kind), row.ended_on)


@dataclass(frozen=True)
class Succession:
    """A former commune and where it went: `communes` are codes of today, several when its land was shared out."""

    former: FormerName
    communes: tuple[str, ...]


def succession_of(code: str) -> Succession | None:
    """Where the code of before went, by its last name. One query."""
    rows = FormerCommune.objects.filter(code=code).order_by("name", "id")
    names = [Succession(former_name(row), (row.commune_id,)) for row in rows]
    if not names:
        return None
    last = max(names, key=lambda name: (name.former.ended_on or date.max, name.former.name))
    return Succession(last.former, tuple(sorted({code for name in names for code in name.communes})))


def former_names_of(commune_code: str) -> list[FormerName]:
    """Names and communes of before that are in a commune of today, by name. One query."""
    rows = FormerCommune.objects.filter(commune=commune_code).order_by("search_name", "code", "id")
    return list(_each_name_once(former_name(row) for row in rows))


def _each_name_once(names: Iterator[FormerName]) -> Iterator[FormerName]:
    """A commune that had two codes under one name is told once."""
    for _name, group in groupby(names, key=lambda former: former.name):
        yield next(group)
