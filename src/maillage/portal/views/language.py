"""The language of the answer."""

from __future__ import annotations

from django.utils.translation import get_language


def language() -> str:
    """The active language, French unless English was asked for."""
    return "en" if get_language() == "en" else "fr"
