"""Which lines are one place: twenty invented pairs labelled by hand, and what follows from the rule."""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maillage.reference.imports.duplicates import Line, are_one_place, final, same_places

_TABLE = (Path(__file__).parent / "duplicates.csv").read_text(encoding="utf-8")
PAIRS = list(csv.DictReader(_TABLE.splitlines()))


def line(key: str, pair: dict[str, str], prefix: str = "") -> Line:
    position = [float(pair[prefix + name]) if pair[prefix + name] else None for name in ("latitude", "longitude")]
    return Line(
        key=key,
        kind=pair["kind"],
        name=pair[f"{prefix}name"],
        address=pair[f"{prefix}address"],
        commune=pair[f"{prefix}commune"],
        latitude=position[0],
        longitude=position[1],
        is_at_centre=False,
    )


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: f"{pair['same']} {pair['name']} / {pair['other_name']}")
def test_pair_labelled_by_hand_is_told_apart_or_alike(pair: dict[str, str]) -> None:
    one, other = line("1", pair), line("2", pair, "other_")

    assert are_one_place(one, other) == (pair["same"] == "yes")
    assert are_one_place(other, one) == (pair["same"] == "yes")


def test_labelled_pairs_are_found_among_all_lines() -> None:
    kept = [pair for pair in PAIRS if pair["same"] == "yes"]

    for pair in kept:
        same = same_places([line("1", pair), line("2", pair, "other_")])
        assert len(same) == 1


def test_another_kind_is_another_place() -> None:
    one = line("1", PAIRS[0])
    other = replace(one, key="2", kind="aci")

    assert same_places([one, other]) == {}


def test_three_times_the_same_line_leaves_one() -> None:
    one = line("1", PAIRS[0])

    same = same_places([replace(one, key=key) for key in ("3", "1", "2")])

    assert same == {"2": "1", "3": "1"}


def test_a_chain_leads_to_its_end_and_a_circle_nowhere() -> None:
    assert final({"a": "b", "b": "c"}) == {"a": "c", "b": "c"}
    assert final({"a": "b", "b": "a"}) == {}


NAMES = st.sampled_from(["Vallon", "Vallon Sud", "Sud Vallon", "Jardins", "SARL Jardins"])
LINES = st.builds(
    Line,
    key=st.integers(0, 10_000).map(str),
    kind=st.sampled_from(["aci", "vae"]),
    name=NAMES,
    address=st.sampled_from(["", "1 rue A", "2 rue B"]),
    commune=st.sampled_from(["", "13055", "05061"]),
    latitude=st.none(),
    longitude=st.none(),
    is_at_centre=st.sampled_from([False]),
)


@given(st.lists(LINES, max_size=12, unique_by=lambda line: line.key))
def test_whatever_the_lines_each_repeated_one_leads_to_one_that_stands(lines: list[Line]) -> None:
    same = same_places(lines)

    assert not set(same) & set(same.values())
    assert same_places(list(reversed(lines))) == same
