"""Pages of agreements and of counsellors."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from maillage.accounts.staff.forms import OperationForm
from maillage.core.pages import Page
from maillage.core.paging import Paged
from maillage.network.queries import AgreementLine

if TYPE_CHECKING:
    from maillage.network.models import Agreement, Counsellor


@dataclass(frozen=True, kw_only=True)
class AgreementsPage(Page):
    """What partners promise, by partner."""

    template: ClassVar[str] = "backoffice/agreements/agreements.html"
    lines: Sequence[AgreementLine]
    agreements: Paged[Agreement]


@dataclass(frozen=True, kw_only=True)
class AgreementPage(Page):
    """One agreement to add or to change, what it renews and what renews it."""

    template: ClassVar[str] = "backoffice/agreements/agreement.html"
    title: str
    line: AgreementLine | None
    form: OperationForm
    renew_form: OperationForm | None


@dataclass(frozen=True, kw_only=True)
class CounsellorsPage(Page):
    """Who is lent, by name."""

    template: ClassVar[str] = "backoffice/agreements/counsellors.html"
    counsellors: Paged[Counsellor]
    today: date


@dataclass(frozen=True, kw_only=True)
class CounsellorPage(Page):
    """Somebody to add or to change."""

    template: ClassVar[str] = "backoffice/agreements/counsellor.html"
    title: str
    counsellor: Counsellor | None
    form: OperationForm


@dataclass(frozen=True, kw_only=True)
class FeedLinkPage(Page):
    """The address of a calendar, shown this once."""

    template: ClassVar[str] = "backoffice/agreements/feed.html"
    counsellor: Counsellor
    link: str
