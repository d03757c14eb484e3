"""Controlled words of the network (dossier §3 and §4)."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class PlaceKind(models.TextChoices):
    """Types of place (dossier §3.1)."""

    MAIN_SITE = "site_central", _("site central")
    ASSOCIATED_CENTRE = "centre_associe", _("centre associé")
    POINT = "point", _("point")
    TOURING = "itinerance", _("itinérance")
    ONLINE = "en_ligne", _("en ligne")
    EVENT_VENUE = "lieu_evenement", _("lieu d’événement")


class Publication(models.TextChoices):
    """Whether the public sees it."""

    DRAFT = "brouillon", _("brouillon")
    PUBLISHED = "publie", _("publié")


class ServiceKind(models.TextChoices):
    """What a service is (dossier §4.2)."""

    INTERVIEW = "entretien", _("entretien")
    WORKSHOP = "atelier", _("atelier")
    INFORMATION = "information", _("information")
    DOCUMENTATION = "documentation", _("documentation")
    DIGITAL = "numerique", _("numérique")
    SUPPORT = "accompagnement", _("accompagnement")
    VISIT = "visite", _("visite")
    IMMERSION = "immersion", _("immersion")


class Appointment(models.TextChoices):
    """Whether one must book; never necessary for an interview (R4)."""

    WITHOUT = "sans", _("sans rendez-vous")
    POSSIBLE = "possible", _("rendez-vous possible")
    NECESSARY = "necessaire", _("sur rendez-vous")


class Known(models.TextChoices):
    """Yes, no, or not known: what nobody checked is never shown as a no."""

    YES = "oui", _("oui")
    NO = "non", _("non")
    UNKNOWN = "nc", _("non connu")


class Weekday(models.IntegerChoices):
    """Days of the week as `date.weekday()` counts them."""

    MONDAY = 0, _("lundi")
    TUESDAY = 1, _("mardi")
    WEDNESDAY = 2, _("mercredi")
    THURSDAY = 3, _("jeudi")
    FRIDAY = 4, _("vendredi")
    SATURDAY = 5, _("samedi")
    SUNDAY = 6, _("dimanche")


class ShiftState(models.TextChoices):
    """What became of a dated shift. No reason of an absence is kept: there is no field for one."""

    PLANNED = "prevu", _("prévu")
    CONFIRMED = "confirme", _("confirmé")
    ABSENT = "absent", _("absence")
    REPLACED = "remplace", _("remplacé")
    CANCELLED = "annule", _("annulé")


HELD = (ShiftState.PLANNED, ShiftState.CONFIRMED)


class AgreementState(models.TextChoices):
    """Where an agreement stands on a day; computed, never stored."""

    UPCOMING = "a_venir", _("à venir")
    RUNNING = "en_cours", _("en cours")
    ENDING = "finit", _("finit bientôt")
    ENDED = "terminee", _("terminée")


class SpecialEffect(models.TextChoices):
    """What special hours do to a day."""

    CLOSED = "ferme", _("fermé")
    OPEN = "ouvert", _("ouvert à d’autres heures")


class SpecialReason(models.TextChoices):
    """Why the hours change, in words the public reads."""

    PUBLIC_HOLIDAY = "ferie", _("jour férié")
    BRIDGE = "pont", _("pont")
    SCHOOL_HOLIDAY = "vacances", _("vacances scolaires")
    WORKS = "travaux", _("travaux")
    BREAKDOWN = "panne", _("panne")
    TRAINING = "formation", _("formation de l’équipe")
    EVENT = "evenement", _("événement")
    WEATHER = "intemperies", _("intempéries")
    OTHER = "autre", _("autre raison")


class CharterAnswer(models.TextChoices):
    """What a place answers about a principle of the charter (dossier §12.1)."""

    KEPT = "conforme", _("conforme")
    PARTLY = "en_partie", _("en partie")
    NO = "non", _("non")
    NOT_CONCERNED = "sans_objet", _("sans objet")


class DerogationState(models.TextChoices):
    """Where a derogation stands on a day, what needs an eye first."""

    ENDING = "finit", _("finit bientôt")
    RUNNING = "en_cours", _("en cours")
    COMING = "a_venir", _("à venir")
    ENDED = "terminee", _("terminée")


class NewsState(models.TextChoices):
    """Whether the public sees a news."""

    DRAFT = "brouillon", _("brouillon")
    PUBLISHED = "publie", _("publié")
    WITHDRAWN = "retire", _("retiré")


class Met(models.TextChoices):
    """Whether a criterion of a service sheet is met."""

    YES = "oui", _("rempli")
    PARTLY = "en_partie", _("en partie")
    NO = "non", _("à faire")


class ReviewState(models.TextChoices):
    """Where the review of a sheet stands."""

    LATE = "retard", _("en retard")
    DUE = "due", _("à relire")
    SOON = "bientot", _("bientôt")
    LATER = "plus_tard", _("plus tard")


class EquipmentKind(models.TextChoices):
    """What stands at a place."""

    COMPUTER = "ordinateur", _("ordinateur")
    PRINTER = "imprimante", _("imprimante")
    SCREEN = "ecran", _("écran ou vidéoprojecteur")
    KIOSK = "borne", _("borne")
    HEARING_LOOP = "boucle", _("boucle magnétique")
    OTHER = "autre", _("autre équipement")


class EquipmentState(models.TextChoices):
    """Whether it can be used."""

    USABLE = "utilisable", _("utilisable")
    BROKEN = "panne", _("en panne")
