"""The skills of an occupation as its page tells them: what makes the occupation first, then the rest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from maillage.reference.queries import Group


def core_of(groups: Sequence[Group]) -> tuple[str, ...]:
    """Labels of the core items, in the order of the groups."""
    return tuple(item.label for group in groups for item in group.items if item.is_core)


def others_of(groups: Sequence[Group]) -> tuple[Group, ...]:
    """The groups without their core items; those left empty go."""
    rest = (replace(group, items=tuple(item for item in group.items if not item.is_core)) for group in groups)
    return tuple(group for group in rest if group.items)
