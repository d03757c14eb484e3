"""What is found, in which order, and why."""

from __future__ import annotations

import pytest

from maillage.core.declarations import SearchableDocument, ShownIn
from maillage.search.answers import Point, Question, Why
from maillage.search.lookup import look_up
from tests.search.conftest import DAY, DOCUMENTS, Ask, codes, found, index_of, occupation


def first(ask: Ask, text: str) -> tuple[str, Why, str]:
    """The code, the reason and what shows it, of the first thing found."""
    one = found(ask(text))[0]
    return one.code, one.why, one.matched


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("boulanger", ("D1102", Why.NAME, "Boulanger")),
        ("BOULANGÈRE", ("D1102", Why.NAME, "Boulangère")),
        ("boulangere", ("D1102", Why.NAME, "Boulangère")),
        ("boulangers", ("D1102", Why.NAME, "Boulangère")),
        ("boulanger·ère", ("D1102", Why.NAME, "Boulanger")),
        ("boulanger / boulangère", ("D1102", Why.NAME, "Boulangère")),
        ("industrielle boulangère", ("D1102", Why.NAME, "Boulangère industrielle")),
        ("boulagner", ("D1102", Why.NEAR, "Boulangère")),
        ("oulanger", ("D1102", Why.NEAR, "Boulangère")),
        ("infrimiere de nuti", ("J1506", Why.NEAR, "Infirmière de nuit")),
        ("secrét", ("M1607", Why.START, "Secrétaire")),
        ("mitron", ("D1103", Why.OTHER_NAME, "mitron")),
        ("nursing assistant", ("J1501", Why.OTHER_NAME, "nursing assistant")),
        ("aide soignant", ("J1501", Why.NAME, "Aide-soignant")),
        ("aidesoignante", ("J1501", Why.NAME, "Aide-soignante")),
        ("nounou", ("K1310", Why.OTHER_NAME, "Assistante maternelle")),
        ("steward", ("N2102", Why.WORDS, "Steward de l’air")),
        ("hôtesse de l'air", ("N2102", Why.NAME, "Hôtesse de l’air")),
        ("souder à l'arc", ("H2913", Why.SKILL, "Souder à l’arc")),
        ("planning", ("M1607", Why.TEXT, "Secrétaire")),
    ],
)
def test_what_people_type_leads_to_the_thing_and_says_why(ask: Ask, text: str, expected: tuple[str, Why, str]) -> None:
    assert first(ask, text) == expected


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("j'aimerais devenir infirmière", "J1506"),
        ("comment devenir boulanger ?", "D1102"),
        ("aide soigant de nuit", "J1501"),
        ("je veux m'occuper des enfants", "K1310"),
        ("stage 3e à gap", "stage"),
        ("musicothérapeute ou infirmier", "J1506"),
    ],
)
def test_a_sentence_is_understood_by_the_words_that_matter(ask: Ask, text: str, code: str) -> None:
    assert code in codes(ask(text))[:2]


def test_a_sentence_that_nothing_holds_whole_is_told_approximate(ask: Ask) -> None:
    answer = ask("stage 3e à gap")

    assert (answer.is_approximate, codes(answer)) == (True, ["stage", "05061"])


def test_a_word_that_no_one_knows_finds_nothing(ask: Ask) -> None:
    answer = ask("xylophobe")

    assert (answer.kinds, answer.is_approximate, answer.has_index) == ((), False, True)


@pytest.mark.parametrize("text", ["", "   ", "''''", "\x00", "«»?!"])
def test_a_question_without_words_finds_nothing(ask: Ask, text: str) -> None:
    assert ask(text).kinds == ()


def test_joining_words_alone_find_names_that_hold_them(ask: Ask) -> None:
    assert set(codes(ask("de la"))) <= {"N2102", "J1506", "stage"}


def test_the_very_name_comes_before_names_that_hold_it(ask: Ask) -> None:
    assert codes(ask("boulanger"))[:2] == ["D1102", "D1103"]


def test_a_name_comes_before_a_text(ask: Ask) -> None:
    assert codes(ask("infirmier nuit")) == ["J1506"]
    assert codes(ask("infirmières")) == ["J1506"]


def test_a_kind_asked_for_shows_it_alone(ask: Ask) -> None:
    assert codes(ask("stage 3e à gap", kinds=("territory",))) == ["05061"]


def test_what_is_not_returned_is_counted(ask: Ask) -> None:
    answer = ask("boulanger", limit=1)

    assert [(kind.count, len(kind.found)) for kind in answer.kinds] == [(2, 1)]


def test_a_point_gives_distances_and_the_nearest_first(db: None) -> None:
    places = [
        SearchableDocument("place", code, ("Maison des métiers",), f"/lieux/{code}/", latitude=latitude, longitude=5.0)
        for code, latitude in (("far", 48.0), ("near", 43.5), ("middle", 45.0))
    ]
    near = Point("Marseille", 43.3, 5.0)

    answer = look_up(index_of(places), Question(text="maison des métiers", day=DAY, near=near))

    assert [(one.code, round(one.distance_km or 0)) for one in found(answer)] == [
        ("near", 22),
        ("middle", 189),
        ("far", 523),
    ]


def test_a_title_is_shown_in_the_language_of_the_reader(db: None) -> None:
    service = SearchableDocument(
        "service",
        "cv",
        ("Refaire son CV", "Write a CV"),
        "/services/cv/",
        shown_in=(ShownIn("en", "Write a CV", language="en"),),
    )
    index = index_of([service, occupation("D1102", "Boulangère", "Boulanger", title="Boulangère ou boulanger")])

    def titles(text: str, language: str) -> list[tuple[str, str]]:
        answer = look_up(index, Question(text=text, day=DAY, language=language))
        return [(one.title, one.language) for one in found(answer)]

    assert titles("cv", "en") == [("Write a CV", "en")]
    assert titles("write a cv", "fr") == [("Refaire son CV", "fr")]
    assert titles("boulanger", "en") == [("Boulangère ou boulanger", "fr")]


def test_every_document_is_found_by_each_of_its_names(ask: Ask) -> None:
    for document in DOCUMENTS:
        for name in (*document.names, *document.other_names):
            assert codes(ask(name))[0] == document.code, name
