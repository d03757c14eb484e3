"""Every answer drawn is a word of its list, and says where its share comes from."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from maillage.demo import pack
from maillage.demo.simulation.activity import Shares, activity
from maillage.reception.words import CODE_LISTS, LISTS, OUTCOMES
from maillage.reference.imports.vocabularies import SHIPPED
from tests.demo.simulation.invented import END

ROWS = pack.rows("shares.csv")
OURS = {"obstacle": CODE_LISTS["obstacles"], "orientation": CODE_LISTS["orientations"]}


def terms(vocabulary: str) -> set[str]:
    """The codes of a list that is shipped."""
    with (Path(SHIPPED) / "terms.csv").open(encoding="utf-8", newline="") as table:
        return {row["code"] for row in csv.DictReader(table) if row["vocabulary"] == vocabulary}


@pytest.mark.parametrize("name", sorted({row["list"].partition(":")[0] for row in ROWS} & {*LISTS, *OURS}))
def test_the_codes_of_a_share_are_words_of_its_list(name: str) -> None:
    drawn = {row["code"] for row in ROWS if row["list"].partition(":")[0] == name}

    assert drawn <= terms({**LISTS, **OURS}[name])


def test_outcomes_are_those_a_desk_knows() -> None:
    assert {row["code"] for row in ROWS if row["list"] == "outcome"} <= set(OUTCOMES)


def test_every_share_is_above_zero_and_names_its_source() -> None:
    assert all(float(row["share"]) > 0 for row in ROWS)
    assert {row["source"].partition(":")[0] for row in ROWS} == {"S20", "S21", "invented"}


def test_half_of_those_who_tell_their_age_are_from_15_to_29_as_published() -> None:
    ages = Shares(activity(), END).weights_of("age", "maison-du-vallon", END)

    assert sum(ages[band] for band in ("15-17", "18-24", "25-29")) / sum(ages.values()) == pytest.approx(0.49)


def test_the_planted_need_doubles_there_and_then_and_nowhere_else() -> None:
    shares = Shares(activity(), END)
    began = shares.need_starts_on

    there, before = (shares.weights_of("reason", "maison-du-canal", day) for day in (began, began.replace(day=1)))
    elsewhere = shares.weights_of("reason", "maison-du-vallon", began)

    assert there["reconversion"] == pytest.approx(2 * before["reconversion"])
    assert elsewhere["reconversion"] == before["reconversion"]
    assert there["recherche_emploi"] == before["recherche_emploi"]
