"""Pages of organisations."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from maillage.accounts.staff.forms import OperationForm
from maillage.core.pages import Page
from maillage.core.paging import Paged

if TYPE_CHECKING:
    from maillage.network.models import Organisation


@dataclass(frozen=True, kw_only=True)
class OrganisationsPage(Page):
    """The partners the account reaches, by name: their order says nothing else."""

    template: ClassVar[str] = "backoffice/organisations/organisations.html"
    organisations: Paged[Organisation]
    is_editor: bool
    today: date


@dataclass(frozen=True, kw_only=True)
class OrganisationPage(Page):
    """A partner to add or to change."""

    template: ClassVar[str] = "backoffice/organisations/organisation.html"
    title: str
    form: OperationForm
