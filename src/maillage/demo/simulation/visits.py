"""The visits of a half-day, as a closed one keeps them: lines by nature, reason and outcome."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final

from maillage.demo.simulation.answers import Answers
from maillage.demo.simulation.plan import PlannedHalfDay

_ALONE: Final = "individuel"
Line = tuple[str, str, str]


def visit_lines(half_day: PlannedHalfDay, answers: Answers) -> list[tuple[Line, int, int]]:
    """(nature, reason, outcome), people, groups; in the order of codes."""
    people: Counter[Line] = Counter()
    groups: Counter[Line] = Counter()
    for pole, number in half_day.interviews.items():
        people.update((_ALONE, answers.one(f"reason:{pole}"), "entretien") for _each in range(number))
    others = half_day.individuals - sum(half_day.interviews.values())
    people.update((_ALONE, answers.one("reason"), answers.one("outcome")) for _each in range(others))
    for nature, size in half_day.groups:
        line = (nature, answers.one(f"reason:{nature}"), "evenement")
        people[line] += size
        groups[line] += 1
    return [(line, people[line], groups[line]) for line in sorted(people)]


def desk_profiles(half_day: PlannedHalfDay, answers: Answers) -> Iterator[dict[str, str]]:
    """The fifteen-second profiles given at the desk: by a few of those who came alone."""
    for _each in range(half_day.individuals):
        if answers.draw.happens(answers.shares.activity.desk_profiles):
            age = answers.one("age")
            yield {"age": age, "sex": answers.one("sex"), "situation": answers.situation_at(age)}
