"""The map: where points fall, and labels that never cover anything."""

from __future__ import annotations

import itertools
import math

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from maillage.portal.map import LABEL_SIZE, MARKER_RADIUS, SIDE, Label, PlaceMap, Spot, place_map

GAP = (44.5594, 6.0786)
MARSEILLE = Spot("Marseille", 43.2965, 5.3698, is_open=True)
SISTERON = Spot("Sisteron", 44.1950, 5.9460, is_open=False)
DIGNE = Spot("Digne-les-Bains", 44.0925, 6.2356, is_open=False)


def test_points_are_numbered_in_the_order_given() -> None:
    drawn = place_map("Gap", GAP, [SISTERON, DIGNE, MARSEILLE])

    assert [mark.number for mark in drawn.marks] == [1, 2, 3]
    assert [mark.is_open for mark in drawn.marks] == [False, False, True]


def test_south_is_below_and_west_is_left() -> None:
    drawn = place_map("Gap", GAP, [MARSEILLE])

    assert drawn.marks[0].y > drawn.home_y
    assert drawn.marks[0].x < drawn.home_x


def test_distances_on_the_map_follow_the_rings() -> None:
    drawn = place_map("Gap", GAP, [SISTERON, MARSEILLE])
    ring = drawn.rings[0]

    marseille = drawn.marks[1]
    km = math.dist((drawn.home_x, drawn.home_y), (marseille.x, marseille.y)) * ring.km / ring.radius

    # Gap to Marseille is 151 km as the crow flies; one unit of the drawing is about 0.8 km.
    assert abs(km - 151) < 2


def test_two_places_of_one_town_stand_apart() -> None:
    drawn = place_map("Gap", GAP, [MARSEILLE, MARSEILLE])

    first, second = drawn.marks
    assert math.dist((first.x, first.y), (second.x, second.y)) >= 2 * MARKER_RADIUS


def test_a_place_in_the_commune_itself_stands_beside_its_mark() -> None:
    drawn = place_map("Marseille", (MARSEILLE.latitude, MARSEILLE.longitude), [MARSEILLE])

    mark = drawn.marks[0]
    assert math.dist((mark.x, mark.y), (drawn.home_x, drawn.home_y)) >= 2 * MARKER_RADIUS


def test_without_any_place_the_commune_stands_alone() -> None:
    drawn = place_map("Gap", GAP, [])

    assert drawn.marks == ()
    assert drawn.home_label is not None
    assert drawn.home_label.text == "Gap"


spots = st.builds(
    Spot,
    name=st.integers(3, 24).map("m".__mul__),
    latitude=st.floats(43.0, 45.2),
    longitude=st.floats(4.2, 7.7),
    is_open=st.booleans(),
)


# The machine may be slow for a while: only the answers are judged.
@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(spots, max_size=8))
def test_whatever_the_places_points_are_inside_and_labels_cover_nothing(places: list[Spot]) -> None:
    drawn = place_map("Gap", GAP, places)

    assert all(0 <= mark.x <= SIDE and 0 <= mark.y <= SIDE for mark in drawn.marks)
    boxes = [box(label) for label in labels(drawn)]
    assert all(left >= 0 and right <= SIDE and top >= 0 and bottom <= SIDE for left, top, right, bottom in boxes)
    assert [pair for pair in itertools.combinations(boxes, 2) if overlap(*pair)] == []


def labels(drawn: PlaceMap) -> list[Label]:
    """Every label of the map."""
    return [label for label in (drawn.home_label, *(mark.label for mark in drawn.marks)) if label]


def box(label: Label) -> tuple[float, float, float, float]:
    """The room a label takes, from the width the drawing counts with."""
    width = len(label.text) * LABEL_SIZE * 0.58
    left = {"start": label.x, "middle": label.x - width / 2, "end": label.x - width}[label.anchor]
    return left, label.y - LABEL_SIZE + 1, left + width, label.y + 4


def overlap(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    """Two boxes share some room."""
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
