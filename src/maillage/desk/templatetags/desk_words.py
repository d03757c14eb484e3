"""Codes in words, for the screens of the desk."""

from __future__ import annotations

from collections.abc import Mapping

from django.template import Library

register = Library()


@register.filter
def named(words: Mapping[str, str], code: str) -> str:
    """What a code is called; the code itself once it left its list."""
    return words.get(code, code)
