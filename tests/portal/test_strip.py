"""The day of a place, drawn."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from maillage.core.instants import HalfDay
from maillage.network.enums import PlaceKind
from maillage.network.opening import Opening, State
from maillage.network.sheets import PlaceLine, PlaceToday, PoleLine, PoleToday
from maillage.portal.board import sorted_board
from maillage.portal.strip import Bar, strip_of

PARIS = ZoneInfo("Europe/Paris")
EMPLOI = PoleLine("emploi", "Emploi", "un emploi", "Chercher.", is_translated=True)
FORMATION = PoleLine("formation", "Formation", "une formation", "Apprendre.", is_translated=True)
SLUG = PlaceLine("port", "Port", PlaceKind.POINT, "", "", "13055", "Marseille", "13", "Bouches-du-Rhône", None, None)


def at(hour: int, minute: int = 0, day: int = 24) -> datetime:
    """An instant of November 2026."""
    return datetime(2026, 11, day, hour, minute, tzinfo=PARIS)


def stay(pole: PoleLine, start: int, end: int) -> PoleToday:
    """A pôle between two hours."""
    return PoleToday(pole, (HalfDay.MORNING,), 1, at(start), at(end))


def place(
    *, opening: Opening | None = None, now: tuple[PoleToday, ...] = (), later: tuple[PoleToday, ...] = ()
) -> PlaceToday:
    """A place today."""
    return PlaceToday(SLUG, opening or Opening(State.OPEN), now=now, later=later, planned=())


def test_a_minute_is_a_unit_and_a_pole_is_a_row() -> None:
    strip = strip_of(
        place(now=(stay(EMPLOI, 9, 12),), later=(stay(FORMATION, 13, 17), stay(EMPLOI, 14, 16))), at(10, 30)
    )

    assert strip is not None
    assert strip.bars == (Bar("emploi", 60, 0, 180), Bar("formation", 300, 20, 240), Bar("emploi", 360, 0, 120))
    assert (strip.width, strip.height, strip.now_x) == (720, 40, 150)


def test_what_goes_beyond_the_hours_drawn_is_cut() -> None:
    strip = strip_of(place(now=(stay(EMPLOI, 7, 22),)), at(21))

    assert strip is not None
    assert strip.bars == (Bar("emploi", 0, 0, 720),)
    assert strip.now_x is None


def test_without_known_hours_nothing_is_drawn() -> None:
    unknown = PoleToday(EMPLOI, (HalfDay.MORNING,), 1, None, None)

    assert strip_of(place(now=(unknown,)), at(10)) is None
    assert strip_of(place(), at(10)) is None


def test_the_board_sorts_by_what_matters_to_somebody_who_wants_to_come() -> None:
    opened = place(opening=Opening(State.OPEN))
    later = place(opening=Opening(State.CLOSED, at(14), at(14)))
    closed = place(opening=Opening(State.CLOSED, at(9, day=25), at(9, day=25)))
    for_ever = place(opening=Opening(State.CLOSED))
    unknown = place(opening=Opening(State.UNKNOWN))

    board = sorted_board([closed, unknown, later, for_ever, opened], at(12))

    assert (board.open_now, board.later, board.closed, board.unknown) == (
        (opened,),
        (later,),
        (closed, for_ever),
        (unknown,),
    )
    assert board.next_open == (later, closed)
