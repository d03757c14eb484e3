"""Reference data, versioned: territories, occupations, what sheets are made of, editions."""

from maillage.reference.models.diplomas import Diploma, DiplomaOccupation, Formacode, Speciality
from maillage.reference.models.editions import Edition, PublicHoliday, SchoolHoliday
from maillage.reference.models.entries import (
    InterestCentre,
    NafSector,
    OccupationInterest,
    OccupationSector,
    Sector,
    Theme,
)
from maillage.reference.models.figures import AgeBand, Outline, UnemploymentRate
from maillage.reference.models.former import FormerCommune
from maillage.reference.models.former_occupations import FormerOccupation, FormerTitle, OccupationSuccession
from maillage.reference.models.items import Item, OccupationItem, SkillNode
from maillage.reference.models.labour import (
    Family,
    FamilyOccupation,
    Hiring,
    HiringFamily,
    Tension,
    WomenShare,
)
from maillage.reference.models.links import LinkCheck
from maillage.reference.models.names import EscoOccupation, IscoGroup, OnisepName, RomeGroup
from maillage.reference.models.occupations import Appellation, Domain, Mobility, Occupation, ProfessionalDomain
from maillage.reference.models.others import OtherPlace
from maillage.reference.models.territories import (
    Basin,
    Commune,
    Department,
    Epci,
    LivingArea,
    PostalCode,
    Region,
    Territory,
)
from maillage.reference.models.vocabularies import Term, Vocabulary

__all__ = [
    "AgeBand",
    "Appellation",
    "Basin",
    "Commune",
    "Department",
    "Diploma",
    "DiplomaOccupation",
    "Domain",
    "Edition",
    "Epci",
    "EscoOccupation",
    "Family",
    "FamilyOccupation",
    "Formacode",
    "FormerCommune",
    "FormerOccupation",
    "FormerTitle",
    "Hiring",
    "HiringFamily",
    "InterestCentre",
    "IscoGroup",
    "Item",
    "LinkCheck",
    "LivingArea",
    "Mobility",
    "NafSector",
    "Occupation",
    "OccupationInterest",
    "OccupationItem",
    "OccupationSector",
    "OccupationSuccession",
    "OnisepName",
    "OtherPlace",
    "Outline",
    "PostalCode",
    "ProfessionalDomain",
    "PublicHoliday",
    "Region",
    "RomeGroup",
    "SchoolHoliday",
    "Sector",
    "SkillNode",
    "Speciality",
    "Tension",
    "Term",
    "Territory",
    "Theme",
    "UnemploymentRate",
    "Vocabulary",
    "WomenShare",
]
