"""What the public reads about the network. No class here names an organisation (R8); a test looks.

Texts come in the language asked for. When one English text of a sheet is missing, the whole sheet
is French and `is_translated` is False, so that a page sets `lang="fr"` on it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time

from maillage.core.instants import HalfDay
from maillage.network.enums import Appointment, Known, PlaceKind, ServiceKind, SpecialReason
from maillage.network.opening import Opening
from maillage.network.wording import DayInWords


@dataclass(frozen=True)
class NetworkSheet:
    """The network this installation runs."""

    name: str = "Maillage"
    short_name: str = "Maillage"
    is_demonstration: bool = False
    region_code: str = ""
    school_zone: str = ""
    publisher: str = ""
    contact_email: str = ""
    contact_phone: str = ""
    hosting: str = ""

    def file_name(self, name: str) -> str:
        """How a table that leaves the screen is named: that of an invented network says so, wherever it travels."""
        return f"demonstration-{name}" if self.is_demonstration else name


@dataclass(frozen=True)
class PlaceLine:
    """A place in a list or on a map."""

    slug: str
    name: str
    kind: PlaceKind
    address: str
    postal_code: str
    commune_code: str
    commune_name: str
    department_code: str
    department_name: str
    latitude: float | None
    longitude: float | None

    @property
    def is_online(self) -> bool:
        """True for advice at a distance: it has no door to walk to."""
        return self.kind == PlaceKind.ONLINE


@dataclass(frozen=True)
class PoleLine:
    """A pôle in a list; `search_phrase` follows « Je cherche… »."""

    code: str
    name: str
    search_phrase: str
    summary: str
    is_translated: bool


@dataclass(frozen=True)
class ServiceLine:
    """A service in a list."""

    slug: str
    pole_code: str
    kind: ServiceKind
    title: str
    summary: str
    appointment: Appointment
    is_remote: bool
    is_translated: bool


@dataclass(frozen=True)
class Presence:
    """Counsellors of a pôle, together, on a half-day of every week. `weekday` 0 is Monday."""

    weekday: int
    half_day: HalfDay
    counsellors: int


@dataclass(frozen=True)
class PoleWeek:
    """When a pôle is staffed at a place."""

    pole: PoleLine
    presences: tuple[Presence, ...]


@dataclass(frozen=True)
class PlaceWeek:
    """Where, and when, a pôle is staffed."""

    place: PlaceLine
    presences: tuple[Presence, ...]


@dataclass(frozen=True)
class Access:
    """One point of accessibility, with what is known of it."""

    code: str
    known: Known


@dataclass(frozen=True)
class SpecialDay:
    """Days in a row that keep the same hours, unlike the usual ones; closed when `stretches` is empty.

    A stretch that ends at midnight ends at 00:00. `sentence` is what staff typed, in French.
    """

    first_on: date
    last_on: date
    stretches: tuple[tuple[time, time], ...]
    reason: SpecialReason
    sentence: str


@dataclass(frozen=True)
class RoomLine:
    """A room, and whether one gets into it without a step."""

    name: str
    step_free: Known


@dataclass(frozen=True)
class PlaceSheet:
    """Everything the public may know about a place. `hours` is empty when they are not known.

    `poles` tell the usual week, or the seven days from today when `is_dated`: their quarter is published.
    `unstaffed`: half-days of these seven days when the door is open and nobody is expected.
    """

    place: PlaceLine
    opening: Opening
    opening_hours: str
    hours: tuple[DayInWords, ...]
    special_days: tuple[SpecialDay, ...]
    phone: str
    email: str
    website: str
    transport: str
    accessibility_url: str
    accessibility: tuple[Access, ...]
    rooms: tuple[RoomLine, ...]
    computers: int | None
    kiosks: int | None
    languages: tuple[str, ...]
    poles: tuple[PoleWeek, ...]
    services: tuple[ServiceLine, ...]
    valid_until: date | None
    is_dated: bool
    unstaffed: tuple[tuple[date, HalfDay], ...]


@dataclass(frozen=True)
class PoleSheet:
    """A pôle: what one asks there, what it offers, where it is staffed."""

    pole: PoleLine
    description: str
    questions: tuple[str, ...]
    services: tuple[ServiceLine, ...]
    places: tuple[PlaceWeek, ...]


@dataclass(frozen=True)
class ServiceSheet:
    """A service. It is free: there is no price to show. `simple_version` is French."""

    service: ServiceLine
    pole: PoleLine
    description: str
    simple_version: str
    audiences: tuple[str, ...]
    conditions: str
    appointment_reason: str
    themes: tuple[str, ...]
    languages: tuple[str, ...]
    places: tuple[PlaceLine, ...]
    updated_on: date


@dataclass(frozen=True)
class NewsLine:
    """A news in a list; `place_slug` is empty for one of the whole network."""

    slug: str
    title: str
    published_on: date
    place_slug: str
    place_name: str
    is_translated: bool


@dataclass(frozen=True)
class NewsSheet:
    """A news and its text."""

    news: NewsLine
    text: str


@dataclass(frozen=True)
class PlaceNow:
    """A place and whether it is open."""

    place: PlaceLine
    opening: Opening


@dataclass(frozen=True)
class NearPlace(PlaceNow):
    """A place, whether it is open, and how far it is as the crow flies."""

    distance_km: float


@dataclass(frozen=True)
class PlaceDistance:
    """A place and how far it is as the crow flies, whatever its hours."""

    place: PlaceLine
    distance_km: float


@dataclass(frozen=True)
class Coverage:
    """What a commune has within reach: the nearest place, the nearest open one, advice at a distance."""

    nearest: NearPlace | None
    nearest_open: NearPlace | None
    online: tuple[PlaceNow, ...]


@dataclass(frozen=True)
class MapPoint:
    """A place on the map of the region."""

    slug: str
    name: str
    kind: PlaceKind
    latitude: float
    longitude: float


@dataclass(frozen=True)
class PoleToday:
    """A pôle staffed today. `starts_at` and `until` are None when the hours of the place are not known."""

    pole: PoleLine
    half_days: tuple[HalfDay, ...]
    counsellors: int
    starts_at: datetime | None
    until: datetime | None


@dataclass(frozen=True)
class NearStaffed:
    """A place where somebody is expected, and how far it is as the crow flies."""

    slug: str
    name: str
    distance_km: float


@dataclass(frozen=True)
class PlaceToday(PlaceNow):
    """A place today. A pôle staffed now and again later stands in both `now` and `later`.

    `planned` holds the pôles of the day when the hours of the place are not known. `unstaffed`: half-days
    not over yet when the door is open and nobody is expected; `nearest` is where somebody is, then.
    """

    now: tuple[PoleToday, ...]
    later: tuple[PoleToday, ...]
    planned: tuple[PoleToday, ...]
    unstaffed: tuple[HalfDay, ...] = ()
    nearest: NearStaffed | None = None


@dataclass(frozen=True)
class TodayBoard:
    """The whole network today; `public_holiday` is its name, or empty."""

    day: date
    public_holiday: str
    places: tuple[PlaceToday, ...]
    online: tuple[PlaceToday, ...]
