"""R13: no query, figure or export groups by who receives; and every table of a day is held against the deny-list."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from django.apps import apps

import maillage
from maillage.safeguards import classification

ROOT = Path(maillage.__file__).parent
# Whatever reads a day for a screen, a figure or a file.
READERS = sorted(
    path
    for pattern in (
        "reception/queries/*.py",
        "reception/*.py",
        "*/views/figures*.py",
        "reception/actions/months.py",
        "api/*.py",
    )
    for path in ROOT.glob(pattern)
    # Who is on duty for advice at a distance is a name the coordination chooses; no figure is made there.
    if path.name != "advice.py"
)
# The calls that make groups, columns or an order out of names.
GROUPING = frozenset({"values", "values_list", "annotate", "aggregate", "order_by", "distinct", "groupby", "Counter"})
# « counsellors » is how many; these are who.
PERSONS = frozenset(("account", "actor", "author", "owner", "counsellor", "adviser", "shift", "user", "person"))
# Tables of a day that hold more than anonymous facts, and why each may.
NOT_ANONYMOUS = {
    "reception.AdviceDuty": "who reads a text of distress first",
    "reception.AdviceQuestion": "the words of a visitor, personal, thirty days at most",
    "reception.Demand": "a public text of the place",
    "reception.HallDevice": "a kiosk or a computer of a hall",
    "reception.HistoryBatch": "a file of past figures, its source and its perimeter",
    "reception.HistoryFigure": "a figure of a past year",
    "reception.Signal": "a text without persons, read before it is shown",
    "reception.SignalVote": "a keyed hash that dies with its salt",
    "reception.Day": "the state of a place's day",
    "reception.DaySalt": "the salt that hides authors until closing; a key, of nobody",
    "reception.Period": "which months were validated",
    "reception.PoleCrew": "how many receive, never who; gone at closing",
    "reception.ReceptionSettings": "how a place works",
    "reception.Reconciliation": "a fact that waits for a person, read by the rules of its kind; sixty days at most",
    "reception.Ticket": "has the instants of a queue; gone at closing",
    "reception.Workshop": "a public line",
}


def words_of(name: str) -> set[str]:
    return set(re.split(r"_+|-", name.strip("-").lower()))


def groups_by_person(source: str) -> list[str]:
    """The calls of a module that group by somebody, one line each."""
    found = []
    for call in (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)):
        name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
        if name not in GROUPING:
            continue
        given = [node for argument in call.args for node in ast.walk(argument) if isinstance(node, ast.Constant)]
        texts = [node.value for node in given if isinstance(node.value, str)]
        texts += [node.arg for node in call.keywords if node.arg]
        found += [f"{name}({text})" for text in texts if words_of(text) & PERSONS]
    return found


@pytest.mark.parametrize("path", READERS, ids=lambda path: str(path.relative_to(ROOT)))
def test_nothing_that_reads_a_day_groups_by_who_receives(path: Path) -> None:
    assert groups_by_person(path.read_text()) == []


def test_control_a_figure_by_counsellor_is_seen() -> None:
    naive = 'Sheet.objects.values("owner").annotate(number=Count("id")).order_by("counsellor__name")'

    assert sorted(groups_by_person(naive)) == ["order_by(counsellor__name)", "values(owner)"]


def test_every_table_of_a_day_is_held_against_the_deny_list_or_says_why_not() -> None:
    tables = {table.model for table in classification.tables() if table.model.startswith("reception.")}
    anonymous = {table.model for table in classification.tables() if table.anonymous}

    assert tables == {model._meta.label for model in apps.get_app_config("reception").get_models()}
    assert sorted(tables - anonymous - set(NOT_ANONYMOUS)) == []


def test_what_stays_after_closing_is_anonymous() -> None:
    stays = {"VisitTotal", "QueueTotal", "SheetTally", "DoorCount", "Incident"}
    stays |= {"ProfileFragment", "RequestFragment", "ObstacleFragment", "DomainFragment"}

    assert {f"reception.{name}" for name in stays} & set(NOT_ANONYMOUS) == set()
