"""Weak signals, as teams read them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from maillage.core.pages import Page
from maillage.desk.forms.signals import SignalAnswerForm, SignalForm
from maillage.reception.queries.signals import SignalLine, SignalRow


@dataclass(frozen=True, kw_only=True)
class SignalsPage(Page):
    """All signals, the newest week first; `themes` and `poles` name their codes."""

    template: ClassVar[str] = "desk/signals/signals.html"
    signals: tuple[SignalLine, ...]
    themes: Mapping[str, str]
    poles: Mapping[str, str]
    may_note: bool
    moderates: bool


@dataclass(frozen=True, kw_only=True)
class SignalNotePage(Page):
    """A signal to note."""

    template: ClassVar[str] = "desk/signals/note.html"
    form: SignalForm


@dataclass(frozen=True, kw_only=True)
class SignalAnswerPage(Page):
    """A signal to answer."""

    template: ClassVar[str] = "desk/signals/answer.html"
    signal: SignalRow
    form: SignalAnswerForm
