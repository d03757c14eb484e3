"""Records written in the words of another tool, put in those of the schema.

The interface of DORA and of the platform gives the same facts under English names; only names change.
"""

from __future__ import annotations

from typing import Final

_SHARED: Final = {
    "uid": "id",
    "source": "source",
    "name": "nom",
    "description": "description",
    "updated_on": "date_maj",
    "source_link": "lien_source",
    "city": "commune",
    "post_code": "code_postal",
    "address_line_1": "adresse",
    "address_line_2": "complement_adresse",
    "longitude": "longitude",
    "latitude": "latitude",
    "opening_hours": "horaires_accueil",
}
_OF_STRUCTURES: Final = {**_SHARED, "website": "site_web", "reseaux_porteurs": "reseaux_porteurs"}
_OF_SERVICES: Final = {
    **_SHARED,
    "kind": "type",
    "thematics": "thematiques",
    "fee": "frais",
    "fee_details": "frais_precisions",
    "publics": "publics",
    "publics_details": "publics_precisions",
    "access_conditions_di": "conditions_acces",
    "receptions": "modes_accueil",
    "eligibility_zones": "zone_eligibilite",
    "mobilizations": "modes_mobilisation",
    "mobilization_publics": "mobilisable_par",
    "mobilizations_details": "mobilisation_precisions",
}


def in_schema_words(record: dict[str, object]) -> dict[str, object]:
    """The record by the names of the schema, blanks left out; `structure` stays for `resolved`."""
    words = (_OF_SERVICES if "structure" in record else _OF_STRUCTURES) if "uid" in record else None
    pairs = record.items() if words is None else ((words.get(name, ""), value) for name, value in record.items())
    told = {name: _stripped(value) for name, value in pairs if name and not _is_blank(value)}
    if words is not None:
        told["__id__"] = record.get("id")
        if "structure" in record:
            told["__structure__"] = record["structure"]
    return told


def resolved(structures: list[dict[str, object]], services: list[dict[str, object]]) -> None:
    """Give each service the identifier of its structure, where it only had the rank of the other tool."""
    identifiers = {values.pop("__id__", None): values.get("id") for values in structures}
    for values in services:
        values.pop("__id__", None)
        if "__structure__" in values:
            rank = values.pop("__structure__")
            values["structure_id"] = identifiers.get(rank) if isinstance(rank, int) else None


def _is_blank(value: object) -> bool:
    return value is None or (isinstance(value, str) and not value.strip()) or value == []


def _stripped(value: object) -> object:
    return value.strip() if isinstance(value, str) else value
