"""What may be read of the network: public sheets first, then what staff keep."""

from maillage.network.queries.agreements import (
    AgreementLine,
    agreement_lines,
    agreement_managed_by,
    agreements_managed_by,
    counsellor_managed_by,
    counsellors_managed_by,
    ending_agreements,
)
from maillage.network.queries.at_work import AtWork, counsellors_at_work
from maillage.network.queries.calls import (
    CallSheet,
    Line,
    Pair,
    answers_of,
    answers_waiting,
    call_managed_by,
    call_sheet,
    calls_managed_by,
    proposal,
)
from maillage.network.queries.charter import (
    CharterSheet,
    DerogationLine,
    assessments_of,
    charter_sheet,
    derogation_decided_by,
    derogations_visible_to,
    place_of_charter,
    principle_named,
)
from maillage.network.queries.day_hours import DayHours, hours_of_the_day
from maillage.network.queries.drafts import Proposed, drafts_missing
from maillage.network.queries.elsewhere import Elsewhere, elsewhere
from maillage.network.queries.feeds import feed_events
from maillage.network.queries.holding import candidate_named, candidates_for, swappable_with
from maillage.network.queries.hours import HoursLine, hours_given, hours_of
from maillage.network.queries.network import current_network
from maillage.network.queries.news import news_managed_by, news_sheet, news_visible_to, published_news
from maillage.network.queries.open_data import open_counts, open_places, open_services
from maillage.network.queries.openings import Openings, special
from maillage.network.queries.place_day import PlaceDay, place_day
from maillage.network.queries.places import (
    coverage,
    distances_to_places,
    online_places,
    place_sheet,
    places_map,
    places_near,
    published_places,
)
from maillage.network.queries.poles import (
    pole_sheet,
    pole_texts,
    poles,
    published_services,
    service_sheet,
    services_of_pole,
)
from maillage.network.queries.quality import NameProposal, ReviewLine, names_to_bring_together, quality_of, reviews_of
from maillage.network.queries.rooms import equipment_managed_by, equipment_of, room_managed_by, rooms_of
from maillage.network.queries.rota import RotaSheet, rota_of, rota_place, rota_sheet, rota_states, shift_in_reach
from maillage.network.queries.simple_readings import Reading, reading_of, readings
from maillage.network.queries.special_hours import (
    OccasionLine,
    occasions_of,
    special_hours_managed_by,
    special_hours_of,
)
from maillage.network.queries.staff import (
    organisation_managed_by,
    organisations_visible_to,
    permanence_managed_by,
    permanences_of,
    place_managed_by,
    place_visible_to,
    places_managed_by,
    places_planned_by,
    places_visible_to,
    pole_rows,
    rota_places_visible_to,
    service_managed_by,
    services_managed_by,
    services_visible_to,
)
from maillage.network.queries.staffing import unstaffed_soon
from maillage.network.queries.today import today
from maillage.network.sheets import NetworkSheet
from maillage.network.special_hours import Special

__all__ = [
    "AgreementLine",
    "AtWork",
    "CallSheet",
    "CharterSheet",
    "DayHours",
    "DerogationLine",
    "Elsewhere",
    "HoursLine",
    "Line",
    "NameProposal",
    "NetworkSheet",
    "OccasionLine",
    "Openings",
    "Pair",
    "PlaceDay",
    "Proposed",
    "Reading",
    "ReviewLine",
    "RotaSheet",
    "Special",
    "agreement_lines",
    "agreement_managed_by",
    "agreements_managed_by",
    "answers_of",
    "answers_waiting",
    "assessments_of",
    "call_managed_by",
    "call_sheet",
    "calls_managed_by",
    "candidate_named",
    "candidates_for",
    "charter_sheet",
    "counsellor_managed_by",
    "counsellors_at_work",
    "counsellors_managed_by",
    "coverage",
    "current_network",
    "derogation_decided_by",
    "derogations_visible_to",
    "distances_to_places",
    "drafts_missing",
    "elsewhere",
    "ending_agreements",
    "equipment_managed_by",
    "equipment_of",
    "feed_events",
    "hours_given",
    "hours_of",
    "hours_of_the_day",
    "names_to_bring_together",
    "news_managed_by",
    "news_sheet",
    "news_visible_to",
    "occasions_of",
    "online_places",
    "open_counts",
    "open_places",
    "open_services",
    "organisation_managed_by",
    "organisations_visible_to",
    "permanence_managed_by",
    "permanences_of",
    "place_day",
    "place_managed_by",
    "place_of_charter",
    "place_sheet",
    "place_visible_to",
    "places_managed_by",
    "places_map",
    "places_near",
    "places_planned_by",
    "places_visible_to",
    "pole_rows",
    "pole_sheet",
    "pole_texts",
    "poles",
    "principle_named",
    "proposal",
    "published_news",
    "published_places",
    "published_services",
    "quality_of",
    "reading_of",
    "readings",
    "reviews_of",
    "room_managed_by",
    "rooms_of",
    "rota_of",
    "rota_place",
    "rota_places_visible_to",
    "rota_sheet",
    "rota_states",
    "service_managed_by",
    "service_sheet",
    "services_managed_by",
    "services_of_pole",
    "services_visible_to",
    "shift_in_reach",
    "special",
    "special_hours_managed_by",
    "special_hours_of",
    "swappable_with",
    "today",
    "unstaffed_soon",
]
