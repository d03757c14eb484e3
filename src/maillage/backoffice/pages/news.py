"""Pages of news."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from maillage.accounts.staff.forms import OperationForm
from maillage.core.pages import Page
from maillage.core.paging import Paged

if TYPE_CHECKING:
    from maillage.network.models import News


@dataclass(frozen=True, kw_only=True)
class NewsListPage(Page):
    """The news the account keeps."""

    template: ClassVar[str] = "backoffice/news/list.html"
    news: Paged[News]
    today: date


@dataclass(frozen=True, kw_only=True)
class NewsPage(Page):
    """A news to write or to change; `news` is None for a new one."""

    template: ClassVar[str] = "backoffice/news/news.html"
    news: News | None
    form: OperationForm
