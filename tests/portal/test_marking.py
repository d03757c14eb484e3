"""Words of a title that answer words of the question are marked; everything is shown as text."""

from __future__ import annotations

import pytest

from maillage.portal.asking.marking import marked


@pytest.mark.parametrize(
    ("text", "question", "shown"),
    [
        ("Boulangère ou boulanger", "boulangere", "<mark>Boulangère</mark> ou <mark>boulanger</mark>"),
        ("Refaire son CV", "cv", "Refaire son <mark>CV</mark>"),
        ("Recherche d’emploi", "EMPLOI", "Recherche d’<mark>emploi</mark>"),
        ("Œuf et bœuf", "boeuf", "Œuf et <mark>bœuf</mark>"),
        ("Formation", "forme", "Formation"),
        ("Agente d’entretien", "a de", "Agente d’entretien"),
        ("Boulangère", "", "Boulangère"),
        ("", "cv", ""),
    ],
)
def test_words_that_answer_are_marked(text: str, question: str, shown: str) -> None:
    assert marked(text, question) == shown


@pytest.mark.parametrize("question", ["script", "<b>", "mark"])
def test_a_title_is_never_read_as_html(question: str) -> None:
    assert "<script" not in marked("<script>alert(1)</script> & <b>", question)
    assert "&amp;" in marked("<script>alert(1)</script> & <b>", question)
