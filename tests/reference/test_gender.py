"""Job titles in both genders, held against a table made by hand."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from maillage.reference.gender import both_genders, title_of

with (Path(__file__).parent / "job_titles.csv").open(encoding="utf-8", newline="") as table:
    BY_HAND = list(csv.DictReader(table))


@pytest.mark.parametrize("line", BY_HAND, ids=lambda line: line["label"])
def test_a_label_gives_both_genders_and_a_title(line: dict[str, str]) -> None:
    names = both_genders(line["label"])

    assert names == (line["feminine"], line["masculine"])
    assert title_of(names) == line["title"]
