"""Take the page on the screen away on a phone: its address as a code to scan."""

from __future__ import annotations

import io
from typing import Final
from urllib.parse import urlsplit

import segno
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.http import url_has_allowed_host_and_scheme

from maillage.reference.outbound import outbound_links
from maillage.safeguards.access import machine
from maillage.safeguards.http import cached_public

_LONGEST: Final = 600


@machine
@cached_public()
def code(request: HttpRequest) -> HttpResponse:
    """The code of an address of this site, or of a site that our kept list of links leads to; nothing else."""
    address = request.GET.get("vers", "/")
    if len(address) > _LONGEST or not _is_ours(request, address):
        raise Http404
    whole = request.build_absolute_uri(address)
    drawn = io.BytesIO()
    segno.make(whole, micro=False, error="m").save(drawn, kind="svg", scale=8, border=4, light="#fff", xmldecl=False)
    return HttpResponse(drawn.getvalue(), content_type="image/svg+xml")


def _is_ours(request: HttpRequest, address: str) -> bool:
    if address.startswith("/"):
        return url_has_allowed_host_and_scheme(address, allowed_hosts=None)
    parts = urlsplit(address)
    return parts.scheme == "https" and parts.hostname in {link.host for link in outbound_links()}
