"""Pages of services."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from maillage.accounts.staff.forms import OperationForm
from maillage.core.pages import Page
from maillage.core.paging import Paged

if TYPE_CHECKING:
    from maillage.network.models import Service


@dataclass(frozen=True, kw_only=True)
class ServicesPage(Page):
    """The services the account reaches."""

    template: ClassVar[str] = "backoffice/services/services.html"
    services: Paged[Service]
    editable: frozenset[str]
    is_creator: bool
    today: date


@dataclass(frozen=True, kw_only=True)
class ServicePage(Page):
    """A service to add or to change; `service` is None for a new one."""

    template: ClassVar[str] = "backoffice/services/service.html"
    service: Service | None
    form: OperationForm
