"""Years that an invented network has lived: docs/reference/simulation.md says what is drawn, and from which shares."""

from maillage.demo.simulation.history import Wish, live_until_yesterday, require_invented, simulate
from maillage.demo.simulation.totals import Totals, totals

__all__ = ["Totals", "Wish", "live_until_yesterday", "require_invented", "simulate", "totals"]
