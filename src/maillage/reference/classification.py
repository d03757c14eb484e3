"""Everything here is published by its source: kept as long as it is used, ended rows included."""

from __future__ import annotations

from maillage.safeguards.classification import Fields, Level, fields, table


def _open(names: str, purpose: str) -> Fields:
    return fields(names, purpose, Level.OPEN)


def _link(model: str, names: str, purpose: str) -> None:
    table(f"reference.{model}", _open(f"id {names}", purpose))


_TERRITORY = _open("code name ended_on", "name the territories of France, ended ones included")
_TRANSITIONS = "ecological_transition digital_transition demographic_transition is_regulated is_executive"
_SEARCHED = _open("search_name", "find by the first letters of a word")

table(
    "reference.Edition",
    _open("id source title publisher url licence vintage is_starter", "tell where the figures and words come from"),
    _open("fingerprint imported_at created updated ended unchanged", "prove what an import read and changed"),
    _open("coverage", "tell how far the source meets the others"),
)
table("reference.SchoolHoliday", _open("id zone name starts_on ends_on", "tell whether a place is open in holidays"))
for model, own in (("Region", ""), ("Department", "region"), ("Epci", "kind"), ("LivingArea", ""), ("Basin", "")):
    table(f"reference.{model}", _TERRITORY, _open(own, "place it among territories"))
table(
    "reference.Commune",
    _TERRITORY,
    _SEARCHED,
    _open("department epci living_area basin parent successor", "place it among territories"),
    _open("population latitude longitude", "measure distances and weigh needs"),
)
table(
    "reference.FormerCommune",
    _open("id code name ended_on kind commune", "lead old names and codes of communes to those of today"),
    _SEARCHED,
)
_link("AgeBand", "department year sex age_from people", "show how old people are, where it is known")
_link("UnemploymentRate", "level code quarter rate", "show unemployment, where it is known")
_link("Outline", "level code rings", "draw territories")
table("reference.PublicHoliday", _open("day name", "tell whether a place is open on public holidays"))
_link("PostalCode", "commune code", "find a commune by its postal code")

_NAMED = _open("code name ended_on", "sort occupations")
table("reference.Domain", _NAMED)
table("reference.ProfessionalDomain", _NAMED, _open("domain", "sort occupations"))
table(
    "reference.Occupation",
    _open("code ogr_code rome3_code ended_on successors", "follow an occupation from one edition to the next"),
    _open("label name_feminine name_masculine definition access", "tell what the occupation is"),
    _SEARCHED,
    _open("domain riasec_major riasec_minor naf_sectors themes", "sort occupations"),
    _open(_TRANSITIONS, "tell what is changing in the occupation"),
)
table(
    "reference.Appellation",
    _open("code occupation ended_on", "follow a job title from one edition to the next"),
    _open("label short_label name_feminine name_masculine is_main is_seldom_used", "name a job in both genders"),
    _SEARCHED,
    _open(_TRANSITIONS, "tell what is changing in the job"),
)
_link("Mobility", "occupation target rank", "show near occupations")
table("reference.SkillNode", _open("code level name parent ended_on", "sort skills"))
table(
    "reference.Item",
    _open("code kind label ended_on", "tell what an occupation is made of"),
    _open("category sub_category macro node riasec_major riasec_minor", "sort skills, knowledge and contexts"),
    _open("ecological_transition digital_transition", "tell what is changing in the occupation"),
)
_link("OccupationItem", "occupation item core", "tell what an occupation is made of")
for model in ("InterestCentre", "Sector", "NafSector", "Theme"):
    own = "parent" if model == "Sector" else ""
    table(f"reference.{model}", _open(f"code name definition ended_on {own}", "give other doors to occupations"))
_link("OccupationInterest", "occupation interest is_main", "give other doors to occupations")
_link("OccupationSector", "occupation sector is_main", "give other doors to occupations")

table("reference.FormerOccupation", _open("code name", "lead former codes of occupations to the sheets of today"))
_link("OccupationSuccession", "former occupation titles", "lead former codes of occupations to the sheets of today")
table(
    "reference.FormerTitle",
    _open("appellation name_feminine name_masculine", "lead former job titles to the sheets of today"),
    _SEARCHED,
)
table("reference.Family", _open("code level name parent", "name the families of occupations that figures are told by"))
_link("FamilyOccupation", "family rome3_code", "tell which families an occupation belongs to")
_link("WomenShare", "family first_year percent", "show the share of women in a family of occupations")
_link("Tension", "basin rome3_code year level", "show how hard it is to recruit, by basin")
table("reference.HiringFamily", _open("code name", "name what employers mean to hire"))
_link(
    "Hiring", "family basin department_code year projects hard seasonal", "show what employers mean to hire, by basin"
)
table(
    "reference.OtherPlace",
    _open("key directory kind stated_on same_as", "tell which directory names the place, and when it said so"),
    _open("name address postal_code commune latitude longitude is_at_centre", "find who else receives people"),
    _open(
        "phone website opening_hours hours_note offers",
        "reach them by their public contact",
    ),
)
for model in ("Speciality", "Formacode"):
    own = "field" if model == "Formacode" else ""
    table(f"reference.{model}", _open(f"code name ended_on {own}", "tell what a training is about"))
table(
    "reference.Diploma",
    _open("code told_on ended_on", "follow a diploma from one edition to the next"),
    _open("name kind level state certifier speciality formacode subject", "tell what the diploma is"),
    _open("rncp rs_codes onisep_codes", "lead to its official sheets"),
    _open("first_session last_session", "tell whether it is still given"),
    _open(
        "opens_initial opens_apprenticeship opens_continuing opens_contract opens_experience opens_individual",
        "tell the ways to it",
    ),
)
_link("DiplomaOccupation", "diploma rome3_code", "tell which diplomas lead to an occupation")
table(
    "reference.OnisepName",
    _open("code label name_feminine name_masculine url ended_on", "name a job as Onisep does, and lead to its sheet"),
    _SEARCHED,
    _open("rome3_code occupation_code", "find the occupation of a name"),
)
table("reference.IscoGroup", _open("code name_en name_fr ended_on", "name an occupation as in other countries"))
table(
    "reference.EscoOccupation",
    _open("uri esco_code group name_fr name_en ended_on", "name an occupation as in other countries"),
    _open("other_names_fr other_names_en", "find an occupation by what people also call it"),
)
table("reference.RomeGroup", _open("rome3_code group ended_on", "join French and European occupations"))
table("reference.Vocabulary", _open("code label label_en publisher version position", "name a list of words"))
table(
    "reference.Term",
    _open("id vocabulary code label label_en parent position mappings", "give a code the same meaning everywhere"),
    _open("valid_from valid_until", "tell what a code meant on a day"),
)
table("reference.LinkCheck", _open("code checked_on withdrawn_on", "show only outbound links somebody looks after"))
