"""Outbound links as the public reads them for an occupation, and as staff keep them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from django.utils.translation import get_language

from maillage.reference.enums import LinkPurpose
from maillage.reference.models import LinkCheck
from maillage.reference.outbound import OutboundLink, by_lot, filled, link_named, outbound_links
from maillage.reference.queries.sheets import OccupationSheet
from maillage.reference.queries.territories import CommuneSheet

__all__ = ["CHECKED_EVERY_DAYS", "LinkGroup", "LinkLine", "LinkState", "link_groups", "link_named", "link_states"]

CHECKED_EVERY_DAYS = 180
# What staff try a link with: a baker in Marseille.
_EXAMPLE = {
    "rome": "D1102",
    "rome3": "D1102",
    "title": "Boulanger",
    "insee": "13055",
    "commune": "Marseille",
    "postal": "13001",
    "latitude": "43.297",
    "longitude": "5.370",
}


@dataclass(frozen=True)
class LinkLine:
    """A link ready to follow: where it leads and what its address tells. Who publishes it is no part of it."""

    name: str
    about: str
    url: str
    host: str
    tells_occupation: bool
    tells_commune: bool


@dataclass(frozen=True)
class LinkGroup:
    """The links of a purpose."""

    purpose: LinkPurpose
    links: tuple[LinkLine, ...]


@dataclass(frozen=True)
class LinkState:
    """A link as staff keep it; one never checked is due at once."""

    link: OutboundLink
    example_url: str
    checked_on: date | None
    withdrawn_on: date | None
    next_check_on: date | None
    is_due: bool


def link_groups(sheet: OccupationSheet, commune: CommuneSheet | None, on: date) -> tuple[LinkGroup, ...]:
    """The links in service for an occupation, near a commune when one is chosen. One query."""
    withdrawn = set(LinkCheck.objects.exclude(withdrawn_on=None).values_list("code", flat=True))
    links = by_lot((link for link in outbound_links() if link.code not in withdrawn), on)
    values = _values(sheet, commune)
    return tuple(
        LinkGroup(purpose, tuple(_line(link, values, is_near=commune is not None) for link in group))
        for purpose, group in groupby(links, lambda link: link.purpose)
    )


def _values(sheet: OccupationSheet, commune: CommuneSheet | None) -> dict[str, str]:
    """What links may tell. Those sites look for job titles in the masculine, as official labels have them first."""
    told = {"rome": sheet.code, "rome3": sheet.rome3_code, "title": sheet.name_masculine}
    if commune is None:
        return told
    return {
        **told,
        "insee": commune.code,
        "commune": commune.name,
        "postal": commune.postal_codes[0] if commune.postal_codes else "",
        "latitude": f"{commune.latitude:.3f}",
        "longitude": f"{commune.longitude:.3f}",
    }


def _line(link: OutboundLink, values: dict[str, str], *, is_near: bool) -> LinkLine:
    sent = set(link.sent(is_near=is_near))
    return LinkLine(
        name=link.name,
        about=link.about_en if get_language() == "en" else link.about,
        url=filled(link.template(is_near=is_near), values),
        host=link.host,
        tells_occupation=bool(sent & {"rome", "rome3", "title"}),
        tells_commune=bool(sent & {"insee", "commune", "postal", "latitude", "longitude"}),
    )


def link_states(on: date) -> tuple[LinkState, ...]:
    """Every link of the list, in the order of the file. One query."""
    checks = {check.code: check for check in LinkCheck.objects.order_by("code")}
    return tuple(_state(link, checks.get(link.code), on) for link in outbound_links())


def _state(link: OutboundLink, check: LinkCheck | None, on: date) -> LinkState:
    checked_on = check.checked_on if check else None
    withdrawn_on = check.withdrawn_on if check else None
    following = checked_on + timedelta(days=CHECKED_EVERY_DAYS) if checked_on else None
    is_due = withdrawn_on is None and (following is None or following <= on)
    example = filled(link.template(is_near=True), _EXAMPLE)
    return LinkState(link, example, checked_on, withdrawn_on, following, is_due)
