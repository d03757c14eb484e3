"""What happens at the invented places these days: counted in days from the load, so that it stays fresh."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from maillage.core.instants import local
from maillage.demo import pack
from maillage.network import actions
from maillage.network.models import Place, Service

_FILE = "daily_life.json"


def load_derogations(places: Mapping[str, Place], *, at: datetime) -> None:
    """What the services that ask for an appointment stand on (R18): before them."""
    for entry in pack.document(_FILE)["derogations"]:
        starts_on, ends_on = _days(entry, at)
        actions.decide_derogation(
            principle=entry["principle"],
            place=places.get(entry["place"]),
            reason=entry["reason"],
            decided_by=entry["decided_by"],
            valid_from=starts_on,
            valid_until=ends_on,
            actor=None,
            at=at,
        )


def load_daily_life(places: Mapping[str, Place], *, at: datetime) -> None:
    """A closure to come, rooms, sheets to read again soon, what is new, a charter half looked at."""
    read = pack.document(_FILE)
    for entry in read["special_hours"]:
        first_on, last_on = _days(entry, at)
        actions.announce_special_hours(
            place=places[entry["place"]],
            effect=entry["effect"],
            first_on=first_on,
            last_on=last_on,
            reason=entry["reason"],
            sentence=entry["sentence"],
            actor=None,
            at=at,
        )
    _load_inventory(read, places, at=at)
    for entry in read["reviews"]:
        service = Service.objects.get(slug=entry["service"])
        due_on = local(at).date() + timedelta(days=entry["in_days"])
        actions.change_service(service=service, version=service.version, review_on=due_on, actor=None, at=at)
    for entry in read["news"]:
        _load_news(entry, places, at=at)
    for entry in read["assessments"]:
        given = {name: value for name, value in entry.items() if name != "place"}
        actions.assess_principle(place=places[entry["place"]], **given, actor=None, at=at)


def _load_inventory(read: Mapping[str, Any], places: Mapping[str, Place], *, at: datetime) -> None:
    for kind, add in (("rooms", actions.add_room), ("equipment", actions.add_equipment)):
        for entry in read[kind]:
            given = {name: value for name, value in entry.items() if name != "place"}
            add(place=places[entry["place"]], **given, actor=None, at=at)


def _load_news(entry: Mapping[str, Any], places: Mapping[str, Place], *, at: datetime) -> None:
    first_on, last_on = _days(entry, at)
    words = {name: entry[name] for name in ("title", "title_en", "text", "text_en")}
    news = actions.write_news(
        **words, place=places[entry["place"]], valid_from=first_on, valid_until=last_on, actor=None, at=at
    )
    actions.publish_news(news=news, actor=None, at=at)


def _days(entry: Mapping[str, Any], at: datetime) -> tuple[date, date]:
    """The first and the last day of an entry."""
    first_on = local(at).date() + timedelta(days=entry["starts_in_days"])
    return first_on, first_on + timedelta(days=entry["lasts_days"])
