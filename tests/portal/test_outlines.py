"""Outlines as drawings: everything fits, the own territory stands out, places keep the numbers of their list."""

from __future__ import annotations

from maillage.portal.outlines import Dot, Shape, outline_map
from maillage.reference.queries import OutlineSheet


def _square(code: str, west: int, south: int, side: int) -> OutlineSheet:
    east, north = west + side, south + side
    return OutlineSheet(code, ((west, south, east, south, east, north, west, north, west, south),))


def test_a_square_at_the_equator_fills_the_drawing_but_its_margin() -> None:
    drawn = outline_map([_square("1", 0, -500, 1000)], "1", [])

    assert drawn is not None
    assert drawn.shapes == (Shape("M14 386l372 0 0 -372 -372 0 0 372z", is_own=True),)


def test_far_from_the_equator_a_degree_of_longitude_is_shorter() -> None:
    drawn = outline_map([_square("1", 0, 599_500, 1000)], "", [])

    assert drawn is not None
    assert drawn.shapes == (Shape("M107 386l186 0 0 -372 -186 0 0 372z", is_own=False),)


def test_the_own_territory_is_drawn_last() -> None:
    drawn = outline_map([_square("1", 0, 0, 1000), _square("2", 1000, 0, 1000)], "1", [])

    assert drawn is not None
    assert [shape.is_own for shape in drawn.shapes] == [False, True]


def test_what_is_too_small_to_be_seen_is_not_drawn() -> None:
    drawn = outline_map([_square("1", 0, 0, 1000), _square("2", 1000, 0, 1)], "", [])

    assert drawn is not None
    assert len(drawn.shapes) == 1


def test_places_keep_their_number_and_those_outside_or_nowhere_are_left_out() -> None:
    drawn = outline_map([_square("1", 0, -500, 1000)], "", [(5.0, 5.0), None, (0.0, 0.05)])

    assert drawn is not None
    assert drawn.dots == (Dot(3, 200, 200),)


def test_without_any_outline_nothing_is_drawn() -> None:
    assert outline_map([], "1", [(0.0, 0.0)]) is None
