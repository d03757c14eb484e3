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
from maillage.network.queries.network import current_network
from maillage.network.queries.open_data import open_counts, open_places, open_services
from maillage.network.queries.openings import Openings, special
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
from maillage.network.queries.special_hours import special_hours_managed_by, special_hours_of
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
from maillage.network.queries.today import today
from maillage.network.sheets import NetworkSheet
from maillage.network.special_hours import Special

__all__ = [
    "AgreementLine",
    "NetworkSheet",
    "Openings",
    "Special",
    "agreement_lines",
    "agreement_managed_by",
    "agreements_managed_by",
    "counsellor_managed_by",
    "counsellors_managed_by",
    "coverage",
    "current_network",
    "distances_to_places",
    "ending_agreements",
    "online_places",
    "open_counts",
    "open_places",
    "open_services",
    "organisation_managed_by",
    "organisations_visible_to",
    "permanence_managed_by",
    "permanences_of",
    "place_managed_by",
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
    "published_places",
    "published_services",
    "rota_places_visible_to",
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
