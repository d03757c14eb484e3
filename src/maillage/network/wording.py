"""Opening hours in words: one line per weekday, then what departs from the usual week.

The expression is evaluated over the 366 days that follow, rather than parsed again: whatever it
says, the words say what the door does. docs/algorithms/opening.md.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from itertools import groupby
from typing import Final

from django.utils.dates import MONTHS
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from maillage.network.calendars import Always, SchoolDays, public_holiday
from maillage.network.enums import Weekday
from maillage.network.expressions import depends_on_school
from maillage.network.opening import Hours, Span, State, cut_at_midnight, day_bounds

MOST_EXCEPTIONS: Final = 6
_YEAR_DAYS: Final = 366
_EVER, _NEVER = Always(answer=True), Always(answer=False)

Stretch = tuple[str, str, State, str]  # from, until, state, comment
Pattern = tuple[Stretch, ...]  # a day; empty when closed
Run = list[tuple[date, Pattern]]


@dataclass(frozen=True)
class DayInWords:
    """A line: « lundi » and « 9 h – 12 h 30 ». `weekday` is None for holidays and exceptions.

    `hours` is safe HTML: what staff typed in French is marked so in another language.
    """

    label: str
    hours: str
    weekday: int | None = None

    def __str__(self) -> str:
        return _("%(label)s\u00a0: %(hours)s") % {"label": self.label, "hours": self.hours}


@lru_cache(maxsize=512)
def opening_hours_in_words(expression: str, language: str, *, on: date) -> tuple[DayInWords, ...]:
    """The usual week, then holidays and the exceptions of the year after `on`; () when not known."""
    with override(language):
        days = _days(expression, _NEVER, on)
        if not days:
            return ()
        usual = _usual_week(days)
        week = [DayInWords(str(Weekday(i).label), _in_words(usual[i]), i) for i in range(7)]
        return (
            *week,
            *_on_public_holidays(days, usual),
            *_in_school_holidays(expression, usual, on),
            *_rest(days, usual),
        )


def clock_in_words(clock: str) -> str:
    """A time of day written « 09:30 »: « 9 h 30 », « 9.30 am » in English, as on the rest of the page."""
    hour, minute = int(clock[:2]), int(clock[3:])
    if (hour, minute) in {(0, 0), (24, 0)}:
        return _("minuit")
    if get_language() == "en":
        minutes = f".{minute:02d}" if minute else ""
        return f"{hour % 12 or 12}{minutes}\u00a0{'am' if hour % 24 < 12 else 'pm'}"
    return f"{hour}\u00a0h" + (f"\u00a0{minute:02d}" if minute else "")


def day_in_words(day: date) -> str:
    """« 1er août », « 23 novembre »; in the active language."""
    number = _("1er") if day.day == 1 else str(day.day)
    return _("%(number)s %(month)s") % {"number": number, "month": MONTHS[day.month]}


def _days(expression: str, calendar: SchoolDays, on: date) -> dict[date, Pattern]:
    hours = Hours(expression, calendar)
    last = on + timedelta(days=_YEAR_DAYS)
    days: dict[date, Pattern] = {}
    for start, span in _cut(hours.spans(day_bounds(on)[0], day_bounds(last)[0])):
        stretch = () if span.state == State.CLOSED else (_stretch(span),)
        days[start] = days.get(start, ()) + stretch
    return days


def _cut(spans: Iterable[Span]) -> Iterator[tuple[date, Span]]:
    for span in spans:
        for start, end in cut_at_midnight(span.starts_at, span.ends_at):
            yield start.date(), Span(start, end, span.state, span.comment)


def _stretch(span: Span) -> Stretch:
    until = "24:00" if span.ends_at.date() > span.starts_at.date() else f"{span.ends_at:%H:%M}"
    return f"{span.starts_at:%H:%M}", until, span.state, span.comment


def _usual_week(days: Mapping[date, Pattern]) -> dict[int, Pattern]:
    counts: dict[int, Counter[Pattern]] = {i: Counter() for i in range(7)}
    for day, pattern in days.items():
        if not public_holiday(day):
            counts[day.weekday()][pattern] += 1
    return {i: counts[i].most_common(1)[0][0] for i in range(7)}


def _in_words(pattern: Pattern) -> str:
    if not pattern:
        return _("fermé")
    return format_html_join(", ", "{}", ((_stretch_in_words(stretch),) for stretch in pattern))


def _stretch_in_words(stretch: Stretch) -> str:
    start, until, state, comment = stretch
    if (start, until) == ("00:00", "24:00"):
        words = _("24\u00a0h sur 24")
    else:
        words = _("%(start)s – %(until)s") % {"start": clock_in_words(start), "until": clock_in_words(until)}
    remarks = [_("à confirmer")] if state == State.UNKNOWN else []
    remarks += [in_french(comment)] if comment else []
    said = format_html_join(", ", "{}", ((remark,) for remark in remarks))
    return format_html("{} ({})", words, said) if remarks else words


def in_french(typed: str) -> SafeString:
    """What staff typed, marked as French on a page in another language."""
    return format_html("{}" if get_language() == "fr" else '<span lang="fr">{}</span>', typed)


def _on_public_holidays(days: Mapping[date, Pattern], usual: Mapping[int, Pattern]) -> Iterator[DayInWords]:
    changed = {pattern for day, pattern in days.items() if public_holiday(day) and pattern != usual[day.weekday()]}
    if changed:
        words = _in_words(changed.pop()) if len(changed) == 1 else _("horaires différents")
        yield DayInWords(_("jours fériés"), words)


def _in_school_holidays(expression: str, usual: Mapping[int, Pattern], on: date) -> Iterator[DayInWords]:
    if not depends_on_school(expression):
        return
    week = _usual_week(_days(expression, _EVER, on))
    if not any(week.values()):
        yield DayInWords(_("vacances scolaires"), _("fermé"))
        return
    for pattern, group in groupby((i for i in range(7) if week[i] != usual[i]), key=lambda i: week[i]):
        label = _("%(weekdays)s, en vacances scolaires") % {"weekdays": _weekdays(list(group))}
        yield DayInWords(label, _in_words(pattern))


def _weekdays(numbers: list[int]) -> str:
    first, last = Weekday(numbers[0]).label, Weekday(numbers[-1]).label
    if len(numbers) == 1:
        return str(first)
    joined = (
        _("du %(first)s au %(last)s") if numbers[-1] - numbers[0] == len(numbers) - 1 else _("%(first)s et %(last)s")
    )
    return joined % {"first": first, "last": last}


def _rest(days: Mapping[date, Pattern], usual: Mapping[int, Pattern]) -> Iterator[DayInWords]:
    """Runs of days unlike the usual week, public holidays apart."""
    runs = list(_runs(days, usual))
    for run in runs[:MOST_EXCEPTIONS]:
        patterns = {pattern for _day, pattern in run}
        words = _in_words(patterns.pop()) if len(patterns) == 1 else _("horaires différents")
        yield DayInWords(dates_in_words(run[0][0], run[-1][0]), words)
    if len(runs) > MOST_EXCEPTIONS:
        yield DayInWords(_("ensuite"), _("d’autres dates suivent"))


def _runs(days: Mapping[date, Pattern], usual: Mapping[int, Pattern]) -> Iterator[Run]:
    """A run ends when one of its weekdays is as usual again; other closed days may lie inside."""
    run: Run = []
    for day, pattern in days.items():
        if public_holiday(day):
            continue
        if pattern != usual[day.weekday()]:
            run.append((day, pattern))
        elif run and (pattern or day.weekday() in {held.weekday() for held, _pattern in run}):
            yield run
            run = []
    if run:
        yield run


def dates_in_words(first: date, last: date) -> str:
    """« jeudi 24 décembre », « du 19 décembre au 3 janvier »; in the active language."""
    if first == last:
        return _("%(weekday)s %(day)s") % {"weekday": Weekday(first.weekday()).label, "day": day_in_words(first)}
    return _("du %(first)s au %(last)s") % {"first": day_in_words(first), "last": day_in_words(last)}
