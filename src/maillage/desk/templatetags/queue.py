"""What the panel of a desk's queue needs."""

from __future__ import annotations

from django.template import Library

from maillage.desk.sealing import public_key

register = Library()


@register.simple_tag
def queue_key() -> str:
    """The key for which a device seals what it exports; it is public."""
    return public_key()
