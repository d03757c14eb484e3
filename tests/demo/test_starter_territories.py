"""The territories, calendar and sectors of the starter pack: they fit together, and they are true."""

from __future__ import annotations

import csv
import gzip
from datetime import date, timedelta
from pathlib import Path

import pytest

from maillage.config import env
from maillage.core.geo import distance_km
from maillage.core.text import normalise
from maillage.demo import pack

DATA = Path(env.text("MAILLAGE_DATA"))
SMALLER = {"04019", "04088", "04209", "05046"}  # below the hundred largest, kept for the places near them


def real_communes() -> dict[str, dict[str, str]]:
    with gzip.open(DATA / "geo" / "communes.csv.gz", "rt", encoding="utf-8") as table:
        return {row["code_insee"]: row for row in csv.DictReader(table) if row["type"] == "COM"}


def codes(name: str) -> set[str]:
    return {row["code"] for row in pack.rows(name)}


def test_every_code_of_a_commune_resolves() -> None:
    communes = pack.rows("communes.csv")

    assert {row["department"] for row in communes} == codes("departments.csv")
    assert {row["epci"] for row in communes} == codes("epcis.csv")
    assert {row["living_area"] for row in communes} == codes("living_areas.csv")
    assert {row["basin"] for row in communes} == codes("basins.csv")
    assert {row["region"] for row in pack.rows("departments.csv")} == codes("regions.csv")


def test_a_code_stands_once_in_its_file() -> None:
    for name in ("communes.csv", "departments.csv", "epcis.csv", "living_areas.csv", "basins.csv", "regions.csv"):
        assert len(codes(name)) == len(pack.rows(name)), name


def test_the_pack_holds_a_hundred_communes_and_four_smaller_ones() -> None:
    assert len(pack.rows("communes.csv")) == 104
    assert codes("communes.csv") >= SMALLER


def test_holidays_of_a_zone_follow_each_other() -> None:
    for zone in "ABC":
        rows = [row for row in pack.rows("school_holidays.csv") if row["zone"] == zone]
        days = [day for row in rows for day in (row["starts_on"], row["ends_on"])]

        assert len(rows) == 9
        assert days == sorted(days)


def test_every_holiday_starts_on_a_saturday_and_ends_on_a_sunday() -> None:
    for row in pack.rows("school_holidays.csv"):
        assert date.fromisoformat(row["starts_on"]).weekday() == 5, row
        assert date.fromisoformat(row["ends_on"]).weekday() == 6, row


def test_the_real_places_stand_in_known_communes() -> None:
    places = pack.rows("real_places.csv")

    assert {row["commune"] for row in places} <= codes("communes.csv")
    assert sum(row["listed_in_2015"] == "yes" for row in places) == 9
    assert sum(row["listed_today"] == "yes" for row in places) == 8
    assert all(row["source"].startswith("S") for row in places)


@pytest.mark.real_data
def test_communes_are_the_largest_of_the_region() -> None:
    of_region = [row for row in real_communes().values() if row["code_region"] == "93"]
    largest = sorted(of_region, key=lambda row: (-int(row["population"]), row["code_insee"]))[:100]

    assert codes("communes.csv") == {row["code_insee"] for row in largest} | SMALLER


@pytest.mark.real_data
def test_communes_agree_with_the_official_files() -> None:
    real = real_communes()

    for row in pack.rows("communes.csv"):
        truth = real[row["code"]]
        here, there = (float(row["latitude"]), float(row["longitude"])), (truth["latitude"], truth["longitude"])
        assert normalise(row["name"]) == normalise(truth["nom"])
        assert int(row["population"]) == pytest.approx(int(truth["population"]), rel=0.05)
        assert distance_km(*here, float(there[0]), float(there[1])) <= 3
        assert row["postal_codes"].split() == truth["codes_postaux"].split("|")
        assert (row["department"], row["epci"]) == (truth["code_departement"], truth["code_epci"])
        assert (row["living_area"], row["basin"]) == (truth["code_bv2022"], truth["code_bassin_emploi"])


@pytest.mark.real_data
def test_territories_agree_with_the_official_files() -> None:
    def table(name: str, code: str) -> dict[str, dict[str, str]]:
        with (DATA / "geo" / name).open(encoding="utf-8") as lines:
            return {row[code]: row for row in csv.DictReader(lines)}

    departments, epcis = table("departements.csv", "code_departement"), table("epci.csv", "code_epci")
    zonings = {(row["zonage"], row["code"]): row["libelle"] for row in table_rows("zonages_libelles.csv")}

    for row in pack.rows("departments.csv"):
        assert normalise(departments[row["code"]]["nom"]) == normalise(row["name"])
    for row in pack.rows("epcis.csv"):
        assert epcis[row["code"]]["nature"] == row["kind"]
    for row in pack.rows("living_areas.csv"):
        assert normalise(zonings["BV2022", row["code"]]) == normalise(row["name"])
    for row in pack.rows("basins.csv"):
        assert normalise(zonings["BASSIN_EMPLOI_FT", row["code"]]) == normalise(row["name"])


def table_rows(name: str) -> list[dict[str, str]]:
    with (DATA / "geo" / name).open(encoding="utf-8") as lines:
        return list(csv.DictReader(lines))


@pytest.mark.real_data
def test_school_holidays_agree_with_the_open_calendar() -> None:
    """Day by day, from the first holiday of the pack to the last one the open calendar knows."""
    with gzip.open(DATA / "services" / "vacances_scolaires.csv.gz", "rt", encoding="utf-8") as table:
        real = {date.fromisoformat(row["date"]): row for row in csv.DictReader(table)}

    for zone in "ABC":
        column = f"vacances_zone_{zone.lower()}"
        last_known = max(day for day, row in real.items() if row[column] == "True")
        ours = {
            date.fromisoformat(row["starts_on"]) + timedelta(days=number)
            for row in pack.rows("school_holidays.csv")
            if row["zone"] == zone
            for number in range((date.fromisoformat(row["ends_on"]) - date.fromisoformat(row["starts_on"])).days + 1)
        }
        theirs = {day for day, row in real.items() if row[column] == "True" and day >= min(ours)}
        assert {day for day in ours if day <= last_known} == theirs


@pytest.mark.real_data
def test_sectors_name_existing_professional_domains() -> None:
    with (DATA / "rome" / "v460" / "domaine_professionnel.csv").open(encoding="utf-8") as lines:
        real = {row["code_domaine_professionnel"] for row in csv.DictReader(lines)}

    assert {row["professional_domain"] for row in pack.rows("semaines_metiers.csv")} <= real
