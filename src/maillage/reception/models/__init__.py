"""What a day leaves behind: counts, tickets until closing, sheets until closing, then only fragments and totals."""

from maillage.reception.models.counts import DoorCount, ProfileFact, VisitFact, VisitTotal
from maillage.reception.models.days import Day, Incident, ReceptionSettings
from maillage.reception.models.fragments import (
    DomainFragment,
    ObstacleFragment,
    ProfileFragment,
    RequestFragment,
    SheetTally,
)
from maillage.reception.models.months import NETWORK_KEY, FrozenFigure, Period
from maillage.reception.models.queue import PoleCrew, QueueTotal, Ticket
from maillage.reception.models.reconciling import Reconciliation
from maillage.reception.models.routes import PeerCall, ReturnAnswer, RoutePage
from maillage.reception.models.satisfaction import SatisfactionAnswer
from maillage.reception.models.sheets import DaySalt, Sheet
from maillage.reception.models.workshops import Workshop

__all__ = [
    "NETWORK_KEY",
    "Day",
    "DaySalt",
    "DomainFragment",
    "DoorCount",
    "FrozenFigure",
    "Incident",
    "ObstacleFragment",
    "PeerCall",
    "Period",
    "PoleCrew",
    "ProfileFact",
    "ProfileFragment",
    "QueueTotal",
    "ReceptionSettings",
    "Reconciliation",
    "RequestFragment",
    "ReturnAnswer",
    "RoutePage",
    "SatisfactionAnswer",
    "Sheet",
    "SheetTally",
    "Ticket",
    "VisitFact",
    "VisitTotal",
    "Workshop",
]
