"""Reference data, versioned: territories, occupations, what sheets are made of, editions."""

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

__all__ = [
    "AgeBand",
    "Appellation",
    "Basin",
    "Commune",
    "Department",
    "Domain",
    "Edition",
    "Epci",
    "Family",
    "FamilyOccupation",
    "FormerCommune",
    "FormerOccupation",
    "FormerTitle",
    "Hiring",
    "HiringFamily",
    "InterestCentre",
    "Item",
    "LivingArea",
    "Mobility",
    "NafSector",
    "Occupation",
    "OccupationInterest",
    "OccupationItem",
    "OccupationSector",
    "OccupationSuccession",
    "Outline",
    "PostalCode",
    "ProfessionalDomain",
    "PublicHoliday",
    "Region",
    "SchoolHoliday",
    "Sector",
    "SkillNode",
    "Tension",
    "Territory",
    "Theme",
    "UnemploymentRate",
    "WomenShare",
]
