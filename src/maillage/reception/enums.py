"""Controlled words of the day: the states of a day and of a ticket, how finely a fragment is dated."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _

# What was not asked, or not answered (dossier §7): every vocabulary has it.
NOT_GIVEN: Final = "nr"
# The nature of a visit of somebody alone: any other is a group.
INDIVIDUAL: Final = "individuel"


class DayState(models.TextChoices):
    """A day is open until its closing; then only dated lines are added (W10)."""

    OPEN = "open", _("ouverte")
    CLOSED = "closed", _("fermée")


class TicketState(models.TextChoices):
    """The states of W3; `tickets.SOURCES` says which follows which."""

    WAITING = "en_attente", _("en attente")
    CALLED = "appele", _("appelé")
    IN_INTERVIEW = "en_entretien", _("en entretien")
    DONE = "termine", _("terminé")
    LEFT = "parti", _("parti")
    MOVED = "renvoye", _("envoyé vers un autre pôle")
    ABSENT = "absent", _("absent à l’appel")


class Grain(models.TextChoices):
    """How finely a fragment is dated: the finest at which its cell held ten sheets."""

    DAY = "jour", _("jour")
    WEEK = "semaine", _("semaine")
    MONTH = "mois", _("mois")
    QUARTER = "trimestre", _("trimestre")


class IncidentKind(models.TextChoices):
    """What disturbed a day, without a word on whom (W10)."""

    NETWORK = "reseau", _("réseau ou logiciel en panne")
    ROOM = "local", _("local fermé ou en partie")
    CROWD = "affluence", _("affluence hors du commun")
    ABSENCE = "permanence", _("permanence non tenue")
    TENSION = "tension", _("tension à l’accueil")
    RESCUE = "secours", _("secours appelés")
    EVACUATION = "evacuation", _("évacuation ou alerte")
    OTHER = "autre", _("autre")


class HallDeviceKind(models.TextChoices):
    """What anyone may use in a hall, without signing in."""

    KIOSK = "borne", _("borne")
    POST = "poste", _("ordinateur en libre accès")


class Means(models.TextChoices):
    """How an opinion reached us."""

    PAGE = "page", _("sur son téléphone")
    KIOSK = "borne", _("à la borne")
    PAPER = "papier", _("sur papier")


class Span(models.TextChoices):
    """What a validated period lasts."""

    MONTH = "mois", _("mois")
    YEAR = "annee", _("année")


class FactKind(StrEnum):
    """What a desk tells the server, one fact at a time; the names travel in queues: never change one."""

    VISIT = "visit"
    PROFILE = "profile"
    DOOR = "door"
    SHEET = "sheet"
    SHEET_CORRECTION = "sheet_correction"


class DemandState(models.TextChoices):
    """What came of a need nobody met."""

    NOT_YET = "pas_enc", _("pas encore, parce que…")
    DONE = "fait", _("c’est fait")


class SignalState(models.TextChoices):
    """A weak signal is read before colleagues see it, then answered."""

    TO_READ = "a_lire", _("à relire")
    SHARED = "partage", _("partagé")
    ANSWERED = "repondu", _("répondu")


class AdviceKind(models.TextChoices):
    """Who reads a question left at a distance: any counsellor, or the named duty first."""

    PLAIN = "simple", _("question")
    URGENT = "urgence", _("à lire d’abord par la personne d’astreinte")


class WhyAside(models.TextChoices):
    """Why a fact of a queue waits for a person."""

    RIGHTS_LOST = "rights_lost", _("la personne qui l’a transmise n’a plus de droits sur ce lieu")
    AHEAD = "ahead", _("le jour noté est dans le futur")
