"""Load the starter pack: whole or not at all, once, and never over what is already there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from maillage.demo import accounts, pack
from maillage.demo.network import is_described, load_network
from maillage.demo.queues import set_up_queues
from maillage.demo.rota import load_rota
from maillage.demo.voices import load_voices
from maillage.reference import actions as reference
from maillage.reference import queries
from maillage.reference.enums import Source
from maillage.reference.imports import starter, starter_others
from maillage.reference.imports.starter_diplomas import load_diplomas
from maillage.reference.imports.starter_figures import load_families, load_unemployment
from maillage.reference.imports.vocabularies import SHIPPED, import_vocabularies


@dataclass(frozen=True)
class LoadReport:
    """How many rows this run made; all zero when there was nothing to do."""

    territories: int = 0
    occupations: int = 0
    diplomas: int = 0
    figures: int = 0
    words: int = 0
    school_holidays: int = 0
    places: int = 0
    services: int = 0
    permanences: int = 0
    accounts: int = 0


def load_starter(*, at: datetime) -> LoadReport:
    """Load what is missing: reference data, then the demonstration network with its accounts.

    Imported communes and occupations stay as they are, and so does a network that is already described:
    a second run changes nothing but the end of the demonstration roles. `territories`, `occupations`,
    `diplomas`, `figures` and `words` count all the rows they are made of.
    """
    with transaction.atomic():
        territories, occupations, holidays = _load_territories(at), _load_occupations(at), _load_school_holidays(at)
        diplomas, figures, words = _load_diplomas(at), _load_figures(at), _load_words(at)
        _load_others(at)
        if is_described():
            renewed = accounts.renew_ended_roles(at=at)
            return LoadReport(territories, occupations, diplomas, figures, words, holidays, accounts=renewed)
        loaded = load_network(at=at)
        load_rota(loaded, at=at)
        set_up_queues(loaded.places, at=at)
        opened = accounts.open_accounts(loaded.place_keys(), at=at)
        load_voices(loaded.places, at=at)
    return LoadReport(
        territories=territories,
        occupations=occupations,
        diplomas=diplomas,
        figures=figures,
        words=words,
        school_holidays=holidays,
        places=len(loaded.places),
        services=loaded.services,
        permanences=loaded.permanences,
        accounts=opened,
    )


def _load_territories(at: datetime) -> int:
    if queries.current_edition(Source.COMMUNES):
        return 0
    return starter.load_territories(pack.STARTER, at=at).created


def _load_occupations(at: datetime) -> int:
    if queries.current_edition(Source.ROME):
        return 0
    return starter.load_occupations(pack.STARTER, at=at).created


def _load_diplomas(at: datetime) -> int:
    if queries.current_edition(Source.DIPLOMAS):
        return 0
    return load_diplomas(pack.STARTER, at=at).created


def _load_figures(at: datetime) -> int:
    """The share of women in a few families of occupations, and unemployment in the region."""
    loaders = {Source.FAP: load_families, Source.INSEE: load_unemployment}
    missing = [load for source, load in loaders.items() if not queries.current_edition(source)]
    return sum(load(pack.STARTER, at=at).created for load in missing)


def _load_words(at: datetime) -> int:
    """Load the lists of words that are shipped: they are ours, not a sample."""
    if queries.current_edition(Source.VOCABULARIES):
        return 0
    return import_vocabularies(SHIPPED, at=at).created


def _load_others(at: datetime) -> None:
    """Places of others, which the network does not count as its own."""
    if not queries.current_edition(Source.DIRECTORIES):
        starter_others.load_others(pack.STARTER, at=at)


def _load_school_holidays(at: datetime) -> int:
    """Put the calendar of each zone that has none; the number of holidays put."""
    rows = pack.rows("school_holidays.csv")
    put = 0
    for zone in sorted({row["zone"] for row in rows}):
        if not queries.school_holidays(zone):
            holidays = [
                (row["name"], date.fromisoformat(row["starts_on"]), date.fromisoformat(row["ends_on"]))
                for row in rows
                if row["zone"] == zone
            ]
            reference.replace_school_holidays(zone=zone, holidays=holidays, actor=None, at=at)
            put += len(holidays)
    return put
