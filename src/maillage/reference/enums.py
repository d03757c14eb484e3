"""Closed lists of the reference data; values are those of the sources."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Source(models.TextChoices):
    """What an edition is an edition of."""

    COMMUNES = "communes", _("Communes, départements et régions")
    ROME = "rome", _("Répertoire des métiers (ROME)")
    SCHOOL_HOLIDAYS = "school-holidays", _("Vacances scolaires")
    MOVEMENTS = "movements", _("Mouvements de communes")
    OUTLINES = "outlines", _("Contours des territoires")
    PUBLIC_HOLIDAYS = "public-holidays", _("Jours fériés")
    INSEE = "insee", _("Population et chômage des territoires")
    ROME3 = "rome3", _("Anciens codes de métiers (ROME 3)")
    FAP = "fap", _("Familles de métiers et part des femmes")
    TENSION = "tension", _("Tension par métier et par bassin")
    HIRING = "hiring", _("Projets d’embauche")
    ONISEP = "onisep", _("Noms de métiers de l’Onisep")
    DIPLOMAS = "diplomas", _("Diplômes et certifications")
    ESCO = "esco", _("Métiers européens (ESCO)")
    DIRECTORIES = "directories", _("Annuaires d’autres accueils")
    DATA_INCLUSION = "data-inclusion", _("Structures de data·inclusion")
    VOCABULARIES = "vocabularies", _("Listes de mots communes")


class OtherKind(models.TextChoices):
    """What a place of others is."""

    FRANCE_TRAVAIL = "france-travail", _("agence France Travail")
    MISSION_LOCALE = "mission-locale", _("mission locale")
    CAP_EMPLOI = "cap-emploi", _("Cap emploi")
    VAE = "vae", _("point relais conseil VAE")
    STRUCTURE = "structure", _("structure d’aide")
    ACI = "aci", _("chantier d’insertion")
    EI = "ei", _("entreprise d’insertion")
    AI = "ai", _("association intermédiaire")
    ETTI = "etti", _("intérim d’insertion")
    GEIQ = "geiq", _("groupement d’employeurs (GEIQ)")
    EA = "ea", _("entreprise adaptée")
    OFFICE = "office", _("bureau sans accueil du public")


# Where one is received and advised; the others hire, or receive nobody.
RECEPTIONS = (
    OtherKind.FRANCE_TRAVAIL,
    OtherKind.MISSION_LOCALE,
    OtherKind.CAP_EMPLOI,
    OtherKind.VAE,
    OtherKind.STRUCTURE,
)
EMPLOYERS = (OtherKind.ACI, OtherKind.EI, OtherKind.AI, OtherKind.ETTI, OtherKind.GEIQ, OtherKind.EA)


class Directory(models.TextChoices):
    """The directory a place of others comes from; a test holds `VINTAGES` to it."""

    AGENCIES = "agences", _("Annuaire des agences France Travail et des missions locales")
    LOCAL_MISSIONS = "missions-locales", _("Liste des missions locales")
    INCLUSION = "siae", _("Structures de l’insertion par l’activité économique")
    VAE = "vae", _("Points relais conseil VAE")
    DATA_INCLUSION = "data-inclusion", _("data·inclusion")
    EXAMPLE = "exemple", _("Annuaire d’exemple, inventé")


# What each publisher says of the age of its list; nothing where it says nothing.
VINTAGES = {
    Directory.AGENCIES: "",
    Directory.LOCAL_MISSIONS: "",
    Directory.INCLUSION: "2019-2020",
    Directory.VAE: "2023",
    Directory.DATA_INCLUSION: "",
    Directory.EXAMPLE: "",
}


class FormerKind(models.TextChoices):
    """Why a name is no longer that of a commune of today."""

    MERGED = "merged", _("réunie à une autre")
    RENAMED = "renamed", _("a changé de nom ou de code")
    DELEGATED = "delegated", _("déléguée ou associée")


class TerritoryLevel(models.TextChoices):
    """The territories that have pages, figures or outlines, from the smallest."""

    COMMUNE = "commune", _("Commune")
    EPCI = "epci", _("Intercommunalité")
    LIVING_AREA = "living_area", _("Bassin de vie")
    BASIN = "basin", _("Bassin d’emploi")
    DEPARTMENT = "department", _("Département")
    REGION = "region", _("Région")


# How addresses name the levels.
LEVEL_WORDS: dict[TerritoryLevel, str] = {
    TerritoryLevel.COMMUNE: "communes",
    TerritoryLevel.EPCI: "intercommunalites",
    TerritoryLevel.LIVING_AREA: "bassins-de-vie",
    TerritoryLevel.BASIN: "bassins-d-emploi",
    TerritoryLevel.DEPARTMENT: "departements",
    TerritoryLevel.REGION: "regions",
}


class Sex(models.TextChoices):
    """As the civil register counts."""

    FEMALE = "F", _("Femmes")
    MALE = "M", _("Hommes")


class ItemKind(models.IntegerChoices):
    """What an item of a ROME sheet is; 1 to 3 are the rubrics of the source."""

    SKILL = 1, _("Savoir-faire")
    SOFT_SKILL = 2, _("Savoir-être")
    KNOWLEDGE = 3, _("Savoir")
    CONTEXT = 4, _("Contexte de travail")


class Core(models.IntegerChoices):
    """Whether an item makes the occupation what it is (« cœur de métier »)."""

    NO = 0, _("non")
    MAIN = 1, _("principale")
    EMERGING = 2, _("émergente")


class SkillLevel(models.IntegerChoices):
    """The levels of the tree above macro-skills."""

    DOMAIN = 1, _("domaine")
    STAKE = 2, _("enjeu")
    OBJECTIVE = 3, _("objectif")


class Flag(models.TextChoices):
    """What the source tells about an occupation as a whole, in words for the public."""

    REGULATED = "regulated", _("Métier réglementé")
    EXECUTIVE = "executive", _("Métier de cadre")
    GREEN = "green", _("Métier de l’environnement")
    STRATEGIC = "strategic", _("Métier stratégique pour la transition écologique")
    BROWN = "brown", _("Métier que la transition écologique transforme")
    DIGITAL = "digital", _("Métier que le numérique transforme")
    DEMOGRAPHIC = "demographic", _("Métier porté par le vieillissement de la population")


class FamilyLevel(models.TextChoices):
    """How fine a family of occupations is (FAP 2009)."""

    ALL = "all", _("ensemble")
    DOMAIN = "domain", _("domaine")
    GROUP = "group", _("groupe")
    FAMILY = "family", _("famille")


class Mix(models.TextChoices):
    """On which side of mix a family of occupations is."""

    WOMEN = "women", _("plutôt des femmes")
    MIXED = "mixed", _("mixte")
    MEN = "men", _("plutôt des hommes")


class Untold(models.TextChoices):
    """Why the share of women is not known for an occupation."""

    NO_FAMILY = "no-family", _("Aucune famille de métiers n’est connue pour ce métier.")
    NO_FIGURE = "no-figure", _("La part des femmes n’est pas publiée pour une de ses familles de métiers.")
    WIDE = "wide", _("Ses familles de métiers sont trop différentes : 20 points d’écart ou plus.")
    BOTH_SIDES = "both-sides", _("Ses familles de métiers ne sont pas du même côté du seuil de mixité.")


class TensionLevel(models.IntegerChoices):
    """How hard it is to recruit, as the source grades it."""

    VERY_LOW = 1, _("très faible")
    LOW = 2, _("faible")
    MEDIUM = 3, _("moyenne")
    HIGH = 4, _("forte")
    VERY_HIGH = 5, _("très forte")


class Riasec(models.TextChoices):
    """Holland's six types of interests."""

    REALISTIC = "R", _("Réaliste")
    INVESTIGATIVE = "I", _("Investigateur")
    ARTISTIC = "A", _("Artistique")
    SOCIAL = "S", _("Social")
    ENTERPRISING = "E", _("Entreprenant")
    CONVENTIONAL = "C", _("Conventionnel")


class DiplomaState(models.TextChoices):
    """What the source says a row is."""

    PUBLISHED = "published", _("Diplôme ou certification")
    ACCREDITATION = "accreditation", _("Habilitation")
    PREPARATION = "preparation", _("Formation qui prépare, sans diplôme")


class DiplomaLevel(models.IntegerChoices):
    """The European levels, with the diplomas people know them by."""

    VOCATIONAL = 3, _("CAP, BEP (niveau 3)")
    UPPER_SECONDARY = 4, _("Bac (niveau 4)")
    SHORT_HIGHER = 5, _("Bac+2 (niveau 5)")
    BACHELOR = 6, _("Licence, bachelor (niveau 6)")
    MASTER = 7, _("Master, ingénieur (niveau 7)")
    DOCTORATE = 8, _("Doctorat (niveau 8)")


class Way(models.TextChoices):
    """The ways to a diploma, in the order a page tells them; values end the names of `Diploma.opens_*`."""

    INITIAL = "initial", _("École ou université")
    APPRENTICESHIP = "apprenticeship", _("Apprentissage")
    CONTRACT = "contract", _("Contrat de professionnalisation")
    CONTINUING = "continuing", _("Formation continue")
    EXPERIENCE = "experience", _("Validation de l’expérience (VAE)")
    INDIVIDUAL = "individual", _("Candidature individuelle")


class LinkPurpose(models.TextChoices):
    """What an outbound link is for, in the order of a page."""

    TRAINING = "training", _("Trouver une formation")
    WORK_STUDY = "work-study", _("Trouver une alternance")
    INTERNSHIP = "internship", _("Trouver un stage")
    IMMERSION = "immersion", _("Essayer le métier quelques jours")
    OFFERS = "offers", _("Voir des offres d’emploi")


class Join(models.TextChoices):
    """Where two sources meet; an importer tells how far (`Coverage`)."""

    OUTLINES = "outlines", _("Communes dessinées, dans les régions où la source en donne le contour")
    PUBLIC_HOLIDAYS = "public-holidays", _("Jours fériés que connaît aussi le calendrier des horaires")
    DIRECTORY_COMMUNE = "directory-commune", _("Autres accueils dont la commune est connue")
    DIRECTORY_POSITION = "directory-position", _("Autres accueils placés à leur adresse")
    DIRECTORY_DEPARTMENTS = "directory-departments", _("Départements couverts par un annuaire")
    DIRECTORY_LISTED = "directory-listed", _("Noms des listes dont le département est connu")
    DIRECTORY_ONCE = "directory-once", _("Autres accueils gardés une seule fois")
    AGES = "ages", _("Départements dont l’âge des habitants est connu")
    UNEMPLOYMENT = "unemployment", _("Départements dont le taux de chômage est connu")
    DIPLOMA_ROME3 = "diploma-rome3", _("Liens des diplômes vers un métier connu")
    DIPLOMA_SHEETS = "diploma-sheets", _("Diplômes en vigueur liés à un métier")
    DIPLOMA_FORMACODE = "diploma-formacode", _("Codes Formacode nommés par le thésaurus de 2003")
    DIPLOMA_SPECIALITY = "diploma-speciality", _("Spécialités (NSF) qui ont un nom")
    DIPLOMA_LEVEL = "diploma-level", _("Diplômes dont le niveau est donné")
    ONISEP_ROME3 = "onisep-rome3", _("Noms de l’Onisep liés à un métier")
    ONISEP_TITLE = "onisep-title", _("Noms de l’Onisep qui sont aussi un nom du ROME")
    ESCO_ENGLISH = "esco-english", _("Métiers européens nommés aussi en anglais")
    ESCO_ROME3 = "esco-rome3", _("Métiers européens dont le groupe mène à un métier français")
    SHEETS_ISCO = "sheets-isco", _("Métiers français qui mènent à un groupe européen")
    FORMER_COMMUNES = "former-communes", _("Communes disparues qui mènent à une commune d’aujourd’hui")
    FORMER_OCCUPATIONS = "former-occupations", _("Anciens codes de métiers qui mènent à une fiche d’aujourd’hui")
    FORMER_TITLES = "former-titles", _("Anciens noms de métiers lisibles dans la source")
    OCCUPATIONS_WITH_FAMILY = "occupations-with-family", _("Fiches de métier qui ont une famille de métiers")
    FAMILIES_WITH_SHARE = "families-with-share", _("Familles de métiers dont la part des femmes est connue")
    TENSIONS_IN_BASINS = "tensions-in-basins", _("Mesures de tension dont le bassin est connu")
    OCCUPATIONS_WITH_TENSION = "occupations-with-tension", _("Fiches de métier qui ont une mesure de tension")
    HIRINGS_IN_BASINS = "hirings-in-basins", _("Projets d’embauche dont le bassin est connu")
    HIRINGS_TOLD = "hirings-told", _("Nombres de projets publiés, hors secret statistique")


def coverage_label(join: str) -> str:
    """A join in words; one that no longer exists keeps its code."""
    return str(dict(Join.choices).get(join, join))
