"""Invented documents, indexed in memory."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

import pytest
import tantivy

from maillage.core.declarations import SearchableDocument
from maillage.search.answers import Answer, Found, Question
from maillage.search.entries import entries, schema
from maillage.search.lookup import look_up

DAY = date(2026, 11, 25)
Ask = Callable[..., Answer]


def occupation(code: str, *names: str, **values: object) -> SearchableDocument:
    """An occupation with its names."""
    return SearchableDocument(kind="occupation", code=code, names=names, path=f"/metiers/{code}/", **values)  # type: ignore[arg-type]


DOCUMENTS = (
    occupation("D1102", "Boulangère", "Boulanger", "Boulangère industrielle", "Boulanger industriel"),
    occupation("D1103", "Cheffe boulangère", "Chef boulanger", other_names=("mitronne", "mitron")),
    occupation("J1501", "Aide-soignante", "Aide-soignant", other_names=("nursing assistant",)),
    occupation("J1506", "Infirmière", "Infirmier", "Infirmière de nuit", "Infirmier de nuit"),
    occupation("K1310", "Assistante maternelle", "Assistant maternel", topics=("Je souhaite m’occuper d’enfants",)),
    occupation("N2102", "Hôtesse de l’air", "Steward de l’air"),
    occupation("M1607", "Secrétaire", text="Tient à jour le planning des infirmières."),
    occupation("H2913", "Soudeuse", "Soudeur", topics=("Souder à l’arc", "Lire un plan de tuyauterie")),
    SearchableDocument(
        kind="service",
        code="stage",
        names=("Trouver un stage de 3e", "Find an internship"),
        path="/services/stage/",
        audiences=("jeunes",),
    ),
    SearchableDocument(
        kind="territory",
        code="05061",
        names=("Gap",),
        path="/territoires/communes/05061/",
        detail="Hautes-Alpes",
        latitude=44.58,
        longitude=6.06,
    ),
)


def index_of(documents: Iterable[SearchableDocument]) -> tantivy.Index:
    """An index in memory."""
    index = tantivy.Index(schema())
    writer = index.writer(15_000_000, 1)
    for document in documents:
        for entry in entries(document):
            writer.add_document(entry)
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    return index


@pytest.fixture(scope="session")
def index() -> tantivy.Index:
    """The invented documents."""
    return index_of(DOCUMENTS)


@pytest.fixture
def ask(index: tantivy.Index, db: None) -> Ask:
    """Ask the invented documents."""

    def asking(text: str, **values: object) -> Answer:
        return look_up(index, Question(text=text, day=DAY, **values))  # type: ignore[arg-type]

    return asking


def found(answer: Answer) -> list[Found]:
    """Everything found, the best kind first."""
    return [one for kind in answer.kinds for one in kind.found]


def codes(answer: Answer) -> list[str]:
    """The codes of everything found."""
    return [one.code for one in found(answer)]
