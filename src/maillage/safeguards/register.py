"""The register of processing (GDPR, article 30): what is done with data about people, and why.

Each package declares its own beside its classification; `docs/reference/register.md` is generated.
The sentences are French: the register is a document of the network's data-protection officer.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from maillage.safeguards.classification import Level, Table, tables

_TELLING = {Level.PERSONAL, Level.SENSITIVE}


@dataclass(frozen=True)
class Processing:
    """One processing: `tables` are the models (`app.Model`) it uses."""

    name: str
    purpose: str
    basis: str
    people: str
    recipients: str
    security: str
    tables: tuple[str, ...]


_PROCESSINGS: dict[str, Processing] = {}


def declare(processing: Processing) -> Processing:
    """Add a processing to the register."""
    _PROCESSINGS[processing.name] = processing
    return processing


def processings() -> Iterator[Processing]:
    """Every declared processing, by name."""
    return iter(sorted(_PROCESSINGS.values(), key=lambda declared: declared.name))


def is_about_people(table: Table) -> bool:
    """True when the table tells about identified people, and so belongs in the register."""
    return not table.anonymous and any(group.level in _TELLING for group in table.fields)


def unregistered_tables() -> list[str]:
    """Tables about people that no processing, or more than one, uses."""
    used = [model for processing in _PROCESSINGS.values() for model in processing.tables]
    return [table.model for table in tables() if is_about_people(table) and used.count(table.model) != 1]


declare(
    Processing(
        name="Journal des actes de l’équipe",
        purpose="Savoir qui a fait quoi, retrouver une erreur, prouver que rien n’a été modifié après coup.",
        basis="Intérêt légitime : sécurité des traitements (RGPD, article 32).",
        people="Membres de l’équipe et partenaires qui ont un compte.",
        recipients="Administration et coordination du réseau.",
        security="Écritures enchaînées par SHA-256, refus de modification dans la base, vérification à la demande.",
        tables=("safeguards.Entry",),
    )
)
declare(
    Processing(
        name="Sessions de l’équipe",
        purpose="Rester connecté·e pendant le travail ; voir et fermer ses propres sessions.",
        basis="Intérêt légitime : sécurité des traitements (RGPD, article 32).",
        people="Membres de l’équipe et partenaires qui ont un compte.",
        recipients="La personne elle-même.",
        security="Session de 12 heures au plus, fermée avec le navigateur ; cookie illisible par les scripts.",
        tables=("sessions.Session", "usersessions.UserSession"),
    )
)
