"""The outside sign-in service of this site, for the sign-in page."""

from __future__ import annotations

from django import template
from django.conf import settings

register = template.Library()


@register.simple_tag
def service_name() -> str:
    """Its name; empty when there is none."""
    return str(settings.OPENID.get("name", ""))
