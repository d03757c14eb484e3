"""The arithmetic of the search bench: scores, floors, typing errors, and how right answers are read."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from maillage.core.declarations import SearchableDocument
from maillage.core.text import normalise
from tools.bench_search import edits, floors, parity
from tools.bench_search.cases import Case, CaseSet
from tools.bench_search.engines.fts5 import Fts5
from tools.bench_search.scores import Score, rank_of
from tools.bench_search.table import names_held

NAMES = ("Bouchère charcutière", "Aide-soignant de nuit", "Chef d’œuvre", "Élu", "Ingénieure qualité de l’eau")


def _score(*ranks: int) -> Score:
    return Score(ranks, 0.5)


def test_a_score_counts_right_answers_and_halves_the_second_rank() -> None:
    score = _score(1, 2, 6, 0)

    assert (score.within(1), score.within(5)) == (1, 2)
    assert (score.success(1), score.success(5)) == (0.25, 0.5)
    assert score.mean_reciprocal_rank == pytest.approx((1 + 1 / 2 + 1 / 6) / 4)
    assert score.mean_ms == 125.0


def test_questions_that_are_names_held_are_counted_apart() -> None:
    held = names_held([_document("D1101", "Bouchère", "Boucher"), _document("D1102", "Boulanger")])
    cases = tuple(Case(words, frozenset({"D1101"})) for words in ("BOUCHERE", "boucher / bouchère", "boulanger"))

    assert CaseSet(name="x", kind="occupation", reading="", cases=cases).known(held) == [True, True, False]
    assert _score(1, 2, 0).of([False, True, True]).ranks == (2, 0)


@pytest.mark.parametrize(
    ("found", "rank"),
    [(["D1101", "D1102"], 1), (["A1", "D1102", "D1101"], 2), (["A1"], 0), ([], 0), ([*"abcdefghij", "D1101"], 0)],
)
def test_the_rank_is_that_of_the_first_right_answer_within_ten(found: list[str], rank: int) -> None:
    assert rank_of(Case("boucher", frozenset({"D1101", "D1102"})), found) == rank


def test_a_floor_that_is_met_and_a_lead_that_is_held_have_no_fault() -> None:
    assert floors.missed("names, exact", {floors.OURS: _score(1, 1), "a peer": _score(1, 1)}) == []


def test_a_floor_that_is_missed_is_told_with_its_figures() -> None:
    assert floors.missed("names, exact", {floors.OURS: _score(1, 2)}) == ["names, exact: 0.500 at 1, floor 0.99"]


def test_a_peer_that_does_better_is_named_for_each_measure() -> None:
    scores = {floors.OURS: _score(2, 0), "a peer": _score(1, 0)}

    assert floors.missed("localities", scores) == [
        "localities: a peer leads, 1 against 0 at 1",
        "localities: a peer leads, MRR 0.500 against 0.250",
    ]


@pytest.mark.parametrize(
    ("ours", "told"),
    [
        ((1, 1, 1, 1, 0), []),
        ((1, 1, 1, 0, 0), ["curated keywords: 1 of its 3 misses repaired"]),
        ((1, 0, 1, 1, 1), ["curated keywords: 1 lost to the best peer"]),
    ],
)
def test_curated_keywords_lose_none_and_repair_half_of_the_misses(ours: tuple[int, ...], told: list[str]) -> None:
    best, weak = _score(1, 1, 0, 0, 0), _score(1, 0, 0, 0, 0)

    assert floors.missed(floors.CURATED, {floors.OURS: _score(*ours), "best": best, "weak": weak}) == told


@given(st.sampled_from(NAMES), st.integers())
def test_one_edit_is_at_distance_one_and_reads_otherwise(name: str, seed: int) -> None:
    edited = edits.one_edit(name, random.Random(seed))

    assert OSA.distance(name, edited) == 1
    assert normalise(edited) not in ("", normalise(name))


@given(st.sampled_from(NAMES), st.integers())
def test_two_edits_never_undo_each_other(name: str, seed: int) -> None:
    edited = edits.two_edits(name, random.Random(seed))

    assert 1 <= OSA.distance(name, edited) <= 3  # an exchange of letters exchanged again is three at most
    assert normalise(edited) != normalise(name)


@pytest.mark.parametrize(
    ("change", "name", "changed"),
    [
        (edits.without_accents, "Chef d’œuvre à l’Élysée", "Chef d’oeuvre a l’Elysee"),
        (edits.beginning, "Boulangère", "Boulan"),
        (edits.reordered, "Coiffeuse mixte", "mixte coiffeuse"),
        (edits.reordered, "Coiffeuse", "Coiffeuse"),
        (edits.one_word_dropped, "Élu", "Élu"),
    ],
)
def test_a_name_is_changed(change: Callable[[str, random.Random], str], name: str, changed: str) -> None:
    assert change(name, random.Random(1)) == changed


def test_the_same_seed_gives_the_same_questions() -> None:
    first, again = (
        [change(name, random.Random(7)) for change in (edits.two_edits, edits.reordered) for name in NAMES]
        for _turn in range(2)
    )

    assert first == again


def _document(code: str, *names: str) -> SearchableDocument:
    return SearchableDocument("occupation", code, names, f"/metiers/{code}/")


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("bouchere", ["D1101"]),
        ("bouchers charcutiers", ["D1102"]),
        ("boul", ["D1102b"]),
        ("boulnagere", ["D1102b"]),
        ("la boulangere inconnue", ["D1102b"]),
        ('"OR* NEAR(', []),
        ("", []),
    ],
)
def test_the_peer_is_well_set_up(tmp_path: Path, question: str, found: list[str]) -> None:
    documents = [
        _document("D1101", "Bouchère", "Boucher"),
        _document("D1102", "Bouchère charcutière", "Boucher charcutier"),
        _document("D1102b", "Boulangère", "Boulanger"),
    ]
    peer = Fts5(tmp_path, documents)

    assert peer.find(question, "occupation", 10)[: len(found) or None] == found
    assert peer.find(question, "place", 10) == []


class _Echo:
    """Finds what is asked, but for one name."""

    name, build_seconds, index_bytes = "echo", 0.0, 0

    def find(self, question: str, _kind: str, _limit: int) -> list[str]:
        return ["other"] if question == "Serveuse" else ["same"]


def test_titles_whose_genders_differ_in_what_they_give_are_counted(capsys: pytest.CaptureFixture[str]) -> None:
    titles = [("Bouchère", "Boucher"), ("Serveuse", "Serveur"), ("Libraire", "Libraire")]

    faults = parity.run(_Echo(), titles)

    assert faults == ["genders: 1 of 2 titles differ, first ('Serveuse', 'Serveur')"]
    assert "1 of 2 titles" in capsys.readouterr().out
