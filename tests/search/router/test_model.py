"""What is learnt: from which questions, into which bytes, how good."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

import maillage
from maillage.cli.main import main
from maillage.search.router import model_file
from maillage.search.router.asking import CHOICES
from maillage.search.router.calibration import Bin, calibration_error, reliability, temperature
from maillage.search.router.folds import FOLDS, fold_of_each
from maillage.search.router.model_file import FILE, dumped, learnt, loaded
from maillage.search.router.questions import NO_POLE, questions
from maillage.search.router.regression import Example, Settings, learn, softmax
from maillage.search.router.report import pole_scores
from maillage.search.router.training import SEED, fingerprint, pole_examples, reason_examples, train

PACKAGE = Path(maillage.__file__).parent
ASKED = questions()


def codes_of(vocabulary: str) -> set[str]:
    with (PACKAGE / "reference/vocabularies/terms.csv").open(encoding="utf-8", newline="") as file:
        return {row["code"] for row in csv.DictReader(file) if row["vocabulary"] == vocabulary}


def poles_of_the_network() -> set[str]:
    starter = json.loads((PACKAGE / "demo/starter/network.json").read_text(encoding="utf-8"))
    return {pole["code"] for pole in starter["poles"]}


# ── Questions ────────────────────────────────────────────────────────────────
def test_questions_are_distinct_and_more_than_a_thousand() -> None:
    texts = {one.text.lower() for one in ASKED}

    assert (len(texts), len(texts) >= 1_500) == (len(ASKED), True)


def test_questions_speak_the_codes_of_the_network_and_of_its_lists() -> None:
    assert {pole for one in ASKED for pole in one.poles} == poles_of_the_network()
    assert {one.reason for one in ASKED} == codes_of("motif_visite") - {"nr"}
    assert {one.audience for one in ASKED} - {""} <= codes_of("statut")


# ── The file ─────────────────────────────────────────────────────────────────
def test_the_model_tells_the_poles_of_the_network_and_their_reasons() -> None:
    known = learnt()

    assert set(known.poles.classes) == poles_of_the_network() | {NO_POLE}
    assert set(known.reasons.classes) == codes_of("motif_visite") - {"nr"}
    assert set(CHOICES) == poles_of_the_network()


def test_the_model_was_learnt_from_the_questions_lexicon_and_folding_of_this_release() -> None:
    seen = fingerprint(pole_examples(ASKED), reason_examples(ASKED))

    assert learnt().learnt_from == seen, "run `maillage train router`"


def test_the_model_is_small() -> None:
    assert FILE.stat().st_size <= 500_000


def test_same_seed_writes_the_same_bytes_and_another_seed_others() -> None:
    few = ASKED[::6]

    first, second, other = (dumped(train(few, seed)) for seed in (7, 7, 8))

    assert first == second
    assert first != other


def test_a_file_read_and_written_again_is_the_same() -> None:
    assert dumped(loaded(FILE.read_text(encoding="utf-8"))) == FILE.read_text(encoding="utf-8")


def test_a_file_of_another_format_is_refused() -> None:
    text = json.dumps({"format": model_file.FORMAT + 1})

    with pytest.raises(ValueError, match="format"):
        loaded(text)


@pytest.mark.long
def test_the_verb_writes_the_bytes_of_this_release(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "model.json"

    status = main(["train", "router", "--to", str(path)])

    assert status == 0
    assert path.read_bytes() == FILE.read_bytes()
    assert capsys.readouterr().out == f"{len(ASKED)} questions learnt, {FILE.stat().st_size} bytes\n"


# ── How good ─────────────────────────────────────────────────────────────────
@pytest.mark.long
def test_poles_are_told_as_well_as_promised_and_confidence_can_be_believed() -> None:
    scores = pole_scores(ASKED, SEED)

    assert scores.macro_f1([NO_POLE]) >= 0.90
    assert scores.calibration_error <= 0.05


def test_families_are_never_cut_between_folds() -> None:
    families = [one.family for one in ASKED]

    folds = fold_of_each(families, SEED)

    assert len(set(zip(families, folds, strict=True))) == len(set(families))
    assert max(map(folds.count, range(FOLDS))) - min(map(folds.count, range(FOLDS))) <= 1


# ── The arithmetic ───────────────────────────────────────────────────────────
def test_softmax_of_known_scores() -> None:
    assert softmax([0.0, 0.0]) == [0.5, 0.5]
    assert softmax([1.0986122886681098, 0.0]) == pytest.approx([0.75, 0.25])
    assert softmax([2 * 1.0986122886681098, 0.0], temperature=2.0) == pytest.approx([0.75, 0.25])


def test_a_model_learns_what_parts_two_classes_and_knows_nothing_of_new_words() -> None:
    examples = [Example(["w:cv"], "emploi"), Example(["w:cpf"], "formation")] * 20

    model = learn(examples, 1, Settings())

    assert model.probabilities(["w:cv"])["emploi"] > 0.9
    assert model.probabilities(["w:cpf"])["formation"] > 0.9
    assert model.probabilities(["w:jamais"]) == pytest.approx({"emploi": 0.5, "formation": 0.5}, abs=0.1)


def test_temperature_of_answers_right_three_times_in_four_is_the_one_that_says_so() -> None:
    # Scores that say 0.9 (their gap is ln 9) while 3 answers of 4 are right: the gap must become ln 3, half of it.
    scored = [([2.1972245773362196, 0.0], answer) for answer in (0, 0, 0, 1)] * 25

    assert temperature(scored) == pytest.approx(2.0, abs=0.01)


def test_calibration_error_is_the_mean_gap_of_the_bins() -> None:
    bins = [Bin(count=30, confidence=0.9, right=0.8), Bin(count=10, confidence=0.5, right=0.7)]

    assert calibration_error(bins) == pytest.approx((30 * 0.1 + 10 * 0.2) / 40)


def test_bins_hold_as_many_questions_each_from_the_least_confident() -> None:
    bins = reliability([(number / 100, number >= 50) for number in range(100)])

    assert [one.count for one in bins] == [10] * 10
    assert [one.right for one in bins] == [0.0] * 5 + [1.0] * 5
    assert bins[0].confidence == pytest.approx(0.045)
