"""Reference data, versioned: territories, occupations, what sheets are made of, editions."""

from maillage.reference.models.diplomas import Diploma, DiplomaOccupation, Formacode, Speciality
from maillage.reference.models.editions import Edition, SchoolHoliday
from maillage.reference.models.entries import (
    InterestCentre,
    NafSector,
    OccupationInterest,
    OccupationSector,
    Sector,
    Theme,
)
from maillage.reference.models.items import Item, OccupationItem, SkillNode
from maillage.reference.models.links import LinkCheck
from maillage.reference.models.names import EscoOccupation, IscoGroup, OnisepName, RomeGroup
from maillage.reference.models.occupations import Appellation, Domain, Mobility, Occupation, ProfessionalDomain
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
    "Formacode",
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
    "OnisepName",
    "PostalCode",
    "ProfessionalDomain",
    "Region",
    "RomeGroup",
    "SchoolHoliday",
    "Sector",
    "SkillNode",
    "Speciality",
    "Term",
    "Territory",
    "Theme",
    "Vocabulary",
]
