"""What an action may be given about each thing, by keyword: a form's clean values fit as they are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, time
from typing import TYPE_CHECKING, TypedDict

if TYPE_CHECKING:
    from maillage.accounts.models import Account
    from maillage.network.models import Organisation, Place, Pole, Room


class Dates(TypedDict, total=False):
    """A validity, both days included."""

    valid_from: date
    valid_until: date | None


class NetworkDetails(TypedDict, total=False):
    """The network, for the legal notice and the ribbon."""

    is_demonstration: bool
    publisher: str
    contact_email: str
    contact_phone: str
    hosting: str


class OrganisationDetails(Dates, total=False):
    """A partner."""

    kind: str
    website: str
    contact_email: str


class OrganisationChanges(OrganisationDetails, total=False):
    """A partner, its name too."""

    name: str


class PoleTexts(TypedDict):
    """The words of a pôle, in both languages; content, not code."""

    name: str
    name_en: str
    search_phrase: str
    search_phrase_en: str
    summary: str
    summary_en: str
    description: str
    description_en: str
    questions: Sequence[str]
    questions_en: Sequence[str]


class PlaceDetails(Dates, total=False):
    """A place, besides its name, type and commune."""

    bearer: Organisation | None
    address: str
    postal_code: str
    latitude: float | None
    longitude: float | None
    opening_hours: str
    phone: str
    email: str
    website: str
    transport: str
    accessibility_url: str
    step_free: str
    hearing_loop: str
    sign_language: str
    accessible_toilets: str
    computers: int | None
    kiosks: int | None
    languages: Sequence[str]


class PlaceChanges(PlaceDetails, total=False):
    """A place, whole."""

    name: str
    kind: str
    commune_code: str


class ServiceDetails(Dates, total=False):
    """A service, besides its pôle, type and French texts."""

    title_en: str
    summary_en: str
    description_en: str
    simple_version: str
    audiences: Sequence[str]
    conditions: str
    appointment: str
    appointment_reason: str
    price: int
    is_remote: bool
    themes: Sequence[str]
    languages: Sequence[str]
    places: Iterable[Place]
    provider: Organisation | None
    review_on: date | None


class ServiceChanges(ServiceDetails, total=False):
    """A service, whole."""

    pole_code: str
    kind: str
    title: str
    summary: str
    description: str


class PermanenceDetails(Dates, total=False):
    """Who lends the hours, and how many people."""

    counsellors: int
    organisation: Organisation | None


class PermanenceChanges(TypedDict, total=False):
    """What may change from today on; another half-day is another permanence."""

    counsellors: int
    organisation: Organisation | None
    valid_until: date | None


class AgreementDetails(TypedDict, total=False):
    """An agreement, besides its partner, its dates and how much it promises."""

    reference: str
    poles: Iterable[Pole]
    places: Iterable[Place]
    blackouts: Sequence[tuple[date, date]]


class AgreementChanges(AgreementDetails, total=False):
    """An agreement, whole; another partner is another agreement."""

    half_days_per_month: int
    valid_from: date
    valid_until: date


class CounsellorDetails(Dates, total=False):
    """Somebody a partner lends, besides the name and the partner."""

    poles: Iterable[Pole]
    places: Iterable[Place]
    account: Account | None
    charter_read_on: date | None
    module_followed_on: date | None
    shows_first_name: bool


class CounsellorChanges(CounsellorDetails, total=False):
    """Somebody a partner lends, whole; another partner is another record."""

    first_name: str
    family_name: str


class SpecialDetails(TypedDict, total=False):
    """When in the day hours change, and why; without clocks, the whole day."""

    starts_at: time | None
    ends_at: time | None
    reason: str
    sentence: str


class NewsDetails(Dates, total=False):
    """A news, besides its French words."""

    title_en: str
    text_en: str
    place: Place | None


class NewsChanges(NewsDetails, total=False):
    """A news, whole."""

    title: str
    text: str


class RoomChanges(TypedDict, total=False):
    """A room."""

    name: str
    capacity: int | None
    step_free: str


class EquipmentChanges(TypedDict, total=False):
    """Things of one kind, in a room or not."""

    kind: str
    name: str
    count: int
    state: str
    room: Room | None
