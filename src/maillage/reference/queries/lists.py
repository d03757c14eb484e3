"""Occupations in lists: by letter, by domain, by the first letters typed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from django.db.models import Case, Count, Prefetch, Q, QuerySet, Value, When
from django.db.models.functions import Substr
from django.utils.translation import gettext as _

from maillage.core.errors import NotYours
from maillage.reference.gender import title_of
from maillage.reference.models import (
    Appellation,
    Domain,
    FormerOccupation,
    FormerTitle,
    Occupation,
    OccupationSuccession,
    OnisepName,
    ProfessionalDomain,
)
from maillage.reference.search_names import name_start, word_start
from maillage.safeguards.keeping import kept

_CODE = re.compile(r"[A-Za-z][0-9]{4}")


@dataclass(frozen=True)
class OccupationLine:
    """An occupation in a list."""

    code: str
    name_feminine: str
    name_masculine: str

    @property
    def title(self) -> str:
        """Both genders, the feminine first."""
        return title_of((self.name_feminine, self.name_masculine))


@dataclass(frozen=True)
class OccupationChoice(OccupationLine):
    """An occupation found by one of its names; `found_by` is that job title when it is not its own."""

    found_by: str


@dataclass(frozen=True)
class DomainLine:
    """One of the 14 large domains and how many occupations it holds."""

    code: str
    name: str
    count: int


@dataclass(frozen=True)
class DomainChoice:
    """A large domain to choose, or one of its `parts`: code and name of each professional domain."""

    code: str
    name: str
    parts: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class DomainGroup:
    """A professional domain and its occupations."""

    code: str
    name: str
    occupations: tuple[OccupationLine, ...]


@dataclass(frozen=True)
class DomainSheet:
    """A large domain, its professional domains and their occupations."""

    code: str
    name: str
    groups: tuple[DomainGroup, ...]


def _live() -> QuerySet[Occupation]:
    return Occupation.objects.filter(ended_on=None)


def _lines(rows: Iterable[Occupation]) -> tuple[OccupationLine, ...]:
    return tuple(OccupationLine(row.code, row.name_feminine, row.name_masculine) for row in rows)


@kept
def letters() -> list[str]:
    """Capital letters that feminine titles of occupations start with, in order. One query."""
    first = _live().annotate(letter=Substr("search_name", 3, 1)).order_by("letter").values_list("letter", flat=True)
    return [letter.upper() for letter in first.distinct()]


@kept
def occupations_by_letter(letter: str) -> list[OccupationLine]:
    """Occupations whose feminine title starts with `letter`, accents and case aside. One query."""
    searched = name_start(letter[:1])
    if not searched.strip():
        return []
    return list(_lines(_live().filter(search_name__startswith=searched).order_by("search_name", "code")))


@kept
def domains_with_counts() -> list[DomainLine]:
    """The large domains, by letter. One query."""
    live = Count("professional_domains__occupations", filter=Q(professional_domains__occupations__ended_on=None))
    rows = Domain.objects.filter(ended_on=None).annotate(live=live).order_by("code")
    return [DomainLine(row.code, row.name, row.live) for row in rows]


@kept
def domain_choices() -> list[DomainChoice]:
    """The large domains by letter, each with its professional domains. Two queries."""
    rows = (
        Domain.objects.filter(ended_on=None)
        .order_by("code")
        .prefetch_related(
            Prefetch("professional_domains", ProfessionalDomain.objects.filter(ended_on=None).order_by("code"))
        )
    )
    return [
        DomainChoice(row.code, row.name, tuple((part.code, part.name) for part in row.professional_domains.all()))
        for row in rows
    ]


@kept
def occupations_of_domain(code: str) -> DomainSheet:
    """A large domain with its occupations in their groups. Two queries. Raises NotYours when unknown."""
    domain = Domain.objects.filter(code=code.upper()).first()
    if domain is None:
        raise NotYours(_("Ce domaine n’est pas dans la liste."))
    rows = _live().filter(domain__domain=domain).select_related("domain").order_by("domain", "search_name", "code")
    groups = [
        DomainGroup(part.code, part.name, _lines(occupations))
        for part, occupations in groupby(rows, lambda row: row.domain)
    ]
    return DomainSheet(domain.code, domain.name, tuple(groups))


def _first(condition: Q) -> Case:
    return Case(When(condition, then=Value(0)), default=Value(1))


def occupations_starting_with(text: str, limit: int = 10) -> list[OccupationChoice]:
    """Occupations with a name, in either gender, where a word starts like `text`. Four queries at most.

    Names that start so come first, then the occupation's own name before its other job titles. Job titles
    as ROME 3 worded them come next, then names of Onisep, which lead to a family of occupations. A code
    of ROME leads to its sheet, then to those that took job titles of its old sheet.
    """
    if _CODE.fullmatch(text.strip()):
        return _coded(text.strip().upper())[:limit]
    searched = word_start(text)
    if not searched.strip():
        return []
    found = (
        Appellation.objects.filter(search_name__contains=searched, ended_on=None, occupation__ended_on=None)
        .annotate(starting=_first(Q(search_name__contains=name_start(text))), own=_first(Q(is_main=True)))
        .select_related("occupation")
        .order_by("starting", "own", "is_seldom_used", "search_name", "code")
    )
    choices: dict[str, OccupationChoice] = {}
    for appellation in found[: limit * 10]:
        choices.setdefault(appellation.occupation_id, _choice(appellation))
    for others in (_named_formerly, _named_by_onisep):
        if len(choices) < limit:
            for choice in others(text, limit):
                choices.setdefault(choice.code, choice)
    return list(choices.values())[:limit]


def _coded(code: str) -> list[OccupationChoice]:
    """The sheet of a code, then those that took over job titles of the sheet of ROME 3 of that code. Two queries."""
    taking = OccupationSuccession.objects.filter(former=code)
    rows = _live().filter(Q(code=code) | Q(code__in=taking.values("occupation")))
    former = FormerOccupation.objects.filter(code=code).first()
    name = former.name if former else ""
    return [
        OccupationChoice(row.code, row.name_feminine, row.name_masculine, "" if row.code == code else name)
        for row in rows.order_by(_first(Q(code=code)), "search_name", "code")
    ]


def _named_formerly(text: str, limit: int) -> list[OccupationChoice]:
    """Occupations of a job title whose words changed since ROME 3. One query."""
    titles = FormerTitle.objects.filter(search_name__contains=word_start(text), appellation__ended_on=None)
    titles = titles.filter(appellation__occupation__ended_on=None).select_related("appellation__occupation")
    titles = titles.annotate(starting=_first(Q(search_name__contains=name_start(text))))
    return [
        OccupationChoice(
            title.appellation.occupation_id,
            title.appellation.occupation.name_feminine,
            title.appellation.occupation.name_masculine,
            title_of((title.name_feminine, title.name_masculine)),
        )
        for title in titles.order_by("starting", "search_name", "appellation_id")[: limit * 2]
    ]


def _named_by_onisep(text: str, limit: int) -> list[OccupationChoice]:
    """Occupations of the family of a name that only Onisep gives, in the order of these names. Two queries."""
    names = OnisepName.objects.filter(search_name__contains=word_start(text), ended_on=None, occupation_code="")
    names = names.exclude(rome3_code="").annotate(starting=_first(Q(search_name__contains=name_start(text))))
    families: dict[str, str] = {}
    for name in names.order_by("starting", "search_name", "code")[:limit]:
        families.setdefault(name.rome3_code, title_of((name.name_feminine, name.name_masculine)))
    rows = _live().filter(rome3_code__in=families).order_by("search_name", "code")
    order = [*families]
    return [
        OccupationChoice(row.code, row.name_feminine, row.name_masculine, families[row.rome3_code])
        for row in sorted(rows, key=lambda row: order.index(row.rome3_code))
    ]


def _choice(appellation: Appellation) -> OccupationChoice:
    occupation = appellation.occupation
    found_by = (
        ""
        if appellation.label == occupation.label
        else title_of((appellation.name_feminine, appellation.name_masculine))
    )
    return OccupationChoice(occupation.code, occupation.name_feminine, occupation.name_masculine, found_by)
