"""What may be read of the network: public sheets first, then what staff keep."""

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
from maillage.network.queries.network import current_network
from maillage.network.queries.openings import Openings, special
from maillage.network.queries.places import (
    coverage,
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
    places_visible_to,
    service_managed_by,
    services_managed_by,
    services_visible_to,
)
from maillage.network.queries.today import today
from maillage.network.sheets import NetworkSheet
from maillage.network.special_hours import Special

__all__ = [
    "CharterSheet",
    "DerogationLine",
    "NetworkSheet",
    "OccasionLine",
    "Openings",
    "Special",
    "assessments_of",
    "charter_sheet",
    "coverage",
    "current_network",
    "derogation_decided_by",
    "derogations_visible_to",
    "occasions_of",
    "online_places",
    "organisation_managed_by",
    "organisations_visible_to",
    "permanence_managed_by",
    "permanences_of",
    "place_managed_by",
    "place_of_charter",
    "place_sheet",
    "place_visible_to",
    "places_managed_by",
    "places_map",
    "places_near",
    "places_visible_to",
    "pole_sheet",
    "pole_texts",
    "poles",
    "principle_named",
    "published_places",
    "published_services",
    "service_managed_by",
    "service_sheet",
    "services_managed_by",
    "services_of_pole",
    "services_visible_to",
    "special",
    "special_hours_managed_by",
    "special_hours_of",
    "today",
]
