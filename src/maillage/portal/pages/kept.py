"""The page somebody took away from a place, and the card answered three months later."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar
from uuid import UUID

from maillage.core.pages import Page
from maillage.reception.routes import Step


@dataclass(frozen=True, kw_only=True)
class KeptPagePage(Page):
    """Public things behind a link; `is_erasing` asks once more before they are erased."""

    template: ClassVar[str] = "portal/kept/page.html"
    steps: tuple[Step, ...]
    last_on: date
    is_erasing: bool


@dataclass(frozen=True, kw_only=True)
class ErasedPage(Page):
    """The page of the link is no more."""

    template: ClassVar[str] = "portal/kept/erased.html"


@dataclass(frozen=True, kw_only=True)
class ReturnPage(Page):
    """What changed: a code, then one answer of a list. `operation` is drawn anew with each form."""

    template: ClassVar[str] = "portal/kept/return.html"
    code: str
    choices: tuple[tuple[str, str], ...]
    operation: UUID | None
    refusal: str
    is_thanked: bool
