"""Occupations in lists and their sheet, on the miniature ROME."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from maillage.core.errors import NotYours
from maillage.reference import queries
from maillage.reference.enums import Flag, ItemKind
from maillage.reference.models import Appellation, Item, Mobility, Occupation, OccupationItem
from maillage.reference.queries import AppellationLine, CloseOccupation, Group, ItemLine

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("rome")]


def test_the_sheet_names_the_occupation_in_both_genders_the_feminine_first() -> None:
    sheet = queries.occupation_sheet("a1101")

    assert sheet.title == "Conductrice ou conducteur d’engins d’essai"
    assert (sheet.domain_code, sheet.domain_name) == ("A", "Agriculture")
    assert (sheet.professional_domain_code, sheet.professional_domain_name) == ("A11", "Engins")
    assert sheet.appellations == (
        AppellationLine("Conductrice d’engins d’essai", "Conducteur d’engins d’essai", is_main=True),
        AppellationLine("Pilote de moissonneuse", "Pilote de moissonneuse", is_main=False),
    )


def test_the_sheet_groups_items_by_kind_and_branch_core_ones_first() -> None:
    sheet = queries.occupation_sheet("A1101")

    lines = (ItemLine("Conduire l’engin", is_core=True), ItemLine("Tailler", is_core=False))
    assert sheet.skills == (Group("Agriculture", lines),)
    assert sheet.soft_skills == (ItemLine("Avoir le sens du service", is_core=False),)
    assert sheet.knowledge == ()
    assert sheet.contexts == (Group("Lieux et déplacements", (ItemLine("Travail dehors", is_core=False),)),)


def test_a_macro_skill_stands_in_its_own_branch() -> None:
    sheet = queries.occupation_sheet("A1203")

    assert [(group.name, [line.label for line in group.items]) for group in sheet.skills] == [
        ("Agriculture", ["Faire pousser (fleurs, ...)", "Tailler"])
    ]


def test_close_occupations_come_by_rank_and_tell_how_they_differ() -> None:
    close = queries.occupation_sheet("A1101").close

    assert close == (
        CloseOccupation(
            code="A1203",
            name_feminine="Jardinière des toits",
            name_masculine="Jardinier des toits",
            shared_skills=("Tailler",),
            own_skills_here=("Conduire l’engin",),
            own_skills_there=("Faire pousser (fleurs, ...)",),
        ),
        CloseOccupation(
            code="D1106",
            name_feminine="Fleuriste",
            name_masculine="Fleuriste",
            shared_skills=(),
            own_skills_here=("Conduire l’engin", "Tailler"),
            own_skills_there=("Vendre",),
        ),
    )


def test_at_most_five_skills_tell_a_difference_core_ones_first() -> None:
    for number in range(6):
        item = Item.objects.create(code=900 + number, kind=ItemKind.SKILL, label=f"Geste {number}")
        OccupationItem.objects.create(occupation_id="D1106", item=item, core=int(number == 5))

    there = queries.occupation_sheet("A1101").close[1].own_skills_there

    assert there == ("Geste 5", "Geste 0", "Geste 1", "Geste 2", "Geste 3")


def test_doors_and_flags_are_told_in_words() -> None:
    sheet = queries.occupation_sheet("A1101")

    assert sheet.interests == ("J’aime la nature",)
    assert sheet.sectors == ("Agriculture", "Sylviculture")
    assert sheet.themes == ("Métiers de l’environnement",)
    assert sheet.riasec == ("Réaliste",)
    assert sheet.flags == (Flag.REGULATED, Flag.GREEN, Flag.DIGITAL)
    assert queries.occupation_sheet("D1106").flags == (Flag.EXECUTIVE, Flag.STRATEGIC, Flag.DEMOGRAPHIC)
    assert queries.occupation_sheet("A1203").flags == ()


def test_the_sheet_tells_the_edition_it_comes_from() -> None:
    edition = queries.occupation_sheet("A1101").edition

    assert edition is not None
    assert (edition.publisher, edition.vintage) == ("France Travail", "version 7, 02/03/2025")


def test_an_unknown_code_is_refused() -> None:
    with pytest.raises(NotYours):
        queries.occupation_sheet("Z9999")


@pytest.mark.parametrize("moves", [1, 3])
def test_the_sheet_takes_ten_queries_whatever_the_rows(
    moves: int, django_assert_num_queries: Callable[[int], Any]
) -> None:
    template = Occupation.objects.get(code="D1106")
    Mobility.objects.filter(occupation="A1203").delete()
    for number in range(moves):
        template.pk = f"D200{number}"
        template.save(force_insert=True)
        Mobility.objects.create(occupation_id="A1203", target_id=template.pk, rank=number + 1)

    with django_assert_num_queries(10):
        assert len(queries.occupation_sheet("A1203").close) == moves


def test_letters_are_those_of_feminine_titles() -> None:
    assert queries.letters() == ["C", "F", "J"]


@pytest.mark.parametrize(("letter", "codes"), [("c", ["A1101"]), ("F", ["D1106"]), ("Z", []), ("", []), ("?", [])])
def test_occupations_are_listed_by_letter(letter: str, codes: list[str]) -> None:
    assert [line.code for line in queries.occupations_by_letter(letter)] == codes


def test_domains_count_their_occupations() -> None:
    found = [(line.code, line.name, line.count) for line in queries.domains_with_counts()]

    assert found == [("A", "Agriculture", 2), ("D", "Commerce", 1)]


def test_a_domain_shows_its_groups_and_their_occupations() -> None:
    sheet = queries.occupations_of_domain("a")

    groups = [(group.code, group.name, [line.title for line in group.occupations]) for group in sheet.groups]
    assert (sheet.code, sheet.name) == ("A", "Agriculture")
    assert groups == [
        ("A11", "Engins", ["Conductrice ou conducteur d’engins d’essai"]),
        ("A12", "Espaces verts", ["Jardinière ou jardinier des toits"]),
    ]


def test_an_unknown_domain_is_refused() -> None:
    with pytest.raises(NotYours):
        queries.occupations_of_domain("Z")


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("conductrice", ["A1101"]),
        ("CONDUCTEUR D'ENG", ["A1101"]),
        ("moisson", ["A1101"]),
        ("fleur", ["D1106"]),
        ("toits", ["A1203"]),
        ("onducteur", []),
        ("", []),
    ],
)
def test_occupations_are_found_by_the_start_of_a_word_in_either_gender(text: str, codes: list[str]) -> None:
    assert [choice.code for choice in queries.occupations_starting_with(text)] == codes


def test_a_choice_tells_the_job_title_it_was_found_by() -> None:
    own, other = queries.occupations_starting_with("conduc")[0], queries.occupations_starting_with("vendeuse")[0]

    assert (own.title, own.found_by) == ("Conductrice ou conducteur d’engins d’essai", "")
    assert (other.title, other.found_by) == ("Fleuriste", "Vendeuse ou vendeur de fleurs")


@pytest.mark.parametrize("titles", [1, 3])
def test_a_search_that_finds_few_takes_three_queries_whatever_the_rows(
    titles: int, django_assert_num_queries: Callable[[int], Any]
) -> None:
    for number, occupation in enumerate(["A1101", "A1203", "D1106"][:titles]):
        Appellation.objects.create(
            code=900 + number, label="Zingueur", search_name="  zingueur", occupation_id=occupation
        )

    with django_assert_num_queries(3):
        assert len(queries.occupations_starting_with("zing")) == titles
