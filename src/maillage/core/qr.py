"""A link as a QR code, drawn as SVG in the page: no file, no address of its own."""

from __future__ import annotations

import segno
from django.utils.safestring import SafeString


def drawn(link: str) -> SafeString:
    """The SVG of a link; its size is the style sheet's affair. Error correction M survives a fold in the paper."""
    code = segno.make(link, error="m", micro=False)
    return SafeString(
        code.svg_inline(border=4, dark="#000", light="#fff", omitsize=True, svgclass="qr", lineclass=None)
    )
