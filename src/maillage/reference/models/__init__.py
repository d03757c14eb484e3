"""Reference data, versioned: territories, occupations, what sheets are made of, editions."""

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

__all__ = [
    "Appellation",
    "Basin",
    "Commune",
    "Department",
    "Domain",
    "Edition",
    "Epci",
    "InterestCentre",
    "Item",
    "LivingArea",
    "Mobility",
    "NafSector",
    "Occupation",
    "OccupationInterest",
    "OccupationItem",
    "OccupationSector",
    "OtherPlace",
    "PostalCode",
    "ProfessionalDomain",
    "Region",
    "SchoolHoliday",
    "Sector",
    "SkillNode",
    "Territory",
    "Theme",
]
