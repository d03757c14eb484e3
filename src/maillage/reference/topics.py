"""What sheets are found by beside names: skills and knowledge they hold, what people say they like."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from maillage.reference.enums import ItemKind
from maillage.reference.models import OccupationInterest, OccupationItem, OccupationSector

_ROWS_AT_ONCE = 2_000
_FOUND_BY = (ItemKind.SKILL, ItemKind.KNOWLEDGE)


def topics_of_occupations() -> Mapping[str, tuple[str, ...]]:
    """By code of sheet: interests, sectors, then skills and knowledge, the core ones first. Three queries."""
    found: dict[str, list[str]] = defaultdict(list)
    interests = OccupationInterest.objects.order_by("occupation_id", "-is_main", "interest_id")
    for code, name in interests.values_list("occupation_id", "interest__name"):
        found[code].append(name)
    sectors = OccupationSector.objects.order_by("occupation_id", "-is_main", "sector_id")
    for code, name in sectors.values_list("occupation_id", "sector__name"):
        found[code].append(name)
    items = OccupationItem.objects.filter(item__kind__in=_FOUND_BY, item__ended_on=None, occupation__ended_on=None)
    rows = items.order_by("occupation_id", "-core", "item_id").values_list("occupation_id", "item__label")
    for code, label in rows.iterator(_ROWS_AT_ONCE):
        found[code].append(label)
    return {code: tuple(topics) for code, topics in found.items()}
