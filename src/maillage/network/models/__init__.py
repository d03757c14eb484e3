"""The network: organisations, places, pôles, services and who is present when."""

from maillage.network.models.agreements import Agreement, Counsellor
from maillage.network.models.charter import Assessment, Derogation
from maillage.network.models.dated import Dated, ValidQuerySet
from maillage.network.models.kept_names import KeptName
from maillage.network.models.network import Network, Pole
from maillage.network.models.news import News
from maillage.network.models.organisations import Organisation
from maillage.network.models.permanences import Permanence
from maillage.network.models.places import Place
from maillage.network.models.rooms import Equipment, Room
from maillage.network.models.rota import Availability, AvailabilityCall, Rota, Shift
from maillage.network.models.services import Service
from maillage.network.models.simple_readings import SimpleReading
from maillage.network.models.special_hours import SpecialHours

__all__ = [
    "Agreement",
    "Assessment",
    "Availability",
    "AvailabilityCall",
    "Counsellor",
    "Dated",
    "Derogation",
    "Equipment",
    "KeptName",
    "Network",
    "News",
    "Organisation",
    "Permanence",
    "Place",
    "Pole",
    "Room",
    "Rota",
    "Service",
    "Shift",
    "SimpleReading",
    "SpecialHours",
    "ValidQuerySet",
]
