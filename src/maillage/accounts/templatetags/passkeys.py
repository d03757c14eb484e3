"""What a passkey ceremony asks of the browser, as an attribute: the content policy allows no inline script."""

from __future__ import annotations

import json
from collections.abc import Mapping

from django import template

register = template.Library()


@register.filter
def as_json(options: Mapping[str, object]) -> str:
    """The JSON of `options`; the template escapes it."""
    return json.dumps(options)
