"""The invented places of the pack: a history stands nowhere else."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from maillage.demo import pack
from maillage.demo.simulation.activity import Shares
from maillage.demo.simulation.dating import resumed
from maillage.demo.simulation.days import PlaceLife
from maillage.demo.simulation.sheets import Around
from maillage.network.enums import PlaceKind
from maillage.network.models import Place

_CHANNELS: Final = {PlaceKind.ONLINE: "", PlaceKind.TOURING: "itinerance"}
_USUAL_CHANNEL: Final = "sur_place"


def invented_places() -> list[Place]:
    """The places of the pack, by their address; one that somebody added is not among them. One query."""
    slugs = [entry["key"] for entry in pack.document("network.json")["places"]]
    found = Place.objects.filter(slug__in=slugs).select_related("commune__living_area")
    return list(found.order_by("slug"))


def lives_of(places: Sequence[Place], shares: Shares, *, since: date, until: date) -> dict[str, PlaceLife]:
    """Each place as its days need it, by address."""
    datings = resumed([str(place.id) for place in places], since)
    return {
        place.slug: PlaceLife(
            place=place,
            around=around_of(place, places),
            has_queue=place.slug in shares.activity.queues,
            dating=datings[str(place.id)],
            shares=shares,
            until=until,
        )
        for place in places
    }


def around_of(place: Place, places: Sequence[Place]) -> Around:
    """What a place among others tells of its visitors."""
    own = _living_area(place)
    return Around(
        channel=_CHANNELS.get(PlaceKind(place.kind), _USUAL_CHANNEL),
        living_area=own,
        others=sorted({_living_area(other) for other in places} - {"", own}),
    )


def _living_area(place: Place) -> str:
    area = place.commune.living_area
    return area.code if area else ""
