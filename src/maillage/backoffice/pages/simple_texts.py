"""Simple texts: how far each one is, and who read it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from django.utils.functional import Promise

from maillage.backoffice.forms.simple_texts import ReadingForm
from maillage.core.pages import Page
from maillage.core.simple_writing import Fault, State
from maillage.network.queries import Reading


@dataclass(frozen=True)
class TextLine:
    """A text in the list."""

    title: str | Promise
    href: str
    state: State
    reading: Reading | None


@dataclass(frozen=True, kw_only=True)
class SimpleTextsPage(Page):
    """Every simple text, our own pages first."""

    template: ClassVar[str] = "backoffice/simple/texts.html"
    pages: tuple[TextLine, ...]
    services: tuple[TextLine, ...]


@dataclass(frozen=True, kw_only=True)
class SimpleTextPage(Page):
    """One text as it is read, what the checks find, and the form that notes a reading."""

    template: ClassVar[str] = "backoffice/simple/text.html"
    title: str | Promise
    sentences: tuple[str, ...]
    state: State
    faults: tuple[Fault, ...]
    reading: Reading | None
    form: ReadingForm
    falc_href: str
