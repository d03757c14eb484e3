"""The A3 poster of what a place changed after what people asked, as a tagged PDF (PDF/UA-1)."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

import typst

from maillage.core.dates import in_words
from maillage.network.sheets import NetworkSheet
from maillage.reception.queries.demands import Change

LAYOUT: Final = Path(__file__).parent / "documents/changes.typ"


@dataclass(frozen=True)
class PosterLine:
    """What was asked, whether it is done, the answer, its day."""

    asked: str
    state: str
    answer: str
    day: str


@dataclass(frozen=True)
class Poster:
    """What the layout receives, in French: words as data, never as markup."""

    title: str
    place: str
    network: str
    ribbon: str
    lines: tuple[PosterLine, ...]
    nothing: str
    footer: str


def poster_of(place: str, changes: Sequence[Change], network: NetworkSheet) -> Poster:
    """The words of the poster: the hall's, so always French."""
    return Poster(
        title="Vous avez demandé, voici ce qui a changé",
        place=place,
        network=network.name,
        ribbon="Réseau de démonstration" if network.is_demonstration else "",
        lines=tuple(
            PosterLine(change.asked, _state(change), change.answer, f"Le {in_words(change.answered_on)}")
            for change in changes
        ),
        nothing="Rien n’est encore affiché ici. Dites à l’accueil ce qui vous manque.",
        footer=f"{network.name}. Il vous manque quelque chose ? Dites-le à l’accueil.",
    )


def _state(change: Change) -> str:
    """« Not yet » is not said twice when the answer begins so."""
    if change.is_done:
        return "C’est fait."
    return "" if change.answer.lower().startswith("pas encore") else "Pas encore."


def pdf_of(poster: Poster) -> bytes:
    """The PDF, made with the fonts typst brings: no network, no system font."""
    return bytes(
        typst.compile(
            LAYOUT.read_bytes(),
            sys_inputs={"data": json.dumps(asdict(poster))},
            pdf_standards=["ua-1"],
            format="pdf",
            font_paths=[],
            ignore_system_fonts=True,
        )
    )
