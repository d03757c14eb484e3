"""How often is told in bands: never the number of half-days itself."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext as _

_STARTS: Final = (5, 10, 20, 50)


def band_start(half_days: int) -> int:
    """The first number of the band: what leaves the editors' screen."""
    return max(start for start in _STARTS if start <= half_days)


def band_words(half_days: int) -> str:
    """The band, in words."""
    start = band_start(half_days)
    if start == _STARTS[-1]:
        return _("%(first)d demi-journées et plus") % {"first": start}
    return _("de %(first)d à %(last)d demi-journées") % {
        "first": start,
        "last": _STARTS[_STARTS.index(start) + 1] - 1,
    }
