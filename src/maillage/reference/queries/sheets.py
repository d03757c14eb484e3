"""The sheet of an occupation: what it is, what it takes, what stands near and how that differs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from maillage.core.errors import NotYours
from maillage.reference.enums import Core, Flag, ItemKind, Riasec, Source
from maillage.reference.gender import title_of
from maillage.reference.models import (
    Appellation,
    Mobility,
    Occupation,
    OccupationInterest,
    OccupationItem,
    OccupationSector,
    Theme,
)
from maillage.reference.queries.editions import EditionSheet, current_edition
from maillage.reference.queries.lists import OccupationLine
from maillage.safeguards.keeping import kept

CLOSE_SHOWN = 10
SKILLS_COMPARED = 5


@dataclass(frozen=True)
class AppellationLine:
    """A job title of the sheet."""

    feminine: str
    masculine: str
    is_main: bool

    @property
    def title(self) -> str:
        """Both genders, the feminine first."""
        return title_of((self.feminine, self.masculine))


@dataclass(frozen=True)
class ItemLine:
    """A skill, a piece of knowledge or a context; `is_core` makes the occupation what it is."""

    label: str
    is_core: bool


@dataclass(frozen=True)
class Group:
    """Items of one branch or category."""

    name: str
    items: tuple[ItemLine, ...]


@dataclass(frozen=True)
class CloseOccupation(OccupationLine):
    """A near occupation: at most five skills of each sort, core ones first."""

    shared_skills: tuple[str, ...]
    own_skills_here: tuple[str, ...]
    own_skills_there: tuple[str, ...]


@dataclass(frozen=True)
class OccupationSheet(OccupationLine):
    """All that is shown of an occupation. `definition` and `access` hold one sentence a line."""

    label: str
    rome3_code: str
    definition: str
    access: str
    domain_code: str
    domain_name: str
    professional_domain_code: str
    professional_domain_name: str
    appellations: tuple[AppellationLine, ...]
    skills: tuple[Group, ...]
    soft_skills: tuple[ItemLine, ...]
    knowledge: tuple[Group, ...]
    contexts: tuple[Group, ...]
    close: tuple[CloseOccupation, ...]
    interests: tuple[str, ...]
    riasec: tuple[str, ...]
    sectors: tuple[str, ...]
    themes: tuple[str, ...]
    flags: tuple[Flag, ...]
    edition: EditionSheet | None
    ended_on: date | None
    successors: tuple[OccupationLine, ...]


@kept
def occupation_sheet(code: str) -> OccupationSheet:
    """The sheet of `code`, an ended one included. Ten queries. Raises NotYours when unknown."""
    row = Occupation.objects.select_related("domain__domain").filter(code=code.upper()).first()
    if row is None:
        raise NotYours(_("Ce métier n’est pas dans la liste."))
    items = _items(row.code)
    return OccupationSheet(
        code=row.code,
        name_feminine=row.name_feminine,
        name_masculine=row.name_masculine,
        label=row.label,
        rome3_code=row.rome3_code,
        definition=row.definition,
        access=row.access,
        domain_code=row.domain.domain.code,
        domain_name=row.domain.domain.name,
        professional_domain_code=row.domain.code,
        professional_domain_name=row.domain.name,
        appellations=_appellations(row.code),
        skills=_groups(items, ItemKind.SKILL),
        soft_skills=tuple(line for group in _groups(items, ItemKind.SOFT_SKILL) for line in group.items),
        knowledge=_groups(items, ItemKind.KNOWLEDGE),
        contexts=_groups(items, ItemKind.CONTEXT),
        close=_close(row.code),
        interests=_interests(row.code),
        riasec=tuple(str(Riasec(letter).label) for letter in (row.riasec_major, row.riasec_minor) if letter),
        sectors=_sectors(row.code),
        themes=tuple(Theme.objects.filter(occupations=row).order_by("name", "code").values_list("name", flat=True)),
        flags=_flags(row),
        edition=current_edition(Source.ROME),
        ended_on=row.ended_on,
        successors=_successors(row),
    )


def _appellations(code: str) -> tuple[AppellationLine, ...]:
    rows = Appellation.objects.filter(occupation=code, ended_on=None).order_by("-is_main", "search_name", "code")
    return tuple(AppellationLine(row.name_feminine, row.name_masculine, row.is_main) for row in rows)


@dataclass(frozen=True)
class _Held:
    """An item of the sheet and the branch it is shown in."""

    kind: int
    branch: str
    line: ItemLine


def _items(code: str) -> list[_Held]:
    """Items of the sheet: skills stand under a stake of the tree, the rest in categories. One query."""
    stake = Coalesce("item__node__parent__name", "item__macro__node__parent__name", "item__category")
    rows = OccupationItem.objects.filter(occupation=code).annotate(stake=stake)
    held = [
        _Held(kind, stake if kind == ItemKind.SKILL else category, ItemLine(label, core != Core.NO))
        for kind, stake, category, label, core in rows.values_list(
            "item__kind", "stake", "item__category", "item__label", "core"
        )
    ]
    return sorted(held, key=lambda item: (item.branch, not item.line.is_core, item.line.label))


def _groups(items: Iterable[_Held], kind: ItemKind) -> tuple[Group, ...]:
    """Items of a kind in their branches; those with most core items come first."""
    chosen = (item for item in items if item.kind == kind)
    groups = [
        Group(name, tuple(item.line for item in branch)) for name, branch in groupby(chosen, lambda item: item.branch)
    ]
    return tuple(sorted(groups, key=lambda group: -sum(line.is_core for line in group.items)))


def _close(code: str) -> tuple[CloseOccupation, ...]:
    """Near occupations by rank, and how they differ. Two queries."""
    near = Mobility.objects.filter(occupation=code, target__ended_on=None).select_related("target")
    targets = [row.target for row in near.order_by("rank", "target_id")[:CLOSE_SHOWN]]
    skills = _skills([code, *(target.code for target in targets)])
    return tuple(_compared(target, skills[code], skills[target.code]) for target in targets)


def _skills(codes: list[str]) -> dict[str, dict[str, bool]]:
    """For each code, its skills by label, true when core."""
    found: dict[str, dict[str, bool]] = {code: {} for code in codes}
    rows = OccupationItem.objects.filter(occupation__in=codes, item__kind=ItemKind.SKILL)
    for code, label, core in rows.values_list("occupation_id", "item__label", "core"):
        found[code][label] = core != Core.NO
    return found


def _compared(target: Occupation, here: dict[str, bool], there: dict[str, bool]) -> CloseOccupation:
    return CloseOccupation(
        code=target.code,
        name_feminine=target.name_feminine,
        name_masculine=target.name_masculine,
        shared_skills=_chosen({label: here[label] or there[label] for label in here.keys() & there.keys()}),
        own_skills_here=_chosen({label: here[label] for label in here.keys() - there.keys()}),
        own_skills_there=_chosen({label: there[label] for label in there.keys() - here.keys()}),
    )


def _chosen(skills: dict[str, bool]) -> tuple[str, ...]:
    return tuple(sorted(skills, key=lambda label: (not skills[label], label))[:SKILLS_COMPARED])


def _interests(code: str) -> tuple[str, ...]:
    rows = OccupationInterest.objects.filter(occupation=code).order_by("-is_main", "interest__name", "id")
    return tuple(rows.values_list("interest__name", flat=True))


def _sectors(code: str) -> tuple[str, ...]:
    rows = OccupationSector.objects.filter(occupation=code).order_by("-is_main", "sector__name", "id")
    return tuple(rows.values_list("sector__name", flat=True))


def _flags(row: Occupation) -> tuple[Flag, ...]:
    ecological = {"Emploi Vert": Flag.GREEN, "Emploi Brun": Flag.BROWN}
    told = (
        (Flag.REGULATED, row.is_regulated),
        (Flag.EXECUTIVE, row.is_executive),
        (
            ecological.get(row.ecological_transition, Flag.STRATEGIC),
            row.ecological_transition not in {"", "Emploi Blanc"},
        ),
        (Flag.DIGITAL, row.digital_transition == "O"),
        (Flag.DEMOGRAPHIC, row.demographic_transition == "O"),
    )
    return tuple(flag for flag, is_told in told if is_told)


def _successors(row: Occupation) -> tuple[OccupationLine, ...]:
    rows = row.successors.order_by("code")
    return tuple(OccupationLine(found.code, found.name_feminine, found.name_masculine) for found in rows)
