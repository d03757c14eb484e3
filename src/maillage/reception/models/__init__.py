"""What a day leaves behind: counts, tickets until closing, sheets until closing, then only fragments and totals."""

from maillage.reception.models.advice import AdviceDuty, AdviceQuestion
from maillage.reception.models.counts import DoorCount, ProfileFact, VisitFact, VisitTotal
from maillage.reception.models.days import Day, Incident, ReceptionSettings
from maillage.reception.models.demands import Demand
from maillage.reception.models.fragments import (
    DomainFragment,
    ObstacleFragment,
    ProfileFragment,
    RequestFragment,
    SheetTally,
)
from maillage.reception.models.hall_devices import HallDevice
from maillage.reception.models.history import HistoryBatch, HistoryFigure
from maillage.reception.models.months import NETWORK_KEY, FrozenFigure, Period
from maillage.reception.models.queue import PoleCrew, QueueTotal, Ticket
from maillage.reception.models.reconciling import Reconciliation
from maillage.reception.models.routes import PeerCall, ReturnAnswer, RoutePage
from maillage.reception.models.satisfaction import SatisfactionAnswer
from maillage.reception.models.sheets import DaySalt, Sheet
from maillage.reception.models.signals import Signal, SignalVote
from maillage.reception.models.workshops import Workshop

__all__ = [
    "NETWORK_KEY",
    "AdviceDuty",
    "AdviceQuestion",
    "Day",
    "DaySalt",
    "Demand",
    "DomainFragment",
    "DoorCount",
    "FrozenFigure",
    "HallDevice",
    "HistoryBatch",
    "HistoryFigure",
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
    "Signal",
    "SignalVote",
    "Ticket",
    "VisitFact",
    "VisitTotal",
    "Workshop",
]
