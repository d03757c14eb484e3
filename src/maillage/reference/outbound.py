"""Links that lead out of the site: the list kept by hand in `links/outbound.json`, and what they may send.

R7: public-interest services, none that sells or counts visits; at least two for a purpose where they
exist; an order by lot, drawn anew each day, that knows nothing of who publishes them.
"""

from __future__ import annotations

import functools
import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final
from urllib.parse import quote, urlsplit

from django.utils.translation import gettext as _

from maillage.core.errors import NotYours
from maillage.reference.enums import LinkPurpose

FILE: Final = Path(__file__).resolve().parent / "links" / "outbound.json"
# All that a link may tell about what the reader looks at; nothing about the reader.
PARAMETERS: Final = frozenset({"rome", "rome3", "title", "insee", "commune", "postal", "latitude", "longitude"})
# Shops, advertising and affiliation: a link there, or a mark of theirs in its address, is refused.
SHOPS: Final = ("amazon.", "fnac.", "cdiscount.", "awin", "tradedoubler.", "effiliation.", "kwanko.", "doubleclick.")
_TRACKING: Final = re.compile(r"[?&](utm_|mtm_|pk_|gclid|fbclid|aff|partner|ref|tag)\w*=", re.IGNORECASE)
_FIELD: Final = re.compile(r"\{([^{}]*)\}")


@dataclass(frozen=True)
class OutboundLink:
    """A link of the list; `url_near` is its address when a commune is chosen, empty when it has none."""

    code: str
    purpose: LinkPurpose
    name: str
    about: str
    about_en: str
    publisher: str
    is_public: bool
    url: str
    url_near: str

    @property
    def host(self) -> str:
        """Where it leads, as the reader sees it in the address bar."""
        return urlsplit(self.url).hostname or ""

    def template(self, *, is_near: bool) -> str:
        """Its address, with or without a commune."""
        return self.url_near if is_near and self.url_near else self.url

    def sent(self, *, is_near: bool) -> tuple[str, ...]:
        """What its address tells, in the order of the address."""
        return tuple(_FIELD.findall(self.template(is_near=is_near)))


def faults_of(link: OutboundLink) -> list[str]:
    """Why a link may not stand in the list; nothing when it may."""
    faults = []
    for url in filter(None, (link.url, link.url_near)):
        host = urlsplit(url).hostname or ""
        if urlsplit(url).scheme != "https" or not host or host != link.host:
            faults.append(f"{url}: not one https site")
        if set(_FIELD.findall(url)) - PARAMETERS:
            faults.append(f"{url}: sends what is not in the closed list")
        if any(shop in host for shop in SHOPS) or _TRACKING.search(url):
            faults.append(f"{url}: sells or follows people")
    return faults


@functools.cache
def outbound_links() -> tuple[OutboundLink, ...]:
    """The list, as it stands in the file."""
    rows = json.loads(FILE.read_text(encoding="utf-8"))
    return tuple(OutboundLink(**{**row, "purpose": LinkPurpose(row["purpose"])}) for row in rows)


def link_named(code: str) -> OutboundLink:
    """The link of that code. Raises NotYours when the list has none."""
    found = next((link for link in outbound_links() if link.code == code), None)
    if found is None:
        raise NotYours(_("Ce lien n’est pas dans la liste."))
    return found


def filled(template: str, values: Mapping[str, str]) -> str:
    """The address with its values, each escaped whole."""
    return _FIELD.sub(lambda found: quote(values[found[1]], safe=""), template)


def by_lot(links: Iterable[OutboundLink], on: date) -> tuple[OutboundLink, ...]:
    """Links in the order of their purposes; within one, by a lot drawn anew each day."""
    purposes = [*LinkPurpose]
    return tuple(sorted(links, key=lambda link: (purposes.index(link.purpose), _lot(link.code, on))))


def _lot(code: str, on: date) -> str:
    return hashlib.sha256(f"{on.isoformat()} {code}".encode()).hexdigest()
