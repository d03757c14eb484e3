"""Data of others coming in: the file, its preview."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from maillage.backoffice.forms.exchange import ConfirmForm, ExchangeForm
from maillage.core.pages import Page
from maillage.reference.queries import DirectoryCount


@dataclass(frozen=True, kw_only=True)
class ExchangePage(Page):
    """Send a file; what each directory holds; the faults of the last file."""

    template = "backoffice/exchange/exchange.html"
    form: ExchangeForm
    directories: Sequence[DirectoryCount]
    faults: Sequence[str]


@dataclass(frozen=True, kw_only=True)
class ExchangePreviewPage(Page):
    """What would change, before anything does."""

    template = "backoffice/exchange/preview.html"
    form: ConfirmForm
    name: str
    is_for_drafts: bool
    sentences: Sequence[str]
    new: Sequence[str]
    changed: Sequence[str]
    same: Sequence[str]
