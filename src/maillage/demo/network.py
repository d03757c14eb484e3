"""The invented network of the pack, made through the same acts as a real one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any
from uuid import NAMESPACE_DNS, uuid5

from maillage.core.instants import HalfDay, local
from maillage.demo import pack
from maillage.demo.daily_life import load_daily_life, load_derogations
from maillage.network import actions
from maillage.network.enums import Publication
from maillage.network.models import Network, Organisation, Place
from maillage.network.quarters import Quarter, monday_of

WEEKDAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
_BORN_ON = date(2005, 1, 3)  # partners are older than every place
# Names the ids of invented places, so that an invented history is the same in every demonstration.
_INVENTED = uuid5(NAMESPACE_DNS, "demo.example")


@dataclass
class Loaded:
    """What was made, by the keys of the pack."""

    organisations: dict[str, Organisation] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)
    services: int = 0
    permanences: int = 0

    def place_keys(self) -> dict[str, str]:
        """The id of each place, as grants name it."""
        return {key: str(place.id) for key, place in self.places.items()}


def is_described() -> bool:
    """True once this installation runs a network, invented or real."""
    return Network.objects.exists()


def load_network(*, at: datetime) -> Loaded:
    """Make the demonstration network; the caller holds the transaction and knows there is none yet."""
    read, loaded = pack.document("network.json"), Loaded()
    actions.describe_network(**read["network"], actor=None, at=at)
    for organisation in read["organisations"]:
        key, details = _split(organisation)
        loaded.organisations[key] = actions.register_organisation(**details, valid_from=_BORN_ON, actor=None, at=at)
    for pole in read["poles"]:
        actions.describe_pole(**pole, actor=None, at=at)
    for place in read["places"]:
        _load_place(place, loaded, at)
    load_derogations(loaded.places, at=at)
    for service in read["services"]:
        _load_service(service, loaded, at)
    for row in pack.rows("permanences.csv"):
        _load_permanences(row, loaded, at)
    load_daily_life(loaded.places, at=at)
    return loaded


def half_days(words: str) -> list[tuple[int, HalfDay]]:
    """`lundi-matin mardi-apres_midi` as days of the week (Monday is 0) and half-days."""
    pairs = [word.split("-") for word in words.split()]
    return [(WEEKDAYS.index(day), HalfDay(half)) for day, half in pairs]


def _split(entry: Mapping[str, Any]) -> tuple[str, dict[str, Any]]:
    """The key of an entry, and its other fields."""
    details = dict(entry)
    return details.pop("key"), details


def _load_place(entry: Mapping[str, Any], loaded: Loaded, at: datetime) -> None:
    key, details = _split(entry)
    publication = details.pop("publication")
    bearer = loaded.organisations.get(details.pop("bearer") or "")
    for end in ("valid_from", "valid_until"):
        if end in details:
            details[end] = date.fromisoformat(details[end])
    if "opened_weeks_ago" in details:
        details["valid_from"] = monday_of(local(at).date()) - timedelta(weeks=details.pop("opened_weeks_ago"))
    place = actions.register_place(
        commune_code=details.pop("commune"), bearer=bearer, **details, key=uuid5(_INVENTED, key), actor=None, at=at
    )
    if publication == Publication.PUBLISHED:
        place = actions.publish_place(place=place, actor=None, at=at)
    loaded.places[key] = place


def _load_service(entry: Mapping[str, Any], loaded: Loaded, at: datetime) -> None:
    _key, details = _split(entry)
    service = actions.register_service(
        pole_code=details.pop("pole"),
        places=[loaded.places[key] for key in details.pop("places")],
        provider=loaded.organisations.get(details.pop("provider") or ""),
        **details,
        actor=None,
        at=at,
    )
    actions.publish_service(service=service, actor=None, at=at)
    loaded.services += 1


def _load_permanences(row: Mapping[str, str], loaded: Loaded, at: datetime) -> None:
    for weekday, half_day in half_days(row["half_days"]):
        actions.plan_permanence(
            place=loaded.places[row["place"]],
            pole_code=row["pole"],
            organisation=loaded.organisations[row["organisation"]],
            counsellors=int(row["counsellors"]),
            weekday=weekday,
            half_day=half_day,
            valid_from=Quarter.of(local(at).date()).starts_on,
            actor=None,
            at=at,
        )
        loaded.permanences += 1
