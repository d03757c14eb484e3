"""Pages of the figures of past years."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from maillage.backoffice.forms.history import HistoryConfirmForm, HistoryFileForm, HistoryMappingForm
from maillage.core.pages import Page
from maillage.reception.queries import HistoryTable

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.forms.boundfield import BoundField

    from maillage.reception.models import HistoryBatch


@dataclass(frozen=True, kw_only=True)
class HistoryPage(Page):
    """What was brought in, and a file to send."""

    template: ClassVar[str] = "backoffice/history/history.html"
    batches: QuerySet[HistoryBatch]
    form: HistoryFileForm


@dataclass(frozen=True)
class MappedColumn:
    """A column: what it holds to choose, beside its first cells."""

    field: BoundField
    cells: Sequence[str]


@dataclass(frozen=True, kw_only=True)
class MappingPage(Page):
    """Which column holds what; the faults of the last try."""

    template: ClassVar[str] = "backoffice/history/mapping.html"
    form: HistoryMappingForm
    name: str
    columns: Sequence[MappedColumn]
    faults: Sequence[str]


@dataclass(frozen=True, kw_only=True)
class HistoryPreviewPage(Page):
    """What would come in, before anything does."""

    template: ClassVar[str] = "backoffice/history/preview.html"
    form: HistoryConfirmForm
    name: str
    sentences: Sequence[str]
    first: Sequence[tuple[str, str, str, int]]
    mapping_json: str


@dataclass(frozen=True, kw_only=True)
class HistoryTablePage(Page):
    """All that a sheet brought."""

    template: ClassVar[str] = "backoffice/history/table.html"
    table: HistoryTable
    same_as: str
