"""The route sheet as a tagged PDF (PDF/UA-1) to print on A5; the person's own words come in as data alone."""

from __future__ import annotations

import io
import json
from dataclasses import asdict
from pathlib import Path
from typing import Final

import segno
import typst
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from maillage.reception.routes import RouteSheet

LAYOUT: Final = Path(__file__).parent / "documents/route.typ"


def pdf_of(sheet: RouteSheet) -> bytes:
    """The PDF, made with the fonts typst brings: no network, no system font, no file but the layout."""
    return bytes(
        typst.compile(
            LAYOUT.read_bytes(),
            sys_inputs={"data": json.dumps({**asdict(sheet), "words": _words(sheet), "qr": qr_of(sheet.card.address)})},
            pdf_standards=["ua-1"],
            format="pdf",
            font_paths=[],
            ignore_system_fonts=True,
        )
    )


def qr_of(address: str) -> str:
    """The address as a QR code in SVG."""
    drawn = io.BytesIO()
    segno.make(address, error="m", micro=False).save(
        drawn, kind="svg", border=4, xmldecl=False, svgns=True, omitsize=True
    )
    return drawn.getvalue().decode()


def _words(sheet: RouteSheet) -> dict[str, str]:
    """The words around, in the active language."""
    return {
        "language": "en" if get_language() == "en" else "fr",
        "title": _("Feuille de route"),
        "kept_by": _("Cette feuille est à vous. Le réseau n’en garde rien, et rien n’est envoyé à personne."),
        "questions": _("Vos questions pour la suite"),
        "card": _("Carte retour"),
        "card_question": _("Trois mois après, qu’est-ce qui a changé ?"),
        "card_how": _("À partir de %(month)s, répondez sans dire qui vous êtes, avec ce code ou cette image.")
        % {"month": sheet.card.from_month},
        "card_common": _("Ce code est le même pour toutes les feuilles du mois."),
        "qr": _("Image à viser avec un téléphone : elle mène à la page de réponse."),
    }
