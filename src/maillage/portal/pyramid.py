"""The age pyramid, drawn on the server: two sides told apart by place, word and drawing, not by colour alone.

Units are those of the SVG's viewBox; every number is an integer so that no locale rewrites it.
"""

from __future__ import annotations

from dataclasses import dataclass

from maillage.reference.queries import AgePyramid

WIDTH = 400
BAR_HEIGHT = 11
_STEP, _TOP, _SIDE = 14, 24, 168
_LEFT_EDGE, _RIGHT_EDGE = _SIDE, WIDTH - _SIDE  # ages stand between both


@dataclass(frozen=True)
class Bar:
    """An age and the people of it; men go left from the middle, women go right."""

    age_from: int
    age_to: int | None
    women: int
    men: int
    y: int
    text_y: int
    men_x: int
    men_width: int
    women_width: int


@dataclass(frozen=True)
class Pyramid:
    """Everything the drawing and its table need, oldest first."""

    year: int
    width: int
    height: int
    bar_height: int
    men_edge: int
    women_edge: int
    middle: int
    bars: tuple[Bar, ...]
    women: int
    men: int

    @property
    def people(self) -> int:
        """Women and men of all ages."""
        return self.women + self.men


def pyramid_of(ages: AgePyramid) -> Pyramid:
    """Draw `ages`; the widest bar takes the whole of its side."""
    most = max(max(band.women, band.men) for band in ages.bands) or 1
    ends = [band.age_from - 1 for band in ages.bands[1:]]
    bars = []
    for rank, (band, age_to) in enumerate(reversed(list(zip(ages.bands, [*ends, None], strict=True)))):
        men_width, y = round(band.men * _SIDE / most), _TOP + rank * _STEP
        bars.append(
            Bar(
                age_from=band.age_from,
                age_to=age_to,
                women=band.women,
                men=band.men,
                y=y,
                text_y=y + BAR_HEIGHT - 1,
                men_x=_LEFT_EDGE - men_width,
                men_width=men_width,
                women_width=round(band.women * _SIDE / most),
            )
        )
    return Pyramid(
        year=ages.year,
        width=WIDTH,
        height=_TOP + len(bars) * _STEP + 4,
        bar_height=BAR_HEIGHT,
        men_edge=_LEFT_EDGE,
        women_edge=_RIGHT_EDGE,
        middle=WIDTH // 2,
        bars=tuple(bars),
        women=ages.women,
        men=ages.men,
    )
