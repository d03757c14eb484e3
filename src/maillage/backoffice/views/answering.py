"""A partner answers a call by its link, without account, on a phone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from maillage.backoffice.pages.rota import CallGridPage, CallPage, ClosedCallPage, GridCell, GridMonth, GridRow
from maillage.backoffice.views.rota import quarter_words
from maillage.core.dates import in_words
from maillage.core.errors import NotYours, Refusal
from maillage.core.instants import HalfDay
from maillage.core.pages import show
from maillage.network import actions
from maillage.network import queries as network
from maillage.network.enums import Weekday
from maillage.network.errors import CallUnusable
from maillage.safeguards import access

if TYPE_CHECKING:
    from django.http import QueryDict

    from maillage.network.models import Counsellor
    from maillage.network.queries import CallSheet, Pair

Slot = tuple[date, HalfDay]


@access.door
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, token: str) -> HttpResponse:
    """What is asked; then the half-days of one pôle at one place, which may be sent again until the last day."""
    try:
        sheet = network.call_sheet(token, timezone.now())
    except CallUnusable as unusable:
        return show(request, ClosedCallPage(sentence=str(unusable)), status=unusable.status)
    pair = _pair(sheet, request.GET)
    if pair is None:
        return show(request, CallPage(sheet=sheet, quarter=quarter_words(sheet.quarter)))
    grid = _Grid(sheet, pair, network.answers_of(sheet.call, pair.place, pair.pole))
    refusal = _save(request, token, grid) if request.method == "POST" else ""
    if request.method == "POST" and not refusal:
        return redirect(f"{request.path}?{_query(pair)}&enregistre=oui")
    grid.typed = request.POST
    page = CallGridPage(
        pair=pair,
        quarter=quarter_words(sheet.quarter),
        half_days=[str(half_day.label) for half_day in grid.half_days],
        week=grid.week(),
        months=grid.months(),
        counsellors=sheet.counsellors_of(pair.pole),
        refusal=refusal,
        is_saved=request.GET.get("enregistre") == "oui",
        back_href=reverse("staff:answer_call", args=[token]),
    )
    return show(request, page, status=422 if refusal else 200)


def _pair(sheet: CallSheet, query: QueryDict) -> Pair | None:
    wanted = (query.get("lieu"), query.get("pole"))
    return next((pair for pair in sheet.pairs if (pair.place.slug, pair.pole.code) == wanted), None)


def _query(pair: Pair) -> str:
    return urlencode({"lieu": pair.place.slug, "pole": pair.pole.code})


def _save(request: HttpRequest, token: str, grid: _Grid) -> str:
    """Write the answer; the sentence of a refusal, or nothing."""
    try:
        actions.answer_call(
            token=token,
            place=grid.pair.place,
            pole=grid.pair.pole,
            people=grid.read(request.POST),
            counsellor=_person(grid, request.POST.get("personne", "")),
            at=timezone.now(),
        )
    except NotYours:
        raise
    except Refusal as refusal:
        return str(refusal.sentence)
    except _NoNumberError as wrong:
        return gettext("%(when)s : écrivez un nombre de 0 à 9.") % {"when": wrong}
    return ""


def _person(grid: _Grid, key: str) -> Counsellor | None:
    return next((one for one in grid.sheet.counsellors_of(grid.pair.pole) if str(one.id) == key), None)


class _NoNumberError(Exception):
    """What was typed for a half-day, which it names, is no number from 0 to 9."""


@dataclass
class _Grid:
    """The half-days one may offer, by weekday and by date, what is offered so far, and what was just typed."""

    sheet: CallSheet
    pair: Pair
    offered: Mapping[Slot, int]
    typed: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.askable = self.sheet.askable(self.pair.place)
        used = {half_day for _day, half_day in self.askable}
        self.half_days = [half_day for half_day in HalfDay if half_day in used]

    def week(self) -> list[GridRow]:
        """A row a weekday: the number common to all its dates, or nothing."""
        weekdays = sorted({day.weekday() for day, _half_day in self.askable})
        return [
            GridRow(str(Weekday(weekday).label), [self._week_cell(weekday, half_day) for half_day in self.half_days])
            for weekday in weekdays
        ]

    def months(self) -> list[GridMonth]:
        """Every date, by month."""
        days = sorted({day for day, _half_day in self.askable})
        return [
            GridMonth(date_format(month, "F Y"), [self._day_row(day) for day in group])
            for month, group in groupby(days, key=lambda day: day.replace(day=1))
        ]

    def read(self, sent: QueryDict) -> dict[Slot, int]:
        """What was sent: a week for every date of the quarter, or date by date. Raises _NoNumberError."""
        people = dict(self.offered)
        for day, half_day in self.askable:
            is_week = sent.get("acte") == "semaine"
            name = _week_name(day.weekday(), half_day) if is_week else _day_name(day, half_day)
            value = sent.get(name, "").strip()
            if not _is_number(value):
                raise _NoNumberError(_week_label(day.weekday(), half_day) if is_week else _day_label(day, half_day))
            if value:
                people[day, half_day] = int(value)
        return {slot: count for slot, count in people.items() if slot in set(self.askable)}

    def _week_cell(self, weekday: int, half_day: HalfDay) -> GridCell:
        slots = [slot for slot in self.askable if (slot[0].weekday(), slot[1]) == (weekday, half_day)]
        if not slots:
            return GridCell("", "", None)
        counts = {self.offered.get(slot, 0) for slot in slots}
        value = counts.pop() if len(counts) == 1 else None
        return self._cell(_week_name(weekday, half_day), _week_label(weekday, half_day), value)

    def _day_row(self, day: date) -> GridRow:
        return GridRow(date_format(day, "D j"), list(self._day_cells(day)))

    def _day_cells(self, day: date) -> Iterable[GridCell]:
        for half_day in self.half_days:
            if (day, half_day) not in self.askable:
                yield GridCell("", "", None)
                continue
            value = self.offered.get((day, half_day), 0)
            yield self._cell(_day_name(day, half_day), _day_label(day, half_day), value)

    def _cell(self, name: str, label: str, value: int | None) -> GridCell:
        """What was just typed stands, right or wrong: nobody writes it twice."""
        typed = self.typed.get(name)
        return GridCell(name, label, value) if typed is None else GridCell(name, label, typed, not _is_number(typed))


def _week_name(weekday: int, half_day: HalfDay) -> str:
    return f"s-{weekday}-{half_day.value}"


def _day_name(day: date, half_day: HalfDay) -> str:
    return f"j-{day.isoformat()}-{half_day.value}"


def _week_label(weekday: int, half_day: HalfDay) -> str:
    return gettext("Tous les %(day)ss, %(half_day)s") % {"day": Weekday(weekday).label, "half_day": half_day.label}


def _day_label(day: date, half_day: HalfDay) -> str:
    return f"{in_words(day, 'l j F')}, {half_day.label}"


def _is_number(text: str) -> bool:
    """Nothing, or a digit."""
    return re.fullmatch(r"[0-9]?", text.strip(), re.ASCII) is not None
