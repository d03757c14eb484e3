"""What may be said of the share of women in an occupation (docs/algorithms/share-of-women.md)."""

from __future__ import annotations

import csv
import gzip
import io
from collections import Counter, defaultdict
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maillage.config import env
from maillage.reference.enums import Mix, Untold
from maillage.reference.women import DOMINANCE, POLICY, FamilyShare, women_told

DATA = Path(env.text("MAILLAGE_DATA"))
percents = st.integers(0, 1_000_000).map(lambda number: Decimal(number) / 10_000)


def family(percent: str | Decimal | None, code: str = "A0Z00") -> FamilyShare:
    """A family of three sheets."""
    return FamilyShare(code, f"Famille {code}", 3, None if percent is None else Decimal(percent))


# ── One family, several, none ────────────────────────────────────────────────
def test_one_family_gives_its_share_and_its_side() -> None:
    told = women_told([family("12.3456")])

    assert (told.lowest, told.highest, told.mix, told.untold) == (Decimal("12.3456"), Decimal("12.3456"), Mix.MEN, None)
    assert not told.is_range


def test_several_families_of_one_side_give_a_range_and_no_point_between() -> None:
    told = women_told([family("61"), family("79.9", "A0Z01"), family("70", "A0Z02")])

    assert (told.lowest, told.highest, told.mix) == (Decimal("61"), Decimal("79.9"), Mix.WOMEN)
    assert told.is_range


@pytest.mark.parametrize(
    ("shares", "why"),
    [
        ([], Untold.NO_FAMILY),
        (["50", None], Untold.NO_FIGURE),
        (["10", "30"], Untold.WIDE),  # 20 points, the first spread that is too wide
        (["30", "49.9"], Untold.BOTH_SIDES),
        (["59", "61"], Untold.BOTH_SIDES),
        (["5", "95"], Untold.WIDE),
    ],
)
def test_what_cannot_be_told_says_why(shares: list[str | None], why: Untold) -> None:
    told = women_told([family(share, f"A0Z{rank:02}") for rank, share in enumerate(shares)])

    assert (told.untold, told.lowest, told.highest, told.mix) == (why, None, None, None)


@pytest.mark.parametrize(
    ("percent", "policy", "dominance"),
    [
        ("34.9999", Mix.MEN, Mix.MEN),
        ("35", Mix.MEN, Mix.MIXED),
        ("39.9999", Mix.MEN, Mix.MIXED),
        ("40", Mix.MIXED, Mix.MIXED),
        ("60", Mix.MIXED, Mix.MIXED),
        ("60.0001", Mix.WOMEN, Mix.MIXED),
        ("65.0001", Mix.WOMEN, Mix.WOMEN),
    ],
)
def test_thresholds_belong_to_the_mixed_side(percent: str, policy: Mix, dominance: Mix) -> None:
    assert POLICY.mix_of(Decimal(percent)) == policy
    assert DOMINANCE.mix_of(Decimal(percent)) == dominance


# ── Whatever the figures ─────────────────────────────────────────────────────
@given(st.lists(percents, min_size=1, max_size=5))
def test_a_range_never_leaves_the_shares_nor_spans_twenty_points_nor_a_threshold(shares: list[Decimal]) -> None:
    told = women_told([family(share, f"A0Z{rank:02}") for rank, share in enumerate(shares)])

    is_narrow = max(shares) - min(shares) < 20
    is_one_side = len({POLICY.mix_of(share) for share in shares}) == 1
    assert (told.untold is None) == (is_narrow and is_one_side)
    if told.untold is None:
        assert (told.lowest, told.highest) == (min(shares), max(shares))


@given(st.permutations([family("50"), family("55", "A0Z01"), family("41", "A0Z02")]))
def test_the_order_of_families_changes_no_figure(families: list[FamilyShare]) -> None:
    told = women_told(families)

    assert (told.lowest, told.highest, told.mix) == (Decimal(41), Decimal(55), Mix.MIXED)


# ── The published figures, by another way ────────────────────────────────────
def rows(name: str) -> list[dict[str, str]]:
    """A table of the real files, read without any of our code."""
    content = (DATA / name).read_bytes()
    text = (gzip.decompress(content) if name.endswith(".gz") else content).decode()
    return list(csv.DictReader(io.StringIO(text, newline="")))


@pytest.mark.real_data
def test_every_sheet_gets_what_a_plain_reading_of_the_files_gives() -> None:
    shares = {
        row["code_fap"]: float(row["part_femmes_pct"])
        for row in rows("marche_travail/dares_part_femmes_fap2009.csv.gz")
        if row["periode"] == "2017-2019"
    }
    families: dict[str, set[str]] = defaultdict(set)
    for row in rows("correspondances/fap2009_rome_v3.csv"):
        families[row["code_rome_v3"]].add(row["code_fap225"])
    counted: Counter[str] = Counter()
    ours: Counter[str] = Counter()
    for row in rows("rome/v460/referentiel_code_rome.csv.gz"):
        codes = sorted(families.get(row["code_rome_parent"], ()))
        counted[_plainly([shares[code] for code in codes])] += 1
        told = women_told([family(str(shares[code]), code) for code in codes])
        ours[told.untold or ("range" if told.is_range else "single")] += 1

    assert counted == {"single": 1063, "range": 349, "both-sides": 92, "wide": 79, "no-family": 1}
    assert ours == counted


def _plainly(shares: list[float]) -> str:
    if len(shares) < 2:
        return "single" if shares else "no-family"
    if max(shares) - min(shares) >= 20:
        return "wide"
    sides = [(share >= 40) + (share > 60) for share in shares]
    return "range" if min(sides) == max(sides) else "both-sides"
