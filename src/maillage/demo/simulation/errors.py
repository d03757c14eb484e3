"""What the simulator refuses."""

from __future__ import annotations

from maillage.core.errors import Refusal


class NotInvented(Refusal):
    """This installation runs a real network: nothing is invented there."""

    code = "demo.not_invented"


class AlreadyLived(Refusal):
    """Another history stands here already."""

    code = "demo.already_lived"


class BadYears(Refusal):
    """These years cannot be lived."""

    code = "demo.bad_years"
