"""Territories as the public pages show them: their addresses, what is in reach, the figures that are known."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from maillage.network import queries as network
from maillage.network.sheets import PlaceDistance, PlaceLine
from maillage.portal.outlines import OutlineMap, outline_map
from maillage.portal.pyramid import Pyramid, pyramid_of
from maillage.portal.trend import Trend, trend_of
from maillage.reference import queries as reference
from maillage.reference.enums import LEVEL_WORDS, Source, TerritoryLevel
from maillage.reference.queries import EditionSheet, TerritoryLine

LEVELS = {word: level for level, word in LEVEL_WORDS.items()}
NEAREST_SHOWN = 3
# Legal populations in force on the first of January of a year are those of three years before.
_LEGAL_DELAY_YEARS = 3


@dataclass(frozen=True)
class TerritoryLink:
    """A territory and the address of its page."""

    level: TerritoryLevel
    name: str
    path: str


@dataclass(frozen=True)
class Reach:
    """Places of the network: those inside, then the nearest outside, measured from the centre of a commune."""

    measured_from: str
    inside: tuple[PlaceDistance, ...]
    nearest: tuple[PlaceDistance, ...]

    @property
    def first_outside(self) -> int:
        """The number of the first place outside: those inside are numbered from 1."""
        return len(self.inside) + 1


@dataclass(frozen=True)
class Unemployment:
    """The rate of a département or a region, which `of` names."""

    of: TerritoryLink
    trend: Trend


@dataclass(frozen=True)
class Figures:
    """What is known of a territory, with its editions; `of` tells where smaller territories find the rest."""

    population: int
    population_year: int | None
    pyramid: Pyramid | None
    unemployment: Unemployment | None
    communes_edition: EditionSheet | None
    insee_edition: EditionSheet | None


def link_to(line: TerritoryLine) -> TerritoryLink:
    """The page of a territory."""
    return TerritoryLink(line.level, line.name, territory_path(line.level, line.code))


def links_to(lines: Sequence[TerritoryLine]) -> tuple[TerritoryLink, ...]:
    """Their pages, in order."""
    return tuple(link_to(line) for line in lines)


def territory_path(level: TerritoryLevel, code: str) -> str:
    """The address of a territory in the language of the page."""
    if level == TerritoryLevel.COMMUNE:
        return reverse("portal:commune", args=[code])
    return reverse("portal:area", args=[LEVEL_WORDS[level], code])


def reach_of(position: tuple[float, float], measured_from: str, inside: Container[str], on: date) -> Reach:  # noqa: PLR0917 - where, its name, its communes, when
    """Places in the communes `inside` (codes), nearest first, then the nearest elsewhere."""
    near = network.distances_to_places(*position, on)
    within = tuple(found for found in near if found.place.commune_code in inside)
    beyond = tuple(found for found in near if found.place.commune_code not in inside)
    return Reach(measured_from, within, beyond[:NEAREST_SHOWN])


def drawing_of(level: TerritoryLevel, codes: Sequence[str], own: str, reach: Reach | None) -> OutlineMap | None:  # noqa: PLR0917 - what, whose, which, around
    """The outlines of these territories with the numbered places that fall among them; None without any outline."""
    found = [*reach.inside, *reach.nearest] if reach else []
    return outline_map(reference.outlines_of(level, codes), own, [_position(one.place) for one in found])


def _position(place: PlaceLine) -> tuple[float, float] | None:
    if place.latitude is None or place.longitude is None:
        return None
    return place.latitude, place.longitude


def figures_of(line: TerritoryLine, population: int, known_in: TerritoryLine | None) -> Figures:
    """The figures of a territory; unemployment is that of `known_in`, a département or a region."""
    ages = reference.age_pyramid(line.level, line.code)
    communes = reference.current_edition(Source.COMMUNES)
    return Figures(
        population=population,
        population_year=_population_year(communes),
        pyramid=pyramid_of(ages) if ages else None,
        unemployment=_unemployment(known_in) if known_in else None,
        communes_edition=communes,
        insee_edition=reference.current_edition(Source.INSEE),
    )


def _population_year(edition: EditionSheet | None) -> int | None:
    """The year that legal populations tell of, from the year of the official code."""
    year = edition.vintage[-4:] if edition else ""
    return int(year) - _LEGAL_DELAY_YEARS if year.isdecimal() else None


def _unemployment(line: TerritoryLine) -> Unemployment | None:
    rates = reference.unemployment_of(line.level, line.code)
    return Unemployment(link_to(line), trend_of(rates)) if rates else None
