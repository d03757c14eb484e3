"""Where a page stands: the pages above it."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

Trail = tuple[tuple[str, str], ...]
_NAMES = {
    "places": _("Lieux"),
    "occupations": _("Métiers"),
    "territories": _("Territoires"),
    "news-list": _("Actualités"),
}


def trail_to(name: str) -> Trail:
    """The steps down to the list `name`, in the active language: label and address."""
    return ((str(_NAMES[name]), reverse(f"portal:{name}")),)
