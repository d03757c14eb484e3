"""What is known of work in an employment basin: what is hard to recruit, and what employers mean to hire."""

from __future__ import annotations

from dataclasses import dataclass

from maillage.reference.queries import BasinHirings


@dataclass(frozen=True)
class HiringSum:
    """The projects that are told, added up, and how many families hide some: the whole is never guessed."""

    told: int
    hidden: int


def hiring_sum(hirings: BasinHirings | None) -> HiringSum:
    """The sum of published projects only."""
    lines = hirings.lines if hirings else ()
    told = sum(line.projects for line in lines if line.projects is not None)
    return HiringSum(told, sum(line.projects is None or line.is_partial for line in lines))
