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
)
# The calls that make groups, columns or an order out of names.
GROUPING = frozenset({"values", "values_list", "annotate", "aggregate", "order_by", "distinct", "groupby", "Counter"})
# « counsellors » is how many; these are who.
PERSONS = frozenset(("account", "actor", "author", "owner", "counsellor", "adviser", "shift", "user", "person"))
# Who may be named to read what is urgent: a choice of staff, no figure.
ALLOWED = {"reception/queries/advice.py": ["values(account)"]}
# Tables of a day that hold more than anonymous facts, and why each may.
NOT_ANONYMOUS = {
    "reception.AdviceDuty": "who reads a text of distress first: a member of staff",
    "reception.AdviceQuestion": "a question asked at a distance, erased after 30 days; tied to no visit",
    "reception.Day": "the state of a place's day",
    "reception.DaySalt": "the salt that hides authors until closing; a key, of nobody",
    "reception.Demand": "a need of the public, and what was done about it, published",
    "reception.HallDevice": "the key of a screen",
    "reception.HistoryBatch": "a spreadsheet of the past, as it was imported",
    "reception.HistoryFigure": "a figure of the past, with its own definition",
    "reception.Period": "which months were validated",
    "reception.PoleCrew": "how many receive, never who; gone at closing",
    "reception.ReceptionSettings": "how a place works",
    "reception.Reconciliation": "a fact that waits for a person, read by the rules of its kind; sixty days at most",
    "reception.Signal": "what a team begins to see; text that a detector of persons and a moderator read",
    "reception.SignalVote": "hashes that die with the salt of their signal",
    "reception.Ticket": "has the instants of a queue; gone at closing",
    "reception.Workshop": "a public line",
}


def words_of(name: str) -> set[str]:
    return set(re.split(r"_+|-", name.strip("-").lower()))


def groups_by_person(source: str) -> list[str]:
    """The calls of a module that group by somebody, one line each."""
    calls = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)]
    told = [(name, text) for call in calls if (name := name_of(call)) in GROUPING for text in texts_of(call)]
    return [f"{name}({text})" for name, text in told if words_of(text) & PERSONS]


def name_of(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def texts_of(call: ast.Call) -> list[str]:
    """The texts a call is given, and the names it gives them under."""
    given = [node.value for argument in call.args for node in ast.walk(argument) if isinstance(node, ast.Constant)]
    return [value for value in given if isinstance(value, str)] + [node.arg for node in call.keywords if node.arg]


@pytest.mark.parametrize("path", READERS, ids=lambda path: str(path.relative_to(ROOT)))
def test_nothing_that_reads_a_day_groups_by_who_receives(path: Path) -> None:
    allowed = ALLOWED.get(str(path.relative_to(ROOT)), [])

    assert groups_by_person(path.read_text()) == allowed


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
