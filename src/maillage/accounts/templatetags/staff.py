"""Tags of every staff screen."""

from __future__ import annotations

import uuid

from django.template import Library

register = Library()


@register.simple_tag
def operation_id() -> str:
    """A new random operation id: each button of a page has its own."""
    return str(uuid.uuid4())
