"""What the facts of a day come to: totals by half-day, fragments without a half-day, and nothing else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import F, Sum

from maillage.network.models import Place
from maillage.reception.actions.cells import add_fragments
from maillage.reception.fragmenting import fragment_of, fragments_of
from maillage.reception.models import DaySalt, ProfileFact, Sheet, SheetTally, VisitFact, VisitTotal
from maillage.reception.shuffling import shuffled


@dataclass(frozen=True)
class Folded:
    """How much was folded: by half-day, the people, profiles and sheets."""

    people: Counter[str]
    profiles: Counter[str]
    sheets: Counter[str]

    def by_half_day(self) -> dict[str, dict[str, int]]:
        """The numbers by half-day, as the journal keeps them: places, half-days and kinds, nothing finer."""
        kinds = {"visit": self.people, "profile": self.profiles, "sheet": self.sheets}
        half_days = sorted({half_day for counted in kinds.values() for half_day in counted})
        return {half: {kind: counted[half] for kind, counted in kinds.items()} for half in half_days}


def fold_facts(place: Place, day: date, *, added_on: date | None = None) -> Folded:
    """Sum the visits of the day, take its sheets and profiles apart, delete them and their salt.

    `added_on` is set for what comes after closing: lines of their own, fragments where ten others are.
    """
    key = {"place_key": str(place.id), "day": day}
    people = _fold_visits(key, added_on)
    profiles = list(ProfileFact.objects.filter(**key))
    sheets = list(Sheet.objects.filter(**key))
    fragments = [fragment_of(profile) for profile in profiles]
    fragments_of_sheets = [fragment for sheet in sheets for fragment in fragments_of(sheet)]
    add_fragments(str(place.id), day, fragments + fragments_of_sheets, late_on=added_on)
    _tally(key, sheets)
    for model in (ProfileFact, Sheet, DaySalt):
        model._base_manager.filter(**key).delete()
    return Folded(
        people=people,
        profiles=Counter(profile.half_day for profile in profiles),
        sheets=Counter(sheet.half_day for sheet in sheets),
    )


def _fold_visits(key: dict[str, object], added_on: date | None) -> Counter[str]:
    facts = VisitFact.objects.filter(**key)
    sums = facts.order_by().values("half_day", "nature", "reason", "outcome")
    # What was counted and undone tells nothing.
    lines = list(sums.annotate(people=Sum("number"), parties=Sum("groups")).exclude(people=0, parties=0))
    people: Counter[str] = Counter()
    for line in lines:
        people[line["half_day"]] += line["people"]
    VisitTotal.objects.bulk_create(
        shuffled(
            VisitTotal(
                **key,
                half_day=line["half_day"],
                nature=line["nature"],
                reason=line["reason"],
                outcome=line["outcome"],
                number=line["people"],
                groups=line["parties"],
                added_on=added_on,
            )
            for line in lines
        )
    )
    facts.delete()
    return people


def _tally(key: dict[str, object], sheets: Iterable[Sheet]) -> None:
    counted = Counter((sheet.half_day, sheet.pole) for sheet in sheets)
    for (half_day, pole), number in shuffled(counted.items()):
        line = {**key, "half_day": half_day, "pole": pole}
        if not SheetTally.objects.filter(**line).update(number=F("number") + number):
            SheetTally.objects.create(**line, number=number)
