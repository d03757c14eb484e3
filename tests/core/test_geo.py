"""Distances as the crow flies."""

import pytest

from maillage.core.geo import distance_km

MARSEILLE = (43.2965, 5.3698)
PARIS = (48.8566, 2.3522)


def test_distance_from_marseille_to_paris_is_the_published_great_circle() -> None:
    # 660 km as the crow flies, in any atlas.
    assert distance_km(*MARSEILLE, *PARIS) == pytest.approx(660.5, abs=1)


def test_distance_of_one_degree_of_latitude_is_an_arc_of_the_mean_sphere() -> None:
    assert distance_km(44, 5, 45, 5) == pytest.approx(111.1951, abs=0.0001)


def test_distance_to_oneself_is_nothing() -> None:
    assert distance_km(*MARSEILLE, *MARSEILLE) == 0


def test_distance_to_the_antipode_is_half_the_girth() -> None:
    assert distance_km(0, 0, 0, 180) == pytest.approx(20015.1147, abs=0.001)
