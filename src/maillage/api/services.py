"""Services as a table; lists in one cell are separated by `|`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from maillage.core.csv_text import Cell
from maillage.network.open_sheets import OpenService

COLUMNS: Final = (
    "id", "nom", "pole", "type", "resume", "description", "publics", "conditions_acces", "rendez_vous",
    "rendez_vous_motif", "frais", "a_distance", "thematiques", "langues", "lieux", "date_maj", "page",
)  # fmt: skip


def service_row(sheet: OpenService, page: Callable[[str], str]) -> tuple[Cell, ...]:
    """The cells of a service, in the order of COLUMNS. It is free: the charter allows no other (R1)."""
    service = sheet.service
    return (
        service.slug,
        service.title,
        service.pole_code,
        str(service.kind),
        service.summary,
        sheet.description,
        "|".join(sheet.audiences),
        sheet.conditions,
        str(service.appointment),
        sheet.appointment_reason,
        "gratuit",
        "oui" if service.is_remote else "non",
        "|".join(sheet.themes),
        "|".join(sheet.languages),
        "|".join(sheet.place_slugs),
        sheet.updated_on.isoformat(),
        page(service.slug),
    )
