"""What others read of the reference data."""

from maillage.reference.queries.calendar import (
    SchoolHolidayAnswer,
    SchoolHolidayLine,
    holiday_among,
    holiday_on,
    school_holidays,
)
from maillage.reference.queries.editions import EditionSheet, current_edition, editions
from maillage.reference.queries.lists import (
    DomainGroup,
    DomainLine,
    DomainSheet,
    OccupationChoice,
    OccupationLine,
    domains_with_counts,
    letters,
    occupations_by_letter,
    occupations_of_domain,
    occupations_starting_with,
)
from maillage.reference.queries.sheets import (
    AppellationLine,
    CloseOccupation,
    Group,
    ItemLine,
    OccupationSheet,
    occupation_sheet,
)
from maillage.reference.queries.territories import (
    CommuneChoice,
    CommuneSheet,
    DepartmentLine,
    commune_by_code,
    commune_named,
    communes_starting_with,
    departments_of_region,
)

__all__ = [
    "AppellationLine",
    "CloseOccupation",
    "CommuneChoice",
    "CommuneSheet",
    "DepartmentLine",
    "DomainGroup",
    "DomainLine",
    "DomainSheet",
    "EditionSheet",
    "Group",
    "ItemLine",
    "OccupationChoice",
    "OccupationLine",
    "OccupationSheet",
    "SchoolHolidayAnswer",
    "SchoolHolidayLine",
    "commune_by_code",
    "commune_named",
    "communes_starting_with",
    "current_edition",
    "departments_of_region",
    "domains_with_counts",
    "editions",
    "holiday_among",
    "holiday_on",
    "letters",
    "occupation_sheet",
    "occupations_by_letter",
    "occupations_of_domain",
    "occupations_starting_with",
    "school_holidays",
]
