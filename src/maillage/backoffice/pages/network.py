"""Pages of the network, its pôles, the journal and the gallery."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from maillage.accounts.staff.forms import OperationForm
from maillage.core.components import Exhibit
from maillage.core.pages import Page
from maillage.core.paging import Paged
from maillage.network.sheets import PoleLine
from maillage.safeguards.queries import EntryLine


@dataclass(frozen=True, kw_only=True)
class NetworkPage(Page):
    """The network and the list of its pôles."""

    template: ClassVar[str] = "backoffice/network/network.html"
    form: OperationForm
    poles: Sequence[PoleLine]


@dataclass(frozen=True, kw_only=True)
class PolePage(Page):
    """The words of a pôle."""

    template: ClassVar[str] = "backoffice/network/pole.html"
    name: str
    form: OperationForm


@dataclass(frozen=True, kw_only=True)
class JournalPage(Page):
    """The last acts."""

    template: ClassVar[str] = "backoffice/journal/journal.html"
    entries: Paged[EntryLine]


@dataclass(frozen=True, kw_only=True)
class ComponentsPage(Page):
    """Every component of the design system, drawn."""

    template: ClassVar[str] = "backoffice/components/components.html"
    exhibits: Sequence[Exhibit]
