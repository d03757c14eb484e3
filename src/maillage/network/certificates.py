"""The certificate of the hours a partner gave over a month, as a tagged PDF (PDF/UA-1). No counsellor is named."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Final

import typst
from django.utils.formats import date_format
from django.utils.translation import override

from maillage.core.dates import in_words
from maillage.network.queries.hours import Given
from maillage.network.sheets import NetworkSheet

LAYOUT: Final = Path(__file__).parent / "documents/hours.typ"


@dataclass(frozen=True)
class Certificate:
    """What the layout receives, in French: words as data, never as markup."""

    title: str
    network: str
    ribbon: str
    lines: tuple[str, ...]
    head: tuple[str, ...]
    cells: tuple[tuple[str, str], ...]
    notes: tuple[str, ...]
    issued: str
    signature: str


def certificate_of(partner: str, given: Given, *, month: date, network: NetworkSheet, on: date) -> Certificate:
    """The words of a certificate; it is an official document of the network, always French."""
    with override("fr"):
        of_month = date_format(month, "F Y")
        issued = f"Fait le {in_words(on)}."
    notes = ["Une demi-journée dure le temps d’ouverture du lieu, une fois la présence confirmée."]
    if given.declared:
        notes.append(
            f"Horaires du lieu non connus pour {given.declared} demi-journée(s) : durée déclarée, "
            "3 h 30 le matin et l’après-midi, 2 h le soir."
        )
    return Certificate(
        title="Attestation d’heures apportées",
        network=network.name,
        ribbon="Réseau de démonstration" if network.is_demonstration else "",
        lines=(
            f"Organisme : {partner}",
            f"Mois : {of_month}",
            "Le réseau atteste que cet organisme a apporté les permanences suivantes.",
        ),
        head=("Ce qui est compté", "Total"),
        cells=(("Demi-journées confirmées", str(given.half_days)), ("Heures", given.hours)),
        notes=tuple(notes),
        issued=issued,
        signature="Nom, fonction et signature",
    )


def pdf_of(certificate: Certificate) -> bytes:
    """The PDF, made with the fonts typst brings: no network, no system font."""
    return bytes(
        typst.compile(
            LAYOUT.read_bytes(),
            sys_inputs=inputs_of(certificate),
            pdf_standards=["ua-1"],
            format="pdf",
            font_paths=[],
            ignore_system_fonts=True,
        )
    )


def inputs_of(certificate: Certificate) -> dict[str, str]:
    """The one input of the layout."""
    return {"data": json.dumps(asdict(certificate))}
